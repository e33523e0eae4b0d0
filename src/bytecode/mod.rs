//! Code objects: what they are made of, the compiler that makes them, the check that they are safe to
//! run, and their listing.
//!
//! It may know the syntax trees it compiles. It must never know who runs the code: no values, no heap,
//! no threads. Code is immutable and belongs to no VM, so all processes of a program share it.

mod builder;
mod code;
mod compiler;
mod effect;
mod listing;
mod op;
mod scope;
#[cfg(test)]
mod tests;
mod verify;

pub use crate::syntax::Position;
pub use code::{Code, CodeKind, Constant, Handler, Instruction};
pub use compiler::{compile, compile_expression};
pub(crate) use effect::effect;
pub use listing::{listing, meaning, op_name};
pub use op::{BinaryOperator, CompareOperator, INPLACE, Op};
pub use verify::{Fault, VerifyError, verify};
