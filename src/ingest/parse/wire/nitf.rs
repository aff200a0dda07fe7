//! Turns an NITF document into an article.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::{first_line, line_of, paragraphs_of, set_body, set_byline, set_first_date, topic_of_code};
use crate::article::{Evidence, Field};
use crate::ingest::parse::xml::Element;

fn proof(key: &str, words: &str) -> Evidence {
    key_evidence(format!("NITF: {key}"), words, 1.0)
}

/// Reads a document; always an article.
pub(super) fn read_nitf(root: &Element, builder: &mut ArticleBuilder) -> bool {
    if let Some(head) = root.first("head") {
        read_head(head, builder);
    }
    read_body(root, builder);
    if let Some((key, title)) = root.first("head").and_then(|head| first_line(head, &[&["title"]])) {
        builder.set_text(Field::Headline, &title, proof(&key, &title));
    }
    if let Some(language) = root.attribute("xml:lang").or_else(|| root.attribute("lang")) {
        builder.set_language(language, proof("lang", language));
    }
    read_dates(root, builder);
    true
}

/// Reads what stands inside the body, so that it can be used for NITF inside other formats.
pub(super) fn read_body(root: &Element, builder: &mut ArticleBuilder) {
    let Some(body) = root.first("body") else { return };
    if let Some(head) = body.first("body.head") {
        let headlines: [&[&str]; 3] = [&["hedline", "hl1"], &["headline", "hl1"], &["hedline"]];
        if let Some((key, headline)) = first_line(head, &headlines) {
            builder.set_text(Field::Headline, &headline, proof(&key, &headline));
        }
        // Some archives give a byline a second time, surname first.
        let is_printed = |byline: &&Element| byline.attribute("class") != Some("normalized_byline");
        let has_printed = head.all("byline").any(|byline| is_printed(&byline));
        for byline in head.all("byline").filter(|byline| is_printed(byline) || !has_printed) {
            let persons: Vec<String> = byline.all("person").map(line_of).filter(|name| !name.is_empty()).collect();
            let text = line_of(byline);
            if persons.is_empty() {
                set_byline(builder, &text, proof("byline", &text));
            }
            for person in persons {
                set_byline(builder, &person, proof("byline/person", &text));
            }
        }
        let standfirsts: [&[&str]; 3] = [&["abstract"], &["hedline", "hl2"], &["headline", "hl2"]];
        if let Some((key, text)) = first_line(head, &standfirsts) {
            builder.set_text(Field::Description, &text, proof(&key, &text));
        }
        if let Some((key, text)) = first_line(head, &[&["distributor", "org"], &["distributor"]]) {
            builder.set_text(Field::Publisher, &text, proof(&key, &text));
        }
        if let Some((_, text)) = first_line(head, &[&["dateline"]]) {
            builder.keep("dateline", serde_json::Value::String(text));
        }
        if let Some((key, text)) = first_line(head, &[&["dateline", "location", "city"], &["dateline", "location"]])
            && builder.article().regions.is_empty()
        {
            builder.add_values(Field::Region, std::slice::from_ref(&text), key_evidence(format!("NITF: {key}"), &text, 0.7));
        }
    }
    if let Some(content) = body.first("body.content") {
        // Some archives give the first paragraphs twice, alone and as part of the whole.
        let whole = content.all("block").find(|block| block.attribute("class") == Some("full_text"));
        set_body(builder, paragraphs_of(whole.unwrap_or(content)), |words| proof("body.content", words));
    } else if body.first("body.head").is_none() {
        set_body(builder, paragraphs_of(body), |words| proof("body", words));
    }
    if let Some((key, text)) = first_line(body, &[&["body.end", "tagline"], &["body.end", "bibliography"]]) {
        builder.set_text(Field::Bio, &text, proof(&key, &text));
    }
}

fn read_head(head: &Element, builder: &mut ArticleBuilder) {
    for subject in head.below("tobject.subject") {
        let attribute = |name: &str| subject.attribute(&format!("tobject.subject.{name}"));
        let named = ["detail", "matter", "type"].into_iter().filter_map(attribute).next().map(ToString::to_string);
        if let Some(topic) = named.or_else(|| attribute("refnum").map(topic_of_code)) {
            builder.add_values(Field::Topic, std::slice::from_ref(&topic), proof("tobject.subject", &topic));
        }
    }
    for classifier in head.below("classifier") {
        let value = classifier.attribute("value").map_or_else(|| line_of(classifier), ToString::to_string);
        let kind = classifier.attribute("type").unwrap_or_default();
        match kind {
            // The path of a taxonomy: its last part says the most.
            "taxonomic_classifier" => {}
            _ if kind.contains("subject") || kind.contains("category") => {
                builder.add_values(Field::Topic, std::slice::from_ref(&value), proof("classifier", &value));
            }
            _ => builder.add_values(Field::Keywords, std::slice::from_ref(&value), proof("classifier", &value)),
        }
    }
    for keyword in head.below("keyword") {
        let value = keyword.attribute("key").map_or_else(|| line_of(keyword), ToString::to_string);
        builder.add_values(Field::Keywords, std::slice::from_ref(&value), proof("keyword", &value));
    }
    if let Some(content) = head.at(&["docdata", "identified-content"]) {
        for (name, field) in
            [("location", Field::Region), ("person", Field::Actor), ("org", Field::Actor), ("event", Field::Keywords)]
        {
            for element in content.all(name) {
                let value = element.attribute("value").map_or_else(|| line_of(element), ToString::to_string);
                builder.add_values(field, std::slice::from_ref(&value), proof(name, &value));
            }
        }
    }
    for meta in head.all("meta") {
        let (Some(name), Some(content)) = (meta.attribute("name"), meta.attribute("content")) else { continue };
        if matches!(name, "online_sections" | "section") {
            builder.add_list_text(Field::Topic, content, proof(name, content));
        } else {
            builder.keep(name, serde_json::Value::String(content.to_string()));
        }
    }
    if let Some(id) = head.at(&["docdata", "doc-id"]) {
        if let Some(string) = id.attribute("id-string") {
            builder.set_text(Field::Identifier, string, proof("doc-id", string));
        }
        if let Some(source) = id.attribute("regsrc") {
            builder.keep("regsrc", serde_json::Value::String(source.to_string()));
        }
    }
    if let Some(pubdata) = head.first("pubdata") {
        for (name, field) in [("name", Field::Publisher), ("ex-ref", Field::Url)] {
            if let Some(value) = pubdata.attribute(name) {
                builder.set_text(field, value, proof(&format!("pubdata {name}"), value));
            }
        }
    }
}

fn read_dates(root: &Element, builder: &mut ArticleBuilder) {
    let attribute = |path: &[&str], name: &str| -> Option<(String, Evidence)> {
        let value = root.at(path)?.attribute(name)?;
        Some((value.to_string(), proof(path.last().unwrap_or(&""), value)))
    };
    let dates = [
        attribute(&["head", "pubdata"], "date.publication"),
        attribute(&["head", "docdata", "date.release"], "norm"),
        attribute(&["head", "docdata", "date.issue"], "norm"),
        attribute(&["body", "body.head", "dateline", "story.date"], "norm"),
    ];
    set_first_date(builder, dates.into_iter().flatten().collect());
    if builder.article().published.date().is_none()
        && let Some((key, text)) = first_line(root, &[&["body", "body.head", "dateline", "story.date"]])
    {
        builder.set_date_text(&text, proof(&key, &text));
    }
    let source = root.at(&["head", "docdata", "doc.copyright"]).and_then(|c| c.attribute("holder"));
    if let Some(holder) = source.or_else(|| root.at(&["head", "docdata", "doc-id"]).and_then(|id| id.attribute("regsrc"))) {
        builder.set_text(Field::Publisher, holder, key_evidence("NITF: docdata", holder, 0.8));
    }
}
