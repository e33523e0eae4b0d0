//! `_time`: the clocks of the host, and sleeping.

use crate::threads;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

macro_rules! functions {
    ($($name:literal => $function:expr),* $(,)?) => {
        /// The functions of `_time`.
        pub(super) const FUNCTIONS: [NativeFunction; 1 + [$($name),*].len()] = [
            threads::SLEEP,
            $(NativeFunction { name: $name, method: false, call: $function }),*
        ];
    };
}

functions! {
    "time" => time, "time_ns" => time_ns,
    "monotonic" => |context, given| seconds(context, given, "time.monotonic"),
    "perf_counter" => |context, given| seconds(context, given, "time.perf_counter"),
    "process_time" => |context, given| seconds(context, given, "time.process_time"),
    "thread_time" => |context, given| seconds(context, given, "time.thread_time"),
    "monotonic_ns" => |context, given| nanoseconds(context, given, "time.monotonic_ns"),
    "perf_counter_ns" => |context, given| nanoseconds(context, given, "time.perf_counter_ns"),
    "process_time_ns" => |context, given| nanoseconds(context, given, "time.process_time_ns"),
    "thread_time_ns" => |context, given| nanoseconds(context, given, "time.thread_time_ns"),
}

fn time(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time.time")?;
    Ok(Outcome::Value(Value::float(context.wall_clock())))
}

/// The steady clock, by the name of one of the functions that read it.
fn seconds(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, name)?;
    Ok(Outcome::Value(Value::float(context.monotonic())))
}

fn time_ns(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time.time_ns")?;
    let nanoseconds = (context.wall_clock() * 1e9) as i64;
    Ok(Outcome::Value(context.int(nanoseconds)))
}

/// The same in nanoseconds.
fn nanoseconds(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    name: &str,
) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, name)?;
    let nanoseconds = (context.monotonic() * 1e9) as i64;
    Ok(Outcome::Value(context.int(nanoseconds)))
}
