//! Places in source text, and the table that finds them.

use ruff_text_size::TextRange;

/// Where in the source something is. Lines count from 1, columns are UTF-8 byte offsets in their
/// line counted from 0; the end column is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Position {
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column behind the last.
    pub end_column: u32,
}

/// The byte offsets at which the lines of a source text start.
///
/// A line ends with `\n`, `\r\n` or a lone `\r`, as Python's do.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `source`, which must be shorter than 4 GB.
    pub fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (offset, &byte) in bytes.iter().enumerate() {
            let ends_line =
                byte == b'\n' || (byte == b'\r' && bytes.get(offset + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(offset as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The line (from 1) and column (from 0) of a byte offset.
    pub fn locate(&self, offset: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line as u32, offset - start)
    }

    /// The position of a byte range.
    pub fn position(&self, range: TextRange) -> Position {
        let (line, column) = self.locate(range.start().to_u32());
        let (end_line, end_column) = self.locate(range.end().to_u32());
        Position {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The text of a line (from 1) without its line end; empty when there is no such line.
    pub fn line<'a>(&self, source: &'a str, line: u32) -> &'a str {
        let index = (line as usize).saturating_sub(1);
        let Some(&start) = self.starts.get(index) else {
            return "";
        };
        let end = match self.starts.get(index + 1) {
            Some(&next) => next as usize,
            None => source.len(),
        };
        source
            .get(start as usize..end)
            .unwrap_or("")
            .trim_end_matches(['\n', '\r'])
    }
}
