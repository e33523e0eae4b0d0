//! The page: from TypeScript, the two builds of the engine and the lectures to `dist/`.

use std::process::Command;

use crate::root;
use crate::steps::{Failure, run};

/// Writes `dist/` anew.
pub fn build() -> Result<(), Failure> {
    run(Command::new("npx")
        .args(["vite", "build", "--logLevel", "warn"])
        .current_dir(root()))
}
