//! Holds what can be typed. Nothing here is looked up or checked beyond its form.
//!
//! - `index`: making and changing an index. `search`: questions. `actors`: who goes by which name. `upkeep`: looking after an index.

mod actors;
mod index;
mod search;
mod upkeep;

pub(super) use actors::{ActorsAction, ActorsArguments, AliasAction};
pub(super) use index::{IndexArguments, RetagArguments, SetArguments};
pub(super) use search::{ExportArguments, FacetsArguments, QueryArguments, SearchArguments, ShowArguments};
pub(super) use upkeep::{
    DoctorArguments, ForgetArguments, PurgeArguments, RepairArguments, ServeArguments, UpkeepArguments,
};

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
    /// Writes every article that a search finds, for other programs: CSV, JSON lines, RIS, BibTeX.
    Export(ExportArguments),
    /// Shows one article with the evidence for every field.
    Show(ShowArguments),
    /// Sets fields of an article by hand, in the user's own file and in the index.
    Set(SetArguments),
    /// Checks an index and lists what was skipped, failed, suspect or unknown.
    Doctor(DoctorArguments),
    /// Reads every byte of an index and says what is damaged, left over or in contradiction with itself.
    Verify(UpkeepArguments),
    /// Makes a damaged index whole, from its own texts and from the sources.
    Repair(RepairArguments),
    /// Takes what was deleted off the disk and joins small parts of the index.
    Compact(UpkeepArguments),
    /// Takes a folder of articles out of the index, whether it is there or not; its files are not touched.
    Forget(ForgetArguments),
    /// Takes articles out of the index so that no byte of their texts is left in its folder.
    Purge(PurgeArguments),
    /// Serves the index to one person: a web page and an HTTP API, on this machine alone.
    Serve(ServeArguments),
    /// Looks up actors, shows how they are named, and writes corrections to the user's own file.
    Actors(ActorsArguments),
    /// Applies the corrections of actors to the index, without reading the sources again.
    Retag(RetagArguments),
    /// Explains the query language ("help query"), the regions with their states ("help regions") or a command.
    Help {
        /// "query", "regions" or a command.
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
pub(super) struct WriterMemory {
    /// Memory for unwritten articles, in megabytes.
    #[arg(long = "memory", value_name = "MB", default_value_t = 300, value_parser = clap::value_parser!(u32).range(30..=16_000))]
    megabytes: u32,
}

impl WriterMemory {
    pub(super) fn bytes(&self) -> usize {
        self.megabytes as usize * 1_000_000
    }
}

#[derive(Debug, Args)]
pub(super) struct CorrectionsFile {
    /// The user's corrections of actors; "actors.toml" beside the folder of articles if not given.
    #[arg(long = "actors", value_name = "FILE", env = "DATELINE_ACTORS", global = true)]
    pub(super) path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ArticlesFile {
    /// What the user set of articles by hand; "articles.toml" beside the folder of articles if not given.
    #[arg(long = "articles", value_name = "FILE", env = "DATELINE_ARTICLES")]
    pub(super) articles: Option<PathBuf>,
}
