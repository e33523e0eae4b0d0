//! Threads that serve: what each is given when it asks, and how it answers.

use http::{Method, Version};

use super::configuration::Way;
use super::listener::{Effect, Server};
use super::message::{self, Request};
use super::record::moment;
use super::scoreboard::{Answer, CellState, Framing, Worker};

/// What a thread that asks is told.
#[derive(Debug, PartialEq)]
pub enum Told {
    /// Serve this request of this client.
    Serve(Box<Request>, String),
    /// Wait, and ask again when woken.
    Wait,
    /// End.
    Leave,
}

impl Server {
    /// A thread asks what to do.
    pub fn ask(&mut self, now: f64, worker: Worker) -> Told {
        let takes = self.takes(worker.child);
        let per_request = self.configuration.way == Way::ThreadPerRequest;
        let Some(cell) = self.cell(worker) else {
            return Told::Leave;
        };
        cell.asks = false;
        if cell.state == CellState::Starting {
            let next = match cell.connection {
                Some(_) => CellState::Reading,
                None => CellState::Waiting,
            };
            (cell.state, cell.since) = (next, now);
        }
        if cell.connection.is_none() {
            if !takes || (per_request && self.queue.is_empty()) {
                self.set(worker, CellState::Open, now);
                return Told::Leave;
            }
            if let Some(next) = self.queue.pop_front() {
                self.give(now, next, worker);
            }
        } else if let Some(connection) = self.cell(worker).and_then(|cell| cell.connection) {
            self.read(now, connection);
        }
        self.take_request(now, worker)
    }

    fn take_request(&mut self, now: f64, worker: Worker) -> Told {
        let finishing = !self.takes(worker.child);
        let held = self.cell(worker).and_then(|cell| cell.connection);
        let held = held.and_then(|number| self.connections.get_mut(&number));
        let taken = held.and_then(|connection| {
            let request = connection.ready.take()?;
            connection.served += 1;
            Some((request, connection.peer.clone(), connection.asked))
        });
        let Some(cell) = self.cell(worker) else {
            return Told::Leave;
        };
        let Some((request, peer, asked)) = taken else {
            // Reading may have refused a request, and so have made the thread free again.
            cell.asks = true;
            if cell.state == CellState::Waiting {
                self.idle.push_back(worker);
            }
            return Told::Wait;
        };
        let without_body = Request {
            body: Vec::new(),
            ..(*request).clone()
        };
        cell.state = match finishing {
            true => CellState::Finishing,
            false => CellState::Writing,
        };
        cell.since = now;
        cell.answer = Some(Answer {
            request: without_body,
            peer: peer.clone(),
            asked,
            begun: now,
            status: 0,
            sent: 0,
            framing: Framing::Unsent,
        });
        Told::Serve(request, peer)
    }

    /// A thread begins to answer: `404 NOT FOUND` and headers. Answers whether anybody listens.
    pub fn begin_answer(
        &mut self,
        now: f64,
        worker: Worker,
        status: &str,
        mut headers: Vec<(String, String)>,
    ) -> bool {
        let keeps = self.keeps_alive(worker);
        let moment = http_date(&moment(self.wall_at(now)));
        let Some(cell) = self.cell(worker) else {
            return false;
        };
        let Some(answer) = &mut cell.answer else {
            return false;
        };
        let number = status.get(..3).and_then(|digits| digits.parse().ok());
        let number = number.filter(|number| (100..600).contains(number));
        answer.status = number.unwrap_or(500);
        let named = |name: &str| {
            let mut found = headers
                .iter()
                .filter(|(given, _)| given.eq_ignore_ascii_case(name));
            found.next().map(|(_, value)| value.clone())
        };
        let length = named("Content-Length").and_then(|length| length.trim().parse().ok());
        let empty =
            answer.request.method == Method::HEAD || matches!(answer.status, 100..200 | 204 | 304);
        answer.framing = match length {
            _ if empty => Framing::Empty,
            Some(length) => Framing::Left(length),
            None if answer.request.version == Version::HTTP_11 => Framing::Chunked,
            None => Framing::UntilClosed,
        };
        let keeps = keeps && answer.framing != Framing::UntilClosed;
        let dated = named("Date").is_some();
        let signed = named("Server").is_some();
        // How the connection goes on is the server's business, not the application's.
        headers.retain(|(name, _)| {
            !["connection", "keep-alive", "transfer-encoding"]
                .contains(&name.to_ascii_lowercase().as_str())
        });
        if !dated {
            headers.push(("Date".to_owned(), moment));
        }
        if !signed {
            headers.push(("Server".to_owned(), super::SOFTWARE.to_owned()));
        }
        if answer.framing == Framing::Chunked {
            headers.push(("Transfer-Encoding".to_owned(), "chunked".to_owned()));
        }
        let word = if keeps { "keep-alive" } else { "close" };
        headers.push(("Connection".to_owned(), word.to_owned()));
        let Some(connection) = cell.connection else {
            return false;
        };
        let head = message::response_head(status, &headers);
        self.effects.push_back(Effect::Send(connection, head));
        true
    }

    fn keeps_alive(&mut self, worker: Worker) -> bool {
        let settings = &self.configuration;
        let most = settings.max_keep_alive_requests;
        if !settings.keep_alive || !self.takes(worker.child) {
            return false;
        }
        let Some(cell) = self.cell(worker) else {
            return false;
        };
        let wants = cell
            .answer
            .as_ref()
            .is_some_and(|answer| answer.request.keeps_alive());
        let connection = cell.connection;
        let connection = connection.and_then(|number| self.connections.get(&number));
        let allowed =
            connection.is_some_and(|held| !held.overfull && (most == 0 || held.served < most));
        wants && allowed
    }

    /// A thread sends a piece of its answer's body. Answers whether anybody listens.
    pub fn send(&mut self, worker: Worker, piece: &[u8]) -> bool {
        let Some(cell) = self.cell(worker) else {
            return false;
        };
        let (Some(answer), Some(connection)) = (&mut cell.answer, cell.connection) else {
            return false;
        };
        if piece.is_empty() {
            return true;
        }
        let sent = match &mut answer.framing {
            Framing::Unsent | Framing::Empty => return true,
            Framing::Left(left) => {
                let now = piece.len().min(*left);
                *left -= now;
                piece[..now].to_vec()
            }
            Framing::Chunked => {
                let mut framed = format!("{:x}\r\n", piece.len()).into_bytes();
                framed.extend_from_slice(piece);
                framed.extend_from_slice(b"\r\n");
                framed
            }
            Framing::UntilClosed => piece.to_vec(),
        };
        answer.sent += sent.len().min(piece.len());
        self.effects.push_back(Effect::Send(connection, sent));
        true
    }

    /// A thread has answered; `whole` unless it had to break off.
    pub fn finish(&mut self, now: f64, worker: Worker, whole: bool) {
        let keeps = whole && self.keeps_alive(worker);
        let Some(cell) = self.cell(worker) else {
            return;
        };
        cell.served += 1;
        let overdue = std::mem::take(&mut cell.overdue);
        let connection = cell.connection;
        let Some(mut answer) = cell.answer.take() else {
            return;
        };
        if answer.framing == Framing::Unsent {
            answer.status = 500;
        }
        let complete = whole
            && match answer.framing {
                Framing::Chunked => {
                    if let Some(connection) = connection {
                        let end = b"0\r\n\r\n".to_vec();
                        self.effects.push_back(Effect::Send(connection, end));
                    }
                    true
                }
                Framing::Left(left) => left == 0,
                Framing::Empty | Framing::UntilClosed => true,
                Framing::Unsent => false,
            };
        let keeps = keeps && complete && answer.framing != Framing::UntilClosed;
        self.set(worker, CellState::Reading, now);
        // A client that was told that it takes too long is in the log already.
        if !overdue {
            let status = [usize::from(answer.status), answer.sent];
            let line = self.access_line(now, &answer.peer, Some(&answer.request), status);
            self.record.answered(&answer, worker, now, line);
        }
        let Some(number) = connection else {
            self.release(now, worker);
            return;
        };
        if !keeps {
            self.close(now, number, !complete);
            return;
        }
        self.set(worker, CellState::KeptAlive, now);
        if let Some(connection) = self.connections.get_mut(&number) {
            connection.asked = now;
        }
        self.read(now, number);
    }
}

/// A date as headers have it, from one as logs have it.
fn http_date(logged: &str) -> String {
    let mut parts = logged.split(['/', ':', ' ']);
    let mut part = || parts.next().unwrap_or("00");
    let (day, month, year) = (part(), part(), part());
    let (hour, minute, second) = (part(), part(), part());
    let weekday = weekday(day, month, year);
    format!("{weekday}, {day} {month} {year} {hour}:{minute}:{second} GMT")
}

fn weekday(day: &str, month: &str, year: &str) -> &'static str {
    let day: usize = day.parse().unwrap_or(1);
    let year: usize = year.parse().unwrap_or(1970);
    // Days that each month shifts the weekday by, counted from March's point of view.
    let (shift, early) = match month {
        "Jan" => (0, true),
        "Feb" => (3, true),
        "Mar" => (2, false),
        "Apr" => (5, false),
        "May" => (0, false),
        "Jun" => (3, false),
        "Jul" => (5, false),
        "Aug" => (1, false),
        "Sep" => (4, false),
        "Oct" => (6, false),
        "Nov" => (2, false),
        _ => (4, false),
    };
    let year = year - usize::from(early);
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    days[(year + year / 4 - year / 100 + year / 400 + shift + day) % 7]
}
