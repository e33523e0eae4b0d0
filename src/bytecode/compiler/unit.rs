//! A unit: one code object while it is being compiled.

use std::collections::{HashMap, HashSet};

use ruff_python_ast::Stmt;

use super::super::builder::{Builder, HandlerId, Label};
use super::super::code::{Code, CodeKind};
use super::super::op::Op;
use super::super::scope::{Place, Scopes, Uses};
use crate::syntax::{Module, Position};

/// What a `return`, `break` or `continue` has to undo on its way out, innermost last.
#[derive(Debug, Clone, Copy)]
pub(super) enum Block<'a> {
    /// A loop. A `for` has its iterator on the stack.
    Loop {
        start: Label,
        end: Label,
        has_iterator: bool,
    },
    /// The body of a `try` with handlers.
    Try { outer: Option<HandlerId> },
    /// The body of a `try` with a `finally`.
    FinallyTry {
        body: &'a [Stmt],
        outer: Option<HandlerId>,
    },
    /// The `finally` while an exception is on its way: the stack holds the previous one and it.
    FinallyEnd { outer: Option<HandlerId> },
    /// The body of a `with`: the stack holds the exit function.
    With {
        position: Position,
        outer: Option<HandlerId>,
    },
    /// The body of an `except`: the stack holds the previous exception.
    Handler {
        name: Option<&'a str>,
        outer: Option<HandlerId>,
        position: Position,
    },
    /// The body of an `except*`, which nothing but an exception leaves early.
    Star,
    /// A return value below which something is being undone.
    Value,
}

/// How the parameters of a function can be given.
#[derive(Debug, Default)]
pub(super) struct ParameterCounts {
    pub positional_only: u32,
    pub positional: u32,
    pub keyword_only: u32,
    pub varargs: bool,
    pub varkeywords: bool,
}

/// A code object being compiled.
pub(super) struct Unit<'a> {
    pub code: Builder,
    pub scope: usize,
    pub kind: CodeKind,
    pub name: String,
    pub qualname: String,
    pub doc: Option<String>,
    pub first_line: u32,
    pub parameters: ParameterCounts,
    pub blocks: Vec<Block<'a>>,
    /// Where the last instruction comes from, for the implicit return behind it.
    pub last_position: Position,
    generator: bool,
    slots: Vec<String>,
    slot_indexes: HashMap<String, u32>,
    cell_slots: HashSet<u32>,
    free_count: u32,
}

impl<'a> Unit<'a> {
    /// The unit of block `index`, its prologue already emitted.
    pub fn new(
        scopes: &Scopes,
        index: usize,
        kind: CodeKind,
        name: String,
        first_line: u32,
    ) -> Self {
        let scope = scopes.get(index);
        let start = Position {
            line: first_line,
            end_line: first_line,
            ..Position::default()
        };
        let mut unit = Self {
            code: Builder::new(),
            scope: index,
            kind,
            qualname: name.clone(),
            name,
            doc: None,
            first_line,
            parameters: ParameterCounts::default(),
            blocks: Vec::new(),
            last_position: start,
            generator: kind == CodeKind::Function && scope.generator,
            slots: Vec::new(),
            slot_indexes: HashMap::new(),
            cell_slots: HashSet::new(),
            free_count: 0,
        };
        if kind == CodeKind::Function {
            let named = scope.names.iter().filter_map(|name| {
                let symbol = scope.symbols.get(name)?;
                Some((name, symbol))
            });
            let is_parameter = |uses: Uses| uses.has(Uses::PARAMETER);
            for (name, _) in named.clone().filter(|(_, s)| is_parameter(s.uses)) {
                unit.slot(name);
            }
            let locals = named.filter(|(_, s)| !is_parameter(s.uses) && s.place == Place::Local);
            for (name, _) in locals {
                unit.slot(name);
            }
        }
        for name in scope.cells() {
            let slot = unit.slot(&name);
            unit.cell_slots.insert(slot);
        }
        let made = sorted(&unit.cell_slots);
        for name in scope.frees() {
            let slot = unit.slots.len() as u32;
            unit.slots.push(name.clone());
            unit.slot_indexes.entry(name).or_insert(slot);
            unit.cell_slots.insert(slot);
            unit.free_count += 1;
        }
        if unit.generator {
            unit.code.emit(Op::ReturnGenerator, 0, start);
        }
        if unit.free_count > 0 {
            unit.code.emit(Op::CopyFreeVars, unit.free_count, start);
        }
        for slot in made {
            unit.code.emit(Op::MakeCell, slot, start);
        }
        unit
    }

    /// The slot of `name`, a new one if it has none.
    fn slot(&mut self, name: &str) -> u32 {
        if let Some(&slot) = self.slot_indexes.get(name) {
            return slot;
        }
        let slot = self.slots.len() as u32;
        self.slots.push(name.to_owned());
        self.slot_indexes.insert(name.to_owned(), slot);
        slot
    }

    /// The slot that `name` lives in.
    pub fn slot_of(&self, name: &str) -> Option<u32> {
        self.slot_indexes.get(name).copied()
    }

    /// Whether a slot holds a cell.
    pub fn is_cell(&self, slot: u32) -> bool {
        self.cell_slots.contains(&slot)
    }

    /// The finished code object.
    pub fn finish(self, module: &Module) -> Code {
        let assembled = self.code.assemble();
        Code {
            kind: self.kind,
            name: self.name,
            qualname: self.qualname,
            file: module.file().clone(),
            first_line: self.first_line,
            doc: self.doc,
            positional_only: self.parameters.positional_only,
            positional: self.parameters.positional,
            keyword_only: self.parameters.keyword_only,
            varargs: self.parameters.varargs,
            varkeywords: self.parameters.varkeywords,
            generator: self.generator,
            slots: self.slots,
            free_count: self.free_count,
            cell_slots: sorted(&self.cell_slots),
            constants: assembled.constants,
            names: assembled.names,
            instructions: assembled.instructions,
            positions: assembled.positions,
            handlers: assembled.handlers,
            stack_size: assembled.stack_size,
        }
    }
}

/// The names a code object needs cells for from the block that makes a function of it.
pub(super) fn free_names(code: &Code) -> &[String] {
    let own = code.slots.len().saturating_sub(code.free_count as usize);
    code.slots.get(own..).unwrap_or_default()
}

/// Slots in their order, so that the same text always gives the same code.
fn sorted(slots: &HashSet<u32>) -> Vec<u32> {
    let mut slots: Vec<u32> = slots.iter().copied().collect();
    slots.sort_unstable();
    slots
}
