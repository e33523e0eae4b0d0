//! Objects made again. A thread that goes round a loop makes the same objects each time, and each time
//! others are free; by their addresses such rounds would be different steps, each with slots of its own.
//! So an object that a step has made passes for an older one that is just like it and that nothing
//! refers to in the state the step began in: whatever the step leaves behind names the older one.

use std::collections::HashMap;

use super::state::{AddressHash, Hasher};
use super::tables::{Finder, Row, Tables};
use crate::threads::view_lock;
use crate::vm::Execution;
use crate::vm::Value;
use crate::vm::execution::{Continuation, Frame};
use crate::vm::function::BoundMethod;
use crate::vm::heap::Ref;
use crate::vm::object::Body;
use crate::vm::types::type_name;

/// How deep constant parts of new objects are followed.
pub(super) const DEPTH: u32 = 8;

/// What new objects pass for.
#[derive(Default)]
pub(super) struct Reuse {
    /// Whether any may.
    pub enabled: bool,
    /// Whether one turned out not to.
    pub conflict: bool,
    /// Finds what the state refers to in which a step began.
    alive: Finder,
    /// How many objects were known then.
    known: u32,
    /// Objects by all that is constant of them.
    pool: HashMap<u128, Vec<u32>, AddressHash>,
    /// The objects that new ones pass for, by the address of these.
    names: HashMap<usize, (u32, Ref), AddressHash>,
    /// The new ones that pass for these.
    bodies: HashMap<u32, Ref, AddressHash>,
    /// The addresses of objects that got numbers since, and where in the pool they are.
    pub fresh: Vec<(usize, Option<u128>)>,
}

impl Reuse {
    /// A thread is moved on from this state.
    pub(super) fn begin(&mut self, tables: &Tables, row: &Row, enabled: bool) {
        self.enabled = enabled;
        self.known = tables.made.len() as u32;
        if enabled {
            tables.identify(&mut row.to_vec(), 0, &mut self.alive);
        }
    }

    /// Nothing passes for anything any more.
    pub(super) fn end(&mut self) {
        self.enabled = false;
        self.conflict = false;
        self.names.clear();
        self.bodies.clear();
        self.fresh.clear();
    }

    /// The tables are made anew.
    pub(super) fn clear(&mut self) {
        *self = Reuse::default();
    }

    /// Whether no object passes for another.
    pub(super) fn is_idle(&self) -> bool {
        self.names.is_empty()
    }

    /// What a new object passes for.
    pub(super) fn name(&self, address: usize) -> Option<u32> {
        self.names.get(&address).map(|name| name.0)
    }

    /// The new object that passes for one made earlier.
    pub(super) fn body(&self, made: u32) -> Option<Ref> {
        self.bodies.get(&made).copied()
    }

    /// Finds an object that a new one can pass for, and lets it.
    pub(super) fn find(&mut self, tables: &Tables, key: u128, object: Ref) -> Option<u32> {
        let pool = self.pool.get(&key)?;
        let is_free = |made: &u32| {
            *made < self.known && !self.alive.has_found(*made) && !self.bodies.contains_key(made)
        };
        let made = *pool.iter().find(|made| is_free(made))?;
        self.bodies.insert(made, object);
        let known = tables.made[made as usize].object;
        self.names.insert(object.address(), (made, known));
        Some(made)
    }

    /// Lets a new object pass for one that was made in its place.
    pub(super) fn replace(&mut self, object: Ref, made: u32, by: Ref) {
        self.names.insert(object.address(), (made, by));
    }

    /// An object that others may pass for later.
    pub(super) fn add(&mut self, key: u128, made: u32, address: usize) {
        self.pool.entry(key).or_default().push(made);
        self.fresh.push((address, Some(key)));
    }

    /// Answers the addresses of objects that got numbers since the step, of which none is to pass for
    /// another, and none that is younger for them.
    pub(super) fn undo(&mut self) -> Vec<usize> {
        let fresh = std::mem::take(&mut self.fresh);
        self.end();
        let addresses = fresh.into_iter().rev().map(|(address, key)| {
            if let Some(pool) = key.and_then(|key| self.pool.get_mut(&key)) {
                pool.pop();
            }
            address
        });
        addresses.collect()
    }

    /// The value that a state is to have in the place of this one.
    pub(super) fn value(&self, value: Value) -> Value {
        let name = |object: Ref| self.names.get(&object.address());
        match value.object().and_then(name) {
            Some(&(_, known)) => Value::reference(known),
            None => value,
        }
    }

    /// The same, of several.
    pub(super) fn values(&self, values: &[Value]) -> Box<[Value]> {
        values.iter().map(|&value| self.value(value)).collect()
    }

    /// Addresses of locks, likewise.
    pub(super) fn addresses(&self, addresses: &[usize]) -> Box<[usize]> {
        let known = |address: &usize| {
            let name = self.names.get(address);
            name.map_or(*address, |(_, known)| known.address())
        };
        addresses.iter().map(known).collect()
    }

    /// A copy of where a thread stands, likewise. Of one that waits for answers, none can be made.
    pub(super) fn image(&mut self, execution: &Execution) -> Execution {
        let mut image = execution.image();
        if self.is_idle() {
            return image;
        }
        self.conflict |= !image.asking.is_empty();
        image.stack.replace(|value| self.value(value));
        image.frames.iter_mut().for_each(|frame| self.frame(frame));
        image.handling = image.handling.map(|value| self.value(value));
        for pending in &mut image.pending {
            pending.left = self.value(pending.left);
            pending.right = self.value(pending.right);
        }
        image
    }

    fn frame(&self, frame: &mut Frame) {
        for value in [
            &mut frame.function,
            &mut frame.namespace,
            &mut frame.generator,
        ] {
            *value = self.value(*value);
        }
        if let Continuation::Construct(value)
        | Continuation::Class(value)
        | Continuation::Import(value) = &mut frame.continuation
        {
            *value = self.value(*value);
        }
    }

    /// Whether an object keeps others by their hashes that pass for others, which have other hashes.
    pub(super) fn is_hashed_by(&self, object: Ref, image: &[Value]) -> bool {
        let is_named = |value: &Value| self.value(*value) != *value;
        match &object.get().body {
            _ if self.is_idle() => false,
            Body::Dict(_) => image.chunks_exact(4).any(|entry| is_named(&entry[2])),
            Body::Set(_) => image.iter().any(is_named),
            _ => false,
        }
    }

    /// What an object is to hold that takes the place of an immutable one, if that can be made.
    pub(super) fn rebuilt(&self, object: Ref) -> Option<Body> {
        match &object.get().body {
            Body::Tuple(items) => Some(Body::Tuple((&*self.values(items)).into())),
            Body::BoundMethod(method) => Some(Body::BoundMethod(BoundMethod {
                function: self.value(method.function),
                receiver: self.value(method.receiver),
            })),
            _ => None,
        }
    }
}

/// Whether all there is to an object is what is constant of it, its image and its kind.
pub(super) fn can_pass(object: Ref) -> bool {
    match &object.get().body {
        Body::List(_) | Body::Cell(_) | Body::Tuple(_) | Body::BoundMethod(_) => true,
        Body::Iterator(_) | Body::Instance(_) => true,
        Body::Foreign(_) => is_open(object),
        _ => false,
    }
}

/// Whether all is seen that an object refers to: of those of other rooms only a lock is known to refer
/// to nothing.
pub(super) fn is_open(object: Ref) -> bool {
    !matches!(object.get().body, Body::Foreign(_)) || view_lock(Value::reference(object)).is_some()
}

/// All that is constant of an object: what its parts are, and which thread made it.
pub(super) fn key(object: Ref, digest: u128, refers: &[u32], maker: u32) -> u128 {
    let mut hasher = Hasher::new();
    hasher.bytes(type_name(Value::reference(object)).as_bytes());
    hasher.word(digest as u64);
    hasher.word((digest >> 64) as u64);
    hasher.word(u64::from(maker));
    let lock = view_lock(Value::reference(object));
    hasher.word(lock.map_or(0, |lock| 1 + u64::from(lock.reentrant)));
    refers.iter().for_each(|&made| hasher.word(u64::from(made)));
    hasher.finish()
}
