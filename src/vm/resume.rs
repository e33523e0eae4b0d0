//! Generators under way: resumed, thrown into, suspended at a `yield`, ended.

use super::call::{Site, generator_of};
use super::class;
use super::execution::{Continuation, Frame};
use super::generator::{Generator, NotResumable};
use super::machine::{Machine, Stop};
use super::object::Body;
use super::run::Flow;
use super::types::Kind;
use super::value::Value;
use crate::bytecode::Op;

impl Machine<'_> {
    /// Resumes a generator, handing `sent` to its `yield`: for the call at `site`, or else for the
    /// instruction being executed.
    pub(super) fn resume(
        &mut self,
        generator: Value,
        sent: Value,
        continuation: Continuation,
        site: Option<Site>,
    ) -> Result<Flow, Value> {
        let Some(contents) = generator_of(generator) else {
            return self.not_callable(generator);
        };
        let alone = self.context.vm.company.none();
        let resumed = contents.resume(self.context.thread, alone);
        if matches!(resumed, Err(NotResumable::Busy)) {
            return Ok(self.wait_for_turn(sent, continuation, site));
        }
        if let Some(site) = site {
            self.execution.stack.truncate(site.floor);
        }
        let kept = match resumed {
            Err(NotResumable::Running | NotResumable::Busy) => {
                return Err(self.context.value_error("generator already executing"));
            }
            Err(NotResumable::Finished) => {
                return self
                    .exhausted(continuation, Value::NONE)
                    .map(|()| Flow::Frame);
            }
            Ok(kept) => kept,
        };
        let has_begun = kept.frame.instruction > 1;
        if self.execution.frames.len() >= self.context.vm.recursion_limit() {
            contents.suspend(alone);
            let message = "maximum recursion depth exceeded";
            return Err(self.context.error(Kind::RecursionError, message));
        }
        if !has_begun && sent != Value::NONE {
            contents.suspend(alone);
            let message = "can't send non-None value to a just-started generator";
            return Err(self.context.type_error(message));
        }
        kept.outer_handling = self.execution.handling.unwrap_or(Value::NONE);
        if let Some(own) = kept.handling.bound() {
            self.execution.handling = Some(own);
        }
        let stack = &mut self.execution.stack;
        let floor = stack.len() as u32;
        let code = kept.frame.code.get();
        stack.reserve(code.slot_count as usize + code.code.stack_size as usize + 1);
        kept.values.iter().for_each(|&value| stack.push(value));
        if has_begun {
            stack.push(sent);
        }
        self.execution.push_frame(Frame {
            code: kept.frame.code,
            instruction: kept.frame.instruction,
            base: floor,
            floor,
            function: kept.frame.function,
            namespace: kept.frame.namespace,
            generator,
            continuation,
        });
        Ok(Flow::Frame)
    }

    /// Another thread is running a generator of the engine's own modules: what resumes it is done again
    /// when this thread is next given a turn.
    fn wait_for_turn(
        &mut self,
        sent: Value,
        continuation: Continuation,
        site: Option<Site>,
    ) -> Flow {
        match site {
            Some(site) => {
                self.again(site);
                Flow::Stop(Stop::Preempted)
            }
            None => {
                if matches!(continuation, Continuation::Delegate) {
                    self.execution.stack.push(sent);
                }
                self.later()
            }
        }
    }

    /// Resumes a generator by raising `exception` where it stands: in what it delegates to, if it
    /// stands in a `yield from`.
    pub(super) fn throw_into(
        &mut self,
        generator: Value,
        exception: Value,
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        match generator_of(generator) {
            Some(contents) if contents.is_finished() => return Err(exception),
            Some(contents) if contents.is_running() => {
                return Err(self.context.value_error("generator already executing"));
            }
            _ => {}
        }
        self.resume(generator, Value::NONE, continuation, None)?;
        let delegates = self.execution.frames.last().is_some_and(|frame| {
            let next = frame
                .code
                .get()
                .instructions
                .get(frame.instruction as usize);
            next.is_some_and(|next| {
                let target = frame.code.get().instructions.get(next.operand as usize);
                next.op == Op::JumpBackward && target.is_some_and(|target| target.op == Op::Send)
            })
        });
        if !delegates {
            return Err(exception);
        }
        // Back to the `yield` of the delegation, which will hand on what the delegate yields.
        self.execution.stack.pop();
        if let Some(frame) = self.execution.frames.last_mut() {
            frame.instruction -= 1;
        }
        let delegate = self.execution.stack.peek(1);
        if generator_of(delegate).is_some() {
            return self.throw_into(delegate, exception, Continuation::Delegate);
        }
        let vm = self.context.vm;
        match class::own_special(delegate, vm.names.intern("throw"), &vm.cells) {
            Some(function) => {
                self.call_with(function, &[delegate, exception], Continuation::Delegate)
            }
            None => Err(exception),
        }
    }

    /// The instruction `ReturnGenerator`: the frame leaves the stack as a generator, which is the
    /// result of the call.
    pub(super) fn return_generator(&mut self) -> Result<Flow, Value> {
        let Some(frame) = self.execution.frames.pop() else {
            return Ok(Flow::Frame);
        };
        let floor = frame.floor as usize;
        let continuation = frame.continuation;
        let values = &self.execution.stack.values()[frame.base as usize..];
        let generator = Generator::new(frame, values);
        self.execution.stack.truncate(floor);
        let generator = self
            .context
            .object(Body::Generator(Box::new(generator)), 256);
        self.deliver(generator, continuation)
    }

    /// Whether the generator of the innermost frame, at a `yield`, has something left to do should nobody
    /// go on with it. Those that `contextmanager` makes are ended by `contextlib`.
    fn leaves_try_open(&self, frame: &Frame) -> bool {
        let code = frame.code.get();
        if code.code.handlers.is_empty() || code.hidden {
            return false;
        }
        let at = frame.instruction.saturating_sub(1);
        let mut handlers = code.code.handlers.iter();
        if !handlers.any(|handler| (handler.start..handler.end).contains(&at)) {
            return false;
        }
        let caller = self.execution.frames.iter().nth_back(1);
        caller.is_some_and(|caller| {
            let caller = caller.code.get();
            !(caller.hidden && &*caller.code.file == "contextlib.py")
        })
    }

    /// The instruction `Yield`.
    pub(super) fn yield_value(&mut self) -> Result<Flow, Value> {
        let value = self.execution.stack.pop();
        let Some(frame) = self.execution.frames.last() else {
            return Ok(Flow::Frame);
        };
        if self.leaves_try_open(frame) {
            let frame = frame.clone();
            self.watch_generator(&frame);
        }
        let Some(frame) = self.execution.frames.last() else {
            return Ok(Flow::Frame);
        };
        let floor = frame.floor as usize;
        let continuation = frame.continuation;
        if let Some(generator) = generator_of(frame.generator) {
            // SAFETY: its frame is the innermost of this thread.
            let kept = unsafe { generator.running() };
            let outer = kept.outer_handling.bound();
            let outer = outer.filter(|&outer| outer != Value::NONE);
            kept.handling = match self.execution.handling {
                Some(own) if Some(own) != outer => own,
                _ => Value::UNBOUND,
            };
            self.execution.handling = outer;
            kept.frame.instruction = frame.instruction;
            kept.values.clear();
            let values = &self.execution.stack.values()[frame.base as usize..];
            kept.values.extend_from_slice(values);
            generator.suspend(self.context.vm.company.none());
        }
        let callers = self.execution.frames.len() - 1;
        self.execution.frames.truncate(callers);
        self.execution.stack.truncate(floor);
        self.deliver(value, continuation)
    }

    /// A generator's frame is gone: it can never be resumed again.
    pub(super) fn end_generator(&mut self, generator: Value) {
        if let Some(contents) = generator_of(generator) {
            // SAFETY: its frame was this thread's, which alone has run it.
            let outer = unsafe { contents.running() }.outer_handling.bound();
            self.execution.handling = outer.filter(|&outer| outer != Value::NONE);
            contents.finish();
            let watch = &self.context.vm.watch;
            if watch.is_active()
                && let Some(object) = generator.object()
            {
                watch.generator_ended(object);
            }
        }
    }
}
