//! Holds what can be typed of actors and the user's corrections of them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::CorrectionsFile;
use crate::article::ActorKind;

#[derive(Debug, Args)]
pub(in crate::cli) struct ActorsArguments {
    #[command(subcommand)]
    pub(in crate::cli) action: Option<ActorsAction>,
    /// The folder of the index.
    #[arg(long, value_name = "DIR", env = "DATELINE_INDEX", default_value = "index", global = true)]
    pub(in crate::cli) index: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) corrections: CorrectionsFile,
    /// Lists only actors of which some name begins so: "krem" finds Russia.
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) search: Option<String>,
    /// Lists only this kind (state, person, armed-group ...); repeat for several.
    #[arg(long, value_name = "KIND")]
    pub(in crate::cli) kind: Vec<ActorKind>,
    /// How many to list; 50 if not given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(in crate::cli) limit: Option<u32>,
    /// Writes the list as JSON.
    #[arg(long, global = true)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ActorsAction {
    /// Shows an actor: its names, the words that name it with counts and sentences, senses, and what may be the same.
    Show {
        /// Its name, an alias, or its id.
        actor: String,
        /// Reads every article for words, senses and neighbours, and not only ten thousand.
        #[arg(long)]
        all: bool,
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
        #[arg(required_unless_present = "undo", conflicts_with = "undo")]
        into: Option<String>,
        /// Makes two of them again.
        #[arg(long)]
        undo: bool,
    },
    /// Makes a name of an actor an actor of its own.
    Split {
        /// The actor that has the name.
        actor: String,
        /// The name.
        name: String,
        /// What it is, if not what the other is; what is parted from a state is an organisation where nothing else is said.
        #[arg(long, value_name = "KIND")]
        kind: Option<ActorKind>,
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
        kind: ActorKind,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AliasAction {
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
