//! The engine's synchronisation, checked by loom in every interleaving of its threads, up to so many
//! preemptions: the locks of the machine, the rules of Python's locks, the run queue with its timers,
//! and how workers park. The sources are the engine's own files; only what they are made of is loom's,
//! and what runs on the workers are short scripts in place of Python.
//!
//! The whole engine, which is too large for loom, can be run under ThreadSanitizer where the compiler has
//! its standard library's source; std is instrumented with it, or its locks would be taken for races:
//!
//! ```sh
//! RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=thread CARGO_PROFILE_DEV_OPT_LEVEL=1 cargo build \
//!     -Zbuild-std --target x86_64-unknown-linux-gnu --target-dir target/tsan --bin interleave
//! target/tsan/x86_64-unknown-linux-gnu/debug/interleave run --workers 4 tests/programs/threading__stress.py
//! ```
//!
//! It must report nothing. Valgrind's helgrind does not know locks made of futexes, and takes every thread
//! that moves to another worker for a race.

#![cfg(test)]

#[expect(dead_code, reason = "the scripts have plain locks only")]
#[path = "../../src/threads/hold.rs"]
mod hold;
#[expect(dead_code, reason = "the scripts need only part of the run queue")]
mod live;
mod machine;
mod pool;

/// In place of the VM: what the run queue carries.
mod vm {
    use crate::pool::Op;

    /// A script, and how far it is.
    pub struct Execution {
        pub deadline: Option<f64>,
        pub instructions: u64,
        pub script: &'static [Op],
    }

    impl Execution {
        pub fn trace(&self, _marker: &mut heap::Marker) {}

        /// A script has made no calls.
        pub fn own_calls(&self) -> impl Iterator<Item = ()> + '_ {
            std::iter::empty()
        }
    }

    /// What threads are calling.
    pub type Calls = Vec<(u32, Vec<()>)>;

    pub mod heap {
        /// What a collection would mark with.
        pub struct Marker;
    }
}

/// A model of so many preemptions: each further one multiplies the executions, and faults that need
/// more are rare. (Musuvathi and Qadeer, "Iterative Context Bounding", 2007.)
fn check(preemptions: usize, model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(model);
}
