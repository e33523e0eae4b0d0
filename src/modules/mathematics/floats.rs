//! The functions of `math` whose results are floats.

use super::*;
use crate::vm::builtins_items_of;

/// Applies a function to one float. What is not a number although the argument was one is a domain
/// error; what is infinite although the argument was finite is too large, or a domain error at a pole.
macro_rules! of_one {
    ($($name:ident = $function:expr, $infinite:expr;)*) => {
        $(pub(super) fn $name(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
            let [value] = arguments.exactly::<1>(context, concat!("math.", stringify!($name)))?;
            let given = real(context, value)?;
            let function: fn(f64) -> f64 = $function;
            checked(context, function(given), !given.is_nan(), given.is_finite(), $infinite)
        })*
    };
}

const DOMAIN: &str = "math domain error";
const RANGE: &str = "math range error";

of_one! {
    sqrt = f64::sqrt, DOMAIN;
    cbrt = f64::cbrt, RANGE;
    exp = f64::exp, RANGE;
    exp2 = f64::exp2, RANGE;
    expm1 = f64::exp_m1, RANGE;
    log1p = f64::ln_1p, DOMAIN;
    sin = f64::sin, DOMAIN;
    cos = f64::cos, DOMAIN;
    tan = f64::tan, DOMAIN;
    asin = f64::asin, DOMAIN;
    acos = f64::acos, DOMAIN;
    atan = f64::atan, DOMAIN;
    sinh = f64::sinh, RANGE;
    cosh = f64::cosh, RANGE;
    tanh = f64::tanh, DOMAIN;
    asinh = f64::asinh, DOMAIN;
    acosh = f64::acosh, DOMAIN;
    atanh = f64::atanh, DOMAIN;
    degrees = f64::to_degrees, RANGE;
    radians = f64::to_radians, RANGE;
    fabs = f64::abs, RANGE;
    erf = libm::erf, RANGE;
    erfc = libm::erfc, RANGE;
    lgamma = libm::lgamma, DOMAIN;
}

fn checked(
    context: &mut Context<'_>,
    result: f64,
    was_number: bool,
    was_finite: bool,
    infinite: &str,
) -> Answer {
    if result.is_nan() && was_number {
        return Err(context.value_error(DOMAIN));
    }
    if result.is_infinite() && was_finite {
        return Err(match infinite {
            DOMAIN => context.value_error(DOMAIN),
            _ => context.error(Kind::OverflowError, RANGE),
        });
    }
    float_value(result)
}

/// Factorials that a float holds exactly.
const EXACT_FACTORIALS: f64 = 23.0;

pub(super) fn gamma(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.gamma")?;
    let given = real(context, value)?;
    if given == given.floor() && given <= 0.0 {
        return Err(context.value_error(DOMAIN));
    }
    let result = if given == given.floor() && given <= EXACT_FACTORIALS {
        product(&BigInt::one(), given as u64 - 1, 1).to_f64()
    } else {
        Some(libm::tgamma(given))
    };
    let finite = given.is_finite();
    checked(
        context,
        result.unwrap_or(f64::NAN),
        !given.is_nan(),
        finite,
        RANGE,
    )
}

pub(super) fn ulp(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.ulp")?;
    let given = real(context, value)?.abs();
    if !given.is_finite() {
        return float_value(given);
    }
    let above = given.next_up();
    float_value(if above.is_finite() {
        above - given
    } else {
        given - given.next_down()
    })
}

/// The natural logarithm of a positive number of any size.
fn logarithm(
    context: &mut Context<'_>,
    value: Value,
    function: fn(f64) -> f64,
    of_two: f64,
) -> Result<f64, Value> {
    if value.as_float().is_none()
        && let Some(int) = as_big(value)
    {
        if int.sign() != Sign::Plus {
            return Err(context.value_error(DOMAIN));
        }
        // A number beyond the floats is halved until it fits.
        let shift = int.bits().saturating_sub(1000);
        let small = (int >> shift).to_f64().unwrap_or(f64::MAX);
        return Ok(function(small) + shift as f64 * of_two);
    }
    let given = real(context, value)?;
    if given <= 0.0 {
        return Err(context.value_error(DOMAIN));
    }
    Ok(function(given))
}

pub(super) fn log(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.positional;
    arguments.no_keywords(context, "math.log")?;
    if !(1..=2).contains(&given.len()) {
        return Err(context.type_error("math.log requires 1 to 2 arguments"));
    }
    let of = logarithm(context, given[0], f64::ln, std::f64::consts::LN_2)?;
    let Some(&base) = given.get(1) else {
        return float_value(of);
    };
    let base = logarithm(context, base, f64::ln, std::f64::consts::LN_2)?;
    if base == 0.0 {
        return Err(context.error(Kind::ZeroDivisionError, "float division by zero"));
    }
    float_value(of / base)
}

pub(super) fn log2(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.log2")?;
    logarithm(context, value, f64::log2, 1.0).and_then(float_value)
}

pub(super) fn log10(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.log10")?;
    logarithm(context, value, f64::log10, std::f64::consts::LOG10_2).and_then(float_value)
}

fn two(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<(f64, f64), Value> {
    arguments.no_keywords(context, name)?;
    let &[left, right] = arguments.positional else {
        let given = arguments.positional.len();
        return Err(context.type_error(format!("{name} expected 2 arguments, got {given}")));
    };
    Ok((real(context, left)?, real(context, right)?))
}

pub(super) fn atan2(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (y, x) = two(context, arguments, "atan2")?;
    float_value(y.atan2(x))
}

pub(super) fn fmod(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (x, y) = two(context, arguments, "fmod")?;
    checked(context, x % y, !x.is_nan() && !y.is_nan(), false, DOMAIN)
}

pub(super) fn copysign(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (x, y) = two(context, arguments, "copysign")?;
    float_value(x.copysign(y))
}

pub(super) fn nextafter(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (from, to) = two(context, arguments, "nextafter")?;
    float_value(libm::nextafter(from, to))
}

pub(super) fn remainder(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (x, y) = two(context, arguments, "remainder")?;
    let result = libm::remainder(x, y);
    checked(context, result, !x.is_nan() && !y.is_nan(), false, DOMAIN)
}

pub(super) fn pow(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (x, y) = two(context, arguments, "pow")?;
    let pole = x == 0.0 && y < 0.0;
    let finite = x.is_finite() && y.is_finite();
    let message = if pole { DOMAIN } else { RANGE };
    checked(
        context,
        x.powf(y),
        !x.is_nan() && !y.is_nan(),
        finite,
        message,
    )
}

fn tested(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    test: fn(f64) -> bool,
) -> Answer {
    let [value] = arguments.exactly::<1>(context, name)?;
    Ok(Outcome::Value(Value::bool(test(real(context, value)?))))
}

pub(super) fn isnan(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "math.isnan", f64::is_nan)
}

pub(super) fn isinf(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "math.isinf", f64::is_infinite)
}

pub(super) fn isfinite(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    tested(context, arguments, "math.isfinite", f64::is_finite)
}

pub(super) fn isclose(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.only_keywords(context, "isclose", &["a", "b", "rel_tol", "abs_tol"])?;
    let mut number = |name: &str, position: usize, default: Option<f64>| match (
        arguments.named_or_at(name, position),
        default,
    ) {
        (Some(value), _) => real(context, value),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(context.type_error(format!(
            "isclose() missing required argument '{name}' (pos {})",
            position + 1
        ))),
    };
    let (left, right) = (number("a", 0, None)?, number("b", 1, None)?);
    let relative = number("rel_tol", usize::MAX, Some(1e-9))?;
    let absolute = number("abs_tol", usize::MAX, Some(0.0))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(context.value_error("tolerances must be non-negative"));
    }
    let distance = (left - right).abs();
    let close = left == right
        || (distance.is_finite()
            && (distance <= (relative * left.abs().max(right.abs())) || distance <= absolute));
    Ok(Outcome::Value(Value::bool(close)))
}

/// The length of a vector, scaled so that no square overflows.
fn length(parts: &[f64]) -> f64 {
    if parts.iter().any(|part| part.is_infinite()) {
        return f64::INFINITY;
    }
    if let [x, y] = parts {
        return x.hypot(*y);
    }
    let largest = parts
        .iter()
        .fold(0.0_f64, |largest, part| largest.max(part.abs()));
    if largest == 0.0 || parts.iter().any(|part| part.is_nan()) {
        return parts.iter().sum::<f64>().abs();
    }
    // Squares are kept exactly, as a float and what it rounds away; so is the square of the root found
    // first, which tells how far that root is off.
    let scale = libm::scalbn(1.0, -libm::frexp(largest).1);
    let mut squares = Vec::with_capacity(parts.len() * 2 + 2);
    for part in parts {
        squares.extend(exact_square(part * scale));
    }
    let root = exact_sum(&squares).sqrt();
    squares.extend(exact_square(root).map(|square| -square));
    (root + exact_sum(&squares) / (2.0 * root)) / scale
}

/// The square of a float as the sum of two.
fn exact_square(float: f64) -> [f64; 2] {
    let square = float * float;
    [square, float.mul_add(float, -square)]
}

pub(super) fn hypot(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.no_keywords(context, "math.hypot")?;
    let mut parts = Vec::new();
    for &value in arguments.positional {
        parts.push(real(context, value)?);
    }
    float_value(length(&parts))
}

pub(super) fn dist(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let points = arguments.exactly::<2>(context, "math.dist")?;
    let mut coordinates = [Vec::new(), Vec::new()];
    for (number, point) in points.into_iter().enumerate() {
        match builtins_items_of(context, point) {
            Ok(items) => coordinates[number] = items,
            Err(obstacle) => return obstacle.answer(number),
        }
    }
    let [from, to] = coordinates;
    if from.len() != to.len() {
        let message = "both points must have the same number of dimensions";
        return Err(context.value_error(message));
    }
    let mut parts = Vec::new();
    for (from, to) in from.into_iter().zip(to) {
        parts.push(real(context, from)? - real(context, to)?);
    }
    float_value(length(&parts))
}

/// The sum of floats, rounded once: partial sums that do not overlap are kept until the end
/// (Shewchuk 1997).
fn exact_sum(items: &[f64]) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for &item in items {
        let mut carried = item;
        let mut kept = Vec::with_capacity(partials.len() + 1);
        for partial in partials {
            let (large, small) = if carried.abs() < partial.abs() {
                (partial, carried)
            } else {
                (carried, partial)
            };
            let sum = large + small;
            let rest = small - (sum - large);
            if rest != 0.0 {
                kept.push(rest);
            }
            carried = sum;
        }
        kept.push(carried);
        partials = kept;
    }
    let mut sum = 0.0;
    let mut rest = 0.0;
    while let Some(partial) = partials.pop() {
        let before: f64 = sum;
        sum = before + partial;
        rest = partial - (sum - before);
        if rest != 0.0 {
            break;
        }
    }
    // Half a unit in the last place is rounded by what comes after it.
    if let Some(next) = partials.last()
        && ((rest < 0.0 && *next < 0.0) || (rest > 0.0 && *next > 0.0))
    {
        let doubled = rest * 2.0;
        let rounded = sum + doubled;
        if rounded - sum == doubled {
            sum = rounded;
        }
    }
    sum
}

pub(super) fn fsum(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [iterable] = arguments.exactly::<1>(context, "math.fsum")?;
    let items = match builtins_items_of(context, iterable) {
        Ok(items) => items,
        Err(obstacle) => return obstacle.answer(0),
    };
    let mut floats = Vec::with_capacity(items.len());
    for item in items {
        floats.push(real(context, item)?);
    }
    if floats.iter().any(|float| !float.is_finite()) {
        let sum: f64 = floats.iter().sum();
        if sum.is_nan() && !floats.iter().any(|float| float.is_nan()) {
            return Err(context.value_error("-inf + inf in fsum"));
        }
        return float_value(sum);
    }
    let sum = exact_sum(&floats);
    if sum.is_finite() {
        float_value(sum)
    } else {
        Err(context.error(Kind::OverflowError, "intermediate overflow in fsum"))
    }
}

pub(super) fn modf(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.modf")?;
    let given = real(context, value)?;
    let whole = given.trunc();
    let rest = if given.is_infinite() {
        0.0
    } else {
        given - whole
    };
    let parts = [rest.copysign(given), whole].map(Value::float);
    Ok(Outcome::Value(context.tuple(parts)))
}

pub(super) fn frexp(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.frexp")?;
    let (fraction, exponent) = match real(context, value)? {
        given if given.is_finite() => libm::frexp(given),
        given => (given, 0),
    };
    let exponent = context.int(i64::from(exponent));
    Ok(Outcome::Value(
        context.tuple([Value::float(fraction), exponent]),
    ))
}

pub(super) fn ldexp(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value, exponent] = arguments.exactly::<2>(context, "math.ldexp")?;
    let given = real(context, value)?;
    let exponent = integer(context, exponent)?;
    let exponent = exponent.to_i32().unwrap_or(if exponent.is_positive() {
        i32::MAX
    } else {
        i32::MIN
    });
    let result = libm::scalbn(given, exponent);
    checked(context, result, !given.is_nan(), given.is_finite(), RANGE)
}
