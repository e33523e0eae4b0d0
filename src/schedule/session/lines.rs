//! The bytecode of a line of the program, with the threads that stand in it.

use std::sync::Arc;

use super::moment::{ListedInstruction, Listing};
use super::stepping::Session;
use super::touch::may_touch;
use crate::bytecode::{Code, Constant, meaning, op_name};

impl Session {
    /// The instructions of a line: those of the code that `thread` is in when it stands there, otherwise
    /// of the first code that has any on this line.
    pub fn listing(&mut self, line: u32, thread: u32) -> Option<Listing> {
        let places = self.places();
        let standing = places.iter().find(|place| place.thread == thread);
        let standing = standing.filter(|place| has_line(&place.code, line));
        let code = match standing {
            Some(place) => Arc::clone(&place.code),
            None => code_on(&self.program().code, line)?,
        };
        let assigned = self.assigned();
        let instructions = code.instructions.iter().zip(&code.positions).enumerate();
        let on_line = instructions.filter(|(_, (_, position))| position.line == line);
        let listed = on_line.map(|(offset, (&instruction, _))| {
            let operand = meaning(&code, instruction).unwrap_or_default();
            let here = places.iter().filter(|place| {
                Arc::ptr_eq(&place.code, &code) && place.instruction as usize == offset
            });
            ListedInstruction {
                offset: offset as u32,
                name: op_name(instruction.op),
                shared: may_touch(instruction.op, &operand, assigned),
                operand,
                threads: here.map(|place| place.thread).collect(),
            }
        });
        let instructions = listed.collect();
        let text = self.program().source.lines().nth(line as usize - 1);
        Some(Listing {
            line,
            text: text.unwrap_or_default().trim().to_owned(),
            function: code.name.clone(),
            instructions,
        })
    }
}

/// Where in the program's own code a thread stands.
pub(super) struct Place {
    pub thread: u32,
    pub code: Arc<Code>,
    /// The instruction it executes next or, while it is in a call, that of the call.
    pub instruction: u32,
}

fn has_line(code: &Code, line: u32) -> bool {
    code.positions.iter().any(|position| position.line == line)
}

/// The innermost code of the program that has instructions on a line, the first of several.
fn code_on(code: &Arc<Code>, line: u32) -> Option<Arc<Code>> {
    let inner = code.constants.iter().find_map(|constant| match constant {
        Constant::Code(inner) => code_on(inner, line),
        _ => None,
    });
    inner.or_else(|| has_line(code, line).then(|| Arc::clone(code)))
}
