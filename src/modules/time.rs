//! `time`: the clocks of the host, and sleeping.

use crate::threads;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

/// The functions of `time`.
pub(super) const FUNCTIONS: [NativeFunction; 6] = [
    threads::SLEEP,
    NativeFunction {
        name: "time",
        method: false,
        call: time,
    },
    NativeFunction {
        name: "monotonic",
        method: false,
        call: monotonic,
    },
    NativeFunction {
        name: "perf_counter",
        method: false,
        call: monotonic,
    },
    NativeFunction {
        name: "process_time",
        method: false,
        call: monotonic,
    },
    NativeFunction {
        name: "perf_counter_ns",
        method: false,
        call: nanoseconds,
    },
];

fn time(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "time")?;
    Ok(Outcome::Value(Value::float(context.vm.host.wall_clock())))
}

fn monotonic(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "monotonic")?;
    Ok(Outcome::Value(Value::float(context.vm.host.monotonic())))
}

fn nanoseconds(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "perf_counter_ns")?;
    let nanoseconds = (context.vm.host.monotonic() * 1e9) as i64;
    Ok(Outcome::Value(context.int(nanoseconds)))
}
