//! The machine's own increments, through the public door: what must not lose an update loses none, and
//! threads find what they share at one address.

use std::collections::HashSet;

use interleave::machine::{Cure, Increments, TooManyThreads, dine, places};

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

#[test]
fn everybody_eats_whatever_the_cure() {
    in_pool(|| {
        for cure in [Cure::Victim, Cure::Order, Cure::Timeout, Cure::TryLock] {
            for threads in [2, THREADS] {
                let dinner = dine(cure, threads, 50).expect("the pool is large enough");
                assert_eq!(dinner.meals, 50 * threads as u32, "{cure:?}");
            }
        }
    });
}

#[test]
fn an_order_lets_no_circle_close() {
    let dinner = in_pool(|| dine(Cure::Order, THREADS, 200)).unwrap();
    assert_eq!((dinner.circles, dinner.retreats), (0, 0));
    assert_eq!(dinner.first, []);
}

#[test]
fn a_circle_is_caught_as_it_closes() {
    let most = std::thread::available_parallelism().map_or(1, usize::from);
    let dinner = in_pool(|| {
        (0..200)
            .map(|_| dine(Cure::Victim, 2, 200).expect("the pool is large enough"))
            .find(|dinner| dinner.circles > 0)
    });
    let Some(dinner) = dinner else {
        assert_eq!(most, 1, "two threads on two cores never met");
        return;
    };
    assert_eq!(dinner.retreats, dinner.circles);
    // Each of the two holds what the other waits for.
    let [one, two] = dinner.first[..] else {
        panic!("{:?}", dinner.first);
    };
    assert_eq!((one.holds, one.waits_for), (two.waits_for, two.holds));
    assert_ne!(one.thread, two.thread);
}
