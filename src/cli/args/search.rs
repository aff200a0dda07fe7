//! Holds what can be typed of searches, and the pairs of the query module that flags become.

use std::path::PathBuf;

use clap::Args;

use super::IndexFolder;

/// What can be asked of a search, as flags. They become pairs, and those a request.
#[derive(Debug, Args)]
pub(in crate::cli) struct QueryArguments {
    /// What to look for, in the query language (`dateline help query`); all words must be there unless --match any.
    #[arg(value_name = "QUERY")]
    pub(in crate::cli) query: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
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
    /// Publication days: 2023, 2023-10, 2023-Q4, 2023-10..2023-12, ..2022, "last 30 days"; or known, partial, unknown, suspect, of which
    /// several may be given.
    #[arg(long, value_name = "RANGE", allow_hyphen_values = true)]
    date: Vec<String>,
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
    pub(in crate::cli) request: Option<PathBuf>,
    /// Writes the request as JSON instead of running it.
    #[arg(long)]
    pub(in crate::cli) print_request: bool,
    /// Writes the answer as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

impl QueryArguments {
    /// The flags as pairs of the query module.
    pub(in crate::cli) fn pairs(&self) -> Vec<(&'static str, &str)> {
        // The space that hid a refusal from who looks for flags.
        let mut pairs: Vec<(&'static str, &str)> = Vec::new();
        for words in &self.query {
            pairs.push(("q", words.strip_prefix(' ').filter(|rest| rest.starts_with('-')).unwrap_or(words)));
        }
        let lists: [(&'static str, &[String]); 14] = [
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
            ("date", &self.date),
            ("facet", &self.facet),
            ("facet-prefix", &self.facet_prefix),
            ("actor-kind", &self.actor_kind),
        ];
        for (key, values) in lists {
            pairs.extend(values.iter().map(|value| (key, value.as_str())));
        }
        let singles = [("match", &self.matching), ("timeline", &self.timeline)];
        pairs.extend(singles.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))));
        pairs
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SearchArguments {
    #[command(flatten)]
    pub(in crate::cli) query: QueryArguments,
    /// The order: relevance, newest, oldest.
    #[arg(long, value_name = "ORDER")]
    pub(in crate::cli) sort: Option<String>,
    /// How many hits to show.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<String>,
    /// How many hits to pass over.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) offset: Option<String>,
    /// Goes on behind an earlier page: its "next", as --json shows it.
    #[arg(long, value_name = "NEXT", conflicts_with = "offset")]
    pub(in crate::cli) after: Option<String>,
    /// How much age takes from a score, 0 to 0.5: that share falls by half with every year. Default 0.
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) recency: Option<String>,
    /// How many passages to show for each hit.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) snippets: Option<String>,
    /// Says which part of the query is to blame when nothing is found; with the id of an article, why that one matches.
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub(in crate::cli) explain: Option<String>,
}

impl SearchArguments {
    pub(in crate::cli) fn pairs(&self) -> Vec<(&'static str, &str)> {
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
pub(in crate::cli) struct ExportArguments {
    #[command(flatten)]
    pub(in crate::cli) query: QueryArguments,
    /// The order: relevance, newest, oldest.
    #[arg(long, value_name = "ORDER")]
    sort: Option<String>,
    /// How many articles to write at the most; all if not given.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<u64>,
    /// How many passages to give for each article.
    #[arg(long, value_name = "N")]
    snippets: Option<String>,
    /// Gives the whole text of each article too; in JSON lines alone.
    #[arg(long)]
    pub(in crate::cli) full_text: bool,
    /// jsonl, csv, ris or bibtex; by the ending of --output if not given.
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<String>,
    /// The file to write; standard output if not given.
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

impl ExportArguments {
    pub(in crate::cli) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let singles = [("sort", &self.sort), ("snippets", &self.snippets)];
        let singles = singles.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?)));
        self.query.pairs().into_iter().chain(singles).collect()
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FacetsArguments {
    #[command(flatten)]
    pub(in crate::cli) query: QueryArguments,
    /// Writes the counts as comma-separated values, a value or a stretch of time a row.
    #[arg(long, conflicts_with = "json")]
    pub(in crate::cli) csv: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ShowArguments {
    /// The id of the article, four or more digits of its beginning that fit no other, or the publisher's identifier.
    pub(in crate::cli) id: String,
    /// Marks what a query finds in the article, with counts.
    #[arg(long, value_name = "QUERY")]
    pub(in crate::cli) query: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) index: IndexFolder,
    /// Writes the article as JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}
