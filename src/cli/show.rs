//! `dateline show`: an id → one article with the evidence for every field.

use super::args::ShowArguments;
use super::output::Output;
use super::search;
use crate::backend::local::Index;
use crate::error::Error;
use crate::query::SearchRequest;
use crate::render::{json, text};
use crate::search::mark;

pub(super) fn run(arguments: &ShowArguments, output: &mut Output) -> Result<u8, Error> {
    let index = Index::open(&arguments.index.folder)?;
    let article = index.show(&arguments.id)?;
    if let Some(query) = &arguments.query {
        let request = SearchRequest::for_text(query);
        let marked = mark(&index, &request, &article.id).inspect_err(|error| search::point(error, &request, output))?;
        if arguments.json {
            output.data(&json::pretty(&marked));
        } else {
            search::notes(&marked.warnings, output);
            let style = output.style();
            output.data(&text::marked(&marked, style));
        }
        return Ok(u8::from(!marked.matches));
    }
    if arguments.json {
        output.data(&json::pretty(&article));
    } else {
        let style = output.style();
        output.data(&text::article(&article, style));
    }
    Ok(0)
}
