//! What an exception instance keeps besides its attributes, and how the engine raises one.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::fork::Copies;
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

impl TracebackEntry {
    /// The source line.
    pub fn line(&self) -> u32 {
        let positions = &self.code.get().code.positions;
        let position = positions.get(self.instruction as usize);
        position.map_or(0, |position| position.line)
    }
}

/// What programs see of a traceback, or of a frame in one: the entries from here on, outermost first.
pub struct Trace {
    /// The entries; for a frame, itself and the calls it came by as far as they are known, innermost
    /// first.
    pub entries: Box<[TracebackEntry]>,
    /// Whether it stands for the frame of its first entry.
    pub is_frame: bool,
}

impl TracebackEntry {
    fn forked(&self, copies: &Copies) -> TracebackEntry {
        TracebackEntry {
            code: copies.code(self.code),
            ..*self
        }
    }
}

impl Trace {
    /// The traceback in a forked process.
    pub(super) fn forked(&self, copies: &Copies) -> Trace {
        let entries = self.entries.iter();
        Trace {
            entries: entries.map(|entry| entry.forked(copies)).collect(),
            is_frame: self.is_frame,
        }
    }
}

/// The part of an exception that every class of exceptions has.
pub struct ExceptionState {
    /// `args`, a tuple.
    pub args: Cell,
    /// `__cause__`.
    pub cause: Cell,
    /// `__context__`.
    pub context: Cell,
    /// The name that was not found, for a name, an attribute or a module.
    pub name: Cell,
    /// The object whose attribute was not found.
    pub subject: Cell,
    /// A name that was perhaps meant.
    pub suggestion: Mutex<Option<Box<str>>>,
    suppress_context: AtomicBool,
    traceback: Mutex<Vec<TracebackEntry>>,
    /// Watched values of the frames it has left, which live as long as it does.
    kept: Mutex<Vec<Value>>,
}

impl ExceptionState {
    /// The state of an exception that has not been raised.
    pub fn new(args: Value) -> ExceptionState {
        ExceptionState {
            args: Cell::new(args),
            cause: Cell::new(Value::NONE),
            context: Cell::new(Value::NONE),
            name: Cell::new(Value::NONE),
            subject: Cell::new(Value::NONE),
            suggestion: Mutex::default(),
            suppress_context: AtomicBool::new(false),
            traceback: Mutex::default(),
            kept: Mutex::default(),
        }
    }

    /// Keeps values of a frame that it leaves.
    pub(super) fn keep(&self, values: &[Value]) {
        let mut kept = self
            .kept
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        kept.extend_from_slice(values);
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

    /// Appends all it holds.
    pub(super) fn save(&self, image: &mut Vec<Value>) {
        image.extend([self.args.get(), self.cause.get(), self.context.get()]);
        image.extend([self.name.get(), self.subject.get()]);
        image.push(Value::bool(self.suppresses_context()));
        for entry in self.traceback() {
            let code = Value::index(entry.code.address());
            image.extend([code, Value::index(entry.instruction as usize)]);
        }
    }

    /// Becomes what was saved of it.
    pub(super) fn load(&self, image: &[Value]) {
        let [args, cause, context, name, subject, suppress, entries @ ..] = image else {
            return;
        };
        self.args.set(*args);
        self.cause.set(*cause);
        self.context.set(*context);
        self.name.set(*name);
        self.subject.set(*subject);
        self.set_suppress_context(*suppress == Value::TRUE);
        let entry = |pair: &[Value]| {
            let [code, instruction] = [0, 1].map(|half| pair[half].as_int().unwrap_or(0) as usize);
            TracebackEntry {
                // SAFETY: `save` wrote the address of a code of the VM this exception belongs to.
                code: unsafe { CodeRef::from_address(code) },
                instruction: instruction as u32,
            }
        };
        let mut traceback = self
            .traceback
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        traceback.clear();
        traceback.extend(entries.chunks_exact(2).map(entry));
    }

    /// The traceback as programs see it: outermost frame first, without those of the library.
    pub fn shown_traceback(&self) -> Vec<TracebackEntry> {
        let entries = self.traceback().into_iter().rev();
        entries
            .filter(|entry| entry.code.get().is_in_tracebacks())
            .collect()
    }

    /// Replaces the traceback, innermost frame first.
    pub fn set_traceback(&self, entries: Vec<TracebackEntry>) {
        *self
            .traceback
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) = entries;
    }

    /// The state in a forked process.
    pub(super) fn forked(&self, copies: &Copies) -> ExceptionState {
        let entries = self.traceback();
        let suggestion = self
            .suggestion
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        ExceptionState {
            args: copies.cell(&self.args),
            cause: copies.cell(&self.cause),
            context: copies.cell(&self.context),
            name: copies.cell(&self.name),
            subject: copies.cell(&self.subject),
            suggestion: Mutex::new(suggestion.clone()),
            suppress_context: self.suppresses_context().into(),
            traceback: Mutex::new(entries.iter().map(|entry| entry.forked(copies)).collect()),
            kept: Mutex::default(),
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&[self.args.get(), self.cause.get(), self.context.get()]);
        marker.values(&[self.name.get(), self.subject.get()]);
        let kept = self.kept.lock();
        marker.values(&kept.unwrap_or_else(|poisoned| poisoned.into_inner()));
    }
}
