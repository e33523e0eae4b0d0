//! Every expression in `tests/expressions/` has the value, or raises the exception, that it has and
//! raises on CPython.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/expressions")
}

/// The expressions of a topic, each with what CPython says of it.
fn recorded(topic: &str) -> Vec<(String, String)> {
    let path = folder().join(topic).with_extension("tsv");
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("can't read {}: {error}", path.display()));
    text.lines()
        .map(|line| {
            let (expression, value) = line.split_once('\t').expect("an expression and its value");
            (expression.to_owned(), value.to_owned())
        })
        .collect()
}

/// A program that prints a line for each expression.
fn program(expressions: &[(String, String)]) -> String {
    let mut program = "
def show(expression):
    try:
        print(repr(expression()))
    except Exception as error:
        print(type(error).__name__ + ': ' + str(error))
"
    .to_owned();
    for (expression, _) in expressions {
        writeln!(program, "show(lambda: ({expression}))").expect("a string takes any text");
    }
    program
}

fn check(topic: &str) {
    let expressions = recorded(topic);
    let name = format!("interleave-expressions-{topic}-{}.py", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, program(&expressions)).expect("the folder for temporary files takes one");
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(["run", &path.to_string_lossy()])
        .output()
        .expect("the engine runs");
    std::fs::remove_file(&path).expect("the program can be removed");
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let found: Vec<&str> = found.lines().collect();
    let mut differences: Vec<String> = expressions
        .iter()
        .zip(&found)
        .filter(|((_, wanted), found)| wanted != *found)
        .map(|((expression, wanted), found)| {
            format!("{expression}\n    CPython:    {wanted}\n    Interleave: {found}")
        })
        .collect();
    if found.len() != expressions.len() {
        differences.push(format!(
            "{} of {} expressions were evaluated: {errors}",
            found.len(),
            expressions.len()
        ));
    }
    assert!(
        differences.is_empty(),
        "{} expressions:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn integers_are_cpythons() {
    check("integers");
}

#[test]
fn floats_are_cpythons() {
    check("floats");
}

#[test]
fn strings_are_cpythons() {
    check("strings");
}

#[test]
fn formatting_is_cpythons() {
    check("formatting");
}

#[test]
fn containers_are_cpythons() {
    check("containers");
}
