//! The page: from TypeScript, the two builds of the engine, the Python library and the lectures to
//! `dist/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::root;
use crate::steps::{Failure, about, run};

/// Writes `dist/` anew.
pub fn build() -> Result<(), Failure> {
    pack_library()?;
    run(Command::new("npx")
        .args(["vite", "build", "--logLevel", "warn"])
        .current_dir(root()))
}

/// Puts the Python modules into one file, which the engine fetches when a program imports one that it
/// does not carry: each with its path in the line before it, behind a separator no source has.
fn pack_library() -> Result<(), Failure> {
    let folder = root().join("src/modules/python");
    let mut text = String::new();
    for path in python_files(&folder)? {
        let name = path.strip_prefix(&folder).unwrap_or(&path);
        let name = name.to_string_lossy().replace('\\', "/");
        let source = about(&path, fs::read_to_string(&path))?;
        text.push_str(&format!("\u{1e}{name}\n{source}"));
    }
    let library = root().join("pkg/library.txt");
    about(&library, fs::write(&library, text))
}

fn python_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in about(folder, fs::read_dir(folder))? {
        let path = about(folder, entry)?.path();
        if path.is_dir() {
            found.extend(python_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
