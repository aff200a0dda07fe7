//! Turns documents of word processors, books and printed pages into articles.
//!
//! Each format gives a [`Document`]: its paragraphs, the one that is styled as the title, and its properties. The paragraphs go
//! through the reader of plain text, which finds date, byline and labels; what the properties say is taken where the text says
//! nothing and passed over where it says something else. `container`: zip archives within limits. `xml`: elements and texts.

mod container;
mod doc;
mod docx;
mod epub;
mod odt;
mod pdf;
mod rtf;
mod xml;

use std::ops::Range;

use chrono::NaiveDate;

use super::builder::{ArticleBuilder, key_evidence};
use super::byline::is_person;
use super::dates::{DateReading, date_at_start, dates_in_text};
use super::text::{documents_of, read_text};
use super::{Parsed, format_of, problem};
use crate::article::{DatePrecision, Evidence, Field, Format, ParsedArticle, RawDocument};
use crate::text::words_of;

pub(crate) use self::rtf::BEGINNING as RTF_BEGINNING;

/// Why a document cannot be read.
#[derive(Debug)]
pub(crate) struct Unreadable {
    code: &'static str,
    message: String,
}

impl Unreadable {
    fn new(code: &'static str, message: impl Into<String>) -> Unreadable {
        Unreadable { code, message: message.into() }
    }
}

/// What a file says, whatever its format.
#[derive(Debug, Default, PartialEq)]
struct Document {
    /// Each without line ends, but for those that the writer set.
    paragraphs: Vec<String>,
    /// The paragraph that is styled as the title.
    title: Option<usize>,
    /// The paragraphs that are styled as titles or headings of the first level.
    headings: Vec<usize>,
    properties: Properties,
}

/// What a file says of itself beside its text.
#[derive(Debug, Default, PartialEq)]
struct Properties {
    title: String,
    authors: Vec<String>,
    keywords: Vec<String>,
    subject: String,
    description: String,
    publisher: String,
    language: String,
    /// When the file was made, not when the article was published.
    created: String,
    modified: String,
    footnotes: Vec<String>,
    url: String,
    /// What stands at the top or foot of every page.
    running_heads: Vec<String>,
    unread_pages: usize,
}

/// Reads one document of these formats.
pub(crate) fn parse_document(document: &RawDocument, today: NaiveDate) -> Parsed {
    let read = match format_of(document) {
        Format::Epub => epub::read(&document.bytes, today),
        Format::Pdf => pdf::read(&document.bytes).map(|read| articles(read, Format::Pdf, today)),
        Format::Odt => odt::read(&document.bytes).map(|read| articles(read, Format::Odt, today)),
        Format::Rtf => rtf::read(&document.bytes).map(|read| articles(read, Format::Rtf, today)),
        format if doc::is_old_word(&document.bytes) => doc::read(&document.bytes).map(|read| articles(read, format, today)),
        format => docx::read(&document.bytes).map(|read| articles(read, format, today)),
    };
    let failed =
        |code, message| Parsed { problems: vec![problem(&document.path, None, code, message)], ..Parsed::default() };
    match read {
        Ok(mut articles) => {
            articles.retain(|(_, article)| !article.body.is_empty() || !article.headline.is_empty());
            match articles.is_empty() {
                true => failed("no_text", "the file holds no text that could be an article".to_string()),
                false => Parsed { articles, problems: Vec::new() },
            }
        }
        Err(Unreadable { code, message }) => failed(code, message),
    }
}

/// The article of a document, or those of an export.
fn articles(document: Document, format: Format, today: NaiveDate) -> Vec<(u64, ParsedArticle)> {
    let Document { paragraphs, title, headings, properties } = document;
    let text = paragraphs.join("\n\n");
    let parts = documents_of(&text);
    if parts.is_empty() {
        if let Some(sections) = sections_of(&paragraphs, &headings) {
            // Author and day of the file are those of who collected them.
            let none = Properties::default();
            let article = |(place, section): (usize, Range<usize>)| {
                let paragraphs = paragraphs[section].to_vec();
                (place as u64 + 1, article_of(paragraphs, Some(0), &none, format).finish(today))
            };
            return sections.into_iter().enumerate().map(article).collect();
        }
        return vec![(0, article_of(paragraphs, title, &properties, format).finish(today))];
    }
    // Title, author and day of the file are those of the export.
    let article = |(place, part): (usize, Range<usize>)| {
        let mut builder = ArticleBuilder::default();
        read_text(&text[part], &mut builder);
        (place as u64 + 1, builder.finish(today))
    };
    parts.into_iter().enumerate().map(article).collect()
}

/// The articles that somebody collected in one document: each begins with a heading, and one of the next paragraphs is a short line with its day.
fn sections_of(paragraphs: &[String], headings: &[usize]) -> Option<Vec<Range<usize>>> {
    const LINES_TO_DAY: usize = 3;
    const LONGEST_LINE_CHARACTERS: usize = 120;
    let is_dated = |line: &String| {
        line.chars().count() <= LONGEST_LINE_CHARACTERS
            && dates_in_text(line).iter().any(|found| found.date.precision() == DatePrecision::Day)
    };
    let ends = headings.iter().skip(1).copied().chain([paragraphs.len()]);
    let sections: Vec<Range<usize>> = headings.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    // What stands above the first is a cover.
    let is_first_near_top = headings.first().is_some_and(|first| *first <= 2);
    let is_article = |section: &Range<usize>| {
        let below = &paragraphs[section.start + 1..section.end];
        below.len() >= 2 && below.iter().take(LINES_TO_DAY).any(is_dated)
    };
    (sections.len() >= 2 && is_first_near_top && sections.iter().all(is_article)).then_some(sections)
}

fn article_of(mut paragraphs: Vec<String>, title: Option<usize>, properties: &Properties, format: Format) -> ArticleBuilder {
    // A text whose headline reads as the title does is read as any text is: what stands above it, and a name below it, are known by their places.
    if let Some(title) = title.map(|place| words_of(&paragraphs[place])) {
        let mut builder = ArticleBuilder::default();
        read_text(&paragraphs.join("\n\n"), &mut builder);
        if words_of(&builder.article().headline) == title {
            take(properties, format, &mut builder);
            return builder;
        }
    }
    let mut builder = ArticleBuilder::default();
    if let Some(place) = title {
        // A kicker above the title is no headline, so the title goes first.
        let title = paragraphs.remove(place);
        let evidence = key_evidence(key(format, "style"), &title, 0.95);
        builder.set_text(Field::Headline, &title, Evidence { rule: "styled as the title".into(), ..evidence });
        paragraphs.insert(0, title);
    } else if stands_near_the_top(&properties.title, &paragraphs) {
        builder.set_text(Field::Headline, &properties.title, key_evidence(key(format, "title"), &properties.title, 0.95));
    }
    read_text(&paragraphs.join("\n\n"), &mut builder);
    take(properties, format, &mut builder);
    builder
}

/// The name of a property as a key of evidence.
fn key(format: Format, name: &str) -> String {
    format!("{}: {name}", format.name())
}

/// Whether the text itself bears out what its properties call it: templates leave their title in many a document.
fn stands_near_the_top(title: &str, paragraphs: &[String]) -> bool {
    let title = words_of(title);
    !title.is_empty() && paragraphs.iter().take(8).any(|paragraph| words_of(paragraph) == title)
}

/// Takes what properties say where the text says nothing.
fn take(properties: &Properties, format: Format, builder: &mut ArticleBuilder) {
    let declared = |name: &str, words: &str, confidence| key_evidence(key(format, name), words, confidence);
    if is_telling(&properties.title) {
        builder.set_text(Field::Headline, &properties.title, declared("title", &properties.title, 0.6));
    }
    // "(anonymous)" is what programs write.
    for author in properties.authors.iter().filter(|author| !author.starts_with('(')) {
        // A user name of some computer is nobody's name.
        let evidence = declared("creator", author, if is_person(author) { 0.6 } else { 0.2 });
        if builder.article().authors.is_empty() && is_person(author) {
            builder.add_list_text(Field::Author, author, evidence);
        } else if !builder.article().authors.contains(author) {
            builder.pass_over(Field::Author, author, evidence);
        }
    }
    builder.add_values(Field::Keywords, &properties.keywords, declared("keywords", &properties.keywords.join(", "), 0.8));
    builder.set_text(Field::Publisher, &properties.publisher, declared("publisher", &properties.publisher, 0.8));
    builder.set_language(&properties.language, declared("language", &properties.language, 0.7));
    for (name, day) in [("created", &properties.created), ("modified", &properties.modified)] {
        builder.keep(name, text_value(day));
        if let DateReading::Found(found) = date_at_start(day.split('T').next().unwrap_or_default()) {
            // The day on which a file was made is often another than the day of what it holds.
            builder.pass_over(Field::DatePublished, &found.date.to_string(), declared(name, day, 0.2));
        }
    }
    builder.keep("subject", text_value(&properties.subject));
    builder.keep("description", text_value(&properties.description));
    builder.set_text(Field::Url, &properties.url, declared("foot of the page", &properties.url, 0.8));
    builder.keep("running_heads", text_value(&properties.running_heads.join("\n")));
    if properties.unread_pages > 0 {
        builder.note("pages_not_read", format!("{} pages were not read, or not to their end", properties.unread_pages));
    }
    builder.keep("footnotes", text_value(&properties.footnotes.join("\n")));
}

fn text_value(text: &str) -> serde_json::Value {
    if text.trim().is_empty() || text.starts_with("(unspecified") {
        serde_json::Value::Null
    } else {
        serde_json::Value::String(text.trim().to_string())
    }
}

/// Whether a title property was written by somebody rather than left by a program.
fn is_telling(title: &str) -> bool {
    const LEFT: [&str; 9] =
        ["(", "untitled", "document", "microsoft word", "powerpoint", "layout", "template", "slide 1", "unknown"];
    let folded = title.trim().to_lowercase();
    let is_file_name = folded.rsplit_once('.').is_some_and(|(_, end)| {
        ["doc", "docx", "odt", "indd", "pdf", "rtf", "txt", "qxd", "tex", "dvi", "pub", "pages"].contains(&end)
    });
    !is_file_name && words_of(&folded).len() > 1 && !LEFT.iter().any(|left| folded.starts_with(left))
}

/// White space of any kind as single blanks; line ends stay.
fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(crate::text::collapse_white_space).filter(|line| !line.is_empty());
    lines.collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Format, Properties, article_of, sections_of};

    #[test]
    fn what_stands_around_a_title() {
        const TEXT: &str = "The port authority said that it would take twenty weeks to settle the matter of the plan.|\
                            Its neighbours said nothing at all about the harbour, the ferry or the long nights at sea.";
        for (above, below, expected) in [
            ("Quay Post|", "By Jane Doe|March 3, 2020|", "2020-03-03|Jane Doe|Quay Post"),
            ("March 3, 2020|", "Jane Doe|", "2020-03-03|Jane Doe|"),
            ("", "Jane Doe|", "|Jane Doe|"),
            ("", "Jane Doe|Senior Fellow, Foreland Institute|March 3, 2020|", "2020-03-03|Jane Doe|"),
            ("POLITICS|", "By Jane Doe|March 3, 2020|", "2020-03-03|Jane Doe|"),
            ("", "Shipping and trade|", "||"),
        ] {
            let text = format!("{above}Harbour workers halt the pension reform|{below}{TEXT}");
            let paragraphs: Vec<String> = text.split('|').map(str::to_string).collect();
            let title = above.matches('|').count();
            let builder = article_of(paragraphs, Some(title), &Properties::default(), Format::Pdf);
            let article = builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
            let day = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let house = article.publisher.unwrap_or_default();
            assert_eq!(article.headline, "Harbour workers halt the pension reform", "{text}");
            assert_eq!(format!("{day}|{}|{house}", article.authors.join(",")), expected, "{text}");
        }
    }

    #[test]
    fn collections_of_articles() {
        let lines = |text: &str| text.split('|').map(str::to_string).collect::<Vec<_>>();
        for (text, headings, expected) in [
            ("One|Harbour Times, 2 March 2015|A.|Two|3 March 2015|B.|C.", vec![0, 3], Some(vec![0..3, 3..7])),
            ("One|A.|B.|Two|3 March 2015|C.", vec![0, 3], None),
            ("One|2 March 2015|A.|B.", vec![0], None),
        ] {
            assert_eq!(sections_of(&lines(text), &headings), expected, "{text}");
        }
    }
}
