//! `_json`: reads and writes JSON of which nothing out of the ordinary is asked. It knows texts without faults and
//! objects that are built in; what is wrong with the others, and where, is found by `json/decoder.py` and
//! `json/encoder.py`, which also call the program's hooks.

use num_bigint::BigInt;

use crate::vm::object::Body;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, represent, text_of};

/// The functions of `_json`.
pub(super) const FUNCTIONS: [NativeFunction; 3] = [
    NativeFunction {
        name: "read",
        method: false,
        call: read,
    },
    NativeFunction {
        name: "write",
        method: false,
        call: write,
    },
    NativeFunction {
        name: "quoted",
        method: false,
        call: quoted,
    },
];

/// Arrays and objects inside of each other; deeper ones are left to the decoder, which counts calls.
const DEEPEST: usize = 200;
/// Longer texts are read in portions, by the decoder: no worker is kept for long.
const LONGEST: usize = 8 << 20;

/// CPython's limit on the digits of an integer; the decoder says what is wrong beyond.
const MOST_DIGITS: usize = 4300;

/// JSON being written.
struct Writer<'a> {
    text: String,
    ascii: bool,
    /// What each level is set in by; nothing where all stands in one line.
    indent: Option<&'a str>,
    between_items: &'a str,
    behind_keys: &'a str,
    sorts: bool,
    depth: usize,
}

/// `write(value, ascii, indent, between, behind, sorts)`: a value as JSON; None when the encoder has to write it.
fn write(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [value, ascii, indent, between, behind, sorts] =
        arguments.exactly::<6>(context, "write")?;
    let mut writer = Writer {
        text: String::new(),
        ascii: ascii == Value::TRUE,
        indent: text_of(indent),
        between_items: text_of(between).unwrap_or(", "),
        behind_keys: text_of(behind).unwrap_or(": "),
        sorts: sorts == Value::TRUE,
        depth: 0,
    };
    if writer.value(value).is_none() || writer.text.len() > LONGEST {
        return Ok(Outcome::Value(Value::NONE));
    }
    context.permit(writer.text.len())?;
    Ok(Outcome::Value(context.text(writer.text)))
}

/// `quoted(text, ascii)`: a text as JSON has it.
fn quoted(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [text, ascii] = arguments.exactly::<2>(context, "quoted")?;
    let Some(text) = text_of(text) else {
        return Err(context.type_error("a text is required"));
    };
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(&mut quoted, text, ascii == Value::TRUE);
    Ok(Outcome::Value(context.text(quoted)))
}

/// Writes a text in quotes; where only ASCII is wanted, everything else as the halves of UTF-16.
fn quote(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..' ' => escape(out, letter as u16),
            _ if ascii && !(' '..='~').contains(&letter) => {
                let mut halves = [0; 2];
                let halves = letter.encode_utf16(&mut halves);
                halves.iter().for_each(|&half| escape(out, half));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

fn escape(out: &mut String, code: u16) {
    out.push_str(&format!("\\u{code:04x}"));
}

impl Writer<'_> {
    /// Writes a value; nothing when the encoder has to do it.
    fn value(&mut self, value: Value) -> Option<()> {
        if let Some(float) = value.as_float() {
            if !float.is_finite() {
                return None;
            }
            self.text.push_str(&represent::float(float));
        } else if let Some(int) = value.as_int() {
            self.text.push_str(&int.to_string());
        } else {
            match value {
                Value::NONE => self.text.push_str("null"),
                Value::TRUE => self.text.push_str("true"),
                Value::FALSE => self.text.push_str("false"),
                _ => return self.object(value),
            }
        }
        Some(())
    }

    fn object(&mut self, value: Value) -> Option<()> {
        match &value.object()?.get().body {
            Body::Text(text) => {
                quote(&mut self.text, text.as_str(), self.ascii);
                Some(())
            }
            Body::List(list) => self.items(&list.snapshot()),
            Body::Tuple(items) => self.items(items),
            Body::Dict(dict) => self.pairs(dict.pairs()),
            _ => None,
        }
    }

    fn items(&mut self, items: &[Value]) -> Option<()> {
        self.inside(['[', ']'], items, |writer, &item| writer.value(item))
    }

    fn pairs(&mut self, pairs: Vec<(Value, Value)>) -> Option<()> {
        let texts = pairs
            .iter()
            .map(|&(key, value)| match &key.object()?.get().body {
                Body::Text(text) => Some((text.as_str(), value)),
                _ => None,
            });
        let mut texts = texts.collect::<Option<Vec<_>>>()?;
        if self.sorts {
            texts.sort_by_key(|&(key, _)| key);
        }
        self.inside(['{', '}'], &texts, |writer, &(key, value)| {
            quote(&mut writer.text, key, writer.ascii);
            writer.text.push_str(writer.behind_keys);
            writer.value(value)
        })
    }

    /// Writes what is in a container, between its brackets.
    fn inside<Item>(
        &mut self,
        [open, close]: [char; 2],
        items: &[Item],
        mut write: impl FnMut(&mut Self, &Item) -> Option<()>,
    ) -> Option<()> {
        self.depth += 1;
        // What is in itself never ends; the encoder says so.
        if self.depth > DEEPEST || self.text.len() > LONGEST {
            return None;
        }
        self.text.push(open);
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.text.push_str(self.between_items);
            }
            self.begin_line();
            write(self, item)?;
        }
        self.depth -= 1;
        if !items.is_empty() {
            self.begin_line();
        }
        self.text.push(close);
        Some(())
    }

    fn begin_line(&mut self) {
        if let Some(indent) = self.indent {
            self.text.push('\n');
            self.text.push_str(&indent.repeat(self.depth));
        }
    }
}

/// A text being read.
struct Reader<'a> {
    text: &'a str,
    /// The byte that comes next.
    at: usize,
    depth: usize,
}

/// `read(text, start)`: the value that begins at a character of the text, and the character behind it; None when the
/// decoder has to read it.
fn read(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [text, start] = arguments.exactly::<2>(context, "read")?;
    let start = start
        .as_index()
        .and_then(|start| usize::try_from(start).ok());
    let (Some(text), Some(start)) = (text_of(text), start) else {
        return Ok(Outcome::Value(Value::NONE));
    };
    if text.len() > LONGEST {
        return Ok(Outcome::Value(Value::NONE));
    }
    let is_ascii = text.is_ascii();
    let at = match is_ascii {
        true => start.min(text.len()),
        false => text
            .char_indices()
            .nth(start)
            .map_or(text.len(), |(at, _)| at),
    };
    let mut reader = Reader { text, at, depth: 0 };
    let answer = match reader.value(context) {
        None => Value::NONE,
        Some(value) => {
            let end = match is_ascii {
                true => reader.at,
                false => start + text[at..reader.at].chars().count(),
            };
            context.tuple([value, Value::index(end)])
        }
    };
    Ok(Outcome::Value(answer))
}

impl<'a> Reader<'a> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past this text, if it comes next.
    fn takes(&mut self, expected: &str) -> bool {
        let comes = self.text[self.at..].starts_with(expected);
        if comes {
            self.at += expected.len();
        }
        comes
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, context: &mut Context<'_>) -> Option<Value> {
        match self.next()? {
            b'"' => {
                let text = self.string()?;
                Some(context.text(text))
            }
            b'{' => self.inside(context, Reader::object),
            b'[' => self.inside(context, Reader::array),
            b'n' => self.takes("null").then_some(Value::NONE),
            b't' => self.takes("true").then_some(Value::TRUE),
            b'f' => self.takes("false").then_some(Value::FALSE),
            b'-' | b'0'..=b'9' => self.number(context),
            _ => None,
        }
    }

    fn inside(
        &mut self,
        context: &mut Context<'_>,
        read: impl Fn(&mut Self, &mut Context<'_>) -> Option<Value>,
    ) -> Option<Value> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        self.at += 1;
        self.skip_space();
        let value = read(self, context)?;
        self.depth -= 1;
        Some(value)
    }

    fn array(&mut self, context: &mut Context<'_>) -> Option<Value> {
        let mut items = Vec::new();
        if !self.takes("]") {
            loop {
                items.push(self.value(context)?);
                if !self.comes_another("]")? {
                    break;
                }
            }
        }
        Some(context.list(&items))
    }

    fn object(&mut self, context: &mut Context<'_>) -> Option<Value> {
        let mut pairs = Vec::new();
        if !self.takes("}") {
            loop {
                if self.next()? != b'"' {
                    return None;
                }
                let key = self.string()?;
                let key = context.text(key);
                self.skip_space();
                if !self.takes(":") {
                    return None;
                }
                self.skip_space();
                pairs.push((key, self.value(context)?));
                if !self.comes_another("}")? {
                    break;
                }
            }
        }
        context.vm.heap.note(context.allocator, pairs.len() * 40);
        Some(context.vm.dict(context.allocator, pairs))
    }

    /// Behind an item: whether there is a comma, and another one, or the end.
    fn comes_another(&mut self, end: &str) -> Option<bool> {
        self.skip_space();
        if self.takes(end) {
            return Some(false);
        }
        if !self.takes(",") {
            return None;
        }
        self.skip_space();
        Some(true)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self, context: &mut Context<'_>) -> Option<Value> {
        let start = self.at;
        self.takes("-");
        // Behind a zero the number ends; that is no number of the decoder's if digits follow.
        let whole = match self.takes("0") {
            true => 1,
            false => self.digits(),
        };
        if whole == 0 {
            return None;
        }
        let end = self.at;
        if self.takes(".") && self.digits() == 0 {
            return None;
        }
        if self.takes("e") || self.takes("E") {
            let _signed = self.takes("+") || self.takes("-");
            if self.digits() == 0 {
                return None;
            }
        }
        let written = &self.text[start..self.at];
        match self.at == end {
            true => match written.parse() {
                Ok(int) => Some(context.int(int)),
                Err(_) if written.len() > MOST_DIGITS => None,
                Err(_) => written.parse().ok().map(|int: BigInt| context.integer(int)),
            },
            false => written.parse().ok().map(Value::float),
        }
    }

    /// A string; nothing when it holds what stands in none, or half of a pair of surrogates.
    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut result = String::new();
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let plain = rest
                .iter()
                .position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20)?;
            result.push_str(&self.text[self.at..self.at + plain]);
            self.at += plain + 1;
            match rest[plain] {
                b'"' => return Some(result),
                b'\\' => result.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let letter = self.next()?;
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.four_digits()?;
                match high {
                    0xD800..0xDC00 => {
                        if !self.takes("\\u") {
                            return None;
                        }
                        let low = self.four_digits()?;
                        let low = (0xDC00..0xE000).contains(&low).then(|| low - 0xDC00)?;
                        char::from_u32(0x1_0000 + ((high - 0xD800) << 10 | low))?
                    }
                    _ => char::from_u32(high)?,
                }
            }
            _ => return None,
        })
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
