//! Moves threads of states: by what is remembered of the same step, or in the process itself.

use super::access::Look;
use super::memo::{Effect, Memo};
use super::process::{Process, Step, Stepped};
use super::races::Accesses;
use super::search::Refusal;
use super::sharing::Sharing;
use super::tables::{CLOCK, Finder, Identity, Part, Place, Row, exact};
use super::words;
use crate::vm::Execution;

/// Instructions after which a thread that touches nothing shared is left to stand: in an endless loop
/// of its own, its states repeat.
const LONGEST_STEP: u64 = 20_000;

/// A thread of a state has been moved.
pub(super) struct Moved {
    pub row: Vec<Part>,
    pub identity: Identity,
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
    /// Whether threads stand before every instruction of the program's own code, and nothing is
    /// remembered.
    pub thorough: bool,
    /// Instructions executed.
    pub instructions: u64,
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
    pub(super) fn new(process: Process, thorough: bool) -> Mover {
        Mover {
            process,
            sharing: Sharing::default(),
            memo: Memo::default(),
            accesses: Accesses::default(),
            finder: Finder::default(),
            refusal: None,
            thorough,
            instructions: 0,
        }
    }

    /// Moves a thread of a state. Answers nothing when it cannot go on.
    pub(super) fn advance(&mut self, row: &Row, thread: u32) -> Option<Moved> {
        let standing = self.process.thread_part(row, thread)?;
        let mut next = Vec::new();
        if let Some(effect) = self.memo.find(row, standing) {
            if effect.end == Step::Stuck {
                return None;
            }
            apply(effect, row, &mut next);
            let (executed, access) = (effect.executed, effect.access);
            let identity = self.identify(&mut next);
            return Some(Moved {
                row: next,
                identity,
                executed,
                access,
            });
        }
        let mut access = None;
        let Stepped {
            row: mut next,
            executed,
            end,
            needs,
        } = self.step(row, thread, LONGEST_STEP, |look, execution, accesses| {
            access.get_or_insert_with(|| accesses.number(look, execution));
            false
        });
        let access = access.unwrap_or(0);
        if std::mem::take(&mut self.process.surprised) {
            self.memo.clear();
        }
        // Whoever is stuck in the middle of a step has come as far as there.
        let moved = self.process.thread_part(&next, thread) != Some(standing);
        let end = match end {
            Step::Stuck if moved => Step::Done,
            end => end,
        };
        if !self.thorough && !self.process.dynamic {
            let effect = self.effect(row, &next, end, executed, access);
            self.memo.add(row, standing, &needs, effect);
        }
        if end == Step::Stuck {
            return None;
        }
        let identity = self.identify(&mut next);
        Some(Moved {
            row: next,
            identity,
            executed,
            access,
        })
    }

    /// What a state is; takes out of it what nothing refers to.
    pub(super) fn identify(&mut self, row: &mut Row) -> Identity {
        let raw = exact(row);
        self.process.tables.identify(row, raw, &mut self.finder)
    }

    fn effect(&self, row: &Row, next: &Row, end: Step, executed: u64, access: u32) -> Effect {
        let places = &self.process.tables.places;
        let is_made = |slot: u32| matches!(places[slot as usize], Place::Made(_));
        let is_clock = |slot: u32| matches!(places[slot as usize], Place::Clock);
        let mut effect = Effect::between(row, next, is_made, is_clock);
        let clock = |row: &Row| {
            let [low, high] = CLOCK.map(|slot| u64::from(row[slot as usize]));
            high << 32 | low
        };
        effect.end = end;
        effect.executed = executed;
        effect.clock = clock(next).saturating_sub(clock(row));
        effect.access = access;
        if end == Step::Stuck {
            effect.writes = Box::default();
            effect.makes = Box::default();
        }
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
                sharing.note(look, thread, locks, |object| old.contains_key(&object));
                if let Some(module) = look.imports {
                    let module = vm.names.spelling(module);
                    *refusal = Some(Refusal(format!(
                        "a thread imports {module} while others run: import it at the top of the program"
                    )));
                }
                let everywhere = thorough && words::in_own_code(execution);
                // Each of them has something to note, so all are asked.
                let wanted = stops(look, execution, accesses);
                everywhere || sharing.stops(look) || wanted
            });
        if let Some(what) = self.process.take_unknown() {
            self.refusal = Some(Refusal(what));
        }
        self.instructions += stepped.executed;
        stepped
    }

    /// Frees what no state needs, if that pays.
    pub(super) fn collect(&mut self) {
        if self.process.collect() {
            let (old, made) = (&self.process.numbers, &self.process.made);
            self.sharing
                .forget_fresh(|object| old.contains_key(&object) || made.contains_key(&object));
        }
    }

    /// What is shared is known better now: forgets what was remembered of steps.
    pub(super) fn start_over(&mut self) {
        self.sharing.learnt = false;
        self.process.with_clock = self.sharing.clock;
        self.memo.clear();
        self.accesses.clear();
    }
}
