//! What workers wait with. The model checker has its own in this file's place.

pub(super) use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
pub(super) use std::sync::{Condvar, MutexGuard};
