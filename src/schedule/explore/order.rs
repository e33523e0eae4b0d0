//! Data races on runs that were made: two conflicting touches that nothing orders, by vector clocks
//! (FastTrack: Flanagan and Freund, 2009). Where every interleaving is explored this finds nothing more
//! than `races.rs`, which sees both touches stand side by side; of a space too large for that, a few runs
//! show most races.

use std::collections::{BTreeSet, HashMap};

use super::access::{Look, Place, Touch};
use super::findings::Race;
use super::process::Process;
use super::state::AddressHash;
use super::words;
use crate::vm::{Context, Value, text_of};

/// For each thread, how much of what it did came before.
#[derive(Debug, Clone, Default)]
struct Clocks(Vec<u32>);

impl Clocks {
    fn of(&self, thread: u32) -> u32 {
        self.0.get(thread as usize).copied().unwrap_or(0)
    }

    fn join(&mut self, other: &Clocks) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, &other) in self.0.iter_mut().zip(&other.0) {
            *own = (*own).max(other);
        }
    }

    fn tick(&mut self, thread: u32) {
        let at = thread as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] += 1;
    }
}

/// When, and in which line, something was touched.
#[derive(Debug, Clone)]
struct Moment {
    thread: u32,
    clocks: Clocks,
    line: u32,
}

impl Moment {
    /// Whether nothing orders it before what a thread does with these clocks.
    fn races(&self, now: &Clocks) -> bool {
        self.clocks.of(self.thread) > now.of(self.thread)
    }
}

#[derive(Default)]
struct Variable {
    written: Option<Moment>,
    /// The last reads that no other read comes behind.
    read: Vec<Moment>,
}

/// What orders the touches of a run.
#[derive(Default)]
pub(super) struct Order {
    threads: Vec<Clocks>,
    locks: HashMap<usize, Clocks, AddressHash>,
    /// By place, and by the item of a container.
    variables: HashMap<(Place, u64), Variable, AddressHash>,
    pub races: BTreeSet<Race>,
}

impl Order {
    /// Of a run that begins with so many threads, the first of which has started the others.
    pub(super) fn new(threads: u32) -> Order {
        let mut order = Order::default();
        for thread in 0..threads {
            order.started(0, thread);
        }
        order
    }

    fn clocks(&mut self, thread: u32) -> &mut Clocks {
        let at = thread as usize;
        while self.threads.len() <= at {
            let mut clocks = Clocks::default();
            clocks.tick(self.threads.len() as u32);
            self.threads.push(clocks);
        }
        &mut self.threads[at]
    }

    /// A thread has started another.
    pub(super) fn started(&mut self, by: u32, thread: u32) {
        let before = self.clocks(by).clone();
        self.clocks(thread).join(&before);
        self.clocks(by).tick(by);
    }

    /// A thread has been given a lock.
    pub(super) fn acquired(&mut self, thread: u32, lock: usize) {
        if let Some(before) = self.locks.get(&lock).cloned() {
            self.clocks(thread).join(&before);
        }
    }

    /// A thread has given a lock back.
    pub(super) fn released(&mut self, thread: u32, lock: usize) {
        let before = self.clocks(thread).clone();
        self.locks.insert(lock, before);
        self.clocks(thread).tick(thread);
    }

    /// A thread touches something. Answers the lines of earlier touches that this one races with. Of all that
    /// it does behind these, nobody can say that it would come without them: they order the two threads.
    fn touched(&mut self, thread: u32, touch: &Touch, line: u32) -> Vec<u32> {
        let item = touch.item.map_or(0, item_number);
        let now = self.clocks(thread).clone();
        let variable = self.variables.entry((touch.place, item)).or_default();
        let written = variable.written.iter().filter(|it| it.races(&now));
        let mut raced: Vec<Moment> = written.cloned().collect();
        if touch.write {
            let read = variable.read.iter().filter(|it| it.races(&now));
            raced.extend(read.cloned());
        }
        let moment = Moment {
            thread,
            clocks: now.clone(),
            line,
        };
        if touch.write {
            variable.written = Some(moment);
            variable.read.clear();
        } else {
            variable.read.retain(|it| it.races(&now));
            variable.read.push(moment);
        }
        for moment in &raced {
            self.clocks(thread).join(&moment.clocks);
        }
        raced.iter().map(|moment| moment.line).collect()
    }
}

/// A number for the key of an item: equal keys have the same.
fn item_number(item: Value) -> u64 {
    let Some(text) = text_of(item) else {
        return item.word() | 1 << 63;
    };
    let bytes = text.bytes();
    bytes.fold(1, |number: u64, byte| {
        number.wrapping_mul(257) ^ u64::from(byte)
    })
}

impl Process {
    /// Notes what a thread is about to touch, if somebody wants to know what orders that.
    pub(super) fn note_order(&mut self, look: &Look, thread: u32) {
        if self.order.is_none() || look.touches.is_empty() {
            return;
        }
        if words::in_own_code(&self.execution) {
            self.note_races(look, thread);
        }
        let Some(order) = &mut self.order else {
            return;
        };
        // What a thread finds in a container comes behind all that was done by whoever put it there.
        let in_container = |touch: &&Touch| touch.atomic || touch.item.is_some();
        for touch in look.touches.iter().filter(in_container) {
            order.acquired(thread, touch.place.object);
            order.released(thread, touch.place.object);
        }
    }

    fn note_races(&mut self, look: &Look, thread: u32) {
        let execution = &self.execution;
        let (Some(order), Some(line)) = (&mut self.order, words::line(execution)) else {
            return;
        };
        let races = |touch: &&Touch| touch.place.is_variable() && !touch.atomic;
        for touch in look.touches.iter().filter(races) {
            for other in order.touched(thread, touch, line) {
                let context = Context::new(&self.ears.vm, &mut self.allocator, &self.ears, thread);
                order.races.insert(Race {
                    variable: words::variable(&context, execution, touch),
                    lines: [line.min(other), line.max(other)],
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(write: bool) -> Touch {
        Touch {
            place: Place::cell(7),
            general: Place::cell(7),
            write,
            item: None,
            atomic: false,
        }
    }

    #[test]
    fn a_lock_orders_what_comes_before_its_release_and_behind_its_acquiring() {
        let mut order = Order::new(3);
        assert!(order.touched(1, &touch(true), 10).is_empty());
        order.released(1, 99);
        order.acquired(2, 99);
        assert!(order.touched(2, &touch(true), 20).is_empty());
        // Thread 1 did this behind the release.
        assert_eq!(order.touched(1, &touch(false), 30), [20]);
        assert_eq!(order.touched(2, &touch(true), 40), [30]);
    }

    #[test]
    fn two_reads_do_not_race_and_a_write_races_with_both() {
        let mut order = Order::new(3);
        assert!(order.touched(1, &touch(false), 10).is_empty());
        assert!(order.touched(2, &touch(false), 20).is_empty());
        assert_eq!(order.touched(0, &touch(true), 30), [10, 20]);
    }

    #[test]
    fn who_starts_a_thread_does_so_behind_all_it_did_before() {
        let mut order = Order::new(1);
        assert!(order.touched(0, &touch(true), 10).is_empty());
        order.started(0, 1);
        assert!(order.touched(1, &touch(true), 20).is_empty());
        assert_eq!(order.touched(0, &touch(true), 30), [20]);
    }
}
