//! The `random` policy: after every few instructions any thread may be next. What it does depends on
//! its seed and on nothing else.

use super::policy::{Policy, Turn, View};

/// Pseudo-random numbers: SplitMix64 (Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Numbers that follow from this seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound.max(1)
    }
}

/// Any thread after any instruction.
#[derive(Debug, Clone)]
pub struct Random {
    dice: Dice,
    longest: u64,
}

impl Random {
    /// Turns of one instruction and more: on average `switch`.
    pub fn new(seed: u64, switch: u64) -> Random {
        Random {
            dice: Dice::new(seed),
            longest: switch.saturating_mul(2).saturating_sub(1).max(1),
        }
    }
}

impl Policy for Random {
    fn next(&mut self, view: &View<'_>) -> Option<Turn> {
        let chosen = self.dice.below(view.ready.len() as u64) as usize;
        Some(Turn {
            thread: *view.ready.get(chosen)?,
            instructions: 1 + self.dice.below(self.longest),
            anywhere: true,
        })
    }
}
