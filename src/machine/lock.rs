//! Two locks as textbooks write them, so that a class can read what it measures.

use std::ops::{Deref, DerefMut};

use super::sync::{AtomicBool, AtomicU32, Ordering, UnsafeCell, spin_loop};

/// What a lock must do for [`Guarded`] to be sound.
///
/// # Safety
///
/// Between a return of `acquire` and the next call of `release`, `acquire` returns to no other thread,
/// and what was written before `release` is seen after the `acquire` that follows it.
unsafe trait RawLock: Default + Sync {
    fn acquire(&self);
    fn release(&self);
}

/// Taken by exchanging a flag until it was free. The waiting threads burn their cores, and whoever is
/// lucky is next.
#[derive(Default)]
pub struct SpinFlag {
    taken: AtomicBool,
}

// SAFETY: only the thread whose exchange found the flag down returns, and the flag stays up until it
// releases; acquire and release order what lies between.
unsafe impl RawLock for SpinFlag {
    fn acquire(&self) {
        while self.taken.swap(true, Ordering::Acquire) {
            // Reading alone leaves the cache line shared until there is something to win.
            while self.taken.load(Ordering::Relaxed) {
                spin_loop();
            }
        }
    }

    fn release(&self) {
        self.taken.store(false, Ordering::Release);
    }
}

/// Threads draw a number and wait until it is called, as at a counter: first come, first served.
/// (Mellor-Crummey and Scott, "Algorithms for Scalable Synchronization", 1991.)
#[derive(Default)]
pub struct Tickets {
    next: AtomicU32,
    called: AtomicU32,
}

// SAFETY: numbers are drawn once each, as long as fewer than 2^32 threads wait, and only the holder of
// the number that is called goes on; it alone calls the next.
unsafe impl RawLock for Tickets {
    fn acquire(&self) {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        while self.called.load(Ordering::Acquire) != number {
            spin_loop();
        }
    }

    fn release(&self) {
        let number = self.called.load(Ordering::Relaxed);
        self.called.store(number.wrapping_add(1), Ordering::Release);
    }
}

/// A value that only the holder of its lock reaches.
#[derive(Default)]
pub struct Guarded<L, T> {
    lock: L,
    value: UnsafeCell<T>,
}

/// A value behind a flag that waiting threads watch.
pub type SpinLock<T> = Guarded<SpinFlag, T>;
/// A value behind a counter with numbers.
pub type TicketLock<T> = Guarded<Tickets, T>;

// SAFETY: the value is reached only through `Held`, of which the lock lets one exist at a time.
unsafe impl<L: RawLock, T: Send> Sync for Guarded<L, T> {}

#[expect(
    private_bounds,
    reason = "which locks are sound is settled in this file"
)]
impl<L: RawLock, T> Guarded<L, T> {
    /// A value behind a free lock.
    pub fn new(value: T) -> Self {
        Self {
            lock: L::default(),
            value: UnsafeCell::new(value),
        }
    }

    /// Waits for the lock, which is held until what this returns is dropped.
    pub fn lock(&self) -> Held<'_, L, T> {
        self.lock.acquire();
        Held { guarded: self }
    }

    /// The value, when nobody else can hold the lock any more.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

/// The right to the value of a lock that is held.
#[expect(
    private_bounds,
    reason = "which locks are sound is settled in this file"
)]
pub struct Held<'a, L: RawLock, T> {
    guarded: &'a Guarded<L, T>,
}

impl<L: RawLock, T> Deref for Held<'_, L, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the lock is held, so no other thread has a reference to the value.
        unsafe { &*self.guarded.value.get() }
    }
}

impl<L: RawLock, T> DerefMut for Held<'_, L, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the lock is held, and `self` is borrowed uniquely.
        unsafe { &mut *self.guarded.value.get() }
    }
}

impl<L: RawLock, T> Drop for Held<'_, L, T> {
    fn drop(&mut self) {
        self.guarded.lock.release();
    }
}
