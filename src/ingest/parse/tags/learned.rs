//! Turns the run-together lines of a corpus into the pieces that recur in them in changing company: those are tags.
//!
//! What ends a tag in one line may stand inside a tag in another, but over many lines only whole tags have neighbours of all
//! kinds on both sides. A piece with a place inside where a cut could be is believed when one of its parts stands nowhere else
//! ("EastMed" where no line has "East" alone).

use rustc_hash::FxHashMap;

use super::joints::{Joint, is_caseless, is_small_start, joints};
use super::known::{Vocabulary, hash_of_text};

/// More lines than this tell nothing new.
const MOST_LINES: usize = 50_000;
const LONGEST_PIECE_BYTES: usize = 60;
/// A cut that it costs so much to leave out stands where a word ends.
const CLEAR_PASS: f32 = 2.5;
/// Between a small letter and a capital.
const STRONG_PASS: f32 = 4.0;

/// What the lines tell of a piece.
#[derive(Clone, Copy, Debug, Default)]
struct Company {
    lines: u32,
    /// The characters next to it, as a set.
    before: u64,
    behind: u64,
    /// Whether it somewhere begins, and somewhere ends, where a cut is beyond doubt.
    begins_clearly: bool,
    ends_clearly: bool,
    /// The line that was last counted.
    last_line: u32,
}

impl Company {
    /// In how much changing company the piece stands.
    fn variety(&self) -> u32 {
        self.before.count_ones().min(self.behind.count_ones()).min(self.lines)
    }
}

/// The pieces of different lines that are tags, by their hashes, with the variety of their company. The lines must be in order
/// and differ.
pub(super) fn learn(lines: &[&str], vocabulary: &Vocabulary) -> FxHashMap<u64, u32> {
    let lines = &lines[..lines.len().min(MOST_LINES)];
    let mut companies: FxHashMap<u64, Company> = FxHashMap::default();
    for (number, line) in (1..).zip(lines) {
        for_each_piece(line, vocabulary, |piece| {
            let company = companies.entry(hash_of_text(piece.text)).or_default();
            company.lines += u32::from(company.last_line != number);
            company.last_line = number;
            company.before |= bit(line[..piece.start].chars().next_back());
            company.behind |= bit(line[piece.start + piece.text.len()..].chars().next());
            company.begins_clearly |= piece.begins_clearly;
            company.ends_clearly |= piece.ends_clearly;
        });
    }
    let mut learned: FxHashMap<u64, Option<u32>> = FxHashMap::default();
    for line in lines {
        for_each_piece(line, vocabulary, |piece| {
            let hash = hash_of_text(piece.text);
            let Some(company) = companies.get(&hash) else { return };
            if company.variety() < 2 {
                return;
            }
            let believed = is_believed(&piece, company, &companies, vocabulary).then(|| company.variety());
            // In every line it must look like one.
            let known = learned.entry(hash).or_insert(believed);
            *known = known.and(believed);
        });
    }
    learned.into_iter().filter_map(|(hash, variety)| Some((hash, variety?))).collect()
}

/// A character as one of 64; the end of the line is one of its own.
fn bit(neighbour: Option<char>) -> u64 {
    neighbour.map_or(1, |character| 2 << (u32::from(character) % 63))
}

struct Piece<'l> {
    text: &'l str,
    start: usize,
    inside: &'l [Joint],
    begins_clearly: bool,
    ends_clearly: bool,
}

/// Calls a function with every text between two joints that may be a tag.
fn for_each_piece(line: &str, vocabulary: &Vocabulary, mut take: impl FnMut(Piece<'_>)) {
    let joints = joints(line, vocabulary);
    let is_clear = |joint: &Joint| joint.pass >= CLEAR_PASS && joint.needs_known == 0.0;
    for first in 0..=joints.len() {
        let start = first.checked_sub(1).map_or(0, |joint| joints[joint].at);
        for last in first..=joints.len() {
            let end = joints.get(last).map_or(line.len(), |joint| joint.at);
            let (text, inside) = (&line[start..end], &joints[first..last]);
            // Several words with a capital behind a small letter are several tags.
            let has_strong = inside.iter().any(|joint| joint.pass > STRONG_PASS);
            if text.len() > LONGEST_PIECE_BYTES || has_strong && text.contains(' ') {
                break;
            }
            if may_be_tag(text, vocabulary) {
                let begins_clearly = first.checked_sub(1).is_none_or(|joint| is_clear(&joints[joint]));
                let ends_clearly = joints.get(last).is_none_or(is_clear);
                take(Piece { text, start, inside, begins_clearly, ends_clearly });
            }
        }
    }
}

fn may_be_tag(text: &str, vocabulary: &Vocabulary) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else { return false };
    // A letter stands in all company.
    let is_long = text.chars().filter(|character| character.is_alphanumeric()).count() >= 2;
    let begins = first.is_uppercase() || first.is_numeric() || matches!(first, '#' | '“' | '«' | '„');
    // Scripts without capitals have a joint at every letter: what recurs is any word.
    let is_caseless_text = text.chars().any(is_caseless);
    is_long
        && (begins || is_small_start(text, vocabulary))
        && !matches!(last, '-' | '/' | '&' | '(' | '\'' | '’')
        && !is_caseless_text
}

fn is_believed(piece: &Piece<'_>, company: &Company, all: &FxHashMap<u64, Company>, vocabulary: &Vocabulary) -> bool {
    if !is_plausible(piece.text, company) {
        return false;
    }
    piece.inside.iter().all(|joint| {
        let (left, right) = piece.text.split_at(joint.at - piece.start);
        let stands_elsewhere = |part: &str| {
            let of_part = all.get(&hash_of_text(part));
            of_part.is_some_and(|of_part| of_part.lines * 4 > company.lines * 5 && is_plausible(part, of_part))
        };
        if joint.pass == 0.0 {
            return !(stands_elsewhere(left) && stands_elsewhere(right));
        }
        // A letter behind a tag belongs to it, or the tag before would have no company without it ("F-35", "F-35B").
        let is_one = is_one_letter(right) || !stands_elsewhere(left) && !stands_elsewhere(right);
        let (least, may_be_known) = if joint.pass > STRONG_PASS { (4, false) } else { (3, true) };
        is_one
            && company.variety() >= least
            && (may_be_known || !(vocabulary.is_in_lexicon(left) && vocabulary.is_in_lexicon(right)))
    })
}

fn is_one_letter(text: &str) -> bool {
    text.chars().nth(1).is_none()
}

/// Parts of acronyms recur as well, but always next to a capital.
fn is_plausible(text: &str, company: &Company) -> bool {
    let is_acronym = text.chars().all(|character| character.is_uppercase() || character.is_numeric());
    let (begins, ends) = (company.begins_clearly, company.ends_clearly);
    let is_long = text.chars().nth(2).is_some();
    company.variety() >= 2 && (!is_acronym || begins && ends || (begins || ends) && is_long && company.variety() >= 3)
}

#[cfg(test)]
mod tests {
    use super::super::split_run;
    use super::*;

    fn taught(lines: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.learn_from_lines(lines);
        vocabulary
    }

    #[test]
    fn pieces_in_changing_company_are_tags() {
        let lines = [
            "BuzzNestGorbulakMortars",
            "MortarsZQV-9 HeronBuzzNest",
            "Oval FrogBuzzNest",
            "TarnovKLMBuzzNestZQV-9 Heron",
            "KLM155mm ShellsTarnov",
            "155mm ShellsGorbulak",
            "TarnovBuzzNest155mm Shells",
            "GorbulakKLM",
        ];
        let vocabulary = taught(&lines);
        for (line, expected) in [
            ("MortarsBuzzNest155mm ShellsTarnov", "Mortars|BuzzNest|155mm Shells|Tarnov"),
            ("Oval FrogBuzzNest", "Oval Frog|BuzzNest"),
            ("BuzzNestGorbulakMortars", "BuzzNest|Gorbulak|Mortars"),
        ] {
            assert_eq!(split_run(line, &vocabulary, &[]).values.join("|"), expected);
        }
    }

    #[test]
    fn two_tags_that_are_often_together_stay_two() {
        let lines =
            ["TarnovGorbulak", "GorbulakTarnovMortars", "KLMTarnovGorbulakFrogs", "MortarsGorbulak", "FrogsTarnovSalt"];
        let vocabulary = taught(&lines);
        assert_eq!(split_run("TarnovGorbulakFrogs", &vocabulary, &[]).values.join("|"), "Tarnov|Gorbulak|Frogs");
    }
}
