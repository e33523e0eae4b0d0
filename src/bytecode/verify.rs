//! Proves that a code object cannot make the VM touch anything outside its frame.
//!
//! The VM reads and writes the value stack, slots, constants and names without checking, on the word
//! of this proof: on every path through the code, exception handlers included,
//!
//! - the stack never holds fewer values than an instruction reads, nor more than `stack_size`;
//! - wherever paths meet, they meet with the same height, and a handler's height is below that of every
//!   instruction it covers;
//! - slots, constants, names and jump targets are in range, cells are made before they are used, and
//!   an instruction for cells finds a cell and one for plain locals does not;
//! - control never runs off the end.
//!
//! It reads nothing but the [`Code`] and the table of effects, and knows nothing of how the compiler
//! came to it.

use std::fmt;

use super::code::{Code, CodeKind, Constant, Handler, Instruction};
use super::effect::effect;
use super::op::{BinaryOperator, CompareOperator, INPLACE, Op};

/// Why code is not safe to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyError {
    /// The block the fault is in.
    pub qualname: String,
    /// The instruction at fault.
    pub instruction: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with an instruction, or with the tables around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The tables of the code object contradict each other.
    Tables(&'static str),
    /// The operand means nothing to the operation.
    Operand,
    /// A jump leads out of the code, or in the wrong direction.
    Target,
    /// The instruction reads more values than there are.
    Underflow,
    /// The stack grows beyond its size.
    Overflow,
    /// Two paths meet with different heights.
    Join,
    /// A handler wants more values than an instruction it covers leaves alone.
    Handler,
    /// Execution can run off the end.
    End,
    /// The instruction does not belong in this kind of block, or not at this place.
    Misplaced,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tables(fault) => fault,
            Self::Operand => "operand out of range",
            Self::Target => "jump to a wrong place",
            Self::Underflow => "stack underflow",
            Self::Overflow => "stack overflow",
            Self::Join => "paths meet at different heights",
            Self::Handler => "handler deeper than the code it covers",
            Self::End => "control runs off the end",
            Self::Misplaced => "instruction misplaced",
        })
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} at {}: {}",
            self.qualname, self.instruction, self.fault
        )
    }
}

impl std::error::Error for VerifyError {}

/// Checks `code` and every code object among its constants.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    Verifier::new(code)
        .verify()
        .map_err(|(instruction, fault)| VerifyError {
            qualname: code.qualname.clone(),
            instruction,
            fault,
        })?;
    verify_constants(&code.constants)
}

fn verify_constants(constants: &[Constant]) -> Result<(), VerifyError> {
    for constant in constants {
        match constant {
            Constant::Code(code) => verify(code)?,
            Constant::Tuple(items) | Constant::FrozenSet(items) => verify_constants(items)?,
            _ => {}
        }
    }
    Ok(())
}

fn mark(marks: &mut [bool], index: u32) {
    if let Some(mark) = marks.get_mut(index as usize) {
        *mark = true;
    }
}

/// A fault and the instruction it is at.
type Checked<T> = Result<T, (usize, Fault)>;

struct Verifier<'a> {
    code: &'a Code,
    /// For each slot, whether it holds a cell.
    cells: Vec<bool>,
    /// For each instruction, whether a jump or a handler leads to it.
    targets: Vec<bool>,
    /// For each instruction, the row of the exception table that covers it.
    covering: Vec<Option<Handler>>,
    /// The height of the stack before each instruction, once a path has reached it.
    heights: Vec<Option<i64>>,
    /// Instructions reached whose successors are still to be looked at.
    pending: Vec<usize>,
}

impl<'a> Verifier<'a> {
    fn new(code: &'a Code) -> Self {
        let count = code.instructions.len();
        let mut cells = vec![false; code.slots.len()];
        for slot in &code.cell_slots {
            mark(&mut cells, *slot);
        }
        let mut targets = vec![false; count];
        let mut covering = vec![None; count];
        for instruction in &code.instructions {
            if effect(*instruction).jump.is_some() {
                mark(&mut targets, instruction.operand);
            }
        }
        // The first row that covers an instruction counts, so the last is laid down first.
        for handler in code.handlers.iter().rev() {
            mark(&mut targets, handler.target);
            let range = handler.start as usize..handler.end as usize;
            if let Some(covered) = covering.get_mut(range) {
                covered.fill(Some(*handler));
            }
        }
        Self {
            code,
            cells,
            targets,
            covering,
            heights: vec![None; count],
            pending: Vec::new(),
        }
    }

    fn is_cell(&self, slot: u32) -> bool {
        self.cells.get(slot as usize) == Some(&true)
    }

    fn is_target(&self, index: usize) -> bool {
        self.targets.get(index) == Some(&true)
    }

    fn verify(mut self) -> Checked<()> {
        self.tables()?;
        self.prologue()?;
        for (index, instruction) in self.code.instructions.iter().enumerate() {
            self.operand(index, *instruction)?;
        }
        self.reach(0, 0, 0)?;
        while let Some(index) = self.pending.pop() {
            self.step(index)?;
        }
        Ok(())
    }

    /// Checks what does not depend on any path.
    fn tables(&self) -> Checked<()> {
        let code = self.code;
        let fault = |what| Err((0, Fault::Tables(what)));
        let count = code.instructions.len();
        if count == 0 || count > u32::MAX as usize {
            return fault("no instructions, or too many");
        }
        if code.positions.len() != count {
            return fault("not one position for each instruction");
        }
        let slots = code.slots.len() as u64;
        let parameters = u64::from(code.positional)
            + u64::from(code.keyword_only)
            + u64::from(code.varargs)
            + u64::from(code.varkeywords);
        if code.positional_only > code.positional || parameters + u64::from(code.free_count) > slots
        {
            return fault("fewer slots than parameters and free variables");
        }
        if code.cell_slots.iter().any(|&slot| u64::from(slot) >= slots) {
            return fault("a cell outside the slots");
        }
        let first_free = slots - u64::from(code.free_count);
        if (first_free..slots).any(|slot| !self.is_cell(slot as u32)) {
            return fault("a free variable that is not a cell");
        }
        for handler in &code.handlers {
            let in_range = handler.start < handler.end
                && handler.end as usize <= count
                && (handler.target as usize) < count;
            if !in_range {
                return fault("an exception handler outside the code");
            }
        }
        Ok(())
    }

    /// Checks that the code begins by making its cells, all of them and once, and nowhere else: from
    /// then on a cell slot always holds a cell.
    fn prologue(&self) -> Checked<()> {
        let code = self.code;
        let first_free = code.slots.len().saturating_sub(code.free_count as usize);
        let mut wanted = self.cells.clone();
        wanted.truncate(first_free);
        let mut free_wanted = code.free_count > 0;
        let mut in_prologue = true;
        for (index, instruction) in code.instructions.iter().enumerate() {
            let at_place = match instruction.op {
                Op::ReturnGenerator => index == 0 && code.generator,
                Op::CopyFreeVars => {
                    in_prologue
                        && std::mem::take(&mut free_wanted)
                        && instruction.operand == code.free_count
                }
                Op::MakeCell => {
                    let made = wanted.get_mut(instruction.operand as usize);
                    in_prologue && made.is_some_and(std::mem::take)
                }
                _ => {
                    in_prologue = false;
                    continue;
                }
            };
            if !at_place {
                return Err((index, Fault::Misplaced));
            }
            // A jump back into the prologue would make cells of cells.
            let is_covered = matches!(self.covering.get(index), Some(Some(_)));
            if is_covered || self.is_target(index) {
                return Err((index, Fault::Misplaced));
            }
        }
        let starts_generator =
            code.instructions.first().map(|first| first.op) == Some(Op::ReturnGenerator);
        if wanted.contains(&true) || free_wanted || starts_generator != code.generator {
            return Err((0, Fault::Tables("cells or generator not set up")));
        }
        Ok(())
    }

    /// Checks that the operand of an instruction is in range and that it belongs into this block.
    fn operand(&self, index: usize, instruction: Instruction) -> Checked<()> {
        let code = self.code;
        let operand = instruction.operand;
        let is_slot = (operand as usize) < code.slots.len();
        let is_cell = self.is_cell(operand);
        let is_name = (operand as usize) < code.names.len();
        let in_range = match instruction.op {
            Op::LoadConst => (operand as usize) < code.constants.len(),
            Op::LoadFast | Op::StoreFast | Op::DeleteFast => is_slot && !is_cell,
            Op::LoadClosure
            | Op::LoadDeref
            | Op::LoadClassDeref
            | Op::StoreDeref
            | Op::DeleteDeref => is_slot && is_cell,
            Op::LoadGlobal
            | Op::StoreGlobal
            | Op::DeleteGlobal
            | Op::LoadName
            | Op::StoreName
            | Op::DeleteName
            | Op::LoadAttr
            | Op::StoreAttr
            | Op::DeleteAttr
            | Op::LoadMethod
            | Op::ImportName
            | Op::ImportFrom => is_name,
            Op::Copy | Op::Swap => operand >= 1,
            Op::ListAppend
            | Op::SetAdd
            | Op::MapAdd
            | Op::ListExtend
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge => operand >= 1,
            Op::BuildSlice => operand == 2 || operand == 3,
            Op::Binary => {
                let operator = operand & !INPLACE;
                operator <= BinaryOperator::Xor as u32
            }
            Op::Compare => operand <= CompareOperator::GreaterEqual as u32,
            Op::Is | Op::Contains | Op::CallEx => operand <= 1,
            Op::FormatValue => operand <= 8,
            Op::MakeFunction => operand & !0b1111 == 0,
            Op::Raise => operand <= 2,
            Op::UnpackEx => operand < 1 << 31,
            _ => true,
        };
        if !in_range {
            return Err((index, Fault::Operand));
        }
        let target = operand as usize;
        let direction = match instruction.op {
            Op::JumpBackward => target <= index,
            Op::Jump
            | Op::PopJumpIfFalse
            | Op::PopJumpIfTrue
            | Op::JumpIfFalseOrPop
            | Op::JumpIfTrueOrPop
            | Op::ForIter
            | Op::Send => target > index && target < code.instructions.len(),
            _ => true,
        };
        if !direction {
            return Err((index, Fault::Target));
        }
        let placed = match instruction.op {
            Op::LoadName | Op::StoreName | Op::DeleteName | Op::LoadClassDeref => {
                code.kind == CodeKind::Class
            }
            Op::Yield | Op::Send => code.generator,
            Op::MakeFunction => self.makes_function_of_code(index),
            _ => true,
        };
        if !placed {
            return Err((index, Fault::Misplaced));
        }
        Ok(())
    }

    /// Whether the instruction before a `MakeFunction` pushes a code object, with no way in between,
    /// whose free variables the function brings along.
    fn makes_function_of_code(&self, index: usize) -> bool {
        let code = self.code;
        let before = index.checked_sub(1).and_then(|i| code.instructions.get(i));
        let Some(Instruction {
            op: Op::LoadConst,
            operand,
        }) = before
        else {
            return false;
        };
        let Some(Constant::Code(made)) = code.constants.get(*operand as usize) else {
            return false;
        };
        let has_closure = code
            .instructions
            .get(index)
            .is_some_and(|make| make.operand & 8 != 0);
        has_closure == (made.free_count > 0)
            && !self.is_target(index)
            && (!has_closure || self.builds_closure(index - 1, made.free_count))
    }

    /// Whether the instructions before `index` push `count` cells and make a tuple of them.
    fn builds_closure(&self, index: usize, count: u32) -> bool {
        let Some(build) = index.checked_sub(1) else {
            return false;
        };
        let Some(first) = build.checked_sub(count as usize) else {
            return false;
        };
        let code = self.code;
        let loads = code.instructions.get(first..build).unwrap_or_default();

        code.instructions.get(build).is_some_and(|instruction| {
            instruction.op == Op::BuildTuple && instruction.operand == count
        }) && loads.iter().all(|load| load.op == Op::LoadClosure)
            && !(first + 1..=index).any(|inside| self.is_target(inside))
    }

    /// Follows the instruction at `index` to everywhere it can lead.
    fn step(&mut self, index: usize) -> Checked<()> {
        let (Some(&instruction), Some(&Some(height))) =
            (self.code.instructions.get(index), self.heights.get(index))
        else {
            return Err((index, Fault::End));
        };
        let effect = effect(instruction);
        if height < effect.needs {
            return Err((index, Fault::Underflow));
        }
        if let Some(&Some(handler)) = self.covering.get(index) {
            let depth = i64::from(handler.depth);
            // An instruction may raise after it has taken its operands off.
            if height - effect.pops < depth {
                return Err((index, Fault::Handler));
            }
            self.reach(index, handler.target as usize, depth + 1)?;
        }
        if let Some(change) = effect.jump {
            self.reach(index, instruction.operand as usize, height + change)?;
        }
        if let Some(change) = effect.next {
            self.reach(index, index + 1, height + change)?;
        }
        Ok(())
    }

    /// Notes that `from` leads to `to` with the stack at `height`.
    fn reach(&mut self, from: usize, to: usize, height: i64) -> Checked<()> {
        if height < 0 {
            return Err((from, Fault::Underflow));
        }
        if height > i64::from(self.code.stack_size) {
            return Err((from, Fault::Overflow));
        }
        match self.heights.get_mut(to) {
            None => Err((from, Fault::End)),
            Some(Some(known)) if *known == height => Ok(()),
            Some(Some(_)) => Err((to, Fault::Join)),
            Some(unknown) => {
                *unknown = Some(height);
                self.pending.push(to);
                Ok(())
            }
        }
    }
}
