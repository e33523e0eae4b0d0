//! What a thread is and what it waits for: locks, time, other processes and what they share. A thread that has to wait does not hold a
//! worker: its call answers that it waits, and is made again when something wakes it.
//!
//! It may know the VM's values and contexts. It must never know who runs threads: waking and starting
//! go through the driver in the context.

mod hold;
mod lock;
mod process;
mod shared;
mod sleep;
mod start;

pub use lock::{LOCK_FUNCTIONS, LockView, install_classes, view_lock};
pub(crate) use process::FIRST_PID;
pub use process::PROCESS_FUNCTIONS;
pub use shared::{SHARED_FUNCTIONS, install_shared};
pub use sleep::SLEEP;
pub(crate) use start::ident;
pub use start::{START_FUNCTIONS, thread_of};

use crate::vm::{Context, Outcome, Value};

/// Has the thread wait for so many seconds or, when that is no number, for ever; `late` is the answer once
/// they are over.
fn wait_until(
    context: &mut Context<'_>,
    seconds: Value,
    what: &'static str,
    late: Value,
) -> Result<Outcome, Value> {
    let now = context.monotonic();
    if let (Some(seconds), None) = (crate::vm::compare::as_number(seconds), context.deadline) {
        context.deadline = Some(now + seconds.max(0.0));
    }
    if context.deadline.is_some_and(|deadline| now >= deadline) {
        context.deadline = None;
        return Ok(Outcome::Value(late));
    }
    context.driver.waits(context.thread, what);
    Ok(Outcome::Wait)
}
