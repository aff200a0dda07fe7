//! The read flow: a request, over any backend, to its response.
//!
//! - `resolve`: values and words as the index spells them. `assemble`: what the backend answers → a response.
//! - `highlight`: an article and a plan → the reasons why it matches. `snippet`: reasons → passages.
//! - `actor_facts`: an actor's id → what its articles say of it.
//! - `lacking`: what an index says it lacks → warnings.
//! - `clock`: the time of one request, which all of these share. `explain`: which part of a query is to blame, why an article matches. `mark`: a whole article with its reasons marked.

mod actor_facts;
mod all;
mod assemble;
mod clock;
mod explain;
mod highlight;
mod lacking;
mod mark;
mod resolve;
mod snippet;

pub use actor_facts::{ReadingLimit, actor_facts};
pub use all::AllHits;
#[cfg(feature = "server")]
pub(crate) use assemble::hit_of;
use clock::Clock;
pub use explain::explain_article;
pub use mark::mark;
#[cfg(feature = "cli")]
pub(crate) use resolve::actor_called;

use std::time::Instant;

use crate::backend::SearchBackend;
use crate::error::{Error, guarded};
#[cfg(feature = "local")]
use crate::query::SearchPlan;
use crate::query::{KnownActors, ParsedQuery, SearchRequest, SearchResponse, Warning, parse_with, plan};

/// Answers a request: parse, resolve, plan, run, assemble.
///
/// Fails when the request makes no sense or the backend fails; an odd request gets an answer with warnings.
pub fn search(backend: &dyn SearchBackend, request: &SearchRequest) -> Result<SearchResponse, Error> {
    guarded("search", || {
        let (query, clock) = understood(backend, request)?;
        let mut plan = plan(&query);
        // Passages need some of the time too.
        plan.budget = clock.rest().map(|rest| if query.snippets.count > 0 { rest / 8 * 7 } else { rest });
        let answer = backend.run(&plan)?;
        let explanation = if request.explain && answer.total == 0 {
            explain::explain(backend, &plan, &request.text, clock)?
        } else {
            None
        };
        let is_unexplained = request.explain && answer.total == 0 && explanation.is_none();
        let description = backend.describe();
        let lacking = lacking::warnings(&description.manifest, &query, request);
        let mut response = assemble::assemble(answer, &plan, query, &description, clock);
        if let Some(warning) = no_words(request).filter(|_| response.total.value == 0 && response.warnings.is_empty()) {
            response.warnings.push(warning);
        }
        response.warnings.extend(lacking);
        if is_unexplained {
            response
                .warnings
                .push(Warning::new("time_budget", "the time for a search ran out before it could be explained"));
        }
        response.explain = explanation;
        response.took_ms = (clock.elapsed().as_secs_f64() * 1e6).round() / 1e3;
        Ok(response)
    })
}

/// What to say of a query that holds marks alone, which no text is searched for.
fn no_words(request: &SearchRequest) -> Option<Warning> {
    const MOST_SHOWN: usize = 40;
    let text = request.text.trim();
    if text.is_empty() || text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let shown: String = text.chars().take(MOST_SHOWN).collect();
    Some(Warning::new("no_words", format!("{shown} holds no word to search for; marks alone are not searched")))
}

/// A request, parsed, in the words and values of the index, and the clock that started with it.
fn understood(backend: &dyn SearchBackend, request: &SearchRequest) -> Result<(ParsedQuery, Clock), Error> {
    let came_in = Instant::now();
    let manifest = backend.describe().manifest;
    let ask = resolve::asking(backend, &manifest, Clock::start(came_in, request.time_budget_ms));
    let mut query = parse_with(request, KnownActors::of(&manifest.corrections).in_index(&ask))?;
    // Who is meant may have taken its time, the first time most of all.
    let clock = Clock::start(came_in, request.time_budget_ms);
    resolve::resolve(backend, &mut query, clock)?;
    Ok((query, clock))
}

/// What a backend has to run for a request.
#[cfg(feature = "local")]
pub(crate) fn plan_of(backend: &dyn SearchBackend, request: &SearchRequest) -> Result<SearchPlan, Error> {
    let (query, clock) = understood(backend, request)?;
    Ok(SearchPlan { budget: clock.rest(), ..plan(&query) })
}
