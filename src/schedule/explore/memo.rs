//! What steps did, so that the same step is made once: a thread that stands in the same place and finds
//! the same in all that it looks at does the same. As each thing it looks at follows from those before,
//! the questions form a tree below each standing of a thread.

use std::collections::HashMap;

use super::futures::{Futures, NOWHERE, Reach};
use super::state::AddressHash;
use super::tables::{CLOCK, Finder, Part, Place, RUN, Row, Tables, at};

/// What a step did.
#[derive(Default)]
pub(super) struct Effect {
    pub executed: u64,
    /// Whether nothing can be done: the thread waits.
    pub is_stuck: bool,
    /// Slots with what they hold then, where that is different.
    pub writes: Box<[(u32, Part)]>,
    /// Slots of the objects it made: none of them may be there already.
    pub makes: Box<[u32]>,
    /// Of the slots written to, those whose contents until then make no difference to the step.
    unseen: Box<[u32]>,
    /// The plain marks of what it writes, and of what was there but for those; and of what its thread holds
    /// before and after it, where that is always the same.
    pub plain: u128,
    /// How far the clock went on, where it is a part of the state.
    pub clock: u64,
    /// What its first instruction touches, as the races number it.
    pub access: u32,
    /// The slots it reads and those it writes to, but for what it makes: nobody else gets there but by
    /// what it wrote to.
    pub reads: Box<[u32]>,
    pub changes: Box<[u32]>,
    /// What all of it touches, and the point it begins at.
    pub reach: Reach,
    pub point: u32,
    /// The slot of its thread, if what that holds of the objects it made has to be looked at in each state.
    pub holds: Option<u32>,
    /// Whether its thread's life ends with it, and whether the run does.
    pub ends: bool,
    pub ends_run: bool,
    /// Whether an outcome may show what it wrote.
    pub shows: bool,
    /// The same step, with other objects made.
    next: Option<u32>,
}

enum Node {
    /// What does this slot hold?
    Ask(u32, Children),
    Leaf(u32),
}

/// Answers, and where they lead.
enum Children {
    Few(Vec<(Part, u32)>),
    Many(HashMap<Part, u32, AddressHash>),
}

/// With so many answers, a table finds one faster than looking through them.
const MANY: usize = 12;

impl Children {
    #[inline]
    fn get(&self, part: Part) -> Option<u32> {
        match self {
            Children::Few(few) => few
                .iter()
                .find(|(known, _)| *known == part)
                .map(|(_, node)| *node),
            Children::Many(many) => many.get(&part).copied(),
        }
    }

    fn insert(&mut self, part: Part, node: u32) {
        match self {
            Children::Few(few) if few.len() < MANY => few.push((part, node)),
            Children::Few(few) => {
                let mut many: HashMap<_, _, _> = few.drain(..).collect();
                many.insert(part, node);
                *self = Children::Many(many);
            }
            Children::Many(many) => {
                many.insert(part, node);
            }
        }
    }
}

/// What steps did.
#[derive(Default)]
pub(super) struct Memo {
    /// The first question, by the thread's part; 0 when there is none.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    effects: Vec<Effect>,
}

impl Memo {
    pub(super) fn clear(&mut self) {
        self.roots.clear();
        self.nodes.clear();
        self.effects.clear();
    }

    /// Threads were seen to meet at more places: works out anew what each step touches.
    pub(super) fn measure(&mut self, tables: &Tables, cuts: bool, futures: &mut Futures) {
        for effect in &mut self.effects {
            effect.measure(tables, cuts);
            futures.touch(effect.point, effect.reach);
        }
    }

    /// What the thread that stands as `standing` says does in this state, and its number, if that is known.
    #[inline]
    pub(super) fn find(&self, row: &Row, standing: Part) -> Option<(u32, &Effect)> {
        let mut at = *self.roots.get(standing as usize)?;
        if at == 0 {
            return None;
        }
        loop {
            match &self.nodes[at as usize - 1] {
                Node::Ask(slot, children) => {
                    let part = row.get(*slot as usize).copied().unwrap_or(0);
                    at = children.get(part)?;
                }
                Node::Leaf(first) => {
                    let mut number = *first;
                    while !self.effect(number).is_possible(row) {
                        number = self.effect(number).next?;
                    }
                    return Some((number, self.effect(number)));
                }
            }
        }
    }

    /// What a step did, by the number that was answered with it.
    #[inline]
    pub(super) fn effect(&self, number: u32) -> &Effect {
        &self.effects[number as usize]
    }

    /// Notes what the thread does that stands so in this state; `needs` are the slots it looks at.
    pub(super) fn add(&mut self, row: &Row, standing: Part, needs: &[u32], effect: Effect) {
        let standing = standing as usize;
        if self.roots.len() <= standing {
            self.roots.resize(standing + 1, 0);
        }
        let mut needs = needs.iter();
        let mut at = self.roots[standing];
        if at == 0 {
            at = self.grow(&mut needs, row, effect);
            self.roots[standing] = at;
            return;
        }
        loop {
            let slot = match &self.nodes[at as usize - 1] {
                Node::Ask(slot, _) => *slot,
                Node::Leaf(first) => {
                    let first = *first as usize;
                    let number = self.effects.len() as u32;
                    let next = self.effects[first].next.replace(number);
                    self.effects.push(Effect { next, ..effect });
                    return;
                }
            };
            // The questions so far had the same answers, so this one is asked, too.
            if needs.next() != Some(&slot) {
                return;
            }
            let part = row.get(slot as usize).copied().unwrap_or(0);
            let Node::Ask(_, children) = &self.nodes[at as usize - 1] else {
                return;
            };
            match children.get(part) {
                Some(child) => at = child,
                None => {
                    let child = self.grow(&mut needs, row, effect);
                    if let Node::Ask(_, children) = &mut self.nodes[at as usize - 1] {
                        children.insert(part, child);
                    }
                    return;
                }
            }
        }
    }

    /// The nodes for the rest of the questions, with the effect behind the last.
    fn grow(&mut self, needs: &mut std::slice::Iter<'_, u32>, row: &Row, effect: Effect) -> u32 {
        let needs: Vec<u32> = needs.copied().collect();
        let number = self.effects.len() as u32;
        self.effects.push(effect);
        self.nodes.push(Node::Leaf(number));
        let mut child = self.nodes.len() as u32;
        for &slot in needs.iter().rev() {
            let part = row.get(slot as usize).copied().unwrap_or(0);
            let children = Children::Few(vec![(part, child)]);
            self.nodes.push(Node::Ask(slot, children));
            child = self.nodes.len() as u32;
        }
        child
    }
}

impl Effect {
    /// Of a thread that waits for these places to change.
    pub(super) fn stuck(reads: Box<[u32]>) -> Effect {
        Effect {
            is_stuck: true,
            reads,
            point: NOWHERE,
            ..Effect::default()
        }
    }

    /// Works out what it touches. Where the end of the run may cut threads off, each step of which an
    /// outcome may show something asks whether it goes on, so that none changes places with that end.
    pub(super) fn measure(&mut self, tables: &Tables, cuts: bool) {
        self.reach = Reach {
            reads: tables.bits(self.reads.iter().copied()),
            writes: tables.bits(self.changes.iter().copied()),
        };
        if self.is_stuck {
            // As long as nobody else was seen to touch what it waits for, anybody may.
            if self.reach.reads == 0 {
                self.reach.reads = !0;
            }
        } else if cuts {
            self.reach.reads |= if self.shows { RUN } else { 0 };
            self.reach.writes |= if self.ends_run { RUN } else { 0 };
        }
    }

    /// What moving a thread did to a state: `row` became `next`. The step looked at `needs`, did not
    /// look at what it had overwritten, and `is_own` is about its thread alone.
    pub(super) fn between(
        tables: &Tables,
        row: &Row,
        next: &Row,
        needs: &[u32],
        overwritten: &[u32],
        is_own: impl Fn(u32) -> bool,
    ) -> Effect {
        let mut writes = Vec::new();
        let mut makes = Vec::new();
        let mut unseen = Vec::new();
        let mut plain = 0;
        for slot in 0..next.len().max(row.len()) as u32 {
            let [before, part] =
                [row, next].map(|row| row.get(slot as usize).copied().unwrap_or(0));
            let place = tables.places[slot as usize];
            let changes = before != part || overwritten.contains(&slot);
            if !changes || place == Place::Clock {
                continue;
            }
            writes.push((slot, part));
            plain ^= tables.plain_mark(slot, part);
            if before == 0 && matches!(place, Place::Made(_)) {
                makes.push(slot);
            } else if needs.contains(&slot) || is_own(slot) {
                plain ^= tables.plain_mark(slot, before);
            } else {
                unseen.push(slot);
            }
        }
        Effect {
            writes: writes.into(),
            makes: makes.into(),
            unseen: unseen.into(),
            plain,
            point: NOWHERE,
            ..Effect::default()
        }
    }

    /// The marks of the state reached, where `plain` are those of this one.
    #[inline]
    pub(super) fn plain(
        &self,
        tables: &Tables,
        row: &Row,
        plain: u128,
        finder: &mut Finder,
    ) -> u128 {
        let mut plain = plain ^ self.plain;
        if let Some(own) = self.holds {
            let before = |slot| at(row, slot);
            plain ^= tables.held(own, before(own), before, finder);
            let then = |slot| self.then(row, slot);
            plain ^= tables.held(own, then(own), then, finder);
        }
        for &slot in &self.unseen {
            plain ^= tables.plain_mark(slot, at(row, slot));
        }
        if self.clock != 0 {
            for (slot, then) in CLOCK.into_iter().zip(self.clock_then(row)) {
                plain ^= tables.plain_mark(slot, row[slot as usize]);
                plain ^= tables.plain_mark(slot, then);
            }
        }
        plain
    }

    /// What a slot holds after the step, but for the clock's.
    #[inline]
    fn then(&self, row: &Row, slot: u32) -> Part {
        let written = self.writes.iter().find(|write| write.0 == slot);
        written.map_or_else(|| at(row, slot), |write| write.1)
    }

    /// Both halves of the clock after the step.
    pub(super) fn clock_then(&self, row: &Row) -> [Part; 2] {
        let [low, high] = CLOCK.map(|slot| u64::from(row[slot as usize]));
        let clock = (high << 32 | low) + self.clock;
        [clock as u32, (clock >> 32) as u32]
    }

    #[inline]
    fn is_possible(&self, row: &Row) -> bool {
        let holds = |&slot: &u32| row.get(slot as usize).is_some_and(|&part| part != 0);
        !self.makes.iter().any(holds)
    }
}
