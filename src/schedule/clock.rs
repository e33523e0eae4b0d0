//! The clock a run sees: the host's, or one that counts instructions and jumps when everybody sleeps.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use super::random::Dice;
use crate::database::Engine;
use crate::host::{Door, Host, Input, ModuleFile, Stream};

/// How often it is looked whether somebody has typed a line.
const TYPING: Duration = Duration::from_millis(5);

/// What one instruction takes on the counting clock, in nanoseconds: about what CPython needs.
pub(super) const INSTRUCTION: u64 = 20;

/// Which clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// The host's.
    Host,
    /// One that counts instructions; the seed stands in for the host's randomness.
    Counted {
        /// What the run's randomness follows from.
        seed: u64,
    },
}

/// A host with the run's clock.
pub(super) struct Clock {
    host: Arc<dyn Host>,
    counted: Option<(AtomicU64, u64)>,
    asked: AtomicU64,
}

impl Clock {
    pub(super) fn new(host: Arc<dyn Host>, time: Time) -> Clock {
        Clock {
            host,
            counted: match time {
                Time::Host => None,
                Time::Counted { seed } => Some((AtomicU64::new(0), seed)),
            },
            asked: AtomicU64::new(0),
        }
    }

    /// Nanoseconds of the counting clock, if it is one.
    pub(super) fn counted(&self) -> Option<u64> {
        let (now, _) = self.counted.as_ref()?;
        Some(now.load(Ordering::Relaxed))
    }

    pub(super) fn is_counted(&self) -> bool {
        self.counted.is_some()
    }

    /// Nanoseconds since the clock began.
    pub(super) fn now(&self) -> u64 {
        self.counted()
            .unwrap_or_else(|| (self.host.monotonic() * 1e9) as u64)
    }

    /// How often randomness was asked for: with the seed, what the next answer follows from.
    pub(super) fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// Goes back to when randomness had been asked for so often.
    pub(super) fn set_asked(&self, asked: u64) {
        self.asked.store(asked, Ordering::Relaxed);
    }

    /// Lets the counting clock go on.
    pub(super) fn count(&self, instructions: u64) {
        if let Some((now, _)) = &self.counted {
            now.fetch_add(instructions * INSTRUCTION, Ordering::Relaxed);
        }
    }

    /// Lets the counting clock jump ahead to a moment.
    pub(super) fn jump(&self, to: u64) {
        if let Some((now, _)) = &self.counted {
            // A deadline in seconds rounds to nanoseconds: one more, and it has certainly come.
            now.fetch_max(to + 1, Ordering::Relaxed);
        }
    }
}

impl Host for Clock {
    fn monotonic(&self) -> f64 {
        self.host.monotonic()
    }

    fn wall_clock(&self) -> f64 {
        self.host.wall_clock()
    }

    fn entropy(&self) -> u64 {
        match &self.counted {
            Some((_, seed)) => {
                let asked = self.asked.fetch_add(1, Ordering::Relaxed);
                Dice::new(seed ^ asked.rotate_left(32)).roll()
            }
            None => self.host.entropy(),
        }
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        self.host.module(name)
    }

    fn door(&self) -> Result<&dyn Door, &'static str> {
        self.host.door()
    }

    fn databases(&self, stop: Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>> {
        self.host.databases(stop)
    }

    fn read_line(&self) -> Input {
        loop {
            match self.host.read_line() {
                // On a clock that counts, no time passes while somebody types.
                Input::Awaited if self.counted.is_some() => std::thread::park_timeout(TYPING),
                input => return input,
            }
        }
    }

    fn buffers_output(&self) -> bool {
        self.host.buffers_output()
    }

    fn write(&self, stream: Stream, thread: u32, text: &str) {
        self.host.write(stream, thread, text);
    }
}
