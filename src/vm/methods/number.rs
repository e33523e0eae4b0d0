//! Methods of integers and floats.

use num_bigint::{BigInt, Sign};
use num_traits::{FromPrimitive, Signed, ToPrimitive};

use super::search::integer;
use super::text::done;
use crate::vm::builtins_items_of as items_of;
use crate::vm::compare::as_big;
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::text_of;
use crate::vm::types::Kind;
use crate::vm::value::Value;

super::methods! {
    INT: "int.bit_length" => bit_length, "int.bit_count" => bit_count, "int.to_bytes" => to_bytes,
        "int.conjugate" => itself, "int.as_integer_ratio" => int_ratio, "int.__ceil__" => itself,
        "int.__floor__" => itself;
    INT_OF_CLASS: "int.from_bytes" => from_bytes;
    FLOAT: "float.is_integer" => is_integer, "float.hex" => hex, "float.conjugate" => itself,
        "float.as_integer_ratio" => float_ratio;
    COMPLEX: "complex.conjugate" => conjugate, "complex.__complex__" => itself,
        "complex.__getnewargs__" => both_parts;
    FLOAT_OF_CLASS: "float.fromhex" => fromhex;
}

type Answer = Result<Outcome, Value>;

fn int(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str) -> Result<BigInt, Value> {
    let (receiver, _) = arguments.receiver(context, name)?;
    match as_big(receiver) {
        Some(int) => Ok(int),
        None => Err(super::unfit(context, name, "int", receiver)),
    }
}

fn float(context: &mut Context<'_>, arguments: Arguments<'_>, name: &str) -> Result<f64, Value> {
    let (receiver, _) = arguments.receiver(context, name)?;
    match receiver.core().as_float() {
        Some(float) => Ok(float),
        None => Err(super::unfit(context, name, "float", receiver)),
    }
}

fn itself(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (receiver, []) = arguments.method::<0>(context, "conjugate")?;
    match receiver.core() {
        Value::TRUE => done(Value::index(1)),
        Value::FALSE => done(Value::ZERO),
        other => done(other),
    }
}

/// A complex number's parts.
fn complex(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<[f64; 2], Value> {
    let (receiver, []) = arguments.method::<0>(context, name)?;
    match receiver.part() {
        Some(Body::Complex(parts)) => Ok(*parts),
        _ => Err(super::unfit(context, name, "complex", receiver)),
    }
}

fn conjugate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [real, imag] = complex(context, arguments, "conjugate")?;
    done(context.object(Body::Complex([real, -imag]), 0))
}

fn both_parts(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let parts = complex(context, arguments, "__getnewargs__")?;
    done(context.tuple(parts.map(Value::float)))
}

fn bit_length(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.method::<0>(context, "int.bit_length")?;
    let int = int(context, arguments, "bit_length")?;
    done(Value::index(int.bits() as usize))
}

fn bit_count(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.method::<0>(context, "int.bit_count")?;
    let int = int(context, arguments, "bit_count")?;
    let ones: u32 = int.iter_u64_digits().map(u64::count_ones).sum();
    done(Value::index(ones as usize))
}

fn int_ratio(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let int = int(context, arguments, "as_integer_ratio")?;
    let parts = [context.integer(int), Value::index(1)];
    done(context.tuple(parts))
}

/// Whether the byte order named is the one that begins with the largest.
fn is_big_endian(context: &mut Context<'_>, order: Option<Value>) -> Result<bool, Value> {
    match order.map(text_of) {
        None | Some(Some("big")) => Ok(true),
        Some(Some("little")) => Ok(false),
        Some(Some(_)) => Err(context.value_error("byteorder must be either 'little' or 'big'")),
        Some(None) => Err(context.type_error("byteorder must be str")),
    }
}

fn is_signed(arguments: Arguments<'_>) -> bool {
    let signed = arguments.named_or_at("signed", usize::MAX);
    signed
        .and_then(Value::as_index)
        .is_some_and(|signed| signed != 0)
}

fn to_bytes(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let own = int(context, arguments, "to_bytes")?;
    let (_, rest) = arguments.receiver(context, "to_bytes")?;
    rest.only_keywords(context, "to_bytes", &["length", "byteorder", "signed"])?;
    let length = match rest.named_or_at("length", 0) {
        Some(length) => integer(context, length)?,
        None => 1,
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(context.value_error("length argument must be non-negative"));
    };
    context.permit(length)?;
    let order = rest.named_or_at("byteorder", 1);
    let big = is_big_endian(context, order)?;
    let signed = is_signed(rest);
    if own.is_negative() && !signed {
        let message = "can't convert negative int to unsigned";
        return Err(context.error(Kind::OverflowError, message));
    }
    let mut bytes = if signed {
        own.to_signed_bytes_le()
    } else {
        own.to_bytes_le().1
    };
    if own.sign() == Sign::NoSign {
        bytes.clear();
    }
    let filler = if own.is_negative() { 0xFF } else { 0 };
    if bytes.len() > length {
        return Err(context.error(Kind::OverflowError, "int too big to convert"));
    }
    bytes.resize(length, filler);
    if big {
        bytes.reverse();
    }
    done(context.bytes(&bytes))
}

fn from_bytes(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_class, rest) = arguments.receiver(context, "from_bytes")?;
    rest.only_keywords(context, "from_bytes", &["bytes", "byteorder", "signed"])?;
    let Some(given) = rest.named_or_at("bytes", 0) else {
        return Err(context.type_error("from_bytes() missing required argument 'bytes' (pos 1)"));
    };
    let mut bytes: Vec<u8> = match given.part() {
        Some(Body::Bytes(bytes)) => bytes.to_vec(),
        _ => match items_of(context, given) {
            Ok(items) => items
                .into_iter()
                .filter_map(|item| u8::try_from(item.as_index()?).ok())
                .collect(),
            Err(obstacle) => return obstacle.answer(1),
        },
    };
    let order = rest.named_or_at("byteorder", 1);
    if is_big_endian(context, order)? {
        bytes.reverse();
    }
    let int = if is_signed(rest) {
        BigInt::from_signed_bytes_le(&bytes)
    } else {
        BigInt::from_bytes_le(Sign::Plus, &bytes)
    };
    done(context.integer(int))
}

fn is_integer(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.method::<0>(context, "float.is_integer")?;
    let float = float(context, arguments, "is_integer")?;
    done(Value::bool(float.is_finite() && float.fract() == 0.0))
}

/// A finite float's mantissa and the power of two it is multiplied by.
fn parts(float: f64) -> (u64, i32) {
    let bits = float.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match (bits >> 52 & 0x7FF) as i32 {
        0 => (fraction, -1074),
        stored => (fraction | 1 << 52, stored - 1075),
    }
}

fn float_ratio(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let float = float(context, arguments, "as_integer_ratio")?;
    if float.is_nan() {
        return Err(context.value_error("cannot convert NaN to integer ratio"));
    }
    if float.is_infinite() {
        let message = "cannot convert Infinity to integer ratio";
        return Err(context.error(Kind::OverflowError, message));
    }
    let (mut mantissa, mut exponent) = parts(float);
    if mantissa == 0 {
        exponent = 0;
    } else {
        let spare = mantissa
            .trailing_zeros()
            .min(exponent.min(0).unsigned_abs());
        mantissa >>= spare;
        exponent += spare as i32;
    }
    let mut numerator = BigInt::from(mantissa) << exponent.max(0);
    if float < 0.0 {
        numerator = -numerator;
    }
    let denominator = BigInt::from(1) << (-exponent).max(0);
    let pair = [context.integer(numerator), context.integer(denominator)];
    done(context.tuple(pair))
}

fn hex(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.method::<0>(context, "float.hex")?;
    let float = float(context, arguments, "hex")?;
    if !float.is_finite() {
        return done(context.text(crate::vm::represent::float(float)));
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    let (mantissa, exponent) = parts(float);
    let whole = mantissa >> 52;
    let fraction = mantissa & ((1 << 52) - 1);
    let shown = match mantissa {
        0 => format!("{sign}0x0.0p+0"),
        _ => format!("{sign}0x{whole}.{fraction:013x}p{:+}", exponent + 52),
    };
    done(context.text(shown))
}

fn fromhex(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_class, rest) = arguments.receiver(context, "fromhex")?;
    let [given] = rest.exactly::<1>(context, "float.fromhex")?;
    let text = text_of(given)
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match read_hex(&text) {
        Some(float) => done(Value::float(float)),
        None => Err(context.value_error("invalid hexadecimal floating-point string")),
    }
}

fn read_hex(text: &str) -> Option<f64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = match text {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let digits = text.strip_prefix("0x").unwrap_or(text);
            let (digits, exponent) = digits.split_once('p').unwrap_or((digits, "0"));
            let exponent: i32 = exponent.parse().ok()?;
            let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
            let all = format!("{whole}{fraction}");
            let mantissa = BigInt::parse_bytes(all.as_bytes(), 16)?;
            let scale = exponent.checked_sub(4 * fraction.len() as i32)?;
            mantissa.to_f64()? * f64::from_i32(2)?.powi(scale)
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}
