//! One Python thread's execution as data: its frames and its value stack. A driver may keep it, move
//! it to another worker, or run it for a while.

use super::exception::TracebackEntry;
use super::heap::Marker;
use super::link::CodeRef;
use super::question::Asking;
use super::value::Value;

/// What happens to a frame's result.
#[derive(Clone, Copy)]
pub enum Continuation {
    /// It is pushed on the caller's stack.
    Push,
    /// It is dropped.
    Discard,
    /// It has to be None; the new instance is pushed instead.
    Construct(Value),
    /// It replaces the value at this place of the stack, and the caller's instruction is made again.
    Replace(u32),
    /// It replaces one item of the tuple at this place, and the caller's instruction is made again.
    ReplaceItem(u32, u32),
    /// It is the next item of the iterator on top; StopIteration ends the loop instead.
    Item,
    /// It is what a `yield from` delegate yields; StopIteration ends the delegation instead.
    Delegate,
    /// It answers a binary operator; NotImplemented tries the other operand. The pending operation is
    /// the last of `Execution::pending`.
    Operator,
    /// Its truth is pushed: `in` by way of `__contains__`.
    Truth,
    /// Its truth, inverted, is pushed: `!=` by way of `__eq__`.
    Inverted,
    /// The class body is done: a class is made of its namespace. The tuple has name, bases.
    Class(Value),
    /// The module is ready: the caller's instruction finds it.
    Import(Value),
    /// It answers the question of the last of `Execution::asking`, which is then made again.
    Answer,
    /// It is dropped, and so is an exception, of which the user is told; there may be more to finalize.
    Finalizer,
}

/// A call under way.
#[derive(Clone)]
pub struct Frame {
    /// What it executes.
    pub code: CodeRef,
    /// The next instruction.
    pub instruction: u32,
    /// Where its slots begin on the stack; its values follow them.
    pub base: u32,
    /// The height the stack is cut to when it returns, before its result is delivered.
    pub floor: u32,
    /// The function, for its closure.
    pub function: Value,
    /// The namespace of a class body, a dict.
    pub namespace: Value,
    /// The generator this frame belongs to.
    pub generator: Value,
    /// What happens to its result.
    pub continuation: Continuation,
}

impl Frame {
    /// Where it is.
    fn entry(&self) -> TracebackEntry {
        TracebackEntry {
            code: self.code,
            instruction: self.instruction.saturating_sub(1),
        }
    }

    /// A frame of this code that refers to nothing else.
    pub(super) fn blank(code: CodeRef) -> Frame {
        Frame {
            code,
            instruction: 0,
            base: 0,
            floor: 0,
            function: Value::UNBOUND,
            namespace: Value::UNBOUND,
            generator: Value::UNBOUND,
            continuation: Continuation::Discard,
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&[self.function, self.namespace, self.generator]);
        if let Continuation::Construct(value)
        | Continuation::Class(value)
        | Continuation::Import(value) = self.continuation
        {
            marker.value(value);
        }
    }
}

/// A binary operator whose first method is being asked.
#[derive(Clone, Copy)]
pub struct PendingOperator {
    /// The left operand.
    pub left: Value,
    /// The right operand.
    pub right: Value,
    /// Which operation, with the operand of its instruction.
    pub operation: Operation,
    /// The candidate to ask next.
    pub candidate: u8,
}

/// A two-operand operation that instances may define.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The operand of `Op::Binary`.
    Binary(u32),
    /// The operand of `Op::Compare`.
    Compare(u32),
}

/// The value stack.
///
/// Invariant: `top` is at most `values.len()`; code is verified never to push beyond its stack size,
/// and a frame is entered only after [`Stack::reserve`] made room for all of it.
#[derive(Default)]
pub struct Stack {
    values: Vec<Value>,
    top: usize,
}

/// Room beyond any frame's own stack size, for the values a call instruction puts in place.
const SLACK: usize = 8;

impl Stack {
    /// How many values are on it.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.top
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.top == 0
    }

    /// Makes room for this many values above the top.
    #[inline(always)]
    pub fn reserve(&mut self, count: usize) {
        if self.top + count + SLACK > self.values.len() {
            self.grow(count);
        }
    }

    #[cold]
    fn grow(&mut self, count: usize) {
        let wanted = (self.top + count + SLACK)
            .max(self.values.len() * 2)
            .max(256);
        self.values.resize(wanted, Value::UNBOUND);
    }

    /// Pushes a value.
    #[inline(always)]
    pub fn push(&mut self, value: Value) {
        debug_assert!(self.top < self.values.len());
        // SAFETY: the invariant of `Stack`.
        unsafe { *self.values.get_unchecked_mut(self.top) = value };
        self.top += 1;
    }

    /// Pops the top value.
    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        debug_assert!(self.top > 0);
        self.top -= 1;
        // SAFETY: the invariant of `Stack`, and verified code never pops below its frame.
        unsafe { *self.values.get_unchecked(self.top) }
    }

    /// The value `depth` from the top; 1 is the top.
    #[inline(always)]
    pub fn peek(&self, depth: usize) -> Value {
        debug_assert!(depth >= 1 && depth <= self.top);
        // SAFETY: verified code never looks below its frame.
        unsafe { *self.values.get_unchecked(self.top - depth) }
    }

    /// Replaces the value `depth` from the top.
    #[inline(always)]
    pub fn poke(&mut self, depth: usize, value: Value) {
        debug_assert!(depth >= 1 && depth <= self.top);
        // SAFETY: as in `peek`.
        unsafe { *self.values.get_unchecked_mut(self.top - depth) = value };
    }

    /// The value at this place, counted from the bottom: a frame's slot.
    #[inline(always)]
    pub fn at(&self, place: usize) -> Value {
        debug_assert!(place < self.top);
        // SAFETY: slots of a frame are below the top; verified code names no others.
        unsafe { *self.values.get_unchecked(place) }
    }

    /// Replaces the value at this place.
    #[inline(always)]
    pub fn set_at(&mut self, place: usize, value: Value) {
        debug_assert!(place < self.top);
        // SAFETY: as in `at`.
        unsafe { *self.values.get_unchecked_mut(place) = value };
    }

    /// Its top, for the frame whose slots begin at `base`.
    #[inline(always)]
    pub(super) fn top(&mut self, base: usize) -> Top {
        debug_assert!(base <= self.top && self.top <= self.values.len());
        let values = self.values.as_mut_ptr();
        // SAFETY: both places are within the values, or one behind them.
        unsafe {
            Top {
                slots: values.add(base),
                next: values.add(self.top),
            }
        }
    }

    /// Is told how far a [`Top`] of it has come.
    #[inline(always)]
    pub(super) fn note(&mut self, top: &Top) {
        // Both point into the same values.
        self.top = (top.next as usize - self.values.as_ptr() as usize) / size_of::<Value>();
        debug_assert!(self.top <= self.values.len());
    }

    /// The top `count` values, the deepest first.
    #[inline(always)]
    pub fn top_values(&self, count: usize) -> &[Value] {
        &self.values[self.top - count..self.top]
    }

    /// Drops the top `count` values.
    #[inline(always)]
    pub fn drop_top(&mut self, count: usize) {
        debug_assert!(count <= self.top);
        self.top -= count;
    }

    /// Drops everything at and above this place.
    #[inline(always)]
    pub fn truncate(&mut self, place: usize) {
        debug_assert!(place <= self.top);
        self.top = place;
    }

    /// Pushes `count` unbound values: the slots of a frame beyond its arguments.
    #[inline(always)]
    pub fn push_unbound(&mut self, count: usize) {
        // One by one: `fill` is a call out of the module where the engine is wasm, and slots are few.
        for _ in 0..count {
            self.push(std::hint::black_box(Value::UNBOUND));
        }
    }

    /// Pushes all these values, making room for them.
    pub fn extend(&mut self, values: &[Value]) {
        self.reserve(values.len());
        values.iter().for_each(|&value| self.push(value));
    }

    /// Opens a gap of one value below the top `count` and puts `value` there.
    pub fn insert_below(&mut self, count: usize, value: Value) {
        self.push(Value::UNBOUND);
        let top = self.top;
        self.values
            .copy_within(top - 1 - count..top - 1, top - count);
        self.values[top - 1 - count] = value;
    }

    /// Becomes a copy of another, with room for at least `room` values.
    fn copy_from(&mut self, other: &Stack, room: usize) {
        if self.values.len() < room + SLACK {
            self.values.resize(room + SLACK, Value::UNBOUND);
        }
        self.values[..other.top].copy_from_slice(other.values());
        self.top = other.top;
    }

    /// Puts what `change` makes of it in place of every value.
    pub(super) fn change_all(&mut self, change: impl Fn(Value) -> Value) {
        for value in &mut self.values[..self.top] {
            *value = change(*value);
        }
    }

    /// All values, the deepest first.
    pub fn values(&self) -> &[Value] {
        &self.values[..self.top]
    }

    /// Puts other values in the place of those that are on it.
    pub fn replace(&mut self, other: impl Fn(Value) -> Value) {
        let values = &mut self.values[..self.top];
        values.iter_mut().for_each(|value| *value = other(*value));
    }
}

/// The top of a stack while one frame's instructions are executed in place: what they push and pop is
/// then a matter of two pointers in registers.
///
/// Invariant: `slots` and `next` point into the values of the stack it was made of, at the innermost
/// frame's slots and at the first place that is free. It is good until the stack is told of it again
/// ([`Stack::note`]) or used in any other way; then a new one is made.
#[derive(Clone, Copy)]
pub(super) struct Top {
    slots: *mut Value,
    next: *mut Value,
}

impl Top {
    /// Pushes a value.
    #[inline(always)]
    pub fn push(&mut self, value: Value) {
        // SAFETY: the invariants of `Top` and of `Stack`: there is room for what verified code pushes.
        unsafe {
            *self.next = value;
            self.next = self.next.add(1);
        }
    }

    /// Pops the top value.
    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        // SAFETY: verified code never pops below its frame.
        unsafe {
            self.next = self.next.sub(1);
            *self.next
        }
    }

    /// The value `depth` from the top; 1 is the top.
    #[inline(always)]
    pub fn peek(&self, depth: usize) -> Value {
        // SAFETY: verified code never looks below its frame.
        unsafe { *self.next.sub(depth) }
    }

    /// Replaces the value `depth` from the top.
    #[inline(always)]
    pub fn poke(&mut self, depth: usize, value: Value) {
        // SAFETY: as in `peek`.
        unsafe { *self.next.sub(depth) = value };
    }

    /// Drops the top `count` values.
    #[inline(always)]
    pub fn drop_top(&mut self, count: usize) {
        // SAFETY: as in `pop`.
        self.next = unsafe { self.next.sub(count) };
    }

    /// The value of the frame's slot of this number.
    #[inline(always)]
    pub fn slot(&self, number: u32) -> Value {
        // SAFETY: verified code names only slots that its frame has.
        unsafe { *self.slots.add(number as usize) }
    }

    /// Sets the frame's slot of this number.
    #[inline(always)]
    pub fn set_slot(&mut self, number: u32, value: Value) {
        // SAFETY: as in `slot`.
        unsafe { *self.slots.add(number as usize) = value };
    }
}

/// One Python thread's frames, values and current exception. It has cache lines to itself: two workers
/// write into two of these all the time.
#[derive(Default)]
#[repr(align(64))]
pub struct Execution {
    /// Calls under way, the innermost last.
    pub frames: Vec<Frame>,
    /// The value stack.
    pub stack: Stack,
    /// The exception being handled, for a bare `raise` and for `__context__`.
    pub handling: Option<Value>,
    /// Binary operators whose methods are being asked, the innermost last.
    pub pending: Vec<PendingOperator>,
    /// Operations that wait for an answer, the innermost last.
    pub asking: Vec<Asking>,
    /// When the wait of the call that is being made again ends, in seconds of the host's clock.
    pub deadline: Option<f64>,
    /// Instructions executed so far.
    pub instructions: u64,
}

impl Execution {
    /// Puts a frame on top.
    #[inline(always)]
    pub(super) fn push_frame(&mut self, frame: Frame) {
        if self.frames.len() == self.frames.capacity() {
            self.make_room();
        }
        // Written where it stays: `Vec::push` is handed a copy wherever it is not inlined.
        if let Some(place) = self.frames.spare_capacity_mut().first_mut() {
            place.write(frame);
            // SAFETY: there was room, and the first place behind the last frame has just been written.
            unsafe { self.frames.set_len(self.frames.len() + 1) };
        }
    }

    #[cold]
    fn make_room(&mut self) {
        self.frames.reserve(1);
    }

    /// The calls under way that are the program's own, the innermost first.
    pub fn own_calls(&self) -> impl Iterator<Item = TracebackEntry> + '_ {
        let frames = self.frames.iter().rev();
        frames
            .filter(|frame| !frame.code.get().hidden)
            .map(Frame::entry)
    }

    /// The calls of the library that called the program's code, the innermost first: those of a thread.
    pub fn callers(&self) -> impl Iterator<Item = TracebackEntry> + '_ {
        let is_library = |frame: &&Frame| frame.code.get().hidden;
        let callers = self.frames.iter().take_while(is_library).count();
        self.frames[..callers].iter().rev().map(Frame::entry)
    }

    /// A copy that takes no more room than it needs: to be kept, not to be run.
    pub fn image(&self) -> Execution {
        Execution {
            frames: self.frames.clone(),
            stack: Stack {
                values: self.stack.values().to_vec(),
                top: self.stack.len(),
            },
            handling: self.handling,
            pending: self.pending.clone(),
            asking: self.asking.clone(),
            deadline: self.deadline,
            instructions: self.instructions,
        }
    }

    /// Goes back to where it stood when `image` was made of it. It can run from there.
    pub fn restore(&mut self, image: &Execution) {
        self.frames.clone_from(&image.frames);
        let room = |frame: &Frame| {
            let code = frame.code.get();
            (frame.base + code.slot_count + code.code.stack_size) as usize
        };
        let room = image.frames.iter().map(room).max().unwrap_or(0);
        let room = room.max(image.stack.len());
        self.stack.copy_from(&image.stack, room);
        self.handling = image.handling;
        self.pending.clone_from(&image.pending);
        self.asking.clone_from(&image.asking);
        self.deadline = image.deadline;
        self.instructions = image.instructions;
    }

    /// Reports every value it holds.
    pub fn trace(&self, marker: &mut Marker) {
        marker.values(self.stack.values());
        self.frames.iter().for_each(|frame| frame.trace(marker));
        self.handling.iter().for_each(|&value| marker.value(value));
        for pending in &self.pending {
            marker.values(&[pending.left, pending.right]);
        }
        self.asking.iter().for_each(|asking| asking.trace(marker));
    }
}
