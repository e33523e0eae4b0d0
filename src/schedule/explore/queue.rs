//! States in the order of finding them, yet to be gone on from. Their rows stay in the pieces of memory in
//! which workers wrote them.

use super::tables::{Part, Row};

/// A state yet to be gone on from.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    piece: u32,
    start: u32,
    /// Forced switches on the way to it.
    pub preemptions: u32,
    /// The marks of what is plain in its row.
    pub plain: u128,
}

/// States with numbers that follow each other.
#[derive(Default)]
pub(super) struct Queue {
    /// Rows, each behind its length.
    pieces: Vec<Vec<Part>>,
    waiting: Vec<Waiting>,
    /// The number of the first.
    first: u32,
}

/// Writes a row behind others. Answers where it starts.
pub(super) fn write(piece: &mut Vec<Part>, row: &Row) -> u32 {
    let start = piece.len() as u32;
    piece.push(row.len() as Part);
    piece.extend_from_slice(row);
    start
}

impl Queue {
    /// An empty one, for states from this number on.
    pub(super) fn from(first: u32) -> Queue {
        Queue {
            first,
            ..Queue::default()
        }
    }

    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    #[inline]
    pub(super) fn at(&self, at: usize) -> &Waiting {
        &self.waiting[at]
    }

    /// The number of a state.
    #[inline]
    pub(super) fn node(&self, at: usize) -> u32 {
        self.first + at as u32
    }

    #[inline]
    pub(super) fn row(&self, at: usize) -> &Row {
        let Waiting { piece, start, .. } = self.waiting[at];
        let words = &self.pieces[piece as usize][start as usize..];
        &words[1..=words[0] as usize]
    }

    /// Puts a piece among the others. Answers which it is.
    pub(super) fn keep(&mut self, piece: Vec<Part>) -> u32 {
        self.pieces.push(piece);
        self.pieces.len() as u32 - 1
    }

    /// Fills a piece that was kept.
    pub(super) fn put(&mut self, piece: u32, words: Vec<Part>) {
        self.pieces[piece as usize] = words;
    }

    /// Notes a state whose row starts there.
    #[inline]
    pub(super) fn push(&mut self, piece: u32, start: u32, preemptions: u32, plain: u128) {
        self.waiting.push(Waiting {
            piece,
            start,
            preemptions,
            plain,
        });
    }
}
