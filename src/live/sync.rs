//! What workers wait with. The model checker has its own in this file's place.

pub(super) use std::sync::Condvar;
#[cfg(any(not(target_arch = "wasm32"), feature = "parallel"))]
pub(super) use std::sync::MutexGuard;
pub(super) use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
