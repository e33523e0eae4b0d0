//! What a lecture points at: its own ids, files beside it, and programs. The room checks the ids;
//! whether a file or a program is there, and how a program ends, only its holder can find out.

use super::faults::Place;

/// Something the lecture points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where it does so.
    pub place: Place,
    /// The id, the address of the file, or the path of the program below `programs`.
    pub target: String,
}

/// A program the lecture names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramReference {
    /// The program.
    pub reference: Reference,
    /// How the author says it ends.
    pub ends: Ends,
    /// Whether a quiz asks what it prints, so that it must print the same every time.
    pub asked: bool,
}

/// How a program is meant to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// By itself, without an error.
    Normally,
    /// With every thread waiting for ever.
    Deadlocked,
    /// With an exception.
    Failing,
}

/// Everything a lecture points at, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// Ids of this lecture.
    pub anchors: Vec<Reference>,
    /// Files beside the lecture.
    pub files: Vec<Reference>,
    /// Programs.
    pub programs: Vec<ProgramReference>,
}
