//! Holds the names of months and weekdays in the languages of the news.

use std::collections::HashMap;
use std::sync::LazyLock;

use pure_rust_locales::{Locale, locale_match};

use crate::text::words_of;

/// The month that a word names.
pub(super) fn month_named(word: &str) -> Option<u32> {
    NAMES.months.get(&words_of(word).concat()).copied()
}

pub(super) struct Names {
    pub(super) months: HashMap<String, u32>,
    pub(super) weekdays: HashMap<String, ()>,
}

/// Month and weekday names, folded. A word that names different months in different languages names none, unless English
/// uses it.
pub(super) static NAMES: LazyLock<Names> = LazyLock::new(|| {
    const LOCALES: [Locale; 23] = [
        Locale::en_US,
        Locale::fr_FR,
        Locale::de_DE,
        Locale::es_ES,
        Locale::it_IT,
        Locale::pt_PT,
        Locale::nl_NL,
        Locale::ru_RU,
        Locale::uk_UA,
        Locale::pl_PL,
        Locale::tr_TR,
        Locale::ar_EG,
        Locale::ar_SY,
        Locale::fa_IR,
        Locale::sv_SE,
        Locale::nb_NO,
        Locale::da_DK,
        Locale::id_ID,
        Locale::ro_RO,
        Locale::hu_HU,
        Locale::el_GR,
        Locale::he_IL,
        Locale::cs_CZ,
    ];
    let mut months: HashMap<String, Option<u32>> = HashMap::new();
    let mut weekdays = HashMap::new();
    for (order, locale) in LOCALES.into_iter().enumerate() {
        let lists = [locale_match!(locale => LC_TIME::MON), locale_match!(locale => LC_TIME::ABMON)];
        let nominative = locale_match!(locale => LC_TIME::ALT_MON).unwrap_or_default();
        for list in lists.into_iter().chain([nominative]) {
            for (month, name) in list.iter().enumerate() {
                let folded = words_of(name).concat();
                let month = month as u32 + 1;
                let is_english = order == 0;
                months
                    .entry(folded)
                    .and_modify(|known| {
                        if *known != Some(month) && !is_english && !is_english_month(name) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(month));
            }
        }
        let days = [locale_match!(locale => LC_TIME::DAY), locale_match!(locale => LC_TIME::ABDAY)];
        weekdays.extend(days.into_iter().flatten().map(|name| (words_of(name).concat(), ())));
    }
    months.insert("sept".to_string(), Some(9));
    let months = months.into_iter().filter_map(|(name, month)| Some((name, month?)));
    let months: HashMap<String, u32> = months.filter(|(name, _)| name.chars().count() > 1).collect();
    weekdays.retain(|name, ()| name.chars().count() > 1 && !months.contains_key(name));
    weekdays.extend(["tues", "thur", "thurs"].map(|name| (name.to_string(), ())));
    Names { months, weekdays }
});

fn is_english_month(name: &str) -> bool {
    let folded = words_of(name).concat();
    let english = locale_match!(Locale::en_US => LC_TIME::MON).iter().chain(locale_match!(Locale::en_US => LC_TIME::ABMON));
    english.into_iter().any(|english| words_of(english).concat() == folded)
}
