//! How the workers of a pool reach the worker that has SQLite: six words of their shared memory. One
//! question is under way at a time; who asks waits for the answer, as it would compute it itself elsewhere.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};

use js_sys::{Atomics, Int32Array, WebAssembly};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// The words: what is under way, the place and the length of the question, the place and the length of the
/// room for the answer, and whether the other worker is there. `www/engine/database-worker.ts` is the other
/// side.
static WORDS: [AtomicI32; 6] = [const { AtomicI32::new(0) }; 6];
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Nothing is under way.
const IDLE: i32 = 0;
/// A question is at the place.
const ASKED: i32 = 1;
/// The answer does not fit into the room; it is as long as the room's length now says.
const MEASURED: i32 = 2;
/// There is room enough. What the other side says then is that the answer is in the room, and as long as the
/// room's length now says.
const ROOM: i32 = 3;

/// Bytes of room for an answer that are given with the question: enough for most, so that the two workers
/// wake each other once and not twice.
const USUAL: usize = 1024;
/// Milliseconds between two looks at whether to stop.
const LOOK: f64 = 20.0;
/// Looks after a Stop before the other worker is given up: SQLite ends its statement long before.
const PATIENCE: u32 = 100;

/// The words' address.
#[wasm_bindgen(js_name = databaseMailbox)]
pub fn address() -> u32 {
    WORDS.as_ptr() as u32
}

/// Asks the worker that has SQLite; nothing when there is none.
pub(super) fn ask(question: &[u8], stop: Option<&AtomicU32>) -> Option<Vec<u8>> {
    let [state, place, length, room, fits, there] = &WORDS;
    let _alone = ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    if there.load(Ordering::Acquire) == 0 {
        return None;
    }
    place.store(question.as_ptr() as i32, Ordering::Relaxed);
    length.store(question.len() as i32, Ordering::Relaxed);
    let mut answer = Vec::new();
    let mut give_room = |bytes: usize| {
        answer.resize(bytes, 0);
        room.store(answer.as_mut_ptr() as i32, Ordering::Relaxed);
        fits.store(bytes as i32, Ordering::Relaxed);
    };
    let long = || usize::try_from(fits.load(Ordering::Acquire)).ok();
    give_room(USUAL);
    let answered = say(ASKED, stop).and_then(|said| {
        if said == MEASURED {
            give_room(long()?);
            say(ROOM, stop)?;
        }
        long()
    });
    state.store(IDLE, Ordering::Release);
    let Some(bytes) = answered else {
        there.store(0, Ordering::Release);
        // The other worker may still write there, long after: the room is never anything else's. It is not
        // asked again, so that this happens once.
        std::mem::forget(answer);
        return None;
    };
    answer.truncate(bytes);
    Some(answer)
}

/// Says something and waits until the other worker has said something: what that was.
fn say(word: i32, stop: Option<&AtomicU32>) -> Option<i32> {
    let state = &WORDS[0];
    let memory = wasm_bindgen::memory();
    let buffer = memory.unchecked_ref::<WebAssembly::Memory>().buffer();
    let words = Int32Array::new(&buffer);
    let index = address() / 4;
    state.store(word, Ordering::Release);
    Atomics::notify(&words, index).ok()?;
    let mut looks = 0;
    loop {
        let now = state.load(Ordering::Acquire);
        if now != word {
            return Some(now);
        }
        Atomics::wait_with_timeout(&words, index, now, LOOK).ok()?;
        looks += u32::from(stop.is_some_and(|stop| stop.load(Ordering::Relaxed) != 0));
        if looks > PATIENCE {
            return None;
        }
    }
}
