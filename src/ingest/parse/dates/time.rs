//! Recognises times of day and zones, which stand beside dates and are not kept: a date is the day that is printed.

use super::cursor::{COMMAS, Cursor, DASHES};
use super::tokens::{Kind, Token};
use super::vocabulary::Flags;

/// Passes over a time of day: `08:15:00 EDT`, `8:15 p.m. ET`, `15h30`, `kl. 15.30`, `오전 8:15`, `1015 GMT`; and over the same in another zone, in
/// brackets: `1015 GMT (1815 HKT)`.
pub(super) fn time_of_day(cursor: &mut Cursor<'_>) -> Option<()> {
    clock(cursor)?;
    cursor.attempt(|cursor| {
        cursor.skip(&['(']).then_some(())?;
        clock(cursor)?;
        cursor.skip(&[')']).then_some(())
    });
    Some(())
}

fn clock(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.attempt(|cursor| {
        let mut says_time = false;
        for _ in 0..2 {
            says_time |= cursor.skip_word(Flags::TIME);
            cursor.skip(&['.']);
        }
        if !is_in_one_number(cursor) {
            cursor.number().filter(|number| number.digits <= 2 && number.value < 60)?;
        }
        cursor.at += 1;
        // "στις 7 Μαΐου", "a 7 de mayo": the day of a month is no hour.
        if is_before_month(cursor) {
            return None;
        }
        for _ in 0..3 {
            let is_colon = cursor.is_mark(&[':', '：', '.']) || cursor.is_mark(&['٫']);
            if is_colon && cursor.after(1).is_some_and(|token| token.number().is_some() && !token.follows_space) {
                says_time |= !cursor.is_mark(&['.']);
                cursor.at += 2;
                continue;
            }
            let is_unit = cursor.is_tight() && cursor.token().is_some_and(|token| token.has(Flags::TIME));
            if is_unit && cursor.after(1).is_some_and(|token| token.number().is_some() && !token.follows_space) {
                says_time = true;
                cursor.at += 2;
            }
        }
        for _ in 0..4 {
            // "p.m. ET", "Uhr", "+0300", "(GMT)"
            let is_zone = cursor.token().is_some_and(|token| token.has(Flags::TIME) || token.is_code && !begins_date(token));
            if is_zone {
                says_time = true;
                cursor.at += 1;
                if cursor.is_tight() {
                    cursor.skip(&['.']);
                }
            } else if is_offset(cursor) {
                cursor.at += 2;
            } else {
                break;
            }
        }
        says_time.then_some(())
    })
}

/// `1015 GMT`, `0930hrs`: hours and minutes in one number, which nothing but the zone or the word for hours right behind it tells from a year or a count.
fn is_in_one_number(cursor: &Cursor<'_>) -> bool {
    let is_clock =
        cursor.number().is_some_and(|number| number.digits == 4 && number.value / 100 < 24 && number.value % 100 < 60);
    let is_told = |next: &Token| {
        let is_glued = !next.follows_space && next.has(Flags::TIME);
        next.is_code && next.has(Flags::ZONE) || is_glued
    };
    is_clock && cursor.after(1).is_some_and(is_told)
}

/// Whether a month stands here, with small words before it and no other day behind it.
fn is_before_month(cursor: &Cursor<'_>) -> bool {
    const MOST_LINKS: usize = 2;
    let mut rest = cursor.tokens[cursor.at..].iter();
    let mut links = 0;
    let month = rest.find(|token| {
        links += 1;
        links > MOST_LINKS || is_month(token) || !token.has(Flags::LINK)
    });
    // "at 8 May 3, 2020"
    let is_day = |token: &Token| token.number().is_some_and(|number| number.digits <= 2);
    month.is_some_and(is_month) && !rest.next().is_some_and(is_day)
}

fn is_month(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(word) if !word.months.is_empty() || word.solar_month != 0)
}

fn begins_date(token: &Token) -> bool {
    token.may_begin() || token.is_weekday()
}

fn is_offset(cursor: &Cursor<'_>) -> bool {
    let has_number =
        cursor.after(1).is_some_and(|token| token.number().is_some_and(|number| number.digits == 4 || number.digits == 2));
    // "06:15-19 يناير": the day behind the hour.
    let is_day = || cursor.after(2).is_some_and(is_month);
    cursor.is_mark(&['+', '-', '−']) && has_number && cursor.after(1).is_some_and(|token| !token.follows_space) && !is_day()
}

/// `Asia/Baku`, `Europe/Kyiv`: one of the two words of a zone, without a space around the slash.
fn is_in_zone(rest: &[Token], place: usize) -> bool {
    let is_tight = |place: usize| rest.get(place).is_some_and(|token| !token.follows_space);
    let is_slash = |place: usize| rest.get(place).is_some_and(|token| token.kind == Kind::Mark('/')) && is_tight(place);
    let is_word = |place: usize| rest.get(place).is_some_and(|token| matches!(token.kind, Kind::Word(_)));
    let is_area = is_slash(place + 1) && is_word(place + 2) && is_tight(place + 2);
    is_area || place >= 2 && is_slash(place - 1) && is_tight(place) && is_word(place - 2)
}

/// Whether what follows a date is a time of day, a zone, a weekday, or nothing.
pub(super) fn is_rest(rest: &[Token]) -> bool {
    let mut depth = 0;
    let mut has_number = false;
    for (place, token) in rest.iter().enumerate() {
        let is_known = match token.kind {
            Kind::Number(number) => {
                has_number = true;
                number.digits <= 9
            }
            Kind::Mark('(' | '[' | '（' | '【') => {
                depth += 1;
                true
            }
            Kind::Mark(')' | ']' | '）' | '】') => {
                depth -= 1;
                true
            }
            Kind::Mark(mark) => {
                DASHES.contains(&mark)
                    || COMMAS.contains(&mark)
                    || matches!(
                        mark,
                        '.' | ':' | '：' | '|' | '+' | '/' | '·' | '•' | '\'' | '’' | '~' | ';' | '"' | '٫' | '&' | '_'
                    )
            }
            Kind::Word(word) => {
                let small =
                    Flags::TIME | Flags::YEAR_WORD | Flags::YEAR_UNIT | Flags::DAY_UNIT | Flags::SAME_DAY | Flags::ISLAMIC;
                let is_small = word.weekdays != 0 || word.has(small | Flags::LINK | Flags::SUFFIX | Flags::OPENER);
                // "(Eastern European Standard Time)", "[America/New_York]", "NZDT"
                is_small || depth > 0 || (has_number && token.is_code) || has_number && is_in_zone(rest, place)
            }
        };
        if !is_known {
            return false;
        }
    }
    true
}
