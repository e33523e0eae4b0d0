//! Exploration: the programs in `tests/schedules/` have exactly the outcomes listed here, every schedule
//! found replays byte for byte, and what the search leaves out changes nothing on generated programs.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use interleave::host::Stream;
use interleave::live::{Ending, Program};
use interleave::schedule::explore::{
    Explorer, Findings, Kind, Limits, Obstacle, Outcome, Status, Wanted,
};
use interleave::schedule::session::{End, Session, ThreadState};
use interleave::schedule::{Dice, Policy, Progress, Random, Replay, Run, Schedule, Time};
use interleave::vm::VmOptions;

#[path = "support/recorder.rs"]
mod recorder;

use recorder::Recorder;

fn program(name: &str) -> Program {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/schedules/{name}.py"));
    let source = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("can't read {}: {error}", path.display()));
    compiled(&source)
}

fn compiled(source: &str) -> Program {
    Program::new("program.py", source).unwrap_or_else(|error| panic!("{error}\n{source}"))
}

fn explored(program: &Program, limits: Limits) -> Findings {
    let host = Arc::new(Recorder::default());
    let mut explorer =
        Explorer::new(program, host, limits).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    while explorer
        .advance(1000)
        .unwrap_or_else(|why| panic!("{why:?}"))
        == Status::More
    {}
    explorer.findings()
}

/// What a run printed on both streams, its exit code and how it ended.
fn run(program: &Program, policy: Box<dyn Policy>) -> ([String; 2], i32, Ending) {
    let host = Arc::new(Recorder::default());
    let time = Time::Counted { seed: 0 };
    let mut run = Run::new(program, host.clone(), policy, time, VmOptions::default());
    let report = loop {
        match run.advance(1.0) {
            Progress::Over(report) => break report,
            Progress::More => {}
            other => panic!("{other:?}"),
        }
    };
    let written = [Stream::Output, Stream::Error].map(|stream| host.printed(&[stream]));
    (written, report.exit_code, report.ending)
}

fn replays(program: &Program, outcome: &Outcome) {
    if outcome.kind == Kind::Diverges {
        return;
    }
    let written: Schedule = outcome.schedule.to_string().parse().unwrap();
    let (written, exit_code, ending) = run(program, Box::new(Replay::new(&written)));
    assert_eq!(written, [outcome.stdout.clone(), outcome.stderr.clone()]);
    assert_eq!(exit_code, outcome.exit_code);
    assert_eq!(ending == Ending::Deadlocked, outcome.kind == Kind::Deadlock);
}

/// Every interleaving of a program, all of whose schedules replay.
fn all_of(name: &str) -> Findings {
    let program = program(name);
    let findings = explored(&program, Limits::default());
    assert!(findings.complete, "{name}");
    for outcome in &findings.outcomes {
        replays(&program, outcome);
    }
    findings
}

/// The kinds of outcomes with the final values of one variable.
fn finals(findings: &Findings, variable: &str) -> BTreeSet<(Kind, String)> {
    let value = |outcome: &Outcome| outcome.globals.get(variable).cloned().unwrap_or_default();
    let outcomes = findings.outcomes.iter();
    outcomes
        .map(|outcome| (outcome.kind, value(outcome)))
        .collect()
}

fn finished(values: &[&str]) -> BTreeSet<(Kind, String)> {
    let values = values.iter();
    values
        .map(|value| (Kind::Finished, (*value).to_owned()))
        .collect()
}

#[test]
fn a_counter_without_a_lock_can_end_at_anything_from_2_to_2n() {
    let findings = all_of("counter");
    assert_eq!(
        finals(&findings, "counter"),
        finished(&["2", "3", "4", "5", "6"])
    );
    assert_eq!(findings.outcomes.len(), 5);
    assert_eq!(findings.races.len(), 1);
    assert_eq!(findings.races[0].variable, "counter");
    assert_eq!(findings.races[0].lines, [11, 11]);
    assert!(!findings.is_fine());
}

#[test]
fn a_name_is_given_twice_unless_the_table_has_it_only_once() {
    let findings = all_of("double_sign_up");
    let members = finals(&findings, "members");
    assert_eq!(members, finished(&["1", "2"]));
    assert_eq!(findings.outcomes.len(), 2);
    let findings = all_of("double_sign_up_unique");
    assert_eq!(finals(&findings, "members"), finished(&["1"]));
    assert_eq!(findings.outcomes.len(), 1);
}

#[test]
fn a_daemon_is_cut_off_anywhere() {
    let findings = all_of("cut_off");
    let ends: BTreeSet<[&str; 2]> = findings
        .outcomes
        .iter()
        .map(|it| [it.stdout.trim_end(), &*it.globals["done"]])
        .collect();
    let expected = [
        ["seen: 0", "0"],
        ["seen: 0", "1"],
        ["seen: 0", "2"],
        ["seen: 1", "1"],
        ["seen: 1", "2"],
        ["seen: 2", "2"],
    ];
    assert_eq!(ends, BTreeSet::from(expected));
    assert_eq!(findings.outcomes.len(), expected.len());
}

#[test]
fn whoever_waits_for_a_database_with_a_short_timeout_gets_it_or_does_not() {
    let findings = all_of("impatient");
    let ends = finals(&findings, "ended");
    let expected = ["database is locked", "paid in"]
        .map(|bob| format!("[('Ann', 'paid in'), ('Bob', '{bob}')]"));
    assert_eq!(ends, finished(&expected.each_ref().map(String::as_str)));
}

#[test]
fn threads_that_share_a_connection_end_each_others_transactions() {
    let findings = all_of("one_connection");
    let rows = finals(&findings, "rows");
    let finals: BTreeSet<&str> = rows.iter().map(|(_, rows)| rows.as_str()).collect();
    assert_eq!(
        finals,
        BTreeSet::from(["[]", "['keep', 'undo']", "['keep']"])
    );
    // One finds that the other has ended the transaction in the meantime.
    assert!(rows.iter().any(|(kind, _)| *kind == Kind::Exception));
}

#[test]
fn so_many_increments_by_each_of_two_threads_can_end_at_anything_from_2_to_twice_as_many() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/models/counter.py");
    let source = std::fs::read_to_string(path).unwrap();
    // Up to 50, see docs/engine-choices.md.
    for increments in 1..=10 {
        let source = source.replace("range(20)", &format!("range({increments})"));
        let findings = explored(&compiled(&source), Limits::default());
        assert!(findings.complete);
        let values: Vec<String> = (increments.min(2)..=2 * increments)
            .map(|value| value.to_string())
            .collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        assert_eq!(finals(&findings, "counter"), finished(&values));
        // 22,707 are those of the two loops by themselves.
        assert!(findings.states < 30_000);
    }
}

#[test]
fn a_counter_under_a_lock_has_one_outcome() {
    let findings = all_of("counter_locked");
    assert_eq!(finals(&findings, "counter"), finished(&["6"]));
    assert!(findings.is_fine());
}

#[test]
fn two_locks_in_two_orders_can_deadlock() {
    let findings = all_of("two_locks");
    let kinds: Vec<Kind> = findings
        .outcomes
        .iter()
        .map(|outcome| outcome.kind)
        .collect();
    assert_eq!(kinds, [Kind::Deadlock, Kind::Finished]);
    assert_eq!(findings.deadlocks.len(), 1);
    let cycle: Vec<[&str; 3]> = findings.deadlocks[0]
        .cycle
        .iter()
        .map(|waiter| [&*waiter.thread, &*waiter.holds, &*waiter.waits_for])
        .collect();
    assert_eq!(
        cycle,
        [["left", "first", "second"], ["right", "second", "first"]]
    );
    assert_eq!(
        findings.deadlocks[0].waiting[0].waits_for,
        "the end of left"
    );
}

#[test]
fn a_schedule_to_a_deadlock_ends_when_the_last_thread_waits() {
    for name in ["two_locks", "philosophers", "lost_wakeup"] {
        let program = program(name);
        let findings = explored(&program, Limits::default());
        let is_deadlock = |outcome: &&Outcome| outcome.kind == Kind::Deadlock;
        let outcome = findings.outcomes.iter().find(is_deadlock).unwrap();
        let host = Arc::new(Recorder::default());
        let mut session = Session::new(&program, host, 0, VmOptions::default());
        session.follow(&outcome.schedule).unwrap();
        let moment = session.moment().unwrap();
        assert_eq!(moment.end, Some(End::Deadlocked), "{name}");
        for thread in moment.threads {
            let waits = thread.state == ThreadState::Blocked && thread.wait.is_some();
            assert!(waits || thread.state == ThreadState::Finished, "{name}");
        }
    }
}

#[test]
fn petersons_algorithm_lets_one_thread_in_at_a_time() {
    let findings = all_of("peterson");
    assert_eq!(finals(&findings, "most"), finished(&["1"]));
    assert!(findings.deadlocks.is_empty());
}

#[test]
fn philosophers_can_starve_and_in_order_they_cannot() {
    let findings = all_of("philosophers");
    assert_eq!(findings.outcomes.len(), 2);
    assert_eq!(findings.deadlocks.len(), 1);
    assert_eq!(findings.deadlocks[0].cycle.len(), 3);
    assert!(all_of("philosophers_in_order").is_fine());
}

#[test]
fn a_queue_of_one_place_hands_everything_over() {
    let findings = all_of("bounded_buffer");
    assert_eq!(finals(&findings, "received"), finished(&["[0, 1, 2]"]));
    assert!(findings.is_fine());
}

#[test]
fn a_notification_that_comes_too_early_is_lost_however_long_the_other_sleeps() {
    let findings = all_of("lost_wakeup");
    let kinds: BTreeSet<Kind> = findings
        .outcomes
        .iter()
        .map(|outcome| outcome.kind)
        .collect();
    assert_eq!(kinds, BTreeSet::from([Kind::Finished, Kind::Deadlock]));
    assert!(findings.deadlocks[0].cycle.is_empty() && findings.deadlocks[0].lost_wakeup);
    assert!(told(&findings).contains("so nobody heard it"));
    let waiting = &findings.deadlocks[0].waiting;
    assert!(
        waiting
            .iter()
            .any(|waiter| waiter.waits_for == "changed.wait()")
    );
}

#[test]
fn a_check_can_be_outdated_when_the_act_comes() {
    let findings = all_of("check_then_act");
    assert_eq!(
        finals(&findings, "account.balance"),
        finished(&["-40", "30"])
    );
    let lines: Vec<[u32; 2]> = findings.races.iter().map(|race| race.lines).collect();
    assert_eq!(lines, [[11, 12], [12, 12]]);
}

/// What the stories of an exploration say, one after the other.
fn told(findings: &Findings) -> String {
    let stories = findings.outcomes.iter().flat_map(|outcome| &outcome.story);
    stories
        .map(|sentence| sentence.text.clone() + "\n")
        .collect()
}

#[test]
fn a_lost_update_is_told_in_words() {
    let told = told(&all_of("counter"));
    assert!(
        told.contains(
            "Thread-2 (work) read counter = 2 (line 11) before Thread-1 (work) stored 3 (line 11), so \
             Thread-2 (work)'s store of 3 erased Thread-1 (work)'s."
        ),
        "{told}"
    );
}

#[test]
fn a_check_that_is_outdated_is_told_with_all_three_lines_even_where_every_touch_is_locked() {
    for (name, variable, lines) in [
        ("check_then_act", "account.balance", [11, 12]),
        ("check_then_act_locked", "balance", [13, 16]),
    ] {
        let findings = all_of(name);
        assert!(told(&findings).contains(&format!("saw {variable} = 100 in line {}", lines[0])));
        let violation = &findings.violations[0];
        assert_eq!(
            (&*violation.variable, violation.lines, violation.between),
            (variable, lines, lines[1])
        );
    }
    assert!(all_of("check_then_act_locked").races.is_empty());
    assert!(all_of("counter_locked").violations.is_empty());
}

#[test]
fn a_race_is_what_nothing_orders_be_every_interleaving_explored_or_a_few_runs_made() {
    let counter: &[(&str, [u32; 2])] = &[("counter", [11, 11])];
    for (name, expected) in [
        ("counter_locked", &[][..]),
        ("handed_by_lock", &[]),
        ("handed_by_join", &[]),
        ("event", &[]),
        ("bounded_buffer", &[]),
        ("counter", counter),
        ("two_guards", &[("counter", [13, 13])]),
    ] {
        let a_few_runs = Limits {
            states: 1,
            ..Limits::default()
        };
        for limits in [Limits::default(), a_few_runs] {
            let findings = explored(&program(name), limits);
            let races = findings.races.iter();
            let races: Vec<(&str, [u32; 2])> =
                races.map(|race| (&*race.variable, race.lines)).collect();
            assert_eq!(races, expected, "{name}, complete: {}", findings.complete);
        }
    }
}

#[test]
fn a_text_and_the_bytes_of_it_are_two_values() {
    let findings = all_of("text_and_its_bytes");
    assert!((findings.outcomes.iter()).all(|outcome| !outcome.stdout.contains("b'")));
}

#[test]
fn what_is_found_does_not_depend_on_how_many_workers_search() {
    for name in ["counter", "philosophers", "bounded_buffer"] {
        let alone = all_of(name);
        let limits = Limits {
            workers: 4,
            ..Limits::default()
        };
        let together = explored(&program(name), limits);
        assert_eq!(alone.outcomes, together.outcomes);
        assert_eq!(
            (alone.states, alone.transitions, alone.races),
            (together.states, together.transitions, together.races)
        );
    }
}

#[test]
fn a_list_being_built_keeps_its_items_while_others_run() {
    let findings = all_of("comprehension");
    let pairs = (0..4).flat_map(|one| (one..4).map(move |other| format!("[{one}, {other}]")));
    let expected = pairs.map(|pair| (Kind::Finished, pair)).collect();
    assert_eq!(finals(&findings, "taken"), expected);
}

#[test]
fn a_loop_that_may_never_end_is_told_from_one_that_waits_its_turn() {
    let findings = all_of("endless");
    let kinds: BTreeSet<Kind> = findings
        .outcomes
        .iter()
        .map(|outcome| outcome.kind)
        .collect();
    assert_eq!(kinds, BTreeSet::from([Kind::Finished, Kind::Diverges]));
    assert!(told(&findings).contains("goes round and round in line 10"));
}

#[test]
fn an_exception_that_depends_on_the_schedule_is_an_outcome() {
    let findings = all_of("exception");
    let kinds: BTreeSet<Kind> = findings
        .outcomes
        .iter()
        .map(|outcome| outcome.kind)
        .collect();
    assert_eq!(kinds, BTreeSet::from([Kind::Finished, Kind::Exception]));
}

#[test]
fn classics_that_are_right_have_one_outcome() {
    for (name, variable, value) in [
        ("spinlock", "most", "1"),
        ("bounded_buffer_condition", "received", "[0, 1]"),
        ("bounded_buffer_semaphores", "received", "[0, 1]"),
        ("readers_writers", "seen", "[True, True]"),
        ("double_checked", "made", "1"),
        ("event", "seen", "[42]"),
        ("barrier", "seen", "[2, 1]"),
    ] {
        let findings = all_of(name);
        assert_eq!(finals(&findings, variable), finished(&[value]), "{name}");
    }
}

#[test]
fn what_is_checked_without_a_lock_can_be_made_twice() {
    let findings = all_of("checked_once");
    assert_eq!(finals(&findings, "made"), finished(&["[1]", "[1, 1]"]));
    let violation = &findings.violations[0];
    assert_eq!(
        (&*violation.variable, violation.lines),
        ("cache['thing']", [10, 12])
    );
}

#[test]
fn two_transfers_can_wait_for_each_other_and_the_accounts_are_named() {
    let findings = all_of("transfers");
    let cycle: Vec<[&str; 3]> = findings.deadlocks[0]
        .cycle
        .iter()
        .map(|waiter| [&*waiter.thread, &*waiter.holds, &*waiter.waits_for])
        .collect();
    let expected = [
        ["to Bob", "alice.lock", "bob.lock"],
        ["to Alice", "bob.lock", "alice.lock"],
    ];
    assert_eq!(cycle, expected);
}

#[test]
fn a_timer_rings_or_is_cancelled() {
    assert_eq!(
        finals(&all_of("timer"), "rung"),
        finished(&["False", "True"])
    );
}

#[test]
fn tasks_of_a_pool_race_as_threads_do() {
    assert_eq!(
        finals(&all_of("pool"), "counter"),
        finished(&["1", "2", "3"])
    );
}

#[test]
fn those_who_wait_for_each_other_to_move_go_on_for_ever() {
    let findings = all_of("polite");
    let kinds: Vec<Kind> = findings
        .outcomes
        .iter()
        .map(|outcome| outcome.kind)
        .collect();
    assert!(kinds.contains(&Kind::Diverges), "{kinds:?}");
}

#[test]
fn a_budget_is_kept_and_said() {
    let limits = Limits {
        states: 50,
        ..Limits::default()
    };
    let findings = explored(&program("counter"), limits);
    assert!(!findings.complete && findings.states <= 60);
    assert!(!findings.outcomes.is_empty());
    for outcome in &findings.outcomes {
        replays(&program("counter"), outcome);
    }
    let limits = Limits {
        preemptions: Some(0),
        ..Limits::default()
    };
    let findings = explored(&program("counter"), limits);
    assert!(!findings.complete);
    assert!(finals(&findings, "counter").is_superset(&finished(&["6"])));
    let limits = Limits {
        preemptions: Some(1),
        ..Limits::default()
    };
    let findings = explored(&program("counter"), limits);
    assert!(finals(&findings, "counter").is_superset(&finished(&["3", "6"])));
}

/// A small program that follows from its seed.
fn generated(seed: u64) -> String {
    const STATEMENTS: [&str; 20] = [
        "x += 1",
        "y = x",
        "x = y + 1",
        "with lock:\n        x += 1",
        "with lock:\n        y += x",
        "items.append(x)",
        "if items:\n        y = items.pop()",
        "if x == y:\n        x = 5",
        "table['key'] = x",
        "print(name, x)",
        "box.content = box.content * 2 + y",
        "if lock.acquire(False):\n        x += 10\n        lock.release()",
        "pair = [x, y]\n    y = sum(pair)",
        "made = Box()\n    made.content = x\n    boxes.append(made)",
        "if boxes:\n        boxes[-1].content += 1",
        "table[name] = [look() for _ in range(2)]",
        "with lock:\n        with other:\n            x += 2",
        "with other:\n        with lock:\n            y = x",
        "flag.wait()",
        "flag.set()",
    ];
    let mut dice = Dice::new(seed);
    let mut source = String::from(
        "import threading\nx = y = 0\nitems = []\ntable = {}\nlock = threading.Lock()\nother = threading.Lock()\nflag = threading.Event()\nclass Box:\n    content = 1\nbox = Box()\nboxes = []\ndef look():\n    return x\n",
    );
    for name in ["one", "two"] {
        source.push_str(&format!(
            "def {name}():\n    global x, y\n    name = '{name}'\n"
        ));
        for _ in 0..2 {
            let statement = STATEMENTS[dice.below(STATEMENTS.len() as u64) as usize];
            source.push_str(&format!("    {statement}\n"));
        }
    }
    source.push_str(
        "threads = [threading.Thread(target=one), threading.Thread(target=two)]\nfor thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint(x, y, items, table, box.content, [box.content for box in boxes])\n",
    );
    source
}

/// Outcomes without their schedules.
fn results(findings: &Findings) -> BTreeSet<(Kind, String, String)> {
    let outcomes = findings.outcomes.iter();
    outcomes
        .map(|outcome| {
            let globals = format!("{:?}", outcome.globals);
            (outcome.kind, outcome.stdout.clone(), globals)
        })
        .collect()
}

/// Who waits for whom in the deadlocks.
fn cycles(findings: &Findings) -> BTreeSet<Vec<String>> {
    let deadlocks = findings.deadlocks.iter();
    deadlocks
        .map(|deadlock| {
            let waiters = deadlock.cycle.iter().chain(&deadlock.waiting);
            waiters
                .map(|it| format!("{} {} {} {:?}", it.thread, it.holds, it.waits_for, it.line))
                .collect()
        })
        .collect()
}

/// What is found in a program; it is what is found when nothing is left out, and replays.
fn as_thoroughly(program: &Program, source: &str) -> Findings {
    let findings = explored(program, Limits::default());
    let thorough = Limits {
        thorough: true,
        ..Limits::default()
    };
    let all = explored(program, thorough);
    assert!(findings.complete && all.complete);
    assert_eq!(results(&findings), results(&all), "{source}");
    assert_eq!(findings.races, all.races, "{source}");
    assert_eq!(cycles(&findings), cycles(&all), "{source}");
    for outcome in &findings.outcomes {
        replays(program, outcome);
    }
    findings
}

#[test]
fn what_is_left_out_changes_nothing() {
    // Making every step takes long without optimisation.
    let seeds = if cfg!(debug_assertions) { 2 } else { 24 };
    for seed in 0..seeds {
        let source = generated(seed);
        let program = compiled(&source);
        let findings = as_thoroughly(&program, &source);
        let states = 1;
        let a_few_runs = explored(
            &program,
            Limits {
                states,
                ..Limits::default()
            },
        );
        let known = |race| findings.races.contains(race);
        assert!(a_few_runs.races.iter().all(known), "{source}");
    }
}

#[test]
fn objects_within_reach_of_one_thread_are_told_apart() {
    let source = "import threading
total = 0
def alone():
    global total
    own = [[1], [2, 2]]
    for item in own:
        item.append(own.pop())
    total += len(own[0])
    own = {0: own, 1: [own]}
    own[2] = own
def other():
    global total
    total += 1
threads = [threading.Thread(target=target) for target in (alone, other)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    as_thoroughly(&compiled(source), source);
}

#[test]
fn objects_made_anew_in_every_round_are_told_apart() {
    let source = "import threading
shared = []
seen = []
def work(me):
    if me == 1:
        shared.append([])
        return
    for round in range(2):
        item = []
        shared.append(item)
        seen.append(shared.pop(0) is item)
threads = [threading.Thread(target=work, args=(me,)) for me in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    as_thoroughly(&compiled(source), source);
}

#[test]
fn no_random_run_ends_as_the_exploration_says_none_can() {
    for seed in 100..106 {
        let source = generated(seed);
        let program = compiled(&source);
        let findings = explored(&program, Limits::default());
        let printed: BTreeSet<&str> = findings
            .outcomes
            .iter()
            .map(|outcome| &*outcome.stdout)
            .collect();
        for run_seed in 0..10 {
            let ([stdout, _], _, _) = run(&program, Box::new(Random::new(run_seed, 3)));
            assert!(printed.contains(&*stdout), "{source}\n{stdout}");
        }
    }
}

/// What can still happen behind a schedule, looking for something until it is found.
fn explored_behind(program: &Program, position: &Schedule, wanted: Wanted) -> Explorer {
    let host = Arc::new(Recorder::default());
    let explorer = Explorer::at(program, host, Limits::default(), position);
    let mut explorer = explorer.unwrap_or_else(|refusal| panic!("{refusal:?}"));
    explorer.look_for(wanted);
    while explorer.advance(100).unwrap() == Status::More {}
    explorer
}

#[test]
fn from_any_position_the_next_move_of_a_way_to_something_wanted_is_known() {
    let program = program("counter");
    let wanted = Wanted::Value {
        name: "counter".to_owned(),
        repr: "2".to_owned(),
    };
    let mut position = Schedule::default();
    let mut moves = 0;
    loop {
        let explorer = explored_behind(&program, &position, wanted.clone());
        let hint = explorer.hint(&wanted).expect("it can still happen");
        if hint.instructions == 0 {
            break;
        }
        position.push(hint.thread, hint.instructions);
        moves += 1;
        assert!(moves < 20);
    }
    replays(
        &program,
        &explored_behind(&program, &position, wanted)
            .hint(&Wanted::Value {
                name: "counter".to_owned(),
                repr: "2".to_owned(),
            })
            .unwrap()
            .outcome,
    );
    // Behind a run in which every thread ended before the next one moved, nothing can be lost any more.
    let spoilt: Schedule = alone(&program);
    let impossible = Wanted::Value {
        name: "counter".to_owned(),
        repr: "2".to_owned(),
    };
    let explorer = explored_behind(&program, &spoilt, impossible.clone());
    assert!(explorer.hint(&impossible).is_none() && explorer.findings().complete);
}

#[test]
fn a_goal_of_another_program_is_told_from_one_that_cannot_be_reached() {
    let edited = [
        (
            "hits = 0\ndef work():\n    global hits\n    hits += 1\n",
            true,
        ),
        (
            "counter = 0\ndef work():\n    global counter\n    counter += 1\n",
            true,
        ),
        ("counter = 0\n", false),
    ];
    let wanted = Wanted::Value {
        name: "counter".to_owned(),
        repr: "7".to_owned(),
    };
    let obstacles = edited.map(|(body, starts)| {
        let threads = "threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
        let source = format!(
            "import threading\n{body}{}",
            if starts { threads } else { "" }
        );
        let program = compiled(&source);
        let explorer = explored_behind(&program, &Schedule::default(), wanted.clone());
        assert!(explorer.hint(&wanted).is_none());
        explorer.obstacle(&wanted)
    });
    let name = "counter".to_owned();
    let expected = [
        Some(Obstacle::NoVariable { name }),
        None,
        Some(Obstacle::OneThread),
    ];
    assert_eq!(obstacles, expected);
}

/// The schedule in which every thread runs to its end before the next one moves.
fn alone(program: &Program) -> Schedule {
    let host = Arc::new(Recorder::default());
    let time = Time::Counted { seed: 0 };
    let policy = Box::new(Replay::new(&Schedule::default()));
    let mut run = Run::new(program, host, policy, time, VmOptions::default());
    while !matches!(run.advance(1.0), Progress::Over(_)) {}
    run.schedule().clone()
}

/// What the page says in the end when a demo of the lecture's is explored, in a full search.
fn said(demo: &str) -> BTreeSet<String> {
    let folder = env!("CARGO_MANIFEST_DIR");
    let file = format!("{folder}/lectures/threads-flask/programs/{demo}.py");
    let program = compiled(&std::fs::read_to_string(file).unwrap());
    let findings = explored(&program, Limits::default());
    assert!(findings.complete, "{demo}: {} states", findings.states);
    // Far fewer than there are orders of all that happens on the way from the client to the view and back.
    assert!(findings.states < 20_000, "{demo}: {}", findings.states);
    for outcome in &findings.outcomes {
        replays(&program, outcome);
    }
    let outcomes = findings.outcomes.iter();
    outcomes.map(|outcome| outcome.stdout.clone()).collect()
}

#[test]
fn two_requests_to_a_server_have_the_outcomes_that_the_view_has() {
    let likes = |number: u32| format!("The page says: {number} likes\n");
    assert_eq!(said("two_likes"), [1, 2].map(likes).into());
    assert_eq!(said("two_likes_locked"), [likes(2)].into());
}

#[test]
fn two_requests_that_ask_a_database_have_the_outcomes_of_their_statements() {
    // Making every step takes long without optimisation.
    if cfg!(debug_assertions) {
        return;
    }
    let likes = |number: u32| format!("The page says: {number} likes\n");
    assert_eq!(said("two_likes_database"), [1, 2].map(likes).into());
    assert_eq!(said("two_likes_one_statement"), [likes(2)].into());
}
