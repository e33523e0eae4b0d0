//! What an exception instance keeps besides its attributes, and how the engine raises one.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::heap::Marker;
use super::link::CodeRef;
use super::value::{Cell, Value};

/// One line of a traceback: an instruction of a code object.
#[derive(Clone, Copy)]
pub struct TracebackEntry {
    /// The code.
    pub code: CodeRef,
    /// The instruction that was executing.
    pub instruction: u32,
}

/// The part of an exception that every class of exceptions has.
pub struct ExceptionState {
    /// `args`, a tuple.
    pub args: Cell,
    /// `__cause__`.
    pub cause: Cell,
    /// `__context__`.
    pub context: Cell,
    suppress_context: AtomicBool,
    traceback: Mutex<Vec<TracebackEntry>>,
}

impl ExceptionState {
    /// The state of an exception that has not been raised.
    pub fn new(args: Value) -> ExceptionState {
        ExceptionState {
            args: Cell::new(args),
            cause: Cell::new(Value::NONE),
            context: Cell::new(Value::NONE),
            suppress_context: AtomicBool::new(false),
            traceback: Mutex::default(),
        }
    }

    /// Whether the context is left out of a traceback (`raise … from …`).
    pub fn suppresses_context(&self) -> bool {
        self.suppress_context.load(Ordering::Relaxed)
    }

    /// Says whether the context is left out of a traceback.
    pub fn set_suppress_context(&self, suppress: bool) {
        self.suppress_context.store(suppress, Ordering::Relaxed);
    }

    /// Adds the frame that the exception is leaving or caught in.
    pub fn add_entry(&self, entry: TracebackEntry) {
        self.traceback
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .push(entry);
    }

    /// The traceback, innermost frame first.
    pub fn traceback(&self) -> Vec<TracebackEntry> {
        self.traceback
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .clone()
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&[self.args.get(), self.cause.get(), self.context.get()]);
    }
}
