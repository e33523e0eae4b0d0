//! The lecture: one Markdown file to a [`Lecture`], the value a page draws: title, plan, sections
//! of prose, and demos. Every fault of the file is reported at once, with its line, what is wrong
//! and what to write instead. The room is pure: it turns text into data.
//!
//! It may know Markdown and the lecture's own directives. It must never read a file, open an
//! address, look into a program or know any other room; whether a demo's programs exist, and what
//! they do, is the business of whoever holds the lecture.

mod anchors;
mod demo;
mod directive;
mod faults;
mod front_matter;
mod links;
mod model;
mod outline;
mod pieces;
mod plan;
mod suggest;

pub use model::{
    Block, Demo, Lecture, LectureError, LectureResult, PlanItem, ProgramFile, Section,
};

use anchors::Anchors;
use faults::Faults;
use outline::Outline;
use pieces::Piece;

/// The directives a lecture may use, as authors write them.
const DIRECTIVES: [&str; 2] = ["plan", "demo"];

/// Reads a lecture. `file` is the name its errors carry.
///
/// The result holds the lecture or at least one error, never both and never neither.
pub fn read(markdown: &str, file: &str) -> LectureResult {
    let mut faults = Faults::new(file);
    let text = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
    let (front_matter, body) = front_matter::read(text, &mut faults);

    let mut anchors = Anchors::default();
    let mut outline = Outline::default();
    let mut plan = None;
    for piece in pieces::split(body, &mut faults) {
        match piece {
            Piece::Prose { line, text } => {
                outline.add_prose(text, line, &mut anchors, &mut faults);
            }
            Piece::Directive(directive) => match directive.name {
                "plan" => plan::read(&directive, &mut plan, &mut faults),
                "demo" => {
                    if let Some(demo) = demo::read(&directive, &mut anchors, &mut faults) {
                        outline.add_demo(demo, directive.line, &mut faults);
                    }
                }
                unknown => faults.report(
                    directive.line,
                    format!("There is no directive `{unknown}`."),
                    suggest::help(unknown, &DIRECTIVES, "The directives are"),
                ),
            },
        }
    }
    let (sections, links) = outline.finish(&mut faults);
    for link in &links {
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
    LectureResult { lecture, errors }
}
