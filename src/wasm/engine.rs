//! The engine as the page's worker sees it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use super::calls::Calls;
use super::host::Page;
use super::inbox::Inbox;
use super::protocol::{
    Diagnostic, Ending, RunReport, RunRequest, SharedLayout, SliceProgress, ThreadSummary,
    WatchedValue,
};
use super::ring::{RING_CAPACITY, RingPlaces};
use super::shelf::Shelf;
use crate::live::{self, Options, Program, Turn, Turns};
use crate::syntax::SourceError;
use crate::trace::Ring;

/// How many bytes may be typed ahead, a power of two.
const TYPED_AHEAD: usize = 1 << 13;

/// An engine: one run at a time, and the memory it shares with the page.
#[wasm_bindgen]
pub struct Engine {
    workers: u32,
    ring: Arc<Ring>,
    stop: Arc<AtomicU32>,
    inbox: Arc<Inbox>,
    calls: Arc<Calls>,
    shelf: Arc<Shelf>,
    current: Option<Turns>,
    refused: Option<RunReport>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine whose runs use this many workers of the pool, and that fetches the part of the Python
    /// library it does not carry from `library`, an absolute address.
    #[wasm_bindgen(constructor)]
    pub fn new(workers: u32, library: String) -> Engine {
        Engine {
            workers: workers.max(1),
            ring: Arc::new(Ring::new(RING_CAPACITY)),
            stop: Arc::default(),
            inbox: Arc::new(Inbox::new(TYPED_AHEAD)),
            calls: Arc::new(Calls::new()),
            shelf: Arc::new(Shelf::new(library)),
            current: None,
            refused: None,
        }
    }

    /// Where the page finds the stop word and the ring.
    pub fn layout(&self) -> Result<Ts<SharedLayout>, JsError> {
        let layout = SharedLayout {
            stop: Arc::as_ptr(&self.stop) as u32,
            ring: RingPlaces::from(&*self.ring),
            input: self.inbox.places(),
            answers: self.calls.places(),
        };
        Ok(layout.into_ts()?)
    }

    /// Runs a program to its end on the pool; blocks the calling worker meanwhile.
    pub fn run(&mut self, request: Ts<RunRequest>) -> Result<Ts<RunReport>, JsError> {
        Ok(self.run_to_end(&request.to_rust()?).into_ts()?)
    }

    fn run_to_end(&mut self, request: &RunRequest) -> RunReport {
        let program = match self.prepare(request) {
            Ok(program) => program,
            Err(report) => return report,
        };
        let page = self.page();
        #[cfg(feature = "parallel")]
        {
            let report = program.run(
                page.clone(),
                Some(page),
                Arc::clone(&self.stop),
                self.options(request),
                &request.watch,
            );
            self.report(report)
        }
        #[cfg(not(feature = "parallel"))]
        {
            let mut turns = program.start(
                page.clone(),
                Some(page),
                Arc::clone(&self.stop),
                self.options(request),
                &request.watch,
            );
            loop {
                if let Turn::Over(report) = turns.advance(1.0) {
                    return self.report(report);
                }
            }
        }
    }

    /// Prepares a run that [`Engine::advance`] then takes slice by slice.
    pub fn start(&mut self, request: Ts<RunRequest>) -> Result<(), JsError> {
        let request = request.to_rust()?;
        self.current = None;
        match self.prepare(&request) {
            Ok(program) => {
                let page = self.page();
                let turns = program.start(
                    page.clone(),
                    Some(page),
                    Arc::clone(&self.stop),
                    self.options(&request),
                    &request.watch,
                );
                self.current = Some(turns);
            }
            Err(report) => self.refused = Some(report),
        }
        Ok(())
    }

    /// Runs for about this many milliseconds.
    pub fn advance(&mut self, milliseconds: f64) -> Result<Ts<SliceProgress>, JsError> {
        Ok(self.slice(milliseconds).into_ts()?)
    }

    fn slice(&mut self, milliseconds: f64) -> SliceProgress {
        if let Some(report) = self.refused.take() {
            return SliceProgress {
                report: Some(report),
                idle_milliseconds: 0.0,
            };
        }
        let Some(turns) = &mut self.current else {
            return SliceProgress {
                report: None,
                idle_milliseconds: f64::MAX,
            };
        };
        match turns.advance(milliseconds / 1000.0) {
            Turn::More => SliceProgress {
                report: None,
                idle_milliseconds: 0.0,
            },
            Turn::Idle(seconds) => SliceProgress {
                report: None,
                idle_milliseconds: seconds * 1000.0,
            },
            Turn::Over(report) => {
                self.current = None;
                SliceProgress {
                    report: Some(self.report(report)),
                    idle_milliseconds: 0.0,
                }
            }
        }
    }

    fn page(&self) -> Arc<Page> {
        self.inbox.clear();
        self.calls.clear();
        let page = Page::new(
            Arc::clone(&self.ring),
            Arc::clone(&self.stop),
            Arc::clone(&self.shelf),
        );
        Arc::new(page.with_page(Arc::clone(&self.inbox), Arc::clone(&self.calls)))
    }

    fn prepare(&mut self, request: &RunRequest) -> Result<Program, RunReport> {
        self.stop.store(0, Ordering::Release);
        self.ring.clear();
        Program::new(&request.file, &request.source).map_err(|error| RunReport {
            ending: Ending::Refused,
            exit_code: 2,
            seconds: 0.0,
            threads: Vec::new(),
            workers: self.workers,
            parallel: 0,
            watched: Vec::new(),
            diagnostics: vec![diagnostic(&error, &request.source)],
        })
    }

    fn options(&self, request: &RunRequest) -> Options {
        Options {
            workers: self.workers as usize,
            gil: request.gil,
            ..Options::default()
        }
    }

    fn report(&self, report: live::Report) -> RunReport {
        RunReport {
            ending: match report.ending {
                live::Ending::Finished => Ending::Finished,
                live::Ending::Failed => Ending::Failed,
                live::Ending::Stopped => Ending::Stopped,
                live::Ending::Deadlocked => Ending::Deadlocked,
            },
            exit_code: report.exit_code,
            seconds: report.seconds,
            threads: (0..)
                .zip(report.threads)
                .map(|(number, thread)| ThreadSummary {
                    number,
                    name: thread.name,
                    instructions: thread.instructions as f64,
                })
                .collect(),
            workers: self.workers,
            parallel: report.parallel,
            watched: report
                .watched
                .into_iter()
                .map(|(name, repr)| WatchedValue { name, repr })
                .collect(),
            diagnostics: Vec::new(),
        }
    }
}

/// A column in UTF-16 units counted from 1, as the page's editor counts.
fn utf16_column(source: &str, line: u32, byte_column: u32) -> u32 {
    let line = source
        .lines()
        .nth((line as usize).saturating_sub(1))
        .unwrap_or("");
    let mut end = (byte_column as usize).min(line.len());
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line[..end].encode_utf16().count() as u32 + 1
}

fn diagnostic(error: &SourceError, source: &str) -> Diagnostic {
    let position = error.position;
    Diagnostic {
        line: position.line,
        column: utf16_column(source, position.line, position.column),
        end_line: position.end_line,
        end_column: utf16_column(source, position.end_line, position.end_column),
        message: error.message.clone(),
    }
}

/// What keeps a program from running; nothing when it can.
#[wasm_bindgen(js_name = checkProgram)]
pub fn check_program(file: &str, source: &str) -> Result<Vec<Ts<Diagnostic>>, JsError> {
    match Program::new(file, source) {
        Ok(_) => Ok(Vec::new()),
        Err(error) => Ok(vec![diagnostic(&error, source).into_ts()?]),
    }
}
