//! The `gil` policy: one thread holds the interpreter, and lets go as CPython's does (`ceval_gil.c`).
//! Whoever waits for it waits for the switch interval, then asks; the holder hears at its next function
//! call or backward jump. Around a call that blocks it lets go at once.

use super::clock::INSTRUCTION;
use super::policy::{Moved, Policy, Turn, View};
use super::random::Dice;

/// On the host's clock, instructions between two looks at it.
const LOOK: u64 = 5_000;

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

/// The interpreter lock, and who holds it.
#[derive(Debug, Clone)]
pub struct Gil {
    interval: Interval,
    /// What the holder may still execute before it lets go, counted from when somebody else waits.
    left: Option<u64>,
    /// When, on the clock, the holder has to let go.
    until: Option<u64>,
}

impl Gil {
    fn with(interval: Interval) -> Gil {
        Gil {
            interval,
            left: None,
            until: None,
        }
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

    /// Somebody begins to wait for the holder.
    fn start_waiting(&mut self, view: &View<'_>) {
        let interval = (view.vm.switch_interval() * 1e9) as u64;
        match &mut self.interval {
            Interval::Elapsed => self.until = Some(view.now + interval),
            Interval::Counted(dice) => {
                let fit = (interval / INSTRUCTION).max(1);
                self.left = Some(fit / 2 + 1 + dice.below(fit));
            }
            Interval::Every(instructions, None) => self.left = Some(*instructions),
            Interval::Every(instructions, Some(dice)) => {
                self.left = Some(1 + dice.below(instructions.saturating_mul(2) - 1));
            }
        }
    }

    fn is_over(&self, now: u64) -> bool {
        self.left == Some(0) || self.until.is_some_and(|until| now >= until)
    }
}

impl Policy for Gil {
    fn next(&mut self, view: &View<'_>) -> Option<Turn> {
        let holder = match view.last {
            Some((last, Moved::Preempted)) if view.ready.contains(&last) => Some(last),
            _ => None,
        };
        let alone = view.ready.len() == 1;
        let thread = match holder {
            Some(holder) if alone => {
                (self.left, self.until) = (None, None);
                holder
            }
            Some(holder) if !self.is_over(view.now) => {
                if self.left.is_none() && self.until.is_none() {
                    self.start_waiting(view);
                }
                holder
            }
            _ => {
                (self.left, self.until) = (None, None);
                if !alone {
                    self.start_waiting(view);
                }
                *view.ready.iter().find(|&&ready| Some(ready) != holder)?
            }
        };
        let anywhere = matches!(self.interval, Interval::Every(..));
        let instructions = LOOK
            .min(self.left.unwrap_or(LOOK))
            .min(view.until_wake.unwrap_or(LOOK).max(1));
        Some(Turn {
            thread,
            instructions,
            anywhere,
        })
    }

    fn ran(&mut self, instructions: u64) {
        if let Some(left) = &mut self.left {
            *left = left.saturating_sub(instructions);
        }
    }
}
