//! Methods of sets. Each is one atomic event.

use crate::bytecode::BinaryOperator;
use crate::vm::builtins_items_of as items_of;
use crate::vm::dict::Dict;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

super::methods! {
    METHODS:
        "set.add" => add, "set.remove" => remove, "set.discard" => discard, "set.pop" => pop,
        "set.clear" => clear, "set.copy" => copy, "set.update" => update, "set.union" => union,
        "set.intersection" => intersection, "set.difference" => difference, "set.issubset" => issubset,
        "set.issuperset" => issuperset, "set.isdisjoint" => isdisjoint;
}

fn set<'a>(context: &mut Context<'_>, value: Value, method: &str) -> Result<&'a Dict, Value> {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Set(set)) => Ok(set),
        _ => {
            let given = type_name(value);
            Err(context.type_error(format!(
                "descriptor '{method}' for 'set' objects doesn't apply to a '{given}' object"
            )))
        }
    }
}

fn none() -> Result<Outcome, Value> {
    Ok(Outcome::Value(Value::NONE))
}

fn add(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "set.add")?;
    let set = set(context, receiver, "add")?;
    context.vm.heap.note(context.allocator, 40);
    set.set(item, Value::NONE)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    none()
}

fn remove(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "set.remove")?;
    match set(context, receiver, "remove")?.remove(item) {
        Ok(Some(_)) => none(),
        Ok(None) => Err(context.key_error(item)),
        Err(unhashable) => Err(context.unhashable(unhashable)),
    }
}

fn discard(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "set.discard")?;
    set(context, receiver, "discard")?
        .remove(item)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    none()
}

fn pop(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "set.pop")?;
    match set(context, receiver, "pop")?.pop_last() {
        Some((item, _)) => Ok(Outcome::Value(item)),
        None => Err(context.error(Kind::KeyError, "pop from an empty set")),
    }
}

fn clear(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "set.clear")?;
    set(context, receiver, "clear")?.clear();
    none()
}

fn copy(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "set.copy")?;
    let keys: Vec<Value> = set(context, receiver, "copy")?
        .pairs()
        .into_iter()
        .map(|pair| pair.0)
        .collect();
    Ok(Outcome::Value(context.set(keys)))
}

fn update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [more]) = arguments.method::<1>(context, "set.update")?;
    let set = set(context, receiver, "update")?;
    match items_of(context, more) {
        Ok(items) => {
            for item in items {
                set.set(item, Value::NONE)
                    .map_err(|unhashable| context.unhashable(unhashable))?;
            }
            none()
        }
        Err(obstacle) => obstacle.answer(1),
    }
}

fn combined(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    operator: BinaryOperator,
) -> Result<Outcome, Value> {
    let (receiver, [other]) = arguments.method::<1>(context, name)?;
    set(context, receiver, name)?;
    let items = match items_of(context, other) {
        Ok(items) => items,
        Err(obstacle) => return obstacle.answer(1),
    };
    let other = context.set(items);
    let result = context.binary(operator as u32, receiver, other)?;
    Ok(Outcome::Value(result.unwrap_or(Value::NONE)))
}

fn union(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    combined(context, arguments, "union", BinaryOperator::Or)
}

fn intersection(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    combined(context, arguments, "intersection", BinaryOperator::And)
}

fn difference(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    combined(context, arguments, "difference", BinaryOperator::Subtract)
}

fn related(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    holds: fn(&[Value], &[Value]) -> bool,
) -> Result<Outcome, Value> {
    let (receiver, [other]) = arguments.method::<1>(context, name)?;
    let own: Vec<Value> = set(context, receiver, name)?
        .pairs()
        .into_iter()
        .map(|pair| pair.0)
        .collect();
    match items_of(context, other) {
        Ok(items) => Ok(Outcome::Value(Value::bool(holds(&own, &items)))),
        Err(obstacle) => obstacle.answer(1),
    }
}

fn within(inner: &[Value], outer: &[Value]) -> bool {
    inner.iter().all(|&item| {
        outer
            .iter()
            .any(|&other| crate::vm::dict::same_key(item, other))
    })
}

fn issubset(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    related(context, arguments, "issubset", within)
}

fn issuperset(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    related(context, arguments, "issuperset", |own, other| {
        within(other, own)
    })
}

fn isdisjoint(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    related(context, arguments, "isdisjoint", |own, other| {
        !own.iter().any(|&item| {
            other
                .iter()
                .any(|&another| crate::vm::dict::same_key(item, another))
        })
    })
}
