//! The interpreter lock on the real clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use super::typed::Typed;
use crate::live::Ending;
use crate::schedule::{Gil, Progress, Run, Time};
use crate::trace::Ring;
use crate::vm::VmOptions;
use crate::wasm::host::Page;
use crate::wasm::ring::{RING_CAPACITY, RingPlaces};
use crate::wasm::shelf::Shelf;

/// What became of a slice.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct GilProgress {
    /// Milliseconds during which nothing can run.
    pub idle: f64,
    /// Once it is over: how it ended.
    pub end: Option<GilEnd>,
}

/// How a run under the lock ended.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct GilEnd {
    /// In one word: `finished`, `failed`, `stopped` or `deadlocked`.
    pub ending: String,
    /// Wall time in seconds.
    pub seconds: f64,
    /// Who ran, as a schedule.
    pub schedule: String,
    /// How often the lock was handed over.
    pub switches: u32,
}

/// A run under the lock.
#[wasm_bindgen]
pub struct GilRun {
    run: Run,
    ring: Arc<Ring>,
    stop: Arc<AtomicU32>,
    typed: Arc<Typed>,
}

#[wasm_bindgen]
impl GilRun {
    /// A program that has not begun, with a switch interval in seconds.
    #[wasm_bindgen(constructor)]
    pub fn new(
        file: &str,
        source: &str,
        library: String,
        interval: f64,
    ) -> Result<GilRun, JsError> {
        let program = super::program(file, source)?;
        let ring = Arc::new(Ring::new(RING_CAPACITY));
        let stop: Arc<AtomicU32> = Arc::default();
        let shelf = Arc::new(Shelf::new(library));
        let typed: Arc<Typed> = Arc::default();
        let page = Page::new(Arc::clone(&ring), Arc::clone(&stop), shelf);
        let page = Arc::new(page.with_input(Arc::clone(&typed)));
        let run = Run::observed(
            &program,
            page.clone(),
            Box::new(Gil::elapsed().with_interval(interval)),
            Time::Host,
            VmOptions::default(),
            Some(page),
            Arc::clone(&stop),
        );
        Ok(GilRun {
            run,
            ring,
            stop,
            typed,
        })
    }

    /// Where the worker finds what threads did and printed.
    pub fn layout(&self) -> Result<Ts<RingPlaces>, JsError> {
        Ok(RingPlaces::from(&*self.ring).into_ts()?)
    }

    /// Gives a program that waits for input a line, or says that there are no more.
    pub fn give(&self, line: Option<String>) {
        self.typed.give(line);
    }

    /// Ends the run at its next slice.
    pub fn stop(&self) {
        self.stop.store(1, Ordering::Relaxed);
    }

    /// Runs for about this many milliseconds.
    pub fn advance(&mut self, milliseconds: f64) -> Result<Ts<GilProgress>, JsError> {
        let mut idle = 0.0;
        let end = match self.run.advance(milliseconds / 1000.0) {
            Progress::More => None,
            Progress::Idle(seconds) => {
                idle = seconds * 1000.0;
                None
            }
            Progress::Misfit(why) => return Err(JsError::new(&why)),
            Progress::Over(report) => Some(GilEnd {
                ending: match report.ending {
                    Ending::Finished => "finished",
                    Ending::Failed => "failed",
                    Ending::Stopped => "stopped",
                    Ending::Deadlocked => "deadlocked",
                }
                .to_owned(),
                seconds: report.seconds,
                schedule: self.run.schedule().to_string(),
                switches: self.run.schedule().turns().len().saturating_sub(1) as u32,
            }),
        };
        Ok(GilProgress { idle, end }.into_ts()?)
    }
}
