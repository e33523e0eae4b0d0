//! `try` with its handlers and its `finally`, and `with`.
//!
//! A handler finds the stack as it was where the `try` began, with the exception on top. `PushExcInfo`
//! makes it current and keeps the one before below; from then on any other exception goes through
//! `cleanup`, which makes the one before current again and lets the new one go on.

use ruff_python_ast::{ExceptHandler, StmtTry, StmtWith, WithItem};
use ruff_text_size::Ranged;

use super::super::builder::{HandlerId, Label};
use super::super::code::Constant;
use super::super::op::Op;
use super::unit::Block;
use super::{Compiled, Compiler};
use crate::syntax::Position;

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, statement: &'a StmtTry) -> Compiled {
        if statement.finalbody.is_empty() {
            self.try_except(statement)
        } else {
            self.try_finally(statement)
        }
    }

    fn try_finally(&mut self, statement: &'a StmtTry) -> Compiled {
        let at = self.at(statement);
        let handler = self.unit.code.label();
        let cleanup = self.unit.code.label();
        let end = self.unit.code.label();
        let body = &statement.finalbody;

        let outer = self.unit.code.enter_handler(handler);
        self.push_block(Block::FinallyTry { body, outer }, statement)?;
        if statement.handlers.is_empty() {
            self.body(&statement.body)?;
        } else {
            self.try_except(statement)?;
        }
        self.pop_block();
        self.unit.code.set_handler(outer);
        self.body(body)?;
        self.unit.code.emit_jump(Op::Jump, end, at);

        self.unit.code.bind(handler);
        self.emit(Op::PushExcInfo, 0, at);
        self.enter_cleanup(cleanup);
        self.push_block(Block::FinallyEnd { outer }, statement)?;
        self.body(body)?;
        self.pop_block();
        self.emit(Op::Reraise, 0, at);
        self.unit.code.set_handler(outer);
        self.cleanup(cleanup, at);
        self.unit.code.bind(end);
        Ok(())
    }

    fn try_except(&mut self, statement: &'a StmtTry) -> Compiled {
        let at = self.at(statement);
        let handler = self.unit.code.label();
        let cleanup = self.unit.code.label();
        let end = self.unit.code.label();

        let outer = self.unit.code.enter_handler(handler);
        self.push_block(Block::Try { outer }, statement)?;
        self.body(&statement.body)?;
        self.pop_block();
        self.unit.code.set_handler(outer);
        self.body(&statement.orelse)?;
        self.unit.code.emit_jump(Op::Jump, end, at);

        self.unit.code.bind(handler);
        if statement.is_star {
            self.star_handlers(statement, outer, end)?;
            self.unit.code.bind(end);
            return Ok(());
        }
        self.emit(Op::PushExcInfo, 0, at);
        self.enter_cleanup(cleanup);
        let inside = self.unit.code.handler();
        let count = statement.handlers.len();
        for (index, clause) in statement.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(clause) = clause;
            let clause_at = self.at(clause);
            let next = self.unit.code.label();
            match &clause.type_ {
                Some(class) => {
                    self.expression(class)?;
                    self.emit(Op::CheckExcMatch, 0, clause_at);
                    self.unit
                        .code
                        .emit_jump(Op::PopJumpIfFalse, next, clause_at);
                }
                None if index + 1 < count => {
                    return Err(self.error(clause.range(), "default 'except:' must be last"));
                }
                None => {}
            }
            let name = clause.name.as_ref().map(|name| name.as_str());
            match name {
                Some(name) => self.store_name(name, clause_at),
                None => self.emit(Op::PopTop, 0, clause_at),
            }
            let failed = self.unit.code.label();
            if name.is_some() {
                self.unit.code.enter_handler(failed);
            }
            self.push_block(
                Block::Handler {
                    name,
                    outer,
                    position: clause_at,
                },
                clause,
            )?;
            self.body(&clause.body)?;
            self.pop_block();
            self.unit.code.set_handler(outer);
            self.emit(Op::PopExcept, 0, clause_at);
            if let Some(name) = name {
                self.forget_exception(name, clause_at);
            }
            self.unit.code.emit_jump(Op::Jump, end, clause_at);
            self.unit.code.set_handler(inside);
            if let Some(name) = name {
                self.unit.code.bind(failed);
                self.forget_exception(name, clause_at);
                self.emit(Op::Reraise, 0, clause_at);
            }
            self.unit.code.bind(next);
        }
        self.emit(Op::Reraise, 0, at);
        self.unit.code.set_handler(outer);
        self.cleanup(cleanup, at);
        self.unit.code.bind(end);
        Ok(())
    }

    /// `name = None; del name`, so that a caught exception does not outlive its handler.
    pub(super) fn forget_exception(&mut self, name: &str, at: Position) {
        self.constant(Constant::None, at);
        self.store_name(name, at);
        self.delete_name(name, at);
    }

    /// Covers what follows by `label`, which will find the stack without the exception being handled.
    pub(super) fn enter_cleanup(&mut self, label: Label) -> Option<HandlerId> {
        self.unit.code.enter_handler_below_top(label)
    }

    /// With the previous exception and a new one on the stack: makes the previous one current again
    /// and lets the new one go on.
    pub(super) fn cleanup(&mut self, label: Label, at: Position) {
        self.unit.code.bind(label);
        self.emit(Op::Copy, 2, at);
        self.emit(Op::PopExcept, 0, at);
        self.emit(Op::Reraise, 0, at);
    }

    pub(super) fn with(&mut self, statement: &'a StmtWith) -> Compiled {
        let at = self.at(statement);
        self.with_items(statement, &statement.items, at)
    }

    fn with_items(
        &mut self,
        statement: &'a StmtWith,
        items: &'a [WithItem],
        at: Position,
    ) -> Compiled {
        let Some((item, inner)) = items.split_first() else {
            return self.body(&statement.body);
        };
        let handler = self.unit.code.label();
        let cleanup = self.unit.code.label();
        let suppress = self.unit.code.label();
        let end = self.unit.code.label();

        self.expression(&item.context_expr)?;
        self.emit(Op::BeforeWith, 0, at);
        let outer = self.unit.code.enter_handler_below_top(handler);
        self.push_block(
            Block::With {
                position: at,
                outer,
            },
            statement,
        )?;
        match &item.optional_vars {
            Some(target) => self.store(target)?,
            None => self.emit(Op::PopTop, 0, at),
        }
        self.with_items(statement, inner, at)?;
        self.pop_block();
        self.unit.code.set_handler(outer);
        self.call_exit(at);
        self.emit(Op::PopTop, 0, at);
        self.unit.code.emit_jump(Op::Jump, end, at);

        self.unit.code.bind(handler);
        self.emit(Op::PushExcInfo, 0, at);
        self.enter_cleanup(cleanup);
        self.emit(Op::WithExceptStart, 0, at);
        self.unit.code.emit_jump(Op::PopJumpIfTrue, suppress, at);
        self.emit(Op::Reraise, 0, at);
        self.unit.code.bind(suppress);
        self.emit(Op::PopTop, 0, at);
        self.unit.code.set_handler(outer);
        self.emit(Op::PopExcept, 0, at);
        self.emit(Op::PopTop, 0, at);
        self.unit.code.emit_jump(Op::Jump, end, at);
        self.cleanup(cleanup, at);
        self.unit.code.bind(end);
        Ok(())
    }

    /// With an exit function on top of the stack (below a value kept, it was swapped up): calls it with
    /// three times `None`, as for a body that raised nothing.
    pub(super) fn call_exit(&mut self, at: Position) {
        for _ in 0..3 {
            self.constant(Constant::None, at);
        }
        self.emit(Op::Call, 3, at);
    }
}
