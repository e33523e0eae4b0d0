//! A moment of a run as data: what the page's views show. Their TypeScript types are generated from
//! these, which is why they derive tsify's trait when compiled for the browser.
//!
//! Threads are numbered in the order of starting, the main thread is 0. Lines count from 1. Positions
//! count instructions from where the program's own code begins.

use serde::Serialize;

/// What a thread does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum ThreadState {
    /// It moved last, and could go on.
    Running,
    /// It could go on.
    Ready,
    /// It waits for another thread.
    Blocked,
    /// It waits for the clock.
    Sleeping,
    /// It has ended.
    Finished,
}

/// One thread.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct ThreadMoment {
    /// Its number.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// What it does.
    pub state: ThreadState,
    /// What it waits for, when it is blocked.
    pub wait: Option<Wait>,
    /// The calls of the program's own functions, the outermost first.
    pub frames: Vec<Call>,
    /// What it does next, in the program's own code.
    pub next: Option<Next>,
    /// Whether it can be moved: it is ready, or its wait has an end that can come now.
    pub movable: bool,
    /// When its sleep or timeout ends, in seconds of the run's clock.
    pub until: Option<f64>,
}

/// What a blocked thread waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Wait {
    /// In words.
    pub what: String,
    /// The lock.
    pub lock: Option<u32>,
    /// The thread whose end it waits for.
    pub thread: Option<u32>,
    /// The line on which it waits.
    pub line: u32,
}

/// One call on a thread's stack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Call {
    /// The function's name.
    pub name: String,
    /// The line it is on.
    pub line: u32,
    /// The file's name where it is not the program's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub file: Option<String>,
    /// Its local variables.
    pub locals: Vec<Slot>,
}

/// A name, an index or a key, and what it is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Slot {
    /// As the program writes it.
    pub name: String,
    /// The value.
    pub value: Shown,
    /// Whether the last move bound it or changed its value.
    pub changed: bool,
    /// The text of the value it had before that.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string"))]
    pub before: Option<String>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Shown {
    /// Its `repr()`, more or less, and never long.
    pub text: String,
    /// The object it refers to, unless it is shown in place.
    pub object: Option<u32>,
}

/// An object on the heap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct HeapObject {
    /// The same for as long as it lives, in every moment of a run.
    pub id: u32,
    /// Its class's name.
    #[serde(rename = "type")]
    pub class: String,
    /// What is to be said of it besides its items.
    pub text: String,
    /// Attributes, items or entries.
    pub items: Vec<Slot>,
    /// How many more it has.
    pub more: u32,
    /// Whether the last move made it, or changed it itself.
    pub changed: bool,
}

/// A lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LockMoment {
    /// The same for as long as it lives.
    pub id: u32,
    /// Its class's name.
    #[serde(rename = "type")]
    pub class: String,
    /// What the program calls it.
    pub name: String,
    /// The threads that hold it.
    pub holders: Vec<u32>,
}

/// What a thread does next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Next {
    /// The instruction's name, such as `LOAD_GLOBAL`.
    pub name: String,
    /// Its operand as people read it; may be empty.
    pub operand: String,
    /// What of the things that threads share it touches, in words: `reads counter`.
    pub touch: Option<String>,
    /// Whether it changes that.
    pub writes: bool,
    /// Whether it would only begin to wait.
    pub waits: bool,
}

/// Something that was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Printed {
    /// By which thread.
    pub thread: u32,
    /// Whether on standard error.
    pub error: bool,
    /// The text.
    pub text: String,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum End {
    /// Every thread finished and nothing escaped the main one.
    Finished,
    /// An exception, or an exit code other than 0, ended it.
    Failed,
    /// Threads wait, and nothing can wake one.
    Deadlocked,
}

/// The move that led to a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Moved {
    /// The thread that was moved.
    pub thread: u32,
    /// The position before.
    pub from: u32,
}

/// All there is to see of a run between two instructions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Moment {
    /// Instructions executed so far.
    pub position: u32,
    /// The threads, in the order of starting.
    pub threads: Vec<ThreadMoment>,
    /// The program's variables.
    pub globals: Vec<Slot>,
    /// Objects that variables lead to.
    pub objects: Vec<HeapObject>,
    /// How many more there are.
    pub more_objects: u32,
    /// The locks the program knows by name, and those waited for.
    pub locks: Vec<LockMoment>,
    /// What was printed so far; of much, the last part.
    pub output: Vec<Printed>,
    /// Seconds of the run's clock.
    pub time: f64,
    /// How the run has ended, if it has.
    pub end: Option<End>,
    /// The exit code, once it has ended.
    pub exit_code: i32,
    /// The move that led here; nothing at the start.
    pub moved: Option<Moved>,
}

/// From a position on, a thread is in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Change {
    /// The position.
    pub at: u32,
    /// The thread's number.
    pub thread: u32,
    /// Its name.
    pub name: String,
    /// What it does.
    pub state: ThreadState,
    /// The line it is on; 0 where there is none.
    pub line: u32,
    /// What it waits for, in words; empty otherwise.
    pub what: String,
}

/// What a timeline learns: it is cut at a position, and grows by these changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Growth {
    /// What the timeline has from here on is void; nothing when all of it holds.
    pub cut: Option<u32>,
    /// What comes to it.
    pub changes: Vec<Change>,
    /// Where the recorded run ends.
    pub end: u32,
}

/// One instruction of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ListedInstruction {
    /// Where it stands in its code object.
    pub offset: u32,
    /// Its name.
    pub name: String,
    /// Its operand as people read it; may be empty.
    pub operand: String,
    /// Whether it reads or writes what other threads can see.
    pub shared: bool,
    /// The threads that execute it next.
    pub threads: Vec<u32>,
}

/// The instructions of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Listing {
    /// The line.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// The function it stands in.
    pub function: String,
    /// The instructions.
    pub instructions: Vec<ListedInstruction>,
}
