//! Calls of a program at servers of the page. What is asked goes out with the trace; the answers come back
//! into an inbox, a piece in a line. Bytes travel as the characters of their numbers; `www/server/exchange.ts`
//! is the other side.

use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard};

use super::inbox::{Inbox, InboxPlaces};
use crate::host::{Input, Reply};

/// How many bytes of answers may wait for the threads that asked, a power of two.
const CAPACITY: usize = 1 << 16;

/// A call whose answer is not taken yet.
struct Call {
    number: u32,
    answer: Vec<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Awaited,
    Answered,
    Refused,
}

#[derive(Default)]
struct Open {
    last: u32,
    calls: Vec<Call>,
}

/// The calls of a run. Their numbers go on from run to run, so that no late answer is taken for another.
pub struct Calls {
    inbox: Inbox,
    open: Mutex<Open>,
}

impl Calls {
    /// No calls.
    pub fn new() -> Calls {
        Calls {
            inbox: Inbox::new(CAPACITY),
            open: Mutex::default(),
        }
    }

    /// Where the page writes the answers.
    pub fn places(&self) -> InboxPlaces {
        self.inbox.places()
    }

    fn locked(&self) -> MutexGuard<'_, Open> {
        self.open
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Forgets what an earlier run has left.
    pub fn clear(&self) {
        self.inbox.clear();
        self.locked().calls.clear();
    }

    /// Begins a call.
    pub fn open(&self) -> u32 {
        let mut open = self.locked();
        open.last = open.last.wrapping_add(1);
        let number = open.last;
        open.calls.push(Call {
            number,
            answer: Vec::new(),
            state: State::Awaited,
        });
        number
    }

    /// Forgets a call.
    pub fn close(&self, number: u32) {
        self.locked().calls.retain(|call| call.number != number);
    }

    /// The text that stands for a piece of what is asked.
    pub fn record(number: u32, piece: &[u8], last: bool) -> String {
        let mut text = String::with_capacity(piece.len() * 2 + 16);
        let _ = write!(text, "{number} {}", if last { '.' } else { '+' });
        text.extend(piece.iter().map(|&byte| char::from(byte)));
        text
    }

    /// What has come of a call; what has come of others is kept for them.
    pub fn reply(&self, number: u32) -> Reply {
        let mut open = self.locked();
        while let Input::Line(line) = self.inbox.line() {
            keep(&mut open.calls, line.trim_end_matches('\n'));
        }
        let Some(call) = open.calls.iter_mut().find(|call| call.number == number) else {
            return Reply::Refused(String::new());
        };
        match call.state {
            State::Awaited => Reply::Awaited,
            State::Answered => Reply::Answer(std::mem::take(&mut call.answer)),
            State::Refused => Reply::Refused(String::from_utf8_lossy(&call.answer).into_owned()),
        }
    }
}

/// Adds a line, `NUMBER`, a space, a mark and a piece, to the call it is for, if that is still open. A line
/// feed of the piece came as a character whose low byte it is.
fn keep(calls: &mut [Call], line: &str) {
    let Some((number, piece)) = line.split_once(' ') else {
        return;
    };
    let number = number.parse().ok();
    let Some(call) = calls.iter_mut().find(|call| Some(call.number) == number) else {
        return;
    };
    let mut characters = piece.chars();
    let mark = characters.next();
    call.answer
        .extend(characters.map(|character| character as u32 as u8));
    match mark {
        Some('.') => call.state = State::Answered,
        Some('!') => call.state = State::Refused,
        _ => {}
    }
}
