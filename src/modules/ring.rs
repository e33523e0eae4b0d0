//! `_collections`: the items of a `deque`. Each operation is one atomic event.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::Foreign;
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, compare, foreign};

#[derive(Default)]
struct Items {
    values: VecDeque<Value>,
    /// How often an item was added or taken away: iterators notice.
    changes: i64,
}

/// The items of one deque.
struct Ring {
    most: Option<usize>,
    items: Mutex<Items>,
}

impl Ring {
    fn items(&self) -> MutexGuard<'_, Items> {
        self.items
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Adds at one end; a full ring loses an item at the other.
    fn add(&self, value: Value, left: bool) {
        let mut items = self.items();
        items.changes += 1;
        if self.most == Some(0) {
            return;
        }
        let full = self.most.is_some_and(|most| items.values.len() >= most);
        if left {
            items.values.push_front(value);
        } else {
            items.values.push_back(value);
        }
        if full && left {
            items.values.pop_back();
        } else if full {
            items.values.pop_front();
        }
    }
}

impl Foreign for Ring {
    fn trace(&self, marker: &mut Marker) {
        self.items()
            .values
            .iter()
            .for_each(|&value| marker.value(value));
    }

    fn payload(&self) -> usize {
        self.items().values.capacity() * 8 + 64
    }

    fn save(&self, image: &mut Vec<Value>) -> bool {
        let items = self.items();
        image.push(Value::index(items.changes as usize));
        image.extend(&items.values);
        true
    }

    fn load(&self, image: &[Value]) {
        let mut items = self.items();
        let (changes, values) = image.split_first().unwrap_or((&Value::ZERO, &[]));
        items.changes = changes.as_int().unwrap_or(0);
        items.values.clear();
        items.values.extend(values);
    }

    fn forked(&self, copies: &Copies) -> Box<dyn Foreign> {
        let items = self.items();
        Box::new(Ring {
            most: self.most,
            items: Mutex::new(Items {
                values: copies.values(&items.values).into(),
                changes: items.changes,
            }),
        })
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

macro_rules! functions {
    ($(#[$doc:meta] $table:ident, $method:literal: $($name:literal => $call:expr),* $(,)?;)*) => {
        $(
            #[$doc]
            pub(super) const $table: &[NativeFunction] =
                &[$(NativeFunction { name: $name, method: $method, call: $call }),*];
        )*
    };
}

functions! {
    /// The functions of `_collections`.
    FUNCTIONS, false: "ring" => ring, "tally" => super::tally::tally;
    /// The methods of a ring.
    METHODS, true:
        "append" => |context, given| add(context, given, "append", false),
        "appendleft" => |context, given| add(context, given, "appendleft", true),
        "pop" => |context, given| pop(context, given, "pop", false),
        "popleft" => |context, given| pop(context, given, "popleft", true),
        "extend" => |context, given| extend(context, given, "extend", false),
        "extendleft" => |context, given| extend(context, given, "extendleft", true),
        "insert" => insert, "get" => get, "set" => set, "delete" => delete, "rotate" => rotate,
        "reverse" => reverse, "clear" => clear, "find" => find, "remove" => remove,
        "items" => items, "changes" => changes, "at" => at, "length" => length;
}

/// Makes the class of rings.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    foreign::install(context, globals, "_Ring", ["_collections", "ring"], METHODS);
}

type Answer = Result<Outcome, Value>;

fn done(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

fn of<'a>(context: &mut Context<'_>, value: Value) -> Result<&'a Ring, Value> {
    match foreign::of(value) {
        Some(ring) => Ok(ring),
        None => {
            let given = type_name(value);
            Err(context.type_error(format!("a ring is required, not '{given}'")))
        }
    }
}

/// `ring(maxlen)`: an empty one, which holds at most so many items if `maxlen` is not None.
fn ring(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [most] = arguments.exactly::<1>(context, "ring")?;
    let most = match most {
        Value::NONE => None,
        most => match most.as_index() {
            Some(most) if most < 0 => {
                return Err(context.value_error("maxlen must be non-negative"));
            }
            Some(most) => Some(most as usize),
            None => return Err(context.type_error("an integer is required")),
        },
    };
    let ring = Ring {
        most,
        items: Mutex::default(),
    };
    done(foreign::create(
        context,
        ["_collections", "_Ring"],
        Box::new(ring),
    )?)
}

fn add(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str, left: bool) -> Answer {
    let (receiver, [value]) = arguments.method::<1>(context, name)?;
    of(context, receiver)?.add(value, left);
    context.vm.heap.note(context.allocator, 8);
    done(Value::NONE)
}

fn pop(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str, left: bool) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, name)?;
    let mut items = of(context, receiver)?.items();
    let popped = if left {
        items.values.pop_front()
    } else {
        items.values.pop_back()
    };
    match popped {
        Some(value) => {
            items.changes += 1;
            done(value)
        }
        None => Err(context.error(Kind::IndexError, "pop from an empty deque")),
    }
}

fn extend(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str, left: bool) -> Answer {
    let (receiver, [more]) = arguments.method::<1>(context, name)?;
    let ring = of(context, receiver)?;
    let more = match crate::vm::builtins_items_of(context, more) {
        Ok(more) => more,
        Err(obstacle) => return obstacle.answer(1),
    };
    context.vm.heap.note(context.allocator, more.len() * 8);
    more.into_iter().for_each(|value| ring.add(value, left));
    done(Value::NONE)
}

/// A place given as Python gives it, as a place in `length` items.
fn place(index: Value, length: usize) -> Option<usize> {
    crate::vm::subscript::place(index.as_index()?, length).filter(|&index| index < length)
}

fn out_of_range(context: &mut Context<'_>) -> Value {
    context.error(Kind::IndexError, "deque index out of range")
}

fn insert(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [index, value]) = arguments.method::<2>(context, "insert")?;
    let ring = of(context, receiver)?;
    let Some(index) = index.as_index() else {
        let given = type_name(index);
        return Err(context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    let mut items = ring.items();
    let length = items.values.len();
    if ring.most.is_some_and(|most| length >= most) {
        return Err(context.error(Kind::IndexError, "deque already at its maximum size"));
    }
    let index = crate::vm::subscript::place(index, length).unwrap_or(0);
    items.values.insert(index.min(length), value);
    items.changes += 1;
    done(Value::NONE)
}

fn get(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [index]) = arguments.method::<1>(context, "get")?;
    let items = of(context, receiver)?.items();
    let found = place(index, items.values.len()).and_then(|index| items.values.get(index));
    match found {
        Some(&value) => done(value),
        None => Err(out_of_range(context)),
    }
}

fn set(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [index, value]) = arguments.method::<2>(context, "set")?;
    let mut items = of(context, receiver)?.items();
    let length = items.values.len();
    match place(index, length).and_then(|index| items.values.get_mut(index)) {
        Some(slot) => {
            *slot = value;
            done(Value::NONE)
        }
        None => Err(out_of_range(context)),
    }
}

fn delete(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [index]) = arguments.method::<1>(context, "delete")?;
    let mut items = of(context, receiver)?.items();
    let length = items.values.len();
    match place(index, length).and_then(|index| items.values.remove(index)) {
        Some(_) => {
            items.changes += 1;
            done(Value::NONE)
        }
        None => Err(out_of_range(context)),
    }
}

fn rotate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [steps]) = arguments.method::<1>(context, "rotate")?;
    let ring = of(context, receiver)?;
    let Some(steps) = steps.as_index() else {
        let given = type_name(steps);
        return Err(context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    let mut items = ring.items();
    let length = items.values.len() as i64;
    if length > 1 {
        items.values.rotate_right(steps.rem_euclid(length) as usize);
        items.changes += 1;
    }
    done(Value::NONE)
}

fn reverse(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "reverse")?;
    let mut items = of(context, receiver)?.items();
    items.values.make_contiguous().reverse();
    done(Value::NONE)
}

fn clear(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "clear")?;
    let mut items = of(context, receiver)?.items();
    items.values.clear();
    items.changes += 1;
    done(Value::NONE)
}

/// Where an item stands: nothing when one that is not built in has to be asked whether it is equal.
fn search(items: &Items, wanted: Value) -> Option<Option<usize>> {
    for (index, &value) in items.values.iter().enumerate() {
        if value == wanted || compare::equal(value, wanted, &crate::vm::Known::default())? {
            return Some(Some(index));
        }
    }
    Some(None)
}

/// The index of an item; -1 when there is none, None when only the program's own `__eq__` can tell.
fn find(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [wanted]) = arguments.method::<1>(context, "find")?;
    let items = of(context, receiver)?.items();
    done(match search(&items, wanted) {
        Some(Some(index)) => Value::index(index),
        Some(None) => context.int(-1),
        None => Value::NONE,
    })
}

/// Takes the first item equal to this one away, and answers as `find` does.
fn remove(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [wanted]) = arguments.method::<1>(context, "remove")?;
    let mut items = of(context, receiver)?.items();
    let found = search(&items, wanted);
    if let Some(Some(index)) = found {
        items.values.remove(index);
        items.changes += 1;
    }
    done(match found {
        Some(Some(index)) => Value::index(index),
        Some(None) => context.int(-1),
        None => Value::NONE,
    })
}

/// All items as they stand at one moment, as a list.
fn items(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "items")?;
    let values: Vec<Value> = of(context, receiver)?
        .items()
        .values
        .iter()
        .copied()
        .collect();
    done(context.list(&values))
}

fn changes(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "changes")?;
    let changes = of(context, receiver)?.items().changes;
    done(context.int(changes))
}

/// `at(index, changes)`: an item for an iterator that began when there had been so many changes.
fn at(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [index, changes]) = arguments.method::<2>(context, "at")?;
    let items = of(context, receiver)?.items();
    let found = place(index, items.values.len()).and_then(|index| items.values.get(index));
    match found {
        Some(&value) if changes.as_index() == Some(items.changes) => done(value),
        _ => Err(context.error(Kind::RuntimeError, "deque mutated during iteration")),
    }
}

fn length(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "length")?;
    let length = of(context, receiver)?.items().values.len();
    done(Value::index(length))
}
