//! Reads the date that begins at a token: which grammar fits the first token, and what was made of it.

use chrono::Datelike;

use super::calendars::{
    NEPALESE, holding_iso_week, is_iranian_year, is_nepalese_year, of_buddhist_era, of_day_of_year, of_iranian_calendar,
    of_iso_week, of_nepalese_calendar, of_solar_calendar,
};
use super::cursor::{COMMAS, Cursor, DASHES, Made, Manner};
use super::named::{choose, day_first, differing, month_first};
use super::numeric::{compact, islamic, numeric};
use super::partial::{quarter, season, year_and_part};
use super::tokens::{Kind, Number, Token};
use super::vocabulary::Flags;
use crate::article::CivilDate;

/// What was read at the first token, and how many tokens it took. A date of another calendar before a usual one is passed over.
pub(super) fn read(tokens: &[Token], manner: Manner, weekdays: u8) -> Option<(Made, usize)> {
    let mut cursor = Cursor { tokens, at: 0, manner, weekdays };
    let made = match tokens.first()?.kind {
        Kind::Number(number) => numbered(number, &mut cursor),
        Kind::Word(word) if word.era != 0 => era(word.era, &mut cursor),
        Kind::Word(word) => {
            let month = match word.months.as_slice() {
                [] => None,
                months => month_first(months, &mut cursor),
            };
            let solar = |cursor: &mut Cursor<'_>| solar_month_first(word.solar_month, cursor);
            month
                .or_else(|| cursor.attempt(solar))
                .or_else(|| cursor.attempt(|cursor| quarter(cursor)))
                .or_else(|| cursor.attempt(|cursor| season(cursor)))
        }
        Kind::Mark(_) => None,
    }?;
    Some((made, cursor.at.max(1)))
}

fn numbered(number: Number, cursor: &mut Cursor<'_>) -> Option<Made> {
    match number.digits {
        8 => compact(number.value, cursor),
        // With a time of day: the value is that of the first nine digits.
        12 | 14 if cursor.manner.is_whole => compact(number.value / 10, cursor),
        4 => cursor.attempt(|cursor| year_first(number, cursor)),
        3 if may_be_of_republic(number, cursor) => cursor.attempt(|cursor| year_of_republic(number.value, cursor)),
        1 | 2 => cursor
            .attempt(|cursor| numeric(number, cursor))
            .or_else(|| cursor.attempt(|cursor| other_calendar(number.value, cursor)))
            .or_else(|| cursor.attempt(|cursor| day_first(number.value, cursor)))
            .or_else(|| cursor.attempt(quarter))
            .or_else(|| cursor.attempt(|cursor| month_and_year(number.value, cursor))),
        _ => None,
    }
}

/// Whether a number before "年" may be a year of the era of the Republic of China: no year of ours of such a number is that of a publication.
fn may_be_of_republic(number: Number, cursor: &Cursor<'_>) -> bool {
    (100..=150).contains(&number.value) && cursor.after(1).is_some_and(|token| token.has(Flags::YEAR_UNIT))
}

/// `112年5月14日`.
fn year_of_republic(year: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    const BEFORE_FIRST_YEAR: i32 = 1911;
    cursor.at = 1;
    cursor.skip_word(Flags::YEAR_UNIT).then_some(())?;
    let month = cursor.small()?;
    cursor.skip_word(Flags::MONTH_UNIT).then_some(())?;
    let day = cursor.small()?;
    cursor.skip_word(Flags::DAY_UNIT).then_some(())?;
    Some(Made::of(CivilDate::day(BEFORE_FIRST_YEAR + year as i32, month, day), "era year-month-day"))
}

/// `10/2023`, where a date should be.
fn month_and_year(month: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    (cursor.manner.is_whole && (1..=12).contains(&month) && cursor.is_tight()).then_some(())?;
    (cursor.skip(&DASHES) || cursor.skip(&['/', '.'])).then_some(())?;
    let year = cursor.is_tight().then(|| cursor.year()).flatten()?;
    cursor.ends_here().then(|| Made::of(CivilDate::month(year, month), "month/year"))
}

/// `令和5年10月30日`.
fn era(before_first: i32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    let number = cursor.number().filter(|number| number.digits <= 3)?;
    cursor.at += 1;
    let year = number.value as i32 + before_first;
    // `주체114(2025).3.11.`
    let is_explained = cursor.attempt(|cursor| {
        cursor.skip(&['(', '（']).then_some(())?;
        let common = cursor.number().filter(|number| number.value as i32 == year)?;
        cursor.at += 1;
        cursor.skip(&[')', '）']).then_some(common)
    });
    let has_dots = is_explained.is_some() && cursor.skip(&['.']);
    (has_dots || cursor.skip_word(Flags::YEAR_UNIT)).then_some(())?;
    let Some(month) = cursor.small() else { return Some(Made::of(CivilDate::year(year), "era year")) };
    cursor.skip_word(Flags::MONTH_UNIT);
    if has_dots {
        cursor.skip(&['.']);
    }
    match cursor.small() {
        Some(day) => {
            cursor.skip_word(Flags::DAY_UNIT);
            Some(Made::of(CivilDate::day(year, month, day), "era year-month-day"))
        }
        None => Some(Made::of(CivilDate::month(year, month), "era year-month")),
    }
}

/// `۸ آبان ۱۴۰۲` and `15 ربيع الآخر 1445 هـ الموافق 30 أكتوبر 2023`.
fn other_calendar(day: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    cursor.skip_links();
    let word = cursor.word()?;
    let month = word.solar_month;
    (month != 0 || word.has(Flags::ISLAMIC)).then_some(())?;
    cursor.at += 1;
    cursor.skip_links();
    cursor.skip(&COMMAS);
    let year = cursor.number().filter(|number| number.digits == 4);
    if month != 0 {
        let year = year?.value as i32;
        cursor.at += 1;
        return of_solar_calendar(year, month, day).map(|(date, is_nepalese)| match is_nepalese {
            true => Made::of(date, "day month year, calendar of Nepal"),
            false => Made::of(date, "day month year, Iranian calendar"),
        });
    }
    cursor.at += usize::from(year.is_some());
    for _ in 0..4 {
        let is_between = cursor.token()?.is_separator()
            || cursor.token()?.has(Flags::SAME_DAY | Flags::LINK | Flags::OPENER | Flags::YEAR_WORD)
            || cursor.token()?.is_weekday();
        if !is_between {
            break;
        }
        cursor.at += 1;
    }
    let (made, taken) = read(&cursor.tokens[cursor.at..], cursor.manner, cursor.weekdays)?;
    cursor.at += taken;
    Some(made)
}

/// `اسفند ۱۴۰۱`: such a month is a part of two of ours, so that the year is what is sure, if it is one.
fn solar_month_and_year(month: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.skip_links();
    cursor.skip(&COMMAS);
    let year = cursor.number().filter(|number| number.digits == 4)?.value as i32;
    cursor.at += 1;
    const DAYS_OF_ALL: u32 = 29;
    let day = |day: u32| of_solar_calendar(year, month, day).and_then(|(date, _)| date);
    let (first, last) = (day(1)?.first_day().year(), day(DAYS_OF_ALL)?.first_day().year());
    let date = CivilDate::year(first).filter(|_| first == last);
    date.map(|date| Made::shortened(Some(date), "month year, another calendar", "month_of_another_calendar"))
}

/// `کب ۲۳, ۱۴۰۲`.
fn solar_month_first(month: u32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    (month != 0).then_some(())?;
    if cursor.manner.is_whole
        && let Some(made) = cursor.attempt(|cursor| solar_month_and_year(month, cursor))
    {
        return Some(made);
    }
    let day = cursor.small()?;
    cursor.skip_suffix();
    cursor.skip_word(Flags::DAY_UNIT);
    cursor.skip(&COMMAS);
    cursor.skip_links();
    let year = cursor.number().filter(|number| number.digits == 4)?.value as i32;
    cursor.at += 1;
    of_solar_calendar(year, month, day).map(|(date, is_nepalese)| match is_nepalese {
        true => Made::of(date, "month day year, calendar of Nepal"),
        false => Made::of(date, "month day year, Iranian calendar"),
    })
}

/// `२०८१ फागुन २७ गते`, `२०८१-११-२७`: in the digits of Nepal and with a year that is to come for us.
fn nepalese_year_first(year: i32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    is_nepalese_year(year).then_some(())?;
    cursor.skip_links();
    cursor.skip(&COMMAS);
    let month = match cursor.word().and_then(|word| word.solar_month.checked_sub(NEPALESE)) {
        Some(month) => {
            cursor.at += 1;
            cursor.skip(&COMMAS);
            month
        }
        None => {
            (cursor.skip(&DASHES) || cursor.skip(&['/', '.'])).then_some(())?;
            let month = cursor.small()?;
            (cursor.skip(&DASHES) || cursor.skip(&['/', '.'])).then_some(month)?
        }
    };
    let day = cursor.small()?;
    cursor.skip_word(Flags::DAY_UNIT);
    Some(Made::of(of_nepalese_calendar(year, month, day), "year month day, calendar of Nepal"))
}

/// Everything that begins with a year: ISO 8601, `2023年10月30日`, `2023. október 30.`, `2023 жылғы 30 қазан`, `2023 Q3`, `2023`.
fn year_first(number: Number, cursor: &mut Cursor<'_>) -> Option<Made> {
    let written = number.value as i32;
    if number.is_ordinal || !(1000..=2999).contains(&written) {
        return None;
    }
    let is_iranian = is_iranian_year(written) && (number.is_persian() || cursor.manner.is_iranian);
    if number.is_devanagari()
        && let Some(made) = cursor.attempt(|cursor| nepalese_year_first(written, cursor))
    {
        return Some(made);
    }
    if let Some(made) = cursor.attempt(|cursor| year_and_numbers(written, is_iranian, cursor)) {
        return Some(made);
    }
    // Such a year is hardly one of ours if anything else but the year of a long name stands there.
    let year = cursor.year()?;
    cursor
        .attempt(|cursor| year_and_slashed_day(year, cursor))
        .or_else(|| cursor.attempt(|cursor| year_and_words(year, cursor)))
        .or_else(|| cursor.attempt(|cursor| year_and_part(year, cursor)))
        .or_else(|| {
            let is_lone = cursor.ends_here() && cursor.weekdays == 0 && !is_iranian && !is_foreign_year(written);
            // A number alone is one of ours unless a year should stand there.
            let is_lone = is_lone && (year == written || cursor.manner.is_whole || cursor.manner.is_buddhist);
            is_lone.then(|| Made::of(CivilDate::year(year), "year"))
        })
}

/// Years of the Iranian or the Islamic calendar of these days: nothing says which of the two it is, and ours had no newspapers then.
fn is_foreign_year(year: i32) -> bool {
    (1400..=1499).contains(&year)
}

/// `2023-10-30`, `2023/10/30`, `2023. 10. 30.`, `2023-W44-1`, `2023-303`.
fn year_and_numbers(year: i32, is_iranian: bool, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 1;
    if let Some(made) = cursor.attempt(|cursor| iso_week(year, cursor)) {
        return Some(made);
    }
    let Some(Token { kind: Kind::Mark(mark), .. }) = cursor.token() else { return None };
    let marks: &[char] = match mark {
        mark if DASHES.contains(mark) => &DASHES,
        '/' | '.' | '_' => &[*mark],
        _ => return None,
    };
    cursor.at += 1;
    if let Some(day) = cursor.number().filter(|number| number.digits == 3 && cursor.manner.is_whole && marks == DASHES) {
        cursor.at += 1;
        return Some(Made::of(of_day_of_year(year, day.value), "day of the year"));
    }
    let month = cursor.small()?;
    let day = cursor.attempt(|cursor| cursor.skip(marks).then(|| cursor.small()).flatten());
    let is_foreign = is_foreign_year(year);
    let year = of_buddhist_era(year);
    match day {
        Some(day) if is_iranian => Some(Made::of(of_iranian_calendar(year, month, day), "year-month-day, Iranian calendar")),
        Some(day) if is_foreign => islamic(year, month, day, cursor),
        _ if is_iranian || is_foreign => None,
        // Data bases write a zero for what is not known.
        Some(0) if month == 0 => Some(Made::of(CivilDate::year(year), "year")),
        Some(0) if month <= 12 => Some(Made::of(CivilDate::month(year, month), "year-month")),
        Some(day) => {
            if marks == ['.'] {
                cursor.skip(&['.']);
            }
            Some(Made::of(CivilDate::day(year, month, day), "year-month-day"))
        }
        // "2023.10" is as well a number; it may be a month only where a date should be.
        None if marks == ['.'] => {
            let is_month = cursor.manner.is_whole && (1..=12).contains(&month);
            is_month.then(|| cursor.skip(&['.']));
            is_month.then(|| Made::of(CivilDate::month(year, month), "year-month"))
        }
        // "2022-23" is a year that begins in the one and ends in the other.
        None if month > 12 && month == (year as u32 + 1) % 100 => None,
        None => Some(Made::of(CivilDate::month(year, month), "year-month")),
    }
}

/// `2023 09/18`.
fn year_and_slashed_day(year: i32, cursor: &mut Cursor<'_>) -> Option<Made> {
    let is_of_two = |cursor: &Cursor<'_>| cursor.number().is_some_and(|number| number.digits == 2);
    (is_of_two(cursor) && !cursor.is_tight()).then_some(())?;
    let month = cursor.small()?;
    (cursor.is_tight() && cursor.skip(&['/']) && cursor.is_tight() && is_of_two(cursor)).then_some(())?;
    let day = cursor.small()?;
    (!cursor.is_mark(&['/'])).then(|| Made::of(CivilDate::day(year, month, day), "year-month-day"))
}

/// `2023-W44-1`, `2023W441`, `2023-W44`.
fn iso_week(year: i32, cursor: &mut Cursor<'_>) -> Option<Made> {
    let has_dash = cursor.skip(&['-']);
    (cursor.is_tight() && cursor.skip_word(Flags::WEEK_LETTER)).then_some(())?;
    let number = cursor.number().filter(|number| matches!(number.digits, 2 | 3))?;
    cursor.at += 1;
    let (week, day) = match number.digits {
        3 => (number.value / 10, Some(number.value % 10)),
        _ if has_dash => (number.value, cursor.attempt(|cursor| cursor.skip(&['-']).then(|| cursor.small()).flatten())),
        _ => (number.value, None),
    };
    Some(match day {
        Some(day) => Made::of(of_iso_week(year, week, day), "ISO week date"),
        None => Made::shortened(holding_iso_week(year, week), "ISO week", "week_only"),
    })
}

/// A year and then a month by name or with a unit: `2023 October 30`, `2023年10月30日`, `2023. gada 30. oktobris`.
fn year_and_words(year: i32, cursor: &mut Cursor<'_>) -> Option<Made> {
    for _ in 0..2 {
        cursor.skip(&COMMAS);
        cursor.skip(&['.', '-', '/']);
        cursor.skip_links();
    }
    if let Some(months) = cursor.month() {
        // "rugsėjo mėn. 3"
        cursor.skip_word(Flags::MONTH_UNIT);
        cursor.skip(&['.', '-', '/']);
        cursor.skip(&COMMAS);
        let day = cursor.attempt(|cursor| {
            let day = cursor.small().filter(|_| !cursor.is_mark(&[':']))?;
            Some(day)
        });
        let Some(day) = day else {
            let made = choose(months, cursor, |month| CivilDate::month(year, month));
            return Some(made.map_or_else(|| differing(year), |made| Made { rule: "year-month", ..made }));
        };
        cursor.skip_suffix();
        if cursor.is_tight() {
            cursor.skip(&['.']);
        }
        cursor.skip_word(Flags::DAY_UNIT);
        let date = |month| CivilDate::day(year, month, day);
        return Some(choose(months, cursor, date).unwrap_or_else(|| differing(year)));
    }
    let first = cursor.small()?;
    cursor.skip_suffix();
    // "3 дугаар сарын"
    let unit = cursor.attempt(|cursor| {
        cursor.skip_links();
        cursor.skip_word(Flags::MONTH_UNIT).then_some(())
    });
    if unit.is_some() {
        let day = cursor.attempt(|cursor| {
            let day = cursor.small()?;
            cursor.skip_word(Flags::DAY_UNIT).then_some(day).or_else(|| (!cursor.is_mark(&[':'])).then_some(day))
        });
        let made = match day {
            Some(day) => Made::of(CivilDate::day(year, first, day), "year-month-day"),
            None => Made::of(CivilDate::month(year, first), "year-month"),
        };
        return Some(made);
    }
    cursor.skip(&['.', '-']);
    cursor.skip_links();
    let months = cursor.month()?;
    let date = |month| CivilDate::day(year, month, first);
    Some(choose(months, cursor, date).unwrap_or_else(|| differing(year)))
}
