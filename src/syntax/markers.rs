//! The marker line that a traceback prints below a source line.

use super::position::Position;

/// The line of spaces and markers below the stripped source line, or nothing when the range covers it whole.
pub fn traceback_markers(_line: &str, _position: Position) -> Option<String> {
    None
}
