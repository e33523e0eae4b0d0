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
    /// Its id: unique among the lecture's sections and demos.
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
    /// A demo.
    Demo {
        /// What to show.
        demo: Demo,
    },
}

/// One or more programs to run, and what to look at when they have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Demo {
    /// Its id: unique among the lecture's sections and demos.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The programs: at least one.
    pub programs: Vec<ProgramFile>,
    /// The global whose final value a run is judged by.
    pub watch: Option<String>,
    /// The `repr()` that value has when nothing went wrong.
    pub expected: Option<String>,
    /// Whether the first two programs are shown side by side with their differences marked.
    pub compare: bool,
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

/// One fault of a lecture's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LectureError {
    /// The file's name, as given to the reader.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong: a sentence.
    pub message: String,
    /// What to write instead: a sentence.
    pub help: String,
}

impl fmt::Display for LectureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} {}",
            self.file, self.line, self.message, self.help
        )
    }
}

impl std::error::Error for LectureError {}
