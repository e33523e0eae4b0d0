//! Names: locals, globals, class namespaces and closure cells where something is out of the ordinary.

use super::class;
use super::dict;
use super::execution::Continuation;
use super::machine::Machine;
use super::namespace::Name;
use super::object::Body;
use super::process::exception_state;
use super::question::Known;
use super::run::Flow;
use super::types::Kind;
use super::value::{Cell, Value};
use crate::bytecode::{Instruction, Op};

/// Builtins written in Python that few programs name, and the module that binds each.
const LATE: [(&str, &str); 10] = [
    ("bytearray", "_bytearray"),
    ("memoryview", "_bytearray"),
    ("__builtins__", "_evaluation"),
    ("__import__", "_evaluation"),
    ("compile", "_evaluation"),
    ("eval", "_evaluation"),
    ("exec", "_evaluation"),
    ("BaseExceptionGroup", "_groups"),
    ("ExceptionGroup", "_groups"),
    ("__except_star__", "_groups"),
];

impl Machine<'_> {
    fn base(&self) -> usize {
        self.execution
            .frames
            .last()
            .map_or(0, |frame| frame.base as usize)
    }

    fn slot_spelling(&self, slot: u32) -> String {
        let frame = self.execution.frames.last();
        frame
            .and_then(|frame| frame.code.get().code.slots.get(slot as usize).cloned())
            .unwrap_or_default()
    }

    /// The error of a local that is not bound.
    pub(super) fn unbound_local(&mut self, slot: u32) -> Result<Flow, Value> {
        let name = self.slot_spelling(slot);
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        Err(self.context.error(Kind::UnboundLocalError, message))
    }

    /// The error of a global that is neither bound nor built in.
    pub(super) fn unbound_global(&mut self, instruction: usize) -> Result<Flow, Value> {
        let frame = self.execution.frames.last();
        let word = frame.map_or(0, |frame| {
            frame.code.get().caches[instruction].load(std::sync::atomic::Ordering::Relaxed)
        });
        self.undefined(Name((word >> 32) as u32))
    }

    /// The error of a name that nothing is bound to; but the first use of a late builtin imports its
    /// module, and the instruction is then made again.
    fn undefined(&mut self, name: Name) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let spelling = vm.names.spelling(name);
        if let Some((_, module)) = LATE.iter().find(|(late, _)| *late == &*spelling) {
            if let Some(flow) = self.import_once(module) {
                return flow;
            }
            // Another thread can have imported it between this one's look and now.
            if self.is_read() && vm.builtins.get(name, &vm.cells).is_some() {
                return Ok(self.later());
            }
        }
        let message = format!("name '{spelling}' is not defined");
        let error = self
            .context
            .error_about(Kind::NameError, message, name, Value::NONE);
        if let Some(state) = exception_state(error) {
            let meant = super::suggest::for_name(vm, self.execution, &spelling);
            *state
                .suggestion
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner) = meant.map(Into::into);
        }
        Err(error)
    }

    /// Whether the instruction being executed reads a name, and does not delete it.
    fn is_read(&self) -> bool {
        self.execution.frames.last().is_some_and(|frame| {
            let instruction = frame.code.get().instructions[frame.instruction as usize - 1];
            !matches!(instruction.op, Op::DeleteGlobal | Op::DeleteName)
        })
    }

    /// The instructions on names that the run loop does not do in place.
    pub(super) fn name_instruction(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let vm = self.context.vm;
        let operand = instruction.operand;
        let Some(frame) = self.execution.frames.last() else {
            return Ok(Flow::Next);
        };
        let (code, namespace) = (frame.code.get(), frame.namespace);
        match instruction.op {
            Op::DeleteFast => {
                let place = self.base() + operand as usize;
                if !self.execution.stack.at(place).is_bound() {
                    return self.unbound_local(operand);
                }
                self.execution.stack.set_at(place, Value::UNBOUND);
                return Ok(Flow::Next);
            }
            Op::DeleteGlobal => {
                let cell = vm.cells.at(operand);
                if !cell.get().is_bound() {
                    let at = frame.instruction as usize - 1;
                    return self.unbound_global(at);
                }
                cell.set(Value::UNBOUND);
                return Ok(Flow::Next);
            }
            _ => {}
        }
        let name = code.names.get(operand as usize).copied().unwrap_or(Name(0));
        let key = vm.name_text(self.context.allocator, name);
        if instruction.op == Op::StoreName
            && let Some(store) = class::own_special(namespace, vm.known.setitem, &vm.cells)
        {
            let value = self.execution.stack.pop();
            return self.call_with(store, &[namespace, key, value], Continuation::Discard);
        }
        let Some(dict) = dict::of(namespace) else {
            return self.undefined(name);
        };
        // Names are strings, so there is nothing to ask.
        let known = Known::default();
        match instruction.op {
            Op::LoadName => {
                let found = dict.get(key, &known).ok().flatten();
                let value = found
                    .or_else(|| code.globals.get(name, &vm.cells))
                    .or_else(|| vm.builtins.get(name, &vm.cells));
                match value {
                    Some(value) => self.execution.stack.push(value),
                    None => return self.undefined(name),
                }
            }
            Op::StoreName => {
                let value = self.execution.stack.pop();
                let _names_are_hashable = dict.set(key, value, &known);
            }
            _ => {
                if !matches!(dict.remove(key, &known), Ok(Some(_))) {
                    return self.undefined(name);
                }
            }
        }
        Ok(Flow::Next)
    }

    /// The instructions on closure cells.
    pub(super) fn cell_instruction(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        let operand = instruction.operand;
        let place = self.base() + operand as usize;
        match instruction.op {
            Op::MakeCell => {
                let value = self.execution.stack.at(place);
                let cell = self.context.object(Body::Cell(Cell::new(value)), 0);
                self.execution.stack.set_at(place, cell);
                return Ok(Flow::Next);
            }
            Op::CopyFreeVars => {
                let Some(frame) = self.execution.frames.last() else {
                    return Ok(Flow::Next);
                };
                let Some(Body::Function(function)) =
                    frame.function.object().map(|object| &object.get().body)
                else {
                    return Ok(Flow::Next);
                };
                let first =
                    frame.base as usize + frame.code.get().slot_count as usize - operand as usize;
                for (offset, &cell) in function.closure.iter().enumerate() {
                    self.execution.stack.set_at(first + offset, cell);
                }
                return Ok(Flow::Next);
            }
            Op::LoadClosure => {
                let cell = self.execution.stack.at(place);
                self.execution.stack.push(cell);
                return Ok(Flow::Next);
            }
            _ => {}
        }
        let Some(Body::Cell(cell)) = self
            .execution
            .stack
            .at(place)
            .object()
            .map(|object| &object.get().body)
        else {
            return self.unbound_local(operand);
        };
        match instruction.op {
            Op::StoreDeref => {
                let value = self.execution.stack.pop();
                cell.set(value);
            }
            Op::DeleteDeref => cell.set(Value::UNBOUND),
            _ => {
                if instruction.op == Op::LoadClassDeref
                    && let Some(value) = self.in_class_namespace(operand)
                {
                    self.execution.stack.push(value);
                    return Ok(Flow::Next);
                }
                match cell.get().bound() {
                    Some(value) => self.execution.stack.push(value),
                    None => return self.empty_cell(operand),
                }
            }
        }
        Ok(Flow::Next)
    }

    fn in_class_namespace(&mut self, slot: u32) -> Option<Value> {
        let frame = self.execution.frames.last()?;
        let name = *frame.code.get().slot_names.get(slot as usize)?;
        let dict = dict::of(frame.namespace)?;
        dict.get(
            self.context.vm.name_text(self.context.allocator, name),
            &Known::default(),
        )
        .ok()?
    }

    fn empty_cell(&mut self, slot: u32) -> Result<Flow, Value> {
        let name = self.slot_spelling(slot);
        let free = self.execution.frames.last().is_some_and(|frame| {
            let code = frame.code.get();
            slot >= code.slot_count - code.code.free_count
        });
        if !free {
            return self.unbound_local(slot);
        }
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        Err(self.context.error(Kind::NameError, message))
    }
}
