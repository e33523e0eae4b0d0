//! The errors found so far, so that one reading reports them all.

use super::model::LectureError;

/// A place in the file. Lines and columns count from 1, columns in UTF-16 units, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl Place {
    /// The place on `line` behind the text `before`, which the line begins with.
    pub fn behind(line: u32, before: &str) -> Self {
        let column = before.encode_utf16().count().saturating_add(1);
        Self {
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    /// The place as many columns further to the right.
    pub fn indented(self, columns: u32) -> Self {
        Self {
            line: self.line,
            column: self.column.saturating_add(columns),
        }
    }
}

/// A line as a whole is named by where it begins.
impl From<u32> for Place {
    fn from(line: u32) -> Self {
        Self { line, column: 1 }
    }
}

/// Collects the errors of one file.
pub struct Faults {
    file: String,
    errors: Vec<LectureError>,
}

impl Faults {
    /// Nothing found yet in `file`.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            errors: Vec::new(),
        }
    }

    /// Adds an error: what is wrong, and what to write instead, a sentence each.
    pub fn report(
        &mut self,
        place: impl Into<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let Place { line, column } = place.into();
        self.errors.push(LectureError {
            file: self.file.clone(),
            line,
            column,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Everything found, in the order of the file.
    pub fn into_errors(mut self) -> Vec<LectureError> {
        self.errors.sort_by_key(|error| (error.line, error.column));
        self.errors
    }
}
