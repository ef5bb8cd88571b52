//! The rules of Countersign: what a code is, how two people pair, and when a code that someone read out is believed.
//!
//! This crate is pure. It opens no files and no sockets, knows no clock and draws no randomness of its own: all of that
//! comes in through [`ports`], so that every rule can be tested with any time, any randomness and any storage.
#![forbid(unsafe_code)]

pub mod code;
pub mod contact;
pub mod identity;
pub mod journal;
pub mod name;
pub mod pairing;
pub mod people;
pub mod ports;
pub mod secret;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod time;
pub mod verify;
mod wire;
pub mod words;

pub use wire::LayoutError;
