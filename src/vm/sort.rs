//! Sorting by keys of the built-in types: stable, and never in trouble with keys that have no order,
//! such as NaN, whatever the result is then.

use std::cmp::Ordering;

use super::compare::{self, Unordered};
use super::text_of;
use super::value::Value;

/// Up to this many keys are put into place one by one, as CPython does.
const FEW: usize = 64;

/// Why keys could not be put in order: the reason, and the two keys compared.
pub(super) type Obstacle = (Unordered, Value, Value);

/// The order in which to take the items whose keys these are.
pub(super) fn order_of(keys: &[Value], reverse: bool) -> Result<Vec<usize>, Obstacle> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    if reverse {
        order.reverse();
    }
    if keys.iter().all(|key| key.as_int().is_some()) {
        order.sort_by_key(|&place| keys[place].as_int());
    } else if keys.iter().all(|&key| text_of(key).is_some()) {
        order.sort_by(|&left, &right| text_of(keys[left]).cmp(&text_of(keys[right])));
    } else {
        order = merge_sort(keys, order)?;
    }
    if reverse {
        order.reverse();
    }
    Ok(order)
}

fn is_less(keys: &[Value], left: usize, right: usize) -> Result<bool, Obstacle> {
    match compare::order(keys[left], keys[right]) {
        Ok(order) => Ok(order == Ordering::Less),
        Err(Unordered::Incomparable) => Ok(false),
        Err(unordered) => Err((unordered, keys[left], keys[right])),
    }
}

fn merge_sort(keys: &[Value], mut order: Vec<usize>) -> Result<Vec<usize>, Obstacle> {
    if order.len() <= FEW {
        insert_one_by_one(keys, &mut order)?;
        return Ok(order);
    }
    let right = order.split_off(order.len() / 2);
    let (left, right) = (merge_sort(keys, order)?, merge_sort(keys, right)?);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut first, mut second) = (left.into_iter().peekable(), right.into_iter().peekable());
    while let (Some(&one), Some(&other)) = (first.peek(), second.peek()) {
        if is_less(keys, other, one)? {
            merged.extend(second.next());
        } else {
            merged.extend(first.next());
        }
    }
    merged.extend(first);
    merged.extend(second);
    Ok(merged)
}

/// A run that is in order already, or in strictly falling order, then the rest by binary insertion.
fn insert_one_by_one(keys: &[Value], order: &mut [usize]) -> Result<(), Obstacle> {
    let count = order.len();
    if count < 2 {
        return Ok(());
    }
    let falls = is_less(keys, order[1], order[0])?;
    let mut run = 2;
    while run < count && is_less(keys, order[run], order[run - 1])? == falls {
        run += 1;
    }
    if falls {
        order[..run].reverse();
    }
    for place in run..count {
        let moved = order[place];
        let (mut low, mut high) = (0, place);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_less(keys, moved, order[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        order.copy_within(low..place, low + 1);
        order[low] = moved;
    }
    Ok(())
}
