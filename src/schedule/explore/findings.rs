//! What an exploration found.

use std::collections::BTreeMap;

use crate::schedule::notation::Schedule;

/// How a run can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Every thread ended, and nothing escaped one.
    Finished,
    /// An exception escaped a thread.
    Exception,
    /// Threads wait, and nothing can wake them.
    Deadlock,
    /// The threads can go on for ever: from here no end can be reached.
    Diverges,
}

/// One possible result, with a schedule that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How the run ends.
    pub kind: Kind,
    /// What it printed.
    pub stdout: String,
    /// What it printed on standard error.
    pub stderr: String,
    /// The exit code a shell would see.
    pub exit_code: i32,
    /// Final values of the program's variables, as `repr()` shows them.
    pub globals: BTreeMap<String, String>,
    /// A shortest schedule, in steps from one touch of something shared to the next; some schedule, when
    /// the search itself did not come to this outcome.
    pub schedule: Schedule,
}

/// Two touches of one variable, at least one of them a write, that can come one directly after the
/// other in either order: nothing orders them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Race {
    /// The variable.
    pub variable: String,
    /// The two lines, the smaller number first.
    pub lines: [u32; 2],
}

/// A thread in a deadlock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiter {
    /// Its name.
    pub thread: String,
    /// The locks it holds.
    pub holds: String,
    /// What it waits for.
    pub waits_for: String,
    /// The line it waits in.
    pub line: Option<u32>,
}

/// Threads that wait, and nothing can wake them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadlock {
    /// Those of them that wait for each other in a circle; empty when what they wait for will simply
    /// never come, as after a lost wake-up.
    pub cycle: Vec<Waiter>,
    /// All of them.
    pub waiting: Vec<Waiter>,
}

/// What an exploration found.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Whether every interleaving was explored.
    pub complete: bool,
    /// States that differ.
    pub states: u64,
    /// Steps from a state to a state.
    pub transitions: u64,
    /// Instructions executed.
    pub instructions: u64,
    /// The possible results, in the order of finding them: those with the shortest schedules first.
    pub outcomes: Vec<Outcome>,
    /// The races.
    pub races: Vec<Race>,
    /// The deadlocks.
    pub deadlocks: Vec<Deadlock>,
}

impl Findings {
    /// Whether there is nothing to object to: one result, and a good one.
    pub fn is_fine(&self) -> bool {
        self.races.is_empty()
            && self.outcomes.len() == 1
            && self
                .outcomes
                .iter()
                .all(|outcome| outcome.kind == Kind::Finished)
    }
}
