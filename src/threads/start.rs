//! Starting threads, and what a thread knows of itself.

use crate::vm::sent::Sent;
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, text_of};

/// The functions of `_threads` about threads themselves.
pub const START_FUNCTIONS: [NativeFunction; 6] = [
    NativeFunction {
        name: "start_thread",
        method: false,
        call: start_thread,
    },
    NativeFunction {
        name: "give_way",
        method: false,
        call: give_way,
    },
    NativeFunction {
        name: "get_ident",
        method: false,
        call: get_ident,
    },
    NativeFunction {
        name: "set_name",
        method: false,
        call: set_name,
    },
    NativeFunction {
        name: "send",
        method: false,
        call: send,
    },
    NativeFunction {
        name: "end",
        method: false,
        call: end,
    },
];

/// `get_ident()` of thread 0; the others follow in steps of [`IDENT_STEP`].
const FIRST_IDENT: i64 = 140_000_000_000_000;
const IDENT_STEP: i64 = 4096;

/// What `get_ident()` answers in this thread.
pub(crate) fn ident(thread: u32) -> i64 {
    FIRST_IDENT + i64::from(thread) * IDENT_STEP
}

/// The thread of which [`get_ident`] gives this.
pub fn thread_of(ident: i64) -> Option<u32> {
    u32::try_from((ident - FIRST_IDENT) / IDENT_STEP).ok()
}

/// `start_thread(function, head_start)`: answers the ident of the thread.
fn start_thread(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [function, head_start] = arguments.exactly::<2>(context, "start_thread")?;
    let driver = context.driver;
    context.vm.company.comes();
    match driver.spawn(context, function, head_start == Value::TRUE) {
        Some(thread) => Ok(Outcome::Value(context.int(ident(thread)))),
        None => Err(context.error(Kind::RuntimeError, "can't start new thread")),
    }
}

/// Lets others go first at the next safepoint, where the schedule is not written down.
fn give_way(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "give_way")?;
    context.allocator.give_way();
    Ok(Outcome::Value(Value::NONE))
}

fn get_ident(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "_thread.get_ident")?;
    Ok(Outcome::Value(context.int(ident(context.thread))))
}

/// Tells the driver the current thread's name.
fn set_name(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [name] = arguments.exactly::<1>(context, "set_name")?;
    context
        .driver
        .rename(context.thread, text_of(name).unwrap_or_default());
    Ok(Outcome::Value(Value::NONE))
}

/// `send(ident, exception, function, at_once)`: has a thread raise the exception, or call the function
/// when there is no exception; at once, even if it waits.
fn send(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [to, exception, function, at_once] = arguments.exactly::<4>(context, "send")?;
    if let Some(thread) = to.as_index().and_then(thread_of) {
        let sent = match exception == Value::NONE {
            true => Sent::Call(function),
            false => Sent::Exception(exception),
        };
        context.vm.send(thread, sent);
        if at_once == Value::TRUE {
            context.driver.wake(thread);
        }
    }
    Ok(Outcome::Value(Value::NONE))
}

/// `end(exit)`: ends the process with a `SystemExit`, whatever its threads are doing.
fn end(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [exit] = arguments.exactly::<1>(context, "end")?;
    context.vm.end(exit);
    context.driver.wake(0);
    Ok(Outcome::Again)
}
