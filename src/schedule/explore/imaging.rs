//! Images with a digest: what an object or a thread is at one moment, and 128 bits that stand for it. The
//! digest is made once and shared by all states that share the image, so that a state's hash costs
//! little more than one word for each of its parts.
//!
//! Objects of the beginning are in a digest by number. Objects made since have no number of their own:
//! a digest leaves them out, and whoever hashes a state numbers them in the order of finding them.

use std::collections::HashMap;
use std::rc::Rc;

use super::state::{AddressHash, Hasher};
use crate::vm::heap::{Marker, Ref};
use crate::vm::image;
use crate::vm::object::Body;
use crate::vm::{Execution, Value};

/// Numbers of the objects there were at the beginning, by address.
pub(super) type Numbers = HashMap<usize, u32, AddressHash>;

/// The digest of a list of values, and the objects that are left out of it.
struct Digester<'a> {
    numbers: &'a Numbers,
    hasher: Hasher,
    fresh: Vec<Ref>,
}

impl Digester<'_> {
    fn values(&mut self, values: &[Value]) {
        self.hasher.word(values.len() as u64);
        for &value in values {
            self.value(value);
        }
    }

    fn value(&mut self, value: Value) {
        let Some(object) = value.object() else {
            return self.hasher.word(value.word());
        };
        if let Some(&number) = self.numbers.get(&object.address()) {
            return self.hasher.word(u64::from(number) << 2 | 1);
        }
        match &object.get().body {
            Body::Text(text) => return self.hasher.bytes(text.as_str().as_bytes()),
            Body::Bytes(bytes) => return self.hasher.bytes(bytes),
            Body::BigInt(int) => return self.hasher.bytes(&int.to_signed_bytes_le()),
            _ => {}
        }
        self.hasher.word(2);
        self.fresh.push(object);
    }
}

/// What of an object can change, at one moment.
pub(super) struct Image {
    pub values: Box<[Value]>,
    pub digest: u128,
    /// Objects made since the beginning that it refers to, in order.
    pub fresh: Box<[Ref]>,
}

impl Image {
    /// An image of an object of the beginning: these values.
    pub(super) fn of_old(values: &[Value], numbers: &Numbers) -> Rc<Image> {
        Image::made(
            Digester {
                numbers,
                hasher: Hasher::new(),
                fresh: Vec::new(),
            },
            values,
        )
    }

    /// An image of an object made since: these values, its kind and what of it can never change.
    pub(super) fn of_fresh(object: Ref, values: &[Value], numbers: &Numbers) -> Rc<Image> {
        let mut parts = Vec::new();
        image::constant_parts(object.get(), &mut parts);
        let mut digester = Digester {
            numbers,
            hasher: Hasher::new(),
            fresh: Vec::new(),
        };
        digester.hasher.word(u64::from(kind(object)));
        digester.values(&parts);
        Image::made(digester, values)
    }

    fn made(mut digester: Digester<'_>, values: &[Value]) -> Rc<Image> {
        digester.values(values);
        Rc::new(Image {
            values: values.into(),
            digest: digester.hasher.finish(),
            fresh: digester.fresh.into(),
        })
    }

    pub(super) fn trace(&self, marker: &mut Marker) {
        marker.values(&self.values);
        let fresh = self.fresh.iter();
        fresh.for_each(|&object| marker.value(Value::reference(object)));
    }
}

/// Where a thread stands, at one moment.
pub(super) struct ThreadImage {
    pub execution: Execution,
    pub digest: u128,
    /// Objects made since the beginning that it refers to, in order.
    pub fresh: Box<[Ref]>,
}

impl ThreadImage {
    pub(super) fn of(execution: &Execution, numbers: &Numbers) -> Rc<ThreadImage> {
        let mut digester = Digester {
            numbers,
            hasher: Hasher::new(),
            fresh: Vec::new(),
        };
        let mut values = Vec::new();
        for frame in &execution.frames {
            image::save_frame(frame, &mut values);
        }
        values.extend(execution.handling);
        for pending in &execution.pending {
            values.extend([pending.left, pending.right]);
            values.push(Value::index(usize::from(pending.candidate)));
        }
        for asking in &execution.asking {
            asking.parts(&mut values);
        }
        digester.values(&values);
        digester.values(execution.stack.values());
        Rc::new(ThreadImage {
            execution: execution.image(),
            digest: digester.hasher.finish(),
            fresh: digester.fresh.into(),
        })
    }
}

fn kind(object: Ref) -> u8 {
    match &object.get().body {
        Body::Tuple(_) => 1,
        Body::List(_) => 2,
        Body::Dict(_) => 3,
        Body::Set(_) => 4,
        Body::Instance(_) => 5,
        Body::Cell(_) => 6,
        Body::Function(_) => 7,
        Body::BoundMethod(_) => 8,
        Body::Iterator(_) => 9,
        Body::Generator(_) => 10,
        Body::Exception(_) => 11,
        Body::Foreign(_) => 12,
        Body::Range(_) => 13,
        Body::Slice(_) => 14,
        _ => 15,
    }
}
