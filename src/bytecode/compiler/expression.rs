//! Expressions: operators, comparisons, attributes, subscripts, and the choice between the other kinds.

use ruff_python_ast::{
    BoolOp, CmpOp, Expr, ExprAttribute, ExprBoolOp, ExprCompare, ExprIf, ExprSlice, Operator,
    UnaryOp,
};
use ruff_text_size::{Ranged, TextSize};

use super::super::code::{CodeKind, Constant};
use super::super::op::{BinaryOperator, CompareOperator, Op};
use super::super::scope::ScopeKind;
use super::{Compiled, Compiler};
use crate::syntax::Position;

impl<'a> Compiler<'a> {
    /// Pushes the value of `expression`.
    pub(super) fn expression(&mut self, expression: &'a Expr) -> Compiled {
        if self.push_if_constant(expression)? {
            return Ok(());
        }
        let at = self.at(expression);
        match expression {
            Expr::Name(name) => self.load_name(&name.id, at),
            Expr::BinOp(binary) => {
                self.expression(&binary.left)?;
                self.expression(&binary.right)?;
                self.emit(Op::Binary, binary_operator(binary.op) as u32, at);
            }
            Expr::UnaryOp(unary) => {
                self.expression(&unary.operand)?;
                let op = match unary.op {
                    UnaryOp::Invert => Op::Invert,
                    UnaryOp::Not => Op::Not,
                    UnaryOp::UAdd => Op::Positive,
                    UnaryOp::USub => Op::Negative,
                };
                self.emit(op, 0, at);
            }
            Expr::BoolOp(boolean) => self.boolean(boolean, at)?,
            Expr::Compare(compare) => self.compare(compare, at)?,
            Expr::If(conditional) => self.conditional(conditional)?,
            Expr::Named(named) => {
                self.expression(&named.value)?;
                self.emit(Op::Copy, 1, at);
                self.store(&named.target)?;
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                let name = self.attribute_name(&attribute.attr);
                let at = self.attribute_position(attribute, at);
                self.emit(Op::LoadAttr, name, at);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::LoadSubscript, 0, at);
            }
            Expr::Slice(slice) => self.slice(slice, at)?,
            Expr::Call(call) => self.call(call, at)?,
            Expr::Tuple(tuple) => self.tuple(&tuple.elts, at)?,
            Expr::List(list) => self.list(&list.elts, at)?,
            Expr::Set(set) => self.set(&set.elts, at)?,
            Expr::Dict(dict) => self.dict(dict, at)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expression)?;
            }
            Expr::Lambda(lambda) => self.lambda(lambda, at)?,
            Expr::FString(text) => self.format_string(text, at)?,
            Expr::Yield(suspension) => {
                self.check_can_yield(expression)?;
                match &suspension.value {
                    Some(value) => self.expression(value)?,
                    None => self.constant(Constant::None, at),
                }
                self.emit(Op::Yield, 0, at);
            }
            Expr::YieldFrom(delegation) => {
                self.check_can_yield(expression)?;
                self.expression(&delegation.value)?;
                self.yield_from(at);
            }
            Expr::Starred(_) => return self.misplaced_star(expression),
            // Literals are constants, and what is not supported was refused with the names.
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::TString(_)
            | Expr::Await(_)
            | Expr::IpyEscapeCommand(_) => {
                return Err(self.error(expression.range(), "invalid syntax"));
            }
        }
        Ok(())
    }

    /// Where the access of an attribute is: of one whose object began on an earlier line only the
    /// attribute itself, as in CPython, so that a traceback shows the line it is on.
    pub(super) fn attribute_position(
        &self,
        attribute: &ExprAttribute,
        position: Position,
    ) -> Position {
        let end = self.module.position(attribute.range);
        if position.line == end.end_line {
            return position;
        }
        let width = attribute.attr.as_str().chars().count() as u32;
        Position {
            line: end.end_line,
            column: end.end_column.saturating_sub(width),
            end_line: position.end_line,
            end_column: position.end_column,
        }
    }

    fn check_can_yield(&self, expression: &Expr) -> Compiled {
        let scope = self.scopes.get(self.unit.scope);
        if self.unit.kind == CodeKind::Function && scope.kind != ScopeKind::Comprehension {
            return Ok(());
        }
        Err(self.error(expression.range(), "'yield' outside function"))
    }

    /// With an iterable on the stack: yields all it yields, and leaves what it returns.
    fn yield_from(&mut self, at: Position) {
        self.emit(Op::GetYieldFromIter, 0, at);
        self.constant(Constant::None, at);
        let send = self.unit.code.label();
        let done = self.unit.code.label();
        self.unit.code.bind(send);
        self.unit.code.emit_jump(Op::Send, done, at);
        self.emit(Op::Yield, 0, at);
        self.unit.code.emit_jump(Op::JumpBackward, send, at);
        self.unit.code.bind(done);
    }

    fn boolean(&mut self, boolean: &'a ExprBoolOp, at: Position) -> Compiled {
        let op = match boolean.op {
            BoolOp::And => Op::JumpIfFalseOrPop,
            BoolOp::Or => Op::JumpIfTrueOrPop,
        };
        let end = self.unit.code.label();
        if let Some((last, others)) = boolean.values.split_last() {
            for value in others {
                self.expression(value)?;
                self.unit.code.emit_jump(op, end, at);
            }
            self.expression(last)?;
        }
        self.unit.code.bind(end);
        Ok(())
    }

    fn conditional(&mut self, conditional: &'a ExprIf) -> Compiled {
        let at = self.at(conditional);
        let otherwise = self.unit.code.label();
        let end = self.unit.code.label();
        self.jump_if(&conditional.test, otherwise, false)?;
        self.expression(&conditional.body)?;
        self.unit.code.emit_jump(Op::Jump, end, at);
        self.unit.code.bind(otherwise);
        self.expression(&conditional.orelse)?;
        self.unit.code.bind(end);
        Ok(())
    }

    fn compare(&mut self, compare: &'a ExprCompare, at: Position) -> Compiled {
        self.expression(&compare.left)?;
        let Some((last, others)) = compare.comparators.split_last() else {
            return Ok(());
        };
        let Some((last_operator, operators)) = compare.ops.split_last() else {
            return Ok(());
        };
        if others.is_empty() {
            self.operand(*last_operator, last)?;
            self.comparison(*last_operator, at);
            return Ok(());
        }
        let cleanup = self.unit.code.label();
        let end = self.unit.code.label();
        for (operator, right) in operators.iter().zip(others) {
            self.chained_comparison(*operator, right, at)?;
            self.unit.code.emit_jump(Op::JumpIfFalseOrPop, cleanup, at);
        }
        self.operand(*last_operator, last)?;
        self.comparison(*last_operator, at);
        self.unit.code.emit_jump(Op::Jump, end, at);
        self.unit.code.bind(cleanup);
        self.emit(Op::Swap, 2, at);
        self.emit(Op::PopTop, 0, at);
        self.unit.code.bind(end);
        Ok(())
    }

    /// With the left value on the stack: pushes the right one below the result of comparing them.
    pub(super) fn chained_comparison(
        &mut self,
        operator: CmpOp,
        right: &'a Expr,
        at: Position,
    ) -> Compiled {
        self.operand(operator, right)?;
        self.emit(Op::Swap, 2, at);
        self.emit(Op::Copy, 2, at);
        self.comparison(operator, at);
        Ok(())
    }

    /// The right side of a comparison; a list display that is only searched may be a tuple.
    pub(super) fn operand(&mut self, operator: CmpOp, right: &'a Expr) -> Compiled {
        if matches!(operator, CmpOp::In | CmpOp::NotIn)
            && let Expr::List(list) = right
            && let Some(items) = self.constants_of(&list.elts)?
        {
            let at = self.at(right);
            self.constant(Constant::Tuple(items), at);
            return Ok(());
        }
        if matches!(operator, CmpOp::In | CmpOp::NotIn)
            && let Expr::Set(set) = right
            && let Some(items) = self.constants_of(&set.elts)?
        {
            let at = self.at(right);
            self.constant(Constant::FrozenSet(items), at);
            return Ok(());
        }
        self.expression(right)
    }

    pub(super) fn comparison(&mut self, operator: CmpOp, at: Position) {
        let (op, operand) = match operator {
            CmpOp::Eq => (Op::Compare, CompareOperator::Equal as u32),
            CmpOp::NotEq => (Op::Compare, CompareOperator::NotEqual as u32),
            CmpOp::Lt => (Op::Compare, CompareOperator::Less as u32),
            CmpOp::LtE => (Op::Compare, CompareOperator::LessEqual as u32),
            CmpOp::Gt => (Op::Compare, CompareOperator::Greater as u32),
            CmpOp::GtE => (Op::Compare, CompareOperator::GreaterEqual as u32),
            CmpOp::Is => (Op::Is, 0),
            CmpOp::IsNot => (Op::Is, 1),
            CmpOp::In => (Op::Contains, 0),
            CmpOp::NotIn => (Op::Contains, 1),
        };
        self.emit(op, operand, at);
    }

    fn slice(&mut self, slice: &'a ExprSlice, at: Position) -> Compiled {
        for bound in [&slice.lower, &slice.upper] {
            match bound {
                Some(bound) => self.expression(bound)?,
                None => self.constant(Constant::None, at),
            }
        }
        let count = match &slice.step {
            Some(step) => {
                self.expression(step)?;
                3
            }
            None => 2,
        };
        self.emit(Op::BuildSlice, count, at);
        Ok(())
    }

    /// Where the text of `node` continues, for constructs whose range begins too early.
    pub(super) fn from(&self, start: TextSize, node: &impl Ranged) -> Position {
        let range = node.range();
        self.module.position(ruff_text_size::TextRange::new(
            start.min(range.end()),
            range.end(),
        ))
    }
}

/// The number of an operator.
pub(super) fn binary_operator(operator: Operator) -> BinaryOperator {
    match operator {
        Operator::Add => BinaryOperator::Add,
        Operator::Sub => BinaryOperator::Subtract,
        Operator::Mult => BinaryOperator::Multiply,
        Operator::MatMult => BinaryOperator::MatrixMultiply,
        Operator::Div => BinaryOperator::TrueDivide,
        Operator::Mod => BinaryOperator::Remainder,
        Operator::Pow => BinaryOperator::Power,
        Operator::LShift => BinaryOperator::LeftShift,
        Operator::RShift => BinaryOperator::RightShift,
        Operator::BitOr => BinaryOperator::Or,
        Operator::BitXor => BinaryOperator::Xor,
        Operator::BitAnd => BinaryOperator::And,
        Operator::FloorDiv => BinaryOperator::FloorDivide,
    }
}
