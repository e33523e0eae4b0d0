//! What stands in a heap slot: a header and one of the built-in kinds of object.
//!
//! Everything shared is immutable, atomic or locked, so any worker may use any object at any time.
//! The kinds' own behaviour lives in their files; this one names them and tells the collector what
//! they refer to.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64};

use num_bigint::BigInt;

use super::class::Class;
use super::dict::Dict;
use super::exception::{ExceptionState, Trace};
use super::fork::Copies;
use super::function::{BoundMethod, Function, NativeFunction};
use super::generator::Generator;
use super::heap::Marker;
use super::instance::Instance;
use super::items::Items;
use super::iterator::{DictView, Iter};
use super::link::CodeRef;
use super::list::List;
use super::namespace::Module;
use super::set::Set;
use super::text::Text;
use super::value::{Cell, Value};
use super::wide::Wide;

/// One heap slot.
pub struct Object {
    /// Set while a collection has reached it.
    pub(super) marked: AtomicBool,
    /// Whether its death is waited for, or it holds what is waited for (`watch`).
    pub(super) watch: AtomicU8,
    /// In a forked process, what the hash of the object's identity was made of before; otherwise 0.
    pub(super) seed: u32,
    /// Its `id()`, once asked for.
    pub(super) identity: AtomicU64,
    /// What it is.
    pub body: Body,
}

impl Object {
    pub(super) fn free() -> Object {
        Object {
            marked: AtomicBool::new(false),
            watch: AtomicU8::new(0),
            seed: 0,
            identity: AtomicU64::new(0),
            body: Body::Free(None),
        }
    }
}

/// The inner part of an instance whose class another room defines, such as a lock.
pub trait Foreign: Send + Sync {
    /// Reports the values it holds.
    fn trace(&self, marker: &mut Marker);
    /// Roughly the bytes it holds outside of its slot.
    fn payload(&self) -> usize {
        64
    }
    /// Appends what of it can change. Answers false when that cannot be told.
    fn save(&self, _image: &mut Vec<Value>) -> bool {
        false
    }
    /// Becomes what was saved of it.
    fn load(&self, _image: &[Value]) {}
    /// Its process has ended, though its memory may stay for a while: whoever shares it is to see that.
    fn leave(&self) {}
    /// What becomes of it in a process that begins as a copy of this one.
    fn forked(&self, copies: &Copies) -> Box<dyn Foreign>;
    /// Itself, for its own room to recognise.
    fn as_any(&self) -> &dyn std::any::Any;
}

/// The kinds of object.
pub enum Body {
    /// Nothing: the next slot of the free chain it is on.
    Free(Option<NonNull<Object>>),
    /// An integer of 49 to 128 bits.
    Wide(Wide),
    /// An integer of more than 128 bits.
    BigInt(Box<BigInt>),
    /// A complex number: its real and its imaginary part.
    Complex([f64; 2]),
    /// A string.
    Text(Text),
    /// A bytes object.
    Bytes(Box<[u8]>),
    /// A tuple.
    Tuple(Items),
    /// A list.
    List(Box<List>),
    /// A dict.
    Dict(Box<Dict>),
    /// A set or frozenset.
    Set(Box<Set>),
    /// A range: start, stop, step.
    Range([i64; 3]),
    /// A slice: start, stop, step.
    Slice(Box<[Value; 3]>),
    /// A variable that closures share.
    Cell(Cell),
    /// A function of the program.
    Function(Box<Function>),
    /// A function of the engine.
    Native(NativeFunction),
    /// A function with its receiver.
    BoundMethod(BoundMethod),
    /// A class.
    Class(Box<Class>),
    /// An instance of a class of the program, or of an exception class.
    Instance(Instance),
    /// What an exception instance keeps besides its attributes.
    Exception(Box<ExceptionState>),
    /// A module.
    Module(Module),
    /// An iterator over a built-in container.
    Iterator(Box<Iter>),
    /// What `keys()`, `values()` or `items()` of a dict gives: the dict, and which.
    View(Value, DictView),
    /// A generator.
    Generator(Box<Generator>),
    /// A property: getter, setter, deleter.
    Property(Box<[Value; 3]>),
    /// A static method.
    StaticMethod(Value),
    /// A class method.
    ClassMethod(Value),
    /// `super()`: the class to start behind, and the receiver.
    Super(Box<[Value; 2]>),
    /// A traceback, or a frame in one.
    Trace(Box<Trace>),
    /// A linked code object.
    Code(CodeRef),
    /// An object another room defines.
    Foreign(Box<dyn Foreign>),
}

// SAFETY: `NonNull` in `Free` is followed only by the slot's owner (see `Heap`); every other part is
// `Send + Sync` by itself.
unsafe impl Send for Body {}
// SAFETY: as above.
unsafe impl Sync for Body {}

impl Body {
    /// Bytes that the items of a sequence take; none of other objects.
    pub(super) fn contents(&self) -> usize {
        match self {
            Body::Text(text) => text.as_str().len(),
            Body::Bytes(bytes) => bytes.len(),
            Body::Tuple(items) => size_of_val(&items[..]),
            Body::List(list) => list.len() * size_of::<Value>(),
            _ => 0,
        }
    }

    /// Roughly the bytes it holds outside of its slot.
    pub(super) fn payload(&self) -> usize {
        match self {
            Body::Text(text) => text.payload(),
            Body::Bytes(bytes) => bytes.len(),
            Body::Tuple(items) => items.payload(),
            Body::List(list) => list.capacity() * 8 + 48,
            Body::Dict(dict) => dict.len() * 40 + 64,
            Body::Set(set) => set.payload() + 64,
            Body::Instance(instance) => instance.capacity() * 8,
            Body::BigInt(int) => (int.bits() / 8) as usize + 32,
            Body::Function(_) | Body::Class(_) | Body::Exception(_) | Body::Generator(_) => 128,
            Body::Foreign(foreign) => foreign.payload(),
            _ => 0,
        }
    }

    /// Reports every value it refers to.
    pub(super) fn trace(&self, marker: &mut Marker) {
        match self {
            Body::Free(_)
            | Body::Wide(_)
            | Body::BigInt(_)
            | Body::Complex(_)
            | Body::Text(_)
            | Body::Bytes(_)
            | Body::Range(_)
            | Body::Native(_)
            | Body::Code(_)
            | Body::Trace(_)
            | Body::Module(_) => {}
            Body::Tuple(items) => marker.values(items),
            Body::List(list) => list.trace(marker),
            Body::Dict(dict) => dict.trace(marker),
            Body::Set(set) => set.trace(marker),
            Body::Slice(parts) | Body::Property(parts) => marker.values(&parts[..]),
            Body::Super(parts) => marker.values(&parts[..]),
            Body::Cell(cell) => marker.value(cell.get()),
            Body::Function(function) => function.trace(marker),
            Body::BoundMethod(method) => marker.values(&[method.function, method.receiver]),
            Body::Class(class) => class.trace(marker),
            Body::Instance(instance) => instance.trace(marker),
            Body::Exception(state) => state.trace(marker),
            Body::Iterator(iterator) => iterator.trace(marker),
            Body::Generator(generator) => generator.trace(marker),
            Body::StaticMethod(value) | Body::ClassMethod(value) | Body::View(value, _) => {
                marker.value(*value)
            }
            Body::Foreign(foreign) => foreign.trace(marker),
        }
    }
}
