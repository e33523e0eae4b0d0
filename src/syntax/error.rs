//! What is wrong with a source text, with its place.

use std::fmt;
use std::sync::Arc;

use super::position::Position;

/// Why a source text cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceErrorKind {
    /// Not Python: CPython's `SyntaxError`.
    Syntax,
    /// Not Python, because of its indentation: CPython's `IndentationError`.
    Indentation,
    /// Not Python, because tabs and spaces are mixed: CPython's `TabError`.
    Tab,
    /// Python, but a part of it that is left out here.
    Unsupported,
}

impl SourceErrorKind {
    /// The name of CPython's exception class.
    pub fn exception_name(self) -> &'static str {
        match self {
            Self::Syntax | Self::Unsupported => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        }
    }
}

/// An error in a source text. Its `Display` is what CPython prints for it on stderr, without the
/// last newline; for [`SourceErrorKind::Unsupported`] it is one line, `file:line:column: message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// What kind of error.
    pub kind: SourceErrorKind,
    /// The file's name as given to [`parse`](super::parse).
    pub file: Arc<str>,
    /// Where it is.
    pub position: Position,
    /// Whether CPython marks the columns of this error, or only its line.
    pub marked: bool,
    /// What is wrong, in CPython's words.
    pub message: String,
    /// The text of the line it begins on, without its line end.
    pub line: String,
}

impl SourceError {
    /// Whether the text is Python that is merely not supported.
    pub fn is_unsupported(&self) -> bool {
        self.kind == SourceErrorKind::Unsupported
    }

    /// The line of spaces and carets below the stripped source line, if the error has one.
    fn carets(&self) -> Option<String> {
        if !self.marked {
            return None;
        }
        let stripped = self.line.trim_start_matches([' ', '\t', '\x0c']);
        let indent = self.line.len() - stripped.len();
        let start = (self.position.column as usize).checked_sub(indent)?;
        let end = if self.position.end_line > self.position.line {
            stripped.len()
        } else {
            (self.position.end_column as usize).saturating_sub(indent)
        };
        let characters = |bytes: usize| match stripped.get(..bytes) {
            Some(text) => text.chars().count(),
            None => stripped.chars().count(),
        };
        let first = characters(start);
        let count = characters(end).saturating_sub(first).max(1);
        Some(" ".repeat(first) + &"^".repeat(count))
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unsupported() {
            let Position { line, column, .. } = self.position;
            return write!(f, "{}:{line}:{}: {}", self.file, column + 1, self.message);
        }
        write!(f, "  File \"{}\", line {}", self.file, self.position.line)?;
        let stripped = self.line.trim_start_matches([' ', '\t', '\x0c']);
        write!(f, "\n    {stripped}")?;
        if let Some(carets) = self.carets() {
            write!(f, "\n    {carets}")?;
        }
        write!(f, "\n{}: {}", self.kind.exception_name(), self.message)
    }
}

impl std::error::Error for SourceError {}
