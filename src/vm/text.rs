//! Strings: immutable UTF-8 with the number of code points known, so that indexing an ASCII string
//! is indexing its bytes.

use std::sync::atomic::{AtomicU64, Ordering};

/// The contents of a `str`.
pub struct Text {
    utf8: Box<str>,
    length: u32,
    /// Its hash, or 0 before anybody asked.
    hash: AtomicU64,
}

impl Text {
    /// A string with these contents.
    pub fn new(utf8: impl Into<Box<str>>) -> Text {
        let utf8 = utf8.into();
        let length = if utf8.is_ascii() {
            utf8.len()
        } else {
            utf8.chars().count()
        };
        Text {
            utf8,
            length: length as u32,
            hash: AtomicU64::new(0),
        }
    }

    /// What `compute` makes of the contents; it is asked once, or again should it answer 0.
    #[inline]
    pub fn hash(&self, compute: impl FnOnce(&str) -> u64) -> u64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let hash = compute(&self.utf8);
        // Whoever else computes it computes the same.
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// The contents.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.utf8
    }

    /// How many code points.
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether every code point is one byte.
    pub fn is_ascii(&self) -> bool {
        self.utf8.len() == self.len()
    }

    /// The code point at this index, as text of its own.
    pub fn at(&self, index: usize) -> Option<&str> {
        if self.is_ascii() {
            return self.utf8.get(index..index + 1);
        }
        let (start, character) = self.utf8.char_indices().nth(index)?;
        self.utf8.get(start..start + character.len_utf8())
    }

    /// The byte offset of this code point; the length in bytes for any index past the end.
    pub fn offset(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index.min(self.utf8.len());
        }
        self.utf8
            .char_indices()
            .nth(index)
            .map_or(self.utf8.len(), |(offset, _)| offset)
    }
}
