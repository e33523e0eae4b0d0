//! The command line: `interleave run FILE.py [--workers N]`, the same engine natively.
//!
//! Standard output is the program's. Exit codes: the program's own; 1 after an uncaught exception, a
//! syntax error or a deadlock; 2 when the program uses what the engine does not support, or the
//! command itself makes no sense.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use interleave::host::{Host, ModuleFile, Stream};
use interleave::live::{Ending, Options, Program};
use interleave::syntax::SourceErrorKind;

const USAGE: &str = "usage: interleave run FILE.py [--workers N]";

/// The operating system as a host.
struct Terminal {
    started: Instant,
    /// Where the program lies.
    folder: PathBuf,
}

impl Host for Terminal {
    fn monotonic(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    fn wall_clock(&self) -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |since| since.as_secs_f64())
    }

    fn entropy(&self) -> u64 {
        use std::hash::{BuildHasher, RandomState};
        RandomState::new().hash_one(std::process::id())
    }

    fn module(&self, name: &str) -> Result<Option<ModuleFile>, String> {
        let path = self.folder.join(name.replace('.', "/"));
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

    fn write(&self, stream: Stream, _thread: u32, text: &str) {
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

struct Request {
    file: String,
    workers: usize,
}

fn parse(arguments: &[String]) -> Result<Request, String> {
    let [command, rest @ ..] = arguments else {
        return Err(USAGE.to_owned());
    };
    if command != "run" {
        return Err(format!(
            "interleave: there is no command '{command}'\n{USAGE}"
        ));
    }
    let mut file = None;
    let mut workers = std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--workers" => {
                let given = rest.next().and_then(|number| number.parse().ok());
                workers = given
                    .filter(|workers| (1..=256).contains(workers))
                    .ok_or("interleave: --workers takes a number from 1 to 256")?;
            }
            option if option.starts_with("--") => {
                return Err(format!(
                    "interleave: there is no option '{option}'\n{USAGE}"
                ));
            }
            path if file.is_none() => file = Some(path.to_owned()),
            extra => {
                return Err(format!(
                    "interleave: one file at a time, and '{extra}' is another\n{USAGE}"
                ));
            }
        }
    }
    file.map(|file| Request { file, workers })
        .ok_or_else(|| USAGE.to_owned())
}

fn run(request: &Request) -> Result<i32, (i32, String)> {
    let source = std::fs::read_to_string(&request.file).map_err(|error| {
        (
            2,
            format!("interleave: can't read '{}': {error}", request.file),
        )
    })?;
    let program = Program::new(&request.file, &source).map_err(|error| {
        let code = if error.kind == SourceErrorKind::Unsupported {
            2
        } else {
            1
        };
        (code, error.to_string())
    })?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(request.workers)
        .build()
        .map_err(|error| {
            (
                2,
                format!(
                    "interleave: can't start {} workers: {error}",
                    request.workers
                ),
            )
        })?;
    let host = Arc::new(Terminal {
        started: Instant::now(),
        folder: Path::new(&request.file)
            .parent()
            .map(Path::to_path_buf)
            .unwrap_or_default(),
    });
    let options = Options {
        workers: request.workers,
        ..Options::default()
    };
    let report =
        pool.install(|| program.run(host, None, Arc::new(AtomicU32::new(0)), options, &[]));
    let _flushed = std::io::stdout().lock().flush();
    match report.ending {
        Ending::Deadlocked => Err((
            1,
            "interleave: deadlock: every thread waits, and nothing can wake one".to_owned(),
        )),
        _ => Ok(report.exit_code),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = parse(&arguments)
        .map_err(|message| (2, message))
        .and_then(|request| run(&request));
    match outcome {
        Ok(code) => ExitCode::from(code as u8),
        Err((code, message)) => {
            eprintln!("{}", message.trim_end());
            ExitCode::from(code as u8)
        }
    }
}
