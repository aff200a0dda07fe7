//! Turns a web page into an article: what it declares (JSON-LD, OpenGraph, `<meta>`), what it shows (`<h1>`, `<time>`), and its
//! main text.
//!
//! Declared values are read first, in the order JSON-LD, OpenGraph and `<meta>`, then the visible page. `slim`: the page made
//! smaller before it is parsed. `main_text`: the body.

mod main_text;
mod slim;

use scraper::{Html, Selector};
use serde_json::{Map, Value};

use self::main_text::read_main_text;
pub(crate) use self::main_text::text_of_fragment;
use self::slim::parse_page;
use super::builder::{ArticleBuilder, key_evidence};
use super::record::{first_text, read_record};
use crate::article::Field;

/// The charset a page declares in its first kilobyte.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let after = head.split_once("charset=")?.1.trim_start_matches(['"', '\'']);
    let label: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!label.is_empty()).then_some(label)
}

/// Reads a web page.
pub(crate) fn read_html(html: &str, builder: &mut ArticleBuilder) {
    let page = parse_page(html, builder);
    read_json_ld(&page, builder);
    read_meta(&page, builder);
    read_visible(&page, builder);
    read_main_text(html, &page, builder);
}

fn select<'h>(page: &'h Html, selector: &str) -> Vec<scraper::ElementRef<'h>> {
    // The selectors are ours; one that cannot be parsed selects nothing.
    Selector::parse(selector).map_or(Vec::new(), |selector| page.select(&selector).collect())
}

const ARTICLE_TYPES: [&str; 12] = [
    "NewsArticle",
    "Article",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "ScholarlyArticle",
    "Report",
    "LiveBlogPosting",
    "SocialMediaPosting",
];

/// Reads the first article among the JSON-LD blocks of a page, with what it refers to by `@id`.
fn read_json_ld(page: &Html, builder: &mut ArticleBuilder) {
    let mut nodes: Vec<Map<String, Value>> = Vec::new();
    for script in select(page, r#"script[type="application/ld+json"]"#) {
        let text: String = script.text().collect();
        match serde_json::from_str::<Value>(text.trim().trim_end_matches(';')) {
            Ok(value) => collect_nodes(value, &mut nodes, 0),
            Err(error) => builder.note("json_ld_unreadable", format!("a JSON-LD block cannot be read: {error}")),
        }
    }
    let is_article = |node: &&Map<String, Value>| match node.get("@type") {
        Some(Value::String(kind)) => ARTICLE_TYPES.contains(&kind.as_str()),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(|kind| ARTICLE_TYPES.contains(&kind)),
        _ => false,
    };
    let Some(article) = nodes.iter().find(is_article) else { return };
    const WANTED: [&str; 11] = [
        "headline",
        "name",
        "description",
        "datePublished",
        "author",
        "articleSection",
        "about",
        "contentLocation",
        "keywords",
        "publisher",
        "inLanguage",
    ];
    let mut record = Map::new();
    for key in WANTED {
        if let Some(value) = article.get(key) {
            let key = if key == "name" { "headline" } else { key };
            record.entry(key).or_insert_with(|| resolved(value, &nodes));
        }
    }
    for key in ["url", "mainEntityOfPage"] {
        if let Some(value) = article.get(key) {
            record.entry("url").or_insert_with(|| Value::String(first_text(&resolved(value, &nodes))));
        }
    }
    read_record(record, "JSON-LD", builder);
}

/// Lists the objects of a JSON-LD value, those of its `@graph` among them.
fn collect_nodes(value: Value, nodes: &mut Vec<Map<String, Value>>, depth: usize) {
    match value {
        Value::Array(list) if depth < 8 => list.into_iter().for_each(|item| collect_nodes(item, nodes, depth + 1)),
        Value::Object(mut map) if depth < 8 => {
            if let Some(graph) = map.remove("@graph") {
                collect_nodes(graph, nodes, depth + 1);
            }
            nodes.push(map);
        }
        _ => {}
    }
}

/// Replaces references (`{"@id": ...}`) by what they name.
fn resolved(value: &Value, nodes: &[Map<String, Value>]) -> Value {
    match value {
        Value::Array(list) => Value::Array(list.iter().map(|item| resolved(item, nodes)).collect()),
        Value::Object(map) if !map.contains_key("name") => {
            let id = map.get("@id").and_then(Value::as_str);
            let named = nodes
                .iter()
                .find(|node| id.is_some() && node.get("@id").and_then(Value::as_str) == id && node.contains_key("name"));
            named.map_or_else(|| value.clone(), |node| Value::Object(node.clone()))
        }
        other => other.clone(),
    }
}

/// `<meta>` names and properties, and the field each is read into.
const METAS: [(&str, Field); 30] = [
    ("og:title", Field::Headline),
    ("twitter:title", Field::Headline),
    ("dc.title", Field::Headline),
    ("citation_title", Field::Headline),
    ("og:description", Field::Description),
    ("description", Field::Description),
    ("article:published_time", Field::DatePublished),
    ("article:published", Field::DatePublished),
    ("datepublished", Field::DatePublished),
    ("pubdate", Field::DatePublished),
    ("publishdate", Field::DatePublished),
    ("parsely-pub-date", Field::DatePublished),
    ("dc.date", Field::DatePublished),
    ("dc.date.issued", Field::DatePublished),
    ("dcterms.created", Field::DatePublished),
    ("citation_publication_date", Field::DatePublished),
    ("sailthru.date", Field::DatePublished),
    ("date", Field::DatePublished),
    ("article:author", Field::Author),
    ("author", Field::Author),
    ("dc.creator", Field::Author),
    ("citation_author", Field::Author),
    ("article:section", Field::Topic),
    ("article:tag", Field::Keywords),
    ("keywords", Field::Keywords),
    ("news_keywords", Field::Keywords),
    ("og:site_name", Field::Publisher),
    ("og:url", Field::Url),
    ("geo.placename", Field::Region),
    ("og:locale", Field::InLanguage),
];

fn read_meta(page: &Html, builder: &mut ArticleBuilder) {
    let metas: Vec<(String, &str)> = select(page, "meta[content]")
        .into_iter()
        .filter_map(|meta| {
            let element = meta.value();
            let name = element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop"))?;
            Some((name.to_lowercase(), element.attr("content")?))
        })
        .collect();
    for (wanted, field) in METAS {
        // Lists are taken from the first source that has any; several tags of one source belong together.
        if has(field, builder) {
            continue;
        }
        for (name, content) in metas.iter().filter(|(name, _)| name == wanted) {
            let evidence = key_evidence(format!("meta {name}"), content, 0.9);
            match field {
                // Some publishers give the address of a profile.
                Field::Author if content.starts_with("http") => {}
                Field::DatePublished => builder.set_date_text(content, evidence),
                Field::InLanguage => builder.set_language(content, evidence),
                Field::Keywords if *name == "article:tag" => builder.add_values(field, &[content.to_string()], evidence),
                Field::Topic => builder.add_values(field, &[content.to_string()], evidence),
                Field::Author | Field::Keywords | Field::Region => builder.add_list_text(field, content, evidence),
                _ => builder.set_text(field, content, evidence),
            }
        }
    }
}

fn has(field: Field, builder: &ArticleBuilder) -> bool {
    let article = builder.article();
    match field {
        Field::Headline => !article.headline.is_empty(),
        Field::Description => !article.description.is_empty(),
        Field::DatePublished => article.published.date().is_some(),
        Field::Author => !article.authors.is_empty(),
        Field::Topic => !article.topics.is_empty(),
        Field::Region => !article.regions.is_empty(),
        Field::Keywords => article.evidence.iter().any(|known| {
            known.field == Field::Keywords
                && !matches!(&known.evidence.origin, crate::article::Origin::Key(key) if key == "meta article:tag")
        }),
        Field::Publisher => article.publisher.is_some(),
        Field::Url => article.url.is_some(),
        Field::InLanguage => article.language.is_some(),
        _ => false,
    }
}

fn read_visible(page: &Html, builder: &mut ArticleBuilder) {
    if let Some(code) = page.root_element().value().attr("lang") {
        builder.set_language(code, key_evidence("html lang", code, 0.9));
    }
    if let Some(url) = select(page, r#"link[rel="canonical"]"#).first().and_then(|link| link.value().attr("href")) {
        builder.set_text(Field::Url, url, key_evidence("link canonical", url, 0.95));
    }
    for (selector, confidence) in [("article h1", 0.9), ("h1", 0.85), ("title", 0.6)] {
        if let Some(heading) = select(page, selector).first() {
            let text: String = heading.text().collect();
            builder.set_text(Field::Headline, &text, key_evidence(selector, &text, confidence));
        }
    }
    if !has(Field::DatePublished, builder) {
        for selector in [r#"[itemprop="datePublished"]"#, "article time[datetime]", "time[datetime]", "time"] {
            let Some(time) = select(page, selector).into_iter().next() else { continue };
            let text: String = time.text().collect();
            let value = time.value().attr("datetime").or_else(|| time.value().attr("content")).unwrap_or(&text);
            builder.set_date_text(value, key_evidence(selector, value, 0.8));
            if has(Field::DatePublished, builder) {
                break;
            }
        }
    }
    if !has(Field::Author, builder) {
        for selector in [r#"[itemprop="author"]"#, r#"[rel="author"]"#, ".byline", ".author"] {
            let Some(element) = select(page, selector).into_iter().next() else { continue };
            let text: String = element.text().collect();
            if text.chars().count() <= 120 {
                builder.add_list_text(Field::Author, &text, key_evidence(selector, &text, 0.7));
            }
            if has(Field::Author, builder) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParsedArticle;

    fn read(html: &str) -> ParsedArticle {
        let mut builder = ArticleBuilder::default();
        read_html(html, &mut builder);
        builder.finish(chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"))
    }

    const TEXT: &str = "<p>The first paragraph of the article says what happened in the harbour, who was there and why it matters to \
        the people who live from it.</p><p>The second paragraph gives the history of the dispute, which began when two states \
        laid claim to the same stretch of sea and neither would give way.</p>";

    #[test]
    fn declared_and_visible_fields() {
        let html = format!(
            r##"<html lang="en-GB"><head><title>T | Site</title>
            <script type="application/ld+json">{{"@graph": [{{"@type": "Organization", "@id": "#o", "name": "Harbour Review"}},
              {{"@type": "Person", "@id": "#p", "name": "Jane Doe"}},
              {{"@type": ["NewsArticle"], "headline": "The Harbour", "datePublished": "2023-10-30T23:30:00-05:00", "author": {{"@id": "#p"}},
               "publisher": {{"@id": "#o"}}, "keywords": "sea, law", "articleSection": "Maritime Security"}}]}}</script>
            <meta property="og:title" content="Another title"><link rel="canonical" href="https://example.org/a">
            </head><body><nav>Home News About</nav><article><h1>The Harbour</h1>{TEXT}</article><footer>Imprint</footer></body></html>"##
        );
        let article = read(&html);
        assert_eq!(article.headline, "The Harbour");
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2023-10-30"));
        assert_eq!((article.authors.join(","), article.tags.join(",")), ("Jane Doe".to_string(), "sea,law".to_string()));
        assert_eq!(article.publisher.as_deref(), Some("Harbour Review"));
        assert_eq!((article.language.as_deref(), article.url.as_deref()), (Some("en"), Some("https://example.org/a")));
        assert!(article.body.starts_with("The first paragraph") && article.body.ends_with("give way."), "{}", article.body);
        assert!(article.body.contains("live from it.\n\nThe second"), "{}", article.body);
    }

    #[test]
    fn open_graph_and_bare_pages() {
        let html = format!(
            r#"<html><head><meta property="article:published_time" content="2024-03-13"><meta property="article:tag" content="AI">
            <meta property="article:tag" content="Law, European"><meta name="author" content="Jane Doe and John Roe">
            <meta property="article:section" content="Technology"></head><body><h1>H</h1>{TEXT}</body></html>"#
        );
        let article = read(&html);
        assert_eq!((article.headline.as_str(), article.topics.join("|").as_str()), ("H", "Technology"));
        assert_eq!(
            (article.tags.join("|").as_str(), article.authors.join("|").as_str()),
            ("AI|Law, European", "Jane Doe|John Roe")
        );
        let article = read(&format!("<html><body><h1>H</h1><time datetime='2025-01-27'>Monday</time>{TEXT}</body></html>"));
        assert_eq!(article.published.date().map(|date| date.to_string()).as_deref(), Some("2025-01-27"));
    }
}
