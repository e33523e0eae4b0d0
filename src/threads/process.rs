//! `_process`: forking, and what a process knows of itself and of others. The numbers that programs see
//! begin at [`FIRST_PID`].

use crate::vm::object::Body;
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, Fork, NativeFunction, Outcome, Value};

/// The number of the first process, as programs see it.
pub(crate) const FIRST_PID: i64 = 4242;
/// The parent of the first process.
const NOBODY: i64 = 1;

macro_rules! functions {
    ($($name:literal => $function:ident),* $(,)?) => {
        /// The functions of `_process` about processes themselves.
        pub const PROCESS_FUNCTIONS: [NativeFunction; [$($name),*].len()] =
            [$(NativeFunction { name: $name, method: false, call: $function }),*];
    };
}

functions! {
    "fork" => fork, "ids" => ids, "end" => end, "exit" => exit, "wait" => wait,
    "handle" => handle,
}

type Answer = Result<Outcome, Value>;

/// The process with this number, as drivers count them.
fn number(pid: Value) -> Option<u32> {
    u32::try_from(pid.as_index()?.checked_sub(FIRST_PID)?).ok()
}

/// How a process has ended, if it has.
pub(super) fn status(context: &Context<'_>, pid: Value) -> Option<i32> {
    context.driver.status(number(pid)?)
}

/// Goes on twice: as before with the number of a new process, and with 0 in that.
fn fork(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.exactly::<0>(context, "fork")?;
    match context.driver.fork(context.thread) {
        Fork::Later => Ok(Outcome::Wait),
        Fork::Parent(child) => Ok(Outcome::Value(context.int(FIRST_PID + i64::from(child)))),
        Fork::Child => Ok(Outcome::Value(Value::ZERO)),
        Fork::Refused => {
            let error = [
                Value::index(11),
                context.text("Resource temporarily unavailable"),
            ];
            let class = context.vm.types.get(Kind::BlockingIOError);
            Err(context.vm.exception(context.allocator, class, error))
        }
        Fork::Inside => Err(context.error(
            Kind::RuntimeError,
            "cannot fork inside of a method that an operator or a container calls",
        )),
        Fork::Alone => Err(context.error(
            Kind::NotImplementedError,
            "programs that start processes run in live and gil, not in step and explore",
        )),
    }
}

/// The numbers of this process and of its parent.
fn ids(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.exactly::<0>(context, "ids")?;
    let (own, parent) = context.driver.process(context.thread);
    let ids = match own {
        0 => [FIRST_PID, NOBODY],
        _ => [own, parent].map(|number| FIRST_PID + i64::from(number)),
    };
    let ids = ids.map(|id| context.int(id));
    Ok(Outcome::Value(context.tuple(ids)))
}

/// Sends a process a signal of this number, which ends it unless it is handled. Answers whether it was there.
fn end(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [pid, signal] = arguments.exactly::<2>(context, "end")?;
    let signal = signal.as_index().unwrap_or(0) as i32;
    let ended = number(pid).is_some_and(|process| context.driver.end_process(process, -signal));
    Ok(Outcome::Value(Value::bool(ended)))
}

/// Has the main thread call a function when a signal comes, or nothing but end when that is None.
fn handle(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [signal, handler] = arguments.exactly::<2>(context, "handle")?;
    let signal = signal.as_index().unwrap_or(0) as i32;
    let handler = (handler != Value::NONE).then_some(handler);
    context.vm.set_handler(signal, handler);
    Ok(Outcome::Value(Value::NONE))
}

/// Ends this process at once with an exit code. Answers only where the driver cannot do that.
fn exit(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [status] = arguments.exactly::<1>(context, "exit")?;
    let status = status.as_index().unwrap_or(0) as i32;
    let status = if status < 0 { status } else { status & 0xFF };
    let (own, _) = context.driver.process(context.thread);
    match context.driver.end_process(own, status) {
        true => Ok(Outcome::Wait),
        false => Ok(Outcome::Value(Value::NONE)),
    }
}

/// Waits for any of some processes to end, for so many seconds or, if that is None, for ever. Answers which
/// has ended and with which exit code, or None.
fn wait(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [pids, timeout] = arguments.exactly::<2>(context, "wait")?;
    let pids = match pids.part() {
        Some(Body::Tuple(pids)) => &pids[..],
        _ => &[],
    };
    for &pid in pids {
        if let Some(status) = status(context, pid) {
            context.deadline = None;
            let ended = [pid, context.int(i64::from(status))];
            return Ok(Outcome::Value(context.tuple(ended)));
        }
    }
    super::wait_until(context, timeout, "process", Value::NONE)
}
