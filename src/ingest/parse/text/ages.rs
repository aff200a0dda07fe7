//! Tells the age of an article, as pages print it beside or instead of its day: `5 days ago`, `5 दिन पहले`, `hace 5 días`.

use super::super::scan::{count_words_of_ascii, words};

/// Whether a line is the age of an article and nothing else.
pub(super) fn is_age(line: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    const MOST_WORDS: usize = 6;
    if line.len() > LONGEST_BYTES {
        return false;
    }
    // Nearly all have a number in digits, few a word for one.
    let says_one = |word: &str| ONE.iter().any(|one| word.eq_ignore_ascii_case(one));
    let has_number = || line.bytes().any(|byte| byte.is_ascii_digit()) || words(line).any(says_one);
    if line.is_ascii() && (!(2..=MOST_WORDS).contains(&count_words_of_ascii(line)) || !has_number()) {
        return false;
    }
    let text = line.trim().to_lowercase();
    if is_age_in_ideographs(&text) {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // "il y a 3 heures", "a day ago"
    let has_digits = words.iter().any(|word| word.chars().all(char::is_numeric));
    let is_number = |word: &str| if has_digits { is_count(word) } else { ONE.contains(&word) };
    let numbers = words.iter().filter(|word| is_number(word)).count();
    let has_unit = || words.iter().any(|word| is_unit(word));
    let rest = || {
        let around = words.iter().filter(|word| !is_number(word) && !is_unit(word)).copied();
        around.collect::<Vec<_>>().join(" ")
    };
    (2..=MOST_WORDS).contains(&words.len()) && numbers == 1 && has_unit() && AGO.contains(&rest().trim_end_matches('.'))
}

fn is_count(word: &str) -> bool {
    (1..=3).contains(&word.chars().count()) && word.chars().all(char::is_numeric)
}

const ONE: [&str; 11] = ["a", "an", "one", "un", "una", "une", "um", "uma", "ein", "einem", "einer"];

/// What stands around number and unit.
const AGO: [&str; 26] = [
    "ago",
    "hace",
    "atrás",
    "há",
    "il y a",
    "vor",
    "fa",
    "geleden",
    "sedan",
    "siden",
    "for siden",
    "för sedan",
    "sitten",
    "před",
    "temu",
    "назад",
    "тому",
    "преди",
    "πριν",
    "önce",
    "منذ",
    "قبل",
    "پیش",
    "पहले",
    "আগে",
    "yang lalu",
];

fn is_unit(word: &str) -> bool {
    // The stems of words that are bent.
    const STEMS: [&str; 56] = [
        "sec",
        "min",
        "hour",
        "hr",
        "day",
        "week",
        "month",
        "year",
        "stunde",
        "tag",
        "woche",
        "monat",
        "jahr",
        "heure",
        "jour",
        "semain",
        "mois",
        "hora",
        "día",
        "dia",
        "seman",
        "mes",
        "mês",
        "año",
        "ano",
        "ora",
        "ore",
        "giorn",
        "settiman",
        "uur",
        "uren",
        "dag",
        "maand",
        "jaar",
        "tim",
        "veck",
        "tunti",
        "päiv",
        "hodin",
        "dny",
        "dni",
        "godzin",
        "tydz",
        "tygodn",
        "miesi",
        "час",
        "день",
        "дня",
        "дней",
        "недел",
        "месяц",
        "днів",
        "дні",
        "годин",
        "хвилин",
        "ημέρες",
    ];
    const WORDS: [&str; 29] = [
        "dakika",
        "saat",
        "gün",
        "hafta",
        "ay",
        "yıl",
        "دقيقة",
        "دقائق",
        "ساعة",
        "ساعات",
        "يوم",
        "أيام",
        "أسبوع",
        "شهر",
        "ساعت",
        "روز",
        "هفته",
        "मिनट",
        "घंटे",
        "घंटा",
        "दिन",
        "हफ्ते",
        "सप्ताह",
        "महीने",
        "মিনিট",
        "ঘণ্টা",
        "দিন",
        "jam",
        "hari",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem) && word.chars().count() <= stem.chars().count() + 4)
        || WORDS.contains(&word)
}

/// `5天前`, `3 時間前`, `2일 전`.
fn is_age_in_ideographs(text: &str) -> bool {
    const ENDINGS: [&str; 13] = [
        "分钟前",
        "分鐘前",
        "小时前",
        "小時前",
        "天前",
        "周前",
        "个月前",
        "個月前",
        "分前",
        "時間前",
        "日前",
        "시간전",
        "일전",
    ];
    if text.is_ascii() {
        return false;
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    ENDINGS.iter().any(|ending| plain.strip_suffix(ending).is_some_and(is_count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_of_articles() {
        for line in [
            "5 days ago",
            "a day ago",
            "5 दिन पहले",
            "hace 5 días",
            "il y a 3 heures",
            "vor 2 Tagen",
            "3 ore fa",
            "há 2 horas",
            "5 дней назад",
            "منذ 5 أيام",
            "3 saat önce",
            "5天前",
            "3 時間前",
            "2일 전",
            "2 dagen geleden",
            "4 hari yang lalu",
        ] {
            assert!(is_age(line), "{line}");
        }
        for line in [
            "5 dead in a fire",
            "Five years ago the pier closed",
            "há 5 mortos",
            "vor 5 Gerichten",
            "20 years of war",
            "पहले दिन",
            "ago",
            "日前发布",
            "3 days",
            "il y a 3 blessés",
        ] {
            assert!(!is_age(line), "{line}");
        }
    }
}
