//! The collection that looks for deaths: made in place of an ordinary one while objects are watched.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::MutexGuard;
use std::sync::atomic::Ordering;

use super::dying::{Dying, is_counted};
use super::paths::Place;
use super::{Entry, Event, Handle, NOBODY, ON_PATH, Reason, Request, State, WATCHED, Watch};
use crate::vm::heap::{Marker, Ref};
use crate::vm::object::Body;
use crate::vm::process::Vm;
use crate::vm::sent::Sent;
use crate::vm::value::Value;

/// Ends by the thread that has let go.
type Batches = BTreeMap<u32, VecDeque<Event>>;

/// By what an object was found.
#[derive(Clone, Copy)]
enum FoundBy {
    Cell(u32),
    Permanent,
    Stack,
    /// The object of this number among those found.
    Object(u32),
}

/// All that is within reach, in the order of distance from the roots.
struct Reach {
    marker: Marker,
    from: Vec<FoundBy>,
}

impl Reach {
    fn new(vm: &Vm, roots: &dyn Fn(&mut Marker)) -> Reach {
        let mut reach = Reach {
            marker: Marker::default(),
            from: Vec::new(),
        };
        for (number, value) in vm.cells.values().enumerate() {
            reach.marker.value(value);
            reach.found_by(FoundBy::Cell(number as u32));
        }
        vm.trace(&mut reach.marker);
        reach.found_by(FoundBy::Permanent);
        roots(&mut reach.marker);
        reach.found_by(FoundBy::Stack);
        let mut next = 0;
        while let Some(&object) = reach.marker.found().get(next) {
            reach.marker.go_on_from(object);
            reach.found_by(FoundBy::Object(next as u32));
            next += 1;
        }
        reach
    }

    fn found_by(&mut self, from: FoundBy) {
        self.from.resize(self.marker.found().len(), from);
    }
}

fn is_marked(object: Ref) -> bool {
    object.marked.load(Ordering::Relaxed)
}

pub(super) fn handle_of<'a>(object: Ref) -> Option<&'a Handle> {
    match &object.get().body {
        Body::Foreign(foreign) => foreign.as_any().downcast_ref(),
        _ => None,
    }
}

impl Vm {
    /// Collects, if that is due, and looks for deaths.
    pub(in crate::vm) fn survey(&self, roots: &dyn Fn(&mut Marker)) {
        self.heap.serve_request();
        self.answer_references(roots);
        self.change_classes();
        self.watch.overdue.store(false, Ordering::Relaxed);
        let mut reach = Reach::new(self, roots);
        let mut state = self.watch.locked();
        let requests = std::mem::take(&mut state.requests);
        let collects = |request: &Request| request.reason == Reason::Collect;
        let sweeps = self.heap.is_due() || requests.iter().any(collects);
        state.work += reach.from.len() as u64 + 8 * state.entries.len() as u64;
        state.note_paths(&reach);
        let ends = state.deaths(&requests, sweeps);
        for request in requests.iter().filter(|request| collects(request)) {
            let count = self.count_cycles();
            state.counted.insert(request.thread, count);
            state.collecting.insert(request.thread);
        }
        // A finalizer that lets go of something without a death goes on before what comes after it.
        let is_queued = |value: &Value| {
            let number = value
                .object()
                .and_then(|object| state.numbers.get(&object.address()));
            let entry = number.and_then(|number| state.entries.get(number));
            entry.is_some_and(|entry| entry.queued)
        };
        let goes_on = |request: &&Request| {
            request.reason != Reason::Loss
                || ends.contains_key(&request.thread)
                || request.lost.iter().any(is_queued)
        };
        let threads = requests.iter().filter(goes_on);
        let threads: BTreeSet<u32> = threads.map(|request| request.thread).collect();
        state.assign(ends, &requests, self);
        for thread in threads {
            self.send_next(&mut state, thread);
        }
        let has_collected = |thread: &u32| !state.batches.contains_key(thread);
        if sweeps || state.collecting.iter().any(has_collected) {
            state = self.sweep(state, &mut reach);
        } else {
            for object in reach.marker.found() {
                object.marked.store(false, Ordering::Relaxed);
            }
        }
        self.watch.rest(&mut state);
    }

    /// Objects out of reach that cycles keep.
    fn count_cycles(&self) -> usize {
        let objects = self.heap.objects().into_iter();
        let dying = Dying::of(objects.map(|object| (object, NOBODY)), std::iter::empty());
        dying.kept().filter(|&object| is_counted(object)).count()
    }

    /// Frees what is out of reach, except what finalizers that are to be called can reach.
    fn sweep<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        reach: &mut Reach,
    ) -> MutexGuard<'a, State> {
        state.drop_finalized();
        reach.marker.settle();
        for entry in state.entries.values() {
            reach.marker.value(Value::reference(entry.object));
        }
        drop(state);
        self.trace(&mut reach.marker);
        reach.marker.drain();
        let mut state = self.watch.locked();
        let State {
            collecting,
            batches,
            ..
        } = &mut *state;
        collecting.retain(|thread| batches.contains_key(thread));
        for entry in state.entries.values_mut() {
            entry.handles.retain(|&handle| is_marked(handle));
        }
        let idle = |entry: &Entry| !entry.finalizes && !entry.queued && entry.handles.is_empty();
        let numbers = state.entries.iter();
        let numbers: Vec<u64> = numbers
            .filter(|(_, entry)| idle(entry))
            .map(|(&number, _)| number)
            .collect();
        for number in numbers {
            state.remove(number);
        }
        self.heap.sweep(reach.marker.live());
        state
    }

    /// Sends a thread the next call that a death asks for.
    fn send_next(&self, state: &mut State, thread: u32) {
        while let Some(batch) = state.batches.get_mut(&thread).and_then(|of| of.last_mut()) {
            let Some(event) = batch.pop_front() else {
                let batches = state.batches.entry(thread).or_default();
                batches.pop();
                if batches.is_empty() {
                    state.batches.remove(&thread);
                }
                return;
            };
            let call = match event {
                Event::Call(function, argument) => Some((function, argument)),
                Event::End(number) => self.end_object(state, thread, number),
            };
            if let Some((function, argument)) = call {
                self.send(thread, Sent::Finalizer(function, argument));
                return;
            }
        }
    }

    /// An object's end has come: answers the call of its finalizer, or ends it.
    fn end_object(&self, state: &mut State, thread: u32, number: u64) -> Option<(Value, Value)> {
        let entry = state.entries.get_mut(&number)?;
        entry.queued = false;
        let object = entry.object;
        if is_marked(object) {
            return None;
        }
        if std::mem::take(&mut entry.finalizes)
            && let Some(function) = self.finalizer_of(object)
        {
            return Some((function, Value::reference(object)));
        }
        let mut entry = state.remove(number)?;
        let calls = calls_of(&mut entry);
        let batch = state.batches.get_mut(&thread)?.last_mut()?;
        for (function, argument) in calls.into_iter().rev() {
            batch.push_front(Event::Call(function, argument));
        }
        None
    }
}

/// Ends all weak references to an object. Answers the callbacks of those that are still there, the newest
/// first.
fn calls_of(entry: &mut Entry) -> Vec<(Value, Value)> {
    let handles = std::mem::take(&mut entry.handles);
    let cleared = handles.into_iter().rev().filter_map(|handle| {
        let call = handle_of(handle)?.clear();
        call.filter(|_| is_marked(handle))
    });
    cleared.collect()
}

impl Watch {
    /// Threads go on as fast as ever when nothing is watched any more.
    pub(super) fn rest(&self, state: &mut State) {
        if state.entries.is_empty() && state.batches.is_empty() {
            state.forget_paths();
            self.active.store(false, Ordering::Relaxed);
        }
    }
}

impl State {
    fn forget_paths(&mut self) {
        for &address in self.places.keys() {
            // SAFETY: the address of an object of this VM's heap, which noted it, and which is still there.
            let object = unsafe { Ref::from_address(address) };
            object.watch.fetch_and(!ON_PATH, Ordering::Relaxed);
        }
        self.places.clear();
    }

    /// Ends what cycles keep and finalizers have let go.
    fn drop_finalized(&mut self) {
        let entries = self.entries.iter();
        let over = entries.filter(|(_, entry)| {
            entry.in_cycle && !entry.finalizes && !entry.queued && !is_marked(entry.object)
        });
        let numbers: Vec<u64> = over.map(|(&number, _)| number).collect();
        for number in numbers {
            if let Some(mut entry) = self.remove(number) {
                calls_of(&mut entry);
            }
        }
    }

    /// Notes the shortest path to every watched object.
    fn note_paths(&mut self, reach: &Reach) {
        self.forget_paths();
        let found = reach.marker.found();
        for (number, object) in found.iter().enumerate() {
            if object.watch.load(Ordering::Relaxed) & WATCHED == 0 {
                continue;
            }
            let mut at = number;
            while !self.places.contains_key(&found[at].address()) {
                found[at].watch.fetch_or(ON_PATH, Ordering::Relaxed);
                let (place, next) = match reach.from[at] {
                    FoundBy::Cell(cell) => (Place::Cell(cell), None),
                    FoundBy::Permanent => (Place::Permanent, None),
                    FoundBy::Stack => (Place::Stack(u32::MAX), None),
                    FoundBy::Object(parent) => {
                        let parent = parent as usize;
                        (Place::Object(found[parent]), Some(parent))
                    }
                };
                self.places.insert(found[at].address(), place);
                match next {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
        }
    }

    /// The ends of the watched objects that nobody can reach and that are not queued yet, in order; with
    /// `all`, also of those that cycles keep.
    fn deaths(&mut self, requests: &[Request], all: bool) -> Batches {
        let mut out_of_reach = Vec::new();
        for entry in self.entries.values_mut() {
            if is_marked(entry.object) {
                entry.in_cycle = false;
            } else if !entry.queued && (all || !entry.in_cycle) {
                out_of_reach.push(entry.object);
            }
        }
        let mut batches = Batches::new();
        if out_of_reach.is_empty() {
            return batches;
        }
        let first = requests.first().map_or(NOBODY, |request| request.thread);
        let lost = requests.iter().flat_map(|request| {
            let objects = request.lost.iter().filter_map(|value| value.object());
            objects.map(|object| (object, request.thread))
        });
        let others = out_of_reach.into_iter().map(|object| (object, first));
        let queued = self.entries.values().filter(|entry| entry.queued);
        let queued = queued.filter(|entry| !is_marked(entry.object));
        let dying = Dying::of(lost.chain(others), queued.map(|entry| entry.object));
        self.work += dying.count() as u64;
        for &(object, thread) in &dying.order {
            if let Some((number, entry)) = self.not_queued(object) {
                entry.queued = true;
                let batch = batches.entry(thread).or_default();
                batch.push_back(Event::End(number));
            }
        }
        let mut calls = Vec::new();
        let mut in_cycles = Vec::new();
        for object in dying.kept() {
            let Some((number, entry)) = self.not_queued(object) else {
                continue;
            };
            entry.in_cycle = true;
            if all {
                entry.queued = true;
                // The references to what a cycle keeps end before any finalizer is called.
                calls.extend(calls_of(entry));
                in_cycles.push(number);
            }
        }
        in_cycles.sort_unstable();
        if !calls.is_empty() || !in_cycles.is_empty() {
            let batch = batches.entry(first).or_default();
            batch.extend(
                calls
                    .into_iter()
                    .map(|(function, owner)| Event::Call(function, owner)),
            );
            batch.extend(in_cycles.into_iter().map(Event::End));
        }
        batches
    }

    fn not_queued(&mut self, object: Ref) -> Option<(u64, &mut Entry)> {
        let number = *self.numbers.get(&object.address())?;
        let entry = self.entries.get_mut(&number)?;
        (!entry.queued).then_some((number, entry))
    }

    /// Gives the ends to the threads that let go, before those that wait for a finalizer that has just ended.
    fn assign(&mut self, ends: Batches, requests: &[Request], vm: &Vm) {
        for (thread, batch) in ends {
            if thread == NOBODY {
                vm.watch.unassigned.store(true, Ordering::Relaxed);
            }
            let goes_on = requests
                .iter()
                .any(|request| request.thread == thread && request.reason == Reason::Continue);
            let batches = self.batches.entry(thread).or_default();
            match batches.last_mut() {
                Some(last) if goes_on => {
                    for event in batch.into_iter().rev() {
                        last.push_front(event);
                    }
                }
                _ => batches.push(batch),
            }
        }
    }
}
