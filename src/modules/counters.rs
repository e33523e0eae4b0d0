//! `_itertools`: the iterators that threads like to share. Taking an item is one atomic event, so
//! `next(counter)` never gives two threads the same number.

use std::sync::{Mutex, MutexGuard};

use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::Foreign;
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, compare, foreign};

/// What is still to come.
enum Source {
    /// Numbers without end: the next one, and the step.
    Count(Value, Value),
    /// The same value, so many times or for ever.
    Repeat(Value, Option<i64>),
    /// Items in a circle, and the place of the next one.
    Cycle(Box<[Value]>, usize),
}

/// An iterator that threads may share.
struct Counter(Mutex<Source>);

impl Counter {
    fn source(&self) -> MutexGuard<'_, Source> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Foreign for Counter {
    fn trace(&self, marker: &mut Marker) {
        match &*self.source() {
            Source::Count(next, step) => marker.values(&[*next, *step]),
            Source::Repeat(value, _) => marker.value(*value),
            Source::Cycle(items, _) => marker.values(items),
        }
    }

    fn payload(&self) -> usize {
        match &*self.source() {
            Source::Cycle(items, _) => items.len() * 8 + 64,
            _ => 64,
        }
    }

    fn save(&self, image: &mut Vec<Value>) -> bool {
        match &*self.source() {
            Source::Count(next, _) => image.push(*next),
            Source::Repeat(_, left) => {
                image.extend(left.map(|left| Value::index(left.max(0) as usize)));
            }
            Source::Cycle(_, place) => image.push(Value::index(*place)),
        }
        true
    }

    fn load(&self, image: &[Value]) {
        let saved = image.first().copied();
        let number = saved.and_then(Value::as_int);
        match &mut *self.source() {
            Source::Count(next, _) => *next = saved.unwrap_or(*next),
            Source::Repeat(_, left) => *left = number,
            Source::Cycle(_, place) => *place = number.unwrap_or(0) as usize,
        }
    }

    fn forked(&self, copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Counter(Mutex::new(match &*self.source() {
            Source::Count(next, step) => Source::Count(copies.value(*next), copies.value(*step)),
            Source::Repeat(value, left) => Source::Repeat(copies.value(*value), *left),
            Source::Cycle(items, place) => Source::Cycle(copies.values(items).into(), *place),
        })))
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The functions of `_itertools` that make them.
pub(super) const FUNCTIONS: [NativeFunction; 3] = [
    NativeFunction {
        name: "count",
        method: false,
        call: count,
    },
    NativeFunction {
        name: "repeat",
        method: false,
        call: repeat,
    },
    NativeFunction {
        name: "cycle",
        method: false,
        call: cycle,
    },
];

/// What every iterator answers when it is asked for one.
pub(super) const ITSELF: NativeFunction = NativeFunction {
    name: "__iter__",
    method: true,
    call: itself,
};

const METHODS: &[NativeFunction] = &[
    ITSELF,
    NativeFunction {
        name: "__next__",
        method: true,
        call: next,
    },
    NativeFunction {
        name: "_parts",
        method: true,
        call: parts,
    },
];

/// Makes the classes of the iterators.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    for (bound_as, name) in [
        ("_Count", "count"),
        ("_Repeat", "repeat"),
        ("_Cycle", "cycle"),
    ] {
        foreign::install(context, globals, bound_as, ["itertools", name], METHODS);
    }
}

type Answer = Result<Outcome, Value>;

fn create(context: &mut Context<'_>, bound_as: &str, source: Source) -> Answer {
    let inner = Box::new(Counter(Mutex::new(source)));
    let made = foreign::create(context, ["_itertools", bound_as], inner)?;
    Ok(Outcome::Value(made))
}

/// `count(start, step)` of numbers.
fn count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [start, step] = arguments.exactly::<2>(context, "count")?;
    if compare::as_number(start).is_none() || compare::as_number(step).is_none() {
        return Err(context.type_error("a number is required"));
    }
    create(context, "_Count", Source::Count(start, step))
}

/// `repeat(value, times)`; for ever if `times` is None.
fn repeat(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value, times] = arguments.exactly::<2>(context, "repeat")?;
    create(context, "_Repeat", Source::Repeat(value, times.as_index()))
}

/// `cycle(list)`.
fn cycle(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [items] = arguments.exactly::<1>(context, "cycle")?;
    match crate::vm::builtins_items_of(context, items) {
        Ok(items) => create(context, "_Cycle", Source::Cycle(items.into(), 0)),
        Err(obstacle) => obstacle.answer(0),
    }
}

fn itself(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__iter__")?;
    Ok(Outcome::Value(receiver))
}

fn of<'a>(context: &mut Context<'_>, value: Value) -> Result<&'a Counter, Value> {
    foreign::of(value).ok_or_else(|| context.type_error("an iterator of itertools is required"))
}

/// The number of addition among the binary operators.
const ADD: u32 = crate::bytecode::BinaryOperator::Add as u32;

fn next(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__next__")?;
    let mut source = of(context, receiver)?.source();
    let item = match &mut *source {
        Source::Count(next, step) => {
            let current = *next;
            if let Some(after) = context.binary(ADD, current, *step)? {
                *next = after;
            }
            Some(current)
        }
        Source::Repeat(value, None) => Some(*value),
        Source::Repeat(value, Some(left)) => {
            *left -= 1;
            (*left >= 0).then_some(*value)
        }
        Source::Cycle(items, place) => {
            let item = items.get(*place).copied();
            *place = (*place + 1) % items.len().max(1);
            item
        }
    };
    match item {
        Some(item) => Ok(Outcome::Value(item)),
        None => {
            let class = context.vm.types.get(Kind::StopIteration);
            Err(context.vm.exception(context.allocator, class, []))
        }
    }
}

/// What `repr()` shows: the next number and the step, or the value and how often it still comes.
fn parts(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "_parts")?;
    let parts = match &*of(context, receiver)?.source() {
        Source::Count(next, step) => [*next, *step],
        Source::Repeat(value, None) => [*value, Value::NONE],
        Source::Repeat(value, Some(left)) => [*value, context.int((*left).max(0))],
        Source::Cycle(..) => [Value::NONE, Value::NONE],
    };
    Ok(Outcome::Value(context.tuple(parts)))
}
