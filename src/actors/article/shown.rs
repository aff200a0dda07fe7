//! Turns the text of a test into whom it names, on one line, in the order of the ids.

use super::{Named, named_in};
use crate::article::ParsedArticle;

/// The ids that are wanted, each with the number of its mentions: `org:nokia=2 org:reuters=1`.
pub(in crate::actors) fn mentions(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let named = named(text);
    let wanted = named.actors.iter().filter(|actor| is_wanted(actor.id.as_str()));
    let mut found: Vec<String> = wanted.map(|actor| format!("{}={}", actor.id, actor.mentions)).collect();
    found.sort_unstable();
    found.join(" ")
}

/// The ids that are wanted.
pub(in crate::actors) fn ids(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let named = named(text);
    let mut ids: Vec<&str> = named.actors.iter().map(|actor| actor.id.as_str()).filter(|id| is_wanted(id)).collect();
    ids.sort_unstable();
    ids.join(" ")
}

/// The ids of all actors and places, each once.
pub(in crate::actors) fn actors_and_places(text: &str) -> String {
    let named = named(text);
    let mut ids: Vec<&str> = named.actors.iter().chain(&named.places).map(|actor| actor.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.join(" ")
}

fn named(text: &str) -> Named {
    let article = ParsedArticle { body: text.to_string(), ..ParsedArticle::default() };
    named_in(&article, Some("en"))
}
