//! Assignment in all its forms, unpacking, and deletion.

use ruff_python_ast::{Expr, StmtAssign, StmtAugAssign, StmtDelete};
use ruff_text_size::Ranged;

use super::super::op::{INPLACE, Op};
use super::expression::binary_operator;
use super::{Compiled, Compiler};
use crate::syntax::{Position, SourceError};

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, statement: &'a StmtAssign) -> Compiled {
        let at = self.at(statement);
        if self.exchange(statement)? {
            return Ok(());
        }
        self.expression(&statement.value)?;
        if let Some((last, others)) = statement.targets.split_last() {
            for target in others {
                self.emit(Op::Copy, 1, at);
                self.store(target)?;
            }
            self.store(last)?;
        }
        Ok(())
    }

    /// `a, b = b, a` and the like: two or three values into as many targets need no tuple in between.
    fn exchange(&mut self, statement: &'a StmtAssign) -> Result<bool, SourceError> {
        let ([Expr::Tuple(targets)], Expr::Tuple(values)) =
            (statement.targets.as_slice(), &*statement.value)
        else {
            return Ok(false);
        };
        let count = values.len();
        let has_star = targets.iter().chain(values).any(Expr::is_starred_expr);
        if targets.len() != count || !(2..=3).contains(&count) || has_star {
            return Ok(false);
        }
        if self.constants_of(values)?.is_some() {
            return Ok(false);
        }
        for value in values {
            self.expression(value)?;
        }
        let at = self.at(targets);
        self.emit(Op::Swap, count as u32, at);
        for target in targets {
            self.store(target)?;
        }
        Ok(true)
    }

    /// Pops a value into `target`.
    pub(super) fn store(&mut self, target: &'a Expr) -> Compiled {
        let at = self.at(target);
        match target {
            Expr::Name(name) => self.store_name(&name.id, at),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                let name = self.attribute_name(&attribute.attr);
                let at = self.attribute_position(attribute, at);
                self.emit(Op::StoreAttr, name, at);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::StoreSubscript, 0, at);
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts, target, at)?,
            Expr::List(list) => self.unpack(&list.elts, target, at)?,
            Expr::Starred(starred) => {
                let message = "starred assignment target must be in a list or tuple";
                return Err(self.error(starred.range, message));
            }
            _ => return Err(self.error(target.range(), "cannot assign to expression")),
        }
        Ok(())
    }

    /// Pops an iterable into `targets`.
    fn unpack(&mut self, targets: &'a [Expr], whole: &Expr, at: Position) -> Compiled {
        let mut stars = targets
            .iter()
            .enumerate()
            .filter(|(_, t)| t.is_starred_expr());
        let first_star = stars.next();
        if stars.next().is_some() {
            let message = "multiple starred expressions in assignment";
            return Err(self.error(whole.range(), message));
        }
        match first_star {
            Some((before, _)) => {
                let after = targets.len() - before - 1;
                if before >= 1 << 8 || after >= i32::MAX as usize >> 8 {
                    let message = "too many expressions in star-unpacking assignment";
                    return Err(self.error(whole.range(), message));
                }
                self.emit(Op::UnpackEx, before as u32 + ((after as u32) << 8), at);
            }
            None => self.emit(Op::UnpackSequence, targets.len() as u32, at),
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.store(&starred.value)?,
                _ => self.store(target)?,
            }
        }
        Ok(())
    }

    pub(super) fn augmented_assign(&mut self, statement: &'a StmtAugAssign) -> Compiled {
        let at = self.at(statement);
        let target_at = self.at(&*statement.target);
        let operator = binary_operator(statement.op) as u32 + INPLACE;
        match &*statement.target {
            Expr::Name(name) => {
                self.load_name(&name.id, target_at);
                self.expression(&statement.value)?;
                self.emit(Op::Binary, operator, at);
                self.store_name(&name.id, target_at);
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                let attribute_at = self.attribute_position(attribute, target_at);
                let name = self.attribute_name(&attribute.attr);
                self.emit(Op::Copy, 1, target_at);
                self.emit(Op::LoadAttr, name, attribute_at);
                self.expression(&statement.value)?;
                self.emit(Op::Binary, operator, at);
                self.emit(Op::Swap, 2, attribute_at);
                self.emit(Op::StoreAttr, name, attribute_at);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::Copy, 2, target_at);
                self.emit(Op::Copy, 2, target_at);
                self.emit(Op::LoadSubscript, 0, target_at);
                self.expression(&statement.value)?;
                self.emit(Op::Binary, operator, at);
                self.emit(Op::Swap, 3, target_at);
                self.emit(Op::Swap, 2, target_at);
                self.emit(Op::StoreSubscript, 0, target_at);
            }
            target => {
                let message = "illegal expression for augmented assignment";
                return Err(self.error(target.range(), message));
            }
        }
        Ok(())
    }

    pub(super) fn delete(&mut self, statement: &'a StmtDelete) -> Compiled {
        statement
            .targets
            .iter()
            .try_for_each(|target| self.delete_target(target))
    }

    fn delete_target(&mut self, target: &'a Expr) -> Compiled {
        let at = self.at(target);
        match target {
            Expr::Name(name) => self.delete_name(&name.id, at),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                let name = self.attribute_name(&attribute.attr);
                let at = self.attribute_position(attribute, at);
                self.emit(Op::DeleteAttr, name, at);
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.emit(Op::DeleteSubscript, 0, at);
            }
            Expr::Tuple(tuple) => {
                for item in &tuple.elts {
                    self.delete_target(item)?;
                }
            }
            Expr::List(list) => {
                for item in &list.elts {
                    self.delete_target(item)?;
                }
            }
            _ => return Err(self.error(target.range(), "cannot delete expression")),
        }
        Ok(())
    }
}
