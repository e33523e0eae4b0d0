//! Assigning `__class__`: an instance becomes one of another class, with the attributes it has. Classes give
//! attributes different places, so this is done while no thread moves.

use crate::vm::class::{self, Class, Traits};
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

/// Why an instance of one class cannot become one of another.
fn obstacle(old: &Class, new: &Class) -> Option<String> {
    if old.builtin || new.builtin {
        let message =
            "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Some(message.to_owned());
    }
    let differs = old.layout != new.layout || old.limited_to != new.limited_to;
    let (new, old) = (&new.name, &old.name);
    differs.then(|| format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
}

/// `__change_class__(instance, class)`.
pub(super) fn change_class(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let [value, to] = arguments.exactly::<2>(context, "__change_class__")?;
    let Some(new) = class::of(to) else {
        let given = type_name(to);
        let message = format!("__class__ must be set to a class, not '{given}' object");
        return Err(context.type_error(message));
    };
    let object = value.object();
    let Some((object, Body::Instance(instance))) =
        object.map(|object| (object, &object.get().body))
    else {
        return Ok(Outcome::Value(Value::NONE));
    };
    let message = class::of(instance.class).and_then(|old| obstacle(old, new));
    if let Some(message) = message {
        return Err(context.type_error(message));
    }
    let vm = context.vm;
    if instance.class == to {
        let traits = new.traits(&vm.known, &vm.cells);
        if traits.has(Traits::FINALIZER) && context.driver.finalizes() {
            vm.watch_instance(context.allocator, value);
        }
        return Ok(Outcome::Value(Value::NONE));
    }
    if context.driver.explores() {
        let message =
            "assigning to __class__ while every interleaving is explored is not supported";
        return Err(context.error(Kind::NotImplementedError, message));
    }
    vm.want_class(context.thread, object, to);
    Ok(Outcome::Again)
}
