//! The lecture: one Markdown file to a [`Lecture`], the value a page draws: title, plan, sections
//! of prose, and what directives put between it: demos, quizzes, questions and more. Every fault of the file is reported at once, with its place, what is wrong
//! and what to write instead. The room is pure: it turns text into data.
//!
//! It may know Markdown and the lecture's own directives. It must never read a file, open an
//! address, look into a program or know any other room; whether a demo's programs exist, and what
//! they do, is the business of whoever holds the lecture.

mod activity;
mod anchors;
mod compare;
mod demo;
mod directive;
mod explored;
mod faults;
mod fence;
mod front_matter;
mod links;
mod markdown;
mod measure;
mod model;
mod outline;
mod pieces;
mod plan;
mod question;
mod quiz;
mod references;
mod suggest;

pub use faults::Place;
pub use model::{
    Activity, Block, Choice, Demo, Lecture, LectureError, LectureResult, Measure, Measurement,
    PlanItem, ProgramFile, Question, Quiz, Section, Side, Task,
};
pub use references::{Ends, Explored, ProgramReference, Reference, References, Sought};
pub(crate) use suggest::nearest;

use anchors::Anchors;
use directive::Directive;
use faults::Faults;
use outline::Outline;
use pieces::Piece;

/// The directives a lecture may use, as authors write them.
const DIRECTIVES: [&str; 9] = [
    "plan", "demo", "program", "quiz", "qa", "activity", "note", "compare", "measure",
];

/// Reads a lecture. `file` is the name its errors carry.
///
/// The result holds the lecture or at least one error, never both and never neither.
pub fn read(markdown: &str, file: &str) -> LectureResult {
    inspect(markdown, file).0
}

/// Reads a lecture, and says what it points at, even where it has faults.
pub fn inspect(markdown: &str, file: &str) -> (LectureResult, References) {
    let mut faults = Faults::new(file);
    let text = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
    let (front_matter, body) = front_matter::read(text, &mut faults);

    let mut anchors = Anchors::default();
    let mut references = References::default();
    let mut outline = Outline::default();
    let mut plan = None;
    for piece in pieces::split(body, &mut faults) {
        match piece {
            Piece::Prose { line, text } => {
                outline.add_prose(text, line, &mut anchors, &mut references, &mut faults);
            }
            Piece::Directive(directive) if directive.name == "plan" => {
                plan::read(&directive, &mut plan, &mut faults);
            }
            Piece::Directive(directive) => {
                if let Some(block) = block(&directive, &mut anchors, &mut references, &mut faults) {
                    outline.add_block(block, directive.place, &mut faults);
                }
            }
        }
    }
    let sections = outline.finish(&mut faults);
    for link in &references.anchors {
        anchors.require_anchor(link, &mut faults);
    }
    let plan = plan.unwrap_or_default();
    for item in &plan {
        anchors.require_section(item, &mut faults);
    }

    let errors = faults.into_errors();
    let lecture = errors.is_empty().then(|| Lecture {
        title: front_matter.title,
        subtitle: front_matter.subtitle,
        plan: plan.into_iter().map(|entry| entry.item).collect(),
        sections,
    });
    (LectureResult { lecture, errors }, references)
}

/// What a directive puts into the lecture; nothing when it is too faulty to tell.
fn block(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Block> {
    Some(match directive.name {
        "demo" => Block::Demo {
            demo: demo::read(directive, anchors, references, faults)?,
        },
        "program" => Block::Demo {
            demo: demo::read_program(directive, anchors, references, faults)?,
        },
        "quiz" => Block::Quiz {
            quiz: quiz::read(directive, anchors, references, faults)?,
        },
        "qa" => Block::Question {
            question: question::read(directive, anchors, references, faults)?,
        },
        "activity" => Block::Activity {
            activity: activity::read(directive, anchors, references, faults)?,
        },
        "note" => activity::read_note(directive, references, faults),
        "compare" => compare::read(directive, references, faults)?,
        "measure" => Block::Measure {
            measure: measure::read(directive, anchors, faults)?,
        },
        unknown => {
            faults.report(
                directive.place,
                format!("There is no directive `{unknown}`."),
                suggest::help(unknown, &DIRECTIVES, "The directives are"),
            );
            return None;
        }
    })
}
