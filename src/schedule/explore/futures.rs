//! What threads may still touch, from where they stand: the ground on which steps are left out.
//!
//! Where a thread stands is reduced to a point: itself, and the instructions its frames are at. What can
//! be touched behind a point follows from the steps that were seen, and is everything as long as some
//! point behind it was never gone on from. It is learnt while exploring, as `sharing.rs` learns: what a
//! choice relied on is noted, and the exploration begins again when something learnt later breaks it.
//!
//! A set of threads is enough to go on with in a state if nothing that the others can do without them
//! conflicts with what its members do next (a persistent set: Godefroid, Partial-Order Methods for the
//! Verification of Concurrent Systems, 1996). Every way to an end then has an equally long one, with the
//! same steps in another order, that begins with a member. So no end is lost, no shortest way becomes
//! longer, and from a state an end can be reached exactly if it could be otherwise.
//!
//! Where the main thread's end cuts others off, their steps meet that end if an outcome may show what
//! they wrote. Others of theirs are taken as made before, which can make a shortest way longer by them.

use std::collections::HashMap;

use super::process::Standing;
use super::state::{AddressHash, Hasher};
use super::tables::Part;

/// Places of a process at which threads were seen to meet, a bit for each; several may have the same one.
pub(super) type Places = u128;

/// What is read and what is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reach {
    pub reads: Places,
    pub writes: Places,
}

impl Reach {
    pub(super) const EVERYTHING: Reach = Reach {
        reads: !0,
        writes: !0,
    };

    fn add(&mut self, other: Reach) {
        self.reads |= other.reads;
        self.writes |= other.writes;
    }

    /// What another one must not touch, if the order of the two is not to matter.
    fn forbids(self) -> Reach {
        Reach {
            reads: self.writes,
            writes: self.reads | self.writes,
        }
    }

    fn meets(self, forbidden: Reach) -> bool {
        self.reads & forbidden.reads | self.writes & forbidden.writes != 0
    }
}

#[derive(Default)]
struct Point {
    /// What the steps from here touch.
    own: Reach,
    /// Where they lead, threads that they start included.
    next: Vec<u32>,
    /// Whether any step from here is known.
    left: bool,
    /// What may be touched from here on.
    reach: Reach,
    /// What the choices made so far rely on not being touched from here on.
    forbidden: Reach,
}

/// What was learnt of all points.
#[derive(Default)]
pub(super) struct Futures {
    numbers: HashMap<u128, u32, AddressHash>,
    points: Vec<Point>,
    /// The point of each part that says where a thread stands.
    of_part: Vec<u32>,
    changed: bool,
}

/// No point: the part says something else, or was never asked about.
pub(super) const NOWHERE: u32 = u32::MAX;

impl Futures {
    /// The point of a thread that stands so.
    fn point(&mut self, part: Part, standing: &Standing) -> u32 {
        let at = part as usize;
        if self.of_part.len() <= at {
            self.of_part.resize(at + 1, NOWHERE);
        }
        if self.of_part[at] != NOWHERE {
            return self.of_part[at];
        }
        let mut hasher = Hasher::new();
        hasher.word(u64::from(standing.thread));
        for frame in &standing.execution.frames {
            hasher.word(std::ptr::from_ref(frame.code.get()) as u64);
            hasher.word(u64::from(frame.instruction));
        }
        let fresh = self.points.len() as u32;
        let number = *self.numbers.entry(hasher.finish()).or_insert(fresh);
        if number == fresh {
            self.points.push(Point::default());
            self.changed = true;
        }
        self.of_part[at] = number;
        number
    }

    /// Notes a step from one standing to others: the thread's own next one, and those of the threads it
    /// started.
    pub(super) fn learn<'a>(
        &mut self,
        from: (Part, &Standing),
        reach: Reach,
        to: impl Iterator<Item = (Part, &'a Standing)>,
    ) -> u32 {
        let from = self.point(from.0, from.1) as usize;
        for (part, standing) in to {
            let next = self.point(part, standing);
            if !self.points[from].next.contains(&next) {
                self.points[from].next.push(next);
                self.changed = true;
            }
        }
        let point = &mut self.points[from];
        let before = (point.own, point.left);
        point.own.add(reach);
        point.left = true;
        self.changed |= before != (point.own, point.left);
        from as u32
    }

    /// Forgets what was touched where, but not where it led.
    pub(super) fn forget_touches(&mut self) {
        for point in &mut self.points {
            point.own = Reach::default();
        }
        self.changed = true;
    }

    /// Notes what a step from a point touches.
    pub(super) fn touch(&mut self, point: u32, reach: Reach) {
        if let Some(point) = self.points.get_mut(point as usize) {
            point.own.add(reach);
        }
    }

    /// Works out what was learnt. Answers false if it breaks what a choice relied on.
    pub(super) fn settle(&mut self) -> bool {
        if !std::mem::take(&mut self.changed) {
            return true;
        }
        for point in &mut self.points {
            point.reach = match point.left {
                true => point.own,
                false => Reach::EVERYTHING,
            };
        }
        let mut growing = true;
        while growing {
            growing = false;
            for at in (0..self.points.len()).rev() {
                let mut reach = self.points[at].reach;
                for &next in &self.points[at].next {
                    reach.add(self.points[next as usize].reach);
                }
                growing |= reach != self.points[at].reach;
                self.points[at].reach = reach;
            }
        }
        let mut points = self.points.iter();
        points.all(|point| !point.reach.meets(point.forbidden))
    }

    /// Forgets what choices relied on: the exploration begins again.
    pub(super) fn begin_again(&mut self) {
        for point in &mut self.points {
            point.forbidden = Reach::default();
        }
    }

    /// The point of a standing, and what may be touched from there on.
    #[inline]
    pub(super) fn reach(&self, part: Part) -> (u32, Reach) {
        match self.of_part.get(part as usize) {
            Some(&point) if point != NOWHERE => (point, self.points[point as usize].reach),
            _ => (NOWHERE, Reach::EVERYTHING),
        }
    }

    /// Notes what choices relied on.
    pub(super) fn rely(&mut self, reliance: &Reliance) {
        for (point, &forbidden) in self.points.iter_mut().zip(&reliance.forbidden) {
            point.forbidden.add(forbidden);
        }
    }
}

/// What choices rely on: for each point, what must not be touched from there on.
#[derive(Default)]
pub(super) struct Reliance {
    forbidden: Vec<Reach>,
}

impl Reliance {
    fn add(&mut self, point: u32, forbidden: Reach) {
        let at = point as usize;
        if self.forbidden.len() <= at {
            self.forbidden.resize(at + 1, Reach::default());
        }
        self.forbidden[at].add(forbidden);
    }
}

/// A thread of a state that has not ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// What it touches with its next step, or would if it did not wait.
    pub step: Reach,
    pub point: u32,
    /// What it may touch from here on.
    pub future: Reach,
    pub able: bool,
    /// Whether it waits, and cannot go on by itself.
    pub stuck: bool,
    /// Whether it can be the one that a set is chosen for.
    pub leads: bool,
}

/// A set of threads, a bit for each.
pub(super) type Threads = u64;

/// The most threads among which is chosen.
pub(super) const MOST: usize = 64;

/// Which threads of a state meet; made for one state after the other.
pub(super) struct Meetings {
    all: Threads,
    able: Threads,
    waiting: Threads,
    /// Those that a set can be chosen for.
    leading: Threads,
    /// For each thread: the others that may conflict with its next step.
    conflicts: [Threads; MOST],
    /// For each thread that waits: the others that may let it on.
    frees: [Threads; MOST],
}

impl Default for Meetings {
    fn default() -> Meetings {
        Meetings {
            all: 0,
            able: 0,
            waiting: 0,
            leading: 0,
            conflicts: [0; MOST],
            frees: [0; MOST],
        }
    }
}

impl Meetings {
    /// Makes them those of a state's threads, of which there are at least one and at most [`MOST`].
    pub(super) fn make(&mut self, candidates: &[Candidate]) {
        self.all = !0 >> (MOST - candidates.len());
        (self.able, self.waiting, self.leading) = (0, 0, 0);
        for (at, one) in candidates.iter().enumerate() {
            self.able |= u64::from(one.able) << at;
            self.waiting |= u64::from(one.stuck) << at;
            self.leading |= u64::from(one.leads) << at;
            let forbidden = one.step.forbids();
            let those = |meet: &dyn Fn(&Candidate) -> bool| {
                let others = candidates.iter().enumerate();
                others.fold(0, |those, (with, other)| {
                    those | u64::from(meet(other)) << with
                })
            };
            self.conflicts[at] = those(&|other| other.future.meets(forbidden));
            self.frees[at] = match one.stuck {
                true => those(&|other| other.future.writes & one.step.reads != 0),
                false => 0,
            };
        }
    }

    /// Chooses threads that are enough to go on with, `first` if that is one. Answers nothing if that takes
    /// all.
    pub(super) fn choose(&self, first: Option<usize>) -> Option<Threads> {
        let mut best: Option<Threads> = None;
        let others = (0..self.all.count_ones() as usize).filter(|&other| Some(other) != first);
        let leads = |seed: &usize| self.leading & 1 << seed != 0;
        for seed in first.into_iter().chain(others).filter(leads) {
            let chosen = self.closed(1 << seed);
            let size = (chosen & self.able).count_ones();
            if best.is_none_or(|best| size < (best & self.able).count_ones()) {
                best = Some(chosen);
            }
            if size == 1 {
                break;
            }
        }
        best.filter(|best| best & self.able != self.able)
    }

    /// Notes what a choice among these threads relies on.
    pub(super) fn rely(&self, candidates: &[Candidate], chosen: Threads, reliance: &mut Reliance) {
        let moving = self.movable(self.all & !chosen);
        let mut forbidden = Reach::default();
        for (at, candidate) in candidates.iter().enumerate() {
            if chosen & 1 << at != 0 {
                forbidden.add(candidate.step.forbids());
            } else if moving & 1 << at == 0 {
                forbidden.writes |= candidate.step.reads;
            }
        }
        for (at, candidate) in candidates.iter().enumerate() {
            if moving & 1 << at != 0 {
                reliance.add(candidate.point, forbidden);
            }
        }
    }

    /// Of these threads, those that can move while all others stand: whoever waits is let on only by
    /// another.
    fn movable(&self, among: Threads) -> Threads {
        let mut moving = among & !self.waiting;
        let mut waiting = among & self.waiting;
        if waiting == 0 {
            return moving;
        }
        loop {
            let before = moving;
            let mut left = waiting;
            while left != 0 {
                let at = left.trailing_zeros();
                left &= left - 1;
                if self.frees[at as usize] & moving != 0 {
                    moving |= 1 << at;
                    waiting &= !(1 << at);
                }
            }
            if moving == before {
                return moving;
            }
        }
    }

    /// The smallest set around these threads with which no other thread that can move conflicts.
    fn closed(&self, seed: Threads) -> Threads {
        let (mut chosen, mut more, mut conflicting) = (seed, seed, 0);
        while more != 0 {
            while more != 0 {
                conflicting |= self.conflicts[more.trailing_zeros() as usize];
                more &= more - 1;
            }
            if conflicting & !chosen != 0 {
                more = self.movable(self.all & !chosen) & conflicting;
                chosen |= more;
            }
        }
        chosen
    }
}
