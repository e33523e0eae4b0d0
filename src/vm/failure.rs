//! Exceptions whose arguments say more than their text: operating system errors, with a number, a
//! message and file names, and text that an encoding cannot say.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::call::tuple_items;
use super::class;
use super::compare::as_big;
use super::function::Conversion;
use super::machine::Context;
use super::process::exception_state;
use super::represent;
use super::text_of;
use super::types::Kind;
use super::value::Value;

fn derives(context: &Context<'_>, value: Value, kind: Kind) -> bool {
    let types = &context.vm.types;
    class::of(types.class_of(value)).is_some_and(|class| class.derives_from(types.get(kind)))
}

/// The number, message, file name, a number of Windows and a second file name of an `OSError` that was
/// made with two arguments or more.
fn system_parts<'a>(context: &Context<'_>, value: Value) -> Option<&'a [Value]> {
    let state = exception_state(value)?;
    let arguments = tuple_items(state.args.get());
    ((2..=5).contains(&arguments.len()) && derives(context, value, Kind::OSError))
        .then_some(arguments)
}

/// An attribute that such an exception has of its arguments.
pub(super) fn attribute(context: &mut Context<'_>, value: Value, name: &str) -> Option<Value> {
    if !derives(context, value, Kind::OSError) {
        return None;
    }
    let parts = system_parts(context, value).unwrap_or_default();
    let place = match name {
        "errno" => 0,
        "strerror" => 1,
        "filename" => 2,
        "filename2" => 4,
        // With a file name, the arguments are the other two.
        "args" if parts.len() > 2 => return Some(context.tuple(&parts[..2])),
        _ => return None,
    };
    Some(parts.get(place).copied().unwrap_or(Value::NONE))
}

/// Its text; nothing for an exception whose text is its arguments.
pub(super) fn text(context: &Context<'_>, value: Value) -> Option<Result<String, Conversion>> {
    if let Some(parts) = system_parts(context, value) {
        return Some(system_text(context, parts));
    }
    let arguments = tuple_items(exception_state(value)?.args.get());
    let [encoding, object, start, end, reason] = arguments else {
        return None;
    };
    let encodes = derives(context, value, Kind::UnicodeEncodeError);
    if !encodes && !derives(context, value, Kind::UnicodeDecodeError) {
        return None;
    }
    let number = |value: Value| as_big(value).as_ref().and_then(BigInt::to_usize);
    let (start, end) = (number(*start)?, number(*end)?);
    let verb = if encodes { "encode" } else { "decode" };
    let what = match (end == start + 1, encodes) {
        (true, true) => {
            let character = text_of(*object)?.chars().nth(start)?;
            let shown = match character as u32 {
                code @ 0..0x100 => format!("\\x{code:02x}"),
                code @ 0x100..0x1_0000 => format!("\\u{code:04x}"),
                code => format!("\\U{code:08x}"),
            };
            format!("character '{shown}' in position {start}")
        }
        (true, false) => {
            let byte = represent::byte_at(*object, start)?;
            format!("byte 0x{byte:02x} in position {start}")
        }
        (false, true) => format!("characters in position {start}-{}", end.saturating_sub(1)),
        (false, false) => format!("bytes in position {start}-{}", end.saturating_sub(1)),
    };
    let (encoding, reason) = (text_of(*encoding)?, text_of(*reason)?);
    Some(Ok(format!(
        "'{encoding}' codec can't {verb} {what}: {reason}"
    )))
}

fn system_text(context: &Context<'_>, parts: &[Value]) -> Result<String, Conversion> {
    let mut text = format!(
        "[Errno {}] {}",
        represent::text(context, parts[0])?,
        represent::text(context, parts[1])?
    );
    if let Some(&file) = parts.get(2).filter(|&&file| file != Value::NONE) {
        text.push_str(": ");
        text.push_str(&represent::representation(context, file)?);
    }
    if let Some(&other) = parts.get(4).filter(|&&other| other != Value::NONE) {
        text.push_str(" -> ");
        text.push_str(&represent::representation(context, other)?);
    }
    Ok(text)
}
