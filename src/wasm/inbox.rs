//! Lines from the page to a program, as its standard input or for its calls: the page writes them into a
//! ring of bytes, and threads that wait for one find it there. The page is its only writer; `www/engine/inbox.ts` is its side.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

use serde::Serialize;
use tsify::Tsify;

use crate::host::Input;

/// Where an inbox is, in bytes from the beginning of the module's memory.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct InboxPlaces {
    /// Three words: bytes written, bytes read, whether the input has ended.
    pub header: u32,
    /// Its bytes.
    pub bytes: u32,
    /// How many bytes it has, a power of two.
    pub capacity: u32,
}

const WRITTEN: usize = 0;
const READ: usize = 1;
const ENDED: usize = 2;

/// What the page has written and no thread has read yet.
pub struct Inbox {
    header: Box<[AtomicU32; 3]>,
    bytes: Box<[AtomicU8]>,
    /// Held by the thread that reads.
    reading: Mutex<()>,
}

impl Inbox {
    /// An inbox with nothing in it, and room for so many bytes, a power of two.
    pub fn new(capacity: usize) -> Inbox {
        Inbox {
            header: Box::default(),
            bytes: (0..capacity).map(|_| AtomicU8::new(0)).collect(),
            reading: Mutex::default(),
        }
    }

    /// Where the page finds it; it stays there as long as it lives.
    pub fn places(&self) -> InboxPlaces {
        InboxPlaces {
            header: self.header.as_ptr() as u32,
            bytes: self.bytes.as_ptr() as u32,
            capacity: self.bytes.len() as u32,
        }
    }

    /// Forgets what an earlier run has left unread.
    pub fn clear(&self) {
        let written = self.header[WRITTEN].load(Ordering::Acquire);
        self.header[READ].store(written, Ordering::Release);
        self.header[ENDED].store(0, Ordering::Release);
    }

    /// The next line, if the page has written one.
    pub fn line(&self) -> Input {
        let _reading = self
            .reading
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let ended = self.header[ENDED].load(Ordering::Acquire) != 0;
        let written = self.header[WRITTEN].load(Ordering::Acquire);
        let read = self.header[READ].load(Ordering::Relaxed);
        let capacity = self.bytes.len();
        let unread = (written.wrapping_sub(read) as usize).min(capacity);
        let places = (0..unread).map(|at| (read as usize).wrapping_add(at) % capacity);
        let bytes: Vec<u8> = places
            .map(|place| self.bytes[place].load(Ordering::Relaxed))
            .collect();
        let Some(end) = bytes.iter().position(|&byte| byte == b'\n') else {
            return if ended { Input::Ended } else { Input::Awaited };
        };
        let taken = end + 1;
        self.header[READ].store(read.wrapping_add(taken as u32), Ordering::Release);
        Input::Line(String::from_utf8_lossy(&bytes[..taken]).into_owned())
    }
}
