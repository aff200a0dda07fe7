//! Turns a request into all of its hits, page by page, however many there are.

use super::search;
use crate::backend::SearchBackend;
use crate::error::{Error, ErrorCode};
use crate::query::{Hit, MOST_PAGED, SearchRequest, Warning};

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
        let page = &mut self.request.page;
        page.limit = page.limit.min(u32::try_from(self.left).unwrap_or(u32::MAX)).min(MOST_PAGED - page.offset);
        if page.limit == 0 && self.left > 0 {
            let message =
                format!("the backend gives no cursors, so that no more than the first {MOST_PAGED} hits can be had");
            return Err(Error::new(ErrorCode::Unsupported, message));
        }
        let response = search(backend, &self.request)?;
        // Of a damaged index nothing may be missing, which the count of the first page tells.
        let is_first = self.request.after.is_none() && self.request.page.offset == 0;
        let is_short = |warning: &&Warning| match warning.code.as_str() {
            "time_budget" => true,
            "index_damaged" => is_first && !response.total.exact,
            _ => false,
        };
        if let Some(warning) = response.warnings.iter().find(is_short) {
            let message = format!("not all of what matches can be had: {}", warning.message);
            let code = if warning.code == "index_damaged" { ErrorCode::IndexDamaged } else { ErrorCode::Unsupported };
            return Err(Error::new(code, message));
        }
        if is_first {
            self.warnings = response.warnings;
        }
        self.left = self.left.saturating_sub(response.hits.len() as u64);
        let found = response.hits.len() as u32;
        self.is_at_end = found < self.request.page.limit || self.left == 0;
        // A backend without cursors is asked by how many were passed over.
        if response.next.is_none() && self.request.after.is_none() {
            self.request.page.offset += found;
        } else {
            self.is_at_end |= response.next.is_none();
        }
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
