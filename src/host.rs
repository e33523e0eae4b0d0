//! The one trait through which the world enters the engine: clock, randomness, input and output,
//! SQLite, the servers and the modules that are beside a program. A host knows
//! nothing of Python; the engine knows nothing of terminals, pages or operating systems.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use crate::database::Engine;

/// Which of a program's two output streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// What there is of standard input when a thread asks for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A line, with its line feed where it has one.
    Line(String),
    /// Nobody has written the next line yet: ask again.
    Awaited,
    /// There will be no more.
    Ended,
}

/// A module's source and the name tracebacks give its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleFile {
    /// The file's name.
    pub file: String,
    /// Its text.
    pub source: String,
    /// Whether it belongs to the engine's library, and not to the program.
    pub own: bool,
}

/// What has come of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Nothing yet, or not all of it.
    Awaited,
    /// The bytes of a whole answer; none when the server broke off.
    Answer(Vec<u8>),
    /// Nobody answers there; why, if there is more to say.
    Refused(String),
}

/// The way to servers that run beside the program. A call takes one request there and brings its answer.
/// Nothing here waits; whoever calls does.
pub trait Door: Send + Sync {
    /// Begins a call, whose number is the answer.
    fn open(&self) -> u32;
    /// Passes on the next piece of what thread number `thread` asks. False when there is no room: try again.
    fn send(&self, call: u32, thread: u32, piece: &[u8], last: bool) -> bool;
    /// What has come of a call.
    fn reply(&self, call: u32) -> Reply;
    /// Forgets a call.
    fn close(&self, call: u32);
}

/// The world outside of the engine.
pub trait Host: Send + Sync {
    /// Seconds since some moment before the program began; never goes back.
    fn monotonic(&self) -> f64;
    /// Seconds since 1970-01-01 00:00 UTC.
    fn wall_clock(&self) -> f64;
    /// A number no program can predict, to seed `random`.
    fn entropy(&self) -> u64;
    /// The module of this dotted name, if it lies beside the program or in a part of the engine's
    /// library that the host keeps. An error says why what should be there cannot be had.
    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String>;
    /// The next line of standard input. Never waits; whoever asks does. A host without input is one whose
    /// input has ended.
    fn read_line(&self) -> Input {
        Input::Ended
    }
    /// The way to the servers beside the program. Where there is none, the error may say more than that.
    fn door(&self) -> Result<&dyn Door, &'static str> {
        Err("")
    }
    /// A SQLite for one run, with no databases in it yet, which gives up statements when `stop` is not 0;
    /// nothing where there is none.
    fn databases(&self, stop: Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>> {
        #[cfg(not(target_arch = "wasm32"))]
        return Some(crate::database::engine(stop));
        #[cfg(target_arch = "wasm32")]
        {
            let _nobody = stop;
            None
        }
    }
    /// Whether a process keeps what it prints, as CPython does when its output is no terminal, until there is a
    /// good deal of it, it is flushed or the process ends.
    fn buffers_output(&self) -> bool {
        false
    }
    /// Writes what thread number `thread` printed. Whole: no other thread's text comes between.
    fn write(&self, stream: Stream, thread: u32, text: &str);
}
