//! Images: what of an object can change, copied out as values and written back later. Whoever explores
//! schedules goes back to an earlier state of a process with them.
//!
//! Writing back is for when no instruction is under way. An object keeps its place in the heap, so
//! references to it stay what they are.

use super::execution::{Continuation, Frame};
use super::generator::Standing;
use super::iterator::Iter;
use super::object::{Body, Object};
use super::value::Value;

/// A word as two values.
pub(super) fn halves(word: u64) -> [Value; 2] {
    [(word >> 32) as usize, (word & 0xFFFF_FFFF) as usize].map(Value::index)
}

/// The word that [`halves`] took apart.
pub(super) fn joined(high: Value, low: Value) -> u64 {
    let [high, low] = [high, low].map(|half| half.as_int().unwrap_or(0) as u64);
    high << 32 | low
}

fn number(number: i64) -> Value {
    Value::small_int(number).unwrap_or(Value::NONE)
}

/// An iterator's place; what does not fit a value is a place behind the end.
fn place(value: Option<&Value>) -> i64 {
    value
        .and_then(|value| value.as_int())
        .unwrap_or(i64::MIN / 2)
}

/// Whether objects of this kind can change.
pub fn can_change(object: &Object) -> bool {
    match &object.body {
        Body::List(_)
        | Body::Dict(_)
        | Body::Cell(_)
        | Body::Instance(_)
        | Body::Exception(_)
        | Body::Iterator(_)
        | Body::Generator(_)
        | Body::Function(_)
        | Body::Foreign(_) => true,
        Body::Set(set) => !set.frozen,
        _ => false,
    }
}

/// Appends what of an object can change. Answers false when that cannot be told.
pub fn save(object: &Object, image: &mut Vec<Value>) -> bool {
    match &object.body {
        Body::List(list) => image.extend(list.snapshot()),
        Body::Dict(dict) => dict.save(image),
        Body::Set(set) => set.save(image),
        Body::Cell(cell) => image.push(cell.get()),
        Body::Instance(instance) => instance.save(image),
        Body::Exception(state) => state.save(image),
        Body::Function(function) => {
            image.extend([function.name.get(), function.doc.get()]);
            for &(name, value) in function.locked_attributes().iter() {
                image.extend([Value::index(name.0 as usize), value]);
            }
        }
        Body::Iterator(iterator) => save_iterator(iterator, image),
        Body::Generator(generator) => {
            let kept = generator.stopped();
            image.extend([kept.handling, kept.outer_handling]);
            match generator.standing() {
                Standing::Running(thread) => image.push(Value::index(thread as usize)),
                Standing::Finished => image.push(Value::FALSE),
                Standing::Suspended => {
                    save_frame(&kept.frame, image);
                    image.extend(&kept.values);
                }
            }
        }
        Body::Foreign(foreign) => return foreign.save(image),
        _ => {}
    }
    true
}

/// Writes an image back.
pub fn load(object: &Object, image: &[Value]) {
    match &object.body {
        Body::List(list) => list.load(image),
        Body::Dict(dict) => dict.load(image),
        Body::Set(set) => set.load(image),
        Body::Cell(cell) => cell.set(image.first().copied().unwrap_or(Value::UNBOUND)),
        Body::Instance(instance) => instance.load(image),
        Body::Exception(state) => state.load(image),
        Body::Function(function) => {
            let [name, doc, attributes @ ..] = image else {
                return;
            };
            function.name.set(*name);
            function.doc.set(*doc);
            let pair = |pair: &[Value]| {
                let name = pair[0].as_int().unwrap_or(0) as u32;
                (super::namespace::Name(name), pair[1])
            };
            *function.locked_attributes() = attributes.chunks_exact(2).map(pair).collect();
        }
        Body::Iterator(iterator) => load_iterator(iterator, image),
        Body::Generator(generator) => {
            let [handling, outer, state @ ..] = image else {
                return;
            };
            let (standing, suspended) = match (state, load_frame(state)) {
                ([thread], _) if *thread != Value::FALSE => {
                    (Standing::Running(thread.as_int().unwrap_or(0) as u32), None)
                }
                ([_, _, ..], suspended @ Some(_)) => (Standing::Suspended, suspended),
                _ => (Standing::Finished, None),
            };
            generator.restore(standing, |kept| {
                kept.handling = *handling;
                kept.outer_handling = *outer;
                if let Some((frame, values)) = suspended {
                    kept.frame = frame;
                    kept.values.clear();
                    kept.values.extend_from_slice(values);
                }
            });
        }
        Body::Foreign(foreign) => foreign.load(image),
        _ => {}
    }
}

fn save_iterator(iterator: &Iter, image: &mut Vec<Value>) {
    use std::sync::atomic::Ordering::Relaxed;
    match iterator {
        Iter::Range { next, .. } | Iter::Items { next, .. } => image.push(number(next.get())),
        Iter::Characters { next, .. } | Iter::Backward { next, .. } => {
            image.push(number(next.load(Relaxed)))
        }
        Iter::Table { next, .. } => image.push(number(*locked(next))),
        Iter::Derived(derived) => image.extend([
            number(*locked(&derived.number)),
            Value::bool(derived.finished.load(Relaxed)),
        ]),
    }
}

fn load_iterator(iterator: &Iter, image: &[Value]) {
    use std::sync::atomic::Ordering::Relaxed;
    let at = place(image.first());
    match iterator {
        Iter::Range { next, .. } | Iter::Items { next, .. } => next.set(at),
        Iter::Characters { next, .. } | Iter::Backward { next, .. } => next.store(at, Relaxed),
        Iter::Table { next, .. } => *locked(next) = at,
        Iter::Derived(derived) => {
            *locked(&derived.number) = at;
            let finished = image.get(1) == Some(&Value::TRUE);
            derived.finished.store(finished, Relaxed);
        }
    }
}

fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Appends a frame, as [`load_frame`] reads it.
pub fn save_frame(frame: &Frame, image: &mut Vec<Value>) {
    let (kind, first, second) = match frame.continuation {
        Continuation::Push => (0, Value::NONE, 0),
        Continuation::Discard => (1, Value::NONE, 0),
        Continuation::Construct(instance) => (2, instance, 0),
        Continuation::Replace(place) => (3, Value::index(place as usize), 0),
        Continuation::ReplaceItem(place, item) => (4, Value::index(place as usize), item),
        Continuation::Item => (5, Value::NONE, 0),
        Continuation::Delegate => (6, Value::NONE, 0),
        Continuation::Operator => (7, Value::NONE, 0),
        Continuation::Truth => (8, Value::NONE, 0),
        Continuation::Inverted => (9, Value::NONE, 0),
        Continuation::Class(request) => (10, request, 0),
        Continuation::Import(module) => (11, module, 0),
        Continuation::Answer => (12, Value::NONE, 0),
        Continuation::Finalizer => (13, Value::NONE, 0),
    };
    image.extend([
        Value::index(frame.code.address()),
        Value::index(frame.instruction as usize),
        Value::index(frame.base as usize),
        Value::index(frame.floor as usize),
        frame.function,
        frame.namespace,
        frame.generator,
        Value::index(kind),
        first,
        Value::index(second as usize),
    ]);
}

fn load_frame(image: &[Value]) -> Option<(Frame, &[Value])> {
    let (frame, rest) = image.split_first_chunk::<10>()?;
    let at = |place: usize| frame[place].as_int().unwrap_or(0) as u32;
    let place = frame[8].as_int().unwrap_or(0) as u32;
    let continuation = match at(7) {
        0 => Continuation::Push,
        1 => Continuation::Discard,
        2 => Continuation::Construct(frame[8]),
        3 => Continuation::Replace(place),
        4 => Continuation::ReplaceItem(place, at(9)),
        5 => Continuation::Item,
        6 => Continuation::Delegate,
        7 => Continuation::Operator,
        8 => Continuation::Truth,
        9 => Continuation::Inverted,
        10 => Continuation::Class(frame[8]),
        11 => Continuation::Import(frame[8]),
        12 => Continuation::Answer,
        _ => Continuation::Finalizer,
    };
    let frame = Frame {
        // SAFETY: `save_frame` wrote the address of a code of the VM that this image belongs to.
        code: unsafe { super::link::CodeRef::from_address(frame[0].as_int()? as usize) },
        instruction: at(1),
        base: at(2),
        floor: at(3),
        function: frame[4],
        namespace: frame[5],
        generator: frame[6],
        continuation,
    };
    Some((frame, rest))
}

/// Appends what an object refers to and can never change: with its image, all there is to it. What a
/// class, a module or a code refers to is not followed.
pub fn constant_parts(object: &Object, parts: &mut Vec<Value>) {
    match &object.body {
        Body::Tuple(items) => parts.extend(items.iter()),
        Body::Slice(items) | Body::Property(items) => parts.extend(items.iter()),
        Body::Super(items) => parts.extend(items.iter()),
        Body::Function(function) => {
            parts.push(Value::index(function.code.address()));
            parts.extend(function.defaults.iter());
            parts.extend(function.closure.iter());
            parts.extend(function.keyword_defaults.iter().map(|(_, value)| *value));
        }
        Body::BoundMethod(method) => parts.extend([method.function, method.receiver]),
        Body::Instance(instance) => parts.extend([instance.class, instance.inner]),
        Body::Iterator(iterator) => match &**iterator {
            Iter::Range { stop, step, .. } => parts.extend([number(*stop), number(*step)]),
            Iter::Items { sequence: over, .. }
            | Iter::Characters { text: over, .. }
            | Iter::Backward { sequence: over, .. } => parts.push(*over),
            Iter::Table { table, size, .. } => parts.extend([*table, Value::index(*size)]),
            Iter::Derived(derived) => {
                parts.push(derived.function);
                parts.extend(derived.sources.iter());
            }
        },
        Body::StaticMethod(value) | Body::ClassMethod(value) | Body::View(value, _) => {
            parts.push(*value);
        }
        Body::Range(range) => parts.extend(range.map(number)),
        Body::Complex(of) => parts.extend(of.map(Value::float)),
        Body::Set(set) if set.frozen => set.save(parts),
        _ => {}
    }
}
