//! Turns a name as it is written in a text into the label to show.

use crate::text::collapse_white_space;

/// A name on one line, without characters that nobody sees: with them it would be another name.
pub(super) fn name_written(text: &str) -> String {
    if text.is_ascii() || !text.contains(is_unseen) {
        return collapse_white_space(text);
    }
    let mut seen = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        // What joins and parts letters in Persian and Hindi is spelling.
        let is_between = || seen.ends_with(is_joining) && rest.as_str().starts_with(is_joining);
        if !is_unseen(character) || (matches!(character, '\u{200C}' | '\u{200D}') && is_between()) {
            seen.push(character);
        }
    }
    collapse_white_space(&seen)
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Letters of scripts whose letters change by what stands beside them: from Arabic and Syriac to Sinhala, Myanmar, Khmer, Mongolian.
fn is_joining(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// `Tommy McCall` of `Tommy "Gun" McCall`.
pub(super) fn without_nickname(name: &str) -> String {
    match nickname_in(name) {
        Some((open, close)) => collapse_white_space(&format!("{}{}", &name[..open], &name[close..])),
        None => name.to_string(),
    }
}

/// The bytes of a nickname inside of a name, with its marks: `"Gun"`, `("the Gun")`.
pub(super) fn nickname_in(name: &str) -> Option<(usize, usize)> {
    let opens = |character: char| matches!(character, '"' | '“' | '„' | '‘' | '\'' | '«' | '»');
    name.match_indices(opens).find_map(|(mark, opening)| {
        let before = name[..mark].strip_suffix('(').unwrap_or(&name[..mark]);
        let behind = mark + opening.len();
        let closing: &[char] = match opening {
            "\"" => &['"'],
            "“" => &['”'],
            "„" => &['“', '”'],
            "‘" => &['’'],
            "'" => &['\''],
            "«" => &['»'],
            _ => &['«'],
        };
        let closes = |(close, end): (usize, &str)| {
            let rest = &name[behind + close + end.len()..];
            let rest = if before.len() < mark { rest.strip_prefix(')')? } else { rest };
            rest.starts_with(' ').then(|| name.len() - rest.len())
        };
        let close = name[behind..].match_indices(closing).find_map(closes)?;
        before.ends_with(' ').then_some((before.len(), close))
    })
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

#[cfg(test)]
mod tests {
    use super::name_written;

    #[test]
    fn characters_that_nobody_sees_make_no_other_name() {
        for written in
            ["Wikinews\u{200D}", "\u{FEFF}Wikinews", "Wiki\u{AD}news", "\u{200E}Wikinews\u{200B}", "Wiki\u{200C}news"]
        {
            assert_eq!(name_written(written), "Wikinews", "{written:?}");
        }
        assert_eq!(name_written("Acme \u{200B} Front"), "Acme Front");
        for kept in ["حزب توده\u{200C}ای", "क्\u{200D}ष", "São Tomé"] {
            assert_eq!(name_written(kept), kept);
        }
        assert_eq!(name_written("توده\u{200C}"), "توده");
    }
}
