//! Turns a folded word into its stem by the rules of its language (Snowball, by the frostem crate; Korean and those of
//! `endings` by our own).
//!
//! Some words are closed: they are never stemmed, and no other word is stemmed into them. So the stem field of an index says
//! of a closed word exactly where it stands, and an exact form need not be kept beside it.

use std::borrow::Cow;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer as Snowball};
use rustc_hash::FxHashSet;

use super::endings::Endings;
use super::fold::is_mark;
use super::korean::noun_of;
use super::plurals::{LANGUAGES, acronym_before_s, number_before_s};
use super::words::{is_apostrophe, words_of};

/// Words that are half of all running text, and names that the rules would take for plurals. Folded, sorted.
const CLOSED: &str = include_str!("closed_words.txt");

/// No stem is shorter than this, in characters; `us` is not the stem of `uses`. Words as short as this have a stem as well, which is
/// that of their longer forms: `war` is that of `wars`.
const SHORTEST_STEM: usize = 3;

/// No listed word is longer.
const LONGEST_CLOSED_BYTES: usize = 12;

/// Stems words of one language; of an unknown one it leaves them as they are.
///
/// Stems carry the language (`fr:negoci`), so that the rules of one language say nothing about articles in another; words that no
/// language stems (closed ones, those of one or two letters, numbers) carry none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Stemmer(Option<(Rules, &'static str)>);

/// Who knows the endings of a language.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Rules {
    Snowball(Algorithm),
    Endings(Endings),
    Korean,
}

impl Stemmer {
    /// The stemmer of a language, by its BCP 47 code.
    pub(crate) fn of(language: Option<&str>) -> Stemmer {
        let primary = language.unwrap_or_default().split('-').next().unwrap_or_default();
        if primary == "ko" {
            return Stemmer(Some((Rules::Korean, "ko:")));
        }
        if let Some((endings, tag)) = Endings::of(primary) {
            return Stemmer(Some((Rules::Endings(endings), tag)));
        }
        let snowball = match primary {
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
            "id" | "ms" => Some((Algorithm::Indonesian, "id:")),
            "it" => Some((Algorithm::Italian, "it:")),
            "lt" => Some((Algorithm::Lithuanian, "lt:")),
            "ne" => Some((Algorithm::Nepali, "ne:")),
            "nl" => Some((Algorithm::Dutch, "nl:")),
            "nb" | "nn" | "no" => Some((Algorithm::Norwegian, "no:")),
            "pl" => Some((Algorithm::Polish, "pl:")),
            "pt" => Some((Algorithm::Portuguese, "pt:")),
            "ro" => Some((Algorithm::Romanian, "ro:")),
            "ru" => Some((Algorithm::Russian, "ru:")),
            "bs" | "cnr" | "hr" | "sh" | "sr" => Some((Algorithm::Serbian, "sr:")),
            "sv" => Some((Algorithm::Swedish, "sv:")),
            "ta" => Some((Algorithm::Tamil, "ta:")),
            "yi" => Some((Algorithm::Yiddish, "yi:")),
            _ => None,
        };
        Stemmer(snowball.map(|(algorithm, tag)| (Rules::Snowball(algorithm), tag)))
    }

    /// Whether a folded word is an inflected form of another.
    pub(crate) fn inflects(self, word: &str) -> bool {
        let stem = self.stem(word);
        stem.split_once(':').map_or(&*stem, |(_, stem)| stem) != word
    }

    /// The stem of a folded word in which apostrophes may stand.
    pub(crate) fn stem_written(self, word: &str) -> String {
        match word.split_once('\'') {
            Some((head, _)) if self.is_turkish() && !is_closed(head) => self.stem(head).into_owned(),
            Some(_) => self.stem(&word.replace('\'', "")).into_owned(),
            None => self.stem(word).into_owned(),
        }
    }

    /// Whether endings of names are hung on an apostrophe: `ABD’nin`, of the ABD.
    fn is_turkish(self) -> bool {
        matches!(self.0, Some((Rules::Endings(Endings::Turkish), _)))
    }

    /// Whether an `s` behind an acronym or a number makes another form of it.
    fn puts_s_behind(self) -> bool {
        self.0.is_some_and(|(_, tag)| LANGUAGES.contains(&tag))
    }

    /// The stem of a folded word.
    pub(crate) fn stem<'w>(self, word: &'w str) -> Cow<'w, str> {
        let Some((rules, tag)) = self.0 else { return Cow::Borrowed(word) };
        // The scripts of India write the end of a syllable as a mark.
        let is_letter = |character: char| character.is_alphabetic() || is_mark(character);
        if is_closed(word) || is_shorter_than_stems(word) || !word.chars().all(is_letter) {
            return Cow::Borrowed(word);
        }
        let stem = match rules {
            Rules::Snowball(Algorithm::German) => {
                Snowball::new(Algorithm::German).stem(&without_spelled_umlauts(word)).into_owned().into()
            }
            // It takes `-ια` off, but of `-ιας` the `-ας` alone: Τουρκία, Τουρκίας.
            Rules::Snowball(Algorithm::Greek) => {
                let stem = Snowball::new(Algorithm::Greek).stem(word);
                match stem.strip_suffix('ι').filter(|left| left.chars().count() >= SHORTEST_STEM) {
                    Some(left) => left.to_string().into(),
                    None => stem,
                }
            }
            Rules::Snowball(algorithm) => Snowball::new(algorithm).stem(word),
            Rules::Endings(endings) => endings.stem(word).into(),
            // Its nouns have two syllables, of which each is as much as two or three letters.
            Rules::Korean => return Cow::Owned(format!("{tag}{}", noun_of(word))),
        };
        let is_stem = !is_listed(&stem) && !is_shorter_than_stems(&stem);
        Cow::Owned([tag, if is_stem { &*stem } else { word }].concat())
    }
}

/// A folded word of German whose umlauts, if they are spelled out, are as folded: `mueller` is `muller`, as `müller` is. An `e` behind an `a`, an
/// `o` or an `u` goes, but for those of `neue` and `quelle` (the rule of Lucene's `GermanNormalizationFilter`).
fn without_spelled_umlauts(word: &str) -> Cow<'_, str> {
    if !["ae", "oe", "ue"].iter().any(|spelled| word.contains(spelled)) {
        return Cow::Borrowed(word);
    }
    let mut kept = String::with_capacity(word.len());
    let (mut may_be_umlaut, mut is_behind_vowel) = (false, false);
    for letter in word.chars() {
        let is_umlaut = letter == 'e' && may_be_umlaut;
        may_be_umlaut = matches!(letter, 'a' | 'o') || letter == 'u' && !is_behind_vowel;
        is_behind_vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'q');
        if !is_umlaut {
            kept.push(letter);
        }
    }
    Cow::Owned(kept)
}

/// Whether a folded word is closed: it is listed, or so short that nothing is stemmed into it. Two letters or digits of ASCII may be an acronym or a
/// number that has a plural: `MPs`.
pub(crate) fn is_closed(word: &str) -> bool {
    let may_have_plural = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_listed(word) || !may_have_plural && is_shorter_than_stems(word)
}

/// Whether a folded word is one of those that are never stemmed.
pub(super) fn is_listed(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| closed_words().collect());
    word.len() <= LONGEST_CLOSED_BYTES && WORDS.contains(word)
}

/// Whether a word has fewer letters than any stem. A syllable of Korean has two or three, and a consonant of Bengali stands for one.
fn is_shorter_than_stems(word: &str) -> bool {
    let is_syllable = |character: char| matches!(character, '가'..='힣' | 'ক'..='হ');
    word.chars().nth(SHORTEST_STEM - 1).is_none() && word.chars().filter(|c| is_syllable(*c)).count() < 2
}

/// Whether a folded word is a function word: it says more of the sentence than of its subject.
pub(crate) fn is_function_word(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| words_of_sections(|section| section.starts_with("Function")).collect());
    WORDS.contains(word)
}

/// Whether a folded word of two letters or more means something else where it is written in capitals: `US`, `WHO`, `AIDS`.
pub(crate) fn differs_in_capitals(word: &str) -> bool {
    // Function words that are names, too. In a text of capitals the others, `OF` and `THE`, would make most of its acronyms.
    const NAMES: [&str; 20] = [
        "us", "it", "who", "is", "un", "la", "il", "may", "can", "all", "now", "one", "me", "my", "up", "out", "am", "her",
        "per", "no",
    ];
    NAMES.contains(&word) || (!is_function_word(word) && Stemmer::of(Some("en")).inflects(word))
}

fn words_of_sections(is_wanted: fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    let sections = CLOSED.split("# ").skip(1).filter_map(|section| section.split_once('\n'));
    sections.filter(move |(title, _)| is_wanted(title)).flat_map(|(_, words)| words.split_whitespace())
}

/// Every closed word.
pub(crate) fn closed_words() -> impl Iterator<Item = &'static str> {
    words_of_sections(|_| true)
}

/// Remembers stems: running text repeats its words. Each word has two slots, which it shares with others; the last that was asked for is in the first
/// of them. A slot holds all of a word and its stem: what is looked up lies in one place of the memory. It also remembers which number a word was given in the text at hand.
#[derive(Debug, Default)]
pub(super) struct StemCache {
    slots: Vec<Slot>,
    /// Of the language spoken now.
    stemmer: Stemmer,
    /// Its tag with a colon, and its letters; nothing where no language stems.
    tag: &'static str,
    language: [u8; 2],
    is_turkish: bool,
    /// Tells the text at hand from those before it.
    text: u16,
}

/// A word and how its stem differs from it: as large as what a processor fetches at once.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    word: [[u8; Slot::MOST_BYTES / 2]; 2],
    word_length: u8,
    stemmed: Stemmed,
    /// The two letters of the language whose rules stem it; none where no language does.
    language: [u8; 2],
    /// The text in which it was last given a number, and that number.
    text: u16,
    number: u32,
}

const _: () = assert!(size_of::<Slot>() == 64, "a slot is one line of a cache");

/// The stem of a word: what it keeps of the word, and what stands behind that.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stemmed {
    kept: u8,
    ending: [u8; Stemmed::MOST_BYTES],
    ending_length: u8,
    /// Whether the word has a stem; otherwise it stands for itself.
    pub(super) has_stem: bool,
    pub(super) is_closed: bool,
}

impl Slot {
    /// A longer word is stemmed anew each time.
    const MOST_BYTES: usize = 42;

    fn word(&self) -> &[u8] {
        &self.word.as_flattened()[..usize::from(self.word_length)]
    }

    /// A word with its stem, without the tag of the language; `None` where they need more room than there is.
    fn of(word: &str, stem: Option<&str>, language: [u8; 2]) -> Option<Slot> {
        let mut slot = Slot { word_length: word.len() as u8, language, ..Slot::default() };
        slot.word.as_flattened_mut().get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        slot.stemmed.is_closed = is_closed(word);
        if let Some(stem) = stem {
            let kept = word.char_indices().zip(stem.chars()).find(|((_, one), other)| one != other);
            let kept = kept.map_or(word.len().min(stem.len()), |((place, _), _)| place);
            let ending = &stem[kept..];
            slot.stemmed.ending.get_mut(..ending.len())?.copy_from_slice(ending.as_bytes());
            (slot.stemmed.kept, slot.stemmed.ending_length) = (kept as u8, ending.len() as u8);
            slot.stemmed.has_stem = true;
        }
        Some(slot)
    }
}

impl Stemmed {
    const MOST_BYTES: usize = 8;

    /// How many bytes of the word the stem begins with.
    pub(super) fn kept_bytes(&self) -> usize {
        self.kept.into()
    }

    /// What stands behind these in the stem; nothing in most.
    pub(super) fn ending(&self) -> &str {
        std::str::from_utf8(&self.ending[..usize::from(self.ending_length)]).unwrap_or_default()
    }
}

impl StemCache {
    const SLOTS: usize = 1 << 16;

    /// Begins another text, in the language of the words to come.
    pub(super) fn begin(&mut self, language: Option<&str>) {
        self.slots.resize(StemCache::SLOTS, Slot::default());
        self.stemmer = Stemmer::of(language);
        self.tag = self.stemmer.0.map_or("", |(_, tag)| tag);
        self.is_turkish = self.stemmer.is_turkish();
        self.language = self.tag.as_bytes().first_chunk().copied().unwrap_or_default();
        self.text = self.text.wrapping_add(1);
        if self.text == 0 {
            self.slots.iter_mut().for_each(|slot| slot.text = 0);
            self.text = 1;
        }
    }

    /// The name in a word of that language, as it is written, if only an ending stands behind its apostrophe.
    #[inline]
    pub(super) fn name_before_apostrophe(&self, written: &str) -> Option<String> {
        if self.is_turkish { self.turkish_name_in(written) } else { None }
    }

    fn turkish_name_in(&self, written: &str) -> Option<String> {
        let (head, _) = written.split_once(is_apostrophe)?;
        let head = words_of(head).concat();
        // Where a closed word stands has to be known exactly.
        (!is_closed(&head)).then_some(head)
    }

    /// The number in a folded word of that language that has only an `s` behind it.
    pub(super) fn number_before_s<'w>(&self, folded: &'w str) -> Option<&'w str> {
        number_before_s(folded).filter(|_| self.stemmer.puts_s_behind())
    }

    /// The acronym in a word of that language, as it is written but for accents and dots, that has only an `s` behind it.
    pub(super) fn acronym_before_s(&self, cased: &str) -> Option<String> {
        acronym_before_s(cased).filter(|_| self.stemmer.puts_s_behind())
    }

    /// The number that a word of this hash, see [`hash_of`](super::words::hash_of), was given in this text, if that is still known; otherwise how it is
    /// stemmed, which is worked out anew where it is not remembered, and the number given that is kept with it now.
    pub(super) fn number_or_stem(&mut self, word: &str, hash: u64, number: u32) -> Known {
        let place = place_of(hash);
        if self.slots[place].word() != word.as_bytes() {
            self.slots.swap(place, place + 1);
        }
        let slot = &mut self.slots[place];
        let is_here = slot.word() == word.as_bytes();
        if is_here && slot.text == self.text {
            return Known::Number(slot.number);
        }
        if !is_here || slot.language != self.language {
            let stem = self.stemmer.stem(word);
            let behind_tag = stem.strip_prefix(self.tag).filter(|_| matches!(stem, Cow::Owned(_)));
            match Slot::of(word, behind_tag, self.language) {
                Some(found) => *slot = found,
                // What was there stays.
                None => return Known::Long(behind_tag.is_some().then(|| stem.into_owned())),
            }
        }
        (slot.text, slot.number) = (self.text, number);
        Known::Stem(slot.stemmed)
    }

    /// Looks at what will be asked of a word of this hash, so that it is at hand then.
    #[inline]
    pub(super) fn fetch(&self, hash: u64) {
        std::hint::black_box(self.slots[place_of(hash)].text);
    }

    /// What stands before the stems of that language.
    pub(super) fn tag(&self) -> &'static str {
        self.tag
    }
}

/// The first of the two places where a word of this hash is remembered if it is.
#[inline]
fn place_of(hash: u64) -> usize {
    let hash = hash as usize;
    ((hash ^ hash >> 20) % StemCache::SLOTS) & !1
}

/// What is known of a word in a text.
#[derive(Debug)]
pub(super) enum Known {
    /// It has this number.
    Number(u32),
    /// It has none yet, and this stem.
    Stem(Stemmed),
    /// It is too long to be remembered, and has this stem, with the tag, or stands for itself.
    Long(Option<String>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::hash_of;

    #[test]
    fn stems_by_language() {
        for (language, word, stem) in [
            ("en", "talks", "en:talk"),
            ("en", "talk", "en:talk"),
            ("en", "hamas", "hamas"),
            ("en", "wars", "en:war"),
            ("en", "war", "en:war"),
            ("en", "uses", "en:use"),
            ("en", "its", "its"),
            ("en", "ins", "en:ins"),
            ("en", "f16s", "f16s"),
            ("en-GB", "organisations", "en:organis"),
            ("de", "verhandlungen", "de:verhandl"),
            ("el", "τουρκια", "el:τουρκ"),
            ("el", "τουρκιασ", "el:τουρκ"),
            ("de", "muller", "de:mull"),
            ("de", "mueller", "de:mull"),
            ("de", "fuer", "de:fur"),
            ("de", "neue", "de:neu"),
            ("de", "quelle", "de:quell"),
            ("en", "mueller", "en:mueller"),
            ("fr", "negociations", "fr:negoci"),
            ("fr", "gaza", "fr:gaz"),
            ("fr", "f16", "f16"),
            ("ru", "переговоров", "ru:переговор"),
            ("sr", "рат", "sr:rat"),
            ("sr", "rat", "sr:rat"),
            ("hi", "युद्धों", "hi:युद्ध"),
            ("bn", "দলের", "bn:দল"),
            ("bn", "দল", "bn:দল"),
            ("ur", "حكومتوں", "ur:حكومت"),
            ("ur", "بچوں", "ur:بچوں"),
            ("az", "hokumətinin", "az:hokumət"),
            ("ka", "მთავრობის", "ka:მთავრობ"),
            ("ar", "والحرب", "ar:حرب"),
            ("ar", "حرب", "ar:حرب"),
            ("ko", "러시아는", "ko:러시아"),
            ("ko", "미국에서", "ko:미국"),
            ("ko", "미국", "ko:미국"),
            ("hr", "vladu", "sr:vlad"),
            ("uk", "у", "у"),
            ("uk", "росії", "uk:рос"),
            ("uk", "безпеці", "uk:безпец"),
            ("he", "והממשלה", "he:ממשל"),
            ("tlh", "talks", "talks"),
            ("en", "tv", "tv"),
            ("en", "16", "16"),
        ] {
            assert_eq!(Stemmer::of(Some(language)).stem(word), stem, "{word}");
        }
    }

    #[test]
    fn what_is_remembered_is_the_stem() {
        let mut cache = StemCache::default();
        let mut draw = crate::dice::dice(31);
        let pieces = [
            "talk",
            "happ",
            "y",
            "iness",
            "s",
            "e",
            "ed",
            "war",
            "ij",
            "é",
            "переговор",
            "ов",
            "러시아",
            "는",
            "a",
            "9",
            "ال",
            "و",
            "ість",
            "ה",
        ];
        for _ in 0..100_000 {
            let language = ["en", "en-GB", "fr", "ru", "ko", "ar", "tr", "tlh", "de", "uk", "bg", "he"][draw(12)];
            let word: String = (0..=draw(6)).map(|_| pieces[draw(pieces.len())]).collect();
            cache.begin(Some(language));
            let (found, is_closed_word) = match cache.number_or_stem(&word, hash_of(&word), 7) {
                Known::Stem(stem) if stem.has_stem => {
                    (format!("{}{}{}", cache.tag(), &word[..stem.kept_bytes()], stem.ending()), stem.is_closed)
                }
                Known::Stem(stem) => (String::new(), stem.is_closed),
                Known::Long(stem) => (stem.unwrap_or_default(), is_closed(&word)),
                Known::Number(number) => panic!("{word} has the number {number}"),
            };
            let stem = Stemmer::of(Some(language)).stem(&word);
            let plainly = if stem == word { "" } else { &*stem };
            assert_eq!((found.as_str(), is_closed_word), (plainly, is_closed(&word)), "{word} in {language}");
        }
    }

    #[test]
    fn a_number_is_that_of_the_word_in_the_text_at_hand() {
        let mut cache = StemCache::default();
        // So many texts that they are told apart anew.
        for text in 0..70_000u32 {
            cache.begin(Some(["en", "fr"][text as usize % 2]));
            let word = ["talks", "war", "w", "guerre"][text as usize / 2 % 4];
            assert!(matches!(cache.number_or_stem(word, hash_of(word), text), Known::Stem(_)));
            assert!(matches!(cache.number_or_stem(word, hash_of(word), 7), Known::Number(number) if number == text));
            assert!(matches!(cache.number_or_stem("wars", hash_of(word), 7), Known::Stem(_)));
        }
    }

    #[test]
    fn an_apostrophe_ends_names_in_turkish() {
        for (language, word, stem) in
            [("tr", "abd'nin", "tr:abd"), ("tr", "abd", "tr:abd"), ("en", "don't", "en:dont"), ("tlh", "don't", "dont")]
        {
            assert_eq!(Stemmer::of(Some(language)).stem_written(word), stem, "{word}");
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
