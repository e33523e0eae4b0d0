//! The schedules in which threads take turns, as the page's worker sees them: stepping, the GIL, and
//! every interleaving. A module of its own, fetched when somebody first asks for one of them. It may
//! know `schedule`; like all of `wasm` it has no rules of its own.

mod exploration;
mod gil;
mod stepper;
mod typed;

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

pub(super) use typed::Typed;
use wasm_bindgen::JsError;

use super::host::Page;
use super::shelf::Shelf;
use crate::live::Program;
use crate::trace::Ring;

/// The program, or the fault that keeps it from running.
fn program(file: &str, source: &str) -> Result<Program, JsError> {
    Program::new(file, source).map_err(|error| {
        let line = error.position.line;
        JsError::new(&format!("line {line}: {}", error.message))
    })
}

/// The smallest ring there is.
const UNREAD: usize = 64 << 10;

/// A world for runs of which nobody reads a ring.
fn world(library: String) -> Arc<Page> {
    Arc::new(Page::new(
        Arc::new(Ring::new(UNREAD)),
        Arc::<AtomicU32>::default(),
        Arc::new(Shelf::new(library)),
    ))
}
