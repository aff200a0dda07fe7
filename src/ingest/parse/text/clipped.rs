//! Reads a page that a notebook keeps with the day of its clipping right below the title, a line with the time below that, and at the end where it was
//! clipped from: that day is none of the article's.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::dates::{DateReading, FoundDate, whole_date};
use super::meta::is_time;
use crate::article::{DatePrecision, Field};

/// A clipped page taken apart.
struct Clipped<'t> {
    title: &'t str,
    day: FoundDate,
    words: &'t str,
    text: &'t str,
    address: &'t str,
}

/// Reads a clipped page by `read`, which is given title and text; whether it is one.
pub(super) fn read_clipped(text: &str, builder: &mut ArticleBuilder, read: fn(&str, &mut ArticleBuilder)) -> bool {
    let Some(Clipped { title, day, words, text: rest, address }) = clipped(text) else { return false };
    builder.set_text(Field::Url, address, key_evidence("where it was clipped from", address, 0.9));
    read(&[title, "\n\n", rest].concat(), builder);
    match builder.article().published.date() {
        Some(_) => builder.keep("clipped", serde_json::Value::from(words)),
        None => {
            builder.set_date(&day, key_evidence("day of the clipping", words, 0.3));
            builder.doubt_date("only_a_capture");
        }
    }
    builder.relocate(text);
    true
}

fn clipped(text: &str) -> Option<Clipped<'_>> {
    let last = text.trim_end().lines().next_back()?;
    let address = address_of(last.trim())?;
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (title, words, time) = (lines.next()?, lines.next()?.trim(), lines.next()?);
    let DateReading::Found(day) = whole_date(words) else { return None };
    let offset = |line: &str| line.as_ptr().addr() - text.as_ptr().addr();
    let (start, end) = (offset(time) + time.len(), offset(last));
    let is_clipped = day.date.precision() == DatePrecision::Day && is_hour(time.trim()) && start < end;
    is_clipped.then(|| Clipped { title, day, words, text: text[start..end].trim(), address })
}

/// `10:15 AM`, `22:05`
fn is_hour(line: &str) -> bool {
    const LONGEST_BYTES: usize = 12;
    line.len() <= LONGEST_BYTES && line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(':') && is_time(line)
}

/// `Clipped from: <https://h.example/pier>`, `From <https://h.example/pier>`
fn address_of(line: &str) -> Option<&str> {
    const WORDS: [&str; 17] = [
        "Clipped from",
        "From",
        "Ausschnitt aus",
        "Aus",
        "Von",
        "Extrait de",
        "À partir de",
        "De",
        "Recortado de",
        "Desde",
        "Ritagliato da",
        "Da",
        "Geknipt uit",
        "Van",
        "Från",
        "Fra",
        "Вырезано из",
    ];
    let start = line.find("http://").or_else(|| line.find("https://"))?;
    let words = line[..start].trim_end_matches(['<', ' ', ':', '\u{a0}']);
    let address = line[start..].trim_end_matches(['>', ' ']);
    (WORDS.contains(&words) && !address.contains(char::is_whitespace)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn the_day_of_a_clipping_is_none_of_the_article() {
        const BODY: &str =
            "The pier of the harbour was closed on Tuesday, after two years of talks between the town and the company.";
        for (head, foot, expected) in [
            (
                "Pier stays closed\nTuesday, May 18, 2021\n10:15 AM\n\nBy Jane Doe\nMay 4, 2021\n\n",
                "\n\nClipped from: <https://h.example/pier>\n",
                "Pier stays closed|2021-05-04 known|Jane Doe",
            ),
            (
                "Pier stays closed\nMardi 18 mai 2021\n22:05\n\nPar Jane Doe\n\n",
                "\n\nExtrait de: <https://h.example/pier>\n",
                "Pier stays closed|2021-05-18 suspect|Jane Doe",
            ),
            // What looks like it.
            (
                "Pier stays closed\nTuesday, May 18, 2021\n10:15 AM\n\nBy Jane Doe\n\n",
                "\n\nThe harbour will say more.\n",
                "Pier stays closed|2021-05-18 known|Jane Doe",
            ),
            (
                "Pier stays closed\nTuesday, May 18, 2021\nBy Jane Doe\n\n",
                "\n\nFrom https://h.example/pier\n",
                "Pier stays closed|2021-05-18 known|Jane Doe",
            ),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&[head, BODY, foot].concat(), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let status = if article.published.status() == crate::article::DateStatus::Suspect { "suspect" } else { "known" };
            let found = format!("{}|{day} {status}|{}", article.headline, article.authors.join(","));
            assert_eq!(found, expected, "{head}");
            assert!(article.body.ends_with("company.") || !foot.contains("<http"), "{}", article.body);
        }
    }
}
