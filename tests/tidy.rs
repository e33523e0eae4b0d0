//! Tidiness that no compiler checks: what every folder opens with, which way the arrows between the
//! rooms of `src` run, how long a file may grow, and who may name the browser.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from top to bottom. A room may use those below it and none above it.
const ROOMS: [&str; 15] = [
    "main", "wasm", "server", "schedule", "live", "modules", "threads", "vm", "bytecode", "syntax",
    "machine", "lecture", "trace", "host", "database",
];

/// The rooms that stand alone, and the few rooms each of them may use all the same.
const ALONE: [(&str, &[&str]); 5] = [
    ("machine", &[]),
    ("lecture", &[]),
    ("trace", &["host"]),
    ("host", &["database"]),
    ("database", &[]),
];

/// The crates through which the browser enters.
const BROWSER: [&str; 5] = [
    "wasm_bindgen",
    "js_sys",
    "web_sys",
    "serde_wasm_bindgen",
    "wasm_bindgen_rayon",
];

/// The rooms that may derive tsify's trait: the boundary itself, and those whose types cross
/// it as they are, so that the page's types are generated from one definition.
const TSIFY: [&str; 5] = ["wasm", "server", "lecture", "schedule", "machine"];

const LONGEST: usize = 800;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends in one of `endings`; none when there is no such folder.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("a folder's entries can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|e| endings.iter().any(|ending| e == *ending))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<PathBuf> {
    ["src", "tests", "xtask/src", "benches"]
        .iter()
        .flat_map(|folder| files(folder, &["rs"]))
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A path as a person writes it, from the repository's root.
fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

/// The room a file of `src` belongs to; none for `lib.rs`, which lists them all.
fn room(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = inside
        .components()
        .next()?
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    let name = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
    (name != "lib").then_some(name)
}

/// The code of a file, its comment lines blank and without its tests, which stand at its end.
fn code(path: &Path) -> String {
    let text = read(path);
    let shipped = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    shipped
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether `text` has `word` as a whole identifier.
fn names(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

/// The rooms a text reaches through `crate::room` and `crate::{room, room::…}`, each with its line.
fn used_rooms(text: &str) -> Vec<(usize, &'static str)> {
    let mut used = Vec::new();
    for (at, before) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        let rest = &text[at + before.len()..];
        let paths = match rest.strip_prefix('{') {
            None => vec![rest],
            Some(group) => top_level_items(group),
        };
        used.extend(
            paths
                .into_iter()
                .filter_map(|path| ROOMS.into_iter().find(|room| starts_with_word(path, room)))
                .map(|room| (line, room)),
        );
    }
    used
}

/// Whether `text` begins with `word` as a whole identifier.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The items of a `{…}` group whose opening brace has been read, without those of inner groups.
fn top_level_items(group: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                items.push(group[start..at].trim());
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    items
}

fn expect_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_rust_file_opens_with_what_it_is() {
    let faults: Vec<String> = rust_files()
        .iter()
        .filter(|path| !read(path).starts_with("//!"))
        .map(|path| format!("{}: the first line is not `//!`", shown(path)))
        .collect();
    expect_none(&faults);
}

#[test]
fn every_folder_opens_with_what_it_is_for() {
    let mut faults = Vec::new();
    let mut folders: Vec<PathBuf> = files("src", &["rs"])
        .iter()
        .filter_map(|path| path.parent().map(Path::to_owned))
        .collect();
    folders.sort();
    folders.dedup();
    folders.retain(|folder| *folder != root().join("src"));
    for folder in folders {
        let Ok(text) = fs::read_to_string(folder.join("mod.rs")) else {
            faults.push(format!("{}: has no mod.rs", shown(&folder)));
            continue;
        };
        let opening: String = text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .flat_map(|line| [line.trim(), " "])
            .collect();
        let sentences: usize = [". ", "? ", "! "]
            .iter()
            .map(|end| opening.matches(end).count())
            .sum();
        if sentences < 2 {
            faults.push(format!(
                "{}/mod.rs: it opens with less than two sentences",
                shown(&folder)
            ));
        }
    }
    expect_none(&faults);
}

#[test]
fn no_file_grows_too_long() {
    let pages = files("www", &["ts", "css"]);
    let faults: Vec<String> = rust_files()
        .iter()
        .chain(&pages)
        .map(|path| (path, read(path).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{}: {lines} lines, more than {LONGEST}", shown(path)))
        .collect();
    expect_none(&faults);
}

#[test]
fn arrows_run_downwards() {
    let mut faults = Vec::new();
    for path in files("src", &["rs"]) {
        let Some(room) = room(&path) else { continue };
        let Some(floor) = ROOMS.iter().position(|name| *name == room) else {
            faults.push(format!(
                "{}: `{room}` is no room of the house",
                shown(&path)
            ));
            continue;
        };
        for (line, used) in used_rooms(&code(&path)) {
            let above = ROOMS[..floor].contains(&used);
            let stranger = used != room
                && ALONE
                    .iter()
                    .any(|(alone, may_use)| *alone == room && !may_use.contains(&used));
            if above || stranger {
                faults.push(format!(
                    "{}:{line}: `{room}` uses `{used}`; a room uses only what is below it, and \
                     `lecture`, `trace` and `host` stand alone (`trace` may use `host`)",
                    shown(&path)
                ));
            }
        }
    }
    expect_none(&faults);
}

#[test]
fn only_wasm_names_the_browser() {
    let mut faults = Vec::new();
    for path in files("src", &["rs"]) {
        let room = room(&path).unwrap_or_default();
        let text = code(&path);
        if room != "wasm" {
            let named = BROWSER.iter().filter(|name| names(&text, name));
            faults.extend(named.map(|name| format!("{}: names `{name}`", shown(&path))));
        }
        if !TSIFY.contains(&room.as_str()) && names(&text, "tsify") {
            faults.push(format!("{}: names `tsify`", shown(&path)));
        }
    }
    expect_none(&faults);
}

#[test]
fn uses_are_found_however_they_are_written() {
    assert_eq!(used_rooms("\nuse crate::vm::Value;"), [(2, "vm")]);
    assert_eq!(
        used_rooms("use crate::{vm::{live, Heap}, trace, host};"),
        [(1, "vm"), (1, "trace"), (1, "host")]
    );
    assert_eq!(used_rooms("crate::vm_like::f(); crate::Error"), []);
}
