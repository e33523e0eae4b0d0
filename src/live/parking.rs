//! How a worker without a thread to run waits for one, and how it is told. Whoever changes the run
//! queue publishes what it holds while the queue is locked, and afterwards wakes as many workers as
//! there may be something for; a worker decides to sleep while it has the queue locked, so it misses
//! nothing.

use super::queue::Moment;
use super::sync::{AtomicU32, AtomicU64, Condvar, Ordering};

/// Where workers wait.
pub(super) struct Parking {
    changed: Condvar,
    /// How many threads are in the ready queue, for looking without the lock.
    ready: AtomicU32,
    /// The next deadline in nanoseconds, so that a busy worker sees without the lock that it has come.
    due: AtomicU64,
}

impl Parking {
    pub(super) fn new() -> Parking {
        Parking {
            changed: Condvar::new(),
            ready: AtomicU32::new(0),
            due: AtomicU64::new(u64::MAX),
        }
    }

    /// Tells the workers what the queue holds, which the caller has locked.
    pub(super) fn publish(&self, ready: usize, due: Option<Moment>) {
        self.ready.store(ready as u32, Ordering::Release);
        let due = due.map_or(u64::MAX, |Moment(due)| due);
        self.due.store(due, Ordering::Release);
    }

    /// Whether a thread was ready a moment ago.
    pub(super) fn has_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire) > 0
    }

    /// The next deadline there was a moment ago.
    pub(super) fn due(&self) -> Option<Moment> {
        let due = self.due.load(Ordering::Relaxed);
        (due != u64::MAX).then_some(Moment(due))
    }

    /// There is more to run than the queue holds: its only worker has a thread in hand.
    pub(super) fn one_in_hand(&self) {
        self.ready.fetch_add(1, Ordering::Relaxed);
    }

    /// Unlocks the queue and sleeps until woken, or so long. Only a pool's worker sleeps.
    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    pub(super) fn sleep<T>(&self, queue: super::sync::MutexGuard<'_, T>, nap: std::time::Duration) {
        drop(self.changed.wait_timeout(queue, nap));
    }

    /// Wakes a worker that sleeps.
    pub(super) fn wake_one(&self) {
        self.changed.notify_one();
    }

    /// Wakes all that sleep.
    pub(super) fn wake_all(&self) {
        self.changed.notify_all();
    }
}
