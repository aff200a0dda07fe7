//! Turns XML of no format that has a reader (exports of databases and crawlers, what houses send in elements of their own, TEI, JATS) into articles, one a
//! record, under the names of its elements.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Around, read_found};
use crate::article::{Field, Note};
use crate::ingest::parse::builder::Orders;
use crate::ingest::parse::record::{names, names_field};
use crate::ingest::parse::xml::{self, Element, Node, Tree};
use crate::ingest::parse::{Parsed, problem};

/// Reads the records below the first element.
pub(in crate::ingest::parse) fn parse_marked_up(text: &str, notes: &[Note], path: &str, today: NaiveDate) -> Parsed {
    let mut parsed = Parsed::default();
    let around = Around { notes, path, today, orders: Orders::default(), records_before: 0 };
    let Tree { roots, faults } = xml::read(text, &[]);
    for fault in faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        parsed.problems.push(problem(path, Some(fault.line), "broken_xml", message));
    }
    let Some(root) = roots.first() else { return parsed };
    let value = match root.name.as_str() {
        "TEI" | "TEI.2" | "teiCorpus" => Value::Array(or_itself(root, "TEI").into_iter().map(of_tei).collect()),
        "article" if root.at(&["front", "article-meta"]).is_some() => of_jats(root),
        _ => value_of(root),
    };
    let value = match value {
        Value::Array(mut list) if list.len() == 1 => list.remove(0),
        value => value,
    };
    let mut stories = Vec::new();
    stories_in(&value, &Map::new(), &mut stories);
    let value = if stories.len() >= 2 { Value::Array(stories) } else { value };
    // A word alone is no record.
    if value.is_object() || value.is_array() {
        read_found(value, "XML", &around, &mut parsed);
    }
    parsed
}

/// The records that have a headline and a text, wherever they lie, each with the day and the paper of what is around it: `<issue date="…"><page><story>…`.
fn stories_in(value: &Value, around: &Map<String, Value>, stories: &mut Vec<Value>) {
    const SHORTEST_TEXT: usize = 80;
    match value {
        Value::Array(list) => list.iter().for_each(|item| stories_in(item, around, stories)),
        Value::Object(record) => {
            let is_text = |(key, value): (&String, &Value)| {
                let is_long = value.as_str().is_some_and(|text| text.len() >= SHORTEST_TEXT || text.contains("<p>"));
                is_long && !names(key, Field::Headline) && !names(key, Field::Description)
            };
            let is_titled = record.iter().any(|(key, value)| names(key, Field::Headline) && value.is_string());
            let is_listed = record.iter().any(|(key, value)| names(key, Field::ArticleBody) && value.is_array());
            if is_titled && (is_listed || record.iter().any(is_text)) {
                let mut story = record.clone();
                around.iter().for_each(|(key, value)| _ = story.entry(key.clone()).or_insert(value.clone()));
                return stories.push(Value::Object(story));
            }
            let mut around = around.clone();
            let is_shared = |key: &str| names(key, Field::DatePublished) || names(key, Field::Publisher);
            let shared = record.iter().filter(|(key, value)| value.is_string() && is_shared(key));
            shared.for_each(|(key, value)| _ = around.insert(key.clone(), value.clone()));
            record.values().for_each(|inner| stories_in(inner, &around, stories));
        }
        _ => {}
    }
}

fn or_itself<'e>(root: &'e Element, name: &'e str) -> Vec<&'e Element> {
    let inner: Vec<&Element> = root.all(name).collect();
    if inner.is_empty() { vec![root] } else { inner }
}

/// The value of an element: what it says, the markup of a text, or its fields by their names.
fn value_of(element: &Element) -> Value {
    if is_text(element) {
        return Value::String(element.inner_html(html_name));
    }
    if !element.has_elements() {
        return word_of(element);
    }
    let mut record: Map<String, Value> = Map::new();
    let attributes = element.attributes.iter().filter(|(name, _)| is_own(name));
    attributes.for_each(|(name, value)| put(&mut record, name.clone(), Value::String(value.clone())));
    for inner in element.elements() {
        let value = value_of(inner);
        // `<autor-liste><autor>…</autor></autor-liste>`: the name of the list says less than that of its items.
        let item = inner.elements().next().map(name_of).filter(|item| value.is_array() && names_field(item));
        let name = name_of(inner);
        put(&mut record, item.filter(|_| !names_field(&name)).unwrap_or(name), value);
    }
    // `<authors><author>A</author><author>B</author></authors>`, `<rows><row>…</row></rows>`: the list alone.
    let first = element.elements().next().map(name_of).unwrap_or_default();
    let is_list = record.len() == 1
        && (element.elements().count() > 1 || element.name.to_lowercase().starts_with(&first.to_lowercase()));
    if is_list && let Some((_, list)) = std::mem::take(&mut record).into_iter().next() {
        return if list.is_array() { list } else { Value::Array(vec![list]) };
    }
    if let Some(plain) = day_of(&record).or_else(|| person_of(&record)) {
        return Value::String(plain);
    }
    Value::Object(lifted(record))
}

/// A record with the fields of the groups in it: `<head><title>…</title></head>`, `<source><name>…</name><date>…</date></source>`.
fn lifted(record: Map<String, Value>) -> Map<String, Value> {
    const OF_GROUP: [&str; 6] = ["name", "title", "id", "url", "type", "code"];
    let mut flat = Map::new();
    let mut groups = Vec::new();
    for (key, value) in record {
        match value {
            Value::Object(group) => groups.push((key, group)),
            value => _ = flat.insert(key, value),
        }
    }
    for (key, group) in groups {
        // What names the paper is its title: `<Publication><Title>Harbour Times</Title></Publication>`.
        let title = group.iter().find(|(name, _)| matches!(name.to_lowercase().as_str(), "title" | "name"));
        if let Some((_, title)) = title.filter(|_| names(&key, Field::Publisher)) {
            flat.retain(|name, _| !names(name, Field::Publisher));
            flat.insert("publisher".to_string(), title.clone());
        }
        let is_field = names_field(&key);
        for (name, value) in &group {
            let is_own = is_field && OF_GROUP.contains(&name.to_lowercase().as_str());
            if !is_own && (names_field(name) || !is_field) && !flat.contains_key(name) {
                flat.insert(name.clone(), value.clone());
            }
        }
        if is_field {
            flat.entry(key).or_insert(Value::Object(group));
        }
    }
    flat
}

/// `<Contributor><LastName>Doe</LastName><FirstName>Jane</FirstName></Contributor>`
fn person_of(record: &Map<String, Value>) -> Option<String> {
    let part = |wanted: &[&str]| {
        let found = record.iter().find(|(key, _)| wanted.contains(&key.to_lowercase().replace(['-', '_'], "").as_str()))?;
        found.1.as_str().map(str::trim)
    };
    let last = part(&["lastname", "surname", "familyname", "nachname", "nom"])?;
    let first = part(&["firstname", "givenname", "givennames", "forename", "vorname", "prénom"])?;
    Some(format!("{first} {last}"))
}

/// A field that is there twice is a list.
fn put(record: &mut Map<String, Value>, name: String, value: Value) {
    if value.is_null() {
        return;
    }
    match record.get_mut(&name) {
        Some(Value::Array(list)) => list.push(value),
        Some(known) => *known = Value::Array(vec![known.take(), value]),
        None => _ = record.insert(name, value),
    }
}

/// What an element without others says: its text, or the attribute that stands for it.
fn word_of(element: &Element) -> Value {
    const VALUES: [&str; 8] = ["content", "value", "when", "normal", "norm", "iso", "datetime", "date"];
    let text = element.text();
    let text = text.trim();
    let value = VALUES.iter().find_map(|name| element.attribute(name));
    match value.filter(|_| text.is_empty() || names(&element.name, Field::DatePublished)) {
        Some(value) => Value::String(value.to_string()),
        None if !text.is_empty() => Value::String(text.to_string()),
        None => {
            let attributes = element.attributes.iter().filter(|(name, _)| is_own(name));
            let record: Map<String, Value> =
                attributes.map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect();
            if record.is_empty() { Value::Null } else { Value::Object(record) }
        }
    }
}

/// The name of a field. Dumps of databases have one element for all of them: `<field name="title">`.
fn name_of(element: &Element) -> String {
    const FIELDS: [&str; 8] = ["field", "column", "property", "meta", "attribute", "str", "data", "element"];
    let named = FIELDS.contains(&element.name.to_lowercase().as_str());
    let name = element.attribute("name").or_else(|| element.attribute("key")).filter(|_| named);
    match name.unwrap_or(&element.name) {
        // trafilatura keeps the text in the one, newsrooms in the other.
        "main" | "copy" => "maintext".to_string(),
        name => name.to_string(),
    }
}

/// Whether an attribute says something of the article, not of the XML.
fn is_own(name: &str) -> bool {
    !name.contains(':') && !matches!(name, "version" | "encoding" | "standalone" | "fingerprint" | "nil")
}

/// Whether an element holds the paragraphs of a text.
fn is_text(element: &Element) -> bool {
    const PARAGRAPHS: [&str; 9] = ["p", "para", "paragraph", "br", "lb", "li", "blockquote", "h2", "h3"];
    let is_word = |node: &Node| matches!(node, Node::Text(text) if !text.trim().is_empty());
    let names = || element.elements().map(|inner| inner.name.to_lowercase());
    element.has_elements()
        && (element.children.iter().any(is_word)
            || names().any(|name| PARAGRAPHS.contains(&name.as_str())) && names().all(|name| is_markup(&name)))
}

fn is_markup(name: &str) -> bool {
    const NAMES: [&str; 36] = [
        "p",
        "para",
        "paragraph",
        "br",
        "lb",
        "li",
        "ul",
        "ol",
        "list",
        "item",
        "blockquote",
        "quote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hl2",
        "head",
        "hi",
        "div",
        "span",
        "a",
        "ref",
        "b",
        "i",
        "em",
        "strong",
        "table",
        "graphic",
        "figure",
        "img",
        "sec",
        "title",
        "media",
    ];
    NAMES.contains(&name)
}

/// The name in HTML for an element of a text.
fn html_name(element: &Element) -> Option<&str> {
    match element.name.as_str() {
        "p" | "br" | "li" | "ul" | "ol" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "div" | "table"
        | "tr" | "pre" => Some(&element.name),
        "para" | "paragraph" | "P" | "lead" | "row" | "cell" | "td" | "th" => Some("p"),
        "head" | "title" | "hl2" => Some("h2"),
        "list" => Some("ul"),
        "item" => Some("li"),
        "quote" | "disp-quote" => Some("blockquote"),
        "lb" => Some("br"),
        "sec" | "ab" => Some("div"),
        "graphic" | "figure" | "fig" | "img" | "media" | "xref" | "table-wrap" | "script" | "style" => None,
        _ => Some(""),
    }
}

/// `<date><year>2020</year><month>5</month><day>3</day></date>`
fn day_of(record: &Map<String, Value>) -> Option<String> {
    let part = |name: &str| {
        let found = record.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?.1.as_str()?;
        found.parse::<u32>().ok()
    };
    let year = part("year")?;
    Some(match (part("month"), part("day")) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    })
}

fn line_of(element: &Element) -> Value {
    Value::String(crate::text::collapse_white_space(&element.text()))
}

/// The record of a text that has its head as the Text Encoding Initiative wants it, as crawlers write it too.
fn of_tei(root: &Element) -> Value {
    let mut record = Map::new();
    let Some(head) = root.first("teiHeader") else { return value_of(root) };
    let bibl = head.below("biblFull");
    let described = bibl.first().copied().unwrap_or(head);
    let first = |name: &str| [described, head].into_iter().find_map(|part| part.below(name).into_iter().next());
    if let Some(title) = first("title") {
        put(&mut record, "title".to_string(), line_of(title));
    }
    for author in described.below("author") {
        put(&mut record, "author".to_string(), line_of(author));
    }
    if let Some(publisher) = first("publisher") {
        put(&mut record, "publisher".to_string(), line_of(publisher));
    }
    if let Some(date) = first("date") {
        put(&mut record, "date".to_string(), word_of(date));
    }
    if let Some(address) = head.below("ptr").into_iter().find_map(|pointer| pointer.attribute("target")) {
        put(&mut record, "url".to_string(), Value::from(address));
    }
    for term in head.below("term") {
        let name = if term.attribute("type") == Some("categories") { "category" } else { "keywords" };
        put(&mut record, name.to_string(), line_of(term));
    }
    if let Some(abstracts) = first("abstract") {
        put(&mut record, "description".to_string(), line_of(abstracts));
    }
    if let Some(language) = head.below("language").into_iter().find_map(|language| language.attribute("ident")) {
        put(&mut record, "language".to_string(), Value::from(language));
    }
    if let Some(body) = root.at(&["text", "body"]) {
        put(&mut record, "body".to_string(), Value::String(body.inner_html(html_name)));
    }
    Value::Object(record)
}

/// The record of an article of a journal.
fn of_jats(root: &Element) -> Value {
    let mut record = Map::new();
    let Some(meta) = root.at(&["front", "article-meta"]) else { return value_of(root) };
    let first = |name: &str| meta.below(name).into_iter().next();
    if let Some(title) = first("article-title") {
        put(&mut record, "title".to_string(), line_of(title));
    }
    for name in meta.all("contrib-group").flat_map(|group| group.below("name")) {
        let part = |part: &str| name.first(part).map(Element::text).unwrap_or_default();
        let whole = format!("{} {}", part("given-names").trim(), part("surname").trim());
        put(&mut record, "author".to_string(), Value::String(whole.trim().to_string()));
    }
    if let Some(day) = meta.all("pub-date").map(value_of).find(Value::is_string) {
        put(&mut record, "date".to_string(), day);
    }
    for keyword in meta.below("kwd") {
        put(&mut record, "keywords".to_string(), line_of(keyword));
    }
    if let Some(text) = first("abstract") {
        put(&mut record, "abstract".to_string(), line_of(text));
    }
    if let Some(journal) = root.first("front").and_then(|front| front.below("journal-title").into_iter().next()) {
        put(&mut record, "publisher".to_string(), line_of(journal));
    }
    if let Some(body) = root.first("body") {
        put(&mut record, "body".to_string(), Value::String(body.inner_html(html_name)));
    }
    Value::Object(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(xml: &str) -> String {
        let today = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let parsed = parse_marked_up(xml, &[], "a.xml", today);
        let of_one = parsed.articles.iter().map(|(_, article)| {
            let day = article.published.date().map(|day| day.to_string()).unwrap_or_default();
            let (authors, tags) = (article.authors.join("+"), article.tags.join("+"));
            let publisher = article.publisher.clone().unwrap_or_default();
            [&article.headline, &article.body.replace("\n\n", "/"), &day, &authors, &tags, &publisher]
                .map(String::as_str)
                .join("|")
        });
        of_one.collect::<Vec<_>>().join(" & ")
    }

    #[test]
    fn xml_of_no_known_format() {
        for (xml, expected) in [
            (
                "<RBNews><PublishDate>2020-08-24T17:32:18</PublishDate><headline>Pier closed</headline><byLine>Jane Doe</byLine><content>&lt;p&gt;The pier is closed.&lt;/p&gt;&lt;p&gt;It rains.&lt;/p&gt;</content></RBNews>",
                "Pier closed|The pier is closed./It rains.|2020-08-24|Jane Doe||",
            ),
            (
                "<doc sitename=\"Harbour Times\" title=\"Pier closed\" author=\"Jane Doe; John Roe\" date=\"2022-03-28\" tags=\"piers;quays\"><main><p>The pier is closed.</p><head rend=\"h2\">Rain</head><p>It <hi>rains</hi> on the quay.</p></main><comments/></doc>",
                "Pier closed|The pier is closed./Rain/It rains on the quay.|2022-03-28|Jane Doe+John Roe|piers+quays|Harbour Times",
            ),
            (
                "<articles><article><title>Pier closed</title><authors><author>Jane Doe</author><author>John Roe</author></authors><date><day>3</day><month>5</month><year>2020</year></date><text><p>The pier is closed.</p></text></article><article><title>Quay open</title><date when=\"2020-05-04\">Monday</date><text>The quay is open.</text></article></articles>",
                "Pier closed|The pier is closed.|2020-05-03|Jane Doe+John Roe|| & Quay open|The quay is open.|2020-05-04|||",
            ),
            (
                "<resultset><row><field name=\"title\">Pier closed</field><field name=\"body\">The pier is closed.</field><field name=\"created\">2020-05-03 10:00:00</field></row></resultset>",
                "Pier closed|The pier is closed.|2020-05-03|||",
            ),
            (
                "<TEI><teiHeader><fileDesc><titleStmt><title>Pier closed</title><author>Jane Doe</author></titleStmt><publicationStmt><publisher>Harbour Times</publisher><date when=\"2020-05-03\">May</date></publicationStmt></fileDesc></teiHeader><text><body><div><p>The pier is closed.</p><p>It rains.</p></div></body></text></TEI>",
                "Pier closed|The pier is closed./It rains.|2020-05-03|Jane Doe||Harbour Times",
            ),
            (
                "<article><front><journal-meta><journal-title>Harbour Review</journal-title></journal-meta><article-meta><title-group><article-title>Pier closed</article-title></title-group><contrib-group><contrib><name><surname>Doe</surname><given-names>Jane</given-names></name></contrib></contrib-group><pub-date><day>3</day><month>5</month><year>2020</year></pub-date><kwd-group><kwd>piers</kwd></kwd-group></article-meta></front><body><sec><title>Rain</title><p>The pier is closed.</p></sec></body></article>",
                "Pier closed|Rain/The pier is closed.|2020-05-03|Jane Doe|piers|Harbour Review",
            ),
            (
                "<artikel><metadaten><quelle><name>Hafenbote</name><datum>20160613</datum></quelle></metadaten><inhalt><titel-liste><titel>Pier zu</titel><untertitel>Es regnet</untertitel></titel-liste><autor-liste><autor>Jane Doe</autor></autor-liste><text><absatz>Der Pier ist zu.</absatz><absatz>Es regnet.</absatz></text></inhalt></artikel>",
                "Pier zu|Der Pier ist zu./Es regnet.|2016-06-13|Jane Doe||Hafenbote",
            ),
            (
                "<Record><RecordTitle>Pier closed</RecordTitle><Publication><Title>Harbour Times</Title></Publication><Publisher>Quay Press</Publisher><NumericPubDate>20210412</NumericPubDate><Contributor><LastName>Doe</LastName><FirstName>Jane</FirstName></Contributor><FullText>The pier is closed.</FullText></Record>",
                "Pier closed|The pier is closed.|2021-04-12|Jane Doe||Harbour Times",
            ),
            (
                "<issue newspaper=\"Harbour Times\" date=\"2021-07-05\"><page><story><headline>Pier closed</headline><copy><p>The pier is closed.</p></copy></story><story><headline>Quay open</headline><copy><p>The quay is open.</p></copy></story></page></issue>",
                "Pier closed|The pier is closed.|2021-07-05|||Harbour Times & Quay open|The quay is open.|2021-07-05|||Harbour Times",
            ),
            ("<results><result><id>7</id></result><result><id>8</id></result></results>", ""),
            ("<svg><path d=\"M0 0\"/></svg>", ""),
        ] {
            assert_eq!(shown(xml), expected, "{xml}");
        }
    }
}
