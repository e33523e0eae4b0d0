//! The modules programs import: our own Python (`python/*.py`) over a few native primitives. A student
//! can open `threading.Condition` and step through it.
//!
//! It may know the VM and the primitives of `threads`. It must never know a driver or a schedule.

mod choices;
mod counters;
mod digest;
mod json;
mod mathematics;
mod packing;
mod page;
mod profile;
mod random;
mod refused;
mod regex;
mod ring;
mod sqlite;
mod system;
mod tally;
mod time;
mod weak;

use crate::host::ModuleFile;
use crate::threads;
use crate::vm::namespace::Namespace;
use crate::vm::{Context, Library, NativeModule};

/// The prelude: the part of the builtins that is written in Python.
pub const PRELUDE: &str = concat!(
    include_str!("python/prelude.py"),
    include_str!("python/prelude_objects.py")
);

// `SOURCES`: the path below `python/` and the text of every module there; for the browser only of
// those that the first program needs, as the page keeps the others.
include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// The dotted name of the module in a file of the library: `os.path` for `os/path.py`, `os` for
/// `os/__init__.py`.
pub fn module_name(file: &str) -> String {
    let stem = file.strip_suffix(".py").unwrap_or(file);
    stem.strip_suffix("/__init__")
        .unwrap_or(stem)
        .replace('/', ".")
}

/// The modules that come with the engine.
pub struct StandardLibrary;

impl Library for StandardLibrary {
    fn source(&self, name: &str) -> Option<ModuleFile> {
        let (file, source) = SOURCES.iter().find(|(file, _)| module_name(file) == name)?;
        Some(ModuleFile {
            file: (*file).to_owned(),
            source: (*source).to_owned(),
            own: true,
        })
    }

    fn native(&self, name: &str) -> Option<NativeModule> {
        Some(match name {
            "_threads" => NativeModule {
                functions: &THREAD,
                constants: threads::install_classes,
            },
            "_process" => NativeModule {
                functions: &PROCESS,
                constants: threads::install_shared,
            },
            "_choices" => NativeModule {
                functions: &choices::FUNCTIONS,
                constants: choices::constants,
            },
            "_collections" => NativeModule {
                functions: ring::FUNCTIONS,
                constants: ring::constants,
            },
            "_itertools" => NativeModule {
                functions: &counters::FUNCTIONS,
                constants: counters::constants,
            },
            "_packing" => NativeModule {
                functions: &packing::FUNCTIONS,
                constants: packing::constants,
            },
            "_json" => NativeModule {
                functions: &json::FUNCTIONS,
                constants: nothing,
            },
            "_page" => NativeModule {
                functions: &page::FUNCTIONS,
                constants: nothing,
            },
            "_profile" => NativeModule {
                functions: &profile::FUNCTIONS,
                constants: nothing,
            },
            "_random" => NativeModule {
                functions: &random::FUNCTIONS,
                constants: nothing,
            },
            "_digest" => NativeModule {
                functions: &digest::FUNCTIONS,
                constants: digest::constants,
            },
            "_re" => NativeModule {
                functions: &regex::FUNCTIONS,
                constants: nothing,
            },
            "_sys" => NativeModule {
                functions: &system::FUNCTIONS,
                constants: nothing,
            },
            "_sqlite" => NativeModule {
                functions: sqlite::FUNCTIONS,
                constants: sqlite::constants,
            },
            "_time" => NativeModule {
                functions: &time::FUNCTIONS,
                constants: nothing,
            },
            "_weakref" => NativeModule {
                functions: weak::FUNCTIONS,
                constants: weak::constants,
            },
            "math" => NativeModule {
                functions: &mathematics::FUNCTIONS,
                constants: mathematics::constants,
            },
            _ => return None,
        })
    }

    fn refusal(&self, name: &str) -> Option<&'static str> {
        refused::reason(name)
    }

    fn stand_in(&self, name: &str) -> Option<ModuleFile> {
        refused::stand_in(name)
    }
}

const PROCESS: [crate::vm::NativeFunction; 9] = {
    let [fork, ids, end, exit, wait, handle] = threads::PROCESS_FUNCTIONS;
    let [semaphore, channel, numbers] = threads::SHARED_FUNCTIONS;
    [
        fork, ids, end, exit, wait, handle, semaphore, channel, numbers,
    ]
};

const THREAD: [crate::vm::NativeFunction; 8] = {
    let [allocate, reentrant] = threads::LOCK_FUNCTIONS;
    let [start, give_way, ident, name, send, end] = threads::START_FUNCTIONS;
    [allocate, reentrant, start, give_way, ident, name, send, end]
};

fn nothing(_context: &mut Context<'_>, _globals: &Namespace) {}
