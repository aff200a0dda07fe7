//! Holds [`Gate`]: how much may wait between the hand that adds articles and the threads that index them. The engine's queue counts
//! documents, ten thousand of them, whatever their size.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Lets so many bytes wait at a time.
#[derive(Debug)]
pub(super) struct Gate {
    most_bytes: usize,
    waiting_bytes: Mutex<usize>,
    has_left: Condvar,
}

/// Bytes that wait; dropped when they no longer do.
#[derive(Debug)]
pub(super) struct Permit {
    gate: Arc<Gate>,
    bytes: usize,
}

impl Gate {
    pub(super) fn new(most_bytes: usize) -> Arc<Gate> {
        Arc::new(Gate { most_bytes, waiting_bytes: Mutex::new(0), has_left: Condvar::new() })
    }

    /// Waits until there is room. What is larger than all the room goes in alone.
    pub(super) fn enter(self: &Arc<Gate>, bytes: usize) -> Permit {
        let mut waiting = self.waiting_bytes.lock().unwrap_or_else(PoisonError::into_inner);
        while *waiting > 0 && *waiting + bytes > self.most_bytes {
            let woken = self.has_left.wait_timeout(waiting, Duration::from_secs(1));
            waiting = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        *waiting += bytes;
        Permit { gate: self.clone(), bytes }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut waiting = self.gate.waiting_bytes.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = waiting.saturating_sub(self.bytes);
        self.gate.has_left.notify_one();
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
                let waiting = *gate.waiting_bytes.lock().expect("a lock");
                if bytes < 300 {
                    most = most.max(waiting);
                }
                drop(permit);
            }
            most
        });
        assert!((60..=300).contains(&most), "{most}");
        assert_eq!(*gate.waiting_bytes.lock().expect("a lock"), 0);
    }
}
