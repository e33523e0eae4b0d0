//! Branches, loops, and the ways out of them.

use ruff_python_ast::{
    BoolOp, Expr, ExprCompare, Stmt, StmtFor, StmtIf, StmtReturn, StmtWhile, UnaryOp,
};
use ruff_text_size::{Ranged, TextRange};

use super::super::builder::{HandlerId, Label};
use super::super::code::{CodeKind, Constant};
use super::super::op::Op;
use super::unit::Block;
use super::{Compiled, Compiler};
use crate::syntax::{Position, SourceError};

/// How control leaves the blocks around a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayOut {
    Break,
    Continue,
    /// `return` of what is on top of the stack, which has to stay there.
    ReturnTop,
    ReturnConstant,
}

impl WayOut {
    fn ends_at_loop(self) -> bool {
        matches!(self, Self::Break | Self::Continue)
    }
}

/// The blocks that a way out has left, innermost first, and the handler inside them.
struct Left<'a> {
    handler: Option<HandlerId>,
    blocks: Vec<Block<'a>>,
}

impl<'a> Compiler<'a> {
    /// Jumps to `target` when the truth of `test` is `wanted`, and continues behind otherwise.
    pub(super) fn jump_if(&mut self, test: &'a Expr, target: Label, wanted: bool) -> Compiled {
        let at = self.at(test);
        if let Some(truth) = self.constant_truth(test)? {
            if truth == wanted {
                self.unit.code.emit_jump(Op::Jump, target, at);
            }
            return Ok(());
        }
        match test {
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => {
                return self.jump_if(&unary.operand, target, !wanted);
            }
            Expr::BoolOp(boolean) => {
                let decides = boolean.op == BoolOp::Or;
                let behind = self.unit.code.label();
                let early = if decides == wanted { target } else { behind };
                if let Some((last, others)) = boolean.values.split_last() {
                    for value in others {
                        self.jump_if(value, early, decides)?;
                    }
                    self.jump_if(last, target, wanted)?;
                }
                self.unit.code.bind(behind);
                return Ok(());
            }
            Expr::If(conditional) => {
                let otherwise = self.unit.code.label();
                let end = self.unit.code.label();
                self.jump_if(&conditional.test, otherwise, false)?;
                self.jump_if(&conditional.body, target, wanted)?;
                self.unit.code.emit_jump(Op::Jump, end, at);
                self.unit.code.bind(otherwise);
                self.jump_if(&conditional.orelse, target, wanted)?;
                self.unit.code.bind(end);
                return Ok(());
            }
            Expr::Compare(compare) if compare.ops.len() > 1 => {
                return self.jump_if_compare(compare, target, wanted, at);
            }
            _ => {}
        }
        self.expression(test)?;
        self.jump_if_top(target, wanted, at);
        Ok(())
    }

    /// Where CPython's compiler thinks it is after the jumps of `jump_if`: still at the last comparison
    /// if there was one, else where it was. What an `assert` or a comprehension raises is marked there.
    pub(super) fn position_after(&self, test: &Expr, before: Position) -> Position {
        match test {
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => {
                self.position_after(&unary.operand, before)
            }
            Expr::BoolOp(boolean) => {
                let values = boolean.values.iter();
                values.fold(before, |at, value| self.position_after(value, at))
            }
            Expr::If(conditional) => [&conditional.test, &conditional.body, &conditional.orelse]
                .into_iter()
                .fold(before, |at, part| self.position_after(part, at)),
            Expr::Compare(compare) => self.at(compare),
            _ => before,
        }
    }

    fn jump_if_top(&mut self, target: Label, wanted: bool, at: Position) {
        let op = if wanted {
            Op::PopJumpIfTrue
        } else {
            Op::PopJumpIfFalse
        };
        self.unit.code.emit_jump(op, target, at);
    }

    /// `jump_if` of `a < b < c`.
    fn jump_if_compare(
        &mut self,
        compare: &'a ExprCompare,
        target: Label,
        wanted: bool,
        at: Position,
    ) -> Compiled {
        let (Some((last, others)), Some((last_operator, operators))) =
            (compare.comparators.split_last(), compare.ops.split_last())
        else {
            return Ok(());
        };
        let cleanup = self.unit.code.label();
        let end = self.unit.code.label();
        self.expression(&compare.left)?;
        for (operator, right) in operators.iter().zip(others) {
            self.chained_comparison(*operator, right, at)?;
            self.jump_if_top(cleanup, false, at);
        }
        self.operand(*last_operator, last)?;
        self.comparison(*last_operator, at);
        self.jump_if_top(target, wanted, at);
        self.unit.code.emit_jump(Op::Jump, end, at);
        self.unit.code.bind(cleanup);
        self.emit(Op::PopTop, 0, at);
        if !wanted {
            self.unit.code.emit_jump(Op::Jump, target, at);
        }
        self.unit.code.bind(end);
        Ok(())
    }

    pub(super) fn if_statement(&mut self, statement: &'a StmtIf) -> Compiled {
        let end = self.unit.code.label();
        let first = (Some(&*statement.test), &statement.body);
        let others = statement.elif_else_clauses.iter();
        let others = others.map(|clause| (clause.test.as_ref(), &clause.body));
        for (test, body) in std::iter::once(first).chain(others) {
            let Some(test) = test else {
                self.body(body)?;
                continue;
            };
            let next = self.unit.code.label();
            match self.constant_truth(test)? {
                Some(false) => self.unreachable_body(body)?,
                truth => {
                    if truth.is_none() {
                        self.jump_if(test, next, false)?;
                    }
                    self.body(body)?;
                    let at = self.unit.last_position;
                    self.unit.code.emit_jump(Op::Jump, end, at);
                    self.unit.code.bind(next);
                }
            }
        }
        self.unit.code.bind(end);
        Ok(())
    }

    /// Checks a body that never runs, without code for it.
    fn unreachable_body(&mut self, body: &'a [Stmt]) -> Compiled {
        let height = self.unit.code.suspend();
        let compiled = self.body(body);
        self.unit.code.resume(height);
        compiled
    }

    pub(super) fn while_loop(&mut self, statement: &'a StmtWhile) -> Compiled {
        let start = self.unit.code.label();
        let otherwise = self.unit.code.label();
        let end = self.unit.code.label();
        let at = self.at(&*statement.test);
        self.unit.code.bind(start);
        self.push_block(
            Block::Loop {
                start,
                end,
                has_iterator: false,
            },
            statement,
        )?;
        if self.constant_truth(&statement.test)? == Some(false) {
            self.unreachable_body(&statement.body)?;
        } else {
            self.jump_if(&statement.test, otherwise, false)?;
            self.body(&statement.body)?;
            self.unit.code.emit_jump(Op::JumpBackward, start, at);
        }
        self.pop_block();
        self.unit.code.bind(otherwise);
        self.body(&statement.orelse)?;
        self.unit.code.bind(end);
        Ok(())
    }

    pub(super) fn for_loop(&mut self, statement: &'a StmtFor) -> Compiled {
        let start = self.unit.code.label();
        let otherwise = self.unit.code.label();
        let end = self.unit.code.label();
        let at = self.at(statement);
        self.iterable(&statement.iter)?;
        self.emit(Op::GetIter, 0, at);
        self.unit.code.bind(start);
        self.unit.code.emit_jump(Op::ForIter, otherwise, at);
        self.push_block(
            Block::Loop {
                start,
                end,
                has_iterator: true,
            },
            statement,
        )?;
        self.store(&statement.target)?;
        self.body(&statement.body)?;
        self.unit.code.emit_jump(Op::JumpBackward, start, at);
        self.pop_block();
        self.unit.code.bind(otherwise);
        self.body(&statement.orelse)?;
        self.unit.code.bind(end);
        Ok(())
    }

    /// What a `for` goes through; a list display that is only gone through may be a tuple, and a set
    /// display is the set itself, not a copy of it.
    pub(super) fn iterable(&mut self, iterable: &'a Expr) -> Compiled {
        if let Expr::List(list) = iterable
            && let Some(items) = self.constants_of(&list.elts)?
        {
            let at = self.at(iterable);
            self.constant(Constant::Tuple(items), at);
            return Ok(());
        }
        if let Expr::Set(set) = iterable
            && let Some(items) = self.constants_of(&set.elts)?
        {
            let at = self.at(iterable);
            self.constant(Constant::FrozenSet(items), at);
            return Ok(());
        }
        self.expression(iterable)
    }

    /// `break`, or `continue` if `again`.
    pub(super) fn leave_loop(&mut self, statement: &'a Stmt, again: bool) -> Compiled {
        let at = self.at(statement);
        let way_out = if again {
            WayOut::Continue
        } else {
            WayOut::Break
        };
        let left = self.unwind(way_out, at, statement.range())?;
        let Some(Block::Loop { start, end, .. }) = self.unit.blocks.last().copied() else {
            let message = if again {
                "'continue' not properly in loop"
            } else {
                "'break' outside loop"
            };
            return Err(self.error(statement.range(), message));
        };
        if again {
            self.unit.code.emit_jump(Op::JumpBackward, start, at);
        } else {
            self.unit.code.emit_jump(Op::Jump, end, at);
        }
        self.reenter(left);
        Ok(())
    }

    pub(super) fn return_statement(&mut self, statement: &'a StmtReturn) -> Compiled {
        if self.unit.kind != CodeKind::Function {
            return Err(self.error(statement.range, "'return' outside function"));
        }
        let at = self.at(statement);
        let constant = match &statement.value {
            Some(value) => self.constant_of(value)?,
            None => Some(Constant::None),
        };
        let left = match (&statement.value, constant) {
            (Some(value), None) => {
                self.expression(value)?;
                self.unwind(WayOut::ReturnTop, at, statement.range)?
            }
            (value, constant) => {
                let value_at = value.as_ref().map_or(at, |value| self.at(&**value));
                let left = self.unwind(WayOut::ReturnConstant, at, statement.range)?;
                self.constant(constant.unwrap_or(Constant::None), value_at);
                left
            }
        };
        self.emit(Op::Return, 0, at);
        self.reenter(left);
        Ok(())
    }

    /// Leaves the blocks around, innermost first, up to the loop that `way_out` concerns, and emits
    /// what has to be undone. `reenter` takes what this returns, behind the jump or return.
    fn unwind(
        &mut self,
        way_out: WayOut,
        at: Position,
        range: TextRange,
    ) -> Result<Left<'a>, SourceError> {
        let mut left = Left {
            handler: self.unit.code.handler(),
            blocks: Vec::new(),
        };
        while let Some(block) = self.unit.blocks.last().copied() {
            if matches!(block, Block::Star) {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return Err(self.error(range, message));
            }
            if let Block::Loop { has_iterator, .. } = block
                && way_out.ends_at_loop()
            {
                if has_iterator && way_out == WayOut::Break {
                    self.emit(Op::PopTop, 0, at);
                }
                break;
            }
            self.unit.blocks.pop();
            left.blocks.push(block);
            self.unwind_block(block, way_out == WayOut::ReturnTop, at)?;
        }
        Ok(left)
    }

    /// Puts back the blocks that `unwind` left: the code behind a `return` is inside them again.
    fn reenter(&mut self, left: Left<'a>) {
        self.unit.blocks.extend(left.blocks.into_iter().rev());
        self.unit.code.set_handler(left.handler);
    }

    fn unwind_block(&mut self, block: Block<'a>, keeps_value: bool, at: Position) -> Compiled {
        match block {
            Block::Loop { has_iterator, .. } => {
                if has_iterator {
                    self.pop_below(keeps_value, at);
                }
            }
            Block::Try { outer } => self.unit.code.set_handler(outer),
            Block::FinallyTry { body, outer } => {
                self.unit.code.set_handler(outer);
                if keeps_value {
                    self.unit.blocks.push(Block::Value);
                }
                self.body(body)?;
                if keeps_value {
                    self.pop_block();
                }
            }
            Block::FinallyEnd { outer } => {
                self.pop_below(keeps_value, at);
                self.end_handler(outer, keeps_value, at);
            }
            Block::With { position, outer } => {
                self.unit.code.set_handler(outer);
                if keeps_value {
                    self.emit(Op::Swap, 2, position);
                }
                self.call_exit(position);
                self.emit(Op::PopTop, 0, position);
            }
            Block::Handler {
                name,
                outer,
                position,
            } => {
                self.end_handler(outer, keeps_value, at);
                if let Some(name) = name {
                    self.forget_exception(name, position);
                }
            }
            // Nothing leaves it: `unwind` has said so.
            Block::Star => {}
            Block::Value => self.pop_below(keeps_value, at),
        }
        Ok(())
    }

    /// Pops the value below the one to keep, or the top if there is none to keep.
    fn pop_below(&mut self, keeps_value: bool, at: Position) {
        if keeps_value {
            self.emit(Op::Swap, 2, at);
        }
        self.emit(Op::PopTop, 0, at);
    }

    /// Leaves an exception handler: makes the exception before it the current one.
    fn end_handler(&mut self, outer: Option<HandlerId>, keeps_value: bool, at: Position) {
        self.unit.code.set_handler(outer);
        if keeps_value {
            self.emit(Op::Swap, 2, at);
        }
        self.emit(Op::PopExcept, 0, at);
    }
}
