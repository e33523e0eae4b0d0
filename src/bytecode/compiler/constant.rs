//! Literals, and what is constant enough to be one.

use num_bigint::BigInt;
use ruff_python_ast::{Expr, ExprContext, Number, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use super::super::code::Constant;
use super::super::op::Op;
use super::{Compiled, Compiler};
use crate::syntax::{Position, SourceError};

/// CPython's limit on the digits of a decimal literal, which takes quadratic time to read.
const MAX_DECIMAL_DIGITS: usize = 4300;

impl Compiler<'_> {
    /// Pushes `constant`.
    pub(super) fn constant(&mut self, constant: Constant, at: Position) {
        if self.unit.code.reachable() {
            let index = self.unit.code.constant(constant);
            self.emit(Op::LoadConst, index, at);
        }
    }

    /// Pushes the value of `expression` if it is constant, and says whether it was.
    pub(super) fn push_if_constant(&mut self, expression: &Expr) -> Result<bool, SourceError> {
        let Some(constant) = self.constant_of(expression)? else {
            return Ok(false);
        };
        let at = self.at(expression);
        self.constant(constant, at);
        Ok(true)
    }

    /// The constant that `expression` always is: a literal, a negated number or a tuple of constants.
    pub(super) fn constant_of(&self, expression: &Expr) -> Result<Option<Constant>, SourceError> {
        Ok(Some(match expression {
            Expr::NoneLiteral(_) => Constant::None,
            Expr::EllipsisLiteral(_) => Constant::Ellipsis,
            Expr::BooleanLiteral(literal) => truth(literal.value),
            Expr::Name(name) if name.id.as_str() == "__debug__" => Constant::True,
            Expr::StringLiteral(literal) => Constant::Str(literal.value.to_str().to_owned()),
            Expr::BytesLiteral(literal) => Constant::Bytes(literal.value.bytes().collect()),
            Expr::NumberLiteral(literal) => match &literal.value {
                Number::Int(value) => match value.as_i64() {
                    Some(value) => Constant::Int(value),
                    None => self.big_integer(literal.range)?,
                },
                Number::Float(value) => Constant::Float(*value),
                Number::Complex { imag, .. } => Constant::Imaginary(*imag),
            },
            Expr::UnaryOp(unary) if unary.op == UnaryOp::USub => {
                match self.constant_of(&unary.operand)? {
                    Some(Constant::Int(value)) => match value.checked_neg() {
                        Some(value) => Constant::Int(value),
                        None => Constant::BigInt(-BigInt::from(value)),
                    },
                    Some(Constant::BigInt(value)) => integer(-value),
                    Some(Constant::Float(value)) => Constant::Float(-value),
                    _ => return Ok(None),
                }
            }
            Expr::Tuple(tuple) if tuple.ctx == ExprContext::Load => {
                return Ok(self.constants_of(&tuple.elts)?.map(Constant::Tuple));
            }
            _ => return Ok(None),
        }))
    }

    /// The constants that all `expressions` are, unless one of them is not.
    pub(super) fn constants_of<'e>(
        &self,
        expressions: impl IntoIterator<Item = &'e Expr>,
    ) -> Result<Option<Vec<Constant>>, SourceError> {
        let mut constants = Vec::new();
        for expression in expressions {
            match self.constant_of(expression)? {
                Some(constant) => constants.push(constant),
                None => return Ok(None),
            }
        }
        Ok(Some(constants))
    }

    /// Whether a condition is always true or always false.
    pub(super) fn constant_truth(&self, condition: &Expr) -> Result<Option<bool>, SourceError> {
        let Some(constant) = self.constant_of(condition)? else {
            return Ok(None);
        };
        Ok(Some(match constant {
            Constant::None | Constant::False => false,
            Constant::True | Constant::Ellipsis | Constant::Code(_) | Constant::BigInt(_) => true,
            Constant::Int(value) => value != 0,
            Constant::Float(value) | Constant::Imaginary(value) => value != 0.0,
            Constant::Str(value) => !value.is_empty(),
            Constant::Bytes(value) => !value.is_empty(),
            Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
        }))
    }

    /// An integer literal that does not fit a machine word.
    fn big_integer(&self, range: TextRange) -> Result<Constant, SourceError> {
        let digits: String = self.module.text(range).replace('_', "");
        let prefix = digits.get(..2).unwrap_or("").to_ascii_lowercase();
        let (digits, radix) = match prefix.as_str() {
            "0x" => (digits.get(2..).unwrap_or(""), 16),
            "0o" => (digits.get(2..).unwrap_or(""), 8),
            "0b" => (digits.get(2..).unwrap_or(""), 2),
            _ => (digits.as_str(), 10),
        };
        if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value \
                 has {} digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
                 hexadecimal for huge integer literals to avoid decimal conversion limits.",
                digits.len()
            );
            return Err(self.error(range, message));
        }
        match BigInt::parse_bytes(digits.as_bytes(), radix) {
            Some(value) => Ok(integer(value)),
            None => Err(self.error(range, "invalid integer literal")),
        }
    }

    /// Refuses `*value` where only one value can stand.
    pub(super) fn misplaced_star(&self, expression: &Expr) -> Compiled {
        Err(self.error(expression.range(), "can't use starred expression here"))
    }
}

fn truth(value: bool) -> Constant {
    if value {
        Constant::True
    } else {
        Constant::False
    }
}

/// The constant of an integer, as a machine word when it fits.
fn integer(value: BigInt) -> Constant {
    match i64::try_from(&value) {
        Ok(value) => Constant::Int(value),
        Err(_) => Constant::BigInt(value),
    }
}
