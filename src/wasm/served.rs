//! The web server as the page's worker sees it: a program behind a site, whose connections and clients
//! are the worker's. With threads the program runs on the pool while the worker goes on hearing the page;
//! on one core it runs in slices.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use super::host::Page;
use super::ring::{RING_CAPACITY, RingPlaces};
use super::shelf::Shelf;
use crate::live::{Options, Program, Report};
#[cfg(not(feature = "parallel"))]
use crate::live::{Turn, Turns};
use crate::server::{self, Configuration, Load, Outside, Remark, Site, Status};
use crate::trace::Ring;

/// Bytes of an answer that are kept for the page.
const LARGEST_ANSWER: usize = 8 << 20;

/// How far a server is.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ServedProgress {
    /// Milliseconds during which there is nothing to do for the worker.
    pub idle: f64,
    /// The exit code, once the program has ended.
    pub ended: Option<i32>,
}

/// Answers on their way to the page, by connection.
#[derive(Default)]
struct Letters(Mutex<BTreeMap<u64, Letter>>);

#[derive(Default)]
struct Letter {
    bytes: Vec<u8>,
    over: bool,
}

impl Letters {
    fn locked(&self) -> MutexGuard<'_, BTreeMap<u64, Letter>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Outside for Letters {
    fn send(&self, connection: u64, bytes: &[u8]) {
        if let Some(letter) = self.locked().get_mut(&connection) {
            let room = LARGEST_ANSWER.saturating_sub(letter.bytes.len());
            letter
                .bytes
                .extend_from_slice(&bytes[..bytes.len().min(room)]);
            letter.over |= bytes.len() > room;
        }
    }

    fn close(&self, connection: u64, _broken: bool) {
        if let Some(letter) = self.locked().get_mut(&connection) {
            letter.over = true;
        }
    }
}

/// What there is to say about a configuration.
#[wasm_bindgen(js_name = readConfiguration)]
pub fn read_configuration(text: &str) -> Result<Vec<Ts<Remark>>, JsError> {
    let (_, remarks) = server::read(text);
    let told: Result<_, _> = remarks.iter().map(Tsify::into_ts).collect();
    Ok(told?)
}

/// A program that serves.
#[wasm_bindgen]
pub struct Served {
    site: Site,
    letters: Arc<Letters>,
    ring: Arc<Ring>,
    stop: Arc<AtomicU32>,
    #[cfg(not(feature = "parallel"))]
    turns: Turns,
    report: Arc<Mutex<Option<Report>>>,
}

#[wasm_bindgen]
impl Served {
    /// Starts a program. `way` is `worker`, with these directives, or one of Flask's own: `one-thread`,
    /// `thread-per-request`. An error says what is wrong with the program or the directives.
    #[wasm_bindgen(constructor)]
    pub fn new(
        file: &str,
        source: &str,
        library: String,
        way: &str,
        directives: &str,
        workers: u32,
    ) -> Result<Served, JsError> {
        let configuration = match way {
            "one-thread" => Configuration::one_thread(),
            "thread-per-request" => Configuration::thread_per_request(),
            _ => configured(directives)?,
        };
        let program = Program::new(file, source).map_err(|error| {
            let line = error.position.line;
            JsError::new(&format!("{file}, line {line}: {}", error.message))
        })?;
        let ring = Arc::new(Ring::new(RING_CAPACITY));
        let stop: Arc<AtomicU32> = Arc::default();
        let shelf = Arc::new(Shelf::new(library));
        let page = Arc::new(Page::new(Arc::clone(&ring), Arc::clone(&stop), shelf));
        let letters: Arc<Letters> = Arc::default();
        // On the pool nobody can wake a thread from here, so the server has to look.
        let look = if cfg!(feature = "parallel") {
            0.008
        } else {
            1.0
        };
        let site = Site::new(configuration, page.clone(), Some(letters.clone()), look);
        let program = site.serve(program);
        let options = Options {
            workers: workers.max(1) as usize,
            ..Options::default()
        };
        let report: Arc<Mutex<Option<Report>>> = Arc::default();
        #[cfg(feature = "parallel")]
        {
            let (report, stop) = (Arc::clone(&report), Arc::clone(&stop));
            rayon::spawn(move || {
                let ended = program.run(page, None, stop, options, &[]);
                *report
                    .lock()
                    .unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(ended);
            });
        }
        Ok(Served {
            #[cfg(not(feature = "parallel"))]
            turns: program.start(page, None, Arc::clone(&stop), options, &[]),
            site,
            letters,
            ring,
            stop,
            report,
        })
    }

    /// Where the worker finds what the program printed.
    pub fn layout(&self) -> Result<Ts<RingPlaces>, JsError> {
        Ok(RingPlaces::from(&*self.ring).into_ts()?)
    }

    /// On one core, runs for about this many milliseconds; on the pool it runs by itself.
    pub fn advance(&mut self, milliseconds: f64) -> Result<Ts<ServedProgress>, JsError> {
        let idle = self.run(milliseconds);
        let report = self
            .report
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let ended = report.as_ref().map(|report| report.exit_code);
        Ok(ServedProgress { idle, ended }.into_ts()?)
    }

    #[cfg(feature = "parallel")]
    fn run(&mut self, milliseconds: f64) -> f64 {
        milliseconds
    }

    #[cfg(not(feature = "parallel"))]
    fn run(&mut self, milliseconds: f64) -> f64 {
        for thread in self.site.take_woken() {
            self.turns.wake(thread);
        }
        match self.turns.advance(milliseconds / 1000.0) {
            Turn::More => 0.0,
            Turn::Idle(seconds) => seconds * 1000.0,
            Turn::Over(report) => {
                *self
                    .report
                    .lock()
                    .unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(report);
                0.0
            }
        }
    }

    /// The state of the server, with what is new since the last call.
    pub fn status(&self) -> Result<Ts<Status>, JsError> {
        Ok(self.site.status().into_ts()?)
    }

    /// Changes what the clients do.
    #[wasm_bindgen(js_name = setLoad)]
    pub fn set_load(&self, load: Ts<Load>) -> Result<(), JsError> {
        self.site.set_load(load.to_rust()?);
        Ok(())
    }

    /// Sends the bytes of a request on a connection of its own, whose number is the answer.
    pub fn request(&self, bytes: &[u8]) -> f64 {
        let letters = &self.letters;
        let connection = self.site.connect_with("127.0.0.1", |connection| {
            letters.locked().insert(connection, Letter::default());
        });
        self.site.bytes(connection, bytes);
        connection as f64
    }

    /// The answer that came on a connection, once it is complete.
    pub fn answer(&self, connection: f64) -> Option<Vec<u8>> {
        let mut letters = self.letters.locked();
        let connection = connection as u64;
        if !letters.get(&connection)?.over {
            return None;
        }
        letters.remove(&connection).map(|letter| letter.bytes)
    }

    /// Stops gracefully: what has arrived is still served.
    pub fn stop(&self) {
        self.site.stop();
    }

    /// Ends the run at once.
    pub fn halt(&self) {
        self.stop.store(1, Ordering::Relaxed);
    }
}

fn configured(directives: &str) -> Result<Configuration, JsError> {
    let (configuration, remarks) = server::read(directives);
    match server::is_fine(&remarks) {
        true => Ok(configuration),
        false => Err(JsError::new("the configuration has errors")),
    }
}
