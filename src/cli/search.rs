//! `dateline search` and `dateline facets`: flags → request → answer → text or JSON.

use std::io::Read;

use super::args::{FacetsArguments, QueryArguments, SearchArguments};
use super::output::Output;
use crate::article::Dimension;
use crate::backend::local::Index;
use crate::error::{Error, ErrorCode};
use crate::query::{FacetRequest, MOST_QUERY_BYTES, SearchRequest, Warning, request_from_pairs};
use crate::render::export::counts;
use crate::render::text::Style;
use crate::render::{json, safe, text};
use crate::search::explain_article;

/// The dimensions that `search` counts when none is asked for.
const USUAL: [Dimension; 5] =
    [Dimension::Actor, Dimension::Topic, Dimension::Region, Dimension::Author, Dimension::DateStatus];

pub(super) fn run_search(arguments: &SearchArguments, output: &mut Output) -> Result<u8, Error> {
    let mut request = request(&arguments.query, &arguments.pairs())?;
    if arguments.query.request.is_none() {
        if arguments.snippets.is_none() {
            request.snippets.count = 2;
        }
        if request.facets.is_empty() {
            request.facets = USUAL.map(|dimension| facet(dimension, 5)).to_vec();
        }
    }
    match arguments.explain.as_deref() {
        Some("") => request.explain = true,
        Some(id) => return explain(&arguments.query, &request, id, output),
        None => {}
    }
    run(&arguments.query, &request, Form::of(&arguments.query), output)
}

fn explain(arguments: &QueryArguments, request: &SearchRequest, id: &str, output: &mut Output) -> Result<u8, Error> {
    let index = Index::open(&arguments.index.folder)?;
    let article = index.show(id)?;
    let mut explanation =
        explain_article(&index, request, &article.id).inspect_err(|error| point(error, request, output))?;
    if arguments.json {
        name_index(&mut explanation.warnings, output);
        output.data(&json::pretty(&explanation));
    } else {
        notes(&explanation.warnings, output);
        let style = output.style();
        output.data(&text::explanation(&explanation, style));
    }
    Ok(u8::from(!explanation.matches))
}

/// Says what was read in another way than it is written.
pub(super) fn notes(warnings: &[Warning], output: &mut Output) {
    for warning in warnings {
        let place = warning.span.map_or(String::new(), |[start, end]| format!(" (characters {} to {end})", start + 1));
        output.message(&format!("note: {}{place}", safe::line(&warning.message)));
    }
}

/// Names the index in what warnings of a result for programs advise.
pub(super) fn name_index(warnings: &mut [Warning], output: &Output) {
    output.name_index(warnings.iter_mut().map(|warning| &mut warning.message));
}

/// Shows the place of an error in the query.
pub(super) fn point(error: &Error, request: &SearchRequest, output: &mut Output) {
    if let Some(span) = error.span().filter(|_| request.text.len() <= MOST_QUERY_BYTES) {
        output.pointer(&request.text, span);
    }
}

pub(super) fn run_facets(arguments: &FacetsArguments, output: &mut Output) -> Result<u8, Error> {
    let mut request = request(&arguments.query, &arguments.query.pairs())?;
    request.page.limit = 0;
    if request.facets.is_empty() && request.timeline.is_none() {
        request.facets = Dimension::ALL.map(|dimension| facet(dimension, 10)).to_vec();
    }
    run(&arguments.query, &request, if arguments.csv { Form::Csv } else { Form::of(&arguments.query) }, output)
}

/// In what form an answer is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Json,
    Csv,
}

impl Form {
    fn of(arguments: &QueryArguments) -> Form {
        if arguments.json { Form::Json } else { Form::Text }
    }
}

fn facet(dimension: Dimension, limit: u32) -> FacetRequest {
    FacetRequest::of(dimension, limit)
}

/// The request of the flags, laid over that of a file if one is given.
pub(super) fn request(arguments: &QueryArguments, pairs: &[(&'static str, &str)]) -> Result<SearchRequest, Error> {
    let today = chrono::Local::now().date_naive();
    let flags = request_from_pairs(pairs.iter().copied(), today)?;
    let Some(path) = &arguments.request else { return Ok(flags) };
    let mut json = String::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().read_to_string(&mut json)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut json))
    };
    read.map_err(|error| super::unreadable(path, error))?;
    let mut request = SearchRequest::from_json(&json)?;
    let has = |key: &str| pairs.iter().any(|(known, _)| *known == key);
    if has("q") {
        // Both hold, whatever the words in each are joined by; an OR in one of them is not to reach into the other.
        request.text = match (request.text.trim().is_empty(), flags.text.trim().is_empty()) {
            (false, false) => format!("({}) AND ({})", request.text, flags.text),
            _ => format!("{}{}", request.text, flags.text),
        };
    }
    if has("match") {
        request.matching = flags.matching;
    }
    if !flags.published.is_open() || flags.published_within.is_some() {
        (request.published, request.published_within) = (flags.published, flags.published_within);
    }
    request.filters.extend(flags.filters);
    // A facet of the command line takes the place of the kept one.
    request.facets.retain(|kept| !flags.facets.iter().any(|facet| facet.dimension == kept.dimension));
    request.facets.extend(flags.facets);
    request.timeline = flags.timeline.or(request.timeline);
    if has("sort") {
        request.sort = flags.sort;
    }
    if has("limit") {
        request.page.limit = flags.page.limit;
    }
    if has("offset") {
        request.page.offset = flags.page.offset;
    }
    if has("after") {
        (request.after, request.page.offset) = (flags.after, 0);
    }
    if has("recency") {
        request.recency = flags.recency;
    }
    if has("snippets") {
        request.snippets.count = flags.snippets.count;
    }
    Ok(request)
}

fn run(arguments: &QueryArguments, request: &SearchRequest, form: Form, output: &mut Output) -> Result<u8, Error> {
    if arguments.print_request {
        output.data(&json::pretty(request));
        return Ok(0);
    }
    let index = Index::open(&arguments.index.folder)?;
    // Who reads the answer wants to know why there is none; a program asks for it.
    let request = &SearchRequest { explain: request.explain || form == Form::Text, ..request.clone() };
    let mut response = index.search(request).inspect_err(|error| point(error, request, output))?;
    if form == Form::Json {
        name_index(&mut response.warnings, output);
        output.data(&json::pretty(&response));
    } else if form == Form::Csv {
        notes(&response.warnings, output);
        output.data(&counts(&response));
    } else {
        notes(&response.warnings, output);
        let style = Style { names_folder: index.manifest().sources.len() > 1, ..output.style() };
        output.data(&text::response(&response, request.after.is_none().then_some(request.page.offset), style));
    }
    if response.warnings.iter().any(|warning| warning.code == "index_damaged") {
        return Ok(ErrorCode::IndexDamaged.exit_status());
    }
    // Where the time ran out there may be more.
    Ok(u8::from(response.total.value == 0 && response.total.exact))
}
