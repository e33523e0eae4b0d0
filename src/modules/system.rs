//! `_sys`: what `sys`, `logging`, `warnings` and `traceback` have to know of the running program: who
//! calls whom from where, what is being handled, and where an exception came by.

use crate::host::Stream;
use crate::threads::ident;
use crate::vm::exception::TracebackEntry;
use crate::vm::object::Body;
use crate::vm::process::exception_state;
use crate::vm::types::{Kind, type_name};
use crate::vm::{Arguments, Context, NativeFunction, Outcome, Value, text_of};

macro_rules! functions {
    ($($name:literal => $function:ident),* $(,)?) => {
        /// The functions of `_sys`.
        pub(super) const FUNCTIONS: [NativeFunction; [$($name),*].len()] =
            [$(NativeFunction { name: $name, method: false, call: $function }),*];
    };
}

functions! {
    "handled" => handled, "frames" => frames, "caller" => caller, "frame" => frame,
    "calls" => calls, "traceback_text" => traceback_text, "entries" => entries,
    "source_line" => source_line, "modules" => modules, "entropy" => entropy,
    "write_through" => write_through, "flush" => flush, "by_line" => by_line, "set_by_line" => set_by_line,
    "recursion_limit" => recursion_limit, "set_recursion_limit" => set_recursion_limit, "workers" => workers,
    "max_str_digits" => max_str_digits, "set_max_str_digits" => set_max_str_digits,
    "trace" => trace, "generator_state" => generator_state,
    "switch_interval" => switch_interval, "set_switch_interval" => set_switch_interval,
}

/// The exception being handled, or None.
fn handled(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "handled")?;
    Ok(Outcome::Look(Box::new(|_, execution| {
        Ok(execution.handling.unwrap_or(Value::NONE))
    })))
}

/// Where a generator stands, in the words of `inspect`.
fn generator_state(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [given] = arguments.exactly::<1>(context, "generator_state")?;
    let Some(Body::Generator(generator)) = given.part() else {
        let given = type_name(given);
        return Err(context.type_error(format!("a generator is required, not {given}")));
    };
    let state = if generator.is_running() {
        "GEN_RUNNING"
    } else if generator.is_finished() {
        "GEN_CLOSED"
    } else if generator.is_under_way() {
        "GEN_SUSPENDED"
    } else {
        "GEN_CREATED"
    };
    Ok(Outcome::Value(context.text(state)))
}

/// A place in the program as Python sees it: file, line, function, and the module's `__name__`.
fn place(context: &mut Context<'_>, call: TracebackEntry) -> Value {
    let linked = call.code.get();
    let vm = context.vm;
    let module = linked.globals.get(vm.known.name, &vm.cells);
    let file = context.text(&*linked.code.file);
    let line = context.int(i64::from(call.line()));
    let function = context.text(linked.code.name.as_str());
    let module = module.unwrap_or(Value::NONE);
    context.tuple([file, line, function, module])
}

/// The places of all calls under way that are the program's own, the innermost first.
fn frames(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "frames")?;
    Ok(Outcome::Look(Box::new(|context, execution| {
        let places: Vec<Value> = execution
            .own_calls()
            .map(|call| place(context, call))
            .collect();
        Ok(context.list(&places))
    })))
}

/// The place from which the program's own code called into the engine's, so many calls further out, where
/// those of the engine that called the program come last; None when there is no such call.
fn caller(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [further] = arguments.exactly::<1>(context, "caller")?;
    let further = further.as_index().unwrap_or(0).max(0) as usize;
    Ok(Outcome::Look(Box::new(move |context, execution| {
        let own = execution.own_calls().count();
        let found = match own > further {
            true => execution.own_calls().nth(further),
            false => execution.callers().nth(further - own),
        };
        Ok(match found {
            Some(call) => place(context, call),
            None => Value::NONE,
        })
    })))
}

/// A call under way as a frame object; None when there are not as many.
fn frame(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [depth] = arguments.exactly::<1>(context, "frame")?;
    let depth = depth
        .as_index()
        .and_then(|depth| usize::try_from(depth).ok());
    Ok(Outcome::Look(Box::new(move |context, execution| {
        let calls: Vec<TracebackEntry> = execution.own_calls().skip(depth.unwrap_or(0)).collect();
        Ok(context.frame_of(&calls))
    })))
}

/// What all threads of the process are executing, as pairs of a thread's number and its innermost frame;
/// only those that have begun with the program's own code.
fn calls(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "calls")?;
    if context.driver.explores() {
        let message = "sys._current_frames() while every interleaving is explored is not supported";
        return Err(context.error(Kind::NotImplementedError, message));
    }
    let Some(others) = context.vm.calls(context.thread) else {
        return Ok(Outcome::Again);
    };
    Ok(Outcome::Look(Box::new(move |context, execution| {
        let me = context.thread;
        let mut all = others;
        all.retain(|(thread, calls)| *thread != me && !calls.is_empty());
        all.push((me, execution.own_calls().collect()));
        let pairs: Vec<Value> = all
            .into_iter()
            .map(|(thread, calls)| {
                let frame = context.frame_of(&calls);
                let ident = context.int(ident(thread));
                context.tuple([ident, frame])
            })
            .collect();
        Ok(context.list(&pairs))
    })))
}

/// The places an exception came by, the outermost first.
fn entries(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [exception] = arguments.exactly::<1>(context, "entries")?;
    let entries: Vec<TracebackEntry> =
        exception_state(exception).map_or_else(Vec::new, |state| state.traceback());
    let places: Vec<Value> = entries
        .into_iter()
        .rev()
        .filter(|entry| entry.code.get().is_in_tracebacks())
        .map(|entry| place(context, entry))
        .collect();
    Ok(Outcome::Value(context.list(&places)))
}

/// The lines of a traceback object as text, without the heading.
fn traceback_text(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [traceback] = arguments.exactly::<1>(context, "traceback_text")?;
    let entries = match traceback.object().map(|object| &object.get().body) {
        Some(Body::Trace(trace)) if !trace.is_frame => &trace.entries[..],
        _ => &[],
    };
    let text = crate::vm::format_entries(context, entries);
    Ok(Outcome::Value(context.text(text)))
}

/// A line of a file of the program, or None.
fn source_line(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [file, line] = arguments.exactly::<2>(context, "source_line")?;
    let source = text_of(file).and_then(|file| context.vm.source(file));
    let number = line
        .as_index()
        .and_then(|line| usize::try_from(line - 1).ok());
    let text = source
        .as_deref()
        .zip(number)
        .and_then(|(source, number)| source.lines().nth(number));
    Ok(Outcome::Value(match text {
        Some(text) => context.text(text),
        None => Value::NONE,
    }))
}

/// The modules imported so far, as a dict by name.
fn modules(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "modules")?;
    let pairs: Vec<(Value, Value)> = context
        .vm
        .modules()
        .into_iter()
        .map(|module| {
            let name = match module.object().map(|object| &object.get().body) {
                Some(Body::Module(module)) => module.name.to_string(),
                _ => String::new(),
            };
            (context.text(name), module)
        })
        .collect();
    Ok(Outcome::Value(context.vm.dict(context.allocator, pairs)))
}

/// 64 bits nobody can predict.
fn entropy(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "entropy")?;
    let entropy = context.vm.host.entropy();
    Ok(Outcome::Value(context.integer(entropy.into())))
}

/// Writes text to the stream of the number, before what standard output keeps.
fn write_through(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [stream, text] = arguments.exactly::<2>(context, "write_through")?;
    let stream = match stream.as_int() {
        Some(2) => Stream::Error,
        _ => Stream::Output,
    };
    let text = text_of(text).unwrap_or_default();
    context.vm.host.write(stream, context.thread, text);
    Ok(Outcome::Value(Value::NONE))
}

/// Passes on what standard output keeps.
fn flush(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "flush")?;
    context.vm.flush(context.thread);
    Ok(Outcome::Value(Value::NONE))
}

/// Whether standard output keeps no text beyond the end of its line.
fn by_line(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "by_line")?;
    Ok(Outcome::Value(Value::bool(context.vm.prints_by_line())))
}

fn set_by_line(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [by_line] = arguments.exactly::<1>(context, "set_by_line")?;
    context.vm.flush(context.thread);
    context.vm.set_prints_by_line(by_line == Value::TRUE);
    Ok(Outcome::Value(Value::NONE))
}

/// The deepest recursion a program can ask for.
const DEEPEST: usize = 100_000;

fn recursion_limit(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "recursion_limit")?;
    Ok(Outcome::Value(Value::index(context.vm.recursion_limit())))
}

fn set_recursion_limit(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let [limit] = arguments.exactly::<1>(context, "set_recursion_limit")?;
    let limit = limit
        .as_index()
        .and_then(|limit| usize::try_from(limit).ok());
    context
        .vm
        .set_recursion_limit(limit.map_or(DEEPEST, |limit| limit.clamp(1, DEEPEST)));
    Ok(Outcome::Value(Value::NONE))
}

fn max_str_digits(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "max_str_digits")?;
    Ok(Outcome::Value(Value::index(context.vm.max_str_digits())))
}

fn set_max_str_digits(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let [most] = arguments.exactly::<1>(context, "set_max_str_digits")?;
    let most = most.as_index().and_then(|most| usize::try_from(most).ok());
    context.vm.set_max_str_digits(most.unwrap_or_default());
    Ok(Outcome::Value(Value::NONE))
}

/// How many threads can run at once.
fn workers(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "workers")?;
    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    let count = rayon::current_num_threads();
    #[cfg(not(any(not(target_arch = "wasm32"), feature = "parallel")))]
    let count = 1;
    Ok(Outcome::Value(Value::index(count)))
}

fn switch_interval(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    arguments.exactly::<0>(context, "switch_interval")?;
    Ok(Outcome::Value(Value::float(context.vm.switch_interval())))
}

fn set_switch_interval(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    let [seconds] = arguments.exactly::<1>(context, "set_switch_interval")?;
    context
        .vm
        .set_switch_interval(seconds.as_float().unwrap_or_default());
    Ok(Outcome::Value(Value::NONE))
}

/// Has the calling thread traced, or no longer: from its next turn on, so it takes one at once.
fn trace(context: &mut Context<'_>, arguments: Arguments<'_>) -> Result<Outcome, Value> {
    let [traced] = arguments.exactly::<1>(context, "trace")?;
    Ok(
        match context.vm.set_traced(context.thread, traced == Value::TRUE) {
            true => Outcome::Again,
            false => Outcome::Value(Value::NONE),
        },
    )
}
