//! The machine's measurements as the page sees them. The clock is the worker's: what it wants to know
//! the time of is one call here.

use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::machine::{Cure, Dinner, Increments, Place, Tally, dine, places};

/// Raises one counter from `threads` threads, `each` times by each; an error when the pool has fewer.
#[wasm_bindgen(js_name = countUp)]
pub fn count_up(way: Ts<Increments>, threads: u32, each: u32) -> Result<Ts<Tally>, JsError> {
    Ok(way.to_rust()?.run(threads as usize, each)?.into_ts()?)
}

/// Asks `threads` threads at once where they see things; an error when the pool has fewer.
#[wasm_bindgen(js_name = mapMemory)]
pub fn map_memory(threads: u32) -> Result<Vec<Ts<Place>>, JsError> {
    let found = places(threads as usize)?;
    let told: Result<_, _> = found.iter().map(Tsify::into_ts).collect();
    Ok(told?)
}

/// Lets `threads` threads need two locks each, in a ring; an error when the pool has fewer.
#[wasm_bindgen(js_name = dine)]
pub fn dine_together(cure: Ts<Cure>, threads: u32, meals: u32) -> Result<Ts<Dinner>, JsError> {
    Ok(dine(cure.to_rust()?, threads as usize, meals)?.into_ts()?)
}
