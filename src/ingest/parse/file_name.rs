//! Turns the name of a file into what it says of its article, where the article itself does not: the day in
//! `2023-10-30-the-harbour.md`, the headline in `Former warlord gets 30 years.txt`.

use super::builder::{ArticleBuilder, key_evidence};
use super::dates::{DateReading, date_at_start};
use crate::article::{DatePrecision, Field};

/// Reads the name of a file that holds one article.
pub(crate) fn read_file_name(path: &str, builder: &mut ArticleBuilder) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    read_day(stem, builder);
    read_headline(name, stem, builder);
}

/// A whole day at the beginning or end of the name, for an article without any word of its date.
fn read_day(stem: &str, builder: &mut ArticleBuilder) {
    let published = &builder.article().published;
    if published.date().is_some() || published.reason().is_some() {
        return;
    }
    const DAY_LENGTH: usize = "2023-10-30".len();
    let is_apart = |rest: Option<char>| rest.is_none_or(|next| !next.is_alphanumeric());
    let at_start = stem.get(..DAY_LENGTH).filter(|_| is_apart(stem[DAY_LENGTH..].chars().next()));
    let at_end = stem.len().checked_sub(DAY_LENGTH).and_then(|start| {
        let words = stem.get(start..)?;
        is_apart(stem[..start].chars().next_back()).then_some(words)
    });
    for words in [at_start, at_end].into_iter().flatten() {
        if let DateReading::Found(found) = date_at_start(words)
            && found.range == (0..DAY_LENGTH)
            && found.date.precision() == DatePrecision::Day
        {
            builder.set_date(&found, key_evidence("file name", words, 0.6));
            return;
        }
    }
}

/// Words with spaces between them, for a text that begins with a sentence rather than a headline.
fn read_headline(name: &str, stem: &str, builder: &mut ArticleBuilder) {
    const LONGEST_HEADLINE_CHARACTERS: usize = 100;
    let headline = &builder.article().headline;
    let is_sentence = headline.chars().count() > LONGEST_HEADLINE_CHARACTERS && headline.ends_with(['.', '。', '؟', '।']);
    let is_title = stem.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count() >= 4;
    // A wiki keeps the title of a page as the name of its file.
    let is_page =
        headline.is_empty() && name.rsplit('.').next().is_some_and(|ending| matches!(ending, "wiki" | "mediawiki"));
    if is_page {
        let title = stem.replace('_', " ");
        builder.set_text(Field::Headline, &title, key_evidence("file name", &title, 0.6));
    } else if is_title && (headline.is_empty() || is_sentence) {
        builder.head_with(stem, key_evidence("file name", stem, 0.6));
    } else if is_title && stem != headline {
        builder.pass_over(Field::Headline, stem, key_evidence("file name", stem, 0.3));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak_where_articles_do_not() {
        let long =
            format!("A court {} sentenced a man to years in prison.", "of the harbour towns of the north ".repeat(4).trim());
        for (path, headline, expected) in [
            ("posts/2023-10-30-the-harbour.md", "The Harbour", "The Harbour | 2023-10-30"),
            ("posts/harbour_2023-10-30.txt", "The Harbour", "The Harbour | 2023-10-30"),
            ("posts/2023-10-301.md", "The Harbour", "The Harbour | -"),
            ("posts/2023-02-31-a.md", "The Harbour", "The Harbour | -"),
            ("posts/é.md", "The Harbour", "The Harbour | -"),
            ("Former warlord gets thirty years.txt", long.as_str(), "Former warlord gets thirty years | -"),
            ("Former warlord gets thirty years.txt", "Court speaks", "Court speaks | -"),
            ("wiki/Pier_stays_closed.wiki", "", "Pier stays closed | -"),
            ("former-warlord-gets-thirty-years.txt", long.as_str(), long.as_str()),
        ] {
            let mut builder = ArticleBuilder::default();
            builder.set_text(Field::Headline, headline, key_evidence("first line", headline, 0.6));
            builder.set_body("More of it.".to_string(), key_evidence("text", "More", 0.9));
            read_file_name(path, &mut builder);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let day = article.published.date().map_or("-".to_string(), |day| day.to_string());
            let shown = if expected == long { article.headline.clone() } else { format!("{} | {day}", article.headline) };
            assert_eq!(shown, expected, "{path}");
            assert_eq!(article.body.starts_with("A court"), article.headline.starts_with("Former"), "{path}");
        }
    }
}
