//! The machine as the one who moves: at random, each thread in its turn, or as an adversary would.

use super::stepping::{Extent, Session};
use super::touch::Shared;
use crate::schedule::adversary::Adversary;
use crate::schedule::random::Dice;

/// How likely the adversary makes a thread wait, in a hundred: before it writes a variable, before it
/// takes a lock while it holds another, and before any other change of something shared.
const BEFORE_A_WRITE: u64 = 75;
const BEFORE_A_SECOND_LOCK: u64 = 95;
const BEFORE_ANYTHING_ELSE: u64 = 25;

/// Chooses the thread to move next.
#[derive(Debug, Clone)]
pub enum Player {
    /// Any thread.
    Random(Dice),
    /// The next one after the thread that moved last.
    RoundRobin,
    /// The one that does most harm; and where it was last decided whether a thread goes on.
    Adversary(Adversary, Option<(u32, u64)>),
}

impl Player {
    /// The adversary whose choices follow from this seed.
    pub fn adversary(seed: u64) -> Player {
        Player::Adversary(Adversary::new(seed, 1), None)
    }
}

impl Session {
    /// Lets the machine make so many moves. Answers how many there were before no thread could move.
    pub fn let_play(&mut self, player: &mut Player, extent: Extent, moves: u32) -> u32 {
        for made in 0..moves {
            let movable = self.movable();
            let chosen = match player {
                Player::Random(dice) => movable
                    .get(dice.below(movable.len() as u64) as usize)
                    .copied(),
                Player::RoundRobin => {
                    let last = self.last_moved();
                    let behind = movable.iter().find(|&&thread| Some(thread) > last);
                    behind.or_else(|| movable.first()).copied()
                }
                Player::Adversary(adversary, decided) => self.worst(adversary, decided, &movable),
            };
            let extent = match (&*player, extent) {
                // Between a read and a write, and between two locks, it must have a say.
                (Player::Adversary(..), Extent::Line | Extent::Block) => Extent::Shared,
                _ => extent,
            };
            let moved = chosen.map(|thread| self.advance(thread, extent));
            if !matches!(moved, Some(Ok(()))) {
                return made;
            }
        }
        moves
    }

    /// The thread whose move does most harm: the one with the highest priority, after those that had
    /// better wait have fallen.
    fn worst(
        &mut self,
        adversary: &mut Adversary,
        decided: &mut Option<(u32, u64)>,
        movable: &[u32],
    ) -> Option<u32> {
        for _ in movable {
            let thread = adversary.choose(movable)?;
            let here = (thread, self.executed(thread));
            if movable.len() == 1 || *decided == Some(here) {
                return Some(thread);
            }
            *decided = Some(here);
            let chances = self
                .touch(thread)
                .map_or(0, |touch| chances(&touch, self, thread));
            if !adversary.likes(chances) {
                return Some(thread);
            }
            adversary.fell(thread);
        }
        adversary.choose(movable)
    }
}

/// How likely a thread had better wait that is about to touch this.
fn chances(touch: &Shared, session: &Session, thread: u32) -> u64 {
    let first = touch.words.split(' ').next().unwrap_or_default();
    match first {
        "writes" => BEFORE_A_WRITE,
        "acquires" if session.holds_lock(thread) => BEFORE_A_SECOND_LOCK,
        "releases" | "reads" => 0,
        _ => BEFORE_ANYTHING_ELSE,
    }
}
