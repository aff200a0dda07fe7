//! Dates as people write them, in all languages and digits, and texts that are none.

use super::order::{order_shown, whole_date_in_order};
use super::*;
use crate::dice::dice;

fn shown(reading: DateReading) -> String {
    match reading {
        DateReading::Found(FoundDate { date, shortened: None, .. }) => date.to_string(),
        DateReading::Found(FoundDate { date, shortened: Some(reason), .. }) => format!("{date} {reason}"),
        DateReading::Impossible(_) => "impossible".to_string(),
        DateReading::Nothing => "-".to_string(),
    }
}

/// Texts, what is read, by which rule.
const TABLE: &str = include_str!("../../../../tests/labelled/dates.tsv");

#[test]
fn dates_as_people_write_them() {
    let mut wrong = String::new();
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [text, expected, rule] = columns[..] else { panic!("three columns: {row}") };
        let reading = whole_date(text);
        let read_by = match &reading {
            DateReading::Found(found) => found.rule,
            _ => "",
        };
        let read = shown(reading);
        if read != expected || read_by != rule {
            wrong.push_str(&format!("{text}\t{expected}\t{rule}\tread as\t{read}\t{read_by}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_day_of_a_month_is_no_hour() {
    for (text, expected) in [
        ("στις 7 Μαΐου 2024", "2024-05-07"),
        ("Valencia, a 7 de mayo de 2024", "2024-05-07"),
        ("06:15-19 يناير 2023", "2023-01-19"),
        ("kl. 15.30 7. mai 2024", "2024-05-07"),
        ("10:15-0500 7 May 2024", "2024-05-07"),
        ("at 8 May 7, 2024", "2024-05-07"),
    ] {
        let found: Vec<String> = dates_in_text(text).into_iter().map(|found| found.date.to_string()).collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn dates_before_and_after_other_words() {
    assert_eq!(shown(date_at_start("October 30, 2023 Topic: War")), "2023-10-30");
    let text = "SomaliaKenya May 4, 2022";
    let found = date_at_end(text).expect("a date");
    assert_eq!((&text[found.range.clone()], found.date.to_string().as_str()), ("May 4, 2022", "2022-05-04"));
    assert_eq!(date_at_end("Elections 2024"), None);
    assert_eq!(date_at_end("plain words"), None);
}

/// Numbers that look random and are the same at each run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// The names of the months in a locale: as in a date, on their own, short.
fn month_names(locale: pure_rust_locales::Locale) -> Vec<&'static [&'static str]> {
    use pure_rust_locales::locale_match;
    let alone = locale_match!(locale => LC_TIME::ALT_MON);
    [Some(locale_match!(locale => LC_TIME::MON)), alone, Some(locale_match!(locale => LC_TIME::ABMON))]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn a_day_written_in_any_language_is_read_as_that_day() {
    use chrono::{Datelike, NaiveDate};
    use pure_rust_locales::locale_match;
    let mut random = Random(7);
    let (mut wrong, mut tried) = (Vec::new(), 0);
    // Chinese, Japanese and Korean have numbers for names.
    let named = vocabulary::LOCALES.into_iter().filter(|(code, _)| !["zh", "ja", "ko"].contains(code));
    for (code, locale) in named {
        let names = month_names(locale);
        let weekdays = locale_match!(locale => LC_TIME::DAY);
        for _ in 0..60 {
            let day = NaiveDate::from_yo_opt(1990 + random.below(36) as i32, 1 + random.below(365) as u32).expect("a day");
            let month = names[random.below(names.len())][day.month0() as usize].trim();
            if month.chars().filter(|c| c.is_alphabetic()).count() < 2 {
                continue;
            }
            let (number, year) = (day.day(), day.year());
            let weekday = weekdays[day.weekday().num_days_from_sunday() as usize].trim();
            let time = format!("{:02}:{:02}", random.below(24), random.below(60));
            let text = match random.below(12) {
                0 => format!("{number} {month} {year}"),
                1 => format!("{number}. {month} {year}"),
                2 => format!("{number:02} {month}, {year}"),
                3 => format!("{month} {number}, {year}"),
                4 => format!("{weekday}, {number} {month} {year}"),
                5 => format!("{weekday} {month} {number}, {year} - {time}"),
                6 => format!("{number} {month} {year}, {time}"),
                7 => format!("{time} {number} {month} {year}"),
                8 => format!("{number}-{month}-{year}"),
                9 => format!("{year} {month} {number}"),
                10 => format!("{} {}", format!("{number} {month}").to_uppercase(), year),
                _ => format!("{number} de {month} de {year}"),
            };
            tried += 1;
            let hint = Hint { language: Some(code), country: None };
            let read = shown(whole_date_hinted(&text, hint));
            if read != day.to_string() {
                wrong.push(format!("{code}: {text} is {day} and was read as {read}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn numbers_in_any_digits_and_order_are_read_back() {
    use chrono::{Datelike, NaiveDate};
    let mut random = Random(11);
    let zeros = ['0', '٠', '۰', '०', '০', '０', '੦'];
    for _ in 0..2000 {
        let day = NaiveDate::from_yo_opt(1990 + random.below(36) as i32, 1 + random.below(365) as u32).expect("a day");
        let (number, month, year) = (day.day(), day.month(), day.year());
        let time = format!("{:02}:{:02}", random.below(24), random.below(60));
        let plain = match random.below(8) {
            0 => format!("{year}-{month:02}-{number:02}"),
            1 => format!("{year}/{month}/{number} {time}"),
            2 => format!("{number}.{month}.{year}"),
            3 => format!("{number:02}.{month:02}.{year} {time}"),
            4 => format!("{year}. {month}. {number}."),
            5 => format!("{year}年{month}月{number}日"),
            6 => format!("{time} {number:02}.{month:02}.{year}"),
            _ => format!("{year}{month:02}{number:02}"),
        };
        let zero = zeros[random.below(zeros.len())] as u32;
        let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
        let text: String = plain.chars().map(digit).collect();
        assert_eq!(shown(whole_date(&text)), day.to_string(), "{text}");
        let order = if random.below(2) == 0 { Order::DayFirst } else { Order::MonthFirst };
        let (first, second) = if order == Order::DayFirst { (number, month) } else { (month, number) };
        let mark = ["/", "-"][random.below(2)];
        let text = format!("{first:02}{mark}{second:02}{mark}{year}");
        assert_eq!(shown(whole_date_in_order(&text, order)), day.to_string(), "{text} {order:?}");
        let is_open = number <= 12 && number != month;
        let expected = (!is_open && number != month).then_some(order);
        assert_eq!(order_shown(&text), expected, "{text}");
    }
}

#[test]
fn no_text_makes_the_readers_fail() {
    const PIECES: [&str; 64] = [
        "30",
        "2023",
        "10",
        "1",
        "99",
        "2023-10-30",
        "20231030",
        "123456789012345",
        "٣٠",
        "۱۴۰۲",
        "２０２３",
        "二〇二三",
        "十",
        "三十",
        "年",
        "月",
        "日",
        "년",
        "월",
        "일",
        "Oct",
        "October",
        "octobre",
        "listopada",
        "آبان",
        "ربيع",
        "الآخر",
        "الموافق",
        "كانون",
        "الثاني",
        "ต.ค.",
        "ตุลาคม",
        "พ.ศ.",
        "tháng",
        "Spring",
        "Q3",
        "quarter",
        "W44",
        "T",
        "Z",
        "th",
        "er",
        "º",
        "г.",
        "-го",
        "令和",
        "元",
        "民國",
        "-",
        "–",
        "/",
        ".",
        ",",
        ":",
        "'",
        "(",
        ")",
        "+",
        "\u{200F}",
        "\u{301}",
        "🗓",
        "Published",
        "更新",
        "de",
    ];
    let mut random = Random(3);
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..random.below(14) {
            text.push_str(PIECES[random.below(PIECES.len())]);
            text.push_str(["", "", " ", "\n", "\u{A0}"][random.below(5)]);
        }
        let readings = [whole_date(&text), date_at_start(&text), whole_date_in_order(&text, Order::MonthFirst)];
        for reading in readings {
            if let DateReading::Found(FoundDate { range, .. }) | DateReading::Impossible(range) = reading {
                assert!(text.get(range).is_some_and(|words| !words.is_empty()), "{text}");
            }
        }
        let ends = [date_at_end(&text), date_in_url(&format!("https://x.example/{text}"))];
        assert!(ends.into_iter().flatten().all(|found| found.range.start < found.range.end));
        let mut end = 0;
        for (found, _) in dates_with_roles(&text) {
            assert!(end <= found.range.start && text.get(found.range.clone()).is_some(), "{text}");
            end = found.range.end;
        }
        order_shown(&text);
    }
}

#[test]
fn there_is_no_date_without_a_number() {
    let words = [
        "October",
        "Spring",
        "third",
        "quarter",
        "of",
        "Monday",
        "Q",
        "week",
        "Published on",
        ",",
        " - ",
        "AP-WF-",
        "May",
        "T",
        "II",
        "de",
        "am",
        "yesterday",
    ];
    let mut draw = dice(13);
    for _ in 0..20_000 {
        let text = (0..draw(7)).map(|_| words[draw(words.len())]).collect::<Vec<_>>().join(" ");
        assert_eq!(super::first_date(&super::tokens(&text, 28), super::Manner::default()).0, DateReading::Nothing, "{text}");
        assert_eq!((date_at_start(&text), date_at_end(&text)), (DateReading::Nothing, None), "{text}");
    }
}
