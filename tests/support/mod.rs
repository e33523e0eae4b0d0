//! What the tests of generated programs share: numbers from a seed, and a run that is stopped after a
//! while. A run that does not end when it is stopped fails the test.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use interleave::host::{Host, ModuleFile, Stream};
use interleave::live::{Ending, Options, Program, Report};

/// How long a stopped run may take to end. It is meant to be 0.1 s; a busy machine gets more.
const PATIENCE: Duration = Duration::from_secs(20);

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one; 0 below 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// One of them.
    pub fn choose<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// A host that keeps what is printed.
pub struct Recorder {
    started: Instant,
    output: Mutex<String>,
}

impl Default for Recorder {
    fn default() -> Recorder {
        Recorder {
            started: Instant::now(),
            output: Mutex::default(),
        }
    }
}

impl Recorder {
    /// What has been printed.
    pub fn output(&self) -> String {
        self.output.lock().expect("no writer panics").clone()
    }
}

impl Host for Recorder {
    fn monotonic(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    fn wall_clock(&self) -> f64 {
        0.0
    }

    fn entropy(&self) -> u64 {
        1
    }

    fn module(&self, _name: &str) -> Result<Option<ModuleFile>, String> {
        Ok(None)
    }

    fn write(&self, _stream: Stream, _thread: u32, text: &str) {
        let mut output = self.output.lock().expect("no writer panics");
        // A program that prints for ever is not kept whole.
        if output.len() < 1 << 20 {
            output.push_str(text);
        }
    }
}

/// Runs a program for at most `limit`: how it ended, and what it printed. Fails when it panics, or does
/// not end when it is stopped.
pub fn run(program: &Program, options: Options, limit: Duration) -> (Ending, String) {
    let stop: Arc<AtomicU32> = Arc::default();
    let host = Arc::new(Recorder::default());
    let (sender, receiver) = channel();
    let runner = {
        let (program, host, stop) = (program.clone(), Arc::clone(&host), Arc::clone(&stop));
        std::thread::spawn(move || {
            let report = run_stopped(&program, options, &host, &stop);
            // The receiver is gone only when the test has failed already.
            let _sent = sender.send(report.ending);
        })
    };
    let ending = match receiver.recv_timeout(limit) {
        Err(RecvTimeoutError::Timeout) => {
            stop.store(1, Ordering::Release);
            receiver.recv_timeout(PATIENCE)
        }
        ending => ending,
    };
    let Ok(ending) = ending else {
        let panicked = runner.is_finished();
        panic!(
            "{}",
            if panicked {
                "the run panicked"
            } else {
                "the run does not end when it is stopped"
            }
        );
    };
    runner.join().expect("a run that has reported is over");
    (ending, host.output())
}

/// Runs a program on a pool of its own until it ends, or is stopped.
pub fn run_stopped(
    program: &Program,
    options: Options,
    host: &Arc<Recorder>,
    stop: &Arc<AtomicU32>,
) -> Report {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.workers)
        .build()
        .expect("a pool of a few threads");
    pool.install(|| program.run(host.clone(), None, Arc::clone(stop), options, &[]))
}

/// Runs a program, stops it once it has printed so many lines, and says how long stopping took.
pub fn run_until(program: &Program, options: Options, lines: usize) -> (Report, String, Duration) {
    let (host, stop) = (Arc::<Recorder>::default(), Arc::default());
    let stopper = {
        let (host, stop) = (Arc::clone(&host), Arc::<AtomicU32>::clone(&stop));
        std::thread::spawn(move || {
            while host.output().lines().count() < lines {
                std::thread::park_timeout(Duration::from_millis(1));
            }
            stop.store(1, Ordering::Release);
            Instant::now()
        })
    };
    let report = run_stopped(program, options, &host, &stop);
    let stopped = stopper.join().expect("it only waits");
    (report, host.output(), stopped.elapsed())
}
