//! Turns what is known of actors into their list and the page of one: its names, where it stands, who is named with it.

use askama::Template;

use super::address::Address;
use super::frame::{Frame, Site, at_least, counted};
use super::graph::{self, Node, layout};
use super::rendered;
use super::timeline::{TimelineView, timeline};
use crate::article::{ActorKind, Dimension};
use crate::error::quoted;
use crate::query::{ActorFacts, ActorForm, ActorNeighbour, ActorPair, FacetResult, SearchRequest, Warning};
use crate::render::text::grouped;

/// How many actors the drawing shows; the table goes on.
const MOST_NODES: usize = 14;

/// What the list of actors is made of.
#[derive(Debug)]
pub struct ActorListPage<'a> {
    /// What all pages share.
    pub site: &'a Site,
    /// For its theme.
    pub address: &'a Address,
    /// The counted actors.
    pub facet: &'a FacetResult,
    /// What is missing from the counts, or is worth knowing.
    pub warnings: &'a [Warning],
    /// What was looked for.
    pub search: &'a str,
    /// The kind that was chosen.
    pub kind: Option<ActorKind>,
}

/// What the page of an actor is made of.
#[derive(Debug)]
pub struct ActorPage<'a> {
    /// What all pages share.
    pub site: &'a Site,
    /// For its theme.
    pub address: &'a Address,
    /// What is known.
    pub facts: &'a ActorFacts,
}

#[derive(Template)]
#[template(path = "actors.html")]
struct ActorsTemplate {
    frame: Frame,
    text: String,
    search: String,
    theme: Option<&'static str>,
    kinds: Vec<(&'static str, String, bool)>,
    warnings: Vec<String>,
    rows: Vec<ListRow>,
    total: String,
    more: String,
}

struct ListRow {
    label: String,
    kind: String,
    count: String,
    width: u64,
    actor: String,
    articles: String,
}

/// The list of actors.
pub fn actors_page(page: &ActorListPage<'_>) -> String {
    let ActorListPage { site, address, facet, warnings, search, kind } = *page;
    let most = facet.values.iter().map(|value| value.count).max().unwrap_or_default().max(1);
    let row = |value: &crate::query::FacetValue| ListRow {
        label: value.label.clone(),
        kind: value.kind.map_or(String::new(), |kind| kind.name().replace('-', " ")),
        count: grouped(value.count),
        width: (value.count * 20).div_ceil(most),
        actor: address.actor(&value.value),
        articles: address.anew(SearchRequest::default().actor(value.value.as_str())),
    };
    let template = ActorsTemplate {
        frame: Frame::new("Actors", site, address, |address| address.page("/actors")),
        text: String::new(),
        search: search.to_string(),
        theme: address.theme.map(super::Theme::name),
        kinds: ActorKind::ALL.map(|known| (known.name(), known.name().replace('-', " "), Some(known) == kind)).to_vec(),
        warnings: messages(warnings),
        rows: facet.values.iter().filter(|value| value.count > 0).map(row).collect(),
        total: at_least(counted(facet.distinct, "actor"), facet.exact),
        more: match facet.distinct.saturating_sub(facet.values.len() as u64) {
            0 => String::new(),
            more => grouped(more),
        },
    };
    rendered(&template)
}

fn messages(warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(|warning| warning.message.clone()).collect()
}

#[derive(Template)]
#[template(path = "actor.html")]
struct ActorTemplate {
    frame: Frame,
    text: String,
    label: String,
    kind: String,
    id: String,
    parent: Option<(String, String)>,
    names: Vec<String>,
    more_names: usize,
    warnings: Vec<String>,
    articles: String,
    mentions: String,
    senses: Vec<(String, String)>,
    search: String,
    forms: Vec<FormRow>,
    more_forms: usize,
    neighbours: Vec<NeighbourRow>,
    drawn: Vec<Drawn>,
    ties: Vec<Tie>,
    middle: Option<Node>,
    width: f64,
    height: f64,
    same: Vec<(String, String, String)>,
    timeline: Option<TimelineView>,
    read_articles: String,
    command: String,
}

/// An actor of the drawing.
struct Drawn {
    node: Node,
    label: String,
    title: String,
    line: f64,
    address: String,
}

/// A line between two actors of the drawing.
struct Tie {
    from: Node,
    to: Node,
    line: f64,
}

struct FormRow {
    words: String,
    mentions: String,
    sample: Vec<(String, bool)>,
    article: String,
}

struct NeighbourRow {
    label: String,
    sentences: String,
    articles: String,
    width: u64,
    sample: String,
    article: String,
    actor: String,
    together: String,
}

/// How many rows the tables of an actor show.
const MOST_ROWS: usize = 40;

/// The page of an actor.
pub fn actor_page(page: &ActorPage<'_>) -> String {
    let ActorPage { site, address, facts } = *page;
    let id = facts.id.as_str();
    let only = Address { theme: address.theme, ..Address::default() }.choosing(Dimension::Actor, id, super::Choice::Any);
    let most = most_sentences(facts);
    let drawing = Drawing::of(facts, address);
    let form = |form: &ActorForm| FormRow {
        words: form.words.clone(),
        mentions: grouped(form.mentions),
        sample: parted(&form.sample, &form.words),
        article: address.article_marking(&form.article, id),
    };
    let neighbour = |neighbour: &ActorNeighbour| NeighbourRow {
        label: neighbour.label.clone(),
        sentences: grouped(neighbour.sentences),
        articles: grouped(neighbour.articles),
        width: (neighbour.sentences * 20).div_ceil(most),
        sample: neighbour.sample.clone(),
        article: address.article_marking(&neighbour.article, id),
        actor: address.actor(&neighbour.id),
        together: address.anew(SearchRequest::for_text(format!("{} SENTENCE {}", operand(id), operand(&neighbour.id)))),
    };
    let template = ActorTemplate {
        frame: Frame::new(&facts.label, site, address, |address| address.actor(id)),
        text: String::new(),
        label: facts.label.clone(),
        kind: match &facts.country {
            Some(country) => format!("{} · {country}", facts.kind.name().replace('-', " ")),
            None => facts.kind.name().replace('-', " "),
        },
        id: facts.id.clone(),
        parent: facts.parent.as_ref().map(|parent| (parent.label.clone(), address.actor(&parent.id))),
        names: facts.names.iter().take(MOST_ROWS).cloned().collect(),
        more_names: facts.names.len().saturating_sub(MOST_ROWS),
        warnings: messages(&facts.warnings),
        articles: at_least(counted(facts.articles, "article"), facts.exact),
        mentions: counted(facts.mentions, "mention"),
        senses: facts.senses.iter().map(|(sense, count)| (sense.clone(), grouped(*count))).collect(),
        search: only.search(),
        forms: facts.forms.iter().take(MOST_ROWS).map(form).collect(),
        more_forms: facts.forms.len().saturating_sub(MOST_ROWS),
        neighbours: facts.neighbours.iter().take(MOST_ROWS).map(neighbour).collect(),
        drawn: drawing.drawn,
        ties: drawing.ties,
        middle: drawing.middle,
        width: graph::WIDTH,
        height: graph::HEIGHT,
        same: facts
            .may_be_the_same
            .iter()
            .map(|same| (same.label.clone(), counted(same.articles, "article"), address.actor(&same.id)))
            .collect(),
        timeline: facts.timeline.as_ref().map(|counts| timeline(counts, &only)),
        read_articles: facts.read_articles.map_or(String::new(), grouped),
        command: format!("dateline actors show {}", quoted(id)),
    };
    rendered(&template)
}

/// In how many sentences the actor is named with whom it is named with most.
fn most_sentences(facts: &ActorFacts) -> u64 {
    facts.neighbours.first().map_or(1, |neighbour| neighbour.sentences.max(1))
}

/// The actor in the middle of those with whom it is named, and the ties between these.
struct Drawing {
    drawn: Vec<Drawn>,
    ties: Vec<Tie>,
    middle: Option<Node>,
}

impl Drawing {
    fn of(facts: &ActorFacts, address: &Address) -> Drawing {
        let most = most_sentences(facts);
        // By the root: beside a line for hundreds of sentences one for a few is still seen.
        let width = |least: f64, grows: f64, sentences: u64| {
            ((least + grows * (sentences as f64 / most as f64).sqrt()) * 10.0).round() / 10.0
        };
        let near: Vec<&ActorNeighbour> = facts.neighbours.iter().take(MOST_NODES).collect();
        let nodes = layout(&near.iter().map(|neighbour| neighbour.sentences).collect::<Vec<_>>());
        let drawn = nodes.iter().skip(1).zip(&near).map(|(node, neighbour)| Drawn {
            node: node.clone(),
            label: shortened(&neighbour.label),
            title: format!("{}: {}", neighbour.label, counted(neighbour.sentences, "sentence")),
            line: width(1.0, 5.0, neighbour.sentences),
            address: address.actor(&neighbour.id),
        });
        let place_of = |id: &String| near.iter().position(|neighbour| neighbour.id == *id);
        let tie = |pair: &ActorPair| {
            let (left, right) = (place_of(&pair.left)?, place_of(&pair.right)?);
            Some(Tie {
                from: nodes.get(left + 1)?.clone(),
                to: nodes.get(right + 1)?.clone(),
                line: width(0.6, 3.0, pair.sentences),
            })
        };
        let ties = facts.pairs.iter().filter_map(tie).collect();
        Drawing { drawn: drawn.collect(), ties, middle: nodes.first().cloned() }
    }
}

/// An actor as a query names it.
fn operand(id: &str) -> String {
    format!("actor:\"{}\"", id.replace('"', ""))
}

fn shortened(label: &str) -> String {
    match label.char_indices().nth(26) {
        Some((end, _)) => format!("{}…", &label[..end]),
        None => label.to_string(),
    }
}

/// A sentence cut where words stand in it.
fn parted(sample: &str, words: &str) -> Vec<(String, bool)> {
    match sample.split_once(words).filter(|_| !words.is_empty()) {
        Some((before, after)) => vec![(before.to_string(), false), (words.to_string(), true), (after.to_string(), false)],
        None => vec![(sample.to_string(), false)],
    }
}
