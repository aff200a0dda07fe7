//! Turns the value of an author field that names bodies with "and", "&" or a slash in or between their names into those names:
//! `Food and Agriculture Organization` is one, `Reuters and AFP` are two.
//!
//! Such a word joins two authors only where each piece is one by itself. So a value in which no piece is a person, and not every piece an agency,
//! stays whole.

use super::Reading;
use super::clean::{cleaned, without_openers};
use super::person::{bare, is_agency, is_degree, is_house, is_name_word, is_person, is_role, is_title};
use super::words::{HOUSE_PHRASES, JOINTS, LEAD_INS, NOT_WRITING, VERBS, WEAK_JOINTS};

const LONGEST_BYTES: usize = 240;
const MOST_WORDS: usize = 16;

/// Agencies that are not named: they are nobody beside somebody.
const SOME_AGENCIES: [&str; 8] =
    ["agencies", "agencias", "agences", "agenturen", "wires", "وكالات", "staff", "correspondents"];

/// The bodies that a value names, if a joint stands in or between their names and it names no person.
pub(super) fn joined_bodies(text: &str) -> Option<Vec<String>> {
    let has_joint = |c: char| c.is_whitespace() || matches!(c, '/' | '&' | '+' | ',');
    if text.len() > LONGEST_BYTES || !text.contains(has_joint) || is_of_several_parts(text) {
        return None;
    }
    let text = cleaned(text);
    let whole = without_openers(text.trim());
    let pieces = pieces(whole);
    let joints = pieces.iter().filter(|piece| piece.is_behind_joint).count();
    if let [piece] = pieces.as_slice()
        && whole.contains('/')
        && piece.is_agency()
    {
        return Some(vec![piece.text()]);
    }
    if pieces.len() < 2 || pieces.iter().any(|piece| piece.words.is_empty()) {
        return None;
    }
    // "Radio Free Europe/Radio Liberty" is one house.
    let is_one_house = whole.contains('/') && pieces.iter().all(|piece| piece.words.len() > 1);
    if !is_one_house && pieces.iter().all(Piece::is_agency) {
        return Some(pieces.iter().map(Piece::text).collect());
    }
    let all: Vec<&str> = pieces.iter().flat_map(|piece| piece.words.iter().copied()).collect();
    if joints == 0 || all.len() > MOST_WORDS || !is_name_word(all[0]) || all.iter().any(|word| is_of_page(word)) {
        return None;
    }
    let names_a_person = || pieces.iter().any(|piece| !Reading::of(&piece.text()).persons.is_empty());
    let is_one = goes_on_behind_joint(&pieces)
        || !all.iter().any(|word| is_of_byline(word)) && !holds_degree(&pieces) && !names_a_person();
    let spaced = || whole.split_whitespace().collect::<Vec<_>>().join(" ");
    is_one.then(|| vec![spaced().trim_matches([' ', ',', '.', '"', '“', '”']).to_string()])
}

/// Whether a word stands in no name of a body: addresses, numbers, "by".
fn is_of_page(word: &str) -> bool {
    word.eq_ignore_ascii_case("by")
        || word.contains(['@', '=', '{', '_', '?', '!', '#'])
        || word.chars().any(|c| c.is_ascii_digit())
}

/// Whether a word says what somebody does, leads to a name or stands for agencies that are not named.
fn is_of_byline(word: &str) -> bool {
    let lowered = bare(word);
    let lowered = lowered.as_str();
    let leads = LEAD_INS.contains(lowered) && word.starts_with(char::is_lowercase) && !IN_NAMES.contains(&lowered);
    leads
        || is_role(word) && !is_house(word)
        || is_title(word)
        || SOME_AGENCIES.contains(&lowered)
        || NOT_WRITING.contains(lowered)
        || VERBS.contains(lowered)
}

/// Small words that stand within the names of bodies and lead to a complement.
const IN_NAMES: [&str; 42] = [
    "of", "for", "on", "in", "to", "against", "without", "de", "des", "du", "del", "della", "dei", "di", "da", "do", "das",
    "dos", "pour", "para", "por", "per", "für", "gegen", "ohne", "zur", "zum", "der", "die", "voor", "van", "het", "för",
    "til", "av", "af", "dla", "ds.", "do", "po", "по", "для",
];

/// Whether the name of a body with its complement goes on behind the joint: `Institute for War & Peace Reporting`.
fn goes_on_behind_joint(pieces: &[Piece<'_>]) -> bool {
    pieces.windows(2).any(|pair| {
        let words = &pair[0].words;
        let complement = words.iter().position(|word| IN_NAMES.contains(&word.to_lowercase().as_str()));
        let is_body = complement.is_some_and(|place| place > 0 && words[..place].iter().any(|word| is_house(word)));
        // What is in the complement is one word: `Ministry of Health and Jane Doe` names a person behind a whole name.
        is_body && pair[1].is_behind_joint && !is_person(&pair[0].text())
    })
}

/// `Doe and MD`: a degree joined to a name of one word names nobody more.
fn holds_degree(pieces: &[Piece<'_>]) -> bool {
    let is_degree = |word: &&str| is_degree(word) && word.chars().all(char::is_uppercase) && !is_agency(word);
    pieces.iter().any(|piece| piece.words.iter().all(is_degree))
}

/// What stands between joints and commas.
struct Piece<'t> {
    words: Vec<&'t str>,
    is_behind_joint: bool,
}

impl Piece<'_> {
    fn text(&self) -> String {
        self.words.join(" ")
    }

    fn is_agency(&self) -> bool {
        match self.words.as_slice() {
            [word] => is_agency(word) && !SOME_AGENCIES.contains(&bare(word).as_str()),
            words => HOUSE_PHRASES.contains(&words.join(" ").to_lowercase()) && words[0].starts_with(char::is_uppercase),
        }
    }
}

/// Cuts at joints, slashes and commas.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece { words: Vec::new(), is_behind_joint: false }];
    let begin = |pieces: &mut Vec<Piece<'_>>, is_behind_joint: bool| match pieces.last_mut() {
        // "Roe, and Doe": one joint.
        Some(last) if last.words.is_empty() => last.is_behind_joint |= is_behind_joint,
        _ => pieces.push(Piece { words: Vec::new(), is_behind_joint }),
    };
    for written in text.split_whitespace() {
        let word = written.trim_end_matches(',');
        let lowered = bare(word);
        let is_small = !word.starts_with(char::is_uppercase);
        if matches!(word, "&" | "+" | "/") || is_small && (JOINTS.contains(&lowered) || WEAK_JOINTS.contains(word)) {
            begin(&mut pieces, true);
            continue;
        }
        // "وزارة التجارة والصناعة": "and" is written with the word behind it.
        let word = match word.strip_prefix("وال") {
            Some(_) if pieces.iter().any(|piece| !piece.words.is_empty()) => {
                begin(&mut pieces, true);
                &word['و'.len_utf8()..]
            }
            _ => word,
        };
        // RFE/RL is one name.
        let is_one = !word.contains('/') || is_agency(word);
        for (place, part) in if is_one { vec![word] } else { word.split('/').collect() }.into_iter().enumerate() {
            if place > 0 {
                begin(&mut pieces, true);
            }
            if let Some(last) = pieces.last_mut().filter(|_| !part.is_empty()) {
                last.words.push(part);
            }
        }
        if word.len() < written.len() {
            begin(&mut pieces, false);
        }
    }
    if pieces.last().is_some_and(|last| last.words.is_empty()) {
        pieces.pop();
    }
    pieces
}

/// Whether strokes, bars or line ends cut a value into parts that say different things.
fn is_of_several_parts(text: &str) -> bool {
    text.contains(['|', ';', '\n', ':', '•', '·', '—', '«', '»', '…', '*', '~', '\t', '(', '[', '：', '；'])
        || [" - ", " – "].iter().any(|stroke| text.contains(stroke))
}
