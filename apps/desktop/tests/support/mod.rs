//! What the tests of the window share: a device, the window of its person without a display, and what stands before the
//! camera.
#![allow(dead_code, unused_imports, reason = "each program of tests uses its own part of this")]

mod eye;
mod seat;
mod side;

pub(crate) use eye::{Eye, no_camera};
pub(crate) use seat::{Seat, second, settle};
pub(crate) use side::{NOON, PASSPHRASE, RECOVERY, Side, pair};

/// The languages that the window speaks.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "de"];
