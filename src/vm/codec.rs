//! Text to bytes and back, in the encodings that programs name.

use super::machine::Context;
use super::types::Kind;
use super::value::Value;

/// The encodings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf8Signed,
    Ascii,
    Latin1,
    Utf16 { marked: bool, big: bool },
    Utf32 { marked: bool, big: bool },
}

impl Encoding {
    /// The name that error messages show.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16 { .. } => "utf-16",
            Encoding::Utf32 { .. } => "utf-32",
        }
    }
}

fn encoding(context: &mut Context<'_>, name: &str) -> Result<Encoding, Value> {
    let plain = name.to_lowercase().replace(['_', ' '], "-");
    let utf16 = |marked, big| Encoding::Utf16 { marked, big };
    let utf32 = |marked, big| Encoding::Utf32 { marked, big };
    Ok(match plain.as_str() {
        "utf-8" | "utf8" | "u8" | "cp65001" => Encoding::Utf8,
        "utf-8-sig" => Encoding::Utf8Signed,
        "ascii" | "us-ascii" | "646" => Encoding::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "l1" | "cp1252" => {
            Encoding::Latin1
        }
        "utf-16" | "utf16" => utf16(true, false),
        "utf-16-le" | "utf-16le" => utf16(false, false),
        "utf-16-be" | "utf-16be" => utf16(false, true),
        "utf-32" | "utf32" => utf32(true, false),
        "utf-32-le" | "utf-32le" => utf32(false, false),
        "utf-32-be" | "utf-32be" => utf32(false, true),
        _ => {
            let message = format!("unknown encoding: {name}");
            return Err(context.error(Kind::LookupError, message));
        }
    })
}

fn unknown_handler(context: &mut Context<'_>, errors: &str) -> Value {
    let message = format!("unknown error handler name '{errors}'");
    context.error(Kind::LookupError, message)
}

/// `str.encode`.
pub(super) fn encode(
    context: &mut Context<'_>,
    text: &str,
    name: &str,
    errors: &str,
) -> Result<Vec<u8>, Value> {
    let encoding = encoding(context, name)?;
    let limit = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Signed => return Ok([b"\xEF\xBB\xBF", text.as_bytes()].concat()),
        Encoding::Ascii => 0x80,
        Encoding::Latin1 => 0x100,
        Encoding::Utf16 { marked, big } => {
            let mark = marked.then_some(0xFEFF);
            let units = mark.into_iter().chain(text.encode_utf16());
            return Ok(units
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect());
        }
        Encoding::Utf32 { marked, big } => {
            let mark = marked.then_some(0xFEFF);
            let units = mark.into_iter().chain(text.chars().map(u32::from));
            return Ok(units
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect());
        }
    };
    let characters: Vec<char> = text.chars().collect();
    let mut bytes = Vec::with_capacity(characters.len());
    for (place, &character) in characters.iter().enumerate() {
        let code = u32::from(character);
        if code < limit {
            bytes.push(code as u8);
            continue;
        }
        match errors {
            "strict" => {
                let rest = &characters[place..];
                let count = rest
                    .iter()
                    .take_while(|&&next| u32::from(next) >= limit)
                    .count();
                return Err(cannot_encode(
                    context, encoding, text, place, count, character,
                ));
            }
            "ignore" => {}
            "replace" => bytes.push(b'?'),
            "xmlcharrefreplace" => bytes.extend(format!("&#{code};").bytes()),
            "backslashreplace" => bytes.extend(escaped(code).bytes()),
            "namereplace" => bytes.extend(escaped(code).bytes()),
            _ => return Err(unknown_handler(context, errors)),
        }
    }
    Ok(bytes)
}

fn escaped(code: u32) -> String {
    match code {
        0..0x100 => format!("\\x{code:02x}"),
        0x100..0x1_0000 => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

fn cannot_encode(
    context: &mut Context<'_>,
    encoding: Encoding,
    text: &str,
    place: usize,
    count: usize,
    character: char,
) -> Value {
    let limit = if encoding == Encoding::Ascii {
        128
    } else {
        256
    };
    let reason = context.text(format!("ordinal not in range({limit})"));
    let arguments = [
        context.text(encoding.name()),
        context.text(text),
        Value::index(place),
        Value::index(place + count),
        reason,
    ];
    debug_assert!(u32::from(character) >= limit);
    let vm = context.vm;
    let class = vm.types.get(Kind::UnicodeEncodeError);
    vm.exception(context.allocator, class, arguments)
}

/// `bytes.decode`.
pub(super) fn decode(
    context: &mut Context<'_>,
    bytes: &[u8],
    name: &str,
    errors: &str,
) -> Result<String, Value> {
    let encoding = encoding(context, name)?;
    match encoding {
        Encoding::Utf8 => utf8(context, bytes, errors),
        Encoding::Utf8Signed => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            utf8(context, bytes, errors)
        }
        Encoding::Latin1 => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        Encoding::Ascii => {
            let mut text = String::with_capacity(bytes.len());
            for (place, &byte) in bytes.iter().enumerate() {
                if byte.is_ascii() {
                    text.push(char::from(byte));
                    continue;
                }
                let reason = "ordinal not in range(128)";
                spoiled(
                    context,
                    &mut text,
                    errors,
                    encoding,
                    bytes,
                    place..place + 1,
                    reason,
                )?;
            }
            Ok(text)
        }
        Encoding::Utf16 { marked, big } => {
            let (bytes, big) = match bytes {
                [0xFF, 0xFE, rest @ ..] if marked => (rest, false),
                [0xFE, 0xFF, rest @ ..] if marked => (rest, true),
                _ => (bytes, big),
            };
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|pair| {
                    let pair = [pair[0], pair[1]];
                    if big {
                        u16::from_be_bytes(pair)
                    } else {
                        u16::from_le_bytes(pair)
                    }
                })
                .collect();
            Ok(String::from_utf16_lossy(&units))
        }
        Encoding::Utf32 { marked, big } => {
            let (bytes, big) = match bytes {
                [0xFF, 0xFE, 0, 0, rest @ ..] if marked => (rest, false),
                [0, 0, 0xFE, 0xFF, rest @ ..] if marked => (rest, true),
                _ => (bytes, big),
            };
            Ok(bytes
                .chunks_exact(4)
                .map(|four| {
                    let four = [four[0], four[1], four[2], four[3]];
                    let code = if big {
                        u32::from_be_bytes(four)
                    } else {
                        u32::from_le_bytes(four)
                    };
                    char::from_u32(code).unwrap_or('\u{FFFD}')
                })
                .collect())
        }
    }
}

fn utf8(context: &mut Context<'_>, bytes: &[u8], errors: &str) -> Result<String, Value> {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let error = match std::str::from_utf8(rest) {
            Ok(valid) => {
                text.push_str(valid);
                return Ok(text);
            }
            Err(error) => error,
        };
        let valid = error.valid_up_to();
        text.push_str(&String::from_utf8_lossy(&rest[..valid]));
        let start = at + valid;
        let (end, reason) = match error.error_len() {
            None => (bytes.len(), "unexpected end of data"),
            Some(length) => {
                let is_start = matches!(bytes[start], 0xC2..=0xF4);
                let reason = if is_start {
                    "invalid continuation byte"
                } else {
                    "invalid start byte"
                };
                (start + length, reason)
            }
        };
        spoiled(
            context,
            &mut text,
            errors,
            Encoding::Utf8,
            bytes,
            start..end,
            reason,
        )?;
        at = end;
    }
}

/// Bytes that stand for nothing: an error, or what the handler puts in their place.
fn spoiled(
    context: &mut Context<'_>,
    text: &mut String,
    errors: &str,
    encoding: Encoding,
    bytes: &[u8],
    place: std::ops::Range<usize>,
    reason: &str,
) -> Result<(), Value> {
    match errors {
        "strict" => {}
        "ignore" => return Ok(()),
        "replace" => {
            text.push('\u{FFFD}');
            return Ok(());
        }
        "backslashreplace" => {
            for byte in bytes.get(place).unwrap_or_default() {
                text.push_str(&format!("\\x{byte:02x}"));
            }
            return Ok(());
        }
        _ => return Err(unknown_handler(context, errors)),
    }
    let name = context.text(encoding.name());
    let object = context.bytes(bytes);
    let reason = context.text(reason);
    let arguments = [
        name,
        object,
        Value::index(place.start),
        Value::index(place.end),
        reason,
    ];
    let vm = context.vm;
    let class = vm.types.get(Kind::UnicodeDecodeError);
    Err(vm.exception(context.allocator, class, arguments))
}

impl Context<'_> {
    /// A bytes object.
    pub fn bytes(&mut self, bytes: &[u8]) -> Value {
        self.object(super::object::Body::Bytes(bytes.into()), bytes.len())
    }
}
