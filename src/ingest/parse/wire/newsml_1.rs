//! Turns an item of NewsML 1, or of the Reuters corpus that came before it, into an article.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::{first_line, line_of, nitf, paragraphs_of, set_body, set_byline, set_first_date, topic_of_code};
use crate::article::{Evidence, Field};
use crate::ingest::parse::xml::Element;

fn proof(key: &str, words: &str) -> Evidence {
    key_evidence(format!("NewsML: {key}"), words, 1.0)
}

/// Reads a `NewsItem`; whether there is a text in it.
pub(super) fn read_item(item: &Element, builder: &mut ArticleBuilder) -> bool {
    for lines in item.below("NewsLines") {
        for (name, field) in [("HeadLine", Field::Headline), ("SubHeadLine", Field::Description)] {
            if let Some(text) = lines.first(name).map(line_of) {
                builder.set_text(field, &text, proof(name, &text));
            }
        }
        for byline in lines.all("ByLine").map(line_of) {
            set_byline(builder, &byline, proof("ByLine", &byline));
        }
        for keywords in lines.all("KeywordLine").map(line_of) {
            builder.add_list_text(Field::Keywords, &keywords, proof("KeywordLine", &keywords));
        }
        for name in ["DateLine", "CreditLine", "SlugLine", "CopyrightLine"] {
            if let Some(value) = lines.first(name).map(line_of).filter(|value| !value.is_empty()) {
                builder.keep(name, serde_json::Value::String(value));
            }
        }
    }
    read_metadata(item, builder);
    let Some(identification) = item.first("Identification") else { return read_texts(item, builder) };
    if let Some((key, id)) =
        first_line(identification, &[&["NewsIdentifier", "PublicIdentifier"], &["NewsIdentifier", "NewsItemId"]])
    {
        builder.set_text(Field::Identifier, &id, proof(&key, &id));
    }
    let dates: [&[&str]; 3] = [
        &["NewsManagement", "FirstCreated"],
        &["NewsManagement", "ThisRevisionCreated"],
        &["Identification", "NewsIdentifier", "DateId"],
    ];
    let found = dates.iter().filter_map(|path| first_line(item, &[*path]));
    set_first_date(builder, found.map(|(key, text)| (text.clone(), proof(&key, &text))).collect());
    let is_text = read_texts(item, builder);
    if let Some((key, provider)) = first_line(identification, &[&["NewsIdentifier", "ProviderId"]]) {
        builder.set_text(Field::Publisher, &provider, key_evidence(format!("NewsML: {key}"), &provider, 0.8));
    }
    is_text
}

fn read_texts(item: &Element, builder: &mut ArticleBuilder) -> bool {
    let contents = item.below("DataContent");
    for content in &contents {
        if let Some(nitf) = content.first("nitf") {
            nitf::read_body(nitf, builder);
        } else {
            let inner = content.below("body.content").first().copied().or_else(|| content.below("body").first().copied());
            set_body(builder, paragraphs_of(inner.unwrap_or(content)), |words| proof("DataContent", words));
        }
    }
    !builder.article().body.is_empty() || !contents.is_empty()
}

fn read_metadata(item: &Element, builder: &mut ArticleBuilder) {
    for metadata in item.below("AdministrativeMetadata") {
        for name in ["Provider", "Source", "Creator"] {
            for party in metadata.all(name).flat_map(|element| element.below("Party")) {
                if let Some(value) = party.attribute("FormalName") {
                    match name {
                        "Creator" => set_byline(builder, value, key_evidence("NewsML: Creator", value, 0.6)),
                        _ => builder.set_text(Field::Publisher, value, proof(name, value)),
                    }
                }
            }
        }
    }
    for metadata in item.below("DescriptiveMetadata") {
        if let Some(language) = metadata.first("Language").and_then(|language| language.attribute("FormalName")) {
            builder.set_language(language, proof("Language", language));
        }
        for subject in metadata.below("SubjectCode") {
            let names = ["SubjectDetail", "SubjectMatter", "Subject"];
            let finest = names.iter().find_map(|name| subject.first(name)?.attribute("FormalName"));
            if let Some(topic) = finest.map(topic_of_code) {
                builder.add_values(Field::Topic, std::slice::from_ref(&topic), proof("SubjectCode", &topic));
            }
        }
        for location in metadata.all("Location") {
            let values = location.all("Property").filter_map(|property| property.attribute("Value"));
            let values: Vec<String> = values.map(ToString::to_string).collect();
            builder.add_values(Field::Region, &values, proof("Location", &values.join(", ")));
        }
    }
}

/// Reads a `newsitem` of the Reuters corpus.
pub(super) fn read_reuters(item: &Element, builder: &mut ArticleBuilder) -> bool {
    for (name, field) in [("headline", Field::Headline), ("title", Field::Headline)] {
        if let Some(text) = item.first(name).map(line_of) {
            builder.set_text(field, &text, proof(name, &text));
        }
    }
    if let Some((key, byline)) = first_line(item, &[&["byline"]]) {
        set_byline(builder, &byline, proof(&key, &byline));
    }
    if let Some(text) = item.first("text") {
        set_body(builder, paragraphs_of(text), |words| proof("text", words));
    }
    for codes in item.below("codes") {
        let class = codes.attribute("class").unwrap_or_default();
        let field = if class.contains("countries") { Field::Region } else { Field::Topic };
        for code in codes.all("code").filter_map(|code| code.attribute("code")) {
            let evidence = proof(class, code);
            builder.add_values(field, &[code.to_string()], evidence);
        }
    }
    let mut dates: Vec<(String, Evidence)> = Vec::new();
    let mut add_date = |key: &str, value: Option<&str>| {
        dates.extend(value.map(|value| (value.to_string(), proof(key, value))));
    };
    for element in item.below("dc") {
        let (name, value) = (element.attribute("element").unwrap_or_default(), element.attribute("value"));
        match (name, value) {
            ("dc.date.published", value) => add_date(name, value),
            ("dc.publisher" | "dc.source", Some(value)) => builder.set_text(Field::Publisher, value, proof(name, value)),
            _ => {}
        }
    }
    add_date("date", item.attribute("date"));
    set_first_date(builder, dates);
    if let Some(language) = item.attribute("xml:lang") {
        builder.set_language(language, proof("xml:lang", language));
    }
    if let Some(id) = item.attribute("itemid") {
        builder.set_text(Field::Identifier, id, proof("itemid", id));
    }
    for name in ["dateline", "copyright"] {
        if let Some(value) = item.first(name).map(line_of).filter(|value| !value.is_empty()) {
            builder.keep(name, serde_json::Value::String(value));
        }
    }
    true
}
