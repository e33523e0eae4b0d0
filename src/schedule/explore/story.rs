//! How an outcome comes about, in words.

use serde::Serialize;

/// One sentence of a story, with what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sentence {
    /// The thread it is about, by number.
    pub thread: u32,
    /// The line of the program it is about.
    pub line: Option<u32>,
    /// What was read or written: a variable, or a lock.
    pub variable: String,
    /// The sentence.
    pub text: String,
}
