//! Two people at two real windows, from the first run to a verified code.
//!
//! The program under test is the one that people start: nothing in it knows of these stories. They see with AT-SPI, act by
//! keyboard, and keep pictures of what a sighted person sees on the way.
//!
//! `countersign-desktop-e2e PROGRAM --pictures FOLDER --trees FOLDER [--bless]`

#![cfg_attr(
    target_os = "linux",
    allow(clippy::print_stdout, reason = "a test program talks to the person who started it")
)]

#[cfg(target_os = "linux")]
mod error;
#[cfg(target_os = "linux")]
mod eye;
#[cfg(target_os = "linux")]
mod kept;
#[cfg(target_os = "linux")]
mod logind;
#[cfg(target_os = "linux")]
mod person;
#[cfg(target_os = "linux")]
mod picture;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod stage;
#[cfg(target_os = "linux")]
mod stories;
#[cfg(target_os = "linux")]
mod tree;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    match stories::run(std::env::args().skip(1)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            println!("error: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() -> std::process::ExitCode {
    std::process::ExitCode::FAILURE
}
