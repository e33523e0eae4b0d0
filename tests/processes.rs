//! Several processes in one run, through the library's door: copies stay sound while the collector runs
//! at every safepoint, limits hold, Stop reaches all of them, and under the GIL two run at once.

#[allow(dead_code, reason = "each test uses its part of what tests share")]
mod support;

use std::sync::Arc;
use std::time::Duration;

use interleave::live::{Ending, Options, Program, Report};
use interleave::schedule::{Gil, Progress, Run, Time};
use interleave::vm::VmOptions;
use interleave::vm::heap::HeapOptions;

fn program(source: &str) -> Program {
    Program::new("program.py", source).unwrap_or_else(|error| panic!("{error}"))
}

fn run(source: &str, options: Options) -> (Report, String) {
    let host = Arc::default();
    let report = support::run_stopped(&program(source), options, &host, &Arc::default());
    (report, host.output())
}

fn under_gil(source: &str, seed: u64) -> (Report, String) {
    let host = Arc::new(support::Recorder::default());
    let policy = Box::new(Gil::seeded(seed));
    let time = Time::Counted { seed };
    let options = VmOptions::default();
    let mut run = Run::new(&program(source), host.clone(), policy, time, options);
    loop {
        match run.advance(1.0) {
            Progress::Over(report) => return (report, host.output()),
            Progress::Misfit(why) => panic!("{why}"),
            Progress::More | Progress::Idle(_) => {}
        }
    }
}

/// Everything that a heap can hold, looked at in a copy of it.
const ALL_KINDS: &str = r#"
import os, itertools, random, re, collections, threading, _process
class Base:
    total = 0
    def __init__(self, n): self.n = n
    def __eq__(self, other): return isinstance(other, Base) and self.n == other.n
    def __hash__(self): return hash((type(self), self.n))
class Plain(Base):
    __slots__ = ("extra",)
class Thing: pass
def counting(limit):
    n = 0
    while n < limit:
        n += yield n
def closure():
    count = 0
    def increase():
        nonlocal count
        count += 1
        return count
    return increase
things = [Thing() for _ in range(50)]
by_identity = {thing: place for place, thing in enumerate(things)}
frozen = frozenset(things[:5])
by_equality = {Base(n): n for n in range(20)}
nested = {frozen: 1, (things[0], "key"): 2, 2 ** 80: 3}
generator = counting(100)
next(generator)
increase = closure()
increase()
ring = collections.deque(range(5), maxlen=5)
count = itertools.count(7)
next(count)
dice = random.Random(4)
dice.random()
turned = complex(1, 2)
pattern = re.compile("a+(b)")
loop = [1]
loop.append(loop)
lock = threading.RLock()
lock.acquire()
iterator = iter({"x": 1, "y": 2}.items())
next(iterator)
try:
    {}["missing"]
except KeyError as error:
    kept = error
hashes = [hash(thing) for thing in things]
ids = [id(thing) for thing in things]
def looked_at():
    junk = [[n] for n in range(2000)]
    Base.total += 1
    ring.append(9)
    return [
        all(by_identity[thing] == place for place, thing in enumerate(things)),
        [hash(thing) for thing in things] == hashes, [id(thing) for thing in things] == ids,
        frozen in nested, nested[(things[0], "key")], nested[2 ** 80],
        [by_equality[Base(n)] for n in range(20)] == list(range(20)),
        generator.send(5), increase(), list(ring), next(count), dice.random(), turned * turned,
        pattern.match("aab").group(1), loop[1] is loop, lock._is_owned(), next(iterator),
        repr(kept), kept.__traceback__ is not None, Base.total, Plain(3).n, len(set(things)), len(junk),
    ]
results = []
for attempt in range(3):
    receives, sends = _process.channel()
    pid = os.fork()
    if pid == 0:
        sends.send(repr(looked_at()).encode(), ())
        os._exit(0)
    results.append(receives.receive(None, ())[0].decode())
    os.waitpid(pid, 0)
print(len(set(results)))
own = repr(looked_at())
print(own == results[0])
print(own)
"#;

/// So many workers, and a collection at every safepoint or only where one is due.
fn options(workers: usize, stress: bool) -> Options {
    let heap = HeapOptions {
        stress,
        ..HeapOptions::default()
    };
    let vm = VmOptions {
        heap,
        ..VmOptions::default()
    };
    Options {
        workers,
        vm,
        ..Options::default()
    }
}

#[test]
fn a_copy_of_every_kind_of_object_is_as_good_as_the_original() {
    let mut outputs = Vec::new();
    for (workers, stress) in [(1, false), (4, false), (1, true), (4, true)] {
        let (report, output) = run(ALL_KINDS, options(workers, stress));
        assert_eq!(report.ending, Ending::Finished, "{output}");
        assert!(output.starts_with("1\nTrue\n"), "{output}");
        outputs.push(output);
    }
    outputs.dedup();
    assert_eq!(outputs.len(), 1);
    assert!(outputs[0].contains("[True, True, True, True, 2, 3, True, 5, 2,"));
}

/// Generators that run while the process forks: one in the thread that forks, with what it was suspended
/// in before collected since, and one in a thread that the copy has not.
const RUNNING_GENERATORS: &str = r#"
import os, threading
started, forked = threading.Event(), threading.Event()
def waiting():
    yield [object() for _ in range(20)]
    started.set()
    forked.wait()
    yield "goes on"
def forking(depth):
    stale = [object() for _ in range(20)]
    yield stale
    stale = None
    junk = [[n] for n in range(2000)]
    for level in range(depth):
        pid = os.fork()
        yield level, pid == 0
        if pid != 0:
            os.waitpid(pid, 0)
            return
    yield "innermost", len(junk)
def pull(generator):
    next(generator)
    print(next(generator), flush=True)
other = waiting()
thread = threading.Thread(target=pull, args=(other,))
thread.start()
started.wait()
parent = os.getpid()
own = forking(3)
next(own)
seen = list(own)
if os.getpid() != parent:
    seen.append(next(other, "ended"))
print(seen, flush=True)
if os.getpid() != parent:
    os._exit(0)
forked.set()
thread.join()
"#;

#[test]
fn a_generator_that_runs_while_its_process_forks_goes_on_in_both() {
    for stress in [false, true] {
        let (report, output) = run(RUNNING_GENERATORS, options(2, stress));
        assert_eq!(report.ending, Ending::Finished, "{output}");
        assert_eq!(
            output,
            "[(0, True), (1, True), (2, True), ('innermost', 2000), 'ended']\n\
             [(0, True), (1, True), (2, False), 'ended']\n\
             [(0, True), (1, False), 'ended']\n\
             [(0, False)]\n\
             goes on\n"
        );
    }
}

#[test]
fn beyond_the_limit_there_are_no_more_processes() {
    let source = "
import os
parent = os.getpid()
for n in range(5):
    try:
        if os.fork() == 0:
            try:
                while True: os.kill(parent, 0)
            except ProcessLookupError:
                print('orphaned')
            while True: pass
        print('forked')
    except BlockingIOError as error:
        print(error)
        break
os.abort()
";
    let vm = VmOptions {
        process_limit: 3,
        ..VmOptions::default()
    };
    let options = Options {
        vm,
        ..Options::default()
    };
    let (report, output, _) = support::run_until(&program(source), options, 5);
    assert_eq!(
        output,
        "forked\nforked\n[Errno 11] Resource temporarily unavailable\norphaned\norphaned\n"
    );
    assert_eq!(report.ending, Ending::Stopped);
    assert_eq!(report.exit_code, 134);
}

#[test]
fn a_heap_that_is_full_is_the_one_of_its_process() {
    let source = "
import os
pid = os.fork()
if pid == 0:
    hoard = []
    try:
        while True: hoard.append([0] * 10000)
    except MemoryError:
        os._exit(5)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), len([0] * 1000))
";
    let heap = HeapOptions {
        limit: 40 << 20,
        ..HeapOptions::default()
    };
    let vm = VmOptions {
        heap,
        ..VmOptions::default()
    };
    let (_, output) = run(
        source,
        Options {
            vm,
            ..Options::default()
        },
    );
    assert_eq!(output, "5 1000\n");
}

#[test]
fn stop_ends_all_processes() {
    let source = "
import multiprocessing
def forever():
    print('runs')
    while True: pass
processes = [multiprocessing.Process(target=forever) for _ in range(3)]
for process in processes: process.start()
for process in processes: process.join()
";
    for gil in [false, true] {
        let options = Options {
            gil,
            ..Options::default()
        };
        let (report, _, stopping) = support::run_until(&program(source), options, 3);
        assert_eq!(report.ending, Ending::Stopped);
        assert!(stopping < Duration::from_secs(5));
    }
}

#[test]
fn two_processes_that_wait_for_each_other_are_a_deadlock() {
    let source = "
import multiprocessing
def wait(queue): queue.get()
queue = multiprocessing.Queue()
process = multiprocessing.Process(target=wait, args=(queue,))
process.start()
process.join()
";
    let (report, _) = run(source, Options::default());
    assert_eq!(report.ending, Ending::Deadlocked);
    let (report, _) = under_gil(source, 1);
    assert_eq!(report.ending, Ending::Deadlocked);
}

/// Two that meet, each in a loop that only the other's turn ends.
fn meeting(kind: &str) -> String {
    format!(
        "
import multiprocessing, threading
flags = multiprocessing.RawArray('i', 2)
def meet(mine, other):
    flags[mine] = 1
    while not flags[other]: pass
    for _ in range(20000): pass
both = [{kind}(target=meet, args=pair) for pair in ((0, 1), (1, 0))]
for one in both: one.start()
for one in both: one.join()
print(list(flags))
"
    )
}

#[test]
fn under_the_gil_processes_run_at_once_and_threads_do_not() {
    let options = Options {
        workers: 4,
        gil: true,
        ..Options::default()
    };
    let (report, output) = run(&meeting("threading.Thread"), options);
    assert_eq!((&*output, report.parallel), ("[1, 1]\n", 1));
    let (report, output) = run(&meeting("multiprocessing.Process"), options);
    assert_eq!(output, "[1, 1]\n");
    assert!(report.parallel >= 2, "{}", report.parallel);
}

#[test]
fn the_same_seed_runs_processes_in_the_same_way() {
    let source = "
from multiprocessing import Process, RawValue
number = RawValue('i', 0)
def add():
    for _ in range(20000):
        number.value = number.value + 1
processes = [Process(target=add) for _ in range(3)]
for process in processes: process.start()
for process in processes: process.join()
print(number.value)
";
    let outputs: Vec<String> = [1, 1, 2].map(|seed| under_gil(source, seed).1).into();
    assert_eq!(outputs[0], outputs[1]);
    assert!(
        outputs[0]
            .trim()
            .parse()
            .is_ok_and(|sum: u32| sum <= 60_000)
    );
}
