//! The commands of the repository: `cargo xtask build | serve | test | bench`. Each installs what it
//! misses where it can, and otherwise says what to install. Knows the layout of the repository, and
//! must never know the engine: it builds it and starts it, and links none of it.

mod bench;
mod copies;
mod page;
mod parts;
mod server;
mod setup;
mod split;
mod steps;
mod tests;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use server::{Serving, Site};
use steps::{Failure, step};
use wasm::Effort;

const USAGE: &str = "\
cargo xtask build     write the page to dist/, ready for any static host and any path
    --quick           the engine unoptimised: built soon, for work on the page
cargo xtask serve     build it, serve it, and print the address to open
    --port N          the port; the first free one from 8000 when left out
    --plain           without the headers threads need, as some static hosts do
    --prefix /a/b     below a path, as some static hosts do
    --no-build        serve what is in dist/
    --quick           as with build
cargo xtask test      every check there is
cargo xtask bench     sizes, times to the first result, and the engine beside its peers";

/// The repository's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is a folder of the repository")
}

/// Where builds put what they make and nobody keeps.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["build"] => build(Effort::Full),
        ["build", "--quick"] => build(Effort::Quick),
        ["serve", options @ ..] => serve(options),
        ["test"] => tests::run_checks(),
        ["bench"] => bench::run_benches(),
        _ => Err(Failure::Usage(USAGE.to_owned())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Everything that `dist/` needs, in order.
fn build(effort: Effort) -> Result<(), Failure> {
    let toolchain = step("toolchain", setup::toolchain)?;
    step("npm packages", || setup::npm_packages(root()))?;
    wasm::build_all(&toolchain, effort)?;
    step("page", page::build)
}

fn serve(options: &[&str]) -> Result<(), Failure> {
    let mut site = Site::isolated();
    let mut port = None;
    let mut built = false;
    let mut effort = Effort::Full;
    let mut rest = options.iter();
    while let Some(option) = rest.next() {
        match *option {
            "--plain" => site.isolating = false,
            "--no-build" => built = true,
            "--quick" => effort = Effort::Quick,
            "--prefix" => site.prefix = value(option, rest.next())?.trim_matches('/').to_owned(),
            "--port" => {
                let text = value(option, rest.next())?;
                let wrong = || Failure::Usage(format!("--port takes a number, not “{text}”"));
                port = Some(text.parse().map_err(|_| wrong())?);
            }
            other => {
                let message = format!("serve knows no “{other}”\n\n{USAGE}");
                return Err(Failure::Usage(message));
            }
        }
    }
    if !built {
        build(effort)?;
    }
    let serving = Serving::start(site, port)?;
    println!("{}", serving.address());
    serving.wait();
    Ok(())
}

fn value<'a>(option: &str, value: Option<&&'a str>) -> Result<&'a str, Failure> {
    value
        .copied()
        .ok_or_else(|| Failure::Usage(format!("{option} takes a value")))
}
