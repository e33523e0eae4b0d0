//! A program about to be run, and what its run reports.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use super::driver::Live;
use crate::bytecode::{self, Code};
use crate::host::Host;
use crate::modules::StandardLibrary;
use crate::syntax::{self, SourceError};
use crate::trace::EventKind;
use crate::vm::{Driver as _, Library, VmOptions};

/// Who is told what threads do, besides what they print.
pub trait Observer: Send + Sync {
    /// Something happened to a thread.
    fn event(&self, kind: EventKind, thread: u32, payload: &[u8]);
}

/// How a run is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many workers run threads.
    pub workers: usize,
    /// Limits.
    pub vm: VmOptions,
    /// Whether each process has a lock that a thread holds while it runs, as CPython's do, and lets go
    /// of after the switch interval.
    pub gil: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            workers: 2,
            vm: VmOptions::default(),
            gil: false,
        }
    }
}

/// A program that parses and compiles.
#[derive(Clone)]
pub struct Program {
    pub(crate) file: String,
    /// `sys.argv`.
    pub(crate) arguments: Vec<String>,
    pub(crate) source: String,
    pub(crate) code: Arc<Code>,
    /// Where its modules come from.
    pub(crate) library: Arc<dyn Library>,
    /// What to say on standard error before it runs.
    pub(crate) warnings: Vec<String>,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Every thread finished and nothing escaped the main one.
    Finished,
    /// An exception, or `sys.exit` with a code other than 0, ended the main thread.
    Failed,
    /// Somebody stopped it.
    Stopped,
    /// No thread could ever move again.
    Deadlocked,
}

impl Ending {
    /// How a program ended whose exit code is this.
    pub(crate) fn of(exit_code: i32) -> Ending {
        match exit_code {
            0 => Ending::Finished,
            _ => Ending::Failed,
        }
    }
}

/// One thread of a finished run.
#[derive(Debug, Clone)]
pub struct ThreadReport {
    /// Its name.
    pub name: String,
    /// Instructions it executed.
    pub instructions: u64,
}

/// What a run did.
#[derive(Debug, Clone)]
pub struct Report {
    /// How it ended.
    pub ending: Ending,
    /// The exit code a shell would see.
    pub exit_code: i32,
    /// Wall time in seconds.
    pub seconds: f64,
    /// The threads, in the order of starting.
    pub threads: Vec<ThreadReport>,
    /// The most threads that were running at one moment.
    pub parallel: u32,
    /// The `repr()` of the watched globals, in the order asked for.
    pub watched: Vec<(String, Option<String>)>,
}

/// What became of a turn on the only worker there is.
#[derive(Debug, Clone)]
pub enum Turn {
    /// There is more to run.
    More,
    /// Nothing can run for this many seconds.
    Idle(f64),
    /// The run is over.
    Over(Report),
}

impl Program {
    /// Parses, compiles and verifies a program.
    pub fn new(file: &str, source: &str) -> Result<Program, SourceError> {
        let module = syntax::parse(source, file)?;
        let code = bytecode::compile(&module)?;
        Ok(Program {
            file: file.to_owned(),
            arguments: vec![file.to_owned()],
            source: source.to_owned(),
            code,
            library: Arc::new(StandardLibrary),
            warnings: module.warnings(),
        })
    }

    /// The same program, started with these arguments, the first of which is its name: `sys.argv`.
    pub fn started_with(self, arguments: Vec<String>) -> Program {
        Program { arguments, ..self }
    }

    /// The same program, with modules from another library.
    pub fn with_library(self, library: Arc<dyn Library>) -> Program {
        Program { library, ..self }
    }

    /// Runs it on the workers of the current rayon pool, as many as `options` says, until it ends or
    /// `stop` is not 0.
    #[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
    pub fn run(
        &self,
        host: Arc<dyn Host>,
        observer: Option<Arc<dyn Observer>>,
        stop: Arc<AtomicU32>,
        options: Options,
        watch: &[String],
    ) -> Report {
        let live = Live::new(self, host, observer, stop, options, watch);
        rayon::scope(|scope| {
            for worker in 0..options.workers {
                let live = &live;
                scope.spawn(move |_| live.work(worker as u32));
            }
        });
        live.report()
    }

    /// Prepares a run that is then taken turn by turn on the calling thread.
    pub fn start(
        &self,
        host: Arc<dyn Host>,
        observer: Option<Arc<dyn Observer>>,
        stop: Arc<AtomicU32>,
        options: Options,
        watch: &[String],
    ) -> Turns {
        Turns(Live::new(self, host, observer, stop, options, watch))
    }
}

/// A run in turns.
pub struct Turns(Live);

impl Turns {
    /// Runs for about this many seconds.
    pub fn advance(&mut self, seconds: f64) -> Turn {
        self.0.advance(seconds)
    }

    /// Wakes a thread that waits for something from outside.
    pub fn wake(&self, thread: u32) {
        self.0.wake(thread);
    }
}
