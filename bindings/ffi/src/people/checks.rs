//! Proving and checking: my code when its turn has come, and the verdict on theirs. A verdict was written to the journal
//! before it is given.

use std::sync::Arc;

use countersign::code::{Code, Theirs};
use countersign::people::Checked;
use countersign::ports::Clock as _;
use countersign::verify;

use super::People;
use crate::error::{ClockDoubt, CountersignError};
use crate::number::{seconds, signed};
use crate::owner::OwnerProof;
use crate::view::{CallRole, PersonId, PersonView};

/// My code for one person, one role and one time step.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ProofView {
    /// The six digits without a space.
    pub digits: String,
    /// The digits as they are read aloud: two groups of three.
    pub grouped: String,
    /// The RFC 6238 time step they belong to; when the clock has passed `(step + 1) * 30`, ask again.
    pub step: i64,
    /// Seconds until the next code, 1 to 30; below 5 it is better to wait.
    pub left_seconds: i64,
}

/// What a check came to. Only [`Verdict::Verified`] means that the code is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Verdict {
    /// Their device showed this code for this side of the call, now.
    Verified {
        /// The clock difference that was allowed for, a multiple of 30.
        drift_seconds: i64,
    },
    /// No code of theirs.
    Wrong {
        /// Tries before the next pause; 0 when it has begun.
        tries_left: i64,
    },
    /// A code that was accepted before, or one older than that.
    AlreadyUsed,
    /// My own code, read back to me.
    Reflected {
        /// Tries before the next pause; 0 when it has begun.
        tries_left: i64,
    },
    /// Their code, made for the other side of the call.
    WrongRole {
        /// Tries before the next pause; 0 when it has begun.
        tries_left: i64,
    },
    /// Their code for another time; never accepted.
    ClockOff {
        /// Above 0 their clock is ahead, below 0 it is slow or the code was noted earlier; a multiple of 30.
        seconds: i64,
        /// What can be done about it.
        remedy: Remedy,
    },
    /// Nothing was compared: too many failures.
    Locked {
        /// Until when, or until what.
        lockout: Lockout,
    },
    /// Nothing was compared: this device's own clock is in doubt.
    ClockSuspect {
        /// Why.
        doubt: ClockDoubt,
    },
    /// Nothing was compared: that was not a code. It costs no try and leaves no trace.
    Malformed,
    /// Nothing was compared: the person is suspended.
    Suspended,
    /// Nothing was compared: this person is held to roles.
    QuickNotAllowed,
}

/// What helps when a code was made for another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Remedy {
    /// Ask for the next code: a second one at the same distance corrects the difference.
    AskForNext,
    /// The difference was corrected; one more fresh code is needed, this one proved nothing.
    Corrected,
    /// The difference is too large to correct: someone has to set a clock.
    SetClock,
}

/// Why nothing is compared at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Lockout {
    /// A pause.
    Until {
        /// Its end on the wall clock, in Unix seconds.
        ends_at: i64,
    },
    /// The owner has to prove themselves before each further try: give [`People::check`] an [`OwnerProof`].
    NeedsOwner,
    /// Frozen until the two pair again.
    Frozen,
}

/// A verdict with what is shown beside it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CheckView {
    /// What the code came to.
    pub verdict: Verdict,
    /// Whom it was checked against, as they stand after it.
    pub person: PersonView,
    /// The number of the journal record; none for text that was no code.
    pub seq: Option<i64>,
    /// When, in Unix seconds.
    pub at: i64,
}

#[uniffi::export]
impl People {
    /// Shows my code for a person in the role that the call has. To someone who called me it is shown only within ten
    /// minutes after their code passed.
    ///
    /// # Errors
    /// [`CountersignError::PeerNotVerified`], [`CountersignError::Suspended`], [`CountersignError::QuickNotAllowed`],
    /// [`CountersignError::ClockSuspect`], [`CountersignError::NoSuchPerson`], and those of the vault.
    pub fn prove(&self, id: PersonId, role: CallRole) -> Result<ProofView, CountersignError> {
        self.with(|circle| {
            let proof = circle.prove(id.into(), role.into())?;
            Ok(ProofView {
                digits: proof.code.digits(),
                grouped: proof.code.grouped(),
                step: signed(proof.step.0),
                left_seconds: signed(proof.seconds_left),
            })
        })
    }

    /// Checks a code that the other person read out, in the role that the call has. `owner` is wanted only for
    /// [`Lockout::NeedsOwner`].
    ///
    /// # Errors
    /// [`CountersignError::NoSuchPerson`], [`CountersignError::Contended`], [`CountersignError::ProofUsed`], and those of
    /// writing: a verdict that cannot be written is none.
    pub fn check(
        &self,
        id: PersonId,
        role: CallRole,
        typed: String,
        owner: Option<Arc<OwnerProof>>,
    ) -> Result<CheckView, CountersignError> {
        let owner = owner.map(|owner| owner.take()).transpose()?;
        self.with(|circle| {
            let Checked { verdict, seq, .. } = circle.check(id.into(), role.into(), &typed, owner)?;
            Ok(CheckView {
                verdict: verdict.into(),
                person: circle.person(id.into())?.into(),
                seq: seq.map(signed),
                at: signed(circle.clock().read().wall.0),
            })
        })
    }
}

/// Tells whether a text is a whole code of six digits, as [`People::check`] would read it; then nobody has to press
/// anything more.
#[uniffi::export]
#[must_use]
pub fn is_code(typed: String) -> bool {
    Code::<Theirs>::parse(&typed).is_ok()
}

impl From<verify::Verdict> for Verdict {
    fn from(verdict: verify::Verdict) -> Self {
        match verdict {
            verify::Verdict::Verified { drift, .. } => Self::Verified { drift_seconds: seconds(drift.steps()) },
            verify::Verdict::Wrong { left } => Self::Wrong { tries_left: left.into() },
            verify::Verdict::AlreadyUsed => Self::AlreadyUsed,
            verify::Verdict::Reflected { left } => Self::Reflected { tries_left: left.into() },
            verify::Verdict::WrongRole { left } => Self::WrongRole { tries_left: left.into() },
            verify::Verdict::ClockOff { steps, remedy } => {
                Self::ClockOff { seconds: seconds(steps), remedy: remedy.into() }
            }
            verify::Verdict::Locked(locked) => Self::Locked { lockout: locked.into() },
            verify::Verdict::ClockSuspect(doubt) => Self::ClockSuspect { doubt: doubt.into() },
            verify::Verdict::Malformed => Self::Malformed,
            verify::Verdict::Suspended => Self::Suspended,
            verify::Verdict::QuickNotAllowed => Self::QuickNotAllowed,
        }
    }
}

impl From<verify::Remedy> for Remedy {
    fn from(remedy: verify::Remedy) -> Self {
        match remedy {
            verify::Remedy::AskForNext => Self::AskForNext,
            verify::Remedy::Corrected => Self::Corrected,
            verify::Remedy::SetClock => Self::SetClock,
        }
    }
}

impl From<verify::Locked> for Lockout {
    fn from(locked: verify::Locked) -> Self {
        match locked {
            verify::Locked::Until(until) => Self::Until { ends_at: signed(until.0) },
            verify::Locked::NeedsAuthentication => Self::NeedsOwner,
            verify::Locked::Frozen => Self::Frozen,
        }
    }
}
