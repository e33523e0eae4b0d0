//! One search through the states, breadth first, so that the first way found to a state is a shortest
//! one. Each batch of states is gone on from in two rounds: first, on all workers, by what is remembered
//! of steps; then, in order, what was not remembered is made, and states that are new are noted. So the
//! result is the same whatever the number of workers.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::circles;
use super::lookup::{Chunk, Event, Room, View};
use super::mover::Mover;
use super::queue::{self, Queue};
use super::state::Hasher;
use super::tables::{Part, Row};
use super::visited::Visited;
use crate::schedule::notation::Schedule;

/// States that are gone on from at a time.
const BATCH: usize = 8192;
/// States that a worker takes at a time.
const CHUNK: usize = 256;

/// How a state was reached. An exploration has no more threads, and no longer steps.
#[derive(Clone, Copy)]
struct Node {
    parent: u32,
    thread: u16,
    executed: u16,
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

/// A search under way.
pub(super) struct Pass {
    /// The most forced switches on a way, if that is bounded.
    pub bound: Option<u32>,
    pub workers: usize,
    pub transitions: u64,
    pub depth: u64,
    /// Whether the bound left a step out.
    pub cut: bool,
    /// Whether steps are left out that no end needs.
    reduces: bool,
    nodes: Vec<Node>,
    visited: Visited,
    /// Steps to states that were known, by where they start; those to new states are the nodes.
    edges: Vec<u32>,
    edge_starts: Vec<u32>,
    /// Whether a step leads back or nowhere, so that there can be circles.
    leads_back: bool,
    ends: Vec<u32>,
    now: Queue,
    at: usize,
    next: Queue,
}

impl Pass {
    pub(super) fn new(bound: Option<u32>, workers: usize, reduces: bool) -> Pass {
        Pass {
            bound,
            workers,
            transitions: 0,
            depth: 0,
            cut: false,
            reduces: reduces && bound.is_none(),
            nodes: Vec::new(),
            visited: Visited::default(),
            edges: Vec::new(),
            edge_starts: Vec::new(),
            leads_back: false,
            ends: Vec::new(),
            now: Queue::default(),
            at: 0,
            next: Queue::from(1),
        }
    }

    /// Begins at this state.
    pub(super) fn begin(&mut self, mover: &mut Mover, row: &Row) {
        let mut row = row.to_vec();
        let tables = &mover.process.tables;
        let plain = tables.plain(&row, &mut mover.finder);
        let identity = tables.identify(&mut row, plain, &mut mover.finder);
        self.visited.number(self.marked(identity, 0, 0), 0);
        self.nodes.push(Node {
            parent: 0,
            thread: 0,
            executed: 0,
        });
        let mut piece = Vec::new();
        let start = queue::write(&mut piece, &row);
        let piece = self.now.keep(piece);
        self.now.push(piece, start, 0, plain);
    }

    /// States seen.
    pub(super) fn states(&self) -> u64 {
        self.nodes.len() as u64
    }

    /// States yet to be gone on from.
    pub(super) fn frontier(&self) -> u64 {
        (self.now.len() - self.at + self.next.len()) as u64
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
        if self.at >= self.now.len() {
            let next = Queue::from(self.nodes.len() as u32);
            self.now = std::mem::replace(&mut self.next, next);
            self.at = 0;
            self.depth += 1;
        }
        let end = self.now.len().min(self.at + most.min(BATCH));
        let batch = self.at..end;
        self.at = end;
        let chunks = self.look_up(mover, batch.clone());
        let mut made = Vec::new();
        let made_piece = self.next.keep(Vec::new());
        for (number, chunk) in chunks.into_iter().enumerate() {
            let first = batch.start + number * CHUNK;
            mover.futures.rely(&chunk.reliance);
            if chunk.cuts {
                mover.cut();
            }
            let piece = self.next.keep(chunk.piece);
            let mut pieces = Pieces {
                looked_up: piece,
                made: made_piece,
                rows: &mut made,
            };
            let unknown = chunk.events.iter().filter(|event| event.known.is_none());
            self.visited.approach(unknown.map(|event| event.identity));
            let mut events = &chunk.events[..];
            let mut suspicious = chunk.suspicious.iter().peekable();
            for state in first..batch.end.min(first + CHUNK) {
                let place = (state - batch.start) as u32;
                let own = events
                    .iter()
                    .take_while(|event| event.state == place)
                    .count();
                let (own, rest) = events.split_at(own);
                events = rest;
                let is_suspicious = suspicious.next_if_eq(&&place).is_some();
                self.note(mover, state, own, &mut pieces, is_suspicious, found);
            }
        }
        self.next.put(made_piece, made);
        batch.len()
    }

    /// What is remembered of the steps of a batch of states.
    fn look_up(&self, mover: &Mover, batch: Range<usize>) -> Vec<Chunk> {
        let last = |state: usize| u32::from(self.nodes[self.now.node(state) as usize].thread);
        let view = View {
            tables: &mover.process.tables,
            memo: &mover.memo,
            accesses: &mover.accesses,
            thread_slots: &mover.process.thread_slots,
            visited: &self.visited,
            queue: &self.now,
            last: &last,
            bounded: self.bound.is_some(),
            futures: Some(&mover.futures).filter(|_| self.reduces && mover.may_reduce()),
        };
        let count = batch.len().div_ceil(CHUNK);
        let states = |chunk: usize| {
            let start = batch.start + chunk * CHUNK;
            start..batch.end.min(start + CHUNK)
        };
        if self.workers < 2 || count < 2 {
            let mut room = Room::default();
            return (0..count)
                .map(|chunk| view.look_up(states(chunk), batch.start, &mut room))
                .collect();
        }
        let chunks: Vec<Mutex<Chunk>> = (0..count).map(|_| Mutex::default()).collect();
        let taken = AtomicUsize::new(0);
        rayon::scope(|scope| {
            for _ in 0..self.workers.min(count) {
                scope.spawn(|_| {
                    let mut room = Room::default();
                    loop {
                        let chunk = taken.fetch_add(1, Ordering::Relaxed);
                        let Some(place) = chunks.get(chunk) else {
                            break;
                        };
                        let looked_up = view.look_up(states(chunk), batch.start, &mut room);
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
        pieces: &mut Pieces<'_>,
        suspicious: bool,
        found: &mut Vec<Found>,
    ) {
        let node = self.now.node(state);
        self.edge_starts.push(self.edges.len() as u32);
        if suspicious || events.is_empty() || events.iter().any(|event| event.missed) {
            let events = self.make_missed(mover, state, events, pieces);
            let able: Vec<(u32, u32)> = events
                .iter()
                .map(|event| (u32::from(event.thread), event.access))
                .collect();
            self.note_pairs(mover, state, &able, found);
            if events.is_empty() {
                let row = self.now.row(state);
                self.ends.push(node);
                found.push(Found::End {
                    node,
                    row: row.to_vec(),
                    stuck: !mover.process.tables.is_over(row),
                });
            }
            return self.note_steps(state, &events, pieces);
        }
        self.note_steps(state, events, pieces);
    }

    /// Makes the steps of which nothing is remembered, and leaves out those that cannot be made.
    fn make_missed(
        &self,
        mover: &mut Mover,
        state: usize,
        events: &[Event],
        pieces: &mut Pieces<'_>,
    ) -> Vec<Event> {
        let mut made = Vec::with_capacity(events.len());
        for event in events {
            if !event.missed {
                made.push(*event);
                continue;
            }
            let moved = mover.advance(self.now.row(state), u32::from(event.thread));
            made.extend(moved.map(|moved| Event {
                executed: moved.executed as u16,
                access: moved.access,
                start: queue::write(pieces.rows, &moved.row),
                plain: moved.plain,
                identity: moved.identity,
                ..*event
            }));
        }
        made
    }

    /// Notes the steps from a state.
    #[inline]
    fn note_steps(&mut self, state: usize, events: &[Event], pieces: &Pieces<'_>) {
        let node = self.now.node(state);
        let (last, before) = (
            self.nodes[node as usize].thread,
            self.now.at(state).preemptions,
        );
        let goes_on = self.bound.is_some() && events.iter().any(|event| event.thread == last);
        for event in events {
            let forced = u32::from(goes_on && event.thread != last);
            let preemptions = before + forced;
            if self.bound.is_some_and(|bound| preemptions > bound) {
                self.cut = true;
                continue;
            }
            self.transitions += 1;
            if let Some(known) = event.known {
                self.edge(node, known);
                continue;
            }
            let identity = self.marked(event.identity, u32::from(event.thread), preemptions);
            let fresh = self.nodes.len() as u32;
            let known = self.visited.number(identity, fresh);
            if known != fresh {
                self.edge(node, known);
                continue;
            }
            self.nodes.push(Node {
                parent: node,
                thread: event.thread,
                executed: event.executed,
            });
            let piece = match event.missed {
                true => pieces.made,
                false => pieces.looked_up,
            };
            self.next.push(piece, event.start, preemptions, event.plain);
        }
    }

    /// Notes a step to a state that was known.
    #[inline]
    fn edge(&mut self, from: u32, to: u32) {
        if self.bound.is_none() {
            self.leads_back |= to <= from;
            self.edges.push(to);
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
            turns.push((u32::from(node.thread), node.executed));
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
        // Without a way back, whoever can go on comes to an end.
        if !self.leads_back {
            return Vec::new();
        }
        let nodes = self.nodes.iter().enumerate().skip(1);
        let tree = nodes.map(|(to, node)| (node.parent, to as u32));
        let ends = self.edge_starts.iter().skip(1).copied();
        let ends = ends.chain(std::iter::once(self.edges.len() as u32));
        let starts = self.edge_starts.iter().copied().zip(ends).enumerate();
        let known = starts.flat_map(|(from, (start, end))| {
            let edges = self.edges[start as usize..end as usize].iter();
            edges.map(move |&to| (from as u32, to))
        });
        let known = known.filter(|(from, to)| from != to);
        circles::endless(self.nodes.len(), tree.chain(known), &self.ends)
    }
}

/// Where rows of new states are.
struct Pieces<'a> {
    /// The piece of those that were looked up, and of those that had to be made.
    looked_up: u32,
    made: u32,
    /// What is in the latter.
    rows: &'a mut Vec<Part>,
}
