//! `str()` and `repr()` of the built-in types. An instance whose class defines its own is left to the
//! prelude, which may run the program's code.

use super::class;
use super::compare::big_part;
use super::function::Conversion;
use super::iterator::DictView;
use super::machine::Context;
use super::misuse::is_built_in;
use super::namespace::Module;
use super::numerals;
use super::object::Body;
use super::process::exception_state;
use super::types::{kind_of, type_name};
use super::value::Value;

/// The shortest digits that read back as the same float, in CPython's form (`float_repr_style`
/// short).
pub fn float(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 {
            "inf".to_owned()
        } else {
            "-inf".to_owned()
        };
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') {
            plain
        } else {
            format!("{plain}.0")
        };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// `repr()` of a complex number with these parts.
pub fn complex(parts: [f64; 2]) -> String {
    super::complex::representation(parts)
}

/// A string as source text, with the quotes CPython chooses.
pub fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut result = String::with_capacity(text.len() + 2);
    result.push(quote);
    for character in text.chars() {
        match character {
            '\\' => result.push_str("\\\\"),
            '\n' => result.push_str("\\n"),
            '\r' => result.push_str("\\r"),
            '\t' => result.push_str("\\t"),
            _ if character == quote => {
                result.push('\\');
                result.push(quote);
            }
            _ if super::characters::is_printable(character) => result.push(character),
            _ => match character as u32 {
                code @ 0..0x100 => result.push_str(&format!("\\x{code:02x}")),
                code @ 0x100..0x1_0000 => result.push_str(&format!("\\u{code:04x}")),
                code => result.push_str(&format!("\\U{code:08x}")),
            },
        }
    }
    result.push(quote);
    result
}

fn quoted_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut result = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\\' => result.push_str("\\\\"),
            b'\n' => result.push_str("\\n"),
            b'\r' => result.push_str("\\r"),
            b'\t' => result.push_str("\\t"),
            _ if byte as char == quote => result.extend(['\\', quote]),
            0x20..0x7F => result.push(byte as char),
            _ => result.push_str(&format!("\\x{byte:02x}")),
        }
    }
    result.push(quote);
    result
}

/// Bytes as hexadecimal digits, two each.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    let digits = |&byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(digits).collect()
}

/// A value converted as an f-string's `!s` (1), `!r` (2) or `!a` (3) asks.
pub fn converted(
    context: &Context<'_>,
    value: Value,
    conversion: u32,
) -> Result<String, Conversion> {
    match conversion {
        1 => text(context, value),
        2 => representation(context, value),
        _ => {
            let text = representation(context, value)?;
            Ok(text
                .chars()
                .map(|character| match character as u32 {
                    0..0x80 => character.to_string(),
                    code @ 0x80..0x100 => format!("\\x{code:02x}"),
                    code @ 0x100..0x1_0000 => format!("\\u{code:04x}"),
                    code => format!("\\U{code:08x}"),
                })
                .collect())
        }
    }
}

/// `str(value)`.
pub fn text(context: &Context<'_>, value: Value) -> Result<String, Conversion> {
    if defines(context, value, context.vm.known.str) {
        return Err(Conversion::Text);
    }
    plain_text(context, value)
}

/// `str(value)` as the built-in classes have it.
pub fn plain_text(context: &Context<'_>, value: Value) -> Result<String, Conversion> {
    if let Some(text) = super::text_of(value) {
        return Ok(text.to_owned());
    }
    if let Some(state) = exception_state(value) {
        return super::errors::text(context, value, state).map_err(|_| Conversion::Text);
    }
    representation(context, value).map_err(|_| Conversion::Text)
}

fn defines(context: &Context<'_>, value: Value, name: super::namespace::Name) -> bool {
    class::own_special(value, name, &context.vm.cells).is_some()
}

/// `repr(value)`.
pub fn representation(context: &Context<'_>, value: Value) -> Result<String, Conversion> {
    represent(context, value, &mut Vec::new())
}

/// `repr(value)` as the built-in classes have it.
pub fn plain_representation(context: &Context<'_>, value: Value) -> Result<String, Conversion> {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Instance(instance)) => {
            represent_instance(context, value, instance, &mut Vec::new())
        }
        Some(Body::Class(class)) => Ok(represent_class(class)),
        _ => representation(context, value),
    }
}

fn represent_class(class: &class::Class) -> String {
    match &*class.module {
        "builtins" => format!("<class '{}'>", class.qualname),
        module => format!("<class '{module}.{}'>", class.qualname),
    }
}

/// An instance whose class does not say how it is shown.
fn represent_instance(
    context: &Context<'_>,
    value: Value,
    instance: &super::instance::Instance,
    within: &mut Vec<Value>,
) -> Result<String, Conversion> {
    if let Some(state) = exception_state(value) {
        let arguments = super::call::tuple_items(state.args.get());
        return Ok(format!(
            "{}({})",
            type_name(value),
            joined(context, arguments, within)?
        ));
    }
    match value.part() {
        Some(Body::Set(set)) => {
            let keys = joined(context, &set.keys(), within)?;
            let inside = if keys.is_empty() {
                keys
            } else {
                format!("{{{keys}}}")
            };
            return Ok(format!("{}({inside})", type_name(value)));
        }
        _ if value.core() != value => return represent(context, value.core(), within),
        _ => {}
    }
    let class = class::of(instance.class);
    let (module, name) = class.map_or(("", ""), |class| (&*class.module, &*class.qualname));
    let place = address(context, value);
    Ok(match module {
        "builtins" => format!("<{name} object at {place}>"),
        _ => format!("<{module}.{name} object at {place}>"),
    })
}

fn joined(
    context: &Context<'_>,
    items: &[Value],
    within: &mut Vec<Value>,
) -> Result<String, Conversion> {
    let items: Result<Vec<String>, Conversion> = items
        .iter()
        .map(|&item| represent(context, item, within))
        .collect();
    Ok(items?.join(", "))
}

/// The address that a default `repr()` shows.
pub(crate) fn address(context: &Context<'_>, value: Value) -> String {
    let identity = value
        .object()
        .map_or(0, |object| context.vm.heap.identity(object));
    format!("0x{:012x}", 0x7f00_0000_0000_u64 + identity * 16)
}

/// Nested deeper than this, a container is shown as `...`, so that representing it ends.
const DEEPEST: usize = 200;

fn represent(
    context: &Context<'_>,
    value: Value,
    within: &mut Vec<Value>,
) -> Result<String, Conversion> {
    if let Some(int) = value.as_int() {
        return Ok(int.to_string());
    }
    if let Some(number) = value.as_float() {
        return Ok(float(number));
    }
    let Some(object) = value.object() else {
        return Ok(match value {
            Value::TRUE => "True",
            Value::FALSE => "False",
            Value::NOT_IMPLEMENTED => "NotImplemented",
            Value::ELLIPSIS => "Ellipsis",
            _ => "None",
        }
        .to_owned());
    };
    let body = &object.get().body;
    if matches!(
        body,
        Body::List(_) | Body::Tuple(_) | Body::Dict(_) | Body::Set(_)
    ) {
        if within.contains(&value) || within.len() > DEEPEST {
            return Ok(match body {
                Body::List(_) => "[...]",
                Body::Dict(_) => "{...}",
                _ => "(...)",
            }
            .to_owned());
        }
        within.push(value);
        let shown = represent_container(context, body, within);
        within.pop();
        return shown;
    }
    Ok(match body {
        Body::Wide(int) => num_bigint::BigInt::from(int.get()).to_string(),
        Body::BigInt(int) => {
            let shown = numerals::decimal(int, context.vm.max_str_digits());
            return shown.ok_or(Conversion::Representation);
        }
        Body::Complex(parts) => complex(*parts),
        Body::Text(text) => quoted(text.as_str()),
        Body::Bytes(bytes) => quoted_bytes(bytes),
        Body::Range([start, stop, 1]) => format!("range({start}, {stop})"),
        Body::Range([start, stop, step]) => format!("range({start}, {stop}, {step})"),
        Body::Slice(parts) => format!("slice({})", joined(context, &parts[..], within)?),
        // The prelude's functions are those that CPython has built in.
        Body::Function(function) if function.code.get().code.file.starts_with("prelude") => {
            format!("<built-in function {}>", function.code.get().code.name)
        }
        Body::Function(function) => format!(
            "<function {} at {}>",
            function.qualname(&context.vm.known),
            address(context, value)
        ),
        Body::Native(native) if native.method => {
            let (class, name) = native.name.split_once('.').unwrap_or(("", native.name));
            match name.starts_with("__") {
                true => format!("<slot wrapper '{name}' of '{class}' objects>"),
                false => format!("<method '{name}' of '{class}' objects>"),
            }
        }
        Body::Native(native) => format!("<built-in function {}>", native.name),
        Body::BoundMethod(method) => {
            match method.function.object().map(|object| &object.get().body) {
                Some(Body::Function(function)) => format!(
                    "<bound method {} of {}>",
                    function.qualname(&context.vm.known),
                    represent(context, method.receiver, within)?
                ),
                _ => format!(
                    "<built-in method {} of {} object at {}>",
                    match method.function.object().map(|object| &object.get().body) {
                        Some(Body::Native(native)) =>
                            native.name.rsplit('.').next().unwrap_or_default(),
                        _ => "",
                    },
                    type_name(method.receiver),
                    address(context, method.receiver)
                ),
            }
        }
        Body::Class(_) if defines(context, value, context.vm.known.repr) => {
            return Err(Conversion::Representation);
        }
        Body::Class(class) => represent_class(class),
        Body::Module(module) => represent_module(context, module),
        Body::Generator(generator) => format!(
            "<generator object {} at {}>",
            generator.name,
            address(context, value)
        ),
        Body::View(table, view) => {
            let Some(Body::Dict(dict)) = table.object().map(|object| &object.get().body) else {
                return Ok(String::new());
            };
            let mut shown = Vec::new();
            for (key, value) in dict.pairs() {
                shown.push(match view {
                    DictView::Keys => represent(context, key, within)?,
                    DictView::Values => represent(context, value, within)?,
                    DictView::Items => {
                        format!(
                            "({}, {})",
                            represent(context, key, within)?,
                            represent(context, value, within)?
                        )
                    }
                });
            }
            format!("{}([{}])", kind_of(value).name(), shown.join(", "))
        }
        Body::Instance(instance) => {
            if defines(context, value, context.vm.known.repr) {
                return Err(Conversion::Representation);
            }
            return represent_instance(context, value, instance, within);
        }
        _ => format!(
            "<{} object at {}>",
            kind_of(value).name(),
            address(context, value)
        ),
    })
}

fn represent_module(context: &Context<'_>, module: &Module) -> String {
    let vm = context.vm;
    let file = (vm.names.find("__file__")).and_then(|name| module.globals.get(name, &vm.cells));
    let name = &module.name;
    match file.and_then(super::text_of) {
        _ if is_built_in(name) => format!("<module '{name}' (built-in)>"),
        Some(file) => format!("<module '{name}' from {}>", quoted(file)),
        None => format!("<module '{name}'>"),
    }
}

fn represent_container(
    context: &Context<'_>,
    body: &Body,
    within: &mut Vec<Value>,
) -> Result<String, Conversion> {
    Ok(match body {
        Body::List(list) => format!("[{}]", joined(context, &list.snapshot(), within)?),
        Body::Tuple(items) if items.len() == 1 => {
            format!("({},)", represent(context, items[0], within)?)
        }
        Body::Tuple(items) => format!("({})", joined(context, items, within)?),
        Body::Dict(dict) => {
            let mut shown = Vec::new();
            for (key, value) in dict.pairs() {
                shown.push(format!(
                    "{}: {}",
                    represent(context, key, within)?,
                    represent(context, value, within)?
                ));
            }
            format!("{{{}}}", shown.join(", "))
        }
        Body::Set(set) => {
            let keys = joined(context, &set.keys(), within)?;
            match (set.frozen, keys.is_empty()) {
                (false, true) => "set()".to_owned(),
                (false, false) => format!("{{{keys}}}"),
                (true, true) => "frozenset()".to_owned(),
                (true, false) => format!("frozenset({{{keys}}})"),
            }
        }
        _ => String::new(),
    })
}

/// An integer's digits in a base, without sign or prefix, and whether it is negative; nothing of what is no
/// integer. More decimal digits than the limit, where 0 is none, are the message of a `ValueError`.
pub fn digits(value: Value, base: u32, limit: usize) -> Result<Option<(bool, String)>, String> {
    let Some(int) = big_part(value) else {
        return Ok(None);
    };
    let negative = int.sign() == num_bigint::Sign::Minus;
    let shown = match base {
        10 => numerals::decimal(&int, limit)
            .map(|shown| shown.trim_start_matches('-').to_owned())
            .ok_or_else(|| numerals::too_many_digits(limit, None))?,
        _ => int.magnitude().to_str_radix(base),
    };
    Ok(Some((negative, shown)))
}
