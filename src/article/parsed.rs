//! Holds [`ParsedArticle`]: what a file says of itself, before anything is looked up.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{FieldEvidence, Note, PublicationDate};

/// An article as its file gives it. Lists hold each value once, in the order found, white space collapsed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ParsedArticle {
    /// The file inside an archive that holds it.
    pub entry: Option<String>,
    /// The id the publisher gave.
    pub identifier: Option<String>,
    /// The headline; empty if none was found.
    pub headline: String,
    /// The standfirst.
    pub description: String,
    /// The body: paragraphs separated by an empty line.
    pub body: String,
    /// The line about the author.
    pub bio: String,
    /// Picture and agency credits.
    pub credit: String,
    /// The publication day.
    pub published: PublicationDate,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// About what.
    pub topics: Vec<String>,
    /// Where.
    pub regions: Vec<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where on the web.
    pub url: Option<String>,
    /// In which language, as declared (BCP 47, lower case primary subtag).
    pub language: Option<String>,
    /// Actors an editor gave, as written.
    pub given_actors: Vec<String>,
    /// Everything else the file said, by its own keys.
    pub metadata: Map<String, Value>,
    /// Where each field comes from.
    pub evidence: Vec<FieldEvidence>,
    /// What a person may want to check.
    pub notes: Vec<Note>,
}

/// The path of a file, with that inside an archive behind it, as it is shown: `2023.zip/wire/04.txt`.
pub(crate) fn path_of_file(path: &str, entry: Option<&str>) -> String {
    entry.map_or_else(|| path.to_string(), |entry| format!("{path}/{entry}"))
}
