//! Holds [`Deadline`]: how long one search may take.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Counts steps and looks at the clock now and then; once the time is over it stays over.
#[derive(Debug)]
pub(super) struct Deadline {
    at: Option<Instant>,
    steps: AtomicUsize,
    is_over: AtomicBool,
}

impl Deadline {
    /// The clock is looked at after so many steps; a step is some ten nanoseconds.
    const STEPS: usize = 20_000;

    /// So long from now on; without end if there is no budget.
    pub(super) fn after(budget: Option<Duration>) -> Deadline {
        let at = budget.and_then(|budget| Instant::now().checked_add(budget));
        Deadline { at, steps: AtomicUsize::new(0), is_over: AtomicBool::new(false) }
    }

    /// Looks at the clock now, whatever was counted; for work that comes in large pieces.
    pub(super) fn has_time_now(&self) -> bool {
        self.has_time(Deadline::STEPS)
    }

    /// Counts steps; `false` once the time is over.
    pub(super) fn has_time(&self, steps: usize) -> bool {
        let Some(at) = self.at else { return true };
        if self.is_over.load(Ordering::Relaxed) {
            return false;
        }
        let done = self.steps.load(Ordering::Relaxed).saturating_add(steps);
        if done < Deadline::STEPS {
            self.steps.store(done, Ordering::Relaxed);
            return true;
        }
        self.steps.store(0, Ordering::Relaxed);
        let is_over = Instant::now() >= at;
        self.is_over.store(is_over, Ordering::Relaxed);
        !is_over
    }

    /// Whether the time ran out while something was still to be done.
    pub(super) fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}
