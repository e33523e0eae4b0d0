//! The directives `demo`, programs to run side by side or one at a time, and `program`, one program
//! in the text.

use super::anchors::{self, Anchors, Target};
use super::directive::{self, Directive, Field, Fields};
use super::faults::{Faults, Place};
use super::model::{Challenge, Demo, ProgramFile};
use super::references::{Ends, ProgramReference, Reference, References};
use super::suggest;

const DEMO_KEYS: [&str; 8] = [
    "title",
    "program",
    "challenge",
    "watch",
    "expected",
    "compare",
    "deadlocks",
    "fails",
];
const PROGRAM_KEYS: [&str; 6] = ["id", "challenge", "watch", "expected", "deadlocks", "fails"];

/// Reads a demo, reporting everything that is wrong with it. None when it has no id.
pub fn read(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Demo> {
    let id = anchors::read_id(directive, Target::Demo, anchors, faults);
    let mut fields = directive::fields("a demo", &directive.body, &DEMO_KEYS, faults);
    let title = fields.take("title", faults);
    if title.is_none() {
        faults.report(
            directive.place,
            "The demo has no title.",
            "Add a line `title: …` to it.",
        );
    }
    let named: Vec<(ProgramFile, Place)> = fields
        .take_all("program")
        .iter()
        .filter_map(|field| Some((program(field, faults)?, field.place)))
        .collect();
    if named.is_empty() {
        faults.report(
            directive.place,
            "The demo has no program.",
            "Add a line `program: name.py, its label` to it, with name.py in the folder `programs`.",
        );
    }
    let (watch, expected) = watched(&mut fields, faults);
    let compare = fields.take("compare", faults);
    let comparing = compare.is_some_and(|field| yes(&field, faults));
    if let (Some(field), true, 1) = (compare, comparing, named.len()) {
        faults.report(
            field.key_place,
            "There is only one program, so there is nothing to compare it with.",
            "Add a second line `program: …`, or remove `compare`.",
        );
    }
    let goals = challenges(&mut fields, faults);
    note_programs(&named, &mut fields, references, faults);
    Some(Demo {
        goals,
        id: id?,
        title: title.map(|field| field.value.to_owned()),
        programs: named.into_iter().map(|(program, _)| program).collect(),
        watch,
        expected,
        compare: comparing,
    })
}

/// Reads a program in the text: `::: program file.py, label`. None when it names no program.
pub fn read_program(
    directive: &Directive<'_>,
    anchors: &mut Anchors,
    references: &mut References,
    faults: &mut Faults,
) -> Option<Demo> {
    let mut fields = directive::fields("a program", &directive.body, &PROGRAM_KEYS, faults);
    let (watch, expected) = watched(&mut fields, faults);
    let id = fields.take("id", faults);
    if directive.argument.is_empty() {
        faults.report(
            directive.place,
            "The directive `program` names no program.",
            "Write `::: program name.py, its label`, with name.py in the folder `programs`.",
        );
        return None;
    }
    let given = Field {
        key: "program",
        value: directive.argument,
        key_place: directive.place,
        place: directive.argument_place,
    };
    let named = [(program(&given, faults)?, given.place)];
    let goals = challenges(&mut fields, faults);
    note_programs(&named, &mut fields, references, faults);
    let [(program, place)] = named;
    let (id, place) = match id {
        Some(field) if anchors::is_id(field.value) => (field.value.to_owned(), field.place),
        Some(field) => {
            faults.report(
                field.place,
                format!(
                    "`{}` cannot be an id: an id is made of letters, digits and hyphens.",
                    field.value
                ),
                "Write `id: my-id`.",
            );
            return None;
        }
        None => (anchors::slug(program.file.trim_end_matches(".py")), place),
    };
    anchors.claim(&id, Target::Program, place, faults);
    Some(Demo {
        goals,
        id,
        title: None,
        programs: vec![program],
        watch,
        expected,
        compare: false,
    })
}

/// Reads `watch` and `expected`.
fn watched(fields: &mut Fields<'_>, faults: &mut Faults) -> (Option<String>, Option<String>) {
    let watch = fields
        .take("watch", faults)
        .and_then(|field| watch(&field, faults));
    let expected = fields.take("expected", faults);
    if let (Some(expected), None) = (expected, &watch) {
        faults.report(
            expected.key_place,
            "`expected` says nothing without a global to compare it with.",
            "Add a line `watch: name` with the global's name.",
        );
    }
    (watch, expected.map(|field| field.value.to_owned()))
}

/// Reads the challenges: `challenge: counter == 2, Make the counter end at 2`.
fn challenges(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Challenge> {
    let mut challenges = Vec::new();
    for field in fields.take_all("challenge") {
        let (goal, text) = field.value.split_once(',').unwrap_or((field.value, ""));
        let (goal, text) = (goal.trim(), text.trim());
        if !names_goal(goal) {
            faults.report(
                field.place,
                format!("`{goal}` is nothing a run can come to."),
                "Write `deadlock`, `exception`, `prints text` or `name == value`, a comma, and the \
                 challenge in words.",
            );
        } else if text.is_empty() {
            faults.report(
                field.place,
                "The challenge is not put into words.",
                format!("Write `challenge: {goal}, ` and what the class is to make happen."),
            );
        } else {
            challenges.push(Challenge {
                goal: goal.to_owned(),
                text: text.to_owned(),
            });
        }
    }
    challenges
}

/// Whether a text is a goal as the engine reads them; reported when it is not.
pub fn is_goal(text: &str, place: Place, faults: &mut Faults) -> bool {
    let is_goal = names_goal(text);
    if !is_goal {
        faults.report(
            place,
            match text {
                "" => "It is not said what may happen.".to_owned(),
                other => format!("`{other}` is nothing a run can come to."),
            },
            "Write `deadlock`, `exception`, `endless`, `prints text` or `name == value` behind the \
             program and a comma.",
        );
    }
    is_goal
}

/// Whether a text is a goal as the engine reads them.
fn names_goal(text: &str) -> bool {
    matches!(text, "deadlock" | "exception" | "bad" | "endless") || is_value_or_output(text)
}

/// Whether a text is a goal that tells what a run leaves behind.
pub fn is_value_or_output(text: &str) -> bool {
    match text.split_once("==") {
        Some((name, value)) => !name.trim().is_empty() && !value.trim().is_empty(),
        None => text.starts_with("prints "),
    }
}

/// Notes the programs, with how `deadlocks` and `fails` say they end.
fn note_programs(
    named: &[(ProgramFile, Place)],
    fields: &mut Fields<'_>,
    references: &mut References,
    faults: &mut Faults,
) {
    let mut endings = Vec::new();
    for (key, ends) in [("deadlocks", Ends::Deadlocked), ("fails", Ends::Failing)] {
        for field in fields.take_all(key) {
            if named.iter().any(|(program, _)| program.file == field.value) {
                endings.push((field.value, ends));
            } else {
                let files: Vec<&str> = named.iter().map(|(program, _)| &*program.file).collect();
                faults.report(
                    field.place,
                    format!("`{}` is not a program of this directive.", field.value),
                    suggest::help(field.value, &files, "Its programs are"),
                );
            }
        }
    }
    for (program, place) in named {
        let ends = endings
            .iter()
            .find(|(file, _)| *file == program.file)
            .map_or(Ends::Normally, |(_, ends)| *ends);
        references.programs.push(ProgramReference {
            reference: Reference {
                place: *place,
                target: program.file.clone(),
            },
            ends,
            asked: false,
        });
    }
}

/// Reads `file.py, label`; without a label, the file's name is it.
fn program(field: &Field<'_>, faults: &mut Faults) -> Option<ProgramFile> {
    let (file, label) = field
        .value
        .split_once(',')
        .unwrap_or((field.value, field.value));
    let label = label.trim();
    let file = program_path(file.trim(), field.place, faults)?;
    let label = if label.is_empty() { file } else { label };
    Some(ProgramFile {
        file: file.to_owned(),
        label: label.to_owned(),
    })
}

/// The path of a program, unless it could lead out of the folder `programs`.
pub fn program_path<'a>(file: &'a str, place: Place, faults: &mut Faults) -> Option<&'a str> {
    if is_program_path(file) {
        return Some(file);
    }
    faults.report(
        place,
        format!("`{file}` is not the name of a program."),
        "Write the path below the folder `programs`, such as `raceto50.py`: letters, digits, \
         `-`, `_` and `/`, ending in `.py`.",
    );
    None
}

/// Whether a path stays inside the folder it is joined to, on any system and in any address.
fn is_program_path(path: &str) -> bool {
    path.strip_suffix(".py").is_some_and(|stem| {
        stem.split('/').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        })
    })
}

fn watch(field: &Field<'_>, faults: &mut Faults) -> Option<String> {
    let name = field.value;
    let identifier = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !identifier {
        faults.report(
            field.place,
            format!("`{name}` cannot be the name of a global."),
            "Write the name of one of the program's globals, such as `counter`.",
        );
    }
    identifier.then(|| name.to_owned())
}

/// Reads `yes` or `no`.
pub fn yes(field: &Field<'_>, faults: &mut Faults) -> bool {
    match field.value {
        "yes" => true,
        "no" => false,
        other => {
            faults.report(
                field.place,
                format!("`{}` is either `yes` or `no`, not `{other}`.", field.key),
                format!("Write `{}: yes`.", field.key),
            );
            false
        }
    }
}
