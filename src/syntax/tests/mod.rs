//! The errors and marker lines of this room against CPython's, which `regenerate.py` writes down.
//! They look at the errors from outside, as text, and must never know how a mistake is found.

use super::{Position, SourceErrorKind, parse, traceback_markers};

const ERRORS: &str = include_str!("errors.txt");
const MARKERS: &str = include_str!("markers.txt");

/// The programs of a fixture, each with CPython's answer.
fn cases(fixture: &str) -> impl Iterator<Item = (&str, &str)> {
    let cases = fixture.split("=== program\n").skip(1);
    cases.filter_map(|case| case.split_once("--- answer\n"))
}

#[test]
fn errors_are_printed_as_cpython_prints_them() {
    let mut wrong = Vec::new();
    for (program, answer) in cases(ERRORS) {
        // Mistakes that only the compiler sees are tested in its room.
        if let Err(error) = parse(program, "program.py")
            && format!("{error}\n") != answer
        {
            wrong.push(format!("{program}ours:\n{error}\nCPython's:\n{answer}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn markers_stand_where_cpython_puts_them() {
    let mut wrong = Vec::new();
    for (program, answer) in cases(MARKERS) {
        for entry in answer.lines() {
            let (numbers, markers) = entry.split_once('|').unwrap();
            let numbers: Vec<u32> = numbers.split(' ').map(|n| n.parse().unwrap()).collect();
            let position = Position {
                line: numbers[0],
                column: numbers[1],
                end_line: numbers[2],
                end_column: numbers[3],
            };
            let line = program.split('\n').nth(numbers[0] as usize - 1).unwrap();
            let ours = traceback_markers(line, position).unwrap_or_default();
            if ours != markers {
                wrong.push(format!("{line}\n{ours} is ours\n{markers} is CPython's"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_marked_place_outside_its_line_gives_no_markers() {
    let position = Position {
        line: 1,
        column: 3,
        end_line: 1,
        end_column: 90,
    };
    assert_eq!(traceback_markers("short", position), None);
    let inside_a_character = Position {
        column: 1,
        end_column: 2,
        ..position
    };
    assert_eq!(traceback_markers("é = 1", inside_a_character), None);
}

#[test]
fn any_nesting_gives_a_tree_or_an_error() {
    let shapes = [
        ("(", ")"),
        ("[x for x in ", "]"),
        ("f(a, ", ")"),
        ("lambda: ", ""),
        ("not ", ""),
        ("a + ", ""),
        ("{", ""),
        ("f'{", "}'"),
        ("a if b else ", ""),
    ];
    for (open, close) in shapes {
        for count in [10, 1000, 20_000] {
            let source = format!("{}a{}\n", open.repeat(count), close.repeat(count));
            let parsed = parse(&source, "program.py");
            assert!(count < 1000 || parsed.is_err(), "{open} {count} times");
        }
    }
}

#[test]
fn any_text_gives_a_tree_or_an_error() {
    let pieces = [
        "\0", "\u{feff}", "\r", "\r\n", "\\", "\\\n", "'", "\"\"\"", "f'{", "}", "\u{a0}", "é",
        "“", "0x", "1_", "\t", "  ", "if x:\n", "=", "!", "$", "日", "0777", "b'é'", "'\\N{x", "@",
        ":=", "\u{301}",
    ];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                let _ = parse(&format!("{first}{second}{third}"), "program.py");
                let _ = parse(&format!("x = ({first} {second}\n {third}"), "program.py");
            }
        }
    }
}

#[test]
fn an_unsupported_construct_is_named_with_its_place() {
    let module = parse("x = 1\n", "program.py").unwrap();
    let range = ruff_text_size::TextRange::new(4.into(), 5.into());
    let error = module.unsupported(range, "a thing", Some("another"));
    assert_eq!(error.kind, SourceErrorKind::Unsupported);
    let text = "program.py:1:5: a thing is not supported; use another instead";
    assert_eq!(error.to_string(), text);
}

#[test]
fn null_bytes_and_byte_order_marks() {
    let error = parse("x\0", "program.py").unwrap_err();
    assert_eq!(error.message, "source code cannot contain null bytes");
    let module = parse("\u{feff}x = 1\n", "program.py").unwrap();
    assert_eq!(&**module.source(), "x = 1\n");
}
