//! Generated programs that share locks, counters, lists, dicts, sets, deques and queues between threads
//! end, under whatever schedule, with what the order of their steps cannot change: sums, lengths and
//! contents. What must not happen: a panic, a hang, a container that has lost its shape.

#[allow(dead_code, reason = "each test uses its part of what tests share")]
mod support;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use interleave::live::{Ending, Options, Program};
use interleave::schedule::{Progress, Random, Run, Time};
use interleave::vm::VmOptions;
use interleave::vm::heap::HeapOptions;
use support::Numbers;

const HEADER: &str = "
import threading, time
locks = [threading.Lock(), threading.RLock(), threading.Semaphore(1), threading.Condition()]
counters = [0, 0, 0, 0]
items, log, bag, table, text = [], [], set(), {}, ['']
room = threading.Semaphore(2)
class Box:
    total = 0
    def __init__(self):
        self.value = 0
boxes = [Box() for _ in range(4)]
";

/// What the program's end is known to be, whatever the schedule.
#[derive(Default)]
struct Expected {
    counters: [i64; 4],
    boxes: [i64; 4],
    appended: i64,
    keys: std::collections::BTreeSet<usize>,
    members: std::collections::BTreeSet<usize>,
    characters: usize,
    total: i64,
}

/// A step of a thread's loop, done `times` times in all; every change of a number is guarded by the lock
/// that goes with it, everything else is a single atomic operation on a built-in object.
fn step(numbers: &mut Numbers, expected: &mut Expected, thread: usize, times: i64) -> String {
    let place = numbers.below(4);
    let amount = *numbers.choose(&[-3_i64, -1, 1, 2, 5, 1 << 40]);
    match numbers.below(13) {
        0 | 1 => {
            expected.counters[place] += amount * times;
            format!("with locks[{place}]:\n            counters[{place}] += {amount}")
        }
        2 => {
            expected.boxes[place] += amount * times;
            format!(
                "with locks[{place}]:\n            box = boxes[{place}]\n            value = box.value\n            \
                 time.sleep(0)\n            box.value = value + {amount}"
            )
        }
        3 => {
            expected.appended += times;
            format!("items.append(({thread}, n))")
        }
        4 => {
            expected.appended += 2 * times;
            format!("items.extend([({thread}, n), ({thread}, -n)])")
        }
        5 => {
            expected.keys.extend((0..times as usize).map(|n| (thread * 1000 + n) % 50));
            format!("table[({thread} * 1000 + n) % 50] = [{thread}, n]")
        }
        6 => {
            expected.keys.insert(60 + place);
            format!("table.setdefault({}, []).append(n)", 60 + place)
        }
        7 => {
            expected.members.extend((0..times as usize).map(|n| n % 17));
            "bag.add(n % 17)".to_owned()
        }
        8 => {
            expected.characters += times as usize;
            "with locks[0]:\n            text[0] += 'x'".to_owned()
        }
        9 => {
            expected.total += times;
            "with locks[0], locks[1]:\n            Box.total += 1".to_owned()
        }
        10 => "for _ in range(3):\n            log.append(n)\n            log.pop()".to_owned(),
        11 => "with room:\n            assert len(items) >= 0 and sorted(list(bag)) is not None".to_owned(),
        _ => "for item in list(items[-5:]):\n            assert len(item) == 2\n        for key in list(table):\n            \
              assert isinstance(table[key], list)"
            .to_owned(),
    }
}

/// A program, and what it has to print.
fn generate(numbers: &mut Numbers) -> (String, String) {
    let mut expected = Expected::default();
    let mut program = HEADER.to_owned();
    let threads = 2 + numbers.below(4);
    for thread in 0..threads {
        let times = 1 + numbers.below(60) as i64;
        writeln!(program, "def run{thread}():\n    for n in range({times}):").expect("text");
        for _ in 0..1 + numbers.below(4) {
            let step = step(numbers, &mut expected, thread, times);
            writeln!(program, "        {step}").expect("text");
        }
        if numbers.below(3) == 0 {
            writeln!(program, "        time.sleep(0)").expect("text");
        }
    }
    let targets: Vec<String> = (0..threads).map(|thread| format!("run{thread}")).collect();
    writeln!(
        program,
        "threads = [threading.Thread(target=target) for target in [{}]]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counters, [box.value for box in boxes], Box.total)
print(len(items), sorted(table), sorted(bag), len(text[0]), log)
print(threading.active_count())",
        targets.join(", ")
    )
    .expect("text");
    let output = format!(
        "{:?} {:?} {}\n{} {:?} {:?} {} []\n1\n",
        expected.counters,
        expected.boxes,
        expected.total,
        expected.appended,
        expected.keys.iter().collect::<Vec<_>>(),
        expected.members.iter().collect::<Vec<_>>(),
        expected.characters
    );
    (program, output)
}

fn check(seed: u64, workers: usize, stress: bool) {
    let (source, wanted) = generate(&mut Numbers(seed));
    let program = Program::new("generated.py", &source)
        .unwrap_or_else(|error| panic!("seed {seed}: {error}\n{source}"));
    let options = Options {
        workers,
        vm: VmOptions {
            heap: HeapOptions {
                stress,
                ..HeapOptions::default()
            },
            ..VmOptions::default()
        },
        ..Options::default()
    };
    let (ending, output) = support::run(&program, options, Duration::from_secs(30));
    assert_eq!(
        (ending, output.as_str()),
        (Ending::Finished, wanted.as_str()),
        "seed {seed} on {workers} workers:\n{source}"
    );
}

#[test]
fn shared_containers_keep_what_no_order_can_change() {
    for seed in 0..120 {
        check(seed, 1 + (seed % 8) as usize, false);
    }
}

#[test]
fn collecting_all_the_time_changes_nothing() {
    for seed in 1_000..1_030 {
        check(seed, 1 + (seed % 4) as usize, true);
    }
}

#[test]
fn switching_between_any_two_instructions_changes_nothing() {
    for seed in 2_000..2_100 {
        let (source, wanted) = generate(&mut Numbers(seed));
        let program = Program::new("generated.py", &source)
            .unwrap_or_else(|error| panic!("seed {seed}: {error}\n{source}"));
        let host = Arc::new(support::Recorder::default());
        let policy = Box::new(Random::new(seed, 1 + seed % 30));
        let time = Time::Counted { seed };
        let mut run = Run::new(&program, host.clone(), policy, time, VmOptions::default());
        match run.advance(30.0) {
            Progress::Over(report) => assert_eq!(report.ending, Ending::Finished, "seed {seed}"),
            other => panic!("seed {seed}: {other:?}"),
        }
        assert_eq!(host.output(), wanted, "seed {seed}:\n{source}");
    }
}
