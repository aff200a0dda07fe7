//! Turns texts of a page into what can be compared: without markup and entities, as words, without the name of the site.

use scraper::Html;

use super::tree::push_resolved;
use crate::text::{Words, collapse_white_space, words_of};

/// A text without markup, entities resolved, white space collapsed.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return collapse_white_space(text);
    }
    let looks_like_markup = text.contains('&') || text.contains("</") || text.contains("/>") || text.contains("<br");
    if !looks_like_markup || text.len() > 20_000 {
        return collapse_white_space(text);
    }
    let parsed = without_markup(text);
    // Some are escaped twice.
    let parsed = match parsed.contains("&amp;") || parsed.contains("&#") || parsed.contains("&quot;") {
        true => without_markup(&parsed),
        false => parsed,
    };
    collapse_white_space(&parsed)
}

/// The text of a fragment. White space is not what a parser makes of it.
fn without_markup(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    // Most have no tags, and need no parser.
    if !text.contains(['<', '\0', '\u{feff}']) && push_resolved(text, false, &mut resolved) {
        return resolved;
    }
    Html::parse_fragment(text).root_element().text().collect()
}

/// The words of a text, joined: two texts with the same key are the same but for case, accents, punctuation.
pub(super) fn key(text: &str) -> String {
    let mut words = Words::new(text);
    let (mut joined, mut word) = (String::with_capacity(text.len()), String::new());
    while words.advance(&mut word).is_some() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word);
    }
    joined
}

/// Whether a text has this key.
pub(super) fn is_key_of(wanted: &str, text: &str) -> bool {
    let (mut words, mut word, mut rest) = (Words::new(text), String::new(), wanted);
    let mut is_first = true;
    while words.advance(&mut word).is_some() {
        let behind = if is_first { Some(rest) } else { rest.strip_prefix(' ') };
        match behind.and_then(|behind| behind.strip_prefix(word.as_str())) {
            Some(behind) => (rest, is_first) = (behind, false),
            None => return false,
        }
    }
    rest.is_empty()
}

/// Whether two texts have the same words.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one == other || key(one) == key(other)
}

/// How alike two texts are by their words, from 0 to 1; 0.9 and more where one continues the other.
pub(super) fn likeness(one: &str, other: &str) -> f32 {
    likeness_of(&words_of(one), &words_of(other))
}

/// The same of words that were read before.
pub(super) fn likeness_of(one: &[String], other: &[String]) -> f32 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    // What stands at the end may as well be the name of the site.
    let is_most = short.len() * 2 >= long.len();
    if short.len() >= 3 && (long.starts_with(short) || is_most && long.ends_with(short)) {
        return 0.9;
    }
    let shared = short.iter().filter(|word| long.contains(word)).count();
    shared as f32 / (one.len() + other.len() - shared) as f32
}

/// Marks that stand between a headline and the name of the site.
const JOINTS: [&str; 14] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", "_", " : ", "｜", "|"];

/// The title without the name of the site at its end or beginning. `is_site` tells such a name.
pub(super) fn without_site(title: &str, is_site: impl Fn(&str) -> bool) -> &str {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = JOINTS.iter().find_map(|joint| {
            let last = title.rfind(joint).filter(|place| is_site(&title[place + joint.len()..]));
            if let Some(place) = last {
                return Some(&title[..place]);
            }
            let first = title.find(joint).filter(|place| is_site(&title[..*place]));
            first.map(|place| &title[place + joint.len()..])
        });
        match cut.map(str::trim).filter(|cut| !cut.is_empty()) {
            Some(shorter) => title = shorter,
            None => break,
        }
    }
    title
}

/// The part of a host's name that names the site: `www.harbour-review.co.uk` is harbour-review.
pub(super) fn site_of_host(host: &str) -> &str {
    const SECOND_LEVELS: [&str; 8] = ["co", "com", "org", "net", "gov", "ac", "edu", "gob"];
    let labels: Vec<&str> = host.split('.').collect();
    let count = labels.len();
    let is_second = |label: &str| SECOND_LEVELS.contains(&label);
    match count {
        0 | 1 => host,
        2 => labels[0],
        _ if is_second(labels[count - 2]) && labels[count - 1].len() == 2 => labels[count - 3],
        _ => labels[count - 2],
    }
}

/// The host of an address, without `www.`.
pub(super) fn host_of(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && host.len() <= 253).then(|| host.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_without_the_site() {
        let is_site = |part: &str| key(part).replace(' ', "") == "harbourreview";
        for (title, expected) in [
            ("A - B | Harbour Review", "A - B"),
            ("Harbour Review: not cut", "Harbour Review: not cut"),
            ("Harbour Review - A", "A"),
            ("A | World | Harbour Review", "A | World"),
            ("标题_Harbour Review", "标题"),
            ("Harbour Review", "Harbour Review"),
        ] {
            assert_eq!(without_site(title, is_site), expected, "{title}");
        }
    }

    #[test]
    fn a_key_is_compared_as_it_is_made() {
        let pieces = ["a", "A", "b", " ", "-", "é", "U.S.", "船", "'s", "ab"];
        let mut draw = crate::dice::dice(23);
        for _ in 0..20_000 {
            let [one, other]: [String; 2] =
                std::array::from_fn(|_| (0..draw(5)).map(|_| pieces[draw(pieces.len())]).collect());
            assert_eq!(is_key_of(&key(&one), &other), key(&one) == key(&other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn entities_and_hosts() {
        assert_eq!(plain("Tom &amp; Jerry&#8217;s  <b>day</b>"), "Tom & Jerry’s day");
        assert_eq!(plain("3 < 4"), "3 < 4");
        assert_eq!(plain("A &amp;amp; B"), "A & B");
        assert_eq!(host_of("https://www.Harbour-Review.co.uk:8080/a?b").as_deref(), Some("harbour-review.co.uk"));
        assert_eq!(site_of_host("news.harbour-review.co.uk"), "harbour-review");
        assert_eq!(site_of_host("example.org"), "example");
    }
}
