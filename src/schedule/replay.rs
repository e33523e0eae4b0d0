//! The policy of a schedule that was written down: exactly these threads for exactly so many
//! instructions. Behind its end, each thread runs until it waits, the lowest number first.

use super::notation::Schedule;
use super::policy::{Moved, Policy, Turn, View};

/// Behind the schedule's end, how long a thread runs before anything else is looked at.
const BEHIND: u64 = 20_000;

/// A schedule, and how far it has been followed.
#[derive(Debug, Clone)]
pub struct Replay {
    turns: Vec<(u32, u64)>,
    at: usize,
    /// Instructions of the turn `at` that were executed.
    done: u64,
}

impl Replay {
    /// Follows a schedule.
    pub fn new(schedule: &Schedule) -> Replay {
        Replay {
            turns: schedule.turns().to_vec(),
            at: 0,
            done: 0,
        }
    }

    /// Whether the schedule has been followed to its end.
    pub fn is_done(&self) -> bool {
        self.at >= self.turns.len()
    }
}

impl Policy for Replay {
    fn next(&mut self, view: &View<'_>) -> Option<Turn> {
        let Some(&(thread, instructions)) = self.turns.get(self.at) else {
            let thread = match view.last {
                Some((last, Moved::Preempted)) if view.ready.contains(&last) => last,
                _ => *view.ready.iter().min()?,
            };
            return Some(Turn {
                thread,
                instructions: BEHIND,
                anywhere: false,
            });
        };
        view.ready.contains(&thread).then_some(Turn {
            thread,
            instructions: instructions - self.done,
            anywhere: true,
        })
    }

    fn wake_early(&mut self, sleeping: &[u32]) -> Option<u32> {
        let (thread, _) = *self.turns.get(self.at)?;
        sleeping.contains(&thread).then_some(thread)
    }

    fn ran(&mut self, instructions: u64) {
        let Some(&(_, planned)) = self.turns.get(self.at) else {
            return;
        };
        self.done += instructions;
        if self.done >= planned {
            self.at += 1;
            self.done = 0;
        }
    }
}
