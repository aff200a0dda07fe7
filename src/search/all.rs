//! Turns a request into all of its hits, page by page, however many there are.

use super::search;
use crate::backend::SearchBackend;
use crate::error::{Error, ErrorCode};
use crate::query::{Hit, SearchRequest, Warning};

/// How many hits are fetched at a time.
const PAGE: u32 = 1_000;
/// The same with whole texts, of which some are books.
const PAGE_OF_TEXTS: u32 = 50;

/// All hits of a request over one state of an index, in the order of the request with ties broken, so that the same state always gives the same.
///
/// ```no_run
/// use dateline::{AllHits, Index, SearchRequest};
/// let index = Index::open("index")?;
/// let mut all = AllHits::of(SearchRequest::for_text("ceasefire"));
/// while let Some(hits) = all.next_page(&index)? {
///     hits.iter().for_each(|hit| println!("{}", hit.headline));
/// }
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AllHits {
    request: SearchRequest,
    warnings: Vec<Warning>,
    is_at_end: bool,
    /// How many of them are still wanted.
    left: u64,
}

impl AllHits {
    /// All hits of a request, whatever page it asks for, without its facets. Its passages and time for a search stay; a page that cannot be found
    /// in that time is an error.
    pub fn of(mut request: SearchRequest) -> AllHits {
        let most = if request.full_text { PAGE_OF_TEXTS } else { PAGE };
        (request.page.offset, request.page.limit, request.after) = (0, most, None);
        (request.facets, request.timeline, request.explain) = (Vec::new(), None, false);
        AllHits { request, warnings: Vec::new(), is_at_end: false, left: u64::MAX }
    }

    /// Only the first so many of them.
    pub fn at_most(mut self, hits: u64) -> AllHits {
        self.left = hits;
        self
    }

    /// The next of them; `None` when there are no more. The backend must show the same state each time, or the error is
    /// [`ErrorCode::CursorExpired`].
    pub fn next_page(&mut self, backend: &dyn SearchBackend) -> Result<Option<Vec<Hit>>, Error> {
        if self.is_at_end {
            return Ok(None);
        }
        self.request.page.limit = self.request.page.limit.min(u32::try_from(self.left).unwrap_or(u32::MAX));
        let response = search(backend, &self.request)?;
        if let Some(warning) =
            response.warnings.iter().find(|warning| matches!(warning.code.as_str(), "time_budget" | "index_damaged"))
        {
            let message = format!("not all of what matches can be had: {}", warning.message);
            let code = if warning.code == "index_damaged" { ErrorCode::IndexDamaged } else { ErrorCode::Unsupported };
            return Err(Error::new(code, message));
        }
        if self.request.after.is_none() {
            self.warnings = response.warnings;
        }
        self.left = self.left.saturating_sub(response.hits.len() as u64);
        self.is_at_end = response.next.is_none() || (response.hits.len() as u32) < self.request.page.limit || self.left == 0;
        self.request.after = response.next;
        // It is known by now how many there are.
        self.request.total = false;
        Ok(Some(response.hits))
    }

    /// What was read in another way than it is written, and what is incomplete; known when the first page is there.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }
}
