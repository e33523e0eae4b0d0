//! Strings: immutable UTF-8 with the number of code points known, so that indexing an ASCII string
//! is indexing its bytes.

use std::num::NonZeroU8;
use std::sync::atomic::{AtomicU32, Ordering};

use super::growing::{Growing, WORTHWHILE};

/// How many bytes stand in the object's slot itself: a string no longer needs no memory of its own.
const SHORT: usize = 19;

/// The contents of a `str`, with its hash, or 0 before anybody asked.
pub enum Text {
    /// Its length in bytes, counted from one, and those bytes.
    ///
    /// Invariant: they are UTF-8, since they were copied from a `str`.
    Short(NonZeroU8, [u8; SHORT], AtomicU32),
    /// Its bytes, and how many code points they are.
    Long(Box<str>, u32, AtomicU32),
    /// The same of a text that was made by adding to another.
    Growing(Growing, u32, AtomicU32),
}

fn code_points(utf8: &str) -> usize {
    if utf8.is_ascii() {
        utf8.len()
    } else {
        utf8.chars().count()
    }
}

impl From<&str> for Text {
    #[inline]
    fn from(utf8: &str) -> Text {
        let length = utf8.len();
        if length > SHORT {
            return Text::from(Box::<str>::from(utf8));
        }
        let mut bytes = [0; SHORT];
        bytes[..length].copy_from_slice(utf8.as_bytes());
        let counted = NonZeroU8::MIN.saturating_add(length as u8);
        Text::Short(counted, bytes, AtomicU32::new(0))
    }
}

impl From<Box<str>> for Text {
    fn from(utf8: Box<str>) -> Text {
        let length = code_points(&utf8) as u32;
        Text::Long(utf8, length, AtomicU32::new(0))
    }
}

impl From<String> for Text {
    fn from(utf8: String) -> Text {
        match utf8.len() {
            0..=SHORT => utf8.as_str().into(),
            _ => utf8.into_boxed_str().into(),
        }
    }
}

impl Text {
    /// Roughly the bytes it holds outside of the slot.
    pub(super) fn payload(&self) -> usize {
        match self {
            Text::Short(..) => 0,
            Text::Long(utf8, ..) => utf8.len(),
            Text::Growing(text, ..) => text.as_str().len(),
        }
    }

    /// What `compute` makes of the contents; it is asked once, or again should it answer 0.
    #[inline]
    pub fn hash(&self, compute: impl FnOnce(&str) -> u64) -> u64 {
        let (Text::Short(.., known) | Text::Long(.., known) | Text::Growing(.., known)) = self;
        let hash = known.load(Ordering::Relaxed);
        if hash != 0 {
            return hash.into();
        }
        let hash = compute(self.as_str()) as u32;
        // Whoever else computes it computes the same.
        known.store(hash, Ordering::Relaxed);
        hash.into()
    }

    /// The contents.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Text::Short(counted, bytes, _) => {
                let length = usize::from(counted.get() - 1).min(SHORT);
                // SAFETY: the invariant of `Short`.
                unsafe { std::str::from_utf8_unchecked(&bytes[..length]) }
            }
            Text::Long(utf8, ..) => utf8,
            Text::Growing(text, ..) => text.as_str(),
        }
    }

    /// This text with another behind it, and roughly the bytes this took outside of the slot.
    pub fn plus(&self, more: &Text) -> (Text, usize) {
        let (utf8, end) = (self.as_str(), more.as_str());
        let growing = |text| {
            let length = (self.len() + more.len()) as u32;
            Text::Growing(text, length, AtomicU32::new(0))
        };
        let mut room = utf8.len() / 8;
        if let Text::Growing(text, ..) = self {
            if let Some(text) = text.with(end) {
                return (growing(text), end.len());
            }
            // It grows for at least the second time.
            room = utf8.len();
        }
        let is_worthwhile = utf8.len() + end.len() >= WORTHWHILE;
        let grown = is_worthwhile.then(|| Growing::joined(utf8, end, room));
        let joined = match grown.flatten() {
            Some(text) => growing(text),
            None => [utf8, end].concat().into(),
        };
        let bytes = joined.payload();
        (joined, bytes)
    }

    /// How many code points.
    pub fn len(&self) -> usize {
        match self {
            Text::Short(..) => code_points(self.as_str()),
            Text::Long(_, length, _) | Text::Growing(_, length, _) => *length as usize,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Whether every code point is one byte.
    pub fn is_ascii(&self) -> bool {
        self.as_str().len() == self.len()
    }

    /// The code point at this index, as text of its own.
    pub fn at(&self, index: usize) -> Option<&str> {
        let utf8 = self.as_str();
        if self.is_ascii() {
            return utf8.get(index..index + 1);
        }
        let rest = &utf8[self.offset(index)..];
        rest.get(..rest.chars().next()?.len_utf8())
    }

    /// The byte offset of this code point; the length in bytes for any index past the end.
    pub fn offset(&self, index: usize) -> usize {
        let utf8 = self.as_str();
        if self.is_ascii() {
            return index.min(utf8.len());
        }
        let length = self.len();
        let mut places = utf8.char_indices();
        let found = match length.checked_sub(index + 1) {
            // Nearer to the end.
            Some(behind) if behind < index => places.nth_back(behind),
            Some(_) => places.nth(index),
            None => None,
        };
        found.map_or(utf8.len(), |(offset, _)| offset)
    }
}
