//! Functions: `def`, `lambda`, their parameters and their closures.

use std::sync::Arc;

use ruff_python_ast::{Decorator, ExprLambda, Parameters, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::super::code::{Code, CodeKind, Constant};
use super::super::op::Op;
use super::super::scope::{Place, ScopeKind};
use super::unit::{ParameterCounts, Unit, free_names};
use super::{Compiled, Compiler};
use crate::syntax::{Position, SourceError};

/// The bits of `MakeFunction`'s operand.
const HAS_DEFAULTS: u32 = 1;
const HAS_KEYWORD_DEFAULTS: u32 = 2;
const HAS_ANNOTATIONS: u32 = 4;
const HAS_CLOSURE: u32 = 8;

impl<'a> Compiler<'a> {
    pub(super) fn function(&mut self, function: &'a StmtFunctionDef) -> Compiled {
        let at = self.definition_position(function, &function.decorator_list);
        self.decorators(&function.decorator_list)?;
        let mut flags = self.defaults(&function.parameters, at)?;
        if self.function_annotations(function, at)? {
            flags |= HAS_ANNOTATIONS;
        }
        let first_line = self.first_line(&function.decorator_list, at);
        let mut unit = self.child(
            self.scopes.of_node(function.range, ScopeKind::Function),
            CodeKind::Function,
            function.name.to_string(),
            first_line,
        );
        unit.parameters = parameter_counts(&function.parameters);
        let code = self.nested(unit, |compiler| {
            let body = compiler.docstring(&function.body);
            compiler.body(body)?;
            compiler.implicit_return();
            Ok(())
        })?;
        self.make_function(code, flags, at);
        self.apply_decorators(&function.decorator_list);
        self.store_name(&function.name, at);
        Ok(())
    }

    pub(super) fn lambda(&mut self, lambda: &'a ExprLambda, at: Position) -> Compiled {
        let flags = match &lambda.parameters {
            Some(parameters) => self.defaults(parameters, at)?,
            None => 0,
        };
        let mut unit = self.child(
            self.scopes.of_node(lambda.range, ScopeKind::Lambda),
            CodeKind::Function,
            "<lambda>".to_owned(),
            at.line,
        );
        if let Some(parameters) = &lambda.parameters {
            unit.parameters = parameter_counts(parameters);
        }
        let code = self.nested(unit, |compiler| {
            let body_at = compiler.at(&*lambda.body);
            compiler.expression(&lambda.body)?;
            compiler.emit(Op::Return, 0, body_at);
            Ok(())
        })?;
        self.make_function(code, flags, at);
        Ok(())
    }

    /// The unit of a block inside the current one, its qualified name settled.
    pub(super) fn child(
        &self,
        scope: usize,
        kind: CodeKind,
        name: String,
        first_line: u32,
    ) -> Unit<'a> {
        let mut unit = Unit::new(self.scopes, scope, kind, name, first_line);
        let named = matches!(
            self.scopes.get(scope).kind,
            ScopeKind::Function | ScopeKind::Class
        );
        let mangled = self.mangled(&unit.name);
        let outer = self.scopes.get(self.unit.scope);
        let is_global = named && outer.place(&mangled) == Place::GlobalExplicit;
        unit.qualname = match self.unit.kind {
            _ if is_global => unit.name.clone(),
            CodeKind::Module => unit.name.clone(),
            CodeKind::Class => format!("{}.{}", self.unit.qualname, unit.name),
            CodeKind::Function => format!("{}.<locals>.{}", self.unit.qualname, unit.name),
        };
        unit
    }

    /// Pushes the defaults of parameters; returns the bits that say which there are.
    fn defaults(&mut self, parameters: &'a Parameters, at: Position) -> Result<u32, SourceError> {
        let mut flags = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<_> = positional.filter_map(|p| p.default()).collect();
        if !defaults.is_empty() {
            flags |= HAS_DEFAULTS;
            match self.constants_of(defaults.iter().copied())? {
                Some(constants) => self.constant(Constant::Tuple(constants), at),
                None => {
                    let count = defaults.len() as u32;
                    for default in defaults {
                        self.expression(default)?;
                    }
                    self.emit(Op::BuildTuple, count, at);
                }
            }
        }
        let mut count = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = parameter.default() {
                let name = self.mangled(parameter.name());
                self.constant(Constant::Str(name), at);
                self.expression(default)?;
                count += 1;
            }
        }
        if count > 0 {
            flags |= HAS_KEYWORD_DEFAULTS;
            self.emit(Op::BuildMap, count, at);
        }
        Ok(flags)
    }

    /// Pushes the function of `code`, whose defaults, as `flags` say, are on the stack.
    pub(super) fn make_function(&mut self, code: Arc<Code>, mut flags: u32, at: Position) {
        let frees = free_names(&code);
        if !frees.is_empty() {
            flags |= HAS_CLOSURE;
            for name in frees {
                // A free name of an inner block is a cell or itself free here: the analysis saw to it.
                if let Some(slot) = self.unit.slot_of(name) {
                    self.emit(Op::LoadClosure, slot, at);
                }
            }
            self.emit(Op::BuildTuple, frees.len() as u32, at);
        }
        self.constant(Constant::Code(code), at);
        self.emit(Op::MakeFunction, flags, at);
    }

    /// Pushes the decorators, the outermost first.
    pub(super) fn decorators(&mut self, decorators: &'a [Decorator]) -> Compiled {
        decorators
            .iter()
            .try_for_each(|decorator| self.expression(&decorator.expression))
    }

    /// Calls the decorators on the stack with what is on top of them.
    pub(super) fn apply_decorators(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators.iter().rev() {
            let at = self.at(&decorator.expression);
            self.emit(Op::Call, 1, at);
        }
    }

    /// Where a definition is, from its `def` or `class` on.
    pub(super) fn definition_position(
        &self,
        definition: &impl Ranged,
        decorators: &[Decorator],
    ) -> Position {
        let Some(last) = decorators.last() else {
            return self.at(definition);
        };
        // Behind the decorators come only line ends, comments and blanks, then the keyword.
        let range = definition.range();
        let behind = ruff_text_size::TextRange::new(last.end(), range.end());
        let mut start = last.end();
        for line in self.module.text(behind).split_inclusive('\n') {
            let text = line.trim_start();
            if text.starts_with("def") || text.starts_with("class") || text.starts_with("async") {
                start += ruff_text_size::TextSize::of(line) - ruff_text_size::TextSize::of(text);
                break;
            }
            start += ruff_text_size::TextSize::of(line);
        }
        self.from(start, definition)
    }

    /// The line a definition begins on: that of its first decorator.
    pub(super) fn first_line(&self, decorators: &[Decorator], at: Position) -> u32 {
        match decorators.first() {
            Some(first) => self.at(&first.expression).line,
            None => at.line,
        }
    }
}

fn parameter_counts(parameters: &Parameters) -> ParameterCounts {
    let positional_only = parameters.posonlyargs.len() as u32;
    ParameterCounts {
        positional_only,
        positional: positional_only + parameters.args.len() as u32,
        keyword_only: parameters.kwonlyargs.len() as u32,
        varargs: parameters.vararg.is_some(),
        varkeywords: parameters.kwarg.is_some(),
    }
}
