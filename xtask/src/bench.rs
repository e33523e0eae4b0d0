//! The measurements: how large the page is, how soon it shows a result, and how fast the engine is
//! beside its peers. What is measured is written in `benches/`; this only starts it.

use std::process::Command;

use crate::server::{Serving, Site};
use crate::steps::{Failure, run, step};
use crate::{build, root, setup, wasm};

/// Builds everything in release, and measures it.
pub fn run_benches() -> Result<(), Failure> {
    build(wasm::Effort::Full)?;
    step("engine for this machine", || {
        run(Command::new("cargo")
            .args(["build", "--quiet", "--release", "--package", "interleave"])
            .args(["--bins", "--example", "lock_floor"])
            .args(["--example", "stepping_back"])
            .current_dir(root()))
    })?;
    let benches = root().join("benches");
    step("benches' packages", || setup::npm_packages(&benches))?;
    let serving = Serving::start(Site::isolated(), Some(0))?;
    step("benches", || {
        run(Command::new("node")
            .arg("benches/run.mjs")
            .env("INTERLEAVE_URL", serving.address())
            .current_dir(root()))
    })
}
