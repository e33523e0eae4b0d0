//! The directives `activity`, something for the class to do, and `note`, words for the presenter.

use super::anchors::{self, Anchors, Target};
use super::directive::{self, Directive};
use super::faults::Faults;
use super::markdown;
use super::model::{Activity, Block};
use super::references::References;

const KEYS: [&str; 2] = ["title", "minutes"];

/// Reads an activity. None when it has no id.
pub fn read(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Activity> {
    let id = anchors::read_id(directive, Target::Activity, anchors, faults);
    let (settings, text) = directive::settings_and_text(&directive.body);
    let mut fields = directive::fields("an activity", settings, &KEYS, faults);
    let title = fields.take("title", faults);
    if title.is_none() {
        faults.report(
            directive.place,
            "The activity has no title.",
            "Add a line `title: …` to it, above its text.",
        );
    }
    let minutes = fields.take("minutes", faults).and_then(|field| {
        let minutes = field.value.parse().ok();
        if minutes.is_none() {
            faults.report(
                field.place,
                format!("`{}` is not a number of minutes.", field.value),
                "Write a whole number: `minutes: 10`.",
            );
        }
        minutes
    });
    if directive::is_blank(text) {
        faults.report(
            directive.place,
            "The activity does not say what to do.",
            "Write it below the settings, behind an empty line.",
        );
    }
    Some(Activity {
        id: id?,
        title: title?.value.to_owned(),
        minutes,
        html: markdown::render(text, references, faults),
    })
}

/// Reads a note for the presenter.
pub fn read_note(
    directive: &Directive<'_>,
    references: &mut References,
    faults: &mut Faults,
) -> Block {
    if !directive.argument.is_empty() {
        faults.report(
            directive.argument_place,
            format!(
                "A note has no id, so `{}` means nothing here.",
                directive.argument
            ),
            "Write `::: note`, and the note on the lines below.",
        );
    }
    if directive::is_blank(&directive.body) {
        faults.report(
            directive.place,
            "The note is empty.",
            "Write something, or remove it.",
        );
    }
    Block::Note {
        html: markdown::render(&directive.body, references, faults),
    }
}
