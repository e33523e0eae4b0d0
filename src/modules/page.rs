//! `_page`: how programs call at servers that run beside them. A call takes one request and brings its
//! answer; its bytes mean nothing here.

use std::sync::Arc;

use crate::host::{Host, Reply};
use crate::vm::object::Body;
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

macro_rules! functions {
    ($($name:ident),* $(,)?) => {
        /// The functions of `_page`.
        pub(super) const FUNCTIONS: [NativeFunction; [$(stringify!($name)),*].len()] =
            [$(NativeFunction { name: stringify!($name), method: false, call: $name }),*];
    };
}

functions! { open, send, reply, close }

/// How often a thread that waits looks whether it can go on, in seconds.
const LOOK_SECONDS: f64 = 0.004;

fn host(context: &Context<'_>) -> Arc<dyn Host> {
    Arc::clone(&context.vm.host)
}

fn number(value: Value) -> u32 {
    let number = value.as_index().and_then(|index| u32::try_from(index).ok());
    number.unwrap_or(0)
}

/// Has the thread look again soon, and not after `end`.
fn wait(context: &mut Context<'_>, end: f64) -> Outcome {
    context.deadline = Some((context.monotonic() + LOOK_SECONDS).min(end));
    context.driver.waits(context.thread, "server");
    Outcome::Wait
}

/// Begins a call. Its number, or a string that may say why there is nobody to call.
fn open(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "open")?;
    let opened = host(context).door().map(|door| door.open());
    Ok(Outcome::Value(match opened {
        Ok(call) => context.int(call.into()),
        Err(why) => context.text(why),
    }))
}

/// Passes on a piece of the request, and whether it is the last one.
fn send(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [call, piece, last] = arguments.exactly::<3>(context, "send")?;
    context.deadline = None;
    let host = host(context);
    let (Ok(door), Some(Body::Bytes(bytes))) = (host.door(), piece.part()) else {
        return Err(context.type_error("send() takes a call and bytes"));
    };
    match door.send(number(call), context.thread, bytes, last == Value::TRUE) {
        true => Ok(Outcome::Value(Value::NONE)),
        false => Ok(wait(context, f64::INFINITY)),
    }
}

/// Waits for the answer until `end` on the clock that never goes back: its bytes, a string if nobody
/// answers, or None when the time is over.
fn reply(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [call, end] = arguments.exactly::<2>(context, "reply")?;
    context.deadline = None;
    let end = end.as_float().unwrap_or(f64::INFINITY);
    let host = host(context);
    let Ok(door) = host.door() else {
        return Err(context.error(Kind::OSError, "there is nobody to answer"));
    };
    Ok(match door.reply(number(call)) {
        Reply::Awaited if context.monotonic() >= end => Outcome::Value(Value::NONE),
        Reply::Awaited => wait(context, end),
        Reply::Answer(bytes) => Outcome::Value(context.bytes(&bytes)),
        Reply::Refused(why) => Outcome::Value(context.text(why)),
    })
}

/// Forgets a call.
fn close(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [call] = arguments.exactly::<1>(context, "close")?;
    if let Ok(door) = host(context).door() {
        door.close(number(call));
    }
    Ok(Outcome::Value(Value::NONE))
}
