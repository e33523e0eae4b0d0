//! What a process has printed and its standard output has not yet passed on. CPython keeps the text of an
//! output that is no terminal until there is a good deal of it, so that a pipe has what each process prints
//! in one piece, when it ends; so does a process whose host says it buffers.
//!
//! Sources: `Modules/_io/textio.c` (`_io_TextIOWrapper_write_impl`) and `Modules/_io/bufferedio.c`
//! (`_io_BufferedWriter_write_impl`).

use std::sync::{Mutex, MutexGuard};

use crate::host::{Host, Stream};

/// How many bytes the layer of text takes.
const TEXT: usize = 8192;
/// How many the layer of bytes takes: a block of what a pipe or a file says its blocks are.
const BYTES: usize = 4096;

/// The standard output of a process.
#[derive(Default)]
pub struct Output {
    /// Nothing where the host takes all text at once.
    kept: Option<Mutex<Kept>>,
}

/// The text that is on its way, in the order of the layers.
#[derive(Default, Clone)]
struct Kept {
    /// In the layer of text.
    text: String,
    /// In the layer of bytes, and so before the other.
    bytes: String,
    /// Whether a line feed sends all on its way.
    by_line: bool,
}

impl Output {
    /// The output of a first process.
    pub(super) fn new(host: &dyn Host) -> Output {
        Output {
            kept: host.buffers_output().then(Mutex::default),
        }
    }

    /// The output of a process that begins as a copy of this one's, with what this one has not passed on.
    pub(super) fn duplicate(&self) -> Output {
        let copy = |kept: &Mutex<Kept>| Mutex::new(locked(kept).clone());
        Output {
            kept: self.kept.as_ref().map(copy),
        }
    }

    /// Prints some pieces of text; nothing another thread prints comes between them.
    pub(super) fn print(&self, host: &dyn Host, thread: u32, pieces: &[String]) {
        let write = |text: &str| host.write(Stream::Output, thread, text);
        match &self.kept {
            None => write(&pieces.concat()),
            Some(kept) => {
                let mut kept = locked(kept);
                for piece in pieces {
                    kept.print(piece, write);
                }
            }
        }
    }

    /// Passes on what is kept.
    pub(super) fn flush(&self, host: &dyn Host, thread: u32) {
        if let Some(kept) = &self.kept {
            locked(kept).flush(|text| host.write(Stream::Output, thread, text));
        }
    }

    /// Whether text is kept beyond the end of its line.
    pub(super) fn is_by_line(&self) -> bool {
        self.kept.as_ref().is_none_or(|kept| locked(kept).by_line)
    }

    /// Has text kept beyond the end of its line, or not.
    pub(super) fn set_by_line(&self, by_line: bool) {
        if let Some(kept) = &self.kept {
            locked(kept).by_line = by_line;
        }
    }
}

impl Kept {
    fn print(&mut self, piece: &str, write: impl Fn(&str)) {
        if !self.text.is_empty() && self.text.len() + piece.len() > TEXT {
            self.end_text(&write);
        }
        self.text.push_str(piece);
        if self.by_line && piece.contains('\n') {
            self.flush(write);
        } else if self.text.len() >= TEXT {
            self.end_text(write);
        }
    }

    /// Passes the text on to the layer of bytes.
    fn end_text(&mut self, write: impl Fn(&str)) {
        if self.bytes.len() + self.text.len() > BYTES || self.text.len() == BYTES {
            send(&mut self.bytes, &write);
        }
        if self.text.len() > BYTES {
            send(&mut self.text, write);
        } else {
            self.bytes.push_str(&self.text);
            self.text.clear();
        }
    }

    fn flush(&mut self, write: impl Fn(&str)) {
        send(&mut self.bytes, &write);
        send(&mut self.text, write);
    }
}

fn send(text: &mut String, write: impl Fn(&str)) {
    if !text.is_empty() {
        write(text);
        text.clear();
    }
}

fn locked(kept: &Mutex<Kept>) -> MutexGuard<'_, Kept> {
    kept.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
