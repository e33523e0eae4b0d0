//! What other threads send to a thread: an exception to raise where it stands, a function to call
//! there, or word that the process is to end at once. It arrives when the thread is next given a turn.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::execution::Continuation;
use super::heap::Marker;
use super::machine::{Machine, Stop};
use super::value::Value;

/// What a thread finds when it is next given a turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sent {
    /// An exception to raise.
    Exception(Value),
    /// A function to call, with no arguments.
    Call(Value),
    /// A finalizer or callback to call, with its argument, for an object that has died.
    Finalizer(Value, Value),
}

/// What was sent and has not arrived.
#[derive(Default)]
pub(super) struct Sendings {
    /// Whether there is anything to look for.
    pub(super) any: AtomicBool,
    waiting: Mutex<Vec<(u32, Sent)>>,
    /// The threads that are traced.
    pub(super) traced: Mutex<Vec<u32>>,
    /// The `SystemExit` with which the process ends, once it is to end.
    last: Mutex<Option<Value>>,
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sendings {
    pub(super) fn send(&self, thread: u32, sent: Sent) {
        locked(&self.waiting).push((thread, sent));
        self.any.store(true, Ordering::Release);
    }

    pub(super) fn end(&self, exit: Value) {
        locked(&self.last).get_or_insert(exit);
        self.any.store(true, Ordering::Release);
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        for (_, sent) in &*locked(&self.waiting) {
            match sent {
                Sent::Exception(value) | Sent::Call(value) => marker.value(*value),
                Sent::Finalizer(function, argument) => marker.values(&[*function, *argument]),
            }
        }
        locked(&self.last)
            .iter()
            .for_each(|&exit| marker.value(exit));
    }
}

impl Machine<'_> {
    /// Takes what was sent to this thread. Answers why the thread stops, if it does.
    #[inline(always)]
    pub(super) fn receive(&mut self) -> Option<Stop> {
        if self.context.vm.sendings.any.load(Ordering::Relaxed) {
            return self.receive_one();
        }
        None
    }

    #[cold]
    fn receive_one(&mut self) -> Option<Stop> {
        let sendings = &self.context.vm.sendings;
        if let Some(exit) = *locked(&sendings.last) {
            self.execution.frames.clear();
            self.execution.stack.truncate(0);
            // The others just end. After the exception, so does the main thread.
            let first = self.context.thread == 0 && self.execution.handling != Some(exit);
            self.execution.handling = Some(exit);
            return Some(match first {
                true => Stop::Uncaught(exit),
                false => Stop::Finished(Value::NONE),
            });
        }
        let sent = {
            let mut waiting = locked(&sendings.waiting);
            let mine = |&(thread, _): &(u32, Sent)| thread == self.context.thread;
            let place = waiting.iter().position(mine)?;
            let (_, sent) = waiting.remove(place);
            let more = !waiting.is_empty() || !locked(&sendings.traced).is_empty();
            sendings.any.store(more, Ordering::Release);
            sent
        };
        match sent {
            Sent::Exception(exception) => {
                // As in `raise_memory_error`: the instruction it goes on with is the one that raises.
                if let Some(frame) = self.execution.frames.last_mut() {
                    frame.instruction += 1;
                }
                self.unwind(exception)
            }
            Sent::Finalizer(function, argument) => self.begin_finalizer(function, argument),
            Sent::Call(function) => {
                self.execution.deadline = None;
                match self.call_with(function, &[], Continuation::Discard) {
                    Ok(_) => None,
                    Err(exception) => self.unwind(exception),
                }
            }
        }
    }
}
