//! Comprehensions and generator expressions: functions of one argument, the first iterator.

use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::Ranged;

use super::super::code::{CodeKind, Constant};
use super::super::op::Op;
use super::super::scope::ScopeKind;
use super::unit::ParameterCounts;
use super::{Compiled, Compiler};
use crate::syntax::Position;

/// What a comprehension makes of its elements.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yielded(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expression: &'a Expr) -> Compiled {
        // A generator that is the only argument of a call borrows its parentheses.
        let range = self.sole_argument.take().unwrap_or(expression.range());
        let at = self.module.position(range);
        let (name, generators, element) = match expression {
            Expr::ListComp(list) => ("<listcomp>", &list.generators, Element::List(&list.elt)),
            Expr::SetComp(set) => ("<setcomp>", &set.generators, Element::Set(&set.elt)),
            Expr::Generator(generator) => (
                "<genexpr>",
                &generator.generators,
                Element::Yielded(&generator.elt),
            ),
            Expr::DictComp(dict) => match &dict.key {
                Some(key) => (
                    "<dictcomp>",
                    &dict.generators,
                    Element::Dict(key, &dict.value),
                ),
                None => {
                    let message = "dict unpacking cannot be used in dict comprehension";
                    return Err(self.error(expression.range(), message));
                }
            },
            _ => return Ok(()),
        };
        let Some(first) = generators.first() else {
            return Ok(());
        };
        let mut unit = self.child(
            self.scopes
                .of_node(expression.range(), ScopeKind::Comprehension),
            CodeKind::Function,
            name.to_owned(),
            at.line,
        );
        unit.parameters = ParameterCounts {
            positional_only: 1,
            positional: 1,
            ..ParameterCounts::default()
        };
        let code = self.nested(unit, |compiler| {
            match element {
                Element::List(_) => compiler.emit(Op::BuildList, 0, at),
                Element::Set(_) => compiler.emit(Op::BuildSet, 0, at),
                Element::Dict(..) => compiler.emit(Op::BuildMap, 0, at),
                Element::Yielded(_) => {}
            }
            compiler.clauses(generators, 0, element, at)?;
            if matches!(element, Element::Yielded(_)) {
                compiler.constant(Constant::None, at);
            }
            compiler.emit(Op::Return, 0, at);
            Ok(())
        })?;
        self.make_function(code, 0, at);
        self.iterable(&first.iter)?;
        self.emit(Op::GetIter, 0, at);
        self.emit(Op::Call, 1, at);
        Ok(())
    }

    /// The loop of clause `depth`, the loops of the clauses behind it inside.
    fn clauses(
        &mut self,
        clauses: &'a [Comprehension],
        depth: u32,
        element: Element<'a>,
        at: Position,
    ) -> Compiled {
        let Some((clause, inner)) = clauses.split_first() else {
            return self.element(element, depth, at);
        };
        let start = self.unit.code.label();
        let next = self.unit.code.label();
        let end = self.unit.code.label();
        if depth == 0 {
            self.emit(Op::LoadFast, 0, at);
        } else {
            self.iterable(&clause.iter)?;
            self.emit(Op::GetIter, 0, at);
        }
        self.unit.code.bind(start);
        self.unit.code.emit_jump(Op::ForIter, end, at);
        self.store(&clause.target)?;
        let mut inner_at = at;
        for condition in &clause.ifs {
            self.jump_if(condition, next, false)?;
            inner_at = self.position_after(condition, inner_at);
        }
        self.clauses(inner, depth + 1, element, inner_at)?;
        self.unit.code.bind(next);
        self.unit.code.emit_jump(Op::JumpBackward, start, at);
        self.unit.code.bind(end);
        Ok(())
    }

    /// Adds an element to what lies below the iterators of `depth` loops.
    fn element(&mut self, element: Element<'a>, depth: u32, at: Position) -> Compiled {
        match element {
            Element::List(value) => {
                self.expression(value)?;
                self.emit(Op::ListAppend, depth + 1, at);
            }
            Element::Set(value) => {
                self.expression(value)?;
                self.emit(Op::SetAdd, depth + 1, at);
            }
            Element::Dict(key, value) => {
                self.expression(key)?;
                self.expression(value)?;
                self.emit(Op::MapAdd, depth + 1, at);
            }
            Element::Yielded(value) => {
                self.expression(value)?;
                self.emit(Op::Yield, 0, at);
                self.emit(Op::PopTop, 0, at);
            }
        }
        Ok(())
    }
}
