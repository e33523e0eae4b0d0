//! The deterministic schedules through the library's door: the same seed gives the same run, a schedule
//! that is written down replays byte for byte, and the switch interval does what it says.

use std::sync::Arc;

use interleave::host::Stream;
use interleave::live::{Ending, Program};
use interleave::schedule::{Gil, Policy, Progress, Random, Replay, Run, Schedule, Time};
use interleave::vm::VmOptions;

#[path = "support/recorder.rs"]
mod recorder;

use recorder::Recorder;

/// Where a program prints.
const BOTH: [Stream; 2] = [Stream::Output, Stream::Error];

/// What a program printed, how it ended, and the schedule that it took.
fn run(source: &str, policy: impl Policy + 'static, seed: u64) -> (String, Ending, Schedule) {
    let program = Program::new("program.py", source).unwrap_or_else(|error| panic!("{error}"));
    let host = Arc::new(Recorder::default());
    let time = Time::Counted { seed };
    let mut run = Run::new(
        &program,
        host.clone(),
        Box::new(policy),
        time,
        VmOptions::default(),
    );
    let report = match run.advance(1.0) {
        Progress::Over(report) => report,
        other => panic!("{other:?}"),
    };
    let output = host.printed(&BOTH);
    (output, report.ending, run.schedule().clone())
}

const RACE: &str = "
import random, threading, time
counter = 0
def work(name):
    global counter
    for number in range(5):
        seen = counter
        time.sleep(random.random() / 1000)
        counter = seen + 1
        print(name, number, counter, time.monotonic())
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads: thread.start()
for thread in threads: thread.join(timeout=0.002)
for thread in threads: thread.join()
print(counter)
";

#[test]
fn the_same_seed_gives_the_same_run() {
    for seed in 0..10 {
        let first = run(RACE, Random::new(seed, 3), seed);
        assert_eq!(first, run(RACE, Random::new(seed, 3), seed));
        let first = run(RACE, Gil::seeded(seed), seed);
        assert_eq!(first, run(RACE, Gil::seeded(seed), seed));
    }
}

#[test]
fn seeds_differ() {
    let outputs: std::collections::BTreeSet<String> = (0..10)
        .map(|seed| run(RACE, Random::new(seed, 3), seed).0)
        .collect();
    assert!(outputs.len() > 5);
}

#[test]
fn a_schedule_that_is_written_down_replays_byte_for_byte() {
    for seed in 0..10 {
        let policies: [Box<dyn Policy>; 4] = [
            Box::new(Random::new(seed, 1)),
            Box::new(Random::new(seed, 20)),
            Box::new(Gil::seeded(seed)),
            Box::new(Gil::every(7, Some(seed))),
        ];
        for policy in policies {
            let found = run(RACE, Wrapped(policy), seed);
            let written: Schedule = found.2.to_string().parse().unwrap();
            assert_eq!(run(RACE, Replay::new(&written), seed), found);
        }
    }
}

struct Wrapped(Box<dyn Policy>);

impl Policy for Wrapped {
    fn next(
        &mut self,
        view: &interleave::schedule::View<'_>,
    ) -> Option<interleave::schedule::Turn> {
        self.0.next(view)
    }

    fn ran(&mut self, instructions: u64) {
        self.0.ran(instructions);
    }
}

const SPIN: &str = "
import sys, threading
sys.setswitchinterval(INTERVAL)
turns = []
def spin(name):
    for _ in range(20000):
        if not turns or turns[-1] != name:
            turns.append(name)
threads = [threading.Thread(target=spin, args=(name,)) for name in 'ab']
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(turns))
";

fn switches(interval: &str) -> usize {
    let (output, _, _) = run(&SPIN.replace("INTERVAL", interval), Gil::seeded(1), 1);
    output.trim().parse().unwrap()
}

#[test]
fn a_shorter_switch_interval_switches_more_often() {
    let (long, short) = (switches("0.005"), switches("0.00005"));
    assert!(short > 10 * long, "{short} and {long}");
}

#[test]
fn without_a_switch_anywhere_the_gil_loses_no_update() {
    let source = "
import threading
counter = 0
def work():
    global counter
    for _ in range(1000):
        counter += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter)
";
    assert_eq!(run(source, Gil::seeded(3), 3).0, "2000\n");
    assert_ne!(run(source, Gil::every(3, None), 3).0, "2000\n");
}

#[test]
fn sleeping_takes_no_time_and_deadlocks_are_found() {
    let source = "
import threading, time
first, second = threading.Lock(), threading.Lock()
def take(one, other):
    with one:
        time.sleep(1000)
        with other:
            print('never')
threads = [threading.Thread(target=take, args=pair) for pair in ((first, second), (second, first))]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    let (output, ending, _) = run(source, Gil::seeded(1), 1);
    assert_eq!((output.as_str(), ending), ("", Ending::Deadlocked));
}
