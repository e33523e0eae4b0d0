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

/// A program that a quiz has the engine explore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explored {
    /// The program.
    pub reference: Reference,
    /// What the quiz asks.
    pub sought: Sought,
}

/// What a quiz wants to know of every interleaving of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// Which values a variable can have in the end.
    Values {
        /// The variable.
        variable: String,
        /// What the reader chooses from; empty when the reader writes the values.
        offered: Vec<String>,
    },
    /// Whether a goal can be reached.
    Whether {
        /// As the engine reads it.
        goal: String,
    },
    /// An order of the program's marked lines in which nothing goes wrong.
    Order {
        /// What every run has to come to, as the engine reads it.
        goal: Option<String>,
    },
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
    /// Programs that quizzes have the engine explore.
    pub explored: Vec<Explored>,
}
