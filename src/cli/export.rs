//! `dateline export`: flags → every article that is found, as a file for other programs.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::ExportArguments;
use super::output::Output;
use super::search;
use crate::backend::local::Index;
use crate::error::{Error, ErrorCode};
use crate::query::Hit;
use crate::render::export::ExportFormat;
use crate::render::json;
use crate::search::AllHits;

pub(super) fn run(arguments: &ExportArguments, output: &mut Output) -> Result<u8, Error> {
    let mut request = search::request(&arguments.query, &arguments.pairs())?;
    request.time_budget_ms = 0;
    let format = format(arguments)?;
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
    let mut all = AllHits::of(request.clone()).at_most(arguments.limit.unwrap_or(u64::MAX));
    // The first page before the file: a query that cannot be read leaves nothing behind.
    let page = all.next_page(&index).inspect_err(|error| search::point(error, &request, output))?;
    search::notes(all.warnings(), output);
    let mut pages = Pages { all, index, page };
    let rows = match &arguments.output {
        None => print(&mut pages, format, output)?,
        Some(path) => {
            let rows = write(&mut pages, format, path)?;
            let noun = if rows == 1 { "article" } else { "articles" };
            output.message(&format!("{rows} {noun} in \"{}\"", path.display()));
            rows
        }
    };
    Ok(u8::from(rows == 0))
}

/// The format that was asked for, or that the name of the file says.
fn format(arguments: &ExportArguments) -> Result<ExportFormat, Error> {
    let ending = arguments.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    match (&arguments.format, ending.map(str::to_lowercase).as_deref()) {
        (Some(name), _) => name.parse(),
        (None, Some("bib")) => Ok(ExportFormat::Bibtex),
        (None, Some("ndjson" | "jl") | None) => Ok(ExportFormat::Jsonl),
        (None, Some(ending)) => ending.parse().map_err(|_: Error| {
            let message = format!(
                "nothing is written in a format called .{ending}; name the file .jsonl, .csv, .ris or .bib, or add --format"
            );
            Error::new(ErrorCode::InvalidRequest, message)
        }),
    }
}

/// All pages of hits, of which the first was read.
struct Pages {
    all: AllHits,
    index: Index,
    page: Option<Vec<Hit>>,
}

impl Pages {
    fn next(&mut self) -> Result<Option<Vec<Hit>>, Error> {
        match self.page.take() {
            Some(page) => Ok(Some(page)),
            None => self.all.next_page(&self.index),
        }
    }
}

/// Writes every article to standard output, and says how many.
fn print(pages: &mut Pages, format: ExportFormat, output: &mut Output) -> Result<usize, Error> {
    let mut rows = 0;
    output.data_begun(&format.beginning());
    while let Some(hits) = pages.next()? {
        rows += hits.len();
        output.data_begun(&hits.iter().map(|hit| format.row(hit)).collect::<String>());
        if output.is_unread() {
            break;
        }
    }
    Ok(rows)
}

/// Writes every article into a file, which is there when it is whole, and says how many.
fn write(pages: &mut Pages, format: ExportFormat, path: &Path) -> Result<usize, Error> {
    let fail = |error: std::io::Error| {
        Error::new(ErrorCode::Storage, format!("cannot write \"{}\": {error}", path.display())).with_source(error)
    };
    // A link stays a link: what it leads to is written.
    let target = behind_links(path);
    // What is no file, such as a pipe, takes it as it comes.
    let is_file = std::fs::metadata(&target).map_or(true, |metadata| metadata.is_file());
    let mut draft = target.as_os_str().to_owned();
    if is_file {
        draft.push(".part");
    }
    let written = (|| {
        let mut rows = 0;
        let mut out = BufWriter::new(File::create(&draft).map_err(fail)?);
        out.write_all(format.beginning().as_bytes()).map_err(fail)?;
        while let Some(hits) = pages.next()? {
            rows += hits.len();
            hits.iter().try_for_each(|hit| out.write_all(format.row(hit).as_bytes())).map_err(fail)?;
        }
        let file = out.into_inner().map_err(|error| fail(error.into_error()))?;
        if is_file {
            file.sync_all().map_err(fail)?;
            std::fs::rename(&draft, &target).map_err(fail)?;
        }
        Ok(rows)
    })();
    written.inspect_err(|_| {
        if is_file {
            _ = std::fs::remove_file(&draft);
        }
    })
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
