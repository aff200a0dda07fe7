//! Turns texts into the actors they name.
//!
//! [`Registry`]: who exists, under which names. [`Finder`]: where a text names them. In this first cut the registry holds
//! states by name, alias and demonym; what is named is the state, whatever the sense.

mod finder;
mod registry;
#[allow(dead_code)]
mod words;

pub use finder::{Finder, actors_of};
pub use registry::{Actor, REGISTRY_VERSION, Registry};
