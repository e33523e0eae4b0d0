//! `math`: functions of floats, and of whole numbers of any size. It may know how the VM represents
//! numbers; it must never know a thread.

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};

use crate::vm::compare::as_big;
use crate::vm::namespace::Namespace;
use crate::vm::object::Body;
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, class};

mod floats;
mod whole;

type Answer = Result<Outcome, Value>;

macro_rules! functions {
    ($($name:literal => $function:expr),* $(,)?) => {
        /// The functions of `math`.
        pub(super) const FUNCTIONS: [NativeFunction; [$($name),*].len()] =
            [$(NativeFunction { name: $name, method: false, call: $function }),*];
    };
}

/// A function of floats that also takes objects with a `__float__`, alone and in lists: these are made
/// floats first, and the function is called again.
macro_rules! taking_objects {
    ($name:literal, $function:expr) => {
        |context, arguments| {
            let positional = arguments.positional;
            let result = $function(context, arguments);
            match result {
                Ok(_) => result,
                Err(_) => again_with_floats(context, result, positional, $name),
            }
        }
    };
}

/// Calls the function again with floats, or answers as it did if it was given no such objects.
#[cold]
fn again_with_floats(
    context: &mut Context<'_>,
    result: Answer,
    given: &[Value],
    name: &str,
) -> Answer {
    let vm = context.vm;
    let special = vm.names.intern("__float__");
    let is_object = |&value: &Value| class::own_special(value, special, &vm.cells).is_some();
    let has_objects = |value: &Value| match value.part() {
        Some(Body::Tuple(items)) => items.iter().any(is_object),
        Some(Body::List(items)) => items.snapshot().iter().any(is_object),
        _ => is_object(value),
    };
    if !given.iter().any(has_objects) {
        return result;
    }
    let mut arguments = vec![context.text(name)];
    arguments.extend_from_slice(given);
    Ok(Outcome::Call(vm.builtin("__with_floats__"), arguments))
}

functions! {
    "sqrt" => taking_objects!("sqrt", floats::sqrt), "cbrt" => floats::cbrt, "exp" => taking_objects!("exp", floats::exp), "exp2" => floats::exp2,
    "expm1" => floats::expm1, "log" => taking_objects!("log", floats::log), "log2" => taking_objects!("log2", floats::log2), "log10" => taking_objects!("log10", floats::log10),
    "log1p" => floats::log1p, "sin" => taking_objects!("sin", floats::sin), "cos" => taking_objects!("cos", floats::cos), "tan" => taking_objects!("tan", floats::tan),
    "asin" => floats::asin, "acos" => floats::acos, "atan" => floats::atan, "sinh" => floats::sinh,
    "cosh" => floats::cosh, "tanh" => floats::tanh, "asinh" => floats::asinh, "acosh" => floats::acosh,
    "atanh" => floats::atanh, "degrees" => taking_objects!("degrees", floats::degrees), "radians" => taking_objects!("radians", floats::radians),
    "fabs" => taking_objects!("fabs", floats::fabs), "erf" => floats::erf, "erfc" => floats::erfc, "gamma" => floats::gamma,
    "lgamma" => floats::lgamma, "ulp" => floats::ulp, "atan2" => taking_objects!("atan2", floats::atan2), "fmod" => floats::fmod,
    "copysign" => floats::copysign, "nextafter" => floats::nextafter, "remainder" => floats::remainder,
    "pow" => taking_objects!("pow", floats::pow), "isnan" => taking_objects!("isnan", floats::isnan), "isinf" => taking_objects!("isinf", floats::isinf),
    "isfinite" => taking_objects!("isfinite", floats::isfinite), "isclose" => taking_objects!("isclose", floats::isclose), "hypot" => taking_objects!("hypot", floats::hypot),
    "dist" => taking_objects!("dist", floats::dist), "fsum" => taking_objects!("fsum", floats::fsum), "modf" => floats::modf, "frexp" => floats::frexp,
    "ldexp" => floats::ldexp, "floor" => whole::floor, "ceil" => whole::ceil, "trunc" => whole::trunc,
    "gcd" => whole::gcd, "lcm" => whole::lcm, "factorial" => whole::factorial, "comb" => whole::comb,
    "perm" => whole::perm, "isqrt" => whole::isqrt, "prod" => whole::prod,
}

/// The constants of `math`.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    use std::f64::consts;
    for (name, value) in [
        ("pi", consts::PI),
        ("e", consts::E),
        ("tau", consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        context.vm.bind(globals, name, Value::float(value));
    }
}

fn float_value(value: f64) -> Answer {
    Ok(Outcome::Value(Value::float(value)))
}

/// A real number as a float, or the error CPython gives.
fn real(context: &mut Context<'_>, value: Value) -> Result<f64, Value> {
    if let Some(float) = value.as_float() {
        return Ok(float);
    }
    let Some(int) = as_big(value) else {
        let given = type_name(value);
        return Err(context.type_error(format!("must be real number, not {given}")));
    };
    match int.to_f64().filter(|float| float.is_finite()) {
        Some(float) => Ok(float),
        None => Err(context.error(Kind::OverflowError, "int too large to convert to float")),
    }
}

/// A whole number, or the error CPython gives.
fn integer(context: &mut Context<'_>, value: Value) -> Result<BigInt, Value> {
    as_big(value).ok_or_else(|| {
        let given = type_name(value);
        context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        ))
    })
}

/// What an instance's own method answers, or the error that its class has none.
fn own_method(context: &mut Context<'_>, value: Value, name: &str) -> Answer {
    let vm = context.vm;
    let name = vm.names.intern(name);
    match class::own_special(value, name, &vm.cells) {
        Some(method) => Ok(Outcome::Call(method, vec![value])),
        None => {
            real(context, value)?;
            Ok(Outcome::Value(value))
        }
    }
}

/// A float that is whole, as an integer.
fn from_whole(context: &mut Context<'_>, float: f64) -> Answer {
    match BigInt::from_f64(float) {
        Some(int) => Ok(Outcome::Value(context.integer(int))),
        None if float.is_nan() => Err(context.value_error("cannot convert float NaN to integer")),
        None => Err(context.error(
            Kind::OverflowError,
            "cannot convert float infinity to integer",
        )),
    }
}

fn not_negative(context: &mut Context<'_>, int: &BigInt, message: &str) -> Result<(), Value> {
    if int.sign() == Sign::Minus {
        return Err(context.value_error(message));
    }
    Ok(())
}

fn magnitude_gcd(mut left: BigInt, mut right: BigInt) -> BigInt {
    while !right.is_zero() {
        (left, right) = (right.clone(), left % right);
    }
    left.abs()
}

/// The product of so many factors, each by the step more than the one before. Halves are multiplied, so that
/// most factors are about as long as each other.
fn product(from: &BigInt, count: u64, step: i8) -> BigInt {
    const FEW: u64 = 32;
    if count > FEW {
        let half = count / 2;
        let middle = from + BigInt::from(half) * step;
        return product(from, half, step) * product(&middle, count - half, step);
    }
    let mut result = BigInt::one();
    let mut factor = from.clone();
    for _ in 0..count {
        result *= &factor;
        factor += step;
    }
    result
}
