//! What a thread's next instruction touches of what threads share, found out before it is executed.
//!
//! Wherever this is not sure it says too much: a touch too many costs states, one too few would cost
//! outcomes.

use std::sync::atomic::Ordering;

use crate::bytecode::{INPLACE, Instruction, Op};
use crate::threads::{LockView, view_lock};
use crate::vm::class::{self, Traits};
use crate::vm::link::LinkedCode;
use crate::vm::namespace::Name;
use crate::vm::object::{Body, Object};
use crate::vm::{Execution, Value, Vm, text_of};

/// Something shared that can be read and written by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::schedule) struct Place {
    /// An object's address, or one of the numbers below.
    pub object: usize,
    /// Which part of it: an attribute's name, a cell's number; 0 for the whole.
    pub part: u64,
}

/// `Place::object` of the cells of modules and classes.
pub(super) const CELLS: usize = 1;
/// `Place::object` of what the program prints.
pub(super) const OUTPUT: usize = 2;
/// `Place::object` of whether a lock is held, where a thread asks that without waiting; the part is
/// the lock's address.
pub(super) const LOCK_STATES: usize = 3;

impl Place {
    pub(super) fn cell(number: u32) -> Place {
        Place {
            object: CELLS,
            part: u64::from(number),
        }
    }

    /// The cell's number, if it is one.
    pub(in crate::schedule) fn as_cell(self) -> Option<u32> {
        (self.object == CELLS).then_some(self.part as u32)
    }

    pub(super) fn whole(object: usize) -> Place {
        Place { object, part: 0 }
    }

    /// Whether it is told apart by a number, and not by an object's address.
    pub(in crate::schedule) fn is_numbered(self) -> bool {
        self.object == CELLS || self.object == OUTPUT
    }

    /// Whether it is what the program prints.
    pub(in crate::schedule) fn is_output(self) -> bool {
        self.object == OUTPUT
    }

    /// Whether it is a variable of the program, which two threads can race for.
    pub(in crate::schedule) fn is_variable(self) -> bool {
        self.object != OUTPUT && self.object != LOCK_STATES
    }
}

/// One touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::schedule) struct Touch {
    pub place: Place,
    /// The places like it: those of all objects of the same class or kind.
    pub general: Place,
    pub write: bool,
    /// The key of an item, in the words of the program; unbound for anything else.
    pub item: Option<Value>,
    /// Whether it is one atomic operation of a built-in container, for which no race is reported.
    pub atomic: bool,
}

/// All that the next instruction touches.
#[derive(Default)]
pub(in crate::schedule) struct Look {
    pub touches: Vec<Touch>,
    /// The lock it acquires, and whether it would wait for ever for it.
    pub acquires: Option<(LockView, bool)>,
    /// Whether somebody else holds that lock, and it would not wait for ever.
    pub gives_up: bool,
    pub releases: Option<LockView>,
    /// The cell that it writes to, if it does that and nothing else.
    pub overwrites: Option<u32>,
    pub reads_clock: bool,
    /// A module that is not imported yet.
    pub imports: Option<Name>,
    /// Whether it adds a name to a class or a module, or takes one away: others may have looked there
    /// for it in vain.
    pub reshapes: bool,
    /// Objects that may be different afterwards, beyond those of the touches.
    pub changes: Vec<Value>,
}

/// Methods of containers that change them.
const CHANGING: [&str; 24] = [
    "append",
    "extend",
    "insert",
    "pop",
    "remove",
    "clear",
    "reverse",
    "sort",
    "update",
    "setdefault",
    "popitem",
    "add",
    "discard",
    "appendleft",
    "popleft",
    "extendleft",
    "rotate",
    "intersection_update",
    "difference_update",
    "symmetric_difference_update",
    "__setitem__",
    "__delitem__",
    "__setattr__",
    "__delattr__",
];

/// Functions that look at no contents of their arguments. Those of the streams are among them: where every
/// interleaving is looked at, output is never kept.
const BLIND: [&str; 20] = [
    "flush",
    "by_line",
    "set_by_line",
    "isinstance",
    "issubclass",
    "id",
    "callable",
    "iter",
    "hash",
    "get_ident",
    "set_name",
    "start_thread",
    "give_way",
    "allocate_lock",
    "RLock",
    "__init__",
    "__new__",
    "__init_subclass__",
    "getattr",
    "hasattr",
];

/// Functions that take the next item of an iterator or generator.
const TAKING: [&str; 8] = [
    "next",
    "send",
    "throw",
    "close",
    "__next__",
    "__take_number__",
    "__finish__",
    "advance",
];

const CLOCKS: [&str; 10] = [
    "time",
    "monotonic",
    "perf_counter",
    "process_time",
    "thread_time",
    "time_ns",
    "monotonic_ns",
    "perf_counter_ns",
    "process_time_ns",
    "thread_time_ns",
];

/// How deep contents of contents are followed when something is shown or compared.
const DEPTH: u32 = 4;

fn body<'a>(value: Value) -> Option<&'a Body> {
    Some(&value.object()?.get().body)
}

impl Look {
    fn clear(&mut self) {
        self.touches.clear();
        self.changes.clear();
        self.acquires = None;
        self.gives_up = false;
        self.releases = None;
        self.overwrites = None;
        self.reads_clock = false;
        self.reshapes = false;
        self.imports = None;
    }

    fn touch(&mut self, place: Place, write: bool) {
        self.touch_like(place, place, write);
    }

    fn touch_like(&mut self, place: Place, general: Place, write: bool) {
        self.touches.push(Touch {
            place,
            general,
            write,
            item: None,
            atomic: false,
        });
    }

    fn cell(&mut self, number: u32, write: bool) {
        self.touch(Place::cell(number), write);
    }

    fn output(&mut self) {
        self.touch(Place::whole(OUTPUT), true);
    }

    /// A container, iterator or anything with contents of its own.
    fn contents(&mut self, value: Value, write: bool, item: Option<Value>, atomic: bool) {
        let Some(object) = value.object() else { return };
        match &object.get().body {
            Body::List(_) | Body::Dict(_) | Body::Cell(_) | Body::Generator(_) => {}
            Body::Set(set) if !set.frozen => {}
            Body::Iterator(_) => {
                // Taking an item reads what it goes over.
                let mut parts = Vec::new();
                crate::vm::image::constant_parts(object.get(), &mut parts);
                let over = parts.into_iter().filter(|part| part.object().is_some());
                over.for_each(|part| self.contents(part, part_is_iterator(part), None, true));
            }
            Body::Foreign(_) => {
                return self.touches.push(Touch {
                    place: Place::whole(object.address()),
                    general: kind_of_contents(object.get()),
                    write: true,
                    item: None,
                    atomic: true,
                });
            }
            Body::Instance(instance) if instance.inner.is_bound() => {
                return self.contents(instance.inner, write, item, atomic);
            }
            Body::View(over, _) => return self.contents(*over, write, item, atomic),
            _ => return,
        }
        self.touches.push(Touch {
            place: Place::whole(object.address()),
            general: kind_of_contents(object.get()),
            write,
            item,
            atomic,
        });
    }

    /// Everything that showing or comparing a value reads.
    fn deeply(&mut self, value: Value, depth: u32) {
        self.contents(value, false, None, true);
        if depth == 0 {
            return;
        }
        match body(value) {
            Some(Body::List(list)) => {
                for item in list.snapshot() {
                    self.deeply(item, depth - 1);
                }
            }
            Some(Body::Tuple(items)) => {
                for &item in items {
                    self.deeply(item, depth - 1);
                }
            }
            Some(Body::Dict(dict)) => {
                for (_, item) in dict.pairs() {
                    self.deeply(item, depth - 1);
                }
            }
            _ => {}
        }
    }

    fn attribute(&mut self, vm: &Vm, object: Value, name: Name, write: bool) {
        let Some(reference) = object.object() else {
            return;
        };
        let own = Place {
            object: reference.address(),
            part: u64::from(name.0) + 1,
        };
        match &reference.get().body {
            Body::Instance(instance) => {
                let class = instance.class.object().map_or(0, |class| class.address());
                let general = Place {
                    object: class,
                    ..own
                };
                self.touch_like(own, general, write);
                if let Some(cell) =
                    class::of(instance.class).and_then(|class| class.find(name, &vm.cells))
                {
                    self.cell(cell, false);
                }
            }
            Body::Module(module) => match module.globals.find(name) {
                Some(cell) => self.cell(cell, write),
                None => {
                    self.touch(own, write);
                    self.reshapes |= write;
                }
            },
            Body::Class(class) if write => match class.members.find(name) {
                Some(cell) => {
                    self.cell(cell, true);
                    self.reshapes |= !vm.cells.at(cell).get().is_bound();
                }
                None => {
                    self.touch(own, true);
                    self.reshapes = true;
                }
            },
            Body::Class(class) => match class.find(name, &vm.cells) {
                Some(cell) => self.cell(cell, false),
                None => self.touch(own, false),
            },
            Body::Function(_) => {
                self.touch(own, write);
                if write {
                    self.changes.push(object);
                }
            }
            _ => {}
        }
    }

    /// An attribute that is set, or deleted, by a statement: where its class has a method for that, it is this
    /// method's code that touches something.
    fn assignment(&mut self, vm: &Vm, object: Value, name: Name, deletes: bool) {
        let (by_method, method) = match deletes {
            true => (Traits::DELATTR, vm.known.delattr),
            false => (Traits::SETATTR, vm.known.setattr),
        };
        let class = class::of(vm.types.class_of(object));
        match class.filter(|class| class.traits(&vm.known, &vm.cells).has(by_method)) {
            Some(class) => {
                let cell = class.find(method, &vm.cells);
                cell.into_iter().for_each(|cell| self.cell(cell, false));
            }
            None => self.attribute(vm, object, name, true),
        }
    }

    fn acquire(&mut self, lock: LockView, me: u32, waits_for_ever: bool) {
        let free = match lock.holder {
            None => true,
            Some(holder) => lock.reentrant && holder == me,
        };
        self.acquires = Some((lock, waits_for_ever && !free));
        if !waits_for_ever && lock.holder != Some(me) {
            self.lock_state(lock, false);
            self.gives_up = !free;
        }
    }

    fn lock_state(&mut self, lock: LockView, write: bool) {
        let place = Place {
            object: LOCK_STATES,
            part: lock.address() as u64,
        };
        let general = Place { part: 0, ..place };
        self.touch_like(place, general, write);
    }

    fn native(&mut self, vm: &Vm, me: u32, full_name: &str, call: Arguments<'_>) {
        let name = full_name.rsplit('.').next().unwrap_or(full_name);
        let receiver = call.positional.first().copied().unwrap_or(Value::NONE);
        if let Some(lock) = view_lock(receiver) {
            match name {
                "acquire" | "acquire_lock" | "__enter__" | "_acquire_restore" => {
                    let waits_for_ever = name == "_acquire_restore"
                        || call.argument("blocking", 1).is_none_or(is_true)
                            && call.argument("timeout", 2).is_none_or(is_negative);
                    self.acquire(lock, me, waits_for_ever);
                }
                "release" | "release_lock" | "__exit__" | "_release_save" => {
                    self.releases = Some(lock);
                    self.lock_state(lock, true);
                }
                _ if lock.holder == Some(me) => {}
                _ => self.lock_state(lock, false),
            }
            if let Some(Body::Instance(instance)) = body(receiver) {
                self.changes.push(instance.inner);
            }
            return;
        }
        let all = || call.positional.iter().chain(call.named).copied();
        match name {
            "print" | "__native_print__" | "write" | "write_through" => {
                self.output();
                all().for_each(|value| self.deeply(value, DEPTH));
            }
            "setattr" | "delattr" | "__setattr__" | "__delattr__" | "getattr" | "hasattr"
            | "__getattribute__" => {
                let attribute = call.positional.get(1).copied().and_then(text_of);
                let write = !matches!(name, "getattr" | "hasattr" | "__getattribute__");
                if let Some(attribute) = attribute {
                    self.attribute(vm, receiver, vm.names.intern(attribute), write);
                    let deletes = matches!(name, "delattr" | "__delattr__");
                    self.reshapes |=
                        deletes && matches!(body(receiver), Some(Body::Class(_) | Body::Module(_)));
                }
            }
            _ if BLIND.contains(&name) => {}
            _ if TAKING.contains(&name) => self.contents(receiver, true, None, true),
            _ => {
                let changes = full_name.contains('.') && CHANGING.contains(&name);
                self.contents(receiver, changes, None, true);
                all().for_each(|value| self.deeply(value, DEPTH));
                self.reads_clock |= CLOCKS.contains(&name);
            }
        }
        // Whatever a function of the engine is given, it may have changed.
        self.changes.extend(all());
    }

    fn call(&mut self, vm: &Vm, me: u32, callee: Value, call: Arguments<'_>) {
        match body(callee) {
            Some(Body::Native(native)) => self.native(vm, me, native.name, call),
            Some(Body::BoundMethod(method)) => {
                let mut positional = vec![method.receiver];
                positional.extend(call.positional);
                let call = Arguments {
                    positional: &positional,
                    ..call
                };
                self.call(vm, me, method.function, call);
            }
            Some(Body::StaticMethod(function)) => self.call(vm, me, *function, call),
            Some(Body::Class(class)) if class.builtin => {
                for &value in call.positional.iter().chain(call.named) {
                    self.deeply(value, DEPTH);
                }
            }
            _ => {}
        }
    }
}

/// The place that stands for the contents of all objects of this kind.
fn kind_of_contents(object: &Object) -> Place {
    Place::whole(match &object.body {
        Body::List(_) => 4,
        Body::Dict(_) => 5,
        Body::Set(_) => 6,
        Body::Cell(_) => 7,
        Body::Generator(_) => 8,
        Body::Iterator(_) => 9,
        _ => 10,
    })
}

/// Whether taking from a value changes it.
fn part_is_iterator(part: Value) -> bool {
    matches!(body(part), Some(Body::Iterator(_) | Body::Generator(_)))
}

fn is_true(value: Value) -> bool {
    !matches!(value, Value::FALSE | Value::ZERO)
}

fn is_negative(value: Value) -> bool {
    crate::vm::compare::as_number(value).is_none_or(|number| number < 0.0)
}

/// Arguments of a call on the stack.
#[derive(Clone, Copy)]
struct Arguments<'a> {
    positional: &'a [Value],
    names: &'a [Value],
    named: &'a [Value],
}

impl Arguments<'_> {
    fn argument(&self, name: &str, position: usize) -> Option<Value> {
        let mut names = self.names.iter();
        let by_name = names.position(|&given| text_of(given) == Some(name));
        by_name
            .and_then(|place| self.named.get(place))
            .or_else(|| self.positional.get(position))
            .copied()
    }
}

fn tuple<'a>(value: Value) -> &'a [Value] {
    match body(value) {
        Some(Body::Tuple(items)) => items,
        _ => &[],
    }
}

/// The next instruction of an execution, with its code.
pub(in crate::schedule) fn next_instruction(
    execution: &Execution,
) -> Option<(&LinkedCode, usize, Instruction)> {
    let frame = execution.frames.last()?;
    let code = frame.code.get();
    let at = frame.instruction as usize;
    Some((code, at, *code.instructions.get(at)?))
}

/// Looks at what thread `me` does next.
pub(in crate::schedule) fn look(vm: &Vm, me: u32, execution: &Execution, out: &mut Look) {
    out.clear();
    let Some((code, at, instruction)) = next_instruction(execution) else {
        return;
    };
    // A generator's own state changes when its frame yields, returns or is left.
    let generators = execution.frames.iter().map(|frame| frame.generator);
    out.changes
        .extend(generators.filter(|generator| generator.is_bound()));
    let operand = instruction.operand;
    let count = operand as usize;
    let stack = execution.stack.values();
    let base = execution
        .frames
        .last()
        .map_or(0, |frame| frame.base as usize);
    let top = |depth: usize| {
        let place = stack.len().checked_sub(depth);
        place
            .and_then(|place| stack.get(place))
            .copied()
            .unwrap_or(Value::NONE)
    };
    let name = || code.names.get(count).copied().unwrap_or(Name(0));
    match instruction.op {
        Op::LoadGlobal => {
            out.cell(operand, false);
            if !vm.cells.at(operand).get().is_bound() {
                out.cell(code.caches[at].load(Ordering::Relaxed) as u32, false);
            }
        }
        Op::StoreGlobal => {
            out.cell(operand, true);
            out.overwrites = Some(operand);
        }
        Op::DeleteGlobal => out.cell(operand, true),
        Op::LoadName => {
            if let Some(cell) = code.globals.find(name()) {
                out.cell(cell, false);
            }
        }
        Op::LoadDeref | Op::LoadClassDeref => {
            let cell = stack.get(base + count).copied().unwrap_or(Value::NONE);
            out.contents(cell, false, None, false);
        }
        Op::StoreDeref | Op::DeleteDeref => {
            let cell = stack.get(base + count).copied().unwrap_or(Value::NONE);
            out.contents(cell, true, None, false);
        }
        Op::LoadAttr | Op::LoadMethod => out.attribute(vm, top(1), name(), false),
        Op::StoreAttr => out.assignment(vm, top(1), name(), false),
        Op::DeleteAttr => {
            out.assignment(vm, top(1), name(), true);
            out.reshapes |= matches!(body(top(1)), Some(Body::Class(_) | Body::Module(_)));
        }
        Op::LoadSubscript => out.contents(top(2), false, Some(top(1)), false),
        Op::StoreSubscript | Op::DeleteSubscript => {
            out.contents(top(2), true, Some(top(1)), false);
        }
        Op::Contains => out.contents(top(1), false, None, true),
        Op::ForIter => out.contents(top(1), true, None, true),
        Op::Send => out.contents(top(2), true, None, true),
        Op::UnpackSequence | Op::UnpackEx => {
            out.contents(top(1), part_is_iterator(top(1)), None, true);
        }
        Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge => {
            out.contents(top(1), part_is_iterator(top(1)), None, true);
            out.changes.push(top(count + 1));
        }
        Op::ListAppend | Op::SetAdd => out.changes.push(top(count + 1)),
        Op::MapAdd => out.changes.push(top(count + 2)),
        Op::StoreName | Op::DeleteName => {
            let frame = execution.frames.last();
            out.changes.extend(frame.map(|frame| frame.namespace));
        }
        Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::JumpIfFalseOrPop
        | Op::JumpIfTrueOrPop
        | Op::Not => out.contents(top(1), false, None, true),
        Op::Binary => {
            if operand >= INPLACE {
                out.contents(top(2), true, None, true);
            }
            out.deeply(top(2), DEPTH);
            out.deeply(top(1), DEPTH);
        }
        Op::Compare => {
            out.deeply(top(2), DEPTH);
            out.deeply(top(1), DEPTH);
        }
        Op::FormatValue => out.deeply(top(if operand & 4 != 0 { 2 } else { 1 }), DEPTH),
        Op::Call | Op::CallMethod | Op::CallKw | Op::CallMethodKw => {
            let by_name = matches!(instruction.op, Op::CallKw | Op::CallMethodKw);
            let method = matches!(instruction.op, Op::CallMethod | Op::CallMethodKw);
            let names = if by_name { tuple(top(1)) } else { &[] };
            let end = stack.len() - usize::from(by_name);
            let mut start = end - count;
            let mut callee = stack[start - 1];
            if method && stack[start - 2].is_bound() {
                start -= 1;
                callee = stack[start - 1];
            }
            let (positional, named) = stack[start..end].split_at(end - start - names.len());
            let call = Arguments {
                positional,
                names,
                named,
            };
            out.call(vm, me, callee, call);
        }
        Op::CallEx => {
            let by_name = operand == 1;
            let (callee, positional) = match by_name {
                true => (top(3), top(2)),
                false => (top(2), top(1)),
            };
            let pairs = match body(top(1)) {
                Some(Body::Dict(dict)) if by_name => dict.pairs(),
                _ => Vec::new(),
            };
            let (names, named): (Vec<Value>, Vec<Value>) = pairs.into_iter().unzip();
            let call = Arguments {
                positional: tuple(positional),
                names: &names,
                named: &named,
            };
            out.call(vm, me, callee, call);
        }
        Op::BeforeWith => {
            let manager = top(1);
            let class = class::of(vm.types.class_of(manager));
            let enter = class.and_then(|class| class.find(vm.known.enter, &vm.cells));
            if let Some(cell) = enter {
                let call = Arguments {
                    positional: &[manager],
                    names: &[],
                    named: &[],
                };
                out.call(vm, me, vm.cells.at(cell).get(), call);
            }
        }
        Op::WithExceptStart => {
            let call = Arguments {
                positional: &[],
                names: &[],
                named: &[],
            };
            out.call(vm, me, top(3), call);
        }
        Op::ImportName => {
            let wanted = name();
            if vm.module(wanted).is_none() {
                out.imports = Some(wanted);
            }
        }
        _ => {}
    }
}
