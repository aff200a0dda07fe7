//! The write flow: folders → documents in a sink, and a report whose numbers add up.
//!
//! 1. `sources`: which folder is which source. 2. `walk`: folder → files with their stamps. 3. `survey`: files and ledger →
//!    what to read, what has gone. 4. `read`, [`parse`](fn@parse), [`Enricher`]: file → articles → enriched articles, with their `language` and
//!    `publisher`; `isolation`: the risky ones in child processes, `pieces`: large ones bit by bit. 5. `pipeline`: the same
//!    in parallel, with the accounts of files and the commits. 6. `settle`: what only the whole corpus tells.
//!
//! `forget`: an index → one without a source. `retag` and `set`: changed corrections → changed articles; `matched`: a correction → its article.
//!
//! Nothing here knows the engine: it writes to an [`ArticleSink`].

mod enrich;
mod forget;
pub(crate) mod isolation;
mod language;
mod matched;
mod own;
mod parse;
mod pieces;
mod pipeline;
mod publisher;
mod read;
mod report;
mod retag;
mod set;
mod settle;
mod sources;
mod survey;
mod walk;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

pub use self::enrich::Enricher;
#[cfg(feature = "cli")]
pub(crate) use self::forget::settle_again;
pub use self::forget::{ForgetReport, forget};
#[cfg(feature = "cli")]
pub(crate) use self::matched::matches;
pub use self::parse::{Parsed, READER_VERSION, parse};
#[cfg(feature = "cli")]
pub(crate) use self::pipeline::outcome::is_passing;
pub use self::read::format_of;
pub use self::report::{DateTally, IngestReport};
pub use self::retag::{ActorChange, ArticleChange, MOST_LISTED, RetagReport, retag};
pub use self::set::{SetReport, Unmatched, set_by_hand, unmatched_corrections};
use self::sources::ChosenSource;
use self::survey::{Survey, Task};
use crate::backend::ArticleSink;
use crate::error::{Error, ErrorCode, guarded};
use crate::schema::{ArticleCorrections, FileKey, FileOutcome, Manifest, Source};

/// How to read folders.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IngestOptions {
    /// How many files are read at a time. Default: the number of cores.
    pub threads: usize,
    /// A larger file is not read; of a file of many records (JSON lines, tables, mailboxes, lists in JSON, dumps in XML, archives), which
    /// may have any size, a larger record. Default 64 MiB.
    pub max_file_bytes: u64,
    /// The `dateline` program, which reads in child processes what may crash, hang or swell: PDF, spreadsheets, office documents, very large or
    /// deep pages. Without it such pages are read in this process, and the other formats are refused. Default none.
    pub parser_program: Option<PathBuf>,
    /// A file that a child process has not read by then is given up. Default 20 seconds.
    pub max_file_time: Duration,
    /// How often what was read is made permanent. Default 30 seconds.
    pub commit_every: Duration,
    /// Removes the articles of files that have gone even if they are many. Default no.
    pub allow_mass_removal: bool,
    /// Reads and compares the content of every file, whatever the file system says. Default no.
    pub reread_all: bool,
    /// Tries files again that failed before, as a whole or in part, and have not changed. Default no.
    pub retry_failed: bool,
    /// The last day that is not in the future.
    pub today: NaiveDate,
    /// Finds the language and the actors of what was read; carries the user's corrections.
    pub enricher: Arc<Enricher>,
    /// What the user set by hand of articles, with the file it was read from. Default: as the index has it.
    pub article_corrections: Option<(ArticleCorrections, String)>,
    /// Folders, as absolute paths, that are not entered.
    pub skip_folders: Vec<PathBuf>,
    /// When set from outside, the run saves and returns.
    pub stop: Arc<AtomicBool>,
}

impl Default for IngestOptions {
    fn default() -> IngestOptions {
        IngestOptions {
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            max_file_bytes: 64 * 1024 * 1024,
            parser_program: None,
            max_file_time: Duration::from_secs(20),
            commit_every: Duration::from_secs(30),
            allow_mass_removal: false,
            reread_all: false,
            retry_failed: false,
            today: chrono::Local::now().date_naive(),
            enricher: Arc::default(),
            article_corrections: None,
            skip_folders: Vec::new(),
            stop: Arc::default(),
        }
    }
}

/// Is told how a run goes on.
pub trait Progress {
    /// There are so many files and bytes to read.
    fn begin(&self, files: u64, bytes: u64) {
        _ = (files, bytes);
    }

    /// This file is being read.
    fn file(&self, path: &str) {
        _ = path;
    }

    /// So many more bytes and articles are done.
    fn advance(&self, bytes: u64, articles: u64) {
        _ = (bytes, articles);
    }

    /// The index holds so many articles, safely.
    fn saved(&self, articles: u64) {
        _ = articles;
    }
}

#[cfg(feature = "cli")]
pub(crate) use self::sources::besides as sources_besides;

/// Nobody is told.
impl Progress for () {}

/// What a source says of its registry while it is being tagged anew: no version is called so.
const UNFINISHED: u32 = u32::MAX;

/// Brings an index in step with folders: new and changed files are read, unchanged ones are not, the articles of files that
/// have gone are removed.
///
/// A file that cannot be read never stops the run; it is listed. A folder that is missing, unreadable or suddenly empty is
/// never taken for a deletion, nor is the disappearance of more than 50 files with articles that are more than a fifth of those of the source.
///
/// ```no_run
/// use dateline::backend::local::{IndexWriter, WriterOptions};
/// use dateline::{IngestOptions, index_folders};
///
/// let options = WriterOptions { memory_bytes: 200_000_000, threads: 2, rebuild: false };
/// let mut writer = IndexWriter::open("index", options)?;
/// let report = index_folders(&mut writer, &["corpus".into()], &IngestOptions::default(), &())?;
/// assert_eq!(report.found, report.indexed + report.unchanged + report.skipped + report.failed);
/// # Ok::<(), dateline::Error>(())
/// ```
pub fn index_folders(
    sink: &mut dyn ArticleSink,
    folders: &[PathBuf],
    options: &IngestOptions,
    progress: &dyn Progress,
) -> Result<IngestReport, Error> {
    guarded("index the folders", || {
        let started = Instant::now();
        let mut report = IngestReport::default();
        let committed = sink.manifest()?;
        let mut manifest = Manifest::new(options.enricher.corrections().clone());
        manifest.corrections_file = options.enricher.corrections_file().map(str::to_string);
        if let Some(committed) = &committed {
            if options.enricher.registry_version() == 0 {
                manifest.corrections_file = committed.corrections_file.clone();
            }
            manifest.sources = committed.sources.clone();
            // Set in a commit of its own, when all articles are there.
            manifest.article_corrections = committed.article_corrections.clone();
            manifest.article_corrections_file = committed.article_corrections_file.clone();
            manifest.lost_documents = committed.lost_documents;
        }
        let mut ledger = sink.ledger()?;
        let sources::Choice { mut chosen, unavailable, notes } =
            sources::choose(folders, &mut manifest, &ledger, options.enricher.registry_version())?;
        if let Some(committed) = committed.as_ref().filter(|committed| committed.corrections != manifest.corrections) {
            if options.enricher.registry_version() == 0 {
                // Whoever looks for no actors corrects none.
                manifest.corrections = committed.corrections.clone();
            } else {
                // All that was tagged by other corrections is stale: what is read now, and what a later run or retag comes to.
                chosen.iter_mut().for_each(|source| source.is_stale = true);
                let is_chosen = |name: &str| chosen.iter().any(|source| source.name == name);
                for source in
                    manifest.sources.iter_mut().filter(|source| source.registry_version != 0 && !is_chosen(&source.name))
                {
                    source.registry_version = UNFINISHED;
                }
            }
        }
        (report.unavailable, report.notes) = (unavailable, notes);
        report.sources = manifest.sources.len() as u64;
        // What the index holds if nothing is written.
        report.articles = ledger.values().map(|entry| entry.articles).sum();
        let names = |is_wanted: fn(&ChosenSource) -> bool| -> Vec<String> {
            chosen.iter().filter(|source| is_wanted(source)).map(|source| source.name.clone()).collect()
        };
        let (stale, read_otherwise) = (names(|source| source.is_stale), names(|source| source.is_read_otherwise));
        let mut surveys = Vec::new();
        let mut until_read = manifest.clone();
        let mut is_told_otherwise = false;
        for source in chosen {
            let walk = walk::walk(&source.folder, &options.skip_folders);
            let survey = survey::survey(&source, walk, &mut ledger, options, &mut report);
            if survey.unavailable.is_none() {
                let is_it = |known: &&mut Source| known.name == source.name;
                if let Some(known) = manifest.sources.iter_mut().find(is_it) {
                    is_told_otherwise |= known.pending_files > 0 || known.may_miss_articles;
                    (known.pending_files, known.may_miss_articles) = (0, false);
                }
                if let Some(known) = until_read.sources.iter_mut().find(is_it) {
                    known.pending_files = 0;
                }
            }
            surveys.push(survey);
        }
        manifest.forget_what_was_found_again();
        list_known_problems(sink, &surveys, &mut report)?;
        // A new or moved source, or a newer program, is worth a commit even when no file has to be read.
        let is_dirty = is_told_otherwise || (committed.as_ref() != Some(&manifest) && report.unavailable.is_empty());
        // Until all of a stale source is tagged anew, commits go on calling it stale; and what was lost is lost until all is read.
        for source in until_read.sources.iter_mut().filter(|source| stale.contains(&source.name)) {
            source.registry_version = UNFINISHED;
        }
        for source in until_read.sources.iter_mut().filter(|source| read_otherwise.contains(&source.name)) {
            source.reader_version = 0;
        }
        let manifests = Manifests { until_done: &until_read, done: &manifest };
        run(sink, manifests, surveys, options, progress, &mut report, is_dirty)?;
        if !report.interrupted {
            report.interrupted = !settle::settle(sink, &manifest, options)?;
        }
        if !report.interrupted {
            let as_committed = (manifest.article_corrections.clone(), manifest.article_corrections_file.clone());
            let (corrections, file) = match &options.article_corrections {
                Some((corrections, file)) => (corrections.clone(), Some(file.clone())),
                None => as_committed,
            };
            let set = set_by_hand(sink, &corrections, file.as_deref())?;
            (report.set_by_hand, report.set_unmatched) = (set.articles, set.unmatched.len() as u64);
            (report.unmatched, report.refreshed) = (set.unmatched, set.refreshed);
            report.notes.extend(set.notes);
        }
        if let Some(reader) = sink.reader()? {
            report.repeated = reader.repeats()?.iter().map(|repeat| repeat.ids.len() as u64 - 1).sum();
        }
        report.seconds = (started.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
        report.peak_memory_bytes = report::peak_memory_bytes();
        Ok(report)
    })
}

/// Problems of files that are as they were are still problems.
fn list_known_problems(sink: &dyn ArticleSink, surveys: &[Survey], report: &mut IngestReport) -> Result<(), Error> {
    let (keys, outcomes): (Vec<FileKey>, Vec<FileOutcome>) =
        surveys.iter().flat_map(|survey| survey.with_problems.iter().cloned()).unzip();
    if keys.is_empty() {
        return Ok(());
    }
    for ((details, outcome), key) in sink.record_details(&keys)?.into_iter().zip(outcomes).zip(&keys) {
        report.list(&key.source, outcome, details.problems);
    }
    Ok(())
}

/// What commits say of the index while a run goes on, and when it is done.
#[derive(Clone, Copy)]
struct Manifests<'m> {
    until_done: &'m Manifest,
    done: &'m Manifest,
}

/// Reads, writes, removes, saves.
fn run(
    sink: &mut dyn ArticleSink,
    manifests: Manifests<'_>,
    surveys: Vec<Survey>,
    options: &IngestOptions,
    progress: &dyn Progress,
    report: &mut IngestReport,
    is_dirty: bool,
) -> Result<(), Error> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut vanished = Vec::new();
    let mut known: HashMap<String, u64> = HashMap::new();
    let (mut unread, mut forgotten) = (Vec::new(), Vec::new());
    let mut pending: BTreeMap<String, u64> = BTreeMap::new();
    for survey in surveys {
        for task in &survey.tasks {
            *pending.entry(task.key.source.clone()).or_default() += 1;
        }
        tasks.extend(survey.tasks);
        if let Some((key, _)) = survey.vanished.first() {
            known.insert(key.source.clone(), survey.known);
        }
        vanished.extend(survey.vanished);
        unread.extend(survey.unread);
        forgotten.extend(survey.forgotten);
        report.unavailable.extend(survey.unavailable);
    }
    let mut gone: HashMap<u64, Vec<FileKey>> = HashMap::new();
    for (key, entry) in vanished.iter().filter(|(_, entry)| entry.content_hash != 0) {
        gone.entry(entry.content_hash).or_default().push(key.clone());
    }
    progress.begin(tasks.len() as u64, tasks.iter().map(|task| task.size).sum());
    let threads = pipeline::readers_for(tasks.iter().map(|task| (task.kind, task.size)), options.threads);
    let (work_in, work_out) = crossbeam_channel::unbounded();
    let (done_in, done_out) = crossbeam_channel::unbounded();
    std::thread::scope(|scope| {
        if !tasks.is_empty() {
            for _ in 0..threads {
                let (work, done) = (work_out.clone(), done_in.clone());
                // Parsers of nested formats need more stack than threads usually have.
                let thread = std::thread::Builder::new().name("dateline-reader".to_string()).stack_size(64 * 1024 * 1024);
                let started = thread.spawn_scoped(scope, move || pipeline::reader(&work, &done, options));
                started.map_err(|error| {
                    Error::new(ErrorCode::Storage, format!("cannot start a thread: {error}")).with_source(error)
                })?;
            }
        }
        drop((work_out, done_in));
        let mut pipeline = pipeline::Pipeline::new(
            sink,
            manifests.until_done,
            options,
            progress,
            report,
            work_in,
            done_out,
            gone,
            pending,
            is_dirty,
        );
        unread.iter().try_for_each(|record| pipeline.record(record))?;
        forgotten.iter().try_for_each(|key| pipeline.forget(key))?;
        let mut tasks = tasks.into_iter();
        while !pipeline.is_stopped() {
            let Some(task) = tasks.next() else { break };
            pipeline.file(task)?;
        }
        pipeline.save()?;
        if pipeline.is_stopped() {
            return pipeline.interrupt(tasks.len() as u64);
        }
        let gone: Vec<FileKey> = vanished.into_iter().map(|(key, _)| key).filter(|key| !pipeline.has_moved(key)).collect();
        // Each source by itself: a large one that is all there does not vouch for a small one.
        for gone in gone.chunk_by(|left, right| left.source == right.source) {
            let known = known.get(&gone[0].source).copied().unwrap_or_default();
            if is_mass_removal(gone.len() as u64, known) && !options.allow_mass_removal {
                let source = manifests.done.sources.iter().find(|source| source.name == gone[0].source);
                pipeline.withhold(gone.len() as u64, source.map_or(gone[0].source.as_str(), |source| &source.folder));
            } else {
                pipeline.remove(gone.to_vec())?;
            }
        }
        pipeline.finish_with(manifests.done)
    })
}

/// Whether so many of the files with articles have gone that something else than deleting is more likely.
fn is_mass_removal(gone: u64, known: u64) -> bool {
    gone > 50 && gone * 5 > known
}
