//! Calling a built-in class: `int("7")`, `list(items)`, `range(10)`, `type(x)`, ...

use std::sync::Arc;

use super::convert;
use super::functions::items_of;
use super::iterators;
use crate::vm::class;
use crate::vm::compare;
use crate::vm::dict::Dict;
use crate::vm::function::{Arguments, BoundMethod, Conversion, Invocation, Outcome};
use crate::vm::machine::Context;
use crate::vm::namespace::Namespace;
use crate::vm::object::Body;
use crate::vm::set::Set;
use crate::vm::text_of;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

/// Makes an instance of a built-in class.
pub(in crate::vm) fn construct(
    context: &mut Context<'_>,
    kind: Kind,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let name = kind.name();
    let made = match kind {
        Kind::Type => {
            if let [_, _, _] = arguments.positional {
                let mut positional = vec![context.vm.types.get(Kind::Type)];
                positional.extend(arguments.positional);
                return Ok(Outcome::Invoke(Box::new(Invocation {
                    callee: context.vm.builtin("__construct__"),
                    positional,
                    names: arguments.names.to_vec(),
                    named: arguments.named.to_vec(),
                })));
            }
            let [of] = arguments.positional else {
                return Err(context.type_error("type() takes 1 or 3 arguments"));
            };
            context.vm.types.class_of(*of)
        }
        Kind::Bool => match arguments.between(context, name, 0, 1)? {
            [] => Value::FALSE,
            [of] => return truth(context, *of),
            _ => Value::FALSE,
        },
        Kind::Int => return convert::int(context, arguments),
        Kind::Float => return convert::float(context, arguments),
        Kind::Complex => return crate::vm::complex::construct(context, arguments),
        Kind::Str => return convert::text(context, arguments),
        Kind::Bytes => return convert::bytes(context, arguments),
        Kind::Set | Kind::FrozenSet => return set(context, kind, arguments),
        Kind::List | Kind::Tuple => {
            let given = arguments.between(context, name, 0, 1)?;
            let items = match given {
                [] => Vec::new(),
                [of, ..] => match items_of(context, *of) {
                    Ok(items) => items,
                    Err(obstacle) => return obstacle.answer(0),
                },
            };
            match kind {
                Kind::List => context.list(&items),
                _ => context.tuple(items),
            }
        }
        Kind::Dict => return dict(context, arguments),
        Kind::Method => {
            let [function, receiver] = arguments.exactly::<2>(context, name)?;
            context.object(Body::BoundMethod(BoundMethod { function, receiver }), 0)
        }
        Kind::Enumerate => return iterators::enumerate(context, arguments),
        Kind::Zip => return iterators::zip(context, arguments),
        Kind::Map => return iterators::map(context, arguments),
        Kind::Filter => return iterators::filter(context, arguments),
        Kind::Reversed => return iterators::reversed(context, arguments),
        Kind::Range => {
            let given = arguments.between(context, name, 1, 3)?;
            let mut numbers = [0; 3];
            for (number, &value) in numbers.iter_mut().zip(given) {
                *number = match context.index(value).or_else(|| compare::as_wide(value)) {
                    Some(int) => int,
                    None if compare::as_big(value).is_some() => {
                        return Err(context.error(
                            Kind::NotImplementedError,
                            "a range of integers of more than 62 bits is not supported",
                        ));
                    }
                    None => {
                        let class = context.vm.types.get(Kind::Range);
                        return convert::with_integers(context, class, given);
                    }
                };
            }
            let range = match given.len() {
                1 => [0, numbers[0], 1],
                2 => [numbers[0], numbers[1], 1],
                _ => numbers,
            };
            if range[2] == 0 {
                return Err(context.value_error("range() arg 3 must not be zero"));
            }
            context.object(Body::Range(range), 0)
        }
        Kind::Slice => {
            let given = arguments.between(context, name, 1, 3)?;
            let parts = match *given {
                [stop] => [Value::NONE, stop, Value::NONE],
                [start, stop] => [start, stop, Value::NONE],
                [start, stop, step, ..] => [start, stop, step],
                [] => [Value::NONE; 3],
            };
            context.object(Body::Slice(Box::new(parts)), 24)
        }
        Kind::Property => {
            let names = ["fget", "fset", "fdel", "doc"];
            arguments.fitting(context, name, &names, 0)?;
            let part = |place: usize| arguments.named_or_at(names[place], place);
            let parts = [0, 1, 2].map(|place| part(place).unwrap_or(Value::NONE));
            context.object(Body::Property(Box::new(parts)), 24)
        }
        Kind::StaticMethod => {
            let function = arguments.between(context, name, 1, 1)?[0];
            context.object(Body::StaticMethod(function), 0)
        }
        Kind::ClassMethod => {
            let function = arguments.between(context, name, 1, 1)?[0];
            context.object(Body::ClassMethod(function), 0)
        }
        Kind::Super => {
            let [start, receiver] = arguments.exactly::<2>(context, name)?;
            context.object(Body::Super(Box::new([start, receiver])), 16)
        }
        Kind::Module => module(context, arguments)?,
        _ => return Err(context.type_error(format!("cannot create '{name}' instances"))),
    };
    Ok(Outcome::Value(made))
}

/// `types.ModuleType(name, doc=None)`: an empty module.
fn module(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Value, Value> {
    arguments.only_keywords(context, "module", &["name", "doc"])?;
    let Some(name) = arguments.named_or_at("name", 0) else {
        return Err(context.type_error("module() missing required argument 'name' (pos 1)"));
    };
    let Some(text) = text_of(name) else {
        let given = type_name(name);
        let message = format!("module() argument 'name' must be str, not {given}");
        return Err(context.type_error(message));
    };
    let doc = arguments.named_or_at("doc", 1).unwrap_or(Value::NONE);
    let vm = context.vm;
    let globals = Arc::new(Namespace::default());
    for (bound_as, value) in [("__name__", name), ("__doc__", doc)] {
        if let Some(cell) = globals.cell(vm.names.intern(bound_as), &vm.cells) {
            vm.cells.at(cell).set(value);
        }
    }
    Ok(vm.new_module(context.allocator, text, globals, None))
}

fn set(context: &mut Context<'_>, kind: Kind, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let frozen = kind == Kind::FrozenSet;
    let made = match arguments.between(context, kind.name(), 0, 1)? {
        [] => Ok(Set::new()),
        [of, ..] => match of.part() {
            Some(Body::Set(other)) if frozen && other.frozen => return Ok(Outcome::Value(*of)),
            Some(Body::Set(other)) => Ok(other.copied()),
            Some(Body::Dict(dict)) => Set::from_dict(dict, &context.known),
            _ => match items_of(context, *of) {
                Ok(items) => Set::from_keys(items, &context.known),
                Err(obstacle) => return obstacle.answer(0),
            },
        },
    };
    let made = made.map_err(|unhashable| context.unhashable(unhashable))?;
    Ok(Outcome::Value(context.set_object(made, frozen)))
}

fn truth(context: &mut Context<'_>, of: Value) -> Result<Outcome, Value> {
    let vm = context.vm;
    for name in [vm.known.bool, vm.known.len] {
        // A number says itself whether it is true, so that no length is asked for.
        if name == vm.known.len && compare::as_number(of).is_some() {
            break;
        }
        if let Some(method) = class::own_special(of, name, &vm.cells) {
            let function = context.vm.builtin("__truth__");
            return Ok(Outcome::Call(function, vec![method, of]));
        }
    }
    let truth = match of.part() {
        Some(Body::Complex(parts)) => *parts != [0.0, 0.0],
        Some(Body::Text(text)) => !text.is_empty(),
        Some(Body::Tuple(items)) => !items.is_empty(),
        Some(Body::List(list)) => !list.is_empty(),
        Some(Body::Dict(dict)) => !dict.is_empty(),
        Some(Body::Set(set)) => !set.is_empty(),
        Some(Body::Bytes(bytes)) => !bytes.is_empty(),
        Some(Body::Range(range)) => super::range_length(*range) > 0,
        _ => compare::as_number(of).map_or(!matches!(of, Value::NONE), |number| number != 0.0),
    };
    Ok(Outcome::Value(Value::bool(truth)))
}

fn dict(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let mut pairs: Vec<(Value, Value)> = Vec::new();
    match arguments.positional {
        [] => {}
        [of] => match of.part() {
            _ if class::is_mapping(*of, context.vm) => {
                return Ok(Outcome::Convert(0, Conversion::Mapping));
            }
            Some(Body::Dict(dict)) => pairs = dict.pairs(),
            _ => {
                let items = match items_of(context, *of) {
                    Ok(items) => items,
                    Err(obstacle) => return obstacle.answer(0),
                };
                for (number, item) in items.into_iter().enumerate() {
                    match context.builtin_items(item).as_deref() {
                        Some([key, value]) => pairs.push((*key, *value)),
                        Some(other) => {
                            let length = other.len();
                            return Err(context.value_error(format!(
                                "dictionary update sequence element #{number} has length {length}; 2 is required"
                            )));
                        }
                        None => {
                            return Err(context.type_error(format!(
                                "cannot convert dictionary update sequence element #{number} to a sequence"
                            )));
                        }
                    }
                }
            }
        },
        more => {
            let given = more.len();
            return Err(
                context.type_error(format!("dict expected at most 1 argument, got {given}"))
            );
        }
    }
    pairs.extend(
        arguments
            .names
            .iter()
            .copied()
            .zip(arguments.named.iter().copied()),
    );
    let dict = Dict::from_pairs(pairs, &context.known)
        .map_err(|unhashable| context.unhashable(unhashable))?;
    let bytes = dict.len() * 40 + 64;
    Ok(Outcome::Value(
        context.object(Body::Dict(Box::new(dict)), bytes),
    ))
}
