//! Equality and order of the built-in types, without running any of the program's code.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};

use super::class::has_own_equality;
use super::complex;
use super::object::Body;
use super::question::{Known, Question};
use super::value::Value;

/// An integer of any size.
pub fn as_big(value: Value) -> Option<BigInt> {
    big_part(value).map(Cow::into_owned)
}

/// An integer of any size, not copied where it is an object.
pub fn big_part<'a>(value: Value) -> Option<Cow<'a, BigInt>> {
    if let Some(int) = value.as_index() {
        return Some(Cow::Owned(BigInt::from(int)));
    }
    match value.part()? {
        Body::Wide(int) => Some(Cow::Owned(BigInt::from(int.get()))),
        Body::BigInt(int) => Some(Cow::Borrowed(int)),
        _ => None,
    }
}

/// An integer of at most 128 bits.
#[inline]
pub fn as_whole(value: Value) -> Option<i128> {
    if let Some(int) = value.as_index() {
        return Some(i128::from(int));
    }
    match value.part()? {
        Body::Wide(int) => Some(int.get()),
        _ => None,
    }
}

/// An integer of up to 62 bits, the bounds of ranges.
pub fn as_wide(value: Value) -> Option<i64> {
    const MOST: i64 = 1 << 62;
    let int = i64::try_from(as_whole(value)?).ok()?;
    (-MOST..=MOST).contains(&int).then_some(int)
}

/// A number as a float, when it is one.
pub fn as_number(value: Value) -> Option<f64> {
    if let Some(float) = value.as_float() {
        return Some(float);
    }
    if let Some(int) = value.as_index() {
        return Some(int as f64);
    }
    match value.core().as_float() {
        Some(float) => Some(float),
        None => match value.part()? {
            Body::Wide(int) => Some(int.get() as f64),
            Body::BigInt(int) => int.to_f64(),
            _ => None,
        },
    }
}

/// The order of two numbers, however large; nothing inside when one of them is NaN. Nothing at all when
/// not both are numbers.
pub(super) fn number_order(left: Value, right: Value) -> Option<Option<Ordering>> {
    if let (Some(left), Some(right)) = (left.as_index(), right.as_index()) {
        return Some(Some(left.cmp(&right)));
    }
    if let (Some(left), Some(right)) = (as_whole(left), as_whole(right)) {
        return Some(Some(left.cmp(&right)));
    }
    let (left_number, right_number) = (as_number(left)?, as_number(right)?);
    // Only integers kept as objects may have more digits than a float.
    let is_large = |value: Value| matches!(value.part(), Some(Body::Wide(_) | Body::BigInt(_)));
    if !is_large(left) && !is_large(right) {
        return Some(left_number.partial_cmp(&right_number));
    }
    Some(match (as_big(left), as_big(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        (Some(left), None) => order_with_float(&left, right_number),
        (None, Some(right)) => order_with_float(&right, left_number).map(Ordering::reverse),
        (None, None) => left_number.partial_cmp(&right_number),
    })
}

/// The order of an integer and a float, without rounding the integer.
fn order_with_float(int: &BigInt, float: f64) -> Option<Ordering> {
    match BigInt::from_f64(float.trunc()) {
        Some(whole) => Some(
            int.cmp(&whole).then(
                0.0_f64
                    .partial_cmp(&float.fract())
                    .unwrap_or(Ordering::Equal),
            ),
        ),
        None => 0.0_f64.partial_cmp(&float),
    }
}

/// Containers inside of each other that the engine compares or hashes by itself.
const DEEPEST: u32 = 200;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// One container further in; on the way out again when it is dropped.
pub(super) struct Deeper;

impl Deeper {
    /// Nothing when it is deep enough.
    pub(super) fn enter() -> Option<Deeper> {
        DEPTH.with(|depth| {
            let before = depth.get();
            (before < DEEPEST).then(|| {
                depth.set(before + 1);
                Deeper
            })
        })
    }
}

impl Drop for Deeper {
    fn drop(&mut self) {
        DEPTH.with(|depth| depth.set(depth.get() - 1));
    }
}

/// Whether a value is equal to itself: NaN is not.
fn equals_itself(value: Value) -> bool {
    match value.as_float() {
        Some(float) => !float.is_nan(),
        None => complex::of(value).is_none_or(|parts| parts.iter().all(|part| !part.is_nan())),
    }
}

/// Whether two values are equal: by the built-in types' rules, and by what is known of objects that
/// compare themselves. `None` when that is not known yet; the question is then noted.
pub fn equal(left: Value, right: Value, known: &Known) -> Option<bool> {
    if left == right {
        return Some(equals_itself(left));
    }
    if has_own_equality(left) || has_own_equality(right) {
        let answer = known.answer(Question::Equal(left, right))?;
        return Some(answer == Value::TRUE);
    }
    let (left, right) = (left.core(), right.core());
    if left == right {
        return Some(equals_itself(left));
    }
    if let Some(order) = number_order(left, right) {
        return Some(order == Some(Ordering::Equal));
    }
    let (Some(left_object), Some(right_object)) = (left.object(), right.object()) else {
        let is_complex =
            |one, other| complex::of(one).is_some_and(|one| complex::equals(one, other));
        return Some(is_complex(left, right) || is_complex(right, left));
    };
    let bodies = (&left_object.get().body, &right_object.get().body);
    let holds_others = matches!(
        bodies.0,
        Body::Tuple(_) | Body::List(_) | Body::Dict(_) | Body::Slice(_)
    );
    let deeper = holds_others.then(Deeper::enter);
    if deeper.as_ref().is_some_and(Option::is_none) {
        // Python goes on, which knows how deep its calls are.
        let answer = known.answer(Question::Equal(left, right))?;
        return Some(answer == Value::TRUE);
    }
    match bodies {
        (Body::Text(left), Body::Text(right)) => Some(left.as_str() == right.as_str()),
        (Body::Complex(left), _) => Some(complex::equals(*left, right)),
        (_, Body::Complex(right)) => Some(complex::equals(*right, left)),
        (Body::Bytes(left), Body::Bytes(right)) => Some(left == right),
        (Body::BigInt(left), Body::BigInt(right)) => Some(left == right),
        (Body::Tuple(left), Body::Tuple(right)) => equal_items(left, right, known),
        (Body::Slice(left), Body::Slice(right)) => equal_items(&left[..], &right[..], known),
        (Body::List(left), Body::List(right)) if left.len() != right.len() => Some(false),
        (Body::List(left), Body::List(right)) => {
            equal_items(&left.snapshot(), &right.snapshot(), known)
        }
        (Body::Range(left), Body::Range(right)) => {
            let length = super::builtins::range_length(*left);
            let same_length = length == super::builtins::range_length(*right);
            Some(
                same_length
                    && (length == 0 || left[0] == right[0])
                    && (length < 2 || left[2] == right[2]),
            )
        }
        (Body::Dict(left), Body::Dict(right)) => {
            let pairs = left.pairs();
            if pairs.len() != right.len() {
                return Some(false);
            }
            for (key, value) in pairs {
                match right.get(key, known) {
                    Ok(Some(other)) => match equal(value, other, known) {
                        Some(true) => {}
                        different => return different,
                    },
                    _ => return Some(false),
                }
            }
            Some(true)
        }
        (Body::Set(left), Body::Set(right)) => {
            Some(left.len() == right.len() && left.is_within(right, known))
        }
        (Body::BoundMethod(left), Body::BoundMethod(right)) => {
            Some(left.function == right.function && left.receiver == right.receiver)
        }
        _ => Some(false),
    }
}

fn equal_items(left: &[Value], right: &[Value], known: &Known) -> Option<bool> {
    if left.len() != right.len() {
        return Some(false);
    }
    for (&left, &right) in left.iter().zip(right) {
        if left != right {
            match equal(left, right, known) {
                Some(true) => {}
                different => return different,
            }
        }
    }
    Some(true)
}

/// How two values cannot be put in order by the engine alone.
pub enum Unordered {
    /// Their types have no order between them.
    Unsupported,
    /// An instance's own methods would have to decide.
    Instance,
    /// A NaN: every comparison is false.
    Incomparable,
}

/// The order of two values by the built-in types' rules.
pub fn order(left: Value, right: Value) -> Result<Ordering, Unordered> {
    let is_instance = |value: Value| {
        matches!(
            value.object().map(|object| &object.get().body),
            Some(Body::Instance(_))
        )
    };
    if is_instance(left) || is_instance(right) {
        return Err(Unordered::Instance);
    }
    core_order(left, right)
}

/// As [`order`], of the built-in parts of instances whose classes do not override it.
pub fn core_order(left: Value, right: Value) -> Result<Ordering, Unordered> {
    let (left, right) = (left.core(), right.core());
    if let Some(order) = number_order(left, right) {
        return order.ok_or(Unordered::Incomparable);
    }
    let (Some(left), Some(right)) = (left.object(), right.object()) else {
        let other = left.object().or(right.object());
        return match other.map(|object| &object.get().body) {
            Some(Body::Instance(_)) => Err(Unordered::Instance),
            _ => Err(Unordered::Unsupported),
        };
    };
    match (&left.get().body, &right.get().body) {
        (Body::Instance(_), _) | (_, Body::Instance(_)) => Err(Unordered::Instance),
        (Body::Text(left), Body::Text(right)) => Ok(left.as_str().cmp(right.as_str())),
        (Body::Bytes(left), Body::Bytes(right)) => Ok(left.cmp(right)),
        (Body::Tuple(left), Body::Tuple(right)) => order_items(left, right),
        (Body::List(left), Body::List(right)) => order_items(&left.snapshot(), &right.snapshot()),
        _ => Err(Unordered::Unsupported),
    }
}

fn order_items(left: &[Value], right: &[Value]) -> Result<Ordering, Unordered> {
    for (&left, &right) in left.iter().zip(right) {
        match equal(left, right, &Known::default()) {
            Some(true) => {}
            Some(false) => {
                let _deeper = Deeper::enter().ok_or(Unordered::Instance)?;
                return order(left, right);
            }
            None => return Err(Unordered::Instance),
        }
    }
    Ok(left.len().cmp(&right.len()))
}
