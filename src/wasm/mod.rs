//! The browser's side: what the page's workers call, and the host the engine runs in. Each feature is a
//! module of its own for the page: the engine, the schedules in which threads take turns, the reader of
//! lectures, the machine's measurements, the web server. So none has to wait for the other's bytes.
//!
//! The only room that knows the browser. It holds no rule of its own about Python, threads or
//! lectures: each call is handed to the room that knows.

#[cfg(feature = "engine")]
mod calls;
#[cfg(feature = "engine")]
mod engine;
#[cfg(any(feature = "engine", feature = "turns", feature = "server"))]
mod host;
#[cfg(feature = "engine")]
mod inbox;
#[cfg(feature = "machine")]
mod machine;
#[cfg(all(
    feature = "parallel",
    any(feature = "engine", feature = "turns", feature = "server")
))]
mod mailbox;
#[cfg(feature = "parallel")]
mod pool;
#[cfg(feature = "engine")]
mod protocol;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "engine")]
mod rest;
#[cfg(any(feature = "engine", feature = "turns", feature = "server"))]
mod ring;
#[cfg(feature = "server")]
mod served;
#[cfg(any(feature = "engine", feature = "turns", feature = "server"))]
mod shelf;
#[cfg(any(feature = "engine", feature = "turns", feature = "server"))]
mod sqlite;
#[cfg(feature = "turns")]
mod turns;

#[cfg(feature = "parallel")]
pub use wasm_bindgen_rayon::init_thread_pool;
