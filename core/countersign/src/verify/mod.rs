//! Judging: whether a code that someone read out is believed, and what a person is told when it is not. It exists as
//! pure functions of state, keys, code and time, so that every rule about replay, roles, tries and clocks is tested alone.

mod clock;
mod guard;

pub use clock::ClockRecord;
pub use guard::{Drift, Guard, Lock, OpenAttempt, Resync};
