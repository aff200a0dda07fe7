//! Reads the categories, tags and places of an entry of a feed.

use super::super::builder::ArticleBuilder;
use super::super::subjects::add_categories;
use super::super::xml::{Element, resolved};
use super::entry::{Proof, line_of};
use crate::article::Field;
use crate::text::collapse_white_space;

pub(super) fn read_categories(entry: &Element, evidence: &Proof<'_>, builder: &mut ArticleBuilder) {
    let category = |element: &Element| {
        let label = element.attribute("label").or_else(|| element.attribute("term"));
        // Some terms are addresses; their last part is the name.
        label.map_or_else(|| line_of(element), |label| collapse_white_space(&resolved(label)))
    };
    // Where a share is dealt in is no topic.
    let is_share = |element: &&Element| element.attribute("domain").is_some_and(|domain| domain.ends_with("/stock"));
    let categories = entry.all("category").filter(|element| !is_share(element));
    let (keywords, categories): (Vec<&Element>, Vec<&Element>) = categories.partition(|element| {
        let kind = element.attribute("domain").or_else(|| element.attribute("scheme")).unwrap_or_default().to_lowercase();
        kind.contains("tag") || kind.contains("keyword")
    });
    // An export of WordPress sets the two apart.
    let (sections, categories): (Vec<&Element>, Vec<&Element>) =
        categories.into_iter().partition(|element| element.attribute("domain") == Some("category"));
    let is_name = |value: &String| !value.is_empty() && !value.starts_with("http");
    let mut categories: Vec<String> = categories.into_iter().map(category).filter(is_name).collect();
    if let [all] = categories.as_slice()
        && let Some(parts) = parts_of_category(all)
    {
        categories = parts;
    }
    let sections: Vec<String> = sections.into_iter().map(category).filter(is_name).collect();
    let keywords: Vec<String> = keywords.into_iter().map(category).filter(is_name).collect();
    builder.add_values(Field::Topic, &sections, evidence("category", &sections.join(", "), 0.95));
    add_categories(&categories, evidence("category", &categories.join(", "), 0.9), builder);
    builder.add_values(Field::Keywords, &keywords, evidence("category", &keywords.join(", "), 0.95));
    for (key, field) in [
        ("prism:section", Field::Topic),
        ("dc:subject", Field::Keywords),
        ("prism:keyword", Field::Keywords),
        ("dc:keyword", Field::Keywords),
        ("tag_cache", Field::Keywords),
        ("dc:coverage", Field::Region),
    ] {
        for element in entry.all(key) {
            let value = line_of(element);
            builder.add_list_text(field, &value, evidence(key, &value, 0.9));
        }
    }
    for path in [&["media:keywords"][..], &["media:group", "media:keywords"], &["itunes:keywords"]] {
        if let Some(value) = entry.at(path).map(line_of) {
            builder.add_list_text(Field::Keywords, &value, evidence(&path.join("/"), &value, 0.9));
        }
    }
}

/// The categories that some programs write into one element: `Sea, Trade, Ukraine`. The name of one may have a comma too: `Arts, Media and Culture`.
fn parts_of_category(text: &str) -> Option<Vec<String>> {
    const LEAST_PARTS: usize = 3;
    const MOST_WORDS: usize = 3;
    const JOINTS: [&str; 14] = ["and", "&", "et", "und", "y", "e", "en", "och", "og", "i", "и", "та", "ve", "dan"];
    let parts: Vec<String> = text.split(", ").map(|part| part.trim().to_string()).collect();
    let is_one = |part: &String| {
        let mut words = part.split_whitespace();
        (1..=MOST_WORDS).contains(&words.clone().count())
            && !words.any(|word| JOINTS.contains(&word.to_lowercase().as_str()))
    };
    (parts.len() >= LEAST_PARTS && parts.iter().all(is_one)).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_in_one_element() {
        for (text, expected) in [
            ("Sea, Trade, Ukraine", Some("Sea|Trade|Ukraine")),
            ("Arts, Media and Culture", None),
            ("Arts, Media, and Culture", None),
            ("Sea, Trade", None),
        ] {
            assert_eq!(parts_of_category(text).map(|parts| parts.join("|")).as_deref(), expected, "{text}");
        }
    }
}
