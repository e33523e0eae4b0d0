//! `text % values`, as CPython's `unicode_format` does it.

use num_bigint::BigInt;
use num_traits::FromPrimitive;

use super::answers::{Answers, Fault};
use super::call::tuple_items;
use super::format::{self, Spec, WIDEST, code_point, padded};
use super::machine::Context;
use super::object::Body;
use super::represent::{self, digits};
use super::text_of;
use super::types::{Kind, kind_of, type_name};
use super::value::Value;

/// A conversion specifier, such as `%-5.2f`.
struct Directive {
    flags: String,
    width: Option<i64>,
    precision: Option<usize>,
    kind: char,
    /// Where the conversion type stands in the pattern.
    place: usize,
}

/// The pattern, and what is left of the values.
struct Reader<'a> {
    pattern: Vec<char>,
    at: usize,
    right: Value,
    values: &'a [Value],
    mapping: bool,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.pattern.get(self.at).copied()
    }

    fn next_value(&mut self, context: &mut Context<'_>) -> Result<Value, Value> {
        match self.values {
            [first, rest @ ..] => {
                self.values = rest;
                Ok(*first)
            }
            [] => Err(context.type_error("not enough arguments for format string")),
        }
    }

    /// A width or precision: digits, or `*` for the next value.
    fn number(&mut self, context: &mut Context<'_>, what: &str) -> Result<Option<i64>, Value> {
        if self.peek() == Some('*') {
            self.at += 1;
            let value = self.next_value(context)?;
            let number = value.as_index();
            return match number {
                Some(number) if number.unsigned_abs() <= WIDEST as u64 => Ok(Some(number)),
                Some(_) => Err(context.value_error(format!("{what} too big"))),
                None => Err(context.type_error("* wants int")),
            };
        }
        let start = self.at;
        while self
            .peek()
            .is_some_and(|character| character.is_ascii_digit())
        {
            self.at += 1;
        }
        if start == self.at {
            return Ok(None);
        }
        let text: String = self.pattern[start..self.at].iter().collect();
        match text.parse::<i64>() {
            Ok(number) if number <= WIDEST as i64 => Ok(Some(number)),
            _ => Err(context.value_error(format!("{what} too big"))),
        }
    }

    /// The name in parentheses of `%(name)s`, after its `(`.
    fn key(&mut self, context: &mut Context<'_>) -> Result<String, Value> {
        if !self.mapping {
            return Err(context.type_error("format requires a mapping"));
        }
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            match self.peek() {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(context.value_error("incomplete format key")),
            }
            self.at += 1;
        }
        Ok(self.pattern[start..self.at - 1].iter().collect())
    }

    /// The directive after a `%`.
    fn directive(&mut self, context: &mut Context<'_>) -> Result<Directive, Value> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|character| "-+ #0".contains(character))
        {
            self.at += 1;
        }
        let mut flags: String = self.pattern[start..self.at].iter().collect();
        let width = self.number(context, "width")?;
        if width.is_some_and(|width| width < 0) {
            flags.push('-');
        }
        let mut precision = None;
        if self.peek() == Some('.') {
            self.at += 1;
            let given = self.number(context, "precision")?.unwrap_or(0);
            precision = Some(usize::try_from(given).unwrap_or(0));
        }
        if self
            .peek()
            .is_some_and(|character| "hlL".contains(character))
        {
            self.at += 1;
        }
        let Some(kind) = self.peek() else {
            return Err(context.value_error("incomplete format"));
        };
        let place = self.at;
        self.at += 1;
        Ok(Directive {
            flags,
            width,
            precision,
            kind,
            place,
        })
    }
}

/// `text % values`.
pub(super) fn percent(
    context: &mut Context<'_>,
    [left, right]: [Value; 2],
    answers: &mut Answers<'_>,
) -> Result<String, Fault> {
    let single = [right];
    let is_tuple = kind_of(right) == Kind::Tuple;
    let mut reader = Reader {
        pattern: text_of(left).unwrap_or_default().chars().collect(),
        at: 0,
        right,
        values: if is_tuple {
            tuple_items(right)
        } else {
            &single
        },
        mapping: !is_tuple && can_be_subscribed(context, right),
    };
    let mut result = String::new();
    while let Some(character) = reader.peek() {
        reader.at += 1;
        if character != '%' {
            result.push(character);
            continue;
        }
        if reader.peek() == Some('%') {
            reader.at += 1;
            result.push('%');
            continue;
        }
        let mut keyed = None;
        if reader.peek() == Some('(') {
            reader.at += 1;
            let key = reader.key(context).map_err(Fault::Raise)?;
            let key = context.text(key);
            keyed = Some(match dict_item(context, reader.right, key) {
                Some(found) => found.map_err(Fault::Raise)?,
                None => answers.ask(context, "__item__", &[reader.right, key])?,
            });
            reader.values = &[];
        }
        let directive = reader.directive(context).map_err(Fault::Raise)?;
        let value = match keyed {
            Some(value) => value,
            None => reader.next_value(context).map_err(Fault::Raise)?,
        };
        result.push_str(&converted(context, &directive, value, answers)?);
    }
    if !reader.values.is_empty() && !reader.mapping {
        let message = "not all arguments converted during string formatting";
        return Err(Fault::Raise(context.type_error(message)));
    }
    Ok(result)
}

/// What a dict has under a key; nothing when the value is no dict.
fn dict_item(context: &mut Context<'_>, value: Value, key: Value) -> Option<Result<Value, Value>> {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Dict(_)) => match context.subscript(value, key) {
            Ok(found) => found.map(Ok),
            Err(error) => Some(Err(error)),
        },
        _ => None,
    }
}

/// Whether names in parentheses may be looked up in it.
fn can_be_subscribed(context: &Context<'_>, value: Value) -> bool {
    match value.object().map(|object| &object.get().body) {
        Some(Body::Text(_)) => false,
        Some(Body::Dict(_) | Body::List(_) | Body::Bytes(_) | Body::Range(_)) => true,
        Some(Body::Instance(_)) => {
            let class = super::class::of(context.vm.types.class_of(value));
            let name = context.vm.names.find("__getitem__");
            class
                .zip(name)
                .is_some_and(|(class, name)| class.find(name, &context.vm.cells).is_some())
        }
        _ => false,
    }
}

fn converted(
    context: &mut Context<'_>,
    directive: &Directive,
    value: Value,
    answers: &mut Answers<'_>,
) -> Result<String, Fault> {
    match directive.kind {
        's' | 'r' | 'a' => {
            let (conversion, function) = match directive.kind {
                's' => (1, "str"),
                'r' => (2, "repr"),
                _ => (3, "ascii"),
            };
            let text = match represent::converted(context, value, conversion) {
                Ok(text) => text,
                Err(_) => {
                    let text = answers.ask(context, function, &[value])?;
                    text_of(text).unwrap_or_default().to_owned()
                }
            };
            let text: String = match directive.precision {
                Some(precision) => text.chars().take(precision).collect(),
                None => text,
            };
            Ok(padded(&text, &directive.layout(false), '>'))
        }
        'c' => {
            let text = match text_of(value) {
                Some(text) if text.chars().count() == 1 => Ok(text.to_owned()),
                _ => match (value.as_index(), code_point(value)) {
                    (_, Some(character)) => Ok(character.to_string()),
                    (Some(_), None) => {
                        Err(context.error(Kind::OverflowError, "%c arg not in range(0x110000)"))
                    }
                    (None, None) => Err(context.type_error("%c requires int or char")),
                },
            };
            let text = text.map_err(Fault::Raise)?;
            Ok(padded(&text, &directive.layout(false), '>'))
        }
        'd' | 'i' | 'u' if is_other_number(context, value, &["__int__", "__index__"]) => {
            let whole = answers.ask(context, "int", &[value])?;
            integer(context, directive, whole).map_err(Fault::Raise)
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            integer(context, directive, value).map_err(Fault::Raise)
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match number_of(context, value, answers)? {
            Some(number) => {
                let spec = Spec {
                    precision: directive.precision,
                    kind: Some(directive.kind),
                    ..directive.layout(true)
                };
                Ok(format::floating(number, &spec))
            }
            None => {
                let given = type_name(value);
                let message = format!("must be real number, not {given}");
                Err(Fault::Raise(context.type_error(message)))
            }
        },
        kind => {
            let shown = if (' '..='~').contains(&kind) {
                kind
            } else {
                '?'
            };
            let message = format!(
                "unsupported format character '{shown}' (0x{:x}) at index {}",
                kind as u32, directive.place
            );
            Err(Fault::Raise(context.value_error(message)))
        }
    }
}

impl Directive {
    /// How the flags and the width lay a text out; only a number is filled with zeros.
    fn layout(&self, number: bool) -> Spec {
        let flag = |flag| self.flags.contains(flag);
        let zeros = number && flag('0') && !flag('-');
        Spec {
            fill: if zeros { '0' } else { ' ' },
            align: Some(match (flag('-'), zeros) {
                (true, _) => '<',
                (false, true) => '=',
                (false, false) => '>',
            }),
            sign: ['+', ' '].into_iter().find(|&sign| number && flag(sign)),
            alternate: flag('#'),
            width: self.width.map_or(0, |width| width.unsigned_abs() as usize),
            ..Spec::PLAIN
        }
    }
}

fn integer(
    context: &mut Context<'_>,
    directive: &Directive,
    value: Value,
) -> Result<String, Value> {
    let kind = directive.kind;
    let decimal = matches!(kind, 'd' | 'i' | 'u');
    let (base, prefix) = match kind {
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'o' => (8, "0o"),
        _ => (10, ""),
    };
    let found = match value.as_float().filter(|_| decimal) {
        Some(float) => match BigInt::from_f64(float) {
            Some(int) => {
                let negative = int.sign() == num_bigint::Sign::Minus;
                Some((negative, int.magnitude().to_str_radix(base)))
            }
            None if float.is_nan() => {
                return Err(context.value_error("cannot convert float NaN to integer"));
            }
            None => {
                let message = "cannot convert float infinity to integer";
                return Err(context.error(Kind::OverflowError, message));
            }
        },
        None => digits(value, base, context.vm.max_str_digits())
            .map_err(|message| context.value_error(message))?,
    };
    let Some((negative, mut magnitude)) = found else {
        let given = type_name(value);
        let wanted = if decimal {
            "a real number"
        } else {
            "an integer"
        };
        return Err(
            context.type_error(format!("%{kind} format: {wanted} is required, not {given}"))
        );
    };
    if kind == 'X' {
        magnitude = magnitude.to_uppercase();
    }
    let missing = directive
        .precision
        .unwrap_or(0)
        .saturating_sub(magnitude.len());
    let magnitude = "0".repeat(missing) + &magnitude;
    let spec = directive.layout(true);
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(format::assembled(
        negative, prefix, &magnitude, "", 3, &spec,
    ))
}

/// Whether a value is no number of the engine's, but says by one of these methods which one it stands for.
fn is_other_number(context: &Context<'_>, value: Value, methods: &[&str]) -> bool {
    let vm = context.vm;
    let has =
        |name: &&str| super::class::own_special(value, vm.names.intern(name), &vm.cells).is_some();
    super::compare::as_number(value).is_none() && methods.iter().any(has)
}

/// The float a value is or stands for; nothing when it is none.
fn number_of(
    context: &mut Context<'_>,
    value: Value,
    answers: &mut Answers<'_>,
) -> Result<Option<f64>, Fault> {
    let number = match is_other_number(context, value, &["__float__", "__index__"]) {
        true => answers.ask(context, "float", &[value])?,
        false => value,
    };
    Ok(super::compare::as_number(number))
}
