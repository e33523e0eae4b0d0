//! What an exploration found, as plain data.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::story::Sentence;
use crate::schedule::notation::Schedule;

/// How a run can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
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
    /// A shortest schedule from the program's start, in steps from one touch of something shared to the
    /// next; some schedule, when the search itself did not come to this outcome.
    #[serde(serialize_with = "written")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub schedule: Schedule,
    /// How it comes about, in words; empty where nothing but the usual happens.
    pub story: Vec<Sentence>,
}

fn written<S: Serializer>(schedule: &Schedule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(schedule)
}

/// Two touches of one variable, at least one of them a write, that can come one directly after the
/// other in either order: nothing orders them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Race {
    /// The variable.
    pub variable: String,
    /// The two lines, the smaller number first.
    pub lines: [u32; 2],
}

/// A thread that looks at something and then acts on what it saw, although another thread can change
/// it in between.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Violation {
    /// What is looked at and acted on.
    pub variable: String,
    /// The line that looks, and the line that acts.
    pub lines: [u32; 2],
    /// The line of another thread that can come in between.
    pub between: u32,
}

/// A thread in a deadlock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Deadlock {
    /// Those of them that wait for each other in a circle; empty when what they wait for will simply
    /// never come, as after a lost wake-up.
    pub cycle: Vec<Waiter>,
    /// All of them.
    pub waiting: Vec<Waiter>,
    /// Whether one of them waits for a notification that came before it waited.
    pub lost_wakeup: bool,
}

/// What makes a space of states large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Large {
    /// The thread that stands in the most different places and ways.
    pub thread: String,
    /// The line of its own in which it does so most often: that of a loop's body, most of the time.
    pub line: Option<u32>,
    /// In how many different ways it was seen to stand.
    pub standings: u64,
}

/// What an exploration found.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
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
    /// What is looked at and acted on although it can have changed in between.
    pub violations: Vec<Violation>,
    /// The deadlocks.
    pub deadlocks: Vec<Deadlock>,
    /// When not every interleaving was explored: with so many forced switches or fewer, all were.
    pub bound: Option<u32>,
    /// What makes the space large, when it was not explored to its end.
    pub large: Option<Large>,
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

/// How far an exploration is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Progress {
    /// States that differ.
    pub states: u64,
    /// Steps from a state to a state.
    pub transitions: u64,
    /// States yet to be gone on from.
    pub frontier: u64,
    /// Steps from the beginning to the states that are being gone on from.
    pub depth: u64,
    /// The most forced switches on the way to a state, while that is bounded.
    pub bound: Option<u32>,
    /// Outcomes found so far.
    pub outcomes: u64,
}

/// What somebody would like to see happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Anything bad: an exception, a deadlock, threads that go on for ever.
    Bad,
    /// A run that ends in this way.
    Kind(Kind),
    /// A finished run that printed exactly this.
    Printed(String),
    /// A run at whose end a variable has this value, as `repr()` shows it.
    Value {
        /// The variable, as the outcomes name it.
        name: String,
        /// Its value.
        repr: String,
    },
    /// Anything bad, or a finished run at whose end a variable has another value than this.
    Other {
        /// The variable, as the outcomes name it.
        name: String,
        /// The value it is expected to have.
        repr: String,
    },
}

impl Wanted {
    /// Whether an outcome is what is wanted.
    pub fn is_met(&self, outcome: &Outcome) -> bool {
        match self {
            Wanted::Bad => outcome.kind != Kind::Finished,
            Wanted::Kind(kind) => outcome.kind == *kind,
            Wanted::Printed(text) => outcome.kind == Kind::Finished && outcome.stdout == *text,
            Wanted::Other { name, repr } => {
                let ends = outcome.globals.get(name);
                outcome.kind != Kind::Finished || ends.is_some_and(|ends| ends != repr)
            }
            Wanted::Value { name, repr } => outcome.globals.get(name) == Some(repr),
        }
    }
}

/// Why something wanted cannot happen, beyond that no way leads there: it was asked of another program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Obstacle {
    /// No run ends with a variable of this name.
    NoVariable {
        /// The name.
        name: String,
    },
    /// The program starts no second thread.
    OneThread,
}

/// The first move of a shortest way to something wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Hint {
    /// The thread to move.
    pub thread: u32,
    /// Its name.
    pub name: String,
    /// By how many instructions, before another thread is to be moved; 0 when it has come about.
    pub instructions: u64,
    /// What is then reached.
    pub outcome: Outcome,
}
