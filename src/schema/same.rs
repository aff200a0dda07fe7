//! Turns the address and the text of an article into [`SameKeys`], numbers that two copies of one article share.
//!
//! Addresses are compared without what does not say which page it is: scheme, `www.`, final slash, fragment, tracking
//! parameters, the forms of pages for telephones (AMP), and the archive or cache that a copy was taken from. Texts are compared by
//! the words of their bodies; a short body, such as a teaser, together with its headline.

use crate::text::{Part, TokenView, Words};

/// What two copies of one article have in common; `None` where there is too little to compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SameKeys {
    /// A hash of the address.
    pub address: Option<u64>,
    /// A hash of the words.
    pub text: Option<u64>,
}

/// The hash of an address; `None` for what is no address of a page, and for the front page of a site.
pub fn address_key(url: &str) -> Option<u64> {
    page_address(url).map(|address| {
        let mut hash = Hash::default();
        hash.add(address.as_bytes());
        hash.value()
    })
}

/// A body of fewer words is compared together with the headline.
const ENOUGH_WORDS: usize = 30;
/// Fewer words than this in all are no text to compare.
const LEAST_WORDS: usize = 8;

/// The hash of the words of an article.
pub fn text_key(headline: &str, body: &str) -> Option<u64> {
    let mut hash = Hash::default();
    let body_words = hash.add_words_of(body);
    behind_body(hash, body_words, headline)
}

/// The same hash of an article that has been taken apart for the index already, in the making.
#[derive(Default)]
pub(super) struct TextKey {
    hash: Hash,
    body_words: usize,
}

impl TextKey {
    /// Goes on with the next token.
    pub(super) fn add(&mut self, token: TokenView<'_>) {
        if token.part() == Part::Body {
            self.hash.add_word(token.word_bytes());
            self.body_words += 1;
        }
    }

    /// The hash, once all have been added.
    pub(super) fn of(self, headline: &str) -> Option<u64> {
        behind_body(self.hash, self.body_words, headline)
    }
}

fn behind_body(mut hash: Hash, body_words: usize, headline: &str) -> Option<u64> {
    if body_words >= ENOUGH_WORDS {
        return Some(hash.value());
    }
    hash.add(b"\n");
    let words = body_words + hash.add_words_of(headline);
    (body_words > 0 && words >= LEAST_WORDS).then(|| hash.value())
}

/// The 64 bit hash FNV-1a (Fowler, Noll, Vo), the same on every machine and in every version.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn add_word(&mut self, word: &[u8]) {
        self.add(word);
        self.add(b" ");
    }

    /// Adds the words of a text; how many there are.
    fn add_words_of(&mut self, text: &str) -> usize {
        let (mut words, mut folded, mut count) = (Words::new(text), String::new(), 0);
        while words.advance(&mut folded).is_some() {
            self.add_word(folded.as_bytes());
            count += 1;
        }
        count
    }

    fn value(&self) -> u64 {
        self.0
    }
}

/// What says of an address which page it is: host, path and the parameters that count, in order. `None` for the front page of a
/// site, and for what is no address of a page.
///
/// ```
/// use dateline::schema::page_address;
/// let address = "example.com/2023/talks?id=7";
/// for url in [
///     "https://www.example.com/2023/talks/?utm_source=feed&id=7#comments",
///     "http://example.com/2023/talks/amp/?id=7&fbclid=abc",
///     "https://web.archive.org/web/20231030120000/https://example.com/2023/talks?id=7",
/// ] {
///     assert_eq!(page_address(url).as_deref(), Some(address));
/// }
/// assert_eq!(page_address("https://example.com/"), None);
/// ```
pub fn page_address(url: &str) -> Option<String> {
    let url = url.trim();
    let rest = without_scheme(url)?;
    if let Some(original) = original_of(rest) {
        return page_address(&original);
    }
    // A fragment says where on a page, but for pages made in the browser it is the page.
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host_of(authority)?;
    let path = plain_path(path);
    let mut parameters: Vec<&str> =
        parameters.split('&').filter(|parameter| !parameter.is_empty() && !is_tracking(parameter)).collect();
    parameters.sort_unstable();
    let mut address = host;
    if !path.is_empty() {
        address.push('/');
        address.push_str(&path);
    }
    if !parameters.is_empty() {
        address.push('?');
        address.push_str(&parameters.join("&"));
    }
    let is_page_of_its_own = fragment.starts_with('!');
    if is_page_of_its_own {
        address.push('#');
        address.push_str(fragment);
    }
    (!path.is_empty() || !parameters.is_empty() || is_page_of_its_own).then_some(address)
}

fn without_scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = match url.split_once("//") {
        Some((scheme, rest)) => (scheme, rest),
        None if url.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) => ("", url),
        None => return None,
    };
    ["", "http:", "https:"].iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(rest)
}

/// The host of an address, in small letters, without what stands before the name of the site.
fn host_of(authority: &str) -> Option<String> {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host).trim_end_matches('.');
    let host = host.to_lowercase();
    let is_host = host.contains('.') && !host.contains(char::is_whitespace);
    is_host.then(|| site_of_host(&host).to_string())
}

/// A host in small letters without `www.` and the like.
pub(crate) fn site_of_host(host: &str) -> &str {
    const BEFORE: [&str; 6] = ["www.", "www2.", "www3.", "m.", "mobile.", "amp."];
    // Where nothing but a top-level domain is left, the label was the name.
    let rest = BEFORE.iter().find_map(|label| host.strip_prefix(label)).filter(|rest| rest.contains('.'));
    rest.unwrap_or(host)
}

/// The page that an archive or a cache has a copy of, from the address of the copy without its scheme.
fn original_of(rest: &str) -> Option<String> {
    let (host, path) = rest.split_once('/')?;
    let host = host.to_lowercase();
    let archived = |path: &str| path.find("http").map(|start| path[start..].to_string());
    match host.as_str() {
        "web.archive.org" | "www.web.archive.org" => path.strip_prefix("web/").and_then(archived).map(repaired),
        "archive.ph" | "archive.is" | "archive.today" | "archive.md" | "archive.li" | "archive.vn" | "archive.fo" => {
            archived(path).map(repaired)
        }
        "www.google.com" | "google.com" => {
            let page = path.strip_prefix("amp/")?;
            Some(format!("https://{}", page.strip_prefix("s/").unwrap_or(page)))
        }
        host if host.ends_with(".cdn.ampproject.org") => {
            let page = path.split_once('/').map(|(_, page)| page)?;
            Some(format!("https://{}", page.strip_prefix("s/").unwrap_or(page)))
        }
        _ => None,
    }
}

/// Some tools make one slash of two.
fn repaired(url: String) -> String {
    match url.split_once(":/") {
        Some((scheme, rest)) if !rest.starts_with('/') => format!("{scheme}://{rest}"),
        _ => url,
    }
}

/// A path without the parts that do not tell pages apart.
fn plain_path(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.last().is_some_and(|last| {
        let (stem, extension) = last.split_once('.').unwrap_or((last, ""));
        matches!(stem, "index" | "default") && matches!(extension, "html" | "htm" | "php" | "asp" | "aspx" | "jsp")
    }) {
        parts.pop();
    }
    if parts.last() == Some(&"amp") {
        parts.pop();
    }
    if parts.len() > 1 && parts[0] == "amp" {
        parts.remove(0);
    }
    let path = parts.join("/");
    let amp = [".amp.html", ".amp"].into_iter().find_map(|end| Some((path.strip_suffix(end)?, end)));
    match amp {
        Some((stem, ".amp.html")) => format!("{stem}.html"),
        Some((stem, _)) => stem.to_string(),
        None => path,
    }
}

/// Whether a parameter of an address says how a reader came to the page, or in which form it is shown.
fn is_tracking(parameter: &str) -> bool {
    const NAMES: &str = " fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mc_cid mc_eid _ga _gl \
                         _hsenc _hsmi mkt_tok oly_enc_id oly_anon_id vero_id vero_conv wickedid ref_src ref_url cmpid xtor s_cid \
                         smid smtyp ncid guccounter guce_referrer guce_referrer_sig __twitter_impression amp amp_js_v spm_id_from \
                         sharetype share_id sfnsn mibextid ";
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    let name = name.strip_prefix("amp;").unwrap_or(name).to_lowercase();
    let is_listed = !name.contains(' ') && NAMES.contains(&format!(" {name} "));
    let has_beginning = ["utm_", "pk_", "mtm_", "matomo_", "hsa_", "at_medium", "at_campaign", "at_custom"]
        .iter()
        .any(|start| name.starts_with(start));
    let is_form = matches!(name.as_str(), "output" | "outputtype") && value.eq_ignore_ascii_case("amp");
    is_listed || has_beginning || is_form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Analyser, Texts};

    #[test]
    fn addresses_of_one_page() {
        let same = [
            ("https://www.example.com/a/b/", "example.com/a/b"),
            ("HTTP://User@Example.com:80/a//b", "example.com/a/b"),
            ("//m.example.com/a/b?utm_source=x&utm_medium=y", "example.com/a/b"),
            ("www.example.com/a/b#top", "example.com/a/b"),
            ("https://amp.example.com/a/b.amp.html", "example.com/a/b.html"),
            ("https://example.com/amp/a/b", "example.com/a/b"),
            ("https://example.com/a/b/amp", "example.com/a/b"),
            ("https://example.com/a/b?outputType=amp&amp;utm_term=z", "example.com/a/b"),
            ("https://example.com/a/index.html", "example.com/a"),
            ("https://example.com/story?b=2&a=1&fbclid=q", "example.com/story?a=1&b=2"),
            ("https://www.google.com/amp/s/www.example.com/a/b/amp/", "example.com/a/b"),
            ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a/b", "example.com/a/b"),
            ("https://web.archive.org/web/2019id_/http:/www.example.com/a/b", "example.com/a/b"),
            ("https://example.com/#!/a/b", "example.com#!/a/b"),
            ("https://m.co/a", "m.co/a"),
            ("https://example.com/?p=12", "example.com?p=12"),
        ];
        for (url, address) in same {
            assert_eq!(page_address(url).as_deref(), Some(address), "{url}");
        }
        for none in
            ["", "https://example.com", "http://www.example.com/#top", "mailto:a@b.c", "urn:x:y", "a/b", "https:///a", "?a"]
        {
            assert_eq!(page_address(none), None, "{none}");
        }
    }

    #[test]
    fn texts_of_one_article() {
        let body = "The ministers met in the harbour town for two days of talks. They agreed on little, both sides said, but will \
                    meet once more before the winter comes, when fishing is over for the year.";
        let wrapped = body.replace(". ", ".\n\n  ").to_uppercase();
        assert_eq!(text_key("Talks", body), text_key("Talks - The Example", &wrapped));
        assert_ne!(text_key("Talks", body), text_key("Talks", &format!("{body} Again.")));
        let teaser = "The ministers met for two days.";
        assert_ne!(text_key("Talks in the harbour", teaser), text_key("War in the harbour", teaser));
        assert_eq!(text_key("Talks in the harbour", teaser), text_key("Talks in the Harbour", teaser));
        assert_eq!(text_key("A headline that is long enough to be compared", ""), None);
        assert_eq!(text_key("Talks", "Read more."), None);
    }

    #[test]
    fn a_body_taken_apart_has_the_key_of_its_text() {
        let (long, short) =
            ("The U.S. didn’t agree.\n\nIran-Russia talks go on. ".repeat(20), "Seven words of the ministers in Baku.");
        for (headline, body) in [("Talks", long.as_str()), ("Talks in Baku", short), ("Talks", "Read more."), ("", "")] {
            let texts = Texts { headline, standfirst: "What it is about", body, bio: "A writer", language: Some("en") };
            let mut analyser = Analyser::default();
            let mut key = TextKey::default();
            analyser.analyse(&texts).views().for_each(|token| key.add(token));
            assert_eq!(key.of(headline), text_key(headline, body), "{body}");
        }
    }
}
