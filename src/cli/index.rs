//! `dateline index`: folders → index, with a progress bar on a terminal and a report.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::IndexArguments;
use super::corrections;
use super::output::Output;
use crate::actors::REGISTRY_VERSION;
use crate::backend::ArticleSink;
use crate::backend::local::{Index, IndexWriter, WriterOptions, sources_named_in};
use crate::error::{Error, ErrorCode, quoted};
use crate::ingest::{DateTally, Enricher, IngestOptions, IngestReport, Progress, index_folders, retag, sources_besides};
use crate::render::text::{counted, grouped};
use crate::render::{json, safe};
use crate::schema::{Problem, Source};

pub(super) fn run(arguments: &IndexArguments, output: &mut Output) -> Result<u8, Error> {
    let report = ingest(arguments)?;
    if arguments.json {
        output.data(&json::pretty(&report));
    } else if !arguments.quiet {
        output.advice(&text(&report));
    }
    Ok(report.exit_status())
}

/// Does what the arguments say; the report is still to be written.
pub(super) fn ingest(arguments: &IndexArguments) -> Result<IngestReport, Error> {
    let stop = stop_on_signals()?;
    quiet_readers();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.map_or(cores, usize::from);
    let writing =
        WriterOptions { memory_bytes: arguments.memory.bytes(), threads: threads.min(8), rebuild: arguments.rebuild };
    if arguments.rebuild
        && let Some(missing) = arguments.folders.iter().find(|folder| !folder.is_dir())
    {
        let message = format!("\"{}\" is not a folder that can be read; the index was left as it is", missing.display());
        return Err(Error::new(ErrorCode::SourceUnavailable, message));
    }
    // Read before an index is thrown away, for it says where its corrections are; one that cannot be read says nothing.
    let opened = Index::open(&arguments.index.folder).ok();
    let (folders_to_read, mut notes) = if arguments.rebuild {
        folders_of_rebuild(arguments, opened.as_ref())?
    } else {
        (arguments.folders.clone(), Vec::new())
    };
    let committed = opened.map(|index| index.manifest().clone());
    let kept = committed.as_ref().filter(|_| arguments.without_actors && !arguments.rebuild);
    let enricher = if let Some(manifest) = kept {
        // Whoever looks for no actors corrects none; those that editors gave go by what is there.
        Enricher::new(manifest.corrections.clone()).without_actors()
    } else {
        let flag = arguments.corrections.path.as_deref();
        let folders = arguments.folders.iter().map(PathBuf::as_path);
        let path = corrections::file_for(flag, committed.as_ref(), folders);
        let (enricher, unknown) = corrections::enricher(&path, flag.is_some(), committed.as_ref())?;
        notes.extend(unknown);
        if arguments.without_actors { enricher.without_actors() } else { enricher }
    };
    let enricher = Arc::new(enricher);
    let folders = arguments.folders.iter().map(PathBuf::as_path);
    let article_corrections = super::set::corrections(arguments.articles.articles.as_deref(), committed.as_ref(), folders)?;
    let mut writer = IndexWriter::open(&arguments.index.folder, writing)?;
    // Changed corrections are applied to what is there; then only new and changed files are read.
    let is_changed = !arguments.without_actors
        && !arguments.rebuild
        && committed.is_some_and(|manifest| {
            let is_current = |source: &Source| matches!(source.registry_version, 0 | REGISTRY_VERSION);
            let is_current = manifest.sources.iter().all(is_current);
            is_current && manifest.corrections != *enricher.corrections()
        });
    let retagged = if is_changed { Some(retag(&mut writer, &enricher, threads, &stop)?) } else { None };
    let index_folder =
        arguments.index.folder.canonicalize().map_err(|error| super::unreadable(&arguments.index.folder, error))?;
    let options = IngestOptions {
        threads,
        max_file_bytes: arguments.max_file_bytes,
        parser_program: super::parser::this_program(),
        max_file_time: Duration::from_secs_f64(arguments.max_file_seconds),
        commit_every: Duration::from_secs_f64(arguments.commit_every),
        allow_mass_removal: arguments.allow_mass_removal,
        reread_all: arguments.checksum,
        retry_failed: arguments.retry_failed,
        enricher,
        article_corrections,
        skip_folders: vec![index_folder],
        stop,
        ..IngestOptions::default()
    };
    let bar = Bar::new(arguments.quiet, arguments.tell_saved);
    let report = index_folders(&mut writer, &folders_to_read, &options, &bar);
    bar.bar.finish_and_clear();
    let mut report = IngestReport { retagged, ..report? };
    report.notes.splice(0..0, notes);
    let manifest = writer.manifest()?;
    if !report.interrupted {
        writer.finish()?;
    }
    if let Some(manifest) = manifest
        && let Some(file) = &manifest.article_corrections_file
    {
        super::set::refresh(Path::new(file), &manifest.sources, &report.refreshed)?;
    }
    Ok(report)
}

/// The folders that an index is made anew from: those that were named and the others that it has, so that none is dropped without a word; and
/// what to say of it.
fn folders_of_rebuild(arguments: &IndexArguments, index: Option<&Index>) -> Result<(Vec<PathBuf>, Vec<String>), Error> {
    let (known, ledger) = match index {
        Some(index) => (index.manifest().sources.clone(), index.ledger().unwrap_or_default()),
        None => (sources_named_in(&arguments.index.folder), Default::default()),
    };
    let (mut folders, mut notes) = (arguments.folders.clone(), Vec::new());
    for Source { folder, .. } in sources_besides(&arguments.folders, &known, &ledger) {
        let holds_one_named = arguments.folders.iter().filter_map(|named| named.canonicalize().ok());
        let holds_one_named = holds_one_named.into_iter().any(|named| named.starts_with(&folder));
        if Path::new(&folder).is_dir() && !holds_one_named {
            notes.push(format!("the index has \"{folder}\" as well, which was read again, too"));
            folders.push(PathBuf::from(folder));
        } else if index.is_some() {
            let what = if holds_one_named { "which holds the folder that was named" } else { "which is not there" };
            let message =
                format!("the index has \"{folder}\" as well, {what}; made anew it would lose it, so it was left as it is");
            let help =
                format!("`dateline forget {}` takes it out first; another --index leaves this one alone", quoted(&folder));
            return Err(Error::new(ErrorCode::SourceUnavailable, message).with_suggestion(help));
        } else {
            // Nobody can read what such an index has of it.
            notes.push(format!("the index had \"{folder}\" as well; its articles are not in it any more"));
        }
    }
    Ok((folders, notes))
}

/// A flag that SIGINT, SIGTERM and SIGHUP set; a second signal ends the process at once.
pub(super) fn stop_on_signals() -> Result<Arc<AtomicBool>, Error> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&stop))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&stop)))
            .map_err(|error| {
                Error::new(ErrorCode::Storage, format!("cannot listen for signals: {error}")).with_source(error)
            })?;
    }
    Ok(stop)
}

/// A reader that gives up on a file is reported with the file; the panic's own message would only alarm.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some("dateline-reader") {
            usual(panic);
        }
    }));
}

/// How often a run that nobody watches says how far it is: where standard error is a file, a bar would fill it.
const LINE_EVERY: Duration = Duration::from_secs(60);

/// Shows how a run goes on: a bar on a terminal, elsewhere a line now and then.
struct Bar {
    bar: ProgressBar,
    articles: AtomicU64,
    tells_saved: bool,
    /// When the next line is due; `None` where none is.
    next_line: Option<Mutex<Instant>>,
}

impl Bar {
    fn new(is_quiet: bool, tells_saved: bool) -> Bar {
        let bar = ProgressBar::new(0);
        let is_watched = std::io::stderr().is_terminal();
        let target = if is_watched && !is_quiet { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        bar.set_draw_target(target);
        let template = "{bar:24} {bytes}/{total_bytes}  {binary_bytes_per_sec}  {eta} left  {msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let next_line = (!is_watched && !is_quiet).then(|| Mutex::new(Instant::now() + LINE_EVERY));
        Bar { bar, articles: AtomicU64::new(0), tells_saved, next_line }
    }

    fn write_line_if_due(&self, articles: u64) {
        let Some(mut due) = self.next_line.as_ref().and_then(|due| due.try_lock().ok()) else { return };
        if Instant::now() < *due {
            return;
        }
        *due = Instant::now() + LINE_EVERY;
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
        let percent = done.saturating_mul(100).checked_div(all).unwrap_or_default().min(100);
        Output::note(&progress_line(percent, done, all, articles));
    }
}

fn progress_line(percent: u64, done: u64, all: u64, articles: u64) -> String {
    let megabytes = |bytes: u64| grouped(bytes / 1_000_000);
    format!("{percent:>3} %  {} of {} MB read, {} articles", megabytes(done), megabytes(all), grouped(articles))
}

impl Progress for Bar {
    fn begin(&self, files: u64, bytes: u64) {
        self.bar.set_length(bytes);
        self.bar.set_message(format!("{} files to read", grouped(files)));
    }

    fn advance(&self, bytes: u64, articles: u64) {
        let articles = self.articles.fetch_add(articles, Ordering::Relaxed) + articles;
        self.bar.inc(bytes);
        self.bar.set_message(format!("{} articles", grouped(articles)));
        self.write_line_if_due(articles);
    }

    fn saved(&self, articles: u64) {
        if self.tells_saved {
            self.bar.suspend(|| Output::note(&format!("saved {articles}")));
        }
    }
}

/// The report for a person.
fn text(report: &IngestReport) -> String {
    let retagged = report.retagged.as_ref();
    let mut lines: Vec<String> = retagged
        .map(|retagged| format!("corrections of actors: {}\n", super::actors::retagged(retagged)))
        .into_iter()
        .collect();
    let mut row = |name: &str, value: u64, remark: String| lines.push(format!("{name:<11}{:>12}{remark}", grouped(value)));
    let details = [(report.updated, "changed"), (report.moved, "moved")];
    let details: Vec<String> =
        details.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{} {what}", grouped(*count))).collect();
    row("found", report.found, "  files".to_string());
    row("indexed", report.indexed, if details.is_empty() { String::new() } else { format!("  ({})", details.join(", ")) });
    row("unchanged", report.unchanged, String::new());
    row("skipped", report.skipped, String::new());
    row("failed", report.failed, String::new());
    if report.pending > 0 {
        row("pending", report.pending, "  not reached; run again to go on".to_string());
    }
    row("removed", report.removed, String::new());
    row("articles", report.articles, "  in the index".to_string());
    if report.repeated > 0 {
        row("repeated", report.repeated, "  of them, by address or text; `dateline doctor` lists them".to_string());
    }
    if report.set_by_hand > 0 {
        row("set by hand", report.set_by_hand, "  of them, in one field or more".to_string());
    }
    if report.set_unmatched > 0 {
        row("unmatched", report.set_unmatched, "  set by hand, but not in the index".to_string());
    }
    lines.extend(dates_line(&report.dates));
    lines.push(format!(
        "took        {:.1} s, peak memory {} MB",
        report.seconds,
        grouped(report.peak_memory_bytes / 1_000_000)
    ));
    let names_folder = report.sources > 1;
    lines.extend(problem_list("unavailable, nothing of it was removed:", &report.unavailable, 0, false));
    lines.extend(problem_list("could not be read:", &report.failures, report.failures_omitted, names_folder));
    lines.extend(problem_list("skipped:", &report.skips, report.skips_omitted, names_folder));
    if !report.unmatched.is_empty() {
        lines.push("\nset by hand, but not in the index:".to_string());
        lines.extend(super::set::unmatched_lines(&report.unmatched));
    }
    if !report.notes.is_empty() {
        lines.push(String::new());
        lines.extend(report.notes.iter().map(|note| safe::line(&format!("note: {note}"))));
    }
    if report.removals_withheld > 0 {
        lines.push(format!(
            "\n{} seem to have gone from {}. That is so many that nothing was removed; if they are meant to be gone, run again with \
             --allow-mass-removal",
            counted(report.removals_withheld, "file"),
            safe::line(&report.removals_withheld_from.join(" and "))
        ));
    }
    if report.interrupted {
        lines.push("\nstopped; what was read is saved".to_string());
    }
    lines.join("\n")
}

/// How sure the dates are, where some are not.
fn dates_line(dates: &DateTally) -> Option<String> {
    (dates.partial + dates.unknown + dates.suspect > 0).then(|| {
        format!(
            "dates       of those indexed now: {} known, {} partial, {} unknown, {} suspect",
            grouped(dates.known),
            grouped(dates.partial),
            grouped(dates.unknown),
            grouped(dates.suspect)
        )
    })
}

/// The first problems of a kind, and how many more there are.
fn problem_list(title: &str, problems: &[Problem], omitted: u64, names_folder: bool) -> Vec<String> {
    const MOST_SHOWN: usize = 20;
    if problems.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("\n{title}")];
    lines.extend(problems.iter().take(MOST_SHOWN).map(|problem| format!("  {}", problem_line(problem, names_folder))));
    let more = problems.len().saturating_sub(MOST_SHOWN) as u64 + omitted;
    if more > 0 {
        lines.push(format!("  and {} more: `dateline doctor` lists all", grouped(more)));
    }
    lines
}

/// A problem on one line: path, place, reason, code. Where an index has several folders, each is named.
pub(super) fn problem_line(problem: &Problem, names_folder: bool) -> String {
    let folder = problem.folder.as_ref().filter(|_| names_folder).map_or(String::new(), |folder| format!("{folder}/"));
    let line = problem.line.map_or(String::new(), |line| format!(":{line}"));
    let column = problem.column.map_or(String::new(), |column| format!(":{column}"));
    safe::line(&format!("{folder}{}{line}{column}: {} [{}]", problem.path, problem.message, problem.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_log_says_how_far_a_run_is() {
        let line = progress_line(7, 1_234_567_890, 17_000_000_000, 412_345);
        assert_eq!(line, "  7 %  1,234 of 17,000 MB read, 412,345 articles");
        let bar = Bar { next_line: Some(Mutex::new(Instant::now())), ..Bar::new(true, false) };
        let due = |bar: &Bar| *bar.next_line.as_ref().and_then(|due| due.lock().ok()).expect("a time");
        bar.begin(1, 0);
        let before = due(&bar);
        bar.advance(0, 1);
        let after = due(&bar);
        assert!(after >= before + LINE_EVERY);
        bar.advance(0, 1);
        assert_eq!(due(&bar), after, "one line a minute");
    }
}
