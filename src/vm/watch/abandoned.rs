//! Generators that stand at a `yield` inside of a `try` or `with`: when the last reference to one goes,
//! they are closed, so that its `finally` is executed.
//!
//! Those of the library, and of `contextmanager`, are not watched.

use std::sync::atomic::Ordering;

use super::{Reason, Request, WATCHED, Watch};
use crate::vm::call::generator_of;
use crate::vm::execution::Frame;
use crate::vm::generator::Standing;
use crate::vm::heap::Ref;
use crate::vm::machine::Machine;
use crate::vm::process::Vm;
use crate::vm::value::Value;

impl Machine<'_> {
    /// The innermost frame, a generator's, is about to be suspended inside of a `try`.
    #[cold]
    pub(in crate::vm) fn watch_generator(&mut self, frame: &Frame) {
        let generator = frame.generator;
        let is_watched = generator
            .object()
            .is_some_and(|object| object.watch.load(Ordering::Relaxed) & WATCHED != 0);
        if is_watched || !self.context.driver.finalizes() {
            return;
        }
        let vm = self.context.vm;
        vm.watch_instance(self.context.allocator, generator);
        let mut state = vm.watch.locked();
        let below = &self.execution.stack.values()[..frame.base as usize];
        if !state.place_on_stack(generator, below) {
            // Who has it, or whether nobody does, only a look at everything tells.
            state.requests.push(Request {
                thread: self.context.thread,
                reason: Reason::Loss,
                lost: vec![generator],
            });
            vm.heap.request_collection();
        }
    }
}

impl Vm {
    /// What closes a generator that stands at a `yield`.
    pub(super) fn closer_of(&self, object: Ref) -> Option<Value> {
        let generator = generator_of(Value::reference(object))?;
        let is_open = generator.standing() == Standing::Suspended && generator.is_under_way();
        is_open.then(|| self.builtin("__close_generator__"))
    }
}

impl Watch {
    /// A generator has ended: nothing is left to be done when it dies.
    #[cold]
    pub(in crate::vm) fn generator_ended(&self, generator: Ref) {
        let mut state = self.locked();
        let Some(&number) = state.numbers.get(&generator.address()) else {
            return;
        };
        if let Some(entry) = state.entries.get_mut(&number) {
            entry.finalizes = false;
            if !entry.queued && entry.handles.is_empty() {
                state.remove(number);
            }
        }
        self.rest(&mut state);
    }
}
