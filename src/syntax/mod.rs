//! From Python text to a checked syntax tree, with errors that point at the source in CPython's words.
//!
//! It knows the grammar and how CPython reports errors. It must never know what a tree is compiled
//! to or run by: no bytecode, no values. The parser is `ruff_python_parser`, whose trees and ranges
//! pass through; everything it says about errors is translated here.

mod depth;
mod error;
mod markers;
mod module;
mod position;
mod width;

pub use error::{SourceError, SourceErrorKind};
pub use markers::traceback_markers;
pub use module::Module;
pub use position::Position;

use std::sync::Arc;

use position::LineIndex;

/// Parses `source`; `file` is the name that errors and tracebacks show.
pub fn parse(source: &str, file: &str) -> Result<Module, SourceError> {
    let source: Arc<str> = Arc::from(source);
    let file: Arc<str> = Arc::from(file);
    let lines = LineIndex::new(&source);
    match ruff_python_parser::parse_module(&source) {
        Ok(parsed) => Ok(Module::new(parsed.into_syntax(), source, file, lines)),
        Err(error) => {
            let position = lines.position(error.location);
            Err(SourceError {
                kind: SourceErrorKind::Syntax,
                line: lines.line(&source, position.line).to_owned(),
                file,
                position,
                marked: true,
                message: "invalid syntax".to_owned(),
            })
        }
    }
}
