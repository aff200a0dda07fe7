//! Holds [`RawDocument`]: the bytes of one file and what they are taken for.

use serde::{Deserialize, Serialize};

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Format {
    /// Plain text with or without header lines.
    Text,
    /// Markdown, with YAML or TOML front matter or header lines.
    Markdown,
    /// A web page.
    Html,
    /// One JSON object, or an array of objects, each an article.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// Records of YAML.
    Yaml,
    /// A table with a header row, one article a row.
    Csv,
    /// A feed or a wire format, told apart by its first element.
    Xml,
    /// One mail.
    Mail,
    /// Many mails in one file.
    Mailbox,
    /// A workbook of Excel or OpenDocument, one article a row.
    Spreadsheet,
    /// A document of Word.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A document in Rich Text Format.
    Rtf,
    /// A book.
    Epub,
    /// Printed pages.
    Pdf,
    /// A zip archive.
    Archive,
    /// A tar archive.
    Tar,
    /// A web archive (WARC).
    Warc,
}

impl Format {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::JsonLines => "jsonl",
            Format::Yaml => "yaml",
            Format::Csv => "csv",
            Format::Xml => "xml",
            Format::Mail => "mail",
            Format::Mailbox => "mailbox",
            Format::Spreadsheet => "spreadsheet",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Rtf => "rtf",
            Format::Epub => "epub",
            Format::Pdf => "pdf",
            Format::Archive => "zip",
            Format::Tar => "tar",
            Format::Warc => "warc",
        }
    }
}

/// One file as read, decompressed, before its charset is known.
#[derive(Clone, Debug)]
pub struct RawDocument {
    /// The path below the indexed folder, with `/` between its parts.
    pub path: String,
    /// What the bytes are taken for.
    pub format: Format,
    /// The content; at most the size limit of one file.
    pub bytes: Vec<u8>,
}
