//! A Rust toolchain that can build the standard library for threads in the browser. Threads need
//! a standard library compiled with atomics, which nobody ships, so its source must be there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{find, output, program, run};
use crate::debian;
use crate::problem::Problem;
use crate::step::step;

/// The oldest compiler that builds the engine, as in Cargo.toml.
const OLDEST: (u32, u32) = (1, 95);

/// Debian's compiler for web browsers, with its source: the one that needs no rustup.
const DEBIAN: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// A compiler with the standard library's source beside it.
pub struct Toolchain {
    /// What to call it.
    pub name: String,
    bin: PathBuf,
    /// Set where the compiler brings no wasm linker of its own.
    linker: Option<PathBuf>,
}

impl Toolchain {
    /// The first usable one; installs one where there is none.
    pub fn set_up() -> Result<Self, Problem> {
        let active = active_sysroot();
        let debian = PathBuf::from("/usr");
        for sysroot in active.iter().chain([&debian]) {
            if let Some(bin) = usable(sysroot) {
                return Self::at(bin, sysroot);
            }
        }
        if let Some(sysroot) = &active
            && find("rustup").is_some()
            && step("Adding rust-src to the rustup toolchain", || {
                run(program("rustup").args(["component", "add", "rust-src"]))
            })
            .is_ok()
            && let Some(bin) = usable(sysroot)
        {
            return Self::at(bin, sysroot);
        }
        if debian::can_install() {
            debian::install(&DEBIAN)?;
            if let Some(bin) = usable(&debian) {
                return Self::at(bin, &debian);
            }
        }
        Err(Problem::Missing {
            what: format!(
                "A Rust {}.{} compiler with the standard library's source",
                OLDEST.0, OLDEST.1
            ),
            remedy: format!(
                "With rustup (https://rustup.rs): `rustup update stable` and `rustup component add rust-src`.\n\
                 On Debian, as root: `apt-get install --no-install-recommends {}`.",
                DEBIAN.join(" ")
            ),
        })
    }

    fn at(bin: PathBuf, sysroot: &Path) -> Result<Self, Problem> {
        let name = output(program(bin.join("rustc")).arg("--version"))?;
        let linker = match own_linker(sysroot) {
            Some(_) => None,
            None => Some(another_linker()?),
        };
        Ok(Self { name, bin, linker })
    }

    /// Cargo of this toolchain, able to build the standard library for the browser.
    pub fn cargo(&self) -> Command {
        let mut command = program(self.bin.join("cargo"));
        command
            .env("RUSTC", self.bin.join("rustc"))
            // Building the standard library and atomics in wasm are unstable features of a stable compiler.
            .env("RUSTC_BOOTSTRAP", "1")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("RUSTFLAGS");
        command
    }

    /// The compiler flags that name the linker.
    pub fn linker_flags(&self) -> Vec<String> {
        let Some(linker) = &self.linker else {
            return Vec::new();
        };
        vec![
            "-Clinker-flavor=wasm-ld".to_owned(),
            format!("-Clinker={}", linker.display()),
        ]
    }
}

/// Where the compiler on the search path keeps its files.
fn active_sysroot() -> Option<PathBuf> {
    find("rustc")?;
    output(program("rustc").args(["--print", "sysroot"]))
        .ok()
        .map(PathBuf::from)
}

/// The folder of the programs, if this toolchain is new enough and has the source.
fn usable(sysroot: &Path) -> Option<PathBuf> {
    let bin = sysroot.join("bin");
    let source = sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml");
    let complete = source.exists() && bin.join("rustc").exists() && bin.join("cargo").exists();
    if !complete {
        return None;
    }
    let version = output(program(bin.join("rustc")).arg("--version")).ok()?;
    (release(&version)? >= OLDEST).then_some(bin)
}

/// The release in what `rustc --version` prints.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix("rustc ")?.split('.');
    Some((
        numbers.next()?.parse().ok()?,
        numbers.next()?.parse().ok()?,
    ))
}

/// The wasm linker that comes with a toolchain, if one does.
fn own_linker(sysroot: &Path) -> Option<PathBuf> {
    let version = output(program(sysroot.join("bin/rustc")).arg("-vV")).ok()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let linker = sysroot.join(format!("lib/rustlib/{host}/bin/rust-lld"));
    linker.exists().then_some(linker)
}

/// A wasm linker from elsewhere: rustup's, or LLVM's.
fn another_linker() -> Result<PathBuf, Problem> {
    if let Some(linker) = active_sysroot().and_then(|sysroot| own_linker(&sysroot)) {
        return Ok(linker);
    }
    if find("wasm-ld").is_none() && debian::can_install() {
        debian::install(&["lld"])?;
    }
    find("wasm-ld").ok_or_else(|| Problem::Missing {
        what: "A linker for wasm".to_owned(),
        remedy: "Install LLVM's linker, which has `wasm-ld`: on Debian `apt-get install lld`."
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::release;

    #[test]
    fn reads_the_release_of_a_compiler() {
        let debian = "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)";
        assert_eq!(release(debian), Some((1, 96)));
        assert_eq!(release("rustc 1.97.0-nightly (abc 2026-01-01)"), Some((1, 97)));
        assert_eq!(release("something else"), None);
    }
}
