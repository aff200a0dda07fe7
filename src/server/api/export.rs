//! `/api/export`: the keys of a search and a format → every article that it finds, or so many of them, as a stream.
//!
//! The whole stream is of one state of the index. Each page waits for its turn like a search, so that exports do not keep searches waiting; when
//! the asker goes away, no further page is made.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::Uri;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use http_body_util::channel::Channel;

use super::{pairs_of, request_of, without_keys};
use crate::backend::local::Index;
use crate::error::{Error, ErrorCode};
use crate::query::{Hit, Warning};
use crate::render::export::ExportFormat;
use crate::search::AllHits;
use crate::server::problem::{Problem, ProblemDocument};
use crate::server::state::Serving;

/// How long the search for one page may take, in milliseconds.
const PAGE_TIME_MS: u32 = 30_000;
/// How many pages may wait for a slow reader.
const PAGES_AHEAD: usize = 2;

/// The keys of a search that change nothing here.
const NO_KEYS: [&str; 6] = ["facet", "facet-prefix", "actor-kind", "timeline", "after", "explain"];

/// Which of all articles are wanted.
struct Wanted {
    /// How many are still to be passed over.
    skip: usize,
    /// How many are still to be sent.
    most: usize,
}

impl Wanted {
    /// Those of a page. Both fall with every page.
    fn rows(&mut self, hits: &[Hit], format: ExportFormat) -> String {
        let skipped = self.skip.min(hits.len());
        let rows = hits[skipped..].iter().take(self.most);
        (self.skip, self.most) = (self.skip - skipped, self.most - rows.len());
        rows.map(|hit| format.row(hit)).collect()
    }
}

/// Every article that a search finds, in the order of the search.
#[utoipa::path(
    get, path = "/api/export",
    params(
        ("format" = Option<String>, Query, description = "jsonl (if none is given), csv, ris or bibtex"),
        ("limit" = Option<u32>, Query, description = "how many articles; all if it does not say"),
        ("offset" = Option<u32>, Query, description = "how many articles to pass over"),
        super::openapi::FoundKeys,
        super::openapi::OrderKeys
    ),
    responses(
        (
            status = 200, description = "a file",
            content(
                (String = "application/x-ndjson"), (String = "text/csv"), (String = "application/x-research-info-systems"),
                (String = "application/x-bibtex")
            )
        ),
        (status = 400, body = ProblemDocument)
    )
)]
pub(super) async fn export(State(serving): State<Arc<Serving>>, uri: Uri) -> Result<Response, Problem> {
    let (formats, others): (Vec<_>, Vec<_>) = pairs_of(&uri).into_iter().partition(|(key, _)| key == "format");
    without_keys(&others, &NO_KEYS, "articles are listed, all in one answer, and nothing is counted")?;
    let format = match formats.as_slice() {
        [] => ExportFormat::Jsonl,
        [(_, name)] => name.parse()?,
        _ => return Err(Error::new(ErrorCode::InvalidRequest, "an export has one format").into()),
    };
    if matches!(format, ExportFormat::Ris | ExportFormat::Bibtex) {
        without_keys(&others, &["snippets"], "references have no passages")?;
    }
    let mut request = request_of(&others)?;
    let is_cut = others.iter().any(|(key, _)| key == "limit");
    let most = if is_cut { request.page.limit as usize } else { usize::MAX };
    let mut wanted = Wanted { skip: request.page.offset as usize, most };
    request.time_budget_ms = PAGE_TIME_MS;
    let mut all = AllHits::of(request);
    // The first page is made before anything is said, so that what is wrong with the request is still a problem document.
    let (index, mut page) = serving
        .with_index(move |index| {
            let page = next(&mut all, &mut wanted, index, format)?;
            refuse_a_part(all.warnings())?;
            Ok((index.clone(), page.map(|page| (all, wanted, page))))
        })
        .await?;
    let (mut sender, body) = Channel::<Bytes, Error>::new(PAGES_AHEAD);
    tokio::spawn(async move {
        if sender.send_data(Bytes::from(format.beginning())).await.is_err() {
            return;
        }
        while let Some((mut all, mut wanted, rows)) = page {
            let is_unread = !rows.is_empty() && sender.send_data(Bytes::from(rows)).await.is_err();
            if is_unread || wanted.most == 0 {
                return;
            }
            let index = index.clone();
            let made = serving
                .in_turn(move || {
                    let page = next(&mut all, &mut wanted, &index, format)?;
                    Ok(page.map(|page| (all, wanted, page)))
                })
                .await;
            match made {
                Ok(next) => page = next,
                // An answer that has begun can only be broken off, so that nobody takes a part for the whole.
                Err(problem) => {
                    sender.abort(Error::new(ErrorCode::Storage, problem.detail));
                    return;
                }
            }
        }
    });
    // Compression asks once more behind the end, which a channel does not bear.
    let body = Body::new(body.fuse());
    let name = format!("attachment; filename=\"dateline.{}\"", format.file_ending());
    Ok(([(CONTENT_TYPE, format.media_type().to_string()), (CONTENT_DISPOSITION, name)], body).into_response())
}

/// Refuses what would be taken for all that is found: a file has no place for a warning.
fn refuse_a_part(warnings: &[Warning]) -> Result<(), Error> {
    match warnings.iter().find(|warning| warning.code == "too_many_words") {
        Some(warning) => {
            let message = format!("not all of what matches can be had: {}", warning.message);
            Err(Error::new(ErrorCode::Unsupported, message).with_suggestion("write out more of the word"))
        }
        None => Ok(()),
    }
}

/// The next rows; none at the end.
fn next(all: &mut AllHits, wanted: &mut Wanted, index: &Index, format: ExportFormat) -> Result<Option<String>, Error> {
    let hits = all.next_page(index)?;
    Ok(hits.map(|hits| wanted.rows(&hits, format)))
}
