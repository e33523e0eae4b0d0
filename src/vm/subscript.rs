//! Subscripts, membership, unary operators and `raise`.

use super::call::tuple_items;
use super::class;
use super::compare;
use super::complex;
use super::execution::Continuation;
use super::iterator::DictView;
use super::machine::{Context, Machine};
use super::object::Body;
use super::process::exception_state;
use super::question::{Again, Known, Question};
use super::run::Flow;
use super::types::{Kind, type_name};
use super::value::Value;
use crate::bytecode::Op;

/// The indices a slice selects of a sequence of this length: start, stop, step, adjusted as
/// CPython's `PySlice_AdjustIndices`.
pub(super) fn slice_bounds(
    context: &mut Context<'_>,
    parts: &[Value; 3],
    length: usize,
) -> Result<(i64, i64, i64), Value> {
    let length = length as i64;
    let mut part = |value: Value| match value {
        Value::NONE => Ok(None),
        _ => match context.index(value) {
            Some(int) => Ok(Some(int)),
            None => Err(context
                .type_error("slice indices must be integers or None or have an __index__ method")),
        },
    };
    let (start, stop, step) = (
        part(parts[0])?,
        part(parts[1])?,
        part(parts[2])?.unwrap_or(1),
    );
    if step == 0 {
        return Err(context.value_error("slice step cannot be zero"));
    }
    let (low, high) = if step > 0 {
        (0, length)
    } else {
        (-1, length - 1)
    };
    let clamp = |index: i64| (if index < 0 { index + length } else { index }).clamp(low, high);
    let (first, last) = if step > 0 {
        (0, length)
    } else {
        (length - 1, -1)
    };
    Ok((start.map_or(first, clamp), stop.map_or(last, clamp), step))
}

/// Where an index points to in `length` items, counted from their end when it is negative; nothing before
/// the first. It may be behind the last.
#[inline]
pub(crate) fn place(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 {
        index + length as i64
    } else {
        index
    };
    usize::try_from(index).ok()
}

/// The indices between `start` and `stop`.
pub(super) fn slice_indices((start, stop, step): (i64, i64, i64)) -> Vec<usize> {
    indices_of((start, stop, step)).collect()
}

/// How many places there are in such bounds.
fn count_of((start, stop, step): (i64, i64, i64)) -> usize {
    let distance = if step > 0 { stop - start } else { start - stop };
    (distance.max(0) as usize).div_ceil(step.unsigned_abs() as usize)
}

/// The places in such bounds, one after the other.
fn indices_of(bounds: (i64, i64, i64)) -> impl Iterator<Item = usize> {
    let (start, _, step) = bounds;
    (0..count_of(bounds) as i64).map(move |number| (start + number * step) as usize)
}

impl Context<'_> {
    /// The integer a value is, or stands for by its own `__index__`. When that has to be asked, the
    /// question is noted, and there is none yet.
    pub(super) fn index(&self, value: Value) -> Option<i64> {
        value.as_index().or_else(|| {
            class::own_special(value, self.vm.known.index, &self.vm.cells)?;
            self.known.answer(Question::Index(value))?.as_index()
        })
    }

    fn position(&mut self, key: Value, length: usize, what: &str) -> Result<usize, Value> {
        let Some(index) = self.index(key) else {
            let given = type_name(key);
            return Err(self.type_error(match what {
                "string" => format!("string indices must be integers, not '{given}'"),
                _ => format!("{what} indices must be integers or slices, not {given}"),
            }));
        };
        match place(index, length).filter(|&index| index < length) {
            Some(index) => Ok(index),
            None => {
                let what = if what == "byte" { "" } else { what };
                let message = format!("{what} index out of range");
                Err(self.error(Kind::IndexError, message.trim_start()))
            }
        }
    }

    /// `container[key]` of the built-in types; nothing when only an instance could answer.
    pub(super) fn subscript(
        &mut self,
        container: Value,
        key: Value,
    ) -> Result<Option<Value>, Value> {
        let Some(body) = container.part() else {
            return Ok(None);
        };
        let slice = match key.part() {
            Some(Body::Slice(parts)) => Some(**parts),
            _ => None,
        };
        Ok(Some(match (body, slice) {
            (Body::Dict(dict), _) => match dict.get(key, &self.known) {
                Ok(Some(value)) => value,
                Ok(None) if self.missing(container).is_some() => return Ok(None),
                Ok(None) => return Err(self.key_error(key)),
                Err(unhashable) => return Err(self.unhashable(unhashable)),
            },
            (Body::List(list), None) => {
                let index = self.position(key, list.len(), "list")?;
                match list.get(index) {
                    Some(value) => value,
                    None => return Err(self.error(Kind::IndexError, "list index out of range")),
                }
            }
            (Body::Tuple(items), None) => items[self.position(key, items.len(), "tuple")?],
            (Body::Text(text), None) => {
                let index = self.position(key, text.len(), "string")?;
                self.text(text.at(index).unwrap_or_default())
            }
            (Body::Bytes(bytes), None) => {
                Value::index(bytes[self.position(key, bytes.len(), "byte")?].into())
            }
            (Body::Range(range), None) => {
                // A range may be longer than anything in memory.
                let length = super::builtins::range_length(*range);
                if let Some(index) = super::compare::as_wide(key) {
                    let index = if index < 0 { index + length } else { index };
                    if (0..length).contains(&index) {
                        return Ok(Some(self.int(range[0] + index * range[2])));
                    }
                }
                let index = self.position(
                    key,
                    super::builtins::range_length(*range) as usize,
                    "range object",
                )?;
                self.int(range[0] + index as i64 * range[2])
            }
            (Body::List(list), Some(parts)) => {
                let items = loop {
                    let length = list.len();
                    let bounds = slice_bounds(self, &parts, length)?;
                    let items = match bounds {
                        (start, stop, 1) => list.pick(length, start as usize..stop as usize),
                        _ => list.pick(length, slice_indices(bounds).into_iter()),
                    };
                    if let Some(items) = items {
                        break items;
                    }
                };
                self.list(&items)
            }
            (Body::Tuple(items), Some(parts)) => {
                let bounds = slice_bounds(self, &parts, items.len())?;
                let items: Vec<Value> = slice_indices(bounds)
                    .into_iter()
                    .map(|index| items[index])
                    .collect();
                self.tuple(items)
            }
            (Body::Text(text), Some(parts)) => {
                let bounds = slice_bounds(self, &parts, text.len())?;
                if bounds.2 == 1 {
                    let (start, stop) = (
                        text.offset(bounds.0 as usize),
                        text.offset(bounds.1.max(bounds.0) as usize),
                    );
                    return Ok(Some(self.text(&text.as_str()[start..stop])));
                }
                let characters: Vec<char> = text.as_str().chars().collect();
                let places = slice_indices(bounds).into_iter();
                let sliced: String = places.map(|index| characters[index]).collect();
                self.text(sliced)
            }
            (Body::Bytes(bytes), Some(parts)) => {
                let bounds = slice_bounds(self, &parts, bytes.len())?;
                let sliced: Box<[u8]> = slice_indices(bounds)
                    .into_iter()
                    .map(|index| bytes[index])
                    .collect();
                let length = sliced.len();
                self.object(Body::Bytes(sliced), length)
            }
            (Body::Range(range), Some(parts)) => {
                let (start, stop, step) =
                    slice_bounds(self, &parts, super::builtins::range_length(*range) as usize)?;
                let at = |index: i64| range[0] + index * range[2];
                self.object(Body::Range([at(start), at(stop), range[2] * step]), 0)
            }
            _ => return Ok(None),
        }))
    }

    /// What a class derived from `dict` defines for keys that are not there.
    pub(super) fn missing(&self, container: Value) -> Option<Value> {
        class::own_special(container, self.vm.known.missing, &self.vm.cells)
    }

    pub(super) fn set_subscript(
        &mut self,
        container: Value,
        key: Value,
        value: Value,
    ) -> Result<bool, Value> {
        match container.part() {
            Some(Body::Dict(dict)) => {
                self.vm.heap.note(self.allocator, 24);
                dict.set(key, value, &self.known)
                    .map_err(|unhashable| self.unhashable(unhashable))?;
                self.write_through(dict, key, value);
            }
            Some(Body::List(list)) => {
                if let Some(Body::Slice(parts)) = key.part() {
                    return self.set_slice(list, parts, Some(value));
                }
                if self.index(key).is_none() {
                    self.position(key, 0, "list")?;
                }
                let index = self.index(key).unwrap_or(0);
                if !place(index, list.len()).is_some_and(|index| list.set(index, value)) {
                    return Err(self.error(Kind::IndexError, "list assignment index out of range"));
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_slice(
        &mut self,
        list: &super::list::List,
        parts: &[Value; 3],
        value: Option<Value>,
    ) -> Result<bool, Value> {
        let items = match value {
            Some(value) => match self.builtin_items(value) {
                Some(items) => items,
                None => return Err(self.type_error("can only assign an iterable")),
            },
            None => Vec::new(),
        };
        let length = list.len();
        let bounds = slice_bounds(self, parts, length)?;
        if value.is_some()
            && count_of(bounds) == items.len()
            && list.overwrite(length, indices_of(bounds), &items)
        {
            return Ok(true);
        }
        let indices = slice_indices(bounds);
        if bounds.2 != 1 && value.is_some() && indices.len() != items.len() {
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                indices.len()
            )));
        }
        let ((), bytes) = list.rework(|own| {
            if bounds.2 == 1 {
                let start = (bounds.0 as usize).min(own.len());
                let stop = (bounds.1.max(bounds.0) as usize).min(own.len());
                own.splice(start..stop, items);
            } else if value.is_some() {
                for (&index, item) in indices.iter().zip(items) {
                    if let Some(place) = own.get_mut(index) {
                        *place = item;
                    }
                }
            } else if let (Some(&first), Some(&last)) = (indices.first(), indices.last()) {
                let (first, last) = (first.min(last), first.max(last));
                let mut index = 0..;
                own.retain(|_| {
                    let index: usize = index.next().unwrap_or_default();
                    let is_between = (first..=last).contains(&index);
                    let step = bounds.2.unsigned_abs() as usize;
                    !is_between || !(index - first).is_multiple_of(step)
                });
            }
        });
        self.vm.heap.note(self.allocator, bytes);
        Ok(true)
    }

    pub(super) fn remove_subscript(&mut self, container: Value, key: Value) -> Result<bool, Value> {
        match container.part() {
            Some(Body::Dict(dict)) => match dict.remove(key, &self.known) {
                Ok(Some(_)) => self.write_through(dict, key, Value::UNBOUND),
                Ok(None) => return Err(self.key_error(key)),
                Err(unhashable) => return Err(self.unhashable(unhashable)),
            },
            Some(Body::List(list)) => {
                if let Some(Body::Slice(parts)) = key.part() {
                    return self.set_slice(list, parts, None);
                }
                let index = self.index(key).unwrap_or(i64::MAX >> 1);
                let Some((_, bytes)) = list.remove(|length| place(index, length)) else {
                    return Err(self.error(Kind::IndexError, "list assignment index out of range"));
                };
                self.vm.heap.note(self.allocator, bytes);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `item in container` of the built-in types.
    pub(super) fn contains(
        &mut self,
        container: Value,
        item: Value,
    ) -> Result<Option<bool>, Value> {
        let Some(body) = container.part() else {
            return Ok(None);
        };
        Ok(Some(match body {
            Body::Dict(dict) => match dict.get(item, &self.known) {
                Ok(found) => found.is_some(),
                Err(unhashable) => return Err(self.unhashable(unhashable)),
            },
            Body::Set(set) => match set.contains(item, &self.known) {
                Ok(found) => found,
                Err(unhashable) => return Err(self.unhashable(unhashable)),
            },
            Body::Text(text) => match super::text_of(item) {
                Some(part) => text.as_str().contains(part),
                None => {
                    let given = type_name(item);
                    return Err(self.type_error(format!(
                        "'in <string>' requires string as left operand, not {given}"
                    )));
                }
            },
            Body::Bytes(bytes) => match item.part() {
                Some(Body::Bytes(part)) => {
                    part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..])
                }
                Some(Body::Instance(_)) => return Ok(None),
                _ if matches!(type_name(item).as_ref(), "int" | "bool") => return Ok(None),
                _ => {
                    let given = type_name(item);
                    return Err(
                        self.type_error(format!("a bytes-like object is required, not '{given}'"))
                    );
                }
            },
            Body::Range(range) => super::methods::range_place(*range, item).is_some(),
            Body::View(table, kind @ (DictView::Keys | DictView::Items)) => {
                let Some(Body::Dict(dict)) = table.part() else {
                    return Ok(None);
                };
                let (key, value) = match (kind, item.part()) {
                    (DictView::Keys, _) => (item, None),
                    (_, Some(Body::Tuple(pair))) if pair.len() == 2 => (pair[0], Some(pair[1])),
                    _ => return Ok(Some(false)),
                };
                match (dict.get(key, &self.known), value) {
                    (Err(unhashable), _) => return Err(self.unhashable(unhashable)),
                    (Ok(Some(found)), Some(value)) => return Ok(is_among(&[found], value)),
                    (Ok(found), _) => found.is_some(),
                }
            }
            Body::Tuple(items) => return Ok(is_among(items, item)),
            Body::List(list) => match is_among(&list.front(EARLY), item) {
                // What comes early is found without a look at the others.
                Some(true) => true,
                _ => return Ok(is_among(&list.snapshot(), item)),
            },
            Body::View(..) => {
                let items = self.builtin_items(container).unwrap_or_default();
                return Ok(is_among(&items, item));
            }
            _ => return Ok(None),
        }))
    }
}

/// So many items of a list are looked through before all of them are copied.
pub(super) const EARLY: usize = 64;

/// Where the first of the items stands that is this one, or equal to it; nothing when only Python can say.
pub(super) fn first_place(items: &[Value], item: Value) -> Option<Option<usize>> {
    for (place, &other) in items.iter().enumerate() {
        if other == item || compare::equal(other, item, &Known::default())? {
            return Some(Some(place));
        }
    }
    Some(None)
}

/// Whether an item is one of these, or equal to one; nothing when only Python can say.
fn is_among(items: &[Value], item: Value) -> Option<bool> {
    first_place(items, item).map(|place| place.is_some())
}

impl Machine<'_> {
    fn special(&self, value: Value, name: super::namespace::Name) -> Option<Value> {
        class::own_special(value, name, &self.context.vm.cells)
    }

    /// The instruction `LoadSubscript`, beyond what the run loop does in place.
    pub(super) fn load_subscript(&mut self) -> Result<Flow, Value> {
        let (container, key) = (self.execution.stack.peek(2), self.execution.stack.peek(1));
        let own = self.special(container, self.context.vm.known.getitem);
        if own.is_none() {
            let value = self.context.subscript(container, key);
            if self.context.known.is_missing() {
                return self.ask(Again::Instruction);
            }
            if let Some(value) = value? {
                self.execution.stack.pop();
                self.execution.stack.poke(1, value);
                return Ok(Flow::Next);
            }
        }
        let Some(function) = own.or_else(|| self.context.missing(container)) else {
            if let Some(class) = class::of(container) {
                return self.subscript_class(class, container, key);
            }
            let given = type_name(container);
            return Err(self
                .context
                .type_error(format!("'{given}' object is not subscriptable")));
        };
        self.execution.stack.drop_top(2);
        self.call_with(function, &[container, key], Continuation::Push)
    }

    /// `list[int]` and the like: what the class says it means, or the class with its arguments.
    fn subscript_class(
        &mut self,
        class: &class::Class,
        value: Value,
        key: Value,
    ) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let own = class.member(vm.known.class_getitem, &vm.cells);
        if let Some(Body::ClassMethod(function)) =
            own.and_then(Value::object).map(|object| &object.get().body)
        {
            self.execution.stack.drop_top(2);
            return self.call_with(*function, &[value, key], Continuation::Push);
        }
        if class.builtin || vm.library().source(&class.module).is_some() {
            self.execution.stack.drop_top(2);
            let alias = vm.builtin("__GenericAlias__");
            return self.call_with(alias, &[value, key], Continuation::Push);
        }
        let message = format!("type '{}' is not subscriptable", class.name);
        Err(self.context.type_error(message))
    }

    /// The instruction `StoreSubscript`.
    pub(super) fn store_subscript(&mut self) -> Result<Flow, Value> {
        let [value, container, key] = [3, 2, 1].map(|depth| self.execution.stack.peek(depth));
        let own = self.special(container, self.context.vm.known.setitem);
        if own.is_none() {
            let done = self.context.set_subscript(container, key, value);
            if self.context.known.is_missing() {
                return self.ask(Again::Instruction);
            }
            if done? {
                self.execution.stack.drop_top(3);
                return Ok(Flow::Next);
            }
        }
        self.execution.stack.drop_top(3);
        match own {
            Some(function) => {
                self.call_with(function, &[container, key, value], Continuation::Discard)
            }
            None => {
                let given = type_name(container);
                Err(self
                    .context
                    .type_error(format!("'{given}' object does not support item assignment")))
            }
        }
    }

    /// The instruction `DeleteSubscript`.
    pub(super) fn delete_subscript(&mut self) -> Result<Flow, Value> {
        let [container, key] = [2, 1].map(|depth| self.execution.stack.peek(depth));
        let own = self.special(container, self.context.vm.known.delitem);
        if own.is_none() {
            let done = self.context.remove_subscript(container, key);
            if self.context.known.is_missing() {
                return self.ask(Again::Instruction);
            }
            if done? {
                self.execution.stack.drop_top(2);
                return Ok(Flow::Next);
            }
        }
        self.execution.stack.drop_top(2);
        match own {
            Some(function) => self.call_with(function, &[container, key], Continuation::Discard),
            None => {
                let given = type_name(container);
                Err(self
                    .context
                    .type_error(format!("'{given}' object doesn't support item deletion")))
            }
        }
    }

    /// The instruction `Contains`.
    pub(super) fn contains(&mut self, inverted: bool) -> Result<Flow, Value> {
        let [item, container] = [2, 1].map(|depth| self.execution.stack.peek(depth));
        let own = self.special(container, self.context.vm.known.contains);
        if own.is_none() {
            let found = self.context.contains(container, item);
            if self.context.known.is_missing() {
                return self.ask(Again::Instruction);
            }
            if let Some(found) = found? {
                self.execution.stack.pop();
                self.execution.stack.poke(1, Value::bool(found != inverted));
                return Ok(Flow::Next);
            }
        }
        if let Some(function) = own {
            self.execution.stack.drop_top(2);
            let continuation = if inverted {
                Continuation::Inverted
            } else {
                Continuation::Truth
            };
            return self.call_with(function, &[container, item], continuation);
        }
        if self.context.iterator(container).is_none() && self.check_iterable(container).is_err() {
            let given = type_name(container);
            return Err(self
                .context
                .type_error(format!("argument of type '{given}' is not iterable")));
        }
        self.execution.stack.drop_top(2);
        let function = self.context.vm.builtin("__contained__");
        let continuation = if inverted {
            Continuation::Inverted
        } else {
            Continuation::Truth
        };
        self.call_with(function, &[container, item], continuation)
    }

    /// The unary operators.
    pub(super) fn unary(&mut self, op: Op) -> Result<Flow, Value> {
        let value = self.execution.stack.peek(1);
        if op == Op::Not {
            return match self.truth(value) {
                Some(truth) => {
                    self.execution.stack.poke(1, Value::bool(!truth));
                    Ok(Flow::Next)
                }
                None => self.ask_truth(value),
            };
        }
        let known = &self.context.vm.known;
        let (symbol, name) = match op {
            Op::Negative => ("-", known.neg),
            Op::Positive => ("+", known.pos),
            _ => ("~", known.invert),
        };
        let own = self.special(value, name);
        let core = if own.is_some() {
            Value::NONE
        } else {
            value.core()
        };
        let result = match (core.as_float(), compare::as_big(core)) {
            _ if let Some([real, imag]) = complex::of(core) => match op {
                Op::Negative => Some(self.context.complex([-real, -imag])),
                Op::Positive => Some(core),
                _ => None,
            },
            (Some(float), _) if op == Op::Negative => Some(Value::float(-float)),
            (Some(_), _) if op == Op::Positive => Some(core),
            (_, Some(int)) => Some(match op {
                Op::Negative => self.context.integer(-int),
                Op::Positive => self.context.integer(int),
                _ => self.context.integer(!int),
            }),
            _ => None,
        };
        if let Some(result) = result {
            self.execution.stack.poke(1, result);
            return Ok(Flow::Next);
        }
        match own {
            Some(function) => {
                self.execution.stack.pop();
                self.call_with(function, &[value], Continuation::Push)
            }
            None => {
                let given = type_name(value);
                Err(self
                    .context
                    .type_error(format!("bad operand type for unary {symbol}: '{given}'")))
            }
        }
    }

    /// The instruction `Raise`.
    pub(super) fn raise(&mut self, count: u32) -> Result<Flow, Value> {
        if count == 0 {
            return match self.execution.handling {
                Some(exception) => Ok(self.unwind_again(exception).map_or(Flow::Frame, Flow::Stop)),
                None => Err(self
                    .context
                    .error(Kind::RuntimeError, "No active exception to reraise")),
            };
        }
        let cause = if count == 2 {
            Some(self.execution.stack.peek(1))
        } else {
            None
        };
        let place = self.execution.stack.len() - count as usize;
        let exception = self.execution.stack.at(place);
        if class::of(exception).is_some_and(|class| class.layout.is_exception()) {
            // `raise Error`: the class is called, and the instance raised in its place.
            if let Some(frame) = self.execution.frames.last_mut() {
                frame.instruction -= 1;
            }
            return self.call_with(exception, &[], Continuation::Replace(place as u32));
        }
        let Some(state) = exception_state(exception) else {
            return Err(self
                .context
                .type_error("exceptions must derive from BaseException"));
        };
        if let Some(cause) = cause {
            if class::of(cause).is_some_and(|class| class.layout.is_exception()) {
                if let Some(frame) = self.execution.frames.last_mut() {
                    frame.instruction -= 1;
                }
                let place = self.execution.stack.len() - 1;
                return self.call_with(cause, &[], Continuation::Replace(place as u32));
            }
            if cause != Value::NONE && exception_state(cause).is_none() {
                return Err(self
                    .context
                    .type_error("exception causes must derive from BaseException"));
            }
            state.cause.set(cause);
            state.set_suppress_context(true);
        }
        self.execution.stack.drop_top(count as usize);
        Err(exception)
    }

    /// Whether an `except` clause with this type, or tuple of types, catches an exception.
    pub(super) fn exception_matches(
        &mut self,
        exception: Value,
        wanted: Value,
    ) -> Result<bool, Value> {
        let single = [wanted];
        let candidates = match wanted.part() {
            Some(Body::Tuple(items)) => &items[..],
            _ => &single,
        };
        let class = class::of(self.context.vm.types.class_of(exception));
        for &candidate in candidates {
            if !class::of(candidate).is_some_and(|class| class.layout.is_exception()) {
                let message =
                    "catching classes that do not inherit from BaseException is not allowed";
                return Err(self.context.type_error(message));
            }
            if class.is_some_and(|class| class.derives_from(candidate)) {
                return Ok(true);
            }
        }
        Ok(tuple_items(wanted).contains(&exception))
    }
}
