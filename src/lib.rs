//! Interleave: runs the Python of a lecture on threads for real.
