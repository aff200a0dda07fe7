//! Turns a folded word into its stem by the rules of its language (Snowball, by the frostem crate).
//!
//! Some words are closed: they are never stemmed, and no other word is stemmed into them. So the stem field of an index says
//! of a closed word exactly where it stands, and an exact form need not be kept beside it.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer as Snowball};
use rustc_hash::{FxBuildHasher, FxHashSet};

/// Words that are half of all running text, and names that the rules would take for plurals. Folded, sorted.
const CLOSED: &str = include_str!("closed_words.txt");

/// No stem is shorter than this, in characters; `us` is not the stem of `uses`.
const SHORTEST_STEM: usize = 3;

/// No listed word is longer.
const LONGEST_CLOSED_BYTES: usize = 12;

/// Stems words of one language; of an unknown one it leaves them as they are.
///
/// Stems carry the language (`fr:negoci`), so that the rules of one language say nothing about articles in another; words that no
/// language stems (closed ones, short ones, numbers) carry none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stemmer(Option<(Algorithm, &'static str)>);

impl Stemmer {
    /// The stemmer of a language, by its BCP 47 code.
    pub(crate) fn of(language: Option<&str>) -> Stemmer {
        let primary = language.unwrap_or_default().split('-').next().unwrap_or_default();
        Stemmer(match primary {
            "ar" => Some((Algorithm::Arabic, "ar:")),
            "ca" => Some((Algorithm::Catalan, "ca:")),
            "cs" => Some((Algorithm::Czech, "cs:")),
            "da" => Some((Algorithm::Danish, "da:")),
            "de" => Some((Algorithm::German, "de:")),
            "el" => Some((Algorithm::Greek, "el:")),
            "en" => Some((Algorithm::English, "en:")),
            "es" => Some((Algorithm::Spanish, "es:")),
            "et" => Some((Algorithm::Estonian, "et:")),
            "eu" => Some((Algorithm::Basque, "eu:")),
            "fa" => Some((Algorithm::Persian, "fa:")),
            "fi" => Some((Algorithm::Finnish, "fi:")),
            "fr" => Some((Algorithm::French, "fr:")),
            "ga" => Some((Algorithm::Irish, "ga:")),
            "hi" => Some((Algorithm::Hindi, "hi:")),
            "hu" => Some((Algorithm::Hungarian, "hu:")),
            "hy" => Some((Algorithm::Armenian, "hy:")),
            "id" => Some((Algorithm::Indonesian, "id:")),
            "it" => Some((Algorithm::Italian, "it:")),
            "lt" => Some((Algorithm::Lithuanian, "lt:")),
            "ne" => Some((Algorithm::Nepali, "ne:")),
            "nl" => Some((Algorithm::Dutch, "nl:")),
            "nb" | "nn" | "no" => Some((Algorithm::Norwegian, "no:")),
            "pl" => Some((Algorithm::Polish, "pl:")),
            "pt" => Some((Algorithm::Portuguese, "pt:")),
            "ro" => Some((Algorithm::Romanian, "ro:")),
            "ru" => Some((Algorithm::Russian, "ru:")),
            "sr" => Some((Algorithm::Serbian, "sr:")),
            "sv" => Some((Algorithm::Swedish, "sv:")),
            "ta" => Some((Algorithm::Tamil, "ta:")),
            "tr" => Some((Algorithm::Turkish, "tr:")),
            "yi" => Some((Algorithm::Yiddish, "yi:")),
            _ => None,
        })
    }

    /// Whether a folded word is an inflected form of another.
    pub(crate) fn inflects(self, word: &str) -> bool {
        let stem = self.stem(word);
        stem.split_once(':').map_or(&*stem, |(_, stem)| stem) != word
    }

    /// The stem of a folded word.
    pub(crate) fn stem<'w>(self, word: &'w str) -> Cow<'w, str> {
        let Some((algorithm, tag)) = self.0 else { return Cow::Borrowed(word) };
        let is_stemmed = word.len() > SHORTEST_STEM && word.chars().all(char::is_alphabetic) && !is_closed(word);
        if !is_stemmed {
            return Cow::Borrowed(word);
        }
        let stem = match Snowball::new(algorithm).stem(word) {
            Cow::Owned(stem) if stem.chars().count() >= SHORTEST_STEM && !is_closed(&stem) => Cow::Owned(stem),
            _ => Cow::Borrowed(word),
        };
        Cow::Owned(format!("{tag}{stem}"))
    }
}

/// Whether a folded word is closed: it is listed, or so short that nothing is stemmed into it.
pub(crate) fn is_closed(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| closed_words().collect());
    word.chars().nth(SHORTEST_STEM - 1).is_none() || (word.len() <= LONGEST_CLOSED_BYTES && WORDS.contains(word))
}

/// Whether a folded word is a function word: it says more of the sentence than of its subject.
pub(crate) fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| words_of_sections(|section| section.starts_with("Function")).collect());
    WORDS.contains(word)
}

fn words_of_sections(is_wanted: fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    let sections = CLOSED.split("# ").skip(1).filter_map(|section| section.split_once('\n'));
    sections.filter(move |(title, _)| is_wanted(title)).flat_map(|(_, words)| words.split_whitespace())
}

/// Every closed word.
pub(crate) fn closed_words() -> impl Iterator<Item = &'static str> {
    words_of_sections(|_| true)
}

/// Remembers stems: running text repeats its words. Each word has one slot, which it shares with others; a table small enough
/// for the processor's cache forgets rare words and is faster for it.
#[derive(Debug, Default)]
pub(super) struct StemCache {
    /// Every language spoken so far.
    languages: Vec<String>,
    /// The place of the one spoken now.
    language: usize,
    slots: Vec<Remembered>,
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Remembered {
    word: String,
    language: usize,
    /// Its stem; empty if that is the word itself.
    pub(super) stem: String,
    /// Whether it is closed.
    pub(super) is_closed: bool,
}

impl StemCache {
    const SLOTS: usize = 1 << 15;

    /// Sets the language of the words to come.
    pub(super) fn speak(&mut self, language: Option<&str>) {
        let language = language.unwrap_or_default();
        if self.slots.is_empty() {
            self.slots.resize_with(StemCache::SLOTS, Remembered::default);
        }
        let known = self.languages.iter().position(|known| known == language);
        self.language = known.unwrap_or_else(|| {
            self.languages.push(language.to_string());
            self.languages.len() - 1
        });
    }

    /// A word of that language.
    pub(super) fn word(&mut self, word: &str) -> &Remembered {
        let hash = FxBuildHasher.hash_one(word) as usize;
        let slot = &mut self.slots[(hash ^ hash >> 20) % StemCache::SLOTS];
        if slot.word != word || slot.language != self.language {
            slot.language = self.language;
            let language = self.languages.get(self.language).map(String::as_str);
            let stem = Stemmer::of(language).stem(word);
            slot.stem.clear();
            if stem != word {
                slot.stem.push_str(&stem);
            }
            slot.is_closed = is_closed(word);
            slot.word.clear();
            slot.word.push_str(word);
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_by_language() {
        for (language, word, stem) in [
            ("en", "talks", "en:talk"),
            ("en", "talk", "en:talk"),
            ("en", "hamas", "hamas"),
            ("en", "wars", "en:war"),
            ("en", "uses", "en:use"),
            ("en", "its", "its"),
            ("en", "ins", "ins"),
            ("en", "f16s", "f16s"),
            ("en-GB", "organisations", "en:organis"),
            ("de", "verhandlungen", "de:verhandl"),
            ("fr", "negociations", "fr:negoci"),
            ("fr", "gaza", "fr:gaz"),
            ("fr", "f16", "f16"),
            ("ru", "переговоров", "ru:переговор"),
            ("tlh", "talks", "talks"),
        ] {
            assert_eq!(Stemmer::of(Some(language)).stem(word), stem, "{word}");
        }
    }

    #[test]
    fn nothing_is_stemmed_into_a_closed_word() {
        let languages = ["en", "fr", "de", "es", "it", "nl", "sv"];
        for word in closed_words() {
            assert_eq!(word, crate::text::fold_value(word), "closed words are written folded");
            assert!(word.len() <= LONGEST_CLOSED_BYTES);
            for suffix in ["s", "es", "ed", "ing", "e", "en", "er", "ly", "a", "o"] {
                let longer = format!("{word}{suffix}");
                for language in languages {
                    let stem = Stemmer::of(Some(language)).stem(&longer).into_owned();
                    assert!(stem != word || longer == word, "{longer} in {language}");
                }
            }
            assert_eq!(Stemmer::of(Some("en")).stem(word), word);
        }
    }
}
