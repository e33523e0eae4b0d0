//! What a session has recorded: the moves, what was printed, and what threads did over time.

use super::moment::{Change, Printed};
use crate::schedule::notation::Schedule;

/// A move: a thread, and the position behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Move {
    thread: u32,
    end: u64,
}

/// A recorded run. Positions count instructions from the start of the process.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    moves: Vec<Move>,
    printed: Vec<(u64, Printed)>,
    changes: Vec<(u64, Change)>,
    /// Where in `changes` each thread's last one is.
    last: Vec<Option<usize>>,
    /// The position from which on what was told of the changes is void, and how many hold.
    cut: Option<u64>,
    told: usize,
}

impl History {
    /// Where the recorded run ends.
    pub(super) fn end(&self) -> u64 {
        self.moves.last().map_or(0, |last| last.end)
    }

    /// The first move that ends behind a position.
    fn place(&self, position: u64) -> usize {
        self.moves.partition_point(|known| known.end <= position)
    }

    /// The thread that moves on from a position, and where its move ends.
    pub(super) fn next(&self, position: u64) -> Option<(u32, u64)> {
        let next = self.moves.get(self.place(position))?;
        Some((next.thread, next.end))
    }

    /// The move that led to a position: its thread, and the position before.
    pub(super) fn before(&self, position: u64) -> Option<(u32, u64)> {
        let place = self.moves.partition_point(|known| known.end < position);
        let here = self.moves.get(place)?;
        let start = match place {
            0 => 0,
            _ => self.moves[place - 1].end,
        };
        (start < position).then_some((here.thread, start))
    }

    /// Makes a position one at which a move ends.
    pub(super) fn split(&mut self, position: u64) {
        let place = self.place(position);
        let inside = match place {
            0 => position > 0,
            _ => self.moves[place - 1].end < position,
        };
        if inside && let Some(&Move { thread, .. }) = self.moves.get(place) {
            let end = position;
            self.moves.insert(place, Move { thread, end });
        }
    }

    /// Forgets everything behind a position, and the changes at it. Answers whether there was anything.
    pub(super) fn truncate(&mut self, position: u64) -> bool {
        if position >= self.end() {
            return false;
        }
        self.split(position);
        self.moves.truncate(self.place(position));
        self.printed.retain(|(at, _)| *at <= position);
        self.changes
            .truncate(self.changes.partition_point(|(at, _)| *at < position));
        self.told = self.told.min(self.changes.len());
        self.last.clear();
        for (place, (_, change)) in self.changes.iter().enumerate() {
            note_last(&mut self.last, change.thread, place);
        }
        self.cut = Some(self.cut.map_or(position, |cut| cut.min(position)));
        true
    }

    /// Adds a move at the end, up to this position; it becomes one with the last when the thread is the
    /// same.
    pub(super) fn push(&mut self, thread: u32, end: u64) {
        match self.moves.last_mut() {
            Some(last) if last.thread == thread => last.end = end,
            _ => self.moves.push(Move { thread, end }),
        }
    }

    /// Notes that something was printed by the instruction that ends at this position.
    pub(super) fn print(&mut self, at: u64, printed: Printed) {
        self.printed.push((at, printed));
    }

    /// What was printed up to a position; of much, the last part.
    pub(super) fn printed(&self, position: u64, most: usize) -> Vec<Printed> {
        let count = self.printed.partition_point(|(at, _)| *at <= position);
        let start = count.saturating_sub(most);
        let shown = self.printed.get(start..count).unwrap_or_default();
        shown.iter().map(|(_, printed)| printed.clone()).collect()
    }

    /// Notes what a thread does from a position on, unless that is nothing new.
    pub(super) fn change(&mut self, at: u64, change: Change) {
        let known = self.last.get(change.thread as usize).copied().flatten();
        let known = known.and_then(|place| self.changes.get(place));
        if known.is_some_and(|(_, known)| same(known, &change)) {
            return;
        }
        note_last(&mut self.last, change.thread, self.changes.len());
        self.changes.push((at, change));
    }

    /// What is to be told of the changes since this was last asked: where they were cut, and those since.
    pub(super) fn tell(&mut self) -> (Option<u64>, Vec<Change>) {
        let fresh = self.changes.get(self.told..).unwrap_or_default();
        let fresh = fresh.iter().map(|(_, change)| change.clone()).collect();
        self.told = self.changes.len();
        (self.cut.take(), fresh)
    }

    /// The moves up to a position, as a schedule of a program with this seed.
    pub(super) fn schedule(&self, seed: u64, position: u64) -> Schedule {
        let mut schedule = Schedule::seeded(seed);
        let mut from = 0;
        for known in &self.moves {
            let end = known.end.min(position);
            schedule.push(known.thread, end.saturating_sub(from));
            from = end;
        }
        schedule
    }
}

fn note_last(last: &mut Vec<Option<usize>>, thread: u32, place: usize) {
    let thread = thread as usize;
    if last.len() <= thread {
        last.resize(thread + 1, None);
    }
    last[thread] = Some(place);
}

/// Whether two changes leave a thread in the same place and state.
fn same(one: &Change, other: &Change) -> bool {
    one.state == other.state
        && one.line == other.line
        && one.what == other.what
        && one.name == other.name
}
