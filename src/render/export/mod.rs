//! Turns hits into rows of a file to carry away, one article a row, in a form that other programs read; and counts into a table.
//!
//! - JSON lines: the hit as every answer has it. `csv`: for spreadsheets. `references`: RIS and BibTeX, for bibliographies.
//! - `counts`: facets and timeline as comma-separated values.
//!
//! ```
//! use dateline::render::export::ExportFormat;
//! let format: ExportFormat = "csv".parse()?;
//! assert_eq!(format.beginning().trim_end().split(',').next(), Some("id"));
//! # Ok::<(), dateline::Error>(())
//! ```

mod counts;
mod csv;
mod references;

use std::str::FromStr;

pub use self::counts::counts;

use super::json;
use crate::error::{Error, ErrorCode};
use crate::query::Hit;

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// One hit a line, as JSON.
    Jsonl,
    /// RFC 4180, with a row of names.
    Csv,
    /// Research Information Systems, read by reference managers.
    Ris,
    /// BibTeX, with the fields of biblatex.
    Bibtex,
}

impl ExportFormat {
    /// Every form.
    pub const ALL: [ExportFormat; 4] = [ExportFormat::Jsonl, ExportFormat::Csv, ExportFormat::Ris, ExportFormat::Bibtex];

    /// Its name in flags and addresses.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Jsonl => "jsonl",
            ExportFormat::Csv => "csv",
            ExportFormat::Ris => "ris",
            ExportFormat::Bibtex => "bibtex",
        }
    }

    /// The ending of its files.
    pub fn file_ending(self) -> &'static str {
        if self == ExportFormat::Bibtex { "bib" } else { self.name() }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            ExportFormat::Jsonl => "application/x-ndjson",
            ExportFormat::Csv => "text/csv; charset=utf-8; header=present",
            ExportFormat::Ris => "application/x-research-info-systems; charset=utf-8",
            ExportFormat::Bibtex => "application/x-bibtex; charset=utf-8",
        }
    }

    /// What stands before the first row.
    pub fn beginning(self) -> String {
        if self == ExportFormat::Csv { csv::names() } else { String::new() }
    }

    /// One article.
    pub fn row(self, hit: &Hit) -> String {
        match self {
            ExportFormat::Jsonl => format!("{}\n", json::compact(hit)),
            ExportFormat::Csv => csv::row(hit),
            ExportFormat::Ris => references::ris(hit),
            ExportFormat::Bibtex => references::bibtex(hit),
        }
    }
}

impl FromStr for ExportFormat {
    type Err = Error;

    fn from_str(name: &str) -> Result<ExportFormat, Error> {
        ExportFormat::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            let message = format!("unknown export format \"{name}\"; known are jsonl, csv, ris, bibtex");
            Error::new(ErrorCode::InvalidRequest, message)
        })
    }
}
