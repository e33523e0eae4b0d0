//! The ring buffer: many writers under a lock, one reader without.
//!
//! The reader learns from `written` how far it may read and tells by `read` how far it has. Both count
//! bytes since the run began, modulo 2^32; the place in the ring is the count modulo its size.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use super::EventKind;

/// Words of the header: bytes written, bytes read, events dropped.
pub const HEADER_WORDS: usize = 3;
const RECORD_HEADER: usize = 16;
/// Text longer than this is split into several records.
const LONGEST_TEXT: usize = 16 << 10;
/// A reader without futexes cannot wake the writer, so it looks again after this.
const LOOK_AGAIN: Duration = Duration::from_millis(4);

/// Where a reader outside of Rust finds the ring, as addresses.
#[derive(Debug, Clone, Copy)]
pub struct RingLayout {
    /// The header's first word.
    pub header: usize,
    /// The first byte.
    pub bytes: usize,
    /// How many bytes, a power of two.
    pub capacity: usize,
}

/// The ring. Its bytes are atomic words, so a reader that is told nonsense reads nonsense, and never
/// races.
pub struct Ring {
    header: Box<[AtomicU32; HEADER_WORDS]>,
    words: Box<[AtomicU32]>,
    writing: Mutex<()>,
    room: Condvar,
}

impl Ring {
    /// A ring of this many bytes, a power of two of at least 64 KiB.
    pub fn new(capacity: usize) -> Ring {
        assert!(
            capacity.is_power_of_two() && capacity >= 64 << 10,
            "a ring of {capacity} bytes"
        );
        Ring {
            header: Box::default(),
            words: (0..capacity / 4).map(|_| AtomicU32::new(0)).collect(),
            writing: Mutex::new(()),
            room: Condvar::new(),
        }
    }

    /// Where it is.
    pub fn layout(&self) -> RingLayout {
        RingLayout {
            header: self.header.as_ptr() as usize,
            bytes: self.words.as_ptr() as usize,
            capacity: self.words.len() * 4,
        }
    }

    /// Empties it for a new run. Nobody reads or writes it meanwhile.
    pub fn clear(&self) {
        self.header
            .iter()
            .for_each(|word| word.store(0, Ordering::Release));
    }

    fn free(&self) -> usize {
        let used = self.header[0]
            .load(Ordering::Relaxed)
            .wrapping_sub(self.header[1].load(Ordering::Acquire));
        (self.words.len() * 4).saturating_sub(used as usize)
    }

    /// Writes an event, or counts it as dropped when there is no room.
    pub fn event(&self, kind: EventKind, thread: u32, microseconds: u32, payload: &[u8]) {
        let _writing = self
            .writing
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        if !self.put(kind, thread, microseconds, payload) {
            self.header[2].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Writes text, waiting for room. Gives up, and loses the rest, when `stopped` says that nobody
    /// wants it any more.
    pub fn text(
        &self,
        kind: EventKind,
        thread: u32,
        microseconds: u32,
        text: &str,
        stopped: impl Fn() -> bool,
    ) {
        let mut left = text;
        let mut writing = self
            .writing
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        while !left.is_empty() {
            let mut end = left.len().min(LONGEST_TEXT);
            while !left.is_char_boundary(end) {
                end -= 1;
            }
            while !self.put(kind, thread, microseconds, &left.as_bytes()[..end]) {
                if stopped() {
                    return;
                }
                writing = match self.room.wait_timeout(writing, LOOK_AGAIN) {
                    Ok((guard, _)) => guard,
                    Err(poisoned) => poisoned.into_inner().0,
                };
            }
            left = &left[end..];
        }
    }

    /// Whether a text of this many bytes fits now.
    pub fn has_room(&self, bytes: usize) -> bool {
        self.free() > bytes + (bytes / LONGEST_TEXT + 2) * (LONGEST_TEXT + 2 * RECORD_HEADER)
    }

    fn put(&self, kind: EventKind, thread: u32, microseconds: u32, payload: &[u8]) -> bool {
        let capacity = self.words.len() * 4;
        let size = RECORD_HEADER + payload.len().next_multiple_of(8);
        let at = self.header[0].load(Ordering::Relaxed) as usize & (capacity - 1);
        let to_end = capacity - at;
        let skipped = if size > to_end { to_end } else { 0 };
        if size + skipped > self.free() {
            return false;
        }
        if skipped >= RECORD_HEADER {
            self.store(
                at,
                [
                    EventKind::Pad as u32,
                    0,
                    0,
                    (skipped - RECORD_HEADER) as u32,
                ],
            );
        }
        let at = if skipped > 0 { 0 } else { at };
        self.store(
            at,
            [kind as u32, thread, microseconds, payload.len() as u32],
        );
        for (word, bytes) in self.words[(at + RECORD_HEADER) / 4..]
            .iter()
            .zip(payload.chunks(4))
        {
            let mut padded = [0; 4];
            padded[..bytes.len()].copy_from_slice(bytes);
            word.store(u32::from_le_bytes(padded), Ordering::Relaxed);
        }
        self.header[0].fetch_add((size + skipped) as u32, Ordering::Release);
        true
    }

    fn store(&self, at: usize, header: [u32; 4]) {
        for (word, value) in self.words[at / 4..].iter().zip(header) {
            word.store(value, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(ring: &Ring) -> Vec<(u32, u32, Vec<u8>)> {
        let capacity = ring.words.len() * 4;
        let mut records = Vec::new();
        loop {
            let (written, read) = (
                ring.header[0].load(Ordering::Acquire),
                ring.header[1].load(Ordering::Relaxed),
            );
            if written == read {
                return records;
            }
            let at = read as usize & (capacity - 1);
            let to_end = capacity - at;
            if to_end < RECORD_HEADER {
                ring.header[1].fetch_add(to_end as u32, Ordering::Release);
                continue;
            }
            let word = |index: usize| ring.words[at / 4 + index].load(Ordering::Relaxed);
            let length = word(3) as usize;
            let bytes: Vec<u8> = (0..length.div_ceil(4))
                .flat_map(|index| word(4 + index).to_le_bytes())
                .take(length)
                .collect();
            if word(0) != EventKind::Pad as u32 {
                records.push((word(0), word(1), bytes));
            }
            let size = RECORD_HEADER + length.next_multiple_of(8);
            ring.header[1].fetch_add(size as u32, Ordering::Release);
        }
    }

    #[test]
    fn records_come_out_whole_and_in_order_however_often_the_ring_wraps() {
        let ring = Ring::new(64 << 10);
        let mut expected = Vec::new();
        let mut found = Vec::new();
        for number in 0..20_000_u32 {
            let payload = vec![number as u8; (number % 97) as usize];
            ring.event(EventKind::Blocked, number, 0, &payload);
            expected.push((EventKind::Blocked as u32, number, payload));
            if number % 50 == 0 {
                found.extend(read_all(&ring));
            }
        }
        found.extend(read_all(&ring));
        assert_eq!(found, expected);
        assert_eq!(ring.header[2].load(Ordering::Relaxed), 0);
    }

    #[test]
    fn output_waits_for_its_reader_and_loses_nothing() {
        let ring = Ring::new(64 << 10);
        let text = "é".repeat(300_000);
        let mut found = String::new();
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| ring.text(EventKind::Stdout, 0, 0, &text, || false));
            while !writer.is_finished()
                || ring.header[0].load(Ordering::Acquire) != ring.header[1].load(Ordering::Relaxed)
            {
                for (_, _, bytes) in read_all(&ring) {
                    found.push_str(std::str::from_utf8(&bytes).unwrap());
                }
            }
        });
        assert!(found == text);
    }

    #[test]
    fn events_without_room_are_counted() {
        let ring = Ring::new(64 << 10);
        for _ in 0..5000 {
            ring.event(EventKind::Ready, 1, 0, &[]);
        }
        assert_eq!(
            ring.header[2].load(Ordering::Relaxed),
            5000 - (64 << 10) / 16
        );
    }
}
