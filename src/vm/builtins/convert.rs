//! `int(…)`, `float(…)`, `str(…)` and `bytes(…)`: making a value of one of these out of another.

use super::functions::items_of;
use crate::vm::class;
use crate::vm::codec;
use crate::vm::compare;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::methods::encoding_arguments;
use crate::vm::numerals::{self, NotInt};
use crate::vm::object::Body;
use crate::vm::represent;
use crate::vm::text_of;
use crate::vm::types::{Kind, type_name};
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

fn value(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

/// The text of a string, or the ASCII text of bytes.
fn written(of: Value) -> Option<String> {
    match (text_of(of), of.part()) {
        (Some(text), _) => Some(text.to_owned()),
        (None, Some(Body::Bytes(bytes))) => {
            Some(bytes.iter().map(|&byte| char::from(byte)).collect())
        }
        _ => None,
    }
}

fn shown(context: &Context<'_>, of: Value) -> String {
    represent::representation(context, of.core()).unwrap_or_default()
}

/// `int(x)` or `int(text, base)`.
pub(super) fn int(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.only_keywords(context, "int", &["base"])?;
    if arguments.positional.len() > 2 {
        let given = arguments.positional.len();
        return Err(context.type_error(format!("int() takes at most 2 arguments ({given} given)")));
    }
    let base = match arguments.named_or_at("base", 1) {
        None => None,
        Some(base) => match base.as_index() {
            Some(base) => Some(base),
            None => {
                let given = type_name(base);
                return Err(context.type_error(format!(
                    "'{given}' object cannot be interpreted as an integer"
                )));
            }
        },
    };
    let Some(&of) = arguments.positional.first() else {
        return match base {
            None => value(Value::ZERO),
            Some(_) => Err(context.type_error("int() missing string argument")),
        };
    };
    if let Some(text) = written(of) {
        let base = base.unwrap_or(10);
        let Some(known) = u32::try_from(base)
            .ok()
            .filter(|base| *base == 0 || (2..=36).contains(base))
        else {
            return Err(context.value_error("int() base must be >= 2 and <= 36, or 0"));
        };
        return match numerals::integer(&text, known, context.vm.max_str_digits()) {
            Ok(int) => value(context.integer(int)),
            Err(NotInt::Malformed) => {
                let shown = shown(context, of);
                Err(context.value_error(format!(
                    "invalid literal for int() with base {base}: {shown}"
                )))
            }
            Err(NotInt::TooLong(digits)) => {
                let limit = context.vm.max_str_digits();
                Err(context.value_error(numerals::too_many_digits(limit, Some(digits))))
            }
        };
    }
    if base.is_some() {
        return Err(context.type_error("int() can't convert non-string with explicit base"));
    }
    if let Some(float) = of.core().as_float() {
        if float.is_nan() {
            return Err(context.value_error("cannot convert float NaN to integer"));
        }
        return match num_traits::FromPrimitive::from_f64(float.trunc()) {
            Some(int) => value(context.integer(int)),
            None => Err(context.error(
                Kind::OverflowError,
                "cannot convert float infinity to integer",
            )),
        };
    }
    match compare::as_big(of) {
        Some(int) => value(context.integer(int)),
        None => converted(
            context,
            of,
            &["__int__", "__index__", "__trunc__"],
            "int() argument must be a string, a bytes-like object or a real number",
        ),
    }
}

/// Asks an object's own methods, in this order.
fn converted(context: &mut Context<'_>, of: Value, names: &[&str], complaint: &str) -> Answer {
    let vm = context.vm;
    let method = names
        .iter()
        .find_map(|name| class::own_special(of, vm.names.intern(name), &vm.cells));
    match method {
        Some(method) => Ok(Outcome::Call(method, vec![of])),
        None => {
            let given = type_name(of);
            Err(context.type_error(format!("{complaint}, not '{given}'")))
        }
    }
}

/// Makes a call again with what its arguments say they are as integers, or gives the error that one of
/// them does not.
pub(super) fn with_integers(context: &mut Context<'_>, callee: Value, given: &[Value]) -> Answer {
    let vm = context.vm;
    for &argument in given {
        let is_int = compare::as_big(argument).is_some();
        if !is_int && class::own_special(argument, vm.known.index, &vm.cells).is_none() {
            let given = type_name(argument);
            return Err(context.type_error(format!(
                "'{given}' object cannot be interpreted as an integer"
            )));
        }
    }
    let mut arguments = vec![callee];
    arguments.extend_from_slice(given);
    Ok(Outcome::Call(vm.builtin("__with_integers__"), arguments))
}

/// `float(x)`.
pub(super) fn float(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "float", 0, 1)?;
    let Some(&of) = given.first() else {
        return value(Value::float(0.0));
    };
    if let Some(text) = written(of) {
        return match numerals::float(&text) {
            Some(float) => value(Value::float(float)),
            None => {
                let shown = shown(context, of);
                Err(context.value_error(format!("could not convert string to float: {shown}")))
            }
        };
    }
    let is_float = of.core().as_float().is_some();
    match compare::as_number(of) {
        Some(number) if is_float || number.is_finite() => value(Value::float(number)),
        Some(_) => Err(context.error(Kind::OverflowError, "int too large to convert to float")),
        None => converted(
            context,
            of,
            &["__float__", "__index__"],
            "float() argument must be a string or a real number",
        ),
    }
}

/// `str(x)` or `str(bytes, encoding, errors)`.
pub(super) fn text(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.fitting(context, "str", &["object", "encoding", "errors"], 0)?;
    let Some(of) = arguments.named_or_at("object", 0) else {
        return value(context.text(""));
    };
    let decodes = arguments.positional.len() > 1
        || arguments.named_or_at("encoding", 1).is_some()
        || arguments.named_or_at("errors", 2).is_some();
    if decodes {
        let [encoding, errors] = encoding_arguments(context, arguments, "str", 1)?;
        if text_of(of).is_some() {
            return Err(context.type_error("decoding str is not supported"));
        }
        let Some(Body::Bytes(bytes)) = of.part() else {
            let given = type_name(of);
            return Err(context.type_error(format!(
                "decoding to str: need a bytes-like object, {given} found"
            )));
        };
        let text = codec::decode(context, bytes, encoding, errors)?;
        return value(context.text(text));
    }
    match represent::text(context, of) {
        Ok(_) if text_of(of).is_some() && text_of(of.core()).is_some() => value(of.core()),
        Ok(text) => value(context.text(text)),
        Err(_) => match context.vm.prelude() {
            Some(prelude) => Ok(Outcome::Call(prelude.text, vec![of])),
            None => Err(context.error(Kind::RuntimeError, "the prelude has not run")),
        },
    }
}

/// `bytes(count)`, `bytes(integers)`, `bytes(bytes)` or `bytes(text, encoding)`.
pub(super) fn bytes(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.only_keywords(context, "bytes", &["source", "encoding", "errors"])?;
    let Some(of) = arguments.named_or_at("source", 0) else {
        return value(context.bytes(&[]));
    };
    if let Some(text) = text_of(of) {
        if arguments.named_or_at("encoding", 1).is_none() {
            return Err(context.type_error("string argument without an encoding"));
        }
        let [encoding, errors] = encoding_arguments(context, arguments, "bytes", 1)?;
        let bytes = codec::encode(context, text, encoding, errors)?;
        return value(context.bytes(&bytes));
    }
    if arguments.named_or_at("encoding", 1).is_some() {
        return Err(context.type_error("encoding without a string argument"));
    }
    if let Some(Body::Bytes(bytes)) = of.part() {
        return value(context.bytes(bytes));
    }
    if let Some(count) = of.as_index() {
        let Ok(count) = usize::try_from(count) else {
            return Err(context.value_error("negative count"));
        };
        context.permit(count)?;
        return value(context.bytes(&vec![0; count]));
    }
    let vm = context.vm;
    if let Some(method) = class::own_special(of, vm.names.intern("__bytes__"), &vm.cells) {
        return Ok(Outcome::Call(method, vec![of]));
    }
    let items = match items_of(context, of) {
        Ok(items) => items,
        Err(crate::vm::machine::Obstacle::Raise(_)) => {
            let given = type_name(of);
            return Err(context.type_error(format!("cannot convert '{given}' object to bytes")));
        }
        Err(obstacle) => return obstacle.answer(0),
    };
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        match item.as_index().map(u8::try_from) {
            Some(Ok(byte)) => bytes.push(byte),
            Some(Err(_)) => return Err(context.value_error("bytes must be in range(0, 256)")),
            None => {
                let given = type_name(item);
                return Err(context.type_error(format!(
                    "'{given}' object cannot be interpreted as an integer"
                )));
            }
        }
    }
    value(context.bytes(&bytes))
}
