//! Imports.

use ruff_python_ast::{Stmt, StmtImport, StmtImportFrom};
use ruff_text_size::{Ranged, TextRange};

use super::super::code::Constant;
use super::super::op::Op;
use super::{Compiled, Compiler};
use crate::syntax::SourceError;

/// The features of `__future__`. All those that change anything are the rule here already, or concern
/// annotations, which are not evaluated.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, statement: &'a StmtImport) -> Compiled {
        let at = self.at(statement);
        for alias in &statement.names {
            self.constant(Constant::Int(0), at);
            self.constant(Constant::None, at);
            let name = self.unit.code.name(&alias.name);
            self.emit(Op::ImportName, name, at);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            let Some(target) = &alias.asname else {
                self.store_name(first, at);
                continue;
            };
            // `import a.b.c as d` binds the innermost module.
            let inner: Vec<&str> = parts.collect();
            for part in inner {
                let part = self.unit.code.name(part);
                self.emit(Op::ImportFrom, part, at);
                self.emit(Op::Swap, 2, at);
                self.emit(Op::PopTop, 0, at);
            }
            self.store_name(target, at);
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, statement: &'a StmtImportFrom) -> Compiled {
        let module = statement.module.as_ref().map_or("", |name| name.as_str());
        if module == "__future__" && statement.level == 0 {
            let message = "from __future__ imports must occur at the beginning of the file";
            return Err(self.error(statement.range, message));
        }
        let at = self.at(statement);
        self.constant(Constant::Int(i64::from(statement.level)), at);
        let names = statement.names.iter();
        let names = names.map(|alias| Constant::Str(alias.name.to_string()));
        self.constant(Constant::Tuple(names.collect()), at);
        let name = self.unit.code.name(module);
        self.emit(Op::ImportName, name, at);
        if statement.names.iter().any(|alias| &alias.name == "*") {
            self.emit(Op::ImportStar, 0, at);
            return Ok(());
        }
        for alias in &statement.names {
            let name = self.unit.code.name(&alias.name);
            self.emit(Op::ImportFrom, name, at);
            let target = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(target, at);
        }
        self.emit(Op::PopTop, 0, at);
        Ok(())
    }

    /// Takes the `from __future__` imports off the beginning of a module.
    pub(super) fn future_imports(&self, body: &'a [Stmt]) -> Result<&'a [Stmt], SourceError> {
        let mut rest = body;
        while let Some((Stmt::ImportFrom(import), behind)) = rest.split_first()
            && import.module.as_ref().is_some_and(|m| m == "__future__")
            && import.level == 0
        {
            let start = TextRange::empty(import.start());
            for alias in &import.names {
                let feature = alias.name.as_str();
                if feature == "braces" {
                    return Err(self.error(start, "not a chance"));
                }
                if !FEATURES.contains(&feature) {
                    let message = format!("future feature {feature} is not defined");
                    return Err(self.error(start, message));
                }
            }
            rest = behind;
        }
        Ok(rest)
    }
}
