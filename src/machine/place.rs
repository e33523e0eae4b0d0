//! Where the things of a program lie: what all threads of a process see at one address, and what each
//! has for itself.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use serde::Serialize;

use super::{TooManyThreads, abreast};

/// A variable of the whole program.
static GLOBAL: AtomicU32 = AtomicU32::new(0);

/// What one thread found, as addresses in the memory of its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Place {
    /// The thread, from 0.
    pub thread: usize,
    /// The global variable, as this thread sees it.
    pub global: usize,
    /// An object on the heap that was made before the threads began.
    pub shared: usize,
    /// An object on the heap that this thread made.
    pub own: usize,
    /// A local variable of a function that this thread is in.
    pub local: usize,
}

/// Asks `threads` threads at once where they see what they share, and what they do not. They are in
/// the order of their numbers.
///
/// # Errors
///
/// When the pool has fewer threads.
pub fn places(threads: usize) -> Result<Vec<Place>, TooManyThreads> {
    let shared = Box::new(AtomicU32::new(0));
    let found = Mutex::new(Vec::with_capacity(threads));
    abreast(threads, |thread| {
        let local = AtomicU32::new(0);
        let own = Box::new(AtomicU32::new(0));
        // Written to, so that none of them is optimised away.
        for place in [&GLOBAL, &*shared, &*own, &local] {
            place.fetch_add(1, Ordering::Relaxed);
        }
        let place = Place {
            thread,
            global: address(&GLOBAL),
            shared: address(&shared),
            own: address(&own),
            local: address(&local),
        };
        found
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push((place, own));
    })?;
    let mut found = found
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    found.sort_by_key(|(place, _)| place.thread);
    // Only now are the threads' own objects given back: none of them had the address of another.
    Ok(found.iter().map(|(place, _)| *place).collect())
}

fn address(place: &AtomicU32) -> usize {
    std::ptr::from_ref(place).addr()
}
