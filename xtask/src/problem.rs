//! Everything that can go wrong in a command, each with what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a command could not be carried out.
#[derive(Debug)]
pub enum Problem {
    /// Something must be installed that this command cannot install here.
    Missing {
        /// What is missing.
        what: String,
        /// What to do, in full sentences.
        remedy: String,
    },
    /// A program could not be started at all.
    NotStarted {
        /// The command line.
        command: String,
        /// What the system said.
        cause: io::Error,
    },
    /// A program ran and said that it failed.
    Failed {
        /// The command line.
        command: String,
        /// How it ended.
        status: String,
    },
    /// A file could not be read or written.
    File {
        /// Where it is.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// No JavaScript could be written for a wasm module.
    Bindgen {
        /// What wasm-bindgen said.
        cause: String,
    },
    /// No address to serve on is free.
    NoPort {
        /// The first port tried.
        first: u16,
        /// The last port tried.
        last: u16,
        /// What the system said of the last one.
        cause: io::Error,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what, remedy } => write!(f, "{what} is missing.\n{remedy}"),
            Self::NotStarted { command, cause } => {
                write!(f, "`{command}` could not be started: {cause}")
            }
            Self::Failed { command, status } => write!(f, "`{command}` failed ({status})"),
            Self::File { path, cause } => write!(f, "{}: {cause}", path.display()),
            Self::Bindgen { cause } => write!(f, "wasm-bindgen refused the engine: {cause}"),
            Self::NoPort { first, last, cause } => write!(
                f,
                "no port from {first} to {last} is free on 127.0.0.1 ({cause}); end a server that uses one"
            ),
        }
    }
}

impl std::error::Error for Problem {}

/// Says which file an error of the system is about.
pub trait AboutFile<T> {
    /// The same result, with the file named.
    fn about(self, path: impl Into<PathBuf>) -> Result<T, Problem>;
}

impl<T> AboutFile<T> for io::Result<T> {
    fn about(self, path: impl Into<PathBuf>) -> Result<T, Problem> {
        self.map_err(|cause| Problem::File {
            path: path.into(),
            cause,
        })
    }
}
