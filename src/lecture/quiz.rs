//! The `quiz` directive: a question to the reader, and what makes an answer right.

use super::anchors::{self, Anchors, Target};
use super::demo;
use super::directive::{self, Directive, Field, Line};
use super::explored;
use super::faults::Faults;
use super::fence::Fence;
use super::markdown;
use super::model::{Choice, Quiz, Task};
use super::references::{Ends, ProgramReference, Reference, References};

const KEYS: [&str; 7] = [
    "answer", "several", "prints", "possible", "offer", "happens", "arrange",
];

const HELP: &str = "Write a list with `- [x]` before what is right and `- [ ]` before what is wrong, \
                    or a line `answer: …`, or a line `prints: program.py`; or let the engine find \
                    the answer: `possible: program.py, variable`, `happens: program.py, deadlock` \
                    or `arrange: program.py`.";

/// Reads the directive. None when it has no id, or nothing tells which answer is right.
pub fn read(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Quiz> {
    let id = anchors::read_id(directive, Target::Quiz, anchors, faults);
    let (settings, text) = directive::settings_and_text(&directive.body);
    let mut fields = directive::fields("a quiz", settings, &KEYS, faults);
    let answers = fields.take_all("answer");
    let prints = fields.take("prints", faults);
    let explores = explored::KEYS.map(|key| fields.has(key));
    let explored = explored::read(&mut fields, references, faults);
    let several = fields
        .take("several", faults)
        .map(|field| (demo::yes(&field, faults), field));

    let (asked, explanation) = directive::divided(text);
    let first_option = first_option(asked);
    let (question, options) = asked.split_at(first_option);
    if directive::is_blank(question) {
        faults.report(
            directive.place,
            "The quiz has no question.",
            "Write it above the answers, behind an empty line.",
        );
    }
    let html = markdown::render(question, references, faults);
    let options = read_options(options, references, faults);
    let explanation = explanation
        .filter(|lines| !directive::is_blank(lines))
        .map(|lines| markdown::render(lines, references, faults));

    let ways = [!options.is_empty(), !answers.is_empty(), prints.is_some()];
    match ways.iter().chain(&explores).filter(|&&way| way).count() {
        0 => {
            faults.report(directive.place, "The quiz has no answer.", HELP);
            return None;
        }
        1 => {}
        _ => {
            faults.report(
                directive.place,
                "The quiz can be answered in more ways than one.",
                "Keep one of them: the list, or `answer`, or `prints`, or what the engine is to find.",
            );
            return None;
        }
    }
    if let (Some((_, field)), true) = (&several, options.is_empty()) {
        faults.report(
            field.key_place,
            "`several` is for a quiz with a list to choose from.",
            "Remove it.",
        );
    }
    let task = if explores.contains(&true) {
        explored?
    } else if let Some(field) = prints {
        prints_task(&field, references, faults)?
    } else if options.is_empty() {
        Task::Short {
            answers: answers.iter().map(|field| field.value.to_owned()).collect(),
        }
    } else {
        choice_task(
            options,
            several.map(|(several, _)| several),
            directive,
            faults,
        )
    };
    Some(Quiz {
        id: id?,
        html,
        task,
        explanation,
    })
}

/// The quiz is answered by choosing. Where the author does not say otherwise, several may be
/// chosen when several are right.
fn choice_task(
    options: Vec<Choice>,
    several: Option<bool>,
    directive: &Directive<'_>,
    faults: &mut Faults,
) -> Task {
    let right = options.iter().filter(|option| option.right).count();
    if right == 0 {
        faults.report(
            directive.place,
            "No answer of the quiz is right.",
            "Write `- [x]` before each that is.",
        );
    } else if options.len() < 2 {
        faults.report(
            directive.place,
            "The quiz has a single answer to choose from.",
            "Add one that is wrong: `- [ ] …`.",
        );
    } else if several == Some(false) && right > 1 {
        faults.report(
            directive.place,
            "Only one answer may be chosen, and more than one is right.",
            "Remove `several: no`, or leave one `[x]`.",
        );
    }
    Task::Choice {
        options,
        several: several.unwrap_or(right > 1),
    }
}

/// The quiz is answered by what a program prints.
fn prints_task(
    field: &Field<'_>,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Task> {
    let program = demo::program_path(field.value, field.place, faults)?;
    references.programs.push(ProgramReference {
        reference: Reference {
            place: field.place,
            target: program.to_owned(),
        },
        ends: Ends::Normally,
        asked: true,
    });
    Some(Task::Prints {
        program: program.to_owned(),
    })
}

/// The index of the line with the first option, or the number of lines.
fn first_option(lines: &[Line<'_>]) -> usize {
    let mut fence = Fence::default();
    lines
        .iter()
        .position(|line| !fence.holds(line.text) && option(line).is_some())
        .unwrap_or(lines.len())
}

/// Reads `- [x] text` or `- [ ] text`: whether it is right, and its text.
fn option<'a>(line: &Line<'a>) -> Option<(bool, &'a str)> {
    let (text, _) = line.trimmed();
    let mark = text
        .strip_prefix(['-', '*'])?
        .trim_start()
        .strip_prefix('[')?;
    let (mark, text) = mark.split_once(']')?;
    match mark.trim() {
        "" => Some((false, text)),
        "x" | "X" => Some((true, text)),
        _ => None,
    }
}

/// Reads the options; the lines that follow one belong to it.
fn read_options(
    lines: &[Line<'_>],
    references: &mut References,
    faults: &mut Faults,
) -> Vec<Choice> {
    let mut options: Vec<(bool, Vec<Line<'_>>)> = Vec::new();
    let mut fence = Fence::default();
    for line in lines {
        let begun = if fence.holds(line.text) {
            None
        } else {
            option(line)
        };
        match (begun, options.last_mut()) {
            (Some((right, text)), _) => {
                if text.trim().is_empty() {
                    faults.report(
                        line.trimmed().1,
                        "This answer has no words.",
                        "Write some behind the bracket, or remove it.",
                    );
                }
                options.push((right, vec![line.starting_at(text.trim_start())]));
            }
            (None, Some((_, option))) => option.push(*line),
            (None, None) => {}
        }
    }
    options
        .into_iter()
        .map(|(right, mut lines)| {
            unindent(&mut lines);
            let html = markdown::render(&lines, references, faults);
            let inline = html
                .trim()
                .strip_prefix("<p>")
                .and_then(|html| html.strip_suffix("</p>"))
                .filter(|html| !html.contains("<p>"));
            Choice {
                right,
                html: inline.unwrap_or(&html).to_owned(),
            }
        })
        .collect()
}

/// Takes away what all lines but the first are indented by, so that code keeps its shape.
fn unindent(lines: &mut [Line<'_>]) {
    let Some((_, rest)) = lines.split_first_mut() else {
        return;
    };
    let blanks = |line: &Line<'_>| line.text.len() - line.text.trim_start_matches(' ').len();
    let common = rest
        .iter()
        .filter(|line| !line.text.trim().is_empty())
        .map(blanks)
        .min()
        .unwrap_or_default();
    for line in rest {
        if let Some(text) = line.text.get(common..) {
            *line = line.starting_at(text);
        }
    }
}
