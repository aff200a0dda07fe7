//! Turns documents whose parsers may crash, hang or swell into articles, in child processes of our own program.
//!
//! A reader thread has one child, started when it is first needed. It gets one document at a time over standard input and answers
//! with the articles on standard output (`frame`). The child holds itself to limits of memory and processor time (`child`); the
//! parent (`worker`) ends one that takes too long, and starts another after a crash and after [`FILES_A_CHILD`] files. So what a
//! parser does wrong costs the file it was reading and no other. A child opens no file and no connection: all it has are the
//! two pipes, and it dies with its parent.
//!
//! `mock`: a parser that misbehaves on demand, for tests.

mod child;
mod frame;
mod mock;
mod worker;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub(crate) use self::child::serve;
use self::worker::{Failure, Worker};
use super::IngestOptions;
use super::parse::{Before, Parsed, format_of, nests_deeply, parse_part, problem};
use crate::article::{Format, Note, RawDocument};
use crate::schema::Problem;

/// What a child is called with: it serves only a parent of its own version.
pub(crate) const CHILD_ARGUMENTS: [&str; 2] = ["__parse", env!("CARGO_PKG_VERSION")];
/// What a child says first: another program, or another version of this one, says something else.
const READY: &[u8] = concat!("dateline ", env!("CARGO_PKG_VERSION")).as_bytes();
/// The variable that lets a child misbehave on demand.
pub(crate) const MOCK_VARIABLE: &str = "DATELINE_MOCK_PARSER";

/// A child is replaced after so many files, so that what a library forgets to free does not pile up.
const FILES_A_CHILD: u32 = 200;
/// Pages larger than this, or nested more deeply, are left to a child: some parsers of markup take the square of either.
const LARGE_BYTES: usize = 2 * 1024 * 1024;

/// What a child is told of a document; the bytes come after it.
#[derive(Serialize, Deserialize)]
struct Request {
    path: String,
    format: Format,
    today: NaiveDate,
    /// What lies before it in its file, of which it is a part.
    before: Option<Before>,
    cpu_seconds: u64,
}

/// Reads documents, those that may do harm in a child process. One for each reader thread.
pub(crate) struct Parser<'o> {
    program: Option<&'o Path>,
    today: NaiveDate,
    longest: Duration,
    worker: Option<Worker>,
}

/// How a document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Risk {
    /// Its reader is quick and gives up at worst.
    None,
    /// Its reader may take long; it is read in this process only for want of a child.
    Some,
    /// Its reader may hang or end the process; never in this one.
    Grave,
}

impl<'o> Parser<'o> {
    pub(crate) fn new(options: &'o IngestOptions) -> Parser<'o> {
        let program = options.parser_program.as_deref();
        Parser { program, today: options.today, longest: options.max_file_time, worker: None }
    }

    /// Reads one document.
    pub(crate) fn parse(&mut self, document: RawDocument) -> Parsed {
        self.parse_part(document, None)
    }

    /// Reads one document; with `before` one that is a part of a large file.
    pub(crate) fn parse_part(&mut self, mut document: RawDocument, before: Option<Before>) -> Parsed {
        let (named, found) = (document.format, format_of(&document));
        document.format = found;
        let mut parsed = self.parse_as_found(document, before);
        if named != found {
            let message = format!("the name says {}, the content is {}", named.name(), found.name());
            parsed.articles.iter_mut().for_each(|(_, article)| article.notes.push(Note::new("misnamed", message.clone())));
        }
        parsed
    }

    fn parse_as_found(&mut self, document: RawDocument, before: Option<Before>) -> Parsed {
        match (risk_of(&document), self.program) {
            (Risk::None, _) | (Risk::Some, None) => parse_part(&document, self.today, before),
            (Risk::Grave, None) => {
                let message = format!(
                    "{} files are read in a child process only, and no program for it was named (IngestOptions::parser_program)",
                    document.format.name()
                );
                failed(&document.path, "needs_parser_program", message)
            }
            (_, Some(program)) => self.parse_in_child(document, before, program),
        }
    }

    fn parse_in_child(&mut self, document: RawDocument, before: Option<Before>, program: &Path) -> Parsed {
        let document = Arc::new(document);
        loop {
            let worker = match &mut self.worker {
                Some(worker) => worker,
                none => match Worker::start(program) {
                    Ok(worker) => none.insert(worker),
                    Err(error) => {
                        let message = format!("\"{}\" cannot be started to read the file: {error}", program.display());
                        return failed(&document.path, "parser_unavailable", message);
                    }
                },
            };
            let is_fresh = worker.files_read() == 0;
            let answer = worker.ask(&document, self.today, before, self.longest);
            if answer.is_err() || worker.files_read() >= FILES_A_CHILD {
                self.worker = None;
            }
            match answer {
                Ok(parsed) => return parsed,
                // It may be what earlier files left behind; a fresh child tells.
                Err(Failure::Crashed(_) | Failure::OutOfMemory) if !is_fresh => {}
                Err(failure) => {
                    let (code, message) = failure.explained(self.longest);
                    return failed(&document.path, code, message);
                }
            }
        }
    }
}

/// Whether a problem is not the file's: it passes when there is a program to read it.
pub(crate) fn is_passing(problem: &Problem) -> bool {
    matches!(problem.code.as_str(), "parser_unavailable" | "needs_parser_program")
}

fn failed(path: &str, code: &str, message: String) -> Parsed {
    Parsed { problems: vec![problem(path, None, code, message)], ..Parsed::default() }
}

/// What reading a document may do to the process.
fn risk_of(document: &RawDocument) -> Risk {
    let is_large = document.bytes.len() > LARGE_BYTES;
    match format_of(document) {
        // A sheet takes the room of all cells up to its last one, which may be the billionth.
        Format::Pdf | Format::Spreadsheet => Risk::Grave,
        Format::Docx | Format::Odt | Format::Rtf | Format::Epub => Risk::Some,
        Format::Markdown if is_large => Risk::Some,
        Format::Mail | Format::Mailbox => Risk::Some,
        Format::Html if is_large || nests_deeply(document) => Risk::Some,
        _ => Risk::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_do_harm_goes_to_a_child() {
        let deep = |tag: &str| format!("<html><body>{}", tag.repeat(500));
        let cases = [
            (Format::Html, "<html><body><p>Words.".to_string(), Risk::None),
            (Format::Html, deep("<div>"), Risk::Some),
            (Format::Html, deep("<br>"), Risk::None),
            (Format::Text, deep("<div>"), Risk::Some),
            (Format::Text, "<div>".repeat(500), Risk::None),
            (Format::Html, "words ".repeat(400_000), Risk::Some),
            (Format::JsonLines, "words ".repeat(400_000), Risk::None),
        ];
        for (format, text, expected) in cases {
            let start: String = text.chars().take(40).collect();
            let document = RawDocument { path: "file".to_string(), format, bytes: text.into_bytes() };
            assert_eq!(risk_of(&document), expected, "{format:?} {start}");
        }
    }
}
