//! Turns a document of Word before 2007 (a compound file) into its paragraphs.
//!
//! Left out: deleted and hidden text, field codes, pictures. Notes are kept as metadata, running heads apart.

use undoc::doc::DocParser;
use undoc::model::{Block, Cell, HeadingLevel, Metadata, Paragraph, RevisionType, Row, Table};

use super::docx::{join_short_row, split};
use super::{Document, Properties, Unreadable, tidy};
use crate::article::Field;
use crate::ingest::parse::labels::{Label, whole_label};

/// What a compound file begins with.
const BEGINNING: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// No title stands further down.
const LAST_TITLE: usize = 5;

/// Whether a file is a compound file with a document of Word in it. Word wraps encrypted documents of later forms so, too.
pub(super) fn is_old_word(bytes: &[u8]) -> bool {
    // The names of what is inside are in UTF-16.
    let name: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&BEGINNING) && memchr::memmem::find(bytes, &name).is_some()
}

/// Reads the paragraphs and properties.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let parsed = DocParser::from_bytes(bytes.to_vec()).and_then(|mut parser| parser.parse());
    let parsed = parsed.map_err(|error| match error {
        undoc::Error::Encrypted => Unreadable::new("encrypted", "the document can only be read with a password"),
        error => Unreadable::new("broken_document", format!("this is no whole document of Word: {error}")),
    })?;
    let mut document = Document { properties: properties_of(parsed.metadata), ..Document::default() };
    for section in &parsed.sections {
        for paragraph in section.header.iter().chain(&section.footer).flatten() {
            document.properties.running_heads.extend(text_of(paragraph));
        }
        for block in &section.content {
            document.take(block);
        }
    }
    Ok(document)
}

impl Document {
    fn take(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.take_paragraph(paragraph),
            Block::Table(table) => self.take_table(table),
            Block::Note { content, .. } => self.properties.footnotes.extend(content.iter().filter_map(text_of)),
            Block::PageBreak | Block::SectionBreak | Block::Image { .. } => {}
        }
    }

    fn take_paragraph(&mut self, paragraph: &Paragraph) {
        let Some(text) = text_of(paragraph) else { return };
        let place = self.paragraphs.len();
        // Styles are named in the language of the program: `Title`, `Titel`, `Название`.
        let is_titled = paragraph.style_name.as_deref().and_then(whole_label) == Some(Label::Field(Field::Headline));
        let is_heading = paragraph.heading == HeadingLevel::H1;
        // The first large heading is the title if no more than one line is above it, otherwise that of a section.
        if self.title.is_none() && (is_titled && place <= LAST_TITLE || is_heading && place <= 1) {
            self.title = Some(place);
        }
        if is_titled || is_heading {
            self.headings.push(place);
        }
        self.paragraphs.push(text);
    }

    fn take_table(&mut self, table: &Table) {
        for Row { cells, .. } in &table.rows {
            let start = self.paragraphs.len();
            for Cell { content, nested_tables, .. } in cells {
                content.iter().for_each(|paragraph| self.take_paragraph(paragraph));
                nested_tables.iter().for_each(|table| self.take_table(table));
            }
            join_short_row(&mut self.paragraphs, Some(start), self.title);
        }
    }
}

/// The text of a paragraph, if there is any.
fn text_of(paragraph: &Paragraph) -> Option<String> {
    let mut text = String::new();
    for run in paragraph.runs.iter().filter(|run| run.revision != RevisionType::Deleted) {
        text.push_str(&run.text);
        if run.line_break {
            text.push('\n');
        }
    }
    Some(tidy(&text)).filter(|text| !text.is_empty())
}

fn properties_of(metadata: Metadata) -> Properties {
    let Metadata { title, author, subject, description, keywords, created, modified, .. } = metadata;
    Properties {
        title: title.unwrap_or_default(),
        authors: split(&author.unwrap_or_default()),
        keywords: split(&keywords.join(";")),
        subject: subject.unwrap_or_default(),
        description: description.unwrap_or_default(),
        created: created.unwrap_or_default(),
        modified: modified.unwrap_or_default(),
        ..Properties::default()
    }
}
