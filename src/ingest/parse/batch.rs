//! Collects the articles of a document that holds many, each with its place, and what could not be read.

use chrono::NaiveDate;

use super::builder::ArticleBuilder;
use super::{Before, Parsed, problem};
use crate::article::{Note, ParsedArticle};

/// What was read so far of one document.
#[derive(Debug)]
pub(crate) struct Batch<'d> {
    path: &'d str,
    today: NaiveDate,
    /// What is to be said of every article of the document.
    notes: &'d [Note],
    before: Before,
    parsed: Parsed,
}

impl<'d> Batch<'d> {
    pub(crate) fn new(path: &'d str, today: NaiveDate, notes: &'d [Note]) -> Batch<'d> {
        Batch { path, today, notes, before: Before::default(), parsed: Parsed::default() }
    }

    /// The same for a document that is a part of a file, behind these records and lines.
    pub(crate) fn behind(self, before: Before) -> Batch<'d> {
        Batch { before, ..self }
    }

    /// The numbers of the records, from the first one on.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u64> + use<> {
        self.before.records + 1..
    }

    /// A builder for the next article.
    pub(crate) fn builder(&self) -> ArticleBuilder {
        let mut builder = ArticleBuilder::default();
        self.notes.iter().for_each(|note| builder.note(&note.code, note.message.clone()));
        builder
    }

    /// Takes an article, or lists `message` if it has neither headline nor text. `number` is its place in the document.
    pub(crate) fn finish(&mut self, builder: ArticleBuilder, number: u64, line: Option<u64>, message: &str) {
        let article = builder.finish(self.today);
        if article.body.is_empty() && article.headline.is_empty() {
            self.problem(line, "no_text", message);
        } else {
            self.parsed.articles.push((number, article));
        }
    }

    /// Takes an article that was read by itself.
    pub(crate) fn take(&mut self, article: ParsedArticle, number: u64) {
        self.parsed.articles.push((number, article));
    }

    /// The document that is read.
    pub(crate) fn path(&self) -> &'d str {
        self.path
    }

    /// The last day that is not in the future.
    pub(crate) fn today(&self) -> NaiveDate {
        self.today
    }

    /// Lists what could not be read.
    pub(crate) fn problem(&mut self, line: Option<u64>, code: &str, message: impl Into<String>) {
        let line = line.map(|line| line + self.before.lines);
        self.parsed.problems.push(problem(self.path, line, code, message));
    }

    pub(crate) fn is_without_problems(&self) -> bool {
        self.parsed.problems.is_empty()
    }

    /// All that was read.
    pub(crate) fn parsed(self) -> Parsed {
        self.parsed
    }
}
