//! Statements: the choice between them, and the small ones.

use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtRaise};
use ruff_text_size::Ranged;

use super::super::op::Op;
use super::{Compiled, Compiler};

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) -> Compiled {
        body.iter()
            .try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'a Stmt) -> Compiled {
        match self.statements_left.checked_sub(1) {
            Some(left) => self.statements_left = left,
            None => {
                let message = "too much code in nested 'finally' blocks";
                return Err(self.error(statement.range(), message));
            }
        }
        match statement {
            Stmt::Expr(expression) => self.expression_statement(&expression.value, statement),
            Stmt::Assign(assignment) => self.assign(assignment),
            Stmt::AugAssign(assignment) => self.augmented_assign(assignment),
            Stmt::AnnAssign(assignment) => self.annotated_assign(assignment),
            Stmt::Delete(deletion) => self.delete(deletion),
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::Return(result) => self.return_statement(result),
            Stmt::If(branches) => self.if_statement(branches),
            Stmt::While(repetition) => self.while_loop(repetition),
            Stmt::Match(matching) => self.match_statement(matching),
            Stmt::For(repetition) => self.for_loop(repetition),
            Stmt::Break(_) => self.leave_loop(statement, false),
            Stmt::Continue(_) => self.leave_loop(statement, true),
            Stmt::With(with) => self.with(with),
            Stmt::Try(attempt) => self.try_statement(attempt),
            Stmt::Raise(raising) => self.raise(raising),
            Stmt::Assert(assertion) => self.assert(assertion),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Pass(_) => {
                let at = self.at(statement);
                self.emit(Op::Nop, 0, at);
                Ok(())
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            // Refused with the names.
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => {
                Err(self.error(statement.range(), "invalid syntax"))
            }
        }
    }

    fn expression_statement(&mut self, value: &'a Expr, statement: &Stmt) -> Compiled {
        let at = self.at(statement);
        if self.constant_of(value)?.is_some() {
            self.emit(Op::Nop, 0, at);
            return Ok(());
        }
        self.expression(value)?;
        self.emit(Op::PopTop, 0, at);
        Ok(())
    }

    fn raise(&mut self, statement: &'a StmtRaise) -> Compiled {
        let at = self.at(statement);
        let mut count = 0;
        for value in [&statement.exc, &statement.cause].into_iter().flatten() {
            self.expression(value)?;
            count += 1;
        }
        self.emit(Op::Raise, count, at);
        Ok(())
    }

    fn assert(&mut self, statement: &'a StmtAssert) -> Compiled {
        let end = self.unit.code.label();
        self.jump_if(&statement.test, end, true)?;
        let at = self.position_after(&statement.test, self.at(statement));
        self.emit(Op::LoadAssertionError, 0, at);
        if let Some(message) = &statement.msg {
            self.expression(message)?;
            self.emit(Op::Call, 1, at);
        }
        self.emit(Op::Raise, 1, at);
        self.unit.code.bind(end);
        Ok(())
    }
}
