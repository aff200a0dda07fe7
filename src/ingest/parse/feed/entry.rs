//! Turns one entry of a feed into the fields of an article.

use super::super::builder::{ArticleBuilder, key_evidence};
use super::super::byline::{is_person, names, signed_by_persons};
use super::super::dates::{DateReading, whole_date};
use super::super::html::{EntryText, keep_bios};
use super::super::record::line_of_markup;
use super::super::text::{end_before_lists, end_before_rights, names_a_paper};
use super::super::xml::{Element, resolved};
use super::Channel;
use super::around::{end_before_shortcodes, take_around};
use super::captions::{captions_cut, entry_without_frame};
use super::categories::read_categories;
use super::house::house_of_title;
use super::inside::set_text_of_entry;
use crate::article::{DatePrecision, Evidence, Field};
use crate::text::{collapse_white_space, words_of};

/// Where the text of an entry may stand: the whole text first, teasers last.
const BODIES: [&[&str]; 14] = [
    &["content:encoded"],
    &["content"],
    &["body"],
    &["yandex:full-text"],
    &["full-text"],
    &["fulltext"],
    &["mailru:full-text"],
    &["turbo:content"],
    &["description"],
    &["summary"],
    &["dc:description"],
    &["itunes:summary"],
    &["media:group", "media:description"],
    &["media:description"],
];
/// Where the day may stand and how much it says of publication.
const DATES: [(&str, f32); 13] = [
    // The local day, where `pubDate` has the one of Greenwich.
    ("wp:post_date", 1.0),
    ("pubDate", 1.0),
    ("published", 1.0),
    ("issued", 1.0),
    ("dc:date", 0.95),
    ("dcterms:issued", 0.95),
    ("prism:publicationDate", 0.95),
    ("dcterms:created", 0.9),
    ("created", 0.9),
    ("pubdate", 0.9),
    ("updated", 0.7),
    ("modified", 0.7),
    ("dcterms:modified", 0.7),
];
/// Reads an entry. `number` is its place in the feed, from 1.
pub(super) fn read_entry(entry: &Element, channel: &Channel, number: u64, builder: &mut ArticleBuilder) {
    let evidence =
        |key: &str, words: &str, confidence: f32| key_evidence(format!("entry {number}: {key}"), words, confidence);
    let publisher = read_publisher(entry, channel, &evidence, builder);
    read_title(entry, publisher.as_deref(), &evidence, builder);
    let Texts { body, signed, closing } = read_texts(entry, &evidence, builder);
    read_dates(entry, &evidence, builder);
    read_authors(entry, channel, &evidence, builder);
    if builder.article().authors.is_empty() {
        builder.add_values(Field::Author, &signed, evidence("first line of the text", &signed.join(", "), 0.8));
    }
    read_categories(entry, &evidence, builder);
    if let Some((path, text)) = body {
        let key = path.join("/");
        let markup = entry.at(path).map(markup_of).unwrap_or_default();
        let first_line = text.lines().next().unwrap_or_default().to_string();
        set_text_of_entry(text, &markup, evidence(&key, &first_line, 0.95), builder);
    }
    if !closing.is_empty() {
        keep_bios(closing, builder);
    }
    if let Some(link) = link_of(entry) {
        let link = absolute(&link, channel.link.as_deref());
        builder.set_text(Field::Url, &link, evidence("link", &link, 1.0));
    }
    for key in ["guid", "id", "dc:identifier"] {
        if let Some(id) = entry.first(key).map(line_of) {
            builder.set_text(Field::Identifier, &id, evidence(key, &id, 1.0));
            break;
        }
    }
    if let Some(about) = entry.attribute("rdf:about") {
        builder.set_text(Field::Identifier, about, evidence("rdf:about", about, 1.0));
    }
    let own = entry.first("dc:language").map(line_of).or_else(|| entry.attribute("xml:lang").map(ToString::to_string));
    if let Some(language) = own {
        builder.set_language(&language, evidence("language", &language, 1.0));
    } else if let Some(language) = &channel.language {
        builder.set_language(language, key_evidence("feed: language", language, 0.9));
    }
}

/// The text of an element on one line, without markup.
pub(super) fn line_of(element: &Element) -> String {
    // The names of characters stand even in texts that are declared to be plain.
    let is_html = element.attribute("type").is_none_or(|kind| kind.contains("html"));
    match () {
        () if element.has_elements() => line_of_markup(&element.inner_html(own_name)),
        () if is_html => line_of_markup(&without_marks_of_data(element.text())),
        () => collapse_white_space(&resolved(&element.text())),
    }
}

/// A text without the marks of CDATA that a program wrote inside of others.
fn without_marks_of_data(text: String) -> String {
    if text.contains("<![CDATA[") { text.replace("<![CDATA[", "").replace("]]>", "") } else { text }
}

/// What of an element is to be read as HTML.
fn markup_of(element: &Element) -> String {
    if element.has_elements() { element.inner_html(own_name) } else { without_marks_of_data(element.text()) }
}

fn own_name(element: &Element) -> Option<&str> {
    Some(&element.name)
}

pub(super) type Proof<'p> = dyn Fn(&str, &str, f32) -> Evidence + 'p;

fn read_publisher(entry: &Element, channel: &Channel, evidence: &Proof<'_>, builder: &mut ArticleBuilder) -> Option<String> {
    // A feed made of others names the house of each entry.
    let source = entry.first("source").map(|source| source.first("title").map_or_else(|| line_of(source), line_of));
    let named = ["dc:publisher", "News:Source", "prism:publicationName"].map(|key| (key, entry.first(key).map(line_of)));
    for (key, value) in [("source", source)].into_iter().chain(named) {
        if let Some(value) = value.filter(|value| !value.is_empty() && !value.starts_with("http")) {
            builder.set_text(Field::Publisher, &value, evidence(key, &value, 0.95));
            return Some(value);
        }
    }
    let house = house_of_title(&channel.title, channel.link.as_deref());
    builder.set_text(Field::Publisher, house, key_evidence("feed: title", &channel.title, 0.8));
    Some(house.to_string()).filter(|house| !house.is_empty())
}

fn read_title(entry: &Element, publisher: Option<&str>, evidence: &Proof<'_>, builder: &mut ArticleBuilder) {
    for path in [&["title"][..], &["media:title"], &["dc:title"], &["media:group", "media:title"], &["itunes:title"]] {
        let Some(title) = entry.at(path).map(line_of).filter(|title| !title.is_empty()) else { continue };
        let proof = evidence(&path.join("/"), &title, 1.0);
        // "Headline - House", as feeds made of others and those made from pages write it.
        let own = publisher.and_then(|house| title.strip_suffix(house)?.trim_end().strip_suffix(['-', '|', '–', '—']));
        builder.set_text(Field::Headline, own.map_or(title.as_str(), str::trim), proof);
        return;
    }
}

/// What the texts of an entry hold.
struct Texts {
    /// The text of the article, with the path to its element.
    body: Option<(&'static [&'static str], String)>,
    /// Who wrote, by the first lines.
    signed: Vec<String>,
    /// Lines about the author that stand beside the text.
    closing: Vec<String>,
}

/// Reads the texts that are not that of the article, and finds the one that is.
fn read_texts(entry: &Element, evidence: &Proof<'_>, builder: &mut ArticleBuilder) -> Texts {
    let mut body: Option<(&[&str], String)> = None;
    let title = builder.article().headline.clone();
    let (mut authors, mut beside) = (Vec::new(), Vec::new());
    for path in BODIES {
        let Some(element) = entry.at(path) else { continue };
        // What is not text lies elsewhere or is a picture.
        let kind = element.attribute("type").unwrap_or_default();
        let is_other = kind.contains('/') && !["text/", "html", "xml"].iter().any(|text| kind.contains(text));
        let EntryText { mut text, mut captions, closing } =
            if is_other { EntryText::default() } else { entry_without_frame(&markup_of(element)) };
        captions.extend(captions_cut(&mut text));
        if !captions.is_empty() {
            builder.keep("captions", serde_json::Value::from(captions));
        }
        text = without_asking(text);
        text.truncate(end_before_shortcodes(&text));
        let around = take_around(&mut text, &title);
        if let Some(origin) = around.origin {
            builder.set_text(Field::CreditText, &origin, evidence(&path.join("/"), &origin, 0.9));
        }
        if authors.is_empty() {
            authors = around.authors;
        }
        if authors.is_empty() {
            authors = closing.iter().find_map(|line| signed_by_persons(line)).unwrap_or_default();
        }
        text.truncate(end_before_lists(&text));
        let rights = end_before_rights(&text);
        if rights < text.len() {
            let words = text[rights..].trim().to_string();
            builder.set_text(Field::CreditText, &words, evidence(&path.join("/"), &words, 0.9));
            text.truncate(rights);
        }
        if text.is_empty() {
            continue;
        }
        match &body {
            None => (body, beside) = (Some((path, text)), closing),
            Some((_, whole)) if builder.article().description.is_empty() && !is_same_beginning(whole, &text) => {
                builder.set_text(Field::Description, &text, evidence(&path.join("/"), &text, 0.8));
            }
            Some(_) => {}
        }
    }
    for key in ["excerpt:encoded", "subtitle", "itunes:subtitle"] {
        let text = entry.first(key).map(line_of).unwrap_or_default();
        if body.as_ref().is_some_and(|(_, body)| !is_same_beginning(body, &text)) {
            builder.set_text(Field::Description, &text, evidence(key, &text, 0.8));
        }
    }
    Texts { body, signed: authors, closing: beside }
}

/// A text without the paragraphs in which a letter asks to be subscribed to, which its engine sets above and below.
fn without_asking(text: String) -> String {
    const LONGEST_BYTES: usize = 220;
    const MARKS: [&str; 4] = [
        "is a reader-supported publication",
        "Subscribe for free to receive new posts",
        "becoming a subscriber",
        "paid subscriber",
    ];
    let asks = |paragraph: &str| paragraph.len() <= LONGEST_BYTES && MARKS.iter().any(|mark| paragraph.contains(mark));
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return text;
    }
    text.split("\n\n").filter(|paragraph| !asks(paragraph)).collect::<Vec<_>>().join("\n\n")
}

/// Whether a teaser is only the beginning of the text.
fn is_same_beginning(text: &str, teaser: &str) -> bool {
    let teaser = words_of(teaser);
    let beginning = &teaser[..teaser.len().min(12)];
    words_of(&text[..text.floor_char_boundary(2000)]).starts_with(beginning)
}

fn read_dates(entry: &Element, evidence: &Proof<'_>, builder: &mut ArticleBuilder) {
    for (key, confidence) in DATES {
        let Some(date) = entry.first(key).map(line_of).filter(|date| !date.is_empty()) else { continue };
        // WordPress writes this for a draft.
        if date.starts_with("0000-00-00") {
            continue;
        }
        let proof = evidence(key, &date, confidence);
        if builder.article().published.date().is_some() {
            builder.pass_over(Field::DatePublished, &date, proof);
        } else {
            builder.set_date_text(&date, proof);
        }
    }
    // Old feeds have no element for it: `13/08/2020 21:27 - Quay reopens`.
    if builder.article().published.date().is_none() && builder.article().published.reason().is_none() {
        let title = entry.first("title").map(line_of).unwrap_or_default();
        let before = title.split_once(" - ").map(|(before, _)| before);
        if let Some(day) = before.filter(|day| day.starts_with(|c: char| c.is_ascii_digit()))
            && let DateReading::Found(found) = whole_date(day)
            && found.date.precision() == DatePrecision::Day
        {
            builder.set_date_text(day, evidence("title", day, 0.6));
        }
    }
}

/// The authors that an Atom element names.
pub(super) fn atom_authors(element: &Element) -> Vec<String> {
    let named = element.all("author").filter_map(|author| author.first("name").or_else(|| author.first("email")));
    named.map(line_of).filter(|name| !name.is_empty()).collect()
}

fn read_authors(entry: &Element, channel: &Channel, evidence: &Proof<'_>, builder: &mut ArticleBuilder) {
    let mut add = |key: &str, text: &str, confidence: f32| {
        let shown = channel.names.get(text.trim());
        let name = shown.cloned().unwrap_or_else(|| without_mail_address(text));
        if name.is_empty() {
            // Only an address: nobody's name, but it may tell who it was.
            builder.pass_over(Field::Author, text, evidence(key, text, 0.2));
        } else if builder.article().publisher.as_deref() == Some(name.as_str())
            && (names_a_paper(&name) || !is_person(&name))
        {
            builder.pass_over(Field::Author, text, evidence(key, text, 0.3));
        } else if let Some(account) = account_of(&name) {
            builder.add_values(Field::Author, &[account.to_string()], evidence(key, text, confidence));
        } else {
            // "Harbour Times Jane Doe", "能登日和 森田佳奈": the house before the name.
            let house = builder.article().publisher.as_deref().unwrap_or("\0");
            let own = name.strip_prefix(house).filter(|rest| rest.starts_with([' ', '\u{3000}', '/', ':', '・']));
            let own = own.map(|rest| rest.trim_matches([' ', '\u{3000}', '/', ':', '・'])).filter(|rest| !rest.is_empty());
            builder.add_values(Field::Author, &names(own.unwrap_or(&name)), evidence(key, text, confidence));
        }
    };
    let mut has_own = false;
    for author in entry.all("author").filter(|author| author.has_elements()) {
        if let Some(name) = author.first("name").or_else(|| author.first("email")).map(line_of) {
            add("author", &name, 1.0);
            has_own = true;
        }
    }
    for key in ["dc:creator", "author"] {
        for author in entry.all(key).filter(|author| !author.has_elements()).map(line_of).filter(|name| !name.is_empty()) {
            add(key, &author, 1.0);
            has_own = true;
        }
    }
    if !has_own {
        let of_feed = entry.first("source").map(atom_authors).filter(|authors| !authors.is_empty());
        for author in of_feed.as_ref().unwrap_or(&channel.authors) {
            add("author of the feed", author, 0.7);
        }
        for author in entry.all("itunes:author").map(line_of) {
            add("itunes:author", &author, 0.7);
        }
    }
}

/// Boards call who posted by the account: `/u/oldrail77`.
fn account_of(name: &str) -> Option<&str> {
    let account = name.strip_prefix("/u/").or_else(|| name.strip_prefix("u/"))?;
    let is_whole = account.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (!account.is_empty() && is_whole).then_some(account)
}

/// `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>`, `Jane Doe (jane@example.org)` → `Jane Doe`.
pub(crate) fn without_mail_address(text: &str) -> String {
    let parts = text.split(['(', ')', '<', '>', '[', ']', '"']).map(str::trim);
    let is_address = |part: &str| part.contains('@') && !part.contains(' ');
    let is_nobody = |part: &str| matches!(part.to_lowercase().as_str(), "unknown" | "noreply" | "no-reply" | "nospam");
    let words = |part: &str| -> String {
        part.split_whitespace()
            .filter(|word| !is_address(word) && !word.starts_with("mailto:"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    if !text.contains('@') {
        return text.trim().to_string();
    }
    let named = parts.map(words).find(|part| !part.is_empty() && !is_nobody(part));
    named.map(|name| name.trim_matches([',', ';', '-', ' ']).to_string()).unwrap_or_default()
}

/// The address of the page that an entry or a feed stands for.
pub(super) fn link_of(element: &Element) -> Option<String> {
    if let Some(original) = element.first("feedburner:origLink").map(line_of) {
        return Some(original);
    }
    let is_page = |link: &&Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let given = element.all("link").filter(is_page).find_map(|link| {
        link.attribute("href").map(ToString::to_string).or_else(|| Some(line_of(link)).filter(|text| !text.is_empty()))
    });
    let is_permanent = |guid: &&Element| guid.attribute("isPermaLink") != Some("false");
    given.or_else(|| element.first("guid").filter(is_permanent).map(line_of).filter(|text| text.starts_with("http")))
}

/// An address in full; `base` is the page it may be relative to.
fn absolute(link: &str, base: Option<&str>) -> String {
    let Some(base) = base.filter(|_| !link.contains("://") && !link.starts_with("urn:")) else { return link.to_string() };
    let Some((scheme, rest)) = base.split_once("://") else { return link.to_string() };
    let host = rest.split('/').next().unwrap_or(rest);
    match link {
        _ if link.starts_with("//") => format!("{scheme}:{link}"),
        _ if link.starts_with('/') => format!("{scheme}://{host}{link}"),
        _ => {
            let folder = rest.rsplit_once('/').map_or(rest, |(folder, _)| folder);
            format!("{scheme}://{folder}/{}", link.trim_start_matches("./"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::parse::parse;
    use crate::{Format, RawDocument};

    #[test]
    fn letters_that_ask_to_be_subscribed_to() {
        let text = "Thanks for reading Slow Coast! Subscribe for free to receive new posts.\n\nThe port waits.\n\nSlow Coast is a \
                    reader-supported publication. Consider becoming a subscriber.";
        assert_eq!(without_asking(text.to_string()), "The port waits.");
    }

    #[test]
    fn authors_beside_their_addresses() {
        for (text, expected) in [
            ("jane@example.org (Jane Doe)", "Jane Doe"),
            ("Jane Doe <jane@example.org>", "Jane Doe"),
            ("\"Jane Doe\" <jane@example.org>", "Jane Doe"),
            ("Jane Doe jane@example.org", "Jane Doe"),
            ("noreply@blogger.com (Unknown)", ""),
            ("jane@example.org", ""),
            ("Jane Doe (Cairo)", "Jane Doe (Cairo)"),
        ] {
            assert_eq!(without_mail_address(text), expected, "{text}");
        }
    }

    #[test]
    fn accounts_of_boards() {
        for (text, expected) in [
            ("/u/oldrail77", Some("oldrail77")),
            ("u/crane_spotter", Some("crane_spotter")),
            ("/u/", None),
            ("Jane Doe", None),
        ] {
            assert_eq!(account_of(text), expected, "{text}");
        }
    }

    #[test]
    fn days_of_entries_without_an_element_for_it() {
        for (title, expected) in [
            ("13/08/2020 21:27 - Quay reopens", "2020-08-13"),
            ("2020-08-13 - Quay reopens", "2020-08-13"),
            ("2020 - a year at the quay", ""),
            ("13 ships - none landed", ""),
            ("Quay reopens - 13/08/2020", ""),
        ] {
            let feed = format!(
                "<rss version='0.91'><channel><title>Bay</title><item><title>{title}</title><description>It did.</description></item></channel></rss>"
            );
            let document = RawDocument { path: "bay.xml".to_string(), format: Format::Xml, bytes: feed.into_bytes() };
            let today = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
            let (_, article) = &parse(&document, today).articles[0];
            let day = article.published.date().map_or(String::new(), |date| date.to_string());
            assert_eq!(day, expected, "{title}");
        }
    }

    #[test]
    fn addresses_in_full() {
        for (link, base, expected) in [
            ("/a/b", Some("https://example.org/x/"), "https://example.org/a/b"),
            ("b", Some("https://example.org/x/feed"), "https://example.org/x/b"),
            ("b", Some("https://example.org"), "https://example.org/b"),
            ("//example.net/b", Some("https://example.org"), "https://example.net/b"),
            ("https://example.net/b", Some("https://example.org"), "https://example.net/b"),
            ("b", None, "b"),
        ] {
            assert_eq!(absolute(link, base), expected, "{link}");
        }
    }
}
