//! Knows records of crawls of the web: what they keep as `date` or `timestamp` is the day on which a program fetched the page.

use serde_json::Value;

use super::keys::{FIELDS, is_named, number};
use super::values::first_text;
use super::{Candidate, is_address, is_fit};
use crate::article::Field;

/// Which days of a record are those on which a page was fetched, beside those whose keys say so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fetched {
    Nothing,
    /// A `timestamp` may be; archives see most pages soon.
    Archived,
    /// A `timestamp` is, of a crawl, which may see a page years behind its publication.
    Timestamps,
    /// A `date` is, too.
    Dates,
}

/// Tells which days of a record are those on which a page was fetched.
///
/// Crawls keep a page as it came: its text, its address and when they saw it. Whoever knows headline or author has read the page, and may know its day.
pub(super) fn fetched_of(candidates: &[Vec<Candidate>; FIELDS], others: &[(String, Value)]) -> Fetched {
    let has = |field: Field| candidates[number(field)].iter().any(|candidate| is_fit(field, &candidate.value));
    let is_of_archive = |key: &str| is_named(key, &["archiveurl", "waybackurl", "mementourl", "digest", "warcurl"]);
    let is_crawled = is_row_of_crawl(candidates, others);
    if is_crawled && !has(Field::Headline) && !has(Field::Author) || is_item_of_spider(others) {
        Fetched::Dates
    } else if is_crawled {
        Fetched::Timestamps
    } else if others.iter().any(|(key, _)| is_of_archive(key)) {
        Fetched::Archived
    } else if is_bare_page(candidates, others) {
        let address = candidates[number(Field::Url)].first().map(|address| first_text(&address.value)).unwrap_or_default();
        // The address of a post has nothing but numbers, and its day may be its own.
        if has_words_of_headline(&address) { Fetched::Timestamps } else { Fetched::Archived }
    } else {
        Fetched::Nothing
    }
}

/// Whether a record says that it is of a crawl: by the name of a crawl (`CC-MAIN-2023-14`), of its files (`warc_path`) or of one of its
/// collections, by the identifier of a file of its kind, or by what its makers count.
fn is_row_of_crawl(candidates: &[Vec<Candidate>; FIELDS], others: &[(String, Value)]) -> bool {
    const LONGEST_BYTES: usize = 300;
    let names_crawl =
        |value: &Value| value.as_str().is_some_and(|text| text.len() <= LONGEST_BYTES && text.contains("CC-MAIN-"));
    let is_of_file = |key: &str| {
        let name = key.rsplit('.').next().and_then(|name| name.get(..4));
        name.is_some_and(|name| name.eq_ignore_ascii_case("warc"))
    };
    let has = |name: &str| others.iter().any(|(key, _)| is_named(key, &[name]));
    let is_any = |field: Field, is_wanted: fn(&str) -> bool| {
        candidates[number(field)].iter().any(|candidate| is_wanted(&first_text(&candidate.value)))
    };
    others.iter().any(|(key, value)| is_of_file(key) || names_crawl(value))
        || has("languagescore") && has("tokencount")
        || is_any(Field::Identifier, |id| id.starts_with("<urn:uuid:"))
        || is_any(Field::Publisher, is_collection)
        || candidates[number(Field::DatePublished)].iter().any(|candidate| is_of_file(&candidate.key))
}

/// Whether a record has what the settings of a spider add to each item, the `date` among it: its name and that of the machine it ran on.
fn is_item_of_spider(others: &[(String, Value)]) -> bool {
    let has = |name: &str| others.iter().any(|(key, _)| key == name);
    has("spider") && has("server")
}

/// Whether what stands for a house is a collection of pages from everywhere: `mC4`, `OSCAR-2301`, `common-crawl`.
fn is_collection(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    matches!(name.as_str(), "c4" | "mc4" | "common-crawl" | "commoncrawl" | "common_crawl") || name.starts_with("oscar-")
}

/// Whether a record has nothing but the text of a page, its address and a `timestamp` with the time of day. Posts have such rows, too, but are short.
fn is_bare_page(candidates: &[Vec<Candidate>; FIELDS], others: &[(String, Value)]) -> bool {
    const LEAST_CHARACTERS: usize = 300;
    let one = |field: Field| match candidates[number(field)].as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let (Some(text), Some(address), Some(day)) = (one(Field::ArticleBody), one(Field::Url), one(Field::DatePublished))
    else {
        return false;
    };
    let of_others = [Field::ArticleBody, Field::Url, Field::DatePublished, Field::InLanguage].map(number);
    let has_others = (0..FIELDS).any(|field| !of_others.contains(&field) && !candidates[field].is_empty());
    let is_timed = || !day.value.is_string() || first_text(&day.value).contains(':');
    others.is_empty()
        && !has_others
        && text.value.as_str().is_some_and(|text| text.chars().nth(LEAST_CHARACTERS).is_some())
        && is_address(&address.value)
        && is_named(&day.key, &["timestamp"])
        && is_timed()
}

/// Whether a folder or file in an address has words of a headline: `/2023/port-reopens.html`.
fn has_words_of_headline(address: &str) -> bool {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest).split(['?', '#']).next().unwrap_or_default();
    let is_word = |part: &&str| part.chars().count() >= 2 && part.chars().all(char::is_alphabetic);
    path.split('/').skip(1).any(|folder| folder.split(['-', '_', '.', '+', '%']).filter(is_word).count() >= 3)
}
