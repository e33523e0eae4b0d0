//! The browser's side: what the page's worker calls, and the host the engine runs in; and, built apart
//! from them, the reader of lectures, so that neither has to wait for the other's bytes.
//!
//! The only room that knows the browser. It holds no rule of its own about Python, threads or
//! lectures: each call is handed to the room that knows.

#[cfg(not(feature = "reader"))]
mod engine;
#[cfg(not(feature = "reader"))]
mod host;
#[cfg(not(feature = "reader"))]
mod protocol;
#[cfg(feature = "reader")]
mod reader;
#[cfg(not(feature = "reader"))]
mod shelf;

#[cfg(feature = "parallel")]
pub use wasm_bindgen_rayon::init_thread_pool;
