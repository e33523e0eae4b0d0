//! What of the things that threads share a thread's next instruction touches, in words.

use std::collections::HashSet;

use super::memory::is_machinery;
use super::moment::Next;
use crate::bytecode::{Code, CodeKind, Constant, Op, meaning, op_name};
use crate::schedule::explore::access::{Look, Touch, look, next_instruction};
use crate::schedule::explore::words;
use crate::vm::object::Body;
use crate::vm::{Context, Execution, Value};

/// The globals that functions of a program assign to: those whose reading and writing matter.
pub(super) fn assigned_globals(code: &Code) -> HashSet<String> {
    let mut names = HashSet::new();
    note_assigned(code, &mut names);
    names
}

fn note_assigned(code: &Code, names: &mut HashSet<String>) {
    let stores = code.instructions.iter().filter(|instruction| {
        code.kind == CodeKind::Function
            && matches!(instruction.op, Op::StoreGlobal | Op::DeleteGlobal)
    });
    names.extend(stores.filter_map(|store| code.names.get(store.operand as usize).cloned()));
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            note_assigned(inner, names);
        }
    }
}

/// Whether an instruction could touch what threads share, as far as its name tells.
pub(super) fn may_touch(op: Op, operand: &str, assigned: &HashSet<String>) -> bool {
    match op {
        Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal => assigned.contains(operand),
        Op::LoadAttr
        | Op::StoreAttr
        | Op::DeleteAttr
        | Op::LoadSubscript
        | Op::StoreSubscript
        | Op::DeleteSubscript
        | Op::StoreDeref
        | Op::BeforeWith => true,
        _ => false,
    }
}

/// What is touched, and whether that changes it.
pub(super) struct Shared {
    pub words: String,
    pub writes: bool,
}

/// Finds out what threads do next.
pub(super) struct Toucher<'a> {
    assigned: &'a HashSet<String>,
    seen: Look,
}

impl<'a> Toucher<'a> {
    pub(super) fn new(assigned: &'a HashSet<String>) -> Toucher<'a> {
        Toucher {
            assigned,
            seen: Look::default(),
        }
    }

    /// What a thread's next instruction touches, if it stands in the program's own code.
    pub(super) fn touch(
        &mut self,
        context: &Context<'_>,
        thread: u32,
        execution: &Execution,
    ) -> Option<Shared> {
        if !words::in_own_code(execution) {
            return None;
        }
        let (_, _, instruction) = next_instruction(execution)?;
        if matches!(instruction.op, Op::LoadFast | Op::StoreFast | Op::LoadConst) {
            return None;
        }
        look(context.vm, thread, execution, &mut self.seen);
        let vm = context.vm;
        let lock = |lock: usize| words::lock_name(vm, lock).unwrap_or_else(|| "a lock".to_owned());
        if let Some((acquired, _)) = &self.seen.acquires {
            return Some(Shared {
                words: format!("acquires {}", lock(acquired.address())),
                writes: true,
            });
        }
        if let Some(released) = &self.seen.releases {
            return Some(Shared {
                words: format!("releases {}", lock(released.address())),
                writes: true,
            });
        }
        if let Some(called) = library_call(execution) {
            return Some(Shared {
                words: format!("calls {called}"),
                writes: true,
            });
        }
        self.variable(context, execution)
    }

    fn variable(&self, context: &Context<'_>, execution: &Execution) -> Option<Shared> {
        let (_, _, instruction) = next_instruction(execution)?;
        let touched = self.seen.touches.iter().find_map(|touch| {
            let name = name_of(context, execution, touch)?;
            let matters = match instruction.op {
                Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal => {
                    self.assigned.contains(&name)
                }
                Op::LoadAttr | Op::LoadMethod => {
                    touch.place.as_cell().is_none() && is_data_attribute(execution)
                }
                _ => true,
            };
            matters.then_some((name, touch.write))
        });
        if let Some((name, writes)) = touched {
            let verb = if writes { "writes" } else { "reads" };
            return Some(Shared {
                words: format!("{verb} {name}"),
                writes,
            });
        }
        let prints = self
            .seen
            .touches
            .iter()
            .any(|touch| !touch.place.is_variable());
        prints.then(|| Shared {
            words: "prints".to_owned(),
            writes: true,
        })
    }

    /// What a thread does next, for a reader; nothing when it does not stand in the program's own code.
    pub(super) fn next(
        &mut self,
        context: &Context<'_>,
        thread: u32,
        execution: &Execution,
    ) -> Option<Next> {
        if !words::in_own_code(execution) {
            return None;
        }
        let (code, at, _) = next_instruction(execution)?;
        let written = *code.code.instructions.get(at)?;
        let touch = self.touch(context, thread, execution);
        look(context.vm, thread, execution, &mut self.seen);
        Some(Next {
            name: op_name(written.op),
            operand: meaning(&code.code, written).unwrap_or_default(),
            writes: touch.as_ref().is_some_and(|touch| touch.writes),
            touch: touch.map(|touch| touch.words),
            waits: self.seen.acquires.is_some_and(|(_, waits)| waits),
        })
    }
}

/// What the program calls a touched place; nothing for what only this thread can reach.
fn name_of(context: &Context<'_>, execution: &Execution, touch: &Touch) -> Option<String> {
    if !touch.place.is_variable() {
        return None;
    }
    let name = words::variable(context, execution, touch);
    let nameless = name.is_empty() || name.starts_with("a container");
    (!nameless).then_some(name)
}

/// Whether the attribute that is read next is the object's own, and no function.
fn is_data_attribute(execution: &Execution) -> bool {
    let Some((code, _, instruction)) = next_instruction(execution) else {
        return false;
    };
    let object = execution.stack.values().last().copied();
    let Some(Body::Instance(instance)) = object.and_then(body) else {
        return false;
    };
    let name = code.names.get(instruction.operand as usize).copied();
    let class = crate::vm::class::of(instance.class);
    let slot = class.zip(name).and_then(|(class, name)| class.slot(name));
    let value = slot.and_then(|slot| instance.get(slot));
    value.is_some_and(|value| !is_machinery(value))
}

fn body<'a>(value: Value) -> Option<&'a Body> {
    Some(&value.object()?.get().body)
}

/// The library's function that is called next on an object of the library, as `Queue.get`.
fn library_call(execution: &Execution) -> Option<String> {
    let (_, _, instruction) = next_instruction(execution)?;
    let stack = execution.stack.values();
    let count = instruction.operand as usize;
    let named = usize::from(matches!(instruction.op, Op::CallKw | Op::CallMethodKw));
    let below = |depth: usize| stack.len().checked_sub(depth).and_then(|at| stack.get(at));
    let callee = match instruction.op {
        Op::Call | Op::CallKw => *below(count + named + 1)?,
        Op::CallMethod | Op::CallMethodKw => match *below(count + named + 2)? {
            callee if callee.is_bound() => callee,
            _ => *below(count + named + 1)?,
        },
        Op::BeforeWith => {
            let manager = body(*below(1)?)?;
            let Body::Instance(instance) = manager else {
                return None;
            };
            let class = crate::vm::class::of(instance.class)?;
            return is_synchronising(&class.module).then(|| format!("{}.__enter__", class.name));
        }
        _ => return None,
    };
    let function = match body(callee)? {
        Body::BoundMethod(method) => body(method.function)?,
        other => other,
    };
    let Body::Function(function) = function else {
        return None;
    };
    let code = &function.code.get().code;
    let module = code.file.rsplit('/').next().unwrap_or(&code.file);
    let method = function.code.get().hidden && code.qualname.contains('.');
    (method
        && is_synchronising(module.trim_end_matches(".py"))
        && !code.qualname.ends_with("__init__"))
    .then(|| code.qualname.clone())
}

/// Whether threads meet in this module of the library.
fn is_synchronising(module: &str) -> bool {
    matches!(module, "threading" | "queue")
}
