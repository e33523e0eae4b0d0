//! `interleave run FILE.py [--workers N]`: runs a program. Standard output is the program's.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use interleave::live::{Ending, Options, Program};
use interleave::syntax::SourceErrorKind;

use super::terminal::Terminal;
use super::{Failure, USAGE};

struct Request {
    file: String,
    workers: usize,
}

/// Runs the program the arguments name; gives its exit code.
pub fn command(arguments: &[String]) -> Result<i32, Failure> {
    run(&parse(arguments)?)
}

fn parse(arguments: &[String]) -> Result<Request, Failure> {
    let mut file = None;
    let mut workers = std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--workers" => {
                let given = rest.next().and_then(|number| number.parse().ok());
                workers = given
                    .filter(|workers| (1..=256).contains(workers))
                    .ok_or_else(|| Failure::misuse("--workers takes a number from 1 to 256"))?;
            }
            option if option.starts_with("--") => {
                return Err(Failure::misuse(format!(
                    "there is no option '{option}'\n{USAGE}"
                )));
            }
            path if file.is_none() => file = Some(path.to_owned()),
            extra => {
                return Err(Failure::misuse(format!(
                    "one file at a time, and '{extra}' is another\n{USAGE}"
                )));
            }
        }
    }
    file.map(|file| Request { file, workers })
        .ok_or_else(|| Failure::misuse(format!("run needs a program\n{USAGE}")))
}

fn run(request: &Request) -> Result<i32, Failure> {
    let source = std::fs::read_to_string(&request.file)
        .map_err(|error| Failure::misuse(format!("can't read '{}': {error}", request.file)))?;
    let program = Program::new(&request.file, &source).map_err(|error| Failure {
        exit_code: match error.kind {
            SourceErrorKind::Unsupported => 2,
            _ => 1,
        },
        message: error.to_string(),
    })?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(request.workers)
        .build()
        .map_err(|error| {
            Failure::misuse(format!("can't start {} workers: {error}", request.workers))
        })?;
    let folder = Path::new(&request.file).parent().unwrap_or(Path::new(""));
    let host = Arc::new(Terminal::new(folder.to_path_buf()));
    let options = Options {
        workers: request.workers,
        ..Options::default()
    };
    let report =
        pool.install(|| program.run(host, None, Arc::new(AtomicU32::new(0)), options, &[]));
    let _flushed = std::io::stdout().lock().flush();
    match report.ending {
        Ending::Deadlocked => Err(Failure {
            exit_code: 1,
            message: "interleave: deadlock: every thread waits, and nothing can wake one"
                .to_owned(),
        }),
        _ => Ok(report.exit_code),
    }
}
