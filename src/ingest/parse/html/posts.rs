//! Tells what an article embeds of a network: the post of somebody else, with a name and a day that are not those of the article.

use super::page::text_of;
use super::pieces::is_only_date;
use super::tree::{Element, Name, NodeRef};

/// Whether an element is such a post.
pub(super) fn is_embedded_post(node: NodeRef<'_>, element: Element<'_>) -> bool {
    match element.known() {
        Name::BLOCKQUOTE => has_class_of_post(element) || ends_in_link_to_post(node),
        Name::DIV | Name::FIGURE | Name::SECTION => has_class_of_post(element),
        _ => false,
    }
}

/// The names that the networks themselves give to what they hand out for embedding.
fn has_class_of_post(element: Element<'_>) -> bool {
    const NAMES: [&str; 13] = [
        "twitter-tweet",
        "twitter-video",
        "twitter-tweet-rendered",
        "instagram-media",
        "fb-post",
        "fb-video",
        "fb-xfbml-parse-ignore",
        "tiktok-embed",
        "bluesky-embed",
        "mastodon-embed",
        "telegram-post",
        "reddit-embed-bq",
        "reddit-card",
    ];
    let class = element.attr("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|name| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// Whether the last link of a quote leads to a post and is the day of it, or all that is there: who reads feeds gets no classes.
fn ends_in_link_to_post(quote: NodeRef<'_>) -> bool {
    const MOST_NODES: usize = 60;
    const LONGEST_BYTES: usize = 60;
    let links = quote.descendants().take(MOST_NODES);
    let link = links.filter_map(|node| Some((node, node.value().as_element().filter(|e| e.known() == Name::A)?))).last();
    link.is_some_and(|(node, link)| {
        link.attr("href").is_some_and(is_address_of_post) && is_only_date(&text_of(node, LONGEST_BYTES))
    })
}

/// `https://twitter.com/harbour/status/123`
fn is_address_of_post(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    match host {
        "twitter.com" | "x.com" | "mobile.twitter.com" => path.contains("/status/"),
        "facebook.com" => path.contains("/posts/") || path.contains("/videos/"),
        "bsky.app" => path.contains("/post/"),
        "instagram.com" => path.starts_with("p/") || path.starts_with("reel/"),
        _ => false,
    }
}

/// Whether a line is what a network sets under a post: `— Harbour Watch (@harbourwatch) May 14, 2019`, `Posted by Jane Doe on Tuesday, May 14, 2019`.
pub(super) fn signs_post(line: &str) -> bool {
    const LONGEST_BYTES: usize = 200;
    const MOST_WORDS_OF_NAME: usize = 6;
    if line.len() > LONGEST_BYTES {
        return false;
    }
    let line = line.trim();
    let is_day = |rest: &str| is_only_date_in_words(rest.trim());
    let has_handle = || {
        let (_, handle) = line.split_once("(@")?;
        let (handle, day) = handle.split_once(')')?;
        Some(!handle.contains(' ') && is_day(day))
    };
    let is_shared = || line.starts_with("A post shared by ") && line.contains("(@");
    let is_posted = || {
        let (name, day) = line.strip_prefix("Posted by ")?.rsplit_once(" on ")?;
        Some(name.split_whitespace().count() <= MOST_WORDS_OF_NAME && is_day(day))
    };
    line.starts_with(['—', '–', '-']) && has_handle() == Some(true) || is_shared() || is_posted() == Some(true)
}

/// Whether words are a date, in which those of its months and weekdays stand, and nothing else.
fn is_only_date_in_words(text: &str) -> bool {
    use crate::ingest::parse::dates::dates_in_text;
    let found = dates_in_text(text);
    let [date] = found.as_slice() else { return false };
    let beside = format!("{} {}", &text[..date.range.start], &text[date.range.end..]);
    beside.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() <= 1
}

#[cfg(test)]
mod tests {
    use super::{is_address_of_post, signs_post};

    #[test]
    fn lines_under_posts() {
        for (line, expected) in [
            ("— Harbour Watch (@harbourwatch) May 14, 2019", true),
            ("— Hafenwache (@hafenwache) 14. Mai 2019", true),
            ("Posted by Jane Doe on Tuesday, May 14, 2019", true),
            ("A post shared by Jane Doe (@jdoe) on May 14, 2019 at 3:00am PDT", true),
            ("— Jane Doe", false),
            ("— Jane Doe (@jdoe) says the quay stays shut", false),
            ("Jane Doe (@jdoe) said so on May 14, 2019", false),
            ("Posted by Jane Doe on the door of the customs house on May 14, 2019, the notice was gone by noon", false),
        ] {
            assert_eq!(signs_post(line), expected, "{line}");
        }
    }

    #[test]
    fn addresses_of_posts() {
        for (address, expected) in [
            ("https://twitter.com/harbour/status/123?ref_src=twsrc", true),
            ("https://www.facebook.com/harbour/posts/123", true),
            ("https://twitter.com/harbour", false),
            ("https://example.org/harbour/status/123", false),
        ] {
            assert_eq!(is_address_of_post(address), expected, "{address}");
        }
    }
}
