//! The engine as wasm, twice with one interface: with threads over shared memory, and without for
//! pages that cannot have it. And, a module of its own, the reader of lectures.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::copies::quicken;
use crate::parts::{AT_ONCE, LATER};
use crate::setup::Toolchain;
use crate::split::split;
use crate::steps::{Failure, about, run, step};
use crate::{root, target};

const TRIPLE: &str = "wasm32-unknown-unknown";

/// What every browser of the last years has, without shared memory.
const SINGLE: &[&str] = &["-Ctarget-feature=+bulk-memory,+mutable-globals"];

/// A memory that workers share.
const THREADS: &[&str] = &[
    "-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals",
    "-Clink-arg=--shared-memory",
    "-Clink-arg=--import-memory",
    // Address space, not memory: what a shared memory may grow to is settled when it is made.
    "-Clink-arg=--max-memory=1073741824",
    "-Clink-arg=--export=__wasm_init_tls",
    "-Clink-arg=--export=__tls_size",
    "-Clink-arg=--export=__tls_align",
    "-Clink-arg=--export=__tls_base",
];

/// One of the builds.
struct Build {
    title: &'static str,
    /// Its folder in `pkg/`.
    name: &'static str,
    arguments: &'static [&'static str],
    flags: &'static [&'static str],
    /// Whether what a first run does not need is a module of its own.
    in_parts: bool,
    /// Whether it is made for speed, and not for few bytes: nobody waits for it on a first visit.
    fast: bool,
}

/// All builds.
const BUILDS: &[Build] = &[
    Build {
        title: "engine with threads",
        name: "threads",
        arguments: &["--features", "parallel"],
        flags: THREADS,
        in_parts: true,
        fast: false,
    },
    Build {
        title: "engine on one core",
        name: "single",
        arguments: &[],
        flags: SINGLE,
        in_parts: true,
        fast: false,
    },
    Build {
        title: "schedules in turns",
        name: "turns",
        arguments: &["--no-default-features", "--features", "turns"],
        flags: SINGLE,
        in_parts: false,
        fast: true,
    },
    Build {
        title: "schedules in turns, explored by several workers",
        name: "turns-threads",
        arguments: &["--no-default-features", "--features", "turns,parallel"],
        flags: THREADS,
        in_parts: false,
        fast: true,
    },
    Build {
        title: "server with threads",
        name: "server",
        arguments: &["--no-default-features", "--features", "server,parallel"],
        flags: THREADS,
        in_parts: false,
        fast: true,
    },
    Build {
        title: "server on one core",
        name: "server-single",
        arguments: &["--no-default-features", "--features", "server"],
        flags: SINGLE,
        in_parts: false,
        fast: true,
    },
    Build {
        title: "reader of lectures",
        name: "reader",
        arguments: &["--no-default-features", "--features", "reader"],
        flags: SINGLE,
        in_parts: false,
        fast: false,
    },
    Build {
        title: "machine, measured",
        name: "machine",
        arguments: &["--no-default-features", "--features", "machine,parallel"],
        flags: THREADS,
        in_parts: false,
        fast: false,
    },
    Build {
        title: "machine, measured on one core",
        name: "machine-single",
        arguments: &["--no-default-features", "--features", "machine"],
        flags: SINGLE,
        in_parts: false,
        fast: false,
    },
];

/// The page pays for bytes.
const SMALL: &[&str] = &[
    "--config",
    "profile.release.opt-level=\"z\"",
    "--config",
    "profile.release.package.\"*\".opt-level=\"z\"",
];

/// What is told of our own code only: what it depends on stays the same as in the other builds.
const FAST: &[&str] = &["--config", "profile.release.package.interleave.opt-level=3"];

/// For work on the page: made in a fraction of the time, several times as large, and again in seconds
/// after a change.
const QUICK: &[&str] = &[
    "--config",
    "profile.release.opt-level=1",
    "--config",
    "profile.release.lto=false",
    "--config",
    "profile.release.codegen-units=16",
    "--config",
    "profile.release.incremental=true",
];

/// What a build is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// As small as it gets, which takes minutes: what is published, tested and measured.
    Full,
    /// Soon there, whatever its size and speed.
    Quick,
}

/// The run loop lives by what is inlined into it, and the smallest code inlines next to nothing. With
/// this threshold the kernels of `benches` run as fast as at level `s`, in a tenth fewer bytes.
const INLINE: &str = "-Cllvm-args=-inline-threshold=25";

/// A panic is a fault of ours that nobody catches: it ends the module without a word, which makes
/// every place that could panic smaller.
const PANIC: &[&str] = &[
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
];

/// What the optimiser is told; the features are those of every browser of the last years.
const OPTIMISE: &[&str] = &[
    "-O3",
    // The stack grows down to where memory begins: nothing stands in its first bytes.
    "--low-memory-unused",
    "--enable-threads",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Compiles all builds. Those of one kind share a folder and come one after the other; the two kinds are
/// made side by side, because most of a build is one task on one core.
pub fn build_all(toolchain: &Toolchain, effort: Effort) -> Result<(), Failure> {
    let all_with = |flags: &[&str]| {
        BUILDS
            .iter()
            .filter(|build| build.flags == flags)
            .try_for_each(|each| step(each.title, || build(toolchain, each, effort)))
    };
    std::thread::scope(|scope| {
        let threads = scope.spawn(|| all_with(THREADS));
        let single = all_with(SINGLE);
        threads.join().expect("a build fails without a panic")?;
        single
    })
}

/// Compiles one build and leaves in `pkg/` what the page imports.
fn build(toolchain: &Toolchain, build: &Build, effort: Effort) -> Result<(), Failure> {
    // Builds with the same flags share what they depend on.
    let kind = if build.flags == SINGLE {
        "single"
    } else {
        "threads"
    };
    let folder = target().join(format!("wasm-{kind}"));
    let flags = build.flags.iter().chain(PANIC).chain([&INLINE]);
    let mut flags: Vec<String> = flags.map(|&flag| flag.to_owned()).collect();
    if let Some(linker) = &toolchain.linker {
        flags.push(format!("-Clinker={}", linker.display()));
        flags.push("-Clinker-flavor=wasm-ld".to_owned());
    }
    run(Command::new(&toolchain.cargo)
        .current_dir(root())
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "interleave",
            "--lib",
        ])
        .args(["--target", TRIPLE, "-Zbuild-std=std,panic_abort"])
        // Plain sorting and plain searching of substrings, instead of the fastest for every length.
        .arg("-Zbuild-std-features=optimize_for_size")
        .args(match effort {
            Effort::Full => SMALL,
            Effort::Quick => QUICK,
        })
        .args(match effort {
            Effort::Full if build.fast => FAST,
            _ => &[],
        })
        .args(build.arguments)
        .arg("--target-dir")
        .arg(&folder)
        .env("RUSTC", &toolchain.rustc)
        // Building the standard library is not stable; the compilers found may be.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .env_remove("RUSTUP_TOOLCHAIN"))?;
    let wasm = folder.join(TRIPLE).join("release/interleave.wasm");
    package(&wasm, build, effort)
}

/// Makes a package of a compiled module, unless the one there was made of the same module.
fn package(wasm: &Path, build: &Build, effort: Effort) -> Result<(), Failure> {
    let package = &root().join("pkg").join(build.name);
    let mut hasher = DefaultHasher::new();
    about(wasm, fs::read(wasm))?.hash(&mut hasher);
    // What becomes of a module is decided in these files.
    include_str!("wasm.rs").hash(&mut hasher);
    include_str!("copies.rs").hash(&mut hasher);
    include_str!("split.rs").hash(&mut hasher);
    include_str!("parts.rs").hash(&mut hasher);
    let made_of = format!("{:016x}\n", hasher.finish());
    let stamp = package.join(".made-of");
    if fs::read_to_string(&stamp).is_ok_and(|text| text == made_of) {
        return Ok(());
    }
    if package.exists() {
        about(package, fs::remove_dir_all(package))?;
    }
    let bindgen = |error| Failure::Bindgen(format!("{error:?}"));
    Bindgen::new()
        .input_path(wasm)
        .out_name("interleave")
        .typescript(true)
        // The bundler finds the module by the address its loader has for it.
        .omit_default_module_path(false)
        .web(true)
        .map_err(bindgen)?
        .generate(package)
        .map_err(bindgen)?;
    // The pool's workers import the package by its folder.
    let manifest = package.join("package.json");
    let text = r#"{ "type": "module", "main": "interleave.js", "module": "interleave.js", "types": "interleave.d.ts" }"#;
    about(&manifest, fs::write(&manifest, format!("{text}\n")))?;
    if package.ends_with("machine") {
        list_instructions(package)?;
    }
    let mut modules = vec![package.join("interleave_bg.wasm")];
    if effort == Effort::Full {
        let quickened = quicken(&about(&modules[0], fs::read(&modules[0]))?);
        about(
            &modules[0],
            fs::write(&modules[0], quickened.map_err(Failure::Copies)?),
        )?;
    }
    if build.in_parts {
        modules.push(package.join("rest.wasm"));
        cut(&modules[0], &modules[1])?;
    }
    if effort == Effort::Full {
        for module in &modules {
            optimise(module)?;
        }
    }
    about(&stamp, fs::write(&stamp, made_of))
}

/// The functions whose instructions the page shows begin with this, in `src/machine/increment.rs`.
const SHOWN: &str = "::increment::by_";

/// Leaves beside the machine's module what each way of raising a counter becomes in it, by name.
fn list_instructions(package: &Path) -> Result<(), Failure> {
    let listing = package.join("listing.wat");
    run(Command::new("node")
        .arg(root().join("node_modules/binaryen/bin/wasm-dis"))
        .arg(package.join("interleave_bg.wasm"))
        .arg("-o")
        .arg(&listing))?;
    let text = about(&listing, fs::read_to_string(&listing))?;
    let mut shown = BTreeMap::new();
    for function in text.split("\n (func ").skip(1) {
        let Some((_, behind)) = function.split_once(SHOWN) else {
            continue;
        };
        let Some((name, body)) = behind.split_once('"') else {
            continue;
        };
        // Calls of such functions have the name too, but further down.
        if function
            .lines()
            .next()
            .is_some_and(|line| line.contains(SHOWN))
        {
            let end = body.find("\n )").map_or(body.len(), |at| at + 3);
            shown.insert(
                format!("by_{name}"),
                format!("(func {}", body[..end].trim()),
            );
        }
    }
    let path = package.join("listing.json");
    let json = serde_json::to_string(&shown).unwrap_or_default();
    about(&path, fs::write(&path, json))?;
    about(&listing, fs::remove_file(&listing))
}

/// Moves into a module of its own what the first run does not need.
fn cut(module: &Path, rest: &Path) -> Result<(), Failure> {
    let begins = |path: &str, list: &[&str]| list.iter().any(|room| path.starts_with(room));
    let later = |path: &str| begins(path, LATER) && !begins(path, AT_ONCE);
    let parts = split(&about(module, fs::read(module))?, later).map_err(Failure::Split)?;
    about(module, fs::write(module, parts.first))?;
    about(rest, fs::write(rest, parts.rest))
}

/// Makes a module smaller and faster in place.
fn optimise(module: &Path) -> Result<(), Failure> {
    run(Command::new("node")
        .arg(root().join("node_modules/binaryen/bin/wasm-opt"))
        .args(OPTIMISE)
        .arg(module)
        .arg("-o")
        .arg(module))
}
