//! Who steps next: the one question a policy answers.

use crate::vm::Vm;

/// What a policy may look at.
pub struct View<'a> {
    /// The threads that could run, in the order in which they became ready; never empty.
    pub ready: &'a [u32],
    /// The process of each of them.
    pub processes: &'a [u32],
    /// The thread whose turn was last, and how that ended; nothing before the first turn.
    pub last: Option<(u32, Moved)>,
    /// Instructions until the next sleeper wakes, when the clock counts instructions.
    pub until_wake: Option<u64>,
    /// Nanoseconds of the clock that threads see.
    pub now: u64,
    /// The first process.
    pub vm: &'a Vm,
}

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The thread could have gone on.
    Preempted,
    /// It could have gone on, and lets others go first.
    GaveWay,
    /// It waits, or has to make a call again that could not be done.
    Waiting,
    /// It will not run again.
    Finished,
}

/// A turn: a thread, and how long it has the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Whose turn it is.
    pub thread: u32,
    /// Instructions; the turn ends earlier when the thread waits or ends.
    pub instructions: u64,
    /// Whether it ends after exactly so many, or at the next place behind them where CPython's
    /// interpreter would let go: a function's entry, a jump backwards.
    pub anywhere: bool,
}

/// Decides who runs next.
pub trait Policy: Send {
    /// The next turn; nothing when the policy's plan does not fit the program, which ends the run.
    fn next(&mut self, view: &View<'_>) -> Option<Turn>;
    /// So many instructions of the turn were executed.
    fn ran(&mut self, _instructions: u64) {}
    /// The sleeping or timed waiting thread that is to go on although others could, if there is one.
    fn wake_early(&mut self, _sleeping: &[u32]) -> Option<u32> {
        None
    }
}
