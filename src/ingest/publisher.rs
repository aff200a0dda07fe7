//! Turns the address of an article, or the folder it lies in, into its publisher, where the article names none.

use crate::article::{Evidence, Field, FieldEvidence, Origin, ParsedArticle};
use crate::schema::{page_address, site_of_host};

/// Hosts that carry what others publish.
const CARRIERS: [&str; 16] = [
    "facebook.com",
    "twitter.com",
    "x.com",
    "t.me",
    "t.co",
    "bit.ly",
    "youtube.com",
    "linkedin.com",
    "reddit.com",
    "google.com",
    "news.google.com",
    "docs.google.com",
    "feedproxy.google.com",
    "feeds.feedburner.com",
    "news.yahoo.com",
    "msn.com",
];

/// Sets the publisher of an article that names none: the host of its address, else the nearest folder that is named like a host.
pub(super) fn find_publisher(article: &mut ParsedArticle, path: &str) {
    if article.publisher.is_some() {
        return;
    }
    let of_address = article.url.as_deref().and_then(host_of).map(|host| {
        let url = article.url.as_deref().unwrap_or_default();
        (host, Evidence::new(Origin::Key("url".to_string()), url, "host of the address", 0.6))
    });
    let of_folder = || {
        let folder = path.rsplit('/').skip(1).find(|folder| is_host(folder))?;
        let host = site_of_host(&folder.to_lowercase()).to_string();
        Some((host, Evidence::new(Origin::Key("folder".to_string()), folder, "folder named like a site", 0.5)))
    };
    if let Some((host, evidence)) = of_address.or_else(of_folder) {
        article.publisher = Some(host);
        article.evidence.push(FieldEvidence::of(Field::Publisher, evidence));
    }
}

fn host_of(url: &str) -> Option<String> {
    let address = page_address(url)?;
    let host = address.split(['/', '?', '#']).next().filter(|host| is_host(host) && !CARRIERS.contains(host))?;
    Some(host.to_string())
}

/// Whether a name is that of a site: labels with dots between them, and a top-level domain at the end.
pub(super) fn is_host(name: &str) -> bool {
    const LONG_DOMAINS: [&str; 22] = [
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "news", "press", "media", "online", "site", "blog",
        "today", "world", "africa", "asia", "report", "times", "agency", "example",
    ];
    let is_label = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let name = name.to_lowercase();
    let Some((_, domain)) = name.rsplit_once('.') else { return false };
    let is_of_state = domain.len() == 2 && domain.bytes().all(|byte| byte.is_ascii_lowercase());
    name.split('.').all(is_label) && (is_of_state || LONG_DOMAINS.contains(&domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publishers_of_addresses_and_folders() {
        for (named, url, path, publisher) in [
            (Some("The Post"), "https://www.post.example/a", "site.org/a.txt", Some("The Post")),
            (None, "https://www.post.example/2023/talks", "site.org/a.txt", Some("post.example")),
            (None, "https://m.post.example/2023/talks", "a.txt", Some("post.example")),
            (None, "https://web.archive.org/web/2020/https://post.co.uk/talks", "a.txt", Some("post.co.uk")),
            (None, "https://www.facebook.com/post/1", "a.txt", None),
            (None, "", "crawl/www.site.org/2020/a.txt", Some("site.org")),
            (None, "", "crawl/site.co.za/a.txt", Some("site.co.za")),
            (None, "", "v1.2/a.html_files/backup.old/site/a.example.txt", None),
            (None, "", "2023.10.30/a.txt", None),
        ] {
            let url = Some(url.to_string()).filter(|url| !url.is_empty());
            let mut article =
                ParsedArticle { publisher: named.map(str::to_string), url: url.clone(), ..ParsedArticle::default() };
            find_publisher(&mut article, path);
            assert_eq!(article.publisher.as_deref(), publisher, "{url:?} {path}");
        }
    }
}
