//! Holds [`Clock`]: how much of the time of one request is left, for everything that is done for it.

use std::time::{Duration, Instant};

/// Started when a request comes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    started: Instant,
    ends: Option<Instant>,
}

impl Clock {
    /// A clock for a request that came in before, with so many milliseconds from now on, 0 for no end: what it asks for has been found
    /// out, which takes a moment where the registry of actors is asked for the first time.
    pub(super) fn start(came_in: Instant, budget_ms: u32) -> Clock {
        let budget = Duration::from_millis(budget_ms.into());
        Clock { started: came_in, ends: (budget_ms > 0).then(|| Instant::now().checked_add(budget)).flatten() }
    }

    /// What is left; `None` for no end.
    pub(super) fn rest(self) -> Option<Duration> {
        self.ends.map(|ends| ends.saturating_duration_since(Instant::now()))
    }

    /// Whether nothing is left.
    pub(super) fn is_over(self) -> bool {
        self.ends.is_some_and(|ends| Instant::now() >= ends)
    }

    /// The time since the request came in.
    pub(super) fn elapsed(self) -> Duration {
        self.started.elapsed()
    }
}
