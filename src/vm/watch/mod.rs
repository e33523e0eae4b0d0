//! Objects whose death matters: instances of classes with `__del__`, what weak references speak of, and
//! generators with something left to do.
//!
//! Nobody counts references here, so a death has to be looked for. While there are such objects, each
//! thread executes one instruction at a time and looks at what it lets go (`losses`). Every watched object
//! has a known path from a root (`paths`); when something on such a path is let go and the path is broken,
//! a collection is asked for. It finds which watched objects are out of reach (`survey`) and in which order
//! reference counts would have dropped to zero (`dying`); those that cycles keep wait for `gc.collect()`, for
//! a collection that memory asks for, or for the end. Finalizers and callbacks are then sent to the thread
//! that let go, one at a time, as ordinary calls. While nothing is watched, none of this is executed.

mod abandoned;
mod dying;
mod finalizer;
mod handle;
mod last;
mod losses;
mod paths;
mod references;
mod survey;

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use finalizer::begin_last;
pub use handle::Handle;

use super::class;
use super::fork::Copies;
use super::heap::{Allocator, Marker, Ref};
use super::object::Body;
use super::process::Vm;
use super::value::Value;
use paths::Place;
use references::Asked;

/// The object's death matters.
const WATCHED: u8 = 1;
/// The object is on the known path to one whose death matters.
const ON_PATH: u8 = 2;

/// What a VM watches.
#[derive(Default)]
pub struct Watch {
    active: AtomicBool,
    /// Whether events wait for a thread to take them.
    unassigned: AtomicBool,
    /// Whether something was let go while too much had been looked at.
    overdue: AtomicBool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Watched objects by number; numbers are given in the order in which objects came to be watched.
    entries: BTreeMap<u64, Entry>,
    /// The numbers, by address.
    numbers: HashMap<usize, u64>,
    next: u64,
    /// Where the objects on known paths stand, by address.
    places: HashMap<usize, Place>,
    requests: Vec<Request>,
    /// What is to be called on a thread, the innermost finalizer's last.
    batches: BTreeMap<u32, Vec<VecDeque<Event>>>,
    /// What a thread's `gc.collect()` has found.
    counted: BTreeMap<u32, usize>,
    /// The threads whose `gc.collect()` has finalizers called.
    collecting: BTreeSet<u32>,
    /// What threads ask about references, and the answers.
    references: BTreeMap<u32, Asked>,
    /// What is finalized at the end of the program, once that has come.
    last: Option<VecDeque<u64>>,
    /// Objects looked at so far.
    work: u64,
}

/// A watched object.
struct Entry {
    object: Ref,
    /// Whether `__del__` is still to be called.
    finalizes: bool,
    /// Whether nobody can reach it, except by a cycle.
    in_cycle: bool,
    /// Whether its end stands in a batch.
    queued: bool,
    /// The weak references to it, the oldest first.
    handles: Vec<Ref>,
}

/// What is to happen because of a death.
enum Event {
    /// The end of the object of this number: `__del__`, if that is to be called, or else its references'.
    End(u64),
    /// A call with one argument.
    Call(Value, Value),
}

/// The key of the batches that no thread has taken.
const NOBODY: u32 = u32::MAX;

/// Why a collection is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// The thread has let go of something.
    Loss,
    /// A finalizer has ended.
    Continue,
    /// `gc.collect()`.
    Collect,
}

struct Request {
    thread: u32,
    reason: Reason,
    lost: Vec<Value>,
}

impl Watch {
    /// Whether anything is watched.
    #[inline(always)]
    pub fn is_active(&self) -> bool {
        self.active.load(Ordering::Relaxed)
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reports what is to be called.
    pub(super) fn trace(&self, marker: &mut Marker) {
        let state = self.locked();
        for asked in state.references.values() {
            if let Asked::Found(found) = asked {
                marker.values(found);
            }
        }
        for event in state.batches.values().flatten().flatten() {
            if let Event::Call(function, argument) = event {
                marker.values(&[*function, *argument]);
            }
        }
    }

    /// What a process watches that begins as a copy of this one: the copies of what it has copied.
    pub(super) fn forked(&self, copies: &Copies) -> Watch {
        let state = self.locked();
        let copy = |object: Ref| copies.value(Value::reference(object)).object();
        let mut fresh = State {
            next: state.next,
            ..State::default()
        };
        for (&number, entry) in &state.entries {
            let Some(object) = copy(entry.object) else {
                continue;
            };
            let handles = entry.handles.iter().filter_map(|&handle| copy(handle));
            let entry = Entry {
                object,
                handles: handles.collect(),
                in_cycle: false,
                queued: false,
                ..*entry
            };
            fresh.enter(number, entry);
        }
        Watch {
            active: AtomicBool::new(!fresh.entries.is_empty()),
            unassigned: AtomicBool::new(false),
            overdue: AtomicBool::new(false),
            state: Mutex::new(fresh),
        }
    }
}

impl State {
    fn enter(&mut self, number: u64, entry: Entry) {
        entry.object.watch.fetch_or(WATCHED, Ordering::Relaxed);
        self.numbers.insert(entry.object.address(), number);
        self.entries.insert(number, entry);
    }

    /// The entry of an object, made if there is none.
    fn entry_of(&mut self, object: Ref) -> Option<&mut Entry> {
        let number = match self.numbers.get(&object.address()) {
            Some(&number) => number,
            None => {
                self.next += 1;
                let entry = Entry {
                    object,
                    finalizes: false,
                    in_cycle: false,
                    queued: false,
                    handles: Vec::new(),
                };
                self.enter(self.next, entry);
                self.next
            }
        };
        self.entries.get_mut(&number)
    }

    /// An object is not watched any more.
    fn remove(&mut self, number: u64) -> Option<Entry> {
        let entry = self.entries.remove(&number)?;
        self.numbers.remove(&entry.object.address());
        entry.object.watch.fetch_and(!WATCHED, Ordering::Relaxed);
        Some(entry)
    }
}

impl Vm {
    /// Watches an instance of a class with `__del__`, or a generator that is to be closed.
    #[cold]
    pub(super) fn watch_instance(&self, allocator: &mut Allocator, instance: Value) {
        if let Some(object) = instance.object() {
            if let Some(entry) = self.watch.locked().entry_of(object) {
                entry.finalizes = true;
            }
            self.begin_watching(allocator);
        }
    }

    /// Threads go on one instruction at a time, this one at once.
    fn begin_watching(&self, allocator: &mut Allocator) {
        self.watch.active.store(true, Ordering::Relaxed);
        allocator.hurry();
    }

    /// The `__del__` of an object's class, or what closes the generator that it is.
    fn finalizer_of(&self, object: Ref) -> Option<Value> {
        match &object.get().body {
            Body::Instance(instance) => {
                class::of(instance.class)?.find_own(self.known.finalizer, &self.cells)
            }
            Body::Generator(_) => self.closer_of(object),
            _ => None,
        }
    }

    /// Asks for a collection that a thread's `gc.collect()` waits for, or answers what it has found.
    pub fn collected(&self, thread: u32) -> Option<usize> {
        let mut state = self.watch.locked();
        if let Some(counted) = state.counted.remove(&thread) {
            return Some(counted);
        }
        state.requests.push(Request {
            thread,
            reason: Reason::Collect,
            lost: Vec::new(),
        });
        self.heap.request_collection();
        None
    }

    /// The finalizer that is next on a thread, if so much was looked at that it is called without looking
    /// again whether its object is still out of reach.
    fn next_at_once(&self, thread: u32, instructions: u64) -> Option<(Value, Value)> {
        let mut state = self.watch.locked();
        if !state.is_tired(instructions) {
            return None;
        }
        let State {
            batches, entries, ..
        } = &mut *state;
        let batch = batches.get_mut(&thread)?.last_mut()?;
        let &Event::End(number) = batch.front()? else {
            return None;
        };
        let entry = entries.get_mut(&number).filter(|entry| entry.finalizes)?;
        entry.finalizes = false;
        entry.queued = false;
        let object = entry.object;
        batch.pop_front();
        let function = self.finalizer_of(object)?;
        Some((function, Value::reference(object)))
    }

    /// The finalizer or callback that ran last on a thread has ended: there may be more.
    pub(super) fn finalizer_ended(&self, thread: u32) {
        self.watch.locked().requests.push(Request {
            thread,
            reason: Reason::Continue,
            lost: Vec::new(),
        });
        self.heap.request_collection();
    }
}
