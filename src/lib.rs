//! Interleave runs the Python of a lecture on threads for real. The rooms, from the outside in; each
//! may use those below it, and never one above:
//!
//! - `wasm`: the browser's side, the only room that knows it;
//! - [`server`]: a web server that gives the program's threads requests;
//! - [`schedule`]: the schedules in which threads take turns: the GIL, at random, as written down;
//! - [`live`]: the schedule in which the machine decides, on real workers;
//! - [`modules`]: the modules programs import;
//! - [`threads`]: locks, sleeping, starting threads;
//! - [`vm`]: values, heap, frames and the run loop;
//! - [`bytecode`]: code objects and the compiler;
//! - [`syntax`]: Python text to a checked syntax tree;
//! - [`machine`]: what the machine does with threads, in machine code;
//! - [`lecture`]: Markdown to a lecture;
//! - [`database`]: a real SQLite, and the states it has been in;
//! - [`trace`]: what happened, in a ring others may read;
//! - [`host`]: the one trait through which the world enters.

pub mod bytecode;
pub mod database;
pub mod host;
pub mod lecture;
pub mod live;
pub mod machine;
pub mod modules;
pub mod schedule;
pub mod server;
pub mod syntax;
pub mod threads;
pub mod trace;
pub mod vm;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
