//! Generated programs, and schedules of theirs that were found in every way there is: under the GIL, at
//! random, by the adversary, by hand, by exploring. Each replays byte for byte, from its text, on the
//! command line's driver and in a session.

use std::fmt::Write as _;
use std::sync::Arc;

use interleave::host::Stream;
use interleave::live::{Ending, Program};
use interleave::schedule::explore::{Explorer, Kind, Limits, Status};
use interleave::schedule::session::{Extent, Last, Player, Session};
use interleave::schedule::{
    Adversary, Dice, Gil, Policy, Progress, Random, Replay, Run, Schedule, Time,
};
use interleave::vm::VmOptions;

#[path = "support/recorder.rs"]
mod recorder;

use recorder::Recorder;

/// Where a program prints.
const BOTH: [Stream; 2] = [Stream::Output, Stream::Error];

/// States after which an exploration has found enough.
const STATES: u64 = 3_000;

/// One thing a thread does.
fn statement(dice: &mut Dice) -> &'static str {
    let statements = [
        "counter += 1",
        "seen = counter\n    time.sleep(0.001)\n    counter = seen + n",
        "box.value = box.value * 2 + n",
        "items.append((n, counter))",
        "table[n % 3] = table.get(n % 3, 0) + 1",
        "with lock:\n        counter -= 1\n        items.append(len(items))",
        "with left:\n        with right:\n            counter += 10",
        "with right:\n        with left:\n            counter += 100",
        "print(n, counter, box.value)",
        "counter += random.randrange(3)",
        "print(round(time.monotonic(), 6))",
        "print(items[counter])",
        "if counter % 2 == 0:\n        counter += 5",
        "time.sleep(random.random() / 100)",
    ];
    statements[dice.below(statements.len() as u64) as usize]
}

fn generate(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut source = "import random, threading, time
lock, left, right = threading.Lock(), threading.Lock(), threading.Lock()
counter, items, table = 0, [], {}
class Box:
    value = 1
box = Box()
"
    .to_owned();
    let threads = 2 + dice.below(2);
    for thread in 0..threads {
        writeln!(source, "def run{thread}(n):\n    global counter").expect("text");
        for _ in 0..1 + dice.below(3) {
            writeln!(source, "    {}", statement(&mut dice)).expect("text");
        }
    }
    let started: Vec<String> = (0..threads)
        .map(|thread| format!("threading.Thread(target=run{thread}, args=({thread},))"))
        .collect();
    writeln!(
        source,
        "threads = [{}]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter, items, table, box.value)",
        started.join(", ")
    )
    .expect("text");
    source
}

fn compiled(source: &str) -> Program {
    Program::new("program.py", source).unwrap_or_else(|error| panic!("{error}\n{source}"))
}

/// What a run printed, how it ended, and its schedule.
fn run(program: &Program, policy: Box<dyn Policy>, seed: u64) -> (String, Ending, Schedule) {
    let host = Arc::new(Recorder::default());
    let time = Time::Counted { seed };
    let mut run = Run::new(program, host.clone(), policy, time, VmOptions::default());
    let report = loop {
        match run.advance(60.0) {
            Progress::Over(report) => break report,
            Progress::More => {}
            other => panic!("{other:?}"),
        }
    };
    let output = host.printed(&BOTH);
    (output, report.ending, run.schedule().clone())
}

fn session(program: &Program, seed: u64) -> Session {
    let host = Arc::new(Recorder::default());
    Session::new(program, host, seed, VmOptions::default())
}

/// What was printed up to the end of a session.
fn printed(session: &mut Session) -> String {
    let output = session.moment().expect("a moment").output;
    output.iter().map(|printed| &*printed.text).collect()
}

/// A schedule as text prints this again, both ways.
fn replays(source: &str, schedule: &Schedule, wanted: &str) {
    let program = compiled(source);
    let written: Schedule = schedule.to_string().parse().expect("a schedule");
    assert_eq!(written, *schedule);
    let (output, _, taken) = run(&program, Box::new(Replay::new(&written)), written.seed());
    assert_eq!(output, wanted, "{schedule}\n{source}");
    assert_eq!(taken, *schedule, "{source}");
    let mut session = session(&program, 0);
    session
        .follow(&written)
        .unwrap_or_else(|refused| panic!("{refused}\n{source}"));
    assert_eq!(printed(&mut session), wanted, "{schedule}\n{source}");
    assert_eq!(session.schedule(), *schedule, "{source}");
}

#[test]
fn what_a_policy_did_replays() {
    for number in 0..8 {
        let source = generate(number);
        let program = compiled(&source);
        let policies: [Box<dyn Policy>; 5] = [
            Box::new(Random::new(number, 1)),
            Box::new(Random::new(number, 30)),
            Box::new(Gil::seeded(number)),
            Box::new(Gil::every(4, Some(number))),
            Box::new(Adversary::new(number, 20)),
        ];
        for policy in policies {
            let (output, _, schedule) = run(&program, policy, number);
            replays(&source, &schedule, &output);
        }
    }
}

#[test]
fn what_exploring_found_replays() {
    for number in 100..110 {
        let source = generate(number);
        let program = compiled(&source);
        let limits = Limits {
            states: STATES,
            ..Limits::default()
        };
        let host = Arc::new(Recorder::default());
        let explorer = Explorer::new(&program, host, limits);
        let mut explorer = explorer.unwrap_or_else(|refusal| panic!("{refusal:?}\n{source}"));
        while explorer
            .advance(500)
            .is_ok_and(|status| status == Status::More)
        {}
        for outcome in explorer.findings().outcomes {
            if outcome.kind == Kind::Diverges {
                continue;
            }
            // Both streams, as threads wrote them in turns: the session tells them apart.
            let mut session = session(&program, 0);
            session
                .follow(&outcome.schedule)
                .unwrap_or_else(|refused| panic!("{refused}\n{source}"));
            let pieces = session.moment().expect("a moment").output;
            let stream = |error: bool| -> String {
                let pieces = pieces.iter().filter(|piece| piece.error == error);
                pieces.map(|piece| &*piece.text).collect()
            };
            assert_eq!(stream(false), outcome.stdout, "{source}");
            assert_eq!(stream(true), outcome.stderr, "{source}");
        }
    }
}

#[test]
fn what_was_played_in_a_session_replays() {
    for number in 200..203 {
        let source = generate(number);
        let program = compiled(&source);
        let players = [
            Player::Random(Dice::new(number)),
            Player::RoundRobin,
            Player::adversary(number),
        ];
        for mut player in players {
            for extent in [Extent::Instruction, Extent::Line, Extent::Shared] {
                let mut session = session(&program, number);
                session.let_play(&mut player, extent, 3_000);
                let wanted = printed(&mut session);
                let schedule = session.whole_schedule();
                assert_eq!(schedule.seed(), number);
                replays(&source, &schedule, &wanted);
            }
        }
    }
}

#[test]
fn the_gil_of_a_session_is_that_of_the_command_line() {
    for number in 300..312 {
        let source = generate(number);
        let program = compiled(&source);
        let gil = || match number % 2 {
            0 => Gil::seeded(number),
            _ => Gil::every(3, Some(number)),
        };
        let (output, _, schedule) = run(&program, Box::new(gil()), number);
        let mut session = session(&program, number);
        // What was recorded before is not in its way.
        session.to_choice();
        session.go(0).expect("the start is always there");
        let (mut policy, mut last) = (gil(), Last::default());
        while session.play(&mut policy, &mut last, 700) {}
        assert_eq!(printed(&mut session), output, "{source}");
        assert_eq!(session.whole_schedule(), schedule, "{source}");
    }
}
