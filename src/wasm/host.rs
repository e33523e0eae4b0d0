//! The browser as a host: its clocks, its randomness, and output into the trace's ring.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "engine")]
use super::calls::Calls;
#[cfg(feature = "engine")]
use super::inbox::Inbox;
use super::shelf::Shelf;
#[cfg(feature = "turns")]
use super::turns::Typed;
use crate::database::Engine;
#[cfg(any(feature = "engine", feature = "turns"))]
use crate::host::Door;
#[cfg(any(feature = "engine", feature = "turns"))]
use crate::host::Input;
#[cfg(feature = "engine")]
use crate::host::Reply;
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
    /// Where the page writes what is typed, and its answers to the program's calls.
    #[cfg(feature = "engine")]
    inboxes: Option<(Arc<Inbox>, Arc<Calls>)>,
    /// What the reader types, where somebody can.
    #[cfg(feature = "turns")]
    typed: Option<Arc<Typed>>,
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
            inboxes: None,
            #[cfg(feature = "turns")]
            typed: None,
        }
    }

    /// The same host, whose programs read what is typed.
    #[cfg(feature = "turns")]
    pub(super) fn with_input(self, typed: Arc<Typed>) -> Page {
        Page {
            typed: Some(typed),
            ..self
        }
    }

    /// The same host, whose programs read what the page writes into `inbox`, and call at its servers.
    #[cfg(feature = "engine")]
    pub(super) fn with_page(self, inbox: Arc<Inbox>, calls: Arc<Calls>) -> Page {
        Page {
            inboxes: Some((inbox, calls)),
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
        match &self.inboxes {
            Some((inbox, _)) => inbox.line(),
            None => Input::Ended,
        }
    }

    #[cfg(all(feature = "turns", not(feature = "engine")))]
    fn read_line(&self) -> Input {
        let typed = self.typed.as_ref();
        typed.map_or(Input::Ended, |typed| typed.line())
    }

    #[cfg(feature = "engine")]
    fn door(&self) -> Result<&dyn Door, &'static str> {
        match self.inboxes {
            Some(_) => Ok(self),
            None => Err(""),
        }
    }

    #[cfg(all(feature = "turns", not(feature = "engine")))]
    fn door(&self) -> Result<&dyn Door, &'static str> {
        Err("the server in the page is reached by live runs only")
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

#[cfg(feature = "engine")]
impl Door for Page {
    fn open(&self) -> u32 {
        self.inboxes.as_ref().map_or(0, |(_, calls)| calls.open())
    }

    fn send(&self, call: u32, thread: u32, piece: &[u8], last: bool) -> bool {
        let text = Calls::record(call, piece, last);
        let room = self.ring.has_room(text.len());
        if room {
            let (now, stopped) = (self.microseconds(), || {
                self.stop.load(Ordering::Relaxed) != 0
            });
            self.ring.text(EventKind::Call, thread, now, &text, stopped);
        }
        room
    }

    fn reply(&self, call: u32) -> Reply {
        let none = || Reply::Refused(String::new());
        self.inboxes
            .as_ref()
            .map_or_else(none, |(_, calls)| calls.reply(call))
    }

    fn close(&self, call: u32) {
        if let Some((_, calls)) = &self.inboxes {
            calls.close(call);
        }
    }
}

impl Observer for Page {
    fn event(&self, kind: EventKind, thread: u32, payload: &[u8]) {
        self.ring.event(kind, thread, self.microseconds(), payload);
    }
}
