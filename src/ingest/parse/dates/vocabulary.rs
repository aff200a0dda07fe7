//! Holds what words mean in a date: months and weekdays of the languages of the news, and the small words around them.
//!
//! The names of most languages come from the glibc locale data; `words` has the forms that are not there.

use std::ops::BitOr;
use std::sync::LazyLock;

use pure_rust_locales::{Locale, locale_match};
use rustc_hash::{FxHashMap, FxHashSet};

use super::calendars::NEPALESE;
use super::words::{ERAS, FLAGGED, ISLAMIC_MONTHS, MONTHS, NEPALESE_MONTHS, NUMBERS, SOLAR_MONTHS, WEEKDAYS};
use crate::text::Words;

/// What a word is in a date; a word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u32);

impl Flags {
    /// Stands between the parts of a date: "30 de octubre de 2023".
    pub(super) const LINK: Flags = Flags(1);
    /// Stands before a date: "on", "le", "ngày".
    pub(super) const OPENER: Flags = Flags(1 << 1);
    /// Stands after a year: "года", "r.".
    pub(super) const YEAR_WORD: Flags = Flags(1 << 2);
    /// Belongs to a time of day or is a zone.
    pub(super) const TIME: Flags = Flags(1 << 3);
    /// Makes a number before it an ordinal: "30th", "1er".
    pub(super) const ORDINAL: Flags = Flags(1 << 4);
    /// Follows a number and a hyphen: "30-го", "2023-yil".
    pub(super) const SUFFIX: Flags = Flags(1 << 5);
    /// "年" and its like.
    pub(super) const YEAR_UNIT: Flags = Flags(1 << 6);
    /// "月" and its like.
    pub(super) const MONTH_UNIT: Flags = Flags(1 << 7);
    /// "日" and its like.
    pub(super) const DAY_UNIT: Flags = Flags(1 << 8);
    /// Is followed by the number of a month: "tháng".
    pub(super) const MONTH_WORD: Flags = Flags(1 << 9);
    /// Spring, summer, autumn, winter.
    pub(super) const SEASON: Flags = Flags(1 << 10);
    /// "Quarter".
    pub(super) const QUARTER: Flags = Flags(1 << 11);
    /// The letter of "Q3", "3Q", "KW 44".
    pub(super) const QUARTER_LETTER: Flags = Flags(1 << 12);
    /// A month of the Islamic calendar.
    pub(super) const ISLAMIC: Flags = Flags(1 << 13);
    /// "And" or "to" between two days.
    pub(super) const AND: Flags = Flags(1 << 14);
    /// The "W" of an ISO week.
    pub(super) const WEEK_LETTER: Flags = Flags(1 << 15);
    /// Says that the date before it is one of another calendar.
    pub(super) const SAME_DAY: Flags = Flags(1 << 16);
    /// Says that a year is of the Buddhist era.
    pub(super) const BUDDHIST: Flags = Flags(1 << 17);
    /// Says that a year is of the Islamic calendar.
    pub(super) const ISLAMIC_SIGN: Flags = Flags(1 << 18);
    /// Names a zone, where it is written in capitals.
    pub(super) const ZONE: Flags = Flags(1 << 19);
}

impl BitOr for Flags {
    type Output = Flags;

    fn bitor(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// A set of languages, by their places in the list of locales.
pub(super) type Languages = u128;

/// A month that a word may name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MonthName {
    pub(super) month: u32,
    pub(super) languages: Languages,
    /// Whether it is only an abbreviation, and not an English one.
    pub(super) is_short: bool,
}

/// What a word means in a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meaning {
    pub(super) flags: Flags,
    /// The months it names; several where languages differ.
    pub(super) months: Vec<MonthName>,
    /// The weekdays it names, a bit each, Monday first.
    pub(super) weekdays: u8,
    /// A month of the Iranian calendar, or of that of Nepal from [`NEPALESE`] on, or 0.
    pub(super) solar_month: u32,
    /// The year before the first of an era, or 0.
    pub(super) era: i32,
    /// A small number that is written as a word or in Roman digits, or 0.
    pub(super) number: u32,
}

impl Meaning {
    pub(super) fn has(&self, flags: Flags) -> bool {
        self.flags.0 & flags.0 != 0
    }

    pub(super) fn may_begin(&self) -> bool {
        let begins = Flags::SEASON | Flags::QUARTER_LETTER | Flags::MONTH_WORD;
        !self.months.is_empty() || self.solar_month != 0 || self.era != 0 || self.number != 0 || self.has(begins)
    }
}

/// Every word that means something.
pub(super) struct Vocabulary {
    meanings: FxHashMap<String, Meaning>,
    /// The beginnings of names of several words.
    beginnings: FxHashSet<String>,
    /// The months by number.
    numbered: Vec<Meaning>,
    nothing: Meaning,
}

impl Vocabulary {
    /// The meaning of a folded word.
    pub(super) fn meaning(&self, folded: &str) -> Option<&Meaning> {
        self.meanings.get(folded)
    }

    /// Whether a longer name begins with a folded word.
    pub(super) fn begins_longer(&self, folded: &str) -> bool {
        self.beginnings.contains(folded)
    }

    /// The meaning of a month given as a number from 1 to 12.
    pub(super) fn numbered_month(&self, month: usize) -> Option<&Meaning> {
        self.numbered.get(month.checked_sub(1)?)
    }

    /// The meaning of every other word.
    pub(super) fn nothing(&self) -> &Meaning {
        &self.nothing
    }

    fn add(&mut self, written: &str, change: impl FnOnce(&mut Meaning)) {
        let pieces: Vec<&str> =
            written.split([' ', '.', '\u{A0}', '-', '\'', '’', 'ʼ', '\u{200B}']).filter(|piece| !piece.is_empty()).collect();
        let mut folded = String::new();
        for (place, piece) in pieces.iter().enumerate() {
            if place > 0 {
                self.beginnings.insert(folded.clone());
            }
            fold_into(piece, &mut folded);
        }
        if !folded.is_empty() {
            change(self.meanings.entry(folded).or_default());
        }
    }

    fn add_month(&mut self, written: &str, month: u32, languages: Languages, is_short: bool) {
        let written = written.trim();
        if written.contains(|c: char| c.is_ascii_digit()) || written.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            return;
        }
        self.add(written, |meaning| match meaning.months.iter_mut().find(|known| known.month == month) {
            Some(known) => {
                known.languages |= languages;
                known.is_short &= is_short;
            }
            None => meaning.months.push(MonthName { month, languages, is_short }),
        });
    }
}

/// Appends the folded letters of a word to others.
pub(super) fn fold_into(word: &str, folded: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.extend(word.bytes().map(|byte| byte.to_ascii_lowercase() as char));
        return;
    }
    let (mut words, mut piece) = (Words::new(word), String::new());
    while words.advance(&mut piece).is_some() {
        // Capitals do not show which sigma ends a word.
        folded.extend(piece.chars().map(|c| if c == 'ς' { 'σ' } else { c }));
    }
}

/// The month that a word names, if it is the same in all languages.
pub(super) fn month_named(word: &str) -> Option<u32> {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    match VOCABULARY.meaning(&folded)?.months.as_slice() {
        [only] => Some(only.month),
        _ => None,
    }
}

/// The languages of a code such as "hr".
pub(super) fn languages_of(code: &str) -> Languages {
    let is_meant = |(_, (known, _)): &(usize, &(&str, Locale))| *known == code;
    LOCALES.iter().enumerate().filter(is_meant).fold(0, |languages, (place, _)| languages | 1 << place)
}

/// Every word of the languages below.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let numbered = |month| MonthName { month, languages: Languages::MAX, is_short: false };
    let mut vocabulary = Vocabulary {
        meanings: FxHashMap::default(),
        beginnings: FxHashSet::default(),
        numbered: (1..=12).map(|month| Meaning { months: vec![numbered(month)], ..Meaning::default() }).collect(),
        nothing: Meaning::default(),
    };
    for (place, (code, locale)) in LOCALES.into_iter().enumerate() {
        let language = 1 << place;
        let full = locale_match!(locale => LC_TIME::MON);
        let short = locale_match!(locale => LC_TIME::ABMON);
        let nominative = locale_match!(locale => LC_TIME::ALT_MON).unwrap_or_default();
        for (names, is_short) in [(full, false), (nominative, false), (short, code != "en")] {
            for (month, name) in (1..).zip(names) {
                let name = name.trim_start_matches("de ").trim_start_matches("d’");
                vocabulary.add_month(name, month, language, is_short);
            }
        }
        let days = [locale_match!(locale => LC_TIME::DAY), locale_match!(locale => LC_TIME::ABDAY)];
        for (day, name) in days.into_iter().flat_map(|names| (0u32..).zip(names)) {
            // The locale data begin with Sunday.
            let is_long_enough = name.chars().filter(|c| c.is_alphabetic()).count() > 1;
            if is_long_enough && !name.contains(|c: char| c.is_ascii_digit()) {
                vocabulary.add(name.trim(), |meaning| meaning.weekdays |= 1 << ((day + 6) % 7));
            }
        }
    }
    for (code, names) in MONTHS {
        for (month, name) in (1..).zip(names.split_whitespace()) {
            for form in name.split('|').filter(|form| *form != "-") {
                vocabulary.add_month(&form.replace('_', " "), month, languages_of(code), false);
            }
        }
    }
    for (day, names) in WEEKDAYS.iter().enumerate() {
        for name in names.split_whitespace() {
            vocabulary.add(&name.replace('_', " "), |meaning| meaning.weekdays |= 1 << day);
        }
    }
    for (flags, words) in FLAGGED {
        for word in words.split_whitespace() {
            vocabulary.add(&word.replace('_', " "), |meaning| meaning.flags = meaning.flags | *flags);
        }
    }
    for (month, names) in (1..).zip(SOLAR_MONTHS) {
        for name in names.split('|') {
            vocabulary.add(name, |meaning| meaning.solar_month = month);
        }
    }
    for (month, names) in (NEPALESE + 1..).zip(NEPALESE_MONTHS) {
        for name in names.split('|') {
            vocabulary.add(name, |meaning| meaning.solar_month = month);
        }
    }
    for name in ISLAMIC_MONTHS.split('|') {
        vocabulary.add(name, |meaning| meaning.flags = meaning.flags | Flags::ISLAMIC);
    }
    for (era, names) in ERAS {
        for name in names.split_whitespace() {
            vocabulary.add(name, |meaning| meaning.era = era);
        }
    }
    for (number, names) in (1..).zip(NUMBERS) {
        for name in names.split_whitespace() {
            vocabulary.add(name, |meaning| meaning.number = number);
        }
    }
    let english = languages_of("en");
    for meaning in vocabulary.meanings.values_mut() {
        // A word of English is nearly always that.
        if meaning.months.len() > 1
            && let Some(month) = meaning.months.iter().find(|name| name.languages & english != 0)
        {
            meaning.months = vec![*month];
        }
    }
    vocabulary
});

/// Languages and the locale data they are read from.
pub(super) const LOCALES: [(&str, Locale); 81] = [
    ("en", Locale::en_US),
    ("fr", Locale::fr_FR),
    ("de", Locale::de_DE),
    ("de", Locale::de_AT),
    ("es", Locale::es_ES),
    ("pt", Locale::pt_PT),
    ("it", Locale::it_IT),
    ("nl", Locale::nl_NL),
    ("ru", Locale::ru_RU),
    ("uk", Locale::uk_UA),
    ("be", Locale::be_BY),
    ("pl", Locale::pl_PL),
    ("cs", Locale::cs_CZ),
    ("sk", Locale::sk_SK),
    ("sl", Locale::sl_SI),
    ("hr", Locale::hr_HR),
    ("bs", Locale::bs_BA),
    ("sr", Locale::sr_RS),
    ("mk", Locale::mk_MK),
    ("bg", Locale::bg_BG),
    ("ro", Locale::ro_RO),
    ("hu", Locale::hu_HU),
    ("sv", Locale::sv_SE),
    ("da", Locale::da_DK),
    ("no", Locale::nb_NO),
    ("nn", Locale::nn_NO),
    ("fi", Locale::fi_FI),
    ("el", Locale::el_GR),
    ("tr", Locale::tr_TR),
    ("ar", Locale::ar_EG),
    ("ar", Locale::ar_SY),
    ("ar", Locale::ar_MA),
    ("ar", Locale::ar_DZ),
    ("fa", Locale::fa_IR),
    ("ps", Locale::ps_AF),
    ("he", Locale::he_IL),
    ("hi", Locale::hi_IN),
    ("mr", Locale::mr_IN),
    ("ne", Locale::ne_NP),
    ("bn", Locale::bn_BD),
    ("bn", Locale::bn_IN),
    ("ta", Locale::ta_IN),
    ("te", Locale::te_IN),
    ("pa", Locale::pa_IN),
    ("gu", Locale::gu_IN),
    ("si", Locale::si_LK),
    ("ur", Locale::ur_PK),
    ("id", Locale::id_ID),
    ("ms", Locale::ms_MY),
    ("vi", Locale::vi_VN),
    ("th", Locale::th_TH),
    ("lo", Locale::lo_LA),
    ("km", Locale::km_KH),
    ("my", Locale::my_MM),
    ("sw", Locale::sw_KE),
    ("zh", Locale::zh_CN),
    ("ja", Locale::ja_JP),
    ("ko", Locale::ko_KR),
    ("ka", Locale::ka_GE),
    ("hy", Locale::hy_AM),
    ("az", Locale::az_AZ),
    ("kk", Locale::kk_KZ),
    ("ky", Locale::ky_KG),
    ("tg", Locale::tg_TJ),
    ("uz", Locale::uz_UZ),
    ("sq", Locale::sq_AL),
    ("lt", Locale::lt_LT),
    ("lv", Locale::lv_LV),
    ("et", Locale::et_EE),
    ("ca", Locale::ca_ES),
    ("eu", Locale::eu_ES),
    ("gl", Locale::gl_ES),
    ("ga", Locale::ga_IE),
    ("is", Locale::is_IS),
    ("fil", Locale::fil_PH),
    ("tl", Locale::tl_PH),
    ("af", Locale::af_ZA),
    ("mt", Locale::mt_MT),
    ("lb", Locale::lb_LU),
    ("am", Locale::am_ET),
    ("kn", Locale::kn_IN),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_two_months_only_where_languages_differ() {
        let mut several: Vec<(&str, Vec<u32>)> = Vec::new();
        for (word, meaning) in &VOCABULARY.meanings {
            if meaning.months.len() > 1 {
                several.push((word, meaning.months.iter().map(|name| name.month).collect()));
            }
        }
        several.sort();
        let words: Vec<&str> = several.iter().map(|(word, _)| *word).collect();
        assert_eq!(words, ["lip", "lis", "listopad", "listopada", "srp"], "{several:?}");
    }
}
