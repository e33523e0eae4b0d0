//! `_profile`: what a thread calls, as `cProfile` tells it.

use crate::vm::profile::{Callee, Row};
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value};

/// The functions of `_profile`.
pub(super) const FUNCTIONS: [NativeFunction; 2] = [
    NativeFunction {
        name: "begin",
        method: false,
        call: begin,
    },
    NativeFunction {
        name: "end",
        method: false,
        call: end,
    },
];

/// Has the calling thread profiled: from its next turn on, so it takes one at once.
fn begin(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "begin")?;
    if context.driver.explores() {
        let message = "profiles while every interleaving is explored are not supported";
        return Err(context.error(Kind::NotImplementedError, message));
    }
    Ok(match context.vm.begin_profile(context.thread) {
        true => Outcome::Again,
        false => Outcome::Value(Value::NONE),
    })
}

/// Ends it. Answers a list of tuples, one for each function: file, line and name, of the engine's own
/// functions only the name; whether it is the library's; calls, primitive ones; seconds in itself and in all.
fn end(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "end")?;
    let now = context.monotonic();
    let rows = context.vm.end_profile(context.thread, now);
    let rows: Vec<Value> = rows.iter().map(|row| told(context, row)).collect();
    Ok(Outcome::Value(context.list(&rows)))
}

fn told(context: &mut Context<'_>, row: &Row) -> Value {
    let (file, line, name, library) = match row.callee {
        Callee::Native(name) => (Value::NONE, 0, name.to_owned(), true),
        Callee::Code(code) => {
            let (code, hidden) = (&code.get().code, code.get().hidden);
            let file = context.text(&*code.file);
            (file, code.first_line, code.name.clone(), hidden)
        }
    };
    let name = context.text(name);
    let [calls, primitive] = [row.calls, row.primitive].map(|count| Value::index(count as usize));
    context.tuple([
        file,
        Value::index(line as usize),
        name,
        Value::bool(library),
        calls,
        primitive,
        Value::float(row.own),
        Value::float(row.whole),
    ])
}
