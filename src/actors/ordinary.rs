//! Tells of a word of a language other than English whether it is an ordinary word there that looks like a name: German `Sind` is
//! no province, Arabic `مالي` mostly means financial.
//!
//! Words are compared as they are written, in small letters: Greek `καιρό` is the weather and `Κάιρο` a town.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::finder::endings_of;
use super::registry::Registry;
use super::words::{Capitals, Gap, Word};
use crate::actors::word_list::WordList;
use crate::text::{hash_of, language_of_names};

/// Of each ordinary word, by [`key`], whether it is a name where the article speaks of its bearer.
static WORDS: LazyLock<FxHashMap<u64, bool>> = LazyLock::new(|| {
    let words = Registry::ordinary_words();
    words.map(|(language, word, is_name)| (key(language, &written_small(word)), is_name)).collect()
});

/// The word of a language.
fn key(language: &str, small: &str) -> u64 {
    hash_of(small) ^ hash_of(language_of_names(language)).rotate_left(17)
}

/// The word that a name is: one, or a run of a script without spaces.
pub(super) fn as_one_word<'t>(text: &'t str, words: &[Word]) -> Option<&'t str> {
    let (first, rest) = words.split_first()?;
    let last = rest.last().unwrap_or(first);
    let whole = &text[first.start as usize..last.end as usize];
    let is_one = rest.is_empty() || rest.iter().all(|word| word.gap == Gap::Nothing) && !whole.is_ascii();
    is_one.then_some(whole)
}

/// Whether a word never is a name in a language.
pub(super) fn is_never_name(language: Option<&str>, written: &str) -> bool {
    known(language, written) == Some(false)
}

/// Whether a word is a name in a language only where the article speaks of its bearer otherwise.
pub(super) fn needs_context(language: Option<&str>, written: &str) -> bool {
    known(language, written) == Some(true)
}

/// Languages in which a capital within a sentence tells the name from the word: `στη Γεωργία`.
static TOLD_BY_CAPITALS: WordList = WordList::of(&[
    "be", "bg", "ca", "cs", "da", "el", "et", "fi", "hr", "hu", "is", "lt", "lv", "mk", "no", "ru", "sk", "sl", "sq", "uk",
]);

/// Words that stand with the name of a state and not with the word it looks like: language, those before it, beginnings of those behind it.
const BESIDE: [(&str, &str, &str); 5] = [
    ("ar", "حكومة جمهورية دولة شمال جنوب وسط شرق غرب جيش", ""),
    ("fa", "دولت کشور جمهوری شمال جنوب ارتش", ""),
    ("ko", "", "정부 대통령 총리 외교부 국방부 외교장관 외무장관 국방장관 측 당국 의회 수도 중앙은행 국민 대사관"),
    ("tr", "", "hükümet ordu cumhurbaşkan başbakan"),
    // Of several syllables the last: `chính phủ Pháp`, `tổng thống Nga`.
    ("vi", "nước người phủ thống tướng giao phòng quân đội hội vương", ""),
];

/// Words of Vietnamese before the name of a person.
const BEFORE_PERSONS: &str = "ông bà anh chị cô chú bác em cậu bé cụ thầy bạn thị văn";

/// Whether a Vietnamese word with a capital stands alone within a sentence: `ở Pháp, Đức`, but not `bà Nga`, `Mỹ Linh`.
fn stands_alone(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let is_small = |place: usize| words[place].capitals == Capitals::None;
    words[first].capitals == Capitals::First
        && !words[first].begins_sentence
        && (words[first].gap != Gap::Space
            || is_small(first - 1) && !BEFORE_PERSONS.split(' ').any(|word| word == words[first - 1].of(text)))
        && words.get(end).is_none_or(|next| next.gap != Gap::Space || is_small(end))
}

/// Whether what stands beside a word that may be a name says that it is one.
pub(super) fn is_told_beside(language: Option<&str>, text: &str, words: &[Word], first: usize, end: usize) -> bool {
    let Some(language) = language else { return false };
    if TOLD_BY_CAPITALS.contains(language_of_names(language)) {
        return words[first].capitals == Capitals::First && !words[first].begins_sentence;
    }
    if language == "vi" && stands_alone(text, words, first, end) {
        return true;
    }
    let Some((_, before, behind)) = BESIDE.iter().find(|(of, _, _)| *of == language) else { return false };
    let is_joined = |place: usize| words.get(place).is_some_and(|word| word.gap == Gap::Space);
    let is_behind = first > 0 && is_joined(first) && {
        let written = words[first - 1].of(text);
        before.split(' ').any(|word| word == written)
    };
    let is_before = is_joined(end) && {
        let written = words[end].of(text);
        behind.split_whitespace().any(|word| written.starts_with(word))
    };
    is_behind || is_before
}

fn known(language: Option<&str>, written: &str) -> Option<bool> {
    let language = language.filter(|language| *language != "en")?;
    let small = written_small(written);
    let look_up = |word: &str| WORDS.get(&key(language, word)).copied();
    let without_ending = || {
        let mut stems = endings_of(Some(language)).iter().filter_map(|ending| small.strip_suffix(ending));
        stems.find_map(look_up)
    };
    look_up(&small).or_else(without_ending).or_else(|| {
        // What Arabic and Hebrew write as letters in front of a word, and Korean as syllables behind it.
        let prefixes = match language {
            "ar" => "وفبلك",
            "he" => "ובלמשהכ",
            "ko" => return look_up(crate::text::korean_noun(&small)),
            _ => return None,
        };
        let mut rest = small.as_ref();
        while let Some(shorter) = rest.strip_prefix(|letter| prefixes.contains(letter)) {
            if let Some(is_name) = look_up(shorter) {
                return Some(is_name);
            }
            if let Some(stem) = rest.strip_prefix("لل")
                && let Some(is_name) = look_up(&format!("ال{stem}"))
            {
                return Some(is_name);
            }
            rest = shorter;
        }
        None
    })
}

/// A word in small letters; of a Turkish `İ` the dot is not one more letter.
fn written_small(word: &str) -> Cow<'_, str> {
    if word.chars().all(|letter| letter.is_alphabetic() && !letter.is_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('\u{307}', ""))
}
