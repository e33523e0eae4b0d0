//! The lecture's two programs on real threads: the racing one loses updates in some of its runs, the
//! fixed one in none. And what every run must survive: an endless loop that is stopped, garbage
//! collected while threads run, a deadlock.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use interleave::host::{Host, ModuleFile, Stream};
use interleave::live::{Ending, Options, Program, Report};
use interleave::vm::VmOptions;
use interleave::vm::heap::HeapOptions;

struct Recorder {
    started: Instant,
    output: Mutex<String>,
    stop: Arc<AtomicU32>,
}

impl Host for Recorder {
    fn monotonic(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    fn wall_clock(&self) -> f64 {
        0.0
    }

    fn entropy(&self) -> u64 {
        self.started.elapsed().as_nanos() as u64
    }

    fn module(&self, _name: &str) -> Result<Option<ModuleFile>, String> {
        Ok(None)
    }

    fn write(&self, _stream: Stream, _thread: u32, text: &str) {
        self.output.lock().unwrap().push_str(text);
        if text.contains("stop me") {
            self.stop.store(1, Ordering::Release);
        }
    }
}

fn run_with(source: &str, options: Options, watch: &[&str]) -> (Report, String) {
    let program = Program::new("program.py", source).unwrap_or_else(|error| panic!("{error}"));
    let stop: Arc<AtomicU32> = Arc::default();
    let host = Arc::new(Recorder {
        started: Instant::now(),
        output: Mutex::default(),
        stop: Arc::clone(&stop),
    });
    let watch: Vec<String> = watch.iter().map(|name| (*name).to_owned()).collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.workers)
        .build()
        .unwrap();
    let report = pool.install(|| program.run(host.clone(), None, stop, options, &watch));
    let output = host.output.lock().unwrap().clone();
    (report, output)
}

fn lecture_program(name: &str) -> String {
    let path = format!(
        "{}/lectures/threads-flask/programs/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("can't read {path}: {error}"))
}

fn lost_runs(name: &str) -> usize {
    let source = lecture_program(name);
    let lost = |_: &usize| {
        let (report, _) = run_with(&source, Options::default(), &["raises", "counter"]);
        assert_eq!(report.ending, Ending::Finished);
        report.watched[0].1.as_deref() != Some("50")
    };
    (0..200).filter(lost).count()
}

#[test]
fn the_racing_program_loses_updates_in_some_of_200_runs() {
    assert!(lost_runs("raceto50.py") > 0);
}

#[test]
fn the_fixed_program_loses_none_in_200_runs() {
    assert_eq!(lost_runs("raceto50fixed.py"), 0);
}

#[test]
fn an_endless_loop_is_stopped_while_threads_run_flat_out() {
    let source = "
import threading
def spin():
    while True:
        pass
threading.Thread(target=spin).start()
print('stop me')
spin()
";
    let (report, _) = run_with(source, Options::default(), &[]);
    assert_eq!(report.ending, Ending::Stopped);
}

#[test]
fn two_threads_that_wait_for_each_other_are_reported_as_a_deadlock() {
    let source = "
import threading, time
first, second = threading.Lock(), threading.Lock()
def take(one, other):
    with one:
        time.sleep(0.01)
        with other:
            print('never')
threads = [threading.Thread(target=take, args=pair) for pair in ((first, second), (second, first))]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    let (report, output) = run_with(source, Options::default(), &[]);
    assert_eq!((report.ending, output.as_str()), (Ending::Deadlocked, ""));
}

#[test]
fn collecting_at_every_safepoint_loses_nothing_that_is_reachable() {
    let source = "
import threading
class Node:
    def __init__(self, value, rest):
        self.value = value
        self.rest = rest
def build(count):
    chain = None
    for number in range(count):
        chain = Node([number, str(number)], chain)
        if number % 500 == 0:
            {'garbage': [number] * 10}
    total = 0
    while chain is not None:
        assert chain.value[1] == str(chain.value[0])
        total += chain.value[0]
        chain = chain.rest
    results.append(total)
def numbers(count):
    for number in range(count):
        yield [number]
results = []
threads = [threading.Thread(target=build, args=(20_000,)) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(results, sum(item[0] for item in numbers(20_000)))
";
    let options = Options {
        workers: 4,
        vm: VmOptions {
            heap: HeapOptions {
                stress: true,
                ..HeapOptions::default()
            },
            ..VmOptions::default()
        },
        ..Options::default()
    };
    let (report, output) = run_with(source, options, &[]);
    assert_eq!(
        output,
        "[199990000, 199990000, 199990000, 199990000] 199990000\n"
    );
    assert_eq!(report.ending, Ending::Finished);
}

#[test]
fn two_threads_that_append_to_one_list_lose_no_item() {
    let source = "
import threading
items = []
def add(count):
    for number in range(count):
        items.append(number)
threads = [threading.Thread(target=add, args=(30_000,)) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
length = len(items)
";
    let (report, _) = run_with(source, Options::default(), &["length"]);
    assert_eq!(report.watched[0].1.as_deref(), Some("60000"));
}

#[test]
fn unbounded_recursion_and_huge_lists_end_in_the_error_cpython_gives() {
    let source = "
def down(n):
    return down(n + 1)
try:
    down(0)
except RecursionError as error:
    print(type(error).__name__, error)
try:
    [0] * 10**10
except MemoryError as error:
    print(type(error).__name__)
hoard = []
try:
    while True:
        hoard.append([0] * 10_000)
except MemoryError as error:
    hoard = None
    print('full')
";
    let options = Options {
        workers: 1,
        vm: VmOptions {
            heap: HeapOptions {
                limit: 64 << 20,
                ..HeapOptions::default()
            },
            ..VmOptions::default()
        },
        ..Options::default()
    };
    let (_, output) = run_with(source, options, &[]);
    assert_eq!(
        output,
        "RecursionError maximum recursion depth exceeded\nMemoryError\nfull\n"
    );
}
