//! Tells a page that a server gave out in place of an article: an error, a check for robots. Crawlers save them under the address of the article.
//! And the programs themselves that make pages.

/// Titles of such pages, small.
const TITLES: [&str; 30] = [
    "301 moved permanently",
    "302 found",
    "400 bad request",
    "401 unauthorized",
    "403 forbidden",
    "404",
    "404 error",
    "404 not found",
    "404 page not found",
    "410 gone",
    "429 too many requests",
    "500 internal server error",
    "502 bad gateway",
    "503 service temporarily unavailable",
    "503 service unavailable",
    "504 gateway time-out",
    "504 gateway timeout",
    "access denied",
    "access to this page has been denied",
    "are you a robot?",
    "attention required! | cloudflare",
    "bad gateway",
    "checking your browser",
    "error 404",
    "just a moment...",
    "not found",
    "page not found",
    "pardon our interruption",
    "robot check",
    "service unavailable",
];

/// Beginnings of titles that the name of the site goes on.
const OPENERS: [&str; 5] = ["404 not found", "page not found", "error 404", "404 error", "403 forbidden"];

/// What only the page of an article says of itself.
const OF_ARTICLES: [&str; 3] = ["article:published_time", "NewsArticle", "datePublished"];

/// Whether a file is the program of a server that makes pages, as a copy of a site's folder holds them: `index.php` itself.
pub(crate) fn is_program(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    ["<?php", "<?=", "<%"].iter().any(|beginning| text.starts_with(beginning))
}

/// Whether a page is such a one, by its title.
pub(crate) fn is_refused(page: &str) -> bool {
    const HEAD_BYTES: usize = 16 * 1024;
    let head = &page[..page.floor_char_boundary(HEAD_BYTES)];
    let Some(title) = title_in(head) else { return false };
    let is_one = |title: &str| {
        let behind = OPENERS.iter().find_map(|opener| title.strip_prefix(opener));
        let site_follows = behind.is_some_and(|rest| rest.trim_start().starts_with(['-', '|', '–', '—', '•', '·']));
        TITLES.contains(&title) || site_follows
    };
    is_one(&title) && !OF_ARTICLES.iter().any(|mark| page.contains(mark))
}

/// The title of a page, in small letters.
fn title_in(head: &str) -> Option<String> {
    let lowered = head.to_ascii_lowercase();
    let (_, behind) = lowered.split_once("<title")?;
    let (_, title) = behind.split_once('>')?;
    Some(title.split('<').next()?.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::{is_program, is_refused};

    #[test]
    fn programs_are_no_pages() {
        for (text, expected) in [
            ("<?php\necho 'One';", true),
            ("\u{feff}\n<%@ Page Language=\"C#\" %>", true),
            ("<?xml version=\"1.0\"?><html><title>One</title></html>", false),
            ("<html><title>One</title></html>", false),
        ] {
            assert_eq!(is_program(text), expected, "{text}");
        }
    }

    #[test]
    fn pages_in_place_of_an_article() {
        for (page, expected) in [
            ("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>nginx</body></html>", true),
            ("<title>Just a moment...</title><p>Checking your browser before you go on.</p>", true),
            ("<title>Page not found - Harbour Times</title><p>The page was moved.</p>", true),
            ("<title>Page not found: how a ministry lost its archive</title><p>It was in a cellar.</p>", false),
            ("<title>404 Not Found</title><meta property=\"article:published_time\" content=\"2023-01-02\">", false),
            ("<title>Port reopens</title><p>404 Not Found</p>", false),
            ("404 Not Found", false),
        ] {
            assert_eq!(is_refused(page), expected, "{page}");
        }
    }
}
