//! The search itself.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::access::{Look, look};
use super::findings::{Deadlock, Findings, Hint, Kind, Outcome, Progress, Race, Waiter, Wanted};
use super::process::{Process, Step};
use super::sharing::Sharing;
use super::state::{AddressHash, Output, State};
use super::words;
use crate::host::Host;
use crate::live::Program;
use crate::schedule::notation::Schedule;
use crate::schedule::random::Dice;
use crate::vm::VmOptions;

/// Instructions after which a thread that touches nothing shared is left to stand: in an endless loop
/// of its own, its states repeat.
const LONGEST_STEP: u64 = 20_000;
/// Random runs before the search, from which it learns what is shared.
const REHEARSALS: u64 = 24;
/// Steps of each.
const REHEARSED_STEPS: u64 = 4_000;

/// How much an exploration may do.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// States to be seen at most.
    pub states: u64,
    /// Times that a thread which could go on is made to stand, at most; any number when there is none.
    pub preemptions: Option<u32>,
    /// Whether threads stand before every instruction of the program's own code, shared or not: to check
    /// what is left out otherwise.
    pub thorough: bool,
    /// Limits of the process itself.
    pub vm: VmOptions,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            states: 1_000_000,
            preemptions: None,
            thorough: false,
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

/// How a state was reached.
struct Node {
    parent: u32,
    thread: u32,
    instructions: u64,
}

/// A state yet to be expanded.
struct Pending {
    node: u32,
    state: State,
    /// The thread that moved last.
    last: u32,
    preemptions: u32,
}

/// An exploration under way.
pub struct Explorer {
    process: Process,
    sharing: Sharing,
    limits: Limits,
    initial: State,
    /// How the initial state is reached: at least the main thread, alone until it starts another.
    begun: Schedule,
    /// Instructions of the schedule that the exploration was asked to begin behind.
    position: u64,
    /// What ends the search when it is found.
    wanted: Option<Wanted>,
    /// Not 0: the search is to end.
    cancel: Arc<AtomicU32>,
    nodes: Vec<Node>,
    visited: HashMap<u128, u32, AddressHash>,
    edges: Vec<(u32, u32)>,
    ends: Vec<u32>,
    frontier: VecDeque<Pending>,
    findings: Findings,
    /// How the random runs before the search ended.
    rehearsed: Vec<Outcome>,
    races: BTreeSet<Race>,
    deadlocks: BTreeSet<Deadlock>,
    /// Whether the limit on preemptions left a step out.
    cut: bool,
    refusal: Option<Refusal>,
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
        let mut process = Process::new(program, world, limits.vm);
        let (mut initial, before) = process.begin().ok_or_else(|| {
            Refusal("the main thread waits before it has started another".to_owned())
        })?;
        let mut begun = Schedule::default();
        begun.push(0, before);
        follow(&mut process, &mut initial, &mut begun, position)?;
        let mut explorer = Explorer {
            process,
            sharing: Sharing::default(),
            limits,
            initial,
            begun,
            position: position.turns().iter().map(|turn| turn.1).sum(),
            wanted: None,
            cancel: Arc::default(),
            nodes: Vec::new(),
            visited: HashMap::default(),
            edges: Vec::new(),
            ends: Vec::new(),
            frontier: VecDeque::new(),
            findings: Findings::default(),
            rehearsed: Vec::new(),
            races: BTreeSet::new(),
            deadlocks: BTreeSet::new(),
            cut: false,
            refusal: None,
        };
        explorer.rehearse();
        explorer.restart();
        Ok(explorer)
    }

    /// What was found so far.
    pub fn findings(&self) -> Findings {
        let mut outcomes = self.findings.outcomes.clone();
        if !self.findings.complete {
            let rehearsed = self.rehearsed.iter();
            let more = rehearsed.filter(|outcome| !known(&outcomes, outcome));
            let more: Vec<Outcome> = more.cloned().collect();
            outcomes.extend(more);
        }
        Findings {
            outcomes,
            states: self.visited.len() as u64,
            races: self.races.iter().cloned().collect(),
            deadlocks: self.deadlocks.iter().cloned().collect(),
            ..self.findings.clone()
        }
    }

    /// How far the search is.
    pub fn progress(&self) -> Progress {
        Progress {
            states: self.visited.len() as u64,
            transitions: self.findings.transitions,
            frontier: self.frontier.len() as u64,
            outcomes: self.findings.outcomes.len() as u64,
            ..Progress::default()
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
            name: self.process.name(thread),
            instructions,
            outcome,
        })
    }

    fn is_found(&self) -> bool {
        let outcomes = &self.findings.outcomes;
        let wanted = self.wanted.as_ref();
        wanted.is_some_and(|wanted| outcomes.iter().any(|outcome| wanted.is_met(outcome)))
    }

    /// Expands about so many states.
    pub fn advance(&mut self, states: u64) -> Result<Status, Refusal> {
        for _ in 0..states {
            let cancelled = self.cancel.load(Ordering::Relaxed) != 0;
            let spent = self.visited.len() as u64 >= self.limits.states;
            if cancelled || spent || self.is_found() {
                return Ok(Status::Over);
            }
            let Some(pending) = self.frontier.pop_front() else {
                self.findings.complete = !self.cut;
                self.find_divergence();
                return Ok(Status::Over);
            };
            self.expand(pending);
            if let Some(refusal) = self.refusal.take() {
                return Err(refusal);
            }
            if self.sharing.learnt {
                self.restart();
            }
            if self.process.wants_collection() {
                let states = self.frontier.iter().map(|pending| &pending.state);
                self.process
                    .collect_but(states.chain(std::iter::once(&self.initial)));
                let old = self.process.old();
                self.sharing
                    .forget_fresh(|object| old.contains_key(&object));
            }
        }
        Ok(Status::More)
    }

    fn restart(&mut self) {
        self.sharing.learnt = false;
        self.cut = false;
        self.nodes.clear();
        self.visited.clear();
        self.edges.clear();
        self.ends.clear();
        self.frontier.clear();
        self.races.clear();
        self.deadlocks.clear();
        self.findings = Findings {
            instructions: self.findings.instructions,
            ..Findings::default()
        };
        let mut state = self.initial.clone();
        self.process.enter(&state);
        let identity = self.process.identify(&mut state, self.sharing.clock);
        self.visited.insert(identity, 0);
        self.nodes.push(Node {
            parent: 0,
            thread: 0,
            instructions: 0,
        });
        self.frontier.push_back(Pending {
            node: 0,
            state,
            last: 0,
            preemptions: 0,
        });
    }

    /// Moves a thread of a state that has been entered, up to where `stops` or what is shared wants it
    /// to stand.
    fn step(
        &mut self,
        state: &State,
        thread: u32,
        mut stops: impl FnMut(&Look) -> bool,
    ) -> (State, u64, Step) {
        let old = self.process.old();
        let thorough = self.limits.thorough;
        let (sharing, refusal) = (&mut self.sharing, &mut self.refusal);
        let stepped = self
            .process
            .step(state, thread, LONGEST_STEP, |vm, look, execution, locks| {
                sharing.note(look, thread, locks, |object| old.contains_key(&object));
                if let Some(module) = look.imports {
                    let module = vm.names.spelling(module);
                    *refusal = Some(Refusal(format!(
                        "a thread imports {module} while others run: import it at the top of the program"
                    )));
                }
                let everywhere = thorough && words::in_own_code(execution);
                everywhere || sharing.stops(look) || stops(look)
            });
        if let Some(what) = self.process.take_unknown() {
            self.refusal = Some(Refusal(what));
        }
        self.findings.instructions += stepped.1;
        stepped
    }

    /// Runs the program at random a few times, to learn what its threads share. How these runs end is
    /// kept, in case the search does not come to an end itself.
    fn rehearse(&mut self) {
        for seed in 0..REHEARSALS {
            self.process.forget_fresh();
            let mut dice = Dice::new(seed);
            let mut state = self.initial.clone();
            let mut schedule = self.begun.clone();
            self.process.enter(&state);
            for _ in 0..REHEARSED_STEPS {
                let looks = self.looks(&state);
                let able = able(&state, &looks);
                if self.refusal.is_some() {
                    break;
                }
                if state.over || able.is_empty() {
                    let outcome = Outcome {
                        schedule,
                        ..self.outcome(&state, !state.over)
                    };
                    if !known(&self.rehearsed, &outcome) {
                        self.rehearsed.push(outcome);
                    }
                    break;
                }
                let thread = able[dice.below(able.len() as u64) as usize];
                let (next, executed, step) = self.step(&state, thread, |_| dice.below(8) == 0);
                schedule.push(thread, executed);
                if matches!(step, Step::Stuck) && able.len() == 1 {
                    break;
                }
                state = next;
            }
        }
        self.process.forget_fresh();
    }

    /// What each thread of a state that has been entered does next.
    fn looks(&self, state: &State) -> Vec<Look> {
        let threads = state.threads.iter().enumerate();
        threads
            .map(|(number, thread)| {
                let mut seen = Look::default();
                if let Some(execution) = thread.execution() {
                    look(self.process.vm(), number as u32, execution, &mut seen);
                }
                seen
            })
            .collect()
    }

    fn expand(&mut self, pending: Pending) {
        let Pending {
            node,
            state,
            last,
            preemptions,
        } = pending;
        self.process.enter(&state);
        if state.over {
            self.ends.push(node);
            return self.note_outcome(node, &state, None);
        }
        let looks = self.looks(&state);
        let able = able(&state, &looks);
        self.note_races(&state, &looks, &able);
        let mut moved = false;
        for &thread in &able {
            let preempts = thread != last && able.contains(&last);
            let preemptions = preemptions + u32::from(preempts);
            if self
                .limits
                .preemptions
                .is_some_and(|most| preemptions > most)
            {
                self.cut = true;
                moved = true;
                continue;
            }
            self.process.enter(&state);
            let (mut next, executed, step) = self.step(&state, thread, |_| false);
            if matches!(step, Step::Stuck) {
                continue;
            }
            moved = true;
            let mut identity = self.process.identify(&mut next, self.sharing.clock);
            if self.limits.preemptions.is_some() {
                identity ^= u128::from(thread) << 64 ^ u128::from(preemptions) << 96;
            }
            self.findings.transitions += 1;
            let fresh = self.nodes.len() as u32;
            let known = *self.visited.entry(identity).or_insert(fresh);
            self.edges.push((node, known));
            if known == fresh {
                self.nodes.push(Node {
                    parent: node,
                    thread,
                    instructions: executed,
                });
                self.frontier.push_back(Pending {
                    node: fresh,
                    state: next,
                    last: thread,
                    preemptions,
                });
            }
        }
        if !moved {
            self.ends.push(node);
            self.process.enter(&state);
            self.note_outcome(node, &state, Some(&looks));
        }
    }

    /// The schedule that leads to a node.
    fn schedule(&self, node: u32) -> Schedule {
        let mut turns = Vec::new();
        let mut at = node;
        while let Some(node) = self.nodes.get(at as usize) {
            turns.push((node.thread, node.instructions));
            if at == 0 {
                break;
            }
            at = node.parent;
        }
        let mut schedule = self.begun.clone();
        for (thread, instructions) in turns.into_iter().rev() {
            schedule.push(thread, instructions);
        }
        schedule
    }

    /// Notes how a run ends here.
    fn note_outcome(&mut self, node: u32, state: &State, stuck: Option<&[Look]>) {
        if let Some(looks) = stuck {
            let deadlock = self.deadlock(state, looks);
            self.deadlocks.insert(deadlock);
        }
        let outcome = self.outcome(state, stuck.is_some());
        self.add_outcome(outcome, node);
    }

    /// How a run ends in a state that has been entered: regularly or, when it is stuck, because none of
    /// its threads can go on.
    fn outcome(&mut self, state: &State, stuck: bool) -> Outcome {
        let Output { stdout, stderr } = (*state.output).clone();
        let failed = stderr.contains("Traceback (most recent call last)");
        Outcome {
            kind: match (stuck, failed) {
                (true, _) => Kind::Deadlock,
                (false, true) => Kind::Exception,
                (false, false) => Kind::Finished,
            },
            stdout,
            stderr,
            exit_code: if stuck { 1 } else { state.main.exit_code },
            globals: words::final_values(&self.process.context(0)),
            schedule: Schedule::default(),
            story: Vec::new(),
        }
    }

    fn add_outcome(&mut self, outcome: Outcome, node: u32) {
        if !known(&self.findings.outcomes, &outcome) {
            let schedule = self.schedule(node);
            self.findings.outcomes.push(Outcome {
                schedule,
                ..outcome
            });
        }
    }

    /// Two threads that could both go on, and whose next touches conflict.
    fn note_races(&mut self, state: &State, looks: &[Look], able: &[u32]) {
        for (place, &one) in able.iter().enumerate() {
            for &other in &able[place + 1..] {
                let (first, second) = (&looks[one as usize], &looks[other as usize]);
                for touch in &first.touches {
                    let conflict = second.touches.iter().find(|against| {
                        against.place == touch.place
                            && (against.write || touch.write)
                            && touch.place.is_variable()
                            && !touch.atomic
                            && !against.atomic
                            && same_item(against.item, touch.item)
                    });
                    if conflict.is_some() {
                        self.note_race(state, one, other, touch);
                    }
                }
            }
        }
    }

    fn note_race(&mut self, state: &State, one: u32, other: u32, touch: &super::access::Touch) {
        let execution = |thread: u32| state.threads[thread as usize].execution();
        let (Some(first), Some(second)) = (execution(one), execution(other)) else {
            return;
        };
        if !words::in_own_code(first) || !words::in_own_code(second) {
            return;
        }
        let (Some(line), Some(against)) = (words::line(first), words::line(second)) else {
            return;
        };
        let variable = words::variable(&self.process.context(one), first, touch);
        self.races.insert(Race {
            variable,
            lines: [line.min(against), line.max(against)],
        });
    }

    fn deadlock(&self, state: &State, looks: &[Look]) -> Deadlock {
        let vm = self.process.vm();
        let waits = |thread: usize| {
            let (lock, _) = looks.get(thread)?.acquires?;
            let execution = state.threads.get(thread)?.execution()?;
            Some(words::wait(vm, lock, execution))
        };
        let waiter = |thread: usize| {
            let own = state.threads.get(thread)?;
            let execution = own.execution()?;
            let held = own.held.iter();
            let names: Vec<String> = held
                .filter_map(|&lock| words::lock_name(vm, lock))
                .collect();
            Some(Waiter {
                thread: self.process.name(thread as u32),
                holds: names.join(", "),
                waits_for: waits(thread).map_or_else(String::new, |(what, _)| what),
                line: words::line(execution),
            })
        };
        let count = state.threads.len();
        let cycle = (0..count).find_map(|start| {
            let mut path = vec![start];
            loop {
                let (_, next) = waits(*path.last()?)?;
                let next = next? as usize;
                if next == start {
                    return Some(path);
                }
                if path.len() > count {
                    return None;
                }
                path.push(next);
            }
        });
        Deadlock {
            lost_wakeup: false,
            cycle: cycle.into_iter().flatten().filter_map(waiter).collect(),
            waiting: (0..count).filter_map(waiter).collect(),
        }
    }

    /// When all was explored: the first state from which no end can be reached is one in which the
    /// threads go on for ever.
    fn find_divergence(&mut self) {
        if !self.findings.complete {
            return;
        }
        let mut back: Vec<Vec<u32>> = vec![Vec::new(); self.nodes.len()];
        for &(from, to) in &self.edges {
            back[to as usize].push(from);
        }
        let mut ends = vec![false; self.nodes.len()];
        let mut pending = self.ends.clone();
        while let Some(node) = pending.pop() {
            if !std::mem::replace(&mut ends[node as usize], true) {
                pending.extend(&back[node as usize]);
            }
        }
        if let Some(node) = ends.iter().position(|&ends| !ends) {
            let outcome = Outcome {
                kind: Kind::Diverges,
                stdout: String::new(),
                stderr: String::new(),
                exit_code: 1,
                globals: std::collections::BTreeMap::new(),
                schedule: Schedule::default(),
                story: Vec::new(),
            };
            self.add_outcome(outcome, node as u32);
        }
    }
}

/// Moves the threads of an initial state on, from where `begun` leads to where `position` does.
fn follow(
    process: &mut Process,
    state: &mut State,
    begun: &mut Schedule,
    position: &Schedule,
) -> Result<(), Refusal> {
    let mut passed = begun.turns().iter().map(|turn| turn.1).sum();
    for &(thread, instructions) in position.turns() {
        let skipped = instructions.min(passed);
        passed -= skipped;
        let mut left = instructions - skipped;
        while left > 0 {
            let there = state.threads.get(thread as usize);
            if there.is_none_or(|there| there.image.is_none()) || state.over {
                let misfit = format!("the schedule does not fit the program behind {begun}");
                return Err(Refusal(misfit));
            }
            process.enter(state);
            let (mut next, executed, _) = process.step(state, thread, left, |_, _, _, _| false);
            process.identify(&mut next, true);
            begun.push(thread, executed);
            left = left.saturating_sub(executed.max(1));
            *state = next;
        }
    }
    process.enter(state);
    Ok(())
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

/// Whether an outcome is among these, whatever the schedules.
fn known(outcomes: &[Outcome], outcome: &Outcome) -> bool {
    outcomes.iter().any(|known| {
        let known = Outcome {
            schedule: outcome.schedule.clone(),
            ..known.clone()
        };
        known == *outcome
    })
}

/// The threads that can go on.
fn able(state: &State, looks: &[Look]) -> Vec<u32> {
    let threads = state.threads.iter().zip(looks).enumerate();
    threads
        .filter(|(_, (thread, look))| {
            let waits = look.acquires.is_some_and(|(_, waits)| waits);
            thread.image.is_some() && !waits
        })
        .map(|(number, _)| number as u32)
        .collect()
}

/// Whether two touches of a container are of one item, as far as can be told.
fn same_item(one: Option<crate::vm::Value>, other: Option<crate::vm::Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let known = crate::vm::Known::default();
            crate::vm::dict::same_key(one, other, &known) || known.is_missing()
        }
        _ => true,
    }
}
