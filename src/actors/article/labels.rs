//! Turns a name as it is written in a text into the label to show.

use crate::text::collapse_white_space;

/// `Tommy McCall` of `Tommy "Gun" McCall`.
pub(super) fn without_nickname(name: &str) -> String {
    let opens = |character: char| matches!(character, '"' | '“' | '‘');
    let closes = |character: char| matches!(character, '"' | '”' | '’');
    let quoted = name.find(opens).and_then(|open| {
        let behind = name[open..].char_indices().nth(1).map(|(offset, _)| open + offset)?;
        let close = behind + name[behind..].find(closes)?;
        Some((open, name[close..].char_indices().nth(1).map_or(name.len(), |(offset, _)| close + offset)))
    });
    match quoted {
        Some((open, close)) if open > 0 && close < name.len() => {
            collapse_white_space(&format!("{}{}", &name[..open], &name[close..]))
        }
        _ => name.to_string(),
    }
}

/// `JOSE LOPEZ` as a name is usually written; short words in capitals may be acronyms and stay.
pub(super) fn title_case(name: &str) -> String {
    let mut cased = String::with_capacity(name.len());
    for (place, word) in name.split(' ').enumerate() {
        if place > 0 {
            cased.push(' ');
        }
        let small = ["OF", "THE", "AND", "FOR", "DE", "LA", "DEL", "Y", "IN"];
        if place > 0 && small.contains(&word) {
            cased.push_str(&word.to_lowercase());
            continue;
        }
        let mut begins = true;
        for character in word.chars() {
            if begins {
                cased.push(character);
            } else {
                cased.extend(character.to_lowercase());
            }
            begins = !character.is_alphanumeric() && character != '\'' && character != '\u{2019}';
        }
    }
    cased
}
