//! Turns an article into the actors it names, each with the evidence.
//!
//! - `registry`: who exists, under which names, as the files of `lexicon/` say.
//! - `overlay`: the user's own file of corrections, laid over the registry.
//! - `words`: a text → its words, made once for what follows. `word_list`: a word → whether it is one of a list. `titles`: what stands before
//!   a family name.
//! - `finder`: words → every place where a name of the registry stands.
//! - `names`: words → names that no registry knows. `kind_by_name`: such a name → what its words say it is.
//! - `ordinary`: a word of a language → whether it is an ordinary word that looks like a name.
//! - `same`: two names → whether one actor may bear both.
//! - `sense`: the surroundings of a name → government, place or people.
//! - `article`: all of these together → who acts in the article, and where.

mod article;
mod finder;
mod kind_by_name;
mod names;
mod ordinary;
mod overlay;
mod registry;
mod same;
mod sense;
mod titles;
mod word_list;
mod words;

#[cfg(feature = "ingest")]
pub(crate) use article::looked_through;
pub use article::{Named, Tagger, dictionary_pass, given_in, named_in};
#[doc(hidden)]
pub use names::training as names_training;
#[cfg(feature = "cli")]
pub(crate) use overlay::no_actor_has;
pub use overlay::{Correction, Corrections};
pub use registry::{Actor, Facts, Name, NameForm, Office, REGISTRY_VERSION, Registry, facts_of};
pub(crate) use registry::{all_called, members, place_called};
pub use same::likely_same;
