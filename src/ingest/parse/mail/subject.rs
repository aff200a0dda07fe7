//! Knows what subjects of mail carry that is no part of the headline: marks of replies and forwards, of lists, of servers and of press releases.

use super::super::dates::{FoundDate, date_at_end};
use super::super::text::{is_embargo, is_release_mark};
use crate::article::DatePrecision;

/// Marks of replies and forwards, before a colon or in brackets.
const REPLY_MARKS: [&str; 45] = [
    "re",
    "fw",
    "fwd",
    "aw",
    "wg",
    "tr",
    "rv",
    "res",
    "enc",
    "antw",
    "sv",
    "vs",
    "vb",
    "odg",
    "odp",
    "pd",
    "posr",
    "proslj",
    "i",
    "r",
    "rif",
    "ref",
    "ynt",
    "ilt",
    "отв",
    "ответ",
    "回复",
    "转发",
    "答复",
    "vl",
    "doorst",
    "πρθ",
    "σχετ",
    "απ",
    "továbbítás",
    "preposlané",
    "пересл",
    "轉寄",
    "転送",
    "回覆",
    "전달",
    "답장",
    "הועבר",
    "إعادة توجيه",
    "ส่งต่อ",
];

/// What mail servers set into subjects of mail that comes from elsewhere, in brackets.
const MARKS_OF_SERVERS: [&str; 3] = ["ext", "external", "extern"];

/// Whether the mark before a subject is the name of a list: `islands-news`.
fn is_list_name(mark: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    mark.contains('-') && mark.starts_with(|c: char| c.is_ascii_lowercase()) && mark.chars().all(is_of_name)
}

/// A subject without marks of replies and of the list.
pub(super) fn clean_subject(subject: &str, list_id: &str) -> String {
    let mut rest = subject.trim();
    let list: String = list_id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut was_reply = false;
    loop {
        if let Some((mark, after)) = rest.split_once([':', '：'])
            && (is_reply_mark(mark) || is_mark_of_server(mark) && is_marked(after))
            && !after.trim().is_empty()
        {
            rest = after.trim_start();
            was_reply = true;
            continue;
        }
        if let Some(after) = behind_release_mark(rest) {
            rest = after;
            continue;
        }
        if let Some((mark, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && !after.trim().is_empty()
        {
            if is_release_mark(mark) {
                rest = after.trim_start();
                continue;
            }
            if is_list_name(mark) {
                rest = after.trim_start();
                continue;
            }
            let mark: String = mark.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let is_mark = REPLY_MARKS.contains(&mark.as_str()) || MARKS_OF_SERVERS.contains(&mark.as_str());
            if is_mark || was_reply || (!mark.is_empty() && list.contains(&mark)) {
                rest = after.trim_start();
                continue;
            }
        }
        let end = MARKS_BEHIND.iter().find_map(|mark| rest.strip_suffix(mark));
        return end.filter(|before| !before.trim().is_empty()).unwrap_or(rest).trim_end().to_string();
    }
}

/// A headline without the name of the house that sent it, at one of its ends: `Quay Post: The pier is closed`, `The pier is closed (Quay Post)`.
pub(super) fn without_house<'s>(headline: &'s str, house: &str) -> &'s str {
    const LEAST_CHARACTERS_OF_HOUSE: usize = 4;
    const LEAST_CHARACTERS_LEFT: usize = 10;
    const JOINTS: [&str; 5] = [": ", " - ", " – ", " — ", " | "];
    if house.chars().count() < LEAST_CHARACTERS_OF_HOUSE {
        return headline;
    }
    let is_house = |words: &str| words.to_lowercase() == house.to_lowercase();
    let before = JOINTS.iter().find_map(|joint| headline.split_once(joint).filter(|(first, _)| is_house(first)));
    let behind = || {
        let joints = JOINTS.iter().skip(1);
        let joined = joints.filter_map(|joint| headline.rsplit_once(joint)).find(|(_, last)| is_house(last));
        joined.or_else(|| headline.strip_suffix(')')?.rsplit_once(" (").filter(|(_, last)| is_house(last)))
    };
    let rest = before.map(|(_, rest)| rest).or_else(|| behind().map(|(rest, _)| rest)).map(str::trim);
    rest.filter(|rest| rest.chars().count() >= LEAST_CHARACTERS_LEFT).unwrap_or(headline)
}

/// Whether a subject begins with a mark of a reply or a forward.
fn is_marked(subject: &str) -> bool {
    is_forward(subject) || is_reply(subject)
}

/// What stands behind the mark of a press release or of an embargo: `Press release: The pier is closed`.
fn behind_release_mark(subject: &str) -> Option<&str> {
    let (mark, after) = [": ", " | ", " – ", " - "].iter().find_map(|joint| subject.split_once(joint))?;
    (!after.trim().is_empty() && (is_release_mark(mark) || is_embargo(mark))).then(|| after.trim_start())
}

/// The day up to which a subject asks not to publish: `EMBARGOED until 00:01 GMT 16 June 2023: The pier is closed`.
pub(super) fn day_of_embargo(subject: &str) -> Option<FoundDate> {
    let (mark, _) = subject.split_once(": ").filter(|(mark, _)| is_embargo(mark))?;
    date_at_end(mark).filter(|found| found.date.precision() == DatePrecision::Day)
}

/// `Re`, `RE[2]`, `Fwd (3)`.
fn is_reply_mark(mark: &str) -> bool {
    let word = mark.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | ' ' | '^'));
    // One letter is a mark of a reply only as a capital: "I: " and "R: " in Italian mail.
    let is_short = word.chars().count() == 1;
    REPLY_MARKS.contains(&folded_mark(word.trim()).as_str()) && (!is_short || word.chars().all(char::is_uppercase))
}

/// A mark in small letters; the Turkish `İlt` has a capital whose small form is two characters.
fn folded_mark(mark: &str) -> String {
    mark.replace('İ', "i").to_lowercase()
}

/// Marks of forwards, before a colon.
const FORWARD_MARKS: [&str; 30] = [
    "fwd",
    "fw",
    "wg",
    "tr",
    "rv",
    "enc",
    "vs",
    "vb",
    "pd",
    "posr",
    "proslj",
    "i",
    "ilt",
    "转发",
    "轉寄",
    "転送",
    "пересл",
    "إعادة توجيه",
    "fs",
    "vl",
    "doorst",
    "doorgestuurd",
    "doorgest",
    "weitergeleitet",
    "πρθ",
    "továbbítás",
    "preposlané",
    "전달",
    "הועבר",
    "ส่งต่อ",
];

/// Whether a subject says that the mail forwards another, by any of the marks before what it is of: `[EXT] RE: FW: The pier`.
pub(super) fn is_forward(subject: &str) -> bool {
    const LONGEST_MARK_CHARACTERS: usize = 30;
    let is_mark = |mark: &str| FORWARD_MARKS.contains(&folded_mark(mark.trim()).as_str());
    let mut rest = subject.trim();
    loop {
        // "[Fwd: The pier]", "[ports-l] Fwd: The pier", "*SPAM* Fwd: The pier"
        let in_brackets = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let in_stars = || rest.strip_prefix('*').and_then(|rest| rest.trim_start_matches('*').split_once('*'));
        if let Some((mark, after)) = in_brackets
            .or_else(in_stars)
            .filter(|(mark, _)| mark.chars().count() <= LONGEST_MARK_CHARACTERS || is_forward(mark))
        {
            if is_forward(mark) {
                return true;
            }
            rest = after.trim_start_matches(['*', ' ']);
            continue;
        }
        let Some((mark, after)) = rest.split_once([':', '：']) else {
            return matches!(rest.to_lowercase().as_str(), "fw" | "fwd") || ends_with_forward_mark(rest);
        };
        // "Important FW: The pier"
        let is_last_word = mark.rsplit(' ').next().is_some_and(|word| matches!(word, "FW" | "Fw" | "FWD" | "Fwd"));
        if is_mark(mark) || is_last_word && mark.split(' ').count() <= 3 {
            return true;
        }
        if !is_reply_mark(mark) && !is_mark_of_server(mark) {
            return ends_with_forward_mark(rest);
        }
        rest = after.trim_start();
    }
}

/// Whether a subject says that the mail answers another.
pub(super) fn is_reply(subject: &str) -> bool {
    let mut rest = subject.trim();
    while let Some((_, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        rest = after.trim_start();
    }
    rest.split_once([':', '：']).is_some_and(|(mark, _)| is_reply_mark(mark))
}

/// Unix mail sets its mark behind the subject.
const MARKS_BEHIND: [&str; 3] = ["(fwd)", "(Fwd)", "(FWD)"];

fn ends_with_forward_mark(subject: &str) -> bool {
    MARKS_BEHIND.iter().any(|mark| subject.ends_with(mark))
}

/// `EXT`, `External`.
fn is_mark_of_server(mark: &str) -> bool {
    MARKS_OF_SERVERS.contains(&mark.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        for (subject, list, expected) in [
            ("Re: Fwd: The harbour", "", "The harbour"),
            ("RE[2]: AW: The harbour", "", "The harbour"),
            ("[Sea-watch] Re: The harbour", "Sea watch <sea-watch.lists.example>", "The harbour"),
            ("[islands-news] The harbour", "", "The harbour"),
            ("[Analysis] The harbour: a view", "", "[Analysis] The harbour: a view"),
            ("Iran: what now", "", "Iran: what now"),
            ("Re:", "", "Re:"),
            ("i: the first person", "", "i: the first person"),
            ("İlt: Liman", "", "Liman"),
            ("YNT: İLT: Liman", "", "Liman"),
            ("Persbericht: The harbour", "", "The harbour"),
            ("[COMMUNIQUÉ] The harbour", "", "The harbour"),
            ("Pressemitteilung 114/2019: The harbour", "", "The harbour"),
            ("EMBARGOED until 00:01 GMT 16 June 2023: The harbour", "", "The harbour"),
            ("Embargo on oil: what now", "", "Embargo on oil: what now"),
            ("VL: Satama suljetaan", "", "Satama suljetaan"),
            ("ΠΡΘ: Το λιμάνι", "", "Το λιμάνι"),
            ("轉寄: 碼頭關閉", "", "碼頭關閉"),
            ("[EXTERNAL] FW: The harbour", "", "The harbour"),
            ("The harbour (fwd)", "", "The harbour"),
            ("The harbour (forward)", "", "The harbour (forward)"),
            ("EXTERNAL: FW: The harbour", "", "The harbour"),
            ("External: what others say", "", "External: what others say"),
            ("[External debt] What now", "", "[External debt] What now"),
        ] {
            assert_eq!(clean_subject(subject, list), expected);
        }
    }

    #[test]
    fn subjects_with_the_house_that_sent_them() {
        for (subject, expected) in [
            ("Quay Post: The pier is closed", "The pier is closed"),
            ("QUAY POST | The pier is closed", "The pier is closed"),
            ("The pier is closed - Quay Post", "The pier is closed"),
            ("The pier is closed (Quay Post)", "The pier is closed"),
            ("Quay Post editor: the pier is closed", "Quay Post editor: the pier is closed"),
            ("Quay Post buys the pier", "Quay Post buys the pier"),
            ("Who owns the pier: Quay Post", "Who owns the pier: Quay Post"),
            ("Quay Post: May 4", "Quay Post: May 4"),
        ] {
            assert_eq!(without_house(subject, "Quay Post"), expected);
        }
        assert_eq!(without_house("The pier: a view", ""), "The pier: a view");
    }

    #[test]
    fn days_of_embargoes() {
        for (subject, expected) in [
            ("EMBARGOED until 00:01 GMT 16 June 2023: The harbour", "2023-06-16"),
            ("Embargo lifted: the harbour on 16 June 2023", ""),
            ("Until 16 June 2023: the harbour", ""),
        ] {
            let day = day_of_embargo(subject).map(|found| found.date.to_string()).unwrap_or_default();
            assert_eq!(day, expected, "{subject}");
        }
    }

    #[test]
    fn subjects_of_forwards() {
        for subject in [
            "FW: The harbour",
            "[EXT] FW: The harbour",
            "RE: FW: The harbour",
            "AW: WG: Der Hafen",
            "[ports-l] FW: The harbour",
            "[Spam] Fwd: The harbour",
            "*SPAM* FW: The harbour",
            "EXTERNAL: FW: The harbour",
            "Important FW: The harbour",
            "Doorgestuurd: De haven",
            "[Fwd: The harbour]",
            "The harbour (fwd)",
            "FW",
        ] {
            assert!(is_forward(subject), "{subject}");
        }
        for subject in [
            "",
            "The harbour",
            "Re: The harbour",
            "[ports-l] The harbour",
            "[ports-l] Re: The harbour",
            "What they sent on FW: one two three",
            "Iran: FW and what it is",
            "*The harbour*",
        ] {
            assert!(!is_forward(subject), "{subject}");
        }
        assert!(is_reply("[ports-l] Re: The harbour") && !is_reply("Iran: what now") && !is_reply("The harbour"));
    }
}
