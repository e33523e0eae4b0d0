//! The errors found so far, so that one reading reports them all.

use super::model::LectureError;

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
    pub fn report(&mut self, line: u32, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(LectureError {
            file: self.file.clone(),
            line,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Everything found, in the order of the lines.
    pub fn into_errors(mut self) -> Vec<LectureError> {
        self.errors.sort_by_key(|error| error.line);
        self.errors
    }
}
