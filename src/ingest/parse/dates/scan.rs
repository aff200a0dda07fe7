//! Finds the dates that stand anywhere in a short text, such as a visible byline block.

use super::cursor::Manner;
use super::reader::read;
use super::tokens::{Kind, Token, holds_number, tokens};
use super::{DateReading, FoundDate, ethiopian_day, reading, surely_weekdays};
use crate::article::DatePrecision;

/// What is behind so many tokens is not looked at: byline blocks are short.
const MOST_TOKENS: usize = 4000;
/// No date is longer; the reader sees no more, so that the whole stays linear.
const LONGEST_DATE: usize = 24;

/// The dates of a text, in order. A year alone is none, nor is a month that other words stand around.
pub(crate) fn dates_in_text(text: &str) -> Vec<FoundDate> {
    if let Some(found) = ethiopian_days(text) {
        return found;
    }
    // Every date has a number in it.
    if !holds_number(text) {
        return Vec::new();
    }
    let tokens = tokens(text, MOST_TOKENS);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_number_of_issue(text, &tokens, at) {
            at += 1;
            continue;
        }
        match date_at(&tokens, at) {
            Some((date, taken)) => {
                found.push(date);
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a number before a dash is that of an issue, and no first day of several: `Nr. 17 – 27. April 2023`.
fn is_number_of_issue(text: &str, tokens: &[Token], at: usize) -> bool {
    const WORDS: [&str; 12] = ["nr", "no", "n°", "nº", "№", "num", "heft", "ausgabe", "issue", "numéro", "número", "numero"];
    let is_before_dash = tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Mark('-' | '–' | '—')));
    if !is_before_dash || tokens[at].number().is_none() {
        return false;
    }
    let before = text[..tokens[at].range.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.');
    word.chars().count() <= 8 && WORDS.contains(&word.to_lowercase().as_str())
}

/// The days of the Ethiopian calendar in a line of Amharic, if it holds any: `የተለቀቀው መጋቢት 2 ቀን 2017 ዓ.ም`.
fn ethiopian_days(text: &str) -> Option<Vec<FoundDate>> {
    const LONGEST_BYTES: usize = 300;
    const DAY: &str = "ቀን";
    const ERA: [&str; 2] = ["ዓ.ም", "ዓ/ም"];
    let may_hold = text.len() <= LONGEST_BYTES && !text.is_ascii();
    if !may_hold || !(text.contains(DAY) || ERA.iter().any(|era| text.contains(era))) {
        return None;
    }
    let mut found: Vec<FoundDate> = Vec::new();
    for (place, _) in
        text.char_indices().filter(|(place, _)| text[..*place].chars().next_back().is_none_or(char::is_whitespace))
    {
        if let Some(day) = ethiopian_day(&text[place..]) {
            found.push(FoundDate { range: place + day.range.start..place + day.range.end, ..day });
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The day of our calendar in a line that prints it beside that of another: `1443/5/1 هـ الموافق 2021/12/05 م`, `ד' באדר ב' תשפ"ד, 14/03/24`.
pub(crate) fn beside_other_calendar(text: &str) -> Option<FoundDate> {
    const LONGEST_BYTES: usize = 240;
    const SIGNS: [&str; 7] = ["الموافق", "هـ", "ھ", "תשפ\"", "תשפ״", "תשע\"", "תשע״"];
    if text.len() > LONGEST_BYTES || text.is_ascii() || !SIGNS.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let is_day = |found: &FoundDate| found.date.precision() == DatePrecision::Day && found.shortened.is_none();
    // "19:42-14 مارس 2024": a time of day with a hyphen behind it.
    let clock = text.find('-').filter(|end| {
        let clock = text[..*end].trim();
        clock.contains(':') && clock.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
    });
    let from = text.find("الموافق").or(clock.map(|end| end + 1)).unwrap_or(0);
    let found: Vec<FoundDate> = dates_in_text(&text[from..]).into_iter().filter(is_day).collect();
    let (first, rest) = found.split_first()?;
    let is_one = rest.iter().all(|other| other.date == first.date);
    let range = from + first.range.start..from + first.range.end;
    is_one.then(|| FoundDate { range, ..first.clone() })
}

fn date_at(tokens: &[Token], at: usize) -> Option<(FoundDate, usize)> {
    let token = &tokens[at];
    if !token.may_begin() || is_inside_number(tokens, at) {
        return None;
    }
    let window = &tokens[at..tokens.len().min(at + LONGEST_DATE)];
    let line = window.iter().skip(1).position(|token| token.follows_line).map_or(window.len(), |place| place + 1);
    let (weekdays, start) = weekday_before(tokens, at);
    let (made, taken) = read(&window[..line], Manner::of_text(), weekdays)?;
    let end = at + taken;
    let DateReading::Found(date) = reading(made, start..tokens[end - 1].range.end) else { return None };
    let is_alone = |place: Option<&Token>, is_before: bool| match place {
        None => true,
        Some(token) if !is_before && token.follows_line => true,
        Some(token) => token.is_separator() || matches!(token.kind, Kind::Mark(')' | '>' | '»' | '*')),
    };
    let is_full = date.date.precision() == DatePrecision::Day
        || matches!(date.rule, "days of a month" | "months of a year" | "numbers in unknown order");
    let is_month = matches!(date.rule, "month year" | "era year-month");
    let stands_alone = || {
        let before = at.checked_sub(1).map(|place| &tokens[place]).filter(|_| !token.follows_line);
        is_alone(before, true) && is_alone(tokens.get(end), false)
    };
    let goes_on = tokens.get(end).is_some_and(|next| {
        !next.follows_space
            && matches!(next.kind, Kind::Mark('-' | '/' | '_'))
            && tokens.get(end + 1).is_some_and(|after| !after.follows_space && after.number().is_some())
    });
    (!goes_on && (is_full || is_month && stands_alone())).then_some((date, taken))
}

/// Whether the number here is a part of a longer one, of a version or an address: "10.30.10.2023".
fn is_inside_number(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|place| &tokens[place]).filter(|_| !tokens[at].follows_space) else {
        return false;
    };
    match before.kind {
        // "14:05-11 March": a time of day with a hyphen behind it.
        Kind::Mark('-') if is_behind_clock(tokens, at - 1) => false,
        Kind::Mark('.' | '-' | '/' | ':' | '_') => {
            let before_that = at.checked_sub(2).map(|place| &tokens[place]);
            !before.follows_space && before_that.is_some_and(|token| token.number().is_some() || token.range.len() == 1)
        }
        Kind::Mark('#' | '+' | '$' | '€' | '£' | '=' | '@') => true,
        // "F30", "a20231030"
        Kind::Word(_) => before.is_code || tokens[at].number().is_some_and(|number| number.digits == 8),
        _ => false,
    }
}

/// Whether hours and minutes stand before a place.
fn is_behind_clock(tokens: &[Token], place: usize) -> bool {
    let Some([hours, colon, minutes]) = place.checked_sub(3).and_then(|start| tokens.get(start..place)) else {
        return false;
    };
    let is_of_two =
        |token: &Token, most: u32| token.number().is_some_and(|number| number.digits == 2 && number.value < most);
    is_of_two(hours, 24) && matches!(colon.kind, Kind::Mark(':')) && is_of_two(minutes, 60)
}

/// The weekday that stands before a date, and where the date begins with it.
fn weekday_before(tokens: &[Token], at: usize) -> (u8, usize) {
    for place in (at.saturating_sub(3)..at).rev() {
        match tokens[place].kind {
            Kind::Word(word) if word.weekdays != 0 && word.months.is_empty() => {
                let weekdays = surely_weekdays(tokens, place);
                let start = if weekdays == 0 { at } else { place };
                return (weekdays, tokens[start].range.start);
            }
            Kind::Mark(',' | '.' | '،') => {}
            _ => break,
        }
    }
    (0, tokens[at].range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_is_without_a_number() {
        let words = [
            "Monday",
            "May",
            "2023",
            "30",
            "III",
            "fourth",
            "of",
            "October",
            "año",
            "二",
            "年",
            "月",
            "日",
            "令和",
            "元",
            "١٢",
            "مايو",
            "Heisei",
            "der",
            "dritte",
            "today",
            ",",
            ".",
            "-",
            "/",
            "จันทร์",
            "พ.ศ.",
            "๒๕๖๖",
            "мая",
            "дня",
            "tháng",
            "năm",
        ];
        let mut draw = crate::dice::dice(19);
        let mut dated = 0;
        for _ in 0..60_000 {
            let text: String = (0..draw(7)).map(|_| words[draw(words.len())]).collect::<Vec<_>>().join(["", " "][draw(2)]);
            let tokens = tokens(&text, MOST_TOKENS);
            let plainly = (0..tokens.len()).any(|at| date_at(&tokens, at).is_some());
            assert!(holds_number(&text) || !plainly, "{text}");
            dated += usize::from(plainly);
        }
        assert!(dated > 100, "{dated}");
    }

    #[test]
    fn dates_among_other_words() {
        for (text, expected) in [
            ("By Mara Lindqvist | October 30, 2023 | World", "October 30, 2023"),
            ("Monday, October 30, 2023 8:15 a.m. ET", "Monday, October 30, 2023"),
            ("Posted 30.10.2023, 15:30 Uhr; geändert 02.11.2023", "30.10.2023; 02.11.2023"),
            ("12\nOctober 30, 2023\n45 comments", "October 30, 2023"),
            ("OCT 30 2023 / 5 MIN READ", "OCT 30 2023"),
            ("发布时间：2023年10月30日 来源：新闻", "2023年10月30日"),
            ("2023-10-30T08:15:00+02:00", "2023-10-30"),
            ("The war began in October 2023 and went on", ""),
            ("| October 2023 |", "October 2023"),
            ("in 2023, 12 people and 2023-24", ""),
            ("10.30.10.2023 v1.30.10.2023 tel 555-30-10-2023", ""),
            ("id 20231030123456 a20231030 X-20231030", ""),
            ("20231030", "20231030"),
            ("3 min read · 30 October", ""),
            ("from 30 October to 2 November 2023", "30 October to 2 November 2023"),
            ("03/04/2023", "03/04/2023"),
            ("30/10/2023/1234", ""),
            ("የተለቀቀው መጋቢት 2 ቀን 2017 ዓ.ም", "መጋቢት 2 ቀን 2017 ዓ.ም"),
            ("نُشر: 14:05-11 مارس 2025 م ـ 11 رمضان 1446 هـ", "11 مارس 2025 م"),
            ("", ""),
        ] {
            let found: Vec<&str> = dates_in_text(text).iter().map(|found| &text[found.range.clone()]).collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
