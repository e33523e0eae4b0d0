//! The builtins: functions and classes every program has without importing anything.
//!
//! What may run the program's own code (a `key=` function, an instance's `__str__`) is written in
//! Python, in the prelude, or answered with a conversion that the run loop has the prelude make.

mod construct;
mod convert;
mod functions;
mod iterators;
mod reclass;
mod rounding;
mod scope;

use super::class;
use super::function::NativeFunction;
use super::heap::Allocator;
use super::iterator::{Apart, DictView, Iter, Place};
use super::machine::Context;
use super::methods;
use super::object::Body;
use super::process::Vm;
use super::value::Value;
use std::sync::Mutex;
use std::sync::atomic::AtomicI64;

pub(super) use construct::construct;
pub(crate) use functions::items_of;
pub(crate) use iterators::next;

/// How many integers a range has.
pub(super) fn range_length([start, stop, step]: [i64; 3]) -> i64 {
    let span = if step > 0 {
        stop.saturating_sub(start)
    } else {
        start.saturating_sub(stop)
    };
    if span <= 0 {
        0
    } else {
        (span - 1) / step.abs() + 1
    }
}

/// Binds the builtins and the methods of the built-in classes.
pub(super) fn install(vm: &Vm, allocator: &mut Allocator) {
    for (kind, class) in vm.types.all() {
        if kind.is_public() {
            vm.bind(&vm.builtins, kind.name(), class);
        }
        if let Some(class) = class::of(class) {
            for function in methods::special_of(kind).iter().chain(methods::of(kind)) {
                let short = function.name.rsplit('.').next().unwrap_or(function.name);
                let mut value = vm.native(
                    allocator,
                    NativeFunction {
                        method: short != "__new__",
                        ..*function
                    },
                );
                if matches!(
                    short,
                    "__init_subclass__" | "__subclasshook__" | "fromkeys" | "from_bytes"
                ) {
                    value = vm.heap.allocate(allocator, Body::ClassMethod(value), 0);
                }
                vm.bind(&class.members, short, value);
            }
            let of_class = methods::class_methods_of(kind);
            for (function, is_static) in methods::static_of(kind)
                .iter()
                .map(|function| (function, true))
                .chain(of_class.iter().map(|function| (function, false)))
            {
                let short = function.name.rsplit('.').next().unwrap_or(function.name);
                let native = vm.native(
                    allocator,
                    NativeFunction {
                        method: false,
                        ..*function
                    },
                );
                let body = if is_static {
                    Body::StaticMethod(native)
                } else {
                    Body::ClassMethod(native)
                };
                let value = vm.heap.allocate(allocator, body, 0);
                vm.bind(&class.members, short, value);
            }
        }
    }
    // Names CPython keeps for what is one class today.
    for (alias, kind) in [
        ("IOError", super::types::Kind::OSError),
        ("EnvironmentError", super::types::Kind::OSError),
    ] {
        vm.bind(&vm.builtins, alias, vm.types.get(kind));
    }
    for function in functions::ALL {
        let value = vm.native(allocator, *function);
        vm.bind(&vm.builtins, function.name, value);
    }
    vm.bind(&vm.builtins, "NotImplemented", Value::NOT_IMPLEMENTED);
    vm.bind(&vm.builtins, "Ellipsis", Value::ELLIPSIS);
    vm.bind(&vm.builtins, "__debug__", Value::TRUE);
}

impl Vm {
    /// What a built-in name is bound to.
    pub fn builtin(&self, name: &str) -> Value {
        self.builtins
            .get(self.names.intern(name), &self.cells)
            .unwrap_or(Value::NONE)
    }
}

impl Context<'_> {
    /// An iterator over a built-in container; iterators are their own.
    pub(super) fn iterator(&mut self, value: Value) -> Option<Value> {
        self.iterator_from(value, Place::shared)
    }

    /// As [`Context::iterator`], for a loop that nobody else takes items of it from.
    pub(super) fn iterator_of_loop(&mut self, value: Value) -> Option<Value> {
        self.iterator_from(value, Place::of_loop)
    }

    fn iterator_from(&mut self, value: Value, place: fn(i64) -> Place) -> Option<Value> {
        if class::own_special(value, self.vm.known.iter, &self.vm.cells).is_some() {
            return None;
        }
        let value = value.core();
        let iterator = match value.part()? {
            Body::Iterator(_) | Body::Generator(_) => return Some(value),
            Body::Range([start, stop, step]) => Iter::Range {
                next: place(*start),
                stop: *stop,
                step: *step,
                apart: Apart::default(),
            },
            Body::List(_) | Body::Tuple(_) | Body::Bytes(_) => Iter::Items {
                sequence: value,
                next: place(0),
            },
            Body::Text(_) => Iter::Characters {
                text: value,
                next: AtomicI64::new(0),
            },
            Body::View(table, view) => return self.table_iterator(*table, *view),
            Body::Dict(_) | Body::Set(_) => return self.table_iterator(value, DictView::Keys),
            _ => return None,
        };
        Some(self.object(Body::Iterator(Box::new(iterator)), 48))
    }

    /// An iterator over a dict or set.
    pub(super) fn table_iterator(&mut self, table: Value, view: DictView) -> Option<Value> {
        let size = match table.part()? {
            Body::Dict(dict) => dict.len(),
            Body::Set(set) => set.len(),
            _ => return None,
        };
        let iterator = Iter::Table {
            table,
            view,
            next: Mutex::new(0),
            size,
        };
        Some(self.object(Body::Iterator(Box::new(iterator)), 64))
    }
}
