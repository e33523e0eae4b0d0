//! Known paths from a root to watched objects: whether they still stand after something was let go.

use std::sync::atomic::Ordering;

use super::{ON_PATH, State};
use crate::vm::execution::Execution;
use crate::vm::heap::{Marker, Ref};
use crate::vm::process::Vm;
use crate::vm::value::Value;

/// Where an object on a known path stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the cell of this number.
    Cell(u32),
    /// Where the VM keeps what it never lets go.
    Permanent,
    /// On the stack of the thread that looked last, at this place or another.
    Stack(u32),
    /// In another object.
    Object(Ref),
}

/// A path longer than this is not looked at to its end.
const FAR: usize = 64;

/// What can be asked where an object stands: a VM and the thread that has let go of something.
pub(super) struct Ground<'a> {
    pub(super) vm: &'a Vm,
    pub(super) execution: &'a Execution,
    /// What the last instruction took off the stack, and what it has left there.
    pub(super) handed: &'a [Value],
    /// The cell it has stored into.
    pub(super) cell: Option<u32>,
}

impl State {
    /// Whether a path to the object stands, the one known or another that is easily found.
    pub(super) fn stands(&mut self, object: Ref, ground: &Ground<'_>) -> bool {
        if self.known_path_stands(object, ground) {
            return true;
        }
        let value = Value::reference(object);
        if let Some(cell) = ground.cell
            && ground.vm.cells.at(cell).get() == value
        {
            self.place(object, Place::Cell(cell));
            return true;
        }
        if self.is_on_stack(object, ground) {
            return true;
        }
        for parent in ground.handed.iter().filter_map(|value| value.object()) {
            if parent == object || !self.refers(parent, object) {
                continue;
            }
            if self.known_path_stands(parent, ground) || self.is_on_stack(parent, ground) {
                self.place(object, Place::Object(parent));
                return true;
            }
        }
        false
    }

    fn is_on_stack(&mut self, object: Ref, ground: &Ground<'_>) -> bool {
        self.place_on_stack(Value::reference(object), ground.execution.stack.values())
    }

    /// Notes where an object stands among these values of a stack, if it does.
    pub(super) fn place_on_stack(&mut self, value: Value, values: &[Value]) -> bool {
        self.work += values.len() as u64 / 8;
        let at = values.iter().position(|&other| other == value);
        let (Some(at), Some(object)) = (at, value.object()) else {
            return false;
        };
        self.place(object, Place::Stack(at as u32));
        true
    }

    fn place(&mut self, object: Ref, place: Place) {
        object.watch.fetch_or(ON_PATH, Ordering::Relaxed);
        if let Place::Object(parent) = place {
            parent.watch.fetch_or(ON_PATH, Ordering::Relaxed);
        }
        self.places.insert(object.address(), place);
    }

    fn refers(&mut self, parent: Ref, object: Ref) -> bool {
        let parts = Marker::list(parent);
        self.work += 1 + parts.len() as u64 / 4;
        parts.contains(&object)
    }

    fn known_path_stands(&mut self, object: Ref, ground: &Ground<'_>) -> bool {
        let mut object = object;
        for _ in 0..FAR {
            let value = Value::reference(object);
            match self.places.get(&object.address()) {
                None => return false,
                Some(Place::Permanent) => return true,
                Some(&Place::Cell(number)) => return ground.vm.cells.at(number).get() == value,
                Some(&Place::Stack(at)) => {
                    let values = ground.execution.stack.values();
                    return values.get(at as usize) == Some(&value)
                        || self.is_on_stack(object, ground);
                }
                Some(&Place::Object(parent)) => {
                    if !self.refers(parent, object) {
                        return false;
                    }
                    object = parent;
                }
            }
        }
        true
    }
}
