//! Every interleaving of a program: an explicit-state search, breadth first, over states that are
//! hashed. A step moves one thread up to its next touch of something that threads share.
//!
//! The search begins where the program has started its second thread, or behind a schedule. Time has no
//! power to order threads: a sleep is over when the thread is moved on, and a timeout can come at any
//! moment. This folder may know what `schedule` may know; it must never know who reads its findings.
//!
//! How to use it: make an [`Explorer`] of a program, from its start ([`Explorer::new`]) or from where a
//! schedule leads ([`Explorer::at`]); call [`Explorer::advance`] until it answers [`Status::Over`],
//! looking at [`Explorer::progress`] in between; then ask for the [`Explorer::findings`], which are there
//! at any time and say whether they are complete. Whoever wants to stop early sets the
//! [`Explorer::cancel_flag`] or simply does not go on. "Can this still happen?" is
//! [`Explorer::look_for`] before advancing and [`Explorer::hint`] after: the next move of a shortest way
//! there or, when the findings are complete, the certainty that there is none. All schedules in the
//! answers are from the program's start, also where the exploration began behind one.

pub(super) mod access;
mod again;
mod circles;
mod findings;
mod futures;
mod lookup;
mod memo;
mod mover;
mod order;
mod pass;
mod process;
mod queue;
mod races;
mod reading;
mod search;
mod sharing;
mod state;
mod story;
mod tables;
mod telling;
mod verdict;
mod visited;
mod waits;
pub(super) mod words;

pub use findings::{
    Deadlock, Findings, Hint, Kind, Large, Obstacle, Outcome, Progress, Race, Violation, Waiter,
    Wanted,
};
pub use search::{Explorer, Limits, Refusal, Status};
pub use story::Sentence;
