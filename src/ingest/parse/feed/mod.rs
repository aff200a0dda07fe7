//! Turns a feed (RSS 0.9 to 2.0, RDF, Atom, a WordPress export) into articles, one an entry.
//!
//! The whole text of an entry counts before its teaser, the day of publication before that of a change, as printed. What the
//! feed says of itself (its title, language, authors) goes to each entry that does not say otherwise. `entry`: one entry. `around`: what engines set around its text. `captions`: what stands under its pictures. `house`: the name in the title. `inside`: what the text says of day, author and tags.
//! `json`: JSON Feed. `sitemap`: the articles that a news sitemap names.

mod alert;
mod around;
mod captions;
mod categories;
mod entry;
mod house;
mod inside;
mod json;
mod sitemap;

use std::collections::HashMap;

pub(crate) use self::alert::{is_alert, read_alert};
pub(crate) use self::captions::entry_without_frame;
use self::entry::read_entry;
pub(crate) use self::json::{is_json_feed, read_json_feed};
pub(crate) use self::sitemap::{is_sitemap, read_sitemap};
use super::Batch;
use super::xml::{self, Element, Tree};

/// The elements that are entries.
pub(crate) const ENTRY_NAMES: [&str; 2] = ["item", "entry"];

/// What a feed says of itself.
#[derive(Debug, Default)]
struct Channel {
    title: String,
    language: Option<String>,
    link: Option<String>,
    authors: Vec<String>,
    /// The names of authors by what they log in with, in an export of WordPress.
    names: HashMap<String, String>,
}

/// Whether the root element is that of a feed. An entry may stand alone.
pub(crate) fn is_feed(root: &str) -> bool {
    matches!(root, "rss" | "RDF" | "rdf" | "feed" | "channel" | "item" | "entry")
}

/// Reads the entries of a feed.
pub(crate) fn read_feed(text: &str, batch: &mut Batch<'_>) {
    let Tree { roots, faults } = xml::read(text, &ENTRY_NAMES);
    for fault in faults {
        let message = format!("the XML cannot be read on from here: {}", fault.reason);
        batch.problem(Some(fault.line), "broken_xml", message);
    }
    // Entries behind a fault stand without their feed, which is that of those before.
    let mut channels: Vec<Channel> = Vec::new();
    let mut entries: Vec<(usize, &Element)> = Vec::new();
    for root in &roots {
        if channels.is_empty() || !ENTRY_NAMES.contains(&root.name.as_str()) && !channel_of(root).title.is_empty() {
            channels.push(channel_of(root));
        }
        entries.extend(entries_of(root).into_iter().map(|entry| (channels.len() - 1, entry)));
    }
    let mut not_articles = 0;
    for (number, (channel, entry)) in batch.numbers().zip(&entries) {
        let channel = &channels[*channel];
        if !entry.is_closed && !is_cut_in_text(entry) {
            batch.problem(Some(entry.line), "cut_entry", "the entry that begins here is not whole and was left out");
        } else if is_other_post(entry) {
            not_articles += 1;
        } else {
            let mut builder = batch.builder();
            read_entry(entry, channel, number, &mut builder);
            if !entry.is_closed {
                builder.note("text_cut", "the file ends within the text of this entry".to_string());
            }
            let message = format!("entry {number} has neither title nor text");
            batch.finish(builder, number, Some(entry.line), &message);
        }
    }
    if not_articles > 0 {
        let message = format!("{not_articles} items of the export are pictures, menus, settings and the like, not posts");
        batch.problem(None, "not_an_article", message);
    }
    if entries.is_empty() && batch.is_without_problems() {
        batch.problem(None, "empty_file", "the feed has no entries");
    }
}

/// Whether the file ends within the text of an entry whose title is whole.
fn is_cut_in_text(entry: &Element) -> bool {
    const LEAST_BYTES: usize = 200;
    let is_whole = |element: &Element| element.name == "title" && element.is_closed && !element.text().trim().is_empty();
    let last = entry.elements().last();
    entry.elements().any(is_whole)
        && last.is_some_and(|last| {
            !last.is_closed
                && matches!(last.name.as_str(), "description" | "content" | "content:encoded" | "summary")
                && last.text().len() >= LEAST_BYTES
        })
}

fn entries_of(root: &Element) -> Vec<&Element> {
    if ENTRY_NAMES.contains(&root.name.as_str()) {
        return vec![root];
    }
    let mut entries = root.below("item");
    if entries.is_empty() {
        entries = root.below("entry");
    }
    entries
}

fn channel_of(root: &Element) -> Channel {
    if ENTRY_NAMES.contains(&root.name.as_str()) {
        return Channel::default();
    }
    let channel = root.first("channel").unwrap_or(root);
    let text_of = |name: &str| channel.first(name).map(entry::line_of).filter(|text| !text.is_empty());
    let language = text_of("language").or_else(|| text_of("dc:language"));
    let language =
        language.or_else(|| [channel, root].iter().find_map(|e| e.attribute("xml:lang")).map(ToString::to_string));
    Channel {
        title: text_of("title").unwrap_or_default(),
        language,
        link: entry::link_of(channel),
        // Only Atom has authors of the whole feed that are those of its entries.
        authors: if root.name == "feed" { entry::atom_authors(channel) } else { Vec::new() },
        names: channel.all("wp:author").filter_map(named_author).collect(),
    }
}

/// What an author logs in with, and the name that is shown.
fn named_author(author: &Element) -> Option<(String, String)> {
    let text_of = |name: &str| author.first(name).map(entry::line_of).filter(|text| !text.is_empty());
    let whole = || Some(format!("{} {}", text_of("wp:author_first_name")?, text_of("wp:author_last_name")?));
    Some((text_of("wp:author_login")?, text_of("wp:author_display_name").or_else(whole)?))
}

/// What exports of WordPress and Blogger hold besides posts and pages.
fn is_other_post(entry: &Element) -> bool {
    let is_kind =
        |term: &str| ["#settings", "#template", "#comment"].iter().any(|kind| term.ends_with(&format!("kind{kind}")));
    if entry.all("category").filter_map(|category| category.attribute("term")).any(is_kind) {
        return true;
    }
    let kind = entry.first("wp:post_type").map(Element::text);
    kind.is_some_and(|kind| {
        let kind = kind.trim();
        ["attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset"].contains(&kind)
            || kind.starts_with("wp_")
    })
}
