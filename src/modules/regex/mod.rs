//! `_re`: regular expressions with Python's syntax, by backtracking. A match is made in portions, between
//! which other threads run and Stop is heard; it must never keep a worker for long.

use std::any::Any;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::vm::fork::Copies;
use crate::vm::heap::Marker;
use crate::vm::object::{Body, Foreign};
use crate::vm::types::Kind;
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, bytes_of, text_of};

mod matcher;
mod parse;
mod program;
mod tree;

use matcher::{Matcher, Mode, Progress};
use program::Program;

/// The functions of `_re`.
pub(super) const FUNCTIONS: [NativeFunction; 8] = [
    NativeFunction {
        name: "compile",
        method: false,
        call: compile,
    },
    NativeFunction {
        name: "matcher",
        method: false,
        call: matcher,
    },
    NativeFunction {
        name: "begin",
        method: false,
        call: begin,
    },
    NativeFunction {
        name: "advance",
        method: false,
        call: advance,
    },
    NativeFunction {
        name: "spans",
        method: false,
        call: spans,
    },
    NativeFunction {
        name: "several",
        method: false,
        call: several,
    },
    NativeFunction {
        name: "texts",
        method: false,
        call: texts,
    },
    NativeFunction {
        name: "once",
        method: false,
        call: once,
    },
];

/// Steps a match makes before the thread can be interrupted.
const PORTION: usize = 20_000;

struct Compiled(Arc<Program>);

struct Matching {
    program: Arc<Program>,
    matcher: Mutex<Matcher>,
}

impl Foreign for Compiled {
    fn trace(&self, _marker: &mut Marker) {}

    fn save(&self, _image: &mut Vec<Value>) -> bool {
        true
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Compiled(Arc::clone(&self.0)))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Matching {
    fn locked(&self) -> MutexGuard<'_, Matcher> {
        self.matcher
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Foreign for Matching {
    fn trace(&self, _marker: &mut Marker) {}

    /// The text tells apart what two matches of one pattern are about; whoever made a match has its pattern.
    fn save(&self, image: &mut Vec<Value>) -> bool {
        let matcher = self.locked();
        let numbers = matcher.numbers();
        image.push(Value::index(numbers.len()));
        image.extend(numbers.into_iter().map(Value::index));
        image.extend(matcher.text.iter().map(|&c| Value::index(c as usize)));
        true
    }

    fn load(&self, image: &[Value]) {
        let number = |value: &Value| usize::try_from(value.as_int().unwrap_or(0)).unwrap_or(0);
        let count = image.first().map_or(0, number);
        let numbers: Vec<usize> = image.iter().skip(1).take(count).map(number).collect();
        self.locked().return_to(&numbers);
    }

    fn forked(&self, _copies: &Copies) -> Box<dyn Foreign> {
        Box::new(Matching {
            program: Arc::clone(&self.program),
            matcher: Mutex::new(self.locked().clone()),
        })
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn foreign<'a, T: 'static>(context: &mut Context<'_>, value: Value) -> Result<&'a T, Value> {
    if let Some(Body::Foreign(foreign)) = value.object().map(|object| &object.get().body)
        && let Some(found) = foreign.as_any().downcast_ref::<T>()
    {
        return Ok(found);
    }
    Err(context.type_error("a pattern of _re is required"))
}

/// The characters of a text; each byte of bytes is one.
fn characters(value: Value) -> Option<Vec<char>> {
    match value.part()? {
        Body::Text(text) => Some(text.as_str().chars().collect()),
        Body::Bytes(bytes) => Some(bytes.iter().map(|&byte| char::from(byte)).collect()),
        _ => None,
    }
}

/// `compile(pattern, flags)`: a tuple of the program, the number of groups, their names as a dict, and
/// the flags; or of None, what is wrong and where.
fn compile(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [pattern, flags] = arguments.exactly::<2>(context, "compile")?;
    let Some(pattern) = characters(pattern) else {
        return Err(context.type_error("first argument must be string or compiled pattern"));
    };
    let flags = flags.as_index().unwrap_or(0) as u32;
    // The flag for comments may stand in the pattern itself; it is then read from the beginning.
    let mut parsed = parse::parse(&pattern, flags);
    if let Ok(first) = &parsed
        && first.flags & !flags & tree::flags::VERBOSE != 0
    {
        parsed = parse::parse(&pattern, first.flags);
    }
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            let message = context.text(error.message);
            let position = error.position.map_or(Value::NONE, Value::index);
            let answer = [Value::NONE, message, position];
            return Ok(Outcome::Value(context.tuple(answer)));
        }
    };
    let Some(program) = program::compile(&parsed.node, parsed.groups) else {
        return Err(context.error(Kind::OverflowError, "regular expression is too large"));
    };
    let size = program.steps.len() * 24 + 200;
    let program = context.object(Body::Foreign(Box::new(Compiled(Arc::new(program)))), size);
    let mut names = Vec::new();
    for (name, group) in parsed.names {
        names.push((context.text(name), Value::index(group)));
    }
    let names = context.vm.dict(context.allocator, names);
    let answer = [
        program,
        Value::index(parsed.groups),
        names,
        Value::index(parsed.flags as usize),
    ];
    Ok(Outcome::Value(context.tuple(answer)))
}

/// `matcher(program, text)`: what matches of this text are made with.
fn matcher(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [program, text] = arguments.exactly::<2>(context, "matcher")?;
    let program = Arc::clone(&foreign::<Compiled>(context, program)?.0);
    let Some(text) = characters(text) else {
        return Err(context.type_error("expected string or bytes-like object"));
    };
    let size = text.len() * 4 + 200;
    let matching = Matching {
        program,
        matcher: Mutex::new(Matcher::new(text)),
    };
    Ok(Outcome::Value(
        context.object(Body::Foreign(Box::new(matching)), size),
    ))
}

fn mode_of(value: Value) -> Mode {
    match text_of(value) {
        Some("search") => Mode::Search,
        Some("fullmatch") => Mode::Whole,
        _ => Mode::Match,
    }
}

fn place(value: Value) -> usize {
    let index = value.as_index().unwrap_or(i64::MAX).max(0);
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// `begin(matcher, mode, start, end, forbid_empty)`: prepares a match.
fn begin(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [matching, mode, start, end, forbid_empty] = arguments.exactly::<5>(context, "begin")?;
    let matching = foreign::<Matching>(context, matching)?;
    let mode = mode_of(mode);
    let mut matcher = matching.locked();
    let length = matcher.text.len();
    let start = place(start).min(length);
    matcher.begin(&matching.program, mode, start, place(end));
    if forbid_empty == Value::TRUE {
        matcher.forbid_empty();
    }
    Ok(Outcome::Value(Value::NONE))
}

/// `advance(matcher)`: makes the match that was begun. Answers whether there is one.
fn advance(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [matching] = arguments.exactly::<1>(context, "advance")?;
    let matching = foreign::<Matching>(context, matching)?;
    let mut left = PORTION;
    let progress = matching.locked().advance(&matching.program, &mut left);
    match progress {
        Progress::More => Ok(Outcome::Again),
        Progress::Found => Ok(Outcome::Value(Value::TRUE)),
        Progress::NotFound => Ok(Outcome::Value(Value::FALSE)),
        Progress::TooMany => Err(context.memory_error()),
    }
}

/// `spans(matcher, groups)`: where each group begins and ends, as a tuple of pairs; (-1, -1) for one
/// that took no part.
fn spans(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [matching, groups] = arguments.exactly::<2>(context, "spans")?;
    let matching = foreign::<Matching>(context, matching)?;
    let spans = spans_of(context, &matching.locked(), place(groups));
    Ok(Outcome::Value(spans))
}

fn spans_of(context: &mut Context<'_>, matcher: &Matcher, groups: usize) -> Value {
    let nowhere = Value::small_int(-1).unwrap_or(Value::ZERO);
    let mut pairs = Vec::with_capacity(groups + 1);
    for pair in matcher.registers.chunks_exact(2).take(groups + 1) {
        let found = match *pair {
            [Some(from), Some(to)] => [Value::index(from), Value::index(to)],
            _ => [nowhere, nowhere],
        };
        pairs.push(context.tuple(found));
    }
    context.tuple(pairs)
}

/// Goes on with a search that was begun, and behind each match with the next one. What is made of the matches that one
/// portion has brought, at most `most` unless that is 0; and whether there are no more.
fn found(
    context: &mut Context<'_>,
    matching: &Matching,
    [groups, most]: [usize; 2],
    make: impl Fn(&mut Context<'_>, &Matcher) -> Value,
) -> Result<Outcome, Value> {
    let program = &matching.program;
    let mut matcher = matching.locked();
    let mut found = Vec::new();
    let mut left = PORTION;
    let is_over = loop {
        match matcher.advance(program, &mut left) {
            Progress::More => break false,
            Progress::NotFound => break true,
            Progress::TooMany => return Err(context.memory_error()),
            Progress::Found => {}
        }
        found.push(make(context, &matcher));
        matcher.go_on(program);
        // Making something of it is work, too.
        left = left.saturating_sub(groups + 1);
        if found.len() == most {
            break false;
        }
    };
    drop(matcher);
    let found = context.list(&found);
    Ok(Outcome::Value(context.tuple([found, Value::bool(is_over)])))
}

/// `several(matcher, groups, most)`: the spans of matches, at most so many unless it is 0, and whether there are no more.
fn several(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [matching, groups, most] = arguments.exactly::<3>(context, "several")?;
    let (groups, most) = (place(groups), place(most));
    let matching = foreign::<Matching>(context, matching)?;
    found(context, matching, [groups, most], |context, matcher| {
        spans_of(context, matcher, groups)
    })
}

/// `texts(matcher, string, groups)`: what matches have matched, as `findall` has it, and whether there are no more.
fn texts(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [matching, string, groups] = arguments.exactly::<3>(context, "texts")?;
    let groups = place(groups);
    let matching = foreign::<Matching>(context, matching)?;
    let ascii = text_of(string).filter(|text| text.is_ascii());
    let part = |context: &mut Context<'_>, matcher: &Matcher, group: usize| {
        let (from, to) = match matcher.registers.get(group * 2..group * 2 + 2) {
            Some(&[Some(from), Some(to)]) => (from, to),
            _ => (0, 0),
        };
        if let Some(bytes) = bytes_of(string) {
            return context.bytes(bytes.get(from..to).unwrap_or(&[]));
        }
        match ascii {
            Some(ascii) => context.text(ascii.get(from..to).unwrap_or("")),
            None => {
                let letters = matcher.text.get(from..to).unwrap_or(&[]);
                context.text(letters.iter().collect::<String>())
            }
        }
    };
    found(context, matching, [groups, 0], |context, matcher| {
        if groups <= 1 {
            return part(context, matcher, groups);
        }
        let parts: Vec<Value> = (1..=groups)
            .map(|group| part(context, matcher, group))
            .collect();
        context.tuple(parts)
    })
}

/// `once(program, text, mode, start, end, groups)`: the spans of a match; None when there is none, and
/// NotImplemented when it takes more than a portion to know.
fn once(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [program, text, mode, start, end, groups] = arguments.exactly::<6>(context, "once")?;
    let program = &foreign::<Compiled>(context, program)?.0;
    let Some(text) = characters(text) else {
        return Err(context.type_error("expected string or bytes-like object"));
    };
    let mut matcher = Matcher::new(text);
    matcher.begin(program, mode_of(mode), place(start), place(end));
    let mut left = PORTION;
    Ok(Outcome::Value(match matcher.advance(program, &mut left) {
        Progress::Found => spans_of(context, &matcher, place(groups)),
        Progress::NotFound => Value::NONE,
        Progress::More => Value::NOT_IMPLEMENTED,
        Progress::TooMany => return Err(context.memory_error()),
    }))
}
