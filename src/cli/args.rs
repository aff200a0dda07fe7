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
    #[command(flatten)]
    pub(super) corrections: CorrectionsFile,
    #[command(flatten)]
    pub(super) articles: ArticlesFile,
    /// Looks for no actors and places, which takes half of the time; a run without this flag looks for them.
    #[arg(long)]
    pub(super) without_actors: bool,
    /// Saves what was read every so many seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    pub(super) commit_every: f64,
    /// Writes a line `saved N` to standard error whenever the index holds N articles safely.
    #[arg(long)]
    pub(super) tell_saved: bool,
    /// Larger files, and longer lines of files with one record a line, are not read.
    #[arg(long, value_name = "BYTES", default_value_t = 64 * 1024 * 1024)]
    pub(super) max_file_bytes: u64,
    /// A PDF, office document or very large page that is not read within so many seconds is given up.
    #[arg(long, value_name = "SECONDS", default_value_t = 20.0, value_parser = seconds)]
    pub(super) max_file_seconds: f64,
    /// Says nothing but errors.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Debug, Args)]
pub(super) struct CorrectionsFile {
    /// The user's corrections of actors; "actors.toml" beside the folder of articles if not given.
    #[arg(long = "actors", value_name = "FILE", env = "DATELINE_ACTORS", global = true)]
    pub(super) path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ActorsArguments {
    #[command(subcommand)]
    pub(super) action: Option<ActorsAction>,
    /// The folder of the index.
    #[arg(long, value_name = "DIR", env = "DATELINE_INDEX", default_value = "index", global = true)]
    pub(super) index: PathBuf,
    #[command(flatten)]
    pub(super) corrections: CorrectionsFile,
    /// Lists only actors of which some name begins so: "krem" finds Russia.
    #[arg(long, value_name = "TEXT")]
    pub(super) search: Option<String>,
    /// Lists only this kind (state, person, armed-group ...); repeat for several.
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Vec<crate::article::ActorKind>,
    /// How many to list; 50 if not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) limit: Option<u32>,
    /// Writes the list as JSON.
    #[arg(long, global = true)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum ActorsAction {
    /// Shows an actor: its names, the words that name it with counts and sentences, senses, and what may be the same.
    Show {
        /// Its name, an alias, or its id.
        actor: String,
    },
    /// Adds or removes a name of an actor.
    Alias {
        #[command(subcommand)]
        action: AliasAction,
    },
    /// Makes one actor of two: the first is counted as the second.
    Merge {
        /// The actor that goes.
        from: String,
        /// The actor that stays.
        into: String,
    },
    /// Makes a name of an actor an actor of its own.
    Split {
        /// The actor that has the name.
        actor: String,
        /// The name.
        name: String,
        /// What it is, if not what the other is.
        #[arg(long, value_name = "KIND")]
        kind: Option<crate::article::ActorKind>,
    },
    /// Lets the mentions of an actor count for nobody.
    Hide {
        /// The actor.
        actor: String,
        /// Shows it again.
        #[arg(long)]
        undo: bool,
    },
    /// Says what an actor is.
    Kind {
        /// The actor.
        actor: String,
        /// What it is: state, person, party, armed-group ...
        kind: crate::article::ActorKind,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum AliasAction {
    /// Adds a name; it is no other actor's any more.
    Add {
        /// The actor.
        actor: String,
        /// The name.
        name: String,
    },
    /// Takes a name away.
    Remove {
        /// The actor.
        actor: String,
        /// The name.
        name: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct RetagArguments {
    #[command(flatten)]
    pub(super) index: IndexFolder,
    #[command(flatten)]
    pub(super) corrections: CorrectionsFile,
    /// Memory for unwritten articles, in megabytes.
    #[arg(long, value_name = "MB", default_value_t = 300, value_parser = clap::value_parser!(u32).range(30..=16_000))]
    pub(super) memory: u32,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(super) json: bool,
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
    /// An actor by name, alias or id; "Russia+" takes its bodies and leaders too; repeat for any of several.
    #[arg(long, value_name = "A")]
    actor: Vec<String>,
    /// A state in which a place named lies; repeat for any of several.
    #[arg(long, value_name = "STATE")]
    place: Vec<String>,
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
    /// In the facet of actors, only this kind (state, person, armed-group ...); repeat for several.
    #[arg(long, value_name = "KIND")]
    actor_kind: Vec<String>,
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
        let lists: [(&'static str, &[String]); 13] = [
            ("actor", &self.actor),
            ("place", &self.place),
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
            ("actor-kind", &self.actor_kind),
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
pub(super) struct ExportArguments {
    #[command(flatten)]
    pub(super) query: QueryArguments,
    /// The order: relevance, newest, oldest.
    #[arg(long, value_name = "ORDER")]
    sort: Option<String>,
    /// How many passages to give for each article.
    #[arg(long, value_name = "N")]
    snippets: Option<String>,
    /// Gives the whole text of each article too; in JSON lines alone.
    #[arg(long)]
    pub(super) full_text: bool,
    /// jsonl, csv, ris or bibtex; by the ending of --output if not given.
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    /// The file to write; standard output if not given.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

impl ExportArguments {
    pub(super) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let singles = [("sort", &self.sort), ("snippets", &self.snippets)];
        let singles = singles.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?)));
        self.query.pairs().into_iter().chain(singles).collect()
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
pub(super) struct ArticlesFile {
    /// What the user set of articles by hand; "articles.toml" beside the folder of articles if not given.
    #[arg(long = "articles", value_name = "FILE", env = "DATELINE_ARTICLES")]
    pub(super) articles: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SetArguments {
    /// The id of the article, a beginning of it that fits no other, or the publisher's identifier.
    pub(super) id: String,
    /// FIELD=VALUE sets a field, an empty value makes it unknown; of lists, A|B sets several values, FIELD+=VALUE adds and FIELD-=VALUE takes
    /// away. The fields: headline, standfirst, date, author, topic, region, tags, source, url, language.
    #[arg(value_name = "FIELD=VALUE", required_unless_present = "undo")]
    pub(super) assignments: Vec<String>,
    /// Takes back what was set of the fields named, or of all: they are again as they were read.
    #[arg(long)]
    pub(super) undo: bool,
    #[command(flatten)]
    pub(super) file: ArticlesFile,
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Writes what was done as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// The port; 0 for any that is free. If not given, 7311 or the next that is free.
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
    /// The address to listen at. Only loopback addresses without --allow-remote.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub(super) address: String,
    /// Lets other machines in that show the link or the token. What goes over the network is not encrypted.
    #[arg(long)]
    pub(super) allow_remote: bool,
    /// Another name under which the server is asked; repeat for several.
    #[arg(long, value_name = "NAME", requires = "allow_remote")]
    pub(super) host: Vec<String>,
    /// Writes address, link and token as one line of JSON. The token can be set in DATELINE_TOKEN; programs send it as "Authorization: Bearer".
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct UpkeepArguments {
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct RepairArguments {
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Takes only what the index itself still has; the next `dateline index` reads the rest.
    #[arg(long)]
    pub(super) without_sources: bool,
    /// Writes the report as JSON.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct PurgeArguments {
    /// Ids of articles, as `show` takes them.
    #[arg(required = true, value_name = "ID")]
    pub(super) ids: Vec<String>,
    #[command(flatten)]
    pub(super) index: IndexFolder,
    /// Writes the report as JSON.
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
