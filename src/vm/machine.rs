//! What a running instruction can reach: the VM, its worker's allocator, its driver, its thread.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use super::execution::Execution;
use super::function::{Arguments, Conversion, Outcome};
use super::heap::Allocator;
use super::items::Items;
use super::object::Body;
use super::process::Vm;
use super::text::Text;
use super::types::{Kind, type_name};
use super::value::Value;

/// Why a run came back to its driver. The thread itself is in its [`Execution`] and can go on from
/// there on any worker, at any time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stop {
    /// It used up the instructions it was given, at a place where a switch may happen.
    Preempted,
    /// The VM asked its threads back: to collect, to stop.
    Interrupted,
    /// A call has to wait: for an object to wake the thread, for `Execution::deadline`, or for either.
    /// The call is made again when the thread goes on.
    Waiting,
    /// It returned from its outermost frame.
    Finished(Value),
    /// An exception left its outermost frame.
    Uncaught(Value),
}

/// 2026-01-01 00:00 UTC, when a clock that counts instructions begins.
const COUNTING_FROM: f64 = 1_767_225_600.0;

/// What a thread is told that asks its driver to fork its process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fork {
    /// To wait and to ask again.
    Later,
    /// It has forked: the new process has this number.
    Parent(u32),
    /// It is the thread of the new process.
    Child,
    /// There are as many processes as there may be.
    Refused,
    /// It cannot be done in the middle of an operation that Python code was asked about.
    Inside,
    /// The driver runs one process only.
    Alone,
}

/// What a driver does for the threads it runs.
pub trait Driver: Sync {
    /// Starts a thread that calls `function` with no arguments. Answers its number, or nothing when
    /// there can be no more. With a head start, and where threads run in parallel, what it does first comes
    /// before what the current thread does after giving way.
    fn spawn(&self, context: &mut Context<'_>, function: Value, head_start: bool) -> Option<u32>;
    /// Lets a waiting thread make its call again.
    fn wake(&self, thread: u32);
    /// A thread has a name from now on.
    fn rename(&self, thread: u32, name: &str);
    /// A thread begins to wait, in the words shown to the class: `lock`, `sleep`, `join`.
    fn waits(&self, thread: u32, what: &'static str);
    /// A thread asks to fork its process.
    fn fork(&self, _thread: u32) -> Fork {
        Fork::Alone
    }
    /// The numbers of a thread's process and of the one that forked it.
    fn process(&self, _thread: u32) -> (u32, u32) {
        (0, 0)
    }
    /// Ends a process, with this exit code; negative for a signal, which the process may handle instead. Answers false when there is none with
    /// this number that has not ended.
    fn end_process(&self, _process: u32, _status: i32) -> bool {
        false
    }
    /// How a process has ended, if it has.
    fn status(&self, _process: u32) -> Option<i32> {
        None
    }
    /// The word that is not 0 when the run is to stop.
    fn stop(&self) -> Option<Arc<AtomicU32>> {
        None
    }
    /// Whether it comes back to earlier states: then nobody's patience with others ends.
    fn explores(&self) -> bool {
        false
    }
    /// Whether objects are told that they die. Where a run has to repeat a schedule, instruction by
    /// instruction, that an exploration may have found, they are not, and weak references keep them.
    fn finalizes(&self) -> bool {
        !self.explores()
    }
    /// The clock, where it counts instructions instead of being the host's: seconds since the beginning,
    /// as seen by the running thread when it has executed this many instructions.
    fn counted_clock(&self, _instructions: u64) -> Option<f64> {
        None
    }
}

/// What a function of the engine can reach while it runs.
pub struct Context<'a> {
    /// The process.
    pub vm: &'a Vm,
    /// The worker's share of the heap.
    pub allocator: &'a mut Allocator,
    /// Whoever runs the thread.
    pub driver: &'a dyn Driver,
    /// The thread's number.
    pub thread: u32,
    /// `Execution::deadline`, while it runs.
    pub deadline: Option<f64>,
    /// `Execution::instructions`, when it was called.
    pub instructions: u64,
    /// What Python has said about the operation that is being made.
    pub known: super::question::Known,
}

impl<'a> Context<'a> {
    /// The context in which a thread begins to run.
    pub fn new(
        vm: &'a Vm,
        allocator: &'a mut Allocator,
        driver: &'a dyn Driver,
        thread: u32,
    ) -> Self {
        Self {
            vm,
            allocator,
            driver,
            thread,
            deadline: None,
            instructions: 0,
            known: super::question::Known::default(),
        }
    }
}

impl Context<'_> {
    /// Seconds of the clock the thread sees, which never goes back.
    pub fn monotonic(&self) -> f64 {
        let counted = self.driver.counted_clock(self.instructions);
        counted.unwrap_or_else(|| self.vm.host.monotonic())
    }

    /// Seconds since 1970-01-01 00:00 UTC, as the thread sees them.
    pub fn wall_clock(&self) -> f64 {
        let counted = self.driver.counted_clock(self.instructions);
        counted.map_or_else(|| self.vm.host.wall_clock(), |since| COUNTING_FROM + since)
    }

    /// A string object.
    pub fn text(&mut self, text: impl Into<Text>) -> Value {
        self.vm.text(self.allocator, text)
    }

    /// An integer object.
    pub fn int(&mut self, int: i64) -> Value {
        self.vm.int(self.allocator, int)
    }

    /// A tuple object.
    pub fn tuple(&mut self, items: impl Into<Items>) -> Value {
        self.vm.tuple(self.allocator, items)
    }

    /// A list object.
    pub fn list(&mut self, items: &[Value]) -> Value {
        let bytes = items.len() * 8 + 48;
        self.vm.heap.allocate(
            self.allocator,
            Body::List(Box::new(super::list::List::new(items))),
            bytes,
        )
    }

    /// Any object.
    pub fn object(&mut self, body: Body, payload: usize) -> Value {
        self.vm.heap.allocate(self.allocator, body, payload)
    }

    /// An exception of a built-in class, to be returned as the error.
    pub fn error(&mut self, kind: Kind, message: impl Into<Text>) -> Value {
        self.vm.error(self.allocator, kind, message)
    }

    /// A `TypeError`.
    pub fn type_error(&mut self, message: impl Into<Text>) -> Value {
        self.error(Kind::TypeError, message)
    }

    /// A `ValueError`.
    pub fn value_error(&mut self, message: impl Into<Text>) -> Value {
        self.error(Kind::ValueError, message)
    }

    /// A `KeyError` with the key itself as its argument.
    pub fn key_error(&mut self, key: Value) -> Value {
        self.vm
            .exception(self.allocator, self.vm.types.get(Kind::KeyError), [key])
    }

    /// The error of a value that cannot be a key.
    pub fn unhashable(&mut self, unhashable: super::dict::Unhashable) -> Value {
        self.type_error(format!("unhashable type: '{}'", type_name(unhashable.0)))
    }

    /// `MemoryError` where an object of this many bytes is more than the heap permits.
    pub fn permit(&mut self, bytes: usize) -> Result<(), Value> {
        if self.vm.heap.permits(bytes) {
            Ok(())
        } else {
            Err(self.memory_error())
        }
    }

    /// The error of a call with another number of arguments than from `least` to `most`, in the words that
    /// CPython has for functions in C: those of at most one argument are called by their full names.
    #[cold]
    pub(super) fn miscounted(&mut self, name: &str, counts: [usize; 2], given: usize) -> Value {
        match counts {
            [0, 0] => self.type_error(format!("{name}() takes no arguments ({given} given)")),
            [1, 1] => self.type_error(format!(
                "{name}() takes exactly one argument ({given} given)"
            )),
            _ => self.outside(name, counts, given),
        }
    }

    /// The same of a function whose number of arguments is not in its signature.
    #[cold]
    fn outside(&mut self, name: &str, counts: [usize; 2], given: usize) -> Value {
        let name = name.rsplit('.').next().unwrap_or(name);
        let (word, bound, plural) = bound(["", "at least ", "at most "], counts, given);
        self.type_error(format!(
            "{name} expected {word}{bound} argument{plural}, got {given}"
        ))
    }

    /// The same of a function that parses a tuple of its arguments.
    #[cold]
    pub(super) fn takes(&mut self, name: &str, counts: [usize; 2], given: usize) -> Value {
        let words = ["exactly", "at least", "at most"];
        let (word, bound, plural) = bound(words, counts, given);
        self.type_error(format!(
            "{name}() takes {word} {bound} argument{plural} ({given} given)"
        ))
    }

    /// The error of a call without an argument that has to be there, by position or by name.
    #[cold]
    pub(super) fn misses(&mut self, name: &str, missing: &str, place: usize) -> Value {
        let place = place + 1;
        self.type_error(format!(
            "{name}() missing required argument '{missing}' (pos {place})"
        ))
    }

    /// The error of an allocation the heap's limit does not permit.
    pub fn memory_error(&mut self) -> Value {
        self.vm
            .exception(self.allocator, self.vm.types.get(Kind::MemoryError), [])
    }
}

/// Which of two numbers was not kept to, with the word for that and the plural's ending.
fn bound(
    [exactly, at_least, at_most]: [&str; 3],
    [least, most]: [usize; 2],
    given: usize,
) -> (&str, usize, &'static str) {
    let (word, bound) = match (least == most, given < least) {
        (true, _) => (exactly, least),
        (false, true) => (at_least, least),
        (false, false) => (at_most, most),
    };
    (word, bound, if bound == 1 { "" } else { "s" })
}

impl<'a> Arguments<'a> {
    /// Exactly `N` arguments by position and none by keyword, or the error CPython gives. `name` is the
    /// function's with its module's or its class's, as in `time.sleep`.
    pub fn exactly<const N: usize>(
        &self,
        context: &mut Context<'_>,
        name: &str,
    ) -> Result<[Value; N], Value> {
        self.no_keywords(context, name)?;
        match <[Value; N]>::try_from(self.positional) {
            Ok(arguments) => Ok(arguments),
            Err(_) => Err(context.miscounted(name, [N, N], self.positional.len())),
        }
    }

    /// A method's receiver and exactly `N` further arguments by position.
    pub fn method<const N: usize>(
        &self,
        context: &mut Context<'_>,
        name: &str,
    ) -> Result<(Value, [Value; N]), Value> {
        if let ([receiver, given @ ..], []) = (self.positional, self.names)
            && let Ok(given) = <[Value; N]>::try_from(given)
        {
            return Ok((*receiver, given));
        }
        self.misused_method(context, name)
    }

    /// The error for arguments that are not what [`Arguments::method`] wants.
    #[cold]
    fn misused_method<const N: usize>(
        &self,
        context: &mut Context<'_>,
        name: &str,
    ) -> Result<(Value, [Value; N]), Value> {
        let (receiver, rest) = self.receiver(context, name)?;
        Ok((receiver, rest.exactly::<N>(context, name)?))
    }

    /// A method's receiver, and the other arguments.
    pub fn receiver(
        &self,
        context: &mut Context<'_>,
        name: &str,
    ) -> Result<(Value, Arguments<'a>), Value> {
        match self.positional.split_first() {
            Some((&receiver, rest)) => Ok((
                receiver,
                Arguments {
                    positional: rest,
                    ..*self
                },
            )),
            None => Err(context.type_error(format!("unbound method {name}() needs an argument"))),
        }
    }

    /// At least `least` and at most `most` arguments by position, none by keyword.
    pub fn between(
        &self,
        context: &mut Context<'_>,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<&'a [Value], Value> {
        self.no_keywords(context, name)?;
        let given = self.positional.len();
        if (least..=most).contains(&given) {
            return Ok(self.positional);
        }
        Err(context.outside(name, [least, most], given))
    }

    /// Arguments by position or by these names, of which the first `required` are there.
    pub fn fitting(
        &self,
        context: &mut Context<'_>,
        name: &str,
        known: &[&str],
        required: usize,
    ) -> Result<(), Value> {
        let given = self.positional.len() + self.names.len();
        if given > known.len() {
            return Err(context.takes(name, [0, known.len()], given));
        }
        let mut places = (0..required).zip(known);
        match places.find(|(place, known)| self.named_or_at(known, *place).is_none()) {
            None => self.only_keywords(context, name, known),
            Some((place, missing)) => Err(context.misses(name, missing, place)),
        }
    }

    /// From `least` to `most` arguments by position, none by keyword, in the words of functions that CPython
    /// has parse a tuple of them.
    pub fn parsed(
        &self,
        context: &mut Context<'_>,
        name: &str,
        [least, most]: [usize; 2],
    ) -> Result<&'a [Value], Value> {
        self.no_keywords(context, name)?;
        let given = self.positional.len();
        if (least..=most).contains(&given) {
            return Ok(self.positional);
        }
        Err(context.takes(name, [least, most], given))
    }

    /// Nothing by keyword, or the error CPython gives.
    pub fn no_keywords(&self, context: &mut Context<'_>, name: &str) -> Result<(), Value> {
        if self.names.is_empty() {
            return Ok(());
        }
        Err(context.type_error(format!("{name}() takes no keyword arguments")))
    }

    /// The argument with this name or, failing that, at this position.
    pub fn named_or_at(&self, name: &str, position: usize) -> Option<Value> {
        let by_name = self
            .names
            .iter()
            .position(|&given| super::text_of(given) == Some(name));
        by_name
            .and_then(|index| self.named.get(index))
            .or_else(|| self.positional.get(position))
            .copied()
    }

    /// As [`Arguments::fitting`]: the arguments, up to the first that is not given.
    pub fn in_order(
        &self,
        context: &mut Context<'_>,
        name: &str,
        known: &[&str],
        required: usize,
    ) -> Result<Cow<'a, [Value]>, Value> {
        let counts = required..=known.len();
        if self.names.is_empty() && counts.contains(&self.positional.len()) {
            return Ok(Cow::Borrowed(self.positional));
        }
        self.fitting(context, name, known, required)?;
        let known = known.iter().enumerate();
        let given = known.map_while(|(place, known)| self.named_or_at(known, place));
        Ok(given.collect())
    }

    /// An error when a keyword is not among these.
    pub fn only_keywords(
        &self,
        context: &mut Context<'_>,
        name: &str,
        known: &[&str],
    ) -> Result<(), Value> {
        for &given in self.names {
            let given = super::text_of(given).unwrap_or_default();
            if !known.contains(&given) {
                return Err(context.type_error(format!(
                    "'{given}' is an invalid keyword argument for {name}()"
                )));
            }
        }
        Ok(())
    }
}

/// An error that is to be raised, or a conversion that has to be made first.
pub enum Obstacle {
    /// The error.
    Raise(Value),
    /// The value that only our Python can convert, and how.
    Convert(Conversion),
}

impl Obstacle {
    /// As the answer of a function whose argument of this number was in the way.
    pub fn answer(self, argument: usize) -> Result<Outcome, Value> {
        match self {
            Obstacle::Raise(error) => Err(error),
            Obstacle::Convert(conversion) => Ok(Outcome::Convert(argument, conversion)),
        }
    }
}

/// The run loop's state: a context, and the execution it moves on.
pub struct Machine<'a> {
    /// What instructions can reach.
    pub context: Context<'a>,
    /// The thread.
    pub execution: &'a mut Execution,
}
