//! Going through things: how an iterator is had, what it yields next, and what runs for that.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::call::{generator_of, tuple_items};
use super::class;
use super::execution::Continuation;
use super::function::{Arguments, Outcome};
use super::iterator::{Derived, DerivedKind, Item, Iter};
use super::machine::{Context, Machine};
use super::object::Body;
use super::process::exception_state;
use super::question::Known;
use super::run::Flow;
use super::types::{Kind, type_name};
use super::value::Value;
use crate::bytecode::Op;

/// What an iterator of the engine does next.
pub(super) enum Step {
    /// It yields this.
    Item(Value),
    /// It has ended.
    Exhausted,
    /// It yields what this call answers, or ends when that raises `StopIteration`.
    Call(Value, Vec<Value>),
}

impl Machine<'_> {
    /// The instruction `GetIter`.
    pub(super) fn get_iterator(&mut self) -> Result<Flow, Value> {
        let value = self.execution.stack.peek(1);
        let iterator = if self.is_for_loop() {
            self.context.iterator_of_loop(value)
        } else {
            self.context.iterator(value)
        };
        if let Some(iterator) = iterator {
            self.execution.stack.poke(1, iterator);
            return Ok(Flow::Next);
        }
        let vm = self.context.vm;
        match class::own_special(value, vm.known.iter, &vm.cells) {
            Some(Value::NONE) => {
                let given = type_name(value);
                Err(self
                    .context
                    .type_error(format!("'{given}' object is not iterable")))
            }
            Some(method) => {
                self.execution.stack.pop();
                self.call_with(method, &[value], Continuation::Push)
            }
            None => {
                self.check_iterable(value)?;
                let iterator = self.context.indexed(DerivedKind::Indexed, value, 0);
                self.execution.stack.poke(1, iterator);
                Ok(Flow::Next)
            }
        }
    }

    /// Whether the next instruction is a loop's: then the iterator stays below whatever its body pushes,
    /// until the loop drops it. A comprehension's is handed to a function.
    fn is_for_loop(&self) -> bool {
        self.execution.frames.last().is_some_and(|frame| {
            let next = (frame.code.get().instructions).get(frame.instruction as usize);
            next.is_some_and(|next| next.op == Op::ForIter)
        })
    }

    /// The instruction `ForIter` where the next item is not simply there.
    pub(super) fn for_iter(&mut self, end: u32) -> Result<Flow, Value> {
        let iterator = self.execution.stack.peek(1);
        let item = match iterator.object().map(|object| &object.get().body) {
            Some(Body::Iterator(contents)) => match self.context.advance(iterator, contents)? {
                Step::Item(item) => Some(item),
                Step::Exhausted => None,
                Step::Call(function, arguments) => {
                    return self.pull(function, &arguments, Continuation::Item);
                }
            },
            Some(Body::Generator(_)) => {
                return self.resume(iterator, Value::NONE, Continuation::Item, None);
            }
            _ => {
                let vm = self.context.vm;
                let Some(method) = class::own_special(iterator, vm.known.next, &vm.cells) else {
                    let given = type_name(iterator);
                    return Err(self
                        .context
                        .type_error(format!("iter() returned non-iterator of type '{given}'")));
                };
                return self.pull(method, &[iterator], Continuation::Item);
            }
        };
        match item {
            Some(value) => {
                self.execution.stack.push(value);
                Ok(Flow::Next)
            }
            None => {
                self.execution.stack.pop();
                if let Some(frame) = self.execution.frames.last_mut() {
                    frame.instruction = end;
                }
                Ok(Flow::Frame)
            }
        }
    }

    /// `yield from`: the delegate below the value on top yields its next value in the value's place.
    pub(super) fn send(&mut self) -> Result<Flow, Value> {
        let sent = self.execution.stack.pop();
        let delegate = self.execution.stack.peek(1);
        if generator_of(delegate).is_some() {
            return self.resume(delegate, sent, Continuation::Delegate, None);
        }
        if let Some(Body::Iterator(contents)) = delegate.object().map(|object| &object.get().body) {
            match self.context.advance(delegate, contents)? {
                Step::Item(value) => {
                    self.execution.stack.push(value);
                    return Ok(Flow::Next);
                }
                Step::Exhausted => {
                    self.end_loop();
                    self.execution.stack.push(Value::NONE);
                    return Ok(Flow::Frame);
                }
                Step::Call(function, arguments) => {
                    return self.pull(function, &arguments, Continuation::Delegate);
                }
            }
        }
        let vm = self.context.vm;
        match class::own_special(delegate, vm.known.next, &vm.cells) {
            Some(method) => self.pull(method, &[delegate], Continuation::Delegate),
            None => {
                self.end_loop();
                self.execution.stack.push(Value::NONE);
                Ok(Flow::Frame)
            }
        }
    }

    /// Makes the call whose answer is an iterator's next item. `StopIteration` from a function of the
    /// engine ends the iteration as one from the program's own does.
    fn pull(
        &mut self,
        function: Value,
        arguments: &[Value],
        continuation: Continuation,
    ) -> Result<Flow, Value> {
        let height = self.execution.stack.len();
        match self.call_with(function, arguments, continuation) {
            Err(error) if self.is_instance(error, Kind::StopIteration) => {
                self.execution.stack.truncate(height);
                self.end_loop();
                if matches!(continuation, Continuation::Delegate) {
                    let value = exception_state(error)
                        .and_then(|state| tuple_items(state.args.get()).first().copied());
                    self.execution.stack.push(value.unwrap_or(Value::NONE));
                }
                Ok(Flow::Frame)
            }
            flow => flow,
        }
    }
}

impl Context<'_> {
    /// What an iterator of the engine does next.
    pub(super) fn advance(&mut self, iterator: Value, contents: &Iter) -> Result<Step, Value> {
        let Iter::Derived(derived) = contents else {
            return Ok(match self.next_item(contents)? {
                Some(item) => Step::Item(item),
                None => Step::Exhausted,
            });
        };
        if derived.finished.load(Ordering::Relaxed) {
            return Ok(Step::Exhausted);
        }
        let instant = derived.instant;
        match derived.kind {
            DerivedKind::Enumerate if instant => self.next_number(derived),
            DerivedKind::Zip if instant => Ok(match self.next_of_each(derived)? {
                Some(items) => Step::Item(self.tuple(items)),
                None => Step::Exhausted,
            }),
            DerivedKind::Map if instant && is_python(derived.function) => {
                Ok(match self.next_of_each(derived)? {
                    Some(items) => Step::Call(derived.function, items),
                    None => Step::Exhausted,
                })
            }
            DerivedKind::Map if instant && self.may_answer(derived.function) => {
                self.next_mapped(derived)
            }
            DerivedKind::Filter if instant && self.may_answer(derived.function) => {
                self.next_filtered(iterator, derived)
            }
            kind => {
                let name = match kind {
                    DerivedKind::Enumerate => "__next_numbered__",
                    DerivedKind::Zip => "__next_zipped__",
                    DerivedKind::StrictZip => "__next_strictly_zipped__",
                    DerivedKind::Map => "__next_mapped__",
                    DerivedKind::Filter => "__next_filtered__",
                    DerivedKind::Calls => "__next_called__",
                    DerivedKind::Indexed | DerivedKind::IndexedBack => "__next_indexed__",
                };
                let sources = self.tuple(&derived.sources[..]);
                Ok(Step::Call(
                    self.vm.builtin(name),
                    vec![iterator, derived.function, sources],
                ))
            }
        }
    }

    /// Whether a function of an iterator may be called without a frame, by [`Self::answer`]. Where a schedule
    /// is repeated or explored, calls are instructions of their own.
    fn may_answer(&self, function: Value) -> bool {
        let is_of_engine = match function.object().map(|object| &object.get().body) {
            // Iterators that ask each other would be on Rust's stack.
            Some(Body::Native(native)) => !native.name.ends_with("next"),
            Some(Body::BoundMethod(method)) => return self.may_answer(method.function),
            Some(Body::Class(class)) => class.builtin && !class.layout.is_exception(),
            _ => function == Value::NONE,
        };
        is_of_engine && self.driver.finalizes() && !self.vm.watch.is_active()
    }

    /// What a function of the engine answers, if it can without any code being run; else the call can be
    /// made by other means.
    fn answer(&mut self, function: Value, given: &[Value]) -> Option<Result<Value, Value>> {
        let arguments = Arguments {
            positional: given,
            names: &[],
            named: &[],
        };
        // That of the call before.
        self.deadline = None;
        let outcome = match &function.object()?.get().body {
            Body::Native(native) => (native.call)(self, arguments),
            Body::Class(class) => super::builtins::construct(self, class.layout, arguments),
            Body::BoundMethod(method) => {
                let mut with_receiver = vec![method.receiver];
                with_receiver.extend(given);
                return self.answer(method.function, &with_receiver);
            }
            _ => return None,
        };
        if self.known.is_missing() {
            self.known = Known::default();
            return None;
        }
        match outcome {
            Ok(Outcome::Value(answer)) => Some(Ok(answer)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }
    }

    fn next_mapped(&mut self, derived: &Derived) -> Result<Step, Value> {
        let function = derived.function;
        if let [source] = *derived.sources {
            let Some(item) = self.instant_item(source)? else {
                return Ok(Step::Exhausted);
            };
            return self.mapped(function, &[item]);
        }
        match self.next_of_each(derived)? {
            Some(items) => self.mapped(function, &items),
            None => Ok(Step::Exhausted),
        }
    }

    #[inline(always)]
    fn mapped(&mut self, function: Value, items: &[Value]) -> Result<Step, Value> {
        if let Some(answer) = self.answer(function, items) {
            return answer.map(Step::Item);
        }
        let mut call = vec![function];
        call.extend(items);
        Ok(Step::Call(self.vm.builtin("__call__"), call))
    }

    fn next_filtered(&mut self, iterator: Value, derived: &Derived) -> Result<Step, Value> {
        let function = derived.function;
        let mut taken = Vec::new();
        for _ in 0..FILTERED_AT_ONCE {
            let Some(item) = self.instant_item(derived.sources[0])? else {
                return Ok(Step::Exhausted);
            };
            let answer = match function {
                Value::NONE => Some(item),
                function => self.answer(function, &[item]).transpose()?,
            };
            let truth = match answer {
                None | Some(Value::TRUE | Value::FALSE) => answer,
                Some(answer) => {
                    let bool = self.vm.types.get(Kind::Bool);
                    self.answer(bool, &[answer]).transpose()?
                }
            };
            match truth {
                Some(Value::TRUE) => return Ok(Step::Item(item)),
                Some(_) => {}
                None => {
                    taken.push(item);
                    taken.extend(answer);
                    break;
                }
            }
        }
        let mut call = vec![iterator, function, self.tuple(&derived.sources[..])];
        call.append(&mut taken);
        Ok(Step::Call(self.vm.builtin("__next_filtered__"), call))
    }

    /// As [`Self::advance`], for a caller who has a default in case that the iterator ends: nothing when
    /// that is known only after code has run.
    pub(super) fn advance_or_default(
        &mut self,
        iterator: Value,
        contents: &Iter,
        has_default: bool,
    ) -> Result<Option<Step>, Value> {
        if has_default && !is_instant(iterator) {
            return Ok(None);
        }
        self.advance(iterator, contents).map(Some)
    }

    fn next_number(&mut self, derived: &Derived) -> Result<Step, Value> {
        let Some(&source) = derived.sources.first() else {
            return Ok(Step::Exhausted);
        };
        let mut number = derived
            .number
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        Ok(match self.instant_item(source)? {
            Some(item) => {
                let numbered = self.int(*number);
                *number += 1;
                Step::Item(self.tuple([numbered, item]))
            }
            None => Step::Exhausted,
        })
    }

    fn next_of_each(&mut self, derived: &Derived) -> Result<Option<Vec<Value>>, Value> {
        let _one_event = derived
            .number
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut items = Vec::with_capacity(derived.sources.len());
        for &source in &derived.sources {
            match self.instant_item(source)? {
                Some(item) => items.push(item),
                None => return Ok(None),
            }
        }
        Ok((!items.is_empty()).then_some(items))
    }

    /// The next item of an iterator that needs no code to run for it.
    fn instant_item(&mut self, iterator: Value) -> Result<Option<Value>, Value> {
        let Some(Body::Iterator(contents)) = iterator.object().map(|object| &object.get().body)
        else {
            return Ok(None);
        };
        match self.advance(iterator, contents)? {
            Step::Item(item) => Ok(Some(item)),
            _ => Ok(None),
        }
    }

    /// An iterator over an object's items by index.
    pub(super) fn indexed(&mut self, kind: DerivedKind, object: Value, first: i64) -> Value {
        self.derived(kind, object, Box::default(), first)
    }

    /// An iterator that stands on others.
    pub(super) fn derived(
        &mut self,
        kind: DerivedKind,
        function: Value,
        sources: Box<[Value]>,
        first: i64,
    ) -> Value {
        let depth = sources.iter().map(|&source| depth_of(source)).max();
        let depth = depth.unwrap_or(0) + 1;
        let derived = Derived {
            instant: depth < DEEPEST && sources.iter().all(|&source| is_instant(source)),
            kind,
            function,
            sources,
            number: Mutex::new(first),
            finished: AtomicBool::new(false),
            depth,
        };
        self.object(Body::Iterator(Box::new(Iter::Derived(derived))), 96)
    }

    /// The next item of a built-in iterator.
    pub(super) fn next_item(&mut self, iterator: &Iter) -> Result<Option<Value>, Value> {
        Ok(match iterator.next() {
            Item::Value(value) => Some(value),
            Item::Wide(int) => Some(self.int(int)),
            Item::Pair(key, value) => Some(self.tuple([key, value])),
            Item::Character(index) => {
                let (Iter::Characters { text, .. } | Iter::Backward { sequence: text, .. }) =
                    iterator
                else {
                    return Ok(None);
                };
                match text.object().map(|object| &object.get().body) {
                    Some(Body::Text(text)) => text.at(index).map(|character| self.text(character)),
                    _ => None,
                }
            }
            Item::Exhausted => None,
            Item::Changed => {
                let is_set = match iterator {
                    Iter::Table { table, .. } => {
                        matches!(
                            table.object().map(|table| &table.get().body),
                            Some(Body::Set(_))
                        )
                    }
                    _ => false,
                };
                let what = if is_set { "Set" } else { "dictionary" };
                return Err(self.error(
                    Kind::RuntimeError,
                    format!("{what} changed size during iteration"),
                ));
            }
        })
    }

    /// The items of a built-in container, as they stand at one moment; nothing for a value that only
    /// running code can go through.
    pub(super) fn builtin_items(&mut self, value: Value) -> Option<Vec<Value>> {
        if class::own_special(value, self.vm.known.iter, &self.vm.cells).is_some() {
            return None;
        }
        match value.part()? {
            Body::List(list) => Some(list.snapshot()),
            Body::Tuple(items) => Some(items.to_vec()),
            Body::Generator(_) | Body::Instance(_) => None,
            Body::Iterator(_) if !is_instant(value) => None,
            _ => {
                let iterator = self.iterator(value)?;
                let Body::Iterator(contents) = &iterator.object()?.get().body else {
                    return None;
                };
                let mut items = Vec::new();
                while let Ok(Step::Item(item)) = self.advance(iterator, contents) {
                    items.push(item);
                }
                Some(items)
            }
        }
    }
}

/// Deeper than this, iterators that stand on each other are gone through by Python code, whose depth
/// is limited.
const DEEPEST: u32 = 8;

/// So many items a filter may look at before another thread can have a turn.
const FILTERED_AT_ONCE: usize = 1000;

/// Whether the next item of an iterator is had without running code.
fn is_instant(iterator: Value) -> bool {
    match iterator.object().map(|object| &object.get().body) {
        Some(Body::Iterator(contents)) => match &**contents {
            Iter::Derived(derived) => {
                derived.instant && matches!(derived.kind, DerivedKind::Enumerate | DerivedKind::Zip)
            }
            _ => true,
        },
        _ => false,
    }
}

fn depth_of(iterator: Value) -> u32 {
    match iterator.object().map(|object| &object.get().body) {
        Some(Body::Iterator(contents)) => match &**contents {
            Iter::Derived(derived) => derived.depth,
            _ => 0,
        },
        _ => 0,
    }
}

/// Whether calling a value begins a frame, and so never has to be made again.
fn is_python(function: Value) -> bool {
    match function.object().map(|object| &object.get().body) {
        Some(Body::Function(_)) => true,
        Some(Body::BoundMethod(method)) => is_python(method.function),
        _ => false,
    }
}
