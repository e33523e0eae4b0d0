//! A server's life, moment by moment: the scoreboard tells it.

use super::{Dice, HELLO, HELLO_KEPT, Stage, configured};
use crate::server::Configuration;
use crate::server::scoreboard::Worker;

const TWO: &str = "StartServers 2\nThreadsPerChild 2\nMaxClients 6\nMinSpareThreads 1\nMaxSpareThreads 3\nListenBacklog 3\nTimeOut 10\n";

fn worker(child: usize, cell: usize) -> Worker {
    Worker { child, cell }
}

#[test]
fn connections_go_to_the_thread_that_has_waited_longest() {
    let mut stage = Stage::new(configured(TWO));
    assert_eq!(stage.board(), "__|__|");
    let first = stage.connect(b"");
    assert_eq!(stage.board(), "R_|__|");
    stage.send(first, HELLO);
    assert_eq!(stage.board(), "W_|__|");
    stage.connect(HELLO);
    stage.connect(HELLO);
    assert_eq!(stage.board(), "WW|W_|");
    stage.answer(worker(0, 0));
    assert_eq!(stage.board(), "_W|W_|");
    assert!(stage.text(first).ends_with("Connection: close\r\n\r\nhi"));
    stage.check();
}

#[test]
fn the_queue_is_bounded_and_then_it_is_503() {
    let mut stage = Stage::new(configured(TWO));
    let served: Vec<u64> = (0..7).map(|_| stage.connect(HELLO)).collect();
    assert_eq!(stage.board(), "WW|WW|");
    assert_eq!(stage.server.queued(), 3);
    let refused = stage.connect(HELLO);
    assert_eq!(stage.status(refused), "503");
    assert_eq!(stage.server.record().refused, 1);
    stage.answer_all();
    assert!(
        served
            .iter()
            .all(|&connection| stage.status(connection) == "200")
    );
    stage.check();
}

#[test]
fn a_kept_connection_keeps_its_thread() {
    let mut stage = Stage::new(configured(&format!("{TWO}MaxSpareThreads 4\n")));
    let connection = stage.connect(HELLO_KEPT);
    stage.answer(worker(0, 0));
    assert_eq!(stage.board(), "K_|__|");
    stage.send(connection, HELLO_KEPT);
    assert_eq!(stage.board(), "W_|__|");
    stage.answer(worker(0, 0));
    stage.pass(4.0);
    assert_eq!(stage.board(), "K_|__|");
    stage.pass(2.0);
    assert_eq!(stage.board(), "__|__|");
    assert_eq!(stage.closed.get(&connection), Some(&false));
}

#[test]
fn requests_that_come_together_are_answered_one_after_the_other() {
    let mut stage = Stage::new(configured(TWO));
    let connection = stage.connect(&[HELLO_KEPT, HELLO_KEPT, HELLO].concat());
    stage.answer_all();
    assert_eq!(stage.text(connection).matches("200 OK").count(), 3);
    assert_eq!(stage.closed.get(&connection), Some(&false));
}

#[test]
fn who_sends_too_slowly_is_told_408_and_who_serves_too_slowly_504() {
    let mut stage = Stage::new(configured(TWO));
    let slow = stage.connect(b"GET / HT");
    let served = stage.connect(HELLO);
    stage.pass(10.5);
    assert_eq!(stage.status(slow), "408");
    assert_eq!(stage.status(served), "504");
    // The thread still runs the program, and the scoreboard says so.
    assert_eq!(stage.board(), "_W|__|");
    stage.answer_all();
    assert_eq!(stage.board(), "__|__|");
    assert_eq!(stage.server.record().timed_out, 1);
    stage.check();
}

#[test]
fn idle_threads_are_kept_between_two_numbers() {
    let mut stage = Stage::new(configured(TWO));
    stage.connect(HELLO);
    stage.connect(HELLO);
    stage.connect(HELLO);
    stage.connect(HELLO);
    stage.pass(1.1);
    // None was idle, so a child was added.
    assert_eq!(stage.board(), "WW|WW|__");
    stage.answer_all();
    assert_eq!(stage.board(), "__|__|__");
    stage.pass(1.1);
    assert_eq!(stage.board(), "__|__|");
    stage.pass(1.1);
    assert_eq!(stage.board(), "__||");
    stage.pass(1.1);
    assert_eq!(stage.board(), "__||");
    stage.check();
}

#[test]
fn children_are_added_faster_the_longer_they_are_needed() {
    let text = "StartServers 1\nThreadsPerChild 1\nMaxClients 16\nMinSpareThreads 16\n";
    let mut stage = Stage::new(configured(text));
    let mut living = Vec::new();
    for _ in 0..4 {
        living.push(stage.board().matches('_').count());
        stage.pass(1.1);
    }
    assert_eq!(living, [1, 2, 4, 8]);
}

#[test]
fn a_child_that_has_served_enough_is_replaced() {
    let text = "StartServers 1\nThreadsPerChild 2\nMaxClients 2\nMinSpareThreads 1\nMaxRequestsPerChild 3\n";
    let mut stage = Stage::new(configured(text));
    stage.connect(HELLO);
    stage.answer_all();
    let (first, second) = (stage.connect(HELLO), stage.connect(HELLO));
    let queued = stage.connect(HELLO);
    stage.answer(stage.serving[0]);
    // Its last request is still served; nothing new is given to it.
    assert_eq!(stage.board().matches('G').count(), 1);
    stage.answer_all();
    assert_eq!([stage.status(first), stage.status(second)], ["200", "200"]);
    assert_eq!(stage.board(), "");
    stage.pass(1.1);
    stage.answer_all();
    assert_eq!(stage.status(queued), "200");
    stage.check();
}

#[test]
fn what_a_dead_child_had_not_begun_goes_to_others() {
    let mut stage = Stage::new(configured(TWO));
    let served = stage.connect(HELLO);
    let reading = stage.connect(b"GET / HTTP/1.1\r\n");
    stage.dies(0, 11);
    assert_eq!(stage.closed.get(&served), Some(&true));
    assert_eq!(stage.server.record().lost, 1);
    stage.send(reading, b"Host: x\r\nConnection: close\r\n\r\n");
    stage.answer_all();
    assert_eq!(stage.status(reading), "200");
    stage.check();
}

#[test]
fn a_graceful_stop_serves_what_has_arrived() {
    let mut stage = Stage::new(configured(TWO));
    let connections: Vec<u64> = (0..6).map(|_| stage.connect(HELLO)).collect();
    stage.server.stop(stage.now);
    stage.settle();
    let late = stage.connect(HELLO);
    assert_eq!(stage.status(late), "503");
    assert!(!stage.left);
    stage.answer_all();
    assert!(
        connections
            .iter()
            .all(|&connection| stage.status(connection) == "200")
    );
    stage.pass(0.1);
    assert!(stage.left);
    assert_eq!(stage.board(), "||");
}

#[test]
fn a_graceful_stop_has_its_patience() {
    let text = format!("{TWO}GracefulShutdownTimeout 5\n");
    let mut stage = Stage::new(configured(&text));
    let connection = stage.connect(HELLO);
    stage.server.stop(stage.now);
    stage.settle();
    stage.pass(4.0);
    assert!(stage.killed.is_empty() && !stage.left);
    stage.pass(2.0);
    assert_eq!(stage.killed, [0]);
    assert!(stage.left);
    assert_eq!(stage.closed.get(&connection), Some(&true));
}

#[test]
fn flasks_own_server_has_one_thread_or_one_for_each_request() {
    let mut one = Stage::new(Configuration::one_thread());
    let connections = [one.connect(HELLO), one.connect(HELLO)];
    assert_eq!((one.board().as_str(), one.server.queued()), ("W", 1));
    one.answer_all();
    assert!(
        connections
            .iter()
            .all(|&connection| one.status(connection) == "200")
    );
    let mut many = Stage::new(Configuration::thread_per_request());
    let connections: Vec<u64> = (0..50).map(|_| many.connect(HELLO)).collect();
    assert_eq!(many.board().matches('W').count(), 50);
    many.answer_all();
    assert!(
        connections
            .iter()
            .all(|&connection| many.status(connection) == "200")
    );
    assert_eq!(many.board().trim_end_matches('.'), "");
    let mut early = Stage::new(Configuration::thread_per_request());
    early.server = crate::server::Server::new(Configuration::thread_per_request(), 0.0);
    let first = early.connect(HELLO);
    early.server.start(0.0, 1);
    early.settle();
    early.answer_all();
    assert_eq!(early.status(first), "200");
    many.server.stop(many.now);
    many.settle();
    assert!(many.left);
}

/// Clients, threads, deaths and time in any order: nobody is lost, and the scoreboard is true at every
/// moment.
#[test]
fn nothing_is_lost_whatever_happens() {
    let ways = [
        configured(TWO),
        configured(&format!("{TWO}MaxRequestsPerChild 4\n")),
        configured(&format!("{TWO}KeepAlive Off\n")),
        Configuration::one_thread(),
        Configuration::thread_per_request(),
    ];
    for seed in 0..40 {
        let mut dice = Dice(seed);
        let configuration = ways[seed as usize % ways.len()].clone();
        let apache = configuration.way == crate::server::Way::Worker;
        let mut stage = Stage::new(configuration);
        let mut made = Vec::new();
        let mut left = Vec::new();
        for _ in 0..300 {
            match dice.below(10) {
                0..=3 => {
                    let bytes = [HELLO, HELLO_KEPT, b"GET /half HT"][dice.below(3)];
                    made.push(stage.connect(bytes));
                }
                4..=6 if !stage.serving.is_empty() => {
                    let worker = stage.serving[dice.below(stage.serving.len())];
                    stage.answer(worker);
                }
                7 => stage.pass(dice.below(4) as f64 * 0.7),
                8 if !made.is_empty() => {
                    let connection = made[dice.below(made.len())];
                    stage.server.hang_up(stage.now, connection);
                    left.push(connection);
                    stage.settle();
                }
                9 if apache && dice.below(3) == 0 => {
                    let processes = stage.server.processes();
                    if !processes.is_empty() {
                        stage.dies(processes[dice.below(processes.len())].0, 9);
                    }
                }
                _ => {}
            }
            stage.check();
        }
        // In the end everybody is served, refused, or knows that it was broken off.
        for _ in 0..200 {
            stage.answer_all();
            stage.pass(61.0);
        }
        stage.check();
        for connection in made {
            let end = stage.closed.get(&connection);
            assert!(end.is_some(), "seed {seed}: {connection} hangs");
            let answered = !stage.status(connection).is_empty();
            assert!(
                answered || end == Some(&true) || left.contains(&connection),
                "seed {seed}: {connection} was closed without a word"
            );
        }
    }
}
