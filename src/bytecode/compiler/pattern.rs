//! `match`: each pattern leaves the subject's stack as it found it, or jumps to where the next case is.
//!
//! What a pattern captures stays on the stack until the whole pattern has matched, below whatever the
//! patterns around it still need; only then are the names bound. A failure therefore has some number
//! of values to drop, and there is one label for each such number.

use std::mem;

use ruff_python_ast::{
    Expr, Identifier, MatchCase, Pattern, PatternMatchAs, PatternMatchClass, PatternMatchMapping,
    PatternMatchOr, Singleton, StmtMatch,
};
use ruff_text_size::{Ranged, TextRange};

use super::super::builder::{ConstantKey, Label};
use super::super::code::Constant;
use super::super::op::{BinaryOperator, CompareOperator, Op};
use super::{Compiled, Compiler};
use crate::syntax::Position;

/// The state of one top-level pattern, or of one alternative of it.
#[derive(Default)]
struct Captures<'a> {
    /// Names captured so far; the value of the first is the uppermost of theirs.
    names: Vec<&'a str>,
    /// Values above the captured ones that enclosing patterns still need.
    on_top: usize,
    /// Whether a pattern that always matches may stand here.
    may_be_irrefutable: bool,
    /// Where to jump with this many values to drop.
    failures: Vec<Label>,
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(
        pattern,
        Pattern::MatchAs(PatternMatchAs {
            pattern: None,
            name: None,
            ..
        })
    )
}

fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchStar(star) if star.name.is_none())
}

impl<'a> Compiler<'a> {
    /// A `match` statement.
    pub(super) fn match_statement(&mut self, statement: &'a StmtMatch) -> Compiled {
        let at = self.at(&*statement.subject);
        let end = self.unit.code.label();
        self.expression(&statement.subject)?;
        let count = statement.cases.len();
        let default = statement
            .cases
            .last()
            .filter(|case| is_wildcard(&case.pattern) && count > 1);
        let tested = count - usize::from(default.is_some());
        for (number, case) in statement.cases.iter().take(tested).enumerate() {
            let is_last = number + 1 == tested;
            if !is_last {
                self.emit(Op::Copy, 1, at);
            }
            self.match_case(case, is_last, number + 1 == count, end)?;
        }
        if let Some(case) = default {
            let at = self.at(&case.pattern);
            self.emit(Op::Nop, 0, at);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.body(&case.body)?;
        }
        self.unit.code.bind(end);
        Ok(())
    }

    fn match_case(
        &mut self,
        case: &'a MatchCase,
        takes_subject: bool,
        is_final: bool,
        end: Label,
    ) -> Compiled {
        let at = self.at(&case.pattern);
        let mut captures = Captures {
            may_be_irrefutable: case.guard.is_some() || is_final,
            ..Captures::default()
        };
        self.pattern(&case.pattern, &mut captures)?;
        for name in mem::take(&mut captures.names) {
            self.store_name(name, at);
        }
        if let Some(guard) = &case.guard {
            let failure = self.failure(&mut captures, 0);
            self.jump_if(guard, failure, false)?;
        }
        if !takes_subject {
            self.emit(Op::PopTop, 0, at);
        }
        self.body(&case.body)?;
        let last = self.unit.last_position;
        self.unit.code.emit_jump(Op::Jump, end, last);
        self.bind_failures(&mut captures, at);
        Ok(())
    }

    /// The label to jump to with `extra` values to drop.
    fn failure(&mut self, captures: &mut Captures<'a>, extra: usize) -> Label {
        while captures.failures.len() <= extra {
            captures.failures.push(self.unit.code.label());
        }
        captures.failures[extra]
    }

    /// Leaves for the next case, by a jump that takes its own operand off the stack.
    fn fail_by(&mut self, op: Op, captures: &mut Captures<'a>, at: Position) {
        let extra = captures.on_top + captures.names.len();
        let label = self.failure(captures, extra);
        self.unit.code.emit_jump(op, label, at);
    }

    fn bind_failures(&mut self, captures: &mut Captures<'a>, at: Position) {
        let mut labels = mem::take(&mut captures.failures);
        while let Some(label) = labels.pop() {
            self.unit.code.bind(label);
            if !labels.is_empty() {
                self.emit(Op::PopTop, 0, at);
            }
        }
    }

    /// Moves the top below the `count - 1` values under it.
    fn rotate(&mut self, count: usize, at: Position) {
        for depth in (2..=count).rev() {
            self.emit(Op::Swap, depth as u32, at);
        }
    }

    /// Captures the top under a name, or drops it.
    fn capture(
        &mut self,
        name: Option<&'a Identifier>,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        let Some(name) = name else {
            self.emit(Op::PopTop, 0, at);
            return Ok(());
        };
        self.rotate(captures.on_top + captures.names.len() + 1, at);
        self.note_capture(name.as_str(), name.range(), captures)
    }

    fn note_capture(
        &mut self,
        name: &'a str,
        range: TextRange,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        if captures.names.contains(&name) {
            let message = format!("multiple assignments to name '{name}' in pattern");
            return Err(self.error(range, message));
        }
        captures.names.push(name);
        Ok(())
    }

    /// Tests the value on top against `pattern`; it is gone when the pattern matches.
    fn pattern(&mut self, pattern: &'a Pattern, captures: &mut Captures<'a>) -> Compiled {
        let at = self.at(pattern);
        match pattern {
            Pattern::MatchValue(value) => {
                if value.value.is_f_string_expr() {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(self.error(value.range, message));
                }
                self.expression(&value.value)?;
                self.emit(Op::Compare, CompareOperator::Equal as u32, at);
                self.fail_by(Op::PopJumpIfFalse, captures, at);
            }
            Pattern::MatchSingleton(singleton) => {
                let constant = match singleton.value {
                    Singleton::None => Constant::None,
                    Singleton::True => Constant::True,
                    Singleton::False => Constant::False,
                };
                self.constant(constant, at);
                self.emit(Op::Is, 0, at);
                self.fail_by(Op::PopJumpIfFalse, captures, at);
            }
            Pattern::MatchSequence(sequence) => {
                self.sequence_pattern(&sequence.patterns, sequence.range, captures)?;
            }
            Pattern::MatchMapping(mapping) => self.mapping_pattern(mapping, captures, at)?,
            Pattern::MatchClass(class) => self.class_pattern(class, captures, at)?,
            Pattern::MatchStar(star) => self.capture(star.name.as_ref(), captures, at)?,
            Pattern::MatchAs(alias) => self.as_pattern(alias, captures, at)?,
            Pattern::MatchOr(alternatives) => self.or_pattern(alternatives, captures, at)?,
        }
        Ok(())
    }

    /// A pattern inside another, which may always match.
    fn inner_pattern(&mut self, pattern: &'a Pattern, captures: &mut Captures<'a>) -> Compiled {
        let outer = mem::replace(&mut captures.may_be_irrefutable, true);
        self.pattern(pattern, captures)?;
        captures.may_be_irrefutable = outer;
        Ok(())
    }

    fn as_pattern(
        &mut self,
        alias: &'a PatternMatchAs,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        let Some(pattern) = &alias.pattern else {
            if !captures.may_be_irrefutable {
                let message = match &alias.name {
                    Some(name) => {
                        format!("name capture '{name}' makes remaining patterns unreachable")
                    }
                    None => "wildcard makes remaining patterns unreachable".to_owned(),
                };
                return Err(self.error(alias.range, message));
            }
            return self.capture(alias.name.as_ref(), captures, at);
        };
        captures.on_top += 1;
        self.emit(Op::Copy, 1, at);
        self.pattern(pattern, captures)?;
        captures.on_top -= 1;
        self.capture(alias.name.as_ref(), captures, at)
    }

    fn compare_length(
        &mut self,
        length: usize,
        operator: CompareOperator,
        captures: &mut Captures<'a>,
        at: Position,
    ) {
        self.emit(Op::GetLength, 0, at);
        self.constant(Constant::Int(length as i64), at);
        self.emit(Op::Compare, operator as u32, at);
        self.fail_by(Op::PopJumpIfFalse, captures, at);
    }

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        whole: TextRange,
        captures: &mut Captures<'a>,
    ) -> Compiled {
        let at = self.module.position(whole);
        let mut stars = patterns
            .iter()
            .enumerate()
            .filter(|(_, pattern)| matches!(pattern, Pattern::MatchStar(_)));
        let star = stars.next().map(|(place, _)| place);
        if stars.next().is_some() {
            let message = "multiple starred names in sequence pattern";
            return Err(self.error(whole, message));
        }
        let all_wild = patterns
            .iter()
            .all(|pattern| is_wildcard(pattern) || is_star_wildcard(pattern));
        captures.on_top += 1;
        self.emit(Op::MatchSequence, 0, at);
        self.fail_by(Op::PopJumpIfFalse, captures, at);
        match star {
            None => self.compare_length(patterns.len(), CompareOperator::Equal, captures, at),
            Some(_) if patterns.len() > 1 => {
                let least = patterns.len() - 1;
                self.compare_length(least, CompareOperator::GreaterEqual, captures, at);
            }
            Some(_) => {}
        }
        captures.on_top -= 1;
        if all_wild {
            self.emit(Op::PopTop, 0, at);
            return Ok(());
        }
        match star {
            Some(star) if patterns.get(star).is_some_and(is_star_wildcard) => {
                self.items_by_index(patterns, star, captures, at)
            }
            _ => self.unpacked_items(patterns, star, captures, at),
        }
    }

    fn unpacked_items(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        match star {
            Some(before) => {
                let after = patterns.len() - before - 1;
                if before >= 1 << 8 || after >= i32::MAX as usize >> 8 {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    let whole = patterns.first().map_or(TextRange::default(), Ranged::range);
                    return Err(self.error(whole, message));
                }
                self.emit(Op::UnpackEx, before as u32 + ((after as u32) << 8), at);
            }
            None => self.emit(Op::UnpackSequence, patterns.len() as u32, at),
        }
        captures.on_top += patterns.len();
        for pattern in patterns {
            captures.on_top -= 1;
            self.inner_pattern(pattern, captures)?;
        }
        Ok(())
    }

    /// Items around a star that captures nothing: looked at one by one, without a list of the rest.
    fn items_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        captures.on_top += 1;
        for (number, pattern) in patterns.iter().enumerate() {
            if number == star || is_wildcard(pattern) {
                continue;
            }
            self.emit(Op::Copy, 1, at);
            if number < star {
                self.constant(Constant::Int(number as i64), at);
            } else {
                self.emit(Op::GetLength, 0, at);
                self.constant(Constant::Int((patterns.len() - number) as i64), at);
                self.emit(Op::Binary, BinaryOperator::Subtract as u32, at);
            }
            self.emit(Op::LoadSubscript, 0, at);
            self.inner_pattern(pattern, captures)?;
        }
        captures.on_top -= 1;
        self.emit(Op::PopTop, 0, at);
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        mapping: &'a PatternMatchMapping,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        let count = mapping.keys.len();
        captures.on_top += 1;
        self.emit(Op::MatchMapping, 0, at);
        self.fail_by(Op::PopJumpIfFalse, captures, at);
        if count == 0 && mapping.rest.is_none() {
            captures.on_top -= 1;
            self.emit(Op::PopTop, 0, at);
            return Ok(());
        }
        if count > 0 {
            self.compare_length(count, CompareOperator::GreaterEqual, captures, at);
        }
        self.mapping_keys(mapping)?;
        self.emit(Op::BuildTuple, count as u32, at);
        self.emit(Op::MatchKeys, 0, at);
        captures.on_top += 2;
        self.fail_on_none(captures, at);
        self.emit(Op::UnpackSequence, count as u32, at);
        captures.on_top += count;
        captures.on_top -= 1;
        for pattern in &mapping.patterns {
            captures.on_top -= 1;
            self.inner_pattern(pattern, captures)?;
        }
        captures.on_top -= 2;
        let Some(rest) = &mapping.rest else {
            self.emit(Op::PopTop, 0, at);
            self.emit(Op::PopTop, 0, at);
            return Ok(());
        };
        self.emit(Op::BuildMap, 0, at);
        self.emit(Op::Swap, 3, at);
        self.emit(Op::DictUpdate, 2, at);
        self.emit(Op::UnpackSequence, count as u32, at);
        for left in (1..=count).rev() {
            self.emit(Op::Copy, left as u32 + 1, at);
            self.emit(Op::Swap, 2, at);
            self.emit(Op::DeleteSubscript, 0, at);
        }
        self.capture(Some(rest), captures, at)
    }

    /// With a tuple or None on the stack: fails on None, with the value still there to be dropped.
    fn fail_on_none(&mut self, captures: &mut Captures<'a>, at: Position) {
        self.emit(Op::Copy, 1, at);
        self.constant(Constant::None, at);
        self.emit(Op::Is, 1, at);
        self.fail_by(Op::PopJumpIfFalse, captures, at);
    }

    fn mapping_keys(&mut self, mapping: &'a PatternMatchMapping) -> Compiled {
        let mut seen: Vec<ConstantKey> = Vec::new();
        for key in &mapping.keys {
            let constant = self.constant_of(key)?;
            if let Some(constant) = constant.as_ref().and_then(ConstantKey::of) {
                if seen.contains(&constant) {
                    let shown = match key {
                        Expr::StringLiteral(text) => quoted(text.value.to_str()),
                        _ => self.module.text(key.range()).to_owned(),
                    };
                    let message = format!("mapping pattern checks duplicate key ({shown})");
                    return Err(self.error(mapping.range, message));
                }
                seen.push(constant);
            }
            self.expression(key)?;
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        class: &'a PatternMatchClass,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        let positional = &class.arguments.patterns;
        let keywords = &class.arguments.keywords;
        let mut names: Vec<&str> = Vec::new();
        for keyword in keywords {
            let name = keyword.attr.as_str();
            if names.contains(&name) {
                let message = format!("attribute name repeated in class pattern: {name}");
                return Err(self.error(keyword.range(), message));
            }
            names.push(name);
        }
        self.expression(&class.cls)?;
        let names = names.into_iter().map(|name| Constant::Str(name.to_owned()));
        self.constant(Constant::Tuple(names.collect()), at);
        self.emit(Op::MatchClass, positional.len() as u32, at);
        captures.on_top += 1;
        self.fail_on_none(captures, at);
        let count = positional.len() + keywords.len();
        self.emit(Op::UnpackSequence, count as u32, at);
        captures.on_top += count;
        captures.on_top -= 1;
        let keywords = keywords.iter().map(|keyword| &keyword.pattern);
        for pattern in positional.iter().chain(keywords) {
            captures.on_top -= 1;
            self.inner_pattern(pattern, captures)?;
        }
        Ok(())
    }

    fn or_pattern(
        &mut self,
        alternatives: &'a PatternMatchOr,
        captures: &mut Captures<'a>,
        at: Position,
    ) -> Compiled {
        let end = self.unit.code.label();
        let mut bound: Option<Vec<&'a str>> = None;
        let last = alternatives.patterns.len().saturating_sub(1);
        for (number, pattern) in alternatives.patterns.iter().enumerate() {
            let at = self.at(pattern);
            let mut own = Captures {
                may_be_irrefutable: number == last && captures.may_be_irrefutable,
                ..Captures::default()
            };
            self.emit(Op::Copy, 1, at);
            self.pattern(pattern, &mut own)?;
            match &bound {
                None => bound = Some(own.names.clone()),
                Some(wanted) => {
                    if !self.same_order(wanted, &mut own.names, at) {
                        let message = "alternative patterns bind different names";
                        return Err(self.error(alternatives.range, message));
                    }
                }
            }
            self.unit.code.emit_jump(Op::Jump, end, at);
            self.bind_failures(&mut own, at);
        }
        self.emit(Op::PopTop, 0, at);
        self.fail_by(Op::Jump, captures, at);
        self.unit.code.bind(end);
        let bound = bound.unwrap_or_default();
        // The captured values lie above the subject; they go below everything captured before.
        let depth = bound.len() + 1 + captures.on_top + captures.names.len();
        for name in bound {
            self.rotate(depth, at);
            self.note_capture(name, alternatives.range, captures)?;
        }
        self.emit(Op::PopTop, 0, at);
        Ok(())
    }

    /// Puts the captured values into the order that the first alternative left its own in. Says whether
    /// the names are the same.
    fn same_order(&mut self, wanted: &[&'a str], names: &mut Vec<&'a str>, at: Position) -> bool {
        if wanted.len() != names.len() {
            return false;
        }
        for place in (0..wanted.len()).rev() {
            let Some(found) = names.iter().position(|name| *name == wanted[place]) else {
                return false;
            };
            if found == place {
                continue;
            }
            let moved: Vec<&'a str> = names.drain(..=found).collect();
            let target = place - found;
            names.splice(target..target, moved);
            for _ in 0..=found {
                self.rotate(place + 1, at);
            }
        }
        true
    }
}

/// A short string in single quotes, as errors show a key.
fn quoted(text: &str) -> String {
    format!("'{}'", text.escape_debug())
}
