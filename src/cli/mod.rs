//! Turns the command line into calls of the library, and what they answer into text, JSON and an exit status.
//!
//! `args`: what was typed. Then one file a command. `corrections`, on `toml_file`: the user's files, changed in place. `parser`: the
//! program as a child of itself, which no person starts. `output`: data goes to standard output, everything else to standard error.
//! Exit statuses: 0 done or found, 1 nothing found, 2 bad usage or query, 3 finished but something could not be read,
//! 4 a source is unavailable, 5 storage, 130 interrupted.

mod actors;
mod args;
mod corrections;
mod doctor;
mod export;
mod index;
mod merges;
mod names;
mod output;
mod parser;
mod search;
mod serve;
mod set;
mod show;
mod toml_file;
mod upkeep;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

use self::args::{Arguments, Command};
use self::output::Output;
use crate::error::{Error, ErrorCode, quoted};
use crate::query::QUERY_LANGUAGE;
use crate::regions::{Region, groups};

/// Runs the program over the process's arguments; the exit status.
pub fn run() -> u8 {
    if let Some(status) = parser::serve_if_asked() {
        return status;
    }
    let typed = command().try_get_matches_from(with_refusals(std::env::args_os().collect()));
    let parsed = typed.and_then(|matches| Ok((Arguments::from_arg_matches(&matches)?, index_typed(&matches))));
    let (arguments, index) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help asked for goes to standard output with status 0, complaints to standard error with status 2.
            let status = u8::try_from(error.exit_code()).unwrap_or(2);
            let printed = error.print();
            return if status == 0 { output::written(printed, status) } else { status };
        }
    };
    let mut output = Output::new(arguments.colour, index);
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
            clap_complete::generate(shell, &mut self::command(), "dateline", &mut script);
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

/// The folder of the index that was typed, as a shell takes it; none where a command without it would be about the same one.
fn index_typed(matches: &ArgMatches) -> Option<String> {
    let (_, command) = matches.subcommand()?;
    let is_typed =
        |id: &&str| command.ids().any(|known| known == *id) && command.value_source(id) == Some(ValueSource::CommandLine);
    let typed = ["folder", "index"].into_iter().find(is_typed);
    let folder = typed.and_then(|id| command.try_get_one::<PathBuf>(id).ok().flatten());
    let folder = folder.map(|folder| quoted(&folder.to_string_lossy()));
    folder.filter(|folder| folder != "index").or_else(|| index_typed(command))
}

/// What can be typed. An export counts nothing, and refuses flags that its help does not name.
fn command() -> clap::Command {
    const OF_COUNTS: [&str; 4] = ["facet", "facet_prefix", "actor_kind", "timeline"];
    Arguments::command().mut_subcommand("export", |export| {
        export.mut_args(|argument| {
            let is_of_counts = OF_COUNTS.contains(&argument.get_id().as_str());
            if is_of_counts { argument.hide(true) } else { argument }
        })
    })
}

/// Flags of a search that take no value.
const BARE_FLAGS: [&str; 6] = ["--json", "--csv", "--print-request", "--full-text", "--explain", "--help"];

/// Arguments in which a refused word, `-China`, is no flag: what looks like short flags and is none becomes `NOT China`.
fn with_refusals(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let at = place_of_command(&arguments);
    let is_query =
        arguments.get(at).is_some_and(|command| command == "search" || command == "facets" || command == "export");
    if !is_query {
        return arguments;
    }
    let end = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let starts_with = |place: usize, start: &str| arguments[place].to_str().is_some_and(|text| text.starts_with(start));
    // What stands behind `--date` is its value, whatever it begins with.
    let is_value = |place: usize| {
        let before = arguments[place - 1].to_str().unwrap_or_default();
        before == "-o" || (before.starts_with("--") && !before.contains('=') && !BARE_FLAGS.contains(&before))
    };
    let is_flag = |place: usize| starts_with(place, "--") || (starts_with(place, "-") && arguments[place].len() == 2);
    let words: Vec<usize> = (at + 1..end).filter(|place| !is_flag(*place) && !is_value(*place)).collect();
    for place in &words {
        let refused = arguments[*place].to_str().and_then(|text| text.strip_prefix('-'));
        if let Some(word) = refused.filter(|word| word.chars().count() > 1) {
            let has_space = word.contains(char::is_whitespace);
            // `Russia -"Global South"` has lost its quotes to the shell, `'-China ships'` is a whole query.
            let has_lost_quotes = has_space && words.len() > 1 && !word.contains(['(', ':', '"']);
            arguments[*place] = match has_lost_quotes {
                true => format!("NOT \"{word}\"").into(),
                // The space hides the hyphen from who looks for flags.
                false if has_space => format!(" -{word}").into(),
                false => format!("NOT {word}").into(),
            };
        }
    }
    arguments
}

/// Where the command stands, behind the flags that may stand before it.
fn place_of_command(arguments: &[OsString]) -> usize {
    let is =
        |place: usize, flags: [&str; 2]| arguments.get(place).is_some_and(|word| flags.iter().any(|flag| word == *flag));
    let mut place = 1;
    loop {
        let word = arguments.get(place).and_then(|word| word.to_str()).unwrap_or_default();
        match () {
            () if is(place, ["--color", "--colour"]) => place += 2,
            () if word.starts_with("--color=") || word.starts_with("--colour=") => place += 1,
            () => return place,
        }
    }
}

/// The page on the query language, or what clap says of a command.
fn help(topic: Option<&str>, output: &mut Output) -> Result<u8, Error> {
    let mut command = self::command();
    let text = match topic {
        None => command.render_long_help().to_string(),
        Some("query") => QUERY_LANGUAGE.to_string(),
        Some("regions") => {
            let line =
                |(group, states): (&Region, Vec<&str>)| format!("{} ({})\n  {}", group.name, group.id, states.join(", "));
            groups().map(line).collect::<Vec<_>>().join("\n")
        }
        Some(topic) => {
            // As `--help` of the command, which clap completes before it shows it.
            command.build();
            match command.find_subcommand_mut(topic) {
                Some(subcommand) => subcommand.render_long_help().to_string(),
                None => {
                    let message = format!("there is no help on \"{topic}\"");
                    return Err(Error::new(ErrorCode::InvalidRequest, message)
                        .with_suggestion("try \"dateline help\", \"dateline help query\" or \"dateline help regions\""));
                }
            }
        }
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
            ("--color never search Russia -China", "--color never search Russia NOT China"),
            ("--color=never facets --csv -China", "--color=never facets --csv NOT China"),
            ("--color", "--color"),
            ("search -h", "search -h"),
            ("search a -- -China", "search a -- -China"),
            ("index -China", "index -China"),
        ] {
            let arguments = |text: &str| std::iter::once("dateline").chain(text.split(' ')).map(OsString::from).collect();
            assert_eq!(with_refusals(arguments(typed)).join(" ".as_ref()), OsString::from(format!("dateline {read}")));
        }
        let read = |words: &[&str]| {
            let typed = ["dateline", "search"].iter().chain(words).map(OsString::from).collect();
            with_refusals(typed)[2..].iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(read(&["Russia", "-Global South"]), ["Russia", "NOT \"Global South\""]);
        assert_eq!(read(&["--limit", "1", "-China ships"]), ["--limit", "1", " -China ships"]);
        assert_eq!(read(&["Russia", "-\"a b\" NEAR/3 c"]), ["Russia", " -\"a b\" NEAR/3 c"]);
        assert_eq!(read(&["--json", "-China"]), ["--json", "NOT China"]);
        assert_eq!(read(&["--date", "-2023"]), ["--date", "-2023"]);
    }

    #[test]
    fn the_help_of_an_export_names_no_counts() {
        let help = |name: &str| {
            let mut command = command();
            let command = command.find_subcommand_mut(name).expect("a command");
            command.render_long_help().to_string()
        };
        for flag in ["--facet", "--timeline", "--actor-kind"] {
            assert!(help("search").contains(flag) && !help("export").contains(flag), "{flag}");
        }
    }
}
