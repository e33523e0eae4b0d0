//! The marker line that a traceback prints below a source line.
//!
//! The rules are those of CPython 3.11's `traceback.c`, which prints the tracebacks of uncaught
//! exceptions. Its `traceback.py` differs where the text is not ASCII.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;

use super::position::Position;
use super::scan::scan;
use super::width::display_width;

/// What a traceback leaves out of a line on its left, as displayed.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\x0c')
}

/// The line of spaces and markers that belongs below `line`, which is displayed without the blanks it
/// begins with, or nothing when the marked range is the whole of it.
///
/// `position` is where the instruction is that raised; `line` is its first line, complete. The operator
/// of a binary operation and the brackets of a subscript stand out: `~~~~^~~~`.
pub fn traceback_markers(line: &str, position: Position) -> Option<String> {
    let indent = line.chars().take_while(|c| is_blank(*c)).count();
    let start = position.column as usize;
    let is_single_line = position.line == position.end_line;
    let end = if is_single_line {
        position.end_column as usize
    } else {
        line.trim_end_matches(is_blank).len()
    };
    let segment = line.get(start..end)?;
    let characters = |bytes: usize| line.get(..bytes).map(|text| text.chars().count());
    let anchors = if is_single_line {
        anchors(segment)
    } else {
        None
    };
    let length = characters(end)? - characters(start)?;
    if anchors.is_none() && length == line.chars().count() - indent {
        return None;
    }
    let columns = |bytes: usize| line.get(..bytes).map(display_width);
    let (first, last) = (columns(start)?, columns(end)?);
    let mut markers = " ".repeat(first.saturating_sub(indent));
    match anchors {
        None => markers.push_str(&"^".repeat(last - first)),
        Some((left, right)) => {
            let left = columns(start + left)? - first;
            let right = columns(start + right)? - first;
            markers.push_str(&"~".repeat(left));
            markers.push_str(&"^".repeat(right - left));
            markers.push_str(&"~".repeat((last - first).saturating_sub(right)));
        }
    }
    Some(markers)
}

/// The bytes of `segment` between which the operator or the brackets are, if it is an operation or a
/// subscript.
fn anchors(segment: &str) -> Option<(usize, usize)> {
    if scan(segment).too_deep.is_some() {
        return None;
    }
    let parsed = ruff_python_parser::parse_module(segment).ok()?;
    let [Stmt::Expr(statement)] = &**parsed.suite() else {
        return None;
    };
    match &*statement.value {
        Expr::BinOp(operation) => {
            let left = operation.left.end().to_usize();
            let right = operation.right.start().to_usize();
            let between = segment.get(left..right)?;
            let skipped = between.find(|c: char| !is_blank(c) && c != ')')?;
            let operator = left + skipped;
            let second = segment.get(operator + 1..right)?.chars().next();
            let width = if second.is_some_and(|c| !is_blank(c)) {
                2
            } else {
                1
            };
            Some((operator, operator + width))
        }
        Expr::Subscript(subscript) => {
            let value_end = subscript.value.end().to_usize();
            let slice_end = subscript.slice.end().to_usize() + 1;
            let open = value_end + segment.get(value_end..)?.find('[')?;
            let close = match segment.get(slice_end..) {
                Some(behind) => match behind.find(']') {
                    Some(offset) => slice_end + offset + 1,
                    None => slice_end,
                },
                None => slice_end,
            };
            Some((open, close))
        }
        _ => None,
    }
}
