//! The machine's own increments, through the public door: what must not lose an update loses none, and
//! threads find what they share at one address.

use std::collections::HashSet;

use interleave::machine::{Increments, TooManyThreads, places};

/// Little enough for a lock that is handed on in order, where the next thread may have no core.
const EACH: u32 = 2_000;
/// Enough for threads to meet.
const MANY: u32 = 100_000;
const THREADS: usize = 4;

/// In a pool that has as many threads as are asked for, whatever machine this is.
fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new()
        .num_threads(THREADS)
        .build()
        .expect("the machine starts four threads")
        .install(work)
}

#[test]
fn only_load_and_store_can_lose_an_update() {
    in_pool(|| {
        for way in Increments::ALL {
            let tally = way.run(THREADS, EACH).expect("the pool is large enough");
            assert_eq!(tally.expected, EACH * u32::try_from(THREADS).unwrap());
            if way == Increments::LoadStore {
                // Each thread's last store leaves at least a two, unless it made all its steps at once.
                assert!((2..=tally.expected).contains(&tally.counted), "{tally:?}");
            } else {
                assert_eq!(tally.counted, tally.expected, "{way:?}");
            }
        }
    });
}

#[test]
fn loads_and_stores_lose_updates_on_threads_that_meet() {
    let most = std::thread::available_parallelism().map_or(1, usize::from);
    let lost = in_pool(|| {
        (0..200).any(|_| {
            let tally = Increments::LoadStore.run(THREADS, MANY).unwrap();
            tally.counted < tally.expected
        })
    });
    assert!(lost || most == 1);
}

#[test]
fn a_single_thread_loses_nothing() {
    in_pool(|| {
        for way in Increments::ALL {
            let tally = way.run(1, EACH).unwrap();
            assert_eq!(tally.counted, EACH, "{way:?}");
        }
    });
}

#[test]
fn threads_see_what_they_share_at_one_address() {
    let places = in_pool(|| places(THREADS)).unwrap();
    assert_eq!(places.len(), THREADS);
    let distinct = |of: fn(&interleave::machine::Place) -> usize| {
        places.iter().map(of).collect::<HashSet<_>>().len()
    };
    assert_eq!(distinct(|place| place.global), 1);
    assert_eq!(distinct(|place| place.shared), 1);
    assert_eq!(distinct(|place| place.own), THREADS);
    assert_eq!(distinct(|place| place.local), THREADS);
}

#[test]
fn more_threads_than_the_pool_has_are_refused() {
    let refused = in_pool(|| Increments::Mutex.run(THREADS + 1, 1)).unwrap_err();
    assert_eq!(
        refused,
        TooManyThreads {
            asked: THREADS + 1,
            most: THREADS
        }
    );
    assert!(refused.to_string().contains("5 threads were asked for"));
}
