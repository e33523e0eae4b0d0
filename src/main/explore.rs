//! `interleave explore FILE.py [--json] [--max-states N] [--preemptions N] [--workers N]`: every
//! interleaving of a program, in words or as JSON.

use std::fmt::Write;
use std::time::Instant;

use interleave::schedule::explore::{
    Deadlock, Explorer, Findings, Kind, Limits, Outcome, Status, Waiter,
};

use super::{Failure, USAGE, number, run};

struct Request {
    file: String,
    json: bool,
    limits: Limits,
}

/// Explores the program the arguments name. The exit code is 0 when every interleaving ends in the
/// same result, and 3 when there is something to object to.
pub fn command(arguments: &[String]) -> Result<i32, Failure> {
    let request = parse(arguments)?;
    let program = run::load(&request.file)?;
    let started = Instant::now();
    let refused = |refusal: interleave::schedule::explore::Refusal| Failure::misuse(refusal.0);
    let host = run::terminal(&request.file);
    let mut explorer = Explorer::new(&program, host, request.limits).map_err(refused)?;
    while explorer.advance(1000).map_err(refused)? == Status::More {}
    let findings = explorer.findings();
    let seconds = started.elapsed().as_secs_f64();
    if request.json {
        println!("{}", json(&findings, seconds));
    } else {
        print!("{}", report(&findings, seconds));
    }
    Ok(if findings.is_fine() { 0 } else { 3 })
}

fn parse(arguments: &[String]) -> Result<Request, Failure> {
    let mut request = Request {
        file: String::new(),
        json: false,
        limits: Limits::default(),
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--json" => request.json = true,
            "--max-states" => request.limits.states = number("--max-states", rest.next())?,
            "--preemptions" => {
                request.limits.preemptions = Some(number("--preemptions", rest.next())?);
            }
            "--workers" => {
                let _one_explores: usize = number("--workers", rest.next())?;
            }
            option if option.starts_with("--") => {
                return Err(Failure::misuse(format!(
                    "there is no option '{option}'\n{USAGE}"
                )));
            }
            path if request.file.is_empty() => path.clone_into(&mut request.file),
            extra => {
                return Err(Failure::misuse(format!(
                    "one file at a time, and '{extra}' is another\n{USAGE}"
                )));
            }
        }
    }
    if request.file.is_empty() {
        return Err(Failure::misuse(format!("explore needs a program\n{USAGE}")));
    }
    Ok(request)
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Finished => "finished",
        Kind::Exception => "exception",
        Kind::Deadlock => "deadlock",
        Kind::Diverges => "diverges",
    }
}

fn plural(count: u64, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

fn report(findings: &Findings, seconds: f64) -> String {
    let mut text = String::new();
    let outcomes = plural(findings.outcomes.len() as u64, "outcome");
    let _ok = match findings.complete {
        true => writeln!(text, "Every interleaving was explored: {outcomes}."),
        false => writeln!(
            text,
            "Not every interleaving was explored: {outcomes} so far."
        ),
    };
    let rate = findings.states as f64 / seconds.max(1e-9);
    let _ok = writeln!(
        text,
        "{}, {} in {seconds:.2} s ({rate:.0} states/s)",
        plural(findings.states, "state"),
        plural(findings.transitions, "step"),
    );
    for (place, outcome) in findings.outcomes.iter().enumerate() {
        let _ok = writeln!(text, "\n{}. {}", place + 1, kind(outcome.kind));
        for (name, value) in &outcome.globals {
            let _ok = writeln!(text, "   {name} = {value}");
        }
        for line in outcome.stdout.lines() {
            let _ok = writeln!(text, "   | {line}");
        }
        for line in outcome.stderr.lines() {
            let _ok = writeln!(text, "   ! {line}");
        }
        let _ok = writeln!(text, "   --schedule {}", outcome.schedule);
    }
    for race in &findings.races {
        let [first, second] = race.lines;
        let _ok = writeln!(
            text,
            "\nData race: {} in line {first} and line {second}",
            race.variable
        );
    }
    for deadlock in &findings.deadlocks {
        let (what, waiters) = match deadlock.cycle.is_empty() {
            true => ("Waiting for ever", &deadlock.waiting),
            false => ("Deadlock", &deadlock.cycle),
        };
        let _ok = writeln!(text, "\n{what}:");
        for waiter in waiters {
            let _ok = writeln!(text, "   {}", waiting(waiter));
        }
    }
    text
}

fn waiting(waiter: &Waiter) -> String {
    let holds = match waiter.holds.is_empty() {
        true => String::new(),
        false => format!(" holds {} and", waiter.holds),
    };
    let line = waiter
        .line
        .map_or_else(String::new, |line| format!(" (line {line})"));
    format!(
        "{}{holds} waits for {}{line}",
        waiter.thread, waiter.waits_for
    )
}

/// A string as JSON.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            control if control < ' ' => {
                let _ok = write!(quoted, "\\u{:04x}", control as u32);
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

fn list<T>(items: &[T], shown: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(shown).collect();
    format!("[{}]", items.join(","))
}

fn json(findings: &Findings, seconds: f64) -> String {
    format!(
        "{{\"complete\":{},\"states\":{},\"transitions\":{},\"seconds\":{seconds:.3},\"outcomes\":{},\"races\":{},\"deadlocks\":{}}}",
        findings.complete,
        findings.states,
        findings.transitions,
        list(&findings.outcomes, outcome),
        list(&findings.races, |race| format!(
            "{{\"variable\":{},\"lines\":[{},{}]}}",
            quoted(&race.variable),
            race.lines[0],
            race.lines[1]
        )),
        list(&findings.deadlocks, deadlock),
    )
}

fn outcome(outcome: &Outcome) -> String {
    let globals: Vec<String> = outcome
        .globals
        .iter()
        .map(|(name, value)| format!("{}:{}", quoted(name), quoted(value)))
        .collect();
    format!(
        "{{\"kind\":\"{}\",\"stdout\":{},\"stderr\":{},\"exit_code\":{},\"globals\":{{{}}},\"schedule\":\"{}\"}}",
        kind(outcome.kind),
        quoted(&outcome.stdout),
        quoted(&outcome.stderr),
        outcome.exit_code,
        globals.join(","),
        outcome.schedule
    )
}

fn deadlock(deadlock: &Deadlock) -> String {
    let waiter = |waiter: &Waiter| {
        format!(
            "{{\"thread\":{},\"holds\":{},\"waits_for\":{},\"line\":{}}}",
            quoted(&waiter.thread),
            quoted(&waiter.holds),
            quoted(&waiter.waits_for),
            waiter
                .line
                .map_or_else(|| "null".to_owned(), |line| line.to_string())
        )
    };
    format!(
        "{{\"cycle\":{},\"waiting\":{}}}",
        list(&deadlock.cycle, waiter),
        list(&deadlock.waiting, waiter)
    )
}
