//! A server at work: the machine in the middle, its clients, and the world outside, behind one lock.
//! The program's threads come in through `binding`, everybody else through [`Site`].

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use super::binding::ServedLibrary;
use super::clients::{Crowd, Load};
use super::configuration::Configuration;
use super::listener::{Effect, Server};
use super::scoreboard::Worker;
use super::status::{Seen, Status};
use crate::host::Host;
use crate::live::Program;

/// Who takes what the server sends to connections that are not its own clients'. Called with the server
/// locked: it must not call back.
pub trait Outside: Send + Sync {
    /// Bytes for a connection.
    fn send(&self, connection: u64, bytes: &[u8]);
    /// The end of a connection; whether its answer was broken off.
    fn close(&self, connection: u64, broken: bool);
}

/// What the lock guards.
pub(super) struct Inside {
    pub(super) server: Server,
    crowd: Crowd,
    outside: Option<Arc<dyn Outside>>,
    /// The VM's thread behind each cell.
    pub(super) threads: HashMap<Worker, u32>,
    /// The thread of the parent process that waits for orders.
    pub(super) parent: Option<u32>,
    /// Threads to be woken.
    woken: Vec<u32>,
    seen: Seen,
}

/// What the program's threads share with the world outside.
pub(super) struct Shared {
    host: Arc<dyn Host>,
    inside: Mutex<Inside>,
    /// Seconds after which the parent looks whether somebody outside has come.
    pub(super) look: f64,
}

impl Shared {
    pub(super) fn locked(&self) -> MutexGuard<'_, Inside> {
        self.inside
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub(super) fn now(&self) -> f64 {
        self.host.monotonic()
    }

    /// Does something to the server and what follows from it. Also answers which threads have to be
    /// woken.
    pub(super) fn change<R>(&self, work: impl FnOnce(&mut Inside, f64) -> R) -> (R, Vec<u32>) {
        let now = self.now();
        let mut inside = self.locked();
        let answer = work(&mut inside, now);
        inside.settle(now);
        (answer, std::mem::take(&mut inside.woken))
    }
}

impl Inside {
    /// When the clients next do something by themselves.
    pub(super) fn next_due(&self) -> f64 {
        self.crowd.next_due()
    }

    /// Does what the server says until it says no more.
    fn settle(&mut self, now: f64) {
        self.crowd.act(now, &mut self.server);
        while let Some(effect) = self.server.next_effect() {
            match effect {
                Effect::Wake(worker) => self.woken.extend(self.threads.get(&worker)),
                Effect::Send(connection, bytes) => {
                    if self.crowd.owns(connection) {
                        self.crowd.received(now, connection, &bytes);
                    } else if let Some(outside) = &self.outside {
                        outside.send(connection, &bytes);
                    }
                }
                Effect::Close(connection, broken) => {
                    if self.crowd.owns(connection) {
                        self.crowd.closed(now, connection, broken);
                    } else if let Some(outside) = &self.outside {
                        outside.close(connection, broken);
                    }
                }
            }
            self.crowd.act(now, &mut self.server);
        }
    }
}

/// A server and the program behind it.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

impl Site {
    /// A site that begins when its program serves. `look` says after how many seconds the server sees
    /// who came from outside.
    pub fn new(
        configuration: Configuration,
        host: Arc<dyn Host>,
        outside: Option<Arc<dyn Outside>>,
        look: f64,
    ) -> Site {
        let wall = host.wall_clock() - host.monotonic();
        let inside = Inside {
            server: Server::new(configuration, wall),
            crowd: Crowd::new(host.entropy()),
            outside,
            threads: HashMap::new(),
            parent: None,
            woken: Vec::new(),
            seen: Seen::default(),
        };
        Site(Arc::new(Shared {
            host,
            inside: Mutex::new(inside),
            look,
        }))
    }

    /// The same program, which is served by this site once it says `app.run()`.
    pub fn serve(&self, program: Program) -> Program {
        program.with_library(Arc::new(ServedLibrary(Arc::clone(&self.0))))
    }

    /// Whoever is woken from outside is told when the parent next looks.
    fn change<R>(&self, work: impl FnOnce(&mut Inside, f64) -> R) -> R {
        let (answer, woken) = self.0.change(work);
        self.0.locked().woken.extend(woken);
        answer
    }

    /// Threads that somebody outside has woken, and the parent, to be woken by whoever drives the run.
    pub fn take_woken(&self) -> Vec<u32> {
        let mut inside = self.0.locked();
        let mut woken = std::mem::take(&mut inside.woken);
        woken.extend(inside.parent);
        woken
    }

    /// Somebody connects. `known` is told the connection's number before anything is sent to it.
    pub fn connect_with(&self, peer: &str, known: impl FnOnce(u64)) -> u64 {
        self.change(|inside, now| {
            let connection = inside.server.connect(now, peer);
            known(connection);
            connection
        })
    }

    /// A connection brings bytes.
    pub fn bytes(&self, connection: u64, bytes: &[u8]) {
        self.change(|inside, now| inside.server.bytes(now, connection, bytes));
    }

    /// A connection ends.
    pub fn hang_up(&self, connection: u64) {
        self.change(|inside, now| inside.server.hang_up(now, connection));
    }

    /// Changes what the clients do.
    pub fn set_load(&self, load: Load) {
        self.change(|inside, now| inside.crowd.set(now, load));
    }

    /// Stops gracefully.
    pub fn stop(&self) {
        self.change(|inside, now| inside.server.stop(now));
    }

    /// Writes to the error log.
    pub fn log(&self, level: &str, text: &str) {
        self.change(|inside, now| inside.server.log(now, level, text));
    }

    /// The state, with what is new since the last call.
    pub fn status(&self) -> Status {
        let now = self.0.now();
        let mut guard = self.0.locked();
        let Inside {
            server,
            crowd,
            seen,
            ..
        } = &mut *guard;
        Status::of(server, crowd, now, seen)
    }
}
