//! `_weakref` and the collector: weak references to objects, and looking for objects that have died.

use crate::vm::namespace::Namespace;
use crate::vm::types::{Kind, type_name};
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
    NativeFunction {
        name: "references",
        method: false,
        call: references,
    },
    NativeFunction {
        name: "containers",
        method: false,
        call: containers,
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

/// `containers()`: a list of the objects that may refer to others.
fn containers(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [] = arguments.exactly::<0>(context, "containers")?;
    if context.driver.explores() {
        let message = "gc.get_objects() while every interleaving is explored is not supported";
        return Err(context.error(Kind::NotImplementedError, message));
    }
    match context.vm.containers(context.thread) {
        Some(found) => Ok(Outcome::Value(context.list(&found))),
        None => Ok(Outcome::Again),
    }
}

/// `references(object)`: how many references there are to it, the argument among them.
fn references(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "references")?;
    let object = context.vm.has_own_references(value);
    let Some(object) = object.filter(|_| !context.driver.explores()) else {
        let given = type_name(value);
        let why = match object {
            None => {
                format!("of objects of type '{given}', which the interpreter refers to itself,")
            }
            Some(_) => "while every interleaving is explored".to_owned(),
        };
        let message = format!("sys.getrefcount() {why} is not supported in Interleave");
        return Err(context.error(Kind::NotImplementedError, message));
    };
    match context.vm.references(context.thread, object) {
        Some(count) => Ok(Outcome::Value(Value::index(count))),
        None => Ok(Outcome::Again),
    }
}
