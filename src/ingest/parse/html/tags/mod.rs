//! Chooses the publisher's tags of a page among the lists it declares and shows.
//!
//! - `places`: a page → the lists that stand in each place where tags may stand.
//! - `clean`: what stands there → tags.
//! - `keywords`: the `keywords` of a page, which are often those of the whole site → those of the article.
//! - `heading`: a line → whether tags follow.
//!
//! The list that agrees best with the others is taken, in case of a tie the most specific one.

mod clean;
mod heading;
mod keywords;
mod places;

use rustc_hash::FxHashSet;

pub(super) use self::heading::{is_tag_heading, may_head_tags};
use self::keywords::{are_of_news_at_all, keep_those_of_the_article};
use self::places::Places;
use super::json_ld::JsonLd;
use super::page::{Mark, PageFacts, Place, facts_of};
use super::site::Site;
use super::tag_notes::are_words_of_title;
use super::text::key;
use super::tree::parse_fragment;

/// Where the elements stand that readers see as tags.
const SHOWN_TAGS: &str = "tags of the page";

/// A list of tags from one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TagList {
    pub(super) tags: Vec<String>,
    pub(super) origin: String,
    pub(super) confidence: f32,
}

impl TagList {
    /// The list, unless nothing is in it.
    fn of(tags: Vec<String>, origin: &str, confidence: f32) -> Option<TagList> {
        (!tags.is_empty()).then(|| TagList { tags, origin: origin.to_string(), confidence })
    }
}

/// The tags that a piece of HTML, which a feed or an export gives as the text of one article, marks as such.
pub(crate) fn tags_of_entry(html: &str) -> Vec<String> {
    // Most pieces have none of these words.
    const MARKS: [&str; 5] = ["tag\"", "tag'", "tags", "/tag/", "Tags"];
    if !MARKS.iter().any(|mark| html.contains(mark)) {
        return Vec::new();
    }
    let page = parse_fragment(html);
    let (facts, site) = (facts_of(&page), Site::default());
    let places = Places { facts: &facts, site: &site, headline: None, authors: &[] };
    let marked = places.shown().into_iter().find(|list| list.origin == SHOWN_TAGS);
    marked.map(|list| list.tags).unwrap_or_default()
}

/// The chosen list first, then the others.
pub(super) fn tags(
    facts: &PageFacts<'_>,
    json_ld: &JsonLd,
    site: &Site,
    headline: Option<Place>,
    authors: &[String],
) -> Vec<TagList> {
    let places = Places { facts, site, headline, authors };
    let mut lists = places.declared(json_ld);
    lists.extend(places.shown());
    if is_undeclared(&lists) {
        lists.extend(places.line_of_tags());
    }
    if lists.is_empty() {
        lists.extend(places.counted().or_else(|| places.beside()).or_else(|| places.categories()));
    }
    lists.retain(|list| !list.origin.ends_with("keywords") || !are_words_of_title(&list.tags, &facts.title));
    // News and parts of the paper are of the site, whoever declares them.
    lists.retain(|list| {
        list.origin == "meta keywords" || !list.origin.ends_with("keywords") || !are_of_news_at_all(&list.tags)
    });
    if let Some(list) = lists.iter_mut().find(|list| list.origin == "meta keywords") {
        keep_those_of_the_article(list, facts, site, headline);
    }
    // What an article is declared to be about is not the whole menu.
    const FEWEST_OF_MENU: usize = 3;
    let is_declared = |list: &TagList| list.origin.starts_with("JSON-LD") || list.origin.starts_with("meta");
    lists.retain(|list| {
        !(is_declared(list) && list.tags.len() >= FEWEST_OF_MENU && are_all_in_menu(&list.tags, facts, headline))
    });
    lists.retain(|list| !list.tags.is_empty());
    let are_of_menu = |list: &TagList| are_links_above(&list.tags, facts, headline);
    ranked(lists, are_of_menu)
}

/// Whether half of some tags or more are links above the headline: they are parts of the paper.
fn are_links_above(tags: &[String], facts: &PageFacts<'_>, headline: Option<Place>) -> bool {
    let above = facts.blocks.iter().take(headline.map_or(0, |headline| headline.block));
    let links: FxHashSet<String> = above.flat_map(|block| &block.links).map(|link| key(link)).collect();
    tags.iter().filter(|tag| links.contains(&key(tag))).count() * 2 >= tags.len()
}

/// Whether all of some tags are links of navigation above the headline that nothing marks as tags. Below the text a box of them may be called an aside.
fn are_all_in_menu(tags: &[String], facts: &PageFacts<'_>, headline: Option<Place>) -> bool {
    let is_of_tags = |mark: Mark| matches!(mark, Mark::Tag | Mark::RelTag | Mark::TagLink | Mark::Section);
    let marked: FxHashSet<String> =
        facts.marked.iter().filter(|marked| is_of_tags(marked.mark)).map(|marked| key(&marked.text)).collect();
    let above = facts.blocks.iter().take(headline.map_or(0, |headline| headline.block));
    let menu = above.filter(|block| block.aside != 0).flat_map(|block| &block.links);
    let menu: FxHashSet<String> = menu.map(|link| key(link)).collect();
    let is_in_menu = |tag: &String| menu.contains(&key(tag)) && !marked.contains(&key(tag));
    tags.iter().all(is_in_menu)
}

/// Whether nothing but the keywords of a page, which are often those of the site, says what its tags are.
fn is_undeclared(lists: &[TagList]) -> bool {
    lists.iter().all(|list| list.origin == "meta keywords")
}

/// The lists with the one first that agrees best with the others. `are_of_menu`: whether a list is of the parts of the paper.
fn ranked(lists: Vec<TagList>, are_of_menu: impl Fn(&TagList) -> bool) -> Vec<TagList> {
    let mut ranked: Vec<(f32, TagList)> =
        lists.iter().map(|list| (agreement(list, &lists) + list.confidence, list.clone())).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut ranked: Vec<TagList> = ranked.into_iter().map(|(_, list)| list).collect();
    // What is declared for machines and has nothing of what readers see is of the site.
    let shown = ranked.iter().position(|list| list.origin == SHOWN_TAGS);
    if let Some(place) = shown
        && (ranked[0].origin.starts_with("meta") || ranked[0].origin.starts_with("JSON-LD") && are_of_menu(&ranked[0]))
        && overlap(&ranked[0].tags, &ranked[place].tags) == 0.0
    {
        let list = ranked.remove(place);
        ranked.insert(0, list);
    }
    ranked
}

/// How much of a list the other lists have, too.
fn agreement(list: &TagList, lists: &[TagList]) -> f32 {
    // The same list under a second name is no second voice.
    let is_copy = |other: &TagList| {
        let are_keywords = |list: &TagList| matches!(list.origin.as_str(), "meta keywords" | "meta news_keywords");
        are_keywords(list) && are_keywords(other) && list.tags == other.tags
    };
    // What links lead to may be the section above the headline; many lists that have it, too, make no list of it.
    if list.origin == "links to tags" {
        return 0.0;
    }
    let others = lists.iter().filter(|other| other.origin != list.origin && other.origin != "links to tags");
    others.filter(|other| !is_copy(other)).map(|other| overlap(&list.tags, &other.tags)).sum()
}

/// The F1 of two lists.
fn overlap(one: &[String], other: &[String]) -> f32 {
    let other: Vec<String> = other.iter().map(|tag| key(tag)).collect();
    let shared = one.iter().filter(|tag| other.contains(&key(tag))).count();
    2.0 * shared as f32 / (one.len() + other.len()) as f32
}
