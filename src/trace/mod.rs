//! What happened in a run, as events in a ring of bytes that somebody else may read while the run goes
//! on: the page, once a frame, straight from shared memory.
//!
//! It may know the host's streams. It must never know what a thread is beyond its number, and never
//! wait for its reader except for room to write output, which must not be lost.

mod ring;

pub use ring::{HEADER_WORDS, Ring, RingLayout};

/// The kinds of record, as the reader finds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum EventKind {
    /// Fills the ring up to its end, so that no record wraps.
    Pad = 0,
    /// Text a thread printed.
    Stdout = 1,
    /// Text a thread wrote to standard error.
    Stderr = 2,
    /// A thread started; its name.
    ThreadStarted = 3,
    /// A thread runs from now on; the worker's number.
    Running = 4,
    /// A thread could run and does not.
    Ready = 5,
    /// A thread waits; for what.
    Blocked = 6,
    /// A thread ended.
    ThreadFinished = 7,
    /// A piece of what a thread asks a server beside the program.
    Call = 8,
}
