//! Methods of dicts. Each is one atomic event.

use crate::vm::dict::Dict;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::iterator::DictView;
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::types::Kind;
use crate::vm::value::Value;

super::methods! {
    METHODS:
        "dict.get" => get, "dict.keys" => keys, "dict.values" => values, "dict.items" => items,
        "dict.pop" => pop, "dict.popitem" => popitem, "dict.setdefault" => setdefault, "dict.clear" => clear,
        "dict.copy" => copy, "dict.update" => update, "dict.__init__" => update;
    OF_CLASS: "dict.fromkeys" => fromkeys;
}

fn dict<'a>(context: &mut Context<'_>, value: Value, method: &str) -> Result<&'a Dict, Value> {
    match value.part() {
        Some(Body::Dict(dict)) => Ok(dict),
        _ => Err(super::unfit(context, method, "dict", value)),
    }
}

fn done(value: Value) -> Result<Outcome, Value> {
    Ok(Outcome::Value(value))
}

fn get(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "dict.get")?;
    let given = rest.between(context, "dict.get", 1, 2)?;
    let found = dict(context, receiver, "get")?
        .get(given[0], &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    done(found.or(given.get(1).copied()).unwrap_or(Value::NONE))
}

fn view(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    view: DictView,
) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, name)?;
    dict(context, receiver, name.trim_start_matches("dict."))?;
    done(context.object(Body::View(receiver.core(), view), 0))
}

fn keys(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    view(context, arguments, "dict.keys", DictView::Keys)
}

fn values(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    view(context, arguments, "dict.values", DictView::Values)
}

fn items(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    view(context, arguments, "dict.items", DictView::Items)
}

fn pop(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "dict.pop")?;
    let given = rest.between(context, "dict.pop", 1, 2)?;
    let own = dict(context, receiver, "pop")?;
    let found = own
        .remove(given[0], &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    if found.is_some() {
        context.write_through(own, given[0], Value::UNBOUND);
    }
    match found.or(given.get(1).copied()) {
        Some(value) => done(value),
        None => Err(context.key_error(given[0])),
    }
}

fn popitem(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "dict.popitem")?;
    match dict(context, receiver, "popitem")?.pop_last() {
        Some((key, value)) => done(context.tuple([key, value])),
        None => Err(context.error(Kind::KeyError, "popitem(): dictionary is empty")),
    }
}

fn setdefault(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "dict.setdefault")?;
    let given = rest.between(context, "dict.setdefault", 1, 2)?;
    let default = given.get(1).copied().unwrap_or(Value::NONE);
    let dict = dict(context, receiver, "setdefault")?;
    let value = dict
        .get_or_set(given[0], default, &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    context.write_through(dict, given[0], value);
    done(value)
}

fn clear(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "dict.clear")?;
    let own = dict(context, receiver, "clear")?;
    if own.origin().is_some() {
        for (key, _) in own.pairs() {
            context.write_through(own, key, Value::UNBOUND);
        }
    }
    own.clear();
    done(Value::NONE)
}

fn copy(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "dict.copy")?;
    let pairs = dict(context, receiver, "copy")?.pairs();
    done(context.vm.dict(context.allocator, pairs))
}

fn update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "dict.update")?;
    let target = dict(context, receiver, "update")?;
    if rest.positional.len() > 1 {
        rest.between(context, "update", 0, 1)?;
    }
    let source = match super::super::builtins::construct(context, Kind::Dict, rest)? {
        Outcome::Value(source) => source,
        Outcome::Convert(argument, conversion) => {
            return Ok(Outcome::Convert(argument + 1, conversion));
        }
        other => return Ok(other),
    };
    for (key, value) in dict(context, source, "update")?.pairs() {
        target
            .set(key, value, &context.known)
            .map_err(|unhashable| context.unhashable(unhashable))?;
        context.write_through(target, key, value);
    }
    done(Value::NONE)
}

fn fromkeys(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (_class, rest) = arguments.receiver(context, "dict.fromkeys")?;
    let given = rest.between(context, "fromkeys", 1, 2)?;
    let items = match crate::vm::builtins_items_of(context, given[0]) {
        Ok(items) => items,
        Err(obstacle) => return obstacle.answer(1),
    };
    let value = given.get(1).copied().unwrap_or(Value::NONE);
    let pairs = items.into_iter().map(|key| (key, value));
    let dict = Dict::from_pairs(pairs, &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    let bytes = dict.len() * 40 + 64;
    done(context.object(Body::Dict(Box::new(dict)), bytes))
}
