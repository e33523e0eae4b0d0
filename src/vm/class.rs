//! Classes: names bound to cells, a method resolution order, and a version that inline caches check.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, RwLock};

use super::heap::Marker;
use super::namespace::{Cells, Name, Namespace};
use super::object::Body;
use super::types::Kind;
use super::value::Value;

/// The contents of a class object.
pub struct Class {
    /// `__name__`.
    pub name: Box<str>,
    /// `__qualname__`.
    pub qualname: Box<str>,
    /// `__module__`.
    pub module: Box<str>,
    /// The built-in class whose layout its instances have.
    pub layout: Kind,
    /// Whether it is one of the built-in classes, whose attributes cannot be set.
    pub builtin: bool,
    /// Whether instances are compared or hashed by methods of the program (`__eq__`, `__hash__`).
    pub own_equality: bool,
    /// Base classes, as written.
    pub bases: Box<[Value]>,
    /// Attributes. A plain attribute's new value goes into its cell and invalidates no cache.
    pub members: Namespace,
    /// Method resolution order, this class first.
    mro: OnceLock<Box<[Value]>>,
    /// Changes whenever a lookup through this class could find something else.
    version: AtomicU32,
    /// Slot of each attribute that any instance has ever had.
    slots: RwLock<HashMap<Name, u32>>,
    subclasses: Mutex<Vec<Value>>,
}

impl Class {
    /// A class without attributes; its order is set once it is an object.
    pub fn new(
        name: &str,
        qualname: &str,
        module: &str,
        layout: Kind,
        bases: Box<[Value]>,
        version: u32,
    ) -> Class {
        Class {
            name: name.into(),
            qualname: qualname.into(),
            module: module.into(),
            layout,
            builtin: false,
            own_equality: false,
            bases,
            members: Namespace::default(),
            mro: OnceLock::new(),
            version: AtomicU32::new(version),
            slots: RwLock::default(),
            subclasses: Mutex::default(),
        }
    }

    /// Sets the method resolution order, once.
    pub fn set_mro(&self, mro: Box<[Value]>) {
        let _set_before = self.mro.set(mro);
    }

    /// The method resolution order, this class first.
    pub fn mro(&self) -> &[Value] {
        self.mro.get().map_or(&[], |mro| mro)
    }

    /// The version that caches made of this class carry.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        self.version.load(Ordering::Acquire)
    }

    /// Voids the caches made of this class and those below it.
    pub fn invalidate(&self, next_version: &AtomicU32) {
        self.version.store(
            next_version.fetch_add(1, Ordering::Relaxed),
            Ordering::Release,
        );
        let subclasses = self
            .subclasses
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .clone();
        for subclass in subclasses {
            if let Some(class) = of(subclass) {
                class.invalidate(next_version);
            }
        }
    }

    /// Notes a class derived from this one.
    pub fn add_subclass(&self, class: Value) {
        self.subclasses
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .push(class);
    }

    /// The cell of an attribute, looked up along the method resolution order.
    pub fn find(&self, name: Name, cells: &Cells) -> Option<u32> {
        self.mro().iter().find_map(|&class| {
            let number = of(class)?.members.find(name)?;
            cells.at(number).get().is_bound().then_some(number)
        })
    }

    /// The slot in which instances keep this attribute, if any ever had it.
    pub fn slot(&self, name: Name) -> Option<u32> {
        self.slots
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .get(&name)
            .copied()
    }

    /// The slot in which instances keep this attribute, made when none has. A fresh slot can hide a
    /// method of the same name, so it voids caches.
    pub fn slot_or_create(&self, name: Name, next_version: &AtomicU32) -> u32 {
        if let Some(slot) = self.slot(name) {
            return slot;
        }
        let mut slots = self
            .slots
            .write()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let fresh = slots.len() as u32;
        let slot = *slots.entry(name).or_insert(fresh);
        drop(slots);
        if slot == fresh {
            self.invalidate(next_version);
        }
        slot
    }

    /// How many slots instances of this class need as far as is known.
    pub fn slot_count(&self) -> usize {
        self.slots
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .len()
    }

    /// The attributes instances may have, by slot.
    pub fn slot_names(&self) -> Vec<Name> {
        let slots = self
            .slots
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut names: Vec<(u32, Name)> = slots.iter().map(|(&name, &slot)| (slot, name)).collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// Whether this class is `ancestor` or derives from it.
    pub fn derives_from(&self, ancestor: Value) -> bool {
        self.mro().contains(&ancestor)
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&self.bases);
        marker.values(self.mro());
        marker.values(
            &self
                .subclasses
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner()),
        );
    }
}

/// The class a value is, if it is one.
#[inline]
pub fn of<'a>(value: Value) -> Option<&'a Class> {
    match &value.object()?.get().body {
        Body::Class(class) => Some(class),
        _ => None,
    }
}

/// Whether a value is an instance that is compared or hashed by methods of the program.
pub fn has_own_equality(value: Value) -> bool {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => {
            of(instance.class).is_some_and(|class| class.own_equality)
        }
        _ => false,
    }
}

/// The C3 linearisation of the bases' orders (Barrett et al. 1996, as CPython's `mro_implementation`);
/// nothing when the bases contradict each other.
pub fn linearize(bases: &[Value]) -> Option<Vec<Value>> {
    let mut sequences: Vec<Vec<Value>> = bases
        .iter()
        .filter_map(|&base| of(base))
        .map(|class| class.mro().to_vec())
        .collect();
    sequences.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Some(order);
        }
        let in_no_tail = |candidate: &Value| {
            !sequences
                .iter()
                .any(|other| other.iter().skip(1).any(|item| item == candidate))
        };
        let head = *sequences
            .iter()
            .filter_map(|sequence| sequence.first())
            .find(|head| in_no_tail(head))?;
        order.push(head);
        for sequence in &mut sequences {
            if sequence.first() == Some(&head) {
                sequence.remove(0);
            }
        }
    }
}
