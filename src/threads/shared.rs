//! What processes share: semaphores, channels of bytes, and numbers. Each is one object of the engine,
//! to which every process that forked from the one that made it has a handle of its own.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use super::hold::LONG;
use crate::vm::compare::{as_big, as_number};
use crate::vm::foreign;
use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::namespace::Namespace;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, bytes_of};

/// Bytes on their way through a channel before whoever sends more has to wait.
const ROOM: usize = 64 << 20;

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The threads that wait for something, of whatever process. All are woken when it changes, as one of
/// them alone may belong to a process that ends before it can go on.
#[derive(Default)]
struct Waiting(Vec<u32>);

impl Waiting {
    fn enter(&mut self, thread: u32) {
        if !self.0.contains(&thread) {
            self.0.push(thread);
        }
    }

    fn take(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.0)
    }
}

fn wake(context: &Context<'_>, threads: Vec<u32>) {
    for thread in threads {
        context.driver.wake(thread);
    }
}

/// Whether threads that wait come too late again and again: as with the locks of one process (`hold.rs`),
/// who releases a semaphore then lets them go first.
#[derive(Default)]
struct Eldest {
    /// The thread that has waited longest, as far as is known, and since when, in seconds.
    waiter: Option<(u32, f64)>,
    /// Whether it was woken before and came too late.
    late: bool,
    /// Whether the one before was let go first.
    in_turn: bool,
}

impl Eldest {
    fn waits(&mut self, thread: u32, now: f64) {
        match self.waiter {
            None => (self.waiter, self.late) = (Some((thread, now)), false),
            Some((eldest, _)) => self.late |= eldest == thread,
        }
    }

    fn leaves(&mut self, thread: u32) {
        self.waiter = self.waiter.filter(|&(eldest, _)| eldest != thread);
    }

    fn goes_first(&mut self, now: f64) -> bool {
        let long = self.waiter.is_some_and(|(_, since)| now - since >= LONG);
        self.in_turn = long && (self.late || self.in_turn);
        self.in_turn
    }
}

/// A counter that is never below 0: who finds it there waits.
struct Counter {
    left: i64,
    /// Releasing it beyond this is an error.
    most: i64,
    /// Whether its holder may take it again, and nobody else may release it.
    reentrant: bool,
    /// How often the holder of a reentrant one has taken it.
    depth: usize,
    waiting: Waiting,
    eldest: Eldest,
    /// The thread that took it last.
    holder: Option<u32>,
}

/// A handle to a semaphore.
struct Semaphore(Arc<Mutex<Counter>>);

impl Foreign for Semaphore {
    fn trace(&self, _marker: &mut Marker) {}

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Semaphore(Arc::clone(&self.0)))
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// What goes with the bytes of a message: something that the receiver shares with the sender then.
enum Beside {
    End(End),
    Numbers(Numbers),
}

impl Beside {
    /// Another handle of such a thing; nothing for everything else.
    fn of(value: Value) -> Option<Beside> {
        let end = foreign::of::<End>(value).map(|end| Beside::End(end.another()));
        end.or_else(|| {
            foreign::of::<Numbers>(value).map(|numbers| Beside::Numbers(numbers.clone()))
        })
    }
}

/// A message: bytes, and what goes with them.
struct Message {
    bytes: Box<[u8]>,
    beside: Vec<Beside>,
}

#[derive(Default)]
struct Stream {
    messages: VecDeque<Message>,
    bytes: usize,
    waiting: Waiting,
    /// Handles to the receiving end, and to the sending one.
    handles: [usize; 2],
}

/// Bytes that go from one process to another, message by message.
#[derive(Default)]
struct Channel(Mutex<Stream>);

/// A handle to one end of a channel: it holds the end open until it is closed or gone.
struct End {
    sends: bool,
    channel: Mutex<Option<Arc<Channel>>>,
}

impl End {
    fn new(sends: bool, channel: &Arc<Channel>) -> End {
        locked(&channel.0).handles[usize::from(sends)] += 1;
        End {
            sends,
            channel: Mutex::new(Some(Arc::clone(channel))),
        }
    }

    fn open(&self) -> Option<Arc<Channel>> {
        locked(&self.channel).clone()
    }

    fn another(&self) -> End {
        match self.open() {
            Some(channel) => End::new(self.sends, &channel),
            None => End {
                sends: self.sends,
                channel: Mutex::default(),
            },
        }
    }

    /// Closes it. Answers who has to hear of that.
    fn close(&self) -> Vec<u32> {
        let Some(channel) = locked(&self.channel).take() else {
            return Vec::new();
        };
        let mut stream = locked(&channel.0);
        let handles = &mut stream.handles[usize::from(self.sends)];
        *handles -= 1;
        match *handles {
            0 => stream.waiting.take(),
            _ => Vec::new(),
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        // Whoever waits at the other end is woken by the driver when a process is gone.
        self.close();
    }
}

impl Foreign for End {
    fn trace(&self, _marker: &mut Marker) {}

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(self.another())
    }

    fn leave(&self) {
        // The driver wakes whoever waits at the other end.
        self.close();
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// What shared numbers are.
#[derive(Clone, Copy, PartialEq)]
enum Width {
    Float,
    Double,
    /// Integers of so many bits, with a sign or without.
    Signed(u32),
    Unsigned(u32),
}

/// Numbers that processes share, each an atomic word.
#[derive(Clone)]
struct Numbers {
    width: Width,
    words: Arc<[AtomicU64]>,
}

impl Foreign for Numbers {
    fn trace(&self, _marker: &mut Marker) {}

    fn payload(&self) -> usize {
        self.words.len() * 8
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(self.clone())
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

macro_rules! functions {
    ($(#[$doc:meta] $visible:vis $table:ident, $method:literal: $($name:literal => $call:expr),* $(,)?;)*) => {
        $(
            #[$doc]
            $visible const $table: [NativeFunction; [$($name),*].len()] =
                [$(NativeFunction { name: $name, method: $method, call: $call }),*];
        )*
    };
}

functions! {
    /// The functions of `_process` that make shared things.
    pub SHARED_FUNCTIONS, false: "semaphore" => semaphore, "channel" => channel, "numbers" => numbers;
    /// The methods of semaphores.
    SEMAPHORE_METHODS, true:
        "acquire" => acquire, "release" => release, "value" => value, "is_mine" => is_mine,
        "depth" => depth;
    /// The methods of ends of channels.
    END_METHODS, true:
        "send" => send, "receive" => receive, "poll" => poll, "pending" => pending, "close" => close;
    /// The methods of shared numbers.
    NUMBERS_METHODS, true: "get" => get, "set" => set;
}

/// Makes the classes of shared things and binds them in the namespace of `_process`.
pub fn install_shared(context: &mut Context<'_>, globals: &Namespace) {
    for (name, methods) in [
        ("Semaphore", &SEMAPHORE_METHODS[..]),
        ("End", &END_METHODS[..]),
        ("Numbers", &NUMBERS_METHODS[..]),
    ] {
        foreign::install(context, globals, name, ["_process", name], methods);
    }
}

type Answer = Result<Outcome, Value>;

fn made(context: &mut Context<'_>, class: &str, inner: Box<dyn Foreign>) -> Result<Value, Value> {
    foreign::create(context, ["_process", class], inner)
}

fn receiver<'a, Inner: 'static>(
    context: &mut Context<'_>,
    arguments: Arguments<'a>,
    method: &str,
) -> Result<(&'a Inner, Arguments<'a>), Value> {
    let (receiver, rest) = arguments.receiver(context, method)?;
    match foreign::of(receiver) {
        Some(inner) => Ok((inner, rest)),
        None => Err(context.type_error(format!("{method}() of something else"))),
    }
}

/// `semaphore(left, most, reentrant)`: a semaphore that so many may take, that cannot be released beyond so
/// many, and that its holder may take again.
fn semaphore(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "semaphore", 1, 3)?;
    let number = |place: usize| given.get(place).and_then(|number| number.as_index());
    let counter = Counter {
        left: number(0).unwrap_or(0),
        most: number(1).unwrap_or(i64::MAX),
        reentrant: number(2).is_some_and(|reentrant| reentrant != 0),
        depth: 0,
        waiting: Waiting::default(),
        eldest: Eldest::default(),
        holder: None,
    };
    let inner = Box::new(Semaphore(Arc::new(Mutex::new(counter))));
    Ok(Outcome::Value(made(context, "Semaphore", inner)?))
}

/// Takes one, waiting for so many seconds or, with None, for ever. Answers whether it could.
fn acquire(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (semaphore, rest) = receiver::<Semaphore>(context, arguments, "acquire")?;
    let [timeout] = rest.exactly::<1>(context, "acquire")?;
    let mut counter = locked(&semaphore.0);
    if counter.reentrant && counter.holder == Some(context.thread) {
        counter.depth += 1;
        return Ok(Outcome::Value(Value::TRUE));
    }
    if counter.left > 0 {
        counter.left -= 1;
        counter.depth = 1;
        counter.holder = Some(context.thread);
        counter.eldest.leaves(context.thread);
        context.deadline = None;
        return Ok(Outcome::Value(Value::TRUE));
    }
    counter.waiting.enter(context.thread);
    counter.eldest.waits(context.thread, context.monotonic());
    drop(counter);
    let answer = super::wait_until(context, timeout, "lock", Value::FALSE);
    if matches!(answer, Ok(Outcome::Value(_))) {
        locked(&semaphore.0).eldest.leaves(context.thread);
    }
    answer
}

fn release(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (semaphore, _) = receiver::<Semaphore>(context, arguments, "release")?;
    let mut counter = locked(&semaphore.0);
    if counter.reentrant {
        if counter.holder != Some(context.thread) {
            drop(counter);
            let message = "attempt to release recursive lock not owned by thread";
            return Err(context.error(Kind::AssertionError, message));
        }
        counter.depth -= 1;
        if counter.depth > 0 {
            return Ok(Outcome::Value(Value::NONE));
        }
    }
    if counter.left >= counter.most {
        drop(counter);
        return Err(context.value_error("semaphore or lock released too many times"));
    }
    counter.left += 1;
    counter.holder = None;
    let waiting = counter.waiting.take();
    let gives_way = !waiting.is_empty() && counter.eldest.goes_first(context.monotonic());
    drop(counter);
    wake(context, waiting);
    if gives_way {
        context.allocator.give_way();
    }
    Ok(Outcome::Value(Value::NONE))
}

fn value(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (semaphore, _) = receiver::<Semaphore>(context, arguments, "value")?;
    let left = locked(&semaphore.0).left;
    Ok(Outcome::Value(context.int(left)))
}

/// Whether the calling thread took it last, and nobody has released it since.
fn is_mine(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (semaphore, _) = receiver::<Semaphore>(context, arguments, "is_mine")?;
    let mine = locked(&semaphore.0).holder == Some(context.thread);
    Ok(Outcome::Value(Value::bool(mine)))
}

/// How often the calling thread has taken it, if it is a reentrant one.
fn depth(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (semaphore, _) = receiver::<Semaphore>(context, arguments, "depth")?;
    let counter = locked(&semaphore.0);
    let mine = counter.holder == Some(context.thread);
    let depth = if mine { counter.depth } else { 0 };
    Ok(Outcome::Value(Value::index(depth)))
}

/// A channel: the end that receives, and the one that sends.
fn channel(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    arguments.exactly::<0>(context, "channel")?;
    let channel = Arc::new(Channel::default());
    let ends = [false, true].map(|sends| Box::new(End::new(sends, &channel)));
    let [receives, sends] = ends;
    let receives = made(context, "End", receives)?;
    let sends = made(context, "End", sends)?;
    Ok(Outcome::Value(context.tuple([receives, sends])))
}

fn open_end(context: &mut Context<'_>, end: &End, sends: bool) -> Result<Arc<Channel>, Value> {
    match end.open() {
        Some(channel) if end.sends == sends => Ok(channel),
        _ => Err(context.error(Kind::OSError, "handle is closed")),
    }
}

/// Sends bytes, and a tuple of ends of channels and of shared numbers, which the receiver gets handles of.
fn send(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (end, rest) = receiver::<End>(context, arguments, "send")?;
    let [bytes, beside] = rest.exactly::<2>(context, "send")?;
    let channel = open_end(context, end, true)?;
    let Some(bytes) = bytes_of(bytes) else {
        return Err(context.type_error("a bytes-like object is required"));
    };
    let given = match beside.part() {
        Some(Body::Tuple(items)) => &items[..],
        _ => &[],
    };
    let beside = given.iter().filter_map(|&one| Beside::of(one)).collect();
    let mut stream = locked(&channel.0);
    if stream.handles[0] == 0 {
        drop(stream);
        let error = [Value::index(32), context.text("Broken pipe")];
        let class = context.vm.types.get(Kind::BrokenPipeError);
        return Err(context.vm.exception(context.allocator, class, error));
    }
    if stream.bytes > ROOM {
        stream.waiting.enter(context.thread);
        drop(stream);
        context.driver.waits(context.thread, "pipe");
        return Ok(Outcome::Wait);
    }
    stream.bytes += bytes.len() + 64;
    stream.messages.push_back(Message {
        bytes: bytes.into(),
        beside,
    });
    let waiting = stream.waiting.take();
    drop(stream);
    wake(context, waiting);
    Ok(Outcome::Value(Value::NONE))
}

/// Waits for a message, for so many seconds or, with None, for ever. Answers its bytes and what goes with them, or
/// None when none comes in time, or the number of a process among those given that has ended; raises
/// `EOFError` when no message can come any more.
fn receive(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (end, rest) = receiver::<End>(context, arguments, "receive")?;
    let [timeout, watched] = rest.exactly::<2>(context, "receive")?;
    let channel = open_end(context, end, false)?;
    let mut stream = locked(&channel.0);
    if let Some(message) = stream.messages.pop_front() {
        stream.bytes -= message.bytes.len() + 64;
        let waiting = stream.waiting.take();
        drop(stream);
        wake(context, waiting);
        context.deadline = None;
        let length = message.bytes.len();
        let bytes = context.object(Body::Bytes(message.bytes), length);
        let mut beside = Vec::new();
        for one in message.beside {
            beside.push(match one {
                Beside::End(end) => made(context, "End", Box::new(end))?,
                Beside::Numbers(numbers) => made(context, "Numbers", Box::new(numbers))?,
            });
        }
        let beside = context.tuple(beside);
        return Ok(Outcome::Value(context.tuple([bytes, beside])));
    }
    if stream.handles[1] == 0 {
        context.deadline = None;
        return Err(context.vm.exception(
            context.allocator,
            context.vm.types.get(Kind::EOFError),
            [],
        ));
    }
    stream.waiting.enter(context.thread);
    drop(stream);
    if let Some(Body::Tuple(pids)) = watched.part() {
        let mut pids = pids.iter();
        if let Some(&pid) = pids.find(|&&pid| super::process::status(context, pid).is_some()) {
            context.deadline = None;
            return Ok(Outcome::Value(pid));
        }
    }
    super::wait_until(context, timeout, "pipe", Value::NONE)
}

/// Waits until there is a message, or none can come any more. Answers whether that came in time.
fn poll(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (end, rest) = receiver::<End>(context, arguments, "poll")?;
    let [timeout] = rest.exactly::<1>(context, "poll")?;
    let channel = open_end(context, end, false)?;
    let mut stream = locked(&channel.0);
    if !stream.messages.is_empty() || stream.handles[1] == 0 {
        context.deadline = None;
        return Ok(Outcome::Value(Value::TRUE));
    }
    stream.waiting.enter(context.thread);
    drop(stream);
    super::wait_until(context, timeout, "pipe", Value::FALSE)
}

/// How many messages wait, and whether more can come.
fn pending(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (end, _) = receiver::<End>(context, arguments, "pending")?;
    let channel = open_end(context, end, end.sends)?;
    let stream = locked(&channel.0);
    let parts = [
        Value::index(stream.messages.len()),
        Value::bool(stream.handles[1] > 0),
    ];
    Ok(Outcome::Value(context.tuple(parts)))
}

fn close(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (end, _) = receiver::<End>(context, arguments, "close")?;
    wake(context, end.close());
    Ok(Outcome::Value(Value::NONE))
}

/// So many numbers of the width with this code of the module `array`; None when there is no such code.
fn numbers(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [code, count] = arguments.exactly::<2>(context, "numbers")?;
    let width = match crate::vm::text_of(code).unwrap_or_default() {
        "d" => Width::Double,
        "f" => Width::Float,
        "b" => Width::Signed(8),
        "B" | "c" => Width::Unsigned(8),
        "h" => Width::Signed(16),
        "H" => Width::Unsigned(16),
        "i" => Width::Signed(32),
        "I" | "u" => Width::Unsigned(32),
        "l" | "q" => Width::Signed(64),
        "L" | "Q" => Width::Unsigned(64),
        _ => return Ok(Outcome::Value(Value::NONE)),
    };
    let count = count
        .as_index()
        .and_then(|count| usize::try_from(count).ok());
    let Some(count) = count.filter(|count| context.vm.heap.permits(count.saturating_mul(8))) else {
        return Err(context.memory_error());
    };
    let inner = Box::new(Numbers {
        width,
        words: (0..count).map(|_| AtomicU64::new(0)).collect(),
    });
    Ok(Outcome::Value(made(context, "Numbers", inner)?))
}

fn word<'a>(
    context: &mut Context<'_>,
    numbers: &'a Numbers,
    index: Value,
) -> Result<&'a AtomicU64, Value> {
    let index = index
        .as_index()
        .and_then(|index| usize::try_from(index).ok());
    let word = index.and_then(|index| numbers.words.get(index));
    word.ok_or_else(|| context.error(Kind::IndexError, "invalid index"))
}

fn get(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (numbers, rest) = receiver::<Numbers>(context, arguments, "get")?;
    let [index] = rest.exactly::<1>(context, "get")?;
    let word = word(context, numbers, index)?.load(Ordering::SeqCst);
    Ok(Outcome::Value(match numbers.width {
        Width::Float | Width::Double => Value::float(f64::from_bits(word)),
        Width::Signed(_) => context.int(word as i64),
        Width::Unsigned(_) => context.integer(word.into()),
    }))
}

/// Sets a number; of an integer that is too wide, the lower bits.
fn set(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let (numbers, rest) = receiver::<Numbers>(context, arguments, "set")?;
    let [index, number] = rest.exactly::<2>(context, "set")?;
    let place = word(context, numbers, index)?;
    let float = |context: &mut Context<'_>| {
        as_number(number).ok_or_else(|| {
            let given = type_name(number);
            context.type_error(format!("must be real number, not {given}"))
        })
    };
    let word = match numbers.width {
        Width::Double => float(context)?.to_bits(),
        Width::Float => f64::from(float(context)? as f32).to_bits(),
        Width::Signed(bits) | Width::Unsigned(bits) => {
            let Some(int) = as_big(number) else {
                let given = type_name(number);
                let message = format!("'{given}' object cannot be interpreted as an integer");
                return Err(context.type_error(message));
            };
            let low = int.iter_u64_digits().next().unwrap_or(0);
            let negative = int.sign() == num_bigint::Sign::Minus;
            let low = if negative { low.wrapping_neg() } else { low } << (64 - bits);
            match numbers.width {
                Width::Signed(_) => (low as i64 >> (64 - bits)) as u64,
                _ => low >> (64 - bits),
            }
        }
    };
    place.store(word, Ordering::SeqCst);
    Ok(Outcome::Value(Value::NONE))
}
