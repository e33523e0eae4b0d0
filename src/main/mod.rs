//! The command line: the same engine natively. Each subcommand is a file here; this one only finds out
//! which is meant, and turns what became of it into an exit code. It may use every room that is not
//! the browser's.
//!
//! Exit codes: of `run`, the program's own, or 1 after an uncaught exception, a syntax error or a
//! deadlock; of `check`, 1 when the lecture has faults; of `explore`, 3 when more than one result is
//! possible, or a race, a deadlock or an exception was found; of all, 2 when the program uses what the
//! engine does not support, or the command itself makes no sense.

mod check;
mod explore;
mod quizzes;
mod run;
mod serve;
mod terminal;

use std::process::ExitCode;

const USAGE: &str = "usage: interleave run FILE.py [--workers N]
       interleave run FILE.py --schedule live|gil|random|adversary|SCHEDULE [--seed N] [--switch N] [--print-schedule]
       interleave run FILE.py [...] [--max-memory MB] [--max-output MB] [--max-threads N] [--max-depth N]
       interleave run FILE.py [...] -- ARGUMENT...
       interleave serve FILE.py [--config HTTPD.CONF | --one-thread | --thread-per-request] [--port N]
       interleave serve FILE.py [...] --clients N [--get PATH]... [--think SECONDS] [--ramp SECONDS] [--for SECONDS] [--json]
       interleave explore FILE.py [--json] [--max-states N] [--preemptions N] [--workers N]
       interleave check lectures/NAME";

/// Why a command could not do what it was asked to.
struct Failure {
    exit_code: i32,
    /// What to say on standard error.
    message: String,
}

impl Failure {
    /// The command makes no sense, or its file cannot be read.
    fn misuse(message: impl Into<String>) -> Self {
        Self {
            exit_code: 2,
            message: format!("interleave: {}", message.into()),
        }
    }
}

/// The number behind an option.
fn number<T: std::str::FromStr>(option: &str, given: Option<&String>) -> Result<T, Failure> {
    given
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| Failure::misuse(format!("{option} takes a number")))
}

/// Takes the one argument of a command that is no option of it: the program's file.
fn only_file(argument: &str, file: &mut String) -> Result<(), Failure> {
    if argument.starts_with("--") {
        return Err(Failure::misuse(format!(
            "there is no option '{argument}'\n{USAGE}"
        )));
    }
    if !file.is_empty() {
        return Err(Failure::misuse(format!(
            "one file at a time, and '{argument}' is another; what is for the program stands behind '--'\n{USAGE}"
        )));
    }
    argument.clone_into(file);
    Ok(())
}

/// What Python threads run on.
fn pool(workers: usize) -> Result<rayon::ThreadPool, Failure> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()
        .map_err(|error| Failure::misuse(format!("can't start {workers} workers: {error}")))
}

fn dispatch(arguments: &[String]) -> Result<i32, Failure> {
    match arguments {
        [] => Err(Failure {
            exit_code: 2,
            message: USAGE.to_owned(),
        }),
        [command, rest @ ..] => match command.as_str() {
            "run" => run::command(rest),
            "serve" => serve::command(rest),
            "check" => check::command(rest),
            "explore" => explore::command(rest),
            unknown => Err(Failure::misuse(format!(
                "there is no command '{unknown}'\n{USAGE}"
            ))),
        },
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let code = dispatch(&arguments).unwrap_or_else(|failure| {
        eprintln!("{}", failure.message.trim_end());
        failure.exit_code
    });
    ExitCode::from(code as u8)
}
