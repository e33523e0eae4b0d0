//! What crosses between the engine's worker and the page, as plain data. The TypeScript types are
//! generated from these; nothing mirrors them by hand.

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::inbox::InboxPlaces;
use super::ring::RingPlaces;

/// A program to run in the `live` schedule.
#[derive(Debug, Clone, Deserialize, Tsify)]
pub struct RunRequest {
    /// The file's name, as tracebacks show it.
    pub file: String,
    /// The program's text.
    pub source: String,
    /// Names of module globals whose final values the report carries.
    pub watch: Vec<String>,
    /// Whether threads of one process take turns, as under CPython's lock; they do not if left out.
    #[serde(default)]
    #[tsify(optional)]
    pub gil: bool,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Every thread finished and nothing escaped the main one.
    Finished,
    /// An exception (or `sys.exit` with a code other than 0) ended the main thread.
    Failed,
    /// The program was not run: it does not parse, or uses what the engine does not support.
    Refused,
    /// Stop was pressed.
    Stopped,
    /// No thread can ever move again.
    Deadlocked,
}

/// One Python thread of a finished run.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ThreadSummary {
    /// Its number: 0 for the main thread, then in the order of starting.
    pub number: u32,
    /// Its name, such as `MainThread` or `Thread-1 (racer)`.
    pub name: String,
    /// Instructions it executed.
    pub instructions: f64,
}

/// The final value of a watched global.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct WatchedValue {
    /// The global's name.
    pub name: String,
    /// Its `repr()`, or null when it is not bound.
    pub repr: Option<String>,
}

/// What a run did.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct RunReport {
    /// How it ended.
    pub ending: Ending,
    /// The exit code a shell would see.
    pub exit_code: i32,
    /// Wall time, in seconds.
    pub seconds: f64,
    /// All Python threads, in the order of starting.
    pub threads: Vec<ThreadSummary>,
    /// Workers in the pool that ran them.
    pub workers: u32,
    /// The most Python threads that were running at one moment.
    pub parallel: u32,
    /// The watched globals, in the order asked for.
    pub watched: Vec<WatchedValue>,
    /// Why the program was refused, when it was.
    pub diagnostics: Vec<Diagnostic>,
}

/// One fault of a source text. Lines and columns count from 1, columns in UTF-16 units.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Diagnostic {
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column behind the last.
    pub end_column: u32,
    /// What is wrong and what to do.
    pub message: String,
}

/// Where in the engine's memory the page finds what it reads and writes while the engine's worker
/// is busy. All are byte addresses.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct SharedLayout {
    /// A 32-bit word; the page stores 1 in it to stop the run.
    pub stop: u32,
    /// The trace's ring.
    pub ring: RingPlaces,
    /// Where the page writes what is typed.
    pub input: InboxPlaces,
    /// Where the page writes answers to the program's calls.
    pub answers: InboxPlaces,
}

/// Where a run in slices stands (the single-threaded build).
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct SliceProgress {
    /// Present when the run is over.
    pub report: Option<RunReport>,
    /// How long nothing can run, in milliseconds, because every thread sleeps; 0 to go on at once.
    pub idle_milliseconds: f64,
}
