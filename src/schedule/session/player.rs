//! The machine as the one who moves: at random, or each thread in its turn.

use super::stepping::{Extent, Session};
use crate::schedule::random::Dice;

/// Chooses the thread to move next.
#[derive(Debug, Clone)]
pub enum Player {
    /// Any thread.
    Random(Dice),
    /// The next one after the thread that moved last.
    RoundRobin,
}

impl Session {
    /// Lets the machine make so many moves. Answers how many there were before no thread could move.
    pub fn let_play(&mut self, player: &mut Player, extent: Extent, moves: u32) -> u32 {
        for made in 0..moves {
            let movable = self.movable();
            let chosen = match player {
                Player::Random(dice) => movable.get(dice.below(movable.len() as u64) as usize),
                Player::RoundRobin => {
                    let last = self.last_moved();
                    let behind = movable.iter().find(|&&thread| Some(thread) > last);
                    behind.or_else(|| movable.first())
                }
            };
            let moved = chosen.map(|&thread| self.advance(thread, extent));
            if !matches!(moved, Some(Ok(()))) {
                return made;
            }
        }
        moves
    }
}
