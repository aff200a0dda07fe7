//! Turns the JSON-LD blocks of a page into [`JsonLd`]: what the node that stands for the article says.
//!
//! Blocks as publishers write them: several of them, `@graph`, references by `@id`, lists of types, line breaks inside strings,
//! trailing commas, comments, HTML entities in values. `mend`: a block → JSON, or what can be saved of it. `whose`: of which article a
//! node is.

mod mend;
mod whose;

use serde_json::{Map, Value};

pub(super) use self::mend::{block_of_counter, string_after};
use self::mend::{lenient, salvaged};
pub(super) use self::whose::ShownPage;
use self::whose::{is_contradicted, is_foreign, same_address};
use super::super::record::first_text;
use super::text::{plain, same_words};

/// The article of a page in its own words.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) description: Option<String>,
    pub(super) published: Option<String>,
    /// Whether only the page says when it was published, which may be the template.
    pub(super) is_published_of_page: bool,
    /// Whether the node may stand for another article: nothing that is shown has a word of its headline.
    pub(super) is_doubtful: bool,
    pub(super) created: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) persons: Vec<String>,
    /// Authors that are organisations.
    pub(super) houses: Vec<String>,
    pub(super) sections: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) regions: Vec<String>,
    pub(super) keywords: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// The whole text, where it is given.
    pub(super) body: Option<String>,
    /// Names of the site, by any node.
    pub(super) site_names: Vec<String>,
    /// Why blocks could not be read.
    pub(super) problems: Vec<String>,
    /// What a node says that stands for another article, where no node stands for this one.
    pub(super) foreign: Option<Box<JsonLd>>,
}

/// Reads the blocks of a page.
pub(super) fn json_ld(blocks: &[String], page: &ShownPage<'_>) -> JsonLd {
    let (title, url) = (page.title, page.url);
    let mut read = JsonLd::default();
    let mut nodes: Vec<Map<String, Value>> = Vec::new();
    for block in blocks {
        match lenient(block) {
            Ok(value) => collect_nodes(value, &mut nodes, 0),
            Err(error) => {
                read.problems.push(error);
                nodes.extend(salvaged(block));
            }
        }
    }
    for node in &nodes {
        if is_any(node, &["Organization", "NewsMediaOrganization", "WebSite", "Corporation"]) {
            read.site_names.extend(text_at(node, "name"));
        }
    }
    let rank = |node: &Map<String, Value>| -> u32 {
        let kind = kind_rank(node);
        if kind == 0 {
            return 0;
        }
        let headline = text_at(node, "headline").or_else(|| text_at(node, "name")).unwrap_or_default();
        let is_titled = !headline.is_empty() && (title.contains(&headline) || same_words(&headline, title));
        let is_here = url.is_some_and(|url| addresses(node).iter().any(|address| same_address(address, url)));
        let has_date = node.contains_key("datePublished");
        kind * 8 + u32::from(is_titled) * 30 + u32::from(is_here) * 30 + u32::from(has_date) * 4
    };
    // The first of the best: teasers of other articles come later.
    let mut best: Option<(u32, &Map<String, Value>)> = None;
    let mut foreign: Option<&Map<String, Value>> = None;
    for node in &nodes {
        let rank = rank(node);
        if rank > 0 && (is_foreign(node, page) || is_contradicted(node, page) == Some(true)) {
            foreign = foreign.or(Some(node));
        } else if rank > 0 && best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, node));
        }
    }
    if let Some((_, article)) = best {
        read_article(article, &nodes, &mut read);
        read.is_published_of_page = kind_rank(article) == 1;
        read.is_doubtful = is_contradicted(article, page).is_some();
    }
    if let Some(node) = foreign.filter(|_| best.is_none_or(|(_, article)| kind_rank(article) == 1)) {
        let mut other = JsonLd::default();
        read_article(node, &nodes, &mut other);
        read.foreign = Some(Box::new(other));
    }
    // A page that describes itself may give what its article does not.
    for node in nodes.iter().filter(|node| kind_rank(node) == 1 && !is_foreign(node, page)) {
        if read.published.is_none() {
            read.published = text_at(node, "datePublished");
            read.is_published_of_page = true;
        }
        if read.language.is_none() {
            read.language = text_at(node, "inLanguage");
        }
    }
    read
}

/// Articles rank before their pages; everything else is none.
fn kind_rank(node: &Map<String, Value>) -> u32 {
    let rank = |kind: &str| match kind.rsplit('/').next().unwrap_or(kind) {
        "VideoObject" | "AudioObject" | "ImageObject" | "PodcastEpisode" => 0,
        kind if kind.ends_with("NewsArticle") || kind == "BackgroundNewsArticle" => 4,
        kind if kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" || kind == "BlogPost" => 3,
        "CreativeWork" | "Review" | "ClaimReview" | "PressRelease" => 2,
        "WebPage" | "ItemPage" => 1,
        _ => 0,
    };
    kinds(node).map(rank).max().unwrap_or_default()
}

fn kinds(node: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let (one, many) = match node.get("@type") {
        Some(Value::String(kind)) => (Some(kind.as_str()), None),
        Some(Value::Array(kinds)) => (None, Some(kinds)),
        _ => (None, None),
    };
    one.into_iter().chain(many.into_iter().flatten().filter_map(Value::as_str))
}

fn is_any(node: &Map<String, Value>, wanted: &[&str]) -> bool {
    kinds(node).any(|kind| wanted.contains(&kind))
}

fn read_article(article: &Map<String, Value>, nodes: &[Map<String, Value>], read: &mut JsonLd) {
    let is_page = kind_rank(article) == 1;
    read.headline = text_at(article, "headline").or_else(|| text_at(article, "name"));
    read.description = text_at(article, "description").or_else(|| text_at(article, "alternativeHeadline"));
    read.published = text_at(article, "datePublished");
    read.created = text_at(article, "dateCreated").or_else(|| text_at(article, "uploadDate"));
    read.modified = text_at(article, "dateModified");
    read.body = text_at(article, "articleBody").or_else(|| text_at(article, "text"));
    read.language = text_at(article, "inLanguage");
    read.url = addresses(article).into_iter().next();
    if let Some(publisher) = article.get("publisher").or_else(|| article.get("sourceOrganization")) {
        read.publisher = named(publisher, nodes).into_iter().map(|(name, _)| name).next();
    }
    if !is_page || article.contains_key("author") {
        for key in ["author", "creator", "contributor"] {
            let Some(value) = article.get(key) else { continue };
            for (name, is_house) in named(value, nodes) {
                let list = if is_house { &mut read.houses } else { &mut read.persons };
                if !list.contains(&name) {
                    list.push(name);
                }
            }
            if !read.persons.is_empty() {
                break;
            }
        }
    }
    let list = |key: &str| -> Vec<String> {
        article.get(key).map_or(Vec::new(), |value| named(value, nodes).into_iter().map(|(name, _)| name).collect())
    };
    read.sections = list("articleSection");
    read.about = list("about");
    read.regions = list("contentLocation");
    read.keywords = match article.get("keywords") {
        Some(Value::String(text)) => keywords_in(text),
        _ => list("keywords"),
    };
}

/// The keywords of one text, which may be a list as a program writes it, or one a line.
fn keywords_in(text: &str) -> Vec<String> {
    let listed = text.trim_start().starts_with('[').then(|| serde_json::from_str::<Vec<String>>(text).ok()).flatten();
    let lines = listed.unwrap_or_else(|| text.lines().map(str::to_string).collect());
    lines.iter().map(|line| plain(line)).filter(|line| !line.is_empty()).collect()
}

/// The names in a value: texts, `name` of objects, objects referred to by `@id`; and whether each is a house.
fn named(value: &Value, nodes: &[Map<String, Value>]) -> Vec<(String, bool)> {
    match value {
        Value::String(text) => {
            // Some write the name of a node where an object that refers to it belongs.
            if let Some(node) = node_called(text, nodes) {
                return named(&Value::Object(node.clone()), &[]);
            }
            vec![(plain(text), false)].into_iter().filter(|(text, _)| !text.is_empty()).collect()
        }
        Value::Array(list) => list.iter().take(100).flat_map(|item| named(item, nodes)).collect(),
        Value::Object(map) => {
            // What wraps a list or a person: `{"@list": […]}`, `{"@type": "Role", "author": {…}}`.
            let is_role = kinds(map).any(|kind| kind.ends_with("Role")) && !map.contains_key("name");
            let inner = ["@list", "@set"].into_iter().chain(is_role.then_some("author"));
            if let Some(inner) = inner.filter_map(|key| map.get(key)).next() {
                return named(inner, nodes);
            }
            let referred = || node_called(map.get("@id")?.as_str()?, nodes);
            let map = if map.contains_key("name") { Some(map) } else { referred() };
            let Some(map) = map else {
                let text = plain(&first_text(value));
                return if text.is_empty() || text.starts_with("http") || text.starts_with('#') {
                    Vec::new()
                } else {
                    vec![(text, false)]
                };
            };
            let is_house = is_any(map, &["Organization", "NewsMediaOrganization", "Corporation", "WebSite"]);
            match map.get("name") {
                Some(Value::Array(names)) => names.iter().map(|name| (plain(&first_text(name)), is_house)).collect(),
                Some(name) => vec![(plain(&first_text(name)), is_house)],
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// The node with a name of its own that goes by an `@id`.
fn node_called<'n>(id: &str, nodes: &'n [Map<String, Value>]) -> Option<&'n Map<String, Value>> {
    nodes.iter().find(|node| node.get("@id").and_then(Value::as_str) == Some(id) && node.contains_key("name"))
}

fn text_at(node: &Map<String, Value>, key: &str) -> Option<String> {
    let text = node.get(key).map(first_text).unwrap_or_default();
    let text = if key == "articleBody" || key == "text" { text } else { plain(&text) };
    (!text.trim().is_empty()).then_some(text)
}

fn addresses(node: &Map<String, Value>) -> Vec<String> {
    let of = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(map) => map.get("@id").or_else(|| map.get("url")).and_then(Value::as_str).map(str::to_string),
        _ => None,
    };
    let known = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|key| node.get(*key)).filter_map(of);
    known.filter(|address| address.starts_with("http")).collect()
}

/// Lists the objects of a JSON-LD value, those inside `@graph`, `mainEntity` and an article in `mainEntityOfPage` among them.
fn collect_nodes(value: Value, nodes: &mut Vec<Map<String, Value>>, depth: usize) {
    const MOST_NODES: usize = 500;
    match value {
        Value::Array(list) if depth < 8 => list.into_iter().for_each(|item| collect_nodes(item, nodes, depth + 1)),
        Value::Object(mut map) if depth < 8 && nodes.len() < MOST_NODES => {
            let graph = map.remove("@graph");
            let inner = map.get("mainEntity").filter(|inner| inner.is_object() || inner.is_array()).cloned();
            // An article names its page so, and some pages their article.
            let is_article = |inner: &&Value| inner.as_object().is_some_and(|inner| kind_rank(inner) > 1);
            let of_page = map.get("mainEntityOfPage").filter(is_article).cloned();
            nodes.push(map);
            for value in [graph, inner, of_page].into_iter().flatten() {
                collect_nodes(value, nodes, depth + 1);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(block: &str) -> JsonLd {
        let page = ShownPage { title: "The Harbour | Site", url: Some("https://example.org/a"), ..ShownPage::default() };
        json_ld(&[block.to_string()], &page)
    }

    #[test]
    fn the_article_among_the_nodes() {
        let read = read(
            r##"{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Harbour Review"}, {"@type": "Person", "@id": "#p", "name": "Jane Doe"},
            {"@type": "NewsArticle", "headline": "Another one", "datePublished": "2020-01-01"},
            {"@type": ["NewsArticle"], "headline": "The Harbour", "datePublished": "2023-10-30", "author": [{"@id": "#p"}, {"@type": "Organization", "name": "Wire"}],
             "publisher": {"@id": "#o"}, "keywords": ["sea", {"name": "law"}], "articleSection": "Maritime &amp; Security"}]}"##,
        );
        assert_eq!((read.headline.as_deref(), read.published.as_deref()), (Some("The Harbour"), Some("2023-10-30")));
        assert_eq!((read.persons, read.houses), (vec!["Jane Doe".to_string()], vec!["Wire".to_string()]));
        assert_eq!(
            (read.keywords.join("|"), read.sections.join("|")),
            ("sea|law".to_string(), "Maritime & Security".to_string())
        );
        assert_eq!(
            (read.publisher.as_deref(), read.site_names.join("|").as_str()),
            (Some("Harbour Review"), "Harbour Review")
        );
    }

    #[test]
    fn names_however_they_are_wrapped() {
        for (rest, expected) in [
            (r#""author": {"@list": [{"@type": "Person", "name": "Jane Doe"}, "Ann Lee"]}"#, "Jane Doe|Ann Lee / "),
            (r#""author": {"@type": "Role", "roleName": "Reporter", "author": {"name": "Jane Doe"}}"#, "Jane Doe / "),
            (r#""author": {"@type": "Role", "name": "Jane Doe"}"#, "Jane Doe / "),
            (r##""author": "#jane""##, "Jane Doe / "),
            (r##""author": ["#jane", "Ann Lee"]"##, "Jane Doe|Ann Lee / "),
            (r##""author": {"@id": "#nobody"}"##, " / "),
            (r#""keywords": "[\"sea\", \"law\"]""#, " / sea|law"),
            (r#""keywords": "sea\nlaw""#, " / sea|law"),
            (r#""keywords": "[sea] law""#, " / [sea] law"),
            (r#""keywords": {"@set": ["sea", "law"]}"#, " / sea|law"),
        ] {
            let read = read(&format!(
                r##"[{{"@type": "Person", "@id": "#jane", "name": "Jane Doe"}}, {{"@type": "NewsArticle", "headline": "The Harbour", {rest}}}]"##
            ));
            assert_eq!(format!("{} / {}", read.persons.join("|"), read.keywords.join("|")), expected, "{rest}");
        }
    }

    #[test]
    fn the_article_inside_of_its_page() {
        let article = r#"{"@type": "NewsArticle", "headline": "The Harbour", "datePublished": "2023-10-30"}"#;
        for (page, expected) in [
            (format!(r#"{{"@type": "WebPage", "mainEntity": [{article}]}}"#), Some("2023-10-30")),
            (format!(r#"{{"@type": "WebPage", "mainEntityOfPage": {article}}}"#), Some("2023-10-30")),
            // What a page lists are other articles.
            (format!(r#"{{"@type": "ItemList", "itemListElement": [{article}]}}"#), None),
            (
                r#"{"@type": "Article", "mainEntityOfPage": {"@type": "WebPage", "datePublished": "1999-01-01"}}"#
                    .to_string(),
                None,
            ),
        ] {
            assert_eq!(read(&page).published.as_deref(), expected, "{page}");
        }
    }

    #[test]
    fn blocks_as_they_are_written() {
        for block in [
            "{\"@type\": \"Article\", \"headline\": \"The\nHarbour\", \"datePublished\": \"2023-10-30\",}",
            "//<![CDATA[\n{\"@type\": \"Article\", \"headline\": \"The Harbour\", \"datePublished\": \"2023-10-30\"}\n//]]>",
            "<!-- {\"@type\": \"Article\", \"headline\": \"The Harbour\", \"datePublished\": \"2023-10-30\"}; -->",
            "{\"@type\": \"Article\", \"headline\": \"The Harbour\", \"description\": \"a \"quoted\" word\", \"datePublished\": \"2023-10-30\"}",
            "{\"@type\": \"WebPage\", \"mainEntity\": {\"@type\": \"Article\", \"headline\": \"The Harbour\", \"datePublished\": \"2023-10-30\"}}",
            "{\"@type\": \"Article\", \"headline\": \"The Harbour\", \"datePublished\": \"2023-10-30\", \"description\": \"it\\'s\"}",
        ] {
            let read = read(block);
            assert_eq!(
                (read.headline.as_deref(), read.published.as_deref()),
                (Some("The Harbour"), Some("2023-10-30")),
                "{block}"
            );
        }
        assert!(read("{}").headline.is_none());
        assert_eq!(read("{").problems.len(), 1);
    }
}
