//! Reads the day of a short line that has one or two further words around it, which are no byline: a house, a count, codes.

use std::ops::Range;

use super::{Meta, Part};
use crate::article::DatePrecision;
use crate::ingest::parse::byline::{is_given_name, is_person, names};
use crate::ingest::parse::dates::{FoundDate, dates_in_text};
use crate::ingest::parse::labels::{Label, Labelled, labels_of};
use crate::ingest::parse::subjects::names_section;
use crate::ingest::parse::text::meta::is_time;
use crate::ingest::parse::text::press::names_a_paper;

/// `Vreme 14.09.2023`, `Euronews 31.01.2023 | Autor: Tanjug`, `19/09/2022 GIP`, `24 ივნისი 2024, 12:04 429 ნახვა`,
/// `von 19. Mai 2021, 16:14 Uhr`.
pub(super) fn day_beside_words(text: &str) -> Option<Meta> {
    const LONGEST_BYTES: usize = 140;
    if text.len() > LONGEST_BYTES || text.trim_end().ends_with(['.', '!', '?', '。', '।', '۔', '…']) {
        return None;
    }
    let found = only_day(text)?;
    let before = trimmed(text, 0..found.range.start);
    let clock = clock_behind(&text[found.range.end..]).map_or(found.range.end, |end| found.range.end + end);
    let mut parts = Vec::new();
    let mut is_told = false;
    let is_full = is_in_numbers(&text[found.range.clone()]);
    if !text[before.clone()].is_empty() {
        let words = &text[before.clone()];
        if is_empty_byline(words) {
            // A headline may begin with this word and go on with a day; it does not with the time.
            if clock == found.range.end {
                return None;
            }
            is_told = true;
        } else if clock > found.range.end && names_somebody(words) {
            is_told = true;
        } else if !may_be_house(words) {
            return None;
        }
        parts.push(if is_told && names_somebody(words) {
            Part::Author(names(words), before.clone())
        } else {
            Part::Kept(before.clone())
        });
    }
    parts.push(Part::Date(found.range.start..clock));
    let mut is_counted = false;
    for segment in text[clock..].split(['|', '•', '·']) {
        let start = segment.as_ptr().addr() - text.as_ptr().addr();
        let behind = trimmed(text, start..start + segment.len());
        let words = &text[behind.clone()];
        if words.is_empty() {
            continue;
        }
        if let Some((0, labels)) = labels_of(words) {
            is_told = true;
            parts.extend(labels_at(words, labels, behind.start));
        } else if is_count(words) {
            is_counted = true;
            parts.push(Part::Kept(behind));
        } else if is_code(words) {
            is_told |= before.is_empty();
            parts.push(Part::Kept(behind));
        } else if before.is_empty() && clock > found.range.end && names_house(words) {
            is_told = true;
            parts.push(Part::Publisher(behind));
        } else {
            return None;
        }
    }
    let is_alone = parts.len() == 1;
    // Of a day in words with a word before it, one has to know more: "Berlin 9 November 1989" is a heading.
    let is_line = is_full || is_told || is_counted;
    let is_sure = is_told || is_counted || is_full && clock > found.range.end;
    (is_line && !is_alone).then_some(Meta { parts, rule: "day beside words", is_sure })
}

/// The one day of a line with its year; `None` where another date or a part of one stands there.
pub(super) fn only_day(text: &str) -> Option<FoundDate> {
    let mut days = dates_in_text(text).into_iter().filter(|found| found.date.precision() == DatePrecision::Day);
    let (Some(day), None) = (days.next(), days.next()) else { return None };
    let words = &text[day.range.clone()];
    // In the digits of any script.
    let has_year = words.split(|c: char| !c.is_numeric()).any(|number| number.chars().count() == 4);
    has_year.then_some(day)
}

/// `14.09.2023`, `2023-09-14`, `14/09/2023`
fn is_in_numbers(day: &str) -> bool {
    !day.chars().any(char::is_alphabetic) && day.contains(['.', '/', '-'])
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '•' | '—' | '–' | '-' | ':');
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start_matches(is_mark).len();
    start..(range.start + part.trim_end_matches(is_mark).len()).max(start)
}

/// The end of a time of day that stands right behind a day, its zone and word for hours with it.
pub(super) fn clock_behind(text: &str) -> Option<usize> {
    const MOST_WORDS: usize = 4;
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(place, _)| place).chain([text.len()]);
    let ends: Vec<usize> = ends.skip(1).take(MOST_WORDS).collect();
    let is_clock = |end: &&usize| {
        is_time(text[..**end].trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '|')))
    };
    ends.iter().rev().find(is_clock).copied()
}

/// `von`, with nobody behind it.
pub(super) fn is_empty_byline(words: &str) -> bool {
    const OPENERS: [&str; 11] = ["von", "by", "par", "por", "di", "door", "av", "af", "przez", "oleh", "autor"];
    OPENERS.iter().any(|opener| words.eq_ignore_ascii_case(opener))
}

/// One to three words that each begin like a name, or the name of an account.
fn may_be_house(words: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let is_account = || words.contains('-') && !words.contains(' ') && words.is_ascii();
    let has_number = words.chars().any(char::is_numeric);
    words.split_whitespace().count() <= MOST_WORDS
        && !has_number
        && !words.contains(['.', ':', '?', '!', '"', '“', '„', '«', '(', '['])
        && (is_account()
            || words.split_whitespace().all(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())))
}

/// `Sanne de Vries`: a person by the given name.
fn names_somebody(words: &str) -> bool {
    words.split_whitespace().next().is_some_and(is_given_name)
        && is_person(words)
        && !names_a_paper(words)
        && !names_section(words)
}

/// `新华网`, `海湾日报`, `Harbour Times`: a house, right behind the hour.
fn names_house(words: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["网", "網", "报", "報", "社", "台", "在线", "周刊", "新闻", "新聞", "客户端", "뉴스", "일보", "신문"];
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=8;
    let has_ending = ENDINGS.iter().any(|ending| words.ends_with(ending));
    names_a_paper(words) || has_ending && LENGTHS.contains(&words.chars().count()) && words.chars().all(char::is_alphabetic)
}

/// `429 ნახვა`, `16.147 Okunma 0`, `7 Seiten`: how often a page was looked at, or how long it is.
pub(super) fn is_count(words: &str) -> bool {
    const COUNTED: [&str; 40] = [
        "views",
        "view",
        "hits",
        "reads",
        "aufrufe",
        "vues",
        "visitas",
        "vistas",
        "lecturas",
        "visualizações",
        "leituras",
        "visualizzazioni",
        "letture",
        "okunma",
        "okundu",
        "kez okundu",
        "görüntülenme",
        "görüntüleme",
        "oxunma",
        "baxış",
        "просмотров",
        "просмотра",
        "просмотр",
        "переглядів",
        "перегляди",
        "прегледа",
        "pregleda",
        "prikaza",
        "wyświetleń",
        "odsłon",
        "zobrazení",
        "megtekintés",
        "vizualizări",
        "vizualizari",
        "προβολές",
        "ნახვა",
        "lượt xem",
        "tayangan",
        "seiten",
        "pages",
    ];
    const MOST_WORDS: usize = 4;
    let is_number = |word: &&str| word.chars().all(|c| c.is_numeric() || matches!(c, '.' | ','));
    let all: Vec<&str> = words.split_whitespace().collect();
    let named: Vec<&str> = all.iter().filter(|word| !is_number(word)).copied().collect();
    all.len() <= MOST_WORDS && named.len() < all.len() && COUNTED.contains(&named.join(" ").to_lowercase().as_str())
}

/// `GIP`, `IDOPRESS`: one word in capitals.
fn is_code(words: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=12;
    LENGTHS.contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The labels of a part of a line, by their places in the line; one that says the same twice counts once.
fn labels_at(words: &str, labels: Vec<Labelled>, from: usize) -> Vec<Part> {
    let moved = |range: Range<usize>| from + range.start..from + range.end;
    let mut said: Vec<(Label, &str)> = Vec::new();
    let mut parts = Vec::new();
    for Labelled { label, name, value } in labels {
        let pair = (label, words[value.clone()].trim());
        if !said.contains(&pair) {
            said.push(pair);
            parts.push(Part::Labelled(Labelled { label, name: moved(name), value: moved(value) }));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::{Part, meta_of};

    /// The days of a line that is read as one, `!` where it is sure.
    fn days(line: &str) -> String {
        let Some(meta) = meta_of(line) else { return String::new() };
        let days = meta.parts.iter().filter_map(|part| match part {
            Part::Date(range) => Some(&line[range.clone()]),
            _ => None,
        });
        format!("{}{}", days.collect::<Vec<_>>().join(" / "), if meta.is_sure { "!" } else { "" })
    }

    #[test]
    fn days_with_a_house_a_count_or_a_code_beside_them() {
        let mut wrong = String::new();
        for (line, expected) in [
            ("Talas 14.09.2023", "14.09.2023"),
            ("Talas 14.09.2023  |  Autor: Tanjug", "14.09.2023!"),
            ("Talas 14.09.2023 | Autor:Beta Autor:Beta", "14.09.2023!"),
            ("19/09/2022 KLM", "19/09/2022!"),
            ("Mar 11, 2026 HARBORPRESS", "Mar 11, 2026!"),
            ("24 ივნისი 2024, 12:04 429 ნახვა", "24 ივნისი 2024, 12:04!"),
            ("web-admin 01 Şubat 2020 16.147 Okunma 0", "01 Şubat 2020!"),
            ("Anna de Bruin 12 maart 2021, 14:05", "12 maart 2021, 14:05!"),
            ("Anna de Bruin 12 maart 2021", "12 maart 2021"),
            ("2021年03月12日 14:05 海湾网", "2021年03月12日 14:05!"),
            ("2021-03-12 14:05:33　海湾新闻网", "2021-03-12 14:05:33!"),
            ("2021年03月12日 14:05 台风过后海湾大桥重新开放", ""),
            ("von 19. Mai 2021, 16:14 Uhr", "19. Mai 2021, 16:14 Uhr!"),
            ("Apr 13, 2022 12:25 Asia/Baku", "Apr 13, 2022 12:25 Asia/Baku!"),
            ("শুক্রবার, ১০ আগস্ট, ২০১৮ ০০:০০ টা", "শুক্রবার, ১০ আগস্ট, ২০১৮ ০০:০০ টা!"),
            // Headings and sentences.
            ("Berlin 9 November 1989", ""),
            ("Wie der 14.09.2023 die Stadt veränderte", ""),
            ("Die Stadt nach dem 14.09.2023", ""),
            ("Lottozahlen vom 14.09.2023", ""),
            ("von 1989 bis heute", ""),
            ("Nordsee 2023 GIP", ""),
        ] {
            let read = days(line);
            if read != expected {
                wrong.push_str(&format!("{line}: {read}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
    }

    #[test]
    fn names_before_a_day_and_its_time() {
        let author = |line: &str| {
            let parts = meta_of(line)?.parts;
            parts.into_iter().find_map(|part| if let Part::Author(names, _) = part { Some(names.join("|")) } else { None })
        };
        for (line, expected) in [
            ("Anna Weber 12.03.2021 14:05", Some("Anna Weber")),
            ("Jane Perry 2021-03-12 14:05", Some("Jane Perry")),
            ("Jan de Vries 12.03.2021 14:05", Some("Jan de Vries")),
            ("Buenos Aires 12/03/2021 14:05", None),
            ("Harbour Courier 12.03.2021 14:05", None),
            ("Anna 12.03.2021 14:05", None),
            ("Jutarnje Vijesti 12.03.2021 14:05", None),
        ] {
            assert_eq!(author(line).as_deref(), expected, "{line}");
        }
    }
}
