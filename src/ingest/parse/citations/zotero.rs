//! Turns the RDF that Zotero exports into records.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::super::Batch;
use super::super::xml::{self, Element};
use super::{Citation, add, finish};
use crate::text::collapse_white_space;

/// Whether RDF is an export of Zotero.
pub(crate) fn is_zotero(text: &str) -> bool {
    text[..text.floor_char_boundary(4096)].contains("http://www.zotero.org/namespaces/export#")
}

/// Reads the items of an export, an article each.
pub(crate) fn read_zotero(text: &str, batch: &mut Batch<'_>) {
    let tree = xml::read(text, &[]);
    for fault in &tree.faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    let elements: Vec<&Element> = tree.roots.iter().flat_map(Element::elements).collect();
    // Journals and notes stand beside the items that name them.
    let known: HashMap<&str, &Element> =
        elements.iter().filter_map(|element| Some((element.attribute("rdf:about")?, *element))).collect();
    let is_item = |element: &&&Element| {
        element.first("z:itemType").is_some_and(|kind| !matches!(kind.text().trim(), "attachment" | "note"))
    };
    let citations: Vec<Citation> =
        elements.iter().filter(is_item).map(|item| (item.line, record_of(item, &known))).collect();
    finish(citations, batch);
}

fn line_of(element: &Element) -> String {
    collapse_white_space(&element.text())
}

/// An element, or the one that it points at.
fn resource<'e>(element: &'e Element, known: &HashMap<&str, &'e Element>) -> &'e Element {
    element.attribute("rdf:resource").and_then(|about| known.get(about).copied()).unwrap_or(element)
}

fn record_of<'e>(item: &'e Element, known: &HashMap<&str, &'e Element>) -> Map<String, Value> {
    let mut record = Map::new();
    for element in item.elements() {
        let text = line_of(element);
        match element.name.as_str() {
            "dc:title" => add(&mut record, "title", &text),
            "dcterms:abstract" => add(&mut record, "abstract", &element.text()),
            "dcterms:isReferencedBy" => {
                let note = resource(element, known);
                let text = note.first("rdf:value").map(Element::text).unwrap_or_default();
                add(&mut record, "notes", &text);
            }
            "dc:date" => add(&mut record, "date", &text),
            "z:language" => add(&mut record, "language", &text),
            "z:itemType" => add(&mut record, "type", &text),
            "bib:authors" => {
                for person in element.below("foaf:Person") {
                    let part =
                        |names: &[&str]| names.iter().find_map(|name| person.first(name)).map(line_of).unwrap_or_default();
                    let name = format!("{} {}", part(&["foaf:givenName", "foaf:givenname"]), part(&["foaf:surname"]));
                    add(&mut record, "authors", &name);
                }
            }
            "dcterms:isPartOf" => {
                if let Some(title) = resource(element, known).below("dc:title").first().map(|title| line_of(title)) {
                    add(&mut record, "publication", &title);
                } else if let Some(title) = resource(element, known).first("dc:title").map(line_of) {
                    add(&mut record, "publication", &title);
                }
            }
            "z:publicationTitle" | "prism:publicationName" => add(&mut record, "publication", &text),
            "dc:subject" => add(&mut record, "tags", &text),
            "dc:identifier" if text.starts_with("http") => add(&mut record, "url", &text),
            "dc:identifier" => add(&mut record, "identifiers", &text),
            _ if text.len() <= 300 => add(&mut record, &element.name, &text),
            _ => {}
        }
    }
    if let Some(about) = item.attribute("rdf:about").filter(|about| about.starts_with("http")) {
        add(&mut record, "url", about);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_an_export() {
        let text = r##"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
            <bib:Article rdf:about="#item_1"><z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf rdf:resource="#paper"/>
            <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
            <dcterms:isReferencedBy rdf:resource="#note"/><dc:subject>ports</dc:subject><dc:subject><z:AutomaticTag><rdf:value>piers</rdf:value></z:AutomaticTag></dc:subject>
            <dc:title>The pier</dc:title><dc:date>May 6, 2019</dc:date><dc:identifier><dcterms:URI><rdf:value>https://h.example/pier</rdf:value></dcterms:URI></dc:identifier></bib:Article>
            <bib:Newspaper rdf:about="#paper"><dc:title>Harbour Times</dc:title></bib:Newspaper>
            <bib:Memo rdf:about="#note"><rdf:value>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</rdf:value></bib:Memo>
            <z:Attachment rdf:about="#file"><z:itemType>attachment</z:itemType><dc:title>Snapshot</dc:title></z:Attachment></rdf:RDF>"##;
        assert!(is_zotero(text));
        let mut batch = Batch::new("a.rdf", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_zotero(text, &mut batch);
        let parsed = batch.parsed();
        let [(number, article)] = parsed.articles.as_slice() else { panic!("one article") };
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let shown = format!(
            "{number} {} | {date} | {} | {:?} | {} | {:?} | {}",
            article.headline,
            article.authors.join(","),
            article.publisher,
            article.tags.join(","),
            article.url,
            article.body.replace("\n\n", "¶")
        );
        assert_eq!(
            shown,
            "0 The pier | 2019-05-06 | Jane Doe | Some(\"Harbour Times\") | ports,piers | Some(\"https://h.example/pier\") | One.¶Two."
        );
    }
}
