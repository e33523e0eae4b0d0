//! The browser as a host: its clocks, its randomness, and output into the trace's ring.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "engine")]
use super::inbox::Inbox;
use super::shelf::Shelf;
use crate::database::Engine;
#[cfg(feature = "engine")]
use crate::host::Input;
use crate::host::{Host, ModuleFile, Stream};
use crate::live::Observer;
use crate::trace::{EventKind, Ring};

#[wasm_bindgen]
extern "C" {
    // Every worker has these as globals, whatever kind of scope it is.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_namespace = performance, js_name = timeOrigin, thread_local_v2)]
    static TIME_ORIGIN: f64;
    #[wasm_bindgen(js_namespace = Math, js_name = random)]
    fn math_random() -> f64;
}

/// Milliseconds since 1970 by the clock that never goes back; the same in every worker.
fn milliseconds() -> f64 {
    TIME_ORIGIN.with(|origin| *origin) + performance_now()
}

/// The page.
pub(super) struct Page {
    ring: Arc<Ring>,
    stop: Arc<AtomicU32>,
    shelf: Arc<Shelf>,
    began: f64,
    /// Where the page writes what is typed, if it does.
    #[cfg(feature = "engine")]
    inbox: Option<Arc<Inbox>>,
}

impl Page {
    /// A host for a run that begins now.
    pub(super) fn new(ring: Arc<Ring>, stop: Arc<AtomicU32>, shelf: Arc<Shelf>) -> Page {
        Page {
            ring,
            stop,
            shelf,
            began: milliseconds(),
            #[cfg(feature = "engine")]
            inbox: None,
        }
    }

    /// The same host, whose programs read what the page writes into `inbox`.
    #[cfg(feature = "engine")]
    pub(super) fn with_input(self, inbox: Arc<Inbox>) -> Page {
        Page {
            inbox: Some(inbox),
            ..self
        }
    }

    fn microseconds(&self) -> u32 {
        ((milliseconds() - self.began) * 1000.0) as u32
    }
}

impl Host for Page {
    fn monotonic(&self) -> f64 {
        (milliseconds() - self.began) / 1000.0
    }

    fn wall_clock(&self) -> f64 {
        milliseconds() / 1000.0
    }

    fn entropy(&self) -> u64 {
        (math_random() * 4_294_967_296.0) as u64 | ((math_random() * 4_294_967_296.0) as u64) << 32
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        self.shelf.module(name)
    }

    fn databases(&self, stop: Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>> {
        super::sqlite::engine(stop)
    }

    #[cfg(feature = "engine")]
    fn read_line(&self) -> Input {
        match &self.inbox {
            Some(inbox) => inbox.line(),
            None => Input::Ended,
        }
    }

    fn write(&self, stream: Stream, thread: u32, text: &str) {
        let kind = match stream {
            Stream::Output => EventKind::Stdout,
            Stream::Error => EventKind::Stderr,
        };
        let stopped = || self.stop.load(Ordering::Relaxed) != 0;
        self.ring
            .text(kind, thread, self.microseconds(), text, stopped);
    }
}

impl Observer for Page {
    fn event(&self, kind: EventKind, thread: u32, payload: &[u8]) {
        self.ring.event(kind, thread, self.microseconds(), payload);
    }
}
