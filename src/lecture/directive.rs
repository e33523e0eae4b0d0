//! A directive as it stands in the file, and the `key: value` lines most directives consist of.

use super::faults::Faults;
use super::suggest;

/// One line of the file.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// Its text, without the line break.
    pub text: &'a str,
}

/// A directive: `::: name argument`, its lines, and `:::`.
pub struct Directive<'a> {
    /// Its name.
    pub name: &'a str,
    /// What follows the name on its first line; may be empty.
    pub argument: &'a str,
    /// The number of its first line.
    pub line: u32,
    /// The lines between the first and the closing one.
    pub body: Vec<Line<'a>>,
}

impl<'a> Directive<'a> {
    /// A directive whose body is still to come; `header` is what follows the colons.
    pub fn opened(header: &'a str, line: u32) -> Self {
        let (name, argument) = header
            .split_once(char::is_whitespace)
            .unwrap_or((header, ""));
        Self {
            name,
            argument: argument.trim(),
            line,
            body: Vec::new(),
        }
    }
}

/// A `key: value` line. Neither is empty.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// The key: one of those asked for.
    pub key: &'a str,
    /// The value.
    pub value: &'a str,
    /// The line's number.
    pub line: u32,
}

/// The fields of a directive, taken out by key.
pub struct Fields<'a> {
    fields: Vec<Field<'a>>,
}

impl<'a> Fields<'a> {
    /// Takes a field that may stand there once, reporting it when it stands there again.
    pub fn take(&mut self, key: &str, faults: &mut Faults) -> Option<Field<'a>> {
        let mut all = self.take_all(key).into_iter();
        let first = all.next()?;
        for again in all {
            faults.report(
                again.line,
                format!("`{key}` was already given on line {}.", first.line),
                "Remove one of the two.",
            );
        }
        Some(first)
    }

    /// Takes a field that may stand there any number of times, in the order of the lines.
    pub fn take_all(&mut self, key: &str) -> Vec<Field<'a>> {
        let (taken, left) = self.fields.iter().partition(|field| field.key == key);
        self.fields = left;
        taken
    }
}

/// Reads lines as fields. What is no field, has no value, or has a key not among `keys` is
/// reported; `of` says whose lines they are.
pub fn fields<'a>(of: &str, lines: &[Line<'a>], keys: &[&str], faults: &mut Faults) -> Fields<'a> {
    let mut fields = Vec::new();
    for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
        let Some((key, value)) = line.text.split_once(':') else {
            faults.report(
                line.number,
                format!("`{}` is not a setting of {of}.", line.text.trim()),
                format!(
                    "Write `key: value`. The keys are {}.",
                    suggest::listed(keys)
                ),
            );
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        if !keys.contains(&key) {
            faults.report(
                line.number,
                format!("`{key}` is not a key of {of}."),
                suggest::help(key, keys, "The keys are"),
            );
        } else if value.is_empty() {
            faults.report(
                line.number,
                format!("`{key}` has no value."),
                format!("Write one behind the colon, or remove `{key}`."),
            );
        } else {
            fields.push(Field {
                key,
                value,
                line: line.number,
            });
        }
    }
    Fields { fields }
}
