//! What `object` and `type` give to all classes: making instances and classes, and the plain ways of
//! reading and setting attributes that a class's own hooks go back to.

use crate::vm::assignment::Assigned;
use crate::vm::attributes::Found;
use crate::vm::class::{self, Class, Traits};
use crate::vm::function::{Arguments, Invocation, Outcome};
use crate::vm::machine::Context;
use crate::vm::suggest;
use crate::vm::text_of;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

super::methods! {
    OBJECT:
        "object.__init__" => init, "object.__new__" => new, "object.__init_subclass__" => init_subclass,
        "object.__setattr__" => setattr, "object.__delattr__" => delattr, "object.__getattribute__" => getattribute,
        "object.__subclasshook__" => subclasshook, "object.__dir__" => dir;
    TYPE:
        "type.__new__" => new_class, "type.__init__" => init_class, "type.__call__" => call, "type.mro" => mro,
        "type.__subclasses__" => subclasses, "type.__instancecheck__" => instancecheck,
        "type.__subclasscheck__" => subclasscheck;
}

fn done(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

/// The class that the first argument has to be.
fn class_argument<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    method: &str,
) -> Result<(Value, &'a Class), Value> {
    match arguments.positional.first() {
        Some(&value) => match class::of(value) {
            Some(class) => Ok((value, class)),
            None => {
                let given = type_name(value);
                Err(context.type_error(format!("{method}(X): X is not a type object ({given})")))
            }
        },
        None => Err(context.type_error(format!("{method}(): not enough arguments"))),
    }
}

/// `object.__init__`, as `super().__init__()` finds it at the end of the order.
fn init(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, rest) = arguments.receiver(context, "__init__")?;
    if rest.positional.is_empty() && rest.names.is_empty() {
        return done(Value::NONE);
    }
    let vm = context.vm;
    let Some(class) = class::of(vm.types.class_of(receiver)) else {
        return done(Value::NONE);
    };
    if class.find_own(vm.known.init, &vm.cells).is_some() {
        return Err(context.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if class.traits(&vm.known, &vm.cells).has(Traits::NEW) || class.layout != Kind::Object {
        return done(Value::NONE);
    }
    Err(context.type_error(format!("{}() takes no arguments", class.name)))
}

/// `object.__new__`: an instance that nothing has initialised.
fn new(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (class_value, class) = class_argument(context, arguments, "object.__new__")?;
    let vm = context.vm;
    if class.layout != Kind::Object {
        let (name, layout) = (&class.name, class.layout.name());
        return Err(context.type_error(format!(
            "object.__new__({name}) is not safe, use {layout}.__new__()"
        )));
    }
    if arguments.positional.len() > 1 || !arguments.names.is_empty() {
        if class.traits(&vm.known, &vm.cells).has(Traits::NEW) {
            return Err(context.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if class.find_own(vm.known.init, &vm.cells).is_none() {
            return Err(context.type_error(format!("{}() takes no arguments", class.name)));
        }
    }
    done(context.bare_instance(class, class_value, Value::UNBOUND)?)
}

fn init_subclass(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_, class) = class_argument(context, arguments, "object.__init_subclass__")?;
    if arguments.names.is_empty() {
        return done(Value::NONE);
    }
    Err(context.type_error(format!(
        "{}.__init_subclass__() takes no keyword arguments",
        class.name
    )))
}

/// What no class decides for itself: whether another class counts as one derived from it.
fn subclasshook(_context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    done(Value::NOT_IMPLEMENTED)
}

/// The names of the attributes, for a `__dir__` that adds some of its own.
fn dir(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__dir__")?;
    let names: Vec<Value> = suggest::attribute_names(context.vm, receiver)
        .into_iter()
        .map(|name| context.text(name))
        .collect();
    done(context.list(&names))
}

fn assign(context: &mut Context<'_>, object: Value, name: Value, value: Value) -> Answer {
    let Some(spelling) = text_of(name) else {
        let given = type_name(name);
        return Err(context.type_error(format!("attribute name must be string, not '{given}'")));
    };
    let name = context.vm.names.intern(spelling);
    Ok(
        match context.assign_attribute(object, name, value, false)? {
            Assigned::Done(_) => Outcome::Value(Value::NONE),
            Assigned::Call(function, arguments) => Outcome::Call(function, arguments),
        },
    )
}

fn setattr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [name, value]) = arguments.method::<2>(context, "__setattr__")?;
    assign(context, receiver, name, value)
}

fn delattr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [name]) = arguments.method::<1>(context, "__delattr__")?;
    assign(context, receiver, name, Value::UNBOUND)
}

fn getattribute(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [name]) = arguments.method::<1>(context, "__getattribute__")?;
    let name = context.vm.names.intern(text_of(name).unwrap_or_default());
    Ok(match context.find_plain_attribute(receiver, name)? {
        Found::Value(value) => Outcome::Value(value),
        Found::Method(function, receiver) => Outcome::Value(context.bind(function, receiver)),
        Found::Getter(getter, receiver) => Outcome::Call(getter, vec![receiver]),
        Found::Call(function, arguments) => Outcome::Call(function, arguments),
    })
}

/// `type.__new__`: makes a class; the prelude calls the hooks.
fn new_class(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    class_argument(context, arguments, "type.__new__")?;
    if arguments.positional.len() != 4 {
        let given = arguments.positional.len().saturating_sub(1);
        return Err(context.type_error(format!(
            "type.__new__() takes exactly 3 arguments ({given} given)"
        )));
    }
    Ok(Outcome::Invoke(Box::new(Invocation {
        callee: context.vm.builtin("__new_class__"),
        positional: arguments.positional.to_vec(),
        names: arguments.names.to_vec(),
        named: arguments.named.to_vec(),
    })))
}

fn init_class(_context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    done(Value::NONE)
}

/// `type.__call__`: makes an instance and initialises it.
fn call(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (class_value, _) = class_argument(context, arguments, "type.__call__")?;
    Ok(Outcome::Instantiate(Box::new(Invocation {
        callee: class_value,
        positional: arguments.positional[1..].to_vec(),
        names: arguments.names.to_vec(),
        named: arguments.named.to_vec(),
    })))
}

fn mro(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_, class) = class_argument(context, arguments, "type.mro")?;
    done(context.list(class.mro()))
}

fn subclasses(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_, class) = class_argument(context, arguments, "type.__subclasses__")?;
    done(context.list(&class.subclasses()))
}

fn instancecheck(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [value]) = arguments.method::<1>(context, "__instancecheck__")?;
    let class = class::of(context.vm.types.class_of(value));
    done(Value::bool(
        class.is_some_and(|class| class.derives_from(receiver)),
    ))
}

fn subclasscheck(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [value]) = arguments.method::<1>(context, "__subclasscheck__")?;
    match class::of(value) {
        Some(class) => done(Value::bool(class.derives_from(receiver))),
        None => Err(context.type_error("issubclass() arg 1 must be a class")),
    }
}
