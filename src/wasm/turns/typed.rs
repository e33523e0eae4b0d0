//! What a reader types for a program that takes turns, as its standard input.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::host::Input;

/// Lines that no thread has read yet, and whether there will be more.
#[derive(Default)]
pub(in crate::wasm) struct Typed(Mutex<(VecDeque<String>, bool)>);

impl Typed {
    /// Another line, or nothing after the last.
    pub(super) fn give(&self, line: Option<String>) {
        let mut typed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (lines, has_ended) = &mut *typed;
        match line {
            Some(line) => lines.push_back(line),
            None => *has_ended = true,
        }
    }

    /// The next line, if somebody has typed one.
    pub(in crate::wasm) fn line(&self) -> Input {
        let mut typed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match (typed.0.pop_front(), typed.1) {
            (Some(line), _) => Input::Line(line),
            (None, true) => Input::Ended,
            (None, false) => Input::Awaited,
        }
    }
}
