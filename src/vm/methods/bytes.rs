//! Methods of bytes. Most are those of strings: the bytes are seen as text whose characters beyond
//! ASCII are neither letters nor blanks, and what comes back is turned into bytes again.

use super::other::texts;
use super::search;
use super::text::{self, done, encoding_arguments};
use crate::vm::call::tuple_items;
use crate::vm::codec;
use crate::vm::function::{Arguments, NativeCall, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::represent::hexadecimal;
use crate::vm::types::{Kind, kind_of, type_name};
use crate::vm::value::Value;
use crate::vm::{bytes_of, text_of};

type Answer = Result<Outcome, Value>;

/// Methods that are those of strings.
macro_rules! as_text {
    ($function:path) => {
        |context, arguments| seen_as_text(context, arguments, $function)
    };
}

super::methods! {
    METHODS:
        "bytes.decode" => decode, "bytes.hex" => hex, "bytes.join" => join,
        "bytes.find" => |context, arguments| sought(context, arguments, Sought::Find),
        "bytes.rfind" => |context, arguments| sought(context, arguments, Sought::FindLast),
        "bytes.index" => |context, arguments| sought(context, arguments, Sought::Index),
        "bytes.rindex" => |context, arguments| sought(context, arguments, Sought::IndexLast),
        "bytes.count" => |context, arguments| sought(context, arguments, Sought::Count),
        "bytes.startswith" => |context, arguments| sought(context, arguments, Sought::Start),
        "bytes.endswith" => |context, arguments| sought(context, arguments, Sought::End),
        "bytes.replace" => as_text!(search::replace), "bytes.partition" => as_text!(search::partition), "bytes.rpartition" => as_text!(search::rpartition),
        "bytes.removeprefix" => as_text!(search::removeprefix),
        "bytes.removesuffix" => as_text!(search::removesuffix),
        "bytes.split" => as_text!(text::split), "bytes.rsplit" => as_text!(text::rsplit),
        "bytes.splitlines" => as_text!(text::splitlines), "bytes.expandtabs" => as_text!(text::expandtabs),
        "bytes.zfill" => as_text!(text::zfill), "bytes.center" => as_text!(text::center),
        "bytes.ljust" => as_text!(text::ljust), "bytes.rjust" => as_text!(text::rjust),
        "bytes.strip" => as_text!(text::strip), "bytes.lstrip" => as_text!(text::lstrip),
        "bytes.rstrip" => as_text!(text::rstrip), "bytes.upper" => as_text!(text::upper),
        "bytes.lower" => as_text!(text::lower), "bytes.title" => as_text!(text::title),
        "bytes.capitalize" => as_text!(text::capitalize), "bytes.swapcase" => as_text!(text::swapcase),
        "bytes.isalpha" => as_text!(text::isalpha), "bytes.isdigit" => as_text!(text::isdigit),
        "bytes.isalnum" => as_text!(text::isalnum), "bytes.isspace" => as_text!(text::isspace),
        "bytes.isupper" => as_text!(text::isupper), "bytes.islower" => as_text!(text::islower),
        "bytes.istitle" => as_text!(text::istitle), "bytes.isascii" => as_text!(text::isascii),
        "bytes.translate" => translate;
    OF_CLASS: "bytes.fromhex" => fromhex, "bytes.maketrans" => maketrans;
}

/// Bytes that are no characters of their own are moved behind this code point, a private one.
const PRIVATE: u32 = 0xE000;

fn to_text(bytes: &[u8]) -> String {
    let character = |&byte: &u8| match byte {
        0x1c..=0x1f | 0x80.. => char::from_u32(PRIVATE + u32::from(byte)).unwrap_or('?'),
        _ => char::from(byte),
    };
    bytes.iter().map(character).collect()
}

fn to_bytes(text: &str) -> Vec<u8> {
    text.chars()
        .map(|character| (u32::from(character) & 0xFF) as u8)
        .collect()
}

fn receiver<'a>(
    context: &mut Context<'_>,
    arguments: Arguments<'a>,
    name: &str,
) -> Result<(&'a [u8], Arguments<'a>), Value> {
    let (receiver, rest) = arguments.receiver(context, name)?;
    match bytes_of(receiver) {
        Some(bytes) => Ok((bytes, rest)),
        None => Err(super::unfit(context, name, "bytes", receiver)),
    }
}

fn argument(context: &mut Context<'_>, value: Value) -> Result<Value, Value> {
    if let Some(bytes) = bytes_of(value) {
        return Ok(context.text(to_text(bytes)));
    }
    if text_of(value).is_some() {
        return Err(context.type_error("a bytes-like object is required, not 'str'"));
    }
    if kind_of(value) == Kind::Tuple {
        let items: Result<Vec<Value>, Value> = tuple_items(value)
            .iter()
            .map(|&item| argument(context, item))
            .collect();
        let items = items?;
        return Ok(context.tuple(items));
    }
    Ok(value)
}

fn answer(context: &mut Context<'_>, value: Value) -> Value {
    if let Some(text) = text_of(value) {
        return context.bytes(&to_bytes(text));
    }
    match value.object().map(|object| &object.get().body) {
        Some(Body::List(list)) => {
            let items: Vec<Value> = list
                .snapshot()
                .into_iter()
                .map(|item| answer(context, item))
                .collect();
            context.list(&items)
        }
        Some(Body::Tuple(items)) => {
            let items: Vec<Value> = items.iter().map(|&item| answer(context, item)).collect();
            context.tuple(items)
        }
        _ => value,
    }
}

/// What is asked of bytes that are looked for.
#[derive(Clone, Copy)]
enum Sought {
    Find,
    FindLast,
    Index,
    IndexLast,
    Count,
    Start,
    End,
}

impl Sought {
    /// The method of strings that does the same.
    fn of_text(self) -> NativeCall {
        match self {
            Sought::Find => search::find,
            Sought::FindLast => search::rfind,
            Sought::Index => search::index,
            Sought::IndexLast => search::rindex,
            Sought::Count => search::count,
            Sought::Start => search::startswith,
            Sought::End => search::endswith,
        }
    }
}

/// Looks for bytes in bytes where they are: they may be a file's. All else is left to the methods of strings.
fn sought(context: &mut Context<'_>, arguments: Arguments<'_>, sought: Sought) -> Answer {
    let (&[receiver, wanted, ref bounds @ ..], []) = (arguments.positional, arguments.names) else {
        return seen_as_text(context, arguments, sought.of_text());
    };
    if text_of(wanted).is_some() {
        return Err(context.type_error(match sought {
            Sought::Start => "startswith first arg must be bytes or a tuple of bytes, not str",
            Sought::End => "endswith first arg must be bytes or a tuple of bytes, not str",
            _ => "argument should be integer or bytes-like object, not 'str'",
        }));
    }
    let takes_numbers = !matches!(sought, Sought::Start | Sought::End);
    let number = wanted.as_index().filter(|_| takes_numbers);
    let single = match number.map(u8::try_from) {
        Some(Err(_)) => return Err(context.value_error("byte must be in range(0, 256)")),
        Some(Ok(byte)) => Some(byte),
        None => None,
    };
    let (Some(bytes), Some(wanted), ..=2) = (
        bytes_of(receiver),
        bytes_of(wanted).or(single.as_ref().map(std::slice::from_ref)),
        bounds.len(),
    ) else {
        return seen_as_text(context, arguments, sought.of_text());
    };
    let window = search::window(context, bytes.len(), bounds)?;
    let found = window.and_then(|(start, end)| {
        let part = &bytes[start..end];
        let mut places = (0..=part.len().checked_sub(wanted.len())?)
            .filter(|&place| part[place..].starts_with(wanted));
        let place = match (sought, wanted) {
            (Sought::Start, _) => part.starts_with(wanted).then_some(0),
            (Sought::End, _) => part.ends_with(wanted).then_some(0),
            (Sought::FindLast | Sought::IndexLast, _) => places.next_back(),
            (_, [one]) => part.iter().position(|byte| byte == one),
            _ => places.next(),
        };
        place.map(|place| start + place)
    });
    done(match (sought, found) {
        (Sought::Start | Sought::End, found) => Value::bool(found.is_some()),
        (Sought::Count, None) => Value::ZERO,
        (Sought::Count, Some(first)) => {
            let end = window.map_or(first, |(_, end)| end);
            Value::index(count_in(&bytes[first..end], wanted))
        }
        (_, Some(place)) => Value::index(place),
        (Sought::Index | Sought::IndexLast, None) => {
            return Err(context.value_error("subsection not found"));
        }
        (_, None) => context.int(-1),
    })
}

/// How often bytes occur in others without touching each other.
fn count_in(mut part: &[u8], wanted: &[u8]) -> usize {
    if wanted.is_empty() {
        return part.len() + 1;
    }
    let mut count = 0;
    while let Some(rest) = part.get(1..) {
        part = match part.strip_prefix(wanted) {
            Some(behind) => {
                count += 1;
                behind
            }
            None => rest,
        };
    }
    count
}

fn seen_as_text(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
    function: NativeCall,
) -> Answer {
    let mut positional = Vec::with_capacity(arguments.positional.len());
    for &value in arguments.positional {
        positional.push(argument(context, value)?);
    }
    let mut named = Vec::with_capacity(arguments.named.len());
    for &value in arguments.named {
        named.push(argument(context, value)?);
    }
    let outcome = function(
        context,
        Arguments {
            positional: &positional,
            names: arguments.names,
            named: &named,
        },
    )
    .map_err(|error| about_bytes(context, error))?;
    Ok(match outcome {
        Outcome::Value(value) => Outcome::Value(answer(context, value)),
        other => other,
    })
}

/// An error of a method of strings, in the words it has for bytes.
fn about_bytes(context: &mut Context<'_>, error: Value) -> Value {
    let Some(state) = crate::vm::process::exception_state(error) else {
        return error;
    };
    let message = tuple_items(state.args.get()).first().copied();
    let message = message.and_then(text_of).unwrap_or_default();
    let given = message.rsplit(' ').next().unwrap_or_default();
    let reworded = match message {
        "substring not found" => "subsection not found".to_owned(),
        _ if message.starts_with("must be str") => {
            format!("a bytes-like object is required, not '{given}'")
        }
        _ if message.contains("first arg must be str or a tuple of str") => {
            message.replace("str", "bytes")
        }
        _ => return error,
    };
    let reworded = context.text(reworded);
    let arguments = context.tuple([reworded]);
    state.args.set(arguments);
    error
}

fn decode(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (bytes, rest) = receiver(context, arguments, "decode")?;
    rest.fitting(context, "decode", &["encoding", "errors"], 0)?;
    let [encoding, errors] = encoding_arguments(context, rest, "decode", 0)?;
    let text = codec::decode(context, bytes, encoding, errors)?;
    done(context.text(text))
}

fn hex(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (bytes, rest) = receiver(context, arguments, "hex")?;
    rest.fitting(context, "hex", &["sep", "bytes_per_sep"], 0)?;
    let separator = rest.named_or_at("sep", 0);
    let group = rest
        .named_or_at("bytes_per_sep", 1)
        .and_then(Value::as_index)
        .unwrap_or(1);
    let separator = match separator {
        None => String::new(),
        Some(given) => match (text_of(given), bytes_of(given)) {
            (Some(text), _) if text.chars().count() == 1 => text.to_owned(),
            (None, Some(bytes)) if bytes.len() == 1 => to_text(bytes),
            _ => return Err(context.value_error("sep must be length 1.")),
        },
    };
    if separator.is_empty() {
        return done(context.text(hexadecimal(bytes)));
    }
    let size = group.unsigned_abs() as usize;
    let mut shown = String::with_capacity(bytes.len() * 2);
    for (number, byte) in bytes.iter().enumerate() {
        let place = if group > 0 {
            bytes.len() - number
        } else {
            number
        };
        if number > 0 && size > 0 && place % size == 0 {
            shown.push_str(&separator);
        }
        shown.push_str(&hexadecimal(&[*byte]));
    }
    done(context.text(shown))
}

fn join(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (separator, rest) = receiver(context, arguments, "join")?;
    let [iterable] = rest.exactly::<1>(context, "bytes.join")?;
    let items =
        texts(context, iterable, 1).map_err(|_| context.type_error("can only join an iterable"))?;
    let items = match items {
        Ok(items) => items,
        Err(outcome) => return Ok(outcome),
    };
    let mut joined = Vec::new();
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            joined.extend_from_slice(separator);
        }
        match bytes_of(item) {
            Some(bytes) => joined.extend_from_slice(bytes),
            None => {
                let given = type_name(item);
                return Err(context.type_error(format!(
                    "sequence item {number}: expected a bytes-like object, {given} found"
                )));
            }
        }
    }
    done(context.bytes(&joined))
}

/// The bytes of an argument, or the error that it has none.
fn given_bytes<'a>(context: &mut Context<'_>, value: Value) -> Result<&'a [u8], Value> {
    bytes_of(value).ok_or_else(|| {
        let given = type_name(value);
        context.type_error(format!("a bytes-like object is required, not '{given}'"))
    })
}

/// What a table of 256 bytes has in the place of each byte, without those that are to be left out.
fn translate(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (bytes, rest) = receiver(context, arguments, "translate")?;
    rest.only_keywords(context, "translate", &["delete"])?;
    let table = rest.positional.first().copied().unwrap_or(Value::NONE);
    let table = match table {
        Value::NONE => None,
        table => Some(given_bytes(context, table)?),
    };
    if table.is_some_and(|table| table.len() != 256) {
        return Err(context.value_error("translation table must be 256 characters long"));
    }
    let left_out = match rest.named_or_at("delete", 1) {
        Some(left_out) => given_bytes(context, left_out)?,
        None => &[],
    };
    let kept = bytes.iter().filter(|byte| !left_out.contains(byte));
    let changed: Vec<u8> = kept
        .map(|&byte| table.map_or(byte, |table| table[usize::from(byte)]))
        .collect();
    done(context.bytes(&changed))
}

/// The table that has each of the second bytes in the place of one of the first.
fn maketrans(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_class, rest) = arguments.receiver(context, "maketrans")?;
    let given = rest.exactly::<2>(context, "maketrans")?;
    let from = given_bytes(context, given[0])?;
    let to = given_bytes(context, given[1])?;
    if from.len() != to.len() {
        return Err(context.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=u8::MAX).collect();
    for (&old, &new) in from.iter().zip(to) {
        table[usize::from(old)] = new;
    }
    done(context.bytes(&table))
}

fn fromhex(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (_class, rest) = arguments.receiver(context, "fromhex")?;
    let [given] = rest.exactly::<1>(context, "bytes.fromhex")?;
    let Some(text) = text_of(given) else {
        let given = type_name(given);
        return Err(context.type_error(format!("fromhex() argument must be str, not {given}")));
    };
    let digits: Vec<(usize, char)> = text
        .chars()
        .enumerate()
        .filter(|(_, character)| !character.is_ascii_whitespace())
        .collect();
    let mut bytes = Vec::new();
    for pair in digits.chunks(2) {
        let values: Vec<Option<u32>> = pair.iter().map(|(_, digit)| digit.to_digit(16)).collect();
        match *values.as_slice() {
            [Some(high), Some(low)] => bytes.push((high * 16 + low) as u8),
            _ => {
                let bad = values
                    .iter()
                    .position(Option::is_none)
                    .map_or(text.chars().count(), |bad| {
                        pair.get(bad).map_or(0, |(place, _)| *place)
                    });
                return Err(context.value_error(format!(
                    "non-hexadecimal number found in fromhex() arg at position {bad}"
                )));
            }
        }
    }
    done(context.bytes(&bytes))
}
