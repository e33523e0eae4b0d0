//! The states that a run's databases have been in, each with a shortest known way there. Whoever explores
//! schedules comes back to one by number; equal states have equal numbers.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Datum, Engine, Reply, Request, give_back, take};

/// How a state first came about.
struct State {
    /// From this one.
    before: u32,
    /// By this.
    request: Request,
    /// Which connections are open in it.
    connections: Vec<bool>,
}

/// The states seen so far. Number 0 is the beginning.
#[derive(Default)]
pub(super) struct History {
    /// All but the beginning.
    states: Vec<State>,
    numbers: HashMap<[u64; 2], u32>,
    /// The state that the next question is asked in.
    wanted: u32,
    /// The state that the engine is in, unless it is not known.
    actual: Option<u32>,
}

impl History {
    pub(super) fn state(&self) -> u32 {
        self.wanted
    }

    pub(super) fn return_to(&mut self, state: u32) {
        if state as usize <= self.states.len() {
            self.wanted = state;
        }
    }

    fn connections(&self, state: u32) -> Vec<bool> {
        let index = (state as usize).checked_sub(1);
        let state = index.and_then(|index| self.states.get(index));
        state.map_or_else(Vec::new, |state| state.connections.clone())
    }

    /// Asks in the state that is wanted, which is then the one the answer leads to. Where the answer is
    /// to wait, nothing has changed.
    pub(super) fn ask(&mut self, engine: &mut dyn Engine, request: &mut Request) -> Reply {
        if self.numbers.is_empty() {
            self.numbers.insert(contents(engine, &[]), 0);
            self.actual = Some(0);
        }
        self.restore(engine);
        let mut connections = self.connections(self.wanted);
        if let Request::Open { connection, .. } = request {
            *connection = take(&mut connections);
        }
        let reply = engine.ask(request);
        match request {
            Request::Open { connection, .. } if reply.failure.is_some() => {
                give_back(&mut connections, *connection);
            }
            Request::Close { connection } => give_back(&mut connections, *connection),
            _ => {}
        }
        let now = contents(engine, &connections);
        let known = self.numbers.get(&now).copied();
        if reply
            .failure
            .as_ref()
            .is_some_and(|failure| failure.would_wait)
        {
            // Trying to commit leaves a lock behind.
            self.actual = known.filter(|&known| known == self.wanted);
            return reply;
        }
        let state = known.unwrap_or_else(|| {
            self.states.push(State {
                before: self.wanted,
                request: request.clone(),
                connections,
            });
            let number = self.states.len() as u32;
            self.numbers.insert(now, number);
            number
        });
        self.wanted = state;
        self.actual = Some(state);
        reply
    }

    /// Brings the engine into the state that is wanted.
    fn restore(&mut self, engine: &mut dyn Engine) {
        if self.actual == Some(self.wanted) {
            return;
        }
        let mut way = Vec::new();
        let mut from = self.wanted;
        while from != 0 && self.actual != Some(from) {
            let state = &self.states[from as usize - 1];
            way.push(&state.request);
            from = state.before;
        }
        if self.actual != Some(from) {
            engine.ask(&Request::Forget);
        }
        for request in way.into_iter().rev() {
            engine.ask(request);
        }
        self.actual = Some(self.wanted);
    }
}

/// A digest of what the databases and connections hold.
fn contents(engine: &mut dyn Engine, connections: &[bool]) -> [u64; 2] {
    let reply = engine.ask(&Request::Contents);
    let contents = match reply.rows.into_iter().flatten().next() {
        Some(Datum::Blob(contents)) => contents,
        _ => Vec::new(),
    };
    [0_u8, 1].map(|salt| {
        let mut hasher = DefaultHasher::new();
        (salt, connections, &contents).hash(&mut hasher);
        hasher.finish()
    })
}
