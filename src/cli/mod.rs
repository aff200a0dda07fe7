//! Turns the command line into calls of the library, and what they answer into text, JSON and an exit status.
//!
//! `args`: what was typed. Then one file a command. `parser`: the program as a child of itself, which no person starts. Data goes to standard output, everything else to standard error.
//! Exit statuses: 0 done or found, 1 nothing found, 2 bad usage or query, 3 finished but something could not be read,
//! 4 a source is unavailable, 5 storage, 130 interrupted.

mod actors;
mod args;
mod corrections;
mod doctor;
mod export;
mod index;
mod output;
mod parser;
mod search;
mod serve;
mod set;
mod show;
mod toml_file;
mod upkeep;

use std::ffi::OsString;

use clap::{CommandFactory, Parser};

use self::args::{Arguments, Command};
use self::output::Output;
use crate::error::{Error, ErrorCode};
use crate::query::QUERY_LANGUAGE;
use crate::regions::{Region, groups};

/// Runs the program over the process's arguments; the exit status.
pub fn run() -> u8 {
    if let Some(status) = parser::serve_if_asked() {
        return status;
    }
    let arguments = match Arguments::try_parse_from(with_refusals(std::env::args_os().collect())) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help asked for goes to standard output with status 0, complaints to standard error with status 2.
            _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let mut output = Output::new(arguments.colour);
    let status = match arguments.command {
        Command::Index(index) => index::run(&index, &mut output),
        Command::Search(search) => search::run_search(&search, &mut output),
        Command::Facets(facets) => search::run_facets(&facets, &mut output),
        Command::Export(export) => export::run(&export, &mut output),
        Command::Show(show) => show::run(&show, &mut output),
        Command::Set(set) => set::run(&set, &mut output),
        Command::Doctor(doctor) => doctor::run(&doctor, &mut output),
        Command::Verify(verify) => upkeep::run_verify(&verify, &mut output),
        Command::Repair(repair) => upkeep::run_repair(&repair, &mut output),
        Command::Compact(compact) => upkeep::run_compact(&compact, &mut output),
        Command::Forget(forget) => upkeep::run_forget(&forget, &mut output),
        Command::Purge(purge) => upkeep::run_purge(&purge, &mut output),
        Command::Serve(serve) => serve::run(&serve, &mut output),
        Command::Actors(arguments) => actors::run(&arguments, &mut output),
        Command::Retag(retag) => actors::run_retag(&retag, &mut output),
        Command::Help { topic } => help(topic.as_deref(), &mut output),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "dateline", &mut script);
            output.data(&String::from_utf8_lossy(&script));
            Ok(0)
        }
    };
    let status = status.unwrap_or_else(|error| {
        output.error(&error);
        error.code().exit_status()
    });
    output.finish(status)
}

/// Arguments in which a refused word, `-China`, is no flag: what looks like short flags and is none becomes `NOT China`.
fn with_refusals(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_query = arguments.get(1).is_some_and(|command| command == "search" || command == "facets" || command == "export");
    let words = arguments.iter_mut().skip(2).take_while(|argument| *argument != "--");
    for argument in words.filter(|_| is_query) {
        let refused = argument.to_str().and_then(|text| text.strip_prefix('-'));
        if let Some(word) = refused.filter(|word| word.chars().count() > 1 && !word.starts_with('-')) {
            let has_space = word.contains(char::is_whitespace) && !word.contains(['(', ':', '"']);
            *argument = if has_space { format!("NOT \"{word}\"").into() } else { format!("NOT {word}").into() };
        }
    }
    arguments
}

/// The page on the query language, or what clap says of a command.
fn help(topic: Option<&str>, output: &mut Output) -> Result<u8, Error> {
    let mut command = Arguments::command();
    let text = match topic {
        None => command.render_long_help().to_string(),
        Some("query") => QUERY_LANGUAGE.to_string(),
        Some("regions") => {
            let line =
                |(group, states): (&Region, Vec<&str>)| format!("{} ({})\n  {}", group.name, group.id, states.join(", "));
            groups().map(line).collect::<Vec<_>>().join("\n")
        }
        Some(topic) => match command.find_subcommand_mut(topic) {
            Some(subcommand) => subcommand.render_long_help().to_string(),
            None => {
                let message = format!("there is no help on \"{topic}\"");
                return Err(Error::new(ErrorCode::InvalidRequest, message)
                    .with_suggestion("try \"dateline help\", \"dateline help query\" or \"dateline help regions\""));
            }
        },
    };
    output.data(&text);
    Ok(0)
}

/// A failure to read a file that the user named on the command line.
fn unreadable(path: &std::path::Path, error: std::io::Error) -> Error {
    Error::new(ErrorCode::InvalidRequest, format!("cannot read \"{}\": {error}", path.display())).with_source(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_words_are_no_flags() {
        for (typed, read) in [
            ("search Russia -China --limit 1", "search Russia NOT China --limit 1"),
            ("search -h", "search -h"),
            ("search a -- -China", "search a -- -China"),
            ("index -China", "index -China"),
        ] {
            let arguments = |text: &str| std::iter::once("dateline").chain(text.split(' ')).map(OsString::from).collect();
            assert_eq!(with_refusals(arguments(typed)).join(" ".as_ref()), OsString::from(format!("dateline {read}")));
        }
        let phrase = with_refusals(vec!["dateline".into(), "search".into(), "-Global South".into()]);
        assert_eq!(phrase[2], "NOT \"Global South\"");
    }
}
