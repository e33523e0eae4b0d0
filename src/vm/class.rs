//! Classes: names bound to cells, a method resolution order, and a version that inline caches check.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, RwLock};

use super::fork::Copies;
use super::heap::Marker;
use super::namespace::{Cells, Name, Namespace};
use super::object::Body;
use super::types::{Kind, KnownNames};
use super::value::Value;

/// What a class of the program changes about its instances: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u32);

impl Traits {
    /// Instances are made by its own `__new__`.
    pub const NEW: Traits = Traits(1);
    /// Attributes are found by its own `__getattribute__`.
    pub const GETATTRIBUTE: Traits = Traits(2);
    /// Attributes that are not found are asked of its `__getattr__`.
    pub const GETATTR: Traits = Traits(4);
    /// Attributes are set by its own `__setattr__`.
    pub const SETATTR: Traits = Traits(8);
    /// Attributes are deleted by its own `__delattr__`.
    pub const DELATTR: Traits = Traits(16);
    /// Instances have a truth of their own: `__bool__` or `__len__`.
    pub const TRUTH: Traits = Traits(32);
    /// Instances in a class body are descriptors: `__get__`.
    pub const GET: Traits = Traits(64);
    /// Such descriptors come before an instance's own attributes: `__set__` or `__delete__`.
    pub const DATA: Traits = Traits(128);
    /// Abstract methods are left, so there can be no instance.
    pub const ABSTRACT: Traits = Traits(256);
    /// A metaclass says what calling its classes does.
    pub const METACLASS_CALL: Traits = Traits(512);
    /// An instance has been given another `__dict__`, so attributes may be in there.
    pub const OTHER_DICT: Traits = Traits(1024);
    /// Instances are told that they die: `__del__`.
    pub const FINALIZER: Traits = Traits(2048);

    /// Whether any of these is among them.
    #[inline]
    pub fn has(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }
}

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
    own_equality: AtomicBool,
    /// Whether the program says that instances have no hash.
    unhashable: AtomicBool,
    /// The class of this class; unbound when that is `type` itself.
    pub metaclass: Value,
    /// The attributes its instances are limited to by `__slots__`, if they are.
    pub limited_to: Option<Box<[Name]>>,
    /// Base classes, as written.
    pub bases: Box<[Value]>,
    /// Attributes. A plain attribute's new value goes into its cell and invalidates no cache.
    pub members: Namespace,
    /// Method resolution order, this class first.
    mro: OnceLock<Box<[Value]>>,
    /// Changes whenever a lookup through this class could find something else.
    version: AtomicU32,
    /// The traits, above them the version they were found for.
    traits: AtomicU64,
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
            own_equality: AtomicBool::new(false),
            unhashable: AtomicBool::new(false),
            metaclass: Value::UNBOUND,
            limited_to: None,
            bases,
            members: Namespace::default(),
            mro: OnceLock::new(),
            version: AtomicU32::new(version),
            traits: AtomicU64::new(0),
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
        for subclass in self.subclasses() {
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

    /// The classes derived from this one, the oldest first.
    pub fn subclasses(&self) -> Vec<Value> {
        self.subclasses
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .clone()
    }

    /// The cell of an attribute, looked up along the method resolution order.
    pub fn find(&self, name: Name, cells: &Cells) -> Option<u32> {
        self.mro().iter().find_map(|&class| {
            let number = of(class)?.members.find(name)?;
            cells.at(number).get().is_bound().then_some(number)
        })
    }

    /// Notes whether instances are compared or hashed by methods of the program, here and in the classes
    /// derived from this one.
    pub fn note_equality(&self, known: &KnownNames, cells: &Cells) {
        let hash = self.find_own(known.hash, cells);
        let equality = hash.is_some() || self.find_own(known.eq, cells).is_some();
        self.own_equality.store(equality, Ordering::Relaxed);
        self.unhashable
            .store(hash == Some(Value::NONE), Ordering::Relaxed);
        for subclass in self.subclasses() {
            if let Some(class) = of(subclass) {
                class.note_equality(known, cells);
            }
        }
    }

    /// What this class changes about its instances.
    pub fn traits(&self, known: &KnownNames, cells: &Cells) -> Traits {
        let version = self.version();
        let noted = self.traits.load(Ordering::Relaxed);
        if (noted >> 32) as u32 == version {
            return Traits(noted as u32);
        }
        let own = [
            (known.new, Traits::NEW),
            (known.getattribute, Traits::GETATTRIBUTE),
            (known.getattr, Traits::GETATTR),
            (known.setattr, Traits::SETATTR),
            (known.delattr, Traits::DELATTR),
            (known.bool, Traits::TRUTH),
            (known.len, Traits::TRUTH),
            (known.get, Traits::GET),
            (known.set, Traits::DATA),
            (known.delete, Traits::DATA),
            (known.finalizer, Traits::FINALIZER),
        ];
        let mut bits = 0;
        for (name, of_name) in own {
            if self.find_own(name, cells).is_some() {
                bits |= of_name.0;
            }
        }
        if self
            .members
            .get(known.abstract_methods, cells)
            .is_some_and(is_not_empty)
        {
            bits |= Traits::ABSTRACT.0;
        }
        if self.slot(known.dict).is_some() {
            bits |= Traits::OTHER_DICT.0;
        }
        if of(self.metaclass).is_some_and(|meta| meta.find_own(known.call, cells).is_some()) {
            bits |= Traits::METACLASS_CALL.0;
        }
        self.traits.store(
            (u64::from(version) << 32) | u64::from(bits),
            Ordering::Relaxed,
        );
        Traits(bits)
    }

    /// An attribute of a class of the program, looked up along the order; nothing when a built-in class
    /// comes first. What special methods instances have beyond those of their built-in layout.
    pub fn find_own(&self, name: Name, cells: &Cells) -> Option<Value> {
        for &candidate in self.mro() {
            let class = of(candidate)?;
            if let Some(member) = class.members.get(name, cells) {
                return (!class.builtin).then_some(member);
            }
        }
        None
    }

    /// An attribute of this class or those behind it in the order, as it is stored.
    pub fn member(&self, name: Name, cells: &Cells) -> Option<Value> {
        self.find(name, cells).map(|number| cells.at(number).get())
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

    /// The class in a forked process. Its attributes are in cells of the same numbers there.
    pub(super) fn forked(&self, copies: &Copies) -> Class {
        let slots = self
            .slots
            .read()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let mro = OnceLock::new();
        if let Some(order) = self.mro.get() {
            let _set_once = mro.set(copies.values(order).into());
        }
        Class {
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            module: self.module.clone(),
            layout: self.layout,
            builtin: self.builtin,
            own_equality: self.own_equality.load(Ordering::Relaxed).into(),
            unhashable: self.unhashable.load(Ordering::Relaxed).into(),
            metaclass: copies.value(self.metaclass),
            limited_to: self.limited_to.clone(),
            bases: copies.values(&self.bases).into(),
            members: self.members.duplicate(),
            mro,
            version: self.version().into(),
            traits: AtomicU64::new(0),
            slots: RwLock::new(slots.clone()),
            subclasses: Mutex::new(copies.values(&self.subclasses())),
        }
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&self.bases);
        marker.value(self.metaclass);
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

fn is_not_empty(collection: Value) -> bool {
    match collection.object().map(|object| &object.get().body) {
        Some(Body::Set(items)) => !items.is_empty(),
        Some(Body::Dict(items)) => !items.is_empty(),
        Some(Body::Tuple(items)) => !items.is_empty(),
        Some(Body::List(items)) => !items.is_empty(),
        _ => false,
    }
}

/// The special method with which the class of an instance of the program overrides its layout's, or a
/// metaclass that of classes.
pub fn own_special(value: Value, name: Name, cells: &Cells) -> Option<Value> {
    match &value.object()?.get().body {
        Body::Instance(instance) => of(instance.class)?.find_own(name, cells),
        Body::Class(class) => of(class.metaclass)?.find_own(name, cells),
        _ => None,
    }
}

/// Whether a value is an instance that is compared or hashed by methods of the program.
pub fn has_own_equality(value: Value) -> bool {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => {
            of(instance.class).is_some_and(|class| class.own_equality.load(Ordering::Relaxed))
        }
        Some(Body::Class(class)) => {
            of(class.metaclass).is_some_and(|class| class.own_equality.load(Ordering::Relaxed))
        }
        _ => false,
    }
}

/// Whether the program says that instances of a value's class have no hash.
pub fn is_unhashable(value: Value) -> bool {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => {
            of(instance.class).is_some_and(|class| class.unhashable.load(Ordering::Relaxed))
        }
        _ => false,
    }
}

/// Whether a value is an instance of a class with a method `keys`, or of one derived from dict that has
/// an iterator of its own: a mapping whose pairs are asked for key by key.
pub fn is_mapping(value: Value, vm: &super::process::Vm) -> bool {
    let wanted = match value.part() {
        Some(Body::Dict(_)) => vm.known.iter,
        _ => vm.names.intern("keys"),
    };
    own_special(value, wanted, &vm.cells).is_some()
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
