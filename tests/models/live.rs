//! The run queue and the workers' parking, `src/live/queue.rs` and `src/live/parking.rs`.

#[path = "../../src/live/parking.rs"]
mod parking;
#[path = "../../src/live/queue.rs"]
pub mod queue;

pub mod program {
    /// What a run says of a thread.
    pub struct ThreadReport {
        pub name: String,
        pub instructions: u64,
    }
}

/// What workers wait with here. Loom knows no time: who sleeps is woken, or sleeps for ever.
mod sync {
    pub use loom::sync::atomic::{AtomicU32, AtomicU64, Ordering};
    pub use loom::sync::{Condvar, MutexGuard};
}

use std::time::Duration;

use loom::sync::MutexGuard;
use queue::Queue;

/// The parking, as the pool of the models uses it.
pub struct Parking(parking::Parking);

impl Parking {
    pub fn new() -> Parking {
        Parking(parking::Parking::new())
    }

    pub fn publish(&self, queue: &Queue) {
        self.0.publish(queue.ready.len(), queue.next_deadline());
    }

    pub fn sleep<T>(&self, queue: MutexGuard<'_, T>) {
        self.0.sleep(queue, Duration::MAX);
    }

    pub fn wake_one(&self) {
        self.0.wake_one();
    }

    pub fn wake_all(&self) {
        self.0.wake_all();
    }
}
