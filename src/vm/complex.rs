//! Complex numbers. Source: `Objects/complexobject.c`.

use super::class;
use super::compare;
use super::format::{Spec, floating, padded};
use super::function::{Arguments, Outcome};
use super::machine::Context;
use super::numerals;
use super::object::Body;
use super::operators::{ADD, MULTIPLY, POWER, SUBTRACT, TRUE_DIVIDE};
use super::represent;
use super::text_of;
use super::types::{Kind, type_name};
use super::value::Value;

/// The real and the imaginary part.
pub(super) type Parts = [f64; 2];

/// The parts of a complex number.
#[inline(always)]
pub(super) fn of(value: Value) -> Option<Parts> {
    match value.part()? {
        Body::Complex(parts) => Some(*parts),
        _ => None,
    }
}

/// Whether a complex number and another value are equal.
#[inline(never)]
pub(super) fn equals(complex: Parts, other: Value) -> bool {
    match of(other) {
        Some(other) => complex == other,
        None => {
            let real = Value::float(complex[0]);
            complex[1] == 0.0
                && compare::number_order(real, other) == Some(Some(std::cmp::Ordering::Equal))
        }
    }
}

fn product([a, b]: Parts, [c, d]: Parts) -> Parts {
    [a * c - b * d, a * d + b * c]
}

/// Nothing when the divisor is zero. The larger part of the divisor is divided by first, so that nothing
/// overflows on the way.
fn quotient([a, b]: Parts, [c, d]: Parts) -> Option<Parts> {
    if c.abs() >= d.abs() {
        if c == 0.0 {
            return None;
        }
        let ratio = d / c;
        let whole = c + d * ratio;
        Some([(a + b * ratio) / whole, (b - a * ratio) / whole])
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let whole = c * ratio + d;
        Some([(a * ratio + b) / whole, (b * ratio - a) / whole])
    } else {
        Some([f64::NAN, f64::NAN])
    }
}

/// Nothing for zero to a negative or complex power, and where there is no angle.
fn power(base: Parts, exponent: Parts) -> Option<Parts> {
    let [c, d] = exponent;
    if d == 0.0 && c.fract() == 0.0 && c.abs() <= 100.0 {
        let (mut result, mut square) = ([1.0, 0.0], base);
        let mut count = c.abs() as u32;
        while count > 0 {
            if count & 1 == 1 {
                result = product(result, square);
            }
            square = product(square, square);
            count >>= 1;
        }
        return match c > 0.0 {
            true => Some(result),
            false => quotient([1.0, 0.0], result),
        };
    }
    let [a, b] = base;
    if a == 0.0 && b == 0.0 {
        return (d == 0.0 && c >= 0.0).then_some([0.0, 0.0]);
    }
    let (size, angle) = (a.hypot(b), b.atan2(a));
    let mut length = size.powf(c);
    let mut turn = angle * c;
    if d != 0.0 {
        length /= (angle * d).exp();
        turn += d * size.ln();
    }
    // The C library's `cos` has no answer there, and CPython takes it for this.
    if turn.is_infinite() {
        return None;
    }
    Some([length * turn.cos(), length * turn.sin()])
}

/// `repr()`.
#[inline(never)]
pub(super) fn representation(parts: Parts) -> String {
    written(parts, |part, _| without_fraction(represent::float(part)))
}

/// Whole parts are shown without a fraction.
fn without_fraction(mut shown: String) -> String {
    if shown.ends_with(".0") {
        shown.truncate(shown.len() - 2);
    }
    shown
}

/// Both parts as `show` writes them, the real one only where `repr()` has it.
fn written([real, imag]: Parts, show: impl Fn(f64, bool) -> String) -> String {
    let after_another = !(real == 0.0 && real.is_sign_positive());
    let mut shown = show(imag, after_another);
    if !after_another {
        return shown + "j";
    }
    if !shown.starts_with(['-', '+']) {
        shown.insert(0, '+');
    }
    format!("({}{shown}j)", show(real, false))
}

/// `format()`. A fault is the message of a `ValueError`.
#[inline(never)]
pub(super) fn laid_out(complex: Parts, spec: &Spec) -> Result<String, String> {
    if spec.align == Some('=') {
        let what = match spec.fill {
            '0' => "Zero padding",
            _ => "'=' alignment flag",
        };
        return Err(format!("{what} is not allowed in complex format specifier"));
    }
    let part = |number: f64, signed: bool| {
        let sign = if signed { Some('+') } else { spec.sign };
        let spec = Spec {
            sign,
            width: 0,
            align: None,
            ..*spec
        };
        let shown = floating(number, &spec);
        match spec.kind {
            None => without_fraction(shown),
            Some(_) => shown,
        }
    };
    let shown = match spec.kind {
        None => written(complex, part),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') => {
            format!("{}{}j", part(complex[0], false), part(complex[1], true))
        }
        Some(kind) => {
            return Err(format!(
                "Unknown format code '{kind}' for object of type 'complex'"
            ));
        }
    };
    Ok(padded(&shown, spec, '>'))
}

/// The number a text shows, such as `1+2j`.
fn read(text: &str) -> Option<Parts> {
    let text = text.trim();
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let text = inner.map_or(text, str::trim);
    if text.contains(char::is_whitespace) {
        return None;
    }
    let Some(text) = text.strip_suffix(['j', 'J']) else {
        return Some([numerals::float(text)?, 0.0]);
    };
    let begins_part = |&(place, sign): &(usize, char)| {
        place > 0 && matches!(sign, '+' | '-') && !text[..place].ends_with(['e', 'E'])
    };
    let cut = text.char_indices().rfind(begins_part);
    let (real, imag) = text.split_at(cut.map_or(0, |(place, _)| place));
    let real = match real {
        "" => 0.0,
        real => numerals::float(real)?,
    };
    let imag = match imag {
        "" | "+" => 1.0,
        "-" => -1.0,
        imag => numerals::float(imag)?,
    };
    Some([real, imag])
}

/// `complex(…)`.
#[inline(never)]
pub(super) fn construct(
    context: &mut Context<'_>,
    arguments: Arguments<'_>,
) -> Result<Outcome, Value> {
    arguments.only_keywords(context, "complex", &["real", "imag"])?;
    let count = arguments.positional.len();
    if count > 2 {
        let message = format!("complex() takes at most 2 arguments ({count} given)");
        return Err(context.type_error(message));
    }
    let given = [
        arguments.named_or_at("real", 0),
        arguments.named_or_at("imag", 1),
    ];
    if let Some(text) = given[0].and_then(text_of) {
        if given[1].is_some() {
            let message = "complex() can't take second arg if first is a string";
            return Err(context.type_error(message));
        }
        return match read(text) {
            Some(parts) => Ok(Outcome::Value(context.complex(parts))),
            None => Err(context.value_error("complex() arg is a malformed string")),
        };
    }
    if given[1].and_then(text_of).is_some() {
        return Err(context.type_error("complex() second arg can't be a string"));
    }
    let mut numbers = [[0.0, 0.0]; 2];
    for (place, value) in given.into_iter().enumerate() {
        let Some(value) = value else {
            continue;
        };
        match context.complex_parts(value)? {
            Some(parts) => numbers[place] = parts,
            None => return converted(context, given, place),
        }
    }
    let is_complex = |value: Option<Value>| value.is_some_and(|value| of(value).is_some());
    let [[mut real, across], [mut imag, against]] = numbers;
    // What is not there is not added: the sum of two zeros may have another sign than the one.
    if is_complex(given[1]) {
        real -= against;
    }
    if given[1].is_none() {
        imag = across;
    } else if is_complex(given[0]) {
        imag += across;
    }
    let result = [real, imag];
    Ok(Outcome::Value(context.complex(result)))
}

/// Asks the object at this place for the number it is, and makes the call again.
fn converted(
    context: &mut Context<'_>,
    given: [Option<Value>; 2],
    place: usize,
) -> Result<Outcome, Value> {
    let vm = context.vm;
    let value = given[place].unwrap_or(Value::NONE);
    let methods: &[&str] = match place {
        0 => &["__complex__", "__float__", "__index__"],
        _ => &["__float__", "__index__"],
    };
    let method = |name: &&str| class::own_special(value, vm.names.intern(name), &vm.cells);
    if methods.iter().find_map(method).is_some() {
        let mut all = vec![Value::index(place)];
        all.extend(given.into_iter().flatten());
        return Ok(Outcome::Call(vm.builtin("__complex_of__"), all));
    }
    let type_name = type_name(value);
    Err(context.type_error(match place {
        0 => format!("complex() first argument must be a string or a number, not '{type_name}'"),
        _ => format!("complex() second argument must be a number, not '{type_name}'"),
    }))
}

impl Context<'_> {
    /// A complex number as an object.
    pub(super) fn complex(&mut self, parts: Parts) -> Value {
        self.object(Body::Complex(parts), 0)
    }

    /// The parts of any number; nothing of what is none.
    fn complex_parts(&mut self, value: Value) -> Result<Option<Parts>, Value> {
        if let Some(parts) = of(value) {
            return Ok(Some(parts));
        }
        let Some(number) = compare::as_number(value) else {
            return Ok(None);
        };
        if number.is_infinite() && value.core().as_float().is_none() {
            let message = "int too large to convert to float";
            return Err(self.error(Kind::OverflowError, message));
        }
        Ok(Some([number, 0.0]))
    }

    /// A binary operation of which one operand is complex; nothing when none is, or when there is none.
    #[inline(never)]
    pub(super) fn complex_operator(
        &mut self,
        operator: u32,
        left: Value,
        right: Value,
    ) -> Result<Option<Value>, Value> {
        if of(left).is_none() && of(right).is_none() {
            return Ok(None);
        }
        let (Some(left), Some(right)) = (self.complex_parts(left)?, self.complex_parts(right)?)
        else {
            return Ok(None);
        };
        let result = match operator {
            ADD => [left[0] + right[0], left[1] + right[1]],
            SUBTRACT => [left[0] - right[0], left[1] - right[1]],
            MULTIPLY => product(left, right),
            TRUE_DIVIDE => match quotient(left, right) {
                Some(quotient) => quotient,
                None => return Err(self.zero_division("complex division by zero")),
            },
            POWER => return self.complex_power(left, right).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(self.complex(result)))
    }

    /// A power of numbers that may be complex.
    #[inline(never)]
    pub(super) fn complex_power(&mut self, base: Parts, exponent: Parts) -> Result<Value, Value> {
        match power(base, exponent) {
            None => Err(self.zero_division("0.0 to a negative or complex power")),
            Some(parts) if parts.iter().any(|part| part.is_infinite()) => {
                Err(self.error(Kind::OverflowError, "complex exponentiation"))
            }
            Some(parts) => Ok(self.complex(parts)),
        }
    }

    /// `abs()`.
    #[inline(never)]
    pub(super) fn complex_size(&mut self, [real, imag]: Parts) -> Result<Value, Value> {
        let size = real.hypot(imag);
        if size.is_infinite() && real.is_finite() && imag.is_finite() {
            return Err(self.error(Kind::OverflowError, "absolute value too large"));
        }
        Ok(Value::float(size))
    }
}
