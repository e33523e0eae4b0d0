//! `_time`: the clocks of the host, and sleeping.

use crate::threads;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

macro_rules! functions {
    ($($name:literal => $function:ident),* $(,)?) => {
        /// The functions of `_time`.
        pub(super) const FUNCTIONS: [NativeFunction; 1 + [$($name),*].len()] = [
            threads::SLEEP,
            $(NativeFunction { name: $name, method: false, call: $function }),*
        ];
    };
}

functions! {
    "time" => time, "monotonic" => monotonic, "perf_counter" => monotonic, "process_time" => monotonic,
    "thread_time" => monotonic, "time_ns" => time_ns, "monotonic_ns" => monotonic_ns,
    "perf_counter_ns" => monotonic_ns, "process_time_ns" => monotonic_ns, "thread_time_ns" => monotonic_ns,
}

fn time(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time.time")?;
    Ok(Outcome::Value(Value::float(context.wall_clock())))
}

fn monotonic(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time.monotonic")?;
    Ok(Outcome::Value(Value::float(context.monotonic())))
}

fn time_ns(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time.time_ns")?;
    let nanoseconds = (context.wall_clock() * 1e9) as i64;
    Ok(Outcome::Value(context.int(nanoseconds)))
}

fn monotonic_ns(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time.monotonic_ns")?;
    let nanoseconds = (context.monotonic() * 1e9) as i64;
    Ok(Outcome::Value(context.int(nanoseconds)))
}
