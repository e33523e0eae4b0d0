//! What all threads of a process are executing, for `sys._current_frames`: a thread asks, and is answered
//! when none of them moves.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::exception::TracebackEntry;
use super::process::Vm;
use super::sent::locked;

/// The calls under way of threads, by their numbers: those of the program's own code, the innermost first.
pub type Calls = Vec<(u32, Vec<TracebackEntry>)>;

/// Who asks, and the answers.
#[derive(Default)]
pub(super) struct Asked(Mutex<BTreeMap<u32, Option<Calls>>>);

impl Vm {
    /// The calls of the process's other threads, as they were at the collection that is asked for; nothing
    /// before it.
    pub fn calls(&self, thread: u32) -> Option<Calls> {
        let mut asked = locked(&self.asked.0);
        if let Some(Some(_)) = asked.get(&thread) {
            return asked.remove(&thread).flatten();
        }
        asked.insert(thread, None);
        self.heap.request_collection();
        None
    }

    /// Answers who asked, while none of the threads moves.
    pub fn tell_calls(&self, calls: impl FnOnce() -> Calls) {
        let mut asked = locked(&self.asked.0);
        if asked.is_empty() {
            return;
        }
        let calls = calls();
        for answer in asked.values_mut() {
            *answer = Some(calls.clone());
        }
    }
}
