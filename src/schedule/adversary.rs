//! The adversary: it makes threads wait at the worst moments. Every thread has a random priority, the
//! ready one with the highest runs, and now and then the running one falls below all others: the
//! scheduler of Burckhardt, Kothari, Musuvathi and Nagarakatte, *A Randomized Scheduler with
//! Probabilistic Guarantees of Finding Bugs* (2010). There the few moments of falling are drawn in
//! advance from a known number of steps; here a run has no known end, so they come at random distances.
//!
//! As a policy it knows instructions only. When a session plays, it sees what threads are about to do,
//! and lets them fall just before they write what they have read, or take a second lock.

use super::policy::{Policy, Turn, View};
use super::random::Dice;

/// What threads are given at first lies above this, what those are given that fall lies below.
const FALLEN: u64 = 1 << 32;

/// Priorities of threads, by number.
#[derive(Debug, Clone)]
pub struct Adversary {
    dice: Dice,
    priorities: Vec<u64>,
    /// The priority of the thread that falls next.
    lowest: u64,
    /// Instructions between two falls, twice their mean.
    longest: u64,
    /// Instructions until the next.
    left: u64,
    running: Option<u32>,
}

impl Adversary {
    /// What it does follows from the seed. Threads fall after `switch` instructions on average.
    pub fn new(seed: u64, switch: u64) -> Adversary {
        let mut dice = Dice::new(seed);
        let longest = switch.saturating_mul(2).saturating_sub(1).max(1);
        Adversary {
            left: 1 + dice.below(longest),
            dice,
            priorities: Vec::new(),
            lowest: FALLEN - 1,
            longest,
            running: None,
        }
    }

    /// The one of these threads that runs.
    pub fn choose(&mut self, able: &[u32]) -> Option<u32> {
        for &thread in able {
            while self.priorities.len() <= thread as usize {
                let priority = FALLEN + self.dice.below(FALLEN);
                self.priorities.push(priority);
            }
        }
        let priority = |thread: &&u32| self.priorities.get(**thread as usize).copied();
        able.iter().max_by_key(priority).copied()
    }

    /// Lets a thread fall below all others.
    pub fn fell(&mut self, thread: u32) {
        if let Some(priority) = self.priorities.get_mut(thread as usize) {
            *priority = self.lowest;
            self.lowest = self.lowest.saturating_sub(1);
        }
    }

    /// Whether something happens that has so many chances in a hundred.
    pub fn likes(&mut self, chances: u64) -> bool {
        self.dice.below(100) < chances
    }
}

impl Policy for Adversary {
    fn next(&mut self, view: &View<'_>) -> Option<Turn> {
        if self.left == 0 {
            if let Some(running) = self.running {
                self.fell(running);
            }
            self.left = 1 + self.dice.below(self.longest);
        }
        let thread = self.choose(view.ready)?;
        self.running = Some(thread);
        Some(Turn {
            thread,
            instructions: self.left,
            anywhere: true,
        })
    }

    fn ran(&mut self, instructions: u64) {
        self.left = self.left.saturating_sub(instructions);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_falls_runs_only_when_no_other_can() {
        let mut adversary = Adversary::new(7, 10);
        let first = adversary.choose(&[0, 1, 2]).unwrap();
        assert_eq!(adversary.choose(&[0, 1, 2]), Some(first));
        adversary.fell(first);
        let second = adversary.choose(&[0, 1, 2]).unwrap();
        assert_ne!(second, first);
        adversary.fell(second);
        // Of those that fell, the one that fell first comes first.
        assert_eq!(adversary.choose(&[first, second]), Some(first));
        assert_eq!(adversary.choose(&[]), None);
    }
}
