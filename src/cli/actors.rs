//! `dateline actors` and `dateline retag`: look up who is named and how, correct it in a file of the user's own, apply it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{ActorsAction, ActorsArguments, AliasAction, CorrectionsFile, RetagArguments};
use super::corrections::{self, Editor};
use super::output::Output;
use super::search::{name_index, notes};
use super::{merges, names};
use crate::actors::{Corrections, Registry, facts_of, no_actor_has};
use crate::article::{ActorId, ActorKind, Dimension};
use crate::backend::local::{Index, IndexWriter, WriterOptions};
use crate::backend::{SearchBackend, ValueMatch};
use crate::error::{Error, ErrorCode, quoted};
use crate::ingest::{RetagReport, retag};
use crate::query::{ActorFacts, FacetRequest, SearchRequest, Warning};
use crate::render::text::{counted, grouped};
use crate::render::{json, safe};
use crate::search::{ReadingLimit, actor_called, actor_facts};

pub(super) fn run(arguments: &ActorsArguments, output: &mut Output) -> Result<u8, Error> {
    let Some(action) = &arguments.action else { return list(arguments, output) };
    refuse_what_only_lists_take(arguments)?;
    let folder = &arguments.index;
    let index = match Index::open(folder) {
        Ok(index) => Some(index),
        // Corrections can be written before there is an index.
        Err(error) if error.code() == ErrorCode::IndexNotFound => None,
        Err(error) => return Err(error),
    };
    if let ActorsAction::Show { actor, all } = action {
        let Some(index) = index else {
            let message = format!("there is no index in \"{}\"", folder.display());
            return Err(Error::new(ErrorCode::IndexNotFound, message));
        };
        return show(&index, actor, *all, arguments.json, output);
    }
    let path = file_of(&arguments.corrections, index.as_ref());
    // Whoever names a file may begin one.
    if let Some(index) = index.as_ref().filter(|_| arguments.corrections.path.is_none()) {
        corrections::refuse_if_gone(&path, index.manifest())?;
    }
    let mut editor = Editor::open(&path)?;
    let done = correct(action, &mut editor, index.as_ref())?;
    editor.corrections()?.check()?;
    editor.save()?;
    if arguments.json {
        output.data(&json::pretty(&serde_json::json!({ "done": done, "file": path.display().to_string() })));
        return Ok(0);
    }
    let retag = match &arguments.corrections.path {
        Some(file) => format!("dateline retag --actors {}", quoted(&file.display().to_string())),
        None => "dateline retag".to_string(),
    };
    output.advice(&safe::line(&format!("{done}; written to {}. `{retag}` applies it to the index", path.display())));
    Ok(0)
}

fn refuse_what_only_lists_take(arguments: &ActorsArguments) -> Result<(), Error> {
    let listing = [arguments.search.is_some(), !arguments.kind.is_empty(), arguments.limit.is_some()];
    match ["--search", "--kind", "--limit"].iter().zip(listing).find(|(_, is_given)| *is_given) {
        Some((flag, _)) => Err(Error::new(
            ErrorCode::InvalidRequest,
            format!("{flag} is for the list of actors, which `dateline actors` shows without a command behind it"),
        )),
        None => Ok(()),
    }
}

/// Writes a correction into the file, and says what holds now.
fn correct(action: &ActorsAction, editor: &mut Editor, index: Option<&Index>) -> Result<String, Error> {
    let known = editor.corrections()?;
    let id = |name: &str| {
        let id = actor_named(name, index, &known)?;
        refuse_unknown(&id, index, &known)?;
        Ok::<ActorId, Error>(id)
    };
    Ok(match action {
        ActorsAction::Alias { action: AliasAction::Add { actor, name } } => {
            // A name makes an actor that nobody knew.
            let id = actor_named(actor, index, &known)?;
            editor.remove(&id, "not", name);
            editor.add(&id, "alias", name)?;
            format!("\"{name}\" is a name of {id}")
        }
        ActorsAction::Alias { action: AliasAction::Remove { actor, name } } => {
            let id = id(actor)?;
            take_away(&id, name, editor)?
        }
        ActorsAction::Merge { from, into: None, .. } => {
            let from = merges::undone(from, &known, |name| actor_named(name, index, &Corrections::default()).ok())?;
            editor.unset(&from, "into")?;
            format!("{from} counts for itself again")
        }
        ActorsAction::Merge { from, into: Some(named), .. } => {
            let (from, into) = (id(from)?, id(named)?);
            let uncorrected = actor_named(named, index, &Corrections::default()).ok();
            merges::check(&from, &into, uncorrected.as_ref(), &known)?;
            editor.set(&from, "into", into.as_str())?;
            format!("{from} counts as {into}")
        }
        ActorsAction::Split { actor, name, kind } => {
            let from = id(actor)?;
            let own = split(&from, name, *kind, &known, editor)?;
            format!("\"{name}\" is {own}, no more {from}")
        }
        ActorsAction::Hide { actor, undo: true } => {
            let id = id(actor)?;
            editor.unset(&id, "hide")?;
            format!("{id} counts again")
        }
        ActorsAction::Hide { actor, undo: false } => {
            let id = id(actor)?;
            let uncorrected = actor_named(actor, index, &Corrections::default()).ok();
            merges::check_hiding(&id, uncorrected.as_ref(), &known)?;
            editor.set(&id, "hide", true)?;
            let with: Vec<&str> = merges::into(&id, &known).map(ActorId::as_str).collect();
            let with = if with.is_empty() {
                String::new()
            } else {
                format!(", nor does what is merged into it: {}", with.join(", "))
            };
            format!("{id} counts for nobody{with}")
        }
        ActorsAction::Kind { actor, kind } => {
            let id = id(actor)?;
            editor.set(&id, "kind", kind.name())?;
            format!("{id} is {} {kind}", names::article_before(*kind))
        }
        ActorsAction::Show { .. } => String::new(),
    })
}

/// Takes a name from an actor: the user's, and that of the registry, which may have it without its article.
fn take_away(id: &ActorId, name: &str, editor: &mut Editor) -> Result<String, Error> {
    let mut was_given = false;
    for written in [name, names::without_article(name)] {
        was_given |= editor.remove(id, "alias", written);
    }
    let own = names::of_registry(id, name);
    for written in &own {
        editor.add(id, "not", written)?;
    }
    if own.is_empty() && !was_given {
        editor.add(id, "not", name)?;
    }
    let others = names::others(id, name);
    let others = match others.is_empty() {
        true => String::new(),
        false => format!(" (but one of {}; `dateline actors split` makes it an actor of its own)", others.join(", ")),
    };
    Ok(format!("\"{name}\" is no name of {id}{others}"))
}

/// Makes a name of an actor an actor of its own, whose id is returned.
fn split(
    from: &ActorId,
    name: &str,
    kind: Option<ActorKind>,
    known: &Corrections,
    editor: &mut Editor,
) -> Result<ActorId, Error> {
    // What has a name in common with a state is rarely another one: that has to be said.
    let inherited = known.kind(from.as_str()).filter(|kind| *kind != ActorKind::State);
    let is_person = kind.or(inherited) == Some(ActorKind::Person);
    let found = |name: &str| if is_person { ActorId::found_person(name) } else { ActorId::found_organisation(name) };
    // In small letters it would look like an id of the registry.
    let own = Some(found(name)).filter(|id| id.given_name().is_some()).unwrap_or_else(|| found(&capitalised(name)));
    if own == *from {
        let message = format!("\"{name}\" is {from}, which is an actor of its own already");
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    if let Some(other) = names::other_owner(name, [from, &own], known) {
        let message = format!(
            "\"{name}\" is a name of {other} already, so that nothing would count as {own}; `dateline actors alias remove \
             {} {}` makes it free",
            quoted(other.as_str()),
            quoted(name)
        );
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    editor.add(from, "not", name)?;
    editor.remove(from, "alias", name);
    editor.set(&own, "label", name)?;
    editor.add(&own, "alias", name)?;
    for written in names::of_registry(from, name).iter().filter(|written| *written != name) {
        editor.add(from, "not", written)?;
        editor.add(&own, "alias", written)?;
    }
    // What its name says has not to be written down.
    if let Some(kind) = kind.or(inherited.filter(|kind| known.kind(own.as_str()) != Some(*kind))) {
        editor.set(&own, "kind", kind.name())?;
    }
    Ok(own)
}

/// Refuses an id that neither the registry nor the file nor an article has; where there is no index yet, articles may.
fn refuse_unknown(id: &ActorId, index: Option<&Index>, known: &Corrections) -> Result<(), Error> {
    if facts_of(id.as_str()).is_some() || known.actors.iter().any(|correction| correction.id == *id) {
        return Ok(());
    }
    let Some(index) = index else {
        // Only an id that shows a name may be one of a text.
        let message = || Error::new(ErrorCode::InvalidRequest, no_actor_has(id));
        return if id.given_name().is_some() { Ok(()) } else { Err(message()) };
    };
    let mut near = None;
    for dimension in [Dimension::Actor, Dimension::Place] {
        match index.find_value(dimension, id.as_str())? {
            ValueMatch::Exact => return Ok(()),
            ValueMatch::Spelled(spelled) => near = near.or(spelled.into_iter().next()),
            ValueMatch::Absent { nearest } => near = near.or(nearest),
        }
    }
    let message = match near.filter(|_| id.given_name().is_some()) {
        Some(near) => format!("no actor has the id \"{id}\"; did you mean \"{near}\"?"),
        None => no_actor_has(id),
    };
    Err(Error::new(ErrorCode::InvalidRequest, message))
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Where the corrections are.
fn file_of(flag: &CorrectionsFile, index: Option<&Index>) -> PathBuf {
    let manifest = index.map(Index::manifest);
    let sources = manifest.map_or(&[][..], |manifest| &manifest.sources);
    corrections::file_for(flag.path.as_deref(), manifest, sources.iter().map(|source| Path::new(&source.folder)))
}

/// The actor that a correction is about.
fn actor_named(name: &str, index: Option<&Index>, known: &Corrections) -> Result<ActorId, Error> {
    let message = match find_actor(name, index, known)? {
        Found::Actor(id) => return Ok(id),
        Found::NoId(id) => no_actor_has(&id),
        Found::Nobody { near: None } => {
            format!("{}; give an id such as org:Acme Front to name a new one", nobody_called(name, None))
        }
        Found::Nobody { near } => nobody_called(name, near.as_deref()),
    };
    Err(Error::new(ErrorCode::InvalidRequest, message))
}

/// Who is meant by what a person writes.
enum Found {
    Actor(ActorId),
    /// Nobody has what looks like an id.
    NoId(ActorId),
    /// Nobody goes by the name; perhaps by one near it.
    Nobody {
        near: Option<String>,
    },
}

fn nobody_called(name: &str, near: Option<&str>) -> String {
    let near = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
    format!("no actor is called \"{name}\"{near}")
}

fn find_actor(name: &str, index: Option<&Index>, known: &Corrections) -> Result<Found, Error> {
    let id = ActorId::from(name.trim());
    let is_id = facts_of(id.as_str()).is_some() || known.actors.iter().any(|correction| correction.id == id);
    if is_id || id.given_name().is_some() {
        return Ok(Found::Actor(id));
    }
    let named = ActorId::named(name.trim());
    let corrected = known.resolve(&named);
    if corrected != named {
        return Ok(Found::Actor(corrected));
    }
    let called = match index {
        Some(index) => Some(actor_called(index, known, name.trim())?).filter(|id| *id != named),
        None => Registry::shared().look_up(name).map(|actor| actor.id.clone()),
    };
    if let Some(id) = called {
        return Ok(Found::Actor(id));
    }
    let found = index.map(|index| index.find_value(Dimension::Actor, named.as_str())).transpose()?;
    Ok(match (found, index) {
        (Some(ValueMatch::Exact), _) => Found::Actor(named),
        (Some(ValueMatch::Spelled(spelled)), _) if !spelled.is_empty() => Found::Actor(ActorId::from(spelled[0].as_str())),
        _ if looks_like_an_id(name.trim()) => Found::NoId(id),
        (Some(ValueMatch::Absent { nearest: Some(nearest) }), Some(index)) => {
            Found::Nobody { near: Some(index.manifest().label(Dimension::Actor, &nearest)) }
        }
        _ => Found::Nobody { near: None },
    })
}

fn looks_like_an_id(name: &str) -> bool {
    let is_slug = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    name.split_once(':').is_some_and(|(kind, rest)| !kind.is_empty() && !rest.is_empty() && is_slug(kind) && is_slug(rest))
}

/// One row of the list.
#[derive(Serialize)]
struct Row {
    id: String,
    label: String,
    kind: ActorKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'static str>,
    articles: u64,
}

fn list(arguments: &ActorsArguments, output: &mut Output) -> Result<u8, Error> {
    let index = Index::open(&arguments.index)?;
    let mut request = SearchRequest::default();
    request.page.limit = 0;
    request.facets.push(FacetRequest {
        prefix: arguments.search.clone().unwrap_or_default(),
        kinds: arguments.kind.clone(),
        ..FacetRequest::of(Dimension::Actor, arguments.limit.unwrap_or(50))
    });
    let mut answer = index.search(&request)?;
    let Some(facet) = answer.facets.into_iter().next() else { return Ok(1) };
    let row = |value: crate::query::FacetValue| Row {
        kind: index.manifest().kind(&value.value),
        country: facts_of(&value.value).and_then(|facts| facts.country),
        label: value.label,
        articles: value.count,
        id: value.value,
    };
    let rows: Vec<Row> = facet.values.into_iter().map(row).collect();
    if arguments.json {
        name_index(&mut answer.warnings, output);
        output.data(&json::pretty(&serde_json::json!({
            "actors": rows, "distinct": facet.distinct, "exact": facet.exact, "warnings": answer.warnings
        })));
    } else {
        notes(&answer.warnings, output);
        let mut lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let country = row.country.map_or(String::new(), |country| format!(" {country}"));
                safe::line(&format!("{:>9}  {}  ({}{country})  {}", grouped(row.articles), row.label, row.kind, row.id))
            })
            .collect();
        let more = facet.distinct.saturating_sub(rows.len() as u64);
        if more > 0 {
            lines.push(format!("and {} more; --limit, --search and --kind choose", grouped(more)));
        }
        output.data(&lines.join("\n"));
    }
    Ok(status(&answer.warnings, rows.is_empty() && facet.exact))
}

/// The exit status of an answer, as `dateline search` has it: one that lacks what is damaged is no full success.
fn status(warnings: &[Warning], is_nothing: bool) -> u8 {
    if warnings.iter().any(|warning| warning.code == "index_damaged") {
        return ErrorCode::IndexDamaged.exit_status();
    }
    u8::from(is_nothing)
}

/// How many rows of each kind are shown to a person.
const MOST_ROWS: usize = 20;

/// So many articles of an actor are read, which takes some seconds.
const MOST_READ: usize = 10_000;

fn show(index: &Index, name: &str, reads_all: bool, as_json: bool, output: &mut Output) -> Result<u8, Error> {
    // Nothing is begun here: a name that nobody has is one that is not found.
    let id = match find_actor(name, Some(index), &index.manifest().corrections)? {
        Found::Actor(id) => id,
        Found::NoId(id) => return Err(Error::new(ErrorCode::ActorNotFound, no_actor_has(&id))),
        Found::Nobody { near } => return Err(Error::new(ErrorCode::ActorNotFound, nobody_called(name, near.as_deref()))),
    };
    let limit = if reads_all { ReadingLimit::All } else { ReadingLimit::Articles(MOST_READ) };
    let mut facts = actor_facts(index, &id, limit, SearchRequest::default())?;
    if as_json {
        name_index(&mut facts.warnings, output);
        output.data(&json::pretty(&facts));
    } else {
        notes(&facts.warnings, output);
        output.data(&shown_as_text(&facts));
    }
    Ok(status(&facts.warnings, facts.mentions == 0 && facts.exact))
}

fn shown_as_text(facts: &ActorFacts) -> String {
    let country = facts.country.as_ref().map_or(String::new(), |country| format!(", {country}"));
    let parent = facts.parent.as_ref().map_or(String::new(), |parent| format!(", part of {}", parent.id));
    let mut lines = vec![format!("{}  ({}{country}{parent})  {}", facts.label, facts.kind, facts.id)];
    lines.push(match facts.read_articles {
        None => format!("{}, {}", counted(facts.articles, "article"), counted(facts.mentions, "mention")),
        Some(read) => format!(
            "{}, {} in the {} that were read for what follows; --all reads every one",
            counted(facts.articles, "article"),
            counted(facts.mentions, "mention"),
            grouped(read)
        ),
    });
    let senses: Vec<String> = facts.senses.iter().map(|(sense, count)| format!("{sense} {}", grouped(*count))).collect();
    if !senses.is_empty() {
        lines.push(format!("senses      {}", senses.join(", ")));
    }
    let names = &facts.names;
    let more = if names.len() > MOST_ROWS { "; …" } else { "" };
    lines.push(format!("known as    {}{more}", names[..names.len().min(MOST_ROWS)].join("; ")));
    lines.push("named by".to_string());
    for form in facts.forms.iter().take(MOST_ROWS) {
        lines.push(format!("  {:>7}  {}", grouped(form.mentions), form.words));
        lines.push(format!("           {}", form.sample));
    }
    push_rest(&mut lines, facts.forms.len());
    if !facts.neighbours.is_empty() {
        lines.push("in one sentence with (sentences, articles)".to_string());
    }
    for neighbour in facts.neighbours.iter().take(MOST_ROWS) {
        let (sentences, articles) = (grouped(neighbour.sentences), grouped(neighbour.articles));
        lines.push(format!("  {sentences:>7} {articles:>7}  {}  {}", neighbour.label, neighbour.id));
    }
    push_rest(&mut lines, facts.neighbours.len());
    if !facts.may_be_the_same.is_empty() {
        lines.push("may be the same; `dateline actors merge FROM INTO` makes them one".to_string());
    }
    for same in &facts.may_be_the_same {
        lines.push(format!("  {:>7}  {}  {}", grouped(same.articles), same.label, same.id));
    }
    lines.iter().map(|line| safe::line(line)).collect::<Vec<_>>().join("\n")
}

/// Says how many rows are left out.
fn push_rest(lines: &mut Vec<String>, rows: usize) {
    if rows > MOST_ROWS {
        lines.push(format!("  and {} more; --json lists all", rows - MOST_ROWS));
    }
}

pub(super) fn run_retag(arguments: &RetagArguments, output: &mut Output) -> Result<u8, Error> {
    let folder = &arguments.index.folder;
    let index = Index::open(folder)?;
    let path = file_of(&arguments.corrections, Some(&index));
    let (enricher, unknown) = corrections::enricher(&path, arguments.corrections.path.is_some(), Some(index.manifest()))?;
    unknown.iter().for_each(|what| output.message(&format!("note: {}", safe::line(what))));
    drop(index);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let options = WriterOptions { memory_bytes: arguments.memory.bytes(), threads: threads.min(8), rebuild: false };
    let mut writer = IndexWriter::open(folder, options)?;
    let report = retag(&mut writer, &enricher, threads, super::index::stop_on_signals()?.as_ref())?;
    writer.finish()?;
    output.data(&if arguments.json { json::pretty(&report) } else { retagged(&report) });
    Ok(0)
}

/// The report of a change, for a person.
pub(super) fn retagged(report: &RetagReport) -> String {
    let mut lines = vec![format!("{} looked at, {} changed", counted(report.looked_at, "article"), grouped(report.changed))];
    for change in report.actors.iter().take(30) {
        lines.push(format!("  +{} -{}  {}  {}", grouped(change.gained), grouped(change.lost), change.label, change.id));
    }
    if report.actors.len() > 30 {
        lines.push(format!("  and {} actors more; --json lists all", report.actors.len() - 30));
    }
    for article in report.articles.iter().take(30) {
        let gained = article.gained.iter().map(|id| format!(" +{id}"));
        let lost = article.lost.iter().map(|id| format!(" -{id}"));
        lines.push(format!("{}  {} {}", article.id, article.headline, gained.chain(lost).collect::<String>()));
    }
    let more = report.articles.len().saturating_sub(30) as u64 + report.articles_omitted;
    if more > 0 {
        lines.push(format!("and {} articles more; --json lists the first {}", grouped(more), crate::ingest::MOST_LISTED));
    }
    lines.iter().map(|line| safe::line(line)).collect::<Vec<_>>().join("\n")
}
