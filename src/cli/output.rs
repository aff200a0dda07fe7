//! Turns finished text into output: data to standard output, everything else to standard error. A reader that stops reading
//! (`dateline search ... | head`) is no failure.

use std::io::{self, IsTerminal, Write};

use super::args::Colour;
use crate::error::Error;
use crate::render::safe;
use crate::render::text::{self, Style};

/// Where results and messages go.
pub(super) struct Output {
    colour: Colour,
    /// The folder of the index, as a shell takes it, if it was typed: commands that are advised need it as well.
    index: Option<String>,
    failure: Option<io::Error>,
}

impl Output {
    pub(super) fn new(colour: Colour, index: Option<String>) -> Output {
        Output { colour, index, failure: None }
    }

    /// How text for standard output is laid out.
    pub(super) fn style(&self) -> Style {
        let is_terminal = io::stdout().is_terminal();
        let wants_none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let colour = match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && !wants_none,
        };
        let width = if is_terminal { terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)) } else { None };
        Style { width: width.unwrap_or(Style::PLAIN.width).clamp(40, 160), colour, ..Style::PLAIN }
    }

    /// Writes a result.
    pub(super) fn data(&mut self, text: &str) {
        let mut out = io::stdout().lock();
        let written =
            out.write_all(text.as_bytes()).and_then(|()| if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") });
        if let Err(error) = written.and_then(|()| out.flush()) {
            self.failure.get_or_insert(error);
        }
    }

    /// Writes a result for a person, in which commands may be advised.
    pub(super) fn advice(&mut self, text: &str) {
        self.data(&self.with_index(text));
    }

    /// Names the index in the commands that sentences of a result for programs advise.
    pub(super) fn name_index<'s>(&self, sentences: impl IntoIterator<Item = &'s mut String>) {
        sentences.into_iter().for_each(|sentence| *sentence = self.with_index(sentence));
    }

    fn with_index(&self, text: &str) -> String {
        self.index.as_ref().map_or_else(|| text.to_string(), |index| with_index(text, index))
    }

    /// Writes a part of a result.
    pub(super) fn data_begun(&mut self, text: &str) {
        if let Err(error) = io::stdout().lock().write_all(text.as_bytes()) {
            self.failure.get_or_insert(error);
        }
    }

    /// Whether nobody reads the result any more.
    pub(super) fn is_unread(&self) -> bool {
        self.failure.is_some()
    }

    /// Writes a line for the person.
    pub(super) fn message(&mut self, text: &str) {
        Output::note(&self.with_index(text));
    }

    /// As [`Output::message`], from any thread.
    pub(super) fn note(text: &str) {
        // There is nobody left to tell when standard error is closed.
        _ = writeln!(io::stderr(), "{text}");
    }

    /// Writes an error with its place and causes.
    pub(super) fn error(&mut self, error: &Error) {
        let place = error.span().map_or(String::new(), |span| format!(" (characters {} to {})", span.start + 1, span.end));
        self.message(&format!("dateline: {}{place}", safe::line(&error.to_string())));
        if let Some(suggestion) = error.suggestion() {
            self.message(&format!("  {}", safe::line(suggestion)));
        }
    }

    /// Writes a query with a place in it underlined.
    pub(super) fn pointer(&mut self, query: &str, span: std::ops::Range<usize>) {
        let place = text::underlined(query, span);
        self.message(&place);
    }

    /// The exit status, given what the command wants: a result that could not be written is a storage failure, except that
    /// nobody wanted to read on.
    pub(super) fn finish(self, status: u8) -> u8 {
        written(self.failure.map_or(Ok(()), Err), status)
    }
}

/// The exit status of a command that wants this one, given whether its result could be written.
pub(super) fn written(result: io::Result<()>, status: u8) -> u8 {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            _ = writeln!(io::stderr(), "dateline: cannot write the result to standard output: {error}");
            5
        }
        _ => status,
    }
}

/// A text in which every command that it advises names the index it is about.
fn with_index(text: &str, index: &str) -> String {
    const START: &str = "`dateline ";
    let mut named = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(START) {
        named.push_str(before);
        named.push_str(START);
        rest = behind;
        let Some((command, after)) = behind.split_once('`').filter(|(command, _)| !command.contains('\n')) else { continue };
        named.push_str(command);
        if !command.contains("--index") && !command.starts_with("help") {
            named.push_str(&format!(" --index {index}"));
        }
        named.push('`');
        rest = after;
    }
    named + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advised_commands_name_the_index() {
        for (text, expected) in [
            ("plain", "plain"),
            ("`dateline retag` applies it", "`dateline retag --index 'my index'` applies it"),
            (
                "run `dateline repair --index x` or `dateline doctor`",
                "run `dateline repair --index x` or `dateline doctor --index 'my index'`",
            ),
            ("see `dateline help query`", "see `dateline help query`"),
            ("an end `dateline ret", "an end `dateline ret"),
            ("a line `dateline x\ny`", "a line `dateline x\ny`"),
        ] {
            assert_eq!(with_index(text, "'my index'"), expected);
        }
    }
}
