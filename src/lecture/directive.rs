//! A directive as it stands in the file, and the `key: value` lines most directives consist of.

use super::faults::{Faults, Place};
use super::fence::Fence;
use super::suggest;

/// One line of the file.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// Its text, without the line break.
    pub text: &'a str,
    /// How many columns of the line are left of the text.
    pub indent: u32,
}

impl<'a> Line<'a> {
    /// Its text without the blanks around it, and where that begins.
    pub fn trimmed(&self) -> (&'a str, Place) {
        let text = self.text.trim_start();
        let indent = self.text.len() - text.len();
        let before = self.text.get(..indent).unwrap_or_default();
        (text.trim_end(), self.place_behind(before))
    }

    /// Where `part`, a piece of this line's text, begins.
    pub fn place_of(&self, part: &str) -> Place {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.place_behind(self.text.get(..offset).unwrap_or_default())
    }

    /// The line from `part` on, a piece of its text.
    pub fn starting_at(&self, part: &'a str) -> Self {
        Self {
            number: self.number,
            text: part,
            indent: self.place_of(part).column.saturating_sub(1),
        }
    }

    fn place_behind(&self, before: &str) -> Place {
        Place::behind(self.number, before).indented(self.indent)
    }
}

/// A directive: `::: name argument`, its lines, and `:::`.
pub struct Directive<'a> {
    /// Its name.
    pub name: &'a str,
    /// What follows the name on its first line; may be empty.
    pub argument: &'a str,
    /// Where its name stands.
    pub place: Place,
    /// Where what follows the name stands.
    pub argument_place: Place,
    /// The lines between the first and the closing one.
    pub body: Vec<Line<'a>>,
}

impl<'a> Directive<'a> {
    /// A directive whose body is still to come; `header` is what follows the colons in `line`.
    pub fn opened(header: &'a str, line: Line<'a>) -> Self {
        let (name, argument) = header
            .split_once(char::is_whitespace)
            .unwrap_or((header, ""));
        let argument = argument.trim();
        let place = line.place_of(name);
        Self {
            name,
            argument,
            place,
            argument_place: if argument.is_empty() {
                place
            } else {
                line.place_of(argument)
            },
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
    /// Where the key stands.
    pub key_place: Place,
    /// Where the value stands.
    pub place: Place,
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
                again.key_place,
                format!("`{key}` was already given on line {}.", first.place.line),
                "Remove one of the two.",
            );
        }
        Some(first)
    }

    /// Whether a field stands there and has not been taken.
    pub fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.key == key)
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
        let (text, start) = line.trimmed();
        let Some((key, value)) = text.split_once(':') else {
            faults.report(
                start,
                format!("`{text}` is not a setting of {of}."),
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
                start,
                format!("`{key}` is not a key of {of}."),
                suggest::help(key, keys, "The keys are"),
            );
        } else if value.is_empty() {
            faults.report(
                start,
                format!("`{key}` has no value."),
                format!("Write one behind the colon, or remove `{key}`."),
            );
        } else {
            fields.push(Field {
                key,
                value,
                key_place: start,
                place: line.place_of(value),
            });
        }
    }
    Fields { fields }
}

/// Parts the lines of a directive that holds text: the settings, which stand first, one a line and
/// with a key in small letters, and the text, which begins with the first line that is none, an empty
/// one included.
pub fn settings_and_text<'a, 'l>(lines: &'l [Line<'a>]) -> (&'l [Line<'a>], &'l [Line<'a>]) {
    let is_setting = |line: &Line<'_>| {
        line.text.split_once(':').is_some_and(|(key, value)| {
            let key = key.trim();
            !key.is_empty()
                && key.chars().all(|letter| letter.is_ascii_lowercase())
                && (value.is_empty() || value.starts_with(' '))
        })
    };
    let start = lines
        .iter()
        .take_while(|line| line.text.trim().is_empty())
        .count();
    let settings = lines
        .iter()
        .skip(start)
        .take_while(|line| is_setting(line))
        .count();
    lines.split_at(start + settings)
}

/// Parts a text at its first line `---`, which is not one inside a code block.
pub fn divided<'a, 'l>(lines: &'l [Line<'a>]) -> (&'l [Line<'a>], Option<&'l [Line<'a>]>) {
    let mut fence = Fence::default();
    let divider = lines
        .iter()
        .position(|line| !fence.holds(line.text) && line.text.trim() == "---");
    match divider {
        Some(at) => {
            let (before, rest) = lines.split_at(at);
            (before, rest.get(1..))
        }
        None => (lines, None),
    }
}

/// Whether the lines say nothing.
pub fn is_blank(lines: &[Line<'_>]) -> bool {
    lines.iter().all(|line| line.text.trim().is_empty())
}
