//! Tells the node of the page's own article from those of articles it links to, by addresses, headlines and what the page shows.

use serde_json::{Map, Value};

use super::super::text::same_words;
use super::{JsonLd, addresses, kind_rank, read_article, text_at};
use crate::article::DatePrecision;
use crate::ingest::parse::dates::{DateReading, FoundDate, dates_in_text, whole_date};
use crate::text::words_of;

/// What a page shows of itself, by which its article is told from those it links to.
#[derive(Debug, Default)]
pub(in crate::ingest::parse::html) struct ShownPage<'a> {
    pub(in crate::ingest::parse::html) title: &'a str,
    /// Other texts that may be its headline.
    pub(in crate::ingest::parse::html) headlines: Vec<&'a str>,
    /// Headings under which other articles may stand.
    pub(in crate::ingest::parse::html) other_headings: Vec<&'a str>,
    pub(in crate::ingest::parse::html) url: Option<&'a str>,
    /// Short lines around its headline.
    pub(in crate::ingest::parse::html) lines: Vec<&'a str>,
}

/// Whether a node stands for another article: it has another address, and its headline no word of what the page shows as its own.
/// Where the page has no address, its headline must stand above another article of the page.
pub(super) fn is_foreign(node: &Map<String, Value>, page: &ShownPage<'_>) -> bool {
    let Some(headline) = text_at(node, "headline").or_else(|| text_at(node, "name")) else { return false };
    let own = || std::iter::once(page.title).chain(page.headlines.iter().copied()).filter(|text| !text.trim().is_empty());
    // The address of the whole site says nothing about the article.
    let addresses: Vec<String> = addresses(node).into_iter().filter(|address| leads_into_site(address)).collect();
    let is_elsewhere = match page.url.filter(|url| leads_into_site(url)) {
        Some(url) => !addresses.iter().any(|address| same_address(address, url)),
        None => page.other_headings.iter().any(|heading| same_words(heading, &headline)),
    };
    !addresses.is_empty() && is_elsewhere && own().next().is_some() && !own().any(|text| shares_a_word(text, &headline))
}

/// Whether a node without an address to compare, of whose headline nothing that is shown has a word, stands for another article: the
/// lines around the headline show another day. Nothing where they have its author or its day, or where its headline is like theirs.
pub(super) fn is_contradicted(node: &Map<String, Value>, page: &ShownPage<'_>) -> Option<bool> {
    // Fewer words are the name of the site or of the page's kind.
    const LEAST_WORDS: usize = 4;
    const LEAST_SIGNS: usize = 8;
    let headline = text_at(node, "headline").or_else(|| text_at(node, "name"))?;
    let is_long = headline.split_whitespace().count() >= LEAST_WORDS
        || !headline.contains(' ') && !headline.is_ascii() && headline.chars().count() >= LEAST_SIGNS;
    let is_shown = page.headlines.iter().any(|text| shares_a_word(page.title, text));
    let own = || std::iter::once(page.title).chain(page.headlines.iter().copied());
    let addresses = addresses(node);
    let is_here = page.url.is_some_and(|url| addresses.iter().any(|address| same_address(address, url)));
    if kind_rank(node) < 2 || is_here || !is_long || !is_shown || own().any(|text| shares_a_word(text, &headline)) {
        return None;
    }
    let mut own_facts = JsonLd::default();
    read_article(node, &[], &mut own_facts);
    let is_signed = |name: &String| page.lines.iter().any(|line| line.to_lowercase().contains(&name.to_lowercase()));
    if own_facts.persons.iter().any(is_signed) {
        return None;
    }
    let day = own_facts.published.as_deref().and_then(|text| match whole_date(text.trim()) {
        DateReading::Found(date) if date.date.precision() == DatePrecision::Day => Some(date.date.first_day()),
        _ => None,
    });
    let dates = page.lines.iter().flat_map(|line| dates_in_text(line));
    let days: Vec<_> = dates.filter(|date| date.date.precision() == DatePrecision::Day).collect();
    // Time zones are a day apart at most.
    let is_near = |date: &FoundDate| day.is_some_and(|day| (date.date.first_day() - day).num_days().abs() <= 1);
    (!days.iter().any(is_near)).then_some(day.is_some() && !days.is_empty())
}

fn leads_into_site(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.split_once("://").is_some_and(|(_, rest)| rest.trim_end_matches('/').contains('/'))
}

/// Whether two texts have a word of some length in common, or, where nothing stands between words, two characters in a row.
fn shares_a_word(one: &str, other: &str) -> bool {
    // Shorter words are articles and prepositions.
    const SHORTEST: usize = 4;
    let pieces = |text: &str| -> Vec<String> {
        let mut pieces = Vec::new();
        for word in words_of(text) {
            let characters: Vec<char> = word.chars().collect();
            let is_spaced = word.chars().all(|c| c.is_lowercase() || c.is_numeric());
            if !is_spaced && characters.len() > 2 {
                pieces.extend(characters.windows(2).map(|pair| pair.iter().collect()));
            } else {
                pieces.push(word);
            }
        }
        pieces
    };
    let says_much =
        |piece: &String| !piece.is_ascii() || piece.len() >= SHORTEST || piece.bytes().any(|b| b.is_ascii_digit());
    let (mut known, mut others) = (pieces(one), pieces(other));
    if known.iter().any(says_much) && others.iter().any(says_much) {
        known.retain(says_much);
        others.retain(says_much);
    }
    others.iter().any(|piece| known.contains(piece))
}

/// Whether two addresses lead to the same page.
pub(super) fn same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        address
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .trim_start_matches("www.")
            .trim_end_matches('/')
            .to_string()
    };
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::super::json_ld;
    use super::*;

    #[test]
    fn the_node_of_another_article_is_passed_over() {
        let flower =
            |rest: &str| format!("{{\"@type\": \"NewsArticle\", \"headline\": \"Mayor opens the flower show\"{rest}}}");
        let address = ", \"url\": \"https://example.org/flower\"";
        let ferry = "https://example.org/ferry";
        let page = |title, url, others: &[&'static str]| ShownPage {
            title,
            url,
            headlines: vec![title],
            other_headings: others.to_vec(),
            lines: Vec::new(),
        };
        let other = ["Mayor opens the flower show"];
        for (block, page, expected) in [
            (flower(address), page("Ferrymen lose their case", Some(ferry), &[]), false),
            (flower(address), page("Ferrymen lose their case", None, &other), false),
            // Too little is known of where it stands.
            (flower(address), page("Ferrymen lose their case", None, &[]), true),
            // Small words are in any two headlines.
            (flower(address), page("Why the ferry is shut", Some(ferry), &[]), false),
            (flower(""), page("Ferrymen lose their case", Some(ferry), &[]), true),
            (flower(", \"url\": \"https://example.org/\""), page("Ferrymen lose their case", Some(ferry), &[]), true),
            (flower(address), page("", Some(ferry), &[]), true),
            // The same article under another address or headline.
            (flower(address), page("Ferrymen lose their case", Some("https://example.org/flower/"), &[]), true),
            (flower(address), page("Flower show begins", Some(ferry), &[]), true),
        ] {
            let read = json_ld(std::slice::from_ref(&block), &page);
            assert_eq!((read.headline.is_some(), read.foreign.is_none()), (expected, expected), "{block} {page:?}");
        }
        assert!(shares_a_word("新桥通过测试", "花莲新桥通车") && !shares_a_word("新桥通过测试", "市长出席花展"));
    }
}
