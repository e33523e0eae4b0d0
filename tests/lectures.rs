//! Lectures: every fixture in `tests/lectures` reads to what its `.json` says, the lectures in the
//! box have no faults, `interleave check` finds what is wrong with a lecture's programs and files, the
//! lecture's programs print what CPython prints, and no text whatever makes the reader panic.
//!
//! `UPDATE=1 cargo test --test lectures` writes the `.json` files anew, and
//! `python3 tests/lectures/regenerate.py` what the lecture's programs print.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use interleave::lecture::{self, Block, Choice, Task};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixtures() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("tests/lectures"))
        .expect("tests/lectures is there")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("a file has a name")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn fixtures_read_to_what_stands_beside_them() {
    let update = std::env::var_os("UPDATE").is_some();
    for path in fixtures() {
        let file = name(&path);
        let text = fs::read_to_string(&path).expect("a fixture is UTF-8");
        let result = lecture::read(&text, &file);
        let got = serde_json::to_string_pretty(&result).expect("the result is plain data") + "\n";
        let expected = path.with_extension("json");
        if update {
            fs::write(&expected, got).expect("the expected file can be written");
        } else {
            let wanted = fs::read_to_string(&expected)
                .unwrap_or_else(|_| panic!("{file} has no .json; UPDATE=1 writes it"));
            assert_eq!(got, wanted, "{file}");
        }
    }
}

#[test]
fn a_result_is_a_lecture_or_errors() {
    for path in fixtures() {
        let text = fs::read_to_string(&path).expect("a fixture is UTF-8");
        let result = lecture::read(&text, &name(&path));
        assert_eq!(
            result.lecture.is_some(),
            result.errors.is_empty(),
            "{}",
            name(&path)
        );
    }
}

#[test]
fn the_lectures_in_the_box_are_whole() {
    let lectures = root().join("lectures");
    let index = fs::read_to_string(lectures.join("index.json")).expect("lectures/index.json");
    let folders: Vec<String> = serde_json::from_str(&index).expect("a list of folder names");
    assert!(!folders.is_empty());
    for folder in folders {
        let home = lectures.join(&folder);
        let text = fs::read_to_string(home.join("lecture.md")).expect("a lecture has lecture.md");
        let result = lecture::read(&text, "lecture.md");
        let faults: Vec<String> = result.errors.iter().map(ToString::to_string).collect();
        assert_eq!(faults, Vec::<String>::new(), "{folder}");
    }
}

/// Checks a lecture through the command line: its exit code and what it printed.
fn check(folder: &Path) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
        .arg("check")
        .arg(folder)
        .current_dir(root())
        .output()
        .expect("the command can be run");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code(), printed)
}

#[test]
fn the_lecture_in_the_box_has_no_faults_and_its_programs_run() {
    let (code, printed) = check(Path::new("lectures/threads-flask"));
    assert_eq!(code, Some(0), "{printed}");
}

#[test]
fn the_lectures_programs_print_what_cpython_prints() {
    let expected = root().join("tests/lectures/threads-flask");
    let programs = root().join("lectures/threads-flask/programs");
    let mut checked = 0;
    for entry in fs::read_dir(expected).expect("what the programs print is there") {
        let path = entry.expect("its entries can be read").path();
        let wanted = fs::read_to_string(&path).expect("an output is UTF-8");
        let program = Path::new(&name(&path)).with_extension("py");
        for workers in ["1", "2", "8"] {
            let output = Command::new(env!("CARGO_BIN_EXE_interleave"))
                .args(["run", &program.display().to_string(), "--workers", workers])
                .current_dir(&programs)
                .output()
                .expect("the command can be run");
            let printed = String::from_utf8_lossy(&output.stdout);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                (printed.as_ref(), errors.as_ref()),
                (wanted.as_str(), ""),
                "{} on {workers} workers",
                program.display()
            );
        }
        checked += 1;
    }
    assert!(checked >= 15, "only {checked} programs");
}

#[test]
fn check_finds_what_only_running_and_looking_can_find() {
    let folder = Path::new("tests/lectures/to_check/faulty");
    let (code, printed) = check(folder);
    let wanted = fs::read_to_string(root().join(folder).join("check.txt"))
        .expect("what check prints stands beside the lecture");
    assert_eq!((code, printed), (Some(1), wanted));
}

/// All HTML of a block.
fn htmls(block: &Block) -> Vec<&str> {
    match block {
        Block::Html { html } | Block::Note { html } => vec![html],
        Block::Demo { .. } | Block::Measure { .. } => Vec::new(),
        Block::Quiz { quiz } => {
            let options: &[Choice] = match &quiz.task {
                Task::Choice { options, .. } => options,
                _ => &[],
            };
            let options = options.iter().map(|option| option.html.as_str());
            options
                .chain([quiz.html.as_str()])
                .chain(quiz.explanation.as_deref())
                .collect()
        }
        Block::Question { question } => vec![&question.html],
        Block::Activity { activity } => vec![&activity.html],
        Block::Compare { left, right } => vec![&left.html, &right.html],
    }
}

/// A small generator of pseudo-random numbers (xorshift), so that a failure repeats itself.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("fewer than the sides")
    }
}

#[test]
fn no_text_makes_the_reader_panic() {
    const SCRAPS: [&str; 66] = [
        "---\n",
        "title: A\n",
        "subtitle:",
        "\n",
        "\r\n",
        ":::",
        "::: ",
        "::: plan\n",
        "::: demo d\n",
        "::: demo\n",
        ":::\n",
        "program: a.py",
        ", b\n",
        "watch: x\n",
        "expected: 1\n",
        "compare: yes\n",
        "- [A](#a) 5 min\n",
        "## A\n",
        "# ",
        "### é {#é}\n",
        "{#a .b onclick=c}",
        "```",
        "~~~\n",
        "`",
        "[x](javascript:y)",
        "![z](#a)",
        "<b>",
        "<!--",
        "-->",
        "| a | b |\n|--:|---|\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "\u{0}",
        "\u{feff}",
        "🧵",
        "&colon;",
        "<a:b>",
        "::: quiz q\n",
        "::: qa\n",
        "::: qa x\n",
        "::: note\n",
        "::: activity w\n",
        "::: compare\n",
        "::: measure m\n",
        "what: memory\n",
        "::: program a.py, é\n",
        "title: t\n",
        "question: ?\n",
        "question: Why?\n",
        "about: a,,q\n",
        "answer: 1\n",
        "several: no\n",
        "prints: a.py\n",
        "possible: a.py, é\n",
        "offer: 1, (é, ', ]\n",
        "happens: a.py, deadlock\n",
        "arrange: a.py, \n",
        "left: l\n",
        "right: r\n",
        "- [x] yes\n",
        "- [ ] \n",
        "  - [é\n",
        "---\n",
    ];
    let mut dice = Dice(0x5eed_5eed_5eed_5eed);
    for _ in 0..20_000 {
        let text: String = (0..dice.roll(24))
            .map(|_| SCRAPS[dice.roll(SCRAPS.len())])
            .collect();
        let result = lecture::read(&text, "random.md");
        assert_eq!(
            result.lecture.is_some(),
            result.errors.is_empty(),
            "{text:?}"
        );
        for section in result.lecture.iter().flat_map(|lecture| &lecture.sections) {
            for block in &section.blocks {
                for html in htmls(block) {
                    for harm in ["javascript:", "onclick=", "style=", "<b>", "<!--"] {
                        // In text and attribute values, what an author wrote is escaped.
                        let found = html.contains(&format!("<{harm}"))
                            || html.contains(&format!("=\"{harm}"))
                            || html.contains(&format!(" {harm}\""))
                            || (harm.starts_with('<') && html.contains(harm));
                        assert!(!found, "{harm} in {html:?} from {text:?}");
                    }
                }
            }
        }
    }
}
