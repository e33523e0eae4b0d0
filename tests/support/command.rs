//! What the tests of the command line share.

use std::path::PathBuf;
use std::process::Command;

/// `interleave run` of a program, which is written to a file of this name, with these options.
pub fn running(name: &str, source: &str, options: &[&str]) -> Command {
    let file: PathBuf = [env!("CARGO_TARGET_TMPDIR"), name].iter().collect();
    std::fs::write(&file, source).expect("the program can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_interleave"));
    command.arg("run").arg(&file).args(options);
    // It would have the program's output not be kept.
    command.env_remove("PYTHONUNBUFFERED");
    command
}
