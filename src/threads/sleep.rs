//! `time.sleep`: the thread waits for a moment of the host's clock.

use crate::vm::compare::as_number;
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

/// `time.sleep`.
pub const SLEEP: NativeFunction = NativeFunction {
    name: "sleep",
    method: false,
    call: sleep,
};

/// CPython counts nanoseconds in 64 bits.
const LONGEST: f64 = 9_223_372_036.854_775;

fn sleep(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [seconds] = arguments.exactly::<1>(context, "time.sleep")?;
    let Some(seconds) = as_number(seconds) else {
        let given = type_name(seconds);
        return Err(context.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    if seconds.is_nan() {
        return Err(context.value_error("Invalid value NaN (not a number)"));
    }
    if seconds.abs() >= LONGEST {
        let message = "timestamp out of range for platform time_t";
        return Err(context.error(Kind::OverflowError, message));
    }
    if seconds < 0.0 {
        return Err(context.value_error("sleep length must be non-negative"));
    }
    if seconds == 0.0 {
        context.allocator.give_way();
        return Ok(Outcome::Value(Value::NONE));
    }
    let now = context.monotonic();
    match context.deadline {
        Some(deadline) if now >= deadline => {
            context.deadline = None;
            return Ok(Outcome::Value(Value::NONE));
        }
        Some(_) => {}
        None => context.deadline = Some(now + seconds),
    }
    context.driver.waits(context.thread, "sleep");
    Ok(Outcome::Wait)
}
