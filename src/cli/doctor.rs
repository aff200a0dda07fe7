//! `dateline doctor`: an index → what is damaged, what could not be read, which dates are not to be trusted, which tags may be
//! taken apart otherwise.

use serde::Serialize;

use super::args::DoctorArguments;
use super::index::problem_line;
use super::output::Output;
use crate::actors::REGISTRY_VERSION;
use crate::article::{DateStatus, Dimension, Field};
use crate::backend::local::Index;
use crate::backend::{Repeat, SearchBackend};
use crate::error::{Error, quoted};
use crate::ingest::{READER_VERSION, Unmatched, is_passing, unmatched_corrections};
use crate::query::{Hit, SearchRequest};
use crate::render::text::{counted, grouped};
use crate::render::{json, safe};
use crate::schema::{FileKey, FileOutcome, Problem, Source, StoredArticle};
use crate::search::AllHits;

/// What was found. For a person lists of articles are cut at 100, and say so.
#[derive(Default, Serialize)]
struct Findings {
    /// The program that looked, and the one that wrote the index last.
    program: String,
    made_by: String,
    format_version: u32,
    analyser_version: u32,
    /// The version of the registry of actors of the program; each source says by which its articles were tagged.
    registry_version: u32,
    reader_version: u32,
    articles: Option<u64>,
    /// What became of the files of the sources.
    files: Option<Files>,
    /// A hash over the contents of all files that were read, whatever they are called and wherever they lie.
    corpus_hash: Option<String>,
    /// Hashes over what was corrected of actors and of articles, as the index has it; none where nothing was.
    actor_corrections_hash: Option<String>,
    article_corrections_hash: Option<String>,
    sources: Vec<Source>,
    /// What the index is known to lack.
    lacking: Vec<String>,
    sources_without_actors: Vec<String>,
    /// Folders whose files another version of the readers read.
    sources_read_otherwise: Vec<String>,
    unmatched_corrections: Vec<Unmatched>,
    damaged_files: Vec<String>,
    failed: Vec<Problem>,
    skipped: Vec<Problem>,
    date_counts: Vec<(&'static str, u64)>,
    doubtful_dates: Vec<Doubtful>,
    uncertain_tag_count: u64,
    uncertain_tags: Vec<UncertainTags>,
    /// How many articles have the address or the text of another one, not counting one of each.
    repeated_count: u64,
    /// How many groups of such articles there are.
    repeated_groups: u64,
    repeated: Vec<Repeated>,
}

#[derive(Default, Serialize)]
struct Files {
    /// Read, with articles of them in the index.
    read: u64,
    /// Read in part, for a run was stopped.
    begun: u64,
    skipped: u64,
    failed: u64,
    /// Known to be there and not read yet.
    pending: u64,
}

/// Tags that ran together and can be taken apart in other ways as well.
#[derive(Serialize)]
struct UncertainTags {
    id: String,
    folder: String,
    path: String,
    written: String,
    tags: Vec<String>,
}

/// Articles that are one and the same.
#[derive(Serialize)]
struct Repeated {
    #[serde(skip)]
    shared: &'static str,
    #[serde(skip)]
    count: u64,
    same_url: bool,
    same_text: bool,
    articles: Vec<Copied>,
}

#[derive(Serialize)]
struct Copied {
    id: String,
    folder: String,
    path: String,
    url: Option<String>,
}

#[derive(Serialize)]
struct Doubtful {
    id: String,
    folder: String,
    path: String,
    status: &'static str,
    value: Option<String>,
    reason: Option<String>,
}

/// How many articles of a kind are listed for a person.
const MOST_ARTICLES: usize = 100;

pub(super) fn run(arguments: &DoctorArguments, output: &mut Output) -> Result<u8, Error> {
    let index = Index::open(&arguments.index.folder)?;
    let mut findings = findings(&index, if arguments.json { usize::MAX } else { MOST_ARTICLES })?;
    if arguments.json {
        output.name_index(&mut findings.lacking);
        output.data(&json::pretty(&findings));
    } else {
        output.advice(&text(&findings));
    }
    Ok(match () {
        () if !findings.damaged_files.is_empty() => 5,
        () if !findings.failed.is_empty() => 3,
        () => 0,
    })
}

/// What there is to find, with as many articles of a kind as are to be listed.
fn findings(index: &Index, most: usize) -> Result<Findings, Error> {
    let damaged_files: Vec<String> = index.damaged_files()?;
    let manifest = index.manifest();
    let is_read_otherwise = |source: &&Source| source.reader_version != READER_VERSION && source.pending_files == 0;
    let about = Findings {
        program: format!("dateline {}", env!("CARGO_PKG_VERSION")),
        made_by: manifest.made_by.clone(),
        format_version: manifest.format_version,
        analyser_version: manifest.analyser_version,
        registry_version: REGISTRY_VERSION,
        reader_version: READER_VERSION,
        actor_corrections_hash: hash_of(&manifest.corrections.actors),
        article_corrections_hash: hash_of(&manifest.article_corrections.articles),
        sources: manifest.sources.clone(),
        lacking: manifest.lacking(),
        sources_without_actors: manifest.sources_without_actors().map(|source| source.folder.clone()).collect(),
        sources_read_otherwise: manifest
            .sources
            .iter()
            .filter(is_read_otherwise)
            .map(|source| source.folder.clone())
            .collect(),
        ..Findings::default()
    };
    if !damaged_files.is_empty() {
        // What a damaged file says cannot be relied on, and reading it may fail in any way.
        return Ok(Findings { damaged_files, ..about });
    }
    let ledger = index.ledger()?;
    let count = |outcome: FileOutcome| ledger.values().filter(|entry| entry.outcome == outcome).count() as u64;
    let problems = index.problems()?;
    // Of a file that cannot be opened now the articles are kept.
    let is_closed = |(_, outcome, problems): &&(FileKey, FileOutcome, Vec<Problem>)| {
        *outcome == FileOutcome::Indexed && problems.iter().any(is_passing)
    };
    let closed = problems.iter().filter(is_closed).count() as u64;
    let files = Files {
        read: count(FileOutcome::Indexed).saturating_sub(closed),
        begun: count(FileOutcome::Partial),
        skipped: count(FileOutcome::Skipped),
        failed: count(FileOutcome::Failed) + closed,
        pending: manifest.sources.iter().map(|source| source.pending_files).sum(),
    };
    let mut failed = Vec::new();
    let mut skipped = Vec::new();
    for (key, outcome, problems) in problems {
        for problem in problems.into_iter().map(|problem| problem.of_source(&key.source)) {
            let is_skip = outcome == FileOutcome::Skipped || problem.is_skip();
            if is_skip { skipped.push(problem) } else { failed.push(problem) }
        }
    }
    let mut date_counts = Vec::new();
    let mut doubtful_dates = Vec::new();
    for status in DateStatus::ALL {
        let request = SearchRequest::default().any(Dimension::DateStatus, status.name()).page(0, 0);
        date_counts.push((status.name(), index.search(&request)?.total.value));
        if status != DateStatus::Known {
            let hits = all_hits(index, SearchRequest { time_budget_ms: 0, ..request }, most)?;
            doubtful_dates.extend(hits.into_iter().map(|hit| doubtful(hit, status)));
        }
    }
    let repeats = index.repeats()?;
    let repeated_groups = repeats.len() as u64;
    let repeated_count = repeats.iter().map(|repeat| repeat.ids.len() as u64 - 1).sum();
    let repeated = repeats.into_iter().take(most).map(|repeat| repeated(index, repeat, most));
    let repeated = repeated.collect::<Result<_, _>>()?;
    let articles = Some(index.article_count()?);
    let (uncertain_tag_count, articles_to_review) = index.uncertain_tags(most)?;
    let uncertain_tags = articles_to_review.into_iter().map(uncertain).collect();
    Ok(Findings {
        articles,
        files: Some(files),
        corpus_hash: Some(corpus_hash(ledger.values().map(|entry| entry.content_hash))),
        unmatched_corrections: unmatched_corrections(index, &manifest.article_corrections)?,
        damaged_files,
        failed,
        skipped,
        date_counts,
        doubtful_dates,
        uncertain_tag_count,
        uncertain_tags,
        repeated_count,
        repeated_groups,
        repeated,
        ..about
    })
}

/// The first hits of a request, as many as are to be listed.
fn all_hits(index: &Index, request: SearchRequest, most: usize) -> Result<Vec<Hit>, Error> {
    let mut all = AllHits::of(request).at_most(most as u64);
    let mut hits = Vec::new();
    while let Some(page) = all.next_page(index)? {
        hits.extend(page);
    }
    Ok(hits)
}

/// One hash of the contents of many files, in whatever order they come.
fn corpus_hash(contents: impl Iterator<Item = u64>) -> String {
    // What was never read has no content.
    let mut contents: Vec<u64> = contents.filter(|hash| *hash != 0).collect();
    contents.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    contents.iter().for_each(|hash| _ = hasher.update(&hash.to_le_bytes()));
    hasher.finalize().to_hex().to_string()
}

fn hash_of<T: Serialize>(corrections: &[T]) -> Option<String> {
    let written = serde_json::to_vec(corrections).ok().filter(|_| !corrections.is_empty())?;
    Some(blake3::hash(&written).to_hex().to_string())
}

fn uncertain(article: StoredArticle) -> UncertainTags {
    let evidence = article.evidence.iter().filter(|evidence| evidence.field == Field::Keywords);
    let lines: Vec<&str> = evidence.map(|evidence| evidence.evidence.words.as_str()).collect();
    let path = article.file_path();
    UncertainTags { id: article.id.to_string(), folder: article.folder, written: lines.join(" "), path, tags: article.tag }
}

fn repeated(index: &Index, repeat: Repeat, most: usize) -> Result<Repeated, Error> {
    let mut articles = Vec::new();
    for id in repeat.ids.iter().take(most) {
        if let Some(article) = index.article(id)? {
            let path = article.file_path();
            articles.push(Copied { id: article.id.to_string(), folder: article.folder, path, url: article.url });
        }
    }
    articles.sort_by(|left, right| (&left.path, &left.id).cmp(&(&right.path, &right.id)));
    let (shared, count) = (repeat.shared(), repeat.ids.len() as u64);
    Ok(Repeated { shared, count, same_url: repeat.same_address, same_text: repeat.same_text, articles })
}

fn doubtful(hit: Hit, status: DateStatus) -> Doubtful {
    Doubtful {
        id: hit.id.to_string(),
        path: hit.file_path(),
        folder: hit.folder,
        status: status.name(),
        value: hit.date_published.date().map(|date| date.to_string()),
        reason: hit.date_published.reason().map(str::to_string),
    }
}

fn text(findings: &Findings) -> String {
    let mut lines: Vec<String> = findings.articles.iter().map(|articles| counted(*articles, "article")).collect();
    lines.extend(findings.sources.iter().map(|source| format!("  from {}", safe::line(&source.folder))));
    lines.extend(findings.lacking.iter().map(|sentence| safe::line(sentence)));
    let without = &findings.sources_without_actors;
    lines.extend(without.iter().map(|folder| safe::line(&format!("no actors were looked for in {folder}"))));
    let otherwise = findings.sources_read_otherwise.iter().map(|folder| {
        let command = format!("dateline index {}", quoted(folder));
        safe::line(&format!("{folder} was read by another version of the readers; `{command}` reads it anew"))
    });
    lines.extend(otherwise);
    match findings.damaged_files.len() {
        0 => lines.push("every file of the index fits its checksum".to_string()),
        _ => {
            lines.push("damaged files of the index (run `dateline repair`):".to_string());
            lines.extend(findings.damaged_files.iter().map(|file| format!("  {file}")));
        }
    }
    let names_folder = findings.sources.len() > 1;
    let mut list = |title: &str, problems: &[Problem]| {
        if !problems.is_empty() {
            lines.push(format!("\n{title}"));
            lines.extend(problems.iter().map(|problem| format!("  {}", problem_line(problem, names_folder))));
        }
    };
    list("could not be read:", &findings.failed);
    list("skipped:", &findings.skipped);
    if findings.articles.is_none() {
        return lines.join("\n");
    }
    if !findings.unmatched_corrections.is_empty() {
        lines.push("\nset by hand, but not in the index:".to_string());
        lines.extend(super::set::unmatched_lines(&findings.unmatched_corrections));
    }
    lines.extend(article_lines(findings, names_folder));
    lines.join("\n")
}

/// What is to be told of single articles.
fn article_lines(findings: &Findings, names_folder: bool) -> Vec<String> {
    let place = |folder: &str, path: &str| if names_folder { format!("{folder}/{path}") } else { path.to_string() };
    let counts: Vec<String> =
        findings.date_counts.iter().map(|(status, count)| format!("{} {status}", grouped(*count))).collect();
    let mut lines = vec![format!("\ndates: {}", counts.join(", "))];
    for doubtful in &findings.doubtful_dates {
        let Doubtful { id, status, .. } = doubtful;
        let value = doubtful.value.as_deref().unwrap_or("-");
        let reason = doubtful.reason.as_ref().map_or(String::new(), |reason| format!(" ({reason})"));
        let place = place(&doubtful.folder, &doubtful.path);
        lines.push(safe::line(&format!("  {id}  {status:<8} {value}{reason}  {place}")));
    }
    let is_doubtful = |(status, _): &&(&str, u64)| *status != DateStatus::Known.name();
    let all_doubtful = findings.date_counts.iter().filter(is_doubtful).map(|(_, count)| count).sum();
    lines.extend(rest("  ", findings.doubtful_dates.len(), all_doubtful));
    if findings.uncertain_tag_count > 0 {
        let count = counted(findings.uncertain_tag_count, "article");
        lines.push(format!("\ntags that ran together, taken apart in one of several likely ways: {count}"));
    }
    for uncertain in &findings.uncertain_tags {
        let UncertainTags { id, written, tags, .. } = uncertain;
        let place = place(&uncertain.folder, &uncertain.path);
        lines.push(safe::line(&format!("  {id}  {written} = {}  {place}", tags.join(" | "))));
    }
    lines.extend(rest("  ", findings.uncertain_tags.len(), findings.uncertain_tag_count));
    if findings.repeated_count > 0 {
        let have = if findings.repeated_count == 1 { "has" } else { "have" };
        let count = counted(findings.repeated_count, "article");
        lines.push(format!("\nrepeated: {count} {have} the address or the text of another"));
    }
    for repeated in &findings.repeated {
        lines.push(format!("  {}", repeated.shared));
        let articles = repeated.articles.iter();
        lines.extend(
            articles.map(|Copied { id, folder, path, .. }| safe::line(&format!("    {id}  {}", place(folder, path)))),
        );
        lines.extend(rest("    ", repeated.articles.len(), repeated.count));
    }
    lines.extend(rest("  ", findings.repeated.len(), findings.repeated_groups));
    lines
}

/// Says how many are left out of a list.
fn rest(indent: &str, listed: usize, all: u64) -> Option<String> {
    let more = all.saturating_sub(listed as u64);
    (more > 0).then(|| format!("{indent}and {} more: `dateline doctor --json` lists all", grouped(more)))
}
