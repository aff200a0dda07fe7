//! Turns a web page into an article: what it declares (JSON-LD, OpenGraph, `<meta>`, microdata, RDFa), what it shows, and its main
//! text.
//!
//! 1. `page`: one walk over the page gathers headings, text blocks and elements that say what they are (`hints`, `nodes`, `parts`, `items`);
//!    `json_ld`: the node of the article. 2. `site`: under which names the publisher goes. 3. `headline`, `when`, `people` (`pieces`, `reading_time`,
//!    `frames`, `nobody`), `tags` (`tag_notes`): each weighs the candidates for its field; the best is used, the others stay visible; `script_data`,
//!    `data_layer`: what is found nowhere else; `large`: the headline of pages without headings; `language`: how the place they come from writes dates. 4. `main_text`: the body.
//!    `posts`: what an article embeds of a network. `preformatted`: pages that are a text in `<pre>`. `saved_mail`: mails that a program saved as pages. `noframes`: pages of frames. `slim`: the page made smaller before it is parsed. `tree`: its tree. `refused`: pages in place of an article. `exports`: pages that hold several.
//!
//! Declared values are read first and doubted by rules; where they differ, the visible page decides.

mod class_hints;
mod data_layer;
mod exports;
mod frames;
mod headline;
mod hints;
mod house;
mod items;
mod json_ld;
mod known_words;
mod language;
mod large;
mod links;
mod main_text;
mod nobody;
mod nodes;
mod noframes;
mod others_headings;
mod page;
mod parts;
mod people;
mod pieces;
mod posts;
mod preformatted;
mod reading_time;
mod refused;
mod reports;
mod saved_mail;
mod script_data;
mod site;
mod slim;
mod tag_notes;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod tree;
mod when;

pub(crate) use self::exports::text_of_export;
use self::headline::headlines;
use self::json_ld::{JsonLd, ShownPage, json_ld};
use self::language::{language_of, place_of};
pub(crate) use self::links::{LinkedLine, lines_with_links};
pub(crate) use self::main_text::{EntryText, is_line_below, keep_bios, text_of_entry, text_of_fragment};
use self::main_text::{Origin, read_main_text};
use self::noframes::without_frames;
use self::page::{Heading, Mark, PageFacts, Place, facts_of};
use self::people::{authors, authors_in_data};
use self::preformatted::preformatted_text;
pub(crate) use self::refused::{is_program, is_refused};
use self::saved_mail::text_of_saved_mail;
use self::script_data::{ScriptArticle, article_in_scripts};
use self::site::{Site, site_of};
pub(crate) use self::slim::is_flattened;
use self::tags::tags;
pub(crate) use self::tags::tags_of_entry;
use self::text::{key, plain};
use self::tree::parse_page;
use self::when::{Surroundings, when};
use super::builder::{ArticleBuilder, key_evidence};
use super::dates::YearHabit;
use super::mail::read_written;
use super::no_value::is_no_value;
use super::text::{read_text, read_text_under_headline};
use crate::article::Field;
use crate::schema::SWAPPABLE;
use std::cell::OnceCell;

/// The charset a page declares in its first kilobyte.
pub(crate) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let after = head.split_once("charset=")?.1.trim_start_matches(['"', '\'']);
    let label: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!label.is_empty()).then_some(label)
}

/// Whether a page is a list of bookmarks, as browsers and services for reading later export it, and no article.
pub(crate) fn are_bookmarks(page: &str) -> bool {
    const MARKS: [&str; 3] =
        ["<!doctype netscape-bookmark-file-1", "<title>pocket export</title>", "<title>instapaper: export</title>"];
    let head = page[..page.floor_char_boundary(1024)].to_ascii_lowercase();
    MARKS.iter().any(|mark| head.contains(mark))
}

/// Reads a web page.
pub(crate) fn read_html(html: &str, builder: &mut ArticleBuilder) {
    let html = &*without_frames(html);
    let page = parse_page(html, builder);
    let mut facts = facts_of(&page);
    drop_archive(&mut facts);
    if let Some(text) = text_of_saved_mail(&facts, &page)
        && read_written(&text, text.lines().filter(|line| !line.trim().is_empty()), builder)
    {
        return;
    }
    let address = address_of(&facts);
    let json_ld = {
        let (first, others): (Vec<&Heading>, Vec<&Heading>) = facts.headings.iter().partition(|heading| heading.level == 1);
        let titles = ["og:title", "twitter:title"].into_iter().flat_map(|name| facts.meta(name));
        let shown = ShownPage {
            title: &facts.title,
            headlines: first.iter().map(|heading| heading.text.as_str()).chain(titles).collect(),
            other_headings: others.iter().map(|heading| heading.text.as_str()).collect(),
            url: address.as_ref().map(|(url, _)| url.as_str()),
            lines: first.first().map_or(Vec::new(), |heading| lines_around(&facts, heading.place)),
        };
        json_ld(&facts.json_ld, &shown)
    };
    for problem in &json_ld.problems {
        builder.note("json_ld_unreadable", format!("a JSON-LD block cannot be read: {problem}"));
    }
    let address = address.or_else(|| json_ld.url.clone().map(|url| (url, "JSON-LD: url".to_string())));
    let url = address.as_ref().map(|(url, _)| url.as_str());
    let site = site_of(&facts, &json_ld, url);
    let headlines = headlines(&facts, &json_ld, &site);
    for title in &headlines.titles {
        let confidence = (0.5 + title.weight / 3.0).min(0.95);
        builder.set_text(Field::Headline, &title.text, key_evidence(&title.origin, &title.text, confidence));
    }
    let headline = headlines.place;
    let page_title = facts.title.clone();
    let titles = [page_title.as_str(), headlines.titles.first().map_or("", |title| title.text.as_str())];
    facts.drop_other_items(&titles, headline);
    if let Some((url, origin)) = &address {
        builder.set_text(Field::Url, url, key_evidence(origin, url, 0.95));
    }
    let declared = language_of(&facts, &json_ld, builder);
    let origin = place_of(&facts, declared, url, headline);
    let drawn: OnceCell<Option<ScriptArticle>> = OnceCell::new();
    let in_scripts = || {
        let titles: Vec<&str> =
            headlines.titles.iter().map(|title| title.text.as_str()).chain([page_title.as_str()]).collect();
        drawn.get_or_init(|| article_in_scripts(html, &titles)).as_ref()
    };
    let around = Surroundings {
        published_in_scripts: &|| in_scripts()?.published.clone(),
        headline,
        urls: url.into_iter().chain(facts.saved_from.as_deref()).collect(),
        hint: origin.hint(),
    };
    read_date(&facts, &json_ld, &around, builder);
    for (place, list) in authors(&facts, &json_ld, &site, headline).into_iter().enumerate() {
        let evidence = key_evidence(&list.origin, &list.words, list.confidence);
        if place == 0 {
            builder.add_values(Field::Author, &list.names, evidence)
        } else if builder.article().authors != list.names {
            builder.pass_over(Field::Author, &list.names.join(" | "), evidence)
        }
    }
    if builder.article().authors.is_empty()
        && let Some(list) = in_scripts().and_then(|found| authors_in_data(&found.authors, &site))
    {
        builder.add_values(Field::Author, &list.names, key_evidence(&list.origin, &list.words, list.confidence));
    }
    let authors = builder.article().authors.clone();
    for (place, list) in tags(&facts, &json_ld, &site, headline, &authors).into_iter().enumerate() {
        let words = list.tags.join(", ");
        let evidence = key_evidence(&list.origin, &words, list.confidence);
        if place == 0 {
            builder.add_values(Field::Keywords, &list.tags, evidence)
        } else if builder.article().tags != list.tags {
            builder.pass_over(Field::Keywords, &words, evidence)
        }
    }
    read_places_and_topics(&facts, &json_ld, &site, builder);
    read_names(&facts, &json_ld, &site, builder);
    if let Some(foreign) = &json_ld.foreign {
        pass_over_foreign(foreign, builder);
    }
    if builder.article().authors.is_empty()
        && let Some(text) = preformatted_text(&page)
    {
        read_preformatted(&text, builder);
    }
    let is_drawn = read_main_text(html, &page, builder) == Origin::Scripts;
    // Where the scripts have nothing else to give, they are not read for tags alone.
    if builder.article().tags.is_empty()
        && (is_drawn || drawn.get().is_some())
        && let Some(found) = in_scripts()
    {
        let tags: Vec<String> = found.tags.iter().filter(|tag| !site.is_name(tag)).cloned().collect();
        builder.add_values(Field::Keywords, &tags, key_evidence("data of the page's scripts", &tags.join(", "), 0.7));
    }
}

/// Reads a page that is a text as it was typed; its title is known, if it has one.
fn read_preformatted(text: &str, builder: &mut ArticleBuilder) {
    match builder.article().headline.is_empty() {
        true => read_text(text, builder),
        false => read_text_under_headline(text, builder),
    }
    builder.rename_origins("text of the page");
}

/// Short lines around a heading that stand with it.
fn lines_around<'p>(facts: &'p PageFacts<'_>, heading: Place) -> Vec<&'p str> {
    const BLOCKS_ABOVE: usize = 6;
    const BLOCKS: usize = 18;
    const LONGEST_BYTES: usize = 200;
    let blocks = facts.blocks.iter().skip(heading.block.saturating_sub(BLOCKS_ABOVE)).take(BLOCKS);
    let near = blocks.filter(|block| block.length <= LONGEST_BYTES && (block.aside == 0 || block.aside == heading.aside));
    near.map(|block| block.text.as_str()).collect()
}

/// The address of the page and where it stands.
fn address_of(facts: &PageFacts<'_>) -> Option<(String, String)> {
    let declared = facts.canonical.map(|url| (url.to_string(), "link canonical".to_string()));
    let graph = facts.meta("og:url").next().map(|url| (url.to_string(), "meta og:url".to_string()));
    let saved = facts.saved_from.clone().map(|url| (url, "saved from".to_string()));
    // A canonical address of the whole site says nothing about the page.
    let leads_somewhere = |(url, _): &(String, String)| {
        url.split_once("://")
            .is_some_and(|(scheme, rest)| scheme.starts_with("http") && rest.trim_end_matches('/').contains('/'))
    };
    let all = [declared, graph, saved].into_iter().flatten();
    let all: Vec<(String, String)> =
        all.map(|(url, origin)| (copied_from(&url).map_or(url.clone(), str::to_string), origin)).collect();
    all.iter()
        .find(|address| leads_somewhere(address))
        .or_else(|| all.iter().find(|(url, _)| url.starts_with("http")))
        .cloned()
}

/// The address of which an archive of pages has a copy under its own: `https://archive.example/2019/https://courier.example/quay`.
fn copied_from(url: &str) -> Option<&str> {
    let inner = ["/https://", "/http://"].iter().filter_map(|start| url.find(start)).min()?;
    Some(&url[inner + 1..])
}

/// Leaves out what an archive of pages says of itself in the head of a copy: its name, and the instant at which it was made.
fn drop_archive(facts: &mut PageFacts<'_>) {
    const OF_ARCHIVE: [&str; 3] = ["og:site_name", "article:published_time", "article:modified_time"];
    let copy = facts.meta("og:url").next().filter(|url| copied_from(url).is_some()).map(str::to_string);
    let Some(copy) = copy else { return };
    let names_archive = facts.meta("og:site_name").any(|name| copy.split('/').nth(2).is_some_and(|host| host == name));
    if !names_archive {
        return;
    }
    let kept: Vec<bool> = facts.metas.iter().map(|(name, _)| !OF_ARCHIVE.contains(&name.as_str())).collect();
    let (mut metas, mut items) = (kept.iter(), kept.iter());
    facts.metas.retain(|_| metas.next().copied().unwrap_or(true));
    facts.meta_items.retain(|_| items.next().copied().unwrap_or(true));
    // The short address of the copy says nothing of the page.
    facts.canonical = None;
}

/// What a node says that stands for another article stays visible.
fn pass_over_foreign(foreign: &JsonLd, builder: &mut ArticleBuilder) {
    let one = |text: &Option<String>| text.clone().unwrap_or_default();
    for (field, words) in [
        (Field::Headline, one(&foreign.headline)),
        (Field::DatePublished, one(&foreign.published)),
        (Field::Author, foreign.persons.join(" | ")),
        (Field::Keywords, foreign.keywords.join(", ")),
    ] {
        if !words.is_empty() {
            builder.pass_over(field, &words, key_evidence("JSON-LD of another article", &words, 0.1));
        }
    }
}

fn read_date(facts: &PageFacts<'_>, json_ld: &JsonLd, around: &Surroundings<'_>, builder: &mut ArticleBuilder) {
    let words = facts.blocks.iter().map(|block| block.text.as_str()).find(|text| text.len() > 60).unwrap_or(&facts.title);
    let read = YearHabit::of(around.hint.language, words).while_reading(|| when(facts, json_ld, around));
    let doubt = read.dates.first().and_then(|date| date.doubt);
    // Where the order of its numbers is open, a day of the same year that the page has elsewhere is not the one that it is.
    let is_open = read.dates.first().is_some_and(|date| date.found.shortened == Some(SWAPPABLE));
    for (place, date) in read.dates.iter().enumerate() {
        let evidence = key_evidence(&date.origin, &date.words, date.confidence);
        if read.is_chosen && !(is_open && place > 0) {
            builder.set_date(&date.found, evidence);
        } else {
            builder.pass_over(Field::DatePublished, &date.words, evidence);
        }
    }
    if let Some(doubt) = doubt.filter(|_| read.is_chosen) {
        builder.doubt_date(doubt);
    }
    if read.dates.is_empty()
        && let Some((origin, words)) = read.unreadable.first()
    {
        builder.set_date_text(words, key_evidence(origin, words, 0.9));
    }
}

fn read_places_and_topics(facts: &PageFacts<'_>, json_ld: &JsonLd, site: &Site, builder: &mut ArticleBuilder) {
    let is_topic = |text: &String| {
        let folded = key(text);
        let says_nothing = is_no_value(Field::Topic, text)
            || matches!(folded.as_str(), "" | "uncategorized" | "home" | "article" | "articles");
        !says_nothing
            && !site.is_name(text)
            && text.chars().count() <= 80
            && !text.starts_with('/')
            && !text.starts_with("http")
    };
    let metas =
        ["article:section", "parsely-section", "og:section", "section", "sailthru.section", "articlesection", "category"];
    let mut sections: Vec<(Vec<String>, String)> = vec![(json_ld.sections.clone(), "JSON-LD: articleSection".to_string())];
    sections.extend(metas.map(|name| (facts.meta(name).map(plain).collect(), format!("meta {name}"))));
    let marked = facts.marked.iter().filter(|marked| marked.mark == Mark::Section && marked.place.aside == 0);
    sections.push((
        marked.map(|marked| marked.value.clone().unwrap_or_else(|| marked.text.clone())).collect(),
        "section of the page".to_string(),
    ));
    sections.push((json_ld.about.clone(), "JSON-LD: about".to_string()));
    let mut is_first = true;
    for (values, origin) in sections {
        let values: Vec<String> = values.into_iter().filter(|text| is_topic(text)).collect();
        if values.is_empty() {
            continue;
        }
        let evidence = key_evidence(&origin, &values.join(", "), 0.9);
        if std::mem::take(&mut is_first) {
            builder.add_values(Field::Topic, &values, evidence);
        } else {
            builder.pass_over(Field::Topic, &values.join(" | "), evidence);
        }
    }
    builder.add_values(
        Field::Region,
        &json_ld.regions,
        key_evidence("JSON-LD: contentLocation", &json_ld.regions.join(", "), 0.9),
    );
    if json_ld.regions.is_empty() {
        for place in facts.meta("geo.placename") {
            builder.add_list_text(Field::Region, place, key_evidence("meta geo.placename", place, 0.7));
        }
    }
}

fn read_names(facts: &PageFacts<'_>, json_ld: &JsonLd, site: &Site, builder: &mut ArticleBuilder) {
    for (name, origin) in site.names.iter().take(3) {
        builder.set_text(Field::Publisher, name, key_evidence(origin, name, 0.9));
    }
    let metas = ["og:description", "description", "dc.description", "twitter:description"];
    if let Some(text) = &json_ld.description {
        builder.set_text(Field::Description, text, key_evidence("JSON-LD: description", text, 0.9));
    }
    for name in metas {
        for content in facts.meta(name).take(1) {
            let text = plain(content);
            builder.set_text(Field::Description, &text, key_evidence(format!("meta {name}"), &text, 0.8));
        }
    }
}
