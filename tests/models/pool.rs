//! Workers that run scripts as `src/live/driver.rs` runs Python: they take a thread from the run queue,
//! move it until it waits or ends, put it back, and sleep when there is nothing to run. A wake-up that
//! got lost would leave loom with threads that all sleep, which it reports.

use loom::cell::UnsafeCell;
use loom::sync::{Arc, Mutex};
use loom::thread;

use crate::check;
use crate::hold::Hold;
use crate::live::Parking;
use crate::live::queue::{Moment, Queue, Standing};
use crate::vm::Execution;

/// What a script does next.
#[derive(Clone, Copy)]
pub enum Op {
    /// Waits for a lock, for ever.
    Take(usize),
    /// Waits for a lock until this second; goes on without it.
    TakeUntil(usize, u64),
    /// Changes what the first lock guards.
    Count,
    Release(usize),
    /// Releases a lock if its thread holds it.
    ReleaseHeld(usize),
}
use Op::{Count, Release, ReleaseHeld, Take, TakeUntil};

struct State {
    queue: Queue,
    /// Seconds; it jumps when everybody waits for it.
    now: u64,
}

struct Pool {
    state: Mutex<State>,
    parking: Parking,
    locks: [Mutex<Hold>; 2],
    counter: UnsafeCell<u32>,
}

// SAFETY: the counter is touched by scripts that hold the first lock; loom reports any other use.
unsafe impl Sync for Pool {}
// SAFETY: as above.
unsafe impl Send for Pool {}

impl Pool {
    fn new(held: [Option<u32>; 2], scripts: &[&'static [Op]]) -> Pool {
        let mut queue = Queue::default();
        for script in scripts {
            let execution = Execution {
                deadline: None,
                instructions: 0,
                script,
            };
            queue.add(0, String::new(), Box::new(execution));
        }
        let parking = Parking::new();
        parking.publish(&queue);
        Pool {
            state: Mutex::new(State { queue, now: 0 }),
            parking,
            locks: held.map(|holder| Mutex::new(Hold::held_by(holder.map(|thread| (thread, 1))))),
            counter: UnsafeCell::new(0),
        }
    }

    fn work(&self) {
        while let Some((thread, execution)) = self.next() {
            self.run_thread(thread, execution);
        }
    }

    fn next(&self) -> Option<(u32, Box<Execution>)> {
        loop {
            let mut state = self.state.lock().unwrap();
            let State { queue, now } = &mut *state;
            let finished =
                |thread: &crate::live::queue::Thread| thread.standing == Standing::Finished;
            if queue.threads.iter().all(finished) {
                self.parking.wake_all();
                return None;
            }
            if queue.running == 0
                && queue.ready.is_empty()
                && let Some(Moment(due)) = queue.next_deadline()
            {
                *now = due;
            }
            queue.wake_due(Moment(*now));
            let taken = queue.take(|_, _| true);
            self.parking.publish(queue);
            if taken.is_some() {
                return taken;
            }
            assert!(
                queue.running > 0,
                "everybody waits, and nobody will wake anybody"
            );
            self.parking.sleep(state);
        }
    }

    fn run_thread(&self, thread: u32, mut execution: Box<Execution>) {
        let waits = loop {
            let [op, rest @ ..] = execution.script else {
                break false;
            };
            if !self.step(thread, *op, &mut execution) {
                break true;
            }
            execution.script = rest;
        };
        let mut state = self.state.lock().unwrap();
        if waits {
            state.queue.put_waiting(thread, execution);
        } else {
            state.queue.finish(thread, execution.instructions);
        }
        self.parking.publish(&state.queue);
        drop(state);
        self.parking.wake_one();
    }

    /// Does the next thing of a script; answers false when the thread has to wait.
    fn step(&self, me: u32, op: Op, execution: &mut Execution) -> bool {
        match op {
            Take(lock) => self.take(me, lock, None, execution),
            TakeUntil(lock, second) => self.take(me, lock, Some(second), execution),
            Count => {
                self.counter.with_mut(|counter| {
                    // SAFETY: loom has checked that nobody else is here.
                    unsafe { *counter += 1 }
                });
                true
            }
            ReleaseHeld(lock) => {
                let held = self.locks[lock].lock().unwrap().holder();
                if held.is_some_and(|(owner, _)| owner == me) {
                    self.release(me, lock);
                }
                true
            }
            Release(lock) => {
                self.release(me, lock);
                true
            }
        }
    }

    /// As `take` in `src/threads/lock.rs`.
    fn take(&self, me: u32, lock: usize, until: Option<u64>, execution: &mut Execution) -> bool {
        let over = until.is_some_and(|second| self.state.lock().unwrap().now >= second);
        let mut hold = self.locks[lock].lock().unwrap();
        if hold.take(me, 1, false) {
            execution.deadline = None;
            return true;
        }
        if over {
            hold.leave(me);
            execution.deadline = None;
            return true;
        }
        // The queue's moments are nanoseconds of seconds that are given to it.
        execution.deadline = until.map(|second| second as f64 / 1e9);
        hold.wait(me, 0.0);
        false
    }

    fn release(&self, me: u32, lock: usize) {
        let mut hold = self.locks[lock].lock().unwrap();
        let next = hold.release(me, false, || 0.0).unwrap();
        drop(hold);
        if let Some(next) = next {
            let mut state = self.state.lock().unwrap();
            state.queue.wake(next.thread);
            self.parking.publish(&state.queue);
            drop(state);
            self.parking.wake_one();
        }
    }

    fn counted(&self) -> u32 {
        // SAFETY: no worker is left.
        self.counter.with(|counter| unsafe { *counter })
    }
}

/// Runs scripts on two workers, in every interleaving, and says how often they counted.
fn on_two_workers(
    preemptions: usize,
    held: [Option<u32>; 2],
    scripts: &'static [&'static [Op]],
    counts: u32,
) {
    check(preemptions, move || {
        let pool = Arc::new(Pool::new(held, scripts));
        let other = Arc::clone(&pool);
        let worker = thread::spawn(move || other.work());
        pool.work();
        worker.join().unwrap();
        assert_eq!(pool.counted(), counts);
        for lock in &pool.locks {
            assert_eq!(lock.lock().unwrap().holder(), None);
        }
    });
}

#[test]
fn two_threads_that_want_one_lock_both_get_it() {
    const WANTS: &[Op] = &[Take(0), Count, Release(0)];
    on_two_workers(3, [None; 2], &[WANTS, WANTS], 2);
}

#[test]
fn three_threads_on_two_workers_all_get_the_lock() {
    const WANTS: &[Op] = &[Take(0), Count, Release(0)];
    on_two_workers(2, [None; 2], &[WANTS, WANTS, WANTS], 3);
}

#[test]
fn locks_are_handed_to_and_fro_as_conditions_do() {
    // Each waits for a lock that the other releases.
    const ASKS: &[Op] = &[Release(0), Take(1), Release(1)];
    const ANSWERS: &[Op] = &[Take(0), Count, Release(0), Release(1)];
    on_two_workers(2, [Some(0), Some(0)], &[ASKS, ANSWERS], 1);
}

#[test]
fn who_waits_until_a_moment_goes_on_with_or_without_the_lock() {
    const HOLDS: &[Op] = &[Take(1), Take(0), Count, Release(0), Release(1)];
    const HURRIES: &[Op] = &[TakeUntil(1, 5), ReleaseHeld(1)];
    on_two_workers(2, [None; 2], &[HOLDS, HURRIES], 1);
}

#[test]
fn a_wait_that_nobody_ends_is_ended_by_its_moment() {
    // The first lock is held by nobody who runs.
    const WAITS: &[Op] = &[TakeUntil(1, 5), Release(1)];
    const COUNTS: &[Op] = &[Take(0), Count, Release(0)];
    on_two_workers(2, [None, Some(9)], &[WAITS, COUNTS], 1);
}
