//! `globals`, `locals`, `vars`, `dir` and `input`: what a program asks about where it is.

use crate::vm::execution::{Execution, Frame};
use crate::vm::function::{Arguments, Outcome};
use crate::vm::machine::Context;
use crate::vm::object::Body;
use crate::vm::suggest;
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
    let Some(name) = crate::vm::text_of(given[0]) else {
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
            let mut names: Vec<&str> = pairs
                .iter()
                .filter_map(|pair| crate::vm::text_of(pair.0))
                .collect();
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

/// `input(prompt)`: writes the prompt, then waits for a line.
pub(super) fn read_line(context: &mut Context<'_>, arguments: Arguments<'_>) -> Answer {
    let [] = arguments.exactly::<0>(context, "__read_line__")?;
    match context.vm.host.read_line(context.thread) {
        Some(line) => {
            let line = line.strip_suffix('\n').unwrap_or(&line);
            let line = line.strip_suffix('\r').unwrap_or(line);
            value(context.text(line))
        }
        None => Err(context.error(Kind::EOFError, "EOF when reading a line")),
    }
}

/// A builtin of CPython's that is not to be had here, and why.
fn refuse(context: &mut Context<'_>, name: &str, reason: &str) -> Answer {
    let message = format!("{name}() is not supported in Interleave: {reason}");
    Err(context.error(Kind::NotImplementedError, message))
}

pub(super) fn exec(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "exec", "write the statements into the program")
}

pub(super) fn eval(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "eval", "write the expression into the program")
}

pub(super) fn compile(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "compile", "write the code into the program")
}

pub(super) fn breakpoint(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "breakpoint", "there is no debugger to stop in")
}

pub(super) fn help(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "help", "see docs.python.org")
}

pub(super) fn complex(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "complex", "there are no complex numbers")
}

pub(super) fn memoryview(context: &mut Context<'_>, _arguments: Arguments<'_>) -> Answer {
    refuse(context, "memoryview", "use bytes")
}
