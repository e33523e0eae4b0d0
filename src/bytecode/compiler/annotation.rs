//! Annotations: evaluated where they stand and kept in `__annotations__`, or kept as text after
//! `from __future__ import annotations`.

use ruff_python_ast::{Expr, Parameter, Parameters, Stmt, StmtAnnAssign, StmtFunctionDef};

use super::super::code::{CodeKind, Constant};
use super::super::op::Op;
use super::{Compiled, Compiler};
use crate::syntax::{Module, Position, SourceError};

/// Where a class or module keeps its annotations.
const ANNOTATIONS: &str = "__annotations__";

/// Whether a module asks for annotations as text.
pub(in crate::bytecode) fn are_text(module: &Module) -> bool {
    module.body().iter().any(|statement| match statement {
        Stmt::ImportFrom(import) => {
            import.level == 0
                && import.module.as_ref().is_some_and(|m| m == "__future__")
                && import
                    .names
                    .iter()
                    .any(|alias| &alias.name == "annotations")
        }
        _ => false,
    })
}

/// Whether a body annotates a variable outside of the functions and classes in it.
fn annotates(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::AnnAssign(_) => true,
        Stmt::If(branches) => {
            annotates(&branches.body)
                || branches
                    .elif_else_clauses
                    .iter()
                    .any(|clause| annotates(&clause.body))
        }
        Stmt::For(repetition) => annotates(&repetition.body) || annotates(&repetition.orelse),
        Stmt::While(repetition) => annotates(&repetition.body) || annotates(&repetition.orelse),
        Stmt::With(with) => annotates(&with.body),
        Stmt::Try(attempt) => {
            let handlers = attempt.handlers.iter().any(|handler| {
                let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                annotates(&handler.body)
            });
            handlers
                || [&attempt.body, &attempt.orelse, &attempt.finalbody]
                    .iter()
                    .any(|body| annotates(body))
        }
        Stmt::Match(choice) => choice.cases.iter().any(|case| annotates(&case.body)),
        _ => false,
    })
}

impl<'a> Compiler<'a> {
    /// Makes the dict for a module's or class's annotations, when its body has any.
    pub(super) fn begin_annotations(&mut self, body: &'a [Stmt], at: Position) {
        if annotates(body) {
            self.emit(Op::BuildMap, 0, at);
            let name = self.unit.code.name(ANNOTATIONS);
            let op = match self.unit.kind {
                CodeKind::Class => Op::StoreName,
                _ => Op::StoreGlobal,
            };
            self.emit(op, name, at);
        }
    }

    /// Pushes an annotation.
    fn annotation(&mut self, annotation: &'a Expr) -> Compiled {
        if self.text_annotations {
            let at = self.at(annotation);
            let text = self.module.text(ruff_text_size::Ranged::range(annotation));
            self.constant(Constant::Str(text.to_owned()), at);
            return Ok(());
        }
        self.expression(annotation)
    }

    /// Pushes a tuple of a function's annotated names and their annotations; false when it has none.
    pub(super) fn function_annotations(
        &mut self,
        function: &'a StmtFunctionDef,
        at: Position,
    ) -> Result<bool, SourceError> {
        let mut count = 0;
        for parameter in in_order(&function.parameters) {
            if let Some(annotation) = &parameter.annotation {
                let name = Constant::Str(self.mangled(&parameter.name));
                self.constant(name, at);
                self.annotation(annotation)?;
                count += 2;
            }
        }
        if let Some(annotation) = &function.returns {
            self.constant(Constant::Str("return".to_owned()), at);
            self.annotation(annotation)?;
            count += 2;
        }
        if count > 0 {
            self.emit(Op::BuildTuple, count, at);
        }
        Ok(count > 0)
    }

    /// `target: annotation = value`. A function's own variables keep no annotations.
    pub(super) fn annotated_assign(&mut self, statement: &'a StmtAnnAssign) -> Compiled {
        let at = self.at(statement);
        if let Some(value) = &statement.value {
            self.expression(value)?;
            self.store(&statement.target)?;
        } else {
            let mut parts: Vec<&'a Expr> = Vec::new();
            match &*statement.target {
                Expr::Attribute(attribute) => parts.push(&attribute.value),
                Expr::Subscript(subscript) => parts.extend([&*subscript.value, &*subscript.slice]),
                _ => {}
            }
            for part in parts {
                let at = self.at(part);
                self.expression(part)?;
                self.emit(Op::PopTop, 0, at);
            }
        }
        if self.unit.kind == CodeKind::Function {
            return Ok(());
        }
        match &*statement.target {
            Expr::Name(name) if statement.simple => {
                self.annotation(&statement.annotation)?;
                let annotations = self.unit.code.name(ANNOTATIONS);
                let op = match self.unit.kind {
                    CodeKind::Class => Op::LoadName,
                    _ => Op::LoadGlobal,
                };
                self.emit(op, annotations, at);
                let name = Constant::Str(self.mangled(&name.id));
                self.constant(name, at);
                self.emit(Op::StoreSubscript, 0, at);
            }
            _ if self.text_annotations => {}
            _ => {
                self.expression(&statement.annotation)?;
                self.emit(Op::PopTop, 0, at);
            }
        }
        Ok(())
    }
}

/// Parameters in the order in which their annotations are evaluated.
fn in_order(parameters: &Parameters) -> impl Iterator<Item = &Parameter> {
    let plain = parameters.posonlyargs.iter().chain(&parameters.args);
    plain
        .map(|parameter| &parameter.parameter)
        .chain(parameters.vararg.as_deref())
        .chain(
            parameters
                .kwonlyargs
                .iter()
                .map(|parameter| &parameter.parameter),
        )
        .chain(parameters.kwarg.as_deref())
}
