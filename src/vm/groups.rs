//! Groups of exceptions in tracebacks (`Lib/traceback.py`): a tree, drawn with a margin for every level.

use super::errors;
use super::machine::Context;
use super::object::Body;
use super::value::Value;

/// Of a wide group so many exceptions are drawn, and of a deep one so many levels.
const WIDEST: usize = 15;
const DEEPEST: usize = 10;

/// A traceback while it is written.
#[derive(Default)]
pub(super) struct Drawing {
    /// What has been written.
    pub text: String,
    /// The exceptions that have been shown.
    pub seen: Vec<Value>,
    /// How many groups are around.
    depth: usize,
    /// Whether the line that ends the innermost group is still to be drawn.
    is_open: bool,
}

impl Drawing {
    /// Adds lines behind the margins of the groups around.
    pub(super) fn say(&mut self, lines: &str) {
        if self.depth == 0 {
            self.text.push_str(lines);
        } else {
            self.say_behind(lines, "| ");
        }
    }

    fn say_behind(&mut self, lines: &str, margin: &str) {
        for line in lines.split_inclusive('\n') {
            self.indent();
            self.text.push_str(margin);
            self.text.push_str(line);
        }
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.depth));
    }

    /// Draws a group: its own lines, whose first is a heading if it `was_raised`, and then what it is
    /// made of, each drawn by `chain`.
    pub(super) fn group(
        &mut self,
        lines: &str,
        was_raised: bool,
        parts: &[Value],
        mut chain: impl FnMut(&mut Drawing, Value),
    ) {
        if self.depth > DEEPEST {
            return self.say(&format!("... (max_group_depth is {DEEPEST})\n"));
        }
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        match lines.split_once('\n') {
            Some((heading, rest)) if was_raised && is_outermost => {
                self.say_behind(&format!("{heading}\n"), "+ ");
                self.say(rest);
            }
            _ => self.say(lines),
        }
        self.is_open = false;
        let drawn = parts.len().min(WIDEST + 1);
        for (number, &part) in parts[..drawn].iter().enumerate() {
            let is_last = number + 1 == drawn;
            self.is_open |= is_last;
            let is_cut = number >= WIDEST;
            let title = match is_cut {
                true => "...".to_owned(),
                false => (number + 1).to_string(),
            };
            self.indent();
            self.text.push_str(if number == 0 { "+-" } else { "  " });
            self.text
                .push_str(&format!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if is_cut {
                let left = parts.len() - WIDEST;
                let plural = if left == 1 { "" } else { "s" };
                self.say(&format!("and {left} more exception{plural}\n"));
            } else {
                chain(self, part);
            }
            if is_last && self.is_open {
                self.indent();
                self.text
                    .push_str("+------------------------------------\n");
                self.is_open = false;
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }
}

/// What a group is made of, and how `str` shows it; nothing for any other exception.
pub(super) fn parts(context: &Context<'_>, exception: Value) -> Option<(Vec<Value>, String)> {
    let own = |name| errors::own(context.vm, exception, name);
    let Some(Body::Tuple(parts)) = own("_exceptions")?.part() else {
        return None;
    };
    let message = super::text_of(own("_message")?)?;
    let plural = if parts.len() == 1 { "" } else { "s" };
    let shown = format!("{message} ({} sub-exception{plural})", parts.len());
    Some((parts.to_vec(), shown))
}
