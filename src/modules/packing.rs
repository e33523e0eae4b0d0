//! `_packing`: floats as bytes, and the stretches of a pickle that are plain: numbers, texts, and in reading tuples of them. It may
//! know the bytes of those few operations; what a pickle is besides them stands in `pickle.py`.

use crate::vm::object::Body;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, bytes_of};

/// The functions of `_packing`.
pub(super) const FUNCTIONS: [NativeFunction; 4] = [
    NativeFunction {
        name: "written",
        method: false,
        call: written,
    },
    NativeFunction {
        name: "read",
        method: false,
        call: read,
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

/// Writes a value as a pickle has it. Answers whether it is one of the plain ones, else nothing is written.
fn write(value: Value, bytes: &mut Vec<u8>) -> bool {
    if let Some(float) = value.as_float() {
        bytes.push(b'G');
        bytes.extend(float.to_be_bytes());
    } else if let Some(int) = value.as_int() {
        let all = int.to_le_bytes();
        let (operation, size): (&[u8], _) = match int {
            0..=0xFF => (b"K", 1),
            0x100..=0xFFFF => (b"M", 2),
            -0x8000_0000..=0x7FFF_FFFF => (b"J", 4),
            -0x80_0000_0000..=0x7F_FFFF_FFFF => (b"\x8a\x05", 5),
            _ => (b"\x8a\x06", 6),
        };
        bytes.extend_from_slice(operation);
        bytes.extend_from_slice(&all[..size]);
    } else {
        bytes.push(match value {
            Value::NONE => b'N',
            Value::TRUE => 0x88,
            Value::FALSE => 0x89,
            _ => return false,
        });
    }
    true
}

/// `written(items, place)`: the bytes of the numbers in a list or tuple from a place on, and the place of
/// the first item that is something else.
fn written(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [items, place] = arguments.exactly::<2>(context, "written")?;
    let mut at = place.as_index().unwrap_or(0) as usize;
    let mut bytes = Vec::new();
    let item = |at: usize| match items.part()? {
        Body::List(list) => list.get(at),
        Body::Tuple(tuple) => tuple.get(at).copied(),
        _ => None,
    };
    while item(at).is_some_and(|item| write(item, &mut bytes)) {
        at += 1;
    }
    context.permit(bytes.len())?;
    let bytes = context.bytes(&bytes);
    Ok(Outcome::Value(context.tuple([bytes, Value::index(at)])))
}

/// The value that begins here, and the bytes it takes; nothing if it is not plain or not all there. A tuple
/// is made of the last of the values read before.
fn plain(
    context: &mut Context<'_>,
    memo: Value,
    data: &[u8],
    before: &mut Vec<Value>,
) -> Option<(Value, usize)> {
    let remember = |context: &mut Context<'_>, value| {
        if let Some(Body::List(memo)) = memo.part() {
            context.vm.heap.note(context.allocator, memo.push(value));
        }
        value
    };
    let (&operation, rest) = data.split_first()?;
    let long = |size: usize| {
        let bytes = rest.get(1..)?.get(..size)?;
        let sign = if *bytes.last()? < 0x80 { 0 } else { 0xFF };
        let mut whole = [sign; 8];
        whole.get_mut(..size)?.copy_from_slice(bytes);
        Value::small_int(i64::from_le_bytes(whole))
    };
    Some(match operation {
        b'N' => (Value::NONE, 1),
        0x88 => (Value::TRUE, 1),
        0x89 => (Value::FALSE, 1),
        b'K' => (Value::index(usize::from(*rest.first()?)), 2),
        b'M' => {
            let number = u16::from_le_bytes(*rest.first_chunk()?);
            (Value::index(number.into()), 3)
        }
        b'J' => {
            let number = i32::from_le_bytes(*rest.first_chunk()?);
            (Value::small_int(number.into())?, 5)
        }
        b'G' => (Value::float(f64::from_be_bytes(*rest.first_chunk()?)), 9),
        0x8a => {
            let size = usize::from(*rest.first()?);
            (long(size)?, 2 + size)
        }
        0x8c => {
            let size = usize::from(*rest.first()?);
            let text = str::from_utf8(rest.get(1..)?.get(..size)?).ok()?;
            if rest.get(1 + size) != Some(&0x94) {
                return None;
            }
            let text = context.text(text);
            (remember(context, text), 3 + size)
        }
        0x85..=0x87 if rest.first() == Some(&0x94) => {
            let first = before.len().checked_sub(usize::from(operation - 0x84))?;
            let tuple = context.tuple(before.split_off(first));
            (remember(context, tuple), 2)
        }
        b'h' => match memo.part() {
            Some(Body::List(memo)) => (memo.get((*rest.first()?).into())?, 2),
            _ => return None,
        },
        _ => return None,
    })
}

/// `read(data, place, memo)`: the plain values that stand in a pickle from a place on, and the place of what
/// comes then. Texts and tuples are added to the memo, which is a list.
fn read(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [data, place, memo] = arguments.exactly::<3>(context, "read")?;
    let data = bytes_of(data).unwrap_or(&[]);
    let mut at = place.as_index().unwrap_or(0) as usize;
    let mut values = Vec::new();
    while let Some((value, size)) = plain(context, memo, data.get(at..).unwrap_or(&[]), &mut values)
    {
        values.push(value);
        at += size;
    }
    let values = context.list(&values);
    Ok(Outcome::Value(context.tuple([values, Value::index(at)])))
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
