//! The limits of a run, set at the command line: what a program gets that goes beyond them.

use std::process::Output;

#[path = "support/command.rs"]
mod command;

/// Runs a program with options.
fn run(name: &str, source: &str, options: &[&str]) -> Output {
    let mut command = command::running(name, source, options);
    command.output().expect("the engine can be run")
}

fn last_error(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn calls_are_as_deep_as_they_may_be() {
    let source = "def f(n):\n    return n and f(n - 1)\nprint(f(40))\nf(100)\n";
    let output = run("depth.py", source, &["--max-depth", "60"]);
    assert_eq!(output.stdout, b"0\n");
    let message = "RecursionError: maximum recursion depth exceeded";
    assert_eq!(last_error(&output), message);
}

#[test]
fn there_are_as_many_threads_as_there_may_be() {
    let source = "
import threading
gate = threading.Event()
try:
    for number in range(10):
        threading.Thread(target=gate.wait).start()
except RuntimeError as error:
    print(number, error)
gate.set()
";
    let output = run("threads.py", source, &["--max-threads", "5"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.ends_with(" can't start new thread\n"), "{text}");
    assert!(text.starts_with(['4', '5']), "{text}");
}

#[test]
fn memory_ends_where_it_is_said_to_end() {
    let source = "hoard = []\nwhile True:\n    hoard.append([0] * 10000)\n";
    let output = run("memory.py", source, &["--max-memory", "16"]);
    assert_eq!(last_error(&output), "MemoryError");
}

#[test]
fn large_objects_are_refused_before_they_fill_the_memory() {
    for (name, begin, again) in [
        ("hoarded", "s = []", "s.append([0] * 1_000_000)"),
        ("kept", "s = []", "s.append('x' * 8_000_000)"),
        ("doubled", "s = 'x' * 1000", "s += s"),
        ("joined", "s = 'x' * 1000", "s = ''.join([s, s])"),
        ("formatted", "s = 'x' * 1000", "s = f'{s}{s}'"),
        ("bytes", "s = b'x' * 1000", "s += s"),
        ("bytearray", "s = bytearray(1000)", "s += s"),
        ("tuple", "s = (1,) * 1000", "s = s + s"),
        ("list", "s = [1] * 1000", "s += s"),
        ("extended", "s = [1] * 1000", "s.extend(s)"),
        ("dict", "s = {}", "s[len(s)] = [0] * 1000"),
    ] {
        let source = format!(
            "def grow():\n    {begin}\n    while True: {again}\n\
             try:\n    grow()\nexcept MemoryError:\n    print('refused')\n"
        );
        let output = run(&format!("{name}.py"), &source, &["--max-memory", "64"]);
        assert_eq!(output.stdout, b"refused\n", "{name}");
    }
}

#[test]
fn what_large_objects_leave_behind_is_collected() {
    let source = "for n in range(40): s = [n] * 4_000_000\nprint(len(s))\n";
    let output = run("temporary.py", source, &["--max-memory", "64"]);
    assert_eq!(output.stdout, b"4000000\n");
}

#[test]
fn a_program_that_prints_without_end_is_stopped() {
    let source = "line = 'x' * 1000\nwhile True:\n    print(line)\n";
    for schedule in ["live", "gil", "random"] {
        let options = ["--max-output", "1", "--schedule", schedule];
        let output = run("output.py", source, &options);
        assert!(output.stdout.len() <= 1 << 20);
        assert_eq!(output.status.code(), Some(1));
        let message = "interleave: the program printed more than 1 MB";
        assert_eq!(last_error(&output), message);
    }
}
