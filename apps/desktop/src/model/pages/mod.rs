//! The screens, one file each.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a screen takes the gestures that it has controls for, and no others"
)]

mod call;
mod choose;
mod home;
mod journal;
mod pairing;
mod person;
mod settings;
mod setup;
mod verdict;

pub use call::Call;
pub use choose::Choose;
pub use home::Home;
pub use journal::Journal;
pub use pairing::Pairing;
pub use person::Person;
pub use settings::Settings;
pub use setup::{ConfirmClock, Opening, ProveOwner, Unlock};
pub use verdict::Verdict;
