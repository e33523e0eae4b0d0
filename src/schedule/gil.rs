//! The `gil` policy: in each process one thread holds the interpreter, and lets go as CPython's does (`ceval_gil.c`).
//! Whoever waits for it waits for the switch interval, then asks; the holder hears at its next call
//! or backward jump. Around a call that blocks it lets go at once.

use std::collections::BTreeMap;

use super::clock::INSTRUCTION;
use super::policy::{Moved, Policy, Turn, View};
use super::random::Dice;
use crate::vm;

/// On the host's clock, instructions between two looks at it.
const LOOK: u64 = 5_000;

/// CPython's switch interval, in seconds.
const USUAL: f64 = 0.005;

/// When the holder has to let go.
#[derive(Debug, Clone)]
enum Interval {
    /// After the switch interval, on the host's clock.
    Elapsed,
    /// After the instructions that fit into the switch interval, half of them more or less.
    Counted(Dice),
    /// After so many instructions, between any two.
    Every(u64, Option<Dice>),
}

/// The interpreter lock of a process.
#[derive(Debug, Clone, Default)]
struct Lock {
    /// Who holds it, between two turns.
    holder: Option<u32>,
    /// What the holder may still execute before it lets go, counted from when somebody else waits.
    left: Option<u64>,
    /// When, on the clock, the holder has to let go.
    until: Option<u64>,
}

impl Lock {
    fn is_over(&self, now: u64) -> bool {
        self.left == Some(0) || self.until.is_some_and(|until| now >= until)
    }
}

/// The interpreter locks, one a process. Processes take turns as if there were one core.
#[derive(Debug, Clone)]
pub struct Gil {
    interval: Interval,
    /// Seconds of the switch interval as long as the program does not set it.
    seconds: f64,
    locks: BTreeMap<u32, Lock>,
    /// The process whose turn it is.
    current: u32,
}

impl Gil {
    fn with(interval: Interval) -> Gil {
        Gil {
            interval,
            seconds: USUAL,
            locks: BTreeMap::new(),
            current: 0,
        }
    }

    /// The same with another switch interval, in seconds, for as long as the program sets none itself.
    pub fn with_interval(self, seconds: f64) -> Gil {
        Gil { seconds, ..self }
    }

    /// CPython's habits on the host's clock: no two runs need be alike.
    pub fn elapsed() -> Gil {
        Gil::with(Interval::Elapsed)
    }

    /// CPython's habits on a clock that counts instructions.
    pub fn seeded(seed: u64) -> Gil {
        Gil::with(Interval::Counted(Dice::new(seed)))
    }

    /// A switch after so many instructions, wherever that is; with a seed, as many on average.
    pub fn every(instructions: u64, seed: Option<u64>) -> Gil {
        Gil::with(Interval::Every(instructions.max(1), seed.map(Dice::new)))
    }

    /// When the holder has to let go, as somebody begins to wait for it now.
    fn limits(&mut self, view: &View<'_>) -> (Option<u64>, Option<u64>) {
        let set = view.vm.switch_interval();
        let seconds = if set == USUAL { self.seconds } else { set };
        let interval = (seconds * 1e9) as u64;
        match &mut self.interval {
            Interval::Elapsed => (None, Some(view.now + interval)),
            Interval::Counted(dice) => {
                let fit = (interval / INSTRUCTION).max(1);
                (Some(fit / 2 + 1 + dice.below(fit)), None)
            }
            Interval::Every(instructions, None) => (Some(*instructions), None),
            Interval::Every(instructions, Some(dice)) => {
                let twice = instructions.saturating_mul(2);
                (Some(1 + dice.below(twice - 1)), None)
            }
        }
    }

    /// The process that has threads to run and comes next after the present one.
    fn next_process(&self, view: &View<'_>) -> u32 {
        let behind = view
            .processes
            .iter()
            .filter(|&&process| process > self.current);
        let next = behind.min().or_else(|| view.processes.iter().min());
        next.copied().unwrap_or(0)
    }
}

impl Policy for Gil {
    fn next(&mut self, view: &View<'_>) -> Option<Turn> {
        let gave_way = view.last.filter(|&(_, moved)| moved == Moved::GaveWay);
        let gave_way = gave_way.map(|(last, _)| last);
        if let Some((last, moved)) = view.last {
            let holder = (moved == Moved::Preempted).then_some(last);
            self.locks.entry(self.current).or_default().holder = holder;
        }
        self.current = self.next_process(view);
        let current = self.current;
        let of_process = view.ready.iter().zip(view.processes);
        let mut ready =
            of_process.filter_map(|(&thread, &process)| (process == current).then_some(thread));
        let mut lock = self.locks.remove(&self.current).unwrap_or_default();
        let holder = lock
            .holder
            .filter(|&holder| ready.clone().any(|thread| thread == holder));
        let alone = ready.clone().count() == 1;
        let thread = match holder {
            Some(holder) if alone => {
                (lock.left, lock.until) = (None, None);
                holder
            }
            Some(holder) if !lock.is_over(view.now) => {
                if lock.left.is_none() && lock.until.is_none() {
                    (lock.left, lock.until) = self.limits(view);
                }
                holder
            }
            _ => {
                (lock.left, lock.until) = match alone {
                    true => (None, None),
                    false => self.limits(view),
                };
                let mut others = ready
                    .clone()
                    .filter(|&ready| Some(ready) != holder && Some(ready) != gave_way);
                others.next().or_else(|| ready.next())?
            }
        };
        let anywhere = matches!(self.interval, Interval::Every(..));
        let look = match self.interval {
            Interval::Elapsed => vm::fuel(LOOK, view.now),
            _ => LOOK,
        };
        let instructions = look
            .min(lock.left.unwrap_or(look))
            .min(view.until_wake.unwrap_or(look).max(1));
        self.locks.insert(self.current, lock);
        Some(Turn {
            thread,
            instructions,
            anywhere,
        })
    }

    fn ran(&mut self, instructions: u64) {
        let lock = self.locks.get_mut(&self.current);
        if let Some(left) = lock.and_then(|lock| lock.left.as_mut()) {
            *left = left.saturating_sub(instructions);
        }
    }
}
