//! Judging: whether a code that someone read out is believed, and what a person is told when it is not. It exists as
//! pure functions of state, keys, code and time, so that every rule about replay, roles, tries and clocks is tested alone.

mod clock;
mod guard;
mod judge;
mod throttle;
mod window;

#[cfg(test)]
mod tests;

pub use clock::{ClockDoubt, ClockRecord, RELEASED_AT};
pub use guard::{Drift, Guard, Lock, OpenAttempt, Resync};
pub use judge::{Judgement, Keys, Moment, State, judge};
pub use throttle::{Locked, gate, interrupt};

use crate::code::Context;
use crate::journal::RecordedVerdict;
use crate::time::TimeStep;

/// Who placed this call or opened this conversation, seen from this device; not who wanted something first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallRole {
    /// I placed the call.
    ICalled,
    /// They placed the call.
    TheyCalled,
    /// Nobody says: a code without a role.
    Quick,
}

impl CallRole {
    /// Gives the context of the code that I show in this role.
    #[must_use]
    pub const fn mine(self) -> Context {
        match self {
            Self::ICalled => Context::Caller,
            Self::TheyCalled => Context::Callee,
            Self::Quick => Context::Quick,
        }
    }

    /// Gives the context of the code that I expect from the other in this role.
    #[must_use]
    pub const fn theirs(self) -> Context {
        match self {
            Self::ICalled => Context::Callee,
            Self::TheyCalled => Context::Caller,
            Self::Quick => Context::Quick,
        }
    }
}

/// What a check came to. Only [`Verdict::Verified`] means that the code is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The contact's device showed this code for this side of the call, now.
    Verified {
        /// The time step of the code.
        step: TimeStep,
        /// The drift that was allowed for.
        drift: Drift,
    },
    /// No code of theirs; so many tries are left before a pause.
    Wrong {
        /// Tries before the next pause; 0 when it has begun.
        left: u32,
    },
    /// A code that was accepted before, or one older than that.
    AlreadyUsed,
    /// My own code, read back to me.
    Reflected {
        /// Tries before the next pause; 0 when it has begun.
        left: u32,
    },
    /// Their code, made for the other side of the call.
    WrongRole {
        /// Tries before the next pause; 0 when it has begun.
        left: u32,
    },
    /// Their code for another time; never accepted.
    ClockOff {
        /// Steps of 30 seconds: above 0 their clock is ahead, below 0 it is slow, or the code was noted earlier.
        steps: i64,
        /// What can be done about it.
        remedy: Remedy,
    },
    /// Nothing was compared: too many failures.
    Locked(Locked),
    /// Nothing was compared: this device's own clock is in doubt.
    ClockSuspect(ClockDoubt),
    /// Nothing was compared: that was not a code.
    Malformed,
    /// Nothing was compared: the contact is suspended.
    Suspended,
    /// Nothing was compared: this contact is held to roles.
    QuickNotAllowed,
}

/// What helps when a code was made for another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Ask for the next code: a second one at the same distance corrects the difference.
    AskForNext,
    /// The difference was corrected; one more fresh code is needed, this one proved nothing.
    Corrected,
    /// The difference is too large to correct: someone has to set a clock.
    SetClock,
}

impl Verdict {
    /// Gives the outcome as the journal keeps it; `None` for what leaves no trace.
    #[must_use]
    pub const fn recorded(&self) -> Option<RecordedVerdict> {
        match self {
            Self::Verified { .. } => Some(RecordedVerdict::Verified),
            Self::Wrong { .. } => Some(RecordedVerdict::Wrong),
            Self::AlreadyUsed => Some(RecordedVerdict::AlreadyUsed),
            Self::Reflected { .. } => Some(RecordedVerdict::Reflected),
            Self::WrongRole { .. } => Some(RecordedVerdict::WrongRole),
            Self::ClockOff { .. } => Some(RecordedVerdict::ClockOff),
            Self::Locked(_) => Some(RecordedVerdict::Locked),
            Self::ClockSuspect(_) => Some(RecordedVerdict::ClockSuspect),
            Self::Suspended => Some(RecordedVerdict::Suspended),
            Self::QuickNotAllowed => Some(RecordedVerdict::QuickNotAllowed),
            Self::Malformed => None,
        }
    }

    /// Gives the word for the verdict in JSON.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.recorded() {
            Some(recorded) => recorded.word(),
            None => "malformed",
        }
    }
}
