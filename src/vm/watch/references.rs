//! Questions about all there is: how many references there are to an object, for `sys.getrefcount`, and which
//! objects there are, for `gc.get_objects`. They are answered by looking at everything within reach.

use super::dying::is_counted;
use super::survey::handle_of;
use crate::vm::heap::{Marker, Ref};
use crate::vm::object::Body;
use crate::vm::process::Vm;
use crate::vm::value::Value;

/// A question of a thread, and then its answer.
pub(super) enum Asked {
    /// How many references are there to this object?
    Wanted(Ref),
    /// So many.
    Counted(usize),
    /// Which objects that may refer to others are there?
    WantedAll,
    /// These.
    Found(Vec<Value>),
}

impl Vm {
    /// Counts the references to an object at the next collection, which is asked for, or answers how many
    /// there were. The caller's own is among them.
    pub fn references(&self, thread: u32, object: Ref) -> Option<usize> {
        let mut state = self.watch.locked();
        if let Some(&Asked::Counted(count)) = state.references.get(&thread) {
            state.references.remove(&thread);
            return Some(count);
        }
        state.references.insert(thread, Asked::Wanted(object));
        self.heap.request_collection();
        None
    }

    /// Looks for all objects that may refer to others at the next collection, which is asked for, or answers
    /// which there were.
    pub fn containers(&self, thread: u32) -> Option<Vec<Value>> {
        let mut state = self.watch.locked();
        if let Some(Asked::Found(found)) = state.references.get_mut(&thread) {
            let found = std::mem::take(found);
            state.references.remove(&thread);
            return Some(found);
        }
        state.references.insert(thread, Asked::WantedAll);
        self.heap.request_collection();
        None
    }

    /// Answers who asked. Only while no worker is between two safepoints.
    pub(super) fn answer_references(&self, roots: &dyn Fn(&mut Marker)) {
        let mut asked = std::mem::take(&mut self.watch.locked().references);
        let roots = |marker: &mut Marker| {
            self.trace(marker);
            roots(marker);
        };
        for asked in asked.values_mut() {
            match *asked {
                Asked::Wanted(object) => {
                    // Weak references do not count, even where they keep their object.
                    let counts = |from| handle_of(from).is_none();
                    *asked = Asked::Counted(self.heap.count_references(object, roots, counts));
                }
                Asked::WantedAll => {
                    let mut found = self.heap.reachable(roots);
                    found.retain(|&object| is_counted(object));
                    *asked = Asked::Found(found.into_iter().map(Value::reference).collect());
                }
                Asked::Counted(_) | Asked::Found(_) => {}
            }
        }
        self.watch.locked().references = asked;
    }

    /// Whether only the program refers to such an object. Constants and small values, modules and classes
    /// are also kept by the engine itself, and in CPython by the interpreter, each in its own way.
    pub fn has_own_references(&self, value: Value) -> Option<Ref> {
        let object = value.object()?;
        let countable = match &object.get().body {
            Body::Text(_)
            | Body::Bytes(_)
            | Body::Wide(_)
            | Body::BigInt(_)
            | Body::Range(_)
            | Body::Complex(_)
            | Body::Native(_)
            | Body::Class(_)
            | Body::Module(_)
            | Body::Code(_)
            | Body::Free(_) => false,
            Body::Tuple(items) => !items.is_empty() && !self.is_constant(value),
            _ => true,
        };
        countable.then_some(object)
    }
}
