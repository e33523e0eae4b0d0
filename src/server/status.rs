//! The server's state as data: what a page draws once a frame.

use serde::Serialize;

use super::clients::{Crowd, Outcomes};
use super::listener::Server;
use super::record::{Percentiles, Span};
use super::scoreboard::{CellState, Phase};

/// A child process and its threads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChildStatus {
    /// Its place.
    pub place: u32,
    /// Its number, as programs see it; 0 until it has one.
    pub pid: u32,
    /// A letter for each thread, as in `mod_status`.
    pub cells: String,
    /// Whether it takes no more connections.
    pub leaving: bool,
    /// Connections it has taken.
    pub connections: u32,
}

/// A request that is being served.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Serving {
    /// The child.
    pub child: u32,
    /// The thread in it.
    pub cell: u32,
    /// The method and the address.
    pub request: String,
    /// When the thread took it.
    pub begun: f64,
    /// Whether its client has been told that it takes too long.
    pub overdue: bool,
}

/// A moment of a server. Logs and spans are those since the last time somebody asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Status {
    /// Seconds since the server started.
    pub now: f64,
    /// The children there are.
    pub children: Vec<ChildStatus>,
    /// Connections that wait for a thread.
    pub queued: u32,
    /// Connections there are.
    pub connected: u32,
    /// Threads that wait for a connection.
    pub idle: u32,
    /// Threads that serve.
    pub busy: u32,
    /// Requests answered, by the first digit of the status.
    pub by_class: Vec<u32>,
    /// Connections that found no room in the queue.
    pub refused: u32,
    /// Requests whose clients were told 504.
    pub timed_out: u32,
    /// Requests lost with the process that served them.
    pub lost: u32,
    /// How long the last requests took.
    pub percentiles: Percentiles,
    /// Requests answered in each of the last seconds; the last is not over.
    pub throughput: Vec<u32>,
    /// Requests that are being served.
    pub serving: Vec<Serving>,
    /// Requests that have been served.
    pub spans: Vec<Span>,
    /// Lines of the access log.
    pub access: Vec<String>,
    /// Lines of the error log.
    pub errors: Vec<String>,
    /// Clients that wait for an answer.
    pub waiting_clients: u32,
    /// What came of the clients' requests, by kind.
    pub outcomes: Vec<Outcomes>,
    /// Whether it is stopping.
    pub stopping: bool,
}

/// What a reader of the status has seen already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    access: u64,
    errors: u64,
    spans: u64,
}

impl Status {
    /// The state of a server and its clients.
    pub(super) fn of(server: &mut Server, crowd: &Crowd, now: f64, seen: &mut Seen) -> Status {
        let throughput = server.record_mut().throughput(now);
        let places = (0..).zip(server.children());
        let living = places.filter_map(|(place, child)| Some((place, child.as_ref()?)));
        let children = living.clone().map(|(place, child)| ChildStatus {
            place,
            pid: child.pid as u32,
            cells: child.cells.iter().map(|cell| cell.state.letter()).collect(),
            leaving: matches!(child.phase, Phase::Leaving(_)),
            connections: child.connections as u32,
        });
        // Where every request gets a thread, only those that are there are shown.
        let children = children.map(|child| ChildStatus {
            cells: child.cells.trim_end_matches('.').to_owned(),
            ..child
        });
        let cells = living.flat_map(|(place, child)| {
            let cells = (0..).zip(&child.cells);
            cells.map(move |(number, cell)| (place, number, cell))
        });
        let counted = |wanted: fn(CellState) -> bool| {
            cells
                .clone()
                .filter(|(.., cell)| wanted(cell.state))
                .count() as u32
        };
        let serving = cells.clone().filter_map(|(child, number, cell)| {
            let answer = cell.answer.as_ref()?;
            Some(Serving {
                child,
                cell: number,
                request: format!("{} {}", answer.request.method, answer.request.target),
                begun: answer.begun,
                overdue: cell.overdue,
            })
        });
        let record = server.record();
        Status {
            now,
            children: children.collect(),
            queued: server.queued() as u32,
            connected: server.connected() as u32,
            idle: counted(|state| state == CellState::Waiting),
            busy: counted(CellState::serves),
            by_class: record.by_class.iter().map(|&count| count as u32).collect(),
            refused: record.refused as u32,
            timed_out: record.timed_out as u32,
            lost: record.lost as u32,
            percentiles: record.percentiles(),
            throughput,
            serving: serving.collect(),
            spans: record.spans.since(&mut seen.spans),
            access: record.access.since(&mut seen.access),
            errors: record.errors.since(&mut seen.errors),
            waiting_clients: crowd.waiting() as u32,
            outcomes: crowd.outcomes().to_vec(),
            stopping: server.is_stopping(),
        }
    }
}
