//! `_weakref` and the collector: weak references to objects, and looking for objects that have died.

use crate::vm::namespace::Namespace;
use crate::vm::watch::Handle;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, foreign};

type Answer = Result<Outcome, Value>;

/// The functions of `_weakref`.
pub(super) const FUNCTIONS: &[NativeFunction] = &[
    NativeFunction {
        name: "handle",
        method: false,
        call: handle,
    },
    NativeFunction {
        name: "count",
        method: false,
        call: count,
    },
    NativeFunction {
        name: "collect",
        method: false,
        call: collect,
    },
];

const METHODS: &[NativeFunction] = &[NativeFunction {
    name: "get",
    method: true,
    call: get,
}];

/// Makes the class of handles.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    foreign::install(
        context,
        globals,
        "_Handle",
        ["_weakref", "_Handle"],
        METHODS,
    );
}

/// `handle(target, owner, callback)`: what the weak reference `owner` holds. When the target dies,
/// `callback(owner)` is called, unless it is None.
fn handle(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [target, owner, callback] = arguments.exactly::<3>(context, "handle")?;
    Ok(Outcome::Value(
        context.weak_handle(target, owner, callback)?,
    ))
}

/// `handle.get()`: the target, or None once that has died.
fn get(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "get")?;
    match foreign::of::<Handle>(receiver) {
        Some(handle) => Ok(Outcome::Value(handle.target().unwrap_or(Value::NONE))),
        None => Err(context.type_error("a handle is required")),
    }
}

/// `count(target)`: how many weak references there are to it.
fn count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [target] = arguments.exactly::<1>(context, "count")?;
    Ok(Outcome::Value(Value::index(context.weak_count(target))))
}

/// `collect()`: has all that cycles keep found, and answers how many containers and instances those were.
fn collect(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [] = arguments.exactly::<0>(context, "collect")?;
    if !context.driver.finalizes() {
        return Ok(Outcome::Value(Value::ZERO));
    }
    match context.vm.collected(context.thread) {
        Some(count) => Ok(Outcome::Value(Value::index(count))),
        None => Ok(Outcome::Again),
    }
}
