//! What a profiled thread calls, how often and for how long, for `cProfile`. Such a thread takes one
//! instruction at a time; all others run as fast as ever.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use super::execution::Frame;
use super::link::CodeRef;
use super::machine::{Machine, Stop};
use super::object::Body;
use super::process::Vm;
use super::sent::locked;
use crate::bytecode::Op;

/// The profiles that are being made, by thread.
#[derive(Default)]
pub(super) struct Profiles(Mutex<BTreeMap<u32, Arc<Mutex<Profile>>>>);

/// What was called.
#[derive(Clone, Copy)]
pub enum Callee {
    /// A function of the program or of our Python.
    Code(CodeRef),
    /// A function of the engine.
    Native(&'static str),
}

impl Callee {
    /// Tells it from all others.
    fn address(self) -> usize {
        match self {
            Callee::Code(code) => std::ptr::from_ref(code.get()).addr(),
            Callee::Native(name) => name.as_ptr().addr(),
        }
    }
}

/// All calls of one function.
pub struct Row {
    /// Which.
    pub callee: Callee,
    /// How many there were.
    pub calls: u64,
    /// How many not from within another of them.
    pub primitive: u64,
    /// Seconds in the function itself.
    pub own: f64,
    /// Seconds in it and in what it called.
    pub whole: f64,
    /// How many are under way.
    active: u64,
}

/// A call under way.
struct Open {
    row: usize,
    /// How many frames there are while it runs.
    depth: usize,
    began: f64,
    /// Seconds in what it called.
    inner: f64,
}

/// A profile.
#[derive(Default)]
pub struct Profile {
    rows: Vec<Row>,
    numbers: HashMap<usize, usize>,
    open: Vec<Open>,
    /// Whether the innermost call, one of the engine's functions, is going to be made again.
    again: bool,
}

impl Profile {
    fn begin(&mut self, callee: Callee, depth: usize, now: f64) {
        let fresh = self.rows.len();
        let row = *self.numbers.entry(callee.address()).or_insert(fresh);
        if row == fresh {
            self.rows.push(Row {
                callee,
                calls: 0,
                primitive: 0,
                own: 0.0,
                whole: 0.0,
                active: 0,
            });
        }
        let of = &mut self.rows[row];
        of.calls += 1;
        of.primitive += u64::from(of.active == 0);
        of.active += 1;
        self.open.push(Open {
            row,
            depth,
            began: now,
            inner: 0.0,
        });
    }

    /// Ends the calls that need more frames than there are.
    fn end_above(&mut self, depth: usize, now: f64) {
        while let Some(open) = self.open.pop_if(|open| open.depth > depth) {
            let took = now - open.began;
            let row = &mut self.rows[open.row];
            row.own += took - open.inner;
            row.active -= 1;
            if row.active == 0 {
                row.whole += took;
            }
            if let Some(caller) = self.open.last_mut() {
                caller.inner += took;
            }
        }
    }
}

impl Vm {
    /// Has a thread profiled from its next turn on. Answers whether that changes anything.
    pub fn begin_profile(&self, thread: u32) -> bool {
        locked(&self.profiles.0).entry(thread).or_default();
        self.set_traced(thread, true)
    }

    /// Has a thread profiled no longer. Answers what it has called.
    pub fn end_profile(&self, thread: u32, now: f64) -> Vec<Row> {
        self.set_traced(thread, false);
        let profile = locked(&self.profiles.0).remove(&thread);
        profile.map_or_else(Vec::new, |profile| {
            let mut profile = locked(&profile);
            profile.end_above(0, now);
            std::mem::take(&mut profile.rows)
        })
    }

    /// The profile of a thread, if one is being made.
    pub(super) fn profile(&self, thread: u32) -> Option<Arc<Mutex<Profile>>> {
        locked(&self.profiles.0).get(&thread).cloned()
    }
}

fn is_own(frame: Option<&Frame>) -> bool {
    frame.is_some_and(|frame| !frame.code.get().hidden)
}

/// Whether a frame only makes a generator, which is not a call of it yet.
fn makes_generator(frame: &Frame) -> bool {
    frame.code.get().code.generator && !frame.generator.is_bound()
}

impl Machine<'_> {
    /// As `run`, for a thread that is profiled.
    #[cold]
    pub(super) fn run_profiled(&mut self, fuel: u64, profile: &Mutex<Profile>) -> Stop {
        let end = self.execution.instructions + fuel;
        loop {
            let depth = self.execution.frames.len();
            let before = self.execution.frames.last().map(|frame| frame.instruction);
            let native = self.native_callee();
            if let Some(name) = native {
                let now = self.context.monotonic();
                let mut profile = locked(profile);
                if !std::mem::take(&mut profile.again) {
                    profile.begin(Callee::Native(name), depth + 1, now);
                }
            }
            let stop = self.run_exactly(1);
            let frames = &self.execution.frames;
            let now = self.context.monotonic();
            let mut noted = locked(profile);
            let stays = frames.last().map(|frame| frame.instruction) == before;
            if native.is_some() && frames.len() == depth && stays {
                noted.again = true;
            } else {
                noted.end_above(frames.len(), now);
            }
            for at in depth..frames.len() {
                let frame = frames.get(at);
                let is_called =
                    is_own(frame) || native.is_none() && is_own(frames.get(at.wrapping_sub(1)));
                if let Some(frame) = frame.filter(|frame| is_called && !makes_generator(frame)) {
                    noted.begin(Callee::Code(frame.code), at + 1, now);
                }
            }
            drop(noted);
            if stop != Stop::Preempted {
                return stop;
            }
            if self.execution.instructions >= end || !self.is_traced() {
                return Stop::Preempted;
            }
        }
    }

    /// The function of the engine that the program's next instruction calls.
    fn native_callee(&self) -> Option<&'static str> {
        let frame = self.execution.frames.last()?;
        let code = frame.code.get();
        let instruction = code.instructions.get(frame.instruction as usize)?;
        let count = instruction.operand as usize;
        let depth = match instruction.op {
            _ if code.hidden => return None,
            Op::Call => count + 1,
            Op::CallKw | Op::CallMethod => count + 2,
            Op::CallMethodKw => count + 3,
            _ => return None,
        };
        // Where a method was not found as one, the function is in the receiver's place.
        let is_method = matches!(instruction.op, Op::CallMethod | Op::CallMethodKw);
        let stack = &self.execution.stack;
        let places = [depth, depth - usize::from(is_method)];
        let mut callees = places
            .into_iter()
            .filter(|&depth| depth >= 1 && depth <= stack.len())
            .map(|depth| stack.peek(depth));
        callees.find_map(|callee| {
            let function = match &callee.object()?.get().body {
                Body::BoundMethod(method) => method.function,
                _ => callee,
            };
            match &function.object()?.get().body {
                Body::Native(native) => Some(native.name),
                _ => None,
            }
        })
    }
}
