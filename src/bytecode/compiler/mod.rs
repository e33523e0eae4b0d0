//! From syntax tree to code objects, a file per kind of construct.
//!
//! The shapes of the code follow CPython 3.11's compiler, because they show: one instruction is one
//! step of a schedule, and the position of each is what a traceback marks. The depth of the tree is
//! bounded when it is parsed, so the compiler may recurse over it.

mod annotation;
mod assignment;
mod call;
mod class;
mod comprehension;
mod constant;
mod control;
mod display;
mod exception;
mod expression;
mod format;
mod function;
mod groups;
mod import;
mod name;
mod pattern;
mod statement;
mod unit;

use std::sync::Arc;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use self::unit::{Block, Unit};
use super::code::{Code, CodeKind, Constant};
use super::op::Op;
use super::scope::{self, Scopes};
use crate::syntax::{Module, Position, SourceError};

/// CPython's limit on blocks inside one another in one function.
const MAX_BLOCKS: usize = 20;
/// How many statements may be compiled, besides one for each byte of source. A `finally` is compiled
/// once for every way out of its `try`, so nested ones can multiply.
const MAX_REPEATED_STATEMENTS: usize = 100_000;

pub(super) use annotation::are_text as annotations_are_text;

/// What compiling a construct gives: nothing but instructions in the current unit.
type Compiled = Result<(), SourceError>;

/// Compiles a module.
pub fn compile(module: &Module) -> Result<Arc<Code>, SourceError> {
    compile_as(module, false)
}

/// Compiles a module that is one expression; running it gives its value.
pub fn compile_expression(module: &Module) -> Result<Arc<Code>, SourceError> {
    compile_as(module, true)
}

fn compile_as(module: &Module, expression: bool) -> Result<Arc<Code>, SourceError> {
    let scopes = scope::build(module)?;
    let name = "<module>".to_owned();
    let unit = Unit::new(&scopes, Scopes::MODULE, CodeKind::Module, name, 1);
    let mut compiler = Compiler {
        module,
        scopes: &scopes,
        unit,
        outer: Vec::new(),
        sole_argument: None,
        statements_left: MAX_REPEATED_STATEMENTS + module.source().len(),
        text_annotations: annotation::are_text(module),
    };
    if expression {
        compiler.only_expression()?;
    } else {
        compiler.module()?;
    }
    Ok(Arc::new(compiler.unit.finish(module)))
}

/// The state of a compilation: the unit being compiled and the ones around it.
struct Compiler<'a> {
    module: &'a Module,
    scopes: &'a Scopes,
    unit: Unit<'a>,
    outer: Vec<Unit<'a>>,
    /// The parentheses around the only argument of a call, when that is a bare generator expression.
    sole_argument: Option<TextRange>,
    /// How many more statements may be compiled.
    statements_left: usize,
    /// Whether annotations are kept as text instead of being evaluated.
    text_annotations: bool,
}

impl<'a> Compiler<'a> {
    fn module(&mut self) -> Compiled {
        let start = Position {
            line: 1,
            end_line: 1,
            ..Position::default()
        };
        let body = self.docstring(self.module.body());
        let body = self.future_imports(body)?;
        if let Some(doc) = self.unit.doc.clone() {
            self.constant(Constant::Str(doc), start);
            let name = self.unit.code.name("__doc__");
            self.emit(Op::StoreGlobal, name, start);
        }
        self.begin_annotations(body, start);
        self.body(body)?;
        self.implicit_return();
        Ok(())
    }

    fn only_expression(&mut self) -> Compiled {
        match self.module.body() {
            [Stmt::Expr(only)] => {
                self.expression(&only.value)?;
                self.emit(Op::Return, 0, self.at(only));
                Ok(())
            }
            [first, ..] => Err(self.error(first.range(), "invalid syntax")),
            [] => Err(self.error(TextRange::default(), "invalid syntax")),
        }
    }

    /// Takes the docstring off a body, if it begins with one.
    fn docstring(&mut self, body: &'a [Stmt]) -> &'a [Stmt] {
        if let Some((Stmt::Expr(first), rest)) = body.split_first()
            && let Expr::StringLiteral(text) = &*first.value
        {
            self.unit.doc = Some(text.value.to_str().to_owned());
            return rest;
        }
        body
    }

    /// Compiles a block of its own between `enter` and the `Code` this returns.
    fn nested(
        &mut self,
        unit: Unit<'a>,
        compile: impl FnOnce(&mut Self) -> Compiled,
    ) -> Result<Arc<Code>, SourceError> {
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        let compiled = compile(self);
        let unit = match self.outer.pop() {
            Some(outer) => std::mem::replace(&mut self.unit, outer),
            // Pushed three lines above.
            None => return Err(self.error(TextRange::default(), "unbalanced blocks")),
        };
        compiled?;
        Ok(Arc::new(unit.finish(self.module)))
    }

    /// The end of every block: `return None`, when it can be reached.
    fn implicit_return(&mut self) {
        let end = self.unit.last_position;
        self.constant(Constant::None, end);
        self.emit(Op::Return, 0, end);
    }

    fn emit(&mut self, op: Op, operand: u32, position: Position) {
        self.unit.last_position = position;
        self.unit.code.emit(op, operand, position);
    }

    fn at(&self, node: &impl Ranged) -> Position {
        self.module.position(node.range())
    }

    fn error(&self, range: TextRange, message: impl Into<String>) -> SourceError {
        self.module.syntax_error(range, message)
    }

    /// Enters a loop, handler, `with` or `finally`, which a way out has to undo.
    fn push_block(&mut self, block: Block<'a>, node: &impl Ranged) -> Compiled {
        if self.unit.blocks.len() >= MAX_BLOCKS {
            return Err(self.error(node.range(), "too many statically nested blocks"));
        }
        self.unit.blocks.push(block);
        Ok(())
    }

    fn pop_block(&mut self) {
        self.unit.blocks.pop();
    }
}
