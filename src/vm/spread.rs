//! What calls with `*` and `**` say when there is nothing to spread: CPython names the function.

use super::attributes::code_module;
use super::function::Function;
use super::machine::Machine;
use super::object::Body;
use super::text_of;
use super::types::type_name;
use super::value::Value;
use crate::bytecode::Op;

impl Machine<'_> {
    /// The error of `f(*value)` and `[*value]`, whose list is on the stack below the value.
    pub(super) fn not_spread(&mut self, value: Value) -> Value {
        let given = type_name(value);
        let message = match self.is_spread_into_call() {
            true => {
                let callee = self.callee_text(self.execution.stack.peek(3));
                format!("{callee} argument after * must be an iterable, not {given}")
            }
            false => format!("Value after * must be an iterable, not {given}"),
        };
        self.context.type_error(message)
    }

    /// The error of `f(**value)` with a value that is no mapping.
    pub(super) fn not_merged(&mut self, value: Value) -> Value {
        let given = type_name(value);
        let callee = self.callee_text(self.execution.stack.peek(4));
        self.context.type_error(format!(
            "{callee} argument after ** must be a mapping, not {given}"
        ))
    }

    /// The error of `f(key=1, **{"key": 2})`.
    pub(super) fn merged_twice(&mut self, key: Value) -> Value {
        let name = text_of(key).unwrap_or_default();
        let callee = self.callee_text(self.execution.stack.peek(4));
        self.context.type_error(format!(
            "{callee} got multiple values for keyword argument '{name}'"
        ))
    }

    /// Whether the list that the instruction being executed extends is still empty and becomes the
    /// arguments of a call: its tuple is made next, and a call comes before anything takes it away.
    fn is_spread_into_call(&self) -> bool {
        let list = self.execution.stack.peek(2);
        if !matches!(list.part(), Some(Body::List(list)) if list.snapshot().is_empty()) {
            return false;
        }
        let Some(frame) = self.execution.frames.last() else {
            return false;
        };
        let instructions = &frame.code.get().instructions;
        let mut coming = instructions.iter().skip(frame.instruction as usize);
        if !matches!(coming.next(), Some(next) if next.op == Op::ListToTuple) {
            return false;
        }
        for instruction in coming {
            match instruction.op {
                Op::CallEx => return true,
                Op::LoadConst
                | Op::LoadFast
                | Op::LoadGlobal
                | Op::LoadName
                | Op::LoadDeref
                | Op::LoadAttr
                | Op::BuildMap
                | Op::DictMerge => {}
                _ => return false,
            }
        }
        false
    }

    /// What is called, as messages name it: with its module, unless it is built in.
    fn callee_text(&self, callee: Value) -> String {
        match callee.part() {
            Some(Body::BoundMethod(method)) => self.callee_text(method.function),
            Some(Body::Function(function)) => self.function_text(function),
            Some(Body::Native(native)) if native.name == "sleep" => "time.sleep()".into(),
            Some(Body::Native(native)) => format!("{}()", native.name),
            Some(Body::Class(class)) => match &*class.module {
                "builtins" => format!("{}()", class.qualname),
                module => format!("{module}.{}()", class.qualname),
            },
            _ => format!("{} object", type_name(callee)),
        }
    }

    fn function_text(&self, function: &Function) -> String {
        let code = &function.code.get().code;
        let name = function.qualname(&self.context.vm.known);
        let module = code_module(function, self.context.vm).and_then(text_of);
        match module {
            Some(module) if !code.file.starts_with("prelude") => format!("{module}.{name}()"),
            _ => format!("{name}()"),
        }
    }
}
