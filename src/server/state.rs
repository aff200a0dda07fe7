//! Holds [`Serving`]: the index that is served, always on its newest committed state, and how many searches may run on it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::guard::Hosts;
use super::problem::Problem;
use super::secrets::Secrets;
use crate::backend::local::Index;
use crate::error::{Error, guarded};

/// How many searches wait at the most while others run; one more is refused.
const MOST_WAITING: usize = 64;
/// How often it is looked whether there is a newer state.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Everything that requests share.
pub struct Serving {
    folder: PathBuf,
    index: RwLock<Arc<Index>>,
    looked: Mutex<Instant>,
    /// Why the newest state could not be opened, if it could not; the one before is served.
    stale: Mutex<Option<String>>,
    /// One for each core.
    searching: Arc<Semaphore>,
    waiting: AtomicUsize,
    pub(super) secrets: Secrets,
    pub(super) hosts: Hosts,
    /// Told of each new link, once the one before was used.
    pub(super) announce: Box<dyn Fn(&str) + Send + Sync>,
}

impl std::fmt::Debug for Serving {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Serving").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Serving {
    /// Opens an index to be served under these names.
    ///
    /// `token` is what programs show; one is made if there is none. `announce` is given every link after the first.
    pub fn open(
        folder: impl AsRef<Path>,
        hosts: Hosts,
        token: Option<&str>,
        announce: impl Fn(&str) + Send + Sync + 'static,
    ) -> Result<Serving, Error> {
        let folder = folder.as_ref().to_path_buf();
        let index = RwLock::new(Arc::new(Index::open(&folder)?));
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Serving {
            folder,
            index,
            looked: Mutex::new(Instant::now()),
            stale: Mutex::default(),
            searching: Arc::new(Semaphore::new(cores)),
            waiting: AtomicUsize::new(0),
            secrets: Secrets::new(token)?,
            hosts,
            announce: Box::new(announce),
        })
    }

    /// The link that works now, once.
    pub fn link(&self) -> String {
        format!("{}/?token={}", self.hosts.url(), self.secrets.link())
    }

    /// What programs show as `Authorization: Bearer`.
    pub fn bearer(&self) -> &str {
        self.secrets.bearer()
    }

    /// The folder of the index, as it was given.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Why the newest state is not the one that is served, if it is not.
    pub(super) fn stale(&self) -> Option<String> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The newest committed state, as far as it was looked for a moment ago. May read files.
    fn newest(&self) -> Arc<Index> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner).clone();
        {
            let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
            if looked.elapsed() < LOOK_EVERY {
                return index;
            }
            *looked = Instant::now();
        }
        let opened = if index.is_newest() { Ok(None) } else { Index::open(&self.folder).map(Some) };
        let mut stale = self.stale.lock().unwrap_or_else(PoisonError::into_inner);
        match opened {
            // It may have been away for a while.
            Ok(None) => {
                *stale = None;
                index
            }
            Ok(Some(newest)) => {
                let newest = Arc::new(newest);
                *self.index.write().unwrap_or_else(PoisonError::into_inner) = newest.clone();
                *stale = None;
                newest
            }
            // While an index is made anew there is none for a moment; what was open can still be read.
            Err(error) => {
                *stale = Some(error.to_string());
                index
            }
        }
    }

    /// Does something with the newest state, off the threads that serve connections, when it is its turn.
    pub(super) async fn with_index<T: Send + 'static>(
        self: &Arc<Serving>,
        work: impl FnOnce(&Arc<Index>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Problem> {
        let serving = self.clone();
        self.in_turn(move || work(&serving.newest())).await
    }

    /// Does something, off the threads that serve connections, when it is its turn.
    pub(super) async fn in_turn<T: Send + 'static>(
        self: &Arc<Serving>,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Problem> {
        let waits = Waits::in_line(&self.waiting).ok_or_else(Problem::overloaded)?;
        let turn = self.searching.clone().acquire_owned().await.map_err(|_| Problem::overloaded())?;
        drop(waits);
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            guarded("answer", work)
        });
        match done.await {
            Ok(result) => result.map_err(Problem::from),
            Err(_) => Err(Problem::overloaded()),
        }
    }
}

/// A place in the line.
struct Waits<'w>(&'w AtomicUsize);

impl<'w> Waits<'w> {
    fn in_line(waiting: &'w AtomicUsize) -> Option<Waits<'w>> {
        let place = waiting.fetch_add(1, Ordering::Relaxed);
        let waits = Waits(waiting);
        (place < MOST_WAITING).then_some(waits)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
