//! Stepping: a run whose threads somebody moves by hand, forward and back. A [`Session`] stands at a
//! position of a recorded run; it moves a thread on from there by an instruction, a line or more, goes
//! back to any earlier position or forward again, and shows the [`Moment`] it stands in.
//!
//! Going back is running again: the same program, seed and schedule give the same run, so an earlier
//! position is reached from the start, or from the last one that was kept on the way.
//!
//! It may know what `schedule` may know. It must never know who shows its moments, and reading a moment
//! must not change the run: no Python runs for it, and nothing in the process is numbered for it.

mod history;
mod kept;
mod lines;
mod memory;
mod moment;
mod player;
mod reading;
mod stand;
mod stepping;
mod touch;

pub use moment::{
    Call, Change, End, Growth, HeapObject, ListedInstruction, Listing, LockMoment, Moment, Moved,
    Next, Printed, Shown, Slot, ThreadMoment, ThreadState, Wait,
};
pub use player::Player;
pub use stepping::{Extent, Last, Refused, Session};
