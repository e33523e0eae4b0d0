//! Data races: two threads that could both go on, and whose next touches conflict. In a space that is
//! explored to its end these are exactly the pairs of touches that nothing orders: where two conflicting
//! touches are concurrent by happens-before in some run, another run does all that comes before the first
//! such pair, and then either of the two next.
//!
//! What a thread touches where it stands has a number, so that each pair of numbers is judged once.

use std::collections::HashMap;

use super::access::{Look, Touch};
use super::words;
use crate::vm::{Execution, Known, Value};

/// What an instruction of the program's own code touches that can be raced for.
struct Access {
    touches: Vec<Touch>,
}

/// All there were so far; number 0 touches nothing.
#[derive(Default)]
pub(super) struct Accesses {
    known: Vec<Access>,
    numbers: HashMap<Vec<u64>, u32>,
    /// A row of bits for each access: which others it was judged with.
    judged: Vec<Vec<u64>>,
}

impl Accesses {
    /// The number of what is touched next.
    pub(super) fn number(&mut self, look: &Look, execution: &Execution) -> u32 {
        let races = |touch: &&Touch| touch.place.is_variable() && !touch.atomic;
        let touches: Vec<Touch> = look.touches.iter().filter(races).copied().collect();
        if touches.is_empty() || !words::in_own_code(execution) {
            return 0;
        }
        let mut key = vec![words::line(execution).map_or(0, u64::from)];
        for touch in &touches {
            let item = touch.item.map_or(0, Value::word);
            let write = u64::from(touch.write);
            key.extend([touch.place.object as u64, touch.place.part, item, write]);
        }
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        self.known.push(Access { touches });
        let number = self.known.len() as u32;
        self.numbers.insert(key, number);
        number
    }

    /// Whether two accesses were judged already, or need not be.
    #[inline]
    pub(super) fn is_judged(&self, one: u32, other: u32) -> bool {
        if one == 0 || other == 0 {
            return true;
        }
        let (low, high) = (one.min(other) as usize, one.max(other) as usize);
        let word = self.judged.get(low).and_then(|row| row.get(high / 64));
        word.is_some_and(|word| word & 1 << (high % 64) != 0)
    }

    /// Judges two accesses: the touch of the first that conflicts with one of the second.
    pub(super) fn judge(&mut self, one: u32, other: u32) -> Option<Touch> {
        let (low, high) = (one.min(other) as usize, one.max(other) as usize);
        if self.judged.len() <= low {
            self.judged.resize(low + 1, Vec::new());
        }
        let row = &mut self.judged[low];
        if row.len() <= high / 64 {
            row.resize(high / 64 + 1, 0);
        }
        row[high / 64] |= 1 << (high % 64);
        let touches = |number: u32| &self.known[number as usize - 1].touches;
        let conflicts = |touch: &&Touch| {
            touches(other).iter().any(|against| {
                against.place == touch.place
                    && (against.write || touch.write)
                    && same_item(against.item, touch.item)
            })
        };
        touches(one).iter().find(conflicts).copied()
    }

    /// Forgets which pairs were judged.
    pub(super) fn clear(&mut self) {
        self.judged.clear();
    }
}

/// Whether two touches of a container are of one item, as far as can be told.
fn same_item(one: Option<Value>, other: Option<Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let known = Known::default();
            crate::vm::dict::same_key(one, other, &known) || known.is_missing()
        }
        _ => true,
    }
}
