//! Tells the tags of an article from what content systems, agencies and search engines have written among them: codes, kinds, tones, the
//! words of the headline one by one.

use crate::text::words_of;

/// Declared tags without those that a system keeps for itself and marks so beside the others: `Railways, Reports, #de`.
pub(super) fn without_internal(texts: &[String]) -> Vec<String> {
    let values = || texts.iter().flat_map(|text| text.split(',')).map(str::trim).filter(|value| !value.is_empty());
    let is_internal = |value: &str| value.starts_with('#');
    if values().all(is_internal) || !values().any(is_internal) {
        return texts.to_vec();
    }
    let kept = |text: &String| text.split(',').filter(|value| !is_internal(value.trim())).collect::<Vec<_>>().join(",");
    texts.iter().map(kept).filter(|text| !text.trim().is_empty()).collect()
}

/// Tags without a list of an agency's codes, which stand in capitals, its topics before a stroke: `CHILE`, `LITHIUM/STRIKE`, `MTAL`.
pub(super) fn without_codes(tags: Vec<String>) -> Vec<String> {
    const LEAST: usize = 4;
    let is_code = |tag: &String| {
        !tag.contains(' ')
            && tag
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-' | b'.'))
    };
    let are_codes = tags.len() >= LEAST && tags.iter().all(is_code) && tags.iter().any(|tag| tag.contains('/'));
    if are_codes { Vec::new() } else { tags }
}

/// Whether keywords are the words of the headline, each for itself: `Tharparkar's,peacocks,get,vaccine`.
pub(super) fn are_words_of_title(tags: &[String], title: &str) -> bool {
    const LEAST: usize = 4;
    let known = words_of(title);
    let is_of_title = |tag: &&String| !tag.contains(' ') && words_of(tag).iter().all(|word| known.contains(word));
    let count = tags.iter().filter(is_of_title).count();
    count >= LEAST && count * 5 >= tags.len() * 4 && count * 2 >= known.len()
}

/// What is to be found by those who search for news at all: `latest coast news`, `coast news in hindi`.
pub(super) fn is_of_searches(folded: &str) -> bool {
    let has_news = folded.split(' ').any(|word| word == "news");
    has_news && (folded.starts_with("latest ") || folded.contains(" news in ")) || folded.ends_with(" news live")
}

/// What a content system notes for itself: `content-type:article`, `PACKAGE:TOP-NEWS`, `section: us-news`.
pub(super) fn is_of_machine(tag: &str) -> bool {
    const KINDS: [&str; 17] = [
        "type",
        "content type",
        "content-type",
        "contenttype",
        "section",
        "source",
        "category",
        "channel",
        "template",
        "format",
        "locality",
        "package",
        "language",
        "edition",
        "status",
        "layout",
        "tax-topic",
    ];
    const SHORTEST: usize = 3;
    // `_no_ads`, `category_123`, `sentiment-neg`
    const SIGNS: [&str; 8] =
        ["access-free", "access-paid", "paid-content", "free-content", "nopush", "no-push", "noads", "no-ads"];
    let is_numbered =
        tag.rsplit_once('_').is_some_and(|(_, last)| !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()));
    // What a part of a page is, before a stroke: `section-world`, `type-article`.
    const PREFIXES: [&str; 8] =
        ["sentiment-", "section-", "author-", "template-", "content-type-", "type-article", "type-story", "type-post"];
    let is_prefixed = PREFIXES.iter().any(|prefix| tag.starts_with(prefix));
    // Who may read it, and where: `gold-members-only`.
    let is_of_access = tag.ends_with("-only") && tag.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if is_of_access || SIGNS.contains(&tag) || tag.starts_with(['_']) || is_prefixed || is_numbered {
        return true;
    }
    let Some((kind, value)) = tag.split_once(':').filter(|(_, value)| !value.is_empty()) else { return false };
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let is_glued = kind.len() >= SHORTEST
        && !value.starts_with(char::is_whitespace)
        && is_name(kind)
        && (kind.bytes().all(|byte| !byte.is_ascii_uppercase()) || tag.bytes().all(|byte| !byte.is_ascii_lowercase()));
    is_glued || KINDS.contains(&kind.trim().to_lowercase().as_str())
}

/// `3f2a9c10-1111-2222-3333-444455556666`, `18-204933`, under which a content system knows something.
pub(super) fn is_identifier(value: &str) -> bool {
    const PARTS: [usize; 5] = [8, 4, 4, 4, 12];
    const LEAST_OF_NUMBER: usize = 5;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if value.split_once('-').is_some_and(|(set, own)| is_number(set) && is_number(own) && own.len() >= LEAST_OF_NUMBER) {
        return true;
    }
    let is_part =
        |(part, length): (&str, &usize)| part.len() == *length && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    value.len() == 36 && value.split('-').count() == PARTS.len() && value.split('-').zip(&PARTS).all(is_part)
}
