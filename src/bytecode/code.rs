//! Code objects: what the compiler makes of a module, function, class body or comprehension.
//! Immutable and independent of any VM, so every process of a program shares them.

use std::sync::Arc;

use num_bigint::BigInt;

use super::op::Op;
use crate::syntax::Position;

/// One instruction: an operation and its operand. Jump operands are instruction indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instruction {
    /// What to do.
    pub op: Op,
    /// To what; each [`Op`] says what its operand means.
    pub operand: u32,
}

/// A row of the exception table: an exception raised in instructions `start..end` cuts the value
/// stack to `depth`, is pushed, and execution continues at `target`. Rows are ordered innermost
/// first: the first that covers an instruction is the one that handles it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// First instruction no longer covered.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// Height of the frame's value stack (without its locals) before the exception is pushed.
    pub depth: u32,
}

/// A constant, before a VM has made a value of it.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each is the Python constant of that name")]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    Imaginary(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Code(Arc<Code>),
}

/// What kind of block a code object was compiled from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it says")]
pub enum CodeKind {
    Module,
    Function,
    Class,
}

/// A compiled block.
///
/// Slots of a frame are numbered: the parameters (positional, then keyword-only, then `*args`, then
/// `**kwargs`), the other locals, the cell variables that are not parameters, the free variables.
/// A parameter that inner functions capture keeps its slot, which `MakeCell` turns into a cell.
#[derive(Debug, PartialEq)]
pub struct Code {
    /// What kind of block this is.
    pub kind: CodeKind,
    /// `__name__`: `<module>`, the function's or class's name, `<lambda>`, `<listcomp>`, ...
    pub name: String,
    /// `__qualname__`, such as `Account.deposit` or `outer.<locals>.inner`.
    pub qualname: String,
    /// The file's name as tracebacks show it.
    pub file: Arc<str>,
    /// The line the block begins on, counted from 1.
    pub first_line: u32,
    /// The docstring.
    pub doc: Option<String>,
    /// How many parameters can only be given by position.
    pub positional_only: u32,
    /// How many parameters can be given by position, the positional-only ones included.
    pub positional: u32,
    /// How many parameters can only be given by keyword.
    pub keyword_only: u32,
    /// Whether there is a `*args` parameter.
    pub varargs: bool,
    /// Whether there is a `**kwargs` parameter.
    pub varkeywords: bool,
    /// Whether calling it makes a generator.
    pub generator: bool,
    /// Names of all slots, in slot order.
    pub slots: Vec<String>,
    /// How many slots at the end are free variables, filled from the function's closure.
    pub free_count: u32,
    /// Which slots hold cells: those made by `MakeCell`, and the free variables.
    pub cell_slots: Vec<u32>,
    /// Constants, for `LoadConst` and `MakeFunction`.
    pub constants: Vec<Constant>,
    /// Names, for globals, attributes and imports.
    pub names: Vec<String>,
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// Where each instruction comes from; as long as `instructions`.
    pub positions: Vec<Position>,
    /// The exception table.
    pub handlers: Vec<Handler>,
    /// The highest the frame's value stack gets, without its slots.
    pub stack_size: u32,
}
