//! Code objects as text, for people, in the manner of CPython's `dis`.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::code::{Code, Constant, Instruction};
use super::effect::effect;
use super::op::{BinaryOperator, CompareOperator, INPLACE, Op};

/// The listing of `code` and of every code object among its constants: for each instruction its line
/// where that changes, `>>` where something jumps to it, its number, its name, its operand and what
/// that means; below them the exception table.
pub fn listing(code: &Code) -> String {
    let mut text = String::new();
    list(code, &mut text);
    text
}

fn list(code: &Code, text: &mut String) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{} (line {}, stack {}):",
        code.qualname, code.first_line, code.stack_size
    );
    let jumps = code
        .instructions
        .iter()
        .filter(|i| effect(**i).jump.is_some());
    let mut targets: BTreeSet<u32> = jumps.map(|jump| jump.operand).collect();
    targets.extend(code.handlers.iter().map(|handler| handler.target));
    let mut last_line = None;
    for (index, instruction) in code.instructions.iter().enumerate() {
        let line = code.positions.get(index).map(|position| position.line);
        let shown = match line {
            Some(line) if last_line != Some(line) => line.to_string(),
            _ => String::new(),
        };
        last_line = line;
        let mark = if targets.contains(&(index as u32)) {
            ">>"
        } else {
            ""
        };
        let name = op_name(instruction.op);
        let operand = match meaning(code, *instruction) {
            Some(meaning) => format!("{:>5} ({meaning})", instruction.operand),
            None if has_operand(instruction.op) => format!("{:>5}", instruction.operand),
            None => String::new(),
        };
        let row = format!("{shown:>4} {mark:>2} {index:>4} {name:<20}{operand}");
        let _ = writeln!(text, "{}", row.trim_end());
    }
    if !code.handlers.is_empty() {
        let _ = writeln!(text, "exception table:");
    }
    for handler in &code.handlers {
        let last = handler.end.saturating_sub(1);
        let _ = writeln!(
            text,
            "  {} to {last} -> {} [{}]",
            handler.start, handler.target, handler.depth
        );
    }
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            text.push('\n');
            list(inner, text);
        }
    }
}

/// The name of an operation as `dis` writes it: `LoadFast` becomes `LOAD_FAST`.
pub fn op_name(op: Op) -> String {
    let mut name = String::new();
    for character in format!("{op:?}").chars() {
        if character.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(character.to_ascii_uppercase());
    }
    name
}

/// Whether the operand of an operation means anything by itself.
fn has_operand(op: Op) -> bool {
    matches!(
        op,
        Op::Copy
            | Op::Swap
            | Op::CopyFreeVars
            | Op::BuildSlice
            | Op::Is
            | Op::Contains
            | Op::BuildTuple
            | Op::BuildList
            | Op::BuildSet
            | Op::BuildMap
            | Op::BuildString
            | Op::FormatValue
            | Op::ListAppend
            | Op::SetAdd
            | Op::MapAdd
            | Op::ListExtend
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge
            | Op::UnpackSequence
            | Op::UnpackEx
            | Op::Call
            | Op::CallKw
            | Op::CallMethod
            | Op::CallMethodKw
            | Op::CallEx
            | Op::MakeFunction
            | Op::Raise
    )
}

/// What the operand of an instruction refers to. The instruction is one of `code` before it was linked.
pub fn meaning(code: &Code, instruction: Instruction) -> Option<String> {
    let index = instruction.operand as usize;
    match instruction.op {
        Op::LoadConst => code.constants.get(index).map(constant_text),
        Op::LoadFast
        | Op::StoreFast
        | Op::DeleteFast
        | Op::MakeCell
        | Op::LoadClosure
        | Op::LoadDeref
        | Op::LoadClassDeref
        | Op::StoreDeref
        | Op::DeleteDeref => code.slots.get(index).cloned(),
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
        | Op::ImportFrom => code.names.get(index).cloned(),
        Op::Binary => Some(binary_text(instruction.operand)),
        Op::Compare => COMPARISONS
            .iter()
            .find(|(operator, _)| *operator as u32 == instruction.operand)
            .map(|(_, text)| (*text).to_owned()),
        _ if effect(instruction).jump.is_some() => Some(format!("to {index}")),
        _ => None,
    }
}

const COMPARISONS: [(CompareOperator, &str); 6] = [
    (CompareOperator::Less, "<"),
    (CompareOperator::LessEqual, "<="),
    (CompareOperator::Equal, "=="),
    (CompareOperator::NotEqual, "!="),
    (CompareOperator::Greater, ">"),
    (CompareOperator::GreaterEqual, ">="),
];

const OPERATORS: [(BinaryOperator, &str); 13] = [
    (BinaryOperator::Add, "+"),
    (BinaryOperator::And, "&"),
    (BinaryOperator::FloorDivide, "//"),
    (BinaryOperator::LeftShift, "<<"),
    (BinaryOperator::MatrixMultiply, "@"),
    (BinaryOperator::Multiply, "*"),
    (BinaryOperator::Remainder, "%"),
    (BinaryOperator::Or, "|"),
    (BinaryOperator::Power, "**"),
    (BinaryOperator::RightShift, ">>"),
    (BinaryOperator::Subtract, "-"),
    (BinaryOperator::TrueDivide, "/"),
    (BinaryOperator::Xor, "^"),
];

fn binary_text(operand: u32) -> String {
    let operator = operand & !INPLACE;
    let text = OPERATORS
        .iter()
        .find(|(known, _)| *known as u32 == operator)
        .map_or("?", |(_, text)| text);
    let equals = if operand & INPLACE != 0 { "=" } else { "" };
    format!("{text}{equals}")
}

/// A constant as Python would write it, more or less.
fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::True => "True".to_owned(),
        Constant::False => "False".to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Imaginary(value) => format!("{value:?}j"),
        Constant::Str(value) => format!("{value:?}"),
        Constant::Bytes(value) => format!("b\"{}\"", value.escape_ascii()),
        Constant::FrozenSet(items) => {
            let items: Vec<String> = items.iter().map(constant_text).collect();
            format!("frozenset({{{}}})", items.join(", "))
        }
        Constant::Tuple(items) => {
            let items: Vec<String> = items.iter().map(constant_text).collect();
            let comma = if items.len() == 1 { "," } else { "" };
            format!("({}{comma})", items.join(", "))
        }
        Constant::Code(code) => format!("<code {}>", code.qualname),
    }
}
