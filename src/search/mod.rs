//! The read flow: a request, over any backend, to its response.

mod assemble;
mod snippet;

use std::time::Instant;

use crate::article::Dimension;
use crate::backend::{SearchBackend, ValueMatch};
use crate::error::Error;
use crate::query::{ParsedQuery, SearchRequest, SearchResponse, Warning, parse, plan};

/// Answers a request: parse, resolve, plan, run, assemble.
///
/// Fails when the request makes no sense or the backend fails; an odd request gets an answer with warnings.
pub fn search(backend: &dyn SearchBackend, request: &SearchRequest) -> Result<SearchResponse, Error> {
    let started = Instant::now();
    let mut query = parse(request)?;
    resolve(backend, &mut query)?;
    let plan = plan(&query);
    let answer = backend.run(&plan)?;
    let mut response = assemble::assemble(answer, &plan, query, &backend.describe());
    response.took_ms = (started.elapsed().as_secs_f64() * 1e6).round() / 1e3;
    Ok(response)
}

/// Replaces every value of a filter by the spellings the index has of it.
fn resolve(backend: &dyn SearchBackend, query: &mut ParsedQuery) -> Result<(), Error> {
    let ParsedQuery { filters, warnings, .. } = query;
    for filter in filters {
        let dimension = filter.dimension;
        for values in filter.all.iter_mut().chain([&mut filter.any, &mut filter.none]) {
            let mut spelled = Vec::with_capacity(values.len());
            for value in values.iter() {
                for spelling in spellings(backend, dimension, value, warnings)? {
                    if !spelled.contains(&spelling) {
                        spelled.push(spelling);
                    }
                }
            }
            *values = spelled;
        }
    }
    Ok(())
}

fn spellings(
    backend: &dyn SearchBackend,
    dimension: Dimension,
    value: &str,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<String>, Error> {
    match backend.find_value(dimension, value)? {
        ValueMatch::Exact => Ok(vec![value.to_string()]),
        ValueMatch::Spelled(spelled) => Ok(spelled),
        ValueMatch::Absent { nearest } => {
            let written = value.strip_prefix("name:").unwrap_or(value);
            let help = match nearest.as_deref() {
                Some(nearest) => format!("; did you mean \"{}\"?", nearest.strip_prefix("name:").unwrap_or(nearest)),
                None => String::new(),
            };
            // A date status or a state of which there happens to be no article is no mistake.
            let is_known = dimension == Dimension::DateStatus || crate::actors::Registry::shared().label(value).is_some();
            if !is_known {
                let message = format!("no article has the {dimension} \"{written}\"{help}");
                warnings.push(Warning::new("unknown_value", message));
            }
            Ok(vec![value.to_string()])
        }
    }
}
