//! Turns an export of Evernote (`<en-export>`) into articles, one a note.
//!
//! A note that was clipped has the address of its page: its day is that of the clipping and its author whoever clipped it, so that the text and the
//! address come first.

use super::Batch;
use super::builder::{ArticleBuilder, key_evidence};
use super::byline::is_person;
use super::dates::date_in_url;
use super::html::text_of_fragment;
use super::text::read_text_under_headline;
use super::xml::{self, Element};
use crate::article::{Evidence, Field};
use crate::text::collapse_white_space;

/// Whether the root element is that of an export of Evernote.
pub(crate) fn is_evernote(root: &str) -> bool {
    root == "en-export"
}

/// Reads the notes of an export.
pub(crate) fn read_evernote(text: &str, batch: &mut Batch<'_>) {
    let tree = xml::read(text, &["note"]);
    for fault in &tree.faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    let notes = tree.roots.iter().flat_map(|root| if root.name == "note" { vec![root] } else { root.all("note").collect() });
    for (number, note) in batch.numbers().zip(notes) {
        let mut builder = batch.builder();
        read_note(note, number, &mut builder);
        if !note.is_closed {
            builder.note("text_cut", "the file ends within this note");
        }
        batch.finish(builder, number, Some(note.line), &format!("note {number} has neither title nor text"));
    }
}

fn read_note(note: &Element, number: u64, builder: &mut ArticleBuilder) {
    let evidence = |key: &str, words: &str, confidence| -> Evidence {
        key_evidence(format!("note {number}: {key}"), words, confidence)
    };
    let line_at = |path: &[&str]| note.at(path).map(|e| collapse_white_space(&e.text())).filter(|text| !text.is_empty());
    if let Some(title) = line_at(&["title"]) {
        builder.set_text(Field::Headline, &title, evidence("title", &title, 0.95));
    }
    let address = line_at(&["note-attributes", "source-url"]).filter(|address| address.starts_with("http"));
    if let Some(address) = &address {
        builder.set_text(Field::Url, address, evidence("source-url", address, 1.0));
    }
    let text = note.first("content").map(|content| text_of_fragment(&content.text())).unwrap_or_default();
    read_text_under_headline(&text, builder);
    builder.rename_origins(&format!("note {number}: content"));
    for tag in note.all("tag").map(|tag| collapse_white_space(&tag.text())).filter(|tag| !tag.is_empty()) {
        builder.add_values(Field::Keywords, &[&tag], evidence("tag", &tag, 0.9));
    }
    if let Some(author) = line_at(&["note-attributes", "author"]) {
        match address.is_none() && builder.article().authors.is_empty() && is_person(&author) {
            true => builder.add_values(Field::Author, &[&author], evidence("author", &author, 0.6)),
            false => builder.pass_over(Field::Author, &author, evidence("author", &author, 0.2)),
        }
    }
    builder.end_headline_before_site();
    let Some(created) = line_at(&["created"]) else { return };
    let is_told = builder.article().published.date().is_some() || address.as_deref().and_then(date_in_url).is_some();
    match day_of(&created).filter(|_| !is_told) {
        Some(day) => {
            builder.set_date_text(&day, evidence("created", &created, 0.4));
            builder.doubt_date("only_a_capture");
        }
        None => builder.pass_over(Field::DatePublished, &created, evidence("created", &created, 0.2)),
    }
}

/// `20191107T080000Z` → `2019-11-07`
fn day_of(created: &str) -> Option<String> {
    let digits = created.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_an_export() {
        let text = r#"<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "x.dtd"><en-export application="Evernote"><note><title>The pier | Harbour Times</title>
            <content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "y.dtd"><en-note><div>By Jane Doe</div><div>The pier is closed for the winter.</div><div>It may open in spring.</div></en-note>]]></content>
            <created>20191107T080000Z</created><tag>ports</tag><tag>work</tag>
            <note-attributes><author>John Roe</author><source-url>https://harbour-times.example/2019/11/06/pier</source-url></note-attributes></note>
            <note><title>My note</title><content><![CDATA[<en-note>The quay is open again today.</en-note>]]></content><created>20200101T100000Z</created>
            <note-attributes><author>John Roe</author></note-attributes></note></en-export>"#;
        let mut batch = Batch::new("a.enex", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_evernote(text, &mut batch);
        let shown = batch.parsed().articles.into_iter().map(|(number, article)| {
            let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
            let lists = [article.authors.join(","), article.tags.join(",")].join("|");
            format!("{number}|{}|{date}|{lists}|{}", article.headline, article.body.replace("\n\n", "/"))
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "1|The pier|2019-11-06|Jane Doe|ports,work|The pier is closed for the winter./It may open in spring.",
                "2|My note|2020-01-01|John Roe||The quay is open again today."
            ]
        );
    }
}
