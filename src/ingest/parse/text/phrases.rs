//! Holds the lists of phrases of `furniture.txt`, indexed so that a line is compared with few of them.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

/// A list of phrases by its name in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Whole lines around an article.
    Line,
    /// Beginnings of lines that lead elsewhere.
    Opening,
    OtherArticles,
    ShareWord,
    Kicker,
    CreditOpening,
    CreditMark,
    RightsOpening,
    OriginOpening,
    CorrectionOpening,
    BioHeading,
    BioOpening,
    Paper,
    PaperEnding,
    ContactOpening,
    EndMark,
    BoilerplateOpening,
    Letters,
    LettersOfTheHouse,
    LettersWanted,
    /// Whom a picture is from, at the end of a caption.
    Agency,
    /// Headings that stand only behind an article.
    Behind,
    /// What stands before the name of who made a picture.
    CreditWord,
}

const NAMES: [(&str, List); 23] = [
    ("line", List::Line),
    ("opening", List::Opening),
    ("list heading", List::OtherArticles),
    ("share word", List::ShareWord),
    ("kicker", List::Kicker),
    ("credit opening", List::CreditOpening),
    ("credit mark", List::CreditMark),
    ("rights opening", List::RightsOpening),
    ("origin opening", List::OriginOpening),
    ("correction opening", List::CorrectionOpening),
    ("bio heading", List::BioHeading),
    ("bio opening", List::BioOpening),
    ("paper", List::Paper),
    ("paper ending", List::PaperEnding),
    ("contact opening", List::ContactOpening),
    ("end mark", List::EndMark),
    ("boilerplate opening", List::BoilerplateOpening),
    ("letters", List::Letters),
    ("letters of the house", List::LettersOfTheHouse),
    ("letters wanted", List::LettersWanted),
    ("agency", List::Agency),
    ("behind", List::Behind),
    ("credit word", List::CreditWord),
];

/// Up to three first characters of a phrase as one number.
type Start = u64;

#[derive(Default)]
struct Phrases {
    all: Vec<&'static str>,
    set: FxHashSet<&'static str>,
    by_start: FxHashMap<Start, Vec<&'static str>>,
    /// For lists that are looked for anywhere in a text.
    anywhere: Option<AhoCorasick>,
}

static LISTS: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    let mut lists: Vec<Phrases> = NAMES.iter().map(|_| Phrases::default()).collect();
    let mut place = 0;
    for line in include_str!("furniture.txt").lines().filter(|line| !line.starts_with("# ")) {
        match line.strip_prefix("= ") {
            Some(name) => place = NAMES.iter().position(|(known, _)| *known == name).unwrap_or_default(),
            None => {
                let phrases = line.split(", ").map(str::trim).filter(|phrase| !phrase.is_empty());
                lists[place].all.extend(phrases);
            }
        }
    }
    for (place, list) in lists.iter_mut().enumerate() {
        list.set = list.all.iter().copied().collect();
        for phrase in &list.all {
            list.by_start.entry(start_of(phrase)).or_default().push(phrase);
        }
        if matches!(NAMES[place].1, List::CreditMark | List::Letters | List::LettersOfTheHouse | List::LettersWanted) {
            list.anywhere = AhoCorasick::builder().ascii_case_insensitive(true).build(&list.all).ok();
        }
    }
    lists
});

/// Which lists have phrases that begin like this, as a bit each.
static STARTS: LazyLock<FxHashMap<Start, u32>> = LazyLock::new(|| {
    let mut starts: FxHashMap<Start, u32> = FxHashMap::default();
    for (place, list) in LISTS.iter().enumerate() {
        list.by_start.keys().for_each(|start| *starts.entry(*start).or_default() |= 1 << place);
    }
    starts
});

/// The same for three letters of ASCII, with which nearly all lines of many languages begin.
static STARTS_IN_LETTERS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let letter = |place: usize| char::from(b'a' + (place % LETTERS) as u8);
    let places = 0..LETTERS.pow(3);
    places.map(|place| lists_at([place, place / LETTERS, place / LETTERS / LETTERS].map(letter).into_iter())).collect()
});
const LETTERS: usize = 26;

/// The place of three letters among all threes of them.
fn place_of_letters(first: &[u8; 3]) -> Option<usize> {
    let [one, two, three] = first.map(|byte| usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a')));
    let are_letters = one < LETTERS && two < LETTERS && three < LETTERS;
    are_letters.then_some(one + LETTERS * two + LETTERS * LETTERS * three)
}

fn lists_at(characters: impl Iterator<Item = char>) -> u32 {
    let starts = starts_of(characters);
    starts.iter().filter_map(|start| STARTS.get(start)).fold(0, |all, lists| all | lists)
}

/// The starts of one, two and three characters.
fn starts_of(characters: impl Iterator<Item = char>) -> [Start; 3] {
    let mut starts = [0; 3];
    let mut start = 0;
    for (place, character) in characters.take(3).enumerate() {
        start |= u64::from(u32::from(character)) << (21 * place);
        starts[place] = start;
    }
    starts
}

/// The start of a phrase: of its first three characters, or of all it has.
fn start_of(phrase: &str) -> Start {
    starts_of(phrase.chars()).into_iter().max().unwrap_or_default()
}

/// The lists with phrases that a text may begin with; most lines of a text begin with none.
#[derive(Clone, Copy)]
pub(super) struct Candidates(u32);

impl Candidates {
    /// Of a text as it is written, with the marks around it.
    pub(super) fn of(text: &str) -> Self {
        let text = if begins_bare(text.as_bytes()) { text } else { text.trim_start_matches(is_mark) };
        let first = text.as_bytes().first_chunk::<3>();
        if let Some(known) = first.and_then(place_of_letters).and_then(|place| STARTS_IN_LETTERS.get(place)) {
            return Self(*known);
        }
        Self(match first.filter(|first| first.is_ascii()) {
            Some(first) => lists_at(first.iter().map(|byte| char::from(byte.to_ascii_lowercase()))),
            None => {
                let small = text.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase);
                lists_at(small.filter(|c| *c != DOT_ABOVE))
            }
        })
    }

    pub(super) fn has(self, list: List) -> bool {
        self.0 & (1 << list as u32) != 0
    }

    pub(super) fn has_any(self, lists: &[List]) -> bool {
        lists.iter().any(|list| self.has(*list))
    }
}

impl List {
    fn phrases(self) -> &'static Phrases {
        &LISTS[self as usize]
    }

    /// The phrases of the list.
    pub(super) fn all(self) -> &'static [&'static str] {
        &self.phrases().all
    }

    /// Whether a text is one of the phrases.
    pub(super) fn contains(self, text: &str) -> bool {
        self.phrases().set.contains(text)
    }

    /// Whether one of the phrases stands anywhere in a text.
    pub(super) fn is_in(self, text: &str) -> bool {
        match &self.phrases().anywhere {
            Some(automaton) => automaton.is_match(text),
            None => self.all().iter().any(|phrase| text.contains(phrase)),
        }
    }

    /// Whether a text in lower case begins with one of the phrases and does not go on inside a word.
    pub(super) fn opens(self, text: &str) -> bool {
        let phrases = self.phrases();
        starts_of(text.chars()).iter().filter_map(|start| phrases.by_start.get(start)).flatten().any(|opener| {
            text.strip_prefix(opener).is_some_and(|rest| {
                let is_whole = !opener.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
                // Words of some scripts have nothing between them.
                is_whole || !opener.is_ascii() && !opener.chars().any(|c| c.is_lowercase() || c.is_uppercase())
            })
        })
    }
}

/// A text without white space and the marks of lists and bold writing around it.
pub(super) fn without_marks(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if !may_be_mark(*first) && !may_be_mark(*last) => text,
        _ => text.trim_matches(is_mark),
    }
}

fn begins_bare(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| !may_be_mark(*first))
}

/// Whether a byte may be one of the marks around a text, or of one that is not ASCII.
fn may_be_mark(byte: u8) -> bool {
    !byte.is_ascii_graphic() || matches!(byte, b'*' | b'_' | b'>' | b'|')
}

fn is_mark(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '*' | '_' | '>' | '•' | '|' | '»' | '\u{feff}' | '\u{fe0f}' | '\u{2190}'..='\u{21ff}')
        || matches!(character, '\u{25a0}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

/// A text in lower case, without the marks around it.
pub(super) fn lowered(text: &str) -> String {
    let text = without_marks(text);
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let small = if text.contains('’') { text.replace('’', "'").to_lowercase() } else { text.to_lowercase() };
    if small.contains(DOT_ABOVE) { small.replace(DOT_ABOVE, "") } else { small }
}

/// What the small letter of `İ` has more than `i`.
const DOT_ABOVE: char = '\u{307}';

/// Whether a text begins with a phrase of a list.
pub(super) fn opens_with(text: &str, list: List) -> bool {
    Candidates::of(text).has(list) && list.opens(&beginning(text))
}

/// As much of a text as an opener may be long, in lower case.
pub(super) fn beginning(text: &str) -> String {
    const LONGEST_OPENER_BYTES: usize = 200;
    lowered(&text[..text.floor_char_boundary(LONGEST_OPENER_BYTES)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_a_candidate_of_its_list() {
        for (_, list) in NAMES {
            for phrase in list.all() {
                for text in [phrase.to_string(), format!(" * {phrase} |"), phrase.to_uppercase(), phrase.replace('\'', "’")]
                {
                    let is_small = lowered(&text).starts_with(without_marks(phrase));
                    assert!(!is_small || Candidates::of(&text).has(list), "{list:?} {text}");
                }
            }
        }
    }

    #[test]
    fn marks_are_taken_off_as_one_by_one() {
        let pieces = ["a", "Be", " ", "*", "_", "|", ">", ".", "\t", "\u{1c}", "é", "•", "\u{a0}", "’", "İ", "9"];
        let mut draw = crate::dice::dice(37);
        for _ in 0..20_000 {
            let text: String = (0..draw(7)).map(|_| pieces[draw(pieces.len())]).collect();
            assert_eq!(without_marks(&text), text.trim_matches(is_mark), "{text:?}");
            let inner = text.trim_start_matches(is_mark).chars().map(|c| if c == '’' { '\'' } else { c });
            let plainly = lists_at(inner.flat_map(char::to_lowercase).filter(|c| *c != DOT_ABOVE));
            assert_eq!(Candidates::of(&text).0, plainly, "{text:?}");
        }
    }

    #[test]
    fn lists_have_their_names() {
        for (place, (_, list)) in NAMES.iter().enumerate() {
            assert_eq!(*list as usize, place);
            assert!(!list.all().is_empty(), "{list:?}");
        }
        assert!(List::Opening.opens("read more: the harbour") && !List::Opening.opens("read moreover"));
        assert!(List::RightsOpening.opens("© 2023") && List::CreditMark.is_in("a port. (jane doe/afp)"));
    }
}
