//! Reads dates that only the language of the page tells apart from other numbers: `05.03.19` in a German page, `113-05-20` in one of Taiwan,
//! where years are counted from 1912.

use super::order::order_of_zone;
use crate::article::CivilDate;
use crate::ingest::parse::dates::{
    DateReading, DateRole, FoundDate, Hint, Order, dates_with_roles, whole_date, whole_date_hinted, whole_date_in_order,
};
use crate::schema::SWAPPABLE;

/// Such dates of a short line, their words, and what the words of the line say that they are the dates of.
pub(super) fn short_dates(text: &str, hint: Hint<'_>) -> Vec<(FoundDate, String, DateRole)> {
    const LONGEST_BYTES: usize = 120;
    const MOST_DATES: usize = 3;
    let Some(language) = hint.language.filter(|_| text.len() <= LONGEST_BYTES && text.bytes().any(|c| c.is_ascii_digit()))
    else {
        return Vec::new();
    };
    let is_apart = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '：' | '，' | '・');
    // Written in full they are read with what stands beside them.
    let mut whole = text.to_string();
    let mut dates = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(is_apart) {
        start += piece.len();
        let word = piece.trim_end_matches(is_apart);
        let found = of_two_digits(word, hint, None)
            .or_else(|| of_republic(word, language))
            .or_else(|| of_two_digits(word, hint, Some(order_of_zone(&text[start..])?)))
            .or_else(|| of_open_order(word, language));
        if let Some(found) = found {
            // Of a year alone the words beside it say as little as of a day that is none.
            let day = if found.shortened.is_none() { found.date.to_string() } else { found.date.first_day().to_string() };
            whole = whole.replacen(word, &day, 1);
            dates.push((found, word.to_string()));
        }
    }
    dates.truncate(MOST_DATES);
    let roles = dates_with_roles(&whole);
    let is_same = |one: CivilDate, other: CivilDate| one.first_day() == other.first_day();
    let role_of =
        |date| roles.iter().find(|(found, _)| is_same(found.date, date)).map_or(DateRole::Unsaid, |(_, role)| *role);
    let with_role = |(found, words): (FoundDate, String)| {
        let role = role_of(found.date);
        (found, words, role)
    };
    dates.into_iter().map(with_role).collect()
}

/// Day, month and two digits of the year in the order of the language, or in one that is known otherwise.
fn of_two_digits(word: &str, hint: Hint<'_>, order: Option<Order>) -> Option<FoundDate> {
    // Elsewhere hyphens stand behind a year, too.
    const DAY_FIRST_WITH_HYPHENS: [&str; 8] = ["nl", "da", "fr", "es", "it", "pt", "id", "ms"];
    let language = hint.language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default();
    let may_have_hyphens = DAY_FIRST_WITH_HYPHENS.contains(&language);
    let mark = ['.', '/', '-'].into_iter().find(|mark| word.contains(*mark) && (*mark != '-' || may_have_hyphens))?;
    // `04/06/08//`
    let word = word.trim_end_matches(mark);
    let parts: Vec<&str> = word.split(mark).collect();
    let is_number = |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = parts.len() == 3 && parts.iter().all(is_number) && parts[2].len() == 2;
    let reading = match order {
        Some(order) => whole_date_in_order(word, order),
        None => whole_date_hinted(word, hint),
    };
    match reading {
        DateReading::Found(found) if is_date && found.shortened.is_none() => Some(found),
        _ => None,
    }
}

/// The year of `03/04/22` in English, where either number may be the month.
fn of_open_order(word: &str, language: &str) -> Option<FoundDate> {
    let is_english = language.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("en"));
    let parts: Vec<&str> = word.split('/').filter(|_| is_english).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() == 2 && !part.starts_with('+'));
    let (first, second, year) = (number(first)?, number(second)?, number(year)?);
    if first == second || !(1..=12).contains(&first) || !(1..=12).contains(&second) {
        return None;
    }
    let century = if year >= 70 { 1900 } else { 2000 };
    let date = CivilDate::year(century + year as i32)?;
    Some(FoundDate { date, range: 0..word.len(), rule: "numbers in unknown order", shortened: Some(SWAPPABLE) })
}

/// The calendar of the Republic of China: `113-05-20`, `113年5月20日`.
fn of_republic(word: &str, language: &str) -> Option<FoundDate> {
    const YEARS: std::ops::RangeInclusive<u32> = 80..=150;
    const BEFORE_FIRST_YEAR: u32 = 1911;
    let language = language.to_ascii_lowercase();
    if !(language.starts_with("zh") && (language.contains("tw") || language.contains("hant"))) {
        return None;
    }
    let parts: Vec<&str> = word.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let is_short = |part: &str| matches!(part.len(), 1 | 2);
    let year: u32 = year.parse().ok().filter(|year| YEARS.contains(year))?;
    if !is_short(month) || !is_short(day) {
        return None;
    }
    match whole_date(&format!("{}-{month:0>2}-{day:0>2}", year + BEFORE_FIRST_YEAR)) {
        DateReading::Found(found) => Some(found),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_the_language_tells() {
        for (text, language, expected) in [
            ("05.03.19 - 10:12 Uhr | Lesedauer: 3 Minuten", "de", "2019-03-05 Unsaid"),
            ("05/03/19 18:12", "he", "2019-03-05 Unsaid"),
            ("發布日期：113-05-20", "zh-TW", "2024-05-20 Published"),
            ("108年03月05日", "zh-Hant", "2019-03-05 Unsaid"),
            ("電話 113-05-20", "zh-CN", ""),
            ("Veröffentlicht am 04.01.22 Aktualisiert am 16.01.22", "de", "2022-01-04 Published, 2022-01-16 Updated"),
            ("Stand: 16.01.22, 06:34 Uhr", "de", "2022-01-16 Updated"),
            ("28-10-20, 06:00", "nl", "2020-10-28 Unsaid"),
            ("21-12-03", "sv", ""),
            ("Version 1.2.19-4", "de", ""),
            ("10.0.0.19", "de", ""),
            ("Chapter 5.3", "en", ""),
            ("القاهرة - 04/06/08//", "ar", "2008-06-04 Unsaid"),
            ("by Jane Doe - 05/12/22 10:30 PM ET", "en", "2022-05-12 Unsaid"),
            ("by Jane Doe - 05/12/22 10:30 PM", "en", "2022 Unsaid"),
            ("Published 05/12/22", "en", "2022 Published"),
            ("Chapters 5/12/22", "en", ""),
            ("Rooms 05/12/22/7", "en", ""),
        ] {
            let hint = Hint { language: Some(language), country: None };
            let shown = short_dates(text, hint).into_iter().map(|(found, _, role)| format!("{} {role:?}", found.date));
            assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{text}");
        }
    }
}
