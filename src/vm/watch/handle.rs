//! A weak reference: it knows its object and does not keep it.

use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::instance::Instance;
use crate::vm::machine::Context;
use crate::vm::object::{Body, Foreign};
use crate::vm::process::Vm;
use crate::vm::types::Kind;
use crate::vm::value::{Cell, Value};
use crate::vm::{class, foreign};

/// What a weak reference holds. The object that stands for it in the program refers to this.
pub struct Handle {
    /// The object it speaks of; unbound once that has died.
    target: Cell,
    /// The object that stands for it in the program.
    owner: Cell,
    /// What is called with the owner when the target has died, or None.
    callback: Value,
    /// Whether it keeps its object after all: where a run repeats its instructions exactly.
    keeps: bool,
}

impl Handle {
    /// The object, as long as it lives.
    pub fn target(&self) -> Option<Value> {
        self.target.bound()
    }

    /// The object dies. Answers the call that is to be made, provided that the owner is still there.
    pub(super) fn clear(&self) -> Option<(Value, Value)> {
        self.target.set(Value::UNBOUND);
        (self.callback != Value::NONE).then(|| (self.callback, self.owner.get()))
    }
}

impl Foreign for Handle {
    fn trace(&self, marker: &mut Marker) {
        marker.value(self.callback);
        if self.keeps {
            marker.value(self.target.get());
        }
    }

    fn save(&self, _image: &mut Vec<Value>) -> bool {
        self.keeps
    }

    fn forked(&self, copies: &Copies) -> Box<dyn Foreign> {
        let weakly = |cell: &Cell| match copies.value(cell.get()) {
            Value::NONE => Cell::default(),
            copy => Cell::new(copy),
        };
        Box::new(Handle {
            target: weakly(&self.target),
            owner: weakly(&self.owner),
            callback: copies.value(self.callback),
            keeps: self.keeps,
        })
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// Whether CPython lets there be weak references to such an object.
fn can_be_target(value: Value, vm: &Vm) -> bool {
    let limits = |class: &class::Class| {
        class.limited_to.as_ref().is_none_or(|names| {
            let wanted = vm.names.intern("__weakref__");
            names.contains(&wanted)
        })
    };
    match value.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => {
            class::of(instance.class).is_some_and(limits) && !is_of_varying_size(instance)
        }
        Some(Body::Function(_) | Body::BoundMethod(_) | Body::Class(_) | Body::Module(_)) => true,
        Some(Body::Generator(_) | Body::Set(_) | Body::Code(_)) => true,
        _ => false,
    }
}

fn is_of_varying_size(instance: &Instance) -> bool {
    let inner = instance.inner.object().map(|object| &object.get().body);
    match inner {
        Some(Body::Wide(_) | Body::BigInt(_) | Body::Bytes(_) | Body::Tuple(_)) => true,
        None => instance.inner.as_int().is_some(),
        _ => false,
    }
}

impl Context<'_> {
    /// The handle of a weak reference to `target` that `owner` stands for, an instance of a class of
    /// `_weakref`.
    pub fn weak_handle(
        &mut self,
        target: Value,
        owner: Value,
        callback: Value,
    ) -> Result<Value, Value> {
        if !can_be_target(target, self.vm) {
            let kind = crate::vm::types::type_name(target);
            let message = format!("cannot create weak reference to '{kind}' object");
            return Err(self.error(Kind::TypeError, message));
        }
        let keeps = !self.driver.finalizes();
        let handle = Handle {
            target: Cell::new(target),
            owner: Cell::new(owner),
            callback,
            keeps,
        };
        let made = foreign::create(self, ["_weakref", "_Handle"], Box::new(handle))?;
        if keeps {
            return Ok(made);
        }
        let inner = match made.object().map(|object| &object.get().body) {
            Some(Body::Instance(instance)) => instance.inner.object(),
            _ => None,
        };
        if let (Some(inner), Some(target)) = (inner, target.object()) {
            if let Some(entry) = self.vm.watch.locked().entry_of(target) {
                entry.handles.push(inner);
            }
            self.vm.begin_watching(self.allocator);
        }
        Ok(made)
    }

    /// How many weak references there are to an object.
    pub fn weak_count(&self, target: Value) -> usize {
        let mut state = self.vm.watch.locked();
        let watched = target.object().filter(|object| {
            let address = object.address();
            state.numbers.contains_key(&address)
        });
        let entry = watched.and_then(|object| state.entry_of(object));
        entry.map_or(0, |entry| entry.handles.len())
    }
}
