//! The server itself, as a machine that is told what happened and says what is to be done: it owns no
//! thread, no socket and no clock. This file has connections: arriving, waiting in the queue, bringing
//! bytes, being given to a thread.

use std::collections::{BTreeMap, VecDeque};

use http::StatusCode;

use super::configuration::{Configuration, Way};
use super::message::{self, Reading, Refusal, Request};
use super::record::{Record, moment};
use super::scoreboard::{Cell, CellState, Child, Phase, Worker};

/// Bytes of a request that has not been given to a thread yet.
const EARLY_BYTES: usize = 256 << 10;

/// A connection, from its arrival to its end.
#[derive(Debug)]
pub(super) struct Connection {
    /// Who is at the other end.
    pub(super) peer: String,
    /// What it sent and nobody has read.
    pub(super) received: Vec<u8>,
    /// How many bytes there have to be before reading is worth while.
    at_least: usize,
    /// Whether it has been told to send its body.
    told_to_continue: bool,
    /// The thread that has it.
    pub(super) worker: Option<Worker>,
    /// A whole request that its thread has not taken yet.
    pub(super) ready: Option<Box<Request>>,
    /// Since when its client waits.
    pub(super) asked: f64,
    /// Requests it has brought.
    pub(super) served: usize,
    /// Whether more came than anybody will read: it ends with the next answer.
    pub(super) overfull: bool,
}

/// What whoever runs the server has to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A thread that asked finds something new when it asks again.
    Wake(Worker),
    /// Bytes for a client.
    Send(u64, Vec<u8>),
    /// The end of a connection; `true` when an answer was broken off.
    Close(u64, bool),
}

/// What the parent process has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Fork, and be this child.
    Fork(usize),
    /// Start the thread of this cell in the parent itself.
    Thread(Worker),
    /// End this child at once.
    Kill(usize),
    /// End.
    Leave,
}

/// Where the whole server is in its life.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Life {
    Running,
    /// Serves what has arrived, since then.
    Stopping(f64),
}

/// A server.
pub struct Server {
    pub(super) configuration: Configuration,
    pub(super) children: Vec<Option<Child>>,
    pub(super) connections: BTreeMap<u64, Connection>,
    pub(super) queue: VecDeque<u64>,
    /// Threads that wait for a connection, the one that has waited longest first. Some of them may have
    /// found one meanwhile.
    pub(super) idle: VecDeque<Worker>,
    pub(super) effects: VecDeque<Effect>,
    pub(super) orders: VecDeque<Order>,
    pub(super) record: Record,
    pub(super) life: Life,
    /// Children to be started by the next maintenance, if they are needed.
    pub(super) spawn_rate: usize,
    pub(super) next_maintenance: f64,
    /// Whether the error log says that every thread is busy.
    pub(super) said_busy: bool,
    /// Whether the parent has been told to end.
    pub(super) left: bool,
    next_connection: u64,
    /// The wall clock's time when the server's clock was at 0.
    wall: f64,
}

impl Server {
    /// A server that has not begun. `wall` is the wall clock's time when the other clock was at 0.
    pub fn new(configuration: Configuration, wall: f64) -> Server {
        let most = configuration.most_children();
        Server {
            children: (0..most).map(|_| None).collect(),
            configuration,
            connections: BTreeMap::new(),
            queue: VecDeque::new(),
            idle: VecDeque::new(),
            effects: VecDeque::new(),
            orders: VecDeque::new(),
            record: Record::default(),
            life: Life::Running,
            spawn_rate: 1,
            next_maintenance: 1.0,
            said_busy: false,
            left: false,
            next_connection: 1,
            wall,
        }
    }

    /// How it is configured.
    pub fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    /// What it remembers.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// What it remembers, to be asked for what depends on the time.
    pub fn record_mut(&mut self) -> &mut Record {
        &mut self.record
    }

    /// The children, by their places.
    pub fn children(&self) -> &[Option<Child>] {
        &self.children
    }

    /// Connections that wait for a thread.
    pub fn queued(&self) -> usize {
        self.queue.len()
    }

    /// Connections there are.
    pub fn connected(&self) -> usize {
        self.connections.len()
    }

    /// What has to be done next, if anything.
    pub fn next_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// What the parent process has to do next, if anything.
    pub fn next_order(&mut self) -> Option<Order> {
        self.orders.pop_front()
    }

    /// The wall clock's time.
    pub(super) fn wall_at(&self, now: f64) -> f64 {
        self.wall + now
    }

    /// Writes to the error log.
    pub fn log(&mut self, now: f64, level: &str, text: &str) {
        let moment = moment(self.wall_at(now));
        self.record.error(&moment, level, text);
    }

    /// A line of the access log in the combined format.
    pub(super) fn access_line(
        &self,
        now: f64,
        peer: &str,
        request: Option<&Request>,
        [status, bytes]: [usize; 2],
    ) -> String {
        let header = |name| {
            request
                .and_then(|request| request.header(&name))
                .unwrap_or("-")
        };
        let shown = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
        format!(
            "{peer} - - [{}] \"{}\" {status} {} \"{}\" \"{}\"",
            moment(self.wall_at(now)),
            request.map_or_else(|| "-".to_owned(), |request| shown(&request.line())),
            match bytes {
                0 => "-".to_owned(),
                bytes => bytes.to_string(),
            },
            shown(header(http::header::REFERER)),
            shown(header(http::header::USER_AGENT)),
        )
    }

    /// The cell of a thread.
    pub(super) fn cell(&mut self, worker: Worker) -> Option<&mut Cell> {
        let child = self.children.get_mut(worker.child)?.as_mut()?;
        child.cells.get_mut(worker.cell)
    }

    pub(super) fn set(&mut self, worker: Worker, state: CellState, now: f64) {
        if let Some(cell) = self.cell(worker) {
            cell.state = state;
            cell.since = now;
        }
    }

    /// Whether a child takes connections.
    pub(super) fn takes(&self, child: usize) -> bool {
        let child = self.children.get(child).and_then(Option::as_ref);
        child.is_some_and(|child| child.phase == Phase::Serving)
    }

    /// Somebody connects. The connection's number; when there is no room for it, it has been answered
    /// and closed already.
    pub fn connect(&mut self, now: f64, peer: &str) -> u64 {
        let number = self.next_connection;
        self.next_connection += 1;
        self.connections.insert(
            number,
            Connection {
                peer: peer.to_owned(),
                received: Vec::new(),
                at_least: 1,
                told_to_continue: false,
                worker: None,
                ready: None,
                asked: now,
                served: 0,
                overfull: false,
            },
        );
        if self.life != Life::Running {
            self.turn_away(now, number, "The server is stopping.");
            return number;
        }
        if let Some(worker) = self.free_worker(now) {
            self.give(now, number, worker);
        } else if self.queue.len() < self.configuration.listen_backlog {
            self.queue.push_back(number);
        } else {
            self.record.refused += 1;
            self.turn_away(now, number, "The server is busy: its queue is full.");
        }
        number
    }

    fn turn_away(&mut self, now: f64, connection: u64, why: &'static str) {
        let refusal = Refusal {
            status: StatusCode::SERVICE_UNAVAILABLE,
            why,
        };
        self.refuse(now, connection, &refusal, None);
    }

    /// A thread for a connection: the one that has waited longest, or a new one where every connection
    /// gets one.
    pub(super) fn free_worker(&mut self, now: f64) -> Option<Worker> {
        if let Some(worker) = self.next_idle() {
            return Some(worker);
        }
        if self.configuration.way != Way::ThreadPerRequest || !self.takes(0) {
            return None;
        }
        let cells = &self.children.first()?.as_ref()?.cells;
        let cell = cells
            .iter()
            .position(|cell| cell.state == CellState::Open)?;
        let worker = Worker { child: 0, cell };
        self.set(worker, CellState::Starting, now);
        self.orders.push_back(Order::Thread(worker));
        Some(worker)
    }

    /// The thread that has waited longest for a connection.
    fn next_idle(&mut self) -> Option<Worker> {
        while let Some(worker) = self.idle.pop_front() {
            let takes = self.takes(worker.child);
            let waits = |cell: &mut Cell| cell.state == CellState::Waiting && cell.asks;
            if takes && self.cell(worker).is_some_and(waits) {
                return Some(worker);
            }
        }
        None
    }

    /// Gives a connection to a thread that has none.
    pub(super) fn give(&mut self, now: f64, connection: u64, worker: Worker) {
        if let Some(Some(child)) = self.children.get_mut(worker.child) {
            child.connections += 1;
        }
        if let Some(cell) = self.cell(worker) {
            cell.connection = Some(connection);
            cell.since = now;
            if cell.state != CellState::Starting {
                cell.state = CellState::Reading;
            }
        }
        if let Some(connection) = self.connections.get_mut(&connection) {
            connection.worker = Some(worker);
        }
        self.read(now, connection);
    }

    /// A client sent bytes.
    pub fn bytes(&mut self, now: f64, connection: u64, bytes: &[u8]) {
        let largest = self.configuration.limit_request_body;
        let Some(found) = self.connections.get_mut(&connection) else {
            return;
        };
        let room = match found.worker {
            Some(_) => message::most_bytes(largest),
            None => EARLY_BYTES,
        };
        let room = room.saturating_sub(found.received.len());
        found.overfull |= bytes.len() > room;
        if found.received.is_empty() && found.served > 0 && found.ready.is_none() {
            found.asked = now;
        }
        found
            .received
            .extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.read(now, connection);
    }

    /// Reads a request, if a thread wants one from this connection and it is there.
    pub(super) fn read(&mut self, now: f64, number: u64) {
        let largest = self.configuration.limit_request_body;
        let Some(connection) = self.connections.get_mut(&number) else {
            return;
        };
        let Some(worker) = connection.worker else {
            return;
        };
        if connection.ready.is_some() || connection.received.is_empty() {
            return;
        }
        let state = match self.children.get(worker.child).and_then(Option::as_ref) {
            Some(child) => child.cells.get(worker.cell).map(|cell| cell.state),
            None => None,
        };
        match state {
            Some(CellState::KeptAlive) => self.set(worker, CellState::Reading, now),
            Some(CellState::Reading | CellState::Starting) => {}
            _ => return,
        }
        let Some(connection) = self.connections.get_mut(&number) else {
            return;
        };
        if connection.received.len() < connection.at_least && !connection.overfull {
            return;
        }
        match message::read(&connection.received, largest) {
            Ok(Reading::Whole(request, length)) => {
                connection.received.drain(..length);
                connection.at_least = 1;
                connection.told_to_continue = false;
                connection.ready = Some(request);
                if self.cell(worker).is_some_and(|cell| cell.asks) {
                    self.effects.push_back(Effect::Wake(worker));
                }
            }
            Ok(Reading::More { .. }) if connection.overfull => {
                let refusal = Refusal {
                    status: StatusCode::PAYLOAD_TOO_LARGE,
                    why: "The request is too large.",
                };
                self.refuse(now, number, &refusal, None);
            }
            Ok(Reading::More {
                at_least,
                asks_to_continue,
            }) => {
                connection.at_least = at_least;
                if asks_to_continue && !connection.told_to_continue {
                    connection.told_to_continue = true;
                    let told = b"HTTP/1.1 100 Continue\r\n\r\n".to_vec();
                    self.effects.push_back(Effect::Send(number, told));
                }
            }
            Err(refusal) => self.refuse(now, number, &refusal, None),
        }
    }

    /// Answers without a thread's help, and closes.
    pub(super) fn refuse(
        &mut self,
        now: f64,
        number: u64,
        refusal: &Refusal,
        request: Option<&Request>,
    ) {
        let page = message::error_page(refusal.status, refusal.why);
        let status = refusal.status;
        let reason = status.canonical_reason().unwrap_or("Error");
        let header = |name: &str, value: String| (name.to_owned(), value);
        let mut bytes = message::response_head(
            &format!("{} {reason}", status.as_u16()),
            &[
                header("Server", super::SOFTWARE.to_owned()),
                header("Content-Type", "text/html; charset=utf-8".to_owned()),
                header("Content-Length", page.len().to_string()),
                header("Connection", "close".to_owned()),
            ],
        );
        bytes.extend_from_slice(&page);
        if let Some(connection) = self.connections.get(&number) {
            let code = usize::from(status.as_u16());
            let line = self.access_line(now, &connection.peer, request, [code, page.len()]);
            self.record.refused(status.as_u16(), line);
        }
        self.effects.push_back(Effect::Send(number, bytes));
        self.close(now, number, false);
    }

    /// A client has gone.
    pub fn hang_up(&mut self, now: f64, connection: u64) {
        self.close(now, connection, false);
    }

    /// Ends a connection. The thread that had it takes another, unless it is serving: then it finds out
    /// when it answers.
    pub(super) fn close(&mut self, now: f64, number: u64, broken: bool) {
        let Some(connection) = self.connections.remove(&number) else {
            return;
        };
        self.queue.retain(|&queued| queued != number);
        self.effects.push_back(Effect::Close(number, broken));
        let Some(worker) = connection.worker else {
            return;
        };
        let Some(cell) = self.cell(worker) else {
            return;
        };
        if cell.connection != Some(number) {
            return;
        }
        cell.connection = None;
        if !cell.state.serves() {
            self.release(now, worker);
        }
    }

    /// A thread has no connection any more: it gets the next one, or waits, or has to end.
    pub(super) fn release(&mut self, now: f64, worker: Worker) {
        self.retire_if_due(now, worker.child);
        let takes = self.takes(worker.child);
        let per_request = self.configuration.way == Way::ThreadPerRequest;
        let Some(cell) = self.cell(worker) else {
            return;
        };
        cell.overdue = false;
        if cell.state == CellState::Starting {
            // It will ask when it has started.
            return;
        }
        cell.state = CellState::Waiting;
        cell.since = now;
        let asks = cell.asks;
        if !takes || per_request {
            if asks {
                self.effects.push_back(Effect::Wake(worker));
            }
            return;
        }
        match self.queue.pop_front() {
            Some(next) => self.give(now, next, worker),
            None if asks => self.idle.push_back(worker),
            None => {}
        }
    }
}
