//! Methods of lists. Each is one atomic event.

use crate::vm::Known;
use crate::vm::builtins_items_of as items_of;
use crate::vm::compare;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::list::List;
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::subscript;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

super::methods! {
    METHODS:
        "list.append" => append, "list.extend" => extend, "list.insert" => insert, "list.pop" => pop,
        "list.remove" => remove, "list.clear" => clear, "list.index" => index, "list.count" => count,
        "list.reverse" => reverse, "list.copy" => copy, "list.sort" => sort;
}

type Answer = Result<Outcome, Value>;

fn list<'a>(context: &mut Context<'_>, value: Value, method: &str) -> Result<&'a List, Value> {
    match value.part() {
        Some(Body::List(list)) => Ok(list),
        _ => Err(super::unfit(context, method, "list", value)),
    }
}

fn none() -> Result<Outcome, Value> {
    Ok(Outcome::Value(Value::NONE))
}

fn append(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "list.append")?;
    let list = list(context, receiver, "append")?;
    context.append(list, item)?;
    none()
}

fn reworked<R>(
    context: &mut Context<'_>,
    list: &List,
    change: impl FnOnce(&mut Vec<Value>) -> R,
) -> R {
    let (result, bytes) = list.rework(change);
    context.vm.heap.note(context.allocator, bytes);
    result
}

fn extend(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [more]) = arguments.method::<1>(context, "list.extend")?;
    let list = list(context, receiver, "extend")?;
    match items_of(context, more) {
        Ok(items) => context.extend(list, &items)?,
        Err(obstacle) => return obstacle.answer(1),
    }
    none()
}

fn insert(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [place, item]) = arguments.method::<2>(context, "list.insert")?;
    let list = list(context, receiver, "insert")?;
    let Some(place) = place.as_index() else {
        let given = type_name(place);
        return Err(context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    let find = |length: usize| subscript::place(place, length).unwrap_or(0);
    let bytes = list.insert(find, item);
    context.vm.heap.note(context.allocator, bytes);
    none()
}

fn pop(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "list.pop")?;
    let list = list(context, receiver, "pop")?;
    let place = match rest.between(context, "list.pop", 0, 1)? {
        [place, ..] => match place.as_index() {
            Some(index) => index,
            None => super::integer(context, *place)?,
        },
        [] => -1,
    };
    if list.is_empty() {
        return Err(context.error(Kind::IndexError, "pop from empty list"));
    }
    let popped = if place == -1 {
        list.pop()
    } else {
        let removed = list.remove(|length| subscript::place(place, length));
        removed.map(|(item, bytes)| {
            context.vm.heap.note(context.allocator, bytes);
            item
        })
    };
    match popped {
        Some(value) => Ok(Outcome::Value(value)),
        None => Err(context.error(Kind::IndexError, "pop index out of range")),
    }
}

/// Whether an item is searched for by the built-in types' equality alone. Where the program compares
/// items itself, the prelude searches.
fn is_plain_search(items: &[Value], item: Value) -> bool {
    let known = Known::default();
    let plain = |&other: &Value| other == item || compare::equal(other, item, &known).is_some();
    items.iter().all(plain)
}

/// Has the prelude search.
fn searched(context: &Context<'_>, function: &str, arguments: Arguments<'_>) -> Answer {
    let arguments = arguments.positional.to_vec();
    Ok(Outcome::Call(context.vm.builtin(function), arguments))
}

fn same(left: Value, right: Value) -> bool {
    left == right || compare::equal(left, right, &Known::default()) == Some(true)
}

fn remove(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "list.remove")?;
    let list = list(context, receiver, "remove")?;
    loop {
        // What comes early is found without a look at the others.
        let mut items = list.front(subscript::EARLY);
        let mut found = subscript::first_place(&items, item);
        if found.flatten().is_none() {
            items = list.snapshot();
            found = subscript::first_place(&items, item);
        }
        let Some(found) = found else {
            return searched(context, "__list_remove__", arguments);
        };
        let Some(place) = found else {
            return Err(context.value_error("list.remove(x): x not in list"));
        };
        // Unless another thread has changed the list meanwhile.
        if let Some(bytes) = list.remove_if(place, items[place]) {
            context.vm.heap.note(context.allocator, bytes);
            return none();
        }
    }
}

fn clear(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "list.clear")?;
    let list = list(context, receiver, "clear")?;
    reworked(context, list, Vec::clear);
    none()
}

fn index(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "list.index")?;
    let given = rest.between(context, "list.index", 1, 3)?;
    let item = given[0];
    let list = list(context, receiver, "index")?;
    // What comes early is found without a look at the others.
    if given.len() == 1
        && let Some(Some(place)) = subscript::first_place(&list.front(subscript::EARLY), item)
    {
        return Ok(Outcome::Value(Value::index(place)));
    }
    let items = list.snapshot();
    let (start, end) = super::window(context, items.len(), &given[1..])?.unwrap_or_default();
    let Some(found) = subscript::first_place(&items[start..end], item) else {
        return searched(context, "__list_index__", arguments);
    };
    match found {
        Some(place) => Ok(Outcome::Value(Value::index(start + place))),
        None => {
            let shown = crate::vm::represent::representation(context, item).unwrap_or_default();
            Err(context.value_error(format!("{shown} is not in list")))
        }
    }
}

fn count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [item]) = arguments.method::<1>(context, "list.count")?;
    let items = list(context, receiver, "count")?.snapshot();
    if !is_plain_search(&items, item) {
        return searched(context, "__list_count__", arguments);
    }
    Ok(Outcome::Value(Value::index(
        items.iter().filter(|&&other| same(other, item)).count(),
    )))
}

fn reverse(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "list.reverse")?;
    let list = list(context, receiver, "reverse")?;
    reworked(context, list, |own| own.reverse());
    none()
}

fn copy(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "list.copy")?;
    let items = list(context, receiver, "copy")?.snapshot();
    Ok(Outcome::Value(context.list(&items)))
}

/// The prelude's function does the work, since a key may run the program's own code.
fn sort(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, rest) = arguments.receiver(context, "list.sort")?;
    list(context, receiver, "sort")?;
    if !rest.positional.is_empty() {
        return Err(context.type_error("sort() takes no positional arguments"));
    }
    rest.only_keywords(context, "sort", &["key", "reverse"])?;
    let key = rest.named_or_at("key", usize::MAX).unwrap_or(Value::NONE);
    let reverse = rest
        .named_or_at("reverse", usize::MAX)
        .unwrap_or(Value::FALSE);
    Ok(Outcome::Call(
        context.vm.builtin("__sort__"),
        vec![receiver, key, reverse],
    ))
}
