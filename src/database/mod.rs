//! The databases of a run: a real SQLite, which the host brings, and what the engine asks of it. All
//! connections and all processes of a run see the same databases, and no other run does; they begin
//! empty, and end with the run.
//!
//! Every statement is one question with one answer. SQLite itself never waits here: where it would, it
//! says that the database is locked, and the thread that asked waits as it would for a lock, until
//! another statement has ended or its patience has. So no worker stands still, and what is blocked can be
//! seen. An exploration of schedules goes back in time; for it, [`Databases`] numbers the states that it
//! sees and comes back to one by asking the same things again from the beginning.
//!
//! It may know nothing but SQLite. It must never know Python, a thread's frames or a browser.

mod history;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod request;
#[cfg(not(target_arch = "wasm32"))]
mod sqlite;

use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use history::History;
#[cfg(not(target_arch = "wasm32"))]
pub use native::engine;
pub use request::{Column, Datum, Failure, Mode, Parameters, Reply, Request};

/// A SQLite with no databases in it yet.
pub trait Engine: Send {
    /// Does what is asked. Never waits for another connection: see [`Failure::would_wait`].
    fn ask(&mut self, request: &Request) -> Reply;
}

/// Who brings the engine, told of the word that is not 0 when the run is to stop.
pub type Bring<'a> = &'a dyn Fn(Option<Arc<AtomicU32>>) -> Option<Box<dyn Engine>>;

#[derive(Default)]
struct Inside {
    engine: Option<Box<dyn Engine>>,
    history: History,
    /// Numbers that connections have.
    connections: Vec<bool>,
}

/// The databases of one run.
#[derive(Default)]
pub struct Databases {
    inside: Mutex<Inside>,
    /// Threads that wait because another one is inside.
    entering: Mutex<Vec<u32>>,
    /// Threads that wait for another connection's lock.
    waiting: Mutex<Vec<u32>>,
    /// Connections of which nothing is left but the number.
    abandoned: Mutex<Vec<u32>>,
}

/// What a question led to.
pub enum Answer {
    /// The answer.
    Reply(Reply),
    /// Another thread's statement is under way, or holds a lock: ask again when woken.
    Later(Reply),
    /// There is no SQLite here.
    Nobody,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn note(threads: &Mutex<Vec<u32>>, thread: u32) {
    let mut threads = locked(threads);
    if !threads.contains(&thread) {
        threads.push(thread);
    }
}

impl Databases {
    /// Asks for thread number `thread`. `tracked` says that somebody may want to come back to the state
    /// before. Also answers which threads are to be woken, as they may now get what they waited for.
    pub fn ask(
        &self,
        bring: Bring<'_>,
        stop: Option<Arc<AtomicU32>>,
        thread: u32,
        tracked: bool,
        request: &mut Request,
    ) -> (Answer, Vec<u32>) {
        let Some(mut inside) = self.enter(thread) else {
            return (Answer::Later(Reply::default()), Vec::new());
        };
        let Inside {
            engine,
            history,
            connections,
        } = &mut *inside;
        if engine.is_none() {
            *engine = bring(stop);
        }
        let Some(engine) = engine else {
            return (Answer::Nobody, Vec::new());
        };
        if !tracked {
            for connection in std::mem::take(&mut *locked(&self.abandoned)) {
                engine.ask(&Request::Close { connection });
                give_back(connections, connection);
            }
        }
        let reply = if tracked {
            history.ask(&mut **engine, request)
        } else {
            if let Request::Open { connection, .. } = request {
                *connection = take(connections);
            }
            let reply = engine.ask(request);
            match request {
                Request::Open { connection, .. } if reply.failure.is_some() => {
                    give_back(connections, *connection);
                }
                Request::Close { connection } => give_back(connections, *connection),
                _ => {}
            }
            reply
        };
        let locked_out = reply
            .failure
            .as_ref()
            .is_some_and(|failure| failure.would_wait);
        if locked_out {
            note(&self.waiting, thread);
        }
        drop(inside);
        let mut woken = std::mem::take(&mut *locked(&self.entering));
        if locked_out {
            return (Answer::Later(reply), woken);
        }
        woken.append(&mut locked(&self.waiting));
        (Answer::Reply(reply), woken)
    }

    /// The inside, unless another thread is there: then this one is noted as waiting.
    fn enter(&self, thread: u32) -> Option<MutexGuard<'_, Inside>> {
        for first in [true, false] {
            match self.inside.try_lock() {
                Ok(inside) => return Some(inside),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                // Whoever is inside looks at who waits after leaving; only then is it certain.
                Err(TryLockError::WouldBlock) if first => note(&self.entering, thread),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        None
    }

    /// A connection can no longer be used: it is closed before the next question.
    pub fn abandon(&self, connection: u32) {
        locked(&self.abandoned).push(connection);
    }

    /// The number of the state they are in, as far as somebody may come back to it.
    pub fn state(&self) -> u32 {
        locked(&self.inside).history.state()
    }

    /// Come back to the state of this number before the next question.
    pub fn return_to(&self, state: u32) {
        locked(&self.inside).history.return_to(state);
    }
}

/// The smallest number that no connection has.
fn take(connections: &mut Vec<bool>) -> u32 {
    let free = connections.iter().position(|taken| !taken);
    let number = free.unwrap_or_else(|| {
        connections.push(false);
        connections.len() - 1
    });
    connections[number] = true;
    number as u32
}

fn give_back(connections: &mut Vec<bool>, number: u32) {
    if let Some(taken) = connections.get_mut(number as usize) {
        *taken = false;
    }
    while connections.last() == Some(&false) {
        connections.pop();
    }
}
