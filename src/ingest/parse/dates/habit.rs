//! Decides how the years of a text are written, by its language or its letters: which calendar they are of, and whether a short one stands before
//! the month or, behind dots, at the end of a day.
//!
//! Dates are read in many places that see a line and not the text around it. So whoever knows the text says how it writes years while its dates
//! are read.

use std::cell::Cell;

use super::cursor::Manner;
use super::order::{Hint, Order};

/// How the years of a text are written, and where a short one stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct YearHabit {
    is_year_first: bool,
    is_iranian: bool,
    is_buddhist: bool,
    is_day_first: bool,
}

thread_local! {
    static HABIT: Cell<YearHabit> = const { Cell::new(YearHabit { is_year_first: false, is_iranian: false, is_buddhist: false, is_day_first: false }) };
}

impl YearHabit {
    /// That of a language.
    pub(super) fn of_code(code: &str) -> YearHabit {
        YearHabit {
            is_year_first: matches!(code, "ko" | "ja" | "zh" | "hu"),
            is_iranian: matches!(code, "fa" | "ps"),
            is_buddhist: code == "th",
            is_day_first: !code.is_empty() && Hint { language: Some(code), country: None }.order() == Some(Order::DayFirst),
        }
    }

    /// That of a declared language, of the letters of a text where none is declared.
    pub(crate) fn of(language: Option<&str>, text: &str) -> YearHabit {
        match language.filter(|language| !language.trim().is_empty()) {
            Some(_) => YearHabit::of_code(&Hint { language, country: None }.language_code()),
            None => language_by_letters(text).map_or(YearHabit::default(), YearHabit::of_code),
        }
    }

    /// Reads dates while this habit holds.
    pub(crate) fn while_reading<T>(self, read: impl FnOnce() -> T) -> T {
        struct Before(YearHabit);
        impl Drop for Before {
            fn drop(&mut self) {
                HABIT.set(self.0);
            }
        }
        let _before = Before(HABIT.replace(self));
        read()
    }
}

impl Manner {
    /// How to read the dates of the text at hand of which nothing else is known.
    pub(super) fn of_text() -> Manner {
        Manner::default().with_years(HABIT.get())
    }

    /// This manner with the years of a habit.
    pub(super) fn with_years(self, habit: YearHabit) -> Manner {
        let YearHabit { is_year_first, is_iranian, is_buddhist, is_day_first } = habit;
        Manner { is_year_first, is_iranian, is_buddhist, is_day_first, ..self }
    }
}

/// The language with years of its own, or with dots behind its days, that the letters at the beginning of a text are of.
fn language_by_letters(text: &str) -> Option<&'static str> {
    const MOST_BYTES: usize = 900;
    const FEWEST: usize = 2;
    // A name or two in other letters stand in texts of any language.
    const FEWEST_OF_WHOLE_TEXTS: usize = 40;
    let sample = &text[..text.floor_char_boundary(MOST_BYTES)];
    if sample.is_ascii() {
        return None;
    }
    let count = |is_one: &dyn Fn(char) -> bool| sample.chars().filter(|c| is_one(*c)).count();
    // Letters that Arabic does not have, or writes otherwise; those of Urdu, Kurdish and Uyghur are not Persian.
    let persian = count(&|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی'));
    let arabic = count(&|c| matches!(c, 'ي' | 'ك' | 'ة'));
    let of_others = count(&|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ہ' | 'ە' | 'ێ' | 'ۆ' | 'ې' | 'ۇ'));
    [
        ("ko", count(&|c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}'))),
        ("ja", count(&|c| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'))),
        ("th", count(&|c| matches!(c, '\u{e01}'..='\u{e4e}'))),
        ("zh", count(&|c| matches!(c, '\u{3400}'..='\u{9fff}'))),
        ("fa", if of_others == 0 && persian > arabic { persian } else { 0 }),
    ]
    .into_iter()
    .find(|(_, letters)| *letters >= FEWEST)
    .or_else(|| {
        let by_letters = [
            ("ru", count(&|c| matches!(c, '\u{400}'..='\u{4ff}'))),
            ("el", count(&|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'))),
            ("he", count(&|c| matches!(c, '\u{5d0}'..='\u{5ea}'))),
        ];
        by_letters.into_iter().find(|(_, letters)| *letters >= FEWEST_OF_WHOLE_TEXTS)
    })
    .map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use super::super::{DateReading, whole_date};
    use super::*;

    #[test]
    fn letters_tell_how_years_are_written() {
        for (text, date, expected) in [
            ("밀 수확은 배를 기다리고 있다", "23.03.14", "2023-03-14"),
            ("밀 수확은 배를 기다리고 있다", "23.03.04", "2023-03-04"),
            ("小麦の収穫は船を待っている", "23/03/04", "2023-03-04"),
            ("小麦收成等待船只到来", "23-03-14", "2023-03-14"),
            ("محصول گندم در انتظار کشتی‌ها", "14/12/1401", "2023-03-05"),
            ("محصول گندم در انتظار کشتی‌ها", "1402-02-14", "2023-05-04"),
            ("محصول گندم در انتظار کشتی‌ها", "اسفند ۱۴۰۱", "2023"),
            ("گندم کی فصل جہازوں کے انتظار میں ہے", "14/12/1444", "-"),
            ("ต้นข้าวสาลีรอเรือ", "14/3/66", "2023-03-14"),
            ("ต้นข้าวสาลีรอเรือ", "14/3/2023", "2023-03-14"),
            ("小麦の収穫は船を待っている", "R5.3.14", "2023-03-14"),
            ("Урожай пшеницы ждёт кораблей, которые обещал министр", "12.05.21", "2021-05-12"),
            ("Η συγκομιδή περιμένει τα πλοία που υποσχέθηκε ο υπουργός", "04.01.22 06:34", "2022-01-04"),
            ("Урожай пшеницы ждёт кораблей, которые обещал министр", "12/05/21", "-"),
            ("The harvest of Ворзель waits", "12.05.21", "-"),
            ("The harvest waits", "R5.3.14", "-"),
            ("The harvest waits", "23.03.14", "2014-03-23"),
        ] {
            let read = YearHabit::of(None, text).while_reading(|| match whole_date(date) {
                DateReading::Found(found) => found.date.to_string(),
                _ => "-".to_string(),
            });
            assert_eq!(read, expected, "{text}: {date}");
        }
        assert!(matches!(whole_date("23.03.04"), DateReading::Found(found) if found.date.to_string() == "2004-03-23"));
        assert!(matches!(whole_date("14/12/1401"), DateReading::Nothing | DateReading::Impossible(_)));
    }

    #[test]
    fn files_of_all_kinds_are_read_as_their_language_writes_years() {
        use crate::article::{Format, RawDocument};
        const KOREAN: &str = "이 지역의 농민들은 예상보다 일찍 수확을 마쳤다. 장관은 배가 주말 전에 도착할 것이라고 말했다.";
        const THAI: &str = "เกษตรกรในภูมิภาคเก็บเกี่ยวเสร็จเร็วกว่าที่คาดไว้ รัฐมนตรีกล่าวว่าเรือจะมาถึงก่อนสิ้นสัปดาห์";
        const PERSIAN: &str =
            "کشاورزان منطقه برداشت را زودتر از آنچه انتظار می‌رفت به پایان رساندند. وزیر گفت که کشتی‌ها می‌رسند.";
        const ARABIC: &str =
            "أنهى المزارعون في المنطقة الحصاد في وقت أبكر مما كان متوقعا. وقال الوزير إن السفن ستصل قبل نهاية الأسبوع.";
        const RUSSIAN: &str =
            "Фермеры области закончили уборку раньше, чем ожидалось. Министр сказал, что корабли придут до конца недели.";
        const ENGLISH: &str =
            "Farmers of the region ended the harvest earlier than anybody had thought, said the minister on the day.";
        let read = |format: Format, path: &str, text: String| {
            let document = RawDocument { path: path.to_string(), format, bytes: text.into_bytes() };
            let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
            let (_, article) = crate::ingest::parse::parse(&document, today).articles.remove(0);
            let date = article.published.date().map_or("-".to_string(), |date| date.to_string());
            format!("{date} {}", article.published.status().name())
        };
        let mut wrong = String::new();
        for (language, body, date, expected) in [
            ("ko", KOREAN, "23.03.14", "2023-03-14 known"),
            ("ko", KOREAN, "23.03.04", "2023-03-04 known"),
            ("th", THAI, "14/03/2566", "2023-03-14 known"),
            ("th", THAI, "2566-03-14", "2023-03-14 known"),
            ("th", THAI, "14/3/66", "2023-03-14 known"),
            ("fa", PERSIAN, "14/12/1401", "2023-03-05 known"),
            ("fa", PERSIAN, "۱۴/۱۱/۱۴۰۲", "2024-02-03 known"),
            ("fa", PERSIAN, "1402-02-14", "2023-05-04 known"),
            ("ar", ARABIC, "22/08/1444 هـ", "2023-03 partial"),
            ("ar", ARABIC, "22/08/1444", "- unknown"),
            ("en", ENGLISH, "30.10.2023", "2023-10-30 known"),
            ("ru", RUSSIAN, "04.03.21 15:18", "2021-03-04 known"),
            ("en", ENGLISH, "04.03.21", "- unknown"),
        ] {
            let page = format!(
                "<html lang=\"{language}\"><title>A</title><article><h1>{}</h1><p class=\"date\">{date}</p><p>{body}</p></article></html>",
                &body[..body.floor_char_boundary(30)]
            );
            let json = format!("{{\"title\": \"A\", \"date\": \"{date}\", \"text\": \"{body}\"}}");
            let text = format!("{}\n{date}\n\n{body}\n", &body[..body.floor_char_boundary(30)]);
            // What is no full day is not taken from what a page shows.
            let is_day = !expected.ends_with("partial");
            let files = [(Format::Html, "a.html", page), (Format::Json, "a.json", json), (Format::Text, "a.txt", text)];
            for (format, path, text) in files.into_iter().filter(|(format, ..)| is_day || *format == Format::Json) {
                let read = read(format, path, text);
                if read != expected {
                    wrong.push_str(&format!("{path} {date}: {read}, not {expected}\n"));
                }
            }
        }
        assert_eq!(wrong, "");
    }
}
