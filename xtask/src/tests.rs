//! Every check there is, one after the other: one that fails does not hide the others.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::server::{Serving, Site};
use crate::steps::{Failure, about, find, output, run, step};
use crate::{page, root, setup, wasm};

/// How the checks have gone so far.
#[derive(Default)]
struct Checks {
    passed: usize,
    failed: usize,
}

impl Checks {
    /// Does one check, and says whether it passed.
    fn check<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Option<T> {
        match step(name, work) {
            Ok(value) => {
                self.passed += 1;
                Some(value)
            }
            Err(failure) => {
                eprintln!("{failure}");
                self.failed += 1;
                None
            }
        }
    }
}

/// Does all of them, and ends with how many passed.
pub fn run_checks() -> Result<(), Failure> {
    let mut checks = Checks::default();
    checks.check("formatting", || {
        tool("fmt", "rustfmt", &["--all", "--check"])
    });
    checks.check("clippy", || {
        tool(
            "clippy",
            "clippy",
            &[
                "--quiet",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        )
    });
    checks.check("Rust tests", || {
        cargo(&["test", "--quiet", "--workspace", "--no-fail-fast"])
    });
    let packages = checks.check("npm packages", || setup::npm_packages(root()));
    let toolchain = checks.check("toolchain", setup::toolchain);
    let engines = toolchain.is_some_and(|toolchain| {
        let build = || wasm::build_all(&toolchain, wasm::Effort::Full);
        checks.check("engines", build).is_some()
    });
    if packages.is_some() {
        checks.check("types", || node_tool(&["tsc", "--noEmit"]));
        checks.check("eslint", || {
            node_tool(&[
                "eslint",
                "www",
                "tests/browser",
                "benches",
                "vite.config.ts",
            ])
        });
        checks.check("page's unit tests", || node_tool(&["vitest", "run"]));
    }
    // Without the engine there is no page, and without the page nothing to open in a browser.
    if packages.is_some() && engines && checks.check("page", page::build).is_some() {
        checks.check("browsers", in_browsers);
    }
    println!("{} passed, {} failed", checks.passed, checks.failed);
    if checks.failed == 0 {
        Ok(())
    } else {
        Err(Failure::Checks)
    }
}

fn cargo(arguments: &[&str]) -> Result<(), Failure> {
    run(Command::new("cargo").args(arguments).current_dir(root()))
}

/// One of cargo's tools. Not every toolchain brings it: where it is missing, that is said, and the
/// rest is checked all the same.
fn tool(name: &str, component: &str, arguments: &[&str]) -> Result<(), Failure> {
    let version = output(
        Command::new("cargo")
            .args([name, "--version"])
            .current_dir(root()),
    );
    if version.is_none() {
        eprintln!("{component} is not installed, so nothing was checked with it.");
        eprintln!("Run `rustup component add {component}`.");
        return Ok(());
    }
    let command = [&[name], arguments].concat();
    cargo(&command)
}

fn node_tool(arguments: &[&str]) -> Result<(), Failure> {
    run(Command::new("npx")
        .arg("--no-install")
        .args(arguments)
        .current_dir(root()))
}

/// The files of the browser tests; newer versions of Node take no folder.
fn browser_tests() -> Result<Vec<PathBuf>, Failure> {
    let folder = root().join("tests/browser");
    let mut files: Vec<PathBuf> = about(&folder, fs::read_dir(&folder))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}

/// The built page in every browser, from a host that isolates it and from one that does not.
fn in_browsers() -> Result<(), Failure> {
    setup::browsers()?;
    let isolated = Serving::start(Site::isolated(), Some(0))?;
    let plain = Serving::start(Site::plain("sub/path"), Some(0))?;
    let mut command = match (std::env::var_os("DISPLAY"), find("xvfb-run")) {
        // WebKit has no headless mode.
        (None, Some(xvfb)) => {
            let mut command = Command::new(xvfb);
            command.args(["-a", "node"]);
            command
        }
        _ => Command::new("node"),
    };
    // One after the other: a race measured beside another browser measures that browser.
    run(command
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(browser_tests()?)
        .env("INTERLEAVE_URL", isolated.address())
        .env("INTERLEAVE_PLAIN_URL", plain.address())
        .current_dir(root()))
}
