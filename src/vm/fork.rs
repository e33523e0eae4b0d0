//! Forking: a second process that begins as a copy of a first. Everything the first can reach is copied,
//! with its classes, modules and linked code; only what is immutable and knows no VM is shared.
//!
//! Called while no thread of the first process is between two safepoints. Of its threads the copy has
//! one: the one that forked.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::execution::{Continuation, Execution, Frame, PendingOperator};
use super::heap::{Allocator, Heap, Ref};
use super::instance::Instance;
use super::iterator::{Apart, Derived, Iter};
use super::link::CodeRef;
use super::namespace::Namespace;
use super::object::Body;
use super::value::{Cell, Value};

/// What has become of the parts of the first process in the second.
pub struct Copies {
    /// Objects, by address.
    objects: HashMap<usize, Value>,
    /// Linked code, by address.
    codes: HashMap<usize, CodeRef>,
    /// Namespaces that code and modules share, by address.
    namespaces: RefCell<HashMap<usize, Arc<Namespace>>>,
    /// The thread that forked, and the number of the thread that goes on in the copy.
    forked: u32,
    goes_on: u32,
}

impl Copies {
    /// Makes room in `heap` for copies of these objects.
    pub(super) fn new(
        reached: &[Ref],
        heap: &Heap,
        allocator: &mut Allocator,
        [forked, goes_on]: [u32; 2],
    ) -> Copies {
        let objects = reached.iter().map(|object| {
            let room = heap.allocate(allocator, Body::Range([0; 3]), object.body.payload());
            (object.address(), room)
        });
        Copies {
            objects: objects.collect(),
            codes: HashMap::new(),
            namespaces: RefCell::default(),
            forked,
            goes_on,
        }
    }

    /// The copy of a value. What the first process cannot reach has none, and is None instead.
    pub fn value(&self, value: Value) -> Value {
        match value.object() {
            Some(object) => match self.objects.get(&object.address()) {
                Some(&copy) => copy,
                None => Value::NONE,
            },
            None => value,
        }
    }

    /// The copies of some values.
    pub fn values<'a>(&self, values: impl IntoIterator<Item = &'a Value>) -> Vec<Value> {
        values.into_iter().map(|&value| self.value(value)).collect()
    }

    /// What a thread of the first process is called in the second; nothing when it is not there.
    pub fn thread(&self, thread: u32) -> Option<u32> {
        (thread == self.forked).then_some(self.goes_on)
    }

    /// The copy of linked code. The VM keeps all code it has linked, so there is one.
    pub(super) fn code(&self, code: CodeRef) -> CodeRef {
        self.codes.get(&code.address()).copied().unwrap_or(code)
    }

    pub(super) fn note_code(&mut self, address: usize, copy: CodeRef) {
        self.codes.insert(address, copy);
    }

    /// The copy of a namespace that may be shared.
    pub(super) fn namespace(&self, namespace: &Arc<Namespace>) -> Arc<Namespace> {
        let address = Arc::as_ptr(namespace) as usize;
        let mut namespaces = self.namespaces.borrow_mut();
        let copy = namespaces
            .entry(address)
            .or_insert_with(|| Arc::new(namespace.duplicate()));
        Arc::clone(copy)
    }

    pub(super) fn cell(&self, cell: &Cell) -> Cell {
        Cell::new(self.value(cell.get()))
    }

    fn array<const N: usize>(&self, values: &[Value; N]) -> Box<[Value; N]> {
        Box::new(values.map(|value| self.value(value)))
    }

    /// The copy of a call under way.
    pub(super) fn frame(&self, frame: &Frame) -> Frame {
        Frame {
            code: self.code(frame.code),
            function: self.value(frame.function),
            namespace: self.value(frame.namespace),
            generator: self.value(frame.generator),
            continuation: match frame.continuation {
                Continuation::Construct(value) => Continuation::Construct(self.value(value)),
                Continuation::Class(value) => Continuation::Class(self.value(value)),
                Continuation::Import(value) => Continuation::Import(self.value(value)),
                other => other,
            },
            ..*frame
        }
    }

    /// The copy of the thread that forked, which goes on from where it stands.
    pub(super) fn execution(&self, execution: &Execution) -> Box<Execution> {
        let mut image = execution.image();
        for frame in &mut image.frames {
            *frame = self.frame(frame);
        }
        image.stack.change_all(|value| self.value(value));
        image.handling = image.handling.map(|value| self.value(value));
        for pending in &mut image.pending {
            *pending = PendingOperator {
                left: self.value(pending.left),
                right: self.value(pending.right),
                ..*pending
            };
        }
        let mut copy = Box::new(Execution::default());
        copy.restore(&image);
        copy
    }

    fn iterator(&self, iterator: &Iter) -> Iter {
        use std::sync::atomic::Ordering::Relaxed;
        match iterator {
            Iter::Range {
                next, stop, step, ..
            } => Iter::Range {
                next: next.copied(),
                stop: *stop,
                step: *step,
                apart: Apart::default(),
            },
            Iter::Items { sequence, next } => Iter::Items {
                sequence: self.value(*sequence),
                next: next.copied(),
            },
            Iter::Characters { text, next } => Iter::Characters {
                text: self.value(*text),
                next: next.load(Relaxed).into(),
            },
            Iter::Backward { sequence, next } => Iter::Backward {
                sequence: self.value(*sequence),
                next: next.load(Relaxed).into(),
            },
            Iter::Table {
                table,
                view,
                next,
                size,
            } => Iter::Table {
                table: self.value(*table),
                view: *view,
                next: (*locked(next)).into(),
                size: *size,
            },
            Iter::Derived(derived) => Iter::Derived(Derived {
                kind: derived.kind,
                function: self.value(derived.function),
                sources: self.values(&derived.sources).into(),
                number: (*locked(&derived.number)).into(),
                finished: derived.finished.load(Relaxed).into(),
                depth: derived.depth,
                instant: derived.instant,
            }),
        }
    }

    fn instance(&self, instance: &Instance) -> Instance {
        let copy = Instance::new(
            self.value(instance.class),
            self.value(instance.inner),
            instance.capacity(),
        );
        let mut attributes = Vec::new();
        instance.save(&mut attributes);
        copy.load(&self.values(&attributes));
        copy
    }

    /// The copy of what stands in a slot.
    pub(super) fn body(&self, body: &Body) -> Body {
        match body {
            Body::Free(_) => Body::Free(None),
            Body::Wide(int) => Body::Wide(*int),
            Body::BigInt(int) => Body::BigInt(int.clone()),
            Body::Complex(parts) => Body::Complex(*parts),
            Body::Text(text) => Body::Text(text.as_str().into()),
            Body::Bytes(bytes) => Body::Bytes(bytes.clone()),
            Body::Tuple(items) => Body::Tuple(self.values(items).into()),
            Body::List(list) => Body::List(Box::new(super::list::List::new(
                &self.values(&list.snapshot()),
            ))),
            Body::Dict(dict) => Body::Dict(Box::new(dict.forked(self))),
            Body::Set(set) => Body::Set(Box::new(set.forked(self))),
            Body::Range(range) => Body::Range(*range),
            Body::Slice(parts) => Body::Slice(self.array(parts)),
            Body::Cell(cell) => Body::Cell(self.cell(cell)),
            Body::Function(function) => Body::Function(Box::new(function.forked(self))),
            Body::Native(function) => Body::Native(*function),
            Body::BoundMethod(method) => Body::BoundMethod(super::function::BoundMethod {
                function: self.value(method.function),
                receiver: self.value(method.receiver),
            }),
            Body::Class(class) => Body::Class(Box::new(class.forked(self))),
            Body::Instance(instance) => Body::Instance(self.instance(instance)),
            Body::Exception(state) => Body::Exception(Box::new(state.forked(self))),
            Body::Module(module) => Body::Module(module.forked(self)),
            Body::Iterator(iterator) => Body::Iterator(Box::new(self.iterator(iterator))),
            Body::View(of, view) => Body::View(self.value(*of), *view),
            Body::Generator(generator) => Body::Generator(Box::new(generator.forked(self))),
            Body::Property(parts) => Body::Property(self.array(parts)),
            Body::StaticMethod(value) => Body::StaticMethod(self.value(*value)),
            Body::ClassMethod(value) => Body::ClassMethod(self.value(*value)),
            Body::Super(parts) => Body::Super(self.array(parts)),
            Body::Trace(trace) => Body::Trace(Box::new(trace.forked(self))),
            Body::Code(code) => Body::Code(self.code(*code)),
            Body::Foreign(foreign) => Body::Foreign(foreign.forked(self)),
        }
    }
}

fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
