//! What CPython says about things that cannot be assigned to or deleted.

use ruff_python_ast::{Expr, Number};
use ruff_python_parser::parse_expression;

use super::diagnosis::{Place, fault};
use super::scan::{ScanError, TokenKind};

/// What an expression is called in these messages.
fn name_of(expression: &Expr) -> &'static str {
    match expression {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(name) if name.id.as_str() == "__debug__" => "__debug__",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::NumberLiteral(literal) => match literal.value {
            Number::Int(_) | Number::Float(_) | Number::Complex { .. } => "literal",
        },
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// What the text between two places is called.
fn name_between(place: &Place<'_>, start: usize, end: usize) -> &'static str {
    let text = place.source.get(start..end).unwrap_or("");
    match parse_expression(text) {
        Ok(parsed) => name_of(parsed.expr()),
        Err(_) if text.starts_with("yield") => "yield expression",
        Err(_) if text.contains(":=") => "named expression",
        Err(_) => "expression",
    }
}

/// Whether something so called has the precedence of `|` or a higher one.
fn is_operand(name: &str, text: &str) -> bool {
    let binds_weaker = [
        "lambda",
        "comparison",
        "conditional expression",
        "yield expression",
        "list",
        "tuple",
        "generator expression",
        "True",
        "False",
        "None",
        "starred",
    ];
    if binds_weaker.contains(&name) {
        return false;
    }
    // `not`, `and` and `or` are expressions that bind weaker as well.
    let is_boolean = match parse_expression(text) {
        Ok(parsed) => match parsed.expr() {
            Expr::BoolOp(_) => true,
            Expr::UnaryOp(unary) => unary.op == ruff_python_ast::UnaryOp::Not,
            _ => false,
        },
        Err(_) => name != "named expression",
    };
    !is_boolean
}

/// A target that cannot be assigned to.
pub(super) fn assignment(place: &Place<'_>, start: usize, end: usize) -> ScanError {
    let name = name_between(place, start, end);
    let mut behind = place.at;
    while place.token(behind).start < end && place.kind(behind) != TokenKind::End {
        behind += 1;
    }
    let is_grouped = place.text(behind) == ")";
    let first = place.line_start(place.at);
    let is_statement_start = place.token(first).start == start
        || (is_grouped && place.token(first + 1).start == start)
        || place.text(place.at.wrapping_sub(1)) == ",";
    let equals = if is_grouped && place.token(first).level == 0 {
        behind + 1
    } else {
        behind
    };
    if let Some(found) = before_a_name(place, behind) {
        return found;
    }
    if name == "yield expression" && place.token(place.at).level == 0 {
        let message = "assignment to yield expression not possible";
        return fault(message, start, end);
    }
    let text = place.source.get(start..end).unwrap_or("");
    let in_brackets = is_grouped && name != "named expression";
    if place.text(equals) == "="
        && is_statement_start
        && !in_brackets
        && is_operand(name, text)
        && place.text(place.expression_end(equals + 1)) != "="
    {
        let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
        return fault(message, start, end);
    }
    fault(format!("cannot assign to {name}"), start, end)
}

/// `f(), a = 3`: CPython reads as far as `a = 3` and takes that for a comparison.
fn before_a_name(place: &Place<'_>, behind: usize) -> Option<ScanError> {
    if place.text(behind) != "," || place.token(behind).level > 0 {
        return None;
    }
    let name = behind + 1;
    let value = name + 2;
    let fits = place.is_name(name) && place.text(name + 1) == "=";
    let end = place.expression_end(value);
    if !fits || end == value || place.text(end) == "=" {
        return None;
    }
    let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    let last = place.token(end - 1).end;
    Some(fault(message, place.token(name).start, last))
}

/// A target of `+=` and the like that cannot be.
pub(super) fn augmented(place: &Place<'_>, start: usize, end: usize) -> ScanError {
    let name = name_between(place, start, end);
    let message = format!("'{name}' is an illegal expression for augmented assignment");
    fault(message, start, end)
}

/// A target that cannot have an annotation.
pub(super) fn annotated(place: &Place<'_>, start: usize, end: usize) -> ScanError {
    let name = name_between(place, start, end);
    if matches!(name, "list" | "tuple") {
        let message = format!("only single target (not {name}) can be annotated");
        // Of a tuple without parentheses only its first item is marked.
        let end = match place.text(place.at) {
            "(" | "[" => end,
            _ => {
                place
                    .token(place.expression_end(place.at).saturating_sub(1))
                    .end
            }
        };
        return fault(message, start, end);
    }
    fault("illegal target for annotation", start, end)
}

/// A target of `del` that cannot be.
pub(super) fn deletion(place: &Place<'_>, start: usize, end: usize) -> ScanError {
    let name = name_between(place, start, end);
    fault(format!("cannot delete {name}"), start, end)
}

/// `=` where only a comparison can stand, as in `if x = 3:`.
pub(super) fn equals_for_comparison(place: &Place<'_>) -> Option<ScanError> {
    let at = place.at;
    if place.text(at) != "=" {
        return None;
    }
    let first = place.line_start(at);
    let is_condition = matches!(place.text(first), "if" | "elif" | "while");
    if !is_condition && place.token(at).level == 0 {
        return None;
    }
    let start = place.operand_start(at, &["if", "elif", "while", ",", "="]);
    let weaker = [
        "and", "or", "not", "in", "is", "<", ">", "==", "!=", "<=", ">=",
    ];
    if (start..at).any(|index| weaker.contains(&place.text(index))) {
        return None;
    }
    let (from, to) = (
        place.token(start).start,
        place.token(at.checked_sub(1)?).end,
    );
    if start + 1 == at && place.is_name(start) {
        let behind = place.expression_end(at + 1);
        if behind == at + 1 {
            return None;
        }
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(fault(message, from, place.token(behind - 1).end));
    }
    let name = name_between(place, from, to);
    let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
    Some(fault(message, from, to))
}
