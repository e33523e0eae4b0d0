//! Generators: a frame that leaves the stack with its values and comes back.

use std::sync::{Mutex, MutexGuard};

use super::execution::Frame;
use super::fork::Copies;
use super::heap::Marker;
use super::value::{Cell, Value};

/// Where a generator stands.
pub enum GeneratorState {
    /// Not running: its frame, and its part of the stack, slots first.
    Suspended(Box<Frame>, Vec<Value>),
    /// On the stack of the thread with this number.
    Running(u32),
    /// Returned, or left by an exception.
    Finished,
}

/// The contents of a generator object.
pub struct Generator {
    /// Where it stands.
    pub state: Mutex<GeneratorState>,
    /// What it was last suspended in, for its room only: a generator that yields in a loop allocates
    /// once.
    spare: Mutex<Option<(Box<Frame>, Vec<Value>)>>,
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
            state: GeneratorState::Suspended(Box::new(frame), values.to_vec()).into(),
            spare: Mutex::default(),
            handling: Cell::default(),
            outer_handling: Cell::default(),
        }
    }

    fn spare(&self) -> MutexGuard<'_, Option<(Box<Frame>, Vec<Value>)>> {
        self.spare
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Suspends it: its frame, and its part of the stack.
    pub fn suspend(&self, frame: Frame, values: &[Value]) {
        let (frame, values) = match self.spare().take() {
            Some((mut place, mut room)) => {
                *place = frame;
                room.clear();
                room.extend_from_slice(values);
                (place, room)
            }
            None => (Box::new(frame), values.to_vec()),
        };
        self.set(GeneratorState::Suspended(frame, values));
    }

    /// Keeps what it was suspended in for the next time.
    pub fn keep(&self, frame: Box<Frame>, values: Vec<Value>) {
        *self.spare() = Some((frame, values));
    }

    /// Takes the suspended frame out and marks the generator as running in this thread, or says where
    /// it stands.
    pub fn resume(&self, thread: u32) -> Result<(Box<Frame>, Vec<Value>), NotResumable> {
        let mut state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        match std::mem::replace(&mut *state, GeneratorState::Running(thread)) {
            GeneratorState::Suspended(frame, values) => Ok((frame, values)),
            GeneratorState::Running(other) => {
                *state = GeneratorState::Running(other);
                Err(if self.shared && other != thread {
                    NotResumable::Busy
                } else {
                    NotResumable::Running
                })
            }
            GeneratorState::Finished => {
                *state = GeneratorState::Finished;
                Err(NotResumable::Finished)
            }
        }
    }

    /// Whether it stands at a `yield`, or runs.
    pub fn is_under_way(&self) -> bool {
        let state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        match &*state {
            GeneratorState::Suspended(frame, _) => frame.instruction > 1,
            GeneratorState::Running(_) => true,
            GeneratorState::Finished => false,
        }
    }

    /// Whether it can never be resumed again.
    pub fn is_finished(&self) -> bool {
        let state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        matches!(*state, GeneratorState::Finished)
    }

    /// Whether some thread is running it.
    pub fn is_running(&self) -> bool {
        let state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        matches!(*state, GeneratorState::Running(_))
    }

    /// Ends a generator that has not begun.
    pub fn finish_unless_running(&self) {
        let mut state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        if matches!(*state, GeneratorState::Suspended(..)) {
            *state = GeneratorState::Finished;
        }
    }

    /// Where it stands.
    pub(super) fn state(&self) -> MutexGuard<'_, GeneratorState> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Puts the generator into another state.
    pub fn set(&self, state: GeneratorState) {
        *self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) = state;
    }

    /// The generator in a forked process. One that another thread runs has ended there: that thread is
    /// not there to go on.
    pub(super) fn forked(&self, copies: &Copies) -> Generator {
        let state = match &*self.state() {
            GeneratorState::Suspended(frame, values) => {
                GeneratorState::Suspended(Box::new(copies.frame(frame)), copies.values(values))
            }
            GeneratorState::Running(thread) => copies
                .thread(*thread)
                .map_or(GeneratorState::Finished, GeneratorState::Running),
            GeneratorState::Finished => GeneratorState::Finished,
        };
        Generator {
            state: Mutex::new(state),
            spare: Mutex::default(),
            name: self.name.clone(),
            handling: copies.cell(&self.handling),
            outer_handling: copies.cell(&self.outer_handling),
            shared: self.shared,
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        let state = self
            .state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        if let GeneratorState::Suspended(frame, values) = &*state {
            frame.trace(marker);
            marker.values(values);
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
