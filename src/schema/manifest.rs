//! Holds [`Manifest`]: what an index says of itself, committed together with its articles.

use serde::{Deserialize, Serialize};

use super::ArticleCorrections;
use crate::actors::{Corrections, facts_of};
use crate::article::{ActorId, ActorKind, Dimension};
use crate::error::{Error, ErrorCode, quoted};
use crate::text::ANALYSER_VERSION;

/// The version of the field table and of everything stored; raised whenever an older index would be misread.
pub const FORMAT_VERSION: u32 = 10;

/// A folder whose articles are in the index.
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name: the folder's own, made unique; part of every article id.
    pub name: String,
    /// Where it was when last indexed, as an absolute path.
    pub folder: String,
    /// The version of the actor registry by which its articles were tagged.
    pub registry_version: u32,
    /// The version of the readers that its files were read by; 0 while they are read anew, or when nobody wrote it down.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub reader_version: u32,
    /// How many of its files were still to be read when the last commit of a run over it was made: it was stopped, or is under way.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pending_files: u64,
    /// Whether a repair could not save everything and the source has not been read again since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_miss_articles: bool,
}

/// What has to be known to search an index, and nothing else: opening one needs only its folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT_VERSION`] of the maker.
    pub format_version: u32,
    /// [`ANALYSER_VERSION`] of the maker.
    pub analyser_version: u32,
    /// The version of the program that made the last commit.
    pub made_by: String,
    /// The folders indexed.
    pub sources: Vec<Source>,
    /// What the user corrected of the actors, as the articles are tagged.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub corrections: Corrections,
    /// The file they were read from, as an absolute path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections_file: Option<String>,
    /// What the user set by hand of articles, as the articles say it.
    #[serde(default, skip_serializing_if = "sets_nothing")]
    pub article_corrections: ArticleCorrections,
    /// The file it was read from, as an absolute path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article_corrections_file: Option<String>,
    /// How many articles and file records repairs could not save; 0 again when every source that may miss articles has been read again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lost_documents: u64,
}

fn is_zero<N: Default + PartialEq>(number: &N) -> bool {
    *number == N::default()
}

fn sets_nothing(corrections: &ArticleCorrections) -> bool {
    corrections.articles.is_empty()
}

fn is_empty(corrections: &Corrections) -> bool {
    corrections.actors.is_empty()
}

impl Manifest {
    /// The manifest of an empty index made by this program.
    pub fn new(corrections: Corrections) -> Manifest {
        Manifest {
            format_version: FORMAT_VERSION,
            analyser_version: ANALYSER_VERSION,
            made_by: format!("dateline {}", env!("CARGO_PKG_VERSION")),
            sources: Vec::new(),
            corrections,
            corrections_file: None,
            article_corrections: ArticleCorrections::default(),
            article_corrections_file: None,
            lost_documents: 0,
        }
    }

    /// What the index is known to lack, each in a sentence: files that no run has come to, and what a repair could not save.
    pub fn lacking(&self) -> Vec<String> {
        let pending = self.sources.iter().filter(|source| source.pending_files > 0).map(|source| {
            let Source { folder, pending_files, .. } = source;
            let files = if *pending_files == 1 { "1 file".to_string() } else { format!("{pending_files} files") };
            format!(
                "the index is not finished: {files} of {folder} are not read yet, for a run was stopped or is under way; \
                 `dateline index {}` goes on",
                quoted(folder)
            )
        });
        let mut lacking: Vec<String> = pending.collect();
        let may_miss = self.sources.iter().filter(|source| source.may_miss_articles);
        let folders: Vec<String> = may_miss.map(|source| quoted(&source.folder)).collect();
        if self.lost_documents > 0 && !folders.is_empty() {
            let (lost, folders) = (self.lost_documents, folders.join(" "));
            lacking.push(format!(
                "articles may be missing: a repair could not save {lost} articles and records of files; `dateline index {folders}` \
                 reads them again when they are there"
            ));
        }
        lacking
    }

    /// Forgets what repairs lost if there is no source left of which it may be missing.
    pub fn forget_what_was_found_again(&mut self) {
        if !self.sources.iter().any(|source| source.may_miss_articles) {
            self.lost_documents = 0;
        }
    }

    /// The sources in whose articles no actors were looked for.
    pub fn sources_without_actors(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| source.registry_version == 0)
    }

    /// The name to show for a value: the user's, the registry's, the name inside the id, or the value itself.
    pub fn label(&self, dimension: Dimension, value: &str) -> String {
        if !matches!(dimension, Dimension::Actor | Dimension::Place) {
            return value.to_string();
        }
        let id = ActorId::from(value);
        let corrected = self.corrections.actors.iter().find(|correction| correction.id == id);
        if let Some(label) = corrected.and_then(|correction| correction.label.clone()) {
            return label;
        }
        match facts_of(value) {
            Some(facts) => facts.label.to_string(),
            None => id.given_name().unwrap_or(value).to_string(),
        }
    }

    /// What an actor is: as the user says, the registry, or the look of the id.
    pub fn kind(&self, id: &str) -> ActorKind {
        self.corrections.kind(id).unwrap_or(ActorKind::Organisation)
    }

    /// Whether a manifest says that it was made by a program of another format.
    #[cfg(feature = "local")]
    pub(crate) fn is_of_another_format(json: &str) -> bool {
        #[derive(Deserialize)]
        struct Format {
            format_version: u32,
        }
        serde_json::from_str::<Format>(json).is_ok_and(|format| format.format_version != FORMAT_VERSION)
    }

    /// Reads a manifest and refuses one made by other rules, saying which and what to do.
    pub fn from_json(json: &str) -> Result<Manifest, Error> {
        #[derive(Deserialize)]
        struct Versions {
            format_version: u32,
            analyser_version: u32,
        }
        let damaged = |error: serde_json::Error| {
            Error::new(ErrorCode::IndexDamaged, "the manifest of the index cannot be read").with_source(error)
        };
        let versions: Versions = serde_json::from_str(json).map_err(damaged)?;
        let (format, analyser) = (versions.format_version, versions.analyser_version);
        if (format, analyser) != (FORMAT_VERSION, ANALYSER_VERSION) {
            let message = format!(
                "the index has format {format} and analyser {analyser}, this program reads format {FORMAT_VERSION} and \
                 analyser {ANALYSER_VERSION}; run `dateline index FOLDER --rebuild` to make it again"
            );
            return Err(Error::new(ErrorCode::IndexIncompatible, message));
        }
        serde_json::from_str(json).map_err(damaged)
    }
}
