//! Every web program in `tests/flask/` prints what it printed on CPython with the real Flask and
//! requests, on two workers; those in which threads meet also on one and on eight. `tests/flask/README.md` says where that comes from.

use std::path::{Path, PathBuf};
use std::process::Command;

fn scripts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flask");
    let mut scripts: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("can't read {}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "out"))
        .map(|path| path.with_extension("py"))
        .collect();
    scripts.sort();
    assert!(
        scripts.len() >= 80,
        "only {} scripts in {}",
        scripts.len(),
        folder.display()
    );
    scripts
}

fn check(script: &Path, workers: &str) -> Result<(), String> {
    let expected = std::fs::read_to_string(script.with_extension("out"))
        .map_err(|error| format!("no record: {error}"))?;
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .arg("run")
        .arg(script.file_name().unwrap_or_default())
        .args(["--workers", workers])
        .current_dir(script.parent().unwrap_or(Path::new(".")))
        .output()
        .map_err(|error| format!("can't run: {error}"))?;
    let found = String::from_utf8_lossy(&output.stdout);
    if found == expected && output.status.success() {
        return Ok(());
    }
    Err(format!(
        "differs\n--- Flask\n{expected}\n--- Interleave\n{found}\n{}",
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// What the scripts in which several threads are at work are about.
const THREADED: [&str; 3] = ["app__likes", "client__", "context__"];

fn check_all(scripts: &[PathBuf], workers: &str) {
    let failures: Vec<String> = scripts
        .iter()
        .filter_map(|script| {
            check(script, workers)
                .err()
                .map(|why| format!("{}: {why}", script.display()))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} scripts with {workers} workers:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn check_threaded(workers: &str) {
    let mut threaded = scripts();
    threaded.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        THREADED.iter().any(|start| name.starts_with(start))
    });
    check_all(&threaded, workers);
}

#[test]
fn web_programs_answer_as_with_the_real_flask() {
    check_all(&scripts(), "2");
}

#[test]
fn threaded_web_programs_answer_as_with_the_real_flask_on_one_worker() {
    check_threaded("1");
}

#[test]
fn threaded_web_programs_answer_as_with_the_real_flask_on_eight_workers() {
    check_threaded("8");
}

#[test]
fn one_request_for_all_threads_is_the_last_one_to_begin() {
    for workers in ["1", "2", "8"] {
        let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
            .args(["run", "hello_shared.py", "--workers", workers])
            .current_dir(
                Path::new(env!("CARGO_MANIFEST_DIR")).join("lectures/threads-flask/programs"),
            )
            .output()
            .expect("the command can be run");
        let printed = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            printed, "Ann reads: Hello Bob!\nBob reads: Hello Bob!\n",
            "{errors}"
        );
    }
}

#[test]
fn malformed_requests_are_refused_and_mangled_ones_harm_nobody() {
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(["run", "malformed.py"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flask"))
        .output()
        .expect("the command can be run");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
}

/// What a command prints; its exit code tells only whether something was found.
fn in_folder(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flask"))
        .output()
        .expect("the command can be run");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn two_requests_are_explored_and_the_double_sign_up_replays() {
    const TWICE: &str = "welcomed: 2 - members: 1";
    let found = in_folder(&["explore", "explored_sign_up.py"]);
    assert!(
        found.starts_with("Every interleaving was explored: 6 outcomes."),
        "{found}"
    );
    let (_, double) = found.split_once(TWICE).expect("the name is given twice");
    let (_, rest) = double.split_once("--schedule ").expect("it has a schedule");
    let schedule = rest.lines().next().unwrap_or_default();
    let replayed = in_folder(&["run", "explored_sign_up.py", "--schedule", schedule]);
    assert_eq!(replayed.trim_end(), TWICE);
    let fixed = in_folder(&["explore", "explored_sign_up_atomic.py"]);
    assert!(fixed.starts_with("Every interleaving was explored: "));
    let printed: Vec<&str> = fixed
        .lines()
        .filter(|line| line.contains("welcomed:"))
        .collect();
    assert!(!printed.is_empty());
    for line in printed {
        assert!(line.ends_with("welcomed: 1 - members: 1"), "{line}");
    }
}
