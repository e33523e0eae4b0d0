//! What the builds and tests need from the machine: found where it is, installed where that can be
//! done unasked (rustup's components, npm's packages, Debian's packages for root), and otherwise
//! named together with what to do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::steps::{Failure, about, find, output, run};

/// A compiler with the source of the standard library, which threads need built anew with atomics.
pub struct Toolchain {
    pub cargo: PathBuf,
    pub rustc: PathBuf,
    /// The linker for wasm, where the compiler brings none.
    pub linker: Option<PathBuf>,
}

/// What is there is used before anything is installed, and rustup before Debian.
pub fn toolchain() -> Result<Toolchain, Failure> {
    if let Some(toolchain) = rustup_toolchain() {
        return Ok(toolchain);
    }
    if debian_is_complete() {
        return debian_toolchain();
    }
    if find("rustup").is_some() {
        // Offline this fails, and the next way is tried.
        let _ = run(Command::new("rustup").args(["component", "add", "rust-src"]));
        if let Some(toolchain) = rustup_toolchain() {
            return Ok(toolchain);
        }
    }
    let packages = ["rustc-web", "cargo-web", "rust-web-src"];
    debian_packages(
        &packages,
        "the source of Rust's standard library",
        "Run `rustup component add rust-src`",
    )?;
    debian_toolchain()
}

/// The first of rustup's toolchains, the default one before all, that has the library's source.
fn rustup_toolchain() -> Option<Toolchain> {
    let list = output(Command::new("rustup").args(["toolchain", "list"])).unwrap_or_default();
    let installed = list.lines().filter_map(|line| line.split(' ').next());
    std::iter::once(None)
        .chain(installed.map(Some))
        .filter_map(sysroot)
        .filter(|sysroot| has_source(sysroot) && sysroot != Path::new("/usr"))
        .map(|sysroot| Toolchain {
            cargo: sysroot.join("bin/cargo"),
            rustc: sysroot.join("bin/rustc"),
            linker: None,
        })
        .find(|toolchain| toolchain.cargo.is_file() && toolchain.rustc.is_file())
}

/// Where one of rustup's toolchains is; the default one when none is named.
fn sysroot(toolchain: Option<&str>) -> Option<PathBuf> {
    let mut rustc = Command::new("rustc");
    if let Some(name) = toolchain {
        rustc.env_remove("RUSTUP_TOOLCHAIN").arg(format!("+{name}"));
    }
    output(rustc.args(["--print", "sysroot"])).map(PathBuf::from)
}

fn has_source(sysroot: &Path) -> bool {
    sysroot
        .join("lib/rustlib/src/rust/library/std/Cargo.toml")
        .is_file()
}

fn debian_is_complete() -> bool {
    has_source(Path::new("/usr"))
        && Path::new("/usr/bin/cargo").is_file()
        && Path::new("/usr/bin/rustc").is_file()
}

fn debian_toolchain() -> Result<Toolchain, Failure> {
    let linker = match wasm_linker() {
        Some(linker) => linker,
        None => {
            debian_packages(&["lld"], "a linker for WebAssembly", "Install LLVM's lld")?;
            wasm_linker().ok_or_else(|| Failure::Missing {
                what: "a linker for WebAssembly".to_owned(),
                remedy: "Put LLVM's `wasm-ld` on the PATH.".to_owned(),
            })?
        }
    };
    Ok(Toolchain {
        cargo: "/usr/bin/cargo".into(),
        rustc: "/usr/bin/rustc".into(),
        linker: Some(linker),
    })
}

/// LLVM's own, or the one in a toolchain of rustup.
fn wasm_linker() -> Option<PathBuf> {
    let hosts = sysroot(None).and_then(|sysroot| fs::read_dir(sysroot.join("lib/rustlib")).ok());
    find("wasm-ld").or_else(|| {
        hosts?
            .filter_map(Result::ok)
            .map(|host| host.path().join("bin/rust-lld"))
            .find(|path| path.is_file())
    })
}

/// `npm ci` in a folder, unless that was done since its lock file last changed.
pub fn npm_packages(folder: &Path) -> Result<(), Failure> {
    let lock = folder.join("package-lock.json");
    let wanted = about(&lock, fs::read(&lock))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|bytes| bytes == wanted) {
        return Ok(());
    }
    if find("npm").is_none() {
        return Err(Failure::Missing {
            what: "Node.js".to_owned(),
            remedy: "Install Node.js 20 or newer, with npm.".to_owned(),
        });
    }
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder))?;
    about(&installed, fs::write(&installed, wanted))
}

/// The browsers the page is tested in, and the display one of them cannot do without.
pub fn browsers() -> Result<(), Failure> {
    let programs = [
        ("chromium", "chromium"),
        ("firefox-esr", "firefox-esr"),
        ("WebKitWebDriver", "webkit2gtk-driver"),
        ("xvfb-run", "xvfb"),
        ("xauth", "xauth"),
    ];
    let missing: Vec<&str> = programs
        .iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(", ");
    debian_packages(&missing, &names, "Install what is named")
}

/// Installs Debian's packages where that may be done unasked; otherwise says what is missing.
fn debian_packages(packages: &[&str], what: &str, otherwise: &str) -> Result<(), Failure> {
    let install = ["install", "-y", "--no-install-recommends"];
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if root && find("apt-get").is_some() {
        run(Command::new("apt-get").args(["update", "-q"]))?;
        return run(Command::new("apt-get").args(install).args(packages));
    }
    Err(Failure::Missing {
        what: what.to_owned(),
        remedy: format!(
            "{otherwise}, or on Debian as root `apt-get {} {}`.",
            install.join(" "),
            packages.join(" ")
        ),
    })
}
