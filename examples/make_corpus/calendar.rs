//! Dates of the Gregorian calendar, known to the day or less exactly.

use crate::random::Random;

/// When an article appeared, as exactly as the article tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Date {
    Day { year: u32, month: u32, day: u32 },
    Month { year: u32, month: u32 },
    Year { year: u32 },
}

impl Date {
    /// Any day of the corpus alike, of which 1 % is known by its year only, 2 % by
    /// its month, and 2 % not at all.
    pub(crate) fn draw(random: &mut Random) -> Option<Self> {
        let (year, month, day) = civil_day(random.below(days_in_corpus() as usize) as u32);
        match random.below(100) {
            0 => Some(Self::Year { year }),
            1..=2 => Some(Self::Month { year, month }),
            3..=4 => None,
            _ => Some(Self::Day { year, month, day }),
        }
    }

    /// As in ISO 8601: `2023-10-30`, `2023-10` or `2023`.
    pub(crate) fn iso(self) -> String {
        match self {
            Self::Day { year, month, day } => format!("{year}-{month:02}-{day:02}"),
            Self::Month { year, month } => format!("{year}-{month:02}"),
            Self::Year { year } => year.to_string(),
        }
    }

    /// As in American newspapers: `October 30, 2023`, `October 2023` or `2023`.
    pub(crate) fn in_words(self) -> String {
        match self {
            Self::Day { year, month, day } => format!("{} {day}, {year}", month_name(month)),
            Self::Month { year, month } => format!("{} {year}", month_name(month)),
            Self::Year { year } => year.to_string(),
        }
    }
}

const FIRST_YEAR: u32 = 2005;
const LAST_YEAR: u32 = 2024;

fn month_name(month: u32) -> &'static str {
    chrono::Month::try_from(month as u8).map_or("", |month| month.name())
}

fn days_in_corpus() -> u32 {
    (FIRST_YEAR..=LAST_YEAR).map(days_in_year).sum()
}

/// Year, month and day that begin `days` days after 1 January of the first year.
fn civil_day(mut days: u32) -> (u32, u32, u32) {
    let mut year = FIRST_YEAR;
    while days >= days_in_year(year) {
        days -= days_in_year(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_in_month(year, month) {
        days -= days_in_month(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

fn days_in_year(year: u32) -> u32 {
    if is_leap_year(year) { 366 } else { 365 }
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap_year(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_covers_twenty_years() {
        // 20 years of 365 days, and a leap day in 2008, 2012, 2016, 2020 and 2024.
        assert_eq!(days_in_corpus(), 7_305);
        assert_eq!(civil_day(0), (2005, 1, 1));
        assert_eq!(civil_day(days_in_corpus() - 1), (2024, 12, 31));
    }

    #[test]
    fn every_day_comes_once_and_in_order() {
        let days: Vec<_> = (0..days_in_corpus()).map(civil_day).collect();
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(days.contains(&(2008, 2, 29)));
        assert!(!days.contains(&(2007, 2, 29)));
        assert!(!days.iter().any(|&(_, _, day)| day > 31));
    }

    #[test]
    fn centuries_are_leap_years_only_every_fourth_time() {
        assert!(is_leap_year(2000));
        assert!(!is_leap_year(1900));
    }

    #[test]
    fn dates_are_written_as_exactly_as_they_are_known() {
        let day = Date::Day { year: 2023, month: 10, day: 3 };
        let month = Date::Month { year: 2012, month: 5 };
        let year = Date::Year { year: 2023 };
        assert_eq!([day, month, year].map(Date::iso), ["2023-10-03", "2012-05", "2023"]);
        assert_eq!([day, month, year].map(Date::in_words), ["October 3, 2023", "May 2012", "2023"]);
    }

    #[test]
    fn one_date_in_twenty_is_not_exact() {
        let mut random = Random::new(1, 0);
        let exact = (0..20_000).filter(|_| matches!(Date::draw(&mut random), Some(Date::Day { .. }))).count();
        assert!((18_850..=19_150).contains(&exact), "{exact}");
    }
}
