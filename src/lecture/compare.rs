//! The `compare` directive: two things side by side.

use super::directive::{self, Directive, Field};
use super::faults::Faults;
use super::markdown;
use super::model::{Block, Side};
use super::references::References;

const KEYS: [&str; 2] = ["left", "right"];

/// Reads the directive. None when a side is missing.
pub fn read(
    directive: &Directive<'_>,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Block> {
    if !directive.argument.is_empty() {
        faults.report(
            directive.argument_place,
            format!(
                "A comparison has no id, so `{}` means nothing here.",
                directive.argument
            ),
            "Write `::: compare`.",
        );
    }
    let (settings, text) = directive::settings_and_text(&directive.body);
    let mut fields = directive::fields("a comparison", settings, &KEYS, faults);
    let left = fields.take("left", faults);
    let right = fields.take("right", faults);
    if left.is_none() || right.is_none() {
        faults.report(
            directive.place,
            "The comparison does not say what its two sides are called.",
            "Add the lines `left: …` and `right: …` above the text.",
        );
    }
    let (left_text, right_text) = directive::divided(text);
    let right_text = right_text.filter(|lines| !directive::is_blank(lines));
    if directive::is_blank(left_text) || right_text.is_none() {
        faults.report(
            directive.place,
            "The comparison has only one side.",
            "Write the left side, a line `---`, and the right side.",
        );
    }
    let mut side = |title: Option<Field<'_>>, lines| {
        let html = markdown::render(lines, references, faults);
        title.map(|field| Side {
            title: field.value.to_owned(),
            html,
        })
    };
    let left = side(left, left_text);
    let right = side(right, right_text.unwrap_or_default());
    Some(Block::Compare {
        left: left?,
        right: right?,
    })
}
