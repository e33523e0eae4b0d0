//! A parsed source text: its tree, and the text the tree's ranges point into.

use std::sync::Arc;

use ruff_python_ast::{ModModule, Stmt};
use ruff_text_size::TextRange;

use super::error::{SourceError, SourceErrorKind};
use super::position::{LineIndex, Position};

/// The syntax tree of one file, with what is needed to say where each node is.
#[derive(Debug)]
pub struct Module {
    tree: ModModule,
    source: Arc<str>,
    file: Arc<str>,
    lines: LineIndex,
}

impl Module {
    pub(super) fn new(tree: ModModule, source: Arc<str>, file: Arc<str>, lines: LineIndex) -> Self {
        Self {
            tree,
            source,
            file,
            lines,
        }
    }

    /// The statements of the file.
    pub fn body(&self) -> &[Stmt] {
        &self.tree.body
    }

    /// The text that was parsed.
    pub fn source(&self) -> &Arc<str> {
        &self.source
    }

    /// The file's name.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The text of `range`; empty when the range does not lie on character boundaries.
    pub fn text(&self, range: TextRange) -> &str {
        self.source
            .get(range.start().to_usize()..range.end().to_usize())
            .unwrap_or("")
    }

    /// The text of a line, counted from 1.
    pub(super) fn line(&self, line: u32) -> &str {
        self.lines.line(&self.source, line)
    }

    /// Where a range is, by line and column.
    pub fn position(&self, range: TextRange) -> Position {
        self.lines.position(range)
    }

    /// A `SyntaxError` at `range`.
    pub fn syntax_error(&self, range: TextRange, message: impl Into<String>) -> SourceError {
        self.error(SourceErrorKind::Syntax, range, message.into())
    }

    /// An error that says `construct` is not supported, and what to use instead if there is anything.
    pub fn unsupported(
        &self,
        range: TextRange,
        construct: &str,
        instead: Option<&str>,
    ) -> SourceError {
        let message = match instead {
            Some(instead) => format!("{construct} is not supported; use {instead} instead"),
            None => format!("{construct} is not supported"),
        };
        self.error(SourceErrorKind::Unsupported, range, message)
    }

    fn error(&self, kind: SourceErrorKind, range: TextRange, message: String) -> SourceError {
        let position = self.lines.position(range);
        SourceError {
            kind,
            file: self.file.clone(),
            position,
            marked: true,
            message,
            line: self.lines.line(&self.source, position.line).to_owned(),
        }
    }
}
