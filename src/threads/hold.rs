//! The rules of `Lock` and `RLock`, without Python: who holds it, how often, and who waits for it.
//!
//! Releasing hands the lock to nobody: it names the thread that has waited longest, which is to try
//! again. A thread that comes just then may be faster, as with CPython's locks on Linux. So whenever
//! the lock is free and threads wait, one that was named is about to try.
//!
//! There, whoever waits long gets in after a few rounds, for being woken takes no longer than taking the
//! lock again. Here it may take far longer, so who releases the lock is told to let the named thread
//! go first, once that has waited long and come too late before.

use std::collections::VecDeque;

/// Seconds of waiting from which on a thread is let go first: CPython's switch interval.
pub const LONG: f64 = 0.005;

/// Who holds a lock, and who waits for it.
#[derive(Debug, Default)]
pub struct Hold {
    /// Who holds it, and how often (always once unless it is re-entrant).
    holder: Option<(u32, u32)>,
    waiting: VecDeque<Waiter>,
    /// Who was named and has not tried since.
    named: Vec<Waiter>,
    /// Whether the last thread that was named was to be let go first: so will be the next, if it waited long.
    in_turn: bool,
}

/// A thread that waits for a lock.
#[derive(Debug, Clone, Copy)]
struct Waiter {
    thread: u32,
    /// When it began to wait, in seconds.
    since: f64,
    /// Whether it was named before and came too late.
    late: bool,
}

/// The thread to wake because a lock was released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// Its number.
    pub thread: u32,
    /// Whether the thread that released the lock is to let it go first.
    pub first: bool,
}

/// The thread does not hold what it wants to release.
#[derive(Debug, PartialEq, Eq)]
pub struct NotHeld;

impl Hold {
    /// A lock as it is copied or restored: nobody waits.
    pub fn held_by(holder: Option<(u32, u32)>) -> Hold {
        Hold {
            holder,
            ..Hold::default()
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

    /// Stands in line, unless it does already; in front if it was named and somebody else was faster.
    pub fn wait(&mut self, me: u32, now: f64) {
        if self.waiting.iter().any(|waiter| waiter.thread == me) {
            return;
        }
        let named = self.named.iter().position(|waiter| waiter.thread == me);
        match named.map(|place| self.named.swap_remove(place)) {
            Some(waiter) => self.waiting.push_front(Waiter {
                late: true,
                ..waiter
            }),
            None => self.waiting.push_back(Waiter {
                thread: me,
                since: now,
                late: false,
            }),
        }
    }

    /// Does not wait any longer.
    pub fn leave(&mut self, me: u32) {
        self.waiting.retain(|waiter| waiter.thread != me);
        self.named.retain(|waiter| waiter.thread != me);
    }

    /// Lets go once. Answers whom to wake. A plain lock may be released by anybody.
    pub fn release(
        &mut self,
        me: u32,
        reentrant: bool,
        now: impl FnOnce() -> f64,
    ) -> Result<Option<Next>, NotHeld> {
        match self.holder {
            Some((owner, _)) if reentrant && owner != me => Err(NotHeld),
            Some((owner, count)) if count > 1 => {
                self.holder = Some((owner, count - 1));
                Ok(None)
            }
            Some(_) => {
                self.holder = None;
                Ok(self.next(now))
            }
            None => Err(NotHeld),
        }
    }

    /// Lets go however often it is held. Answers how often that was, and whom to wake.
    pub fn release_all(
        &mut self,
        me: u32,
        now: impl FnOnce() -> f64,
    ) -> Result<(u32, Option<Next>), NotHeld> {
        let (_, count) = self
            .holder
            .filter(|&(owner, _)| owner == me)
            .ok_or(NotHeld)?;
        self.holder = None;
        Ok((count, self.next(now)))
    }

    /// Names the thread that has waited longest.
    fn next(&mut self, now: impl FnOnce() -> f64) -> Option<Next> {
        let Some(waiter) = self.waiting.pop_front() else {
            self.in_turn = false;
            return None;
        };
        self.named.push(waiter);
        self.in_turn = (self.in_turn || waiter.late) && now() - waiter.since >= LONG;
        Some(Next {
            thread: waiter.thread,
            first: self.in_turn,
        })
    }
}
