//! Tests of the machine in the middle. No thread runs here: the test says what happens and when, and
//! does what the machine orders.

mod directives;
mod hostile;
mod life;
mod load;

use std::collections::BTreeMap;

use super::configuration::Configuration;
use super::listener::{Effect, Order, Server};
use super::scoreboard::Worker;
use super::serving::Told;

/// A server with a test around it, which keeps what it sends and does what it orders.
struct Stage {
    server: Server,
    now: f64,
    /// What each connection has been sent.
    sent: BTreeMap<u64, Vec<u8>>,
    /// Connections that ended, and whether an answer was broken off.
    closed: BTreeMap<u64, bool>,
    /// Threads that are there and wait.
    waiting: Vec<Worker>,
    /// Threads that serve.
    serving: Vec<Worker>,
    killed: Vec<usize>,
    left: bool,
    next_pid: i64,
}

/// Numbers that only look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

fn configured(text: &str) -> Configuration {
    let (configuration, remarks) = super::read(text);
    assert!(super::is_fine(&remarks), "{remarks:?}");
    configuration
}

const HELLO: &[u8] = b"GET /hello HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
const HELLO_KEPT: &[u8] = b"GET /kept HTTP/1.1\r\nHost: here\r\n\r\n";

impl Stage {
    fn new(configuration: Configuration) -> Stage {
        let mut stage = Stage {
            server: Server::new(configuration, 0.0),
            now: 0.0,
            sent: BTreeMap::new(),
            closed: BTreeMap::new(),
            waiting: Vec::new(),
            serving: Vec::new(),
            killed: Vec::new(),
            left: false,
            next_pid: 100,
        };
        stage.server.start(0.0, 1);
        stage.settle();
        stage
    }

    /// Does what the server says until it says no more: starts processes, lets woken threads ask.
    fn settle(&mut self) {
        loop {
            if let Some(effect) = self.server.next_effect() {
                match effect {
                    Effect::Wake(worker) => {
                        let found = self.waiting.iter().position(|&waiting| waiting == worker);
                        if let Some(place) = found {
                            self.waiting.remove(place);
                            self.ask(worker);
                        }
                    }
                    Effect::Send(connection, bytes) => {
                        assert!(
                            !self.closed.contains_key(&connection),
                            "bytes after the end"
                        );
                        self.sent.entry(connection).or_default().extend(bytes);
                    }
                    Effect::Close(connection, broken) => {
                        assert!(
                            self.closed.insert(connection, broken).is_none(),
                            "closed twice"
                        );
                    }
                }
                continue;
            }
            match self.server.next_order() {
                Some(Order::Fork(place)) => {
                    self.next_pid += 1;
                    self.server.started(place, self.next_pid);
                    let threads = self.server.configuration().threads_per_child;
                    for cell in 0..threads {
                        self.ask(Worker { child: place, cell });
                    }
                }
                Some(Order::Thread(worker)) => self.ask(worker),
                Some(Order::Kill(place)) => {
                    self.killed.push(place);
                    self.dies(place, 9);
                }
                Some(Order::Leave) => self.left = true,
                None => return,
            }
        }
    }

    fn ask(&mut self, worker: Worker) {
        match self.server.ask(self.now, worker) {
            Told::Serve(..) => self.serving.push(worker),
            Told::Wait => self.waiting.push(worker),
            Told::Leave => {
                let gone = |stage: &Stage| {
                    let of = |other: &Worker| other.child == worker.child;
                    !stage.waiting.iter().any(of) && !stage.serving.iter().any(of)
                };
                // The process of a child ends with its last thread.
                let leaving = self.server.children()[worker.child].as_ref();
                let all_gone = leaving.is_some_and(|child| {
                    child
                        .cells
                        .iter()
                        .all(|cell| cell.state == super::CellState::Open)
                });
                let apache = self.server.configuration().way == super::Way::Worker;
                if apache && all_gone && gone(self) {
                    let exited = super::Death::Exited(0);
                    self.server.ended(self.now, worker.child, exited);
                }
            }
        }
    }

    fn dies(&mut self, place: usize, signal: i32) {
        self.waiting.retain(|worker| worker.child != place);
        self.serving.retain(|worker| worker.child != place);
        let death = super::Death::Killed(signal);
        self.server.ended(self.now, place, death);
        self.settle();
    }

    fn connect(&mut self, bytes: &[u8]) -> u64 {
        let connection = self.server.connect(self.now, "10.0.0.1");
        self.server.bytes(self.now, connection, bytes);
        self.settle();
        connection
    }

    fn send(&mut self, connection: u64, bytes: &[u8]) {
        self.server.bytes(self.now, connection, bytes);
        self.settle();
    }

    /// A thread that serves answers.
    fn answer(&mut self, worker: Worker) {
        let place = self.serving.iter().position(|&serving| serving == worker);
        self.serving.remove(place.expect("it serves"));
        let headers = vec![("Content-Length".to_owned(), "2".to_owned())];
        self.server
            .begin_answer(self.now, worker, "200 OK", headers);
        self.server.send(worker, b"hi");
        self.server.finish(self.now, worker, true);
        self.settle();
        self.ask(worker);
        self.settle();
    }

    fn answer_all(&mut self) {
        while let Some(&worker) = self.serving.first() {
            self.answer(worker);
        }
    }

    fn pass(&mut self, seconds: f64) {
        self.now += seconds;
        self.server.tick(self.now);
        self.settle();
    }

    fn text(&self, connection: u64) -> String {
        let sent = self.sent.get(&connection).map_or(&[][..], Vec::as_slice);
        String::from_utf8_lossy(sent).into_owned()
    }

    fn status(&self, connection: u64) -> String {
        self.text(connection).chars().skip(9).take(3).collect()
    }

    /// The letters of all cells, child by child.
    fn board(&self) -> String {
        let children = self.server.children().iter();
        let children = children.map(|child| {
            child.as_ref().map_or_else(String::new, |child| {
                child.cells.iter().map(|cell| cell.state.letter()).collect()
            })
        });
        children.collect::<Vec<String>>().join("|")
    }

    /// The scoreboard says what is so: who serves, who waits, which connections are where.
    fn check(&mut self) {
        let mut held = Vec::new();
        for (child, entry) in self.server.children().iter().enumerate() {
            for (cell, state) in entry
                .iter()
                .flat_map(|entry| entry.cells.iter().enumerate())
            {
                let worker = Worker { child, cell };
                let serves = self.serving.contains(&worker);
                assert_eq!(state.state.serves(), serves, "{worker:?} {state:?}");
                assert_eq!(state.answer.is_some(), serves, "{worker:?} {state:?}");
                assert_eq!(
                    state.asks,
                    self.waiting.contains(&worker),
                    "{worker:?} {state:?}"
                );
                held.extend(state.connection);
            }
        }
        held.extend(&self.server.queue);
        held.sort_unstable();
        let known: Vec<u64> = self.server.connections.keys().copied().collect();
        assert_eq!(
            held, known,
            "every connection is with a thread or in the queue, once"
        );
        let settings = self.server.configuration();
        assert!(known.len() <= settings.listen_backlog + settings.workers());
        let idle = self.board().matches('_').count();
        assert!(idle == 0 || self.server.queued() == 0 || self.server.is_stopping());
    }
}
