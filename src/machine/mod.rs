//! The machine underneath the lecture: the same increment in machine code by several ways, from the one
//! that loses updates to those that do not; where the things that threads share lie in memory; and threads
//! that wait for each other in a circle.
//!
//! It may know rayon's pool, in which its threads run, and nothing else of the project. It must never
//! know a clock (whoever calls it measures the time) and never the VM: what is measured here is what
//! the VM is made of. The page's TypeScript types are generated from its own, which is why they derive
//! tsify's trait when compiled for the browser.

mod dinner;
mod increment;
mod lock;
mod place;
mod sync;

pub use dinner::{Cure, Dinner, Seat, dine};
pub use increment::{Increments, Tally};
pub use lock::{SpinLock, TicketLock};
pub use place::{Place, places};

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

/// More threads were asked for than the pool has: they could not all stand at the start line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyThreads {
    pub asked: usize,
    pub most: usize,
}

impl fmt::Display for TooManyThreads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { asked, most } = self;
        write!(
            f,
            "{asked} threads were asked for, and the pool has {most}: ask for {most} or fewer"
        )
    }
}

impl std::error::Error for TooManyThreads {}

/// Runs `work` on `threads` threads, giving each its number, after all of them have reached the start
/// line: threads that begin at different times never meet.
fn abreast(threads: usize, work: impl Fn(usize) + Sync) -> Result<(), TooManyThreads> {
    let most = rayon::current_num_threads();
    if threads > most {
        return Err(TooManyThreads {
            asked: threads,
            most,
        });
    }
    let arrived = AtomicUsize::new(0);
    rayon::scope(|scope| {
        for number in 0..threads {
            let (arrived, work) = (&arrived, &work);
            scope.spawn(move |_| {
                arrived.fetch_add(1, Ordering::AcqRel);
                while arrived.load(Ordering::Acquire) < threads {
                    std::hint::spin_loop();
                }
                work(number);
            });
        }
    });
    Ok(())
}
