//! Reads the first line of a copied article that says where and when it stood: `Harbour Echo, 12 March 2024` above the headline.

use super::super::byline::is_given_name;
use super::super::dates::{FoundDate, date_at_end};
use super::lines::Line;
use super::meta::{Part, meta_of};
use super::page::weight;
use crate::article::DatePrecision;

/// Whether the first line is the name of a site with the day, and the headline stands below it, set apart.
pub(super) fn is_site_and_day(lines: &[Line<'_>]) -> bool {
    const LEAST_WORDS: usize = 2;
    const MOST_WORDS: usize = 32;
    let [first, next, below, ..] = lines else { return false };
    let is_headline = next.follows_gap
        && below.follows_gap
        && (LEAST_WORDS..=MOST_WORDS).contains(&next.weight())
        && !next.ends_sentence()
        && next.length() > first.trimmed().find([',', '，', '،']).map_or(0, |end| first.trimmed()[..end].chars().count())
        && meta_of(next.text).is_none();
    is_headline && site_and_day(first.trimmed()).is_some() && !is_of_person(first.text)
}

/// `Jane Doe, 12 March 2024`: who wrote. Where nobody is known to be called so, it may be the name of a site as well.
fn is_of_person(text: &str) -> bool {
    let has_given_name =
        || text.split_whitespace().next().is_some_and(|word| is_given_name(word) || !word.starts_with(char::is_uppercase));
    meta_of(text).is_some_and(|meta| meta.parts.iter().any(|part| matches!(part, Part::Author(..)))) && has_given_name()
}

/// The name and the day in `Harbour Echo, 12 March 2024`.
pub(super) fn site_and_day(text: &str) -> Option<(&str, FoundDate)> {
    const LONGEST_BYTES: usize = 120;
    const MOST_WORDS: usize = 5;
    if text.len() > LONGEST_BYTES || !text.contains([',', '，', '،']) {
        return None;
    }
    let found = date_at_end(text).filter(|found| found.date.precision() == DatePrecision::Day)?;
    let name = text[..found.range.start].trim_end().strip_suffix([',', '，', '،'])?.trim_end();
    let is_name = (1..=MOST_WORDS).contains(&name.split_whitespace().count())
        && weight(name) <= MOST_WORDS
        && name.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase())
        && !name.contains(|c: char| c.is_numeric() || matches!(c, ',' | '，' | '،' | ':' | '?' | '!' | '"' | '“'));
    is_name.then_some((name, found))
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use crate::ingest::parse::builder::ArticleBuilder;

    #[test]
    fn site_and_day_above_the_headline() {
        const BODY: &str = "The county reopened the road over the pass on Tuesday, after four days of deep snow that had closed it.\n\n\
                            The ploughs worked all night, and trucks are passing again on both sides.";
        const UKRAINIAN: &str = "Громада у вівторок знову відкрила дорогу через перевал після чотирьох днів снігу, який її закрив, повідомив голова.\n\n\
                                 Техніка працювала всю ніч, і вантажівки знову їздять.";
        const CHINESE: &str = "县里星期二重新开放了山口公路，铲雪车工作了一整夜，卡车又开始通行，村民们表示非常高兴。\n\n村里的居民四天没有面包。";
        let mut wrong = String::new();
        for (head, body, expected) in [
            ("Hill Echo, 12 April 2023\n\nPass road reopens\n\nBy Jane Perry", BODY, "Pass road reopens|2023-04-12"),
            (
                "Гірський час, 12 квітня 2023\n\nДорогу знову відкрито\n\nІван Петренко",
                UKRAINIAN,
                "Дорогу знову відкрито|2023-04-12",
            ),
            ("山口晚报，2023年4月12日\n\n山口公路重新开放\n\n林晓彤", CHINESE, "山口公路重新开放|2023-04-12"),
            ("De Bergkoerier, 12 april 2023\n\nPasweg weer open\n\nDoor Jan Peeters", BODY, "Pasweg weer open|2023-04-12"),
            // The day of the article is below.
            ("Hill Echo, 12 April 2023\n\nPass road reopens\n\n11 April 2023", BODY, "Pass road reopens|2023-04-11"),
            // A place and a day that are the headline.
            ("Denver, 9 November 1989\n\nBy Jane Perry", BODY, "Denver, 9 November 1989|"),
            ("Denver, 9 November 1989\nWhat the road remembers\n\nBy Jane Perry", BODY, "Denver, 9 November 1989|"),
        ] {
            let mut builder = ArticleBuilder::default();
            read_text(&format!("{head}\n\n{body}\n"), &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let shown = format!("{}|{day}", article.headline);
            if shown != expected {
                wrong.push_str(&format!("{head:?}: {shown}, not {expected}\n"));
            }
        }
        assert_eq!(wrong, "");
    }
}
