//! The reader of lectures as the page sees it: a module of its own, which needs neither the engine nor
//! its memory.

use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::lecture::{self, LectureResult};

/// Reads a lecture. `file` is its name in error messages.
#[wasm_bindgen(js_name = readLecture)]
pub fn read_lecture(markdown: &str, file: &str) -> Result<Ts<LectureResult>, JsError> {
    Ok(lecture::read(markdown, file).into_ts()?)
}
