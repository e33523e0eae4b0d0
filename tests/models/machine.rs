//! The locks of textbooks, `src/machine/lock.rs`.

use loom::sync::Arc;
use loom::thread;

use crate::check;

/// What the locks are made of here.
mod sync {
    pub use loom::sync::atomic::{AtomicU32, Ordering};
    pub use loom::thread::yield_now as spin_loop;

    /// Only an exchange that changes the flag decides anything: loom would try the others for ever.
    #[derive(Default)]
    pub struct AtomicBool(loom::sync::atomic::AtomicBool);

    impl AtomicBool {
        #[expect(clippy::unused_self, reason = "stands in for an atomic's method")]
        pub fn load(&self, _ordering: Ordering) -> bool {
            false
        }

        pub fn store(&self, value: bool, ordering: Ordering) {
            self.0.store(value, ordering);
        }

        pub fn swap(&self, value: bool, ordering: Ordering) -> bool {
            let changed = self
                .0
                .compare_exchange(!value, value, ordering, Ordering::Relaxed);
            if changed.is_err() {
                spin_loop();
            }
            changed.unwrap_or(value)
        }
    }

    /// Loom notes each access, and finds two that nothing orders.
    #[derive(Default)]
    pub struct UnsafeCell<T>(loom::cell::UnsafeCell<T>);

    impl<T> UnsafeCell<T> {
        pub fn new(value: T) -> Self {
            Self(loom::cell::UnsafeCell::new(value))
        }

        pub fn get(&self) -> *mut T {
            self.0.with_mut(|value| value)
        }

        pub fn into_inner(self) -> T {
            self.0.into_inner()
        }
    }
}
#[path = "../../src/machine/lock.rs"]
mod lock;

use lock::{SpinLock, TicketLock};

#[test]
fn a_spin_lock_lets_one_in_at_a_time() {
    check(3, || {
        let counter = Arc::new(SpinLock::new(0));
        let other = Arc::clone(&counter);
        let thread = thread::spawn(move || *other.lock() += 1);
        *counter.lock() += 1;
        thread.join().unwrap();
        assert_eq!(*counter.lock(), 2);
    });
}

#[test]
fn a_ticket_lock_lets_one_in_at_a_time() {
    check(3, || {
        let counter = Arc::new(TicketLock::new(0));
        let other = Arc::clone(&counter);
        let thread = thread::spawn(move || *other.lock() += 1);
        *counter.lock() += 1;
        thread.join().unwrap();
        let counter = Arc::try_unwrap(counter).ok().unwrap();
        assert_eq!(counter.into_inner(), 2);
    });
}
