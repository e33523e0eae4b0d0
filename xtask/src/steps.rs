//! Steps: what is being done, how long it took, and why it could not be done.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::copies::CopyError;
use crate::split::SplitError;

/// Why a step could not be done.
#[derive(Debug)]
pub enum Failure {
    /// The command line makes no sense; what would.
    Usage(String),
    /// Something is not installed and could not be; what to do about it.
    Missing { what: String, remedy: String },
    /// A program ran and said no.
    Command { command: String, status: String },
    /// A file or an address could not be used.
    Io { what: String, error: io::Error },
    /// wasm-bindgen could not use what the compiler made.
    Bindgen(String),
    /// A module's copies of memory could not be replaced.
    Copies(CopyError),
    /// A module could not be cut in two.
    Split(SplitError),
    /// Some checks failed; each has said why.
    Checks,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::Missing { what, remedy } => write!(f, "{what} is not installed. {remedy}"),
            Self::Command { command, status } => write!(f, "`{command}` failed: {status}"),
            Self::Io { what, error } => write!(f, "{what}: {error}"),
            Self::Bindgen(message) => write!(f, "wasm-bindgen: {message}"),
            Self::Copies(error) => write!(f, "the engine's copies cannot be made cheap: {error}"),
            Self::Split(error) => write!(f, "the engine cannot be cut in two: {error}"),
            Self::Checks => f.write_str("Not everything passed."),
        }
    }
}

impl std::error::Error for Failure {}

/// Names the file or address an error of the operating system is about.
pub fn about<T>(what: &Path, result: io::Result<T>) -> Result<T, Failure> {
    result.map_err(|error| Failure::Io {
        what: what.display().to_string(),
        error,
    })
}

/// Does a step, and prints its name before and its time after.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    eprintln!("▸ {name}");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f32();
    match &result {
        Ok(_) => eprintln!("✓ {name}, {seconds:.1} s"),
        Err(_) => eprintln!("✗ {name}, {seconds:.1} s"),
    }
    result
}

/// Runs a program to its end, its output where ours goes.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let shown = shown(command);
    let status = command.status().map_err(|error| Failure::Io {
        what: format!("`{shown}` cannot be started"),
        error,
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Command {
        command: shown,
        status: status.to_string(),
    })
}

/// What a program prints, or nothing when it is not there or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The place of a program in `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
