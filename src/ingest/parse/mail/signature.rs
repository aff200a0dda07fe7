//! Splits the lines with which a sender signs from the text of a mail.

/// The text and the signature under the line `-- `, if one stands near the end.
pub(super) fn split_signature(text: &str) -> (&str, &str) {
    const MOST_LINES: usize = 15;
    let mut end = text.len();
    for line in text.lines().rev().take(MOST_LINES) {
        let start = line.as_ptr().addr() - text.as_ptr().addr();
        let below = text[end..].trim();
        let is_mark = matches!(line, "-- " | "--") || is_rule(line.trim()) && is_address_block(below);
        if is_mark && start > 0 {
            return (text[..start].trim_end(), text[end..].trim());
        }
        end = start;
    }
    (text, "")
}

fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '_'))
}

/// Whether a few short lines say where their writer is: one of them has a number to call or an address of mail.
fn is_address_block(text: &str) -> bool {
    const MOST_LINES: usize = 8;
    const LONGEST_CHARACTERS: usize = 80;
    const LEAST_DIGITS: usize = 7;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_number = |line: &str| {
        let digits = line.bytes().filter(u8::is_ascii_digit).count();
        let is_called =
            line.contains('+') || line.split_once([':', '.']).is_some_and(|(name, _)| name.chars().count() <= 10);
        digits >= LEAST_DIGITS && is_called
    };
    let is_mail = |line: &str| line.contains('@') && line.split_whitespace().count() <= 3;
    lines.len() <= MOST_LINES
        && lines.iter().all(|line| line.chars().count() <= LONGEST_CHARACTERS && !line.ends_with(['!', '?']))
        && lines.iter().any(|line| is_number(line) || is_mail(line))
}

/// The text, and the lines below it with which its sender signs: the name, whole or the first part of it, then office and house.
pub(super) fn split_sign_off<'t>(text: &'t str, name: &str) -> (&'t str, &'t str) {
    const MOST_LINES: usize = 10;
    const LONGEST_CHARACTERS: usize = 70;
    let whole = name.trim().to_lowercase();
    let first = whole.split(' ').next().unwrap_or_default();
    let mut start = text.len();
    let mut signed = None;
    for line in text.lines().rev().take(MOST_LINES) {
        start = line.as_ptr().addr() - text.as_ptr().addr();
        let words = line.trim().trim_start_matches(['-', '–', '—', ' ']).trim_end_matches([',', ' ']).to_lowercase();
        let is_name = !whole.is_empty() && (words == whole || words == first && first.chars().count() >= 3);
        if is_name {
            signed = Some(start);
            break;
        }
        if line.chars().count() > LONGEST_CHARACTERS || line.trim_end().ends_with(['.', '!', '?', '。']) {
            break;
        }
    }
    match signed.filter(|start| *start > 0) {
        Some(_) => (text[..start].trim_end(), text[start..].trim()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        assert_eq!(split_signature("Text.\n\n-- \nJane\nQuay 1\n"), ("Text.", "Jane\nQuay 1"));
        assert_eq!(split_signature("Text.\n\nMore."), ("Text.\n\nMore.", ""));
        let office = "Press office\nQuay 1, Harbourtown\nTel.: +49 30 470 07 111";
        assert_eq!(split_signature(&format!("Text.\n\n---\n{office}\n")), ("Text.", office));
        assert_eq!(split_signature("Text.\n\n____\npress@quay.example"), ("Text.", "press@quay.example"));
        for text in [
            "Text.\n\n---\n\nMore of it.",
            "Text.\n\n---\nIn 2019-2020 it cost 1,000,000.",
            "Text.\n\n---\n\nNext week: the quay",
        ] {
            assert_eq!(split_signature(text), (text, ""));
        }
        for (text, name, expected) in [
            ("Text.\n\nJane Doe\nHarbour School\nQuay 1", "Jane Doe", ("Text.", "Jane Doe\nHarbour School\nQuay 1")),
            ("Text.\n\nJane", "Jane Doe", ("Text.", "Jane")),
            ("Text.\n\nJane\nIt rained.", "Jane Doe", ("Text.\n\nJane\nIt rained.", "")),
            ("Text of Jane.", "Jane Doe", ("Text of Jane.", "")),
            ("Jane Doe", "Jane Doe", ("Jane Doe", "")),
        ] {
            assert_eq!(split_sign_off(text, name), expected, "{text}");
        }
    }
}
