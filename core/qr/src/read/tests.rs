//! What the ladder reads.
