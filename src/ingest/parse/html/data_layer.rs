//! Turns the data that a page keeps for its counters (`dataLayer`, `utag_data`, `digitalData`) into the tags of its article.
//!
//! Such scripts are code more often than JSON: names in quotes of both kinds, or in none, and values as lists or as one text.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// By what a script is known that holds data for counters.
static LAYERS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let names = ["dataLayer", "utag_data", "digitalData", "pageData", "page_data", "DataLayer"];
    AhoCorasick::new(names).expect("a few short names")
});

const KEYS: [&str; 12] = [
    "article_tags",
    "articleTags",
    "article_keywords",
    "articleKeywords",
    "page_tags",
    "pageTags",
    "content_tags",
    "contentTags",
    "tags",
    "keywords",
    "tagList",
    "tag_list",
];

const MOST_TAGS: usize = 30;
const LONGEST_TAG_BYTES: usize = 120;

/// Whether a script holds data for counters, with tags in it.
pub(super) fn has_tags(script: &str) -> bool {
    LAYERS.is_match(script) && (script.contains("ags") || script.contains("eywords"))
}

/// Tags as data for counters, and nothing else.
pub(super) fn as_data(tags: &[String]) -> String {
    if tags.is_empty() {
        return String::new();
    }
    // What could end the script or the quotes is no tag.
    let plain = tags.iter().filter(|tag| !tag.contains(['<', '"', '\\']));
    let quoted: Vec<String> = plain.map(|tag| format!("\"{tag}\"")).collect();
    format!("dataLayer={{\"tags\":[{}]}}\n", quoted.join(","))
}

/// The tags in the data for counters of a script.
pub(super) fn tags_in(script: &str) -> Vec<String> {
    let values = KEYS.iter().flat_map(|key| script.match_indices(key).map(|(place, key)| (place, place + key.len())));
    let mut lists = values.filter_map(|(start, end)| value_behind(&script[..start], &script[end..])).map(list_of);
    lists.find(|tags| !tags.is_empty()).unwrap_or_default()
}

/// The value behind a name that is whole.
fn value_behind<'s>(before: &str, behind: &'s str) -> Option<&'s str> {
    let quote = before.chars().next_back().filter(|last| matches!(last, '"' | '\''));
    let rest = match quote {
        Some(quote) => behind.strip_prefix(quote)?,
        None if before.ends_with(['{', ',', ' ', '\t', '\n', '.']) => behind,
        None => return None,
    };
    let rest = rest.trim_start();
    rest.strip_prefix(':').or_else(|| rest.strip_prefix('=')).map(str::trim_start)
}

/// The tags of a value: `['Sea', 'Law']`, `"Sea, Law"`, `'Sea|Law'`.
fn list_of(value: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let mut add = |tag: &str| {
        let tag = super::text::plain(&tag.replace("\\'", "'"));
        if !tag.is_empty() && tag.len() <= LONGEST_TAG_BYTES && tags.len() < MOST_TAGS && !tags.contains(&tag) {
            tags.push(tag);
        }
    };
    match value.strip_prefix('[') {
        Some(list) => {
            let mut rest = list.trim_start();
            while let Some((text, behind)) = quoted(rest) {
                add(text);
                rest = behind.trim_start().trim_start_matches(',').trim_start();
            }
        }
        None => {
            if let Some((text, _)) = quoted(value) {
                let mark = ['|', ';', ','].into_iter().find(|mark| text.contains(*mark)).unwrap_or(',');
                text.split(mark).for_each(add);
            }
        }
    }
    tags
}

/// A text in quotes, and what follows it.
fn quoted(value: &str) -> Option<(&str, &str)> {
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let inner = &value[1..];
    let mut was_stroke = false;
    let (end, _) = inner.char_indices().take(2000).find(|(_, letter)| {
        let ends = *letter == quote && !was_stroke;
        was_stroke = *letter == '\\' && !was_stroke;
        ends
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_among_the_data_for_counters() {
        for (script, expected) in [
            ("dataLayer.push({'type':'article','article_tags':['Sea','The harbour\\'s law']});", "Sea|The harbour's law"),
            (r#"var utag_data = {"tags" : "Sea, Law"};"#, "Sea|Law"),
            (r#"dataLayer = [{tags: "Sea|Law"}]"#, "Sea|Law"),
            (r#"digitalData = {"page":{"keywords":[]},"tags":["Sea"]}"#, "Sea"),
            (r#"dataLayer.push({"hashtags":"Sea","adtags":["x"]})"#, ""),
            (r#"dataLayer.push({"tags":tagsOf(page)})"#, ""),
        ] {
            assert!(has_tags(script), "{script}");
            assert_eq!(tags_in(script).join("|"), expected, "{script}");
            let data = as_data(&["Sea".to_string(), "Law".to_string()]);
            assert_eq!(tags_in(&data), ["Sea", "Law"]);
        }
        assert!(!has_tags("var cloud = {tags: ['Sea']}"));
    }
}
