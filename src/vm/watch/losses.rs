//! Executing while objects are watched: one instruction at a time, with a look at what each lets go.

use std::collections::HashSet;
use std::sync::atomic::Ordering;

use super::paths::Ground;
use super::{NOBODY, ON_PATH, Reason, Request, State};
use crate::bytecode::{Instruction, Op, effect};
use crate::vm::class;
use crate::vm::dict;
use crate::vm::execution::Frame;
use crate::vm::heap::{Marker, Ref};
use crate::vm::machine::{Machine, Stop};
use crate::vm::object::Body;
use crate::vm::process::exception_state;
use crate::vm::question::Known;
use crate::vm::subscript::place;
use crate::vm::types::Kind;
use crate::vm::value::Value;

/// Objects that may be looked at for nothing, and for every instruction executed: what is beyond is
/// found later.
const FREE_WORK: u64 = 100_000_000;
const WORK_PER_INSTRUCTION: u64 = 16;

/// What an instruction may let go.
#[derive(Default)]
struct Losses {
    /// Objects on known paths.
    lost: Vec<Value>,
    /// All objects that it takes off the stack.
    handed: Vec<Value>,
    /// The cell it stores into.
    cell: Option<u32>,
    /// A container that it may change without showing what that loses, and the objects on known paths
    /// that it holds.
    container: Option<(Value, Vec<Value>)>,
}

impl Losses {
    fn clear(&mut self) {
        self.lost.clear();
        self.handed.clear();
        self.cell = None;
        self.container = None;
    }

    fn note(&mut self, value: Value) {
        if let Some(object) = value.object()
            && object.watch.load(Ordering::Relaxed) != 0
        {
            self.lost.push(value);
        }
    }

    /// Notes what a container holds that may be changed; lists let their last item go first.
    fn note_container(&mut self, container: Value) {
        let mut contents: Vec<Value> = parts(container).map(Value::reference).collect();
        contents.retain(|part| {
            let object = part.object();
            object.is_some_and(|object| object.watch.load(Ordering::Relaxed) != 0)
        });
        if matches!(container.part(), Some(Body::List(_))) {
            contents.reverse();
        }
        if !contents.is_empty() {
            self.container = Some((container, contents));
        }
    }

    /// What the container has lost meanwhile is among the losses.
    fn note_gone(&mut self) {
        if let Some((container, before)) = self.container.take() {
            let now: HashSet<usize> = parts(container).map(Ref::address).collect();
            let gone = before.into_iter().filter(|value| {
                let object = value.object();
                object.is_some_and(|object| !now.contains(&object.address()))
            });
            self.lost.extend(gone);
        }
    }

    fn note_all(&mut self, values: &[Value]) {
        values.iter().for_each(|&value| self.note(value));
    }
}

/// What an object refers to, and what that does which stands in for it where a built-in class is derived from.
fn parts(container: Value) -> impl Iterator<Item = Ref> {
    let inner = match container.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => instance.inner.object(),
        _ => None,
    };
    let own = container.object().map_or_else(Vec::new, Marker::list);
    let held = inner.map_or_else(Vec::new, Marker::list);
    own.into_iter().chain(held)
}

/// Functions of the engine that take items out of a container and do not return them.
const TAKES_OUT: &[&str] = &[
    "clear",
    "remove",
    "discard",
    "update",
    "append",
    "appendleft",
    "extend",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
    "setdefault",
    "delattr",
    "setattr",
    "__setattr__",
    "__delattr__",
    "__setitem__",
    "__delitem__",
    "__exit__",
];

/// Whether an instruction lets nothing go and leads to the next one.
fn only_loads(op: Op) -> bool {
    matches!(
        op,
        Op::LoadFast | Op::LoadConst | Op::LoadGlobal | Op::Copy | Op::Swap | Op::Nop
    )
}

/// Of these, those that only add where the container is a list.
const ADDS: &[&str] = &["append", "extend"];

impl State {
    /// Whether so much was looked at that deaths are to be found later.
    pub(super) fn is_tired(&self, instructions: u64) -> bool {
        self.work > FREE_WORK + WORK_PER_INSTRUCTION * instructions
    }
}

impl Machine<'_> {
    /// As `run`, while objects are watched; with `anywhere`, as `step`.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn run_watching(&mut self, fuel: u64, anywhere: bool) -> Stop {
        let vm = self.context.vm;
        let end = self.execution.instructions + fuel;
        if vm.watch.unassigned.load(Ordering::Relaxed) {
            self.take_events();
        }
        let mut losses = Losses::default();
        loop {
            if !vm.watch.is_active() || vm.heap.is_requested() {
                return Stop::Preempted;
            }
            let Some(frame) = self.execution.frames.last() else {
                return Stop::Finished(Value::NONE);
            };
            let ahead = frame
                .code
                .get()
                .instructions
                .get(frame.instruction as usize..);
            let ahead = ahead.unwrap_or_default();
            let harmless = ahead.iter().take_while(|next| only_loads(next.op)).count() as u64;
            let left = end.saturating_sub(self.execution.instructions);
            if harmless > 0 && left > 0 {
                let stop = self.run_exactly(harmless.min(left));
                if stop != Stop::Preempted {
                    return stop;
                }
                if anywhere && harmless >= left {
                    return Stop::Preempted;
                }
                continue;
            }
            let Some(&instruction) = ahead.first() else {
                return self.run_exactly(fuel);
            };
            let depth = self.execution.frames.len();
            losses.clear();
            self.note_losses(instruction, &mut losses);
            let stop = self.run_exactly(1);
            if losses.container.is_some() && self.execution.frames.len() <= depth {
                losses.note_gone();
            }
            if !losses.lost.is_empty() {
                self.look_for(&mut losses, depth);
            }
            let allocator = &mut self.context.allocator;
            if stop != Stop::Preempted || allocator.take_hurry() || allocator.is_giving_way() {
                return stop;
            }
            if instruction.op == Op::JumpBackward && vm.watch.overdue.load(Ordering::Relaxed) {
                self.look_again();
            }
            let switches = anywhere
                || matches!(
                    instruction.op,
                    Op::JumpBackward | Op::Call | Op::CallMethod | Op::CallKw | Op::CallMethodKw
                );
            if switches && (self.execution.instructions >= end || vm.interrupted()) {
                return if vm.interrupted() && !anywhere {
                    Stop::Interrupted
                } else {
                    Stop::Preempted
                };
            }
        }
    }

    /// An exception is handled in the innermost frame, which lets go of what is on the stack from `height`.
    #[cold]
    pub(in crate::vm) fn lose_above(&mut self, height: usize) {
        let mut losses = Losses::default();
        losses.note_all(&self.execution.stack.values()[height..]);
        if !losses.lost.is_empty() {
            let vm = self.context.vm;
            vm.watch.locked().requests.push(Request {
                thread: self.context.thread,
                reason: Reason::Loss,
                lost: losses.lost,
            });
            vm.heap.request_collection();
        }
    }

    /// An exception leaves the innermost frame: what is watched in its variables lives as long as the
    /// exception, and the rest is let go.
    #[cold]
    pub(in crate::vm) fn keep_frame(&mut self, exception: Value) {
        let Some(frame) = self.execution.frames.last() else {
            return;
        };
        let base = frame.base as usize;
        if self.is_instance(exception, Kind::GeneratorExit) {
            // A generator is being closed, and nobody sees the exception.
            return self.lose_above(base);
        }
        let height = (base + frame.code.get().slot_count as usize).min(self.execution.stack.len());
        self.lose_above(height);
        let mut losses = Losses::default();
        losses.note_all(&self.execution.stack.values()[base..height]);
        if losses.lost.is_empty() {
            return;
        }
        if let (Some(state), Some(object)) = (exception_state(exception), exception.object()) {
            state.keep(&losses.lost);
            object.watch.fetch_or(ON_PATH, Ordering::Relaxed);
        }
    }

    /// Takes the events that no thread has.
    fn take_events(&mut self) {
        let watch = &self.context.vm.watch;
        let thread = self.context.thread;
        let mut state = watch.locked();
        if let Some(batches) = state.batches.remove(&NOBODY) {
            state.batches.entry(thread).or_default().extend(batches);
        }
        watch.unassigned.store(false, Ordering::Relaxed);
        drop(state);
        self.context.vm.finalizer_ended(thread);
    }

    /// Asks for the collection for which too much had been looked at before, unless it still is too much.
    #[cold]
    fn look_again(&mut self) {
        let vm = self.context.vm;
        let mut state = vm.watch.locked();
        if !state.is_tired(self.execution.instructions) {
            vm.watch.overdue.store(false, Ordering::Relaxed);
            state.requests.push(Request {
                thread: self.context.thread,
                reason: Reason::Loss,
                lost: Vec::new(),
            });
            vm.heap.request_collection();
        }
    }

    /// Asks for a collection if a known path is broken.
    fn look_for(&mut self, losses: &mut Losses, depth: usize) {
        let vm = self.context.vm;
        let execution = &*self.execution;
        match execution.frames.get(depth) {
            // A call has begun: what it was given may be in a tuple or a dict now.
            Some(frame) => {
                let slots = &execution.stack.values()[frame.base as usize..];
                losses.handed.extend(slots);
            }
            None => losses.handed.extend(execution.stack.values().last()),
        }
        let mut state = vm.watch.locked();
        if state.is_tired(execution.instructions) {
            vm.watch.overdue.store(true, Ordering::Relaxed);
            return;
        }
        let ground = Ground {
            vm,
            execution,
            handed: &losses.handed,
            cell: losses.cell,
        };
        losses.lost.retain(|value| {
            // A generator that has ended meanwhile is not watched any more.
            let object = value.object();
            let object = object.filter(|object| object.watch.load(Ordering::Relaxed) != 0);
            if object.is_none() {
                return false;
            }
            let stands = object.is_some_and(|object| state.stands(object, &ground));
            !stands
        });
        if !losses.lost.is_empty() {
            state.requests.push(Request {
                thread: self.context.thread,
                reason: Reason::Loss,
                lost: std::mem::take(&mut losses.lost),
            });
            vm.heap.request_collection();
        }
    }

    fn note_losses(&self, instruction: Instruction, losses: &mut Losses) {
        let Some(frame) = self.execution.frames.last() else {
            return;
        };
        let operand = instruction.operand;
        let stack = &self.execution.stack;
        let base = frame.base as usize;
        match instruction.op {
            Op::Jump | Op::JumpBackward => return,
            op if only_loads(op) => return,
            Op::StoreFast | Op::DeleteFast => losses.note(stack.at(base + operand as usize)),
            Op::StoreGlobal | Op::DeleteGlobal => {
                losses.note(self.context.vm.cells.at(operand).get());
                losses.cell = Some(operand);
            }
            Op::StoreDeref | Op::DeleteDeref => {
                let cell = stack.at(base + operand as usize);
                if let Some(Body::Cell(contents)) = cell.object().map(|object| &object.get().body) {
                    losses.note(contents.get());
                    losses.handed.push(cell);
                }
            }
            Op::StoreAttr | Op::DeleteAttr => self.note_attribute(frame, operand, losses),
            Op::StoreSubscript | Op::DeleteSubscript => self.note_item(losses),
            Op::StoreName | Op::DeleteName => losses.handed.push(frame.namespace),
            Op::PopExcept | Op::PushExcInfo | Op::Reraise | Op::Raise => {
                self.execution
                    .handling
                    .iter()
                    .for_each(|&value| losses.note(value));
            }
            Op::Return | Op::Yield | Op::ReturnGenerator => {
                losses.note_all(&stack.values()[base..]);
                losses.note_all(&[frame.function, frame.namespace]);
                losses.handed.push(frame.generator);
                losses.note(frame.generator);
                return;
            }
            Op::Call | Op::CallMethod | Op::CallKw | Op::CallMethodKw | Op::CallEx => {
                if let Some(container) = self.changed_container(instruction) {
                    losses.note_container(container);
                }
            }
            Op::ListAppend | Op::SetAdd => {
                let depth = operand as usize + 1;
                if depth <= stack.len() {
                    losses.handed.push(stack.peek(depth));
                }
            }
            Op::MapAdd => {
                let depth = operand as usize + 2;
                if depth <= stack.len() {
                    losses.handed.push(stack.peek(depth));
                }
            }
            _ => {}
        }
        let pops = (effect(instruction).pops.max(0) as usize).min(stack.len());
        for &value in stack.top_values(pops) {
            if value.object().is_some() {
                losses.handed.push(value);
                losses.note(value);
            }
        }
    }

    /// The attribute that is set or deleted.
    fn note_attribute(&self, frame: &Frame, operand: u32, losses: &mut Losses) {
        let Some(&name) = frame.code.get().names.get(operand as usize) else {
            return;
        };
        let cells = &self.context.vm.cells;
        let object = self.execution.stack.peek(1).object();
        let old = match object.map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => class::of(instance.class)
                .and_then(|class| class.slot(name))
                .and_then(|slot| instance.get(slot)),
            Some(Body::Module(module)) => module.globals.get(name, cells),
            Some(Body::Class(class)) => {
                losses.cell = class.members.find(name);
                class.members.get(name, cells)
            }
            _ => None,
        };
        old.into_iter().for_each(|value| losses.note(value));
    }

    /// The item that is set or deleted, or all of a list from which a slice goes.
    fn note_item(&self, losses: &mut Losses) {
        let [container, key] = [2, 1].map(|depth| self.execution.stack.peek(depth));
        match container.part() {
            Some(Body::List(list)) => match key.as_index() {
                Some(index) => {
                    let old = place(index, list.len()).and_then(|index| list.get(index));
                    old.into_iter().for_each(|value| losses.note(value));
                }
                None => {
                    let mut items = list.snapshot();
                    items.reverse();
                    losses.note_all(&items);
                }
            },
            Some(Body::Dict(_)) => {
                let known = Known::default();
                let dict = dict::of(container.core());
                let old = dict.and_then(|dict| dict.get(key, &known).ok().flatten());
                old.into_iter().for_each(|value| losses.note(value));
                if known.is_missing() {
                    losses.note_container(container);
                }
            }
            _ => losses.note_container(container),
        }
    }

    /// The container from which the function of the engine that is called may take something.
    fn changed_container(&self, instruction: Instruction) -> Option<Value> {
        let count = instruction.operand as usize;
        let stack = &self.execution.stack;
        let depth = match instruction.op {
            Op::Call => count + 1,
            Op::CallMethodKw => count + 3,
            _ => count + 2,
        };
        // Where a method was not found as one, the function is in the receiver's place.
        for depth in [depth, depth - 1] {
            if depth < 2 || depth > stack.len() {
                continue;
            }
            let callee = stack.peek(depth);
            let (function, receiver) = match callee.object().map(|object| &object.get().body) {
                Some(Body::BoundMethod(method)) => (method.function, method.receiver),
                _ => (callee, stack.peek(depth - 1)),
            };
            if let Some(Body::Native(native)) = function.object().map(|object| &object.get().body) {
                let name = native.name.rsplit('.').next().unwrap_or(native.name);
                let adds_only = native.name.starts_with("list.") && ADDS.contains(&name);
                let takes_out = TAKES_OUT.contains(&name) && !adds_only;
                return takes_out.then_some(receiver);
            }
        }
        None
    }
}
