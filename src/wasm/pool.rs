//! Hearing of a worker of the pool that has ended. It leaves without a word, and whoever waits for it
//! waits for ever: so a word of the shared memory tells the page, which looks at it while it waits.

use std::sync::atomic::AtomicI32;

use js_sys::{Function, Int32Array, WebAssembly};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn call_later(function: &Function, milliseconds: i32, words: &Int32Array, at: u32, value: i32);
    #[wasm_bindgen(js_namespace = Atomics, js_name = store, thread_local_v2)]
    static STORE: Function;
}

/// Not zero when a worker of the pool has ended.
static BROKEN: AtomicI32 = AtomicI32::new(0);

/// Has every worker of the pool leave a word when it ends. Returns the word's address.
///
/// A worker of the pool never comes back to its event loop. If it does, because the module trapped or the
/// browser ended what it was doing, it finds a timer there, which needs nothing of the module any more.
#[wasm_bindgen(js_name = watchPool)]
pub fn watch_pool() -> u32 {
    let address = BROKEN.as_ptr() as u32;
    rayon::broadcast(|_| {
        let memory = wasm_bindgen::memory();
        let words = Int32Array::new(&memory.unchecked_ref::<WebAssembly::Memory>().buffer());
        STORE.with(|store| call_later(store, 0, &words, address / 4, 1));
    });
    address
}
