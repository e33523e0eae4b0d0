//! Format specifications, as in f-strings and `format()`. The grammar and the messages are those of
//! CPython's `Python/formatter_unicode.c`.

use super::machine::{Context, Obstacle};
use super::represent::{self, digits};
use super::text_of;
use super::types::{Kind, type_name};
use super::value::Value;

/// How a value is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spec {
    pub(super) fill: char,
    pub(super) align: Option<char>,
    pub(super) sign: Option<char>,
    /// `z`: a zero has no minus sign.
    pub(super) no_negative_zero: bool,
    pub(super) alternate: bool,
    pub(super) width: usize,
    pub(super) grouping: Option<char>,
    pub(super) precision: Option<usize>,
    pub(super) kind: Option<char>,
}

impl Spec {
    /// A value as it is.
    pub(super) const PLAIN: Spec = Spec {
        fill: ' ',
        align: None,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        kind: None,
    };

    /// Whether zeros go between the sign and the digits.
    fn zero_filled(&self) -> bool {
        self.fill == '0' && self.align == Some('=')
    }
}

/// Wider than this, a field is refused rather than built.
pub(super) const WIDEST: usize = 1 << 20;

/// Reads a specification for a value of the class `given`; numbers are aligned to the right. A fault is
/// the message of a `ValueError`.
fn parse(spec: &str, given: &str, numeric: bool) -> Result<Spec, String> {
    let characters: Vec<char> = spec.chars().collect();
    let mut at = 0;
    let mut parsed = Spec::PLAIN;
    let mut filled = false;
    let is_align =
        |character: Option<&char>| character.is_some_and(|character| "<>=^".contains(*character));
    if is_align(characters.get(1)) {
        parsed.fill = characters[0];
        parsed.align = Some(characters[1]);
        filled = true;
        at = 2;
    } else if is_align(characters.first()) {
        parsed.align = Some(characters[0]);
        at = 1;
    }
    let take = |at: &mut usize, wanted: &str| {
        let found = characters.get(*at).copied();
        let found = found.filter(|&character| wanted.contains(character));
        *at += usize::from(found.is_some());
        found
    };
    parsed.sign = take(&mut at, "+- ");
    parsed.no_negative_zero = take(&mut at, "z").is_some();
    parsed.alternate = take(&mut at, "#").is_some();
    if !filled && take(&mut at, "0").is_some() {
        parsed.fill = '0';
        if parsed.align.is_none() && numeric {
            parsed.align = Some('=');
        }
    }
    parsed.width = number(&characters, &mut at)?.unwrap_or(0);
    parsed.grouping = take(&mut at, ",");
    if let Some(underscore) = take(&mut at, "_") {
        if parsed.grouping.is_some() {
            return Err("Cannot specify both ',' and '_'.".to_owned());
        }
        parsed.grouping = Some(underscore);
        if take(&mut at, ",").is_some() {
            return Err("Cannot specify both ',' and '_'.".to_owned());
        }
    }
    if take(&mut at, ".").is_some() {
        let precision = number(&characters, &mut at)?;
        parsed.precision = Some(precision.ok_or("Format specifier missing precision")?);
    }
    parsed.kind = characters.get(at).copied();
    if characters.len() > at + 1 {
        return Err(format!(
            "Invalid format specifier '{spec}' for object of type '{given}'"
        ));
    }
    match (parsed.grouping, parsed.kind) {
        (None, _)
        | (_, None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F'))
        | (Some('_'), Some('b' | 'o' | 'x' | 'X')) => Ok(parsed),
        (Some(separator), Some(kind)) => {
            Err(format!("Cannot specify '{separator}' with '{kind}'."))
        }
    }
}

/// Digits at a place of a specification, as a number.
fn number(characters: &[char], at: &mut usize) -> Result<Option<usize>, String> {
    let start = *at;
    while characters.get(*at).is_some_and(char::is_ascii_digit) {
        *at += 1;
    }
    if start == *at {
        return Ok(None);
    }
    let text: String = characters[start..*at].iter().collect();
    match text.parse::<usize>() {
        Ok(number) if number <= WIDEST => Ok(Some(number)),
        _ => Err("Too many decimal digits in format string".to_owned()),
    }
}

/// A text in its field.
pub(super) fn padded(text: &str, spec: &Spec, default: char) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    let fill = |count: usize| spec.fill.to_string().repeat(count);
    match spec.align.unwrap_or(default) {
        '>' => format!("{}{text}", fill(missing)),
        '^' => format!("{}{text}{}", fill(missing / 2), fill(missing - missing / 2)),
        '=' => {
            let sign = text.len() - text.trim_start_matches(['-', '+', ' ']).len();
            format!("{}{}{}", &text[..sign], fill(missing), &text[sign..])
        }
        _ => format!("{text}{}", fill(missing)),
    }
}

/// Digits with a separator after every `size` of them, from the right.
fn grouped(digits: &str, separator: char, size: usize) -> String {
    let length = digits.len();
    let mut result = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(size) {
            result.push(separator);
        }
        result.push(digit);
    }
    result
}

/// A number of its parts: a sign, a prefix such as `0x`, digits, and what follows them.
pub(super) fn assembled(
    negative: bool,
    prefix: &str,
    digits: &str,
    tail: &str,
    size: usize,
    spec: &Spec,
) -> String {
    let sign = match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let mut digits = digits.to_owned();
    if let Some(separator) = spec.grouping {
        let others = sign.len() + prefix.len() + tail.chars().count();
        let wanted = match spec.zero_filled() && !digits.is_empty() {
            true => spec.width.saturating_sub(others),
            false => 0,
        };
        let mut shown = grouped(&digits, separator, size);
        while shown.len() < wanted {
            digits.insert(0, '0');
            shown = grouped(&digits, separator, size);
        }
        digits = shown;
    }
    let start = sign.len() + prefix.len();
    let text = format!("{sign}{prefix}{digits}{tail}");
    if spec.align != Some('=') {
        return padded(&text, spec, '>');
    }
    let missing = spec.width.saturating_sub(text.chars().count());
    let fill = spec.fill.to_string().repeat(missing);
    format!("{}{fill}{}", &text[..start], &text[start..])
}

/// The `__format__` that a value's class defines, if it does.
pub(super) fn own_method(context: &Context<'_>, value: Value) -> Option<Value> {
    super::class::own_special(value, context.vm.known.format, &context.vm.cells)
}

/// `format(value, spec)` of the built-in classes.
pub(super) fn format(
    context: &mut Context<'_>,
    value: Value,
    spec: &str,
) -> Result<String, Obstacle> {
    if spec.is_empty() {
        return represent::text(context, value).map_err(Obstacle::Convert);
    }
    if let Some(text) = text_of(value) {
        return format_text(context, text, spec);
    }
    let given = type_name(value);
    let int = super::compare::big_part(value).is_some();
    let float = super::compare::as_number(value);
    let complex = super::complex::of(value);
    if !int && float.is_none() && complex.is_none() {
        return Err(Obstacle::Raise(context.type_error(format!(
            "unsupported format string passed to {given}.__format__"
        ))));
    }
    let shown = parse(spec, &given, true).and_then(|spec| match (int, spec.kind) {
        _ if let Some(parts) = complex => super::complex::laid_out(parts, &spec).map(Some),
        (true, Some('c')) => Ok(None),
        (true, None | Some('d' | 'n' | 'x' | 'X' | 'o' | 'b')) => {
            integer(value, &spec, context.vm.max_str_digits()).map(Some)
        }
        (_, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) => {
            Ok(Some(floating(float.unwrap_or(f64::NAN), &spec)))
        }
        (_, Some(kind)) => Err(format!(
            "Unknown format code '{kind}' for object of type '{given}'"
        )),
    });
    match shown {
        Ok(Some(text)) => Ok(text),
        Ok(None) => character(context, value, spec, &given).map_err(Obstacle::Raise),
        Err(message) => Err(Obstacle::Raise(context.value_error(message))),
    }
}

/// An integer as the character of its code.
fn character(
    context: &mut Context<'_>,
    value: Value,
    spec: &str,
    given: &str,
) -> Result<String, Value> {
    let spec = match parse(spec, given, true).and_then(|spec| integer_allows(&spec)) {
        Ok(spec) => spec,
        Err(message) => return Err(context.value_error(message)),
    };
    match code_point(value) {
        Some(character) => Ok(padded(&character.to_string(), &spec, '>')),
        None => Err(context.error(Kind::OverflowError, "%c arg not in range(0x110000)")),
    }
}

/// The character of a code; a lone surrogate, which our strings cannot hold, is the replacement
/// character.
pub(super) fn code_point(value: Value) -> Option<char> {
    let code = u32::try_from(value.as_index()?).ok()?;
    match code {
        0xD800..0xE000 => Some('\u{FFFD}'),
        code => char::from_u32(code),
    }
}

/// What a specification may not ask of an integer.
fn integer_allows(spec: &Spec) -> Result<Spec, String> {
    if spec.precision.is_some() {
        return Err("Precision not allowed in integer format specifier".to_owned());
    }
    if spec.no_negative_zero {
        return Err(
            "Negative zero coercion (z) not allowed in integer format specifier".to_owned(),
        );
    }
    if spec.kind == Some('c') && spec.sign.is_some() {
        return Err("Sign not allowed with integer format specifier 'c'".to_owned());
    }
    if spec.kind == Some('c') && spec.alternate {
        return Err("Alternate form (#) not allowed with integer format specifier 'c'".to_owned());
    }
    Ok(*spec)
}

/// A string laid out by a format specification.
pub(super) fn format_text(
    context: &mut Context<'_>,
    text: &str,
    spec: &str,
) -> Result<String, Obstacle> {
    let allowed = parse(spec, "str", false).and_then(|parsed| {
        let fault = match (parsed.kind, parsed.sign, parsed.align) {
            (Some(kind), ..) if kind != 's' => {
                return Err(format!(
                    "Unknown format code '{kind}' for object of type 'str'"
                ));
            }
            (_, Some(' '), _) => "Space not allowed in string format specifier",
            (_, Some(_), _) => "Sign not allowed in string format specifier",
            _ if parsed.no_negative_zero => {
                "Negative zero coercion (z) not allowed in string format specifier"
            }
            _ if parsed.alternate => "Alternate form (#) not allowed in string format specifier",
            _ if let Some(grouping) = parsed.grouping => {
                return Err(format!("Cannot specify '{grouping}' with 's'."));
            }
            (.., Some('=')) => "'=' alignment not allowed in string format specifier",
            _ => return Ok(parsed),
        };
        Err(fault.to_owned())
    });
    match allowed {
        Ok(spec) => {
            let cut: String = match spec.precision {
                Some(precision) => text.chars().take(precision).collect(),
                None => text.to_owned(),
            };
            Ok(padded(&cut, &spec, '<'))
        }
        Err(message) => Err(Obstacle::Raise(context.value_error(message))),
    }
}

fn integer(value: Value, spec: &Spec, limit: usize) -> Result<String, String> {
    let spec = integer_allows(spec)?;
    let (base, prefix) = match spec.kind {
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('o') => (8, "0o"),
        Some('b') => (2, "0b"),
        _ => (10, ""),
    };
    let (negative, mut magnitude) = digits(value, base, limit)?.unwrap_or_default();
    if spec.kind == Some('X') {
        magnitude = magnitude.to_uppercase();
    }
    let prefix = if spec.alternate { prefix } else { "" };
    let size = if base == 10 { 3 } else { 4 };
    Ok(assembled(negative, prefix, &magnitude, "", size, &spec))
}

/// A float laid out by a format specification.
pub(super) fn floating(value: f64, spec: &Spec) -> String {
    let magnitude = value.abs();
    let precision = spec.precision.unwrap_or(6);
    let shown = match spec.kind {
        Some('%') if !magnitude.is_finite() => represent::float(magnitude) + "%",
        _ if !magnitude.is_finite() => represent::float(magnitude),
        None if spec.precision.is_none() => represent::float(magnitude),
        None => {
            let precision = precision.max(1);
            let shown = general(magnitude, precision, precision as i32 - 1, spec.alternate);
            if shown.contains(['.', 'e']) {
                shown
            } else {
                format!("{shown}.0")
            }
        }
        Some('e' | 'E') => exponential(magnitude, precision, spec.alternate),
        Some('g' | 'G' | 'n') => {
            let precision = precision.max(1);
            general(magnitude, precision, precision as i32, spec.alternate)
        }
        Some('%') => fixed(magnitude * 100.0, precision, spec.alternate) + "%",
        _ => fixed(magnitude, precision, spec.alternate),
    };
    let shown = if matches!(spec.kind, Some('E' | 'G' | 'F')) {
        shown.to_uppercase()
    } else {
        shown
    };
    let end = shown
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(shown.len());
    let is_zero = || !shown.contains(|character: char| ('1'..='9').contains(&character));
    let negative =
        value.is_sign_negative() && !value.is_nan() && !(spec.no_negative_zero && is_zero());
    assembled(negative, "", &shown[..end], &shown[end..], 3, spec)
}

fn fixed(value: f64, precision: usize, keep_point: bool) -> String {
    let point = if keep_point && precision == 0 {
        "."
    } else {
        ""
    };
    format!("{value:.precision$}{point}")
}

fn exponential(value: f64, precision: usize, keep_point: bool) -> String {
    let shown = format!("{value:.precision$e}");
    let (mantissa, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    format!(
        "{mantissa}{}e{}{:02}",
        if keep_point && precision == 0 {
            "."
        } else {
            ""
        },
        if exponent < 0 { '-' } else { '+' },
        exponent.abs()
    )
}

/// As many digits as asked for, without an exponent where it is at least -4 and below `plain_below`.
fn general(value: f64, precision: usize, plain_below: i32, keep_zeros: bool) -> String {
    let scientific = exponential(value, precision - 1, keep_zeros);
    let exponent: i32 = scientific
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse().ok())
        .unwrap_or(0);
    let trimmed = |text: &str| match text.contains('.') && !keep_zeros {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if (-4..plain_below).contains(&exponent) {
        let decimals = (precision as i32 - 1 - exponent).max(0) as usize;
        return trimmed(&fixed(value, decimals, keep_zeros));
    }
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "+00"));
    format!("{}e{exponent}", trimmed(mantissa))
}
