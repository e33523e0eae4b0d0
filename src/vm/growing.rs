//! Text that grows at its end: `text += more` in a loop copies what is new, not what is there, although
//! strings are immutable and nobody knows whether another thread still has the shorter one.

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Texts shorter than this are better copied: that costs less than sharing.
pub const WORTHWHILE: usize = 512;

/// Memory that texts share of which each is the beginning of the longest.
struct Shared {
    /// How many bytes belong to somebody.
    ///
    /// Invariant: it only grows, by compare and exchange. Who has raised it from `n` to `m` is the only one ever
    /// to write the bytes from `n` to `m`, and does so before anybody else has a text of more than `n` bytes.
    taken: AtomicUsize,
    bytes: Box<[UnsafeCell<u8>]>,
}

// SAFETY: by the invariant of `taken`, bytes are written by one thread, before a text that has them is
// handed to any other.
unsafe impl Send for Shared {}
// SAFETY: as above.
unsafe impl Sync for Shared {}

/// The beginning of shared memory, as text.
///
/// Invariant: the first `length` bytes are written, and are UTF-8.
pub struct Growing {
    shared: Arc<Shared>,
    length: u32,
}

impl Growing {
    /// Both texts in new memory with room for more; nothing where they have more than 4 GB.
    pub fn joined(left: &str, right: &str, room: usize) -> Option<Growing> {
        let length = left.len() + right.len();
        let counted = u32::try_from(length).ok()?;
        let mut bytes = Vec::with_capacity(length + room);
        bytes.extend_from_slice(left.as_bytes());
        bytes.extend_from_slice(right.as_bytes());
        bytes.resize(length + room, 0);
        let shared = Shared {
            taken: AtomicUsize::new(length),
            bytes: bytes.into_iter().map(UnsafeCell::new).collect(),
        };
        Some(Growing {
            shared: Arc::new(shared),
            length: counted,
        })
    }

    /// This text with more behind it: in the same memory if it is the longest there and the memory has room.
    pub fn with(&self, more: &str) -> Option<Growing> {
        let start = self.length as usize;
        let end = start + more.len();
        let counted = u32::try_from(end).ok()?;
        let room = self.shared.bytes.get(start..end)?;
        let taken = &self.shared.taken;
        taken
            .compare_exchange(start, end, Ordering::AcqRel, Ordering::Relaxed)
            .ok()?;
        for (cell, &byte) in room.iter().zip(more.as_bytes()) {
            // SAFETY: these bytes are this thread's alone, by the invariant of `taken`.
            unsafe { *cell.get() = byte };
        }
        Some(Growing {
            shared: Arc::clone(&self.shared),
            length: counted,
        })
    }

    /// The contents.
    #[inline]
    pub fn as_str(&self) -> &str {
        let length = self.length as usize;
        let start = self.shared.bytes.as_ptr().cast::<u8>();
        // SAFETY: by the invariants of `Growing` and of `taken`, so many bytes are there, nobody writes them any
        // more, and they are UTF-8.
        unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(start, length)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Growing;

    #[test]
    fn a_text_grows_in_its_memory_until_that_is_full() {
        let start = "é".repeat(300);
        let text = Growing::joined(&start, "!", 10).unwrap();
        let longer = text.with("12345").unwrap();
        let longest = longer.with("67890").unwrap();
        assert!(longest.with("x").is_none());
        assert_eq!(text.as_str(), format!("{start}!"));
        assert_eq!(longer.as_str(), format!("{start}!12345"));
        assert_eq!(longest.as_str(), format!("{start}!1234567890"));
    }

    #[test]
    fn of_threads_that_lengthen_one_text_at_once_one_gets_the_room() {
        let start = "s".repeat(600);
        for _ in 0..200 {
            let text = Growing::joined(&start, "", 8).unwrap();
            let longer: Vec<Option<Growing>> = std::thread::scope(|scope| {
                let text = &text;
                let threads =
                    ["aaaa", "bbbb", "cccc"].map(|more| scope.spawn(move || text.with(more)));
                threads
                    .into_iter()
                    .map(|thread| thread.join().unwrap())
                    .collect()
            });
            let longer: Vec<Growing> = longer.into_iter().flatten().collect();
            assert_eq!(longer.len(), 1);
            let end = &longer[0].as_str()[600..];
            assert!(["aaaa", "bbbb", "cccc"].contains(&end), "{end}");
            assert_eq!(text.as_str(), start);
        }
    }
}
