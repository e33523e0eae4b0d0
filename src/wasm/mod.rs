//! The browser's side of the engine: what the page's worker calls, and the host the engine runs in.
//!
//! The only room that knows the browser. It holds no rule of its own about Python, threads or
//! lectures: each call is handed to the room that knows.

mod engine;
mod host;
mod protocol;
mod shelf;

#[cfg(feature = "parallel")]
pub use wasm_bindgen_rayon::init_thread_pool;
