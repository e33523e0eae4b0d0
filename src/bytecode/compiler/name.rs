//! Loading, storing and deleting names, wherever they live.

use super::super::code::CodeKind;
use super::super::op::Op;
use super::super::scope::{Place, mangle};
use super::Compiler;
use crate::syntax::Position;

/// What is done to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Load,
    Store,
    Delete,
}

impl Compiler<'_> {
    pub(super) fn load_name(&mut self, name: &str, at: Position) {
        self.access(name, Access::Load, at);
    }

    pub(super) fn store_name(&mut self, name: &str, at: Position) {
        self.access(name, Access::Store, at);
    }

    pub(super) fn delete_name(&mut self, name: &str, at: Position) {
        self.access(name, Access::Delete, at);
    }

    /// `name` as it is called inside the class that is being compiled, if any.
    pub(super) fn mangled(&self, name: &str) -> String {
        let scope = self.scopes.get(self.unit.scope);
        mangle(scope.class_name.as_deref(), name).into_owned()
    }

    /// The index of an attribute's name.
    pub(super) fn attribute_name(&mut self, name: &str) -> u32 {
        let mangled = self.mangled(name);
        self.unit.code.name(&mangled)
    }

    fn access(&mut self, name: &str, access: Access, at: Position) {
        let name = self.mangled(name);
        let place = self.scopes.get(self.unit.scope).place(&name);
        let is_class = self.unit.kind == CodeKind::Class;
        let slot = match (self.unit.kind, place) {
            (CodeKind::Module, _) | (_, Place::GlobalExplicit | Place::GlobalImplicit) => None,
            // A class keeps its own names in its namespace.
            (CodeKind::Class, Place::Local) => None,
            (CodeKind::Function, _) | (CodeKind::Class, _) => self.unit.slot_of(&name),
        };
        let (op, operand) = match slot {
            Some(slot) if self.unit.is_cell(slot) => {
                let op = match access {
                    Access::Load if is_class => Op::LoadClassDeref,
                    Access::Load => Op::LoadDeref,
                    Access::Store => Op::StoreDeref,
                    Access::Delete => Op::DeleteDeref,
                };
                (op, slot)
            }
            Some(slot) => {
                let op = match access {
                    Access::Load => Op::LoadFast,
                    Access::Store => Op::StoreFast,
                    Access::Delete => Op::DeleteFast,
                };
                (op, slot)
            }
            None if is_class && place != Place::GlobalExplicit => {
                let op = match access {
                    Access::Load => Op::LoadName,
                    Access::Store => Op::StoreName,
                    Access::Delete => Op::DeleteName,
                };
                (op, self.unit.code.name(&name))
            }
            None => {
                let op = match access {
                    Access::Load => Op::LoadGlobal,
                    Access::Store => Op::StoreGlobal,
                    Access::Delete => Op::DeleteGlobal,
                };
                (op, self.unit.code.name(&name))
            }
        };
        self.emit(op, operand, at);
    }
}
