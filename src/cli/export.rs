//! `dateline export`: flags → every article that is found, as a file for other programs.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::ExportArguments;
use super::output::Output;
use super::search;
use crate::backend::local::Index;
use crate::error::{Error, ErrorCode};
use crate::render::export::ExportFormat;
use crate::render::json;
use crate::search::AllHits;

pub(super) fn run(arguments: &ExportArguments, output: &mut Output) -> Result<u8, Error> {
    let mut request = search::request(&arguments.query, &arguments.pairs())?;
    request.time_budget_ms = 0;
    let ending = arguments.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    let format = match (&arguments.format, ending.map(str::to_lowercase).as_deref()) {
        (Some(name), _) => name.parse()?,
        (None, Some("bib")) => ExportFormat::Bibtex,
        (None, Some("ndjson" | "jl") | None) => ExportFormat::Jsonl,
        (None, Some(ending)) => ending.parse().map_err(|_: Error| {
            let message = format!(
                "nothing is written in a format called .{ending}; name the file .jsonl, .csv, .ris or .bib, or add --format"
            );
            Error::new(ErrorCode::InvalidRequest, message)
        })?,
    };
    request.full_text |= arguments.full_text;
    if request.full_text && format != ExportFormat::Jsonl {
        let message = "only JSON lines hold the whole text: leave out --full-text, or use --format jsonl";
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    if arguments.query.print_request {
        output.data(&json::pretty(&request));
        return Ok(0);
    }
    if arguments.query.request.is_none() && (!request.facets.is_empty() || request.timeline.is_some()) {
        let message =
            "an export lists articles and counts nothing: leave out --facet and --timeline, or use `dateline facets`";
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    let index = Index::open(&arguments.query.index.folder)?;
    let mut all = AllHits::of(request.clone());
    // The first page before the file: a query that cannot be read leaves nothing behind.
    let mut page = all.next_page(&index).inspect_err(|error| search::point(error, &request, output))?;
    search::notes(all.warnings(), output);
    let mut rows: u64 = 0;
    match &arguments.output {
        None => {
            output.data_begun(&format.beginning());
            while let Some(hits) = page {
                rows += hits.len() as u64;
                output.data_begun(&hits.iter().map(|hit| format.row(hit)).collect::<String>());
                if output.is_unread() {
                    break;
                }
                page = all.next_page(&index)?;
            }
        }
        Some(path) => {
            let fail = |error: std::io::Error| {
                Error::new(ErrorCode::Storage, format!("cannot write \"{}\": {error}", path.display())).with_source(error)
            };
            // A link stays a link: what it leads to is written.
            let target = behind_links(path);
            // The file is there when it is whole; what is no file, such as a pipe, takes it as it comes.
            let is_file = std::fs::metadata(&target).map_or(true, |metadata| metadata.is_file());
            let mut draft = target.as_os_str().to_owned();
            if is_file {
                draft.push(".part");
            }
            let written = (|| {
                let mut out = BufWriter::new(File::create(&draft).map_err(fail)?);
                out.write_all(format.beginning().as_bytes()).map_err(fail)?;
                while let Some(hits) = page {
                    rows += hits.len() as u64;
                    hits.iter().try_for_each(|hit| out.write_all(format.row(hit).as_bytes())).map_err(fail)?;
                    page = all.next_page(&index)?;
                }
                let file = out.into_inner().map_err(|error| fail(error.into_error()))?;
                if !is_file {
                    return Ok(());
                }
                file.sync_all().map_err(fail)?;
                std::fs::rename(&draft, &target).map_err(fail)
            })();
            if let Err(error) = written {
                if is_file {
                    _ = std::fs::remove_file(&draft);
                }
                return Err(error);
            }
            let noun = if rows == 1 { "article" } else { "articles" };
            output.message(&format!("{rows} {noun} in \"{}\"", path.display()));
        }
    }
    Ok(u8::from(rows == 0))
}

/// Where a link leads, even to a file that is not there yet; any other path as it is.
fn behind_links(path: &Path) -> PathBuf {
    const MOST_LINKS: usize = 40;
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(next) = std::fs::read_link(&path) else { break };
        path = path.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    path
}
