//! `interleave run FILE.py [--workers N]` runs a program on real workers, `interleave run FILE.py
//! --schedule gil|random|adversary|'0x100,1x20' [--seed N] [--switch N]` in turns. Standard output is
//! the program's. Its limits can be set: `--max-memory MB`, `--max-output MB`, `--max-threads N`,
//! `--max-depth N`. What stands behind `--` is the program's own.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use interleave::host::Host;
use interleave::live::{Ending, Options, Program, Report};
use interleave::schedule::{
    Adversary, Gil, MalformedSchedule, Policy, Progress, Random, Replay, Run, Schedule, Time,
};
use interleave::syntax::SourceErrorKind;
use interleave::vm::VmOptions;

use super::terminal::Terminal;
use super::{Failure, USAGE, number, only_file, pool};

/// Instructions between two of the adversary's priority changes, on average: some lines of Python.
const ADVERSARY_SWITCH: u64 = 25;

/// Who runs next.
enum Choice {
    Live,
    Gil,
    Random,
    Adversary,
    Written(Schedule),
}

struct Request {
    file: String,
    /// What the program is given, behind its name in `sys.argv`.
    given: Vec<String>,
    workers: usize,
    choice: Choice,
    seed: Option<u64>,
    switch: Option<u64>,
    print_schedule: bool,
    limits: VmOptions,
    /// Megabytes that may be printed.
    output: usize,
}

/// Runs the program the arguments name; gives its exit code.
pub fn command(arguments: &[String]) -> Result<i32, Failure> {
    run(&parse(arguments)?)
}

fn choice(given: Option<&String>) -> Result<Choice, Failure> {
    match given.map(String::as_str) {
        None => Err(Failure::misuse(
            "--schedule takes live, gil, random, adversary or a schedule",
        )),
        Some("live") => Ok(Choice::Live),
        Some("gil") => Ok(Choice::Gil),
        Some("random") => Ok(Choice::Random),
        Some("adversary") => Ok(Choice::Adversary),
        Some(written) => written
            .parse()
            .map(Choice::Written)
            .map_err(|error: MalformedSchedule| Failure::misuse(error.to_string())),
    }
}

fn parse(arguments: &[String]) -> Result<Request, Failure> {
    let mut request = Request {
        file: String::new(),
        given: Vec::new(),
        workers: std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2)),
        choice: Choice::Live,
        seed: None,
        switch: None,
        print_schedule: false,
        limits: VmOptions::default(),
        output: usize::MAX >> 20,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--workers" => {
                request.workers = number("--workers", rest.next())
                    .ok()
                    .filter(|workers| (1..=256).contains(workers))
                    .ok_or_else(|| Failure::misuse("--workers takes a number from 1 to 256"))?;
            }
            "--schedule" => request.choice = choice(rest.next())?,
            "--seed" => request.seed = Some(number("--seed", rest.next())?),
            "--switch" => request.switch = Some(number("--switch", rest.next())?),
            "--max-memory" => {
                let megabytes: usize = number("--max-memory", rest.next())?;
                request.limits.heap.limit = megabytes.saturating_mul(1 << 20);
            }
            "--max-output" => request.output = number("--max-output", rest.next())?,
            "--max-threads" => request.limits.thread_limit = number("--max-threads", rest.next())?,
            "--max-depth" => request.limits.recursion_limit = number("--max-depth", rest.next())?,
            "--print-schedule" => request.print_schedule = true,
            "--" => request.given.extend(rest.by_ref().cloned()),
            other => only_file(other, &mut request.file)?,
        }
    }
    if request.file.is_empty() {
        return Err(Failure::misuse(format!("run needs a program\n{USAGE}")));
    }
    Ok(request)
}

/// The program in a file, compiled.
fn load(file: &str) -> Result<Program, Failure> {
    let source = std::fs::read_to_string(file)
        .map_err(|error| Failure::misuse(format!("can't read '{file}': {error}")))?;
    Program::new(file, &source).map_err(|error| Failure {
        exit_code: match error.kind {
            SourceErrorKind::Unsupported => 2,
            _ => 1,
        },
        message: error.to_string(),
    })
}

/// The program in a file, started by this name and with what is given to it. As in CPython, it knows itself by
/// its absolute path.
pub(super) fn load_started(file: &str, given: &[String]) -> Result<Program, Failure> {
    let path = std::path::absolute(file)
        .map_or_else(|_| file.to_owned(), |path| path.display().to_string());
    let mut arguments = vec![file.to_owned()];
    arguments.extend_from_slice(given);
    Ok(load(&path)?.started_with(arguments))
}

/// The host of a program in this file, which may print this many bytes.
pub(super) fn terminal(file: &str, room: usize) -> Arc<Terminal> {
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    Arc::new(Terminal::new(folder.to_path_buf(), room))
}

fn run(request: &Request) -> Result<i32, Failure> {
    let program = load_started(&request.file, &request.given)?;
    let host = terminal(&request.file, request.output.saturating_mul(1 << 20));
    let stop = host.stop();
    let real_clock = request.seed.is_none() && request.switch.is_none();
    let report = match request.choice {
        Choice::Live => run_live(request, &program, host)?,
        // Only with nothing to repeat can processes run in parallel.
        Choice::Gil if real_clock && !request.print_schedule => run_live(request, &program, host)?,
        _ => run_in_turns(request, &program, host)?,
    };
    let _flushed = std::io::stdout().lock().flush();
    match report.ending {
        _ if stop.load(Ordering::Acquire) != 0 => Err(printed_too_much(request)),
        Ending::Deadlocked => Err(Failure {
            exit_code: 1,
            message: "interleave: deadlock: every thread waits, and nothing can wake one"
                .to_owned(),
        }),
        _ => Ok(report.exit_code),
    }
}

fn printed_too_much(request: &Request) -> Failure {
    Failure {
        exit_code: 1,
        message: format!(
            "interleave: the program printed more than {} MB",
            request.output
        ),
    }
}

fn run_live(request: &Request, program: &Program, host: Arc<Terminal>) -> Result<Report, Failure> {
    let workers = request.workers;
    let pool = pool(workers)?;
    let options = Options {
        workers,
        gil: matches!(request.choice, Choice::Gil),
        vm: request.limits,
    };
    let stop = host.stop();
    Ok(pool.install(|| program.run(host, None, stop, options, &[])))
}

/// The policy a request asks for, and the clock it goes with: the host's when nothing has to be
/// repeatable.
fn policy(request: &Request, host: &Terminal) -> (Box<dyn Policy>, Time) {
    let seed = request.seed.unwrap_or(0);
    let counted = Time::Counted { seed };
    match (&request.choice, request.switch, request.seed) {
        (Choice::Written(schedule), _, given) => {
            let seed = given.unwrap_or_else(|| schedule.seed());
            (Box::new(Replay::new(schedule)), Time::Counted { seed })
        }
        (Choice::Random, switch, given) => {
            let seed = given.unwrap_or_else(|| host.entropy());
            let policy = Random::new(seed, switch.unwrap_or(1));
            (Box::new(policy), Time::Counted { seed })
        }
        (Choice::Adversary, switch, given) => {
            let seed = given.unwrap_or_else(|| host.entropy());
            let policy = Adversary::new(seed, switch.unwrap_or(ADVERSARY_SWITCH));
            (Box::new(policy), Time::Counted { seed })
        }
        (_, Some(switch), given) => (Box::new(Gil::every(switch, given)), counted),
        (_, None, Some(seed)) => (Box::new(Gil::seeded(seed)), counted),
        (_, None, None) => (Box::new(Gil::elapsed()), Time::Host),
    }
}

fn run_in_turns(
    request: &Request,
    program: &Program,
    host: Arc<Terminal>,
) -> Result<Report, Failure> {
    let (policy, time) = policy(request, &host);
    let full = host.stop();
    let mut run = Run::new(program, host, policy, time, request.limits);
    let report = loop {
        if full.load(Ordering::Acquire) != 0 {
            return Err(printed_too_much(request));
        }
        match run.advance(0.1) {
            Progress::More => {}
            Progress::Idle(seconds) => std::thread::sleep(Duration::from_secs_f64(seconds)),
            Progress::Misfit(why) => return Err(Failure::misuse(why)),
            Progress::Over(report) => break report,
        }
    };
    if request.print_schedule {
        let _flushed = std::io::stdout().lock().flush();
        eprintln!("{}", run.schedule());
    }
    Ok(report)
}
