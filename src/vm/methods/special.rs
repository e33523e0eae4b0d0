//! The special methods of the built-in classes, for programs that name them: `super().__setitem__(…)`,
//! `dict.__getitem__(self, key)`, `(5).__add__(3)`. Instructions do not go through them.
//!
//! Each works on the built-in part of its receiver, so a method that overrides one can go back to it.

use crate::bytecode::{BinaryOperator as Binary, INPLACE};
use crate::vm::class;
use crate::vm::compare;
use crate::vm::function::{Arguments, NativeFunction, Outcome};
use crate::vm::machine::{Context, Obstacle};
use crate::vm::numerals;
use crate::vm::object::Body;
use crate::vm::operators;
use crate::vm::represent;
use crate::vm::text_of;
use crate::vm::types::{Kind, kind_of, type_name};
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

/// A table of special methods of one class.
macro_rules! special {
    ($table:ident, $class:literal: $($name:literal => $function:expr),* $(,)?) => {
        pub(super) const $table: &[NativeFunction] = &[
            $(NativeFunction { name: concat!($class, ".", $name), method: true, call: $function }),*
        ];
    };
}

/// A table with the operators of numbers in it.
macro_rules! numbers {
    ($table:ident, $class:literal: $($name:literal => $function:expr),* $(,)?) => {
        special!($table, $class:
            "__add__" => |c, a| binary(c, a, Binary::Add), "__radd__" => |c, a| reflected(c, a, Binary::Add),
            "__sub__" => |c, a| binary(c, a, Binary::Subtract), "__rsub__" => |c, a| reflected(c, a, Binary::Subtract),
            "__mul__" => |c, a| binary(c, a, Binary::Multiply), "__rmul__" => |c, a| reflected(c, a, Binary::Multiply),
            "__truediv__" => |c, a| binary(c, a, Binary::TrueDivide),
            "__rtruediv__" => |c, a| reflected(c, a, Binary::TrueDivide),
            "__floordiv__" => |c, a| binary(c, a, Binary::FloorDivide),
            "__rfloordiv__" => |c, a| reflected(c, a, Binary::FloorDivide),
            "__mod__" => |c, a| binary(c, a, Binary::Remainder), "__rmod__" => |c, a| reflected(c, a, Binary::Remainder),
            "__pow__" => |c, a| binary(c, a, Binary::Power), "__rpow__" => |c, a| reflected(c, a, Binary::Power),
            "__neg__" => |c, a| builtin(c, a, "__negative__"), "__pos__" => |c, a| builtin(c, a, "__positive__"),
            "__abs__" => |c, a| builtin(c, a, "abs"), "__round__" => |c, a| builtin(c, a, "round"),
            "__int__" => |c, a| builtin(c, a, "int"), "__float__" => |c, a| builtin(c, a, "float"),
            "__trunc__" => |c, a| builtin(c, a, "int"), "__divmod__" => |c, a| builtin(c, a, "divmod"),
            "__rdivmod__" => swapped_divmod, "__getnewargs__" => newargs,
            "__bool__" => |c, a| builtin(c, a, "bool"), "__eq__" => equal, "__ne__" => unequal, "__lt__" => less,
            "__le__" => less_or_equal, "__gt__" => greater, "__ge__" => greater_or_equal, "__hash__" => hash,
            "__repr__" => repr, "__format__" => format,
            $($name => $function),*);
    };
}

/// A table with what all collections have in it.
macro_rules! collection {
    ($table:ident, $class:literal: $($name:literal => $function:expr),* $(,)?) => {
        special!($table, $class:
            "__len__" => |c, a| builtin(c, a, "len"), "__iter__" => iter, "__contains__" => contains,
            "__eq__" => equal, "__ne__" => unequal, "__repr__" => repr,
            $($name => $function),*);
    };
}

numbers!(INT, "int":
    "__and__" => |c, a| binary(c, a, Binary::And), "__rand__" => |c, a| reflected(c, a, Binary::And),
    "__or__" => |c, a| binary(c, a, Binary::Or), "__ror__" => |c, a| reflected(c, a, Binary::Or),
    "__xor__" => |c, a| binary(c, a, Binary::Xor), "__rxor__" => |c, a| reflected(c, a, Binary::Xor),
    "__lshift__" => |c, a| binary(c, a, Binary::LeftShift), "__rshift__" => |c, a| binary(c, a, Binary::RightShift),
    "__rlshift__" => |c, a| reflected(c, a, Binary::LeftShift), "__rrshift__" => |c, a| reflected(c, a, Binary::RightShift),
    "__invert__" => |c, a| builtin(c, a, "__inverted__"), "__index__" => |c, a| builtin(c, a, "int"),
    "__new__" => |c, a| new(c, a, Kind::Int));
numbers!(FLOAT, "float": "__new__" => |c, a| new(c, a, Kind::Float));
special!(COMPLEX, "complex":
    "__add__" => |c, a| binary(c, a, Binary::Add), "__radd__" => |c, a| reflected(c, a, Binary::Add),
    "__sub__" => |c, a| binary(c, a, Binary::Subtract), "__rsub__" => |c, a| reflected(c, a, Binary::Subtract),
    "__mul__" => |c, a| binary(c, a, Binary::Multiply), "__rmul__" => |c, a| reflected(c, a, Binary::Multiply),
    "__truediv__" => |c, a| binary(c, a, Binary::TrueDivide),
    "__rtruediv__" => |c, a| reflected(c, a, Binary::TrueDivide),
    "__pow__" => |c, a| binary(c, a, Binary::Power), "__rpow__" => |c, a| reflected(c, a, Binary::Power),
    "__neg__" => |c, a| builtin(c, a, "__negative__"), "__pos__" => |c, a| builtin(c, a, "__positive__"),
    "__abs__" => |c, a| builtin(c, a, "abs"), "__bool__" => |c, a| builtin(c, a, "bool"), "__eq__" => equal,
    "__ne__" => unequal, "__hash__" => hash, "__repr__" => repr, "__format__" => format,
    "__new__" => |c, a| new(c, a, Kind::Complex));
collection!(TEXT, "str":
    "__getitem__" => getitem, "__add__" => |c, a| binary(c, a, Binary::Add),
    "__mul__" => |c, a| binary(c, a, Binary::Multiply), "__rmul__" => |c, a| binary(c, a, Binary::Multiply),
    "__mod__" => |c, a| binary(c, a, Binary::Remainder), "__rmod__" => |c, a| reflected(c, a, Binary::Remainder),
    "__getnewargs__" => newargs, "__lt__" => less, "__le__" => less_or_equal,
    "__gt__" => greater, "__ge__" => greater_or_equal, "__hash__" => hash, "__str__" => text,
    "__format__" => format, "__new__" => |c, a| new(c, a, Kind::Str));
collection!(BYTES, "bytes":
    "__getitem__" => getitem, "__add__" => |c, a| binary(c, a, Binary::Add), "__lt__" => less, "__hash__" => hash,
    "__mul__" => |c, a| binary(c, a, Binary::Multiply), "__rmul__" => |c, a| binary(c, a, Binary::Multiply),
    "__mod__" => |c, a| builtin(c, a, "__percent_of_bytes__"), "__rmod__" => |c, a| reflected(c, a, Binary::Remainder),
    "__bytes__" => |c, a| builtin(c, a, "bytes"), "__getnewargs__" => newargs,
    "__new__" => |c, a| new(c, a, Kind::Bytes));
collection!(TUPLE, "tuple":
    "__getitem__" => getitem, "__add__" => |c, a| binary(c, a, Binary::Add),
    "__mul__" => |c, a| binary(c, a, Binary::Multiply), "__rmul__" => |c, a| binary(c, a, Binary::Multiply),
    "__lt__" => less, "__le__" => less_or_equal, "__gt__" => greater, "__ge__" => greater_or_equal,
    "__getnewargs__" => newargs, "__hash__" => hash, "__new__" => |c, a| new(c, a, Kind::Tuple));
collection!(LIST, "list":
    "__getitem__" => getitem, "__setitem__" => setitem, "__delitem__" => delitem,
    "__add__" => |c, a| binary(c, a, Binary::Add), "__iadd__" => |c, a| in_place(c, a, Binary::Add),
    "__mul__" => |c, a| binary(c, a, Binary::Multiply), "__rmul__" => |c, a| binary(c, a, Binary::Multiply),
    "__imul__" => |c, a| in_place(c, a, Binary::Multiply), "__lt__" => less, "__le__" => less_or_equal,
    "__gt__" => greater, "__ge__" => greater_or_equal, "__reversed__" => |c, a| builtin(c, a, "reversed"),
    "__new__" => |c, a| new(c, a, Kind::List), "__init__" => |c, a| prelude(c, a, "__fill_list__"));
collection!(DICT, "dict":
    "__getitem__" => getitem, "__setitem__" => setitem, "__delitem__" => delitem,
    "__or__" => |c, a| binary(c, a, Binary::Or), "__ror__" => |c, a| reflected(c, a, Binary::Or),
    "__ior__" => |c, a| in_place(c, a, Binary::Or), "__reversed__" => |c, a| builtin(c, a, "reversed"),
    "__new__" => |c, a| new(c, a, Kind::Dict));
collection!(SET, "set":
    "__and__" => |c, a| binary(c, a, Binary::And), "__or__" => |c, a| binary(c, a, Binary::Or),
    "__sub__" => |c, a| binary(c, a, Binary::Subtract), "__xor__" => |c, a| binary(c, a, Binary::Xor),
    "__iand__" => |c, a| in_place(c, a, Binary::And), "__ior__" => |c, a| in_place(c, a, Binary::Or),
    "__isub__" => |c, a| in_place(c, a, Binary::Subtract), "__ixor__" => |c, a| in_place(c, a, Binary::Xor),
    "__rand__" => |c, a| reflected(c, a, Binary::And), "__ror__" => |c, a| reflected(c, a, Binary::Or),
    "__rsub__" => |c, a| reflected(c, a, Binary::Subtract), "__rxor__" => |c, a| reflected(c, a, Binary::Xor),
    "__lt__" => less, "__le__" => less_or_equal, "__gt__" => greater, "__ge__" => greater_or_equal,
    "__new__" => |c, a| new(c, a, Kind::Set), "__init__" => |c, a| prelude(c, a, "__fill_set__"));
collection!(FROZENSET, "frozenset":
    "__and__" => |c, a| binary(c, a, Binary::And), "__or__" => |c, a| binary(c, a, Binary::Or),
    "__sub__" => |c, a| binary(c, a, Binary::Subtract), "__xor__" => |c, a| binary(c, a, Binary::Xor),
    "__rand__" => |c, a| reflected(c, a, Binary::And), "__ror__" => |c, a| reflected(c, a, Binary::Or),
    "__rsub__" => |c, a| reflected(c, a, Binary::Subtract), "__rxor__" => |c, a| reflected(c, a, Binary::Xor),
    "__lt__" => less, "__le__" => less_or_equal, "__gt__" => greater, "__ge__" => greater_or_equal,
    "__hash__" => hash, "__new__" => |c, a| new(c, a, Kind::FrozenSet));
collection!(RANGE, "range": "__getitem__" => getitem, "__hash__" => hash);
collection!(VIEW, "dict_view": "__len__" => |c, a| builtin(c, a, "len"));
special!(FUNCTION, "function": "__call__" => call, "__get__" => get);
special!(OBJECT, "object":
    "__eq__" => same, "__ne__" => unequal, "__hash__" => identity_hash, "__repr__" => repr, "__str__" => text,
    "__format__" => format, "__lt__" => undefined, "__le__" => undefined, "__gt__" => undefined,
    "__ge__" => undefined, "__reduce__" => |c, a| prelude(c, a, "__reduced__"),
    "__reduce_ex__" => |c, a| prelude(c, a, "__reduced_ex__"), "__getstate__" => |c, a| prelude(c, a, "__state_of__"),
    "__sizeof__" => |c, a| prelude(c, a, "__size_of__"));
special!(EXCEPTION, "BaseException": "__new__" => new_exception, "__repr__" => repr, "__str__" => text);

fn done(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

/// Asks one of the builtins, with the built-in part of the receiver.
fn builtin(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str) -> Answer {
    let (receiver, rest) = arguments.receiver(context, name)?;
    let mut all = vec![receiver.core()];
    all.extend(rest.positional);
    Ok(Outcome::Call(context.vm.builtin(name), all))
}

/// What the class's `__new__` makes an equal object of.
fn newargs(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__getnewargs__")?;
    done(context.tuple(vec![receiver.core()]))
}

/// `divmod` with its arguments the other way round.
fn swapped_divmod(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "__rdivmod__")?;
    Ok(Outcome::Call(
        context.vm.builtin("divmod"),
        vec![other, receiver.core()],
    ))
}

/// Asks a function of the prelude, with the receiver itself.
fn prelude(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str) -> Answer {
    arguments.no_keywords(context, name)?;
    Ok(Outcome::Call(
        context.vm.builtin(name),
        arguments.positional.to_vec(),
    ))
}

fn operate(context: &mut Context<'_>, operator: u32, left: Value, right: Value) -> Answer {
    let result = context.binary(operator, left, right)?;
    done(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn binary(context: &mut Context<'_>, arguments: Arguments<'_>, operator: Binary) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "operator")?;
    operate(context, operator as u32, receiver, other)
}

fn reflected(context: &mut Context<'_>, arguments: Arguments<'_>, operator: Binary) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "operator")?;
    operate(context, operator as u32, other, receiver)
}

/// The in-place form: what it changed stays the receiver.
fn in_place(context: &mut Context<'_>, arguments: Arguments<'_>, operator: Binary) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "operator")?;
    let result = context.binary(operator as u32 + INPLACE, receiver, other)?;
    done(match result {
        Some(result) if result == receiver.core() => receiver,
        result => result.unwrap_or(Value::NOT_IMPLEMENTED),
    })
}

fn equality(context: &mut Context<'_>, arguments: Arguments<'_>, wanted: bool) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "__eq__")?;
    let (left, right) = (receiver.core(), other.core());
    done(match compare::equal(left, right, &context.known) {
        Some(true) => Value::bool(wanted),
        Some(false) if are_comparable(left, right) => Value::bool(!wanted),
        Some(false) => Value::NOT_IMPLEMENTED,
        None => {
            let function = if wanted {
                "__equal_items__"
            } else {
                "__unequal_items__"
            };
            return Ok(Outcome::Call(
                context.vm.builtin(function),
                vec![left, right],
            ));
        }
    })
}

/// Whether two built-in values are of kinds that can be equal at all.
fn are_comparable(left: Value, right: Value) -> bool {
    let is_set = |kind: Kind| matches!(kind, Kind::Set | Kind::FrozenSet);
    let is_number =
        |kind: Kind| matches!(kind, Kind::Int | Kind::Bool | Kind::Float | Kind::Complex);
    let (one, other) = (kind_of(left), kind_of(right));
    one == other || (is_set(one) && is_set(other)) || (is_number(one) && is_number(other))
}

fn equal(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    equality(context, arguments, true)
}

/// `!=`: of an object, what its own `__eq__` says, inverted.
fn unequal(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "__ne__")?;
    if let Some(method) = class::own_special(receiver, context.vm.known.eq, &context.vm.cells) {
        let function = context.vm.builtin("__not_equal__");
        return Ok(Outcome::Call(function, vec![method, receiver, other]));
    }
    if receiver.core() == receiver && kind_of(receiver) == Kind::Object {
        return done(if receiver == other {
            Value::FALSE
        } else {
            Value::NOT_IMPLEMENTED
        });
    }
    equality(context, arguments, false)
}

fn same(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "__eq__")?;
    done(if receiver == other {
        Value::TRUE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

fn undefined(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_, [_]) = arguments.method::<1>(context, "comparison")?;
    done(Value::NOT_IMPLEMENTED)
}

fn ordered(context: &mut Context<'_>, arguments: Arguments<'_>, operator: u32) -> Answer {
    let (receiver, [other]) = arguments.method::<1>(context, "comparison")?;
    if let Some(answer) = operators::compare_sets(operator, receiver, other, &context.known) {
        return done(Value::bool(answer));
    }
    match compare::core_order(receiver, other) {
        Ok(order) => done(Value::bool(operators::order_answers(operator, order))),
        Err(compare::Unordered::Incomparable) => done(Value::FALSE),
        Err(compare::Unordered::Unsupported) => done(Value::NOT_IMPLEMENTED),
        Err(compare::Unordered::Instance) if kind_of(receiver) == kind_of(other) => {
            let operator = Value::index(operator as usize);
            let arguments = vec![operator, receiver.core(), other.core()];
            Ok(Outcome::Call(
                context.vm.builtin("__order_items__"),
                arguments,
            ))
        }
        Err(compare::Unordered::Instance) => done(Value::NOT_IMPLEMENTED),
    }
}

fn less(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    ordered(context, arguments, 0)
}

fn less_or_equal(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    ordered(context, arguments, 1)
}

fn greater(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    ordered(context, arguments, 4)
}

fn greater_or_equal(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    ordered(context, arguments, 5)
}

fn hash(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    builtin(context, arguments, "hash")
}

fn identity_hash(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__hash__")?;
    let hash = crate::vm::dict::identity_hash(receiver);
    done(context.int(hash as i64))
}

fn repr(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__repr__")?;
    match represent::plain_representation(context, receiver) {
        Ok(text) => done(context.text(text)),
        Err(_) if matches!(receiver.part(), Some(Body::BigInt(_))) => {
            let limit = context.vm.max_str_digits();
            Err(context.value_error(numerals::too_many_digits(limit, None)))
        }
        Err(_) => Ok(Outcome::Call(
            context.vm.builtin("__represent_items__"),
            vec![receiver, receiver.core()],
        )),
    }
}

fn text(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "__str__")?;
    match represent::plain_text(context, receiver) {
        Ok(text) => done(context.text(text)),
        Err(_) if crate::vm::process::exception_state(receiver).is_some() => Ok(Outcome::Call(
            context.vm.builtin("__exception_text__"),
            vec![receiver],
        )),
        Err(_) => Ok(Outcome::Call(
            context.vm.builtin("__representation__"),
            vec![receiver],
        )),
    }
}

fn format(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [spec]) = arguments.method::<1>(context, "__format__")?;
    let core = receiver.core();
    if core == receiver && kind_of(receiver) == Kind::Object {
        if text_of(spec).is_some_and(str::is_empty) {
            return Ok(Outcome::Call(
                context.vm.builtin("__text__"),
                vec![receiver],
            ));
        }
        let given = type_name(receiver);
        return Err(context.type_error(format!(
            "unsupported format string passed to {given}.__format__"
        )));
    }
    match crate::vm::format::format(context, core, text_of(spec).unwrap_or_default()) {
        Ok(text) => done(context.text(text)),
        Err(Obstacle::Raise(error)) => Err(error),
        Err(Obstacle::Convert(_)) => Ok(Outcome::Call(
            context.vm.builtin("__text__"),
            vec![receiver],
        )),
    }
}

fn iter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    builtin(context, arguments, "iter")
}

fn contains(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [item]) = arguments.method::<1>(context, "__contains__")?;
    match context.contains(receiver, item)? {
        Some(found) => done(Value::bool(found)),
        None => Ok(Outcome::Call(
            context.vm.builtin("__contained__"),
            vec![receiver.core(), item],
        )),
    }
}

fn getitem(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [key]) = arguments.method::<1>(context, "__getitem__")?;
    if let Some(value) = context.subscript(receiver, key)? {
        return done(value);
    }
    match context.missing(receiver) {
        Some(missing) => Ok(Outcome::Call(missing, vec![receiver, key])),
        None => {
            let given = type_name(receiver);
            Err(context.type_error(format!("'{given}' object is not subscriptable")))
        }
    }
}

fn setitem(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [key, value]) = arguments.method::<2>(context, "__setitem__")?;
    context.set_subscript(receiver, key, value)?;
    done(Value::NONE)
}

fn delitem(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, [key]) = arguments.method::<1>(context, "__delitem__")?;
    context.remove_subscript(receiver, key)?;
    done(Value::NONE)
}

fn call(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, rest) = arguments.receiver(context, "__call__")?;
    Ok(Outcome::Invoke(Box::new(crate::vm::function::Invocation {
        callee: receiver,
        positional: rest.positional.to_vec(),
        names: rest.names.to_vec(),
        named: rest.named.to_vec(),
    })))
}

/// `function.__get__`: the function with its receiver.
fn get(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (function, rest) = arguments.receiver(context, "__get__")?;
    match rest.between(context, "__get__", 1, 2)? {
        [Value::NONE, ..] => done(function),
        [receiver, ..] => done(context.bind(function, *receiver)),
        [] => done(function),
    }
}

fn new_exception(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (class_value, rest) = arguments.receiver(context, "BaseException.__new__")?;
    if !class::of(class_value).is_some_and(|class| class.layout.is_exception()) {
        return Err(context.type_error("BaseException.__new__(X): X is not an exception class"));
    }
    let vm = context.vm;
    done(vm.exception(context.allocator, class_value, rest.positional))
}

/// `kind.__new__(class, …)`: an instance around a built-in value made of the other arguments.
fn new(context: &mut Context<'_>, arguments: Arguments<'_>, kind: Kind) -> Answer {
    let (class_value, rest) = arguments.receiver(context, "__new__")?;
    let vm = context.vm;
    let own = vm.types.get(kind);
    let name = kind.name();
    let Some(class) = class::of(class_value) else {
        let given = type_name(class_value);
        return Err(context.type_error(format!(
            "{name}.__new__(X): X is not a type object ({given})"
        )));
    };
    if !class.derives_from(own) {
        let given = &class.name;
        return Err(context.type_error(format!(
            "{name}.__new__({given}): {given} is not a subtype of {name}"
        )));
    }
    let nothing = Arguments {
        positional: &[],
        names: &[],
        named: &[],
    };
    let filled_later = matches!(kind, Kind::List | Kind::Dict | Kind::Set);
    let made =
        crate::vm::builtins::construct(context, kind, if filled_later { nothing } else { rest })?;
    match made {
        Outcome::Value(value) if class.builtin => done(value),
        Outcome::Value(value) => done(context.bare_instance(class, class_value, value.core())?),
        Outcome::Convert(argument, conversion) => Ok(Outcome::Convert(argument + 1, conversion)),
        Outcome::Call(function, more) => {
            let mut all = vec![class_value, own, function];
            all.extend(more);
            Ok(Outcome::Call(vm.builtin("__new_from__"), all))
        }
        other => Ok(other),
    }
}
