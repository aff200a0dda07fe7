//! Tells short lines of a page, a reading view or a desk that are no part of an article by more than a list of phrases.

use super::super::scan::{holds, trim};
use super::lines::ends_sentence;

/// Whether a line ends with what no article says: `Good journalism costs money. Subscribe now.`
pub(super) fn asks_to_subscribe(line: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "Subscribe now",
        "Subscribe today",
        "Subscribe here",
        "Donate now",
        "Donate today",
        "Abonnez-vous",
        "Abonnez-vous maintenant",
        "Jetzt abonnieren",
        "Suscríbete ahora",
        "Suscríbase ahora",
        "Assine já",
        "Abbonati ora",
    ];
    if holds(line, "-supported publication") && line.contains(" is a reader-supported publication") {
        return true;
    }
    // Most lines end otherwise, and most that do not with a letter.
    let end = line.as_bytes();
    let may_be = match end.last() {
        Some(last) if last.is_ascii_alphanumeric() => ENDINGS.iter().any(|ending| ending.as_bytes().last() == Some(last)),
        _ => true,
    };
    if !may_be {
        return false;
    }
    let text = line.trim_end().trim_end_matches(['.', '!', '›', '»', '>', ' ']);
    let before = ENDINGS.iter().find_map(|ending| text.strip_suffix(ending));
    before.is_some_and(|before| before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', ':', '…']))
}

/// `Forwarded from Harbour Courier`: what messengers print above what somebody sent on.
pub(super) fn is_mark_of_forward(line: &str) -> bool {
    const OPENINGS: [&str; 8] = [
        "Forwarded from ",
        "Переслано от ",
        "Переслано из ",
        "Переслано від ",
        "Weitergeleitet von ",
        "Reenviado de ",
        "Transféré de ",
        "Inoltrato da ",
    ];
    const MOST_WORDS: usize = 7;
    let text = line.trim_start();
    matches!(text.as_bytes().first(), Some(b'F' | b'W' | b'R' | b'T' | b'I' | 0x80..))
        && OPENINGS.iter().any(|opening| text.starts_with(opening))
        && line.split_whitespace().count() <= MOST_WORDS
        && !ends_sentence(line)
}

/// `Our news on your phone (Click Here)`.
pub(super) fn asks_to_click(line: &str) -> bool {
    const ENDINGS: [&str; 4] = ["(click here)", "[click here]", "(click here)!", "(click here)."];
    let text = line.trim_end();
    if !matches!(text.as_bytes(), [.., b')' | b']'] | [.., b')', b'!' | b'.']) {
        return false;
    }
    ENDINGS.iter().any(|ending| {
        let start = text.len().saturating_sub(ending.len());
        text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    })
}

/// `Hi, what are you looking for?`: what stands in the field of a search.
pub(super) fn asks_what_is_looked_for(line: &str) -> bool {
    const QUESTIONS: [&str; 6] = [
        "what are you looking for",
        "que recherchez-vous",
        "que cherchez-vous",
        "wonach suchen sie",
        "qué estás buscando",
        "o que você procura",
    ];
    const MOST_WORDS: usize = 6;
    let Some(question) = line.trim_end().strip_suffix('?') else { return false };
    let text =
        if question.split_whitespace().nth(MOST_WORDS).is_none() { question.trim().to_lowercase() } else { return false };
    QUESTIONS.iter().any(|question| text.ends_with(question))
}

/// What the desk of an agency changed, in brackets: `(Adds quotes, background; changes dateline)`.
pub(super) fn is_note_of_desk(line: &str) -> bool {
    const VERBS: [&str; 13] = [
        "Adds",
        "Updates",
        "Recasts",
        "Rewrites",
        "Repeats",
        "Corrects",
        "Changes",
        "Removes",
        "Refiles",
        "Restores",
        "Deletes",
        "Fixes",
        "Clarifies",
    ];
    const LONGEST_BYTES: usize = 200;
    let inner = trim(line).strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let Some((verb, rest)) = inner.filter(|_| line.len() <= LONGEST_BYTES).and_then(|inner| inner.split_once(' ')) else {
        return false;
    };
    VERBS.contains(&verb) && rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// `4–5 minutes`
pub(super) fn is_span(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < text.len()
        && digits
            .trim_start()
            .strip_prefix(['-', '–'])
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_pages_and_desks() {
        for (line, expected) in [
            ("Good journalism costs money. Subscribe now.", true),
            ("Subscribe today", true),
            ("Jetzt abonnieren ›", true),
            ("He told the readers to subscribe now.", false),
            ("(Adds quotes, background; changes dateline)", true),
            ("(Updates with reaction)", true),
            ("(Adds Up was the name of the firm)", false),
            ("(Changes)", false),
        ] {
            assert_eq!(asks_to_subscribe(line) || is_note_of_desk(line), expected, "{line}");
        }
        assert!(is_span("4–5 minutes") && !is_span("4 minutes") && !is_span("minutes 4-5"));
    }
}
