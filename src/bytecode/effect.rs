//! What each instruction does to the height of the value stack.
//!
//! The compiler tracks heights with it while it emits, and the verifier proves them with it
//! afterwards, so the table is the one place where an operation's reach into the stack is written.

use super::code::Instruction;
use super::op::Op;

/// The effect of an instruction on the height of the value stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    /// How many values must be there before: the deepest one it reads.
    pub needs: i64,
    /// How many values it takes off, which are gone when it raises.
    pub pops: i64,
    /// The change of height when execution continues at the next instruction, if it can.
    pub next: Option<i64>,
    /// The change of height when execution continues at the operand, if it can.
    pub jump: Option<i64>,
}

impl Effect {
    /// Reads `needs` values deep, but takes off only `pops`, and leaves `pushes` in their place.
    const fn peek(needs: i64, pops: i64, pushes: i64) -> Self {
        Self {
            needs,
            pops,
            next: Some(pushes - pops),
            jump: None,
        }
    }

    /// Takes `pops` values off the top and leaves `pushes` in their place.
    const fn replace(pops: i64, pushes: i64) -> Self {
        Self::peek(pops, pops, pushes)
    }

    /// Takes `pops` values off, changes the height by `next` or jumps and changes it by `jump`.
    const fn branch(pops: i64, next: i64, jump: i64) -> Self {
        Self {
            needs: pops,
            pops,
            next: Some(next),
            jump: Some(jump),
        }
    }

    /// Takes `pops` values off and leaves the block.
    const fn last(pops: i64) -> Self {
        Self {
            needs: pops,
            pops,
            next: None,
            jump: None,
        }
    }

    const fn jump() -> Self {
        Self {
            needs: 0,
            pops: 0,
            next: None,
            jump: Some(0),
        }
    }
}

/// The effect of `instruction`. Operands are taken at their word: whether they are in range is for the
/// verifier to say.
pub(crate) fn effect(instruction: Instruction) -> Effect {
    let count = i64::from(instruction.operand);
    match instruction.op {
        Op::Nop
        | Op::DeleteFast
        | Op::DeleteGlobal
        | Op::DeleteName
        | Op::MakeCell
        | Op::CopyFreeVars
        | Op::DeleteDeref
        | Op::ReturnGenerator => Effect::replace(0, 0),
        Op::LoadConst
        | Op::LoadFast
        | Op::LoadGlobal
        | Op::LoadName
        | Op::LoadClosure
        | Op::LoadDeref
        | Op::LoadClassDeref
        | Op::LoadBuildClass
        | Op::LoadAssertionError => Effect::replace(0, 1),
        Op::PopTop
        | Op::StoreFast
        | Op::StoreGlobal
        | Op::StoreName
        | Op::StoreDeref
        | Op::DeleteAttr
        | Op::PopExcept
        | Op::ImportStar => Effect::replace(1, 0),
        Op::StoreAttr | Op::DeleteSubscript => Effect::replace(2, 0),
        Op::StoreSubscript => Effect::replace(3, 0),
        Op::Copy => Effect::peek(count, 0, 1),
        Op::Swap => Effect::peek(count, 0, 0),
        Op::LoadAttr
        | Op::Negative
        | Op::Positive
        | Op::Invert
        | Op::Not
        | Op::ListToTuple
        | Op::GetIter
        | Op::Yield
        | Op::GetYieldFromIter => Effect::replace(1, 1),
        Op::ImportFrom | Op::GetLength | Op::MatchSequence | Op::MatchMapping => {
            Effect::peek(1, 0, 1)
        }
        Op::MatchKeys => Effect::peek(2, 0, 1),
        Op::MatchClass => Effect::replace(3, 1),
        Op::LoadMethod | Op::BeforeWith | Op::PushExcInfo => Effect::replace(1, 2),
        Op::LoadSubscript | Op::Binary | Op::Compare | Op::Is | Op::Contains | Op::ImportName => {
            Effect::replace(2, 1)
        }
        Op::CheckExcMatch => Effect::peek(2, 1, 1),
        Op::WithExceptStart => Effect::peek(3, 0, 1),
        Op::BuildSlice | Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => {
            Effect::replace(count, 1)
        }
        Op::BuildMap => Effect::replace(2 * count, 1),
        Op::FormatValue => Effect::replace(if count & 4 != 0 { 2 } else { 1 }, 1),
        Op::ListAppend
        | Op::SetAdd
        | Op::ListExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge => Effect::peek(count + 1, 1, 0),
        Op::MapAdd => Effect::peek(count + 2, 2, 0),
        Op::UnpackSequence => Effect::replace(1, count),
        Op::UnpackEx => Effect::replace(1, (count & 0xff) + (count >> 8) + 1),
        Op::Jump | Op::JumpBackward => Effect::jump(),
        Op::PopJumpIfFalse | Op::PopJumpIfTrue => Effect::branch(1, -1, -1),
        Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => Effect::branch(1, -1, 0),
        Op::ForIter => Effect::branch(1, 1, -1),
        Op::Send => Effect::branch(2, 0, -1),
        Op::Call => Effect::replace(count + 1, 1),
        Op::CallKw | Op::CallMethod => Effect::replace(count + 2, 1),
        Op::CallMethodKw => Effect::replace(count + 3, 1),
        Op::CallEx => Effect::replace(count + 2, 1),
        Op::MakeFunction => Effect::replace(1 + i64::from((count & 15).count_ones()), 1),
        Op::Return | Op::Reraise => Effect::last(1),
        Op::Raise => Effect::last(count),
    }
}
