//! From Python text to a checked syntax tree, with errors that point at the source in CPython's words.
//!
//! It knows the grammar and how CPython reports errors. It must never know what a tree is compiled
//! to or run by: no bytecode, no values. The parser is `ruff_python_parser`, whose trees and ranges
//! pass through; what it says about errors is translated by `diagnosis`.

mod diagnosis;
mod error;
mod escape;
mod field;
mod markers;
mod module;
mod position;
mod scan;
mod target;
#[cfg(test)]
mod tests;
mod version;
mod warning;
mod width;

pub use error::{SourceError, SourceErrorKind};
pub use markers::traceback_markers;
pub use module::Module;
pub use position::Position;

use std::sync::Arc;

use ruff_python_ast::PythonVersion;
use ruff_python_parser::{Mode, ParseOptions};
use ruff_text_size::{TextRange, TextSize};

use position::LineIndex;
use scan::ScanError;

/// The longest source text that is read, in bytes. It bounds every count and offset in compiled code.
const MAX_SOURCE: usize = 16 << 20;

/// Parses `source`; `file` is the name that errors and tracebacks show.
///
/// Any text gives a tree or an error, in time and stack bounded by its length: how deep it nests is
/// measured before it is parsed.
pub fn parse(source: &str, file: &str) -> Result<Module, SourceError> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let text = Text {
        lines: LineIndex::new(source.get(..MAX_SOURCE).unwrap_or(source)),
        source: Arc::from(source),
        file: Arc::from(file),
    };
    if source.len() > MAX_SOURCE {
        return Err(text.error(diagnosis::fault("source text is too long", 0, 0)));
    }
    if let Some(offset) = source.find('\0') {
        let message = "source code cannot contain null bytes";
        return Err(text.error(ScanError {
            marked: false,
            ..diagnosis::fault(message, offset, offset)
        }));
    }
    let scan = scan::scan(source);
    // A mistake of the tokenizer hides all others, wherever it is.
    if let Some(error) = scan.error {
        return Err(text.error(error));
    }
    if let Some(place) = scan.too_deep {
        let found = match scan.unclosed {
            Some((bracket, opened)) => {
                diagnosis::fault(format!("'{bracket}' was never closed"), opened, opened)
            }
            None => diagnosis::fault("too many nested expressions or blocks", place, place),
        };
        return Err(text.error(found));
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let parsed = ruff_python_parser::parse_unchecked(source, options);
    if let Some(error) = parsed.errors().first() {
        return Err(text.error(diagnosis::diagnose(source, &scan, error)));
    }
    for error in parsed.unsupported_syntax_errors() {
        let (start, end) = (error.range.start().to_usize(), error.range.end().to_usize());
        let newer = source.get(start..end).unwrap_or("");
        let end = if newer.starts_with("**") {
            start + 2
        } else {
            end
        };
        if let Some(message) = version::refusal(error.kind, newer) {
            return Err(text.error(diagnosis::fault(message, start, end)));
        }
    }
    match parsed.try_into_module() {
        Some(parsed) => Ok(Module::new(
            parsed.into_syntax(),
            text.source,
            text.file,
            text.lines,
        )),
        None => Err(text.error(diagnosis::fault("invalid syntax", 0, 0))),
    }
}

/// A source text that did not become a module.
struct Text {
    source: Arc<str>,
    file: Arc<str>,
    lines: LineIndex,
}

impl Text {
    fn error(&self, found: ScanError) -> SourceError {
        let range = TextRange::new(
            TextSize::new(found.start as u32),
            TextSize::new(found.end.max(found.start) as u32),
        );
        let mut position = self.lines.position(range);
        let mut line = self.lines.line(&self.source, position.line).to_owned();
        if let Some(field) = found.field {
            line = field.text;
            position.column = field.start as u32;
            position.end_column = field.end as u32;
        }
        SourceError {
            kind: found.kind,
            file: self.file.clone(),
            position,
            marked: found.marked,
            message: found.message,
            line,
        }
    }
}
