//! `_packing`: floats as bytes, and what is built in as a pickle. It may know the operations of those; what a pickle
//! is besides them stands in `pickle.py`.

use crate::vm::namespace::Namespace;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, bytes_of};

mod reading;
mod writing;

/// The functions of `_packing`.
pub(super) const FUNCTIONS: [NativeFunction; 4] = [
    NativeFunction {
        name: "writer",
        method: false,
        call: writing::writer,
    },
    NativeFunction {
        name: "read",
        method: false,
        call: reading::read,
    },
    NativeFunction {
        name: "float_to_bytes",
        method: false,
        call: float_to_bytes,
    },
    NativeFunction {
        name: "float_from_bytes",
        method: false,
        call: float_from_bytes,
    },
];

/// Makes the class of writers.
pub(super) fn constants(context: &mut Context<'_>, globals: &Namespace) {
    writing::install(context, globals);
}

/// `float_to_bytes(float, size)`: a float in 8 or 4 bytes, the largest first.
fn float_to_bytes(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [float, size] = arguments.exactly::<2>(context, "float_to_bytes")?;
    let float = float.as_float().unwrap_or(0.0);
    Ok(Outcome::Value(match size.as_int() {
        Some(4) => context.bytes(&(float as f32).to_be_bytes()),
        _ => context.bytes(&float.to_be_bytes()),
    }))
}

/// `float_from_bytes(data)`: the float in 8 or 4 bytes, the largest first.
fn float_from_bytes(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [data] = arguments.exactly::<1>(context, "float_from_bytes")?;
    let data = bytes_of(data).unwrap_or(&[]);
    let float = match (data.first_chunk(), <[u8; 4]>::try_from(data)) {
        (Some(&whole), _) => f64::from_be_bytes(whole),
        (None, Ok(half)) => f32::from_be_bytes(half).into(),
        _ => 0.0,
    };
    Ok(Outcome::Value(Value::float(float)))
}
