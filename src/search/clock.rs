//! Holds [`Clock`]: how much of the time of one request is left, for everything that is done for it.

use std::time::{Duration, Instant};

/// Started when a request comes in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    started: Instant,
    ends: Option<Instant>,
}

impl Clock {
    /// A clock for so many milliseconds; 0 for no end.
    pub(super) fn start(budget_ms: u32) -> Clock {
        let started = Instant::now();
        let budget = Duration::from_millis(budget_ms.into());
        Clock { started, ends: (budget_ms > 0).then(|| started.checked_add(budget)).flatten() }
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
