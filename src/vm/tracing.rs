//! `sys.settrace`: a thread that is traced takes one instruction at a time, and where a call or a line
//! begins, a function of our `sys` tells the program's own. All others run as fast as ever.

use std::sync::atomic::Ordering;

use super::exception::TracebackEntry;
use super::execution::Continuation;
use super::machine::{Machine, Stop};
use super::object::Body;
use super::sent::locked;
use super::value::Value;

impl super::process::Vm {
    /// Has a thread traced from its next turn on, or no longer. Answers whether that changes anything.
    pub fn set_traced(&self, thread: u32, traced: bool) -> bool {
        let mut threads = locked(&self.sendings.traced);
        let place = threads.iter().position(|&other| other == thread);
        match (traced, place) {
            (true, None) => threads.push(thread),
            (false, Some(place)) => drop(threads.remove(place)),
            _ => return false,
        }
        self.sendings.any.store(true, Ordering::Release);
        true
    }
}

impl Machine<'_> {
    #[inline(always)]
    pub(super) fn is_traced(&self) -> bool {
        let sendings = &self.context.vm.sendings;
        sendings.any.load(Ordering::Relaxed)
            && locked(&sendings.traced).contains(&self.context.thread)
    }

    /// The line on which a frame goes on.
    fn line_at(&self, depth: usize) -> u32 {
        let frame = &self.execution.frames[depth];
        let (code, instruction) = (frame.code, frame.instruction);
        TracebackEntry { code, instruction }.line()
    }

    /// The function of `sys` that is told of every call and line.
    fn tracer(&self) -> Option<Value> {
        let vm = self.context.vm;
        let module = vm.module(vm.names.intern("sys"))?;
        match &module.object()?.get().body {
            Body::Module(module) => module.globals.get(vm.names.intern("_traced"), &vm.cells),
            _ => None,
        }
    }

    /// Runs until it stops, looking at the fuel before every instruction.
    pub(super) fn run_exactly(&mut self, fuel: u64) -> Stop {
        self.execute::<true>(fuel)
    }

    /// As `run`, for a thread that is traced.
    #[cold]
    pub(super) fn run_traced(&mut self, fuel: u64) -> Stop {
        if let Some(profile) = self.context.vm.profile(self.context.thread) {
            return self.run_profiled(fuel, &profile);
        }
        let end = self.execution.instructions + fuel;
        let Some(tracer) = self.tracer() else {
            return self.run_exactly(fuel);
        };
        let mut lines: Vec<u32> = (0..self.execution.frames.len())
            .map(|depth| self.line_at(depth))
            .collect();
        // Where the last event was: a jump back that began a line has been told of.
        let mut told = None;
        loop {
            let before = self.execution.frames.last().map(|frame| frame.instruction);
            let known = lines.len();
            let stop = self.run_exactly(1);
            if stop != Stop::Preempted {
                return stop;
            }
            let depth = self.execution.frames.len();
            lines.truncate(depth);
            while lines.len() < depth {
                lines.push(self.line_at(lines.len()));
            }
            if let Some(frame) = self.execution.frames.last()
                && !frame.code.get().hidden
            {
                let line = self.line_at(depth - 1);
                let back =
                    before.is_some_and(|before| frame.instruction < before) && before != told;
                let event = if depth > known && frame.instruction == 0 {
                    Some("call")
                } else if line != lines[depth - 1] || (depth == known && back) {
                    Some("line")
                } else {
                    None
                };
                // The first line comes after the call, as an event of its own.
                lines[depth - 1] = if event == Some("call") { 0 } else { line };
                if event.is_some() {
                    told = Some(frame.instruction);
                }
                let frames = &self.execution.frames;
                if let Some(event) = event
                    && !frames.iter().any(|frame| frame.function == tracer)
                    && let Some(stop) = self.tell(tracer, depth, event, line)
                {
                    return stop;
                }
            }
            if self.execution.instructions >= end || !self.is_traced() {
                return Stop::Preempted;
            }
        }
    }

    fn tell(&mut self, tracer: Value, depth: usize, event: &str, line: u32) -> Option<Stop> {
        let event = self.context.text(event);
        let arguments = [Value::index(depth), event, Value::index(line as usize)];
        match self.call_with(tracer, &arguments, Continuation::Discard) {
            Ok(_) => None,
            Err(exception) => self.unwind(exception),
        }
    }
}
