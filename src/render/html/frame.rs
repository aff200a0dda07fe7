//! Holds what every page has around it, and the names of what was chosen.

use super::address::{Address, Theme};
use super::written::encoded;
use crate::article::Dimension;
use crate::render::text::grouped;

/// What all pages of one server share.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// How often the index has changed; part of the addresses of what belongs to one state.
    pub version: String,
    /// The number of articles.
    pub articles: u64,
    /// Whether there are more of them, in files of the index that are damaged.
    pub is_damaged: bool,
    /// The folder of the index as it was given on the command line, where it is not the usual one.
    pub index: Option<String>,
    /// The name to show: the folders the articles come from.
    pub name: String,
}

/// A value of a request, the values of the index that it stands for, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The dimension.
    pub dimension: Dimension,
    /// As the request writes it.
    pub written: String,
    /// As the index spells it: several where a value has several spellings or members.
    pub values: Vec<String>,
    /// The name to show.
    pub label: String,
}

/// The names of all that a request chooses.
#[derive(Clone, Debug, Default)]
pub struct Names(pub Vec<Chosen>);

impl Names {
    /// What is known of a value of the request.
    pub fn of(&self, dimension: Dimension, written: &str) -> Option<&Chosen> {
        self.0.iter().find(|chosen| chosen.dimension == dimension && chosen.written == written)
    }

    /// The name to show for a value of the request.
    pub fn label(&self, dimension: Dimension, written: &str) -> String {
        self.of(dimension, written).map_or(written.to_string(), |chosen| chosen.label.clone())
    }

    /// The value of the request that stands for one value of the index and no other.
    pub fn written(&self, dimension: Dimension, value: &str) -> Option<&str> {
        let is_it = |chosen: &&Chosen| chosen.dimension == dimension && chosen.values == [value];
        self.0.iter().find(is_it).map(|chosen| chosen.written.as_str())
    }
}

/// What stands around the content of a page.
pub(super) struct Frame {
    pub(super) title: String,
    pub(super) theme: Option<Theme>,
    pub(super) version: String,
    pub(super) name: String,
    pub(super) articles: String,
    pub(super) search: String,
    pub(super) actors: String,
    pub(super) help: String,
    pub(super) doctor: String,
    pub(super) light: String,
    pub(super) dark: String,
}

impl Frame {
    /// The frame of a page with this title. `here` is its own address in another theme.
    pub(super) fn new(title: &str, site: &Site, address: &Address, here: impl Fn(&Address) -> String) -> Frame {
        let themed = |theme: Theme| here(&Address { theme: Some(theme), ..address.clone() });
        Frame {
            title: title.to_string(),
            theme: address.theme,
            version: encoded(&site.version),
            name: site.name.clone(),
            articles: at_least(counted(site.articles, "article"), !site.is_damaged),
            search: address.page("/"),
            actors: address.page("/actors"),
            help: address.page("/help"),
            doctor: address.page("/doctor"),
            light: themed(Theme::Light),
            dark: themed(Theme::Dark),
        }
    }
}

/// A number with its noun: `1 article`, `2,000 articles`.
pub(super) fn counted(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(number))
}

/// A count, with what has to be said of one that is not exact.
pub(super) fn at_least(count: String, is_exact: bool) -> String {
    if is_exact { count } else { format!("at least {count}") }
}

/// The name of a dimension on a page.
pub(super) fn title_of(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Actor => "Actor",
        Dimension::Place => "Place",
        Dimension::Topic => "Topic",
        Dimension::Region => "Region",
        Dimension::Tag => "Tag",
        Dimension::Author => "Author",
        Dimension::Source => "Source",
        Dimension::Language => "Language",
        Dimension::DateStatus => "Date",
    }
}

/// The name of a value on a page: a language by its own name, a date status in words, others as they are.
pub(super) fn value_label(dimension: Dimension, label: &str) -> String {
    match dimension {
        Dimension::Language => crate::text::language_name(label).unwrap_or(label).to_string(),
        Dimension::DateStatus => match label {
            "known" => "full day",
            "partial" => "month or year only",
            "unknown" => "no date",
            "suspect" => "doubtful",
            other => other,
        }
        .to_string(),
        _ => label.to_string(),
    }
}
