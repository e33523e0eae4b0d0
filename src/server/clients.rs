//! Clients that make load: each connects, sends a request, reads the answer to its end, thinks, and
//! begins again. Like the server, they are told the time and own none.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::listener::Server;

/// Clients there can be.
const MOST_CLIENTS: u32 = 2000;
/// Bytes of an answer's head a client looks at.
const LARGEST_HEAD: usize = 16 << 10;

/// A kind of request that clients make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RequestKind {
    /// The method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The form that is sent, `name=value&…`; none if empty.
    pub form: String,
    /// How often it is made, in relation to the others.
    pub weight: u32,
}

/// How much load there is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Load {
    /// How many clients.
    pub clients: u32,
    /// Seconds a client thinks on average before its next request.
    pub think: f64,
    /// Seconds over which the clients arrive, one after the other.
    pub ramp: f64,
    /// Whether a client keeps its connection for its next request.
    pub keep_alive: bool,
    /// Seconds after which a client goes away without an answer.
    pub patience: f64,
    /// What they ask for.
    pub kinds: Vec<RequestKind>,
}

/// What came of the requests of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Outcomes {
    /// Made.
    pub made: u32,
    /// Answered with success or a redirect.
    pub fine: u32,
    /// Answered with 503: the queue was full.
    pub busy: u32,
    /// Answered with 504: it took too long.
    pub late: u32,
    /// Answered with any other error.
    pub failed: u32,
    /// Broken off before the answer's end.
    pub broken: u32,
    /// Given up by the client.
    pub given_up: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Doing {
    Thinking { until: f64 },
    Waiting { since: f64, kind: usize },
}

struct Client {
    doing: Doing,
    connection: Option<u64>,
    cookie: Option<String>,
    head: Vec<u8>,
    answer: Answer,
    /// The connection's end is the answer's end, or it will not be used again.
    closes: bool,
}

/// How far an answer has come.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Answer {
    Head,
    Body { status: u16, left: usize },
    Chunks { status: u16 },
    UntilClosed { status: u16 },
}

/// All clients.
pub struct Crowd {
    load: Load,
    clients: Vec<Client>,
    by_connection: HashMap<u64, usize>,
    outcomes: Vec<Outcomes>,
    /// No client has anything to do before.
    next_due: f64,
    dice: u64,
}

impl Crowd {
    /// Nobody, yet. What is left to chance follows from the seed.
    pub fn new(seed: u64) -> Crowd {
        Crowd {
            load: Load {
                clients: 0,
                think: 0.0,
                ramp: 0.0,
                keep_alive: false,
                patience: 30.0,
                kinds: Vec::new(),
            },
            clients: Vec::new(),
            by_connection: HashMap::new(),
            outcomes: Vec::new(),
            next_due: f64::INFINITY,
            dice: seed | 1,
        }
    }

    fn chance(&mut self) -> f64 {
        // xorshift64*
        self.dice ^= self.dice >> 12;
        self.dice ^= self.dice << 25;
        self.dice ^= self.dice >> 27;
        (self.dice.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Changes the load. Clients that are too many leave when they have their answers.
    pub fn set(&mut self, now: f64, load: Load) {
        let load = Load {
            clients: load.clients.min(MOST_CLIENTS),
            think: load.think.clamp(0.0, 3600.0),
            ramp: load.ramp.clamp(0.0, 3600.0),
            patience: load.patience.clamp(0.1, 3600.0),
            ..load
        };
        if load.kinds != self.load.kinds {
            self.outcomes = vec![Outcomes::default(); load.kinds.len()];
        }
        let wanted = match load.kinds.is_empty() {
            true => 0,
            false => load.clients as usize,
        };
        let before = self.clients.len();
        for newcomer in before..wanted {
            let place = (newcomer - before) as f64 / (wanted - before) as f64;
            self.clients.push(Client {
                doing: Doing::Thinking {
                    until: now + place * load.ramp,
                },
                connection: None,
                cookie: None,
                head: Vec::new(),
                answer: Answer::Head,
                closes: false,
            });
        }
        self.load = load;
        self.next_due = now;
    }

    /// The load there is.
    pub fn load(&self) -> &Load {
        &self.load
    }

    /// What came of the requests, by kind.
    pub fn outcomes(&self) -> &[Outcomes] {
        &self.outcomes
    }

    /// How many wait for an answer.
    pub fn waiting(&self) -> usize {
        let waits = |client: &&Client| matches!(client.doing, Doing::Waiting { .. });
        self.clients.iter().filter(waits).count()
    }

    /// When a client next does something by itself.
    pub fn next_due(&self) -> f64 {
        self.next_due
    }

    /// Whether a connection is one of theirs.
    pub fn owns(&self, connection: u64) -> bool {
        self.by_connection.contains_key(&connection)
    }

    /// Lets those act whose time has come.
    pub fn act(&mut self, now: f64, server: &mut Server) {
        if now < self.next_due {
            return;
        }
        let wanted = match self.load.kinds.is_empty() {
            true => 0,
            false => self.load.clients as usize,
        };
        self.next_due = f64::INFINITY;
        for number in 0..self.clients.len() {
            match self.clients[number].doing {
                Doing::Thinking { until } if until <= now => {
                    if number < wanted {
                        self.request(now, number, server);
                    } else {
                        self.clients[number].doing = Doing::Thinking {
                            until: f64::INFINITY,
                        };
                        self.drop_connection(now, number, server);
                    }
                }
                Doing::Waiting { since, kind } if since + self.load.patience <= now => {
                    self.count(kind, |outcomes| outcomes.given_up += 1);
                    self.drop_connection(now, number, server);
                    self.think(now, number);
                }
                _ => {}
            }
            let due = match self.clients[number].doing {
                Doing::Thinking { until } => until,
                Doing::Waiting { since, .. } => since + self.load.patience,
            };
            self.next_due = self.next_due.min(due);
        }
        if self.clients.len() > wanted {
            let leaves = |client: &Client| {
                client.doing
                    == Doing::Thinking {
                        until: f64::INFINITY,
                    }
            };
            while self.clients.len() > wanted && self.clients.last().is_some_and(leaves) {
                self.clients.pop();
            }
        }
    }

    fn drop_connection(&mut self, now: f64, number: usize, server: &mut Server) {
        if let Some(connection) = self.clients[number].connection.take() {
            self.by_connection.remove(&connection);
            server.hang_up(now, connection);
        }
    }

    fn count(&mut self, kind: usize, change: impl Fn(&mut Outcomes)) {
        if let Some(outcomes) = self.outcomes.get_mut(kind) {
            change(outcomes);
        }
    }

    fn pick(&mut self) -> usize {
        let all: u32 = self.load.kinds.iter().map(|kind| kind.weight).sum();
        let mut left = (self.chance() * f64::from(all)) as u32;
        for (place, kind) in self.load.kinds.iter().enumerate() {
            if left < kind.weight {
                return place;
            }
            left -= kind.weight;
        }
        0
    }

    fn request(&mut self, now: f64, number: usize, server: &mut Server) {
        let chosen = self.pick();
        let kind = &self.load.kinds[chosen];
        let client = &mut self.clients[number];
        let mut text = format!(
            "{} {} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: client-{number}\r\n",
            plain(&kind.method),
            plain(&kind.path)
        );
        if let Some(cookie) = &client.cookie {
            text.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if !self.load.keep_alive {
            text.push_str("Connection: close\r\n");
        }
        if !kind.form.is_empty() {
            text.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                kind.form.len()
            ));
        }
        text.push_str("\r\n");
        text.push_str(&kind.form);
        client.head.clear();
        client.answer = Answer::Head;
        client.closes = !self.load.keep_alive;
        client.doing = Doing::Waiting {
            since: now,
            kind: chosen,
        };
        let connection = client.connection.unwrap_or_else(|| {
            let peer = format!("10.0.{}.{}", number / 250, number % 250 + 1);
            server.connect(now, &peer)
        });
        client.connection = Some(connection);
        self.by_connection.insert(connection, number);
        self.count(chosen, |outcomes| outcomes.made += 1);
        server.bytes(now, connection, text.as_bytes());
    }

    fn think(&mut self, now: f64, number: usize) {
        // Exponential, as the time between people's decisions roughly is.
        let pause = -self.load.think * (1.0 - self.chance()).ln();
        let until = now + pause.min(self.load.think * 10.0);
        self.clients[number].doing = Doing::Thinking { until };
        self.next_due = self.next_due.min(until);
    }

    /// A client gets bytes.
    pub fn received(&mut self, now: f64, connection: u64, bytes: &[u8]) {
        let Some(&number) = self.by_connection.get(&connection) else {
            return;
        };
        let mut bytes = bytes;
        let client = &mut self.clients[number];
        let collected;
        if client.answer == Answer::Head {
            client.head.extend_from_slice(bytes);
            let Some(begun) = client.read_head() else {
                return;
            };
            collected = begun;
            bytes = &collected;
        }
        if let Some(status) = client.read_body(bytes) {
            self.answered(now, number, Some(status));
        }
    }

    /// A client's connection ends.
    pub fn closed(&mut self, now: f64, connection: u64, broken: bool) {
        let Some(number) = self.by_connection.remove(&connection) else {
            return;
        };
        let client = &mut self.clients[number];
        client.connection = None;
        if matches!(client.doing, Doing::Waiting { .. }) {
            let status = match client.answer {
                Answer::UntilClosed { status } if !broken => Some(status),
                _ => None,
            };
            self.answered(now, number, status);
        }
    }

    fn answered(&mut self, now: f64, number: usize, status: Option<u16>) {
        if let Doing::Waiting { kind, .. } = self.clients[number].doing {
            self.count(kind, |outcomes| match status {
                Some(200..400) => outcomes.fine += 1,
                Some(503) => outcomes.busy += 1,
                Some(504) => outcomes.late += 1,
                Some(_) => outcomes.failed += 1,
                None => outcomes.broken += 1,
            });
        }
        if self.clients[number].closes
            && let Some(connection) = self.clients[number].connection.take()
        {
            // The server closes it; whatever else comes on it is nobody's.
            self.by_connection.remove(&connection);
        }
        self.think(now, number);
    }
}

/// What stands in a first line, without what would end it.
fn plain(text: &str) -> String {
    let fits = |c: &char| c.is_ascii_graphic();
    text.chars().filter(fits).collect()
}

impl Client {
    /// Reads the head of an answer once it is there; what followed it.
    fn read_head(&mut self) -> Option<Vec<u8>> {
        loop {
            let mut headers = [httparse::EMPTY_HEADER; 100];
            let mut parsed = httparse::Response::new(&mut headers);
            let Ok(httparse::Status::Complete(length)) = parsed.parse(&self.head) else {
                self.head.truncate(LARGEST_HEAD);
                return None;
            };
            let status = parsed.code.unwrap_or(500);
            let mut answer = Answer::UntilClosed { status };
            for header in parsed.headers.iter() {
                let value = String::from_utf8_lossy(header.value);
                if header.name.eq_ignore_ascii_case("content-length") {
                    let left = value.trim().parse().unwrap_or(0);
                    answer = Answer::Body { status, left };
                } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
                    answer = Answer::Chunks { status };
                } else if header.name.eq_ignore_ascii_case("connection") {
                    self.closes |= value.trim().eq_ignore_ascii_case("close");
                } else if header.name.eq_ignore_ascii_case("set-cookie") {
                    let pair = value.split(';').next().unwrap_or_default();
                    self.cookie = Some(pair.trim().to_owned());
                }
            }
            let rest = self.head.split_off(length);
            if status == 100 {
                self.head = rest;
                continue;
            }
            if matches!(status, 204 | 304) {
                answer = Answer::Body { status, left: 0 };
            }
            self.answer = answer;
            self.head.clear();
            return Some(rest);
        }
    }

    /// Reads on in the body; the status once the answer is complete.
    fn read_body(&mut self, bytes: &[u8]) -> Option<u16> {
        match &mut self.answer {
            Answer::Body { status, left } => {
                *left = left.saturating_sub(bytes.len());
                (*left == 0).then_some(*status)
            }
            // The server sends the last chunk by itself.
            Answer::Chunks { status } => (bytes == b"0\r\n\r\n").then_some(*status),
            Answer::Head | Answer::UntilClosed { .. } => None,
        }
    }
}
