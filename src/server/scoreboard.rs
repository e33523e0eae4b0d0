//! The scoreboard: a cell for every thread that could serve, with what it does at the moment, as
//! Apache's `mod_status` shows it.

use super::message::Request;

/// What a thread that serves does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    /// There is no such thread.
    Open,
    /// It is being started.
    Starting,
    /// It waits for a connection.
    Waiting,
    /// It reads a request.
    Reading,
    /// It serves a request, or sends the answer.
    Writing,
    /// It waits for the next request of its connection.
    KeptAlive,
    /// It serves its last request, and then ends.
    Finishing,
}

impl CellState {
    /// The letter that `mod_status` shows.
    pub fn letter(self) -> char {
        match self {
            CellState::Open => '.',
            CellState::Starting => 'S',
            CellState::Waiting => '_',
            CellState::Reading => 'R',
            CellState::Writing => 'W',
            CellState::KeptAlive => 'K',
            CellState::Finishing => 'G',
        }
    }

    /// Whether a thread in this state runs the program's code.
    pub fn serves(self) -> bool {
        matches!(self, CellState::Writing | CellState::Finishing)
    }
}

/// A thread that serves: its child and its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Worker {
    /// The child's place among the children.
    pub child: usize,
    /// The thread's place in the child.
    pub cell: usize,
}

/// A cell of the scoreboard.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What the thread does.
    pub state: CellState,
    /// Since when, in seconds of the server's clock.
    pub since: f64,
    /// The connection it has.
    pub connection: Option<u64>,
    /// Requests it has served.
    pub served: u64,
    /// Whether its client has been told that it takes too long.
    pub overdue: bool,
    /// The thread is asking for something to do, and waits for the answer.
    pub asks: bool,
    /// The answer under way.
    pub answer: Option<Answer>,
}

impl Default for Cell {
    fn default() -> Cell {
        Cell {
            state: CellState::Open,
            since: 0.0,
            connection: None,
            served: 0,
            overdue: false,
            asks: false,
            answer: None,
        }
    }
}

/// A request that is being answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The request, without its body.
    pub request: Request,
    /// Its client's address.
    pub peer: String,
    /// When its client began to wait.
    pub asked: f64,
    /// When the thread took it.
    pub begun: f64,
    /// The status, once the application has told it.
    pub status: u16,
    /// Bytes of the body sent so far.
    pub sent: usize,
    /// How the end of the body is told.
    pub framing: Framing,
}

/// How a client finds the end of an answer's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Nothing has been sent yet.
    Unsent,
    /// There is none: the method or the status says so.
    Empty,
    /// So many bytes are still to come.
    Left(usize),
    /// In chunks.
    Chunked,
    /// With the end of the connection.
    UntilClosed,
}

/// How far a child process is in its life.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Phase {
    /// Its process has been asked for.
    Starting,
    /// It takes connections.
    Serving,
    /// It takes no more, and ends when its threads are done; since when.
    Leaving(f64),
}

/// A child process.
#[derive(Debug, Clone)]
pub struct Child {
    /// How far it is.
    pub phase: Phase,
    /// The number programs see, once it has one.
    pub pid: i64,
    /// Its threads.
    pub cells: Vec<Cell>,
    /// Connections it has taken.
    pub connections: usize,
    /// Whether it has been ended by force.
    pub killed: bool,
}

impl Child {
    /// A child whose process is still to be made.
    pub fn new(threads: usize, now: f64, state: CellState) -> Child {
        let cell = Cell {
            state,
            since: now,
            ..Cell::default()
        };
        Child {
            phase: Phase::Starting,
            pid: 0,
            cells: vec![cell; threads],
            connections: 0,
            killed: false,
        }
    }

    /// Threads that wait for a connection, or will soon.
    pub fn idle(&self) -> usize {
        let idle = |cell: &&Cell| matches!(cell.state, CellState::Waiting | CellState::Starting);
        match self.phase {
            Phase::Leaving(_) => 0,
            _ => self.cells.iter().filter(idle).count(),
        }
    }
}
