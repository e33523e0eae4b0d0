//! Which places threads really share. A place that one thread alone touches, that nobody writes, or
//! that is touched only under one and the same lock needs no switch before it: whatever another thread
//! does in between could as well be done before or after (Lipton's movers, with Eraser's lock sets).
//!
//! What is shared is learnt while exploring. An exploration during which more has been learnt is begun
//! again; the last one learns nothing new, and so has stopped before every touch that matters.

use std::collections::{HashMap, HashSet};

use super::access::{Look, Place, Touch};
use super::state::AddressHash;

#[derive(Default)]
struct Seen {
    readers: u64,
    writers: u64,
    /// The locks held at every touch so far.
    locks: Option<Vec<usize>>,
}

/// What is known of the places.
#[derive(Default)]
pub(super) struct Sharing {
    seen: HashMap<Place, Seen, AddressHash>,
    shared: HashSet<Place, AddressHash>,
    /// Whether anything was learnt since this was last set to false.
    pub learnt: bool,
    /// Whether the program asks for the time: then the clock is a part of the state.
    pub clock: bool,
}

impl Sharing {
    /// Notes what a thread touches next, holding these locks.
    pub(super) fn note(
        &mut self,
        look: &Look,
        thread: u32,
        locks: &[usize],
        is_old: impl Fn(usize) -> bool,
    ) {
        if look.reads_clock && !self.clock {
            self.clock = true;
            self.learnt = true;
        }
        let bit = 1_u64 << thread.min(63);
        for touch in &look.touches {
            let seen = self.seen.entry(touch.place).or_default();
            if touch.write {
                seen.writers |= bit;
            } else {
                seen.readers |= bit;
            }
            match &mut seen.locks {
                Some(known) => known.retain(|lock| locks.contains(lock)),
                None => seen.locks = Some(locks.to_vec()),
            }
            let several = (seen.readers | seen.writers).count_ones() > 1;
            let unlocked = seen.locks.as_ref().is_none_or(Vec::is_empty);
            if seen.writers != 0 && several && unlocked {
                let place = if touch.place.is_numbered() || is_old(touch.place.object) {
                    touch.place
                } else {
                    touch.general
                };
                self.learnt |= self.shared.insert(place);
            }
        }
    }

    /// Whether a touch is one of a shared place.
    pub(super) fn is_shared(&self, touch: &Touch) -> bool {
        self.shared.contains(&touch.place) || self.shared.contains(&touch.general)
    }

    /// Whether a touch is of a place that several threads touch and one of them writes, be it under one
    /// lock or not.
    pub(super) fn is_common(&self, touch: &Touch) -> bool {
        let several =
            |seen: &Seen| seen.writers != 0 && (seen.readers | seen.writers).count_ones() > 1;
        self.is_shared(touch) || self.seen.get(&touch.place).is_some_and(several)
    }

    /// Whether a thread is to stop before what it does next.
    pub(super) fn stops(&self, look: &Look) -> bool {
        look.acquires.is_some() || look.touches.iter().any(|touch| self.is_shared(touch))
    }

    /// Objects were freed, and their addresses may be given out again.
    pub(super) fn forget_fresh(&mut self, is_old: impl Fn(usize) -> bool) {
        self.seen
            .retain(|place, _| place.is_numbered() || is_old(place.object));
    }
}
