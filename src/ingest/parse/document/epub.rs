//! Turns a book into chapters, and these into one article for the book or one for each chapter.
//!
//! A book is one article, its chapters one after the other. Where chapters are articles themselves, as in an issue of a magazine or
//! a collection made by a news reader, that is where most of them carry a byline or a date of their own, each is an article, and
//! the book is its publisher.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::container::Container;
use super::xml::{Step, Steps, texts_of};
use super::{Properties, Unreadable, article_of, key, take};
use crate::article::{Field, Format, Note, ParsedArticle};
use crate::ingest::parse::builder::{ArticleBuilder, key_evidence};
use crate::ingest::parse::html::text_of_fragment;
use crate::ingest::parse::text::read_text;

/// Shorter chapters are title pages, dedications, colophons.
const SHORT_CHAPTER_CHARACTERS: usize = 300;
const MOST_CHAPTERS: usize = 5_000;

/// A book as its package describes it.
#[derive(Default)]
struct Package {
    properties: Properties,
    published: String,
    identifier: String,
    /// The entries with the chapters, in reading order.
    chapters: Vec<String>,
}

/// Reads a book: its articles by the numbers of their chapters, or 0 for the book.
pub(super) fn read(bytes: &[u8], today: NaiveDate) -> Result<Vec<(u64, ParsedArticle)>, Unreadable> {
    let mut container = Container::open(bytes)?;
    let entries = texts_of(&container.main_text("META-INF/container.xml")?)?;
    let mut package = None;
    // A book may have several renditions; the first that is there is read.
    for name in entries.iter().filter_map(|(element, _)| element.attribute("full-path")) {
        if let Some(text) = container.text(name)? {
            package = Some(package_of(&text, name.rsplit_once('/').map_or("", |(folder, _)| folder))?);
            break;
        }
    }
    let missing = || Unreadable::new("broken_document", "the book does not say where its contents are");
    let package = package.ok_or_else(missing)?;
    let mut chapters = Vec::new();
    for name in &package.chapters {
        // A chapter that is named but not there is a defect of the book that readers pass over.
        let Some(page) = container.text(name)? else { continue };
        let text = text_of_fragment(&page);
        if !text.trim().is_empty() {
            chapters.push(text);
        }
    }
    let articles = articles_of(&package, &chapters, today);
    if articles.len() > 1 {
        return Ok(articles);
    }
    Ok(vec![(0, book(package, &chapters, today))])
}

fn package_of(text: &str, folder: &str) -> Result<Package, Unreadable> {
    let mut package = Package::default();
    let mut items: HashMap<String, String> = HashMap::new();
    let mut spine = Vec::new();
    for step in Steps::of(text) {
        let Step::Open(element) = step? else { continue };
        let attribute = |name| element.attribute(name).unwrap_or_default();
        match element.name.as_str() {
            "item" => {
                let is_page = attribute("media-type").contains("html");
                let is_contents = attribute("properties").split(' ').any(|property| property == "nav");
                if is_page && !is_contents {
                    items.insert(attribute("id").to_string(), inside(folder, attribute("href")));
                }
            }
            "itemref" if spine.len() < MOST_CHAPTERS => spine.push(attribute("idref").to_string()),
            _ => {}
        }
    }
    package.chapters = spine.iter().filter_map(|id| items.remove(id)).collect();
    let properties = &mut package.properties;
    for (element, text) in texts_of(text)? {
        match element.name.as_str() {
            "title" if properties.title.is_empty() => properties.title = text,
            "creator" if matches!(element.attribute("role"), None | Some("aut")) => properties.authors.push(text),
            "subject" => properties.keywords.push(text),
            "description" => properties.description = text_of_fragment(&text),
            "publisher" => properties.publisher = text,
            "language" => properties.language = text,
            "identifier" => package.identifier = text,
            "date" if matches!(element.attribute("event"), None | Some("publication")) && package.published.is_empty() => {
                package.published = text;
            }
            "meta" if element.attribute("property") == Some("dcterms:modified") => properties.modified = text,
            _ => {}
        }
    }
    Ok(package)
}

/// The name of an entry from a reference inside a folder of the archive: `%20` is a blank, `..` leads up.
fn inside(folder: &str, reference: &str) -> String {
    let reference = reference.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    without_escapes(&parts.join("/"))
}

fn without_escapes(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The chapters as articles, if they look like it.
fn articles_of(package: &Package, chapters: &[String], today: NaiveDate) -> Vec<(u64, ParsedArticle)> {
    let (mut articles, mut signed) = (Vec::<(u64, ParsedArticle)>::new(), 0);
    let mut short = 0;
    for (place, chapter) in chapters.iter().enumerate() {
        let mut builder = ArticleBuilder::default();
        read_text(chapter, &mut builder);
        let article = builder.article();
        let is_signed = !article.authors.is_empty() || article.published.date().is_some();
        if article.headline.is_empty() || chapter.chars().count() < SHORT_CHAPTER_CHARACTERS {
            short += 1;
            continue;
        }
        signed += usize::from(is_signed);
        let properties = &package.properties;
        let evidence = |name: &str, words: &str, confidence| key_evidence(key(Format::Epub, name), words, confidence);
        // "Harbour Times [Sun, 05 Apr 2015]"
        let title = properties.title.as_str();
        let paper = title.rsplit_once(" [").filter(|(_, day)| day.ends_with(']')).map_or(title, |(paper, _)| paper);
        builder.set_text(Field::Publisher, paper, evidence("title", title, 0.6));
        builder.set_language(&properties.language, evidence("language", &properties.language, 0.8));
        if builder.article().published.date().is_none() {
            set_published(package, &mut builder);
        }
        articles.push((place as u64 + 1, builder.finish(today)));
    }
    if articles.len() < 2 || signed * 2 <= articles.len() {
        return Vec::new();
    }
    if let Some((_, first)) = articles.first_mut().filter(|_| short > 0) {
        let message = format!("{short} chapters of the book are too short for articles and were left out");
        first.notes.push(Note::new("chapters_left_out", message));
    }
    articles
}

fn set_published(package: &Package, builder: &mut ArticleBuilder) {
    let day = package.published.split('T').next().unwrap_or_default();
    // Programs that make books write the year 101 where they know no date.
    if !day.is_empty() && !day.starts_with('0') {
        builder.set_date_text(day, key_evidence(key(Format::Epub, "date"), &package.published, 0.7));
    }
}

fn book(package: Package, chapters: &[String], today: NaiveDate) -> ParsedArticle {
    // A single page saved as a book is read like any other page.
    if let [page] = chapters {
        let paragraphs = page.split("\n\n").map(str::to_string).collect();
        let mut builder = article_of(paragraphs, None, &package.properties, Format::Epub);
        set_published(&package, &mut builder);
        return builder.finish(today);
    }
    let mut builder = ArticleBuilder::default();
    let title = &package.properties.title;
    builder.set_text(Field::Headline, title, key_evidence(key(Format::Epub, "title"), title, 0.9));
    builder.set_text(
        Field::Identifier,
        &package.identifier,
        key_evidence(key(Format::Epub, "identifier"), &package.identifier, 0.9),
    );
    set_published(&package, &mut builder);
    let first = chapters.first().and_then(|chapter| chapter.lines().next()).unwrap_or_default();
    builder.set_body(chapters.join("\n\n"), key_evidence(key(Format::Epub, "chapters"), first, 0.9));
    take(&package.properties, Format::Epub, &mut builder);
    builder.finish(today)
}
