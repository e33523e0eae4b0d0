//! One Python value in 64 bits: small integers and floats by value, everything else as a reference
//! into the heap. A shared cell is then one atomic word, so no reader ever sees half a value.
//!
//! The encoding is NaN boxing with the doubles shifted (as in JavaScriptCore): the high 16 bits are
//! zero for references and the few constants, all ones for 48-bit integers, and anything between
//! for doubles, whose bits are stored plus 2^49.

use std::sync::atomic::{AtomicU64, Ordering};

use super::alone::Alone;
use super::heap::Ref;

/// A Python value. Copying it is free; it keeps nothing alive by itself: the collector finds values
/// through frames, cells and objects, and runs only between instructions.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u64);

const INT_TAG: u64 = 0xFFFF << 48;
const FLOAT_OFFSET: u64 = 1 << 49;
const REFERENCE_LIMIT: u64 = 1 << 48;

impl Value {
    /// No value: an unbound local, an empty cell, a deleted global.
    pub const UNBOUND: Value = Value(0);
    /// `None`.
    pub const NONE: Value = Value(0x02);
    /// `False`.
    pub const FALSE: Value = Value(0x06);
    /// `True`.
    pub const TRUE: Value = Value(0x0E);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value(0x12);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value(0x16);
    /// The integer 0.
    pub const ZERO: Value = Value(INT_TAG);

    /// The largest integer kept by value; larger ones are `BigInt` objects.
    pub const MAX_INT: i64 = (1 << 47) - 1;
    /// The smallest integer kept by value.
    pub const MIN_INT: i64 = -(1 << 47);

    /// A small integer, or nothing when it needs more than 48 bits.
    #[inline(always)]
    pub fn small_int(value: i64) -> Option<Value> {
        if (Self::MIN_INT..=Self::MAX_INT).contains(&value) {
            Some(Value(INT_TAG | (value as u64 & !INT_TAG)))
        } else {
            None
        }
    }

    /// A small integer that the caller knows to fit, such as a length.
    #[inline(always)]
    pub fn index(value: usize) -> Value {
        debug_assert!((value as u64) < (1 << 47));
        Value(INT_TAG | value as u64)
    }

    /// A float.
    #[inline(always)]
    pub fn float(value: f64) -> Value {
        // Only the one canonical NaN fits the encoding; Python cannot tell NaNs apart.
        let bits = if value.is_nan() {
            0x7FF8_0000_0000_0000
        } else {
            value.to_bits()
        };
        Value(bits.wrapping_add(FLOAT_OFFSET))
    }

    /// `True` or `False`.
    #[inline(always)]
    pub fn bool(value: bool) -> Value {
        if value { Self::TRUE } else { Self::FALSE }
    }

    /// A reference to a heap object.
    #[inline(always)]
    pub fn reference(object: Ref) -> Value {
        Value(object.address() as u64)
    }

    /// Whether both are small integers: one test for the fast paths.
    #[inline(always)]
    pub fn both_ints(self, other: Value) -> bool {
        self.0 & other.0 >= INT_TAG
    }

    /// The small integer this is, if it is one. Booleans are not.
    #[inline(always)]
    pub fn as_int(self) -> Option<i64> {
        if self.0 >= INT_TAG {
            Some(((self.0 << 16) as i64) >> 16)
        } else {
            None
        }
    }

    /// The integer this is, also when it is `True` or `False`, or an instance of a class derived from
    /// `int`.
    #[inline]
    pub fn as_index(self) -> Option<i64> {
        match self {
            Value::TRUE => Some(1),
            Value::FALSE => Some(0),
            _ => self.as_int().or_else(|| self.core().as_int()),
        }
    }

    /// The sum of two small integers, or nothing when either is not or the sum does not fit.
    #[inline(always)]
    pub fn add_ints(self, other: Value) -> Option<Value> {
        if !self.both_ints(other) {
            return None;
        }
        let sum = ((self.0 << 16) as i64).checked_add((other.0 << 16) as i64)?;
        Some(Value(INT_TAG | (sum as u64 >> 16)))
    }

    /// The difference of two small integers, or nothing when either is not or it does not fit.
    #[inline(always)]
    pub fn subtract_ints(self, other: Value) -> Option<Value> {
        if !self.both_ints(other) {
            return None;
        }
        let difference = ((self.0 << 16) as i64).checked_sub((other.0 << 16) as i64)?;
        Some(Value(INT_TAG | (difference as u64 >> 16)))
    }

    /// The bits that two small integers have in common, or nothing when either is not one.
    #[inline(always)]
    pub fn and_ints(self, other: Value) -> Option<Value> {
        // Both have the tag, and so has what they have in common.
        self.both_ints(other).then_some(Value(self.0 & other.0))
    }

    /// The float this is, if it is one.
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        if self.0 >= FLOAT_OFFSET && self.0 < INT_TAG {
            Some(f64::from_bits(self.0 - FLOAT_OFFSET))
        } else {
            None
        }
    }

    /// The object this refers to, if it is a reference.
    #[inline(always)]
    pub fn object(self) -> Option<Ref> {
        // One comparison says that it is below the limit, a multiple of 8, and not 0: the low bits become
        // the highest, and 0 becomes the largest.
        if self.0.rotate_right(3).wrapping_sub(1) < (REFERENCE_LIMIT >> 3) - 1 {
            // SAFETY: only `Value::reference` makes such words, from a `Ref`.
            Some(unsafe { Ref::from_address(self.0 as usize) })
        } else {
            None
        }
    }

    /// Whether this is anything but [`Value::UNBOUND`].
    #[inline(always)]
    pub fn is_bound(self) -> bool {
        self.0 != 0
    }

    /// `Some(self)` when bound.
    #[inline(always)]
    pub fn bound(self) -> Option<Value> {
        if self.is_bound() { Some(self) } else { None }
    }

    /// The word itself, for hashing by identity.
    pub fn word(self) -> u64 {
        self.0
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(int) = self.as_int() {
            write!(formatter, "{int}")
        } else if let Some(float) = self.as_float() {
            write!(formatter, "{float:?}")
        } else {
            write!(formatter, "Value({:#x})", self.0)
        }
    }
}

/// A place that several threads may read and write: one value, always whole. A store publishes the
/// object it refers to (release), a load sees it initialised (acquire).
#[derive(Debug)]
#[repr(transparent)]
pub struct Cell(AtomicU64);

impl Cell {
    /// A cell that holds `value`.
    pub fn new(value: Value) -> Cell {
        Cell(AtomicU64::new(value.0))
    }

    /// What it holds.
    #[inline(always)]
    pub fn get(&self) -> Value {
        Value(self.0.load(Ordering::Acquire))
    }

    /// What it holds, if it is bound to anything.
    #[inline(always)]
    pub fn bound(&self) -> Option<Value> {
        self.get().bound()
    }

    /// Replaces what it holds.
    #[inline(always)]
    pub fn set(&self, value: Value) {
        self.0.store(value.0, Ordering::Release);
    }

    /// Replaces what it holds, for the only thread there is.
    #[inline(always)]
    pub(super) fn set_alone(&self, value: Value, alone: Alone<'_>) {
        alone.store(&self.0, value.0);
    }
}

impl Default for Cell {
    fn default() -> Cell {
        Cell::new(Value::UNBOUND)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_survive_the_round_trip_up_to_48_bits() {
        for int in [0, 1, -1, 50, Value::MAX_INT, Value::MIN_INT] {
            assert_eq!(Value::small_int(int).and_then(Value::as_int), Some(int));
        }
        assert_eq!(Value::small_int(Value::MAX_INT + 1), None);
        assert_eq!(Value::small_int(Value::MIN_INT - 1), None);
    }

    #[test]
    fn sums_that_need_a_49th_bit_are_left_to_big_integers() {
        let most = Value::small_int(Value::MAX_INT).unwrap();
        let one = Value::small_int(1).unwrap();
        assert_eq!(most.add_ints(one), None);
        assert_eq!(
            most.subtract_ints(one).and_then(Value::as_int),
            Some(Value::MAX_INT - 1)
        );
        assert_eq!(one.add_ints(Value::float(1.0)), None);
    }

    #[test]
    fn every_kind_of_float_survives_and_is_nothing_else() {
        for float in [
            0.0,
            -0.0,
            1.5,
            f64::MAX,
            f64::MIN_POSITIVE,
            f64::INFINITY,
            f64::NEG_INFINITY,
            5e-324,
        ] {
            let value = Value::float(float);
            assert_eq!(value.as_float().map(f64::to_bits), Some(float.to_bits()));
            assert!(value.as_int().is_none() && value.object().is_none());
        }
        assert!(Value::float(-f64::NAN).as_float().unwrap().is_nan());
    }

    #[test]
    fn constants_are_neither_numbers_nor_references() {
        for constant in [
            Value::UNBOUND,
            Value::NONE,
            Value::TRUE,
            Value::FALSE,
            Value::NOT_IMPLEMENTED,
            Value::ELLIPSIS,
        ] {
            assert!(constant.as_int().is_none());
            assert!(constant.as_float().is_none());
            assert!(constant.object().is_none());
        }
    }
}
