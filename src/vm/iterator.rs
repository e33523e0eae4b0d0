//! Iterators over the built-in containers. Taking an item is one atomic event, also when two threads
//! share the iterator.

use std::mem::MaybeUninit;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use super::heap::Marker;
use super::object::Body;
use super::value::Value;

/// What a dict's iterator yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DictView {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

/// A cache line that nobody uses. An iterator's place is written for every item, and the loops of two
/// threads may have been given iterators side by side: with this between them no line has parts of both.
pub struct Apart {
    _line: MaybeUninit<[u64; 8]>,
}

impl Default for Apart {
    fn default() -> Apart {
        Apart {
            _line: MaybeUninit::uninit(),
        }
    }
}

/// An iterator over a built-in container.
pub enum Iter {
    /// Over a range: the next integer, the end, the step.
    Range {
        /// The next integer.
        next: AtomicI64,
        /// The first integer no longer in it.
        stop: i64,
        /// The distance between two.
        step: i64,
        /// What makes every iterator as large as it has to be.
        apart: Apart,
    },
    /// Over a list, tuple or bytes by index; negative when exhausted.
    Items {
        /// What it goes over.
        sequence: Value,
        /// The next index.
        next: AtomicI64,
    },
    /// Over the characters of a string; negative when exhausted.
    Characters {
        /// What it goes over.
        text: Value,
        /// The next index.
        next: AtomicI64,
    },
    /// Over a list, tuple, bytes or string by index from the end; negative when exhausted.
    Backward {
        /// What it goes over.
        sequence: Value,
        /// The next index.
        next: AtomicI64,
    },
    /// Over what other iterators yield, or what calls answer.
    Derived(Derived),
    /// Over a dict or set: the next place and the size it must keep.
    Table {
        /// The dict or set.
        table: Value,
        /// What it yields.
        view: DictView,
        /// The next place; negative when exhausted.
        next: Mutex<i64>,
        /// How many keys there were at the start.
        size: usize,
    },
}

/// The kinds of [`Derived`] iterators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DerivedKind {
    /// `enumerate`: items with their numbers.
    Enumerate,
    /// `zip`: tuples of one item of each source.
    Zip,
    /// `zip` with `strict`: all sources have to end together.
    StrictZip,
    /// `map`: what the function answers for one item of each source.
    Map,
    /// `filter`: items for which the function answers something true.
    Filter,
    /// `iter(function, sentinel)`: what the function answers, until that is the sentinel.
    Calls,
    /// An object's items by index, until there is none.
    Indexed,
    /// An object's items by index, from the last to the first.
    IndexedBack,
}

/// An iterator that stands on others.
pub struct Derived {
    /// Which.
    pub kind: DerivedKind,
    /// The function, the sentinel's function, or the object indexed.
    pub function: Value,
    /// The iterators it takes items from; the sentinel of `iter(function, sentinel)`.
    pub sources: Box<[Value]>,
    /// The next number or index. Held while items are taken, so that taking one is one event.
    pub number: Mutex<i64>,
    /// Whether it has ended for good.
    pub finished: AtomicBool,
    /// How many derived iterators stand on each other, this one included.
    pub depth: u32,
}

/// An item, or why there is none.
pub enum Item {
    /// The next item.
    Value(Value),
    /// The next integer, which is too large to be kept by value.
    Wide(i64),
    /// The next pair of a dict.
    Pair(Value, Value),
    /// The next character of a string, as its index.
    Character(usize),
    /// There are no more.
    Exhausted,
    /// The dict or set changed size meanwhile.
    Changed,
}

/// Takes the next integer of a range, if there is one and it fits.
#[inline(always)]
fn take(next: &AtomicI64, stop: i64, step: i64, fits: impl Fn(i64) -> bool) -> Option<i64> {
    // Two threads may share the iterator, so the step is taken by one exchange.
    let mut at = next.load(Ordering::Relaxed);
    loop {
        if (step > 0 && at >= stop) || (step < 0 && at <= stop) || !fits(at) {
            return None;
        }
        let after = at.saturating_add(step);
        match next.compare_exchange_weak(at, after, Ordering::Relaxed, Ordering::Relaxed) {
            Ok(_) => return Some(at),
            Err(moved) => at = moved,
        }
    }
}

impl Iter {
    /// Takes the next item where it is simply there: nothing has to be made for it or to be reported.
    #[inline(always)]
    pub(super) fn next_ready(&self) -> Option<Value> {
        match self {
            Iter::Range {
                next, stop, step, ..
            } => {
                let is_small = |at| Value::small_int(at).is_some();
                take(next, *stop, *step, is_small).and_then(Value::small_int)
            }
            Iter::Items { .. } => match self.next() {
                Item::Value(value) => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// Takes the next item.
    pub fn next(&self) -> Item {
        match self {
            Iter::Range {
                next, stop, step, ..
            } => match take(next, *stop, *step, |_| true) {
                Some(at) => Value::small_int(at).map_or(Item::Wide(at), Item::Value),
                None => Item::Exhausted,
            },
            Iter::Items {
                sequence: over,
                next,
            }
            | Iter::Characters { text: over, next } => {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let item = usize::try_from(index)
                    .ok()
                    .and_then(|index| item_at(*over, index));
                item.unwrap_or_else(|| {
                    next.store(i64::MIN / 2, Ordering::Relaxed);
                    Item::Exhausted
                })
            }
            Iter::Backward { sequence, next } => {
                let index = next.fetch_sub(1, Ordering::Relaxed);
                let item = usize::try_from(index)
                    .ok()
                    .and_then(|index| item_at(*sequence, index));
                item.unwrap_or_else(|| {
                    next.store(-1, Ordering::Relaxed);
                    Item::Exhausted
                })
            }
            // Their items may have to be computed by running code.
            Iter::Derived(_) => Item::Exhausted,
            Iter::Table {
                table,
                view,
                next,
                size,
            } => {
                let Some(object) = table.object() else {
                    return Item::Exhausted;
                };
                let mut place = next.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                let Ok(from) = usize::try_from(*place) else {
                    return Item::Exhausted;
                };
                let (length, found) = match &object.get().body {
                    Body::Dict(dict) => (dict.len(), dict.next_from(from)),
                    Body::Set(set) => {
                        let found = set.next_from(from);
                        (set.len(), found.map(|(key, after)| (key, key, after)))
                    }
                    _ => return Item::Exhausted,
                };
                if length != *size {
                    *place = -1;
                    return Item::Changed;
                }
                match found {
                    Some((key, value, after)) => {
                        *place = after as i64;
                        match view {
                            DictView::Keys => Item::Value(key),
                            DictView::Values => Item::Value(value),
                            DictView::Items => Item::Pair(key, value),
                        }
                    }
                    None => {
                        *place = -1;
                        Item::Exhausted
                    }
                }
            }
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        match self {
            Iter::Range { .. } => {}
            Iter::Items { sequence: over, .. } | Iter::Characters { text: over, .. } => {
                marker.value(*over)
            }
            Iter::Backward { sequence, .. } => marker.value(*sequence),
            Iter::Derived(derived) => {
                marker.value(derived.function);
                marker.values(&derived.sources);
            }
            Iter::Table { table, .. } => marker.value(*table),
        }
    }
}

fn item_at(sequence: Value, index: usize) -> Option<Item> {
    match &sequence.object()?.get().body {
        Body::List(list) => list.get(index).map(Item::Value),
        Body::Tuple(items) => items.get(index).copied().map(Item::Value),
        Body::Text(text) => (index < text.len()).then_some(Item::Character(index)),
        Body::Bytes(bytes) => bytes
            .get(index)
            .map(|&byte| Item::Value(Value::index(byte.into()))),
        _ => None,
    }
}
