//! Reads dates of numbers alone whose year does not come first: `30.10.2023`, `10/30/2023`, `30-10-23`; and `20231030`.

use super::Order;
use super::calendars::{around_islamic_day, is_iranian_year, of_buddhist_era, of_iranian_calendar};
use super::cursor::{Cursor, DASHES, Made};
use super::reader::read;
use super::tokens::{Kind, Number, Token};
use super::vocabulary::Flags;
use crate::article::CivilDate;

/// No year of ours before it is that of a publication.
const FIRST_YEAR: i32 = 1500;

/// `20231030`, `20231030T081500Z`.
pub(super) fn compact(value: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    let year = (value / 10_000) as i32;
    let date = CivilDate::day(of_buddhist_era(year), value / 100 % 100, value % 100);
    date.filter(|_| (FIRST_YEAR..=2999).contains(&year)).map(|date| Made::of(Some(date), "compact"))
}

/// Three numbers, the year last, or first if it has two digits and the text is of a language that writes it so.
pub(super) fn numeric(first: Number, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    let Some(Token { kind: Kind::Mark(mark), follows_space, .. }) = cursor.token() else { return None };
    let marks: &[char] = match mark {
        '.' | '/' => &[*mark],
        mark if DASHES.contains(mark) => &DASHES,
        _ => return None,
    };
    // "30 - 10 - 2023": a space on one side alone belongs to something else.
    let is_spaced = *follows_space;
    cursor.at += 1;
    if is_spaced && (!cursor.manner.is_whole || cursor.is_tight()) {
        return None;
    }
    let second = cursor.small()?;
    // "14/05 2019": the year stands apart.
    let is_apart = marks == ['/'] && !cursor.is_mark(marks) && !cursor.is_tight();
    (is_apart || cursor.skip(marks)).then_some(())?;
    let third = cursor.number().filter(|number| !is_apart || number.digits == 4)?;
    let made = match third.digits {
        4 => match other_year_last(first.value, second, third, cursor) {
            Some(made) => made?,
            None => {
                let year = cursor.year()?;
                four_digits(first.value, second, year, marks, cursor)
            }
        },
        2 if !third.is_ordinal => {
            cursor.at += 1;
            let is_followed = matches!(cursor.token(), Some(Token { kind: Kind::Mark(mark), follows_space: false, .. })
                if marks.contains(mark) || *mark == ':')
                && cursor.after(1).is_some_and(|token| token.number().is_some());
            let is_date = !is_followed && !third.is_glued && first.digits == 2 || cursor.manner.is_whole && !is_followed;
            let read = || two_digits([first.value, second, third.value], first.digits == 1, marks, cursor);
            is_date.then(read).flatten()?
        }
        _ => return None,
    };
    Some(made)
}

/// `۱۴/۱۱/۱۴۰۲`, `22/08/1444 هـ`: a day before a year of the Iranian or the Islamic calendar; `Some(None)` for such a year of which nothing tells the
/// calendar, for ours of these numbers had no newspapers.
fn other_year_last(first: u32, second: u32, third: Number, cursor: &mut Cursor<'_>) -> Option<Option<Made>> {
    let year = third.value as i32;
    if year >= FIRST_YEAR {
        return None;
    }
    cursor.at += 1;
    let is_said = cursor.token().is_some_and(|token| token.has(Flags::ISLAMIC_SIGN));
    if is_iranian_year(year) && (third.is_persian() || cursor.manner.is_iranian && !is_said) {
        return Some(Some(Made::of(of_iranian_calendar(year, second, first), "day/month/year, Iranian calendar")));
    }
    Some(islamic(year, second, first, cursor))
}

/// A day of the Islamic calendar, where a sign behind it says so. Its months begin when the moon is seen, a day or two apart by country: what is sure is the
/// month or the year of ours that holds all of these days.
pub(super) fn islamic(year: i32, month: u32, day: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.skip_word(Flags::ISLAMIC_SIGN).then_some(())?;
    // "22/08/1444 هـ الموافق 14/03/2023": the same day of ours.
    let ours = cursor.attempt(|cursor| {
        cursor.skip(&['.', '/', '-', '(']);
        cursor.skip_word(Flags::SAME_DAY);
        let (made, taken) = read(&cursor.tokens[cursor.at..], cursor.manner, cursor.weekdays)?;
        cursor.at += taken;
        Some(made)
    });
    if ours.is_some() {
        return ours;
    }
    Some(Made::shortened(around_islamic_day(year, month, day), "day/month/year, Islamic calendar", "islamic_day"))
}

/// `30.10.2023` is day first wherever dots are written. With slashes and hyphens both orders are in use: only a number above
/// 12, two equal numbers, a weekday beside it or a declared order decide; otherwise the year is all that is sure.
fn four_digits(first: u32, second: u32, year: i32, marks: &[char], cursor: &Cursor<'_>) -> Made {
    let day_month = CivilDate::day(year, second, first);
    let month_day = CivilDate::day(year, first, second);
    let is_dotted = marks == ['.'];
    let day_first = Made::of(day_month, if is_dotted { "day.month.year" } else { "day/month/year" });
    let month_first = Made::of(month_day, if is_dotted { "month.day.year" } else { "month/day/year" });
    match (day_month, month_day) {
        (None, None) => Made::of(None, "numbers"),
        (Some(_), None) => Made { shows: Some(Order::DayFirst), ..day_first },
        (None, Some(_)) => Made { shows: Some(Order::MonthFirst), ..month_first },
        (Some(_), Some(_)) if first == second => day_first,
        (Some(one), Some(other)) => match (cursor.agrees(one), cursor.agrees(other)) {
            (true, false) => Made { shows: Some(Order::DayFirst), ..day_first },
            (false, true) => Made { shows: Some(Order::MonthFirst), ..month_first },
            _ => match cursor.manner.order {
                Some(Order::MonthFirst) => month_first,
                Some(Order::DayFirst) => day_first,
                None if is_dotted => day_first,
                None => {
                    let reason = "day_and_month_could_be_swapped";
                    Made::shortened(CivilDate::year(year), "numbers in unknown order", reason)
                }
            },
        },
    }
}

/// A year of two digits is read only if one number is above 12, or the order is given, and no other reading is as likely.
fn two_digits(numbers: [u32; 3], is_one_digit: bool, marks: &[char], cursor: &Cursor<'_>) -> Option<Made> {
    let [first, second, third] = numbers;
    let last = cursor.full_year(third);
    let day_month = CivilDate::day(last, second, first);
    let month_day = CivilDate::day(last, first, second);
    let year_month_day = CivilDate::day(cursor.full_year(first), second, third);
    let day_first = Made::of(day_month, "day/month/yy");
    let month_first = Made::of(month_day, "month/day/yy");
    if cursor.manner.is_year_first && year_month_day.is_some() {
        return Some(Made::of(year_month_day, "yy/month/day"));
    }
    match cursor.manner.order {
        Some(Order::DayFirst) if day_month.is_some() => return Some(day_first),
        Some(Order::MonthFirst) if month_day.is_some() => return Some(month_first),
        _ => {}
    }
    // Hyphens as in "23-10-30" stand after a year as often as after a day.
    let is_year_as_likely = year_month_day.is_some() && marks == DASHES;
    match (day_month, month_day) {
        _ if is_year_as_likely => None,
        (Some(_), None) => Some(Made { shows: Some(Order::DayFirst), ..day_first }),
        (None, Some(_)) => Some(Made { shows: Some(Order::MonthFirst), ..month_first }),
        (Some(_), Some(_)) if first == second && first > 12 => Some(day_first),
        // "4.5.16": no year has one digit, and dots stand behind days.
        (Some(_), Some(_)) if marks == ['.'] && (is_one_digit || cursor.manner.is_day_first) => Some(day_first),
        _ => None,
    }
}
