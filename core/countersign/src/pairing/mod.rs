//! Pairing: two devices that meet agree on a root that nobody else has. It exists as typestates, so that only a pairing that
//! went through every step, and that a person confirmed, can become a contact.
//!
//! [`Session`] is what an application holds: texts go in, events and messages come out. Inside it [`Pairing`] moves from
//! [`Offering`] or [`Replying`] over [`Confirming`] to [`Agreed`]; each step consumes the one before. The messages are
//! described to the byte in `docs/format.md`.
//!
//! ```text
//! initiator A   Offering ──Reply──▶ Confirming ──person──▶ Agreed
//! responder B   Replying ──Finish─▶ Confirming ──person──▶ Agreed
//! ```

mod agreement;
pub mod armor;
mod clock;
mod confirm;
pub mod message;
mod phrase;
mod profile;
mod session;
mod state;

#[cfg(test)]
mod tests;

pub use clock::ClockDistance;
pub use confirm::{Agreed, Answer, Ask, Confirming, Unconfirmed, Wanting};
pub use message::Meeting;
pub use phrase::WordSet;
pub use profile::{Introduction, LEN as PROFILE_LEN, Peer};
pub use session::{ConfirmError, Event, Session, Standing};
pub use state::{Offering, Pairing, ReadBy, Refused, Replying};

/// Why a message was refused or a pairing ended. Their names stand in `docs/format.md`, "Checks of a message".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PairingError {
    /// The text is damaged or not complete.
    #[error("the text is damaged or incomplete: copy it again, whole")]
    BadArmor,
    /// A character of the text is wrong.
    #[error("a character of the text is wrong: copy it again, whole")]
    BadChecksum,
    /// Made by a later version.
    #[error("the other app is newer: update this one")]
    UnsupportedVersion,
    /// Made with primitives that this version does not know.
    #[error("the other app pairs in a way that this version does not know: update this one")]
    UnsupportedSuite,
    /// Asks for something that this version does not know.
    #[error("the other app asks for something that this version cannot do: update this one")]
    UnknownFlags,
    /// Has the wrong length for its type.
    #[error("the message has the wrong length")]
    BadLength,
    /// Belongs to another session.
    #[error("this message belongs to another pairing: begin again on both devices")]
    WrongSession,
    /// This device's own Offer.
    #[error("this is the code of this device itself: scan the other one's")]
    SelfScan,
    /// Did not open: altered, or made for someone else.
    #[error("the message was altered or made for another device")]
    DecryptFailed,
    /// The other device changed what it had committed to.
    #[error("the other device does not keep to what it said first: someone may be in the middle")]
    CommitmentMismatch,
    /// What the other device says of itself breaks the rules.
    #[error("the other device introduces itself in a way that breaks the rules")]
    BadProfile,
    /// Asks to renew keys, which this version does not do.
    #[error("renewing keys is not possible in this version: pair anew")]
    UnknownRepairId,
    /// This device is already in the middle of a pairing.
    #[error("a pairing is already under way: finish or cancel it first")]
    SessionBusy,
    /// They say that both are in one room, this person says not.
    #[error("you are not in the same room: ask them to start a remote pairing")]
    NotRemote,
    /// The time is over.
    #[error("the time is over: begin again")]
    Expired,
    /// The words differed twice.
    #[error("the words differ: someone may be in the middle; begin again")]
    SasMismatch,
    /// A person or the end of the input ended it.
    #[error("the pairing was cancelled")]
    Cancelled,
    /// The contact could not be written.
    #[error("the contact could not be stored")]
    Storage,
    /// The clocks are far apart and nobody overruled that.
    #[error("the clocks of the two devices are too far apart: set the wrong one right")]
    ClockSuspect,
}

impl PairingError {
    /// Gives the error's name as `docs/format.md` writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BadArmor => "BadArmor",
            Self::BadChecksum => "BadChecksum",
            Self::UnsupportedVersion => "UnsupportedVersion",
            Self::UnsupportedSuite => "UnsupportedSuite",
            Self::UnknownFlags => "UnknownFlags",
            Self::BadLength => "BadLength",
            Self::WrongSession => "WrongSession",
            Self::SelfScan => "SelfScan",
            Self::DecryptFailed => "DecryptFailed",
            Self::CommitmentMismatch => "CommitmentMismatch",
            Self::BadProfile => "BadProfile",
            Self::UnknownRepairId => "UnknownRepairId",
            Self::SessionBusy => "SessionBusy",
            Self::NotRemote => "NotRemote",
            Self::Expired => "Expired",
            Self::SasMismatch => "SasMismatch",
            Self::Cancelled => "Cancelled",
            Self::Storage => "Storage",
            Self::ClockSuspect => "ClockSuspect",
        }
    }
}
