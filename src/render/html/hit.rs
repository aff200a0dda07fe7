//! Turns a hit into what the list of hits shows of it.

use super::address::{Address, Choice};
use super::frame::value_label;
use super::written::read_date;
use crate::article::{DateStatus, Dimension, PublicationDate};
use crate::query::{Hit, Segment};
use crate::text::is_written_from_the_right;

/// How many actors a hit names.
const MOST_ACTORS: usize = 5;

pub(super) struct HitView {
    pub(super) number: u32,
    pub(super) address: String,
    pub(super) headline: Vec<Segment>,
    pub(super) date: DateView,
    pub(super) source: String,
    pub(super) author: String,
    pub(super) facts: Vec<String>,
    pub(super) path: String,
    /// The language of the article, for the browser; empty if it is not known.
    pub(super) language: String,
    pub(super) direction: &'static str,
    pub(super) snippets: Vec<Vec<Segment>>,
    pub(super) actors: Vec<HitActor>,
    pub(super) more_actors: usize,
}

pub(super) struct HitActor {
    pub(super) label: String,
    pub(super) mentions: u32,
    pub(super) address: String,
    pub(super) is_chosen: bool,
}

/// A publication date as pages show it.
pub(super) struct DateView {
    /// For the attribute `datetime`; empty where there is none.
    pub(super) machine: String,
    pub(super) text: String,
    /// What is to be said of it: how wide it is, or what speaks against it.
    pub(super) doubt: String,
}

pub(super) fn date(published: &PublicationDate) -> DateView {
    let reason = published.reason().map_or(String::new(), |reason| reason.replace('_', " "));
    let doubt = match published.status() {
        DateStatus::Known => reason,
        DateStatus::Partial if reason.is_empty() => String::new(),
        DateStatus::Partial | DateStatus::Unknown => reason,
        DateStatus::Suspect => format!("doubtful: {reason}"),
    };
    match published.date() {
        Some(date) => DateView { machine: date.to_string(), text: read_date(date), doubt },
        None => DateView { machine: String::new(), text: "no date".to_string(), doubt },
    }
}

/// A language as the attribute `lang` takes it: empty for what is no code.
pub(super) fn language_code(language: Option<&str>) -> String {
    let is_code = |code: &&str| {
        code.len() <= 35
            && code.starts_with(|c: char| c.is_ascii_alphabetic())
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    language.filter(is_code).unwrap_or_default().to_string()
}

/// The direction in which words of an article are set: that of its language where it goes from the right, so that a name in Latin letters at the
/// beginning does not turn it; else that of the words.
pub(super) fn direction(language: Option<&str>) -> &'static str {
    if language.is_some_and(is_written_from_the_right) { "rtl" } else { "auto" }
}

pub(super) fn hit(hit: &Hit, number: u32, address: &Address, names: &super::frame::Names) -> HitView {
    let plain = |text: &str| vec![Segment { text: text.to_string(), matched: false }];
    let headline = match hit.headline_segments.is_empty() {
        _ if hit.headline.trim().is_empty() => plain("(no headline)"),
        true => plain(&hit.headline),
        false => hit.headline_segments.clone(),
    };
    let language = hit.language.as_deref().filter(|language| *language != "en");
    let mut facts: Vec<String> = hit.topic.iter().chain(&hit.region).take(4).cloned().collect();
    facts.extend(language.map(|language| value_label(Dimension::Language, language)));
    // The first actor narrows by itself, every further one has to be there too.
    let has_actors = address.request.filters.iter().any(|filter| filter.dimension == Dimension::Actor);
    let choice = if has_actors { Choice::All } else { Choice::Any };
    let actors = hit.actor.iter().take(MOST_ACTORS).map(|actor| {
        let id = actor.id.as_str();
        let is_chosen = names
            .0
            .iter()
            .any(|chosen| chosen.dimension == Dimension::Actor && chosen.values.iter().any(|value| value == id));
        HitActor {
            label: actor.label.clone(),
            mentions: actor.mentions,
            address: match is_chosen {
                true => address.article_marking(hit.id.as_str(), id),
                false => address.choosing(Dimension::Actor, id, choice).search(),
            },
            is_chosen,
        }
    });
    HitView {
        number,
        address: address.article(hit.id.as_str()),
        headline,
        date: date(&hit.date_published),
        source: hit.source.clone().unwrap_or_default(),
        author: hit.author.join(", "),
        facts,
        path: hit.file_path(),
        language: language_code(hit.language.as_deref()),
        direction: direction(hit.language.as_deref()),
        snippets: hit.snippets.clone(),
        actors: actors.collect(),
        more_actors: hit.actor.len().saturating_sub(MOST_ACTORS),
    }
}

/// One condition that can be taken away.
pub(super) struct Chip {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) value: String,
    pub(super) without: String,
}

/// A chip for every condition of an address.
pub(super) fn chips(address: &Address, names: &super::frame::Names) -> Vec<Chip> {
    let request = &address.request;
    let mut chips = Vec::new();
    if !request.text.is_empty() {
        let without = address.with(|request| request.text.clear()).search();
        chips.push(Chip { kind: "any", title: "words".to_string(), value: request.text.clone(), without });
    }
    for filter in &request.filters {
        let dimension = filter.dimension;
        let title = super::frame::title_of(dimension).to_lowercase();
        let lists = [(Choice::Any, &filter.any), (Choice::All, &filter.all), (Choice::None, &filter.none)];
        for (choice, list) in lists {
            for written in list {
                let (kind, title) = match choice {
                    Choice::Any if list.len() > 1 => ("any", format!("{title} any of")),
                    Choice::Any => ("any", title.clone()),
                    Choice::All => ("all", format!("{title} must be")),
                    Choice::None => ("none", format!("{title} not")),
                };
                let value = value_label(dimension, &names.label(dimension, written));
                chips.push(Chip { kind, title, value, without: address.without(dimension, written).search() });
            }
        }
    }
    if !request.published.is_open() {
        let value = super::written::read_range(request.published);
        let without = address.published(crate::article::DayRange::default()).search();
        chips.push(Chip { kind: "any", title: "date".to_string(), value, without });
    }
    chips
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn articles_in_arabic_are_set_from_the_right() {
        for (language, expected) in [(Some("ar"), "rtl"), (Some("he"), "rtl"), (Some("en"), "auto"), (None, "auto")] {
            assert_eq!(direction(language), expected, "{language:?}");
        }
    }
}
