//! The operating system as a host: clock, randomness, standard output, files beside the program.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use interleave::host::{Host, Input, ModuleFile, Stream};

/// A line that is in a file or a pipe already comes within this time; for one that somebody types, the thread leaves
/// its worker to others.
const SOON: Duration = Duration::from_millis(2);

/// The operating system as a host.
pub struct Terminal {
    started: Instant,
    /// Where the program lies.
    folder: PathBuf,
    /// How many bytes it may still print.
    room: AtomicUsize,
    /// Not 0 when the program is to stop, since it printed more.
    stop: Arc<AtomicU32>,
    /// Where the line comes that is being read, while one is.
    line: Mutex<Option<Receiver<Input>>>,
}

impl Terminal {
    /// The host of a program that lies in `folder` and may print this many bytes.
    pub fn new(folder: PathBuf, room: usize) -> Self {
        Self {
            started: Instant::now(),
            folder,
            room: room.into(),
            stop: Arc::default(),
            line: Mutex::default(),
        }
    }

    /// The word that says whether the program is to stop.
    pub fn stop(&self) -> Arc<AtomicU32> {
        Arc::clone(&self.stop)
    }

    /// Whether the program has printed more than it may.
    pub fn is_full(&self) -> bool {
        self.stop.load(Ordering::Acquire) != 0
    }
}

impl Host for Terminal {
    fn monotonic(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    fn wall_clock(&self) -> f64 {
        wall_clock()
    }

    fn entropy(&self) -> u64 {
        entropy()
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        module_beside(&self.folder, name)
    }

    fn read_line(&self) -> Input {
        let mut line = self
            .line
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let patience = if line.is_none() { SOON } else { Duration::ZERO };
        let awaited = line.get_or_insert_with(|| {
            // What was printed before is a prompt, perhaps without a line feed.
            let _flushed = std::io::stdout().lock().flush();
            let (sender, receiver) = channel();
            std::thread::spawn(move || sender.send(next_line()));
            receiver
        });
        match awaited.recv_timeout(patience) {
            Err(RecvTimeoutError::Timeout) => Input::Awaited,
            Ok(input) => {
                *line = None;
                input
            }
            Err(RecvTimeoutError::Disconnected) => Input::Ended,
        }
    }

    fn buffers_output(&self) -> bool {
        let unbuffered = std::env::var_os("PYTHONUNBUFFERED").is_some_and(|set| !set.is_empty());
        !unbuffered && !std::io::stdout().is_terminal()
    }

    fn write(&self, stream: Stream, _thread: u32, text: &str) {
        let less = |room: usize| room.checked_sub(text.len());
        let fits = self
            .room
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        if fits.is_err() || self.is_full() {
            self.stop.store(1, Ordering::Release);
            return;
        }
        // A reader that has gone away, as `head` does, is no reason to stop the program.
        let _gone = match stream {
            Stream::Output => std::io::stdout().lock().write_all(text.as_bytes()),
            Stream::Error => {
                let _flushed = std::io::stdout().lock().flush();
                std::io::stderr().lock().write_all(text.as_bytes())
            }
        };
    }
}

/// Seconds since 1970.
pub fn wall_clock() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64())
}

/// A number nobody can foresee.
pub fn entropy() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(std::process::id())
}

/// The module a program in `folder` finds beside itself.
pub fn module_beside(folder: &Path, name: &str) -> Result<Option<ModuleFile>, String> {
    let path = folder.join(name.replace('.', "/"));
    let candidates = [path.with_extension("py"), path.join("__init__.py")];
    let found = candidates.into_iter().find(|path| path.is_file());
    let Some(path) = found else { return Ok(None) };
    let file = path.display().to_string();
    match std::fs::read_to_string(&path) {
        Ok(source) => Ok(Some(ModuleFile {
            file,
            source,
            own: false,
        })),
        Err(error) => Err(format!("can't read {file}: {error}")),
    }
}

/// Waits for the next line of standard input.
fn next_line() -> Input {
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => Input::Ended,
        Ok(_) => Input::Line(line),
    }
}
