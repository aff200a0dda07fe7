//! `dateline show`: an id → one article with the evidence for every field.

use super::args::ShowArguments;
use super::output::Output;
use crate::backend::local::Index;
use crate::error::Error;
use crate::render::{json, text};

pub(super) fn run(arguments: &ShowArguments, output: &mut Output) -> Result<u8, Error> {
    let article = Index::open(&arguments.index.folder)?.show(&arguments.id)?;
    if arguments.json {
        output.data(&json::pretty(&article));
    } else {
        let style = output.style();
        output.data(&text::article(&article, style));
    }
    Ok(0)
}
