//! Tells which of the categories of an entry are topics and which are tags.
//!
//! Feeds and wire formats have one kind of category for both. What names a section of a publication (`World`, `Meinung`) or a subject of
//! the news (`Politics`, `Sciences et techniques`; the first two levels of the IPTC Media Topics) is a topic; everything else is a tag.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::builder::ArticleBuilder;
use super::scan::{LONGEST_SHORT_WORD, small, trim};
use crate::article::{Evidence, Field};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Section,
    Subject,
    /// May stand between words of either.
    Small,
}

static KINDS: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    let mut kinds = HashMap::new();
    let mut kind = Kind::Small;
    for line in include_str!("subjects.txt").lines().filter(|line| !line.starts_with("# ")) {
        match line.strip_prefix("= ") {
            Some("section") => kind = Kind::Section,
            Some("subject") => kind = Kind::Subject,
            Some(_) => kind = Kind::Small,
            None => line.split(", ").map(str::trim).filter(|phrase| !phrase.is_empty()).for_each(|phrase| {
                kinds.entry(phrase).or_insert(kind);
            }),
        }
    }
    kinds
});

/// What a category names by its words alone.
fn kind_of(category: &str) -> Option<Kind> {
    let lowered = category.trim().to_lowercase();
    if let Some(kind) = KINDS.get(lowered.as_str()) {
        return Some(*kind);
    }
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '|' | '>' | ':' | '-');
    let words: Option<Vec<Kind>> =
        lowered.split(is_mark).filter(|word| !word.is_empty()).map(|word| KINDS.get(word).copied()).collect();
    let words = words?;
    let is_subject = words.contains(&Kind::Subject);
    let is_section = words.contains(&Kind::Section);
    match (is_subject, is_section) {
        // "World politics" is a section of a paper.
        (_, true) => Some(Kind::Section),
        (true, false) => Some(Kind::Subject),
        (false, false) => None,
    }
}

/// Whether words name a section of a publication: `Local news`, `Meinung`, `أخبار محلية`.
pub(crate) fn names_section(text: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    text.len() <= LONGEST_BYTES && kind_of(text) == Some(Kind::Section)
}

/// Whether words name a section of a publication or a subject of the news.
pub(crate) fn names_section_or_subject(text: &str) -> bool {
    const LONGEST_BYTES: usize = 60;
    text.len() <= LONGEST_BYTES && matches!(kind_of(text), Some(Kind::Section | Kind::Subject))
}

/// What sites file a text under that was given no category.
const NO_CATEGORY: [&str; 51] = [
    // What programs for sites name the folder of all texts.
    "posts",
    "blog",
    "blogs",
    "clippings",
    "uncategorized",
    "uncategorised",
    "unclassified",
    "no category",
    "sin categoría",
    "sin categoria",
    "sin categorizar",
    "sin clasificar",
    "non classé",
    "non classe",
    "non catégorisé",
    "sans catégorie",
    "allgemein",
    "unkategorisiert",
    "nicht kategorisiert",
    "ohne kategorie",
    "senza categoria",
    "non categorizzato",
    "sem categoria",
    "não categorizado",
    "sense categoria",
    "sen categoría",
    "geen categorie",
    "niet gecategoriseerd",
    "ongecategoriseerd",
    "okategoriserade",
    "okategoriserad",
    "ukategorisert",
    "ukategoriseret",
    "ikke kategoriseret",
    "luokittelematon",
    "bez kategorii",
    "nezařazené",
    "nezaradené",
    "nekategorizirano",
    "fără categorie",
    "kategorisiz",
    "без рубрики",
    "без категории",
    "без категорії",
    "некатегоризирано",
    "χωρίς κατηγορία",
    "غير مصنف",
    "ללא קטגוריה",
    "未分类",
    "未分類",
    "미분류",
];

static NO_CATEGORIES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| NO_CATEGORY.into_iter().collect());

/// Whether a category says that there is none: what programs for blogs call the first one.
pub(crate) fn names_no_category(category: &str) -> bool {
    const LONGEST_BYTES: usize = 40;
    // What a feed tells a service that shows its texts: "native-no", "format-article", "comment-all".
    const DIRECTIVES: [&str; 10] = [
        "native-yes",
        "native-no",
        "native-draft",
        "format-article",
        "format-post",
        "comment-all",
        "comment-subscribers",
        "comment-none",
        "noindex",
        "nonadult",
    ];
    let words = trim(category);
    category.len() <= LONGEST_BYTES
        && (NO_CATEGORIES.contains(&*small(words, &mut [0; LONGEST_SHORT_WORD])) || DIRECTIVES.contains(&words))
}

/// Shares categories out among topics and tags.
///
/// A subject among tags is one of them as well; a category that stands alone may be either and is both.
pub(crate) fn add_categories(categories: &[String], evidence: Evidence, builder: &mut ArticleBuilder) {
    let (topics, tags) = shared_out(categories);
    builder.add_values(Field::Topic, &topics, evidence.clone());
    builder.add_values(Field::Keywords, &tags, evidence);
}

/// The topics and the tags among categories.
pub(crate) fn shared_out(categories: &[String]) -> (Vec<String>, Vec<String>) {
    let kinds: Vec<Option<Kind>> = categories.iter().map(|category| kind_of(category)).collect();
    let has_tags = kinds.contains(&None);
    let is_alone = categories.len() == 1;
    let (mut topics, mut tags) = (Vec::new(), Vec::new());
    for (category, kind) in categories.iter().zip(kinds) {
        if kind.is_some() || is_alone {
            topics.push(category.clone());
        }
        if kind.is_none() || kind == Some(Kind::Subject) && has_tags {
            tags.push(category.clone());
        }
    }
    (topics, tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_topics_or_tags() {
        for (categories, topics, tags) in [
            ("World|Politics", "World|Politics", ""),
            ("Ethiopia|China|Railways|Debt", "", "Ethiopia|China|Railways|Debt"),
            ("United States|Education|Strikes", "Education", "United States|Education|Strikes"),
            ("Science & Technology", "Science & Technology", ""),
            ("Economy, business and finance|Oil", "Economy, business and finance", "Economy, business and finance|Oil"),
            ("Middle East|Hamas", "Middle East", "Hamas"),
            ("Иркутск", "Иркутск", "Иркутск"),
            ("Политика|Иркутск", "Политика", "Политика|Иркутск"),
            ("Meinung", "Meinung", ""),
            ("国际", "国际", ""),
            ("", "", ""),
        ] {
            let categories: Vec<String> = categories.split('|').filter(|one| !one.is_empty()).map(str::to_string).collect();
            let (found_topics, found_tags) = shared_out(&categories);
            assert_eq!((found_topics.join("|").as_str(), found_tags.join("|").as_str()), (topics, tags));
        }
    }

    #[test]
    fn categories_that_say_there_is_none() {
        for (category, is_none) in [
            ("Uncategorized", true),
            ("posts", true),
            ("Non classé", true),
            ("Sin categoría", true),
            ("Без рубрики", true),
            ("未分類", true),
            ("General", false),
            ("Allgemeine Politik", false),
            ("Unclassified documents", false),
            ("", false),
        ] {
            assert_eq!(names_no_category(category), is_none, "{category}");
        }
        let mut builder = ArticleBuilder::default();
        let values = ["Uncategorized".to_string(), "Ports".to_string()];
        let evidence = || crate::ingest::parse::builder::key_evidence("category", "Uncategorized, Ports", 0.9);
        builder.add_values(Field::Topic, &values, evidence());
        builder.add_values(Field::Author, &["Allgemein".to_string()], evidence());
        assert_eq!(
            (&builder.article().topics[..], &builder.article().authors[..]),
            (&values[1..], &["Allgemein".to_string()][..])
        );
    }
}
