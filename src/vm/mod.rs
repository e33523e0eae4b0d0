//! The virtual machine: values, heap, frames, and the run loop, which executes one thread's
//! instructions and returns why it stopped, as one enum ([`machine::Stop`]).
//!
//! It may know the bytecode it runs and the host it runs in. It must never know a schedule: who runs
//! next, on which worker and for how long is decided by whoever calls [`run::run`]. A Python thread is
//! an [`execution::Execution`], plain data; nothing of it is on the Rust stack when `run` has returned.
//!
//! Every shared place is an atomic cell or behind a lock, so any number of workers may run threads
//! of one VM at once. Collection happens only while none of them is inside `run`.

mod alone;
mod answers;
mod assignment;
mod attributes;
mod builtins;
mod call;
mod calls;
mod characters;
pub mod class;
mod codec;
pub mod compare;
mod complex;
mod construction;
pub mod dict;
mod errors;
pub mod exception;
pub mod execution;
mod fields;
pub mod foreign;
pub mod fork;
mod format;
pub mod function;
mod generator;
mod groups;
mod growing;
pub mod heap;
pub mod image;
mod import;
mod inplace;
pub mod instance;
mod integers;
pub mod items;
mod iteration;
mod iterator;
pub mod link;
pub mod list;
mod lookup;
pub mod machine;
mod matching;
mod methods;
mod misuse;
mod names;
pub mod namespace;
mod numerals;
pub mod object;
mod operators;
mod output;
mod percent;
pub mod process;
pub mod profile;
mod question;
mod reclass;
pub mod represent;
mod resume;
pub mod run;
pub mod sent;
pub mod set;
mod slow;
mod sort;
mod spread;
pub(crate) mod subscript;
mod suggest;
pub mod text;
mod traceback;
mod tracing;
pub mod types;
mod unwind;
pub mod value;
pub mod watch;
pub mod wide;

pub use calls::Calls;
pub use execution::Execution;
pub use function::{Arguments, NativeFunction, Outcome};
pub use machine::{Context, Driver, Fork, Stop};
pub use process::{Library, NativeModule, Vm, VmOptions};
pub use question::Known;
pub use run::{begin, fuel, raise_memory_error, run, step};
pub use traceback::{exit_code, format_entries, format_exception, is_exit};
pub use value::Value;

pub(crate) use builtins::items_of as builtins_items_of;
pub(crate) use builtins::next as builtins_next;

/// The text of a string object.
pub fn text_of<'a>(value: Value) -> Option<&'a str> {
    match value.part()? {
        object::Body::Text(text) => Some(text.as_str()),
        _ => None,
    }
}

/// The bytes of a bytes object.
pub fn bytes_of<'a>(value: Value) -> Option<&'a [u8]> {
    match value.part()? {
        object::Body::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}
