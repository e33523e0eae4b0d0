//! `Lock` and `RLock`: who holds it, how often, and who waits for it.
//!
//! Releasing hands the lock to nobody: it wakes the thread that has waited longest, which then tries
//! again. A thread that comes just then may be faster, as with CPython's locks on Linux.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use crate::vm::class::{self, Class};
use crate::vm::heap::Marker;
use crate::vm::instance::Instance;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

#[derive(Default)]
struct State {
    /// Who holds it, and how often (always once unless it is re-entrant).
    held: Option<(u32, u32)>,
    waiting: VecDeque<u32>,
}

/// A lock.
struct Lock {
    reentrant: bool,
    state: Mutex<State>,
}

impl Lock {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Foreign for Lock {
    fn trace(&self, _marker: &mut Marker) {}

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The functions of `_thread` that make locks.
pub const LOCK_FUNCTIONS: [NativeFunction; 2] = [
    NativeFunction {
        name: "allocate_lock",
        method: false,
        call: allocate_lock,
    },
    NativeFunction {
        name: "RLock",
        method: false,
        call: allocate_reentrant,
    },
];

const LOCK_METHODS: [NativeFunction; 6] = [
    NativeFunction {
        name: "acquire",
        method: true,
        call: acquire,
    },
    NativeFunction {
        name: "release",
        method: true,
        call: release,
    },
    NativeFunction {
        name: "locked",
        method: true,
        call: locked,
    },
    NativeFunction {
        name: "__enter__",
        method: true,
        call: acquire,
    },
    NativeFunction {
        name: "__exit__",
        method: true,
        call: exit,
    },
    NativeFunction {
        name: "_is_owned",
        method: true,
        call: is_owned,
    },
];

/// Makes the classes `lock` and `RLock` and binds them in the namespace of `_thread`.
pub fn install_classes(context: &mut Context<'_>, globals: &Namespace) {
    let vm = context.vm;
    for (name, bound_as) in [("lock", "LockType"), ("RLock", "_RLockType")] {
        let object = vm.types.get(Kind::Object);
        let version = vm
            .next_version
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let made = Class::new(
            name,
            name,
            "_thread",
            Kind::Object,
            Box::new([object]),
            version,
        );
        for method in LOCK_METHODS {
            let function = vm.native(context.allocator, method);
            vm.bind(&made.members, method.name, function);
        }
        let value = context.object(Body::Class(Box::new(made)), 256);
        if let Some(class) = class::of(value) {
            class.set_mro(Box::new([value, object]));
        }
        vm.bind(globals, bound_as, value);
    }
}

fn create(context: &mut Context<'_>, reentrant: bool) -> Result<Outcome, Value> {
    let vm = context.vm;
    let bound_as = if reentrant { "_RLockType" } else { "LockType" };
    let module = vm.module(vm.names.intern("_thread"));
    let class = match module
        .and_then(Value::object)
        .map(|object| &object.get().body)
    {
        Some(Body::Module(module)) => module.globals.get(vm.names.intern(bound_as), &vm.cells),
        _ => None,
    };
    let Some(class) = class else {
        return Err(context.error(Kind::RuntimeError, "_thread is not imported"));
    };
    let inner = context.object(
        Body::Foreign(Box::new(Lock {
            reentrant,
            state: Mutex::default(),
        })),
        64,
    );
    Ok(Outcome::Value(
        context.object(Body::Instance(Instance::new(class, inner, 0)), 0),
    ))
}

fn allocate_lock(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "allocate_lock")?;
    create(context, false)
}

fn allocate_reentrant(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "RLock")?;
    create(context, true)
}

fn lock_of<'a>(context: &mut Context<'_>, value: Option<&Value>) -> Result<&'a Lock, Value> {
    let value = value.copied().unwrap_or(Value::NONE);
    if let Some(Body::Instance(instance)) = value.object().map(|object| &object.get().body)
        && let Some(Body::Foreign(foreign)) =
            instance.inner.object().map(|object| &object.get().body)
        && let Some(lock) = foreign.as_any().downcast_ref::<Lock>()
    {
        return Ok(lock);
    }
    let given = type_name(value);
    Err(context.type_error(format!("a lock is required, not '{given}'")))
}

fn acquire(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    arguments.only_keywords(context, "acquire", &["blocking", "timeout"])?;
    let blocking = arguments
        .named_or_at("blocking", 1)
        .is_none_or(|blocking| !matches!(blocking, Value::FALSE | Value::ZERO));
    let timeout = arguments
        .named_or_at("timeout", 2)
        .and_then(crate::vm::compare::as_number)
        .unwrap_or(-1.0);
    if !blocking && timeout != -1.0 {
        return Err(context.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(context.value_error("timeout value must be positive"));
    }
    let me = context.thread;
    let mut state = lock.state();
    let held = match state.held {
        None => Some(1),
        Some((owner, count)) if lock.reentrant && owner == me => Some(count + 1),
        Some(_) => None,
    };
    if let Some(count) = held {
        state.held = Some((me, count));
        state.waiting.retain(|&waiting| waiting != me);
        context.deadline = None;
        return Ok(Outcome::Value(Value::TRUE));
    }
    if blocking && timeout >= 0.0 && context.deadline.is_none() {
        context.deadline = Some(context.monotonic() + timeout);
    }
    let over = context
        .deadline
        .is_some_and(|deadline| context.monotonic() >= deadline);
    if !blocking || over {
        state.waiting.retain(|&waiting| waiting != me);
        context.deadline = None;
        return Ok(Outcome::Value(Value::FALSE));
    }
    if !state.waiting.contains(&me) {
        state.waiting.push_back(me);
    }
    context.driver.waits(me, "lock");
    Ok(Outcome::Wait)
}

fn release(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    let mut state = lock.state();
    let next = match state.held {
        Some((owner, _)) if lock.reentrant && owner != context.thread => {
            return Err(context.error(Kind::RuntimeError, "cannot release un-acquired lock"));
        }
        Some((owner, count)) if count > 1 => {
            state.held = Some((owner, count - 1));
            None
        }
        Some(_) => {
            state.held = None;
            state.waiting.pop_front()
        }
        None if lock.reentrant => {
            return Err(context.error(Kind::RuntimeError, "cannot release un-acquired lock"));
        }
        None => return Err(context.error(Kind::RuntimeError, "release unlocked lock")),
    };
    drop(state);
    if let Some(thread) = next {
        context.driver.wake(thread);
    }
    Ok(Outcome::Value(Value::NONE))
}

fn exit(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    release(
        context,
        Arguments {
            positional: arguments.positional.get(..1).unwrap_or_default(),
            names: &[],
            named: &[],
        },
    )
}

fn locked(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    Ok(Outcome::Value(Value::bool(lock.state().held.is_some())))
}

fn is_owned(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    let me = context.thread;
    Ok(Outcome::Value(Value::bool(
        lock.state().held.is_some_and(|(owner, _)| owner == me),
    )))
}
