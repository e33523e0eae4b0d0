//! f-strings.

use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
};

use super::super::code::Constant;
use super::super::op::Op;
use super::{Compiled, Compiler};
use crate::syntax::Position;

/// The bit of `FormatValue`'s operand that says that a format spec is on the stack.
const HAS_SPEC: u32 = 4;

/// The bit of `FormatValue`'s operand that says that a string is built of the result and others, so
/// that an integer may wait to be written until then.
const JOINED: u32 = 8;

/// A string being put together: pieces on the stack, and literal text not pushed yet.
struct Pieces {
    count: u32,
    text: String,
    /// Whether there will be more pieces than one.
    several: bool,
}

impl Pieces {
    /// No pieces yet of a string with these elements.
    fn of<'a>(elements: impl Iterator<Item = &'a InterpolatedStringElement>) -> Pieces {
        Pieces {
            count: 0,
            text: String::new(),
            several: elements.count() > 1,
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn format_string(&mut self, string: &'a ExprFString, at: Position) -> Compiled {
        let mut pieces = Pieces::of(string.value.elements());
        for part in &string.value {
            match part {
                FStringPart::Literal(literal) => pieces.text.push_str(literal.as_str()),
                FStringPart::FString(string) => self.elements(&string.elements, &mut pieces, at)?,
            }
        }
        self.join(pieces, at);
        Ok(())
    }

    fn elements(
        &mut self,
        elements: &'a [InterpolatedStringElement],
        pieces: &mut Pieces,
        at: Position,
    ) -> Compiled {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => pieces.text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(value) => {
                    if let Some(debug) = &value.debug_text {
                        pieces.text.push_str(debug.as_str());
                    }
                    self.flush(pieces, at);
                    self.interpolation(value, pieces.several, at)?;
                    pieces.count += 1;
                }
            }
        }
        Ok(())
    }

    fn interpolation(
        &mut self,
        value: &'a InterpolatedElement,
        joined: bool,
        at: Position,
    ) -> Compiled {
        self.expression(&value.expression)?;
        let mut operand = match value.conversion {
            // `{value=}` shows the value as `repr` does, unless a format is given.
            ConversionFlag::None if value.debug_text.is_some() && value.format_spec.is_none() => 2,
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        };
        if let Some(spec) = &value.format_spec {
            let mut pieces = Pieces::of(spec.elements.iter());
            self.elements(&spec.elements, &mut pieces, at)?;
            self.join(pieces, at);
            operand |= HAS_SPEC;
        }
        if joined && operand == 0 {
            operand = JOINED;
        }
        self.emit(Op::FormatValue, operand, at);
        Ok(())
    }

    /// Pushes the literal text that has gathered.
    fn flush(&mut self, pieces: &mut Pieces, at: Position) {
        if !pieces.text.is_empty() {
            let text = std::mem::take(&mut pieces.text);
            self.constant(Constant::Str(text), at);
            pieces.count += 1;
        }
    }

    /// Makes one string of all pieces.
    fn join(&mut self, mut pieces: Pieces, at: Position) {
        self.flush(&mut pieces, at);
        match pieces.count {
            0 => self.constant(Constant::Str(String::new()), at),
            1 => {}
            count => self.emit(Op::BuildString, count, at),
        }
    }
}
