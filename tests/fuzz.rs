//! Any text is a program or an error, in bounded time: random bytes, random words of the language, and
//! mutations of the programs in `tests/programs/`. Some of the mutants run as well. The inputs come
//! from seeds, so a failure names the input that gives it again.

#[allow(dead_code, reason = "each test uses its part of what tests share")]
mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use interleave::live::{Options, Program};
use interleave::vm::VmOptions;
use interleave::vm::heap::HeapOptions;
use support::Numbers;

/// Reading a text of a few kilobytes takes milliseconds; a busy machine gets this much.
const LONGEST: Duration = Duration::from_secs(5);

const WORDS: [&str; 72] = [
    "def ",
    "class ",
    "if ",
    "elif ",
    "else",
    ":",
    "\n",
    "\n    ",
    "\n\t",
    "for ",
    "in ",
    "while ",
    "return ",
    "yield ",
    "try:",
    "except ",
    "finally:",
    "with ",
    "as ",
    "lambda ",
    "not ",
    "and ",
    "or ",
    "is ",
    "None",
    "True",
    "x",
    "y",
    "f",
    "self",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    "=",
    "==",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "%",
    "@",
    "->",
    ":=",
    "...",
    "0",
    "1.5",
    "0x1f",
    "1e309",
    "'text'",
    "\"",
    "'''",
    "f'{x!r:>{y}}'",
    "b'bytes'",
    "#",
    "\\",
    ";",
    "global ",
    "nonlocal ",
    "match x:",
    "case ",
    "import ",
    "from ",
    "print(",
    "async ",
    "é",
];

fn programs() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of programs")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    let read = |path| std::fs::read_to_string(path).expect("a program");
    paths.into_iter().map(read).collect()
}

fn random_bytes(numbers: &mut Numbers) -> String {
    let length = numbers.below(300);
    let bytes: Vec<u8> = (0..length).map(|_| numbers.next() as u8).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn random_words(numbers: &mut Numbers) -> String {
    let length = numbers.below(60);
    (0..length).map(|_| *numbers.choose(&WORDS)).collect()
}

/// A word or bracket, many times over: what breaks a reader that goes as deep as its text.
fn repeated(numbers: &mut Numbers) -> String {
    let word = numbers.choose(&WORDS).repeat(1 + numbers.below(3000));
    format!("x = {word}{}", numbers.choose(&WORDS))
}

/// A program with a few changes, each of characters, lines or words.
fn mutant(numbers: &mut Numbers, programs: &[String]) -> String {
    let mut text = numbers.choose(programs).clone();
    for _ in 0..=numbers.below(4) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        if places.is_empty() {
            return text;
        }
        let (one, other) = (*numbers.choose(&places), *numbers.choose(&places));
        let (start, end) = (one.min(other), one.max(other));
        match numbers.below(7) {
            0 => text.replace_range(start..end.min(places[places.len() - 1]), ""),
            1 => text.insert_str(start, WORDS[numbers.below(WORDS.len())]),
            2 => text = text[start..].to_owned(),
            3 => text.truncate(end),
            4 => {
                let piece = text[start..end].to_owned();
                text.insert_str(start, &piece);
            }
            5 => {
                let mut lines: Vec<&str> = text.lines().collect();
                let (first, second) = (numbers.below(lines.len()), numbers.below(lines.len()));
                lines.swap(first, second);
                text = lines.join("\n");
            }
            _ => {
                let words: Vec<&str> = text.split_inclusive(' ').collect();
                let (from, to) = (numbers.choose(&words), numbers.choose(&words));
                text = text.replacen(*from, to, 1);
            }
        }
    }
    text
}

/// A program, or nothing where the text is none. Fails when reading it panics or takes too long.
fn read(text: &str) -> Option<Program> {
    let started = Instant::now();
    let Ok(program) = catch_unwind(AssertUnwindSafe(|| Program::new("fuzz.py", text))) else {
        panic!("reading this text panics:\n{text}");
    };
    assert!(
        started.elapsed() < LONGEST,
        "reading this text takes {:?}:\n{text}",
        started.elapsed()
    );
    program.ok()
}

/// Runs a test on a stack as long as a program's main thread has; a build without optimisation needs
/// some megabytes of it for the deepest text that is not refused.
fn with_room(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(32 << 20).spawn(test);
    let ended = thread.expect("a thread can be started").join();
    if let Err(panicked) = ended {
        std::panic::resume_unwind(panicked);
    }
}

#[test]
fn random_bytes_are_a_program_or_an_error() {
    with_room(|| {
        for seed in 0..2_000 {
            read(&random_bytes(&mut Numbers(seed)));
        }
    });
}

#[test]
fn random_words_are_a_program_or_an_error() {
    with_room(|| {
        for seed in 0..4_000 {
            read(&random_words(&mut Numbers(seed)));
        }
    });
}

#[test]
fn deep_and_long_texts_are_a_program_or_an_error() {
    with_room(|| {
        for seed in 0..200 {
            read(&repeated(&mut Numbers(seed)));
        }
    });
}

#[test]
fn mutated_programs_are_a_program_or_an_error() {
    with_room(|| {
        let programs = programs();
        for seed in 0..3_000 {
            read(&mutant(&mut Numbers(seed), &programs));
        }
    });
}

#[test]
fn mutated_programs_run_until_they_end_or_are_stopped() {
    with_room(|| {
        let programs = programs();
        let options = |numbers: &mut Numbers| Options {
            workers: 1 + numbers.below(3),
            vm: VmOptions {
                heap: HeapOptions {
                    limit: 64 << 20,
                    ..HeapOptions::default()
                },
                ..VmOptions::default()
            },
            ..Options::default()
        };
        let mut ran = 0;
        for seed in 0.. {
            let mut numbers = Numbers(1_000_000 + seed);
            let text = mutant(&mut numbers, &programs);
            let Some(program) = read(&text) else { continue };
            let run = || support::run(&program, options(&mut numbers), Duration::from_millis(150));
            if catch_unwind(AssertUnwindSafe(run)).is_err() {
                panic!("running this text fails:\n{text}");
            }
            ran += 1;
            if ran == 200 {
                break;
            }
        }
    });
}
