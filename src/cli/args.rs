//! Holds what can be typed. Nothing here is looked up or checked beyond its form.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Questions a folder of articles: who, about what, where, when, in which words.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, about, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to write colours.
    #[arg(long = "color", alias = "colour", global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) colour: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Reads folders of articles into an index; only what is new or changed.
    Index(IndexArguments),
    /// Finds articles, with passages and counts.
    Search(SearchArguments),
    /// Counts articles by actor, topic, region and so on, without listing them.
    Facets(FacetsArguments),
    /// Shows one article with the evidence for every field.
    Show(ShowArguments),
    /// Checks an index and lists what was skipped, failed, suspect or unknown.
    Doctor(DoctorArguments),
    /// Explains the query language ("help query") or a command.
    Help {
        /// "query" or a command.
        topic: Option<String>,
    },
    /// Writes a completion script for a shell to standard output.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(super) struct IndexFolder {
    /// The folder of the index.
    #[arg(long = "index", value_name = "DIR", env = "DATELINE_INDEX", default_value = "index")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct IndexArguments {
    /// Folders of articles.
    #[arg(required = true, value_name = "FOLDER")]
    pub(super) folders: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(super) json: bool,
    /// Throws the index away and makes it again.
    #[arg(long)]
    pub(super) rebuild: bool,
    /// Removes the articles of files that have gone even if they are many.
    #[arg(long)]
    pub(super) allow_mass_removal: bool,
    /// Compares the content of every file, whatever the file system says of it.
    #[arg(long)]
    pub(super) checksum: bool,
    /// Tries files again that failed before.
    #[arg(long)]
    pub(super) retry_failed: bool,
    /// Memory for unwritten articles, in megabytes.
    #[arg(long, value_name = "MB", default_value_t = 300, value_parser = clap::value_parser!(u32).range(30..=16_000))]
    pub(super) memory: u32,
    /// Threads that read, and threads that write; the number of cores if not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=64))]
    pub(super) threads: Option<u8>,
    /// Saves what was read every so many seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    pub(super) commit_every: f64,
    /// Larger files, and longer lines of files with one record a line, are not read.
    #[arg(long, value_name = "BYTES", default_value_t = 64 * 1024 * 1024)]
    pub(super) max_file_bytes: u64,
    /// Says nothing but errors.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_string())?;
    if (0.0..=86_400.0).contains(&seconds) { Ok(seconds) } else { Err("from 0 to 86400".to_string()) }
}

/// What can be asked of a search, as flags. They become pairs, and those a request.
#[derive(Debug, Args)]
pub(super) struct QueryArguments {
    /// What to look for, in the query language (`dateline help query`); all words must be there unless --match any.
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// How words are joined: all or any.
    #[arg(long = "match", value_name = "HOW")]
    matching: Option<String>,
    /// An actor by name, alias or id; repeat for any of several.
    #[arg(long, value_name = "A")]
    actor: Vec<String>,
    /// A topic; repeat for any of several.
    #[arg(long, value_name = "T")]
    topic: Vec<String>,
    /// A region; repeat for any of several.
    #[arg(long, value_name = "R")]
    region: Vec<String>,
    /// A tag; repeat for any of several.
    #[arg(long, value_name = "G")]
    tag: Vec<String>,
    /// An author; repeat for any of several.
    #[arg(long, value_name = "P")]
    author: Vec<String>,
    /// A publisher; repeat for any of several.
    #[arg(long, value_name = "S")]
    source: Vec<String>,
    /// A language code; repeat for any of several.
    #[arg(long, value_name = "L")]
    language: Vec<String>,
    /// A value that must be there, such as actor=Iran.
    #[arg(long, value_name = "DIM=V")]
    all: Vec<String>,
    /// A value that must not be there, such as topic=Sport.
    #[arg(long, value_name = "DIM=V")]
    not: Vec<String>,
    /// Publication days: 2023, 2023-10, 2023-Q4, 2023-10..2023-12, ..2022, "last 30 days"; or known, partial, unknown, suspect.
    #[arg(long, value_name = "RANGE", allow_hyphen_values = true)]
    date: Option<String>,
    /// A dimension to count, with the number of values: actor, topic:20, date-status.
    #[arg(long, value_name = "DIM[:N]")]
    facet: Vec<String>,
    /// Counts only values of which a word begins like this: author=Fr.
    #[arg(long, value_name = "DIM=TEXT")]
    facet_prefix: Vec<String>,
    /// Counts over time: year, quarter, month, week, day.
    #[arg(long, value_name = "INTERVAL")]
    timeline: Option<String>,
    /// Runs the request in a JSON file ("-" for standard input); other flags add to it.
    #[arg(long, value_name = "FILE")]
    pub(super) request: Option<PathBuf>,
    /// Writes the request as JSON instead of running it.
    #[arg(long)]
    pub(super) print_request: bool,
    /// Writes the answer as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

impl QueryArguments {
    /// The flags as pairs of the query module.
    pub(super) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs: Vec<(&'static str, &str)> = self.query.iter().map(|words| ("q", words.as_str())).collect();
        let lists: [(&'static str, &[String]); 11] = [
            ("actor", &self.actor),
            ("topic", &self.topic),
            ("region", &self.region),
            ("tag", &self.tag),
            ("author", &self.author),
            ("source", &self.source),
            ("language", &self.language),
            ("all", &self.all),
            ("not", &self.not),
            ("facet", &self.facet),
            ("facet-prefix", &self.facet_prefix),
        ];
        for (key, values) in lists {
            pairs.extend(values.iter().map(|value| (key, value.as_str())));
        }
        let singles = [("match", &self.matching), ("date", &self.date), ("timeline", &self.timeline)];
        pairs.extend(singles.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))));
        pairs
    }
}

#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    #[command(flatten)]
    pub(super) query: QueryArguments,
    /// The order: relevance, newest, oldest.
    #[arg(long, value_name = "ORDER")]
    pub(super) sort: Option<String>,
    /// How many hits to show.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<String>,
    /// How many hits to pass over.
    #[arg(long, value_name = "N")]
    pub(super) offset: Option<String>,
    /// Goes on behind an earlier page: its "next", as --json shows it.
    #[arg(long, value_name = "NEXT", conflicts_with = "offset")]
    pub(super) after: Option<String>,
    /// How much age takes from a score, 0 to 0.5: that share falls by half with every year. Default 0.
    #[arg(long, value_name = "SHARE")]
    pub(super) recency: Option<String>,
    /// How many passages to show for each hit.
    #[arg(long, value_name = "N")]
    pub(super) snippets: Option<String>,
    /// Says which part of the query is to blame when nothing is found; with the id of an article, why that one matches.
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub(super) explain: Option<String>,
}

impl SearchArguments {
    pub(super) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = self.query.pairs();
        let singles = [
            ("sort", &self.sort),
            ("recency", &self.recency),
            ("limit", &self.limit),
            ("offset", &self.offset),
            ("after", &self.after),
            ("snippets", &self.snippets),
        ];
        pairs.extend(singles.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))));
        pairs
    }
}

#[derive(Debug, Args)]
pub(super) struct FacetsArguments {
    #[command(flatten)]
    pub(super) query: QueryArguments,
}

#[derive(Debug, Args)]
pub(super) struct ShowArguments {
    /// The id of the article, a beginning of it that fits no other, or the publisher's identifier.
    pub(super) id: String,
    /// Marks what a query finds in the article, with counts.
    #[arg(long, value_name = "QUERY")]
    pub(super) query: Option<String>,
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Writes the article as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Writes the findings as JSON.
    #[arg(long)]
    pub(super) json: bool,
}
