//! One search through the states, breadth first, so that the first way found to a state is a shortest
//! one. Each batch of states is gone on from in two rounds: first, on all workers, by what is remembered
//! of steps; then, in order, what was not remembered is made, and states that are new are noted. So the
//! result is the same whatever the number of workers.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::circles;
use super::memo::Memo;
use super::mover::{Mover, apply};
use super::process::Step;
use super::races::Accesses;
use super::state::{AddressHash, Hasher};
use super::tables::{ENDED, Finder, Identity, MAIN, Part, Row, THREADS, Tables, exact};
use crate::schedule::notation::Schedule;

/// States that are gone on from at a time.
const BATCH: usize = 8192;
/// States that a worker takes at a time.
const CHUNK: usize = 256;

/// How a state was reached.
struct Node {
    parent: u32,
    thread: u32,
    executed: u32,
}

/// A state yet to be gone on from: where in the words its row is, and how it was reached.
struct Waiting {
    start: usize,
    length: usize,
    /// What the row is, number by number.
    exact: u128,
    node: u32,
    /// The thread that moved last.
    last: u32,
    preemptions: u32,
}

/// States in the order of finding them.
#[derive(Default)]
struct Queue {
    words: Vec<Part>,
    waiting: Vec<Waiting>,
}

impl Queue {
    fn row(&self, at: usize) -> &Row {
        let waiting = &self.waiting[at];
        &self.words[waiting.start..waiting.start + waiting.length]
    }

    fn push(&mut self, row: &Row, exact: u128, node: u32, last: u32, preemptions: u32) {
        self.waiting.push(Waiting {
            start: self.words.len(),
            length: row.len(),
            exact,
            node,
            last,
            preemptions,
        });
        self.words.extend_from_slice(row);
    }
}

/// Something to look at more closely.
pub(super) enum Found {
    /// A state in which the run is over or, when it is stuck, no thread can go on.
    End {
        node: u32,
        row: Vec<Part>,
        stuck: bool,
    },
    /// Two threads of a state that could both go on, and what they touch.
    Pair {
        row: Vec<Part>,
        threads: [u32; 2],
        accesses: [u32; 2],
    },
}

/// What a worker found out about a thread of a state.
struct Event {
    /// Which of the batch.
    state: u32,
    thread: u32,
    /// Whether nothing is remembered of the step.
    missed: bool,
    executed: u32,
    access: u32,
    /// What the row reached is, number by number, before what nothing refers to is taken out.
    raw: u128,
    identity: Identity,
    /// The node, if the state reached is known.
    known: Option<u32>,
    start: u32,
    length: u32,
}

/// What a worker found out about some states.
#[derive(Default)]
struct Chunk {
    events: Vec<Event>,
    words: Vec<Part>,
    /// States in which two threads touch something that was not judged yet.
    suspicious: Vec<u32>,
}

type Visited = HashMap<u128, u32, AddressHash>;

/// What workers share while they go on from states.
struct View<'a> {
    tables: &'a Tables,
    memo: &'a Memo,
    accesses: &'a Accesses,
    thread_slots: &'a [u32],
    visited: &'a Visited,
    queue: &'a Queue,
    bounded: bool,
}

/// A search under way.
pub(super) struct Pass {
    /// The most forced switches on a way, if that is bounded.
    pub bound: Option<u32>,
    pub workers: usize,
    pub transitions: u64,
    pub depth: u64,
    /// Whether the bound left a step out.
    pub cut: bool,
    nodes: Vec<Node>,
    visited: Visited,
    edges: Vec<(u32, u32)>,
    /// Whether an edge leads back, so that there can be circles.
    leads_back: bool,
    ends: Vec<u32>,
    now: Queue,
    at: usize,
    next: Queue,
}

impl Pass {
    pub(super) fn new(bound: Option<u32>, workers: usize) -> Pass {
        Pass {
            bound,
            workers,
            transitions: 0,
            depth: 0,
            cut: false,
            nodes: Vec::new(),
            visited: Visited::default(),
            edges: Vec::new(),
            leads_back: false,
            ends: Vec::new(),
            now: Queue::default(),
            at: 0,
            next: Queue::default(),
        }
    }

    /// Begins at this state.
    pub(super) fn begin(&mut self, mover: &mut Mover, row: &Row) {
        let mut row = row.to_vec();
        let raw = exact(&row);
        let identity = (mover.process.tables).identify(&mut row, raw, &mut mover.finder);
        self.visited.insert(self.marked(identity.identity, 0, 0), 0);
        self.nodes.push(Node {
            parent: 0,
            thread: 0,
            executed: 0,
        });
        self.now.push(&row, identity.exact, 0, 0, 0);
    }

    /// States seen.
    pub(super) fn states(&self) -> u64 {
        self.nodes.len() as u64
    }

    /// States yet to be gone on from.
    pub(super) fn frontier(&self) -> u64 {
        (self.now.waiting.len() - self.at + self.next.waiting.len()) as u64
    }

    /// Where switches are counted, a state is another one with another count.
    fn marked(&self, identity: u128, last: u32, preemptions: u32) -> u128 {
        if self.bound.is_none() {
            return identity;
        }
        let mut hasher = Hasher::new();
        hasher.word(identity as u64);
        hasher.word((identity >> 64) as u64);
        hasher.word(u64::from(last) << 32 | u64::from(preemptions));
        hasher.finish()
    }

    /// Goes on from at most so many states. Answers from how many; none are left when it is none.
    pub(super) fn advance(
        &mut self,
        mover: &mut Mover,
        most: usize,
        found: &mut Vec<Found>,
    ) -> usize {
        if self.at >= self.now.waiting.len() {
            self.now = std::mem::take(&mut self.next);
            self.at = 0;
            self.depth += 1;
        }
        let end = self.now.waiting.len().min(self.at + most.min(BATCH));
        let batch = self.at..end;
        self.at = end;
        let chunks = self.look_up(mover, batch.clone());
        let mut chunks_left = chunks.iter();
        let mut chunk = chunks_left.next();
        let mut events: &[Event] = chunk.map_or(&[], |chunk| &chunk.events);
        for state in batch.clone() {
            let place = (state - batch.start) as u32;
            if place != 0 && (place as usize).is_multiple_of(CHUNK) {
                chunk = chunks_left.next();
                events = chunk.map_or(&[], |chunk| &chunk.events);
            }
            let Some(chunk) = chunk else { break };
            let own = events.partition_point(|event| event.state <= place);
            let (own, rest) = events.split_at(own);
            events = rest;
            let suspicious = chunk.suspicious.binary_search(&place).is_ok();
            self.note(mover, state, own, &chunk.words, suspicious, found);
        }
        batch.len()
    }

    /// What is remembered of the steps of a batch of states.
    fn look_up(&self, mover: &Mover, batch: Range<usize>) -> Vec<Chunk> {
        let view = View {
            tables: &mover.process.tables,
            memo: &mover.memo,
            accesses: &mover.accesses,
            thread_slots: &mover.process.thread_slots,
            visited: &self.visited,
            queue: &self.now,
            bounded: self.bound.is_some(),
        };
        let count = batch.len().div_ceil(CHUNK);
        let states = |chunk: usize| {
            let start = batch.start + chunk * CHUNK;
            start..batch.end.min(start + CHUNK)
        };
        if self.workers < 2 || count < 2 {
            let mut finder = Finder::default();
            return (0..count)
                .map(|chunk| view.look_up(states(chunk), batch.start, &mut finder))
                .collect();
        }
        let chunks: Vec<Mutex<Chunk>> = (0..count).map(|_| Mutex::default()).collect();
        let taken = AtomicUsize::new(0);
        rayon::scope(|scope| {
            for _ in 0..self.workers.min(count) {
                scope.spawn(|_| {
                    let mut finder = Finder::default();
                    loop {
                        let chunk = taken.fetch_add(1, Ordering::Relaxed);
                        let Some(place) = chunks.get(chunk) else {
                            break;
                        };
                        let looked_up = view.look_up(states(chunk), batch.start, &mut finder);
                        if let Ok(mut place) = place.lock() {
                            *place = looked_up;
                        }
                    }
                });
            }
        });
        let chunks = chunks.into_iter();
        chunks
            .map(|chunk| chunk.into_inner().unwrap_or_default())
            .collect()
    }

    /// Notes what becomes of a state when each of its threads is moved.
    fn note(
        &mut self,
        mover: &mut Mover,
        state: usize,
        events: &[Event],
        words: &[Part],
        mut suspicious: bool,
        found: &mut Vec<Found>,
    ) {
        let Waiting {
            node,
            last,
            preemptions,
            ..
        } = self.now.waiting[state];
        let over = mover.process.tables.is_over(self.now.row(state));
        let mut able: Vec<(u32, u32)> = Vec::with_capacity(events.len());
        let mut made = Vec::new();
        for event in events {
            if !event.missed {
                able.push((event.thread, event.access));
                continue;
            }
            suspicious = true;
            let moved = mover.advance(self.now.row(state), event.thread);
            able.extend(moved.iter().map(|moved| (event.thread, moved.access)));
            made.push(moved);
        }
        if suspicious {
            self.note_pairs(mover, state, &able, found);
        }
        if able.is_empty() {
            self.ends.push(node);
            found.push(Found::End {
                node,
                row: self.now.row(state).to_vec(),
                stuck: !over,
            });
            return;
        }
        let mut made = made.into_iter();
        let goes_on = able.iter().any(|(thread, _)| *thread == last);
        for event in events {
            let moved = match event.missed {
                true => match made.next().flatten() {
                    Some(moved) => Some(moved),
                    None => continue,
                },
                false => None,
            };
            let thread = event.thread;
            let preemptions = preemptions + u32::from(goes_on && thread != last);
            if self.bound.is_some_and(|bound| preemptions > bound) {
                self.cut = true;
                continue;
            }
            self.transitions += 1;
            if let Some(known) = event.known {
                if event.length != 0 {
                    self.visited.insert(event.raw, known);
                }
                self.edge(node, known);
                continue;
            }
            let raw = match &moved {
                Some(moved) => moved.identity.exact,
                None => event.raw,
            };
            let raw = self.marked(raw, thread, preemptions);
            if self.bound.is_some() && self.visited.contains_key(&raw) {
                continue;
            }
            let moved = match self.bound {
                Some(_) if moved.is_none() => mover.advance(self.now.row(state), thread),
                _ => moved,
            };
            let (row, Identity { identity, exact }, executed) = match &moved {
                Some(moved) => (&moved.row[..], moved.identity, moved.executed as u32),
                None => {
                    let start = event.start as usize;
                    let row = &words[start..start + event.length as usize];
                    (row, event.identity, event.executed)
                }
            };
            let fresh = self.nodes.len() as u32;
            let identity = self.marked(identity, thread, preemptions);
            let known = *self.visited.entry(identity).or_insert(fresh);
            if raw != identity {
                self.visited.insert(raw, known);
            }
            if known != fresh {
                self.edge(node, known);
            } else {
                self.nodes.push(Node {
                    parent: node,
                    thread,
                    executed,
                });
                self.next.push(row, exact, fresh, thread, preemptions);
            }
        }
    }

    /// Notes a step to a state that was known. Those to new states are noted with the states.
    fn edge(&mut self, from: u32, to: u32) {
        if self.bound.is_none() && from != to {
            self.leads_back |= to < from;
            self.edges.push((from, to));
        }
    }

    fn note_pairs(
        &self,
        mover: &mut Mover,
        state: usize,
        able: &[(u32, u32)],
        found: &mut Vec<Found>,
    ) {
        for (place, &(one, first)) in able.iter().enumerate() {
            for &(other, second) in &able[place + 1..] {
                if mover.accesses.is_judged(first, second) {
                    continue;
                }
                if mover.accesses.judge(first, second).is_some() {
                    found.push(Found::Pair {
                        row: self.now.row(state).to_vec(),
                        threads: [one, other],
                        accesses: [first, second],
                    });
                }
            }
        }
    }

    /// The schedule that leads to a node, behind the one that leads to the beginning.
    pub(super) fn schedule(&self, node: u32, begun: &Schedule) -> Schedule {
        let mut turns = Vec::new();
        let mut at = node;
        while at != 0 {
            let Some(node) = self.nodes.get(at as usize) else {
                break;
            };
            turns.push((node.thread, node.executed));
            at = node.parent;
        }
        let mut schedule = begun.clone();
        for (thread, executed) in turns.into_iter().rev() {
            schedule.push(thread, u64::from(executed));
        }
        schedule
    }

    /// When all was explored: states in which threads go on for ever, one for each circle that nobody
    /// gets out of.
    pub(super) fn endless(&self) -> Vec<u32> {
        let nodes = self.nodes.iter().enumerate().skip(1);
        let tree = nodes.map(|(to, node)| (node.parent, to as u32));
        let arrows = tree.chain(self.edges.iter().copied());
        if !self.leads_back {
            // Without a way back, whoever can go on comes to an end.
            let mut goes_on = vec![false; self.nodes.len()];
            arrows
                .clone()
                .for_each(|(from, _)| goes_on[from as usize] = true);
            self.ends
                .iter()
                .for_each(|&end| goes_on[end as usize] = true);
            if goes_on.iter().all(|&goes_on| goes_on) {
                return Vec::new();
            }
        }
        circles::endless(self.nodes.len(), arrows, &self.ends)
    }
}

impl View<'_> {
    /// The node of a state, where that does not depend on the way to it.
    fn known(&self, identity: u128) -> Option<u32> {
        match self.bounded {
            true => None,
            false => self.visited.get(&identity).copied(),
        }
    }

    fn look_up(&self, states: Range<usize>, first: usize, finder: &mut Finder) -> Chunk {
        let mut chunk = Chunk::default();
        let mut next: Vec<Part> = Vec::new();
        let mut accesses: Vec<u32> = Vec::new();
        for state in states {
            let row = self.queue.row(state);
            let place = (state - first) as u32;
            if self.tables.is_over(row) {
                continue;
            }
            accesses.clear();
            let mut suspicious = false;
            for thread in 0..row[THREADS as usize] {
                let slot = self.thread_slots[thread as usize] as usize;
                let standing = row.get(slot).copied().unwrap_or(0);
                if standing <= ENDED {
                    continue;
                }
                let mut event = Event {
                    state: place,
                    thread,
                    missed: true,
                    executed: 0,
                    access: 0,
                    raw: 0,
                    identity: Identity {
                        identity: 0,
                        exact: 0,
                    },
                    known: None,
                    start: 0,
                    length: 0,
                };
                if let Some(effect) = self.memo.find(row, standing) {
                    if effect.end == Step::Stuck {
                        continue;
                    }
                    event.missed = false;
                    event.executed = effect.executed as u32;
                    event.access = effect.access;
                    event.raw = effect.exact(row, self.queue.waiting[state].exact);
                    event.known = self.known(event.raw);
                    if event.known.is_none() && !self.bounded {
                        apply(effect, row, &mut next);
                        event.identity = self.tables.identify(&mut next, event.raw, finder);
                        event.known = self.known(event.identity.identity);
                        event.start = chunk.words.len() as u32;
                        event.length = next.len() as u32;
                        if event.known.is_none() {
                            chunk.words.extend_from_slice(&next);
                        }
                    }
                    let judged = |&other: &u32| self.accesses.is_judged(other, effect.access);
                    suspicious |= !accesses.iter().all(judged);
                    accesses.push(effect.access);
                }
                chunk.events.push(event);
            }
            if suspicious {
                chunk.suspicious.push(place);
            }
        }
        chunk
    }
}

impl Tables {
    /// Whether the run is over in this state.
    #[inline]
    fn is_over(&self, row: &Row) -> bool {
        self.over.contains(&row[MAIN as usize])
    }
}
