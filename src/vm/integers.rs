//! Arithmetic of integers: of a word, of two, and of any size. What is small is tried first; the larger ones are needed
//! where a result outgrows it.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive, Zero};

use super::machine::Context;
use super::operators::{
    ADD, AND, FLOOR_DIVIDE, LEFT_SHIFT, MULTIPLY, OR, POWER, REMAINDER, RIGHT_SHIFT, SUBTRACT, XOR,
};
use super::value::Value;

/// The quotient of two integers as the float next to it: found with more bits than a float has, the
/// last of which says whether there is a rest.
pub(super) fn quotient(left: &BigInt, right: &BigInt) -> f64 {
    const BITS: i64 = 66;
    let shift = BITS - (left.bits() as i64 - right.bits() as i64);
    let (numerator, denominator) = match shift >= 0 {
        true => (left.magnitude() << shift as u64, right.magnitude().clone()),
        false => (
            left.magnitude().clone(),
            right.magnitude() << shift.unsigned_abs(),
        ),
    };
    let whole = &numerator / &denominator;
    let rest = &whole * &denominator != numerator;
    let bits = whole.to_u128().unwrap_or(u128::MAX) | u128::from(rest);
    let exponent = i32::try_from(-shift).unwrap_or(if shift > 0 { i32::MIN } else { i32::MAX });
    let size = libm::scalbn(bits as f64, exponent);
    match (left.sign() == Sign::Minus) == (right.sign() == Sign::Minus) {
        true => size,
        false => -size,
    }
}

/// An operation on integers of at most 128 bits; nothing where the result may have more, and for what is rare.
#[inline(never)]
pub(super) fn whole(operator: u32, left: i128, right: i128) -> Option<i128> {
    match operator {
        ADD => left.checked_add(right),
        SUBTRACT => left.checked_sub(right),
        MULTIPLY => left.checked_mul(right),
        FLOOR_DIVIDE | REMAINDER if right != 0 => {
            let (quotient, remainder) = (left.checked_div(right)?, left.checked_rem(right)?);
            let rounds_up = remainder != 0 && (remainder < 0) != (right < 0);
            Some(match (operator, rounds_up) {
                (FLOOR_DIVIDE, false) => quotient,
                (FLOOR_DIVIDE, true) => quotient - 1,
                (_, false) => remainder,
                (_, true) => remainder + right,
            })
        }
        AND => Some(left & right),
        OR => Some(left | right),
        XOR => Some(left ^ right),
        RIGHT_SHIFT if right >= 0 => Some(left >> right.min(127)),
        LEFT_SHIFT if (0..32).contains(&right) => left.checked_mul(1 << right),
        _ => None,
    }
}

impl Context<'_> {
    /// An integer result of any size.
    pub fn integer(&mut self, int: BigInt) -> Value {
        self.vm.large(self.allocator, int)
    }

    /// An operation on integers of a word; nothing where its result has more.
    pub(super) fn small(
        &mut self,
        operator: u32,
        left: i64,
        right: i64,
    ) -> Result<Option<Value>, Value> {
        let result = match operator {
            ADD => left.checked_add(right),
            SUBTRACT => left.checked_sub(right),
            MULTIPLY => left.checked_mul(right),
            FLOOR_DIVIDE if right == 0 => {
                return Err(self.zero_division("integer division or modulo by zero"));
            }
            REMAINDER if right == 0 => return Err(self.zero_division("integer modulo by zero")),
            FLOOR_DIVIDE => {
                Some(left.div_euclid(right) - i64::from(right < 0 && left.rem_euclid(right) != 0))
            }
            REMAINDER => {
                let remainder = left % right;
                Some(if remainder != 0 && (remainder < 0) != (right < 0) {
                    remainder + right
                } else {
                    remainder
                })
            }
            AND => Some(left & right),
            OR => Some(left | right),
            XOR => Some(left ^ right),
            RIGHT_SHIFT if right >= 0 => Some(left >> right.min(63)),
            LEFT_SHIFT if (0..16).contains(&right) => left.checked_mul(1 << right),
            POWER if (0..64).contains(&right) => left.checked_pow(right as u32),
            _ => None,
        };
        Ok(result.map(|int| self.int(int)))
    }

    /// An operation on integers of any size.
    pub(super) fn big(
        &mut self,
        operator: u32,
        left: &BigInt,
        right: &BigInt,
    ) -> Result<Option<Value>, Value> {
        let result = match operator {
            ADD => left + right,
            SUBTRACT => left - right,
            MULTIPLY => left * right,
            FLOOR_DIVIDE if right.is_zero() => {
                return Err(self.zero_division("integer division or modulo by zero"));
            }
            REMAINDER if right.is_zero() => {
                return Err(self.zero_division("integer modulo by zero"));
            }
            FLOOR_DIVIDE | REMAINDER => {
                let (mut quotient, mut remainder) = (left / right, left % right);
                if !remainder.is_zero() && remainder.is_negative() != right.is_negative() {
                    quotient -= 1;
                    remainder += right;
                }
                if operator == REMAINDER {
                    remainder
                } else {
                    quotient
                }
            }
            AND => left & right,
            OR => left | right,
            XOR => left ^ right,
            LEFT_SHIFT | RIGHT_SHIFT if right.is_negative() => {
                return Err(self.value_error("negative shift count"));
            }
            LEFT_SHIFT => match right
                .to_usize()
                .filter(|&bits| self.vm.heap.permits(bits / 8))
            {
                Some(bits) => left << bits,
                None if left.is_zero() => BigInt::ZERO,
                None => return Err(self.memory_error()),
            },
            RIGHT_SHIFT => {
                left >> right
                    .to_usize()
                    .unwrap_or(usize::MAX)
                    .min(left.bits() as usize + 1)
            }
            POWER if right.is_negative() => {
                let (left, right) = (
                    left.to_f64().unwrap_or(f64::NAN),
                    right.to_f64().unwrap_or(f64::NAN),
                );
                return self.floating(POWER, left, right);
            }
            POWER => match right.to_u32().filter(|&power| {
                self.vm
                    .heap
                    .permits((left.bits() as usize).saturating_mul(power as usize) / 8)
            }) {
                Some(power) => left.pow(power),
                None => return Err(self.memory_error()),
            },
            _ => return Ok(None),
        };
        Ok(Some(self.integer(result)))
    }
}
