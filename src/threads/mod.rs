//! What a thread is and what it waits for: locks, and time. A thread that has to wait does not hold a
//! worker: its call answers that it waits, and is made again when something wakes it.
//!
//! It may know the VM's values and contexts. It must never know who runs threads: waking and starting
//! go through the driver in the context.

mod lock;
mod sleep;
mod start;

pub use lock::{LOCK_FUNCTIONS, LockView, install_classes, view_lock};
pub use sleep::SLEEP;
pub use start::{START_FUNCTIONS, thread_of};
