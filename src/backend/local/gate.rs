//! Holds [`Gate`]: how much may wait between the hand that adds articles and the threads that index them. The engine's queue counts
//! documents, ten thousand of them, whatever their size.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Lets so many bytes wait at a time.
#[derive(Debug)]
pub(super) struct Gate {
    most_bytes: usize,
    waiting: Mutex<Waiting>,
    has_left: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    bytes: usize,
    /// How many want to come in: nobody has to be woken where there are none, as nearly always.
    outside: usize,
}

/// Bytes that wait; dropped when they no longer do.
#[derive(Debug)]
pub(super) struct Permit {
    gate: Arc<Gate>,
    bytes: usize,
}

impl Gate {
    pub(super) fn new(most_bytes: usize) -> Arc<Gate> {
        Arc::new(Gate { most_bytes, waiting: Mutex::default(), has_left: Condvar::new() })
    }

    /// Waits until there is room. What is larger than all the room goes in alone.
    pub(super) fn enter(self: &Arc<Gate>, bytes: usize) -> Permit {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.outside += 1;
        while waiting.bytes > 0 && waiting.bytes + bytes > self.most_bytes {
            let woken = self.has_left.wait_timeout(waiting, Duration::from_secs(1));
            waiting = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        waiting.outside -= 1;
        waiting.bytes += bytes;
        Permit { gate: self.clone(), bytes }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut waiting = self.gate.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.bytes = waiting.bytes.saturating_sub(self.bytes);
        if waiting.outside > 0 {
            self.gate.has_left.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_waits_than_there_is_room_for() {
        let gate = Gate::new(100);
        let (sender, receiver) = std::sync::mpsc::channel();
        let most = std::thread::scope(|scope| {
            let inside = gate.clone();
            scope.spawn(move || {
                for bytes in (0..200).map(|number| number % 60 + 1).chain([300]) {
                    sender.send((inside.enter(bytes), bytes)).expect("a receiver");
                }
            });
            let mut most = 0;
            for (permit, bytes) in receiver {
                let waiting = gate.waiting.lock().expect("a lock").bytes;
                if bytes < 300 {
                    most = most.max(waiting);
                }
                drop(permit);
            }
            most
        });
        assert!((60..=300).contains(&most), "{most}");
        assert_eq!(gate.waiting.lock().expect("a lock").bytes, 0);
    }
}
