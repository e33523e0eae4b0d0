//! Starting other programs: without what Cargo put into this one's environment, and with errors
//! that name the command.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::problem::Problem;

/// The repository's root folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is a folder of the repository")
}

/// A program to start in the repository's root. `cargo run` sets variables that would mislead
/// another toolchain's compiler, so none of them is passed on.
pub fn program(path: impl AsRef<Path>) -> Command {
    let mut command = Command::new(path.as_ref());
    command.current_dir(root());
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        let ours = name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        if ours || matches!(&*name, "CARGO" | "LD_LIBRARY_PATH" | "RUST_RECURSION_COUNT") {
            command.env_remove(&*name);
        }
    }
    command
}

/// The command line as a person would type it.
pub fn spelled(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs a program whose output the reader sees.
pub fn run(command: &mut Command) -> Result<(), Problem> {
    let status = command.status().map_err(|cause| Problem::NotStarted {
        command: spelled(command),
        cause,
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::Failed {
        command: spelled(command),
        status: status.to_string(),
    })
}

/// Runs a program for what it prints.
pub fn output(command: &mut Command) -> Result<String, Problem> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|cause| Problem::NotStarted {
            command: spelled(command),
            cause,
        })?;
    if !output.status.success() {
        return Err(Problem::Failed {
            command: spelled(command),
            status: output.status.to_string(),
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is on the search path, if it is.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file())
}
