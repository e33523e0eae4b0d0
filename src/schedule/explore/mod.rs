//! Every interleaving of a program: an explicit-state search, breadth first, over states that are
//! hashed. A step moves one thread up to its next touch of something that threads share.
//!
//! The search begins where the program has started its second thread. Time has no power to order
//! threads: a sleep is over when the thread is moved on, and a timeout can come at any moment. This
//! folder may know what `schedule` may know; it must never know who reads its findings.

mod access;
mod findings;
mod imaging;
mod process;
mod search;
mod sharing;
mod state;
mod words;

pub use findings::{Deadlock, Findings, Kind, Outcome, Race, Waiter};
pub use search::{Explorer, Limits, Refusal, Status};
