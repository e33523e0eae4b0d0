//! `try` with `except*`: every handler takes its part of a group of exceptions.
//!
//! An object of our own Python (`__except_star__` in `_groups.py`) knows which part is left and what the
//! handlers raised. It stands on the stack above the exception that was current before. Each handler
//! then finds its part as an ordinary handler finds its exception.

use ruff_python_ast::{ExceptHandler, StmtTry};

use super::super::builder::{HandlerId, Label};
use super::super::code::Constant;
use super::super::op::Op;
use super::unit::Block;
use super::{Compiled, Compiler};
use crate::syntax::Position;

impl<'a> Compiler<'a> {
    /// The handlers, from where the exception is on top of the stack to `end`.
    pub(super) fn star_handlers(
        &mut self,
        statement: &'a StmtTry,
        outer: Option<HandlerId>,
        end: Label,
    ) -> Compiled {
        let at = self.at(statement);
        let cleanup = self.unit.code.label();
        self.emit(Op::PushExcInfo, 0, at);
        self.enter_cleanup(cleanup);
        let inside = self.unit.code.handler();
        let begin = self.unit.code.name("__except_star__");
        self.emit(Op::LoadGlobal, begin, at);
        self.emit(Op::Swap, 2, at);
        self.emit(Op::Call, 1, at);
        for clause in &statement.handlers {
            let ExceptHandler::ExceptHandler(clause) = clause;
            let at = self.at(clause);
            let (no_part, next) = (self.unit.code.label(), self.unit.code.label());
            self.method_of(1, "take", at);
            if let Some(class) = &clause.type_ {
                self.expression(class)?;
            }
            self.emit(Op::Call, 1, at);
            self.jump_if_none(no_part, at);
            self.emit(Op::PushExcInfo, 0, at);
            let name = clause.name.as_ref().map(|name| name.as_str());
            match name {
                Some(name) => self.store_name(name, at),
                None => self.emit(Op::PopTop, 0, at),
            }
            let failed = self.unit.code.label();
            self.unit.code.enter_handler(failed);
            self.push_block(Block::Star, clause)?;
            self.body(&clause.body)?;
            self.pop_block();
            self.unit.code.set_handler(inside);
            self.emit(Op::PopExcept, 0, at);
            self.forget(name, at);
            self.unit.code.emit_jump(Op::Jump, next, at);

            self.unit.code.bind(failed);
            self.emit(Op::Copy, 2, at);
            self.emit(Op::PopExcept, 0, at);
            self.forget(name, at);
            self.method_of(3, "raised", at);
            self.emit(Op::Copy, 2, at);
            self.emit(Op::Call, 1, at);
            for _ in 0..3 {
                self.emit(Op::PopTop, 0, at);
            }
            self.unit.code.emit_jump(Op::Jump, next, at);

            self.unit.code.bind(no_part);
            self.emit(Op::PopTop, 0, at);
            self.unit.code.bind(next);
        }
        let nothing = self.unit.code.label();
        self.method_of(1, "left", at);
        self.emit(Op::Call, 0, at);
        self.jump_if_none(nothing, at);
        self.emit(Op::Reraise, 0, at);
        self.unit.code.bind(nothing);
        self.emit(Op::PopTop, 0, at);
        self.emit(Op::PopTop, 0, at);
        self.unit.code.set_handler(outer);
        self.emit(Op::PopExcept, 0, at);
        self.unit.code.emit_jump(Op::Jump, end, at);
        self.cleanup(cleanup, at);
        Ok(())
    }

    fn forget(&mut self, name: Option<&str>, at: Position) {
        if let Some(name) = name {
            self.forget_exception(name, at);
        }
    }

    /// Pushes a method of the object that is so deep in the stack.
    fn method_of(&mut self, depth: u32, name: &str, at: Position) {
        self.emit(Op::Copy, depth, at);
        let name = self.unit.code.name(name);
        self.emit(Op::LoadAttr, name, at);
    }

    /// Jumps if the top is None, which stays in any case.
    fn jump_if_none(&mut self, target: Label, at: Position) {
        self.emit(Op::Copy, 1, at);
        self.constant(Constant::None, at);
        self.emit(Op::Is, 0, at);
        self.unit.code.emit_jump(Op::PopJumpIfTrue, target, at);
    }
}
