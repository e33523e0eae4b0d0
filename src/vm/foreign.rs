//! Classes whose instances hold data of another room: a lock, the items of a deque.
//!
//! Such a class stands in the namespace of a native module and cannot be called by a program: the
//! module's functions make its instances.

use super::class::{self, Class};
use super::function::NativeFunction;
use super::instance::Instance;
use super::machine::Context;
use super::namespace::Namespace;
use super::object::{Body, Foreign};
use super::types::Kind;
use super::value::Value;

/// Makes a class with these methods and binds it in the namespace of its native module as `bound_as`.
/// Programs see it as `module.name`.
pub fn install(
    context: &mut Context<'_>,
    globals: &Namespace,
    bound_as: &str,
    [module, name]: [&str; 2],
    methods: &[NativeFunction],
) {
    let vm = context.vm;
    let object = vm.types.get(Kind::Object);
    let version = vm
        .next_version
        .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let bases = Box::new([object]);
    let mut made = Class::new(name, name, module, Kind::Object, bases, version);
    // Like CPython's own, its instances take no other attributes; those of a subclass do.
    made.limited_to = Some(Box::default());
    for method in methods {
        let function = vm.native(context.allocator, *method);
        vm.bind(&made.members, method.name, function);
    }
    let value = context.object(Body::Class(Box::new(made)), 256);
    if let Some(class) = class::of(value) {
        class.set_mro(Box::new([value, object]));
    }
    vm.bind(globals, bound_as, value);
}

/// Makes an instance of a class that [`install`] has bound in this namespace as `class`, and binds it there.
pub fn bind_instance(
    context: &mut Context<'_>,
    globals: &Namespace,
    [class, bound_as]: [&str; 2],
    inner: Box<dyn Foreign>,
) {
    let vm = context.vm;
    let Some(class) = globals.get(vm.names.intern(class), &vm.cells) else {
        return;
    };
    let payload = inner.payload();
    let inner = context.object(Body::Foreign(inner), payload);
    let made = context.object(Body::Instance(Instance::new(class, inner, 0)), 0);
    vm.bind(globals, bound_as, made);
}

/// Makes an instance of the class that a native module has under this name.
pub fn create(
    context: &mut Context<'_>,
    [module, bound_as]: [&str; 2],
    inner: Box<dyn Foreign>,
) -> Result<Value, Value> {
    let vm = context.vm;
    let found = vm.module(vm.names.intern(module)).and_then(Value::object);
    let class = match found.map(|object| &object.get().body) {
        Some(Body::Module(module)) => module.globals.get(vm.names.intern(bound_as), &vm.cells),
        _ => None,
    };
    let Some(class) = class else {
        return Err(context.error(Kind::RuntimeError, format!("{module} is not imported")));
    };
    let payload = inner.payload();
    let inner = context.object(Body::Foreign(inner), payload);
    Ok(context.object(Body::Instance(Instance::new(class, inner, 0)), 0))
}

/// The data of another room that an instance holds, if it is of this kind.
pub fn of<'a, Inner: 'static>(value: Value) -> Option<&'a Inner> {
    let Body::Instance(instance) = &value.object()?.get().body else {
        return None;
    };
    let Body::Foreign(foreign) = &instance.inner.object()?.get().body else {
        return None;
    };
    foreign.as_any().downcast_ref()
}
