//! Methods of the classes that have few.

use crate::vm::builtins_items_of as items_of;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::process::exception_state;
use crate::vm::value::Value;

super::methods! {
    TUPLE: "tuple.index" => index, "tuple.count" => count;
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
    let (receiver, [item]) = arguments.method::<1>(context, "tuple.index")?;
    let items = context.builtin_items(receiver).unwrap_or_default();
    match items
        .iter()
        .position(|&other| crate::vm::dict::same_key(other, item, &context.known))
    {
        Some(place) => done(Value::index(place)),
        None => Err(context.value_error("tuple.index(x): x not in tuple")),
    }
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
