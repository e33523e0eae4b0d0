//! The instructions of `match`: what a subject is, how long, and what it holds under keys and attributes.

use super::call::tuple_items;
use super::execution::Continuation;
use super::machine::Machine;
use super::object::Body;
use super::question::Again;
use super::run::Flow;
use super::types::{Kind, kind_of};
use super::value::Value;
use crate::bytecode::{Instruction, Op};

impl Machine<'_> {
    /// Executes an instruction of a pattern.
    pub(super) fn match_instruction(&mut self, instruction: Instruction) -> Result<Flow, Value> {
        match instruction.op {
            Op::GetLength => {
                let subject = self.execution.stack.peek(1);
                let function = self.context.vm.builtin("len");
                self.call_with(function, &[subject], Continuation::Push)
            }
            Op::MatchSequence => {
                let subject = self.execution.stack.peek(1);
                match kind_of(subject) {
                    Kind::List | Kind::Tuple | Kind::Range => self.push_truth(true),
                    Kind::Object => self.ask_pattern("__is_sequence__", &[subject]),
                    _ => self.push_truth(false),
                }
            }
            Op::MatchMapping => {
                let subject = self.execution.stack.peek(1);
                match kind_of(subject) {
                    Kind::Dict => self.push_truth(true),
                    Kind::Object => self.ask_pattern("__is_mapping__", &[subject]),
                    _ => self.push_truth(false),
                }
            }
            Op::MatchKeys => {
                let keys = self.execution.stack.peek(1);
                let subject = self.execution.stack.peek(2);
                let is_plain = kind_of(subject) == Kind::Dict;
                match subject.part() {
                    Some(Body::Dict(dict)) if is_plain => {
                        let mut values = Vec::new();
                        for &key in tuple_items(keys) {
                            let found = dict.get(key, &self.context.known);
                            if self.context.known.is_missing() {
                                return self.ask(Again::Instruction);
                            }
                            match found.map_err(|unhashable| self.context.unhashable(unhashable))? {
                                Some(value) => values.push(value),
                                None => {
                                    self.execution.stack.push(Value::NONE);
                                    return Ok(Flow::Next);
                                }
                            }
                        }
                        let values = self.context.tuple(values);
                        self.execution.stack.push(values);
                        Ok(Flow::Next)
                    }
                    _ => self.ask_pattern("__match_keys__", &[subject, keys]),
                }
            }
            _ => {
                let names = self.execution.stack.pop();
                let class = self.execution.stack.pop();
                let subject = self.execution.stack.pop();
                let count = Value::index(instruction.operand as usize);
                self.ask_pattern("__match_class__", &[subject, class, count, names])
            }
        }
    }

    fn push_truth(&mut self, truth: bool) -> Result<Flow, Value> {
        self.execution.stack.push(Value::bool(truth));
        Ok(Flow::Next)
    }

    /// Has a function of the prelude decide, which may run the program's own code.
    fn ask_pattern(&mut self, name: &str, arguments: &[Value]) -> Result<Flow, Value> {
        let function = self.context.vm.builtin(name);
        self.call_with(function, arguments, Continuation::Push)
    }
}
