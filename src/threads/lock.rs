//! `Lock` and `RLock`, as Python sees them; their rules are in `hold.rs`.

use std::sync::{Mutex, MutexGuard};

use super::hold::{Hold, Next};
use crate::vm::foreign;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

/// The holder of a lock whose holder is in another process.
const NOBODY: u32 = u32::MAX;

/// A lock.
struct Lock {
    reentrant: bool,
    state: Mutex<Hold>,
}

impl Lock {
    fn state(&self) -> MutexGuard<'_, Hold> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Foreign for Lock {
    fn trace(&self, _marker: &mut Marker) {}

    fn payload(&self) -> usize {
        64
    }

    fn save(&self, image: &mut Vec<Value>) -> bool {
        if let Some((owner, count)) = self.state().holder() {
            image.extend([owner, count].map(|number| Value::index(number as usize)));
        }
        true
    }

    fn load(&self, image: &[Value]) {
        let number = |value: Value| value.as_int().unwrap_or(0) as u32;
        *self.state() = Hold::held_by(match *image {
            [owner, count] => Some((number(owner), number(count))),
            _ => None,
        });
    }

    fn forked(&self, copies: &Copies) -> Box<dyn Foreign> {
        // A lock that another thread holds stays held: nobody is there to release it.
        let held = self.state().holder();
        let held = held.map(|(owner, count)| (copies.thread(owner).unwrap_or(NOBODY), count));
        Box::new(Lock {
            reentrant: self.reentrant,
            state: Mutex::new(Hold::held_by(held)),
        })
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// The functions of `_threads` that make locks.
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

macro_rules! methods {
    ($($table:ident: $($name:literal => $function:ident),* $(,)?;)*) => {
        $(const $table: &[NativeFunction] =
            &[$(NativeFunction { name: $name, method: true, call: $function }),*];)*
    };
}

methods! {
    LOCK_METHODS:
        "acquire" => acquire, "release" => release, "locked" => locked,
        "acquire_lock" => acquire, "release_lock" => release, "locked_lock" => locked,
        "__enter__" => acquire, "__exit__" => exit, "__repr__" => show;
    REENTRANT_METHODS:
        "acquire" => acquire, "release" => release, "__enter__" => acquire, "__exit__" => exit,
        "_is_owned" => is_owned, "_release_save" => release_save,
        "_acquire_restore" => acquire_restore, "__repr__" => show;
}

/// Makes the classes `lock` and `RLock` and binds them in the namespace of `_threads`.
pub fn install_classes(context: &mut Context<'_>, globals: &Namespace) {
    for (bound_as, name, methods) in [
        ("LockType", "lock", LOCK_METHODS),
        ("RLockType", "RLock", REENTRANT_METHODS),
    ] {
        foreign::install(context, globals, bound_as, ["_thread", name], methods);
    }
}

fn create(context: &mut Context<'_>, reentrant: bool) -> Result<Outcome, Value> {
    let bound_as = if reentrant { "RLockType" } else { "LockType" };
    let lock = Lock {
        reentrant,
        state: Mutex::default(),
    };
    let made = foreign::create(context, ["_threads", bound_as], Box::new(lock))?;
    Ok(Outcome::Value(made))
}

fn allocate_lock(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "_thread.allocate_lock")?;
    create(context, false)
}

fn allocate_reentrant(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "RLock")?;
    create(context, true)
}

/// A lock as an onlooker sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LockView {
    /// The object that is the lock.
    pub object: Value,
    /// Whether its holder can acquire it again.
    pub reentrant: bool,
    /// The thread that holds it.
    pub holder: Option<u32>,
}

impl LockView {
    /// Where the lock is, which tells it from any other.
    pub fn address(&self) -> usize {
        self.object.object().map_or(0, |object| object.address())
    }
}

/// The lock a value is, if it is one.
pub fn view_lock(value: Value) -> Option<LockView> {
    let object = match &value.object()?.get().body {
        Body::Instance(instance) => instance.inner,
        _ => value,
    };
    let Body::Foreign(foreign) = &object.object()?.get().body else {
        return None;
    };
    let lock = foreign.as_any().downcast_ref::<Lock>()?;
    Some(LockView {
        object,
        reentrant: lock.reentrant,
        holder: lock.state().holder().map(|(owner, _)| owner),
    })
}

fn lock_of<'a>(context: &mut Context<'_>, value: Option<&Value>) -> Result<&'a Lock, Value> {
    let value = value.copied().unwrap_or(Value::NONE);
    if let Some(lock) = foreign::of(value) {
        return Ok(lock);
    }
    let given = type_name(value);
    Err(context.type_error(format!("a lock is required, not '{given}'")))
}

/// Longer waits than this are refused, as by CPython.
const LONGEST_WAIT: f64 = 9_223_372_036.0;

/// Whether `acquire` may wait, and how long if not for ever.
fn patience(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<(bool, Option<f64>), Value> {
    let (_, arguments) = arguments.receiver(context, "acquire")?;
    arguments.fitting(context, "acquire", &["blocking", "timeout"], 0)?;
    let blocking = match arguments.named_or_at("blocking", 0) {
        None => true,
        Some(blocking) => match blocking.as_index() {
            Some(blocking) => blocking != 0,
            None => return Err(no_integer(context, blocking)),
        },
    };
    let timeout = match arguments.named_or_at("timeout", 1) {
        None => -1.0,
        Some(timeout) => match crate::vm::compare::as_number(timeout) {
            Some(timeout) => timeout,
            None => return Err(no_integer(context, timeout)),
        },
    };
    if timeout.is_nan() {
        return Err(context.value_error("Invalid value NaN (not a number)"));
    }
    if !blocking && timeout != -1.0 {
        return Err(context.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(context.value_error("timeout value must be positive"));
    }
    if timeout > LONGEST_WAIT {
        return Err(context.error(
            Kind::OverflowError,
            "timestamp out of range for platform time_t",
        ));
    }
    Ok((blocking, (timeout >= 0.0).then_some(timeout)))
}

fn no_integer(context: &mut Context<'_>, given: Value) -> Value {
    let given = type_name(given);
    context.type_error(format!(
        "'{given}' object cannot be interpreted as an integer"
    ))
}

fn acquire(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    let (blocking, timeout) = patience(context, arguments)?;
    take(context, lock, 1, blocking, timeout)
}

/// Takes the lock `count` times at once, or begins to wait for it.
fn take(
    context: &mut Context<'_>,
    lock: &Lock,
    count: u32,
    blocking: bool,
    timeout: Option<f64>,
) -> Result<Outcome, Value> {
    let me = context.thread;
    let mut state = lock.state();
    if state.take(me, count, lock.reentrant) {
        context.deadline = None;
        return Ok(Outcome::Value(Value::TRUE));
    }
    if let Some(timeout) = timeout
        && blocking
        && context.deadline.is_none()
    {
        context.deadline = Some(context.monotonic() + timeout);
    }
    let over = context
        .deadline
        .is_some_and(|deadline| context.monotonic() >= deadline);
    if !blocking || over {
        state.leave(me);
        context.deadline = None;
        return Ok(Outcome::Value(Value::FALSE));
    }
    state.wait(me, context.monotonic());
    context.driver.waits(me, "lock");
    Ok(Outcome::Wait)
}

/// Wakes the thread that a release has named, if there is one.
fn wake(context: &mut Context<'_>, next: Option<Next>) {
    if let Some(next) = next {
        context.driver.wake(next.thread);
        if next.first {
            context.allocator.give_way();
        }
    }
}

/// Lets go of a re-entrant lock however often it is held, and answers how often that was.
fn release_save(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    let released = lock
        .state()
        .release_all(context.thread, || context.monotonic());
    let Ok((count, next)) = released else {
        return Err(context.error(Kind::RuntimeError, "cannot release un-acquired lock"));
    };
    wake(context, next);
    let saved = [
        Value::index(count as usize),
        context.int(super::start::ident(context.thread)),
    ];
    Ok(Outcome::Value(context.tuple(saved)))
}

/// Takes a re-entrant lock as often as it was held before `_release_save`.
fn acquire_restore(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [saved]) = arguments.method::<1>(context, "_acquire_restore")?;
    let lock = lock_of(context, Some(&receiver))?;
    let count = match saved.object().map(|object| &object.get().body) {
        Some(Body::Tuple(items)) => items.first().and_then(|count| count.as_index()),
        _ => None,
    };
    let count = count.and_then(|count| u32::try_from(count).ok());
    take(context, lock, count.unwrap_or(1), true, None)
}

fn show(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "__repr__")?;
    let lock = lock_of(context, Some(&receiver))?;
    let held = lock.state().holder();
    let word = if held.is_some() { "locked" } else { "unlocked" };
    let name = if lock.reentrant {
        let (owner, count) =
            held.map_or((0, 0), |(owner, count)| (super::start::ident(owner), count));
        format!("_thread.RLock object owner={owner} count={count}")
    } else {
        "_thread.lock object".to_owned()
    };
    let address = crate::vm::represent::address(context, receiver);
    Ok(Outcome::Value(
        context.text(format!("<{word} {name} at {address}>")),
    ))
}

/// The lock that a method without arguments was called on.
fn alone<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    method: &str,
) -> Result<&'a Lock, Value> {
    let lock: &Lock = lock_of(context, arguments.positional.first())?;
    let class = if lock.reentrant { "RLock" } else { "lock" };
    if arguments.positional.len() + arguments.names.len() > 1 {
        arguments.method::<0>(context, &format!("{class}.{method}"))?;
    }
    Ok(lock)
}

fn release(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = alone(context, arguments, "release")?;
    let released = lock
        .state()
        .release(context.thread, lock.reentrant, || context.monotonic());
    let Ok(next) = released else {
        let message = match lock.reentrant {
            true => "cannot release un-acquired lock",
            false => "release unlocked lock",
        };
        return Err(context.error(Kind::RuntimeError, message));
    };
    wake(context, next);
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
    let lock = alone(context, arguments, "locked")?;
    Ok(Outcome::Value(Value::bool(lock.state().holder().is_some())))
}

fn is_owned(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let lock = lock_of(context, arguments.positional.first())?;
    let me = context.thread;
    Ok(Outcome::Value(Value::bool(
        lock.state().holder().is_some_and(|(owner, _)| owner == me),
    )))
}
