//! Turns what a person asks of two actors that are one into a change of the file of corrections, or says why it cannot be.

use crate::actors::{Correction, Corrections, facts_of};
use crate::article::ActorId;
use crate::error::{Error, ErrorCode};
use crate::text::fold_value;

/// The actors that count as this one.
pub(super) fn into<'c>(id: &'c ActorId, known: &'c Corrections) -> impl Iterator<Item = &'c ActorId> {
    known.actors.iter().map(|correction| &correction.id).filter(move |other| *other != id && known.merged(other) == id)
}

/// Refuses to merge an actor with itself, one that counts for nobody, and into one that does. `uncorrected` is who would be meant by the name if nothing had
/// been corrected.
pub(super) fn check(
    from: &ActorId,
    into: &ActorId,
    uncorrected: Option<&ActorId>,
    known: &Corrections,
) -> Result<(), Error> {
    let refuse = |message: String, help: String| Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help));
    let end = known.merged(into);
    if end == from {
        let already = [Some(into), uncorrected].into_iter().flatten().find(|id| *id != from && known.merged(id) == from);
        return match already {
            Some(already) => refuse(
                format!("\"{already}\" counts as \"{from}\" already"),
                format!("`dateline actors merge \"{already}\" --undo` takes that back; then the other way round is free"),
            ),
            None => refuse(format!("\"{from}\" is one actor already"), "name two different ones".to_string()),
        };
    }
    let is_hidden = |id: &ActorId| known.actors.iter().any(|correction| correction.id == *id && correction.hide);
    if is_hidden(from) {
        return refuse(
            format!("\"{from}\" is hidden; merged into \"{end}\" it would count again, as that"),
            format!("`dateline actors hide \"{from}\" --undo` shows it again; then it is free to be merged"),
        );
    }
    if is_hidden(end) {
        return refuse(
            format!("\"{end}\" is hidden, so that \"{from}\" would count for nobody, either"),
            format!("`dateline actors hide \"{end}\" --undo` shows it again"),
        );
    }
    Ok(())
}

/// Refuses to hide an actor that counts as another one, as which it would go on counting. `uncorrected` is who would be meant by the name if nothing
/// had been corrected.
pub(super) fn check_hiding(id: &ActorId, uncorrected: Option<&ActorId>, known: &Corrections) -> Result<(), Error> {
    let is_merged = |id: &&ActorId| known.merged(id) != *id;
    let Some(merged) = [Some(id), uncorrected].into_iter().flatten().find(is_merged) else { return Ok(()) };
    let end = known.merged(merged);
    let message = format!("\"{merged}\" counts as \"{end}\", and would go on doing so");
    let help = format!(
        "`dateline actors merge \"{merged}\" --undo` parts the two; then it can be hidden. `dateline actors hide \"{end}\"` hides both"
    );
    Err(Error::new(ErrorCode::InvalidRequest, message).with_suggestion(help))
}

/// The actor that is no more to be merged: by its id, or by a name that was its own before. `uncorrected` says whom a name means if nothing is
/// corrected.
pub(super) fn undone(
    name: &str,
    known: &Corrections,
    uncorrected: impl Fn(&str) -> Option<ActorId>,
) -> Result<ActorId, Error> {
    let merged = || known.actors.iter().filter(|correction| correction.into.is_some());
    let has_id = |id: &ActorId| merged().any(|correction| correction.id == *id);
    let id = ActorId::from(name.trim());
    if has_id(&id) {
        return Ok(id);
    }
    if let Some(id) = uncorrected(name).filter(has_id) {
        return Ok(id);
    }
    let folded = fold_value(name);
    let names = |correction: &Correction| {
        let shown = facts_of(correction.id.as_str()).map(|facts| facts.label.to_string());
        let given = correction.id.given_name().map(str::to_string);
        let own = correction.alias.iter().chain(&correction.label).cloned();
        own.chain(shown).chain(given).any(|name| fold_value(&name) == folded)
    };
    let mut called = merged().filter(|correction| names(correction));
    if let (Some(only), None) = (called.next(), called.next()) {
        return Ok(only.id.clone());
    }
    let pairs: Vec<String> = merged()
        .filter_map(|correction| Some(format!("\"{}\" into \"{}\"", correction.id, correction.into.as_ref()?)))
        .collect();
    let help = if pairs.is_empty() { "nothing is merged".to_string() } else { format!("merged are {}", pairs.join(", ")) };
    Err(Error::new(ErrorCode::InvalidRequest, format!("\"{name}\" is not merged into another actor")).with_suggestion(help))
}
