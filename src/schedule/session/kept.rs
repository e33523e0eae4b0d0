//! Programs that stand at earlier positions of the recorded run, so that going back need not begin at
//! the start. They are what was left behind on the way, and what is made ready while nobody asks.

use super::history::History;
use super::stand::Stand;

/// Programs kept at most: each is a process with its memory.
const MOST: usize = 6;
/// A program whose heap takes more than this is not kept.
const LARGEST: usize = 48 << 20;
/// How far back the first is wanted; the others are each three times as far.
const NEAREST: u64 = 12_000;
/// Instructions of one piece of making ready.
const PIECE: u64 = 20_000;
/// Turns of one piece.
const PIECE_TURNS: u32 = 500;

/// Programs that stand at positions of the recorded run.
#[derive(Default)]
pub(super) struct Kept {
    stands: Vec<Stand>,
    /// One on its way, and where to.
    under_way: Option<(Stand, u64)>,
}

impl Kept {
    /// The one nearest before a position, or at it.
    pub(super) fn take(&mut self, position: u64) -> Option<Stand> {
        let near = self.nearest(position)?;
        let place = self.stands.iter().position(|kept| kept.position == near)?;
        Some(self.stands.swap_remove(place))
    }

    /// Where the one stands that is nearest before a position, or at it.
    pub(super) fn nearest(&self, position: u64) -> Option<u64> {
        let before = self.stands.iter().map(|kept| kept.position);
        before.filter(|&kept| kept <= position).max()
    }

    /// Keeps a program. Of too many, the one goes that stands nearest behind another.
    pub(super) fn put(&mut self, stand: Stand) {
        let known = self
            .stands
            .iter()
            .any(|kept| kept.position == stand.position);
        if known || stand.extent() > LARGEST {
            return;
        }
        self.stands.push(stand);
        if self.stands.len() <= MOST {
            return;
        }
        self.stands.sort_by_key(|kept| kept.position);
        let gaps = self.stands.windows(2);
        let gaps = gaps.map(|pair| pair[1].position - pair[0].position);
        let narrowest = gaps.enumerate().min_by_key(|&(_, gap)| gap);
        if let Some((before, _)) = narrowest {
            self.stands.remove(before + 1);
        }
    }

    /// What was recorded behind a position is void.
    pub(super) fn cut(&mut self, position: u64) {
        self.stands.retain(|kept| kept.position <= position);
        self.under_way.take_if(|(_, to)| *to > position);
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.stands.clear();
        self.under_way = None;
    }

    /// Does a piece of making ready what a step back from `here` will need. Answers whether there is more
    /// to do.
    pub(super) fn prepare(
        &mut self,
        history: &History,
        [origin, here]: [u64; 2],
        extent: usize,
        fresh: impl FnOnce() -> Stand,
    ) -> bool {
        if extent > LARGEST {
            self.clear();
            return false;
        }
        match self.under_way.take() {
            Some((mut stand, to)) => match stand.go_on(history, to, PIECE, PIECE_TURNS) {
                Ok(true) => self.put(stand),
                Ok(false) => self.under_way = Some((stand, to)),
                Err(()) => return false,
            },
            None => match self.wanted(origin, here) {
                Some(to) => self.under_way = Some((fresh(), to)),
                None => return false,
            },
        }
        true
    }

    /// Where a program is missing: at the start, and at distances from `here` that grow.
    fn wanted(&self, origin: u64, here: u64) -> Option<u64> {
        if here > origin && self.nearest(origin).is_none() {
            return Some(origin);
        }
        let mut distance = NEAREST;
        for _ in 0..MOST - 2 {
            let farthest = here.saturating_sub(2 * distance).max(origin);
            let wanted = here
                .checked_sub(distance)
                .filter(|&wanted| wanted > origin)?;
            let there = self.nearest(wanted).is_some_and(|kept| kept >= farthest);
            if !there {
                return Some(wanted);
            }
            distance *= 3;
        }
        None
    }
}
