//! `dateline verify`, `repair`, `compact`, `purge`, `forget`: an index → what is wrong with it, and one that is whole, smaller, or rid of
//! an article or a source.

use std::path::Path;

use clap::Parser;
use serde::Serialize;

use super::args::{Arguments, Command, ForgetArguments, IndexArguments, PurgeArguments, RepairArguments, UpkeepArguments};
use super::output::Output;
use crate::article::ArticleId;
use crate::backend::local::{
    CompactReport, Index, IndexWriter, PurgeReport, RepairReport, Verification, WriterOptions, compact, purge, repair,
    verify,
};
use crate::error::{Error, ErrorCode};
use crate::ingest::{ForgetReport, IngestReport, forget, settle_again};
use crate::render::text::{counted, grouped};
use crate::render::{json, safe};
use crate::schema::{ArticleCorrection, Manifest, Source};

pub(super) fn run_verify(arguments: &UpkeepArguments, output: &mut Output) -> Result<u8, Error> {
    let found = verify(&arguments.index.folder)?;
    if arguments.json {
        output.data(&json::pretty(&found));
    } else {
        output.advice(&verified(&found));
    }
    // Files that are what was written may still not be all there is to write.
    if let Ok(index) = Index::open(&arguments.index.folder) {
        index.manifest().lacking().iter().for_each(|lacking| output.message(&format!("note: {}", safe::line(lacking))));
    }
    Ok(if found.is_sound() { 0 } else { ErrorCode::IndexDamaged.exit_status() })
}

fn verified(found: &Verification) -> String {
    let mut lines = vec![format!(
        "{} files of {:.1} MB read; {} articles, {} file records",
        grouped(found.files),
        found.bytes as f64 / 1e6,
        grouped(found.articles),
        grouped(found.file_records)
    )];
    let mut list = |title: String, items: &[String]| {
        if !items.is_empty() {
            lines.push(title);
            lines.extend(items.iter().map(|item| format!("  {}", safe::line(item))));
        }
    };
    let lost = match found.lost_documents {
        0 => String::new(),
        lost => format!(", with up to {} articles and file records", grouped(lost)),
    };
    list(format!("damaged{lost}; `dateline repair` makes the index whole:"), &found.damaged_files);
    let contradictions = grouped(found.contradiction_count);
    list(format!("{contradictions} contradictions; make the index again with --rebuild:"), &found.contradictions);
    list("left over, and removed by the next run that writes:".to_string(), &found.left_over_files);
    if found.is_sound() {
        lines.push("the index is sound".to_string());
    }
    lines.join("\n")
}

/// What a repair did, and the run over the sources after it.
#[derive(Serialize)]
struct Repaired {
    #[serde(flatten)]
    repair: RepairReport,
    /// The sources that were read again; those that are not there keep what could be saved.
    reread: Option<IngestReport>,
    /// Sources whose folders are not there.
    unavailable: Vec<String>,
}

pub(super) fn run_repair(arguments: &RepairArguments, output: &mut Output) -> Result<u8, Error> {
    let folder = &arguments.index.folder;
    let repair = repair(folder)?;
    let sources = Index::open(folder)?.manifest().sources.clone();
    let (there, away): (Vec<Source>, Vec<Source>) =
        sources.into_iter().partition(|source| Path::new(&source.folder).is_dir());
    let unavailable: Vec<String> = away.into_iter().map(|source| source.folder).collect();
    let mut reread = None;
    if !repair.damaged_files.is_empty() && !arguments.without_sources {
        // Sources that were indexed without actors stay without.
        let (untagged, tagged): (Vec<&Source>, Vec<&Source>) = there.iter().partition(|source| source.registry_version == 0);
        for (sources, flags) in [(tagged, &[][..]), (untagged, &["--without-actors"])] {
            if !sources.is_empty() {
                reread = Some(super::index::ingest(&as_typed(folder, &sources, flags)?)?);
            }
        }
    }
    let status = reread.as_ref().map_or(0, IngestReport::exit_status);
    let repaired = Repaired { repair, reread, unavailable };
    output.data(&if arguments.json { json::pretty(&repaired) } else { told(&repaired) });
    let may_miss = repaired.repair.files_to_read + repaired.repair.documents_without_text > 0;
    let is_incomplete = may_miss && (repaired.reread.is_none() || !repaired.unavailable.is_empty());
    Ok(if is_incomplete { ErrorCode::SourceUnavailable.exit_status() } else { status })
}

/// `dateline index` over these sources, as a person would type it.
fn as_typed(folder: &Path, sources: &[&Source], flags: &[&str]) -> Result<IndexArguments, Error> {
    let mut typed =
        vec!["dateline".into(), "index".into(), "--quiet".into(), "--index".into(), folder.as_os_str().to_owned()];
    typed.extend(flags.iter().map(Into::into));
    typed.push("--".into());
    typed.extend(sources.iter().map(|source| source.folder.clone().into()));
    match Arguments::try_parse_from(typed).map(|arguments| arguments.command) {
        Ok(Command::Index(arguments)) => Ok(arguments),
        Ok(_) => Err(Error::new(ErrorCode::InvalidRequest, "the sources of the index cannot be named")),
        Err(error) => {
            Err(Error::new(ErrorCode::InvalidRequest, "the sources of the index cannot be named").with_source(error))
        }
    }
}

fn told(repaired: &Repaired) -> String {
    let Repaired { repair, reread, unavailable } = repaired;
    if repair.damaged_files.is_empty() {
        return "nothing is damaged".to_string();
    }
    let mut lines = vec!["damaged were:".to_string()];
    lines.extend(repair.damaged_files.iter().map(|file| format!("  {}", safe::line(file))));
    lines.push(format!(
        "{} articles and file records were in doubt: {} articles saved from their stored texts, {} files to read again",
        grouped(repair.lost_documents),
        grouped(repair.articles_saved),
        grouped(repair.files_to_read)
    ));
    if let Some(reread) = reread {
        let (read, articles) = (grouped(reread.indexed), grouped(reread.articles));
        lines.push(format!("{read} files read again; {articles} articles in the index"));
    }
    if !unavailable.is_empty() && repair.files_to_read + repair.documents_without_text > 0 {
        lines.push("not there, so that articles of them may be missing; index them again when they are:".to_string());
        lines.extend(unavailable.iter().map(|folder| format!("  {}", safe::line(folder))));
    }
    lines.join("\n")
}

pub(super) fn run_compact(arguments: &UpkeepArguments, output: &mut Output) -> Result<u8, Error> {
    let report = compact(&arguments.index.folder)?;
    output.data(&if arguments.json { json::pretty(&report) } else { compacted(&report) });
    Ok(0)
}

fn compacted(report: &CompactReport) -> String {
    format!(
        "{} segments of {:.1} MB became {} of {:.1} MB; {} deleted articles and file records are off the disk",
        grouped(report.segments_before),
        report.bytes_before as f64 / 1e6,
        grouped(report.segments_after),
        report.bytes_after as f64 / 1e6,
        grouped(report.deleted_before)
    )
}

pub(super) fn run_purge(arguments: &PurgeArguments, output: &mut Output) -> Result<u8, Error> {
    let manifest = Index::open(&arguments.index.folder).ok().map(|index| index.manifest().clone());
    let sources = manifest.as_ref().map_or(&[][..], |manifest| &manifest.sources);
    let report = purge(&arguments.index.folder, &arguments.ids)?;
    output.data(&if arguments.json { json::pretty(&report) } else { purged(&report) });
    if let Some(manifest) = &manifest {
        take_out_of_corrections(&report, manifest, output)?;
    }
    let mut writer =
        IndexWriter::open(&arguments.index.folder, WriterOptions { memory_bytes: 60_000_000, threads: 1, rebuild: false })?;
    settle_again(&mut writer)?;
    writer.finish()?;
    for copy in &report.copies {
        let copy = safe::line(&format!("{}  {}/{}", copy.id, copy.folder, copy.path));
        output.message(&format!("note: an article with the same address or text is still found: {copy}"));
    }
    for purged in &report.purged {
        let source = sources.iter().find(|source| source.name == purged.folder).map(|source| Path::new(&source.folder));
        if let Some(file) = source.map(|folder| folder.join(&purged.path)).filter(|file| file.exists()) {
            let file = safe::line(&file.display().to_string());
            output.message(&format!("note: its file is still there, and brings it back when it is read again: {file}"));
        }
    }
    Ok(0)
}

/// Takes purged articles out of the index's own file of corrections, or tells where they stand in somebody else's: the next run would bring
/// their headlines and addresses back into the index.
fn take_out_of_corrections(report: &PurgeReport, manifest: &Manifest, output: &mut Output) -> Result<(), Error> {
    let folders = manifest.sources.iter().map(|source| Path::new(&source.folder));
    // A file that has gone or cannot be read brings nothing back.
    let Ok(Some((corrections, file))) = super::set::corrections(None, Some(manifest), folders) else { return Ok(()) };
    let is_same = |one: Option<u64>, other: Option<u64>| one.is_some() && one == other;
    let is_taken = |known: &ArticleCorrection| {
        report.purged.iter().any(|purged| purged.id == known.id)
            || report.corrections.iter().any(|taken| {
                taken.id == known.id
                    || is_same(taken.address_key(), known.address_key())
                    || is_same(taken.text_key(), known.text_key())
            })
    };
    let ids: Vec<ArticleId> =
        corrections.articles.iter().filter(|known| is_taken(known)).map(|known| known.id.clone()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let (path, named) = (Path::new(&file), ids.iter().map(ArticleId::as_str).collect::<Vec<_>>().join(", "));
    let shown = safe::line(&file);
    if super::set::is_own(path, &manifest.sources) {
        super::set::remove(path, &ids)?;
        output.message(&format!("note: what was set by hand of it is out of {shown}, too (id {named})"));
    } else {
        output.message(&format!(
            "note: {shown} names it still, under the id {named}, and brings its headline back into the index; take it out there"
        ));
    }
    Ok(())
}

fn purged(report: &PurgeReport) -> String {
    let lines =
        report.purged.iter().map(|purged| safe::line(&format!("purged {}  {}/{}", purged.id, purged.folder, purged.path)));
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn run_forget(arguments: &ForgetArguments, output: &mut Output) -> Result<u8, Error> {
    let folder = &arguments.index.folder;
    // A writer would make an index where there is none.
    drop(Index::open(folder)?);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let options = WriterOptions { memory_bytes: arguments.memory.bytes(), threads, rebuild: false };
    let mut writer = IndexWriter::open(folder, options)?;
    let report = forget(&mut writer, &arguments.source)?;
    writer.finish()?;
    output.data(&if arguments.json { json::pretty(&report) } else { forgotten(&report) });
    output.message("what the disk still has of it goes when segments are merged; `dateline compact` does it now");
    Ok(0)
}

fn forgotten(report: &ForgetReport) -> String {
    format!(
        "{} with {} of {} out of the index; {} left",
        counted(report.files, "file"),
        counted(report.articles, "article"),
        safe::line(&report.folder),
        counted(report.articles_left, "article")
    )
}
