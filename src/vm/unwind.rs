//! Exceptions on their way out: to the handler that covers the instruction, or through the frames.

use super::call::tuple_items;
use super::class;
use super::exception::TracebackEntry;
use super::execution::Continuation;
use super::machine::{Machine, Stop};
use super::process::exception_state;
use super::types::Kind;
use super::value::Value;

impl Machine<'_> {
    /// Raises `exception` at the current instruction. Answers why the run stops, if it does.
    pub(super) fn unwind(&mut self, exception: Value) -> Option<Stop> {
        if let (Some(handling), Some(state)) = (self.execution.handling, exception_state(exception))
            && handling != exception
            && state.context.get() == Value::NONE
        {
            state.context.set(handling);
        }
        self.unwind_with(exception, true)
    }

    /// Raises `exception` again, without a new traceback entry for the current frame.
    pub(super) fn unwind_again(&mut self, exception: Value) -> Option<Stop> {
        self.unwind_with(exception, false)
    }

    fn unwind_with(&mut self, mut exception: Value, mut noted: bool) -> Option<Stop> {
        loop {
            let Some(frame) = self.execution.frames.last_mut() else {
                return Some(Stop::Uncaught(exception));
            };
            let code = frame.code.get();
            let instruction = frame.instruction.saturating_sub(1);
            if noted && let Some(state) = exception_state(exception) {
                state.add_entry(TracebackEntry {
                    code: frame.code,
                    instruction,
                });
            }
            noted = true;
            let handler = code
                .code
                .handlers
                .iter()
                .find(|row| row.start <= instruction && instruction < row.end);
            if let Some(handler) = handler {
                let height =
                    frame.base as usize + code.slot_count as usize + handler.depth as usize;
                frame.instruction = handler.target;
                if self.context.vm.watch.is_active() && self.execution.stack.len() > height {
                    self.lose_above(height);
                }
                self.execution.stack.truncate(height);
                self.execution.stack.push(exception);
                return None;
            }
            if self.context.vm.watch.is_active() {
                self.keep_frame(exception);
            }
            let Some(frame) = self.execution.frames.pop() else {
                return Some(Stop::Uncaught(exception));
            };
            if matches!(frame.continuation, Continuation::Finalizer) {
                let failed = self.failed_finalizer(&frame);
                self.execution.stack.truncate(frame.floor as usize);
                self.ignore(exception, failed);
                return self.finalizer_ended();
            }
            self.execution.stack.truncate(frame.floor as usize);
            let ends_iteration = self.is_instance(exception, Kind::StopIteration);
            if frame.generator.is_bound() {
                self.end_generator(frame.generator);
                if ends_iteration {
                    let wrapped = self
                        .context
                        .error(Kind::RuntimeError, "generator raised StopIteration");
                    if let Some(state) = exception_state(wrapped) {
                        state.cause.set(exception);
                        state.context.set(exception);
                        state.set_suppress_context(true);
                    }
                    exception = wrapped;
                }
            } else if ends_iteration && matches!(frame.continuation, Continuation::Item) {
                self.end_loop();
                return None;
            }
            if ends_iteration
                && matches!(frame.continuation, Continuation::Delegate)
                && !frame.generator.is_bound()
            {
                self.end_loop();
                let value = exception_state(exception)
                    .and_then(|state| tuple_items(state.args.get()).first().copied());
                self.execution.stack.push(value.unwrap_or(Value::NONE));
                return None;
            }
            match frame.continuation {
                Continuation::Operator => {
                    self.execution.pending.pop();
                }
                Continuation::Answer => {
                    self.execution.asking.pop();
                }
                Continuation::Import(module) => self.forget_failed_import(module),
                _ => {}
            }
        }
    }

    /// Whether a value is an instance of a built-in class or of one derived from it.
    pub(super) fn is_instance(&self, value: Value, kind: Kind) -> bool {
        let vm = self.context.vm;
        class::of(vm.types.class_of(value))
            .is_some_and(|class| class.derives_from(vm.types.get(kind)))
    }
}
