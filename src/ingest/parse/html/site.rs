//! Holds [`Site`]: the names under which a page's publisher goes, by which titles, authors and tags are told from it.

use super::json_ld::JsonLd;
use super::page::PageFacts;
use super::text::{host_of, key, site_of_host};
use crate::text::words_of;

/// The names of the site a page belongs to.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// Names as the page gives them, most trusted first, with where they stand.
    pub(super) names: Vec<(String, String)>,
    pub(super) host: Option<String>,
    /// The language the page declares.
    pub(super) language: Option<String>,
    keys: Vec<String>,
    /// The words of host and names run together, by which `nytimes` is The New York Times no more than itself.
    joined: Vec<String>,
}

/// Finds the names.
pub(super) fn site_of(facts: &PageFacts<'_>, json_ld: &JsonLd, url: Option<&str>) -> Site {
    let language = facts.language.map(str::to_string);
    let mut site = Site { host: url.and_then(host_of), language, ..Site::default() };
    let mut add = |name: &str, origin: &str| {
        let name = crate::text::collapse_white_space(name);
        let is_name = (2..=80).contains(&name.chars().count()) && !name.starts_with("http") && !name.starts_with('@');
        if is_name && !site.names.iter().any(|(known, _)| *known == name) {
            site.names.push((name, origin.to_string()));
        }
    };
    for name in facts.meta("og:site_name") {
        add(&super::text::plain(name), "meta og:site_name");
    }
    if let Some(name) = &json_ld.publisher {
        add(name, "JSON-LD: publisher");
    }
    for name in [
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
        "publisher",
        "application-name",
        "apple-mobile-web-app-title",
        "al:android:app_name",
        "al:ios:app_name",
    ] {
        for content in facts.meta(name) {
            add(&super::text::plain(content), &format!("meta {name}"));
        }
    }
    for name in &json_ld.site_names {
        add(name, "JSON-LD");
    }
    if site.names.is_empty()
        && let Some(name) = site_in_title(facts, site.host.as_deref())
    {
        site.names.push((name, "title".to_string()));
    }
    site.keys = site.names.iter().map(|(name, _)| key(name)).collect();
    site.joined = site.keys.iter().map(|key| key.replace(' ', "")).collect();
    if let Some(host) = &site.host {
        let name = site_of_host(host);
        site.joined.push(name.replace('-', ""));
        site.joined.push(host.replace(['-', '.'], ""));
    }
    site
}

impl Site {
    /// Whether words are a name of the site: the same, or with "The", "News", "com" and the like around it.
    pub(super) fn is_name(&self, words: &str) -> bool {
        let words: Vec<String> = words_of(words).into_iter().filter(|word| !is_filler(word)).collect();
        if words.is_empty() {
            return false;
        }
        let joined = words.concat();
        let bare = |key: &str| key.split(' ').filter(|word| !is_filler(word)).collect::<String>();
        self.joined.contains(&joined) || self.keys.iter().any(|known| bare(known) == joined)
    }
}

fn is_filler(word: &str) -> bool {
    matches!(word, "the" | "www" | "com" | "org" | "net" | "online" | "official" | "website" | "site" | "home" | "homepage")
}

/// The part of the title that names the site: the host's name in other spelling (`Harbour Review` of harbourreview.org), or what is
/// left when a heading or a line of the page is taken away.
fn site_in_title(facts: &PageFacts<'_>, host: Option<&str>) -> Option<String> {
    const JOINTS: [&str; 13] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " : ", ": ", "_", "｜", "|"];
    const LONGEST_WORDS: usize = 6;
    let title = facts.title.trim();
    if let Some(host) = host {
        let host = site_of_host(host).replace('-', "");
        let parts = title.split(['|', '-', '–', '—', '»', '·', ':', '_']).map(str::trim);
        if let Some(part) = parts.into_iter().find(|part| key(part).replace(' ', "") == host) {
            return Some(part.to_string());
        }
    }
    // A link to the front page says whose it is.
    let parts = std::iter::once(title).chain(title.split(['|', '-', '–', '—', '»', '·', ':', '_']).map(str::trim));
    if let Some(part) =
        parts.into_iter().find(|part| part.chars().count() >= 4 && facts.home_links.iter().any(|link| link == part))
    {
        return Some(part.to_string());
    }
    let headings = facts.headings.iter().map(|heading| heading.text.as_str());
    let known: Vec<&str> = headings.chain(facts.blocks.iter().take(400).map(|block| block.text.as_str())).collect();
    let is_known = |text: &str| known.contains(&text);
    for joint in JOINTS {
        let (last, first) = (title.rfind(joint), title.find(joint));
        for place in [last, first].into_iter().flatten() {
            let (before, after) = (title[..place].trim(), title[place + joint.len()..].trim());
            // A section may stand between.
            let is_headline = |text: &str| {
                is_known(text)
                    || JOINTS.iter().any(|joint| text.split_once(joint).is_some_and(|(first, _)| is_known(first.trim())))
            };
            let (headline, site) =
                if before.chars().count() >= after.chars().count() { (before, after) } else { (after, before) };
            let is_short = crate::text::words_of(site).len() <= LONGEST_WORDS || !site.contains(' ');
            if is_headline(headline) && is_short && site.chars().any(char::is_alphabetic) {
                return Some(site.to_string());
            }
        }
    }
    None
}
