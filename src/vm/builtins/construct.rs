//! Calling a built-in class: `int("7")`, `list(items)`, `range(10)`, `type(x)`, ...

use num_bigint::BigInt;

use super::functions::items_of;
use super::iterators;
use crate::vm::class;
use crate::vm::compare;
use crate::vm::dict::Dict;
use crate::vm::function::{Arguments, Conversion, Invocation, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::represent;
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
        Kind::Int => return int(context, arguments),
        Kind::Float => return float(context, arguments),
        Kind::Str => match arguments.between(context, name, 0, 3)? {
            [] => context.text(""),
            [of] => match represent::text(context, *of) {
                Ok(_) if text_of(*of).is_some() && text_of(of.core()).is_some() => of.core(),
                Ok(text) => context.text(text),
                Err(_) => match context.vm.prelude() {
                    Some(prelude) => return Ok(Outcome::Call(prelude.text, vec![*of])),
                    None => {
                        return Err(context.error(Kind::RuntimeError, "the prelude has not run"));
                    }
                },
            },
            [of, ..] => match of.part() {
                Some(Body::Bytes(bytes)) => {
                    context.text(String::from_utf8_lossy(bytes).into_owned())
                }
                _ => return Err(context.type_error("decoding to str: need a bytes-like object")),
            },
        },
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
        Kind::Enumerate => return iterators::enumerate(context, arguments),
        Kind::Zip => return iterators::zip(context, arguments),
        Kind::Map => return iterators::map(context, arguments),
        Kind::Filter => return iterators::filter(context, arguments),
        Kind::Reversed => return iterators::reversed(context, arguments),
        Kind::Range => {
            let given = arguments.between(context, name, 1, 3)?;
            let mut numbers = [0; 3];
            for (number, &value) in numbers.iter_mut().zip(given) {
                *number = match value.as_index() {
                    Some(int) => int,
                    None => {
                        let given = type_name(value);
                        return Err(context.type_error(format!(
                            "'{given}' object cannot be interpreted as an integer"
                        )));
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
            let part = |index: usize| {
                arguments
                    .positional
                    .get(index)
                    .copied()
                    .unwrap_or(Value::NONE)
            };
            context.object(Body::Property(Box::new([part(0), part(1), part(2)])), 24)
        }
        Kind::StaticMethod => {
            let [function] = arguments.exactly::<1>(context, name)?;
            context.object(Body::StaticMethod(function), 0)
        }
        Kind::ClassMethod => {
            let [function] = arguments.exactly::<1>(context, name)?;
            context.object(Body::ClassMethod(function), 0)
        }
        Kind::Super => {
            let [start, receiver] = arguments.exactly::<2>(context, name)?;
            context.object(Body::Super(Box::new([start, receiver])), 16)
        }
        Kind::Bytes => match arguments.between(context, name, 0, 2)? {
            [] => context.object(Body::Bytes(Box::default()), 0),
            [of, ..] => match text_of(*of) {
                Some(text) => context.object(Body::Bytes(text.as_bytes().into()), text.len()),
                None => {
                    let items = context.builtin_items(*of).unwrap_or_default();
                    let bytes: Box<[u8]> = items
                        .iter()
                        .filter_map(|item| u8::try_from(item.as_index()?).ok())
                        .collect();
                    let length = bytes.len();
                    context.object(Body::Bytes(bytes), length)
                }
            },
        },
        _ => return Err(context.type_error(format!("cannot create '{name}' instances"))),
    };
    Ok(Outcome::Value(made))
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
        if let Some(method) = class::own_special(of, name, &vm.cells) {
            let function = context.vm.builtin("__truth__");
            return Ok(Outcome::Call(function, vec![method, of]));
        }
    }
    let truth = match of.part() {
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

fn int(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let given = arguments.between(context, "int", 0, 2)?;
    let base = arguments
        .named_or_at("base", 1)
        .and_then(Value::as_index)
        .unwrap_or(10);
    let Some(&of) = given.first() else {
        return Ok(Outcome::Value(Value::ZERO));
    };
    if let Some(text) = text_of(of) {
        let trimmed = text.trim();
        let (negative, digits) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
        };
        let prefixed = |prefix: &str| {
            digits
                .strip_prefix(prefix)
                .or_else(|| digits.strip_prefix(&*prefix.to_uppercase()))
        };
        let (base, digits) = match base {
            16 => (16, prefixed("0x").unwrap_or(digits)),
            8 => (8, prefixed("0o").unwrap_or(digits)),
            2 => (2, prefixed("0b").unwrap_or(digits)),
            base => (base, digits),
        };
        let tidy = !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__");
        let plain: String = digits
            .chars()
            .filter(|&character| character != '_')
            .collect();
        let sign_free = plain.chars().all(char::is_alphanumeric) && tidy && !plain.is_empty();
        let parsed = (sign_free && (2..=36).contains(&base))
            .then(|| BigInt::parse_bytes(plain.as_bytes(), base as u32))
            .flatten();
        return match parsed {
            Some(int) => Ok(Outcome::Value(context.integer(if negative {
                -int
            } else {
                int
            }))),
            None => {
                let shown = represent::quoted(text);
                Err(context.value_error(format!(
                    "invalid literal for int() with base {base}: {shown}"
                )))
            }
        };
    }
    if let Some(float) = of.core().as_float() {
        if float.is_nan() {
            return Err(context.value_error("cannot convert float NaN to integer"));
        }
        return match num_traits::FromPrimitive::from_f64(float.trunc()) {
            Some(int) => Ok(Outcome::Value(context.integer(int))),
            None => Err(context.error(
                Kind::OverflowError,
                "cannot convert float infinity to integer",
            )),
        };
    }
    match compare::as_big(of) {
        Some(int) => Ok(Outcome::Value(context.integer(int))),
        None => converted(
            context,
            of,
            "__int__",
            "int() argument must be a string, a bytes-like object or a real number",
        ),
    }
}

fn converted(
    context: &mut Context<'_>,
    of: Value,
    name: &str,
    complaint: &str,
) -> Result<Outcome, Value> {
    let vm = context.vm;
    match class::own_special(of, vm.names.intern(name), &vm.cells) {
        Some(method) => Ok(Outcome::Call(method, vec![of])),
        None => {
            let given = type_name(of);
            Err(context.type_error(format!("{complaint}, not '{given}'")))
        }
    }
}

fn float(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let given = arguments.between(context, "float", 0, 1)?;
    let Some(&of) = given.first() else {
        return Ok(Outcome::Value(Value::float(0.0)));
    };
    if let Some(text) = text_of(of) {
        let plain: String = text
            .trim()
            .chars()
            .filter(|&character| character != '_')
            .collect();
        return match plain.to_lowercase().trim_start_matches(['+', '-']) {
            "" => Err(()),
            "inf" | "infinity" | "nan" => Ok(plain.parse().unwrap_or(f64::NAN)),
            digits
                if digits.starts_with(|character: char| {
                    character.is_ascii_digit() || character == '.'
                }) =>
            {
                plain.parse().map_err(drop)
            }
            _ => Err(()),
        }
        .map(|float| Outcome::Value(Value::float(float)))
        .map_err(|()| {
            let shown = represent::quoted(text);
            context.value_error(format!("could not convert string to float: {shown}"))
        });
    }
    match compare::as_number(of) {
        Some(number) => Ok(Outcome::Value(Value::float(number))),
        None => converted(
            context,
            of,
            "__float__",
            "float() argument must be a string or a real number",
        ),
    }
}

fn dict(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let mut pairs: Vec<(Value, Value)> = Vec::new();
    match arguments.positional {
        [] => {}
        [of] => match of.part() {
            Some(Body::Dict(dict)) => pairs = dict.pairs(),
            _ if class::is_mapping(*of, context.vm) => {
                return Ok(Outcome::Convert(0, Conversion::Mapping));
            }
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
