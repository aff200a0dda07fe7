//! Tells where one sentence ends and the next begins, between two words of a paragraph.
//!
//! The rule follows Unicode's UAX #29 (a terminator, closing marks, white space, and not a small letter next), with what news
//! text needs besides: titles, initials and dotted acronyms do not end a sentence unless the next word plainly begins one.

/// Abbreviations after which a sentence goes on.
const TITLES: [&str; 38] = [
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "maj", "cpl", "pvt", "cmdr", "adm",
    "brig", "sen", "rep", "gov", "pres", "rev", "fr", "hon", "st", "mt", "vs", "cf", "eg", "ie", "al", "approx", "dept",
    "univ", "art", "figs", "fig", "ed",
];

/// Abbreviations that may also end a sentence.
const PERHAPS_LAST: [&str; 27] = [
    "jr", "sr", "inc", "ltd", "co", "corp", "bros", "etc", "am", "pm", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "no", "nos", "vol", "pp", "phd",
];

/// Words with which a sentence plainly begins.
const STARTERS: [&str; 72] = [
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "it",
    "he",
    "she",
    "they",
    "we",
    "you",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "or",
    "however",
    "its",
    "his",
    "her",
    "their",
    "our",
    "i",
    "as",
    "for",
    "after",
    "before",
    "when",
    "while",
    "if",
    "there",
    "then",
    "meanwhile",
    "with",
    "without",
    "by",
    "from",
    "under",
    "what",
    "who",
    "why",
    "how",
    "no",
    "not",
    "one",
    "some",
    "many",
    "most",
    "both",
    "since",
    "so",
    "such",
    "still",
    "yet",
    "once",
    "until",
    "although",
    "though",
    "despite",
    "during",
    "to",
    "last",
    "officials",
    "critics",
    "asked",
    "according",
    "even",
    "also",
    "now",
];

/// A word as the rule needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour<'a> {
    /// Its folded form.
    pub(crate) folded: &'a str,
    /// As it is written.
    pub(crate) written: &'a str,
}

/// Whether a sentence ends between two words of a paragraph that have `gap` between them; `ahead` is what stands before the first.
pub(crate) fn ends_between(ahead: &str, before: Neighbour<'_>, gap: &str, after: Neighbour<'_>) -> bool {
    if gap.contains(['。', '！', '？', '।', '॥', '؟', '۔', '።', '։', '။', '។', '｡']) {
        return true;
    }
    // A possessive ending belongs to the word before: its letters stand in the gap.
    let is_end =
        |character| matches!(character, '.' | '!' | '?' | '…' | '‽') || is_greek_question_mark(character, before.written);
    let Some(place) = gap.find(is_end) else {
        return closes_note(ahead, before, gap) && !begins_small(after);
    };
    let rest = &gap[place..];
    if !rest.contains(char::is_whitespace) {
        return false;
    }
    if begins_small(after) {
        return false;
    }
    let first = after.written.chars().next().unwrap_or(' ');
    let is_full_stop = rest.starts_with('.') && !rest.contains(['!', '?', '…']) && !rest.starts_with("..");
    if !is_full_stop || place > 0 {
        return true;
    }
    let is_digit_next = first.is_ascii_digit();
    let is_initial = before.written.chars().count() == 1 && before.written != "I" && first.is_alphabetic();
    let is_dotted = before.written.contains('.') && before.written.chars().any(char::is_alphabetic);
    if TITLES.contains(&before.folded) {
        return false;
    }
    if matches!(before.folded, "no" | "nos" | "vol" | "pp") {
        return !is_digit_next;
    }
    if is_initial || is_dotted || PERHAPS_LAST.contains(&before.folded) {
        return STARTERS.contains(&after.folded);
    }
    true
}

/// Whether a word begins with a small letter. Georgian begins its sentences with letters that Unicode counts as small.
fn begins_small(word: Neighbour<'_>) -> bool {
    word.written.starts_with(|first: char| first.is_lowercase() && !matches!(first, 'ა'..='ჿ'))
}

/// Whether a word is the number of a note behind the end of a sentence: `It ended.[1][2] It began.`
fn closes_note(ahead: &str, note: Neighbour<'_>, gap: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !gap.starts_with(']') || !gap.ends_with(char::is_whitespace) || !is_number(note.written) {
        return false;
    }
    let Some(mut rest) = ahead.strip_suffix('[') else { return false };
    while let Some((before, number)) = rest.strip_suffix(']').and_then(|rest| rest.rsplit_once('['))
        && is_number(number)
    {
        rest = before;
    }
    rest.trim_end_matches(['"', '”', '’', '»', ')']).ends_with(['.', '!', '?', '…'])
}

/// Greek asks with a semicolon.
fn is_greek_question_mark(character: char, before: &str) -> bool {
    matches!(character, ';' | '\u{37E}')
        && before.chars().next_back().is_some_and(|c| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}'))
}

#[cfg(test)]
mod tests {
    use crate::text::{Analyser, Texts};

    /// A paragraph with a bar where each sentence after the first begins.
    fn cut(text: &str) -> String {
        let mut analyser = Analyser::default();
        let tokens = analyser.analyse(&Texts { body: text, ..Texts::default() });
        let mut shown = String::new();
        let mut at = 0;
        for token in tokens.iter().filter(|token| token.begins_sentence && token.bytes.start > 0) {
            shown.push_str(text[at..token.bytes.start].trim_end_matches(['"', '“', '(', '\'', '«']));
            shown.push('|');
            at = token.bytes.start;
        }
        shown + &text[at..]
    }

    #[test]
    fn sentences_of_news() {
        for text in [
            "Talks failed. |Fighting went on.",
            "Mr. Putin met Gen. Smith of the U.S. Army.",
            "It came from the U.S. |The plan failed.",
            "John F. Kennedy spoke at 3.5 percent.",
            "Stop! |Who is there? |Nobody.",
            "It is No. 10 in size. |10 others came.",
            "It was over... |The end.",
            "Go to x.org now.",
            "Acme Inc. said so. |Acme Inc. |The rest.",
            "战争结束了。|和平来了。",
            "انتهت الحرب؟ |نعم",
            "ომი დასრულდა. |მოლაპარაკება დაიწყო.",
            "Τι είπε; |Ο πρόεδρος έφυγε.",
            "It rose; Russia fell.",
            "It rose to 5. |Then it fell.",
            "They said no. |Russia said yes.",
            "It ended in 1999.[1] |It began in “May.”[12][3] |The rest.",
            "It ended [1] when Russia left.[2] and others [3] The rest.",
        ] {
            assert_eq!(cut(&text.replace('|', "")), text);
        }
        assert_eq!(cut("He said: “No.” “Yes,” she said."), "He said: “No.” |Yes,” she said.");
        assert_eq!(cut("Then: “Stop!” he said."), "Then: “Stop!” he said.");
    }
}
