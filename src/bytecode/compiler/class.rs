//! Classes. A class body is a code object that runs once and leaves its names in a namespace.

use ruff_python_ast::StmtClassDef;

use super::super::code::{CodeKind, Constant};
use super::super::op::Op;
use super::super::scope::ScopeKind;
use super::{Compiled, Compiler};
use crate::syntax::Position;

impl<'a> Compiler<'a> {
    pub(super) fn class(&mut self, class: &'a StmtClassDef) -> Compiled {
        let at = self.definition_position(class, &class.decorator_list);
        self.decorators(&class.decorator_list)?;
        let first_line = self.first_line(&class.decorator_list, at);
        let unit = self.child(
            self.scopes.of_node(class.range, ScopeKind::Class),
            CodeKind::Class,
            class.name.to_string(),
            first_line,
        );
        let code = self.nested(unit, |compiler| compiler.class_body(class, first_line))?;
        self.emit(Op::LoadBuildClass, 0, at);
        self.make_function(code, 0, at);
        self.constant(Constant::Str(class.name.to_string()), at);
        if let Some(arguments) = &class.arguments {
            self.check_keywords(&arguments.keywords)?;
        }
        self.call_with(2, class.arguments.as_deref(), at)?;
        self.apply_decorators(&class.decorator_list);
        self.store_name(&class.name, at);
        Ok(())
    }

    fn class_body(&mut self, class: &'a StmtClassDef, first_line: u32) -> Compiled {
        let start = Position {
            line: first_line,
            end_line: first_line,
            ..Position::default()
        };
        let name = self.unit.code.name("__name__");
        self.emit(Op::LoadGlobal, name, start);
        self.store_in_namespace("__module__", start);
        let qualname = Constant::Str(self.unit.qualname.clone());
        self.constant(qualname, start);
        self.store_in_namespace("__qualname__", start);
        let body = self.docstring(&class.body);
        if let Some(doc) = self.unit.doc.clone() {
            self.constant(Constant::Str(doc), start);
            self.store_in_namespace("__doc__", start);
        }
        self.begin_annotations(body, start);
        self.body(body)?;
        // The builder of classes puts the finished class into this cell, for `super()`.
        if self.scopes.get(self.unit.scope).needs_class_cell
            && let Some(slot) = self.unit.slot_of("__class__")
        {
            self.emit(Op::LoadClosure, slot, start);
            self.store_in_namespace("__classcell__", start);
        }
        self.implicit_return();
        Ok(())
    }

    fn store_in_namespace(&mut self, name: &str, at: Position) {
        let name = self.unit.code.name(name);
        self.emit(Op::StoreName, name, at);
    }
}
