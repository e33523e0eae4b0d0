//! The items of a tuple. Most tuples are pairs: those stand in the object's slot and need no memory of
//! their own.

use std::ops::Deref;

use super::value::Value;

/// How many items stand in the slot itself.
const FEW: usize = 2;

/// A tuple's items, which never change.
pub struct Items(Held);

enum Held {
    Few(u8, [Value; FEW]),
    Many(Box<[Value]>),
}

impl Items {
    /// Roughly the bytes it holds outside of the slot.
    pub(super) fn payload(&self) -> usize {
        match &self.0 {
            Held::Few(..) => 0,
            Held::Many(items) => items.len() * 8,
        }
    }
}

impl Deref for Items {
    type Target = [Value];

    #[inline]
    fn deref(&self) -> &[Value] {
        match &self.0 {
            Held::Few(length, items) => &items[..usize::from(*length).min(FEW)],
            Held::Many(items) => items,
        }
    }
}

impl From<&[Value]> for Items {
    #[inline]
    fn from(items: &[Value]) -> Items {
        Items(match *items {
            [] => Held::Few(0, [Value::UNBOUND; FEW]),
            [item] => Held::Few(1, [item, Value::UNBOUND]),
            [left, right] => Held::Few(2, [left, right]),
            _ => Held::Many(items.into()),
        })
    }
}

impl From<Vec<Value>> for Items {
    fn from(items: Vec<Value>) -> Items {
        match items.len() {
            0..=FEW => items.as_slice().into(),
            _ => Items(Held::Many(items.into())),
        }
    }
}

impl<const N: usize> From<[Value; N]> for Items {
    #[inline]
    fn from(items: [Value; N]) -> Items {
        items.as_slice().into()
    }
}

impl<'a> IntoIterator for &'a Items {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
