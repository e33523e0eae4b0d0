//! Instances that are to become ones of other classes, which happens while no thread moves.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::class;
use super::heap::Ref;
use super::instance::Instance;
use super::object::Body;
use super::process::Vm;
use super::sent::locked;
use super::value::Value;

/// The instance that a thread wants changed, and the class it is to have; the thread has both on its stack.
#[derive(Default)]
pub(super) struct Reclassed(Mutex<BTreeMap<u32, (Ref, Value)>>);

impl Vm {
    /// At the collection that is asked for, the instance becomes one of the class, which has its layout.
    pub(super) fn want_class(&self, thread: u32, instance: Ref, class: Value) {
        locked(&self.reclassed.0).insert(thread, (instance, class));
        self.heap.request_collection();
    }

    /// Does what was asked for, while no thread moves.
    pub(super) fn change_classes(&self) {
        for (object, class) in std::mem::take(&mut *locked(&self.reclassed.0)).into_values() {
            let Body::Instance(instance) = &object.get().body else {
                continue;
            };
            let (Some(old), Some(new)) = (class::of(instance.class), class::of(class)) else {
                continue;
            };
            let names = (0..).zip(old.slot_names());
            let attributes = names.filter_map(|(slot, name)| Some((name, instance.get(slot)?)));
            let places: Vec<(u32, Value)> = attributes
                .map(|(name, value)| (new.slot_or_create(name, &self.next_version), value))
                .collect();
            let changed = Instance::new(class, instance.inner, new.slot_count());
            for (slot, value) in places {
                changed.set(slot, value);
            }
            self.heap.replace(object, Body::Instance(changed));
        }
    }
}
