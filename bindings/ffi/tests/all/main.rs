//! The boundary from the Rust side: what other languages call, called here, over the same vectors.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test ends where something is not as it should be"
)]

mod common;
mod journal;
mod keys;
mod pairing;
mod people;
mod text;
mod verdicts;
