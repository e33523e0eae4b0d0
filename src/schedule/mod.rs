//! The deterministic schedules: threads take turns on one thread of the operating system, and a policy
//! says whose turn it is. `gil` switches as CPython does, `random` anywhere, the `adversary` where it
//! hurts, and a schedule that was written down is replayed.
//!
//! It may know the VM, the threads' primitives and how `live` begins and ends a program. It must never
//! know a browser, and nothing in it may depend on a clock, an address or the order of a hash table:
//! the same program, seed and schedule give the same run.

mod adversary;
mod clock;
pub mod explore;
mod gil;
mod goal;
mod notation;
mod policy;
mod random;
mod replay;
mod run;
mod serial;
pub mod session;

pub use adversary::Adversary;
pub use gil::Gil;
pub use goal::goal;
pub use notation::{MalformedSchedule, Schedule};
pub use policy::{Moved, Policy, Turn, View};
pub use random::{Dice, Random};
pub use replay::Replay;
pub use run::{Progress, Run, Time};
