//! Generators: a frame that leaves the stack with its values and comes back.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicU32, Ordering};

use super::alone::Alone;
use super::execution::Frame;
use super::fork::Copies;
use super::heap::Marker;
use super::value::Value;

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

/// The words for where it stands; any other is a running thread's number, counted from [`RUNNING`].
const SUSPENDED: u32 = 0;
const FINISHED: u32 = 1;
/// Suspended, and somebody is looking at what is kept of it.
const HELD: u32 = 2;
const RUNNING: u32 = 3;

/// What is kept of a generator. It stays where it is while the generator runs, so that one that yields in
/// a loop allocates once; then only `outer_handling` means anything.
pub struct Suspension {
    /// Its frame, when it is suspended.
    pub frame: Frame,
    /// Its part of the stack, slots first, when it is suspended.
    pub values: Vec<Value>,
    /// The exception it was handling when it was suspended.
    pub handling: Value,
    /// The exception that whoever resumed it was handling.
    pub outer_handling: Value,
}

/// The contents of a generator object.
///
/// Invariant: `kept` is read and written only by whoever has moved `standing` away from `SUSPENDED`, until
/// they move it on. That is the thread that runs the generator, or one that holds it for a look; while
/// no thread runs, the collector and whoever restores a state need no turn.
pub struct Generator {
    standing: AtomicU32,
    kept: UnsafeCell<Suspension>,
    /// The name of its function.
    pub name: Box<str>,
    /// Whether its function is one of the engine's own modules. Then threads may share it, as they may
    /// share CPython's iterators: each waits for its turn.
    pub shared: bool,
}

// SAFETY: the invariant of `Generator`: one thread at a time touches what is kept.
unsafe impl Sync for Generator {}

impl Generator {
    /// A generator whose function has just been called: it has this frame, and these values.
    pub fn new(frame: Frame, values: &[Value]) -> Generator {
        let code = frame.code.get();
        Generator {
            name: code.code.qualname.as_str().into(),
            shared: code.hidden,
            standing: AtomicU32::new(SUSPENDED),
            kept: UnsafeCell::new(Suspension {
                frame,
                values: values.to_vec(),
                handling: Value::UNBOUND,
                outer_handling: Value::UNBOUND,
            }),
        }
    }

    /// Where it stands. What is kept of a suspended one can be looked at by [`Generator::look`].
    pub fn standing(&self) -> Standing {
        match self.standing.load(Ordering::Acquire) {
            SUSPENDED | HELD => Standing::Suspended,
            FINISHED => Standing::Finished,
            thread => Standing::Running(thread - RUNNING),
        }
    }

    /// Moves it away from being suspended, unless it is not. Whoever holds it for a look lets go at once.
    fn take(&self, to: u32) -> bool {
        loop {
            let taken =
                self.standing
                    .compare_exchange(SUSPENDED, to, Ordering::Acquire, Ordering::Acquire);
            match taken {
                Ok(_) => return true,
                Err(HELD) => std::hint::spin_loop(),
                Err(_) => return false,
            }
        }
    }

    /// What `look` makes of what is kept of it, when it is suspended.
    pub fn look<R>(&self, look: impl FnOnce(&mut Suspension) -> R) -> Option<R> {
        self.take(HELD).then(|| {
            // SAFETY: it has just been taken, for this look.
            let seen = look(unsafe { &mut *self.kept.get() });
            self.standing.store(SUSPENDED, Ordering::Release);
            seen
        })
    }

    /// Has thread number `thread` run it: what is kept of it, to be put on that thread's stack.
    #[expect(
        clippy::mut_from_ref,
        reason = "what is kept belongs to the thread that runs the generator"
    )]
    #[inline]
    pub(super) fn resume(
        &self,
        thread: u32,
        alone: Option<Alone<'_>>,
    ) -> Result<&mut Suspension, NotResumable> {
        let taken = match alone {
            Some(alone) if self.standing.load(Ordering::Relaxed) == SUSPENDED => {
                alone.store(&self.standing, thread + RUNNING);
                true
            }
            _ => self.take(thread + RUNNING),
        };
        if taken {
            // SAFETY: it has just been taken, by the thread that asks.
            return Ok(unsafe { &mut *self.kept.get() });
        }
        Err(match self.standing() {
            Standing::Running(other) if self.shared && other != thread => NotResumable::Busy,
            Standing::Running(_) => NotResumable::Running,
            Standing::Finished => NotResumable::Finished,
            // Another thread has suspended it in the meantime.
            Standing::Suspended if self.shared => NotResumable::Busy,
            Standing::Suspended => NotResumable::Running,
        })
    }

    /// What is kept of it, for the thread that runs it.
    ///
    /// # Safety
    /// The calling thread has resumed it, and has not suspended or ended it since.
    #[expect(
        clippy::mut_from_ref,
        reason = "what is kept belongs to the thread that runs the generator"
    )]
    #[inline]
    pub(super) unsafe fn running(&self) -> &mut Suspension {
        // SAFETY: the caller's promise is the invariant.
        unsafe { &mut *self.kept.get() }
    }

    /// Suspends it, after what is kept of it has been brought up to date.
    #[inline]
    pub(super) fn suspend(&self, alone: Option<Alone<'_>>) {
        match alone {
            Some(alone) => alone.store(&self.standing, SUSPENDED),
            None => self.standing.store(SUSPENDED, Ordering::Release),
        }
    }

    /// Becomes what was saved of it, while no thread runs.
    pub(super) fn restore(&self, standing: Standing, fill: impl FnOnce(&mut Suspension)) {
        // SAFETY: no thread runs.
        fill(unsafe { &mut *self.kept.get() });
        let word = match standing {
            Standing::Suspended => SUSPENDED,
            Standing::Finished => FINISHED,
            Standing::Running(thread) => thread + RUNNING,
        };
        self.standing.store(word, Ordering::Release);
    }

    /// What is kept of it whether it runs or not, while no thread runs.
    pub(super) fn stopped(&self) -> &Suspension {
        // SAFETY: no thread runs.
        unsafe { &*self.kept.get() }
    }

    /// Ends it: it will never be resumed again.
    pub fn finish(&self) {
        self.standing.store(FINISHED, Ordering::Release);
    }

    /// Whether it stands at a `yield`, or runs.
    pub fn is_under_way(&self) -> bool {
        self.look(|kept| kept.frame.instruction > 1)
            .unwrap_or_else(|| self.is_running())
    }

    /// Whether it can never be resumed again.
    pub fn is_finished(&self) -> bool {
        self.standing() == Standing::Finished
    }

    /// Whether some thread is running it.
    pub fn is_running(&self) -> bool {
        matches!(self.standing(), Standing::Running(_))
    }

    /// Ends a generator that has not begun.
    pub fn finish_unless_running(&self) {
        if self.take(HELD) {
            self.finish();
        }
    }

    /// The generator in a forked process. One that another thread runs has ended there: that thread is
    /// not there to go on. What a running one was last suspended in is stale, and may name objects that
    /// are no more, so nothing of it is copied but the room.
    pub(super) fn forked(&self, copies: &Copies) -> Generator {
        let kept = self.stopped();
        let standing = match self.standing() {
            Standing::Running(thread) => copies
                .thread(thread)
                .map_or(Standing::Finished, Standing::Running),
            standing => standing,
        };
        let is_suspended = standing == Standing::Suspended;
        let forked = Generator {
            standing: AtomicU32::new(FINISHED),
            kept: UnsafeCell::new(Suspension {
                frame: match is_suspended {
                    true => copies.frame(&kept.frame),
                    false => Frame::blank(copies.code(kept.frame.code)),
                },
                values: match is_suspended {
                    true => copies.values(&kept.values),
                    false => Vec::new(),
                },
                handling: copies.value(kept.handling),
                outer_handling: copies.value(kept.outer_handling),
            }),
            name: self.name.clone(),
            shared: self.shared,
        };
        forked.restore(standing, |_| {});
        forked
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        let kept = self.stopped();
        if self.standing() == Standing::Suspended {
            kept.frame.trace(marker);
            marker.values(&kept.values);
        }
        marker.values(&[kept.handling, kept.outer_handling]);
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
