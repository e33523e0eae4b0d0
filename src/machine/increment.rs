//! One increment, eight ways. Each way is a function of its own that is never inlined, so that the
//! instructions it becomes can be shown beside it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};

use serde::{Deserialize, Serialize};

use super::lock::{SpinLock, TicketLock};
use super::{TooManyThreads, abreast};

/// A way of raising a counter from several threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Increments {
    /// Read, add, write back: two threads may read the same number.
    LoadStore,
    /// One instruction that reads, adds and writes.
    FetchAdd,
    /// A lock that lets waiting threads sleep.
    Mutex,
    /// A lock whose waiting threads watch a flag.
    Spin,
    /// A lock that serves threads in the order they came.
    Ticket,
    /// A lock for one writer or many readers, taken for writing.
    RwLock,
    /// A counter for each thread, side by side in memory, added up at the end.
    PerThread,
    /// The same, each counter on a cache line of its own.
    PerThreadPadded,
}

/// What a count came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Tally {
    /// How often the counter was raised.
    pub expected: u32,
    /// What it said in the end.
    pub counted: u32,
}

/// A counter that shares its cache line with nothing: lines are 64 bytes on most machines, and
/// fetched in pairs on some.
#[repr(align(128))]
#[derive(Default)]
struct Padded(AtomicU32);

impl Increments {
    /// All ways, from the one that loses updates on.
    pub const ALL: [Self; 8] = [
        Self::LoadStore,
        Self::FetchAdd,
        Self::Mutex,
        Self::Spin,
        Self::Ticket,
        Self::RwLock,
        Self::PerThread,
        Self::PerThreadPadded,
    ];

    /// Raises one counter from `threads` threads, `each` times by each; the counts wrap at 2^32.
    ///
    /// # Errors
    ///
    /// When the pool has fewer threads.
    pub fn run(self, threads: usize, each: u32) -> Result<Tally, TooManyThreads> {
        let counted = match self {
            Self::LoadStore => {
                let counter = AtomicU32::new(0);
                abreast(threads, |_| by_load_and_store(&counter, each))?;
                counter.into_inner()
            }
            Self::FetchAdd => {
                let counter = AtomicU32::new(0);
                abreast(threads, |_| by_fetch_add(&counter, each))?;
                counter.into_inner()
            }
            Self::Mutex => {
                let counter = Mutex::new(0);
                abreast(threads, |_| by_mutex(&counter, each))?;
                counter.into_inner().unwrap_or_else(PoisonError::into_inner)
            }
            Self::Spin => {
                let counter = SpinLock::new(0);
                abreast(threads, |_| by_spin_lock(&counter, each))?;
                counter.into_inner()
            }
            Self::Ticket => {
                let counter = TicketLock::new(0);
                abreast(threads, |_| by_ticket_lock(&counter, each))?;
                counter.into_inner()
            }
            Self::RwLock => {
                let counter = RwLock::new(0);
                abreast(threads, |_| by_rw_lock(&counter, each))?;
                counter.into_inner().unwrap_or_else(PoisonError::into_inner)
            }
            Self::PerThread => {
                let counters: Vec<AtomicU32> = (0..threads).map(|_| AtomicU32::new(0)).collect();
                abreast(threads, |number| by_own_counter(&counters[number], each))?;
                sum(counters.iter())
            }
            Self::PerThreadPadded => {
                let counters: Vec<Padded> = (0..threads).map(|_| Padded::default()).collect();
                abreast(threads, |number| by_own_counter(&counters[number].0, each))?;
                sum(counters.iter().map(|Padded(counter)| counter))
            }
        };
        let threads = u32::try_from(threads).unwrap_or(u32::MAX);
        Ok(Tally {
            expected: threads.wrapping_mul(each),
            counted,
        })
    }
}

fn sum<'a>(counters: impl Iterator<Item = &'a AtomicU32>) -> u32 {
    counters.fold(0, |total, counter| {
        total.wrapping_add(counter.load(Ordering::Relaxed))
    })
}

#[inline(never)]
fn by_load_and_store(counter: &AtomicU32, times: u32) {
    for _ in 0..times {
        let read = counter.load(Ordering::Relaxed);
        counter.store(read.wrapping_add(1), Ordering::Relaxed);
    }
}

#[inline(never)]
fn by_fetch_add(counter: &AtomicU32, times: u32) {
    for _ in 0..times {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

#[inline(never)]
fn by_mutex(counter: &Mutex<u32>, times: u32) {
    for _ in 0..times {
        let mut held = counter.lock().unwrap_or_else(PoisonError::into_inner);
        *held = held.wrapping_add(1);
    }
}

#[inline(never)]
fn by_spin_lock(counter: &SpinLock<u32>, times: u32) {
    for _ in 0..times {
        let mut held = counter.lock();
        *held = held.wrapping_add(1);
    }
}

#[inline(never)]
fn by_ticket_lock(counter: &TicketLock<u32>, times: u32) {
    for _ in 0..times {
        let mut held = counter.lock();
        *held = held.wrapping_add(1);
    }
}

#[inline(never)]
fn by_rw_lock(counter: &RwLock<u32>, times: u32) {
    for _ in 0..times {
        let mut held = counter.write().unwrap_or_else(PoisonError::into_inner);
        *held = held.wrapping_add(1);
    }
}

/// Only one thread writes here, so reading and writing back loses nothing; another may read meanwhile.
#[inline(never)]
fn by_own_counter(counter: &AtomicU32, times: u32) {
    for _ in 0..times {
        let read = counter.load(Ordering::Relaxed);
        counter.store(read.wrapping_add(1), Ordering::Relaxed);
    }
}
