//! Turns a warning in the Common Alerting Protocol (`<alert>` with an `<info>` for each language) into an article: headline, what happened and what to
//! do, who warns, the day it was sent.

use super::super::Batch;
use super::super::builder::key_evidence;
use super::super::xml::{self, Element};
use crate::article::Field;
use crate::text::collapse_white_space;

/// Whether the root element is that of a warning.
pub(crate) fn is_alert(root: &str) -> bool {
    root.rsplit(':').next() == Some("alert")
}

/// Reads the first language in which a warning is given.
pub(crate) fn read_alert(text: &str, batch: &mut Batch<'_>) {
    let tree = xml::read(text, &[]);
    for fault in &tree.faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    let Some(alert) = tree.roots.first() else { return };
    let Some(info) = inner(alert, "info") else {
        return batch.problem(None, "unknown_xml", "<alert> without <info> is no warning that is read");
    };
    let mut builder = batch.builder();
    let evidence = |key: &str, words: &str| key_evidence(format!("alert: {key}"), words, 0.95);
    let headline = line_at(info, "headline").or_else(|| line_at(info, "event")).unwrap_or_default();
    builder.set_text(Field::Headline, &headline, evidence("headline", &headline));
    let parts = ["description", "instruction"].iter().filter_map(|key| inner(info, key)).map(|part| part.text());
    let body = parts.map(|part| part.trim().to_string()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    builder.set_body(body.clone(), evidence("description", body.lines().next().unwrap_or_default()));
    if let Some(sent) = line_at(alert, "sent") {
        builder.set_date_text(&sent, evidence("sent", &sent));
    }
    for (key, field) in [("senderName", Field::Publisher), ("web", Field::Url)] {
        if let Some(value) = line_at(info, key) {
            builder.set_text(field, &value, evidence(key, &value));
        }
    }
    if let Some(language) = line_at(info, "language") {
        builder.set_language(&language, evidence("language", &language));
    }
    if let Some(event) = line_at(info, "event").filter(|event| *event != headline) {
        builder.add_values(Field::Topic, &[&event], evidence("event", &event));
    }
    let areas = info.elements().filter(|element| is_called(element, "area")).filter_map(|area| line_at(area, "areaDesc"));
    for area in areas {
        builder.add_list_text(Field::Region, &area, evidence("areaDesc", &area));
    }
    batch.finish(builder, 0, None, "the warning has neither headline nor text");
}

fn is_called(element: &Element, name: &str) -> bool {
    element.name.rsplit(':').next() == Some(name)
}

fn inner<'e>(element: &'e Element, name: &str) -> Option<&'e Element> {
    element.elements().find(|inner| is_called(inner, name))
}

fn line_at(element: &Element, name: &str) -> Option<String> {
    inner(element, name).map(|inner| collapse_white_space(&inner.text())).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning() {
        let text = r#"<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><sent>2024-05-01T10:00:00+02:00</sent>
            <info><language>en-GB</language><event>Storm</event><senderName>Harbour Office</senderName><headline>Storm at the pier</headline>
            <description>Waves of four metres.</description><instruction>Stay ashore.</instruction><area><areaDesc>North Coast</areaDesc></area></info></alert>"#;
        let mut batch = Batch::new("a.xml", chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"), &[]);
        read_alert(text, &mut batch);
        let parsed = batch.parsed();
        let (_, article) = &parsed.articles[0];
        let date = article.published.date().map(|date| date.to_string()).unwrap_or_default();
        let shown =
            [article.headline.as_str(), &date, &article.topics.join(","), &article.body.replace("\n\n", "/")].join("|");
        assert_eq!(shown, "Storm at the pier|2024-05-01|Storm|Waves of four metres./Stay ashore.");
        assert_eq!(article.publisher.as_deref(), Some("Harbour Office"));
    }
}
