//! Turns an actor's id into everything that its page and its route of the API show, within the time that a reader waits.

use std::time::Duration;

use crate::article::ActorId;
use crate::backend::local::Index;
use crate::error::Error;
use crate::query::{ActorFacts, SearchRequest};
use crate::render::html::{Address, coarser};
use crate::search::{ReadingLimit, actor_facts};
use crate::server::api::within_limits;

/// How long articles are read for an actor of whom there are very many.
const READING_TIME: Duration = Duration::from_millis(1_200);

/// As [`actor_facts`], with a timeline that can be drawn.
pub(in crate::server) fn facts(index: &Index, id: &str) -> Result<ActorFacts, Error> {
    let mut request = SearchRequest::default();
    within_limits(&mut request);
    let mut facts = actor_facts(index, &ActorId::from(id), ReadingLimit::Time(READING_TIME), request.clone())?;
    request = request.actor(facts.id.as_str()).page(0, 0);
    for _ in 0..4 {
        let Some(interval) = facts.timeline.as_ref().and_then(|timeline| coarser(&Address::default(), timeline)) else {
            break;
        };
        request.timeline = Some(interval);
        let answer = index.search(&request)?;
        facts.timeline = answer.timeline;
        facts.exact &= answer.total.exact;
        super::add_warnings(&mut facts.warnings, answer.warnings);
    }
    Ok(facts)
}
