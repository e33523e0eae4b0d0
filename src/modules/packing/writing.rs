//! The writing half of a pickle: a writer goes through what is built in by itself, and hands everything else to
//! `pickle.py`, which writes it and has the writer go on. What is begun and not ended lies on a stack of its own, so
//! that nothing is left on the machine's when Python is asked.
//!
//! The bytes are those of CPython's `_pickle.c`, with its batches and its frames.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use num_bigint::BigInt;

use crate::vm::foreign;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, bytes_of};

/// The methods of a writer.
const METHODS: [NativeFunction; 8] = [
    NativeFunction {
        name: "begin",
        method: true,
        call: begin,
    },
    NativeFunction {
        name: "save",
        method: true,
        call: save,
    },
    NativeFunction {
        name: "go_on",
        method: true,
        call: go_on,
    },
    NativeFunction {
        name: "put",
        method: true,
        call: put,
    },
    NativeFunction {
        name: "memoize",
        method: true,
        call: memoize,
    },
    NativeFunction {
        name: "put_known",
        method: true,
        call: put_known,
    },
    NativeFunction {
        name: "finish",
        method: true,
        call: finish,
    },
    NativeFunction {
        name: "forget",
        method: true,
        call: forget,
    },
];

/// Makes the class of writers.
pub(super) fn install(context: &mut Context<'_>, globals: &Namespace) {
    foreign::install(context, globals, "Writer", ["_packing", "Writer"], &METHODS);
}

/// How many items are written between two marks.
const BATCH: usize = 1000;
/// A frame ends with the value that makes it this long, in bytes; a text as long stands outside of frames.
const FRAME: usize = 64 << 10;
/// Less than this, in bytes, is not framed.
const LEAST_FRAME: usize = 4;
/// What announces a frame: an operation and eight bytes of length.
const FRAME_HEADER: usize = 9;
/// Containers inside of each other; as many as calls in Python.
const DEEPEST: usize = 990;

/// What is still to be written.
#[derive(Clone, Copy)]
enum Step {
    /// Where a call of `save` began: Python goes on with something else then.
    Base,
    /// A value, whatever it is.
    Value(Value),
    /// An operation of one byte.
    Operation(u8),
    /// The items of a list from a place on.
    Items(Value, usize),
    /// The end of a tuple, whose items are written.
    Tuple(Value),
    /// The end of a frozenset, whose items are written.
    Frozen(Value),
    /// The end of any container.
    Close,
}

impl Step {
    /// A number that tells steps apart, and what is in one.
    fn taken_apart(self) -> [Value; 3] {
        let (number, value, place) = match self {
            Step::Base => (0, Value::NONE, 0),
            Step::Value(value) => (1, value, 0),
            Step::Operation(byte) => (2, Value::NONE, usize::from(byte)),
            Step::Items(list, place) => (3, list, place),
            Step::Tuple(value) => (4, value, 0),
            Step::Frozen(value) => (5, value, 0),
            Step::Close => (6, Value::NONE, 0),
        };
        [Value::index(number), value, Value::index(place)]
    }

    /// The step that was taken apart into these.
    fn put_together([number, value, place]: [Value; 3]) -> Step {
        let place = place.as_index().unwrap_or(0) as usize;
        match number.as_index() {
            Some(1) => Step::Value(value),
            Some(2) => Step::Operation(place as u8),
            Some(3) => Step::Items(value, place),
            Some(4) => Step::Tuple(value),
            Some(5) => Step::Frozen(value),
            Some(6) => Step::Close,
            _ => Step::Base,
        }
    }

    fn value(&self) -> Option<Value> {
        match *self {
            Step::Value(value)
            | Step::Items(value, _)
            | Step::Tuple(value)
            | Step::Frozen(value) => Some(value),
            Step::Base | Step::Operation(_) | Step::Close => None,
        }
    }
}

/// A pickle in the making.
#[derive(Default, Clone)]
struct Pickle {
    bytes: Vec<u8>,
    /// Where the frame begins that is being filled; none is while nothing of it is written.
    frame: Option<usize>,
    /// Whether Python is asked, before anything is written, what stands for it.
    asks: bool,
    /// What has been written and can be written again by its number, which is its place.
    kept: Vec<Value>,
    /// The same by what tells values apart.
    numbers: HashMap<u64, usize>,
    steps: Vec<Step>,
    /// Containers begun and not ended.
    depth: usize,
}

/// What tells a value apart from others. In CPython there is only one empty text, one of every letter of Latin-1, and
/// the same of bytes: they go by numbers, which are never kept themselves.
fn identity(value: Value) -> u64 {
    let short = match value.object().map(|object| &object.get().body) {
        Some(Body::Text(text)) => match text.as_str().as_bytes() {
            [] => Some(0),
            &[letter] => Some(1 + usize::from(letter)),
            &[first @ (0xC2 | 0xC3), second] => {
                Some(1 + (usize::from(first & 3) << 6 | usize::from(second & 0x3F)))
            }
            _ => None,
        },
        Some(Body::Bytes(bytes)) => match **bytes {
            [] => Some(0x200),
            [byte] => Some(0x201 + usize::from(byte)),
            _ => None,
        },
        _ => None,
    };
    short.map_or(value, Value::index).word()
}

/// Why writing stops.
enum Pause {
    /// All is written that the call was for.
    Done,
    /// Python has to write this one.
    Foreign(Value),
    /// Containers lie too deep in each other.
    TooDeep,
}

impl Pickle {
    fn put(&mut self, data: &[u8]) {
        if self.frame.is_none() {
            self.frame = Some(self.bytes.len());
            self.bytes.extend([0; FRAME_HEADER]);
        }
        self.bytes.extend_from_slice(data);
    }

    /// Ends the frame that is being filled; a short one becomes bare bytes.
    fn close_frame(&mut self) {
        let Some(start) = self.frame.take() else {
            return;
        };
        let length = self.bytes.len() - start - FRAME_HEADER;
        if length >= LEAST_FRAME {
            self.bytes[start] = 0x95;
            self.bytes[start + 1..start + FRAME_HEADER]
                .copy_from_slice(&(length as u64).to_le_bytes());
        } else {
            self.bytes.drain(start..start + FRAME_HEADER);
        }
    }

    /// Between two values: a frame that is full ends.
    fn pass_boundary(&mut self) {
        let full = |start: usize| self.bytes.len() - start - FRAME_HEADER >= FRAME;
        if self.frame.is_some_and(full) {
            self.close_frame();
        }
    }

    /// Data with the operation that announces its length: the short one where a byte is enough.
    fn put_sized(&mut self, [short, long]: [u8; 2], data: &[u8]) {
        let length = data.len();
        let outside = length >= FRAME;
        if outside {
            self.close_frame();
        }
        let sized = (length as u32).to_le_bytes();
        let header = match u8::try_from(length) {
            Ok(length) => &[short, length][..],
            Err(_) => &[long, sized[0], sized[1], sized[2], sized[3]],
        };
        if outside {
            self.bytes.extend_from_slice(header);
            self.bytes.extend_from_slice(data);
        } else {
            self.put(header);
            self.put(data);
        }
    }

    fn memoize(&mut self, value: Value) {
        self.put(&[0x94]);
        self.numbers.insert(identity(value), self.kept.len());
        self.kept.push(value);
    }

    /// Writes the number of what has been written before. Answers whether it has.
    fn put_known(&mut self, value: Value) -> bool {
        let Some(&number) = self.numbers.get(&identity(value)) else {
            return false;
        };
        match u8::try_from(number) {
            Ok(number) => self.put(&[b'h', number]),
            Err(_) => {
                let [first, second, third, fourth] = (number as u32).to_le_bytes();
                self.put(&[b'j', first, second, third, fourth]);
            }
        }
        true
    }

    fn put_int(&mut self, int: i64) {
        let bytes = int.to_le_bytes();
        let (operation, size): (u8, _) = match int {
            0..=0xFF => (b'K', 1),
            0x100..=0xFFFF => (b'M', 2),
            -0x8000_0000..=0x7FFF_FFFF => (b'J', 4),
            _ => return self.put_large(&BigInt::from(int)),
        };
        self.put(&[operation]);
        self.put(&bytes[..size]);
    }

    fn put_large(&mut self, int: &BigInt) {
        let bytes = int.to_signed_bytes_le();
        match u8::try_from(bytes.len()) {
            Ok(length) => self.put(&[0x8a, length]),
            Err(_) => {
                self.put(&[0x8b]);
                self.put(&(bytes.len() as u32).to_le_bytes());
            }
        }
        self.put(&bytes);
    }

    /// Takes the steps there are until Python has to be asked.
    fn run(&mut self) -> Pause {
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Base => return Pause::Done,
                Step::Value(value) => {
                    self.pass_boundary();
                    if self.asks || !self.write(value) {
                        return Pause::Foreign(value);
                    }
                    if self.depth > DEEPEST {
                        return Pause::TooDeep;
                    }
                }
                Step::Operation(operation) => self.put(&[operation]),
                Step::Items(list, place) => self.write_items(list, place),
                Step::Tuple(value) => self.end_tuple(value),
                Step::Frozen(value) => {
                    if self.numbers.contains_key(&identity(value)) {
                        self.put(b"1");
                        self.put_known(value);
                    } else {
                        self.put(&[0x91]);
                        self.memoize(value);
                    }
                }
                Step::Close => self.depth -= 1,
            }
        }
        Pause::Done
    }

    /// Writes a value, or begins it. Answers whether it is built in, else nothing is written.
    fn write(&mut self, value: Value) -> bool {
        if let Some(float) = value.as_float() {
            self.put(b"G");
            self.put(&float.to_be_bytes());
            return true;
        }
        if let Some(int) = value.as_int() {
            self.put_int(int);
            return true;
        }
        let Some(object) = value.object() else {
            let operation = match value {
                Value::NONE => b'N',
                Value::TRUE => 0x88,
                Value::FALSE => 0x89,
                _ => return false,
            };
            self.put(&[operation]);
            return true;
        };
        match &object.get().body {
            Body::Wide(wide) => self.put_large(&BigInt::from(wide.get())),
            Body::BigInt(int) => self.put_large(int),
            _ if self.put_known(value) => {}
            Body::Text(text) => {
                self.put_sized([0x8c, b'X'], text.as_str().as_bytes());
                self.memoize(value);
            }
            Body::Bytes(bytes) => {
                self.put_sized(*b"CB", bytes);
                self.memoize(value);
            }
            Body::Tuple(items) if items.is_empty() => self.put(b")"),
            Body::Tuple(items) => {
                if items.len() > 3 {
                    self.put(b"(");
                }
                self.open(Step::Tuple(value));
                self.steps
                    .extend(items.iter().rev().map(|&item| Step::Value(item)));
            }
            Body::List(list) => {
                self.put(b"]");
                self.memoize(value);
                match list.len() {
                    0 => {}
                    1 => {
                        self.open(Step::Operation(b'a'));
                        self.steps
                            .push(Step::Value(list.get(0).unwrap_or(Value::NONE)));
                    }
                    _ => self.open(Step::Items(value, 0)),
                }
            }
            Body::Dict(dict) => {
                self.put(b"}");
                self.memoize(value);
                self.write_pairs(&dict.pairs());
            }
            Body::Set(set) if set.frozen => {
                self.put(b"(");
                self.open(Step::Frozen(value));
                self.steps
                    .extend(set.keys().into_iter().rev().map(Step::Value));
            }
            Body::Set(set) => {
                self.put(&[0x8f]);
                self.memoize(value);
                self.write_keys(&set.keys());
            }
            _ => return false,
        }
        true
    }

    /// Begins a container, which ends with this step.
    fn open(&mut self, end: Step) {
        self.depth += 1;
        self.steps.extend([Step::Close, end]);
    }

    fn write_items(&mut self, list: Value, place: usize) {
        let Some(Body::List(items)) = list.part() else {
            return;
        };
        let batch: Vec<Value> = (place..place + BATCH)
            .map_while(|place| items.get(place))
            .collect();
        if batch.is_empty() {
            return;
        }
        if batch.len() == BATCH {
            self.steps.push(Step::Items(list, place + BATCH));
        }
        self.put(b"(");
        self.steps.push(Step::Operation(b'e'));
        self.steps.extend(batch.into_iter().rev().map(Step::Value));
    }

    fn write_pairs(&mut self, pairs: &[(Value, Value)]) {
        match *pairs {
            [] => {}
            [(key, value)] => {
                self.open(Step::Operation(b's'));
                self.steps.extend([Step::Value(value), Step::Value(key)]);
            }
            _ => self.write_batches(pairs, b'u', |steps, &(key, value)| {
                steps.extend([Step::Value(value), Step::Value(key)]);
            }),
        }
    }

    fn write_keys(&mut self, keys: &[Value]) {
        if !keys.is_empty() {
            self.write_batches(keys, 0x90, |steps, &key| steps.push(Step::Value(key)));
        }
    }

    /// Writes the items of a dict or a set. As CPython does, behind batches that are all full there is one without
    /// items.
    fn write_batches<Item>(
        &mut self,
        items: &[Item],
        operation: u8,
        push: impl Fn(&mut Vec<Step>, &Item),
    ) {
        self.open(Step::Operation(operation));
        let full = items.len() / BATCH * BATCH;
        let (batches, rest) = items.split_at(full);
        rest.iter()
            .rev()
            .for_each(|item| push(&mut self.steps, item));
        for batch in batches.rchunks(BATCH) {
            self.steps
                .extend([Step::Operation(b'('), Step::Operation(operation)]);
            batch
                .iter()
                .rev()
                .for_each(|item| push(&mut self.steps, item));
        }
        self.steps.push(Step::Operation(b'('));
    }

    /// What makes a tuple of the items written before; where it is in itself and has been made by now, they are
    /// taken away.
    fn end_tuple(&mut self, value: Value) {
        let Some(Body::Tuple(items)) = value.part() else {
            return;
        };
        let few = items.len() <= 3;
        if self.numbers.contains_key(&identity(value)) {
            match few {
                true => self.put(&b"000"[..items.len()]),
                false => self.put(b"1"),
            }
            self.put_known(value);
        } else {
            self.put(&[if few { 0x84 + items.len() as u8 } else { b't' }]);
            self.memoize(value);
        }
    }
}

struct Writer(Mutex<Pickle>);

impl Writer {
    fn locked(&self) -> MutexGuard<'_, Pickle> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Foreign for Writer {
    fn trace(&self, marker: &mut Marker) {
        let pickle = self.locked();
        marker.values(&pickle.kept);
        let values = pickle.steps.iter().filter_map(Step::value);
        values.for_each(|value| marker.value(value));
    }

    fn payload(&self) -> usize {
        let pickle = self.locked();
        pickle.bytes.len() + pickle.kept.len() * 32 + pickle.steps.len() * 24
    }

    fn save(&self, image: &mut Vec<Value>) -> bool {
        let pickle = self.locked();
        let numbers = [
            pickle.depth,
            pickle.frame.map_or(0, |start| start + 1),
            pickle.bytes.len(),
            pickle.kept.len(),
        ];
        image.extend(numbers.map(Value::index));
        let bytes = pickle.bytes.iter();
        image.extend(bytes.map(|&byte| Value::index(byte.into())));
        image.extend(&pickle.kept);
        image.extend(pickle.steps.iter().flat_map(|step| step.taken_apart()));
        true
    }

    fn load(&self, image: &[Value]) {
        let mut pickle = self.locked();
        let Some((numbers, rest)) = image.split_first_chunk::<4>() else {
            return;
        };
        let number = |value: Value| value.as_index().unwrap_or(0) as usize;
        let [depth, frame, bytes, kept] = numbers.map(number);
        let (bytes, rest) = rest.split_at(bytes.min(rest.len()));
        let (kept, steps) = rest.split_at(kept.min(rest.len()));
        pickle.depth = depth;
        pickle.frame = frame.checked_sub(1);
        pickle.bytes = bytes.iter().map(|&byte| number(byte) as u8).collect();
        pickle.keep(kept.to_vec());
        let (steps, _) = steps.as_chunks::<3>();
        pickle.steps = steps.iter().copied().map(Step::put_together).collect();
    }

    fn forked(&self, copies: &Copies) -> Box<dyn Foreign> {
        let mut pickle = self.locked().clone();
        let kept = copies.values(&pickle.kept);
        pickle.keep(kept);
        for step in &mut pickle.steps {
            let [number, value, place] = step.taken_apart();
            *step = Step::put_together([number, copies.value(value), place]);
        }
        Box::new(Writer(Mutex::new(pickle)))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Pickle {
    /// Has these written before, in this order.
    fn keep(&mut self, kept: Vec<Value>) {
        let words = kept.iter().copied().map(identity);
        self.numbers = words.zip(0..).collect();
        self.kept = kept;
    }
}

fn of<'a>(context: &mut Context<'_>, value: Value) -> Result<MutexGuard<'a, Pickle>, Value> {
    match foreign::of::<Writer>(value) {
        Some(writer) => Ok(writer.locked()),
        None => {
            let given = type_name(value);
            Err(context.type_error(format!("a writer is required, not '{given}'")))
        }
    }
}

/// `writer(asks)`: a writer of pickles. One that asks has Python say first what stands for a value.
pub(super) fn writer(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let [asks] = arguments.exactly::<1>(context, "writer")?;
    let pickle = Pickle {
        asks: asks == Value::TRUE,
        ..Pickle::default()
    };
    let writer = Box::new(Writer(Mutex::new(pickle)));
    foreign::create(context, ["_packing", "Writer"], writer).map(Outcome::Value)
}

/// `begin(protocol)`: a new pickle; what was written in the ones before is written again by its number.
fn begin(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [protocol]) = arguments.method::<1>(context, "begin")?;
    let mut pickle = of(context, receiver)?;
    pickle.steps.clear();
    pickle.depth = 0;
    pickle.frame = None;
    pickle.bytes = vec![0x80, protocol.as_index().unwrap_or(4) as u8];
    Ok(Outcome::Value(Value::NONE))
}

/// The answer of `save` and `go_on`: None when all is written, else a tuple of what Python has to write before the
/// writer goes on.
fn ran(context: &mut Context<'_>, mut pickle: MutexGuard<'_, Pickle>) -> Result<Outcome, Value> {
    let before = pickle.bytes.len();
    let pause = pickle.run();
    let more = pickle.bytes.len() - before;
    drop(pickle);
    context.vm.heap.note(context.allocator, more);
    Ok(Outcome::Value(match pause {
        Pause::Done => Value::NONE,
        Pause::Foreign(value) => context.tuple([value]),
        Pause::TooDeep => {
            let message = "maximum recursion depth exceeded while pickling an object";
            return Err(context.error(Kind::RecursionError, message));
        }
    }))
}

/// `save(value, itself)`: writes a value; where `itself` is true, without asking what stands for it, and False is the
/// answer when it is not built in.
fn save(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [value, itself]) = arguments.method::<2>(context, "save")?;
    let mut pickle = of(context, receiver)?;
    pickle.steps.push(Step::Base);
    if itself != Value::TRUE {
        pickle.steps.push(Step::Value(value));
    } else if !pickle.write(value) {
        pickle.steps.pop();
        return Ok(Outcome::Value(Value::FALSE));
    }
    ran(context, pickle)
}

/// `go_on()`: writes what is left of the last call of `save` that has not ended.
fn go_on(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "go_on")?;
    let pickle = of(context, receiver)?;
    ran(context, pickle)
}

/// `put(data)`: writes operations as they are.
fn put(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [data]) = arguments.method::<1>(context, "put")?;
    of(context, receiver)?.put(bytes_of(data).unwrap_or(&[]));
    Ok(Outcome::Value(Value::NONE))
}

/// `memoize(value)`: what has just been written can be written again by its number.
fn memoize(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [value]) = arguments.method::<1>(context, "memoize")?;
    of(context, receiver)?.memoize(value);
    Ok(Outcome::Value(Value::NONE))
}

/// `put_known(value, instead)`: writes the number of a value that has been written, behind these operations. Answers
/// whether it has been, else nothing is written.
fn put_known(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, [value, instead]) = arguments.method::<2>(context, "put_known")?;
    let mut pickle = of(context, receiver)?;
    let known = pickle.numbers.contains_key(&identity(value));
    if known {
        pickle.put(bytes_of(instead).unwrap_or(&[]));
        pickle.put_known(value);
    }
    Ok(Outcome::Value(Value::bool(known)))
}

/// `finish()`: the bytes of the pickle.
fn finish(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "finish")?;
    let mut pickle = of(context, receiver)?;
    pickle.put(b".");
    pickle.close_frame();
    let bytes = std::mem::take(&mut pickle.bytes);
    drop(pickle);
    context.permit(bytes.len())?;
    Ok(Outcome::Value(context.bytes(&bytes)))
}

/// `forget()`: nothing is known any more.
fn forget(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let (receiver, []) = arguments.method::<0>(context, "forget")?;
    of(context, receiver)?.keep(Vec::new());
    Ok(Outcome::Value(Value::NONE))
}
