//! Turns the name and attributes of an element into [`Hints`]: whether it holds text of the article, and what it is marked as.
//!
//! Vocabularies: schema.org microdata and RDFa (`itemprop`, `property`), microformats (`hentry`, `h-entry`), `rel`, and the words
//! that publishers use in `class` and `id`.

use scraper::node::Element;

use super::page::Mark;

/// What an element says of itself.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// Begins and ends a block of text.
    pub(super) is_block: bool,
    /// Words before and after it are apart, though it makes no block.
    pub(super) separates: bool,
    /// Its text is not shown.
    pub(super) is_silent: bool,
    /// Navigation, teasers, comments and the like.
    pub(super) is_aside: bool,
    /// The foot of something, and nothing else that makes an aside.
    pub(super) is_foot: bool,
    /// The headline of an article.
    pub(super) is_headline: bool,
    /// A box of tags.
    pub(super) is_tag_box: bool,
    /// Speaks of an update.
    pub(super) is_update: bool,
    /// Says something to machines even where nothing is shown.
    pub(super) has_machine_value: bool,
    pub(super) mark: Option<Mark>,
}

/// Whether the text of an element is not shown.
pub(super) fn is_silent(element: &Element) -> bool {
    matches!(element.name(), "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "select" | "head" | "button")
        || element.attr("hidden").is_some()
        || element.attr("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("display: none")
        })
        || element.attr("class").is_some_and(|class| {
            ["sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "screen-reader-only"]
                .iter()
                .any(|hidden| class.split_whitespace().any(|known| known.eq_ignore_ascii_case(hidden)))
        })
}

/// Whether the words before and after an element of this name are apart.
pub(super) fn separates(name: &str) -> bool {
    is_block(name) || matches!(name, "span" | "a" | "time" | "address" | "button" | "label" | "td" | "th" | "img" | "cite")
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "li"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "tr"
            | "td"
            | "th"
            | "table"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "aside"
            | "nav"
            | "main"
            | "pre"
            | "hr"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "address"
            | "details"
            | "summary"
            | "body"
    )
}

/// Reads an element.
pub(super) fn hints_of(element: &Element) -> Hints {
    let name = element.name();
    let mut hints =
        Hints { is_block: is_block(name), separates: separates(name), is_silent: is_silent(element), ..Hints::default() };
    hints.is_aside = matches!(name, "nav" | "footer" | "aside");
    if matches!(name, "html" | "head" | "meta" | "link" | "script" | "style" | "body") {
        return hints;
    }
    let words = class_words(element);
    // Some write the byline into `<nav>`.
    if name == "nav" && words.iter().any(|word| matches!(word.as_str(), "by" | "byline" | "bylines")) {
        hints.is_aside = false;
    }
    // The root of a page often says what the page has ("has-sidebar").
    let may_be_aside = !matches!(name, "main" | "article" | "form" | "h1" | "h2");
    // Builders of pages call every piece a widget.
    let is_built = words.iter().any(|word| word == "elementor" || word == "wp");
    // The foot of a post holds its tags and its author.
    let is_of_article = words.iter().any(|word| matches!(word.as_str(), "post" | "entry" | "article" | "story" | "node"));
    // Tags of the article are called related to it.
    let is_related_tags =
        words.windows(2).any(|pair| pair[0] == "related" && matches!(pair[1].as_str(), "tags" | "tag" | "keywords"));
    let makes_aside = |word: &String| {
        is_aside_word(word)
            && !(is_built && word == "widget")
            && !(is_of_article && word == "footer")
            && !(is_related_tags && word == "related")
    };
    if may_be_aside && words.iter().any(makes_aside) {
        hints.is_aside = true;
    }
    hints.is_foot = hints.is_aside
        && name != "nav"
        && name != "aside"
        && !words.iter().any(|word| word != "footer" && is_aside_word(word));
    hints.is_update =
        words.iter().any(|word| ["updat", "modif", "aktualis", "revis"].iter().any(|part| word.contains(part)));
    let properties = properties(element);
    let has_property = |wanted: &[&str]| properties.iter().any(|property| wanted.contains(&property.as_str()));
    hints.is_headline = has_property(&["headline"])
        || words.windows(2).any(is_title_pair)
        || words
            .iter()
            .any(|word| matches!(word.as_str(), "headline" | "entrytitle" | "posttitle" | "articletitle" | "storytitle"))
            && !hints.is_aside;
    hints.is_tag_box =
        matches!(name, "div" | "ul" | "ol" | "p" | "section" | "span" | "footer" | "dd" | "nav" | "aside" | "td")
            && says_tags(element)
            && !hints.is_aside_by_tag(&words);
    // Who took the picture did not write the article.
    let is_of_picture = |word: &String| {
        ["image", "photo", "credit", "caption", "attribution", "figure", "picture", "foto"]
            .iter()
            .any(|part| word.contains(part))
    };
    hints.mark = mark_of(element, &properties, &words)
        .filter(|mark| !matches!(mark, Mark::Author | Mark::AuthorClass) || !words.iter().any(is_of_picture));
    hints.has_machine_value =
        matches!(hints.mark, Some(Mark::Published | Mark::Modified | Mark::Author | Mark::Keywords | Mark::Section));
    hints
}

impl Hints {
    /// Boxes of tags of the whole site ("tag cloud", "popular tags") are not the article's.
    fn is_aside_by_tag(&self, words: &[String]) -> bool {
        words.iter().any(|word| {
            matches!(word.as_str(), "cloud" | "tagcloud" | "popular" | "trending" | "menu" | "nav" | "hot" | "manager")
        })
    }
}

fn mark_of(element: &Element, properties: &[String], words: &[String]) -> Option<Mark> {
    let name = element.name();
    let has_property = |wanted: &[&str]| properties.iter().any(|property| wanted.contains(&property.as_str()));
    let has_word = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if has_property(&["datepublished", "datecreated", "published", "issued", "created", "date"]) {
        return Some(Mark::Published);
    }
    if has_property(&["datemodified", "modified"]) {
        return Some(Mark::Modified);
    }
    if has_property(&["author", "creator"]) {
        return Some(Mark::Author);
    }
    if has_property(&["articlesection"]) {
        return Some(Mark::Section);
    }
    if has_property(&["keywords"]) {
        return Some(Mark::Keywords);
    }
    let rel = element.attr("rel").unwrap_or_default().to_ascii_lowercase();
    let has_rel = |wanted: &str| rel.split_whitespace().any(|rel| rel == wanted);
    if name == "a" {
        let href = element.attr("href").unwrap_or_default();
        if has_rel("category") {
            return Some(Mark::Section);
        }
        if has_rel("tag") {
            return Some(Mark::RelTag);
        }
        if has_rel("author") || is_author_address(href) {
            return Some(Mark::Author);
        }
        if is_tag_address(href) {
            return Some(Mark::TagLink);
        }
    }
    // Microformats: `published` and `updated` of hentry, `dt-published` of h-entry, `p-author`, `vcard`.
    let class = element.attr("class").unwrap_or_default();
    let has_class = |wanted: &str| class.split_whitespace().any(|known| known.eq_ignore_ascii_case(wanted));
    if has_class("dt-published") || name == "abbr" && has_class("published") {
        return Some(Mark::Published);
    }
    if has_class("dt-updated") {
        return Some(Mark::Modified);
    }
    if has_class("p-author") || has_class("vcard") && has_word(&["author", "byline"]) {
        return Some(Mark::Author);
    }
    if has_class("p-category") {
        return Some(Mark::Tag);
    }
    // `<abbr title="2019-05-14T10:00:00Z">5 years ago</abbr>`
    let is_instant = |title: &str| {
        title.len() >= 10
            && title.is_char_boundary(10)
            && iso_like(&title[..10])
            && title[10..].chars().all(|c| !c.is_whitespace())
    };
    if name == "abbr" && element.attr("title").is_some_and(is_instant) {
        return Some(Mark::Time);
    }
    if name == "time" {
        return Some(if element.attr("pubdate").is_some() { Mark::Published } else { Mark::Time });
    }
    if matches!(name, "img" | "input" | "svg" | "path" | "form" | "select" | "h1") {
        return None;
    }
    if words.iter().any(|word| is_author_word(word)) {
        return Some(Mark::AuthorClass);
    }
    words.iter().any(|word| is_date_word(word)).then_some(Mark::DateClass)
}

/// Whether ten bytes are a day as machines write it: `2019-05-14`.
fn iso_like(text: &str) -> bool {
    text.bytes().enumerate().all(|(place, byte)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

/// The names in `itemprop` and `property`, without their prefixes, in lower case.
fn properties(element: &Element) -> Vec<String> {
    let attributes = [element.attr("itemprop"), element.attr("property")];
    let names = attributes.into_iter().flatten().flat_map(str::split_whitespace);
    names.map(|name| name.rsplit([':', '/', '#']).next().unwrap_or(name).to_ascii_lowercase()).collect()
}

/// The words of class and id, in lower case: `postMeta__date post-author` has post, meta, date, post, author.
pub(super) fn class_words(element: &Element) -> Vec<String> {
    let attributes =
        [element.attr("class"), element.attr("id"), element.attr("data-testid"), element.attr("data-component")];
    attributes.into_iter().flatten().flat_map(words_of_attribute).collect()
}

fn words_of_attribute(attribute: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_small = false;
    for character in attribute.chars().take(300) {
        let begins_word = character.is_ascii_uppercase() && was_small;
        if (!character.is_alphanumeric() || begins_word) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
        was_small = character.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn is_title_pair(pair: &[String]) -> bool {
    matches!(
        pair[0].as_str(),
        "entry"
            | "post"
            | "article"
            | "story"
            | "content"
            | "node"
            | "page"
            | "single"
            | "news"
            | "blog"
            | "detail"
            | "main"
    ) && matches!(pair[1].as_str(), "title" | "headline" | "heading" | "hed")
}

fn is_aside_word(word: &str) -> bool {
    const WORDS: [&str; 48] = [
        "nav",
        "navbar",
        "navigation",
        "menu",
        "footer",
        "sidebar",
        "related",
        "recommended",
        "recommendations",
        "recirc",
        "comments",
        "comment",
        "disqus",
        "newsletter",
        "subscribe",
        "popular",
        "trending",
        "mostread",
        "promo",
        "teaser",
        "teasers",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "social",
        "cookie",
        "cookies",
        "consent",
        "advert",
        "advertisement",
        "sponsored",
        "outbrain",
        "taboola",
        "carousel",
        "modal",
        "popup",
        "widget",
        "widgets",
        "latest",
        "readmore",
        "morefrom",
        "upnext",
        "trackbacks",
        "masthead",
        "topbar",
        "logo",
        "cloud",
    ];
    WORDS.contains(&word)
}

/// Whether a class or id names a box of tags. WordPress writes each tag of a post into the class of the post, which makes no box of
/// it: `<article class="post category-ports tag-strike">`.
fn says_tags(element: &Element) -> bool {
    let attributes =
        [element.attr("class"), element.attr("id"), element.attr("data-testid"), element.attr("data-component")];
    let tokens = || attributes.into_iter().flatten().flat_map(str::split_whitespace).take(100);
    let is_post = tokens().any(|token| {
        matches!(token, "post" | "hentry" | "page")
            || ["type-", "category-", "post-", "status-"].iter().any(|start| {
                token
                    .strip_prefix(start)
                    .is_some_and(|rest| *start != "post-" || rest.bytes().all(|byte| byte.is_ascii_digit()))
            })
    });
    let mut boxes = tokens().filter(|token| !(is_post && token.starts_with("tag-")));
    boxes.any(|token| words_of_attribute(token).iter().any(|word| is_tag_word(word)))
}

fn is_tag_word(word: &str) -> bool {
    matches!(
        word,
        "tag"
            | "tags"
            | "taglist"
            | "tagslist"
            | "posttags"
            | "keywords"
            | "keyword"
            | "topics"
            | "topiclist"
            | "etiquetas"
            | "schlagworte"
            | "stichworte"
            | "temas"
            | "articletags"
            | "entrytags"
            | "tagcontainer"
            | "tagbox"
            | "labels"
            | "entities"
            | "cimkek"
            | "cimke"
            | "etichette"
            | "etiketter"
            | "etykiety"
            | "tagi"
            | "stikord"
            | "trefwoorden"
            | "nyckelord"
            | "etiketler"
    )
}

pub(super) fn is_author_word(word: &str) -> bool {
    const PARTS: [&str; 12] = [
        "author",
        "byline",
        "writer",
        "autor",
        "auteur",
        "redakteur",
        "journalist",
        "contributor",
        "yazar",
        "szerzo",
        "forfatter",
        "skribent",
    ];
    PARTS.iter().any(|part| word.contains(part)) && !word.contains("authorit")
        || matches!(word, "by" | "byl" | "autore" | "reporter")
}

fn is_date_word(word: &str) -> bool {
    const PARTS: [&str; 12] = [
        "date",
        "publi",
        "posted",
        "timestamp",
        "datetime",
        "fecha",
        "datum",
        "updat",
        "dateline",
        "pubtime",
        "modified",
        "uhrzeit",
    ];
    PARTS.iter().any(|part| word.contains(part))
        && !word.contains("publish") | word.contains("published") | word.contains("date")
        || matches!(word, "time" | "meta" | "postmeta" | "metadata" | "info" | "publish")
}

/// Whether an address is one of a tag's page.
fn is_tag_address(href: &str) -> bool {
    const FOLDERS: [&str; 14] = [
        "tag",
        "tags",
        "topic",
        "topics",
        "keyword",
        "keywords",
        "etiqueta",
        "etiquetas",
        "tema",
        "temas",
        "thema",
        "themen",
        "schlagwort",
        "label",
    ];
    // A search for a tag is its page, too: `/search/?tags=port`.
    const KEYS: [&str; 3] = ["tag", "tags", "keyword"];
    let query = href.split_once('?').map(|(_, query)| query).unwrap_or_default();
    if query.split('&').filter_map(|pair| pair.split_once('=')).any(|(key, value)| KEYS.contains(&key) && !value.is_empty())
    {
        return true;
    }
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.iter().rev().skip(1).take(2).any(|part| FOLDERS.iter().any(|folder| part.eq_ignore_ascii_case(folder)))
}

/// Whether a link in a box of tags leads to something else: the article itself, a neighbour of it, a place to share it.
pub(super) fn leads_away(element: &Element) -> bool {
    let rel = element.attr("rel").unwrap_or_default().to_ascii_lowercase();
    let href = element.attr("href").unwrap_or_default().to_ascii_lowercase();
    rel.split_whitespace().any(|rel| matches!(rel, "bookmark" | "author" | "prev" | "next" | "me"))
        || ["mailto:", "javascript:", "whatsapp:"].iter().any(|scheme| href.starts_with(scheme))
        || href.contains("?share=")
        || href.split(['/', '?']).any(|part| matches!(part, "share" | "sharer" | "sharer.php" | "intent"))
}

/// Whether an address is one of an author's page.
fn is_author_address(href: &str) -> bool {
    // `/people/` and `/person/` are pages of those that are written about, too.
    const FOLDERS: [&str; 17] = [
        "yazar",
        "yazarlar",
        "skribent",
        "author",
        "authors",
        "profile",
        "profiles",
        "staff",
        "by",
        "autor",
        "autores",
        "auteur",
        "auteurs",
        "contributor",
        "contributors",
        "experts",
        "journalist",
    ];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.iter().rev().skip(1).take(1).any(|part| FOLDERS.iter().any(|folder| part.eq_ignore_ascii_case(folder)))
}
