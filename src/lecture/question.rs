//! The `qa` directive: a question of the class with the lecturer's answer.

use super::anchors::{self, Anchors, Target};
use super::directive::{self, Directive};
use super::faults::Faults;
use super::markdown;
use super::model::Question;
use super::references::{Reference, References};

const KEYS: [&str; 2] = ["question", "about"];

/// Reads the directive. None when it has no question.
pub fn read(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Question> {
    let (settings, text) = directive::settings_and_text(&directive.body);
    let mut fields = directive::fields("a question", settings, &KEYS, faults);
    let question = fields.take("question", faults);
    if question.is_none() {
        faults.report(
            directive.place,
            "There is no question.",
            "Add a line `question: …?` above the answer.",
        );
    }
    if directive::is_blank(text) {
        faults.report(
            directive.place,
            "The question has no answer.",
            "Write it below the settings, behind an empty line.",
        );
    }
    let mut about = Vec::new();
    for field in fields.take_all("about") {
        for target in field.value.split(',').map(str::trim) {
            references.anchors.push(Reference {
                place: field.place,
                target: target.to_owned(),
            });
            about.push(target.to_owned());
        }
    }
    let html = markdown::render(text, references, faults);
    let question = question?.value;
    let id = if directive.argument.is_empty() {
        let id = anchors::slug(question);
        anchors.claim(&id, Target::Question, directive.place, faults);
        id
    } else {
        anchors::read_id(directive, Target::Question, anchors, faults)?
    };
    Some(Question {
        id,
        question: question.to_owned(),
        about,
        html,
    })
}
