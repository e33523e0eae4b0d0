//! Threads that need two locks each, in a ring: each can hold one and wait for the next, for ever. What
//! is held and waited for stands in one table, so that the thread whose waiting closes a circle sees it.
//! (Dijkstra, "Hierarchical Ordering of Sequential Processes", 1971, has the philosophers.)

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{TooManyThreads, abreast};

/// What is done about threads that could wait for each other for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Cure {
    /// Whoever closes the circle gives back what it holds, and begins again.
    Victim,
    /// All take the lock with the lower number first.
    Order,
    /// Nobody waits longer than a while for the second lock: then it gives back the first.
    Timeout,
    /// Nobody waits for the second lock at all.
    TryLock,
}

/// A thread of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Seat {
    /// The thread, from 0.
    pub thread: usize,
    /// The lock it holds.
    pub holds: usize,
    /// The lock it waits for.
    pub waits_for: usize,
}

/// How a dinner went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Dinner {
    /// How often somebody held both locks.
    pub meals: u32,
    /// How often a circle of waiting closed.
    pub circles: u32,
    /// How often somebody gave back a lock because the other was not to be had.
    pub retreats: u32,
    /// The first circle, as it was the moment it closed; empty when none did.
    pub first: Vec<Seat>,
}

/// How long a thread waits for a lock.
#[derive(Clone, Copy)]
enum Patience {
    None,
    For(Duration),
    /// For ever, unless that would be true.
    UnlessInCircle,
}

/// How long a thread dawdles between its two locks, in turns of a loop: long enough to be met.
const DAWDLE: u32 = 10_000;
/// The shortest wait with [`Cure::Timeout`]. Each thread's is another, as those who give up together
/// would meet again.
const SHORTEST: Duration = Duration::from_micros(500);

#[derive(Default)]
struct Table {
    /// By lock: who holds it.
    holders: Vec<Option<usize>>,
    /// By thread: the lock it waits for.
    waits: Vec<Option<usize>>,
    dinner: Dinner,
}

impl Table {
    /// The threads that wait for each other, beginning with this one; none if they do not.
    fn circle(&self, first: usize) -> Option<Vec<usize>> {
        let mut circle = vec![first];
        loop {
            let waits_for = self.waits[*circle.last()?]?;
            let holder = self.holders[waits_for]?;
            if holder == first {
                return Some(circle);
            }
            if circle.contains(&holder) {
                return None;
            }
            circle.push(holder);
        }
    }

    fn note(&mut self, circle: &[usize]) {
        self.dinner.circles += 1;
        if self.dinner.first.is_empty() {
            let seats = circle.iter().filter_map(|&thread| {
                let holds = self.holders.iter().position(|&who| who == Some(thread))?;
                let waits_for = self.waits[thread]?;
                Some(Seat {
                    thread,
                    holds,
                    waits_for,
                })
            });
            self.dinner.first = seats.collect();
        }
    }
}

/// Locks that know who holds them and who waits.
struct Locks {
    table: Mutex<Table>,
    released: Condvar,
}

impl Locks {
    fn new(count: usize) -> Self {
        let table = Table {
            holders: vec![None; count],
            waits: vec![None; count],
            dinner: Dinner::default(),
        };
        Self {
            table: Mutex::new(table),
            released: Condvar::new(),
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a lock; answers false when it was not to be had.
    fn acquire(&self, thread: usize, lock: usize, patience: Patience) -> bool {
        let mut table = self.table();
        let mut late = false;
        while table.holders[lock].is_some() {
            if late || matches!(patience, Patience::None) {
                table.waits[thread] = None;
                return false;
            }
            let begins = table.waits[thread].replace(lock).is_none();
            if begins && let Some(circle) = table.circle(thread) {
                table.note(&circle);
                if matches!(patience, Patience::UnlessInCircle) {
                    late = true;
                    continue;
                }
            }
            table = match patience {
                Patience::For(while_) => {
                    let woken = self.released.wait_timeout(table, while_);
                    let (table, timeout) = woken.unwrap_or_else(PoisonError::into_inner);
                    late = timeout.timed_out();
                    table
                }
                _ => self
                    .released
                    .wait(table)
                    .unwrap_or_else(PoisonError::into_inner),
            };
        }
        table.holders[lock] = Some(thread);
        table.waits[thread] = None;
        true
    }

    fn release(&self, lock: usize) {
        self.table().holders[lock] = None;
        self.released.notify_all();
    }

    fn eat(&self, cure: Cure, thread: usize, count: usize) {
        let (left, right) = (thread, (thread + 1) % count);
        let (first, second) = match cure {
            Cure::Order => (left.min(right), left.max(right)),
            _ => (left, right),
        };
        let patience = match cure {
            Cure::Victim | Cure::Order => Patience::UnlessInCircle,
            Cure::Timeout => Patience::For(SHORTEST * (1 + thread as u32)),
            Cure::TryLock => Patience::None,
        };
        for attempt in 1.. {
            // Who holds nothing may wait as long as it takes.
            while !self.acquire(thread, first, Patience::UnlessInCircle) {}
            dawdle(DAWDLE);
            if self.acquire(thread, second, patience) {
                self.release(second);
                self.release(first);
                self.table().dinner.meals += 1;
                return;
            }
            self.release(first);
            self.table().dinner.retreats += 1;
            // Each after a time of its own, as those who come back together meet again.
            dawdle(DAWDLE * (thread as u32 + 1) * attempt.min(8));
        }
    }
}

fn dawdle(turns: u32) {
    for turn in 0..turns {
        // WebAssembly has no hint to spin, and a loop around nothing is no loop.
        std::hint::black_box(turn);
    }
}

/// Lets `threads` threads sit in a ring, a lock between any two, until each has held both its locks
/// `meals` times.
///
/// # Errors
///
/// When the pool has fewer threads.
pub fn dine(cure: Cure, threads: usize, meals: u32) -> Result<Dinner, TooManyThreads> {
    let locks = Locks::new(threads.max(2));
    abreast(threads, |thread| {
        for _ in 0..meals {
            locks.eat(cure, thread, threads.max(2));
        }
    })?;
    let table = locks.table.into_inner();
    Ok(table.unwrap_or_else(PoisonError::into_inner).dinner)
}
