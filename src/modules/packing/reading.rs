//! The reading half of a pickle: the operations that make what is built in. `_unpickling.py` knows the others, and says
//! what is wrong with one that cannot be done.

use num_bigint::BigInt;

use crate::vm::list::List;
use crate::vm::object::Body;
use crate::vm::{Arguments, Context, Known, Outcome, Value, bytes_of, dict};

/// What is read so far. All of it lies in lists that Python has as well.
struct Machine<'a, 'c> {
    context: &'a mut Context<'c>,
    data: &'a [u8],
    /// Where the next operation stands.
    at: usize,
    /// The values behind the last mark.
    stack: Value,
    /// The values before each mark.
    below: &'a List,
    memo: &'a List,
}

/// `read(data, place, stack, below, memo)`: does the operations from a place on, as far as they make what is built in
/// and are all there. The place of the next one, and the stack by then.
pub(super) fn read(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [data, place, stack, below, memo] = arguments.exactly::<5>(context, "read")?;
    let (Some(data), Some(Body::List(below)), Some(Body::List(memo))) =
        (bytes_of(data), below.part(), memo.part())
    else {
        return Err(context.type_error("bytes and lists are required"));
    };
    let mut machine = Machine {
        context,
        data,
        at: place.as_index().unwrap_or(0) as usize,
        stack,
        below,
        memo,
    };
    while let Some(size) = machine.operate() {
        machine.at += size;
    }
    let (at, stack) = (machine.at, machine.stack);
    Ok(Outcome::Value(context.tuple([Value::index(at), stack])))
}

fn items<'a>(list: Value) -> Option<&'a List> {
    match list.part() {
        Some(Body::List(list)) => Some(list),
        _ => None,
    }
}

impl<'a> Machine<'a, '_> {
    /// Does the next operation. The bytes it takes; nothing when Python has to do it, and then nothing is changed.
    fn operate(&mut self) -> Option<usize> {
        let (&operation, rest) = self.data.get(self.at..)?.split_first()?;
        let byte = || rest.first().map(|&byte| usize::from(byte));
        let word = || {
            rest.first_chunk()
                .map(|&bytes| u32::from_le_bytes(bytes) as usize)
        };
        match operation {
            b'N' => self.made(Value::NONE, 1),
            0x88 => self.made(Value::TRUE, 1),
            0x89 => self.made(Value::FALSE, 1),
            b'K' => self.made(Value::index(byte()?), 2),
            b'M' => {
                let number = u16::from_le_bytes(*rest.first_chunk()?);
                self.made(Value::index(number.into()), 3)
            }
            b'J' => {
                let number = i32::from_le_bytes(*rest.first_chunk()?);
                self.made(Value::small_int(number.into())?, 5)
            }
            b'G' => self.made(Value::float(f64::from_be_bytes(*rest.first_chunk()?)), 9),
            0x8a => {
                let size = byte()?;
                let int = BigInt::from_signed_bytes_le(rest.get(1..)?.get(..size)?);
                let int = match i64::try_from(&int) {
                    Ok(int) => self.context.int(int),
                    Err(_) => self.context.integer(int),
                };
                self.made(int, 2 + size)
            }
            0x8c => {
                let size = byte()?;
                let text = str::from_utf8(rest.get(1..)?.get(..size)?).ok()?;
                let text = self.context.text(text);
                self.made(text, 2 + size)
            }
            b'X' => {
                let size = word()?;
                let text = str::from_utf8(rest.get(4..)?.get(..size)?).ok()?;
                let text = self.context.text(text);
                self.made(text, 5 + size)
            }
            b'C' => {
                let size = byte()?;
                let bytes = self.context.bytes(rest.get(1..)?.get(..size)?);
                self.made(bytes, 2 + size)
            }
            b'B' => {
                let size = word()?;
                let bytes = self.context.bytes(rest.get(4..)?.get(..size)?);
                self.made(bytes, 5 + size)
            }
            b'h' => self.made(self.memo.get(byte()?)?, 2),
            b'j' => self.made(self.memo.get(word()?)?, 5),
            0x94 => {
                let last = self.last()?;
                let grown = self.memo.push(last);
                self.note(grown);
                Some(1)
            }
            // A frame that is not all there is fetched.
            0x95 => {
                let size = usize::try_from(u64::from_le_bytes(*rest.first_chunk()?)).ok()?;
                (rest.len() - 8 >= size).then_some(9)
            }
            b'(' => {
                let grown = self.below.push(self.stack);
                self.note(grown);
                self.stack = self.context.list(&[]);
                Some(1)
            }
            b']' => {
                let list = self.context.list(&[]);
                self.made(list, 1)
            }
            b'}' => {
                let dict = self.context.vm.dict(self.context.allocator, []);
                self.made(dict, 1)
            }
            0x8f => {
                let set = Body::Set(Box::default());
                let set = self.context.object(set, 64);
                self.made(set, 1)
            }
            b')' => {
                let tuple = self.context.tuple([]);
                self.made(tuple, 1)
            }
            0x85..=0x87 => {
                let stack = items(self.stack)?;
                let first = stack.len().checked_sub(usize::from(operation - 0x84))?;
                let mut parts: Vec<Value> = std::iter::from_fn(|| match stack.len() > first {
                    true => stack.pop(),
                    false => None,
                })
                .collect();
                parts.reverse();
                let tuple = self.context.tuple(parts);
                self.made(tuple, 1)
            }
            b't' => {
                let parts = self.since_mark()?;
                let tuple = self.context.tuple(parts);
                self.made(tuple, 1)
            }
            b'a' | b's' => self.add_last(operation),
            b'e' | b'u' | 0x90 => self.add_marked(operation),
            _ => None,
        }
    }

    fn note(&mut self, bytes: usize) {
        self.context.vm.heap.note(self.context.allocator, bytes);
    }

    /// Puts a value down that an operation of this many bytes has made.
    fn made(&mut self, value: Value, size: usize) -> Option<usize> {
        let grown = items(self.stack)?.push(value);
        self.note(grown);
        Some(size)
    }

    fn last(&self) -> Option<Value> {
        let stack = items(self.stack)?;
        stack.get(stack.len().checked_sub(1)?)
    }

    /// Takes off what lies behind the last mark, and the mark.
    fn since_mark(&mut self) -> Option<Vec<Value>> {
        let parts = items(self.stack)?.snapshot();
        self.stack = self.below.pop()?;
        Some(parts)
    }

    /// Adds one item to a list, or one pair to a dict.
    fn add_last(&mut self, operation: u8) -> Option<usize> {
        let stack = items(self.stack)?;
        let count = if operation == b'a' { 1 } else { 2 };
        let length = stack.len();
        let holder = stack.get(length.checked_sub(count + 1)?)?;
        let parts: Vec<Value> = (length - count..length)
            .map_while(|place| stack.get(place))
            .collect();
        let grown = fill(holder, &parts, operation)?;
        for _ in 0..count {
            stack.pop();
        }
        self.note(grown);
        Some(1)
    }

    /// Adds what lies behind the last mark to what lies before it.
    fn add_marked(&mut self, operation: u8) -> Option<usize> {
        let before = self.below.get(self.below.len().checked_sub(1)?)?;
        let lower = items(before)?;
        let holder = lower.get(lower.len().checked_sub(1)?)?;
        let grown = fill(holder, &items(self.stack)?.snapshot(), operation)?;
        self.below.pop();
        self.stack = before;
        self.note(grown);
        Some(1)
    }
}

/// Fills a container that is built in. The bytes it has grown by; nothing where it is another one, or the program's
/// code has to say whether keys are equal.
fn fill(holder: Value, parts: &[Value], operation: u8) -> Option<usize> {
    let known = Known::default();
    match (&holder.object()?.get().body, operation) {
        (Body::List(list), b'a' | b'e') => return Some(list.extend(parts)),
        (Body::Dict(_), b's' | b'u') => {
            let dict = dict::of(holder)?;
            let (pairs, []) = parts.as_chunks::<2>() else {
                return None;
            };
            for &[key, value] in pairs {
                dict.set(key, value, &known).ok()?;
                if known.is_missing() {
                    return None;
                }
            }
        }
        (Body::Set(set), 0x90) if !set.frozen => {
            for &key in parts {
                set.add(key, &known).ok()?;
                if known.is_missing() {
                    return None;
                }
            }
        }
        _ => return None,
    }
    Some(parts.len() * 40)
}
