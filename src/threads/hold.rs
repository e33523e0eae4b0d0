//! The rules of `Lock` and `RLock`, without Python: who holds it, how often, and who waits for it.
//!
//! Releasing hands the lock to nobody: it names the thread that has waited longest, which is to try
//! again. A thread that comes just then may be faster, as with CPython's locks on Linux. So whenever
//! the lock is free and threads wait, one that was named is about to try.

use std::collections::VecDeque;

/// Who holds a lock, and who waits for it.
#[derive(Debug, Default)]
pub struct Hold {
    /// Who holds it, and how often (always once unless it is re-entrant).
    holder: Option<(u32, u32)>,
    waiting: VecDeque<u32>,
}

/// The thread does not hold what it wants to release.
#[derive(Debug, PartialEq, Eq)]
pub struct NotHeld;

impl Hold {
    /// A lock as it is copied or restored: nobody waits.
    pub fn held_by(holder: Option<(u32, u32)>) -> Hold {
        Hold {
            holder,
            waiting: VecDeque::new(),
        }
    }

    /// The holder, and how often it holds it.
    pub fn holder(&self) -> Option<(u32, u32)> {
        self.holder
    }

    /// Takes it `count` times at once, if it is free or, re-entrant, the thread's own already.
    pub fn take(&mut self, me: u32, count: u32, reentrant: bool) -> bool {
        let count = match self.holder {
            None => count,
            Some((owner, before)) if reentrant && owner == me => before + count,
            Some(_) => return false,
        };
        self.holder = Some((me, count));
        self.leave(me);
        true
    }

    /// Stands in line, unless it does already.
    pub fn wait(&mut self, me: u32) {
        if !self.waiting.contains(&me) {
            self.waiting.push_back(me);
        }
    }

    /// Does not wait any longer.
    pub fn leave(&mut self, me: u32) {
        self.waiting.retain(|&waiting| waiting != me);
    }

    /// Lets go once. Answers whom to wake. A plain lock may be released by anybody.
    pub fn release(&mut self, me: u32, reentrant: bool) -> Result<Option<u32>, NotHeld> {
        match self.holder {
            Some((owner, _)) if reentrant && owner != me => Err(NotHeld),
            Some((owner, count)) if count > 1 => {
                self.holder = Some((owner, count - 1));
                Ok(None)
            }
            Some(_) => {
                self.holder = None;
                Ok(self.waiting.pop_front())
            }
            None => Err(NotHeld),
        }
    }

    /// Lets go however often it is held. Answers how often that was, and whom to wake.
    pub fn release_all(&mut self, me: u32) -> Result<(u32, Option<u32>), NotHeld> {
        let (_, count) = self
            .holder
            .filter(|&(owner, _)| owner == me)
            .ok_or(NotHeld)?;
        self.holder = None;
        Ok((count, self.waiting.pop_front()))
    }
}
