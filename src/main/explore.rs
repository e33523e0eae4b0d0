//! `interleave explore FILE.py [--json] [--max-states N] [--preemptions N] [--workers N]`: every
//! interleaving of a program, in words or as JSON.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter, Write};
use std::time::Instant;

use interleave::schedule::explore::{
    Deadlock, Explorer, Findings, Kind, Large, Limits, Outcome, Race, Refusal, Status, Violation,
    Waiter,
};
use serde::Serialize;

use super::{Failure, USAGE, number, only_file, run};

/// States that are seen at most, where nothing else is said: a few gigabytes.
const STATES: u64 = 40_000_000;

struct Request {
    file: String,
    json: bool,
    limits: Limits,
}

/// Explores the program the arguments name. The exit code is 0 when every interleaving ends in the
/// same result, and 3 when there is something to object to.
pub fn command(arguments: &[String]) -> Result<i32, Failure> {
    let request = parse(arguments)?;
    let program = run::load_started(&request.file, &[])?;
    let workers = request.limits.workers;
    rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build_global()
        .map_err(|error| Failure::misuse(format!("can't start {workers} workers: {error}")))?;
    let started = Instant::now();
    let refused = |refusal: Refusal| Failure::misuse(refusal.0);
    let host = run::terminal(&request.file, usize::MAX);
    let mut explorer = Explorer::new(&program, host, request.limits).map_err(refused)?;
    while explorer.advance(10_000).map_err(refused)? == Status::More {}
    let seconds = started.elapsed().as_secs_f64();
    explorer.tell(usize::MAX / 2);
    let findings = explorer.findings();
    let text = match request.json {
        true => json(&findings, seconds)?,
        false => Summary(&findings, seconds).to_string(),
    };
    // Whoever reads may have seen enough.
    let _read = std::io::Write::write_all(&mut std::io::stdout().lock(), text.as_bytes());
    Ok(if findings.is_fine() { 0 } else { 3 })
}

fn parse(arguments: &[String]) -> Result<Request, Failure> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let mut request = Request {
        file: String::new(),
        json: false,
        limits: Limits {
            states: STATES,
            workers,
            ..Limits::default()
        },
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => request.json = true,
            "--max-states" => request.limits.states = number("--max-states", rest.next())?,
            "--preemptions" => {
                request.limits.preemptions = Some(number("--preemptions", rest.next())?);
            }
            "--workers" => request.limits.workers = number("--workers", rest.next())?,
            other => only_file(other, &mut request.file)?,
        }
    }
    if request.file.is_empty() {
        return Err(Failure::misuse(format!("explore needs a program\n{USAGE}")));
    }
    Ok(request)
}

/// What is written as JSON of an outcome: its story is the sentences alone.
#[derive(Serialize)]
struct WrittenOutcome<'a> {
    kind: Kind,
    stdout: &'a str,
    stderr: &'a str,
    exit_code: i32,
    globals: &'a BTreeMap<String, String>,
    schedule: String,
    story: Vec<&'a str>,
}

#[derive(Serialize)]
struct Written<'a> {
    complete: bool,
    states: u64,
    transitions: u64,
    seconds: f64,
    outcomes: Vec<WrittenOutcome<'a>>,
    races: &'a [Race],
    violations: &'a [Violation],
    deadlocks: &'a [Deadlock],
    bound: Option<u32>,
    large: &'a Option<Large>,
}

fn json(findings: &Findings, seconds: f64) -> Result<String, Failure> {
    let outcome = |outcome: &'_ Outcome| outcome.schedule.to_string();
    let schedules: Vec<String> = findings.outcomes.iter().map(outcome).collect();
    let outcomes = findings.outcomes.iter().zip(schedules);
    let written = Written {
        complete: findings.complete,
        states: findings.states,
        transitions: findings.transitions,
        seconds: (seconds * 1e3).round() / 1e3,
        outcomes: outcomes
            .map(|(outcome, schedule)| WrittenOutcome {
                kind: outcome.kind,
                stdout: &outcome.stdout,
                stderr: &outcome.stderr,
                exit_code: outcome.exit_code,
                globals: &outcome.globals,
                schedule,
                story: outcome.story.iter().map(|it| it.text.as_str()).collect(),
            })
            .collect(),
        races: &findings.races,
        violations: &findings.violations,
        deadlocks: &findings.deadlocks,
        bound: findings.bound,
        large: &findings.large,
    };
    let text = serde_json::to_string(&written);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::misuse(error.to_string()))
}

fn plural(count: u64, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

/// The findings in words.
struct Summary<'a>(&'a Findings, f64);

impl Display for Summary<'_> {
    fn fmt(&self, text: &mut Formatter<'_>) -> fmt::Result {
        let Summary(findings, seconds) = self;
        completeness(findings, text)?;
        let rate = findings.states as f64 / seconds.max(1e-9);
        writeln!(
            text,
            "{}, {} in {seconds:.2} s ({rate:.0} states/s)",
            plural(findings.states, "state"),
            plural(findings.transitions, "step"),
        )?;
        for (place, outcome) in findings.outcomes.iter().enumerate() {
            let kind = match outcome.kind {
                Kind::Finished => "finished",
                Kind::Exception => "an exception",
                Kind::Deadlock => "waits for ever",
                Kind::Diverges => "goes on for ever",
            };
            writeln!(text, "\n{}. {kind}", place + 1)?;
            for (name, value) in &outcome.globals {
                writeln!(text, "   {name} = {value}")?;
            }
            for line in outcome.stdout.lines() {
                writeln!(text, "   | {line}")?;
            }
            for line in outcome.stderr.lines() {
                writeln!(text, "   ! {line}")?;
            }
            for sentence in &outcome.story {
                writeln!(text, "   {}", sentence.text)?;
            }
            writeln!(text, "   --schedule {}", outcome.schedule)?;
        }
        for race in &findings.races {
            let [first, second] = race.lines;
            writeln!(
                text,
                "\nData race: {} in line {first} and line {second}",
                race.variable
            )?;
        }
        for violation in &findings.violations {
            let [looks, acts] = violation.lines;
            writeln!(
                text,
                "\nNot atomic: {} is looked at in line {looks} and acted on in line {acts}, and line {} can come in between",
                violation.variable, violation.between
            )?;
        }
        for deadlock in &findings.deadlocks {
            let (what, waiters) = match (deadlock.cycle.is_empty(), deadlock.lost_wakeup) {
                (false, _) => ("Deadlock", &deadlock.cycle),
                (true, true) => ("Lost wake-up", &deadlock.waiting),
                (true, false) => ("Waiting for ever", &deadlock.waiting),
            };
            writeln!(text, "\n{what}:")?;
            for waiter in waiters {
                writeln!(text, "   {}", waiting(waiter))?;
            }
        }
        Ok(())
    }
}

/// Whether all was explored and, if not, what was and what makes it so much.
fn completeness(findings: &Findings, text: &mut Formatter<'_>) -> fmt::Result {
    let outcomes = plural(findings.outcomes.len() as u64, "outcome");
    if findings.complete {
        return writeln!(text, "Every interleaving was explored: {outcomes}.");
    }
    writeln!(
        text,
        "Not every interleaving was explored: {outcomes} so far, and there may be more."
    )?;
    if let Some(bound) = findings.bound {
        let switches = plural(u64::from(bound), "forced switch").replace("switchs", "switches");
        writeln!(text, "All with at most {switches} were.")?;
    }
    if let Some(large) = &findings.large {
        let line = large
            .line
            .map_or_else(String::new, |line| format!(", most often in line {line}"));
        writeln!(
            text,
            "It is so much because of {}, which was seen in {} different situations{line}.",
            large.thread, large.standings
        )?;
    }
    Ok(())
}

fn waiting(waiter: &Waiter) -> String {
    let mut text = waiter.thread.clone();
    if !waiter.holds.is_empty() {
        let _ok = write!(text, " holds {} and", waiter.holds);
    }
    let _ok = write!(text, " waits for {}", waiter.waits_for);
    if let Some(line) = waiter.line {
        let _ok = write!(text, " (line {line})");
    }
    text
}
