//! `round`, and `pow` with a modulus: arithmetic that is none of the operators.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};

use crate::vm::compare;
use crate::vm::machine::Context;
use crate::vm::types::Kind;
use crate::vm::value::Value;

/// `round(number, places)`; nothing for what is no number.
pub(super) fn rounded(
    context: &mut Context<'_>,
    of: Value,
    places: Option<i64>,
) -> Result<Option<Value>, Value> {
    if let Some(float) = of.as_float() {
        return rounded_float(context, float, places).map(Some);
    }
    let Some(int) = compare::as_big(of) else {
        return Ok(None);
    };
    let digits = match places {
        Some(places) if places < 0 => places.unsigned_abs(),
        _ => return Ok(Some(context.integer(int))),
    };
    if digits as f64 > int.bits() as f64 {
        return Ok(Some(Value::ZERO));
    }
    let unit = BigInt::from(10).pow(digits as u32);
    let remainder = ((&int % &unit) + &unit) % &unit;
    let below = &int - &remainder;
    let twice = &remainder * 2;
    let is_odd = (&below / &unit) % 2 != BigInt::zero();
    let up = twice > unit || (twice == unit && is_odd);
    Ok(Some(context.integer(if up { below + unit } else { below })))
}

fn rounded_float(
    context: &mut Context<'_>,
    float: f64,
    places: Option<i64>,
) -> Result<Value, Value> {
    let Some(places) = places else {
        if float.is_nan() {
            return Err(context.value_error("cannot convert float NaN to integer"));
        }
        return match BigInt::from_f64(float.round_ties_even()) {
            Some(int) => Ok(context.integer(int)),
            None => Err(context.error(
                Kind::OverflowError,
                "cannot convert float infinity to integer",
            )),
        };
    };
    if !float.is_finite() || places > 323 {
        return Ok(Value::float(float));
    }
    if places < -308 {
        return Ok(Value::float(0.0 * float));
    }
    // The decimal digits are rounded, not the binary value, as CPython's dtoa does.
    let result = if places >= 0 {
        format!("{float:.*}", places as usize)
            .parse()
            .unwrap_or(float)
    } else {
        let unit = BigInt::from(10).pow(places.unsigned_abs() as u32);
        let whole = BigInt::from_f64(float.trunc()).unwrap_or_default();
        let sign = if float.is_sign_negative() { -1.0 } else { 1.0 };
        let magnitude = whole.abs();
        let remainder = &magnitude % &unit;
        let below = &magnitude - &remainder;
        let twice = &remainder * 2;
        let is_half = twice == unit && float.fract() == 0.0;
        let is_odd = (&below / &unit) % 2 != BigInt::zero();
        let up = twice > unit || (twice == unit && (!is_half || is_odd));
        let rounded = if up { below + unit } else { below };
        sign * rounded.to_string().parse().unwrap_or(f64::INFINITY)
    };
    if result.is_infinite() {
        let message = "rounded value too large to represent";
        return Err(context.error(Kind::OverflowError, message));
    }
    Ok(Value::float(result))
}

/// `pow(base, exponent, modulus)`.
pub(super) fn power_modulo(
    context: &mut Context<'_>,
    base: &BigInt,
    exponent: &BigInt,
    modulus: &BigInt,
) -> Result<Value, Value> {
    if modulus.is_zero() {
        return Err(context.value_error("pow() 3rd argument cannot be 0"));
    }
    if let (Some(base), Some(exponent), Some(modulus)) =
        (base.to_i64(), exponent.to_u64(), modulus.to_i64())
        && modulus > 0
    {
        return Ok(context.int(power_modulo_word(base, exponent, modulus)));
    }
    let size = modulus.abs();
    let base = ((base % &size) + &size) % &size;
    let (base, exponent) = if exponent.is_negative() {
        match inverse(&base, &size) {
            Some(inverse) => (inverse, -exponent),
            None => {
                let message = "base is not invertible for the given modulus";
                return Err(context.value_error(message));
            }
        }
    } else {
        (base, exponent.clone())
    };
    let mut result = base.modpow(&exponent, &size);
    if modulus.is_negative() && !result.is_zero() {
        result -= size;
    }
    Ok(context.integer(result))
}

/// `pow(base, exponent, modulus)` of numbers of a word each, by squaring.
fn power_modulo_word(base: i64, mut exponent: u64, modulus: i64) -> i64 {
    let size = i128::from(modulus);
    let (mut square, mut result) = (i128::from(base).rem_euclid(size), 1 % size);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * square % size;
        }
        square = square * square % size;
        exponent >>= 1;
    }
    result as i64
}

/// The number that gives 1 with `number`, by Euclid's algorithm.
fn inverse(number: &BigInt, modulus: &BigInt) -> Option<BigInt> {
    let (mut old, mut new) = (number.clone(), modulus.clone());
    let (mut old_factor, mut new_factor) = (BigInt::one(), BigInt::zero());
    while !new.is_zero() {
        let quotient = &old / &new;
        (old, new) = (new.clone(), &old - &quotient * &new);
        (old_factor, new_factor) = (new_factor.clone(), &old_factor - &quotient * &new_factor);
    }
    old.is_one()
        .then(|| ((old_factor % modulus) + modulus) % modulus)
}
