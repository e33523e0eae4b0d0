//! Standard input on the command line: who waits for a line leaves its worker to others, lines go to
//! whoever asks, and the end of the input is an end.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

#[path = "support/command.rs"]
mod command;

fn interleave(source: &str, options: &[&str]) -> Child {
    let name = format!("input{}.py", options.concat());
    command::running(&name, source, options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts")
}

#[test]
fn others_run_on_the_only_worker_while_a_thread_waits_for_a_line() {
    let source = "
import threading
asked = threading.Event()
def other():
    asked.wait()
    for n in range(1000): pass
    print('meanwhile', flush=True)
threading.Thread(target=other).start()
asked.set()
print('got', input())
";
    for options in [["--workers", "1"], ["--schedule", "gil"]] {
        let mut child = interleave(source, &options);
        let mut input = child.stdin.take().expect("a pipe");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let mut line = || output.next().expect("a line").expect("text");
        assert_eq!(line(), "meanwhile");
        input.write_all(b"a line\n").expect("it reads");
        assert_eq!(line(), "got a line");
        assert!(child.wait().expect("it ends").success());
    }
}

#[test]
fn threads_share_the_lines_and_see_their_end() {
    let source = "
import threading
lines = []
def read():
    try:
        while True: lines.append(input())
    except EOFError:
        lines.append('end')
threads = [threading.Thread(target=read) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(lines))
";
    for options in [
        ["--workers", "2"],
        ["--schedule", "random"],
        ["--seed", "7"],
    ] {
        let mut child = interleave(source, &options);
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(b"one\ntwo\r\nthree").expect("it reads");
        drop(input);
        let output = child.wait_with_output().expect("it ends");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert_eq!(printed, "['end', 'end', 'end', 'one', 'three', 'two']\n");
    }
}

#[test]
fn what_stands_behind_two_dashes_is_for_the_program() {
    let source = "
import argparse, sys
parser = argparse.ArgumentParser()
parser.add_argument('--workers', type=int)
parser.add_argument('names', nargs='*')
given = parser.parse_args()
print(len(sys.argv), given.workers, given.names)
";
    let options = ["--workers", "1", "--", "--workers", "3", "Ann", "--", "Bob"];
    let child = interleave(source, &options);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "6 3 ['Ann', 'Bob']\n"
    );
}
