//! Finds in an outline the lists of networks and ways to send on, in whatever language: `Roinn ar Facebook`, `Roinn ar X`.

use std::ops::Range;

use super::outline::{Outline, Tag};
use crate::ingest::parse::networks::NETWORKS;

/// The places of such lists.
pub(super) fn lists_of_networks(outline: &Outline) -> Vec<Range<usize>> {
    const LONGEST: usize = 40;
    const OTHERS: [&str; 2] = ["reddit", "messenger"];
    let names_network = |place: &usize| {
        let line = outline.blocks[*place].text.to_lowercase();
        NETWORKS.iter().chain(&OTHERS).any(|network| line.contains(network)) || line.ends_with(" x")
    };
    let is_short = |place: usize| outline.blocks[place].length <= LONGEST && !outline.blocks[place].ends_sentence;
    let lists = outline.regions.iter().filter(|region| region.tag == Tag::List).map(|region| region.first..region.end);
    lists
        .filter(|places| places.len() >= 2 && places.clone().all(is_short))
        .filter(|places| places.clone().filter(names_network).count() * 2 >= places.len())
        .collect()
}
