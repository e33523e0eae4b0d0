//! Every program in `tests/programs/` prints what CPython printed: standard output, standard error and
//! exit code, through the command line, on one, two and eight workers, and under the GIL.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Addresses of objects as `0x0`: they differ from run to run.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str(" at 0x0");
        shown.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit()));
    }
    shown
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut programs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("can't read {}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .filter(|path| path.with_extension("out").exists())
        .collect();
    programs.sort();
    assert!(
        programs.len() >= 60,
        "only {} programs found in {}",
        programs.len(),
        folder.display()
    );
    programs
}

fn expected(program: &Path, extension: &str) -> String {
    std::fs::read_to_string(program.with_extension(extension)).unwrap_or_default()
}

fn check(program: &Path, options: &[&str]) -> Result<(), String> {
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args([
            "run",
            &program.file_name().unwrap_or_default().to_string_lossy(),
        ])
        .args(options)
        .current_dir(program.parent().unwrap_or(Path::new(".")))
        .output()
        .map_err(|error| format!("can't run: {error}"))?;
    let here = format!("{}/", program.parent().unwrap_or(Path::new(".")).display());
    let code = expected(program, "code").trim().parse().unwrap_or(0);
    let found = [
        (
            "standard output",
            String::from_utf8_lossy(&output.stdout).into_owned(),
            expected(program, "out"),
        ),
        (
            "standard error",
            // The expected text was made on another machine, and names programs by their file name.
            without_addresses(&String::from_utf8_lossy(&output.stderr).replace(&here, "")),
            expected(program, "err"),
        ),
        (
            "exit code",
            format!("{:?}", output.status.code()),
            format!("{:?}", Some::<i32>(code)),
        ),
    ];
    for (what, found, wanted) in found {
        if found != wanted {
            return Err(format!(
                "{what} differs\n--- CPython\n{wanted}\n--- Interleave\n{found}"
            ));
        }
    }
    Ok(())
}

fn check_all(options: &[&str]) {
    check_these(&programs(), options);
}

fn check_these(programs: &[PathBuf], options: &[&str]) {
    let failures: Vec<String> = programs
        .iter()
        .filter_map(|program| {
            check(program, options)
                .err()
                .map(|why| format!("{}: {why}", program.display()))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} programs with {options:?}:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn programs_print_what_cpython_prints_on_one_worker() {
    check_all(&["--workers", "1"]);
}

#[test]
fn programs_print_what_cpython_prints_on_two_workers() {
    check_all(&["--workers", "2"]);
}

#[test]
fn programs_print_what_cpython_prints_on_eight_workers() {
    check_all(&["--workers", "8"]);
}

#[test]
fn programs_print_what_cpython_prints_under_the_gil() {
    check_all(&["--schedule", "gil"]);
}

/// All but those about destructors, which a run that can be repeated does without.
#[test]
fn programs_print_what_cpython_prints_under_a_repeatable_gil() {
    let mut programs = programs();
    programs.retain(|program| {
        let name = program.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with("destructor__") && !name.starts_with("weakref__")
    });
    check_these(&programs, &["--schedule", "gil", "--seed", "1"]);
}
