//! Generators: a frame that leaves the stack with its values and comes back.

use std::sync::{Mutex, MutexGuard};

use super::execution::Frame;
use super::fork::Copies;
use super::heap::Marker;
use super::value::{Cell, Value};

/// Where a generator stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not running: what its thread's stack had of it is kept here.
    Suspended,
    /// On the stack of the thread with this number.
    Running(u32),
    /// Returned, or left by an exception.
    Finished,
}

/// A generator's place, and what it was last suspended in. That stays where it is while the generator
/// runs, so that one that yields in a loop allocates once.
pub struct Suspension {
    /// Where it stands.
    pub standing: Standing,
    /// Its frame, when it is suspended.
    pub frame: Frame,
    /// Its part of the stack, slots first, when it is suspended.
    pub values: Vec<Value>,
}

/// The contents of a generator object.
pub struct Generator {
    suspension: Mutex<Suspension>,
    /// The name of its function.
    pub name: Box<str>,
    /// The exception it was handling when it was suspended.
    pub handling: Cell,
    /// The exception that whoever resumed it was handling.
    pub outer_handling: Cell,
    /// Whether its function is one of the engine's own modules. Then threads may share it, as they may
    /// share CPython's iterators: each waits for its turn.
    pub shared: bool,
}

impl Generator {
    /// A generator whose function has just been called: it has this frame, and these values.
    pub fn new(frame: Frame, values: &[Value]) -> Generator {
        let code = frame.code.get();
        Generator {
            name: code.code.qualname.as_str().into(),
            shared: code.hidden,
            suspension: Mutex::new(Suspension {
                standing: Standing::Suspended,
                frame,
                values: values.to_vec(),
            }),
            handling: Cell::default(),
            outer_handling: Cell::default(),
        }
    }

    /// Where it stands, for as long as the answer is kept.
    pub(super) fn suspension(&self) -> MutexGuard<'_, Suspension> {
        self.suspension
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Where it stands when it is suspended, for thread number `thread` to resume it: whoever does
    /// says that it runs before letting go.
    pub(super) fn resumable(
        &self,
        thread: u32,
    ) -> Result<MutexGuard<'_, Suspension>, NotResumable> {
        let suspension = self.suspension();
        match suspension.standing {
            Standing::Suspended => Ok(suspension),
            Standing::Running(other) if self.shared && other != thread => Err(NotResumable::Busy),
            Standing::Running(_) => Err(NotResumable::Running),
            Standing::Finished => Err(NotResumable::Finished),
        }
    }

    /// Suspends it: its frame, and its part of the stack.
    pub fn suspend(&self, frame: Frame, values: &[Value]) {
        let mut suspension = self.suspension();
        suspension.standing = Standing::Suspended;
        suspension.frame = frame;
        suspension.values.clear();
        suspension.values.extend_from_slice(values);
    }

    /// Ends it: it will never be resumed again.
    pub fn finish(&self) {
        self.suspension().standing = Standing::Finished;
    }

    /// Whether it stands at a `yield`, or runs.
    pub fn is_under_way(&self) -> bool {
        let suspension = self.suspension();
        match suspension.standing {
            Standing::Suspended => suspension.frame.instruction > 1,
            Standing::Running(_) => true,
            Standing::Finished => false,
        }
    }

    /// Whether it can never be resumed again.
    pub fn is_finished(&self) -> bool {
        self.suspension().standing == Standing::Finished
    }

    /// Whether some thread is running it.
    pub fn is_running(&self) -> bool {
        matches!(self.suspension().standing, Standing::Running(_))
    }

    /// Ends a generator that has not begun.
    pub fn finish_unless_running(&self) {
        let mut suspension = self.suspension();
        if suspension.standing == Standing::Suspended {
            suspension.standing = Standing::Finished;
        }
    }

    /// The generator in a forked process. One that another thread runs has ended there: that thread is
    /// not there to go on. What a running one was last suspended in is stale, and may name objects that
    /// are no more, so nothing of it is copied but the room.
    pub(super) fn forked(&self, copies: &Copies) -> Generator {
        let suspension = self.suspension();
        let standing = match suspension.standing {
            Standing::Running(thread) => copies
                .thread(thread)
                .map_or(Standing::Finished, Standing::Running),
            standing => standing,
        };
        let is_suspended = standing == Standing::Suspended;
        Generator {
            suspension: Mutex::new(Suspension {
                standing,
                frame: match is_suspended {
                    true => copies.frame(&suspension.frame),
                    false => Frame::blank(copies.code(suspension.frame.code)),
                },
                values: match is_suspended {
                    true => copies.values(&suspension.values),
                    false => Vec::new(),
                },
            }),
            name: self.name.clone(),
            handling: copies.cell(&self.handling),
            outer_handling: copies.cell(&self.outer_handling),
            shared: self.shared,
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        let suspension = self.suspension();
        if suspension.standing == Standing::Suspended {
            suspension.frame.trace(marker);
            marker.values(&suspension.values);
        }
        marker.values(&[self.handling.get(), self.outer_handling.get()]);
    }
}

/// Why a generator cannot be resumed.
pub enum NotResumable {
    /// It is running already.
    Running,
    /// It is running in another thread, and threads may share it: this one has to wait its turn.
    Busy,
    /// It has finished.
    Finished,
}
