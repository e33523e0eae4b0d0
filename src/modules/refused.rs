//! The modules of CPython's standard library that are missing here on purpose, and what a program can
//! use in their place. Many programs import more than they use: most of these modules can be imported,
//! and say so when something of theirs is named. The others are missing, and the import says why. Packages
//! that CPython does not bring either are missing with its own words.

use crate::host::ModuleFile;

const OWN_PROCESS: &str = "a program here has no processes or devices of the machine to talk to";
const NO_NETWORK: &str = "there is no network here; time.sleep() can stand for waiting, and queue.Queue for a connection";
const NO_FILES: &str = "files here live in memory; open() and json read and write them";
const USE_THREADS: &str =
    "coroutines are not supported; use threading.Thread or concurrent.futures.ThreadPoolExecutor";
const NO_C: &str = "code compiled for the machine cannot run here";
const NO_COMPRESSION: &str = "data is not compressed here";
const NO_TOOLS: &str =
    "the engine cannot be inspected this way; time.perf_counter() measures how long code takes";
const NO_TABLES: &str = "the only language and zone here are English and UTC";
const NO_WINDOWS: &str = "a program here has no window; print() is its output";

/// Every name with its reason.
const REFUSED: &[(&[&str], &str)] = &[
    (&["asyncio", "asyncore", "asynchat"], USE_THREADS),
    (
        &[
            "subprocess",
            "pty",
            "tty",
            "termios",
            "syslog",
            "pwd",
            "grp",
            "curses",
            "readline",
            "mmap",
        ],
        OWN_PROCESS,
    ),
    (
        &[
            "ssl",
            "ftplib",
            "smtplib",
            "poplib",
            "imaplib",
            "telnetlib",
            "urllib.robotparser",
            "email",
            "xml",
            "cgi",
            "wsgiref",
            "webbrowser",
        ],
        NO_NETWORK,
    ),
    (
        &[
            "fileinput",
            "filecmp",
            "shelve",
            "dbm",
            "marshal",
            "mailbox",
        ],
        NO_FILES,
    ),
    (&["distutils", "ensurepip", "venv"], NO_C),
    (
        &["gzip", "bz2", "lzma", "zipfile", "tarfile"],
        NO_COMPRESSION,
    ),
    (&["pdb", "bdb", "trace", "dis", "symtable"], NO_TOOLS),
    (
        &["gettext", "zoneinfo", "unicodedata", "codecs", "encodings"],
        NO_TABLES,
    ),
    (
        &["pkgutil", "zipapp"],
        "write import statements; a module is found when they are executed",
    ),
    (&["tkinter", "turtle"], NO_WINDOWS),
    (
        &["code", "codeop", "runpy", "imp", "zipimport"],
        "code is compiled before the program starts, never while it runs",
    ),
];

/// Why a module is missing here; nothing for a name that is no module of anybody's.
pub(super) fn reason(name: &str) -> Option<&'static str> {
    let first = name.split('.').next().unwrap_or(name);
    REFUSED
        .iter()
        .find(|(names, _)| names.contains(&name) || names.contains(&first))
        .map(|&(_, reason)| reason)
}

/// A module in the place of one that is refused: each of its names says that it is not supported. None
/// where a program does nothing without the module, so that the import itself is refused.
pub(super) fn stand_in(name: &str) -> Option<ModuleFile> {
    let reason = reason(name).filter(|why| ![USE_THREADS, NO_WINDOWS, NO_C].contains(why))?;
    let source = format!(
        "def __getattr__(name):\n    \
             if name[:2] == '__':\n        \
                 raise AttributeError(f\"module '{name}' has no attribute '{{name}}'\")\n    \
             raise NotImplementedError(f'{name}.{{name}} is not supported in Interleave: {reason}')\n"
    );
    Some(ModuleFile {
        file: format!("{}/__init__.py", name.replace('.', "/")),
        source,
        own: true,
    })
}
