//! Calls of finalizers and of weak references' callbacks: between two instructions of a thread, with a
//! result that is dropped and exceptions that end there.

use crate::host::Stream;
use crate::vm::execution::{Continuation, Execution, Frame};
use crate::vm::machine::{Context, Machine, Stop};
use crate::vm::process::exception_state;
use crate::vm::represent;
use crate::vm::run::Flow;
use crate::vm::traceback::format_ignored;
use crate::vm::value::Value;

impl Machine<'_> {
    /// Begins such a call. Answers why the thread stops, if it does.
    #[cold]
    pub(in crate::vm) fn begin_finalizer(
        &mut self,
        function: Value,
        argument: Value,
    ) -> Option<Stop> {
        match self.call_with(function, &[argument], Continuation::Finalizer) {
            Ok(Flow::Stop(stop)) => Some(stop),
            Ok(_) => None,
            Err(exception) => {
                self.ignore(exception, function);
                self.finalizer_ended()
            }
        }
    }

    /// Such a call has ended: what comes next is found by a collection, unless there were too many. Answers
    /// why the thread stops, if it does.
    #[cold]
    pub(in crate::vm) fn finalizer_ended(&mut self) -> Option<Stop> {
        if self.execution.frames.is_empty() {
            return Some(Stop::Finished(Value::NONE));
        }
        let (vm, thread) = (self.context.vm, self.context.thread);
        if let Some((function, object)) = vm.next_at_once(thread, self.execution.instructions) {
            return self.begin_finalizer(function, object);
        }
        vm.finalizer_ended(thread);
        Some(Stop::Preempted)
    }

    /// What is named when a finalizer fails: its function, or the generator that it was to close.
    #[cold]
    pub(in crate::vm) fn failed_finalizer(&self, frame: &Frame) -> Value {
        if frame.function == self.context.vm.builtin("__close_generator__") {
            return self.execution.stack.at(frame.base as usize);
        }
        frame.function
    }

    /// Tells the user of an exception that nobody can handle.
    #[cold]
    pub(in crate::vm) fn ignore(&mut self, exception: Value, failed: Value) {
        let context = &self.context;
        let name = represent::representation(context, failed).unwrap_or_default();
        if let Some(state) = exception_state(exception)
            && state
                .traceback()
                .iter()
                .all(|entry| entry.code.get().hidden)
            && let Some(call) = self.execution.own_calls().next()
        {
            state.add_entry(call);
        }
        let text = format_ignored(context, exception);
        let mut text = format!("Exception ignored in: {name}\n{text}");
        if self.execution.frames.is_empty() {
            // At the end of a program CPython cannot read its text any more.
            let lines = text.split_inclusive('\n');
            text = lines.filter(|line| !line.starts_with("    ")).collect();
        }
        let host = &context.vm.host;
        host.write(Stream::Error, context.thread, &text);
    }
}

/// Has an execution that has nothing left to do call the next finalizer of the end of the program. Answers
/// whether there was one.
pub fn begin_last(context: Context<'_>, execution: &mut Execution) -> bool {
    let vm = context.vm;
    let mut machine = Machine { context, execution };
    while let Some((function, object)) = vm.last_finalizer() {
        if machine.begin_finalizer(function, object).is_none() {
            return true;
        }
    }
    false
}
