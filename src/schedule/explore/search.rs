//! The search itself: which passes are made through the states, and what is kept of what they find.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::findings::{
    Deadlock, Findings, Hint, Kind, Large, Obstacle, Outcome, Progress, Race, Violation, Wanted,
};
use super::mover::Mover;
use super::order::Order;
use super::pass::{Found, Pass};
use super::process::{Before, Content, Process, Step};
use super::story;
use super::tables::Part;
use super::verdict::same;
use super::waits::Waits;
use super::words;
use crate::host::Host;
use crate::live::Program;
use crate::schedule::notation::Schedule;
use crate::schedule::random::Dice;
use crate::vm::VmOptions;

/// Random runs before the search, from which it learns what is shared.
const REHEARSALS: u64 = 12;
/// Steps of each.
const REHEARSED_STEPS: u64 = 4_000;
/// States after which a space is called large, and searched with few forced switches first.
const LARGE: u64 = 400_000;
/// States that those searches may take together.
const BOUNDED: u64 = 400_000;
/// The most forced switches of those searches: most mistakes need no more.
const FEW_SWITCHES: u32 = 3;

/// How often what was left out may turn out to have been too much, before nothing is left out.
const MOST_BROKEN: u32 = 40;
/// Outcomes whose stories are told without being asked for.
const STORIES: usize = 24;
/// States that finding out what happens without forced switches may take.
const SERIAL_STATES: u64 = 50_000;

/// How much an exploration may do.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// States to be seen at most.
    pub states: u64,
    /// Times that a thread which could go on is made to stand, at most; any number when there is none.
    pub preemptions: Option<u32>,
    /// Whether nothing is left out: threads stand before every instruction of the program's own code,
    /// shared or not, and every step is made. It is for checking what is left out otherwise.
    pub thorough: bool,
    /// Workers of the current rayon pool that search.
    pub workers: usize,
    /// Limits of the process itself.
    pub vm: VmOptions,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            states: 1_000_000,
            preemptions: None,
            thorough: false,
            workers: 1,
            vm: VmOptions::default(),
        }
    }
}

/// Why a program cannot be explored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

/// How far an exploration is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is more to explore.
    More,
    /// It is over: all was explored, or the limits are reached.
    Over,
}

/// An outcome, and what is still to be done about it.
struct Noted {
    outcome: Outcome,
    /// Whether it was found with few forced switches: the search through all states may come to it in
    /// fewer steps.
    provisional: bool,
    /// Whether it has its story.
    told: bool,
}

/// What was found so far.
#[derive(Default)]
struct Notes {
    outcomes: Vec<Noted>,
    races: BTreeSet<Race>,
    deadlocks: BTreeSet<Deadlock>,
    violations: BTreeSet<Violation>,
    /// How runs end in which no thread is made to stand that could go on.
    serial: Option<Vec<Outcome>>,
}

/// An exploration under way.
pub struct Explorer {
    mover: Mover,
    waits: Waits,
    limits: Limits,
    initial: Vec<Part>,
    /// How the initial state is reached: at least the main thread, alone until it starts another.
    begun: Schedule,
    /// Instructions of the schedule that the exploration was asked to begin behind.
    position: u64,
    /// What ends the search when it is found.
    wanted: Option<Wanted>,
    /// Not 0: the search is to end.
    cancel: Arc<AtomicU32>,
    /// The search through all states.
    full: Pass,
    /// The one with few forced switches, in a large space.
    bounded: Option<Pass>,
    /// States that were seen with few forced switches.
    bounded_states: u64,
    /// With how many forced switches all was explored.
    bound: Option<u32>,
    is_complete: bool,
    /// Whether steps are left out that no end needs, and how often what that relied on was wrong.
    reduces: bool,
    broken: u32,
    notes: Notes,
    /// How the random runs before the search ended.
    rehearsed: Vec<Outcome>,
    /// What they raced for.
    raced: BTreeSet<Race>,
}

impl Explorer {
    /// Prepares the exploration of a program.
    pub fn new(
        program: &Program,
        world: Arc<dyn Host>,
        limits: Limits,
    ) -> Result<Explorer, Refusal> {
        Explorer::at(program, world, limits, &Schedule::default())
    }

    /// Prepares the exploration of all that can still happen in a program that has been moved as this
    /// schedule says.
    pub fn at(
        program: &Program,
        world: Arc<dyn Host>,
        limits: Limits,
        position: &Schedule,
    ) -> Result<Explorer, Refusal> {
        let waits = Waits::new(program, Arc::clone(&world), limits.vm);
        let mut process = Process::new(program, world, position.seed(), limits.vm);
        let (initial, before) = process.begin().ok_or_else(|| {
            Refusal("the main thread waits before it has started another".to_owned())
        })?;
        let mut begun = Schedule::seeded(position.seed());
        begun.push(0, before);
        let mut explorer = Explorer {
            mover: Mover::new(process, limits.thorough),
            waits,
            limits,
            initial,
            begun,
            position: position.turns().iter().map(|turn| turn.1).sum(),
            wanted: None,
            cancel: Arc::default(),
            full: Pass::new(limits.preemptions, limits.workers, false),
            bounded: None,
            bounded_states: 0,
            bound: None,
            is_complete: false,
            reduces: !limits.thorough && limits.preemptions.is_none(),
            broken: 0,
            notes: Notes::default(),
            rehearsed: Vec::new(),
            raced: BTreeSet::new(),
        };
        explorer.follow(position)?;
        explorer.rehearse();
        explorer.restart();
        Ok(explorer)
    }

    /// What was found so far.
    pub fn findings(&self) -> Findings {
        let (later, first): (Vec<&Noted>, Vec<&Noted>) =
            self.notes.outcomes.iter().partition(|it| it.provisional);
        let noted = first.into_iter().chain(later);
        let mut outcomes: Vec<Outcome> = noted.map(|noted| noted.outcome.clone()).collect();
        let mut races = self.notes.races.clone();
        if !self.is_complete {
            let unknown = |outcome: &&Outcome| !outcomes.iter().any(|known| same(known, outcome));
            let more: Vec<Outcome> = self.rehearsed.iter().filter(unknown).cloned().collect();
            outcomes.extend(more);
            races.extend(self.raced.iter().cloned());
        }
        Findings {
            complete: self.is_complete,
            states: self.full.states(),
            transitions: self.full.transitions,
            instructions: self.mover.instructions,
            outcomes,
            races: races.into_iter().collect(),
            violations: self.notes.violations.iter().cloned().collect(),
            deadlocks: self.notes.deadlocks.iter().cloned().collect(),
            bound: if self.is_complete { None } else { self.bound },
            large: if self.is_complete { None } else { self.large() },
        }
    }

    /// How far the search is.
    pub fn progress(&self) -> Progress {
        let pass = self.bounded.as_ref().unwrap_or(&self.full);
        Progress {
            states: self.full.states(),
            transitions: self.full.transitions,
            frontier: pass.frontier(),
            depth: pass.depth,
            bound: pass.bound,
            outcomes: self.notes.outcomes.len() as u64,
        }
    }

    /// Lets the search end as soon as it has found this.
    pub fn look_for(&mut self, wanted: Wanted) {
        self.wanted = Some(wanted);
    }

    /// A flag that ends the search when it is set to anything but 0, from any thread.
    pub fn cancel_flag(&self) -> Arc<AtomicU32> {
        Arc::clone(&self.cancel)
    }

    /// The next move of a shortest way to something wanted, among what was found so far.
    pub fn hint(&self, wanted: &Wanted) -> Option<Hint> {
        let findings = self.findings();
        let outcome = findings.outcomes.into_iter().find(|it| wanted.is_met(it))?;
        let (thread, instructions) = turn_behind(&outcome.schedule, self.position);
        Some(Hint {
            thread,
            name: self.mover.process.name(thread),
            instructions,
            outcome,
        })
    }

    /// What about the program itself keeps something wanted from happening, when all was explored.
    pub fn obstacle(&self, wanted: &Wanted) -> Option<Obstacle> {
        let outcomes = self.notes.outcomes.iter().map(|noted| &noted.outcome);
        if !self.is_complete || outcomes.clone().any(|outcome| wanted.is_met(outcome)) {
            return None;
        }
        if let Wanted::Value { name, .. } | Wanted::Other { name, .. } = wanted
            && !outcomes.clone().any(|it| it.globals.contains_key(name))
        {
            return Some(Obstacle::NoVariable { name: name.clone() });
        }
        let is_alone = self.mover.process.threads(&self.initial) < 2;
        is_alone.then_some(Obstacle::OneThread)
    }

    fn is_found(&self) -> bool {
        let outcomes = &self.notes.outcomes;
        let wanted = self.wanted.as_ref();
        wanted.is_some_and(|wanted| outcomes.iter().any(|it| wanted.is_met(&it.outcome)))
    }

    /// Goes on from about so many states.
    pub fn advance(&mut self, states: u64) -> Result<Status, Refusal> {
        let mut left = states;
        while left > 0 {
            let seen = self.full.states() + self.bounded_states;
            let cancelled = self.cancel.load(Ordering::Relaxed) != 0;
            if self.is_complete || cancelled || seen >= self.limits.states || self.is_found() {
                self.tell(STORIES);
                return Ok(Status::Over);
            }
            self.choose_pass();
            let most = left.min(self.limits.states - seen).max(1) as usize;
            let mut found = Vec::new();
            let bounded = self.bounded.is_some();
            let pass = self.bounded.as_mut().unwrap_or(&mut self.full);
            let before = pass.states();
            let done = pass.advance(&mut self.mover, most, &mut found);
            if bounded {
                self.bounded_states += pass.states() - before;
            }
            for found in found {
                self.note(found);
            }
            if let Some(refusal) = self.mover.refusal.take() {
                return Err(refusal);
            }
            if self.must_begin_again() {
                self.restart();
                continue;
            }
            self.mover.collect();
            left = left.saturating_sub(done as u64);
            if done == 0 {
                self.finish_pass();
            }
        }
        Ok(Status::More)
    }

    /// In a large space, searches with few forced switches come first.
    fn choose_pass(&mut self) {
        let large = LARGE.min(self.limits.states / 4);
        let begins = self.bounded.is_none()
            && self.bound.is_none()
            && self.bounded_states == 0
            && self.limits.preemptions.is_none()
            && self.full.states() >= large;
        if begins {
            self.begin_bounded(0);
        }
        // Most states are for the search that leaves nothing out.
        if self.bounded_states >= BOUNDED.min(self.limits.states / 2) {
            self.bounded = None;
        }
    }

    fn begin_bounded(&mut self, bound: u32) {
        let mut pass = Pass::new(Some(bound), self.limits.workers, false);
        pass.begin(&mut self.mover, &self.initial);
        self.bounded_states += 1;
        self.bounded = Some(pass);
    }

    /// A pass has come to its end.
    fn finish_pass(&mut self) {
        if let Some(pass) = self.bounded.take() {
            self.bound = pass.bound;
            match pass.bound {
                Some(bound) if pass.cut && bound < FEW_SWITCHES => self.begin_bounded(bound + 1),
                _ => {}
            }
            return;
        }
        if self.full.cut {
            self.bound = self.full.bound;
            self.limits.states = 0;
            return;
        }
        self.is_complete = true;
        for node in self.full.endless() {
            self.note_endless(node);
        }
    }

    /// Whether more is known now than the search began with, and not just later.
    fn must_begin_again(&mut self) -> bool {
        let mover = &mut self.mover;
        let broken = self.reduces && !mover.futures.settle();
        let reduces = self.reduces && mover.may_reduce() && self.broken < MOST_BROKEN;
        let withdrawn = std::mem::replace(&mut self.reduces, reduces) != reduces;
        self.broken += u32::from(broken);
        let learnt = mover.stale || mover.met;
        let otherwise = mover.tells_otherwise();
        mover.sharing.learnt || self.reduces && learnt || broken || withdrawn || otherwise
    }

    /// Begins again, knowing better what is shared and what threads do.
    fn restart(&mut self) {
        loop {
            self.mover.start_over();
            if !self.reduces {
                break;
            }
            self.mover.scout(&self.initial);
            let mover = &self.mover;
            let learnt = mover.sharing.learnt || mover.stale || mover.tells_otherwise();
            if !learnt || mover.refusal.is_some() {
                break;
            }
        }
        self.reduces &= self.mover.may_reduce();
        self.full = Pass::new(self.limits.preemptions, self.limits.workers, self.reduces);
        self.bounded = None;
        self.bounded_states = 0;
        self.bound = None;
        self.notes = Notes::default();
        self.full.begin(&mut self.mover, &self.initial);
    }

    /// Moves the threads of the initial state on, from where `begun` leads to where `position` does.
    fn follow(&mut self, position: &Schedule) -> Result<(), Refusal> {
        let mut passed = self.begun.turns().iter().map(|turn| turn.1).sum();
        for &(thread, instructions) in position.turns() {
            let skipped = instructions.min(passed);
            passed -= skipped;
            let mut left = instructions - skipped;
            while left > 0 {
                let process = &mut self.mover.process;
                let (_, over) = process.main(&self.initial);
                if over || process.thread_part(&self.initial, thread).is_none() {
                    let misfit = format!(
                        "the schedule does not fit the program behind {}",
                        self.begun
                    );
                    return Err(Refusal(misfit));
                }
                let mut stepped =
                    process.step(&self.initial, thread, left, |_, _, _, _| Before::default());
                self.mover.tidy(&mut stepped.row);
                self.begun.push(thread, stepped.executed);
                left = left.saturating_sub(stepped.executed.max(1));
                self.initial = stepped.row;
            }
        }
        Ok(())
    }

    /// Runs the program at random a few times, to learn what its threads share. How these runs end is
    /// kept, in case the search does not come to an end itself.
    fn rehearse(&mut self) {
        for seed in 0..REHEARSALS {
            let mut dice = Dice::new(seed);
            let mut row = self.initial.clone();
            let mut schedule = self.begun.clone();
            // Without the clock in its state, a run does not know what time it prints.
            let with_clock = self.mover.sharing.clock;
            self.mover.process.with_clock = with_clock;
            let threads = self.mover.process.threads(&row);
            self.mover.process.order = Some(Order::new(threads));
            for _ in 0..REHEARSED_STEPS {
                self.mover.process.enter(&row);
                let able = self.mover.process.able(&row);
                let (_, over) = self.mover.process.main(&row);
                if self.mover.refusal.is_some() {
                    break;
                }
                if over || able.is_empty() {
                    let mut outcome = self.mover.process.outcome(&row, !over);
                    let known = self.rehearsed.iter().any(|known| same(known, &outcome));
                    if !known && with_clock == self.mover.sharing.clock {
                        outcome.schedule = match over {
                            true => schedule,
                            false => self.waits.begun(schedule),
                        };
                        self.rehearsed.push(outcome);
                    }
                    break;
                }
                let thread = able[dice.below(able.len() as u64) as usize];
                let stepped = self.mover.step(&row, thread, 20_000, |_, execution, _| {
                    !words::in_one_go(execution) && dice.below(8) == 0
                });
                schedule.push(thread, stepped.executed);
                if stepped.end == Step::Stuck && able.len() == 1 {
                    break;
                }
                row = stepped.row;
                self.mover.tidy(&mut row);
            }
            let order = self.mover.process.order.take();
            self.raced.extend(order.into_iter().flat_map(|it| it.races));
        }
        self.initial = self.mover.process.renew(&self.initial);
    }

    fn note(&mut self, found: Found) {
        match found {
            Found::End { node, row, stuck } => {
                if stuck {
                    let deadlock = self.mover.process.deadlock(&row);
                    self.notes.deadlocks.insert(deadlock);
                }
                let outcome = self.mover.process.outcome(&row, stuck);
                self.add_outcome(outcome, node);
            }
            Found::Pair {
                row,
                threads,
                accesses: [first, second],
            } => {
                let touch = self.mover.accesses.judge(first, second);
                let race = touch.and_then(|touch| self.mover.process.race(&row, threads, &touch));
                self.notes.races.extend(race);
            }
        }
    }

    /// Keeps an outcome, unless it is known. One that the search through all states comes to has the
    /// shorter schedule, so it replaces one found with few switches.
    fn add_outcome(&mut self, outcome: Outcome, node: u32) {
        let provisional = self.bounded.is_some();
        let outcomes = &mut self.notes.outcomes;
        if let Some(at) = outcomes.iter().position(|it| same(&it.outcome, &outcome)) {
            if provisional || !outcomes[at].provisional {
                return;
            }
            outcomes.remove(at);
        }
        let pass = self.bounded.as_ref().unwrap_or(&self.full);
        let mut schedule = pass.schedule(node, &self.begun);
        if outcome.kind == Kind::Deadlock {
            schedule = self.waits.begun(schedule);
        }
        self.notes.outcomes.push(Noted {
            outcome: Outcome {
                schedule,
                ..outcome
            },
            provisional,
            told: false,
        });
    }

    fn note_endless(&mut self, node: u32) {
        let schedule = self.full.schedule(node, &self.begun);
        let mover = &mut self.mover;
        let (_, row) = mover
            .process
            .events(&mover.sharing, &self.initial, &self.begun, &schedule);
        let outcome = Outcome {
            kind: Kind::Diverges,
            exit_code: 1,
            ..mover.process.outcome(&row, true)
        };
        self.add_outcome(outcome, node);
    }

    /// Adds to the outcomes how they come about, to at most so many that do not have it yet, and notes
    /// what was acted on although it had changed, where that makes a difference.
    pub fn tell(&mut self, most: usize) {
        if self.notes.outcomes.len() > 1 && self.notes.serial.is_none() {
            self.notes.serial = Some(self.serial());
        }
        let untold = self.notes.outcomes.iter().enumerate();
        let untold = untold.filter(|(_, noted)| !noted.told);
        let untold: Vec<usize> = untold.map(|(at, _)| at).take(most).collect();
        for at in untold {
            self.notes.outcomes[at].told = true;
            let outcome = &self.notes.outcomes[at].outcome;
            let mover = &mut self.mover;
            let (events, row) = mover.process.events(
                &mover.sharing,
                &self.initial,
                &self.begun,
                &outcome.schedule,
            );
            let (mut sentences, violations) = story::story(&events, outcome);
            if outcome.kind == Kind::Deadlock {
                let deadlock = mover.process.deadlock(&row);
                let (waiting, lost_wakeup) = story::waiting(&events, &deadlock);
                sentences.extend(waiting);
                self.notes.deadlocks.remove(&deadlock);
                self.notes.deadlocks.insert(Deadlock {
                    lost_wakeup,
                    ..deadlock
                });
            }
            if outcome.kind == Kind::Diverges {
                sentences.extend(mover.process.going_round(&row));
            }
            let serial = self.notes.serial.as_ref();
            if serial.is_some_and(|serial| !serial.iter().any(|known| same(known, outcome))) {
                self.notes.violations.extend(violations);
            }
            if self.notes.outcomes.len() > 1 || outcome.kind != Kind::Finished {
                self.notes.outcomes[at].outcome.story = sentences;
            }
        }
    }

    /// How runs end in which no thread is made to stand that could go on.
    fn serial(&mut self) -> Vec<Outcome> {
        let mut pass = Pass::new(Some(0), 1, false);
        pass.begin(&mut self.mover, &self.initial);
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut found = Vec::new();
        while pass.states() < SERIAL_STATES && pass.advance(&mut self.mover, 1000, &mut found) > 0 {
            for found in found.drain(..) {
                if let Found::End { row, stuck, .. } = found {
                    let outcome = self.mover.process.outcome(&row, stuck);
                    if !outcomes.iter().any(|known| same(known, &outcome)) {
                        outcomes.push(outcome);
                    }
                }
            }
        }
        outcomes
    }

    /// The thread that stands in the most different ways, and where it does so most often.
    fn large(&self) -> Option<Large> {
        let mut counts: Vec<std::collections::BTreeMap<Option<u32>, u64>> = Vec::new();
        for content in &self.mover.process.contents {
            if let Content::Thread(standing) = content {
                let thread = standing.thread as usize;
                if counts.len() <= thread {
                    counts.resize_with(thread + 1, Default::default);
                }
                let line = words::line(&standing.execution);
                *counts[thread].entry(line).or_default() += 1;
            }
        }
        let total = |lines: &std::collections::BTreeMap<Option<u32>, u64>| lines.values().sum();
        let (thread, lines) = counts
            .iter()
            .enumerate()
            .max_by_key(|(thread, lines)| (total(lines), std::cmp::Reverse(*thread)))?;
        let line = lines.iter().max_by_key(|(_, count)| **count)?.0;
        Some(Large {
            thread: self.mover.process.name(thread as u32),
            line: *line,
            standings: total(lines),
        })
    }
}

/// The turn, or the rest of one, that comes behind so many instructions of a schedule.
fn turn_behind(schedule: &Schedule, position: u64) -> (u32, u64) {
    let mut passed = position;
    for &(thread, instructions) in schedule.turns() {
        if instructions > passed {
            return (thread, instructions - passed);
        }
        passed -= instructions;
    }
    (schedule.turns().last().map_or(0, |turn| turn.0), 0)
}
