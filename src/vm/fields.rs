//! `str.format`: replacement fields with attributes, items, conversions and nested specifications, as
//! in CPython's `Objects/stringlib/unicode_format.h`.

use super::answers::{Answers, Fault};
use super::call::tuple_items;
use super::format;
use super::machine::{Context, Obstacle};
use super::object::Body;
use super::represent;
use super::text_of;
use super::types::Kind;
use super::value::Value;

/// Fields inside of a specification may not have fields in theirs.
const DEEPEST: usize = 2;

/// How fields without a number or name are counted.
#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    Undecided,
    Automatic,
    Manual,
}

struct Layout<'a, 'b> {
    positional: &'a [Value],
    named: Value,
    answers: &'a mut Answers<'b>,
    numbering: Numbering,
    next: usize,
}

/// A field between its braces: what it shows, how that is converted, and its specification.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    spec: &'a str,
}

/// `pattern.format(*positional, **named)`, of a string, a tuple and a dict.
pub(super) fn formatted(
    context: &mut Context<'_>,
    [pattern, positional, named]: [Value; 3],
    answers: &mut Answers<'_>,
) -> Result<String, Fault> {
    let mut layout = Layout {
        positional: tuple_items(positional),
        named,
        answers,
        numbering: Numbering::Undecided,
        next: 0,
    };
    layout.text(context, text_of(pattern).unwrap_or_default(), DEEPEST)
}

fn fault(context: &mut Context<'_>, message: impl Into<String>) -> Fault {
    Fault::Raise(context.value_error(message.into()))
}

/// Splits a text after the field that begins it; the text stands after the field's `{`.
fn field_end(text: &str) -> Option<usize> {
    let mut depth = 1;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn field<'a>(context: &mut Context<'_>, text: &'a str) -> Result<Field<'a>, Fault> {
    let mut in_brackets = false;
    let end = text.find(|character| {
        match character {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ => {}
        }
        !in_brackets && matches!(character, ':' | '!')
    });
    let Some(end) = end else {
        return Ok(Field {
            name: text,
            conversion: None,
            spec: "",
        });
    };
    let (name, rest) = (&text[..end], &text[end + 1..]);
    if text[end..].starts_with(':') {
        return Ok(Field {
            name,
            conversion: None,
            spec: rest,
        });
    }
    let mut characters = rest.chars();
    let Some(conversion) = characters.next() else {
        return Err(fault(context, "unmatched '{' in format spec"));
    };
    let spec = characters.as_str();
    match spec.strip_prefix(':') {
        None if !spec.is_empty() => Err(fault(context, "expected ':' after conversion specifier")),
        spec => Ok(Field {
            name,
            conversion: Some(conversion),
            spec: spec.unwrap_or(""),
        }),
    }
}

impl Layout<'_, '_> {
    fn text(
        &mut self,
        context: &mut Context<'_>,
        pattern: &str,
        depth: usize,
    ) -> Result<String, Fault> {
        if depth == 0 {
            return Err(fault(context, "Max string recursion exceeded"));
        }
        let mut result = String::new();
        let mut left = pattern;
        while let Some(at) = left.find(['{', '}']) {
            result.push_str(&left[..at]);
            let brace = &left[at..=at];
            left = &left[at + 1..];
            if left.starts_with(brace) {
                result.push_str(brace);
                left = &left[1..];
                continue;
            }
            if brace == "}" || left.is_empty() {
                let message = format!("Single '{brace}' encountered in format string");
                return Err(fault(context, message));
            }
            let Some(end) = field_end(left) else {
                return Err(fault(context, "expected '}' before end of string"));
            };
            let field = field(context, &left[..end])?;
            left = &left[end + 1..];
            result.push_str(&self.field(context, &field, depth)?);
        }
        result.push_str(left);
        Ok(result)
    }

    fn field(
        &mut self,
        context: &mut Context<'_>,
        field: &Field<'_>,
        depth: usize,
    ) -> Result<String, Fault> {
        let value = self.value(context, field.name)?;
        let value = match field.conversion {
            None => value,
            Some(conversion) => {
                let (number, function) = match conversion {
                    's' => (1, "str"),
                    'r' => (2, "repr"),
                    'a' => (3, "ascii"),
                    other => {
                        let message = format!("Unknown conversion specifier {other}");
                        return Err(fault(context, message));
                    }
                };
                match represent::converted(context, value, number) {
                    Ok(text) => context.text(text),
                    Err(_) => self.answers.ask(context, function, &[value])?,
                }
            }
        };
        let spec = match field.spec.contains(['{', '}']) {
            true => self.text(context, field.spec, depth - 1)?,
            false => field.spec.to_owned(),
        };
        if format::own_method(context, value).is_none() {
            match format::format(context, value, &spec) {
                Ok(text) => return Ok(text),
                Err(Obstacle::Raise(error)) => return Err(Fault::Raise(error)),
                Err(Obstacle::Convert(_)) => {}
            }
        }
        let spec = context.text(spec);
        let text = self.answers.ask(context, "format", &[value, spec])?;
        Ok(text_of(text).unwrap_or_default().to_owned())
    }

    /// What a field's name stands for: an argument, and the attributes and items behind it.
    fn value(&mut self, context: &mut Context<'_>, name: &str) -> Result<Value, Fault> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let mut value = self.argument(context, &name[..end])?;
        let mut rest = &name[end..];
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('.') {
                let end = after.find(['.', '[']).unwrap_or(after.len());
                if end == 0 {
                    return Err(fault(context, "Empty attribute in format string"));
                }
                let attribute = context.text(&after[..end]);
                value = self.answers.ask(context, "getattr", &[value, attribute])?;
                rest = &after[end..];
            } else if let Some(after) = rest.strip_prefix('[') {
                let Some(end) = after.find(']') else {
                    return Err(fault(context, "Missing ']' in format string"));
                };
                if end == 0 {
                    return Err(fault(context, "Empty attribute in format string"));
                }
                let key = match after[..end].parse::<usize>() {
                    Ok(number) => Value::index(number),
                    Err(_) => context.text(&after[..end]),
                };
                value = self.answers.ask(context, "__item__", &[value, key])?;
                rest = &after[end + 1..];
            } else {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return Err(fault(context, message));
            }
        }
        Ok(value)
    }

    fn argument(&mut self, context: &mut Context<'_>, name: &str) -> Result<Value, Fault> {
        let number = name.parse::<usize>().ok();
        let place = match (number, self.numbering) {
            (Some(_), Numbering::Automatic) => {
                let message =
                    "cannot switch from automatic field numbering to manual field specification";
                return Err(fault(context, message));
            }
            (Some(number), _) => {
                self.numbering = Numbering::Manual;
                number
            }
            (None, Numbering::Manual) if name.is_empty() => {
                let message =
                    "cannot switch from manual field specification to automatic field numbering";
                return Err(fault(context, message));
            }
            (None, _) if name.is_empty() => {
                self.numbering = Numbering::Automatic;
                self.next += 1;
                self.next - 1
            }
            (None, _) => {
                let key = context.text(name);
                return match self.named.object().map(|object| &object.get().body) {
                    Some(Body::Dict(_)) => match context.subscript(self.named, key) {
                        Ok(found) => Ok(found.unwrap_or(Value::NONE)),
                        Err(error) => Err(Fault::Raise(error)),
                    },
                    _ => self.answers.ask(context, "__item__", &[self.named, key]),
                };
            }
        };
        match self.positional.get(place) {
            Some(&value) => Ok(value),
            None => {
                let message =
                    format!("Replacement index {place} out of range for positional args tuple");
                Err(Fault::Raise(context.error(Kind::IndexError, message)))
            }
        }
    }
}
