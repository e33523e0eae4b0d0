//! The `demo` directive: programs to run, side by side or one at a time.

use super::anchors::{self, Anchors, Target};
use super::directive::{self, Directive, Field};
use super::faults::Faults;
use super::model::{Demo, ProgramFile};

const KEYS: [&str; 5] = ["title", "program", "watch", "expected", "compare"];

/// Reads the directive, reporting everything that is wrong with it. None when it has no id.
pub fn read(directive: &Directive<'_>, anchors: &mut Anchors, faults: &mut Faults) -> Option<Demo> {
    let id = id(directive, faults);
    if let Some(id) = &id {
        anchors.claim(id, Target::Demo, directive.line, faults);
    }
    let mut fields = directive::fields("a demo", &directive.body, &KEYS, faults);
    let title = fields.take("title", faults);
    if title.is_none() {
        faults.report(
            directive.line,
            "The demo has no title.",
            "Add a line `title: …` to it.",
        );
    }
    let programs: Vec<ProgramFile> = fields
        .take_all("program")
        .iter()
        .filter_map(|field| program(field, faults))
        .collect();
    if programs.is_empty() {
        faults.report(
            directive.line,
            "The demo has no program.",
            "Add a line `program: name.py, its label` to it, with name.py in the folder `programs`.",
        );
    }
    let watch = fields
        .take("watch", faults)
        .and_then(|field| watch(&field, faults));
    let expected = fields.take("expected", faults);
    if let (Some(expected), None) = (expected, &watch) {
        faults.report(
            expected.line,
            "`expected` says nothing without a global to compare it with.",
            "Add a line `watch: name` with the global's name.",
        );
    }
    let compare = fields.take("compare", faults);
    let comparing = compare.is_some_and(|field| yes(&field, faults));
    if let (Some(field), true, 1) = (compare, comparing, programs.len()) {
        faults.report(
            field.line,
            "There is only one program, so there is nothing to compare it with.",
            "Add a second line `program: …`, or remove `compare`.",
        );
    }
    Some(Demo {
        id: id?,
        title: title
            .map(|field| field.value.to_owned())
            .unwrap_or_default(),
        programs,
        watch,
        expected: expected.map(|field| field.value.to_owned()),
        compare: comparing,
    })
}

fn id(directive: &Directive<'_>, faults: &mut Faults) -> Option<String> {
    let given = directive.argument;
    if anchors::is_id(given) {
        return Some(given.to_owned());
    }
    let slug = anchors::slug(given);
    let example = if slug.is_empty() { "race-to-50" } else { &slug };
    let message = if given.is_empty() {
        "The demo has no id.".to_owned()
    } else {
        format!("`{given}` cannot be an id: an id is made of letters, digits and hyphens.")
    };
    faults.report(
        directive.line,
        message,
        format!("Write `::: demo {example}`."),
    );
    None
}

/// Reads `file.py, label`; without a label, the file's name is it.
fn program(field: &Field<'_>, faults: &mut Faults) -> Option<ProgramFile> {
    let (file, label) = field
        .value
        .split_once(',')
        .unwrap_or((field.value, field.value));
    let (file, label) = (file.trim(), label.trim());
    if !is_program_path(file) {
        faults.report(
            field.line,
            format!("`{file}` is not the name of a program."),
            "Write the path below the folder `programs`, such as `raceto50.py`: letters, digits, \
             `-`, `_` and `/`, ending in `.py`.",
        );
        return None;
    }
    let label = if label.is_empty() { file } else { label };
    Some(ProgramFile {
        file: file.to_owned(),
        label: label.to_owned(),
    })
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
            field.line,
            format!("`{name}` cannot be the name of a global."),
            "Write the name of one of the program's globals, such as `counter`.",
        );
    }
    identifier.then(|| name.to_owned())
}

fn yes(field: &Field<'_>, faults: &mut Faults) -> bool {
    match field.value {
        "yes" => true,
        "no" => false,
        other => {
            faults.report(
                field.line,
                format!("`{}` is either `yes` or `no`, not `{other}`.", field.key),
                format!("Write `{}: yes`.", field.key),
            );
            false
        }
    }
}
