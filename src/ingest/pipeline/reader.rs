//! Turns work into documents: what runs in parallel. Each reader takes a whole file, or a part of a file that holds many records.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crossbeam_channel::{Receiver, Sender};

use crate::article::{Format, ParsedArticle, RawDocument};
use crate::ingest::isolation::{Parser, is_passing};
use crate::ingest::parse::{Columns, Entry, Parsed, Row, parse_entry, parse_json_lines, parse_rows, problem};
use crate::ingest::pieces::{Found, LARGE_BYTES, Piece, Pieces, may_have_pieces};
use crate::ingest::publisher::find_publisher;
use crate::ingest::read::{Kind, read_whole};
use crate::ingest::{Enricher, IngestOptions};
use crate::schema::{FileKey, FileStamp, IndexedDocument, Problem, article_id};

/// What a reader is asked to do.
pub(crate) enum Work {
    Whole { file: usize, key: FileKey, path: PathBuf, kind: Kind, known_hash: Option<u64>, cost: u64 },
    Lines { file: usize, part: u64, key: FileKey, bytes: Vec<u8>, first_line: u64, after: u64 },
    Rows { file: usize, part: u64, key: FileKey, columns: Arc<Columns>, rows: Vec<Row>, after: u64, cost: u64 },
    Piece { file: usize, part: u64, key: FileKey, format: Format, piece: Piece, after: u64 },
    Entries { file: usize, part: u64, key: FileKey, entries: Vec<Entry>, cost: u64 },
}

/// What a reader gives back.
pub(crate) struct Done {
    pub(super) file: usize,
    /// The number of the part, from 0; 0 for a whole file.
    pub(super) part: u64,
    pub(super) cost: u64,
    pub(super) outcome: Outcome,
}

pub(super) enum Outcome {
    /// A whole file.
    Whole { stamp: FileStamp, content_hash: u64, documents: Vec<(u64, IndexedDocument)>, problems: Vec<Problem> },
    /// A whole file with the content it had before.
    Same { stamp: FileStamp },
    /// A whole file that could not be opened or read.
    Unreadable(Problem),
    /// A whole file that was not looked at, because the run is to stop.
    NotReached,
    /// A part of a file.
    Part(Part),
}

/// What a part of a file holds.
#[derive(Default)]
pub(super) struct Part {
    pub(super) documents: Vec<(u64, IndexedDocument)>,
    pub(super) problems: Vec<Problem>,
    /// The ids of articles that are in the index already.
    pub(super) earlier_ids: Vec<u64>,
}

/// Reads what it is given until there is no more.
pub(crate) fn reader(work: &Receiver<Work>, done: &Sender<Done>, options: &IngestOptions) {
    let mut parser = Parser::new(options);
    for work in work {
        let (file, part, cost, path) = match &work {
            Work::Whole { file, cost, key, .. } => (*file, 0, *cost, key.path.clone()),
            Work::Rows { file, part, cost, key, .. } | Work::Entries { file, part, cost, key, .. } => {
                (*file, *part, *cost, key.path.clone())
            }
            Work::Lines { file, part, bytes, key, .. } => (*file, *part, bytes.len() as u64, key.path.clone()),
            Work::Piece { file, part, piece, key, .. } => (*file, *part, piece.size(), key.path.clone()),
        };
        let is_whole = matches!(work, Work::Whole { .. });
        // What waits in the queue may take long; of a file read in parts those that were begun belong together.
        if is_whole && options.stop.load(Ordering::Relaxed) {
            if done.send(Done { file, part, cost, outcome: Outcome::NotReached }).is_err() {
                return;
            }
            continue;
        }
        // A reader of untrusted text that gives up costs one file, not the run.
        let outcome = catch_unwind(AssertUnwindSafe(|| read(work, options, &mut parser))).unwrap_or_else(|_| {
            let problem = problem(&path, None, "reader_gave_up", "the reader of this format gave up on the file");
            if is_whole {
                Outcome::Unreadable(problem)
            } else {
                Outcome::Part(Part { problems: vec![problem], ..Part::default() })
            }
        });
        if done.send(Done { file, part, cost, outcome }).is_err() {
            return;
        }
    }
}

fn read(work: Work, options: &IngestOptions, parser: &mut Parser<'_>) -> Outcome {
    match work {
        Work::Whole { key, path, kind, known_hash, .. } => {
            let file = match read_whole(&path, &key.path, kind, options.max_file_bytes) {
                Ok(file) => file,
                Err(problem) => return Outcome::Unreadable(problem),
            };
            if known_hash == Some(file.content_hash) {
                return Outcome::Same { stamp: file.stamp };
            }
            let mut parsed = parser.parse(file.document);
            if let Some(problem) = parsed.problems.pop_if(|problem| is_passing(problem)) {
                return Outcome::Unreadable(problem);
            }
            if is_broken_list(&parsed)
                && let Ok(again) = read_whole(&path, &key.path, kind, options.max_file_bytes)
            {
                parse_broken_list(again.document, parser, &mut parsed);
            }
            let Part { documents, problems, .. } = part_of(parsed, &key, 0, &options.enricher);
            Outcome::Whole { stamp: file.stamp, content_hash: file.content_hash, documents, problems }
        }
        Work::Lines { key, bytes, first_line, after, .. } => {
            let parsed = parse_json_lines(&bytes, first_line, &key.path, options.today);
            Outcome::Part(part_of(parsed, &key, after, &options.enricher))
        }
        Work::Rows { key, columns, rows, after, .. } => {
            let parsed = parse_rows(&columns, &rows, &key.path, options.today);
            Outcome::Part(part_of(parsed, &key, after, &options.enricher))
        }
        Work::Entries { key, entries, .. } => {
            let mut parsed = Parsed::default();
            for entry in entries {
                parse_entry(entry, &key.path, options.today, &mut |document| parser.parse(document), &mut parsed);
            }
            Outcome::Part(part_of(parsed, &key, 0, &options.enricher))
        }
        Work::Piece { key, format, piece, after, .. } => {
            let mut parsed = Parsed::default();
            parse_piece(&piece, format, &key.path, parser, &mut parsed);
            Outcome::Part(part_of(parsed, &key, after, &options.enricher))
        }
    }
}

fn is_broken_list(parsed: &Parsed) -> bool {
    parsed.articles.is_empty() && parsed.problems.iter().any(|problem| problem.code == "broken_json")
}

/// Reads a list in JSON record by record, where something in it is broken or its end is missing.
fn parse_broken_list(document: RawDocument, parser: &mut Parser<'_>, parsed: &mut Parsed) {
    let RawDocument { path, format, bytes } = document;
    let mut found = Parsed::default();
    let mut pieces = Pieces::of_broken_list(bytes);
    while let Some(next) = pieces.as_mut().and_then(|pieces| pieces.next().ok().flatten()) {
        if let Found::Piece(piece) = next {
            parse_piece(&piece, format, &path, parser, &mut found);
        }
    }
    if !found.articles.is_empty() {
        parsed.articles = found.articles;
        // What is wrong with the list as a whole is told of its first broken record, or of its end.
        if !found.problems.is_empty() {
            parsed.problems = found.problems;
        }
    }
}

/// What is wrong with one record and costs all of its document.
const COSTS_ALL: [&str; 6] =
    ["broken_json", "not_text", "parser_crashed", "parser_timed_out", "parser_out_of_memory", "output_too_large"];

/// Reads a piece. Of one that cannot be read each half is tried, so that what is wrong costs one record and not its neighbours.
fn parse_piece(piece: &Piece, format: Format, path: &str, parser: &mut Parser<'_>, into: &mut Parsed) {
    let (document, before) = piece.document(path, format);
    let parsed = parser.parse_part(document, before);
    let is_lost =
        parsed.articles.is_empty() && parsed.problems.iter().any(|problem| COSTS_ALL.contains(&problem.code.as_str()));
    match piece.halves().filter(|_| is_lost) {
        Some(halves) => halves.iter().for_each(|half| parse_piece(half, format, path, parser, into)),
        None => {
            into.articles.extend(parsed.articles);
            into.problems.extend(parsed.problems);
        }
    }
}

/// How many readers have something to do in files of these kinds and sizes, of so many that may run. One file of lines or rows is work for all of them,
/// for its parts are read side by side; so are the pieces of a large one and the files of an archive.
pub(crate) fn readers_for(files: impl Iterator<Item = (Kind, u64)>, most: usize) -> usize {
    const MOST_READERS: usize = 64;
    let is_for_all = |kind: Kind, size: u64| kind.is_stream() || kind.is_archive() || is_large(kind, size);
    let work =
        files.fold(0_usize, |work, (kind, size)| work.saturating_add(if is_for_all(kind, size) { MOST_READERS } else { 1 }));
    most.clamp(1, MOST_READERS).min(work.max(1))
}

/// Whether a file may be read in pieces.
pub(super) fn is_large(kind: Kind, size: u64) -> bool {
    // What is packed takes some ten times the room unpacked.
    may_have_pieces(kind.format) && size.saturating_mul(if kind.is_gzip { 10 } else { 1 }) >= LARGE_BYTES
}

/// Enriches and lays out the articles; of those up to place `after`, which are in the index already, only the ids are told.
fn part_of(parsed: Parsed, key: &FileKey, after: u64, enricher: &Enricher) -> Part {
    let mut part = Part { problems: parsed.problems, ..Part::default() };
    for (place, mut article) in parsed.articles {
        find_publisher(&mut article, &key.path);
        let id = article_id(key, &place_in_file(place, &article));
        if after > 0 && place <= after {
            part.earlier_ids.extend(id.bits());
        } else {
            let (article, found) = enricher.enrich_with_words(article);
            part.documents.push((place, IndexedDocument::of_words(key.clone(), id, article, &found)));
        }
    }
    part
}

/// What names an article inside its file: nothing if it is the only one, its own identifier, or its line; in an archive the file
/// that holds it before that.
fn place_in_file(place: u64, article: &ParsedArticle) -> String {
    let place = match &article.identifier {
        _ if place == 0 => String::new(),
        Some(identifier) => format!("id:{identifier}"),
        None => format!("#{place}"),
    };
    article.entry.as_ref().map_or(place.clone(), |entry| format!("{entry}/{place}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_of_lines_is_read_by_all() {
        let kind = |format: Format| (Kind { format, is_gzip: false }, 1000);
        for (formats, most, expected) in [
            (vec![Format::JsonLines], 8, 8),
            (vec![Format::Text, Format::Csv], 3, 3),
            (vec![Format::Text], 8, 1),
            (vec![Format::Text; 5], 8, 5),
            (vec![], 8, 1),
            (vec![Format::JsonLines; 3], 1000, 64),
            (vec![Format::JsonLines], 0, 1),
        ] {
            assert_eq!(readers_for(formats.iter().copied().map(kind), most), expected, "{formats:?}");
        }
    }
}
