//! The order in which objects out of reach would die if references were counted, and which of them cycles
//! keep.

use std::collections::{HashMap, HashSet};

use super::WATCHED;
use crate::vm::generator::Standing;
use crate::vm::heap::{Marker, Ref};
use crate::vm::object::Body;
use std::sync::atomic::Ordering;

/// Objects out of reach, while the marks say what is within reach.
#[derive(Default)]
pub(super) struct Dying {
    /// References to each from the others, by address.
    counts: HashMap<usize, usize>,
    /// In the order in which they die, each with the thread of what it died of.
    pub(super) order: Vec<(Ref, u32)>,
    dead: HashSet<usize>,
    /// Generators that are closed first: what they hold dies when their frames let go of it.
    closing: Vec<Ref>,
    /// What these hold.
    held: HashSet<usize>,
    /// All of them, in the order of finding them.
    found: Vec<Ref>,
}

fn is_out_of_reach(object: Ref) -> bool {
    !object.marked.load(Ordering::Relaxed)
}

/// Whether a generator is to be closed before it dies.
fn is_open(object: Ref) -> bool {
    object.watch.load(Ordering::Relaxed) & WATCHED != 0
        && matches!(&object.get().body, Body::Generator(generator)
            if generator.standing() == Standing::Suspended && generator.is_under_way())
}

/// What an object lets go when it dies, in CPython's order: sequences, and iterators over several others,
/// begin with their last item.
fn parts(object: Ref) -> Vec<Ref> {
    let mut parts = Marker::list(object);
    parts.retain(|&part| is_out_of_reach(part));
    if matches!(
        object.get().body,
        Body::List(_) | Body::Tuple(_) | Body::Iterator(_)
    ) {
        parts.reverse();
    }
    parts
}

impl Dying {
    /// What can be reached from these objects, as far as it is out of reach otherwise; those that die
    /// first because they were let go stand first, each with the thread that did so. The ends of others
    /// are queued already.
    pub(super) fn of(
        let_go: impl IntoIterator<Item = (Ref, u32)>,
        queued: impl Iterator<Item = Ref>,
    ) -> Dying {
        let mut dying = Dying {
            closing: queued.filter(|&object| is_open(object)).collect(),
            ..Dying::default()
        };
        let mut roots = Vec::new();
        for (object, thread) in let_go {
            if is_out_of_reach(object) {
                roots.push((object, thread));
                dying.find(object);
            }
        }
        let mut next = 0;
        while let Some(&object) = dying.found.get(next) {
            next += 1;
            for part in parts(object) {
                dying.find(part);
                *dying.counts.entry(part.address()).or_default() += 1;
            }
        }
        dying.hold();
        for (root, thread) in roots {
            dying.let_die(root, thread);
        }
        dying.hold();
        dying
    }

    /// Notes what is held by the generators that are to be closed.
    fn hold(&mut self) {
        let mut holders = std::mem::take(&mut self.closing);
        while let Some(holder) = holders.pop() {
            for part in parts(holder) {
                if !self.dead.contains(&part.address()) && self.held.insert(part.address()) {
                    holders.push(part);
                }
            }
        }
    }

    fn find(&mut self, object: Ref) {
        if let std::collections::hash_map::Entry::Vacant(entry) =
            self.counts.entry(object.address())
        {
            entry.insert(0);
            self.found.push(object);
        }
    }

    fn has_references(&self, object: Ref) -> bool {
        self.counts
            .get(&object.address())
            .is_some_and(|&count| count > 0)
    }

    /// An object that nothing refers to dies, and then what only it referred to.
    fn let_die(&mut self, object: Ref, thread: u32) {
        let address = object.address();
        if self.has_references(object) || self.held.contains(&address) || !self.dead.insert(address)
        {
            return;
        }
        let mut dying = vec![self.end(object, thread)];
        while let Some(rest) = dying.last_mut() {
            let Some(part) = rest.next() else {
                dying.pop();
                continue;
            };
            if let Some(count) = self.counts.get_mut(&part.address()) {
                *count = count.saturating_sub(1);
            }
            if !self.has_references(part) && self.dead.insert(part.address()) {
                dying.push(self.end(part, thread));
            }
        }
    }

    /// An object dies. Answers what it lets go.
    fn end(&mut self, object: Ref, thread: u32) -> std::vec::IntoIter<Ref> {
        self.order.push((object, thread));
        if is_open(object) {
            self.closing.push(object);
            return Vec::new().into_iter();
        }
        parts(object).into_iter()
    }

    /// Those that cycles keep.
    pub(super) fn kept(&self) -> impl Iterator<Item = Ref> + '_ {
        let kept = |object: &&Ref| {
            let address = object.address();
            !self.dead.contains(&address) && !self.held.contains(&address)
        };
        self.found.iter().filter(kept).copied()
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }
}

/// Whether CPython's collector would count an object: a container, or an instance.
pub(super) fn is_counted(object: Ref) -> bool {
    matches!(
        object.get().body,
        Body::List(_)
            | Body::Dict(_)
            | Body::Set(_)
            | Body::Tuple(_)
            | Body::Instance(_)
            | Body::Function(_)
            | Body::Cell(_)
            | Body::BoundMethod(_)
            | Body::Generator(_)
            | Body::Class(_)
            | Body::Iterator(_)
            | Body::Property(_)
    )
}
