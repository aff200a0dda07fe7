//! Turns names of the lexicon into [`Prepared`]: the hashes of their words, and how each has to be written where it counts.
//!
//! Every start of the program does this to a hundred thousand names, so one that is plain words with spaces between, as most
//! are, goes past the rules of [`crate::text`]: none of them has anything to say of it.

use super::endings::LIKE_WORDS;
use super::trie::{MOST_MARKED_WORDS, MOST_WORDS, Pattern, STEM, Target, code_of, is_behind_mark};
use crate::actors::registry::{NameForm, Registry};
use crate::actors::words::{Capitals, Gap, Word, capitals_of, hash_of, words_in};

/// Words of names that some write with a capital and some without, wherever they stand in a name.
const ARTICLES: [&str; 13] = ["al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ul", "bin", "ibn", "ben"];

/// The same, but for the first word of a name: `La Union` is a town, `la Union` is not.
const PARTICLES: [&str; 13] = ["de", "da", "di", "do", "dos", "del", "la", "le", "van", "von", "der", "den", "the"];

/// How many letters the longest of both has.
const LONGEST_PARTICLE: usize = 3;

/// A name of so many letters is another word when it is written with other capitals.
const SHORT_LETTERS: usize = 4;

/// Names with the hashes of their words, one after another.
#[derive(Default)]
pub(super) struct Prepared {
    pub(super) hashes: Vec<u64>,
    pub(super) patterns: Vec<Pattern>,
    /// The words of the name being added, and the name in small letters: kept from name to name.
    words: Vec<Word>,
    folded: String,
}

impl Prepared {
    /// With room for so many names.
    pub(super) fn for_names(names: usize) -> Prepared {
        let (hashes, patterns) = (Vec::with_capacity(names * 5 / 2), Vec::with_capacity(names));
        Prepared { hashes, patterns, ..Prepared::default() }
    }

    pub(super) fn add(&mut self, name: &str, target: Target, form: NameForm, is_sure: bool, language: Option<&'static str>) {
        let has_and = self.add_as_written(name, target, form, is_sure, language);
        // `Procter and Gamble`, as it was sent by telex; `Foreign, Commonwealth & Development Office`.
        if language.is_none() && memchr::memchr(b'&', name.as_bytes()).is_some() && name.contains(" & ") {
            self.add_as_written(&name.replace(" & ", " and "), target, form, is_sure, language);
        } else if has_and && name.contains(" and ") {
            self.add_as_written(&name.replace(" and ", " & "), target, form, is_sure, language);
        }
    }

    /// Adds a name as it stands, and the plural of a demonym; says whether `and` joins words of it.
    fn add_as_written(
        &mut self,
        name: &str,
        target: Target,
        form: NameForm,
        is_sure: bool,
        language: Option<&'static str>,
    ) -> bool {
        let (name, is_stem) = name.strip_suffix('*').map_or((name, false), |stem| (stem, true));
        // Korean hangs its particles on the name, see `endings`.
        let is_stem = is_stem || name.chars().next_back().is_some_and(|last| matches!(last, '가'..='힣'));
        let mut words = std::mem::take(&mut self.words);
        let is_plain = words_of_name(name, &mut words, &mut self.folded);
        if !words.is_empty() && words.len() <= MOST_WORDS {
            let own = self.hashes.len();
            self.hashes.extend(words.iter().map(|word| word.hash));
            if is_stem && let Some(last) = self.hashes.last_mut() {
                *last ^= STEM;
            }
            // `Сил* быстр* поддержк*`: words within a name take endings too.
            if !is_plain {
                for (place, word) in words.iter().enumerate() {
                    if name[word.end as usize..].starts_with('*') {
                        self.hashes[own + place] ^= STEM;
                    }
                }
            }
            self.patterns.push(pattern_of(name, &words, is_plain, target, form, is_sure, language));
        }
        // A plural of a demonym: `Russians`; those that end in another way are listed.
        let takes_s = form == NameForm::Demonym && language.is_none() && !name.ends_with(['s', 'h', 'e']);
        let takes_s = takes_s && matches!(words.len(), 1 | 2) && name.is_ascii();
        let own = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
        let has_and = language.is_none() && form == NameForm::Name && own.iter().any(|word| word.hash == hash_of("and"));
        self.words = words;
        if takes_s {
            self.add(&format!("{name}s"), target, form, is_sure, language);
        }
        has_and
    }

    /// Of the names added from a place on, those of which none of their words says whose body it is are not sure.
    pub(super) fn mark_if_shared(&mut self, from: usize) {
        let general = Registry::general_words();
        let mut end = self.hashes.len();
        for pattern in self.patterns[from..].iter_mut().rev() {
            let own = &self.hashes[end - usize::from(pattern.words)..end];
            end -= own.len();
            if own.len() > 1 && own.iter().all(|hash| general.contains(hash)) {
                (pattern.is_shared, pattern.is_sure) = (true, false);
            }
        }
    }
}

/// How a name of these words has to be written.
fn pattern_of(
    name: &str,
    words: &[Word],
    is_plain: bool,
    target: Target,
    form: NameForm,
    is_sure: bool,
    language: Option<&'static str>,
) -> Pattern {
    let (mut capitals, mut marks) = (0, 0);
    for (place, word) in words.iter().enumerate().take(MOST_MARKED_WORDS) {
        // In most languages adjectives are written small, wherever the lexicon found them.
        let is_foreign_adjective = form == NameForm::Demonym && language.is_some();
        let is_capital = matches!(word.capitals, Capitals::First | Capitals::All) && !is_foreign_adjective;
        if is_capital && !(words.len() > 1 && is_particle(word.of(name), place)) {
            capitals |= 1 << place;
        }
        marks |= u16::from(!is_plain && place > 0 && is_behind_mark(name, words, place)) << place;
    }
    let is_single = words.len() == 1;
    let is_acronym = is_single && words[0].capitals == Capitals::All && name.chars().count() <= 12;
    // `Us` and `Who` are no acronyms, `Irena`, `Dina` and `Jana` are names of women.
    let is_like_a_word = is_acronym
        && match language {
            Some(_) => name.chars().count() >= 4,
            None => LIKE_WORDS.iter().any(|known| known.eq_ignore_ascii_case(name)),
        };
    let is_short = is_single && name.len() <= 4 * SHORT_LETTERS && name.chars().count() <= SHORT_LETTERS;
    let has_both = || name.contains(char::is_lowercase) && name.chars().skip(1).any(char::is_uppercase);
    Pattern {
        target,
        form,
        is_sure,
        is_acronym,
        is_like_a_word,
        inner_capitals: if is_short && has_both() { capitals_in(name) } else { 0 },
        is_shared: false,
        is_possessive: !is_plain && (name.ends_with("'s") || name.ends_with("\u{2019}s")),
        language: language.and_then(code_of),
        capitals,
        marks,
        words: words.len() as u16,
    }
}

/// Whether a word of a name is one that some write with a capital and some without.
fn is_particle(written: &str, place: usize) -> bool {
    let is_one_of = |list: &[&str]| list.iter().any(|particle| particle.eq_ignore_ascii_case(written));
    written.len() <= LONGEST_PARTICLE && (is_one_of(&ARTICLES) || place > 0 && is_one_of(&PARTICLES))
}

/// The words of a name, as [`words_in`] finds them, and whether it is plain; whether they begin a sentence is of no account.
fn words_of_name(name: &str, words: &mut Vec<Word>, folded: &mut String) -> bool {
    words.clear();
    let bytes = name.as_bytes();
    // Without a branch a byte: many are looked at together.
    let (mut is_plain, mut is_hyphened) = (true, true);
    for byte in bytes {
        let is_of_word = byte.is_ascii_alphanumeric() | (*byte == b' ');
        is_plain &= is_of_word;
        is_hyphened &= is_of_word | (*byte == b'-');
    }
    // Words of letters alone are what they are beside a hyphen, too.
    let joins = |place: usize| {
        let beside = [place.checked_sub(1), Some(place + 1)].map(|beside| bytes.get(beside?));
        beside.into_iter().all(|byte| byte.is_some_and(u8::is_ascii_alphabetic))
    };
    let is_known = is_plain || is_hyphened && memchr::memchr_iter(b'-', bytes).all(joins);
    if !is_known {
        words.extend(words_in(name));
        return false;
    }
    folded.clear();
    folded.push_str(name);
    folded.make_ascii_lowercase();
    let mut start = 0;
    for end in memchr::memchr2_iter(b' ', b'-', bytes).chain([bytes.len()]) {
        if start < end {
            let is_behind_hyphen = start > 0 && bytes[start - 1] == b'-';
            words.push(Word {
                start: start as u32,
                end: end as u32,
                hash: hash_of(&folded[start..end]),
                capitals: capitals_of(&name[start..end]),
                gap: match words.is_empty() {
                    true => Gap::Nothing,
                    false if is_behind_hyphen => Gap::Hyphen,
                    false => Gap::Space,
                },
                begins_sentence: words.is_empty(),
                begins_paragraph: words.is_empty(),
            });
        }
        start = end + 1;
    }
    is_plain
}

/// Which letters of a short word are capitals, a bit each.
pub(super) fn capitals_in(word: &str) -> u8 {
    word.chars().take(8).enumerate().fold(0, |capitals, (place, letter)| capitals | u8::from(letter.is_uppercase()) << place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_plain_words_are_cut_as_texts_are() {
        let names = Registry::shared().actors().iter().flat_map(|actor| &actor.names);
        let others = ["", " ", "Bank  of Japan ", "17 November", "A B", "x"].map(str::to_string);
        let (mut words, mut folded, mut plain) = (Vec::new(), String::new(), 0);
        for name in names.map(|name| name.text.to_string()).chain(others) {
            let is_plain = words_of_name(&name, &mut words, &mut folded);
            assert_eq!(is_plain, name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' '), "{name}");
            let shown = |words: &[Word]| {
                let each = words.iter().map(|word| (word.start, word.end, word.hash, word.capitals, word.gap));
                format!("{:?}", each.collect::<Vec<_>>())
            };
            assert_eq!(shown(&words), shown(&words_in(&name)), "{name}");
            plain += usize::from(is_plain);
        }
        assert!(plain > 60_000, "{plain}");
    }
}
