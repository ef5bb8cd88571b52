//! Stories of two people with two devices, told by the program that people run.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::integer_division,
    reason = "what is not as it should be fails the story, and numbers and texts are the story's own"
)]

mod checks;
mod clock;
mod foreign_qr;
mod impostor;
mod interrupted;
mod pairing;
mod pictures;
mod reference;
mod support;
mod tour;
