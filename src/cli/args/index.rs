//! Holds what can be typed of making and changing an index.

use std::path::PathBuf;

use clap::Args;

use super::{ArticlesFile, CorrectionsFile, IndexFolder, WriterMemory};

#[derive(Debug, Args)]
pub(in crate::cli) struct IndexArguments {
    /// Folders of articles.
    #[arg(required = true, value_name = "FOLDER")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Throws the index away and makes it again.
    #[arg(long)]
    pub(in crate::cli) rebuild: bool,
    /// Removes the articles of files that have gone even if they are many.
    #[arg(long)]
    pub(in crate::cli) allow_mass_removal: bool,
    /// Compares the content of every file, whatever the file system says of it.
    #[arg(long)]
    pub(in crate::cli) checksum: bool,
    /// Tries files again that failed before, as a whole or in part.
    #[arg(long)]
    pub(in crate::cli) retry_failed: bool,
    #[command(flatten)]
    pub(in crate::cli) memory: WriterMemory,
    /// Threads that read, and threads that write; the number of cores if not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=64))]
    pub(in crate::cli) threads: Option<u8>,
    #[command(flatten)]
    pub(in crate::cli) corrections: CorrectionsFile,
    #[command(flatten)]
    pub(in crate::cli) articles: ArticlesFile,
    /// Looks for no actors and places, which takes half of the time; a run without this flag looks for them.
    #[arg(long)]
    pub(in crate::cli) without_actors: bool,
    /// Saves what was read every so many seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    pub(in crate::cli) commit_every: f64,
    /// Writes a line `saved N` to standard error whenever the index holds N articles safely.
    #[arg(long)]
    pub(in crate::cli) tell_saved: bool,
    /// Larger files are not read; of those with many records (lines, rows, mail, lists, dumps, archives) larger records.
    #[arg(long, value_name = "BYTES", default_value_t = 64 * 1024 * 1024)]
    pub(in crate::cli) max_file_bytes: u64,
    /// A PDF, office document or very large page that is not read within so many seconds is given up.
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = seconds)]
    pub(in crate::cli) max_file_seconds: f64,
    /// Says nothing but errors.
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RetagArguments {
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    #[command(flatten)]
    pub(in crate::cli) corrections: CorrectionsFile,
    #[command(flatten)]
    pub(in crate::cli) memory: WriterMemory,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SetArguments {
    /// The id of the article, four or more digits of its beginning that fit no other, or the publisher's identifier.
    pub(in crate::cli) id: String,
    /// FIELD=VALUE sets a field, an empty value makes it unknown; of lists, A|B sets several values, FIELD+=VALUE adds and FIELD-=VALUE takes
    /// away. The fields: headline, standfirst, date, author, topic, region, tags, source, url, language.
    #[arg(value_name = "FIELD=VALUE", required_unless_present = "undo")]
    pub(in crate::cli) assignments: Vec<String>,
    /// Takes back what was set of the fields named, or of all: they are again as they were read.
    #[arg(long)]
    pub(in crate::cli) undo: bool,
    #[command(flatten)]
    pub(in crate::cli) file: ArticlesFile,
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Writes what was done as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_string())?;
    if (0.0..=86_400.0).contains(&seconds) { Ok(seconds) } else { Err("from 0 to 86400".to_string()) }
}
