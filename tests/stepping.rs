//! Stepping through the library's door: any mixture of moves forward and back shows the same moments,
//! what was stepped replays from its schedule, and what a moment says of threads, variables and locks.

use std::sync::Arc;

use interleave::host::Stream;
use interleave::live::Program;
use interleave::schedule::session::{
    End, Extent, Last, Moment, Player, Refused, Session, ThreadMoment, ThreadState,
};
use interleave::schedule::{Dice, Gil, Progress, Replay, Run, Schedule, Time};
use interleave::vm::VmOptions;

#[path = "support/recorder.rs"]
mod recorder;

use recorder::Recorder;

/// Where a program prints.
const BOTH: [Stream; 2] = [Stream::Output, Stream::Error];

fn program(source: &str) -> Program {
    Program::new("program.py", source).unwrap_or_else(|error| panic!("{error}"))
}

fn session(source: &str) -> Session {
    let host = Arc::new(Recorder::default());
    Session::new(&program(source), host, 0, VmOptions::default())
}

fn printed(moment: &Moment) -> String {
    moment.output.iter().map(|printed| &*printed.text).collect()
}

fn thread(moment: &Moment, number: u32) -> &ThreadMoment {
    &moment.threads[number as usize]
}

fn global<'a>(moment: &'a Moment, name: &str) -> &'a str {
    let found = moment.globals.iter().find(|slot| slot.name == name);
    found.map_or("", |slot| &slot.value.text)
}

fn movable(moment: &Moment) -> Vec<u32> {
    let threads = moment.threads.iter().filter(|thread| thread.movable);
    threads.map(|thread| thread.number).collect()
}

const COUNTER: &str = "import threading
counter = 0
def work():
    global counter
    counter += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter)
";

/// Moves a thread line by line until it is on this line.
fn until_line(session: &mut Session, number: u32, line: u32) {
    for _ in 0..100 {
        let moment = session.moment().unwrap();
        if thread(&moment, number)
            .frames
            .last()
            .map(|frame| frame.line)
            == Some(line)
        {
            return;
        }
        session.advance(number, Extent::Line).unwrap();
    }
    panic!("thread {number} never comes to line {line}");
}

#[test]
fn a_lost_update_step_by_step() {
    let mut session = session(COUNTER);
    let start = session.moment().unwrap();
    // The imports at the beginning are behind it.
    assert_eq!(thread(&start, 0).frames[0].line, 2);
    until_line(&mut session, 0, 8);
    until_line(&mut session, 1, 5);
    until_line(&mut session, 2, 5);
    // The first thread reads the counter, and stands before writing it.
    session.advance(1, Extent::Shared).unwrap();
    let moment = session.moment().unwrap();
    let next = thread(&moment, 1).next.clone().unwrap();
    if next.touch.as_deref() == Some("reads counter") {
        session.advance(1, Extent::Shared).unwrap();
    }
    let moment = session.moment().unwrap();
    let next = thread(&moment, 1).next.clone().unwrap();
    assert_eq!(
        (next.touch.as_deref(), next.writes),
        (Some("writes counter"), true)
    );
    assert_eq!(next.name, "STORE_GLOBAL");
    session.advance(2, Extent::Block).unwrap();
    let moment = session.moment().unwrap();
    assert_eq!(global(&moment, "counter"), "1");
    assert!(
        moment
            .globals
            .iter()
            .any(|slot| slot.name == "counter" && slot.changed)
    );
    assert_eq!(thread(&moment, 2).state, ThreadState::Finished);
    session.advance(1, Extent::Block).unwrap();
    session.advance(0, Extent::Block).unwrap();
    let end = session.moment().unwrap();
    assert_eq!(
        (printed(&end).as_str(), end.end),
        ("1\n", Some(End::Finished))
    );
    assert_eq!(session.advance(0, Extent::Line), Err(Refused::Ended));
}

const MIXED: &str = "import random, threading, time
lock = threading.Lock()
shelf = []
class Account:
    def __init__(self, balance):
        self.balance = balance
account = Account(100)
def work(name):
    for number in range(3):
        with lock:
            shelf.append((name, number))
        seen = account.balance
        time.sleep(random.random() / 1000)
        account.balance = seen - 1
        print(name, number, time.monotonic())
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads: thread.start()
for thread in threads: thread.join(timeout=0.002)
for thread in threads: thread.join()
print(account.balance, shelf)
";

fn any_extent(dice: &mut Dice) -> Extent {
    [
        Extent::Instruction,
        Extent::Line,
        Extent::Shared,
        Extent::Block,
    ][dice.below(4) as usize]
}

#[test]
fn stepping_back_and_forward_shows_the_same_moments() {
    for seed in 0..3 {
        let mut dice = Dice::new(seed);
        let mut session = session(MIXED);
        let mut moments = vec![session.moment().unwrap()];
        for _ in 0..60 {
            let able = movable(moments.last().unwrap());
            if able.is_empty() {
                break;
            }
            let thread = able[dice.below(able.len() as u64) as usize];
            session.advance(thread, any_extent(&mut dice)).unwrap();
            moments.push(session.moment().unwrap());
        }
        for _ in 0..12 {
            let wanted = &moments[dice.below(moments.len() as u64) as usize];
            session.go(u64::from(wanted.position)).unwrap();
            assert_eq!(session.moment().unwrap(), *wanted);
            if dice.below(2) == 0 {
                while session.prepare() {}
            }
        }
        session.go(0).unwrap();
        for moment in &moments {
            assert_eq!(session.moment().unwrap(), *moment);
            session.forward().unwrap();
        }
        for moment in moments.iter().rev() {
            assert_eq!(session.moment().unwrap(), *moment);
            session.back().unwrap();
        }
    }
}

#[test]
fn what_was_stepped_replays_from_its_schedule() {
    for seed in 0..6 {
        let mut dice = Dice::new(seed + 100);
        let mut session = session(MIXED);
        let end = loop {
            let moment = session.moment().unwrap();
            if moment.end.is_some() {
                break moment;
            }
            let able = movable(&moment);
            let thread = able[dice.below(able.len() as u64) as usize];
            session.advance(thread, any_extent(&mut dice)).unwrap();
        };
        let schedule = session.schedule();
        let host = Arc::new(Recorder::default());
        let time = Time::Counted { seed: 0 };
        let policy = Box::new(Replay::new(&schedule));
        let options = VmOptions::default();
        let mut run = Run::new(&program(MIXED), host.clone(), policy, time, options);
        assert!(matches!(run.advance(1.0), Progress::Over(_)));
        assert_eq!(host.printed(&BOTH), printed(&end));
        let written: Schedule = schedule.to_string().parse().unwrap();
        let mut again = self::session(MIXED);
        again.follow(&written).unwrap();
        let replayed = again.moment().unwrap();
        assert_eq!(
            (replayed.position, printed(&replayed)),
            (end.position, printed(&end))
        );
        assert_eq!(replayed.globals.len(), end.globals.len());
        assert_eq!(again.schedule(), schedule);
    }
}

#[test]
fn a_move_along_what_was_recorded_keeps_it() {
    let mut session = session(COUNTER);
    session.to_choice();
    session.advance(1, Extent::Block).unwrap();
    session.advance(0, Extent::Block).unwrap();
    let whole = session.whole_schedule();
    session.go(session.first_choice()).unwrap();
    session.advance(1, Extent::Instruction).unwrap();
    assert_eq!(session.whole_schedule(), whole);
    session.advance(0, Extent::Instruction).unwrap();
    assert_ne!(session.whole_schedule(), whole);
    assert_eq!(session.end(), session.position());
}

/// Two threads that take two locks in opposite orders.
const CROSSING_LOCKS: &str = "import threading
left = threading.Lock()
right = threading.Lock()
def work(first, second):
    with first:
        with second:
            pass
threads = [threading.Thread(target=work, args=pair) for pair in [(left, right), (right, left)]]
for thread in threads: thread.start()
for thread in threads: thread.join()
";

#[test]
fn a_deadlock_says_who_waits_for_whom() {
    let mut session = session(CROSSING_LOCKS);
    until_line(&mut session, 0, 10);
    until_line(&mut session, 1, 6);
    until_line(&mut session, 2, 6);
    session.advance(1, Extent::Block).unwrap();
    session.advance(2, Extent::Block).unwrap();
    assert_eq!(session.advance(1, Extent::Line), Err(Refused::Waits(1)));
    session.advance(0, Extent::Block).unwrap();
    let moment = session.moment().unwrap();
    assert_eq!(moment.end, Some(End::Deadlocked));
    let waits: Vec<String> = moment
        .threads
        .iter()
        .map(|thread| thread.wait.clone().unwrap().what)
        .collect();
    assert_eq!(
        waits,
        ["Thread-1 (work) to end", "Lock 'right'", "Lock 'left'"]
    );
    assert_eq!(thread(&moment, 0).wait.as_ref().unwrap().thread, Some(1));
    let right = moment
        .locks
        .iter()
        .find(|lock| lock.name == "right")
        .unwrap();
    assert_eq!(right.holders, [2]);
    assert_eq!(
        thread(&moment, 1).wait.as_ref().unwrap().lock,
        Some(right.id)
    );
}

#[test]
fn a_sleeping_thread_is_moved_by_letting_time_pass() {
    let mut session = session("import time\ntime.sleep(2)\nprint('up')\n");
    session.advance(0, Extent::Line).unwrap();
    let moment = session.moment().unwrap();
    assert_eq!(thread(&moment, 0).state, ThreadState::Sleeping);
    assert!(thread(&moment, 0).until.unwrap() >= 2.0 && moment.time < 1.0);
    session.advance(0, Extent::Line).unwrap();
    assert!(session.moment().unwrap().time >= 2.0);
}

#[test]
fn the_gil_plays_and_what_it_played_can_be_stepped_back() {
    let mut session = session(COUNTER);
    // After each instruction, so that threads change places on every line.
    let mut policy = Gil::every(1, Some(3));
    let mut last = Last::default();
    while session.play(&mut policy, &mut last, 1000) {}
    let end = session.moment().unwrap();
    assert_eq!(end.end, Some(End::Finished));
    session.back().unwrap();
    session.forward().unwrap();
    assert_eq!(session.moment().unwrap(), end);
    let growth = session.growth();
    assert_eq!(growth.end, end.position);
    assert!(
        growth
            .changes
            .iter()
            .any(|change| change.thread == 2 && change.line == 5)
    );
}

#[test]
fn what_was_made_ready_to_go_back_shows_the_same_moments() {
    let source = COUNTER.replace(
        "    counter += 1",
        "    for _ in range(4000):\n        counter += 1",
    );
    let play = |prepares: bool| {
        let mut session = session(&source);
        let mut policy = Gil::every(40, Some(1));
        let mut last = Last::default();
        while session.play(&mut policy, &mut last, 9_000) {
            while prepares && session.prepare() {}
        }
        session
    };
    let (mut ready, mut not_ready) = (play(true), play(false));
    let mut position = ready.end();
    while position > 20_000 {
        position -= 10_000;
        for session in [&mut ready, &mut not_ready] {
            session.go(position).unwrap();
        }
        while ready.prepare() {}
        assert_eq!(ready.moment().unwrap(), not_ready.moment().unwrap());
    }
    // From there another way is taken, and what was made ready for the first is void.
    for session in [&mut ready, &mut not_ready] {
        session.advance(1, Extent::Line).unwrap();
        session.advance(2, Extent::Line).unwrap();
        session.back().unwrap();
    }
    assert_eq!(ready.moment().unwrap(), not_ready.moment().unwrap());
}

#[test]
fn a_schedule_that_does_not_fit_is_refused_where_it_does_not() {
    let mut session = session(COUNTER);
    let schedule: Schedule = "0x100000,7x1".parse().unwrap();
    assert!(matches!(session.follow(&schedule), Err(Refused::Misfit(_))));
}

#[test]
fn the_bytecode_of_a_line_with_the_threads_in_it() {
    let mut session = session(COUNTER);
    until_line(&mut session, 0, 8);
    until_line(&mut session, 1, 5);
    let listing = session.listing(5, 1).unwrap();
    let names: Vec<&str> = listing
        .instructions
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        names[..4],
        ["LOAD_GLOBAL", "LOAD_CONST", "BINARY", "STORE_GLOBAL"]
    );
    assert_eq!(
        (listing.function.as_str(), listing.text.as_str()),
        ("work", "counter += 1")
    );
    assert_eq!(listing.instructions[0].threads, [1]);
    assert!(listing.instructions[0].shared && !listing.instructions[1].shared);
}

/// How a session ends that the adversary plays.
fn played(source: &str, seed: u64, extent: Extent) -> (Moment, Schedule) {
    let mut session = session(source);
    session.let_play(&mut Player::adversary(seed), extent, 5_000);
    (session.moment().unwrap(), session.schedule())
}

#[test]
fn the_adversary_loses_updates_and_closes_circles_of_locks() {
    let lost = (0..20).filter(|&seed| printed(&played(COUNTER, seed, Extent::Line).0) == "1\n");
    assert!(lost.count() >= 12);
    let ends = (0..20).map(|seed| played(CROSSING_LOCKS, seed, Extent::Line).0.end);
    assert!(ends.filter(|&end| end == Some(End::Deadlocked)).count() >= 12);
}

#[test]
fn what_the_adversary_does_follows_from_its_seed() {
    for seed in 0..5 {
        let first = played(MIXED, seed, Extent::Instruction);
        assert_eq!(first, played(MIXED, seed, Extent::Instruction));
        assert_eq!(first.0.end, Some(End::Finished));
    }
}

#[test]
fn a_like_is_lost_between_a_server_and_its_clients_and_taking_it_back_finds_it_again() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let file = format!("{folder}/lectures/threads-flask/programs/two_likes.py");
    let mut session = session(&std::fs::read_to_string(file).unwrap());
    // The main thread starts a server and two visitors and waits for these, as they do for their answers.
    for number in [0, 1, 2, 3] {
        session.advance(number, Extent::Block).unwrap();
    }
    let asked = session.moment().unwrap();
    assert_eq!(movable(&asked), [1]);
    session.advance(1, Extent::Block).unwrap();
    let writes = 20;
    until_line(&mut session, 4, writes);
    let position = session.position();
    until_line(&mut session, 5, writes);
    for number in [4, 5, 2, 3, 0] {
        session.advance(number, Extent::Block).unwrap();
    }
    assert_eq!(
        printed(&session.moment().unwrap()),
        "The page says: 1 likes\n"
    );
    // Back to where only the first request has read, which is now answered before the second begins: that
    // one waits where it sleeps.
    session.go(position).unwrap();
    for number in [4, 5, 5, 2, 3, 0] {
        session.advance(number, Extent::Block).unwrap();
    }
    assert_eq!(
        printed(&session.moment().unwrap()),
        "The page says: 2 likes\n"
    );
}
