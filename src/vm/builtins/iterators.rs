//! Making iterators: `iter`, `enumerate`, `zip`, `map`, `filter`, `reversed`, and what the prelude needs
//! to go on with those whose items are had by running code.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::vm::class;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::iterator::{Apart, Derived, DerivedKind, Iter, Place};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

fn value(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

/// `iter(iterable)` or `iter(function, sentinel)`.
pub(super) fn iter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    match *arguments.between(context, "iter", 1, 2)? {
        [of] => of_value(context, of),
        [function, sentinel, ..] => {
            if !super::functions::is_callable(context, function) {
                return Err(context.type_error("iter(v, w): v must be callable"));
            }
            value(context.derived(DerivedKind::Calls, function, Box::new([sentinel]), 0))
        }
        [] => value(Value::NONE),
    }
}

fn of_value(context: &mut Context<'_>, of: Value) -> Answer {
    if let Some(iterator) = context.iterator(of) {
        return value(iterator);
    }
    let vm = context.vm;
    let find = |name| class::own_special(of, name, &vm.cells);
    if let Some(method) = find(vm.known.iter) {
        if method != Value::NONE {
            let function = vm.builtin("__own_iterator__");
            return Ok(Outcome::Call(function, vec![method, of]));
        }
    } else if find(vm.known.getitem).is_some() {
        return value(context.indexed(DerivedKind::Indexed, of, 0));
    }
    let given = type_name(of);
    Err(context.type_error(format!("'{given}' object is not iterable")))
}

/// An iterator of `kind` over iterables, some of which may have an `__iter__` of their own.
fn over(
    context: &mut Context<'_>,
    kind: DerivedKind,
    function: Value,
    iterables: &[Value],
    first: i64,
) -> Answer {
    let sources: Option<Box<[Value]>> = iterables
        .iter()
        .map(|&iterable| context.iterator(iterable))
        .collect();
    match sources {
        Some(sources) => value(context.derived(kind, function, sources, first)),
        None => {
            let iterables = context.tuple(iterables);
            let kind = Value::index(kind as usize);
            let first = context.int(first);
            let function_of_prelude = context.vm.builtin("__derive__");
            Ok(Outcome::Call(
                function_of_prelude,
                vec![kind, function, iterables, first],
            ))
        }
    }
}

/// `enumerate(iterable, start=0)`.
pub(super) fn enumerate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.fitting(context, "enumerate", &["iterable", "start"], 0)?;
    let Some(iterable) = arguments.named_or_at("iterable", 0) else {
        return Err(context.type_error("enumerate() missing required argument 'iterable'"));
    };
    let start = arguments.named_or_at("start", 1).unwrap_or(Value::ZERO);
    let Some(first) = start.as_index() else {
        let given = type_name(start);
        return Err(context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    over(
        context,
        DerivedKind::Enumerate,
        Value::NONE,
        &[iterable],
        first,
    )
}

/// `zip(*iterables, strict=False)`.
pub(super) fn zip(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.only_keywords(context, "zip", &["strict"])?;
    let strict = arguments.named.first().copied().unwrap_or(Value::FALSE);
    let kind = match strict {
        Value::FALSE | Value::NONE | Value::ZERO => DerivedKind::Zip,
        _ => DerivedKind::StrictZip,
    };
    over(context, kind, Value::NONE, arguments.positional, 0)
}

/// `map(function, *iterables)`.
pub(super) fn map(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.no_keywords(context, "map")?;
    match arguments.positional {
        [] | [_] => Err(context.type_error("map() must have at least two arguments.")),
        [function, iterables @ ..] => over(context, DerivedKind::Map, *function, iterables, 0),
    }
}

/// `filter(function, iterable)`.
pub(super) fn filter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.no_keywords(context, "filter")?;
    match arguments.positional {
        [function, iterable] => over(context, DerivedKind::Filter, *function, &[*iterable], 0),
        other => {
            let given = other.len();
            Err(context.type_error(format!("filter expected 2 arguments, got {given}")))
        }
    }
}

/// `reversed(sequence)`.
pub(super) fn reversed(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let of = arguments.between(context, "reversed", 1, 1)?[0];
    let name = context.vm.names.intern("__reversed__");
    if class::own_special(of, name, &context.vm.cells).is_some() {
        let function = context.vm.builtin("__reversed_object__");
        return Ok(Outcome::Call(function, vec![of]));
    }
    let of = of.core();
    let body = of.part();
    let length = match body {
        Some(Body::List(list)) => list.len(),
        Some(Body::Tuple(items)) => items.len(),
        Some(Body::Text(text)) => text.len(),
        Some(Body::Bytes(bytes)) => bytes.len(),
        Some(Body::Range([start, stop, step])) => {
            let length = super::range_length([*start, *stop, *step]);
            let iterator = Iter::Range {
                next: Place::shared(start + (length - 1) * step),
                stop: start - step,
                step: -step,
                apart: Apart::default(),
            };
            return value(context.object(Body::Iterator(Box::new(iterator)), 48));
        }
        Some(Body::Dict(_) | Body::View(..)) => {
            let mut items = context.builtin_items(of).unwrap_or_default();
            items.reverse();
            let list = context.list(&items);
            return value(context.iterator(list).unwrap_or(Value::NONE));
        }
        _ => {
            let function = context.vm.builtin("__reversed_object__");
            return Ok(Outcome::Call(function, vec![of]));
        }
    };
    let iterator = Iter::Backward {
        sequence: of,
        next: AtomicI64::new(length as i64 - 1),
    };
    value(context.object(Body::Iterator(Box::new(iterator)), 48))
}

const KINDS: [DerivedKind; 8] = [
    DerivedKind::Enumerate,
    DerivedKind::Zip,
    DerivedKind::StrictZip,
    DerivedKind::Map,
    DerivedKind::Filter,
    DerivedKind::Calls,
    DerivedKind::Indexed,
    DerivedKind::IndexedBack,
];

/// For the prelude: an iterator of the kind of this number, over iterators.
pub(super) fn make_derived(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [kind, function, sources, first] = arguments.exactly::<4>(context, "__make_derived__")?;
    let sources = context.builtin_items(sources).unwrap_or_default();
    let number = kind.as_index().and_then(|kind| usize::try_from(kind).ok());
    match number.and_then(|number| KINDS.get(number)) {
        Some(&kind) => value(context.derived(
            kind,
            function,
            sources.into(),
            first.as_index().unwrap_or(0),
        )),
        None => Err(context.value_error("no such kind of iterator")),
    }
}

fn derived_of<'a>(value: Value) -> Option<&'a Derived> {
    match &value.object()?.get().body {
        Body::Iterator(contents) => match &**contents {
            Iter::Derived(derived) => Some(derived),
            _ => None,
        },
        _ => None,
    }
}

/// For the prelude: takes an iterator's next number.
pub(super) fn take_number(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [iterator] = arguments.exactly::<1>(context, "__take_number__")?;
    let Some(derived) = derived_of(iterator) else {
        return value(Value::NONE);
    };
    let mut number = derived
        .number
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let taken = *number;
    *number += if derived.kind == DerivedKind::IndexedBack {
        -1
    } else {
        1
    };
    value(context.int(taken))
}

/// For the prelude: an iterator has ended for good.
pub(super) fn finish(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [iterator] = arguments.exactly::<1>(context, "__finish__")?;
    if let Some(derived) = derived_of(iterator) {
        derived.finished.store(true, Ordering::Relaxed);
    }
    value(Value::NONE)
}

/// `next(iterator[, default])`.
pub(crate) fn next(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    use crate::vm::iteration::Step;
    let given = arguments.between(context, "next", 1, 2)?;
    let iterator = given[0];
    match iterator.object().map(|object| &object.get().body) {
        Some(Body::Iterator(contents)) => match (
            context.advance_or_default(iterator, contents, given.len() == 2)?,
            given.get(1),
        ) {
            (Some(Step::Item(item)), _) => value(item),
            (Some(Step::Call(function, arguments)), _) => Ok(Outcome::Call(function, arguments)),
            (None, _) => {
                let function = context.vm.builtin("__next_or__");
                Ok(Outcome::Call(function, given.to_vec()))
            }
            (Some(Step::Exhausted), Some(&default)) => value(default),
            (Some(Step::Exhausted), None) => {
                let vm = context.vm;
                Err(vm.exception(context.allocator, vm.types.get(Kind::StopIteration), []))
            }
        },
        Some(Body::Generator(_)) if given.len() == 1 => Ok(Outcome::Resume(iterator, Value::NONE)),
        _ if given.len() == 2 => {
            let function = context.vm.builtin("__next_or__");
            Ok(Outcome::Call(function, given.to_vec()))
        }
        _ => {
            let vm = context.vm;
            match class::own_special(iterator, vm.known.next, &vm.cells) {
                Some(method) => Ok(Outcome::Call(method, vec![iterator])),
                None => {
                    let given = type_name(iterator);
                    Err(context.type_error(format!("'{given}' object is not an iterator")))
                }
            }
        }
    }
}
