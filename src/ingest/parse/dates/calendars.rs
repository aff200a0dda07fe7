//! Converts days of other calendars: the Iranian, the Islamic, the Nepalese and the Ethiopian calendar, the Buddhist era, eras of East Asia. ISO weeks and days of the year too.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::article::CivilDate;

/// The year as others count it; years that cannot be of the Buddhist era stay as they are.
pub(crate) fn of_buddhist_era(year: i32) -> i32 {
    if (2400..=2700).contains(&year) { year - 543 } else { year }
}

/// Years of the Iranian calendar of which there are newspapers: 1870 to 2071.
pub(super) fn is_iranian_year(year: i32) -> bool {
    (1250..=1450).contains(&year)
}

/// The day of the Iranian calendar in use since 1925.
pub(super) fn of_iranian_calendar(year: i32, month: u32, day: u32) -> Option<CivilDate> {
    if !is_iranian_year(year) {
        return None;
    }
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap(year)),
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    let days_before = (month - 1) * 30 + (month - 1).min(6) + day - 1;
    civil(first_of_year(year)?.checked_add_days(Days::new(days_before.into()))?)
}

/// Whether a year has 366 days. Of 33 years eight have, at these places; that agrees with the equinoxes in the years above.
fn is_leap(year: i32) -> bool {
    matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

/// The first of Farvardin. 1 Farvardin 1400 was 21 March 2021.
fn first_of_year(year: i32) -> Option<NaiveDate> {
    let known = NaiveDate::from_ymd_opt(2021, 3, 21)?;
    let leap_days = |years: std::ops::Range<i32>| years.filter(|year| is_leap(*year)).count() as u64;
    match year >= 1400 {
        true => known.checked_add_days(Days::new((year - 1400) as u64 * 365 + leap_days(1400..year))),
        false => known.checked_sub_days(Days::new((1400 - year) as u64 * 365 + leap_days(year..1400))),
    }
}

/// How many days over 29 the months of the Nepalese years from 2060 on have, as they were fixed: no rule gives them.
const NEPALESE_MONTHS: [&[u8; 12]; 23] = [
    b"223321101011",
    b"232321110012",
    b"132322010102",
    b"223222101011",
    b"223321101011",
    b"232321110012",
    b"222322011002",
    b"223222101011",
    b"223321101011",
    b"232321110012",
    b"222322011011",
    b"223222101011",
    b"232321101011",
    b"232321110012",
    b"222322101011",
    b"223222101011",
    b"232321110011",
    b"232321110102",
    b"222322101011",
    b"223222101011",
    b"232321110011",
    b"232321110102",
    b"223222101011",
];
const FIRST_NEPALESE_YEAR: i32 = 2060;
/// Numbers of its months among those of [`of_solar_calendar`].
pub(super) const NEPALESE: u32 = 20;

/// The day of the calendar in use in Nepal, Bikram Sambat. Only years of which the months are known.
pub(super) fn of_nepalese_calendar(year: i32, month: u32, day: u32) -> Option<CivilDate> {
    let days_of = |months: &[u8]| -> u64 { months.iter().map(|digit| u64::from(digit - b'0') + 29).sum() };
    let years = NEPALESE_MONTHS.get(..usize::try_from(year - FIRST_NEPALESE_YEAR).ok()?)?;
    let months = NEPALESE_MONTHS.get(years.len())?;
    let before = months.get(..usize::try_from(month.checked_sub(1)?).ok()?)?;
    let longest = days_of(std::slice::from_ref(months.get(before.len())?));
    let days = years.iter().map(|months| days_of(*months)).sum::<u64>() + days_of(before) + u64::from(day) - 1;
    let is_day = (1..=longest).contains(&u64::from(day));
    // The first of Baisakh 2060.
    let first = NaiveDate::from_ymd_opt(2003, 4, 14)?;
    is_day.then(|| first.checked_add_days(Days::new(days))).flatten().and_then(civil)
}

/// Whether a year may be one of Nepal: ours of the same number are to come.
pub(super) fn is_nepalese_year(year: i32) -> bool {
    (FIRST_NEPALESE_YEAR - 30..FIRST_NEPALESE_YEAR + 40).contains(&year)
}

/// The day of a calendar by the number of a month of its own, and the name of the calendar; `None` where the year is none of it.
pub(super) fn of_solar_calendar(year: i32, month: u32, day: u32) -> Option<(Option<CivilDate>, bool)> {
    match month.checked_sub(NEPALESE) {
        Some(month) => is_nepalese_year(year).then(|| (of_nepalese_calendar(year, month, day), true)),
        None => is_iranian_year(year).then(|| (of_iranian_calendar(year, month, day), false)),
    }
}

/// The month or, failing that, the year of ours that holds the day of the Islamic calendar, whether its month began a day before or two days behind that of the
/// calendar as it is reckoned (years of 354 days, eleven of thirty with one more; the first year began on 16 July 622 by the Julian calendar).
pub(super) fn around_islamic_day(year: i32, month: u32, day: u32) -> Option<CivilDate> {
    const DAYS_BEFORE_EPOCH: i32 = 227_014;
    if !(1250..=1500).contains(&year) || !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let (month, day) = (month as i32, day as i32);
    let days = DAYS_BEFORE_EPOCH + 354 * (year - 1) + (3 + 11 * year) / 30 + (59 * (month - 1) + 1) / 2 + day;
    let first = NaiveDate::from_num_days_from_ce_opt(days - 1)?;
    let last = NaiveDate::from_num_days_from_ce_opt(days + 2)?;
    match first.year() == last.year() {
        true if first.month() == last.month() => CivilDate::month(first.year(), first.month()),
        true => CivilDate::year(first.year()),
        false => None,
    }
}

/// The months of the Ethiopian calendar, in the spellings in use.
const ETHIOPIAN_MONTHS: [&str; 13] = [
    "መስከረም",
    "ጥቅምት",
    "ኅዳር|ህዳር|ሕዳር",
    "ታኅሣሥ|ታህሳስ|ታህሣሥ|ታኅሳስ",
    "ጥር",
    "የካቲት",
    "መጋቢት",
    "ሚያዝያ|ሚያዚያ",
    "ግንቦት",
    "ሰኔ",
    "ሐምሌ|ሀምሌ",
    "ነሐሴ|ነሀሴ",
    "ጳጉሜን|ጳጉሜ",
];

/// `መጋቢት 5 ቀን 2016`, `መጋቢት 5 2016 ዓ.ም`: the day, and how many bytes it takes. Its months name others in the language of Eritrea, so that a word
/// for the day or the era has to stand beside them.
pub(super) fn of_ethiopian_words(text: &str) -> Option<(CivilDate, usize)> {
    let mut words = text.split_whitespace();
    let end_of = |word: &str| word.as_ptr().addr() + word.len() - text.as_ptr().addr();
    let name = words.next()?;
    let month = ETHIOPIAN_MONTHS.iter().position(|names| names.split('|').any(|known| known == name))?;
    let day: i32 = words.next()?.trim_end_matches([',', '፣']).parse().ok()?;
    let next = words.next()?;
    let (has_word, year) = if next == "ቀን" { (true, words.next()?) } else { (false, next) };
    let number: i32 = year.trim_end_matches([',', '፣', '.']).parse().ok()?;
    let era = words.next().filter(|era| era.starts_with("ዓ.ም") || era.starts_with("ዓ/ም"));
    let longest = if month == 12 { 6 } else { 30 };
    if !(has_word || era.is_some()) || !(1..=longest).contains(&day) || !(1850..=2100).contains(&number) {
        return None;
    }
    // Days from the first of the first year, 29 August 8 by the Julian calendar.
    const DAYS_BEFORE_EPOCH: i32 = 2795;
    let month = i32::try_from(month).ok()?;
    let days = DAYS_BEFORE_EPOCH + 365 * (number - 1) + number / 4 + 30 * month + day;
    Some((civil(NaiveDate::from_num_days_from_ce_opt(days)?)?, end_of(era.unwrap_or(year))))
}

/// `113-05-28`, `113/05/28`: a day of the era of the Republic, as Taiwan writes it; `None` where it cannot be one.
pub(super) fn of_minguo(text: &str) -> Option<(CivilDate, usize)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))).unwrap_or(text.len());
    let mut parts = text[..end].split(['-', '/', '.']);
    let mut number = |lengths: std::ops::RangeInclusive<usize>| -> Option<i32> {
        parts.next().filter(|part| lengths.contains(&part.len()))?.parse().ok()
    };
    let (year, month, day) = (number(3..=3)?, number(1..=2)?, number(1..=2)?);
    let is_whole = parts.next().is_none() && (100..=150).contains(&year);
    let date = CivilDate::day(1911 + year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    is_whole.then_some((date, end))
}

/// `R5.3.14`, `H31/4/30`: a day of an era of Japan by its letter, with nothing else; `None` where it cannot be one.
pub(super) fn of_letter_of_era(text: &str) -> Option<CivilDate> {
    let before_first = match text.as_bytes().first()? {
        b'R' | b'r' => 2018,
        b'H' | b'h' => 1988,
        b'S' | b's' => 1925,
        _ => return None,
    };
    let mut parts = text[1..].split(['.', '/', '-']);
    let mut number = || -> Option<u32> {
        let part = parts.next()?.trim();
        let is_short = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_short.then(|| part.parse().ok())?
    };
    let (year, month, day) = (number()?, number()?, number()?);
    if parts.next().is_some() || year == 0 {
        return None;
    }
    CivilDate::day(before_first + i32::try_from(year).ok()?, month, day)
}

/// The day of an ISO week: `2023-W44-1`.
pub(super) fn of_iso_week(year: i32, week: u32, weekday: u32) -> Option<CivilDate> {
    let weekday = Weekday::try_from(u8::try_from(weekday.checked_sub(1)?).ok()?).ok()?;
    civil(NaiveDate::from_isoywd_opt(year, week, weekday)?)
}

/// The month or, failing that, the year that holds a whole ISO week: `2023-W44`.
pub(super) fn holding_iso_week(year: i32, week: u32) -> Option<CivilDate> {
    let (first, last) = (of_iso_week(year, week, 1)?.first_day(), of_iso_week(year, week, 7)?.first_day());
    match first.year() == last.year() {
        true if first.month() == last.month() => CivilDate::month(first.year(), first.month()),
        true => CivilDate::year(first.year()),
        false => None,
    }
}

/// The day of the year: `2023-303`.
pub(super) fn of_day_of_year(year: i32, day: u32) -> Option<CivilDate> {
    civil(NaiveDate::from_yo_opt(year, day)?)
}

fn civil(day: NaiveDate) -> Option<CivilDate> {
    CivilDate::day(day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_iranian_calendar() {
        for ((year, month, day), expected) in [
            ((1402, 8, 8), "2023-10-30"),
            ((1402, 1, 1), "2023-03-21"),
            ((1403, 1, 1), "2024-03-20"),
            ((1403, 12, 30), "2025-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1399, 12, 30), "2021-03-20"),
            ((1357, 11, 22), "1979-02-11"),
            ((1300, 1, 1), "1921-03-21"),
            ((1332, 5, 28), "1953-08-19"),
            ((1375, 12, 30), "1997-03-20"),
            ((1379, 12, 30), "2001-03-20"),
            ((1408, 12, 30), "2030-03-20"),
        ] {
            let date = of_iranian_calendar(year, month, day).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(expected), "{year}-{month}-{day}");
        }
        assert_eq!(of_iranian_calendar(1402, 12, 30), None);
        assert_eq!(of_iranian_calendar(1402, 7, 31), None);
    }

    #[test]
    fn days_of_the_islamic_calendar() {
        for ((year, month, day), expected) in [
            ((1444, 8, 22), "2023-03"),
            ((1444, 9, 1), "2023-03"),
            ((1445, 1, 1), "2023-07"),
            ((1442, 9, 1), "2021-04"),
            ((1446, 6, 29), "-"),
            ((1444, 8, 8), "2023"),
            ((1446, 6, 30), "-"),
            ((1446, 13, 1), "-"),
        ] {
            let date = around_islamic_day(year, month, day).map_or("-".to_string(), |date| date.to_string());
            assert_eq!(date, expected, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn days_of_the_nepalese_calendar() {
        for ((year, month, day), expected) in [
            ((2081, 11, 27), "2025-03-11"),
            ((2081, 11, 14), "2025-02-26"),
            ((2082, 6, 16), "2025-10-02"),
            ((2082, 11, 21), "2026-03-05"),
            ((2072, 1, 12), "2015-04-25"),
            ((2080, 12, 30), "2024-04-12"),
        ] {
            let date = of_nepalese_calendar(year, month, day).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(expected), "{year}-{month}-{day}");
        }
        for none in [(2081, 11, 30), (2083, 1, 1), (2059, 1, 1), (2081, 13, 1), (2081, 0, 1), (2081, 1, 0)] {
            assert_eq!(of_nepalese_calendar(none.0, none.1, none.2), None, "{none:?}");
        }
        // Every year begins on 13 or 14 April, on the 13th after those of 366 days.
        for year in FIRST_NEPALESE_YEAR..FIRST_NEPALESE_YEAR + NEPALESE_MONTHS.len() as i32 {
            let first = of_nepalese_calendar(year, 1, 1).map(|date| date.to_string());
            let day = if matches!(year, 2061 | 2065 | 2069 | 2073 | 2077 | 2081) { 13 } else { 14 };
            assert_eq!(first, Some(format!("{}-04-{day}", year - 57)));
        }
    }

    #[test]
    fn days_of_the_ethiopian_calendar_and_of_the_republic() {
        let ethiopian = |text: &str| of_ethiopian_words(text).map_or("-".to_string(), |(date, _)| date.to_string());
        assert_eq!(ethiopian("መጋቢት 5 ቀን 2016"), "2024-03-14");
        assert_eq!(ethiopian("መስከረም 1 ቀን 2016 ዓ.ም"), "2023-09-12");
        assert_eq!(ethiopian("ጥር 3 2016 ዓ.ም."), "2024-01-12");
        assert_eq!(ethiopian("መጋቢት 5 2016"), "-");
        let minguo = |text: &str| of_minguo(text).map_or("-".to_string(), |(date, _)| date.to_string());
        assert_eq!(minguo("113-05-28"), "2024-05-28");
        assert_eq!(minguo("113/05/28 10:00"), "2024-05-28");
        assert_eq!(minguo("113-15-28"), "-");
        assert_eq!(minguo("213-05-28"), "-");
    }

    /// The conversion by the breaks of Borkowski, as other programs have it, gives the same first days.
    #[test]
    fn first_days_of_iranian_years_agree_with_the_astronomical_table() {
        const BREAKS: [i32; 12] = [-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635];
        for year in 1250..=1450 {
            let mut leap = -14;
            for two in BREAKS.windows(2) {
                let (first, jump) = (two[0], two[1] - two[0]);
                if year < two[1] {
                    leap += (year - first) / 33 * 8 + ((year - first) % 33 + 3) / 4;
                    break;
                }
                leap += jump / 33 * 8 + jump % 33 / 4;
            }
            let gregorian = year + 621;
            let leap_gregorian = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150;
            let day = (20 + leap - leap_gregorian) as u32;
            assert_eq!(first_of_year(year), NaiveDate::from_ymd_opt(gregorian, 3, day), "{year}");
        }
    }
}
