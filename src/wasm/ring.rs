//! Where the worker that runs a program finds the ring of what its threads did and printed.

use serde::Serialize;
use tsify::Tsify;

use crate::trace::Ring;

/// Bytes of a ring, which its reader empties after every slice or frame.
pub const RING_CAPACITY: usize = 1 << 20;

/// Where a ring is, in bytes from the beginning of the module's memory.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
pub struct RingPlaces {
    /// Three words: bytes written, bytes read, events dropped.
    pub ring_header: u32,
    /// Its bytes.
    pub ring: u32,
    /// How many bytes it has, a power of two.
    pub ring_capacity: u32,
}

impl From<&Ring> for RingPlaces {
    fn from(ring: &Ring) -> Self {
        let layout = ring.layout();
        Self {
            ring_header: layout.header as u32,
            ring: layout.bytes as u32,
            ring_capacity: layout.capacity as u32,
        }
    }
}
