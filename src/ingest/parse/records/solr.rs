//! Turns what a Solr server answers or is given in XML (`<doc><str name="title">`, `<doc><field name="title">`) into articles, one a document.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Around, read_object};
use crate::article::Note;
use crate::ingest::parse::builder::Orders;
use crate::ingest::parse::xml::{self, Element, Tree};
use crate::ingest::parse::{Parsed, problem};

/// Whether a text with this root element holds documents of Solr.
pub(in crate::ingest::parse) fn is_solr(root: &str, text: &str) -> bool {
    matches!(root, "response" | "add") && ["<doc>", "<doc "].iter().any(|opening| text.contains(opening))
}

/// Reads the documents.
pub(in crate::ingest::parse) fn parse_solr(
    text: &str,
    notes: &[Note],
    path: &str,
    today: NaiveDate,
    records_before: u64,
) -> Parsed {
    let mut parsed = Parsed::default();
    let around = Around { notes, path, today, orders: Orders::default(), records_before };
    let Tree { roots, faults } = xml::read(text, &["doc"]);
    for fault in faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        parsed.problems.push(problem(path, Some(fault.line), "broken_xml", message));
    }
    for (number, document) in (records_before + 1..).zip(roots.iter().flat_map(|root| root.below("doc"))) {
        read_object(record_of(document), "Solr", number, &around, &mut parsed);
    }
    parsed
}

/// The fields of a document. One of several values is a list or stands several times.
fn record_of(document: &Element) -> Map<String, Value> {
    let mut record = Map::new();
    for field in document.elements() {
        let Some(name) = field.attribute("name") else { continue };
        let value = match field.name.as_str() {
            "arr" => Value::Array(field.elements().map(|item| Value::String(item.text())).collect()),
            _ => Value::String(field.text()),
        };
        match record.get_mut(name) {
            Some(Value::Array(list)) => list.push(value),
            Some(known) => *known = Value::Array(vec![known.take(), value]),
            None => _ = record.insert(name.to_string(), value),
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_solr() {
        let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        for xml in [
            "<response><lst name=\"responseHeader\"><int name=\"status\">0</int></lst><result name=\"response\"><doc><arr name=\"title\"><str>Pier closed</str></arr><str name=\"content\">The pier &amp; the quay.</str><date name=\"published\">2014-10-01T00:00:00Z</date><arr name=\"keywords\"><str>piers</str><str>quays</str></arr></doc></result></response>",
            "<add><doc><field name=\"title\">Pier closed</field><field name=\"content\">The pier &amp; the quay.</field><field name=\"published\">2014-10-01T00:00:00Z</field><field name=\"keywords\">piers</field><field name=\"keywords\">quays</field></doc></add>",
        ] {
            assert!(is_solr(&xml::root_name(xml).expect("a root"), xml));
            let parsed = parse_solr(xml, &[], "a.xml", today, 0);
            let [(1, article)] = parsed.articles.as_slice() else { panic!("{xml}: {parsed:?}") };
            let day = article.published.date().map(|day| day.to_string()).unwrap_or_default();
            let shown = [article.headline.as_str(), &article.body, &day, &article.tags.join("+")].join("|");
            assert_eq!(shown, "Pier closed|The pier & the quay.|2014-10-01|piers+quays");
        }
    }
}
