//! Methods of sets and frozensets. Each is one atomic event.

use crate::vm::Known;
use crate::vm::builtins_items_of as items_of;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::{Context, Obstacle};
use crate::vm::object::Body;
use crate::vm::set::Set;
use crate::vm::types::Kind;
use crate::vm::value::Value;

super::methods! {
    METHODS:
        "set.add" => add, "set.remove" => remove, "set.discard" => discard, "set.pop" => pop,
        "set.clear" => clear, "set.copy" => copy, "set.update" => update, "set.union" => union,
        "set.intersection" => intersection, "set.difference" => difference, "set.issubset" => issubset,
        "set.issuperset" => issuperset, "set.isdisjoint" => isdisjoint,
        "set.symmetric_difference" => symmetric_difference,
        "set.intersection_update" => intersection_update, "set.difference_update" => difference_update,
        "set.symmetric_difference_update" => symmetric_difference_update;
    FROZEN:
        "frozenset.copy" => copy, "frozenset.union" => union, "frozenset.intersection" => intersection,
        "frozenset.difference" => difference, "frozenset.issubset" => issubset,
        "frozenset.issuperset" => issuperset, "frozenset.isdisjoint" => isdisjoint,
        "frozenset.symmetric_difference" => symmetric_difference;
}

type Answer = Result<Outcome, Value>;

fn set<'a>(context: &mut Context<'_>, value: Value, method: &str) -> Result<&'a Set, Value> {
    match set_of(value) {
        Some(set) => Ok(set),
        None => Err(super::unfit(context, method, "set", value)),
    }
}

fn set_of<'a>(value: Value) -> Option<&'a Set> {
    match value.part()? {
        Body::Set(set) => Some(set),
        _ => None,
    }
}

fn none() -> Answer {
    Ok(Outcome::Value(Value::NONE))
}

fn one<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<(&'a Set, Value), Value> {
    let (receiver, [item]) = arguments.method::<1>(context, &format!("set.{name}"))?;
    Ok((set(context, receiver, name)?, item))
}

fn add(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (set, item) = one(context, arguments, "add")?;
    context.vm.heap.note(context.allocator, 40);
    set.add(item, &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    none()
}

fn remove(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (set, item) = one(context, arguments, "remove")?;
    match set.remove(item, &context.known) {
        Ok(true) => none(),
        Ok(false) => Err(context.key_error(item)),
        Err(unhashable) => Err(context.unhashable(unhashable)),
    }
}

fn discard(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (set, item) = one(context, arguments, "discard")?;
    set.remove(item, &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    none()
}

fn pop(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "set.pop")?;
    match set(context, receiver, "pop")?.pop() {
        Some(item) => Ok(Outcome::Value(item)),
        None => Err(context.error(Kind::KeyError, "pop from an empty set")),
    }
}

fn clear(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "set.clear")?;
    set(context, receiver, "clear")?.clear();
    none()
}

fn copy(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "set.copy")?;
    let own = set(context, receiver, "copy")?;
    if own.frozen {
        return Ok(Outcome::Value(receiver));
    }
    Ok(Outcome::Value(context.set_object(own.copied(), false)))
}

/// What a set is combined with.
struct Other<'a> {
    /// The argument, if it is a set.
    set: Option<&'a Set>,
    /// Otherwise its items, in their order and with repetitions, which are all hashable.
    items: Vec<Value>,
}

impl Other<'_> {
    /// Gives `use_set` the argument as a set.
    fn with<R>(&self, known: &Known, use_set: impl FnOnce(&Set) -> R) -> R {
        match self.set {
            Some(set) => use_set(set),
            None => {
                let set = Set::from_keys(self.items.iter().copied(), known);
                use_set(&set.unwrap_or_default())
            }
        }
    }
}

fn other_of<'a>(context: &mut Context<'_>, value: Value) -> Result<Other<'a>, Obstacle> {
    if let Some(set) = set_of(value) {
        return Ok(Other {
            set: Some(set),
            items: Vec::new(),
        });
    }
    let items = items_of(context, value)?;
    match items
        .iter()
        .find_map(|&item| crate::vm::dict::hash(item, &context.known).err())
    {
        Some(unhashable) => Err(Obstacle::Raise(context.unhashable(unhashable))),
        None => Ok(Other { set: None, items }),
    }
}

/// The receiver and all other arguments as sets, or what has to happen first.
fn others<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<Result<(&'a Set, Vec<Other<'a>>), Outcome>, Value> {
    let (receiver, rest) = arguments.receiver(context, name)?;
    let own = set(context, receiver, name)?;
    rest.no_keywords(context, &format!("set.{name}"))?;
    let mut sets = Vec::new();
    for (number, &other) in rest.positional.iter().enumerate() {
        match other_of(context, other) {
            Ok(set) => sets.push(set),
            Err(obstacle) => return obstacle.answer(number + 1).map(Err),
        }
    }
    Ok(Ok((own, sets)))
}

/// A new set made of the receiver and the arguments.
fn made(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    combine: fn(&Set, &Other<'_>, &Known) -> Set,
) -> Answer {
    match others(context, arguments, name)? {
        Ok((own, others)) => {
            let mut result = None;
            for other in &others {
                result = Some(combine(
                    result.as_ref().unwrap_or(own),
                    other,
                    &context.known,
                ));
            }
            let result = result.unwrap_or_else(|| own.copied());
            Ok(Outcome::Value(context.set_object(result, own.frozen)))
        }
        Err(outcome) => Ok(outcome),
    }
}

/// Changes the receiver by each argument.
fn changed(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    change: fn(&Set, &Other<'_>, &Known),
) -> Answer {
    match others(context, arguments, name)? {
        Ok((own, others)) => {
            let before = own.payload();
            others
                .iter()
                .for_each(|other| change(own, other, &context.known));
            let grown = own.payload().saturating_sub(before);
            context.vm.heap.note(context.allocator, grown);
            none()
        }
        Err(outcome) => Ok(outcome),
    }
}

fn exactly_one(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<(), Value> {
    let given = arguments.positional.len().saturating_sub(1);
    if given == 1 {
        return Ok(());
    }
    Err(context.type_error(format!(
        "set.{name}() takes exactly one argument ({given} given)"
    )))
}

fn merge(own: &Set, other: &Other<'_>, known: &Known) {
    match other.set {
        Some(set) => own.merge(set, known),
        None => {
            for &item in &other.items {
                let _known_hashable = own.add(item, known);
            }
        }
    }
}

fn intersect(own: &Set, other: &Other<'_>, known: &Known) -> Set {
    match other.set {
        Some(set) => own.intersection(set, known),
        None => {
            let items = other.items.iter().copied();
            let both = items.filter(|&item| matches!(own.contains(item, known), Ok(true)));
            Set::from_keys(both, known).unwrap_or_default()
        }
    }
}

fn update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    changed(context, arguments, "update", merge)
}

fn intersection_update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    changed(
        context,
        arguments,
        "intersection_update",
        |own, other, known| {
            let both = intersect(own, other, known);
            if !known.is_missing() {
                own.become_copy_of(&both);
            }
        },
    )
}

fn difference_update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    changed(
        context,
        arguments,
        "difference_update",
        |own, other, known| {
            other.with(known, |other| own.subtract(other, known));
        },
    )
}

fn symmetric_difference_update(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    exactly_one(context, arguments, "symmetric_difference_update")?;
    changed(
        context,
        arguments,
        "symmetric_difference_update",
        |own, other, known| other.with(known, |other| own.toggle(other, known)),
    )
}

fn union(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    match others(context, arguments, "union")? {
        Ok((own, others)) => {
            let result = own.copied();
            others
                .iter()
                .for_each(|other| merge(&result, other, &context.known));
            Ok(Outcome::Value(context.set_object(result, own.frozen)))
        }
        Err(outcome) => Ok(outcome),
    }
}

fn intersection(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    made(context, arguments, "intersection", intersect)
}

fn difference(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    made(
        context,
        arguments,
        "difference",
        |own, other, known| match other.set {
            Some(set) => own.difference(set, known),
            None => {
                let result = own.copied();
                other.with(known, |other| result.subtract(other, known));
                result
            }
        },
    )
}

fn symmetric_difference(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    exactly_one(context, arguments, "symmetric_difference")?;
    made(
        context,
        arguments,
        "symmetric_difference",
        |own, other, known| {
            let result = match other.set {
                Some(set) => set.copied(),
                None => Set::from_keys(other.items.iter().copied(), known).unwrap_or_default(),
            };
            result.toggle(own, known);
            result
        },
    )
}

fn related(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    holds: fn(&Set, &Set, &Known) -> bool,
) -> Answer {
    exactly_one(context, arguments, name)?;
    match others(context, arguments, name)? {
        Ok((own, others)) => Ok(Outcome::Value(Value::bool(others.iter().all(|other| {
            other.with(&context.known, |other| holds(own, other, &context.known))
        })))),
        Err(outcome) => Ok(outcome),
    }
}

fn issubset(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    related(context, arguments, "issubset", Set::is_within)
}

fn issuperset(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    related(context, arguments, "issuperset", |own, other, known| {
        other.is_within(own, known)
    })
}

fn isdisjoint(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    related(context, arguments, "isdisjoint", Set::is_disjoint)
}
