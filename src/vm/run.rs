//! The run loop: executes one thread's instructions until something makes it stop.
//!
//! What programs do all the time is done here, in place; everything else is a method elsewhere that
//! answers with a [`Flow`]. The loop keeps the next instruction in a local and writes it to the frame
//! before anything that may look at it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::class;
use super::execution::{Continuation, Execution, Frame, Operation};
use super::function::Function;
use super::machine::{Context, Machine, Stop};
use super::object::Body;
use super::subscript::place;
use super::value::{Cell, Value};
use crate::bytecode::{BinaryOperator, CompareOperator, INPLACE, Op};

/// How the run loop goes on after an instruction that was done elsewhere.
pub(super) enum Flow {
    /// With the next instruction.
    Next,
    /// With whatever frame is innermost now, at the instruction noted there.
    Frame,
    /// Not at all.
    Stop(Stop),
}

/// The kinds of inline cache, in the two bits below the version.
pub(super) const CACHE_SLOT: u64 = 0;
/// The attribute is a function of the class, in the cell of the number.
pub(super) const CACHE_METHOD: u64 = 1 << 30;
/// The attribute is data in the cell of the number.
pub(super) const CACHE_CELL: u64 = 2 << 30;
/// The bits that tell the kind.
pub(super) const CACHE_KIND: u64 = 3 << 30;
/// The bits of the slot's or cell's number.
pub(super) const CACHE_NUMBER: u64 = (1 << 30) - 1;

/// How many instructions to run for on the host's clock, which is at `nanoseconds`: a few more than asked
/// for, by what the clock shows. Or a loop that fits would be left at the same place every time, which may
/// be where it holds a lock.
#[must_use]
pub fn fuel(instructions: u64, nanoseconds: u64) -> u64 {
    const MORE: u64 = 61;
    instructions + nanoseconds % MORE
}

/// Runs a thread until it stops, for about `fuel` instructions: the switch comes at the first backward
/// jump behind them, the beginning of a call of the program's functions or the end of one of the engine's,
/// where CPython's eval breaker is honoured too (`ceval.c`).
pub fn run(context: Context<'_>, execution: &mut Execution, fuel: u64) -> Stop {
    let mut machine = Machine { context, execution };
    match machine.receive() {
        Some(stop) => stop,
        None if machine.is_traced() => machine.run_traced(fuel),
        None if machine.context.vm.watch.is_active() => machine.run_watching(fuel, false),
        None => machine.run(fuel),
    }
}

/// Runs a thread until it stops, for exactly `fuel` instructions: the switch may come between any two.
pub fn step(context: Context<'_>, execution: &mut Execution, fuel: u64) -> Stop {
    let mut machine = Machine { context, execution };
    match machine.receive() {
        Some(stop) => stop,
        None if machine.is_traced() => machine.run_traced(fuel),
        None if machine.context.vm.watch.is_active() => machine.run_watching(fuel, true),
        None => machine.run_exactly(fuel),
    }
}

/// Puts a call of `function` on top of an execution: a function of the program, or a method of one.
pub fn begin(
    context: Context<'_>,
    execution: &mut Execution,
    function: Value,
    arguments: &[Value],
) -> Result<(), Value> {
    Machine { context, execution }
        .call_with(function, arguments, Continuation::Discard)
        .map(drop)
}

/// Raises `MemoryError` where a thread stands. Answers why it stops, if it does.
pub fn raise_memory_error(context: Context<'_>, execution: &mut Execution) -> Option<Stop> {
    // At a safepoint the frame notes the instruction it goes on with: that one raises, and its
    // handlers apply, not those of the instruction before it in the code.
    if let Some(frame) = execution.frames.last_mut() {
        frame.instruction += 1;
    }
    let mut machine = Machine { context, execution };
    let error = machine.context.memory_error();
    machine.unwind(error)
}

const ADD: u32 = BinaryOperator::Add as u32;
const ADD_IN_PLACE: u32 = ADD + INPLACE;
const SUBTRACT: u32 = BinaryOperator::Subtract as u32;
const SUBTRACT_IN_PLACE: u32 = SUBTRACT + INPLACE;
const MULTIPLY: u32 = BinaryOperator::Multiply as u32;
const AND: u32 = BinaryOperator::And as u32;
const AND_IN_PLACE: u32 = AND + INPLACE;
const REMAINDER: u32 = BinaryOperator::Remainder as u32;
const REMAINDER_IN_PLACE: u32 = REMAINDER + INPLACE;
const LESS: u32 = CompareOperator::Less as u32;
const LESS_EQUAL: u32 = CompareOperator::LessEqual as u32;
const EQUAL: u32 = CompareOperator::Equal as u32;
const NOT_EQUAL: u32 = CompareOperator::NotEqual as u32;
const GREATER: u32 = CompareOperator::Greater as u32;

impl Machine<'_> {
    /// Runs until it stops, looking at the fuel only at safepoints.
    fn run(&mut self, fuel: u64) -> Stop {
        self.execute::<false>(fuel)
    }

    /// With `ANYWHERE`, the fuel is looked at before every instruction, otherwise only at safepoints:
    /// who switches rarely pays nothing for those who switch at will.
    #[inline(always)]
    pub(super) fn execute<const ANYWHERE: bool>(&mut self, fuel: u64) -> Stop {
        let vm = self.context.vm;
        let mut limit = self.execution.instructions + fuel;
        let mut executed = self.execution.instructions;
        'frame: loop {
            let Some(frame) = self.execution.frames.last() else {
                return Stop::Finished(Value::NONE);
            };
            let code = frame.code.get();
            let base = frame.base as usize;
            let mut next = frame.instruction as usize;
            let (instructions, constants, caches) =
                (&*code.instructions, &*code.constants, &*code.caches);
            let mut stack = self.execution.stack.top(base);

            // After what may have allocated much; who counts every instruction looks by themselves.
            macro_rules! hurry {
                () => {
                    // Who begins to watch goes on in another way.
                    let watches = || vm.watch.is_active();
                    if ANYWHERE && watches() && self.context.allocator.take_hurry() {
                        return Stop::Preempted;
                    }
                    if !ANYWHERE && self.context.allocator.take_hurry() {
                        if watches() {
                            return Stop::Preempted;
                        }
                        limit = limit.min(executed);
                    }
                };
            }
            hurry!();
            // Whatever is done elsewhere finds the thread as if it had stopped here.
            macro_rules! save {
                () => {
                    self.execution.stack.note(&stack);
                    if let Some(frame) = self.execution.frames.last_mut() {
                        frame.instruction = next as u32;
                    }
                    self.execution.instructions = executed;
                };
            }
            macro_rules! follow {
                ($result:expr) => {{
                    match $result {
                        Ok(Flow::Next) => {
                            stack = self.execution.stack.top(base);
                            hurry!();
                        }
                        Ok(Flow::Frame) => continue 'frame,
                        Ok(Flow::Stop(stop)) => return stop,
                        Err(exception) => match self.unwind(exception) {
                            None => continue 'frame,
                            Some(stop) => return stop,
                        },
                    }
                }};
            }
            macro_rules! flow {
                ($result:expr) => {{
                    save!();
                    let result = $result;
                    follow!(result)
                }};
            }
            // A place where a switch may happen: `next` is where the thread goes on. It is saved here, unless
            // it has been.
            macro_rules! safepoint {
                ($($save:ident!())?) => {
                    if executed >= limit || vm.interrupted() {
                        $($save!();)?
                        return if vm.interrupted() {
                            Stop::Interrupted
                        } else {
                            Stop::Preempted
                        };
                    }
                };
            }
            // A call of a function that is entered elsewhere, or has been made: a switch may happen behind it.
            macro_rules! call {
                ($result:expr) => {{
                    save!();
                    match $result {
                        Ok(Flow::Frame) => {
                            // Who gives way does so here: a release before the next acquisition.
                            hurry!();
                            safepoint!();
                            continue 'frame;
                        }
                        result => follow!(result),
                    }
                }};
            }

            loop {
                if ANYWHERE && executed >= limit {
                    save!();
                    return Stop::Preempted;
                }
                // SAFETY: code is verified when it is linked: every jump target is an instruction,
                // and control never falls off the end.
                let instruction = unsafe { *instructions.get_unchecked(next) };
                let operand = instruction.operand;
                next += 1;
                executed += 1;
                match instruction.op {
                    Op::LoadFast => {
                        let value = stack.slot(operand);
                        if !value.is_bound() {
                            flow!(self.unbound_local(operand));
                        }
                        stack.push(value);
                    }
                    Op::StoreFast => {
                        let value = stack.pop();
                        stack.set_slot(operand, value);
                    }
                    Op::LoadConst => {
                        // SAFETY: verified operand.
                        let value = unsafe { *constants.get_unchecked(operand as usize) };
                        stack.push(value);
                    }
                    Op::LoadGlobal => {
                        let mut value = vm.cells.at(operand).get();
                        if !value.is_bound() {
                            let builtin = caches[next - 1].load(Ordering::Relaxed) as u32;
                            value = vm.cells.at(builtin).get();
                            if !value.is_bound() {
                                flow!(self.unbound_global(next - 1));
                            }
                        }
                        stack.push(value);
                    }
                    Op::StoreGlobal => {
                        let value = stack.pop();
                        vm.cells.at(operand).set(value);
                    }
                    Op::PopTop => {
                        stack.pop();
                    }
                    Op::Binary => {
                        let left = stack.peek(2);
                        let right = stack.peek(1);
                        let result = match operand {
                            ADD | ADD_IN_PLACE => left
                                .add_ints(right)
                                .or_else(|| floats(left, right, |a, b| a + b)),
                            SUBTRACT | SUBTRACT_IN_PLACE => left
                                .subtract_ints(right)
                                .or_else(|| floats(left, right, |a, b| a - b)),
                            MULTIPLY => multiply(left, right),
                            AND | AND_IN_PLACE => left.and_ints(right),
                            REMAINDER | REMAINDER_IN_PLACE => remainder(left, right),
                            _ => None,
                        };
                        match result {
                            Some(result) => {
                                stack.pop();
                                stack.poke(1, result);
                            }
                            None => flow!(self.binary(operand)),
                        }
                    }
                    Op::Compare => {
                        let left = stack.peek(2);
                        let right = stack.peek(1);
                        match compare_numbers(operand, left, right) {
                            Some(result) => {
                                // SAFETY: as above: a comparison is nobody's last instruction.
                                let after = unsafe { *instructions.get_unchecked(next) };
                                if !ANYWHERE && after.op == Op::PopJumpIfFalse {
                                    // The jump that takes the answer is made at once.
                                    stack.drop_top(2);
                                    executed += 1;
                                    next = match result {
                                        true => next + 1,
                                        false => after.operand as usize,
                                    };
                                } else {
                                    stack.pop();
                                    stack.poke(1, Value::bool(result));
                                }
                            }
                            None => flow!(self.operate(Operation::Compare(operand))),
                        }
                    }
                    Op::PopJumpIfFalse => match stack.pop() {
                        Value::TRUE => {}
                        Value::FALSE | Value::NONE => next = operand as usize,
                        value => match self.truth(value) {
                            Some(true) => {}
                            Some(false) => next = operand as usize,
                            None => flow!(self.ask_popped_truth(value)),
                        },
                    },
                    Op::PopJumpIfTrue => match stack.pop() {
                        Value::TRUE => next = operand as usize,
                        Value::FALSE | Value::NONE => {}
                        value => match self.truth(value) {
                            Some(true) => next = operand as usize,
                            Some(false) => {}
                            None => flow!(self.ask_popped_truth(value)),
                        },
                    },
                    Op::Jump => next = operand as usize,
                    Op::JumpBackward => {
                        next = operand as usize;
                        safepoint!(save!());
                    }
                    Op::ForIter => match next_fast(stack.peek(1)) {
                        Some(value) => {
                            // SAFETY: as above.
                            let after = unsafe { *instructions.get_unchecked(next) };
                            if !ANYWHERE && after.op == Op::StoreFast {
                                stack.set_slot(after.operand, value);
                                executed += 1;
                                next += 1;
                            } else {
                                stack.push(value);
                            }
                        }
                        None => flow!(self.for_iter(operand)),
                    },
                    Op::LoadAttr => {
                        let word = caches[next - 1].load(Ordering::Relaxed);
                        match cached_attribute(vm, stack.peek(1), word) {
                            Some(value) => stack.poke(1, value),
                            None => flow!(self.load_attribute(operand)),
                        }
                    }
                    Op::StoreAttr => {
                        let object = stack.peek(1);
                        let value = stack.peek(2);
                        if store_cached(object, value, &caches[next - 1]) {
                            stack.drop_top(2);
                        } else {
                            flow!(self.store_attribute(operand));
                        }
                    }
                    Op::LoadMethod => {
                        let receiver = stack.peek(1);
                        let word = caches[next - 1].load(Ordering::Relaxed);
                        if let Some(function) = cached_method(vm, receiver, word) {
                            stack.poke(1, function);
                            stack.push(receiver);
                        } else if let Some(function) = cached_global(vm, receiver, word) {
                            stack.poke(1, Value::UNBOUND);
                            stack.push(function);
                        } else {
                            flow!(self.load_method(operand));
                        }
                    }
                    Op::StoreSubscript => {
                        let (value, container, key) = (stack.peek(3), stack.peek(2), stack.peek(1));
                        if store_fast(vm, container, key, value) {
                            stack.drop_top(3);
                        } else {
                            flow!(self.slow(instruction));
                        }
                    }
                    Op::FormatValue if operand == 8 && joins_as_it_is(stack.peek(1)) => {}
                    Op::LoadSubscript => match subscript_fast(stack.peek(2), stack.peek(1)) {
                        Some(value) => {
                            stack.pop();
                            stack.poke(1, value);
                        }
                        None => flow!(self.load_subscript()),
                    },
                    Op::Call => {
                        let count = operand as usize;
                        let callee = stack.peek(count + 1);

                        match simple_function(callee, count) {
                            Some(function)
                                if self.execution.frames.len() < vm.recursion_limit() =>
                            {
                                save!();
                                let floor = self.execution.stack.len() - count - 1;
                                self.enter(function, callee, floor, floor + 1, Continuation::Push);
                                safepoint!();
                                continue 'frame;
                            }
                            _ => call!(self.call(count, Value::UNBOUND)),
                        }
                    }
                    Op::CallMethod => {
                        let count = operand as usize;
                        let callee = stack.peek(count + 2);

                        match simple_function(callee, count + 1) {
                            Some(function)
                                if self.execution.frames.len() < vm.recursion_limit() =>
                            {
                                save!();
                                let floor = self.execution.stack.len() - count - 2;
                                self.enter(function, callee, floor, floor + 1, Continuation::Push);
                                safepoint!();
                                continue 'frame;
                            }
                            _ => call!(self.call_method(count, Value::UNBOUND)),
                        }
                    }
                    Op::Return => {
                        let value = stack.pop();
                        save!();
                        if self.return_plainly(value) {
                            continue 'frame;
                        }
                        match self.leave(value) {
                            Ok(None) => continue 'frame,
                            Ok(Some(stop)) => return stop,
                            Err(exception) => match self.unwind(exception) {
                                None => continue 'frame,
                                Some(stop) => return stop,
                            },
                        }
                    }
                    Op::Is => {
                        let same = stack.peek(2) == stack.peek(1);
                        stack.pop();
                        stack.poke(1, Value::bool(same == (operand == 0)));
                    }
                    Op::Copy => {
                        let value = stack.peek(operand as usize);
                        stack.push(value);
                    }
                    Op::Swap => {
                        let (top, other) = (stack.peek(1), stack.peek(operand as usize));
                        stack.poke(1, other);
                        stack.poke(operand as usize, top);
                    }
                    Op::LoadDeref => match cell_of(stack.slot(operand)).and_then(Cell::bound) {
                        Some(value) => stack.push(value),
                        None => flow!(self.slow(instruction)),
                    },
                    Op::StoreDeref => match cell_of(stack.slot(operand)) {
                        Some(cell) => cell.set(stack.pop()),
                        None => flow!(self.slow(instruction)),
                    },
                    Op::UnpackSequence => match items_of(stack.peek(1), operand as usize) {
                        Some(items) => {
                            stack.pop();
                            items.iter().rev().for_each(|&item| stack.push(item));
                        }
                        None => flow!(self.slow(instruction)),
                    },
                    Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => match self.truth(stack.peek(1)) {
                        Some(truth) if truth == (instruction.op == Op::JumpIfTrueOrPop) => {
                            next = operand as usize;
                        }
                        Some(_) => {
                            stack.pop();
                        }
                        None => flow!(self.slow(instruction)),
                    },
                    Op::Not => match stack.peek(1) {
                        Value::TRUE => stack.poke(1, Value::FALSE),
                        Value::FALSE | Value::NONE => stack.poke(1, Value::TRUE),
                        _ => flow!(self.slow(instruction)),
                    },
                    Op::Yield => flow!(self.yield_value()),
                    Op::Nop => {}
                    Op::CallKw | Op::CallMethodKw | Op::CallEx => call!(self.slow(instruction)),
                    _ => flow!(self.slow(instruction)),
                }
            }
        }
    }

    /// Returns from an ordinary call; false when more than that is to be done.
    #[inline(always)]
    fn return_plainly(&mut self, value: Value) -> bool {
        let frames = &mut self.execution.frames;
        match frames.as_slice() {
            [.., _, frame]
                if matches!(frame.continuation, Continuation::Push)
                    && !frame.generator.is_bound() =>
            {
                let floor = frame.floor as usize;
                frames.pop();
                self.execution.stack.truncate(floor);
                self.execution.stack.push(value);
                true
            }
            _ => false,
        }
    }

    /// Pushes the frame of a function whose arguments are all in place from `base` on.
    #[inline(always)]
    pub(super) fn enter(
        &mut self,
        function: &Function,
        callee: Value,
        floor: usize,
        base: usize,
        continuation: Continuation,
    ) {
        let code = function.code.get();
        let stack = &mut self.execution.stack;
        let slots = code.slot_count as usize;
        let given = stack.len() - base;
        stack.reserve(slots - given + code.code.stack_size as usize);
        stack.push_unbound(slots - given);
        self.execution.push_frame(Frame {
            code: function.code,
            instruction: 0,
            base: base as u32,
            floor: floor as u32,
            function: callee,
            namespace: Value::UNBOUND,
            generator: Value::UNBOUND,
            continuation,
        });
    }
}

#[inline(always)]
fn floats(left: Value, right: Value, operation: impl Fn(f64, f64) -> f64) -> Option<Value> {
    Some(Value::float(operation(left.as_float()?, right.as_float()?)))
}

#[inline(always)]
fn multiply(left: Value, right: Value) -> Option<Value> {
    if left.both_ints(right) {
        let (left, right) = (left.as_int()?, right.as_int()?);
        // Most factors are short, and a product that needs no more than 64 bits is one instruction.
        let is_short = |factor: i64| i32::try_from(factor).is_ok();
        return Value::small_int(if is_short(left) && is_short(right) {
            left * right
        } else {
            left.checked_mul(right)?
        });
    }
    floats(left, right, |a, b| a * b)
}

/// The remainder of small integers by a positive one.
#[inline(always)]
fn remainder(left: Value, right: Value) -> Option<Value> {
    if !left.both_ints(right) {
        return None;
    }
    let right = right.as_int().filter(|&right| right > 0)?;
    Value::small_int(left.as_int()?.rem_euclid(right))
}

#[inline(always)]
fn compare_numbers(operator: u32, left: Value, right: Value) -> Option<bool> {
    if left.both_ints(right) {
        let (left, right) = (left.as_int()?, right.as_int()?);
        return Some(match operator {
            LESS => left < right,
            LESS_EQUAL => left <= right,
            EQUAL => left == right,
            NOT_EQUAL => left != right,
            GREATER => left > right,
            _ => left >= right,
        });
    }
    let (left, right) = (left.as_float()?, right.as_float()?);
    Some(match operator {
        LESS => left < right,
        LESS_EQUAL => left <= right,
        EQUAL => left == right,
        NOT_EQUAL => left != right,
        GREATER => left > right,
        _ => left >= right,
    })
}

/// The function a callee is, if calling it with `count` positional arguments needs no rearranging.
#[inline(always)]
fn simple_function<'a>(callee: Value, count: usize) -> Option<&'a Function> {
    match &callee.object()?.get().body {
        Body::Function(function) => {
            let code = function.code.get();
            (code.simple && code.code.positional as usize == count).then_some(function)
        }
        _ => None,
    }
}

/// The variable that a slot holds for closures.
#[inline(always)]
fn cell_of<'a>(value: Value) -> Option<&'a Cell> {
    match &value.object()?.get().body {
        Body::Cell(cell) => Some(cell),
        _ => None,
    }
}

/// The items of a tuple of just this length.
#[inline(always)]
fn items_of<'a>(value: Value, length: usize) -> Option<&'a [Value]> {
    match &value.object()?.get().body {
        Body::Tuple(items) if items.len() == length => Some(items),
        _ => None,
    }
}

/// The next item of an iterator that has one ready; everything else is `for_iter`'s.
#[inline(always)]
fn next_fast(iterator: Value) -> Option<Value> {
    let Body::Iterator(iterator) = &iterator.object()?.get().body else {
        return None;
    };
    iterator.next_ready()
}

#[inline(always)]
pub(super) fn cached_attribute(vm: &super::process::Vm, object: Value, word: u64) -> Option<Value> {
    let version = (word >> 32) as u32;
    match &object.object()?.get().body {
        Body::Instance(instance) if class::of(instance.class)?.version() == version => {
            match word & CACHE_KIND {
                CACHE_SLOT => instance.get((word & CACHE_NUMBER) as u32),
                CACHE_CELL => vm.cells.at((word & CACHE_NUMBER) as u32).get().bound(),
                _ => None,
            }
        }
        Body::Module(module) if module.version == version => {
            vm.cells.at((word & CACHE_NUMBER) as u32).get().bound()
        }
        _ => None,
    }
}

/// Whether `BuildString` takes a value of an f-string without its being formatted first.
#[inline(always)]
fn joins_as_it_is(value: Value) -> bool {
    value.as_int().is_some() || super::text_of(value).is_some()
}

/// Sets an item of a list, or one of a dict that has the key already: neither grows.
#[inline(always)]
fn store_fast(vm: &super::process::Vm, container: Value, key: Value, value: Value) -> bool {
    let Some(container) = container.object() else {
        return false;
    };
    match &container.get().body {
        Body::List(list) => key
            .as_int()
            .and_then(|index| usize::try_from(index).ok())
            .is_some_and(|index| match vm.company.none() {
                Some(alone) => list.set_alone(index, value, alone),
                None => list.set(index, value),
            }),
        Body::Dict(dict) => dict.replace(key, value),
        _ => false,
    }
}

/// What a module's global is bound to, if the cache word was made of that module.
#[inline(always)]
fn cached_global(vm: &super::process::Vm, module: Value, word: u64) -> Option<Value> {
    match &module.object()?.get().body {
        Body::Module(module) if module.version == (word >> 32) as u32 => {
            vm.cells.at((word & CACHE_NUMBER) as u32).get().bound()
        }
        _ => None,
    }
}

#[inline(always)]
fn store_cached(object: Value, value: Value, cache: &AtomicU64) -> bool {
    let word = cache.load(Ordering::Relaxed);
    if let Some(object) = object.object()
        && let Body::Instance(instance) = &object.get().body
        && let Some(class) = class::of(instance.class)
        && class.version() == (word >> 32) as u32
    {
        instance.set((word & CACHE_NUMBER) as u32, value);
        return true;
    }
    false
}

#[inline(always)]
pub(super) fn cached_method(vm: &super::process::Vm, receiver: Value, word: u64) -> Option<Value> {
    if word & CACHE_KIND != CACHE_METHOD {
        return None;
    }
    let class = match receiver.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => instance.class,
        _ => vm.types.class_of(receiver),
    };
    if class::of(class)?.version() != (word >> 32) as u32 {
        return None;
    }
    vm.cells.at((word & CACHE_NUMBER) as u32).get().bound()
}

#[inline(always)]
fn subscript_fast(container: Value, key: Value) -> Option<Value> {
    let container = &container.object()?.get().body;
    if let Body::Dict(dict) = container {
        return dict.get(key, &super::question::Known::nothing()).ok()?;
    }
    let index = key.as_int()?;
    match container {
        Body::List(list) => list.get(place(index, list.len())?),
        Body::Tuple(items) => items.get(place(index, items.len())?).copied(),
        _ => None,
    }
}
