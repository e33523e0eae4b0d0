//! The machine's measurements as the page sees them. The clock is the worker's: what it wants to know
//! the time of is one call here.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::machine::{Increments, places};

/// A way of raising a counter from several threads.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Read, add, write back.
    LoadStore,
    /// One atomic instruction.
    FetchAdd,
    /// The standard library's lock.
    Mutex,
    /// A lock whose waiting threads watch a flag.
    Spin,
    /// A lock that serves threads in the order they came.
    Ticket,
    /// A lock for one writer or many readers.
    RwLock,
    /// A counter for each thread, side by side.
    PerThread,
    /// The same, each on a cache line of its own.
    PerThreadPadded,
}

impl From<Way> for Increments {
    fn from(way: Way) -> Self {
        match way {
            Way::LoadStore => Self::LoadStore,
            Way::FetchAdd => Self::FetchAdd,
            Way::Mutex => Self::Mutex,
            Way::Spin => Self::Spin,
            Way::Ticket => Self::Ticket,
            Way::RwLock => Self::RwLock,
            Way::PerThread => Self::PerThread,
            Way::PerThreadPadded => Self::PerThreadPadded,
        }
    }
}

/// What a count came to.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Count {
    /// How often the counter was raised.
    pub expected: u32,
    /// What it said in the end.
    pub counted: u32,
}

/// Where one thread sees what it shares, and what it has for itself: addresses in the module's memory.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct ThreadPlaces {
    /// A variable of the whole program.
    pub global: u32,
    /// An object made before the threads began.
    pub shared: u32,
    /// An object that this thread made.
    pub own: u32,
    /// A local variable of a function that this thread is in.
    pub local: u32,
}

/// What several threads found.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct MemoryMap {
    /// A thread each, by number.
    pub threads: Vec<ThreadPlaces>,
}

/// Raises one counter from `threads` threads, `each` times by each; an error when the pool has fewer.
#[wasm_bindgen(js_name = countUp)]
pub fn count_up(way: Ts<Way>, threads: u32, each: u32) -> Result<Ts<Count>, JsError> {
    let tally = Increments::from(way.to_rust()?).run(threads as usize, each)?;
    let count = Count {
        expected: tally.expected,
        counted: tally.counted,
    };
    Ok(count.into_ts()?)
}

/// Asks `threads` threads at once where they see things; an error when the pool has fewer.
#[wasm_bindgen(js_name = mapMemory)]
pub fn map_memory(threads: u32) -> Result<Ts<MemoryMap>, JsError> {
    let threads = places(threads as usize)?
        .into_iter()
        .map(|place| ThreadPlaces {
            global: word(place.global),
            shared: word(place.shared),
            own: word(place.own),
            local: word(place.local),
        })
        .collect();
    Ok(MemoryMap { threads }.into_ts()?)
}

/// Addresses are 32 bits wide in wasm.
fn word(address: usize) -> u32 {
    u32::try_from(address).unwrap_or(u32::MAX)
}
