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

/// Where an iterator stands: an index, or a range's next integer. It is written for every item.
///
/// Invariant: while `of_loop` is set, only the thread that executes the loop accesses the place, or, when
/// that stands between two instructions, whoever has stopped it.
pub struct Place {
    at: AtomicI64,
    of_loop: bool,
}

impl Place {
    /// A place that any thread may have come to.
    pub fn shared(at: i64) -> Place {
        Place {
            at: AtomicI64::new(at),
            of_loop: false,
        }
    }

    /// A place that a loop alone knows: its iterator was made for it and is nowhere but on its frame's
    /// stack, below everything that the loop's body can reach.
    pub(super) fn of_loop(at: i64) -> Place {
        Place {
            at: AtomicI64::new(at),
            of_loop: true,
        }
    }

    /// The same place, of a copy of the iterator that stands where this one does.
    pub(super) fn copied(&self) -> Place {
        Place {
            at: AtomicI64::new(self.get()),
            of_loop: self.of_loop,
        }
    }

    /// Where it is.
    #[inline(always)]
    pub fn get(&self) -> i64 {
        self.at.load(Ordering::Relaxed)
    }

    /// Puts it somewhere else.
    pub fn set(&self, at: i64) {
        self.at.store(at, Ordering::Relaxed);
    }

    /// Moves it from where it is to what `after` says, unless that is nothing. Answers where it was.
    #[inline(always)]
    fn go(&self, after: impl Fn(i64) -> Option<i64>) -> Option<i64> {
        let mut at = self.get();
        if self.of_loop {
            let next = after(at)?;
            // SAFETY: by the invariant of `Place` nobody accesses it now.
            unsafe { self.at.as_ptr().write(next) };
            return Some(at);
        }
        // Two threads may share the iterator, so the step is taken by one exchange.
        loop {
            let exchange = Ordering::Relaxed;
            match (self.at).compare_exchange_weak(at, after(at)?, exchange, exchange) {
                Ok(_) => return Some(at),
                Err(moved) => at = moved,
            }
        }
    }
}

/// An iterator over a built-in container.
pub enum Iter {
    /// Over a range: the next integer, the end, the step.
    Range {
        /// The next integer.
        next: Place,
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
        next: Place,
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
    /// Whether the sources' items are had without running code.
    pub instant: bool,
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
fn take(next: &Place, stop: i64, step: i64, fits: impl Fn(i64) -> bool) -> Option<i64> {
    next.go(|at| {
        let is_over = if step > 0 { at >= stop } else { at <= stop };
        (!is_over && fits(at)).then(|| at.saturating_add(step))
    })
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
            Iter::Items { sequence, next } => {
                let taken = next.go(|at| Some(at + 1));
                item_of(taken, *sequence).unwrap_or_else(|| {
                    next.set(EXHAUSTED);
                    Item::Exhausted
                })
            }
            Iter::Characters { text, next } => {
                let taken = next.fetch_add(1, Ordering::Relaxed);
                item_of(Some(taken), *text).unwrap_or_else(|| {
                    next.store(EXHAUSTED, Ordering::Relaxed);
                    Item::Exhausted
                })
            }
            Iter::Backward { sequence, next } => {
                let taken = next.fetch_sub(1, Ordering::Relaxed);
                item_of(Some(taken), *sequence).unwrap_or_else(|| {
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

/// Where an iterator by index stands that will never have an item again, however often it is asked.
const EXHAUSTED: i64 = i64::MIN / 2;

/// The item at a place that was taken, where there is one.
#[inline]
fn item_of(taken: Option<i64>, sequence: Value) -> Option<Item> {
    item_at(sequence, usize::try_from(taken?).ok()?)
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
