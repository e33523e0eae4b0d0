//! The functions of `math` whose results are whole numbers.

use super::*;
use crate::bytecode::BinaryOperator;
use crate::vm::builtins_items_of;

/// The largest argument of a factorial: what is larger would keep a worker busy for seconds.
const LARGEST_FACTORIAL: u64 = 200_000;

pub(super) fn floor(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    rounded(context, arguments, "math.floor", f64::floor)
}

pub(super) fn ceil(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    rounded(context, arguments, "math.ceil", f64::ceil)
}

pub(super) fn trunc(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    rounded(context, arguments, "math.trunc", f64::trunc)
}

fn rounded(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
    round: fn(f64) -> f64,
) -> Answer {
    let [value] = arguments.exactly::<1>(context, name)?;
    if let Some(float) = value.as_float() {
        return from_whole(context, round(float));
    }
    match as_big(value) {
        Some(int) => Ok(Outcome::Value(context.integer(int))),
        None => own_method(context, value, &format!("__{}__", &name["math.".len()..])),
    }
}

pub(super) fn gcd(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.no_keywords(context, "math.gcd")?;
    let mut result = BigInt::zero();
    for &value in arguments.positional {
        result = magnitude_gcd(result, integer(context, value)?);
    }
    Ok(Outcome::Value(context.integer(result)))
}

pub(super) fn lcm(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.no_keywords(context, "math.lcm")?;
    let mut result = BigInt::one();
    for &value in arguments.positional {
        let int = integer(context, value)?.abs();
        let divisor = magnitude_gcd(result.clone(), int.clone());
        if divisor.is_zero() {
            return Ok(Outcome::Value(Value::ZERO));
        }
        result = result / divisor * int;
    }
    Ok(Outcome::Value(context.integer(result)))
}

pub(super) fn factorial(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.factorial")?;
    let int = integer(context, value)?;
    not_negative(context, &int, "factorial() not defined for negative values")?;
    match int.to_u64().filter(|&count| count <= LARGEST_FACTORIAL) {
        Some(count) => {
            let result = product(&BigInt::one(), count, 1);
            Ok(Outcome::Value(context.integer(result)))
        }
        None => Err(context.error(
            Kind::OverflowError,
            format!("factorial() argument should not exceed {LARGEST_FACTORIAL}"),
        )),
    }
}

/// The two counts `comb` and `perm` take, checked; nothing when the second exceeds the first.
fn counts(
    context: &mut Context<'_>,
    all: Value,
    taken: Value,
) -> Result<Option<(BigInt, BigInt)>, Value> {
    let (all, taken) = (integer(context, all)?, integer(context, taken)?);
    not_negative(context, &all, "n must be a non-negative integer")?;
    not_negative(context, &taken, "k must be a non-negative integer")?;
    Ok((taken <= all).then_some((all, taken)))
}

fn small_count(context: &mut Context<'_>, count: &BigInt, name: &str) -> Result<u64, Value> {
    match count.to_u64().filter(|&count| count <= LARGEST_FACTORIAL) {
        Some(count) => Ok(count),
        None => Err(context.error(
            Kind::OverflowError,
            format!("{name}() arguments should not differ from each other or zero by more than {LARGEST_FACTORIAL}"),
        )),
    }
}

pub(super) fn comb(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [all, taken] = arguments.exactly::<2>(context, "math.comb")?;
    let Some((all, taken)) = counts(context, all, taken)? else {
        return Ok(Outcome::Value(Value::ZERO));
    };
    let smaller = taken.clone().min(&all - &taken);
    let count = small_count(context, &smaller, "comb")?;
    let result = product(&all, count, -1) / product(&BigInt::one(), count, 1);
    Ok(Outcome::Value(context.integer(result)))
}

pub(super) fn perm(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "math.perm", 1, 2)?;
    let taken = given.get(1).copied().filter(|&taken| taken != Value::NONE);
    let Some((all, taken)) = counts(context, given[0], taken.unwrap_or(given[0]))? else {
        return Ok(Outcome::Value(Value::ZERO));
    };
    let count = small_count(context, &taken, "perm")?;
    Ok(Outcome::Value(context.integer(product(&all, count, -1))))
}

pub(super) fn isqrt(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [value] = arguments.exactly::<1>(context, "math.isqrt")?;
    let int = integer(context, value)?;
    not_negative(context, &int, "isqrt() argument must be nonnegative")?;
    Ok(Outcome::Value(context.integer(int.sqrt())))
}

pub(super) fn prod(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.only_keywords(context, "prod", &["start"])?;
    let &[iterable] = arguments.positional else {
        let given = arguments.positional.len();
        let message = format!("prod() takes exactly 1 positional argument ({given} given)");
        return Err(context.type_error(message));
    };
    let items = match builtins_items_of(context, iterable) {
        Ok(items) => items,
        Err(obstacle) => return obstacle.answer(0),
    };
    let start = Value::small_int(1).unwrap_or(Value::ZERO);
    let mut result = arguments.named_or_at("start", 1).unwrap_or(start);
    for item in items {
        result = match context.binary(BinaryOperator::Multiply as u32, result, item)? {
            Some(result) => result,
            None => {
                let (left, right) = (type_name(result), type_name(item));
                return Err(context.type_error(format!(
                    "unsupported operand type(s) for *: '{left}' and '{right}'"
                )));
            }
        };
    }
    Ok(Outcome::Value(result))
}
