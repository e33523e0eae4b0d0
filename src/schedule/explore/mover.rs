//! Moves threads of states: by what is remembered of the same step, or in the process itself.

use super::access::Look;
use super::futures::{Futures, NOWHERE, Reach};
use super::memo::{Effect, Memo};
use super::process::{Before, Content, Process, Step, Stepped};
use super::races::Accesses;
use super::search::Refusal;
use super::sharing::Sharing;
use super::tables::{CLOCK, Finder, Part, Row, at};
use super::words;
use crate::schedule::random::Dice;
use crate::vm::Execution;

/// Instructions after which a thread that touches nothing shared is left to stand: in an endless loop
/// of its own, its states repeat.
const LONGEST_STEP: u64 = 20_000;

/// Ways gone at random before a search, and the steps of each.
const SCOUTS: u64 = 16;
const SCOUTED_STEPS: u64 = 2_000;

/// A thread of a state has been moved.
pub(super) struct Moved {
    pub row: Vec<Part>,
    /// The marks of what is plain in it.
    pub plain: u128,
    pub identity: u128,
    pub executed: u64,
    pub access: u32,
}

/// Whoever moves threads.
pub(super) struct Mover {
    pub process: Process,
    pub sharing: Sharing,
    pub memo: Memo,
    pub accesses: Accesses,
    pub finder: Finder,
    pub refusal: Option<Refusal>,
    pub futures: Futures,
    /// Whether what was noted of steps has become void since this was last set to false.
    pub stale: bool,
    /// Whether threads were seen to meet, since this was last set to false, where they had not before.
    pub met: bool,
    /// Whether the main thread was seen to end the run while others live.
    cuts: bool,
    /// Whether threads stand before every instruction of the program's own code, and nothing is
    /// remembered.
    pub thorough: bool,
    /// Instructions executed.
    pub instructions: u64,
    /// Whether objects were shared when the search began: what tells states apart follows from it.
    shared: bool,
}

/// The state that an effect makes of another.
#[inline]
pub(super) fn apply(effect: &Effect, row: &Row, next: &mut Vec<Part>) {
    next.clear();
    next.extend_from_slice(row);
    for &(slot, part) in &effect.writes {
        let slot = slot as usize;
        if slot >= next.len() {
            next.resize(slot + 1, 0);
        }
        next[slot] = part;
    }
    if effect.clock != 0 {
        let clock = effect.clock_then(row);
        next[CLOCK[0] as usize] = clock[0];
        next[CLOCK[1] as usize] = clock[1];
    }
}

impl Mover {
    pub(super) fn new(mut process: Process, thorough: bool) -> Mover {
        process.reuses = !thorough;
        Mover {
            process,
            sharing: Sharing::default(),
            memo: Memo::default(),
            accesses: Accesses::default(),
            finder: Finder::default(),
            refusal: None,
            futures: Futures::default(),
            stale: false,
            met: false,
            cuts: false,
            thorough,
            instructions: 0,
            shared: false,
        }
    }

    /// Moves a thread of a state. Answers nothing when it cannot go on.
    pub(super) fn advance(&mut self, row: &Row, thread: u32) -> Option<Moved> {
        let standing = self.process.thread_part(row, thread)?;
        let mut next = Vec::new();
        if let Some((_, effect)) = self.memo.find(row, standing) {
            if effect.is_stuck {
                return None;
            }
            apply(effect, row, &mut next);
            let (executed, access) = (effect.executed, effect.access);
            let plain = self.process.tables.plain(&next, &mut self.finder);
            let identity = (self.process.tables).identify(&mut next, plain, &mut self.finder);
            return Some(Moved {
                row: next,
                plain,
                identity,
                executed,
                access,
            });
        }
        let mut access = None;
        let mut stepped = self.step(row, thread, LONGEST_STEP, |look, execution, accesses| {
            access.get_or_insert_with(|| accesses.number(look, execution));
            false
        });
        let access = access.unwrap_or(0);
        if std::mem::take(&mut self.process.surprised) {
            self.memo.clear();
            self.stale = true;
        }
        // Whoever is stuck in the middle of a step has come as far as there.
        let moved = self.process.thread_part(&stepped.row, thread) != Some(standing);
        let is_stuck = stepped.end == Step::Stuck && !moved;
        if !self.thorough && !self.process.dynamic {
            let mut effect = match is_stuck {
                true => Effect::stuck(stepped.needs.clone().into()),
                false => {
                    let settled = self.settle(row, thread, &mut stepped);
                    let mut effect = self.effect(row, thread, &stepped, access);
                    effect.plain ^= settled.unwrap_or(0);
                    let own = self.process.thread_slots[thread as usize];
                    effect.holds = settled.is_none().then_some(own);
                    effect
                }
            };
            // That what it makes is not there yet is asked of every effect that leaves it behind.
            let is_new = |slot: u32| self.process.tables.is_made(slot) && at(row, slot) == 0;
            let needs = stepped.needs.iter().copied();
            let needs: Vec<u32> = needs.filter(|&slot| !is_new(slot)).collect();
            self.meet(thread, &mut effect);
            effect.point = self.learn(
                standing,
                &stepped.row,
                thread,
                effect.reach,
                self.process.threads(row),
            );
            self.memo.add(row, standing, &needs, effect);
        }
        if is_stuck {
            return None;
        }
        let others =
            |one: &u32| *one != 0 && self.process.thread_part(&stepped.row, *one).is_some();
        let ended = thread == 0 && self.process.thread_part(&stepped.row, 0).is_none();
        if ended && (0..self.process.threads(&stepped.row)).any(|one| others(&one)) {
            self.cut();
        }
        if self.process.threads(&stepped.row) > u32::from(u16::MAX) {
            self.refusal = Some(Refusal("there are too many threads".to_owned()));
        }
        let plain = (self.process.tables).plain(&stepped.row, &mut self.finder);
        let row = &mut stepped.row;
        let identity = self.process.tables.identify(row, plain, &mut self.finder);
        Some(Moved {
            row: stepped.row,
            plain,
            identity,
            executed: stepped.executed,
            access,
        })
    }

    /// Whether steps may be left out: who reads the clock sees every other step.
    pub(super) fn may_reduce(&self) -> bool {
        !self.thorough && !self.process.dynamic && !self.process.with_clock
    }

    /// The main thread was seen to end the run while others live.
    pub(super) fn cut(&mut self) {
        self.met |= !std::mem::replace(&mut self.cuts, true);
    }

    /// Whether states are told apart in another way than at the beginning of the search.
    pub(super) fn tells_otherwise(&self) -> bool {
        self.shared != self.process.tables.shares
    }

    /// Notes where a step leads: its thread, and those that it started.
    fn learn(&mut self, from: Part, next: &Row, thread: u32, reach: Reach, before: u32) -> u32 {
        let process = &self.process;
        let Content::Thread(standing) = &process.contents[from as usize] else {
            return NOWHERE;
        };
        let started = before..process.threads(next);
        let to = std::iter::once(thread).chain(started).filter_map(|thread| {
            let part = process.thread_part(next, thread)?;
            Some((part, process.standing(next, thread)?))
        });
        self.futures.learn((from, standing), reach, to)
    }

    /// Takes out of a state what nothing refers to.
    pub(super) fn tidy(&mut self, row: &mut Row) {
        self.process.tables.identify(row, 0, &mut self.finder);
    }

    /// Notes what a step touches, and whether another thread was seen there before.
    fn meet(&mut self, thread: u32, effect: &mut Effect) {
        let tables = &mut self.process.tables;
        for &slot in &effect.reads {
            self.met |= tables.touch(slot, thread, false);
        }
        for &slot in &effect.changes {
            self.met |= tables.touch(slot, thread, true);
        }
        effect.measure(tables, self.cuts);
    }

    /// The marks of what a thread holds before and after a step, if they follow from what the step looked at
    /// and what it changed; the state then is rid of what the step left behind.
    fn settle(&mut self, row: &Row, thread: u32, stepped: &mut Stepped) -> Option<u128> {
        let (tables, finder) = (&self.process.tables, &mut self.finder);
        if tables.shares {
            return None;
        }
        let own = self.process.thread_slots[thread as usize];
        let (needs, next) = (&stepped.needs, &mut stepped.row);
        let before = tables.held(own, at(row, own), |slot| at(row, slot), finder);
        if !finder.slots(tables).all(|slot| needs.contains(&slot)) {
            return None;
        }
        let then = tables.held(own, at(next, own), |slot| at(next, slot), finder);
        let follows = |slot: u32| needs.contains(&slot) || at(row, slot) != at(next, slot);
        if !finder.slots(tables).all(follows) {
            return None;
        }
        tables.identify(next, 0, finder);
        Some(before ^ then)
    }

    /// What a step did, apart from what the thread itself touches.
    fn effect(&self, row: &Row, thread: u32, stepped: &Stepped, access: u32) -> Effect {
        let Stepped {
            row: next,
            needs,
            overwritten,
            ..
        } = stepped;
        // Who starts threads looks at how many there are.
        let threads = self
            .process
            .thread_slots
            .get(..self.process.threads(next) as usize);
        let own = self.process.thread_slots[thread as usize];
        let before = self.process.threads(row) as usize;
        let started = threads
            .and_then(|threads| threads.get(before..))
            .unwrap_or(&[]);
        let is_own = |slot: u32| slot == own || started.contains(&slot);
        let tables = &self.process.tables;
        let mut effect = Effect::between(tables, row, next, needs, overwritten, is_own);
        let clock = |row: &Row| {
            let [low, high] = CLOCK.map(|slot| u64::from(row[slot as usize]));
            high << 32 | low
        };
        effect.executed = stepped.executed;
        effect.clock = clock(next).saturating_sub(clock(row));
        effect.access = access;
        let changed = effect.writes.iter().map(|(slot, _)| *slot);
        let changed = changed.chain(stepped.written.iter().copied());
        let is_there = |slot: &u32| !effect.makes.contains(slot);
        effect.changes = changed.filter(is_there).collect();
        effect.reads = needs.iter().copied().filter(is_there).collect();
        effect.ends = self.process.thread_part(next, thread).is_none();
        effect.ends_run = thread == 0 && effect.ends;
        let written = effect.writes.iter().map(|(slot, _)| *slot);
        let mut written = written.chain(effect.changes.iter().copied());
        effect.shows = written.any(|slot| self.process.shows(slot));
        effect
    }

    /// Moves a thread of a state in the process itself, up to where `stops` or what is shared wants it
    /// to stand.
    pub(super) fn step(
        &mut self,
        row: &Row,
        thread: u32,
        longest: u64,
        mut stops: impl FnMut(&Look, &Execution, &mut Accesses) -> bool,
    ) -> Stepped {
        let old = std::rc::Rc::clone(&self.process.numbers);
        let thorough = self.thorough;
        let (sharing, refusal) = (&mut self.sharing, &mut self.refusal);
        let accesses = &mut self.accesses;
        let stepped = self
            .process
            .step(row, thread, longest, |vm, look, execution, locks| {
                let passed = words::in_one_go(execution);
                if !passed {
                    sharing.note(look, thread, locks, |object| old.contains_key(&object));
                }
                if let Some(module) = look.imports {
                    let module = vm.names.spelling(module);
                    *refusal = Some(Refusal(format!(
                        "a thread imports {module} while others run: import it at the top of the program"
                    )));
                }
                let everywhere = thorough && words::in_own_code(execution);
                // Each of them has something to note, so all are asked.
                let wanted = stops(look, execution, accesses);
                Before {
                    stands: everywhere || look.gives_up || !passed && sharing.stops(look) || wanted,
                    passes: passed,
                }
            });
        if let Some(what) = self.process.take_unknown() {
            self.refusal = Some(Refusal(what));
        }
        self.instructions += stepped.executed;
        stepped
    }

    /// Works out anew what steps touch if threads were seen to meet at more places.
    fn measure(&mut self) {
        if std::mem::take(&mut self.met) {
            self.futures.forget_touches();
            let tables = &self.process.tables;
            self.memo.measure(tables, self.cuts, &mut self.futures);
        }
    }

    /// Frees what no state needs, if that pays.
    pub(super) fn collect(&mut self) {
        if self.process.collect() {
            let (old, made) = (&self.process.numbers, &self.process.made);
            self.sharing
                .forget_fresh(|object| old.contains_key(&object) || made.contains_key(&object));
        }
    }

    /// Goes some ways at random, to learn what threads do before anything is left out.
    pub(super) fn scout(&mut self, initial: &Row) {
        for seed in 0..SCOUTS {
            let mut dice = Dice::new(seed);
            let mut row = initial.to_vec();
            let mut thread = 0;
            for _ in 0..SCOUTED_STEPS {
                let count = self.process.threads(&row);
                if dice.below(4) == 0 {
                    thread = dice.below(u64::from(count)) as u32;
                }
                let mut turns = (0..count).map(|more| (thread + more) % count);
                let moved = turns.find_map(|one| Some((one, self.advance(&row, one)?)));
                let over = self.process.tables.is_over(&row) || self.refusal.is_some();
                let Some((one, moved)) = moved.filter(|_| !over) else {
                    break;
                };
                thread = one;
                row = moved.row;
            }
        }
        self.measure();
        self.futures.settle();
    }

    /// More is known now than before: forgets what was remembered of steps if that has become void.
    pub(super) fn start_over(&mut self) {
        if self.sharing.learnt || self.stale || self.tells_otherwise() {
            self.memo.clear();
            self.futures = Futures::default();
        }
        self.measure();
        self.shared = self.process.tables.shares;
        self.futures.begin_again();
        self.sharing.learnt = false;
        self.stale = false;
        self.process.with_clock = self.sharing.clock;
        self.accesses.clear();
    }
}
