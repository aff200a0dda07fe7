//! Turns what an index says it lacks into warnings for those whose answer it concerns.

use std::convert::Infallible;

use crate::article::Dimension;
use crate::error::quoted;
use crate::query::{Leaf, ParsedQuery, SearchRequest, Warning};
use crate::schema::Manifest;

pub(super) fn warnings(manifest: &Manifest, query: &ParsedQuery, request: &SearchRequest) -> Vec<Warning> {
    let mut warnings: Vec<Warning> =
        manifest.lacking().into_iter().map(|sentence| Warning::new("index_incomplete", sentence)).collect();
    let without: Vec<String> = manifest.sources_without_actors().map(|source| quoted(&source.folder)).collect();
    if !without.is_empty() && asks_for_actors(query, request) {
        let folders = without.join(" ");
        let message = format!(
            "no actors were looked for in the texts of {folders}, so that these articles are found by no actors but those that editors \
             gave them; `dateline index {folders}` looks for the others"
        );
        warnings.push(Warning::new("actors_not_looked_for", message));
    }
    warnings
}

/// Whether an actor is asked for, or actors are all that is asked.
fn asks_for_actors(query: &ParsedQuery, request: &SearchRequest) -> bool {
    let is_actor = |dimension: Dimension| matches!(dimension, Dimension::Actor | Dimension::Place);
    let is_counting = request.page.limit == 0 && query.facets.iter().any(|facet| is_actor(facet.dimension));
    let mut is_asked = is_counting || query.filters.iter().any(|filter| is_actor(filter.dimension));
    let mut base = query.base.clone();
    let Ok(()) = base.change_values::<Infallible>(&mut |dimension, _| {
        is_asked |= is_actor(dimension);
        Ok(())
    });
    let Ok(()) = base.change_spans::<Infallible>(&mut |span| {
        span.change_leaves(&mut |leaf| {
            is_asked |= matches!(leaf, Leaf::Actor(_));
            Ok(())
        })
    });
    is_asked
}
