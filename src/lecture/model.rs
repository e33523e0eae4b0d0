//! The lecture as data. The page's TypeScript types are generated from these, which is why they
//! derive tsify's trait when compiled for the browser; the room needs nothing else of it.

use std::fmt;

use serde::Serialize;

/// What reading a lecture gives: the lecture, or everything that is wrong with its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LectureResult {
    /// The lecture; null when there are errors.
    pub lecture: Option<Lecture>,
    /// The errors, in the order of their lines.
    pub errors: Vec<LectureError>,
}

/// A whole lecture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Lecture {
    /// Its title.
    pub title: String,
    /// A line below the title.
    pub subtitle: Option<String>,
    /// What happens when; empty when the lecture has no plan.
    pub plan: Vec<PlanItem>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
}

/// One item of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct PlanItem {
    /// What the plan calls it.
    pub title: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// The id of the section it opens; that section exists.
    pub section: String,
}

/// A heading and what stands below it, up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Section {
    /// Its id: unique in the lecture, as all ids are.
    pub id: String,
    /// Its heading, as plain text.
    pub title: String,
    /// 2 for a section, 3 for a part of one, as in HTML's `h2` and `h3`.
    pub level: u32,
    /// Its contents, without the heading.
    pub blocks: Vec<Block>,
}

/// A stretch of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Block {
    /// Prose.
    Html {
        /// Its HTML, safe to insert: made from Markdown alone, with any HTML of the author's
        /// escaped and every address checked.
        html: String,
    },
    /// A demo, or a program that stands in the text by itself.
    Demo {
        /// What to show.
        demo: Demo,
    },
    /// A quiz.
    Quiz {
        /// What to ask.
        quiz: Quiz,
    },
    /// A question of the class with the lecturer's answer.
    Question {
        /// Both.
        question: Question,
    },
    /// Something for the class to do.
    Activity {
        /// What it is.
        activity: Activity,
    },
    /// Words for the presenter alone.
    Note {
        /// Their HTML, as safe as prose.
        html: String,
    },
    /// Two things side by side.
    Compare {
        /// The first.
        left: Side,
        /// The second.
        right: Side,
    },
    /// A measurement of the reader's machine.
    Measure {
        /// Which.
        measure: Measure,
    },
}

/// One or more programs to run, and what to look at when they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Demo {
    /// Its id: unique in the lecture, as all ids are.
    pub id: String,
    /// Its title; none when it is a program in the text.
    pub title: Option<String>,
    /// The programs: at least one.
    pub programs: Vec<ProgramFile>,
    /// What the class is challenged to make happen, by choosing who runs next.
    pub goals: Vec<Challenge>,
    /// The global whose final value a run is judged by.
    pub watch: Option<String>,
    /// The `repr()` that value has when nothing went wrong.
    pub expected: Option<String>,
    /// Whether the first two programs are shown side by side with their differences marked.
    pub compare: bool,
}

/// Something a run can come to that the class is challenged to bring about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Challenge {
    /// As the engine reads it: `deadlock`, `counter == 2`.
    pub goal: String,
    /// As the class reads it.
    pub text: String,
}

/// A program of a demo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ProgramFile {
    /// Its file, below the lecture's `programs` folder.
    pub file: String,
    /// What the page calls it.
    pub label: String,
}

/// A question to the reader, with what makes an answer right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Quiz {
    /// Its id.
    pub id: String,
    /// The question's HTML.
    pub html: String,
    /// How it is answered.
    pub task: Task,
    /// The HTML of what is shown once it is answered.
    pub explanation: Option<String>,
}

/// How a quiz is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub enum Task {
    /// By choosing.
    Choice {
        /// What there is to choose from: at least two, and at least one of them right.
        options: Vec<Choice>,
        /// Whether any number may be chosen; otherwise one, and one is right.
        several: bool,
    },
    /// By writing a word or a number.
    Short {
        /// The answers that are right: at least one. Case and spacing do not count.
        answers: Vec<String>,
    },
    /// By writing what a program prints. Running it tells what is right.
    Prints {
        /// The program, below the lecture's `programs` folder.
        program: String,
    },
    /// By naming the values that a variable of a program can have in the end. Exploring it tells what
    /// is right.
    Possible {
        /// The program, below the lecture's `programs` folder.
        program: String,
        /// The variable, as outcomes name it.
        variable: String,
        /// What there is to choose from; empty when the values are to be written.
        offered: Vec<String>,
    },
    /// By saying whether something can happen to a program. Exploring it tells what is right.
    Happens {
        /// The program, below the lecture's `programs` folder.
        program: String,
        /// What may happen, as the engine reads it: `deadlock`, `counter == 2`.
        goal: String,
    },
    /// By putting the marked lines of a program into an order in which nothing can go wrong. Exploring
    /// what comes of it tells whether that is so.
    Arrange {
        /// The program in a right order, below the lecture's `programs` folder.
        program: String,
        /// What every run has to come to; without it, to the same, and there may be no race.
        goal: Option<String>,
    },
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Choice {
    /// Its HTML, without a paragraph around it where it is one.
    pub html: String,
    /// Whether choosing it is right.
    pub right: bool,
}

/// A question of the class and the lecturer's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The question, as plain text.
    pub question: String,
    /// The ids of what it is about; all exist.
    pub about: Vec<String>,
    /// The answer's HTML.
    pub html: String,
}

/// Something for the class to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How long it takes.
    pub minutes: Option<u32>,
    /// The HTML of what to do.
    pub html: String,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Side {
    /// What it is called.
    pub title: String,
    /// Its HTML.
    pub html: String,
}

/// A measurement of the reader's machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// What it measures.
    pub what: Measurement,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Measurement {
    /// Increments in machine code, several ways.
    Increments,
    /// Where threads find what they share.
    Memory,
    /// What starting, switching and locking cost.
    Prices,
    /// How much more several workers do than one.
    SpeedUp,
    /// Threads that wait for each other in a circle, and what is done about it.
    Deadlock,
    /// How full a queue is between who fills it and who empties it.
    Queue,
    /// A web server in the page, under a load that the reader makes.
    Server,
}

/// One fault of a lecture's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LectureError {
    /// The file's name, as given to the reader.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in UTF-16 units.
    pub column: u32,
    /// What is wrong: a sentence.
    pub message: String,
    /// What to write instead: a sentence.
    pub help: String,
}

impl fmt::Display for LectureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {} {}",
            self.file, self.line, self.column, self.message, self.help
        )
    }
}

impl std::error::Error for LectureError {}
