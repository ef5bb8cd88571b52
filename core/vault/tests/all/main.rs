//! The vault from outside: its contract, its life, and what disks, keystores, kills and tampering do to it. One program
//! for all of it, so that it is linked once and what the tests share stands in one place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test ends where something is not as it should be"
)]

mod common;
mod contract;
#[cfg(windows)]
mod credentials;
mod decision;
mod handed;
#[cfg(all(target_os = "linux", feature = "keyring"))]
mod keystore;
mod kills;
mod life;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod power;
mod tamper;
