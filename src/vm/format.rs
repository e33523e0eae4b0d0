//! Format specifications, as in f-strings, `format()` and `%`. The grammar and the messages are those
//! of CPython's `Python/formatter_unicode.c`.

use super::call::tuple_items;
use super::machine::{Context, Obstacle};
use super::object::Body;
use super::represent::{self, digits};
use super::text_of;
use super::types::{kind_of, type_name};
use super::value::Value;

#[derive(Debug, Clone, Copy)]
struct Spec {
    fill: char,
    align: Option<char>,
    sign: char,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

/// Wider than this, a field is refused rather than built.
const WIDEST: usize = 1 << 20;

fn parse(spec: &str) -> Option<Spec> {
    let characters: Vec<char> = spec.chars().collect();
    let mut at = 0;
    let mut parsed = Spec {
        fill: ' ',
        align: None,
        sign: '-',
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        kind: None,
    };
    let is_align =
        |character: Option<&char>| character.is_some_and(|character| "<>=^".contains(*character));
    if is_align(characters.get(1)) {
        parsed.fill = characters[0];
        parsed.align = Some(characters[1]);
        at = 2;
    } else if is_align(characters.first()) {
        parsed.align = Some(characters[0]);
        at = 1;
    }
    if let Some(&sign) = characters
        .get(at)
        .filter(|character| "+- ".contains(**character))
    {
        parsed.sign = sign;
        at += 1;
    }
    if characters.get(at) == Some(&'#') {
        parsed.alternate = true;
        at += 1;
    }
    if characters.get(at) == Some(&'0') && parsed.align.is_none() {
        parsed.fill = '0';
        parsed.align = Some('=');
        at += 1;
    }
    let number = |at: &mut usize| {
        let start = *at;
        while characters.get(*at).is_some_and(char::is_ascii_digit) {
            *at += 1;
        }
        let text: String = characters[start..*at].iter().collect();
        (start < *at).then(|| text.parse::<usize>().unwrap_or(WIDEST + 1))
    };
    parsed.width = number(&mut at).unwrap_or(0);
    if let Some(&grouping) = characters
        .get(at)
        .filter(|character| ",_".contains(**character))
    {
        parsed.grouping = Some(grouping);
        at += 1;
    }
    if characters.get(at) == Some(&'.') {
        at += 1;
        parsed.precision = Some(number(&mut at)?);
    }
    parsed.kind = characters.get(at).copied();
    (characters.len() <= at + 1
        && parsed.width <= WIDEST
        && parsed.precision.unwrap_or(0) <= WIDEST)
        .then_some(parsed)
}

fn padded(text: &str, spec: &Spec, default: char) -> String {
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

fn with_sign(negative: bool, spec: &Spec, magnitude: &str) -> String {
    match (negative, spec.sign) {
        (true, _) => format!("-{magnitude}"),
        (false, '+') => format!("+{magnitude}"),
        (false, ' ') => format!(" {magnitude}"),
        _ => magnitude.to_owned(),
    }
}

/// `format(value, spec)`.
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
    let is_int = value.as_index().is_some() || digits(value, 10).is_some();
    if !is_int && value.as_float().is_none() {
        return Err(match value.object().map(|object| &object.get().body) {
            Some(Body::Instance(_)) if represent::text(context, value).is_err() => {
                Obstacle::Convert(super::function::Conversion::Text)
            }
            _ => Obstacle::Raise(context.type_error(format!(
                "unsupported format string passed to {given}.__format__"
            ))),
        });
    }
    let Some(parsed) = parse(spec) else {
        let message = format!("Invalid format specifier '{spec}' for object of type '{given}'");
        return Err(Obstacle::Raise(context.value_error(message)));
    };
    let number = match (is_int, parsed.kind) {
        (true, None | Some('d' | 'n' | 'x' | 'X' | 'o' | 'b')) => integer(value, &parsed),
        (true, Some('c')) => {
            let character = value
                .as_index()
                .and_then(|int| char::from_u32(int as u32))
                .unwrap_or('\u{FFFD}');
            return Ok(padded(&character.to_string(), &parsed, '<'));
        }
        (_, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) => floating(
            super::compare::as_number(value).unwrap_or(f64::NAN),
            &parsed,
        ),
        (_, Some(kind)) => {
            let message = format!("Unknown format code '{kind}' for object of type '{given}'");
            return Err(Obstacle::Raise(context.value_error(message)));
        }
    };
    Ok(padded(&number, &parsed, '>'))
}

/// A string laid out by a format specification.
pub(super) fn format_text(
    context: &mut Context<'_>,
    text: &str,
    spec: &str,
) -> Result<String, Obstacle> {
    let parsed = parse(spec);
    match parsed {
        Some(Spec {
            kind: None | Some('s'),
            align: Some('='),
            fill,
            ..
        }) if fill != '0' => Err(Obstacle::Raise(
            context.value_error("'=' alignment not allowed in string format specifier"),
        )),
        Some(
            parsed @ Spec {
                kind: None | Some('s'),
                ..
            },
        ) => {
            let cut: String = match parsed.precision {
                Some(precision) => text.chars().take(precision).collect(),
                None => text.to_owned(),
            };
            let parsed = Spec {
                align: parsed.align.filter(|&align| align != '='),
                ..parsed
            };
            Ok(padded(&cut, &parsed, '<'))
        }
        Some(Spec {
            kind: Some(kind), ..
        }) => Err(Obstacle::Raise(context.value_error(format!(
            "Unknown format code '{kind}' for object of type 'str'"
        )))),
        None => Err(Obstacle::Raise(context.value_error(format!(
            "Invalid format specifier '{spec}' for object of type 'str'"
        )))),
    }
}

fn integer(value: Value, spec: &Spec) -> String {
    let (base, prefix) = match spec.kind {
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('o') => (8, "0o"),
        Some('b') => (2, "0b"),
        _ => (10, ""),
    };
    let (negative, mut magnitude) = digits(value, base).unwrap_or_default();
    if spec.kind == Some('X') {
        magnitude = magnitude.to_uppercase();
    }
    if let Some(separator) = spec.grouping {
        magnitude = grouped(&magnitude, separator, if base == 10 { 3 } else { 4 });
    }
    if spec.alternate {
        magnitude.insert_str(0, prefix);
    }
    with_sign(negative, spec, &magnitude)
}

fn floating(value: f64, spec: &Spec) -> String {
    let magnitude = value.abs();
    let precision = spec.precision.unwrap_or(6);
    let shown = match spec.kind {
        _ if !magnitude.is_finite() => represent::float(magnitude),
        None if spec.precision.is_none() => represent::float(magnitude),
        None => {
            let shown = general(magnitude, precision.max(1), spec.alternate);
            if shown.contains(['.', 'e']) {
                shown
            } else {
                format!("{shown}.0")
            }
        }
        Some('e' | 'E') => exponential(magnitude, precision),
        Some('g' | 'G' | 'n') => general(magnitude, precision.max(1), spec.alternate),
        Some('%') => format!("{:.precision$}%", magnitude * 100.0),
        _ => format!("{magnitude:.precision$}"),
    };
    let shown = if matches!(spec.kind, Some('E' | 'G' | 'F')) {
        shown.to_uppercase()
    } else {
        shown
    };
    let shown = match spec.grouping {
        Some(separator) => {
            let end = shown
                .find(|character: char| !character.is_ascii_digit())
                .unwrap_or(shown.len());
            format!("{}{}", grouped(&shown[..end], separator, 3), &shown[end..])
        }
        None => shown,
    };
    with_sign(value.is_sign_negative() && !value.is_nan(), spec, &shown)
}

fn exponential(value: f64, precision: usize) -> String {
    let shown = format!("{value:.precision$e}");
    let (mantissa, exponent) = shown.split_once('e').unwrap_or((&shown, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    format!(
        "{mantissa}e{}{:02}",
        if exponent < 0 { '-' } else { '+' },
        exponent.abs()
    )
}

fn general(value: f64, precision: usize, keep_zeros: bool) -> String {
    let scientific = exponential(value, precision - 1);
    let exponent: i32 = scientific
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse().ok())
        .unwrap_or(0);
    let trimmed = |text: &str| match text.contains('.') && !keep_zeros {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text.to_owned(),
    };
    if (-4..precision as i32).contains(&exponent) {
        let decimals = (precision as i32 - 1 - exponent).max(0) as usize;
        return trimmed(&format!("{value:.decimals$}"));
    }
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "+00"));
    format!("{}e{exponent}", trimmed(mantissa))
}

/// `text % values`.
pub(super) fn percent(
    context: &mut Context<'_>,
    left: Value,
    right: Value,
) -> Result<Value, Value> {
    let pattern: Vec<char> = text_of(left).unwrap_or_default().chars().collect();
    let single = [right];
    let mapping = matches!(
        right.object().map(|object| &object.get().body),
        Some(Body::Dict(_))
    );
    let mut values = match kind_of(right) {
        super::types::Kind::Tuple => tuple_items(right).iter(),
        _ => single.iter(),
    };
    let mut result = String::new();
    let mut at = 0;
    while let Some(&character) = pattern.get(at) {
        at += 1;
        if character != '%' {
            result.push(character);
            continue;
        }
        let mut key = None;
        if pattern.get(at) == Some(&'(') {
            let end = pattern[at..]
                .iter()
                .position(|&character| character == ')')
                .map_or(pattern.len(), |end| at + end);
            let name: String = pattern[(at + 1).min(end)..end].iter().collect();
            key = Some(context.text(name));
            at = (end + 1).min(pattern.len());
        }
        let start = at;
        while pattern
            .get(at)
            .is_some_and(|character| "-+ #0123456789.".contains(*character))
        {
            at += 1;
        }
        let options: String = pattern[start..at].iter().collect();
        let Some(&kind) = pattern.get(at) else {
            return Err(context.value_error("incomplete format"));
        };
        at += 1;
        if kind == '%' {
            result.push('%');
            continue;
        }
        let value = match key {
            Some(key) if mapping => context.subscript(right, key)?.unwrap_or(Value::NONE),
            Some(_) => return Err(context.type_error("format requires a mapping")),
            None => match values.next() {
                Some(&value) => value,
                None => return Err(context.type_error("not enough arguments for format string")),
            },
        };
        result.push_str(&percent_item(context, value, &options, kind)?);
    }
    if values.next().is_some() && !mapping {
        return Err(context.type_error("not all arguments converted during string formatting"));
    }
    Ok(context.text(result))
}

fn percent_item(
    context: &mut Context<'_>,
    value: Value,
    options: &str,
    kind: char,
) -> Result<String, Value> {
    let left = options.contains('-');
    let options: String = options
        .chars()
        .filter(|&character| character != '-')
        .collect();
    let unsupported = |context: &mut Context<'_>| {
        let message = format!(
            "'%{kind}' of an object with its own __str__ or __repr__ is not supported; use an f-string"
        );
        context.error(super::types::Kind::NotImplementedError, message)
    };
    let align = if left { "<" } else { ">" };
    let (text, spec) = match kind {
        's' | 'r' | 'a' => {
            let conversion = match kind {
                's' => 1,
                'r' => 2,
                _ => 3,
            };
            let text = represent::converted(context, value, conversion)
                .map_err(|_| unsupported(context))?;
            (context.text(text), format!("{align}{options}"))
        }
        'd' | 'i' | 'u' => {
            let value = match value.as_float() {
                Some(float) => context.int(float as i64),
                None if value.as_index().is_some() || digits(value, 10).is_some() => value,
                None => {
                    let given = type_name(value);
                    return Err(context.type_error(format!(
                        "%{kind} format: a real number is required, not {given}"
                    )));
                }
            };
            (
                value,
                if left {
                    format!("<{options}d")
                } else {
                    format!("{options}d")
                },
            )
        }
        'x' | 'X' | 'o' | 'c' => (
            value,
            if left {
                format!("<{options}{kind}")
            } else {
                format!("{options}{kind}")
            },
        ),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let Some(number) = super::compare::as_number(value) else {
                let given = type_name(value);
                return Err(context.type_error(format!("must be real number, not {given}")));
            };
            (
                Value::float(number),
                if left {
                    format!("<{options}{kind}")
                } else {
                    format!("{options}{kind}")
                },
            )
        }
        _ => {
            let message = format!(
                "unsupported format character '{kind}' (0x{:x})",
                kind as u32
            );
            return Err(context.value_error(message));
        }
    };
    match format(context, text, &spec) {
        Ok(text) => Ok(text),
        Err(Obstacle::Raise(error)) => Err(error),
        Err(Obstacle::Convert(_)) => Err(unsupported(context)),
    }
}
