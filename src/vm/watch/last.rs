//! The order in which what is left at the end of a program is finalized.
//!
//! CPython's collector does it (`gc_collect_main`), and its order is that of its list of containers after
//! one more collection: oldest first, but what is older than all that refers to it goes behind, in the order
//! in which it is found. The slots of the heap stand for the age of objects.

use std::collections::{HashSet, VecDeque};

use super::State;
use crate::vm::heap::{Marker, Ref};
use crate::vm::object::Body;
use crate::vm::process::Vm;
use crate::vm::value::Value;

/// What the collector finds in an object, in its order.
fn parts(vm: &Vm, object: Ref) -> Vec<Ref> {
    let mut parts = Marker::list(object);
    match &object.get().body {
        Body::List(_) | Body::Tuple(_) => parts.reverse(),
        Body::Class(class) => {
            let members = class.members.members().into_iter();
            let values = members.map(|(_, number)| vm.cells.at(number).get());
            parts.extend(values.filter_map(Value::object));
        }
        _ => {}
    }
    parts
}

impl Vm {
    /// A finalizer that is to be called at the end of the program, with its object.
    pub(super) fn last_finalizer(&self) -> Option<(Value, Value)> {
        let mut state = self.watch.locked();
        if state.last.is_none() {
            state.last = Some(self.last_order(&state));
        }
        loop {
            // What finalizers make is not finalized any more.
            let number = state.last.as_mut()?.pop_front()?;
            let Some(entry) = state.entries.get_mut(&number) else {
                continue;
            };
            let object = entry.object;
            if std::mem::take(&mut entry.finalizes)
                && let Some(function) = self.finalizer_of(object)
            {
                return Some((function, Value::reference(object)));
            }
        }
    }

    fn last_order(&self, state: &State) -> VecDeque<u64> {
        let mut reached = HashSet::new();
        for module in self.modules() {
            let module = module.object().map(|object| &object.get().body);
            let Some(Body::Module(module)) = module else {
                continue;
            };
            for (_, number) in module.globals.members() {
                let value = self.cells.at(number).get();
                reached.extend(value.object().map(Ref::address));
            }
        }
        let mut set_aside = HashSet::new();
        let mut order = VecDeque::new();
        let mut queue: VecDeque<Ref> = self.heap.objects().into();
        while let Some(object) = queue.pop_front() {
            let address = object.address();
            if !reached.contains(&address) {
                set_aside.insert(address);
                continue;
            }
            order.extend(state.numbers.get(&address));
            for part in parts(self, object) {
                if reached.insert(part.address()) && set_aside.remove(&part.address()) {
                    queue.push_back(part);
                }
            }
        }
        // What only cycles keep is out of reach already, and collected first.
        let left = state.entries.iter().rev();
        for (&number, entry) in left {
            if set_aside.contains(&entry.object.address()) {
                order.push_front(number);
            }
        }
        order
    }
}
