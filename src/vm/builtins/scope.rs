//! `globals`, `locals`, `vars`, `dir` and `input`: what a program asks about where it is; and the
//! texts it runs there.

use std::sync::Arc;

use crate::bytecode;
use crate::host::Input;
use crate::syntax::{self, SourceErrorKind};
use crate::vm::execution::{Execution, Frame};
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::namespace::Namespace;
use crate::vm::object::Body;
use crate::vm::suggest;
use crate::vm::text_of;
use crate::vm::types::Kind;
use crate::vm::value::Value;

type Answer = Result<Outcome, Value>;

fn value(value: Value) -> Answer {
    Ok(Outcome::Value(value))
}

/// The frame of the program that called: none of the library's.
fn caller(execution: &Execution) -> Option<&Frame> {
    let frames = execution.frames.iter().rev();
    frames
        .clone()
        .find(|frame| !frame.code.get().hidden)
        .or(execution.frames.last())
}

fn global_pairs(context: &mut Context<'_>, frame: &Frame) -> Vec<(Value, Value)> {
    let vm = context.vm;
    let members = frame.code.get().globals.members();
    members
        .into_iter()
        .filter_map(|(name, number)| {
            let value = vm.cells.at(number).get().bound()?;
            Some((vm.name_text(context.allocator, name), value))
        })
        .collect()
}

/// The names a frame has bound, and to what: those of a function, a class body or a module.
fn local_pairs(
    context: &mut Context<'_>,
    execution: &Execution,
    frame: &Frame,
) -> Vec<(Value, Value)> {
    let code = frame.code.get();
    if let Some(Body::Dict(dict)) = frame.namespace.object().map(|object| &object.get().body) {
        return dict.pairs();
    }
    if code.code.kind == crate::bytecode::CodeKind::Module {
        return global_pairs(context, frame);
    }
    let mut pairs = Vec::new();
    for (place, &name) in code.slot_names.iter().enumerate() {
        let mut value = execution.stack.at(frame.base as usize + place);
        if let Some(Body::Cell(cell)) = value.object().map(|object| &object.get().body) {
            value = cell.get();
        }
        if value.is_bound() {
            pairs.push((context.vm.name_text(context.allocator, name), value));
        }
    }
    pairs
}

/// For the prelude: the globals of the program that called, as pairs.
pub(super) fn globals(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [] = arguments.exactly::<0>(context, "globals")?;
    Ok(Outcome::Look(Box::new(|context, execution| {
        let pairs = caller(execution).map(|frame| global_pairs(context, frame));
        Ok(context
            .vm
            .dict(context.allocator, pairs.unwrap_or_default()))
    })))
}

/// For the prelude: binds a global of the program that called, or unbinds it.
pub(super) fn set_global(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "__set_global__", 1, 2)?;
    let Some(name) = text_of(given[0]) else {
        return Err(context.error(
            Kind::NotImplementedError,
            "globals() with names that are no strings is not supported",
        ));
    };
    let name = context.vm.names.intern(name);
    let to = given.get(1).copied().unwrap_or(Value::UNBOUND);
    Ok(Outcome::Look(Box::new(move |context, execution| {
        let vm = context.vm;
        let cell =
            caller(execution).and_then(|frame| frame.code.get().globals.cell(name, &vm.cells));
        if let Some(number) = cell {
            vm.cells.at(number).set(to);
        }
        Ok(Value::NONE)
    })))
}

/// `locals()`.
pub(super) fn locals(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [] = arguments.exactly::<0>(context, "locals")?;
    Ok(Outcome::Look(Box::new(|context, execution| {
        let pairs = caller(execution).map(|frame| local_pairs(context, execution, frame));
        Ok(context
            .vm
            .dict(context.allocator, pairs.unwrap_or_default()))
    })))
}

/// `dir()` or `dir(object)`.
pub(super) fn dir(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "dir", 0, 1)?;
    let Some(&of) = given.first() else {
        return Ok(Outcome::Look(Box::new(|context, execution| {
            let pairs = caller(execution).map(|frame| local_pairs(context, execution, frame));
            let pairs = pairs.unwrap_or_default();
            let mut names: Vec<&str> = pairs.iter().filter_map(|pair| text_of(pair.0)).collect();
            names.sort_unstable();
            let names: Vec<Value> = names.into_iter().map(|name| context.text(name)).collect();
            Ok(context.list(&names))
        })));
    };
    let vm = context.vm;
    if let Some(method) = crate::vm::class::own_special(of, vm.names.intern("__dir__"), &vm.cells) {
        let function = vm.builtin("__sorted_dir__");
        return Ok(Outcome::Call(function, vec![method, of]));
    }
    let names: Vec<Value> = suggest::attribute_names(vm, of)
        .into_iter()
        .map(|name| context.text(name))
        .collect();
    value(context.list(&names))
}

/// How often a thread that waits for a line looks whether there is one, in seconds: more often than a
/// person notices.
const LOOK_SECONDS: f64 = 0.02;

/// The next line of standard input, without its line feed; the thread waits for it.
pub(super) fn read_line(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [] = arguments.exactly::<0>(context, "__read_line__")?;
    context.deadline = None;
    // What was printed before is a prompt.
    context.vm.flush(context.thread);
    match context.vm.host.read_line() {
        Input::Awaited => {
            context.deadline = Some(context.monotonic() + LOOK_SECONDS);
            context.driver.waits(context.thread, "input");
            Ok(Outcome::Wait)
        }
        Input::Line(line) => {
            let line = line.strip_suffix('\n').unwrap_or(&line);
            let line = line.strip_suffix('\r').unwrap_or(line);
            value(context.text(line))
        }
        Input::Ended => Err(context.error(Kind::EOFError, "EOF when reading a line")),
    }
}

/// The exception of a text that is no program: its message, and where in the text it is.
fn source_error(
    context: &mut Context<'_>,
    error: &syntax::SourceError,
    is_expression: Value,
) -> Value {
    let kind = match error.kind {
        SourceErrorKind::Syntax | SourceErrorKind::Unsupported => Kind::SyntaxError,
        SourceErrorKind::Indentation => Kind::IndentationError,
        SourceErrorKind::Tab => Kind::TabError,
    };
    let (line, position) = (&error.line, error.position);
    // An expression that ends too early has no place, and an indentation the one before its end.
    let before = match error.message.as_str() {
        "unexpected indent" => 1,
        _ => 0,
    };
    let is_at_end =
        is_expression == Value::TRUE && position.column as usize >= line.trim_end().len();
    let offset = |column: u32| match is_at_end {
        true => 0,
        false => {
            let characters = line.get(..column as usize).unwrap_or(line).chars().count();
            characters as i64 + 1 - before
        }
    };
    let place = [
        context.text(&*error.file),
        context.int(i64::from(position.line)),
        context.int(offset(position.column)),
        match is_expression == Value::TRUE {
            true => context.text(line.as_str()),
            false => context.text(format!("{line}\n")),
        },
        context.int(i64::from(position.end_line)),
        context.int(offset(position.end_column)),
    ];
    let place = context.tuple(&place[..]);
    let message = context.text(&*error.message);
    let class = context.vm.types.get(kind);
    context
        .vm
        .exception(context.allocator, class, [message, place])
}

/// For `eval` and `exec`: a function that runs a text, given as its source, file and whether it is an
/// expression, with the names of a dict as its globals or, for None, with those of the caller. A fifth
/// argument says that the text is a library's.
pub(super) fn compiled(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let given = arguments.between(context, "__compiled__", 4, 5)?;
    let &[source, file, is_expression, names, ref library @ ..] = given else {
        return value(Value::NONE);
    };
    let is_library = library == [Value::TRUE];
    let (Some(source), Some(file)) = (text_of(source), text_of(file)) else {
        return Err(context.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    let code = syntax::parse(source, file).and_then(|module| {
        if is_expression == Value::TRUE {
            bytecode::compile_expression(&module)
        } else {
            bytecode::compile(&module)
        }
    });
    let code = code.map_err(|error| source_error(context, &error, is_expression))?;
    Ok(Outcome::Look(Box::new(move |context, execution| {
        let vm = context.vm;
        let frame = caller(execution).filter(|_| names == Value::NONE);
        let mut globals: Arc<Namespace> = Arc::default();
        let mut pairs = crate::vm::dict::of(names).map_or_else(Vec::new, |names| names.pairs());
        if let Some(frame) = frame {
            if frame.code.get().code.kind == bytecode::CodeKind::Module {
                globals = Arc::clone(&frame.code.get().globals);
            } else {
                pairs = global_pairs(context, frame);
                pairs.extend(local_pairs(context, execution, frame));
            }
        }
        for (name, value) in pairs {
            if let Some(name) = text_of(name) {
                vm.bind(&globals, name, value);
            }
        }
        let code = vm.link(context.allocator, &code, &globals, is_library);
        Ok(vm.module_function(context.allocator, code))
    })))
}

/// For `exec`: the globals of a function, as a dict.
pub(super) fn names_of(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [function] = arguments.exactly::<1>(context, "__names_of__")?;
    let Some(Body::Function(function)) = function.part() else {
        return Err(context.type_error("a function is needed"));
    };
    let vm = context.vm;
    let members = function.code.get().globals.members().into_iter();
    let bound =
        members.filter_map(|(name, number)| Some((name, vm.cells.at(number).get().bound()?)));
    let pairs: Vec<(Value, Value)> = bound
        .map(|(name, value)| (vm.name_text(context.allocator, name), value))
        .collect();
    value(vm.dict(context.allocator, pairs))
}

/// A builtin of CPython's that is not to be had here, and why.
fn refuse(context: &mut Context<'_>, name: &str, reason: &str) -> Answer {
    let message = format!("{name}() is not supported in Interleave: {reason}");
    Err(context.error(Kind::NotImplementedError, message))
}

pub(super) fn breakpoint(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "breakpoint", "there is no debugger to stop in")
}

pub(super) fn help(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "help", "see docs.python.org")
}
