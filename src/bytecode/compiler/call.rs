//! Calls: of functions, of methods, with stars, and `super()`.

use ruff_python_ast::{Arguments, Expr, ExprCall, Keyword};
use ruff_text_size::Ranged;

use super::super::code::{CodeKind, Constant};
use super::super::op::Op;
use super::super::scope::Place;
use super::display::STACK_USE_GUIDELINE;
use super::{Compiled, Compiler};
use crate::syntax::Position;

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a ExprCall, at: Position) -> Compiled {
        self.check_keywords(&call.arguments.keywords)?;
        if self.method_call(call, at)? || self.super_call(call, at)? {
            return Ok(());
        }
        self.expression(&call.func)?;
        self.call_with(0, Some(&call.arguments), at)
    }

    /// `object.method(…)` without stars, which needs no bound method object in between.
    fn method_call(
        &mut self,
        call: &'a ExprCall,
        at: Position,
    ) -> Result<bool, crate::syntax::SourceError> {
        let Expr::Attribute(method) = &*call.func else {
            return Ok(false);
        };
        let arguments = &call.arguments;
        let has_names = usize::from(!arguments.keywords.is_empty());
        if arguments.len() + has_names >= STACK_USE_GUIDELINE || has_star(arguments) {
            return Ok(false);
        }
        self.expression(&method.value)?;
        let name = self.attribute_name(&method.attr);
        let load_at = self.attribute_position(method, self.at(method));
        self.emit(Op::LoadMethod, name, load_at);
        self.positional(arguments)?;
        let call_at = self.attribute_position(method, at);
        let count = arguments.len() as u32;
        if arguments.keywords.is_empty() {
            self.emit(Op::CallMethod, count, call_at);
        } else {
            self.keyword_values(&arguments.keywords, call_at)?;
            self.emit(Op::CallMethodKw, count, call_at);
        }
        Ok(true)
    }

    /// `super()` in a method, compiled as `super(__class__, self)` with the first parameter whatever
    /// its name: so the built-in needs no look into the frame that calls it.
    fn super_call(
        &mut self,
        call: &'a ExprCall,
        at: Position,
    ) -> Result<bool, crate::syntax::SourceError> {
        let Expr::Name(function) = &*call.func else {
            return Ok(false);
        };
        let scope = self.scopes.get(self.unit.scope);
        if function.id.as_str() != "super"
            || !call.arguments.is_empty()
            || self.unit.kind != CodeKind::Function
            || scope.place("super") != Place::GlobalImplicit
            || scope.place("__class__") != Place::Free
            || self.unit.parameters.positional == 0
        {
            return Ok(false);
        }
        self.load_name("super", self.at(function));
        self.load_name("__class__", at);
        let op = if self.unit.is_cell(0) {
            Op::LoadDeref
        } else {
            Op::LoadFast
        };
        self.emit(op, 0, at);
        self.emit(Op::Call, 2, at);
        Ok(true)
    }

    /// With a callable and `pushed` positional arguments on the stack: pushes the others and calls.
    pub(super) fn call_with(
        &mut self,
        pushed: u32,
        arguments: Option<&'a Arguments>,
        at: Position,
    ) -> Compiled {
        let Some(arguments) = arguments else {
            self.emit(Op::Call, pushed, at);
            return Ok(());
        };
        let has_names = usize::from(!arguments.keywords.is_empty());
        let total = arguments.len() + pushed as usize;
        if has_star(arguments) || total + has_names > STACK_USE_GUIDELINE {
            self.tuple_after(pushed, &arguments.args, at)?;
            let has_keywords = !arguments.keywords.is_empty();
            if has_keywords {
                self.keyword_dict(&arguments.keywords, at)?;
            }
            self.emit(Op::CallEx, u32::from(has_keywords), at);
            return Ok(());
        }
        self.positional(arguments)?;
        if arguments.keywords.is_empty() {
            self.emit(Op::Call, total as u32, at);
        } else {
            self.keyword_values(&arguments.keywords, at)?;
            self.emit(Op::CallKw, total as u32, at);
        }
        Ok(())
    }

    /// Pushes the positional arguments of a call.
    fn positional(&mut self, arguments: &'a Arguments) -> Compiled {
        if let [Expr::Generator(generator)] = &*arguments.args
            && !generator.parenthesized
        {
            self.sole_argument = Some(arguments.range);
        }
        arguments
            .args
            .iter()
            .try_for_each(|argument| self.expression(argument))
    }

    /// Pushes the values of keyword arguments, and the tuple of their names.
    fn keyword_values(&mut self, keywords: &'a [Keyword], at: Position) -> Compiled {
        let mut names = Vec::new();
        for keyword in keywords {
            self.expression(&keyword.value)?;
            if let Some(name) = &keyword.arg {
                names.push(Constant::Str(self.mangled(name)));
            }
        }
        self.constant(Constant::Tuple(names), at);
        Ok(())
    }

    /// Pushes a dict of keyword arguments, some of which are `**mappings`.
    fn keyword_dict(&mut self, keywords: &'a [Keyword], at: Position) -> Compiled {
        let mut is_built = false;
        for group in keywords.chunk_by(|a, b| a.arg.is_some() && b.arg.is_some()) {
            let mut pairs = 0;
            for keyword in group {
                if let Some(name) = &keyword.arg {
                    let name = Constant::Str(self.mangled(name));
                    self.constant(name, at);
                    pairs += 1;
                } else if !is_built {
                    self.emit(Op::BuildMap, 0, at);
                    is_built = true;
                }
                self.expression(&keyword.value)?;
            }
            if pairs > 0 {
                self.emit(Op::BuildMap, pairs, at);
            }
            if is_built {
                self.emit(Op::DictMerge, 1, at);
            }
            is_built = true;
        }
        Ok(())
    }

    /// Refuses a keyword that is given twice.
    pub(super) fn check_keywords(&self, keywords: &[Keyword]) -> Compiled {
        let mut seen = std::collections::BTreeSet::new();
        for keyword in keywords {
            let Some(name) = &keyword.arg else {
                continue;
            };
            if name.as_str() == "__debug__" {
                return Err(self.error(keyword.range(), "cannot assign to __debug__"));
            }
            if !seen.insert(name.as_str()) {
                let message = format!("keyword argument repeated: {name}");
                return Err(self.error(keyword.range(), message));
            }
        }
        Ok(())
    }
}

fn has_star(arguments: &Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments
            .keywords
            .iter()
            .any(|keyword| keyword.arg.is_none())
}
