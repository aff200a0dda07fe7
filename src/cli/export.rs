//! `dateline export`: flags → every article that is found, as a file for other programs.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::ExportArguments;
use super::output::Output;
use super::search;
use crate::backend::local::Index;
use crate::error::{Error, ErrorCode};
use crate::query::{Hit, Page};
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
        /// So many hits a request may ask for.
        const MOST_HITS: u32 = 1_000;
        if let Some(limit) = arguments.limit {
            request.page.limit = u32::try_from(limit).unwrap_or(u32::MAX).min(MOST_HITS);
        }
        output.data(&json::pretty(&request));
        return Ok(0);
    }
    if arguments.query.request.is_none() && (!request.facets.is_empty() || request.timeline.is_some()) {
        let message =
            "an export lists articles and counts nothing: leave out --facet and --timeline, or use `dateline facets`";
        return Err(Error::new(ErrorCode::InvalidRequest, message));
    }
    let is_of_a_page = request.page.limit > 0 && request.page != Page::default();
    if is_of_a_page && arguments.query.request.is_some() && arguments.limit.is_none() {
        output.message("note: an export has all that is found, not the page that the request names; --limit ends it sooner");
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
    // What is no file, such as a pipe, takes it as it comes; it may be called by a link that leads to no path.
    if std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return write_to(File::create(path).map_err(fail)?, pages, format, fail).map(|(rows, _)| rows);
    }
    // A link stays a link: what it leads to is written.
    let target = behind_links(path);
    let known = match std::fs::OpenOptions::new().write(true).open(&target).and_then(|file| file.metadata()) {
        Ok(known) => Some(known),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        // What may not be written is not replaced, either.
        Err(error) => return Err(fail(error)),
    };
    let (draft, file) = draft_of(&target).map_err(fail)?;
    let written = (|| {
        if let Some(known) = known {
            file.set_permissions(known.permissions()).map_err(fail)?;
        }
        let (rows, file) = write_to(file, pages, format, fail)?;
        file.sync_all().map_err(fail)?;
        std::fs::rename(&draft, &target).map_err(fail)?;
        Ok(rows)
    })();
    written.inspect_err(|_| _ = std::fs::remove_file(&draft))
}

/// Writes every article, and says how many.
fn write_to(
    file: File,
    pages: &mut Pages,
    format: ExportFormat,
    fail: impl Fn(std::io::Error) -> Error,
) -> Result<(usize, File), Error> {
    let mut rows = 0;
    let mut out = BufWriter::new(file);
    out.write_all(format.beginning().as_bytes()).map_err(&fail)?;
    while let Some(hits) = pages.next()? {
        rows += hits.len();
        hits.iter().try_for_each(|hit| out.write_all(format.row(hit).as_bytes())).map_err(&fail)?;
    }
    Ok((rows, out.into_inner().map_err(|error| fail(error.into_error()))?))
}

/// A new file beside the one that it will become, under a name that nothing has.
fn draft_of(target: &Path) -> std::io::Result<(PathBuf, File)> {
    const MOST_NAMES: u32 = 100;
    let mut number = 0;
    loop {
        let mut draft = target.as_os_str().to_owned();
        draft.push(format!(".{}-{number}.part", std::process::id()));
        match File::create_new(&draft) {
            Ok(file) => return Ok((PathBuf::from(draft), file)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && number < MOST_NAMES => number += 1,
            Err(error) => return Err(error),
        }
    }
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
