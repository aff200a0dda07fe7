//! Reads seasons and quarters: of these only the year can be told in a date, so that it is shortened to the year and says why.

use super::cursor::{COMMAS, Cursor, DASHES, Made};
use super::tokens::{Kind, Token};
use super::vocabulary::Flags;
use crate::article::CivilDate;

/// `Spring 2023`, `Spring/Summer 2023`, `Winter 2022-23`.
pub(super) fn season(cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 0;
    cursor.skip_word(Flags::SEASON).then_some(())?;
    cursor.attempt(|cursor| {
        (cursor.skip(&DASHES) || cursor.skip(&['/', '&']) || cursor.skip_word(Flags::AND)).then_some(())?;
        cursor.skip_word(Flags::SEASON).then_some(())
    });
    cursor.skip(&COMMAS);
    cursor.skip_links();
    let year = cursor.year()?;
    let next_year = cursor.attempt(|cursor| {
        (cursor.skip(&DASHES) || cursor.skip(&['/'])).then_some(())?;
        let number = cursor.number().filter(|number| matches!(number.digits, 2 | 4))?;
        cursor.at += 1;
        (number.value % 100 == (year as u32 + 1) % 100).then_some(())
    });
    let reason = if next_year.is_some() { "season_over_two_years" } else { "season_only" };
    cursor.ends_here().then(|| Made::shortened(CivilDate::year(year), "season year", reason))
}

/// `Q3 2023`, `3Q 2023`, `third quarter of 2023`, `3. Quartal 2023`, `III квартал 2023 года`.
pub(super) fn quarter(cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.at = 0;
    quarter_number(cursor)?;
    cursor.skip(&COMMAS);
    cursor.skip(&['/', '-']);
    cursor.skip_links();
    let year = cursor.year()?;
    cursor.ends_here().then(|| quarter_of(year))
}

fn quarter_of(year: i32) -> Made {
    Made::shortened(CivilDate::year(year), "quarter year", "quarter_only")
}

fn quarter_number(cursor: &mut Cursor<'_>) -> Option<()> {
    let has_letter = cursor.skip_word(Flags::QUARTER_LETTER);
    let number = match cursor.token()?.kind {
        Kind::Number(number) if number.digits == 1 => number.value,
        Kind::Word(word) => word.number,
        _ => return None,
    };
    cursor.at += 1;
    (1..=4).contains(&number).then_some(())?;
    cursor.skip_suffix();
    cursor.skip(&['.']);
    (cursor.skip_word(Flags::QUARTER) || has_letter || cursor.skip_word(Flags::QUARTER_LETTER)).then_some(())
}

/// `2023 Q3`, `2023-Q3`, `2023年第三季度`, `2023 Spring`: what may follow a year.
pub(super) fn year_and_part(year: i32, cursor: &mut Cursor<'_>) -> Option<Made> {
    cursor.skip(&COMMAS);
    cursor.skip(&['/', '-']);
    let made = match cursor.token() {
        Some(token @ Token { .. }) if token.has(Flags::SEASON) => {
            cursor.at += 1;
            Made::shortened(CivilDate::year(year), "season year", "season_only")
        }
        _ => {
            quarter_number(cursor)?;
            quarter_of(year)
        }
    };
    cursor.ends_here().then_some(made)
}
