//! The `live` schedule: Python threads multiplexed over real workers, in parallel, with no lock around
//! the interpreter. Natively the workers are rayon's threads, in the browser Web Workers over shared
//! memory; where there is only one, threads take turns on it.
//!
//! It may know the VM, the threads' primitives, the modules, the trace. It must never know what is on
//! the other side of the host, or any deterministic schedule.

mod driver;
pub(crate) mod main_thread;
mod parking;
pub(crate) mod processes;
mod program;
pub(crate) mod queue;
mod sync;

pub use program::{Ending, Observer, Options, Program, Report, ThreadReport, Turn, Turns};
