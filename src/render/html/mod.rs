//! Turns answers into web pages: HTML that works without script, charts as SVG, every link an [`Address`].
//!
//! - `address`: a request ↔ its address, form fields and command. `frame`: what every page has around it. `written`: dates and texts as addresses,
//!   commands and people read them.
//! - `search`: the page of hits, of `facet`, `timeline` and `hit`. `article`: one article with its evidence, its text cut into pieces by `marks`.
//! - `actors`: the list of actors and the page of one, with the `graph` of those it is named with. `help`: the page on the query language.
//! - `message`: errors, and the list of what could not be read.
//!
//! The templates in `templates/` escape everything they are given; nothing here writes HTML by itself.

mod actors;
mod address;
mod article;
mod facet;
mod frame;
mod graph;
mod help;
mod hit;
mod marks;
mod message;
mod search;
mod timeline;
mod written;

pub use actors::{ActorListPage, ActorPage, actor_page, actors_page};
pub use address::{Address, Choice, ReadAddress, Theme, USUAL_HITS, USUAL_VALUES};
pub use article::{ArticlePage, article_page};
pub use frame::{Chosen, Names, Site};
pub use help::{document_page, help_page};
pub use message::{Trouble, TroublePage, message_page, trouble_page};
pub use search::{Condition, SearchPage, coarser, search_page, usual_interval};
pub use written::{encoded, read_date, read_range, with_query, written_range};

/// What a template could not write. It does not happen: every template writes into memory.
fn rendered(template: &impl askama::Template) -> String {
    template.render().unwrap_or_default()
}
