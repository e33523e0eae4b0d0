//! What is remembered of the steps from states, and where they lead. Workers do this at once, each for
//! some of the states; nothing that they share changes meanwhile.

use std::ops::Range;

use super::futures::{self, Candidate, Futures, Meetings, Reach, Reliance, Threads};
use super::memo::{Effect, Memo};
use super::mover::apply;
use super::queue::{self, Queue};
use super::races::Accesses;
use super::tables::{ENDED, Finder, Left, MAIN, Part, Row, THREADS, Tables};
use super::visited::Visited;

/// What a worker found out about a thread of a state.
#[derive(Clone, Copy)]
pub(super) struct Event {
    /// Which of the batch.
    pub state: u32,
    pub thread: u16,
    pub executed: u16,
    /// Whether nothing is remembered of the step.
    pub missed: bool,
    pub access: u32,
    /// The number of what is remembered.
    pub effect: u32,
    /// The number of the state reached, if it is known.
    pub known: Option<u32>,
    /// Where its row starts in the piece, if it may be new.
    pub start: u32,
    pub plain: u128,
    pub identity: u128,
}

/// What a worker found out about some states.
#[derive(Default)]
pub(super) struct Chunk {
    pub events: Vec<Event>,
    /// The rows of the states reached.
    pub piece: Vec<Part>,
    /// States in which two threads touch something that was not judged yet.
    pub suspicious: Vec<u32>,
    pub reliance: Reliance,
    /// Whether the main thread was seen to end the run while others live.
    pub cuts: bool,
}

/// What workers share while they go on from states.
pub(super) struct View<'a> {
    pub tables: &'a Tables,
    pub memo: &'a Memo,
    pub accesses: &'a Accesses,
    pub thread_slots: &'a [u32],
    pub visited: &'a Visited,
    pub queue: &'a Queue,
    /// Which thread moved last on the way to a state.
    pub last: &'a (dyn Fn(usize) -> u32 + Sync),
    pub bounded: bool,
    /// What is known of what threads will do, if steps are to be left out.
    pub futures: Option<&'a Futures>,
}

/// A thread of a state that has not ended.
struct Live<'a> {
    thread: u32,
    standing: Part,
    effect: Option<(u32, &'a Effect)>,
}

impl Live<'_> {
    fn effect(&self) -> Option<&Effect> {
        self.effect.map(|(_, effect)| effect)
    }
}

/// What a worker uses again and again.
#[derive(Default)]
pub(super) struct Room {
    finder: Finder,
    next: Vec<Part>,
    accesses: Vec<u32>,
    candidates: Vec<Candidate>,
    meetings: Meetings,
}

impl View<'_> {
    pub(super) fn look_up(&self, states: Range<usize>, first: usize, room: &mut Room) -> Chunk {
        let mut chunk = Chunk::default();
        let mut live: Vec<Live<'_>> = Vec::new();
        for state in states {
            let row = self.queue.row(state);
            if self.tables.is_over(row) {
                continue;
            }
            live.clear();
            for thread in 0..row[THREADS as usize] {
                let slot = self.thread_slots[thread as usize] as usize;
                let standing = row.get(slot).copied().unwrap_or(0);
                if standing > ENDED {
                    live.push(Live {
                        thread,
                        standing,
                        effect: self.memo.find(row, standing),
                    });
                }
            }
            let place = (state - first) as u32;
            let start = chunk.events.len();
            let chosen = self.choose(state, &live, &mut chunk, room);
            for (at, one) in live.iter().enumerate() {
                if chosen.is_none_or(|chosen| chosen & 1 << at != 0) {
                    self.go_on(state, place, one, &mut chunk, room);
                }
            }
            if let Some(chosen) = chosen {
                let node = self.queue.node(state);
                self.recognize(&mut chunk.events[start..]);
                // On every circle of states, all that can be done is done somewhere.
                let is_ahead = |event: &Event| event.known.is_none_or(|known| known > node);
                if chunk.events[start..].iter().any(is_ahead) {
                    let reliance = &mut chunk.reliance;
                    room.meetings.rely(&room.candidates, chosen, reliance);
                } else {
                    for (at, one) in live.iter().enumerate() {
                        if chosen & 1 << at == 0 {
                            self.go_on(state, place, one, &mut chunk, room);
                        }
                    }
                }
            }
            if self.is_suspicious(&chunk.events[start..], &mut room.accesses) {
                chunk.suspicious.push(place);
            }
        }
        self.recognize(&mut chunk.events);
        self.keep(first, &mut chunk, room);
        chunk
    }

    /// Keeps the rows of those states reached that may be new.
    fn keep(&self, first: usize, chunk: &mut Chunk, room: &mut Room) {
        for event in chunk.events.iter_mut() {
            if event.known.is_some() || event.missed {
                continue;
            }
            let row = self.queue.row(first + event.state as usize);
            let effect = self.memo.effect(event.effect);
            apply(effect, row, &mut room.next);
            if self.tables.shares {
                self.tables.identify(&mut room.next, 0, &mut room.finder);
            } else if let Some(slot) = effect.holds {
                let left = Left {
                    slot,
                    before: row,
                    made: &effect.makes,
                };
                self.tables
                    .forget_left(&left, &mut room.next, &mut room.finder);
            }
            event.start = queue::write(&mut chunk.piece, &room.next);
        }
        chunk.piece.shrink_to_fit();
    }

    /// Notes which of the states reached are known, where that does not depend on the way to them.
    fn recognize(&self, events: &mut [Event]) {
        if self.bounded {
            return;
        }
        self.visited
            .approach(events.iter().map(|event| event.identity));
        for event in events.iter_mut().filter(|event| !event.missed) {
            event.known = self.visited.find(event.identity);
        }
    }

    /// Chooses threads that are enough to go on with; nothing if that takes all.
    fn choose(
        &self,
        state: usize,
        live: &[Live<'_>],
        chunk: &mut Chunk,
        room: &mut Room,
    ) -> Option<Threads> {
        let ends_run = |one: &Live<'_>| one.effect().is_some_and(|it| it.ends_run);
        chunk.cuts |= live.len() > 1 && live.first().is_some_and(ends_run);
        let futures = self.futures?;
        if live.len() < 2 || live.len() > futures::MOST {
            return None;
        }
        room.candidates.clear();
        room.candidates.extend(live.iter().map(|one| {
            let (point, future) = futures.reach(one.standing);
            let stuck = one.effect().is_some_and(|effect| effect.is_stuck);
            // Whoever ends may be cut off before, which nothing shows but that it can still go on.
            let known = one.effect().filter(|effect| !effect.ends);
            Candidate {
                step: known.map_or(Reach::EVERYTHING, |effect| effect.reach),
                point,
                future,
                stuck,
                able: !stuck,
                leads: known.is_some() && !stuck,
            }
        }));
        let last = (self.last)(state);
        let first = live.iter().position(|one| one.thread == last);
        room.meetings.make(&room.candidates);
        room.meetings.choose(first)
    }

    /// Notes what becomes of a state when one of its threads is moved.
    #[inline]
    fn go_on(&self, state: usize, place: u32, one: &Live<'_>, chunk: &mut Chunk, room: &mut Room) {
        let mut event = Event {
            state: place,
            thread: one.thread as u16,
            executed: 0,
            missed: true,
            access: 0,
            effect: 0,
            known: None,
            start: 0,
            plain: 0,
            identity: 0,
        };
        if let Some((number, effect)) = one.effect {
            if effect.is_stuck {
                return;
            }
            let row = self.queue.row(state);
            event.missed = false;
            event.executed = effect.executed as u16;
            event.access = effect.access;
            event.effect = number;
            let (plain, finder) = (self.queue.at(state).plain, &mut room.finder);
            event.plain = effect.plain(self.tables, row, plain, finder);
            event.identity = event.plain;
            if self.tables.shares {
                apply(effect, row, &mut room.next);
                event.identity = self.tables.identify(&mut room.next, event.plain, finder);
            }
        }
        chunk.events.push(event);
    }

    fn is_suspicious(&self, events: &[Event], accesses: &mut Vec<u32>) -> bool {
        accesses.clear();
        let touching = events.iter().filter(|event| event.access != 0);
        accesses.extend(touching.map(|event| event.access));
        let pairs = accesses.iter().enumerate();
        pairs.into_iter().any(|(at, &one)| {
            let others = &accesses[at + 1..];
            !others
                .iter()
                .all(|&other| self.accesses.is_judged(one, other))
        })
    }
}

impl Tables {
    /// Whether the run is over in this state.
    #[inline]
    pub(super) fn is_over(&self, row: &Row) -> bool {
        self.over.contains(&row[MAIN as usize])
    }
}
