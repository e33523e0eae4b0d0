//! Methods of the classes that have few.

use crate::vm::builtins_items_of as items_of;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::process::exception_state;
use crate::vm::value::Value;

super::methods! {
    TUPLE: "tuple.index" => index, "tuple.count" => count;
    RANGE: "range.index" => range_index, "range.count" => range_count;
    SLICE: "slice.indices" => slice_indices;
    VIEW: "dict_keys.isdisjoint" => isdisjoint;
    GENERATOR: "generator.send" => send, "generator.throw" => throw, "generator.close" => close,
        "generator.__next__" => crate::vm::builtins_next, "generator.__iter__" => own_iterator;
    ITERATOR: "iterator.__next__" => crate::vm::builtins_next, "iterator.__iter__" => own_iterator;
    PROPERTY: "property.setter" => setter, "property.getter" => getter, "property.deleter" => deleter;
    EXCEPTION: "BaseException.__init__" => crate::vm::errors::init,
        "BaseException.with_traceback" => crate::vm::errors::with_traceback,
        "BaseException.add_note" => crate::vm::errors::add_note;
}

fn done(value: Value) -> Result<Outcome, Value> {
    Ok(Outcome::Value(value))
}

fn index(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "tuple.index")?;
    let given = rest.between(context, "index", 1, 3)?;
    let items = context.builtin_items(receiver).unwrap_or_default();
    let found = super::window(context, items.len(), &given[1..])?.and_then(|(start, end)| {
        let place = items[start..end]
            .iter()
            .position(|&other| crate::vm::dict::same_key(other, given[0], &context.known));
        place.map(|place| start + place)
    });
    match found {
        Some(place) => done(Value::index(place)),
        None => Err(context.value_error("tuple.index(x): x not in tuple")),
    }
}

fn range_of(value: Value) -> [i64; 3] {
    match value.part() {
        Some(Body::Range(range)) => *range,
        _ => [0, 0, 1],
    }
}

/// Where in a range an integer is.
pub(in crate::vm) fn range_place([start, stop, step]: [i64; 3], wanted: Value) -> Option<i64> {
    let wanted = match wanted.core().as_float() {
        Some(float) if float.fract() == 0.0 => float as i64,
        _ => crate::vm::compare::as_wide(wanted)?,
    };
    let inside = if step > 0 {
        start <= wanted && wanted < stop
    } else {
        stop < wanted && wanted <= start
    };
    (inside && (wanted - start) % step == 0).then(|| (wanted - start) / step)
}

fn range_index(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [wanted]) = arguments.method::<1>(context, "range.index")?;
    match range_place(range_of(receiver), wanted) {
        Some(place) => done(context.int(place)),
        None => {
            let shown = crate::vm::represent::representation(context, wanted).unwrap_or_default();
            Err(context.value_error(format!("{shown} is not in range")))
        }
    }
}

fn range_count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [wanted]) = arguments.method::<1>(context, "range.count")?;
    let found = range_place(range_of(receiver), wanted).is_some();
    done(Value::index(usize::from(found)))
}

fn slice_indices(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [length]) = arguments.method::<1>(context, "slice.indices")?;
    let length = super::integer(context, length)?;
    let Ok(length) = usize::try_from(length) else {
        return Err(context.value_error("length should not be negative"));
    };
    let Some(Body::Slice(parts)) = receiver.object().map(|object| &object.get().body) else {
        return done(Value::NONE);
    };
    let (start, stop, step) = crate::vm::subscript::slice_bounds(context, parts, length)?;
    let indices = [start, stop, step].map(|index| context.int(index));
    done(context.tuple(indices))
}

fn isdisjoint(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [other]) = arguments.method::<1>(context, "isdisjoint")?;
    let own = context.builtin_items(receiver).unwrap_or_default();
    let items = match items_of(context, other) {
        Ok(items) => items,
        Err(obstacle) => return obstacle.answer(1),
    };
    let shared = items.iter().any(|&item| {
        own.iter()
            .any(|&key| crate::vm::dict::same_key(key, item, &context.known))
    });
    done(Value::bool(!shared))
}

fn count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "tuple.count")?;
    let items = context.builtin_items(receiver).unwrap_or_default();
    done(Value::index(
        items
            .iter()
            .filter(|&&other| crate::vm::dict::same_key(other, item, &context.known))
            .count(),
    ))
}

fn own_iterator(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "__iter__")?;
    done(receiver)
}

fn send(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [value]) = arguments.method::<1>(context, "generator.send")?;
    Ok(Outcome::Resume(receiver, value))
}

/// `generator.throw(exception)`, or with a class and its argument.
fn throw(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "generator.throw")?;
    let given = rest.between(context, "throw", 1, 3)?;
    if exception_state(given[0]).is_some() && given.get(1).is_none_or(|&value| value == Value::NONE)
    {
        return Ok(Outcome::Throw(receiver, given[0]));
    }
    let function = context.vm.builtin("__throw_class__");
    let value = given.get(1).copied().unwrap_or(Value::NONE);
    Ok(Outcome::Call(function, vec![receiver, given[0], value]))
}

fn close(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "generator.close")?;
    match crate::vm::call::generator_of(receiver) {
        Some(generator) if generator.is_under_way() => {
            let function = context.vm.builtin("__close_generator__");
            Ok(Outcome::Call(function, vec![receiver]))
        }
        Some(generator) => {
            generator.finish_unless_running();
            done(Value::NONE)
        }
        None => done(Value::NONE),
    }
}

fn property_with(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    part: usize,
    name: &str,
) -> Result<Outcome, Value> {
    let (receiver, [function]) = arguments.method::<1>(context, name)?;
    let Some(Body::Property(parts)) = receiver.part() else {
        return done(Value::NONE);
    };
    let mut parts = **parts;
    parts[part] = function;
    done(context.object(Body::Property(Box::new(parts)), 24))
}

fn getter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    property_with(context, arguments, 0, "getter")
}

fn setter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    property_with(context, arguments, 1, "setter")
}

fn deleter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    property_with(context, arguments, 2, "deleter")
}

/// The items of an iterable, for methods that take any.
pub(super) fn texts(
    context: &mut Context<'_>,
    iterable: Value,
    argument: usize,
) -> Result<Result<Vec<Value>, Outcome>, Value> {
    match items_of(context, iterable) {
        Ok(items) => Ok(Ok(items)),
        Err(obstacle) => obstacle.answer(argument).map(Err),
    }
}
