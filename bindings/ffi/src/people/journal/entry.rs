//! One journal record as a screen shows it, each event with what was kept of it.

use countersign::journal::{self, CheckRecord, Event, Record};

use crate::number::{seconds, signed};
use crate::view::{CallRole, NumberView, PersonId, TrustLevel};

/// A record with its place in the journal.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct JournalRecordView {
    /// Counts from 1 without gaps.
    pub seq: i64,
    /// The wall time on this device, in Unix seconds.
    pub at: i64,
    /// Whom it concerns.
    pub person: Option<RecordedPersonView>,
    /// What happened.
    pub event: JournalEvent,
}

/// Whom a record concerns; they may be forgotten since.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct RecordedPersonView {
    /// Their number.
    pub id: PersonId,
    /// Their name at the time.
    pub name: String,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum JournalEvent {
    /// The vault was made.
    VaultCreated,
    /// A pairing was confirmed.
    Paired {
        /// What it is worth.
        trust: TrustLevel,
    },
    /// A known person's new device took the place of the old one.
    PairedAgain {
        /// What it is worth.
        trust: TrustLevel,
    },
    /// A code was checked.
    Checked {
        /// With these details.
        check: CheckRecordView,
    },
    /// A check began and never ended; it counts as a failure.
    Interrupted {
        /// Who had placed the call.
        role: CallRole,
    },
    /// A person confirmed the date and time that the device shows.
    ClockAccepted,
    /// Their clock was found to be off, which is allowed for from then on.
    DriftCorrected {
        /// By how much, a multiple of 30.
        drift_seconds: i64,
    },
    /// The person was renamed.
    Renamed {
        /// The name before.
        previous: String,
    },
    /// The call-back number was set.
    NumberSet {
        /// To this; none when it was removed.
        number: Option<NumberView>,
    },
    /// Nothing is accepted from the person any more.
    Suspended,
    /// Codes are accepted from the person again.
    Resumed,
    /// Codes without a role were allowed or not any more.
    QuickAllowed {
        /// Which of the two.
        allowed: bool,
    },
    /// The person was removed.
    Forgotten,
    /// The vault was found to be an old copy, and a person took it as it is.
    RollbackAccepted,
    /// Every replay mark was raised, after doubt about the vault's age.
    MarksRaised {
        /// To this RFC 6238 time step.
        step: i64,
    },
    /// The passphrase was set, changed or removed.
    PassphraseChanged,
    /// A recovery code was made, replaced or removed.
    RecoveryChanged,
    /// A platform key was added, renewed or removed.
    PlatformKeyChanged,
    /// Everything was sealed anew under a new data key.
    Rekeyed,
    /// The journal was exported.
    Exported {
        /// Up to this record.
        up_to: i64,
    },
}

/// What is kept of one check.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct CheckRecordView {
    /// Who had placed the call.
    pub role: CallRole,
    /// The trust level at the time.
    pub trust: TrustLevel,
    /// The number that was saved at the time.
    pub number: Option<NumberView>,
    /// The outcome.
    pub verdict: RecordedVerdict,
    /// The RFC 6238 time step that matched, if one did.
    pub step: Option<i64>,
    /// The clock difference that was allowed for, a multiple of 30.
    pub drift_seconds: i64,
}

/// The outcome of a check, as the journal keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum RecordedVerdict {
    /// Accepted.
    Verified,
    /// No code of theirs.
    Wrong,
    /// A code that was accepted before, or an older one.
    AlreadyUsed,
    /// My own code.
    Reflected,
    /// Their code for the other side of the call.
    WrongRole,
    /// Their code for another time.
    ClockOff,
    /// Refused: too many failures before.
    Locked,
    /// Refused: this device's clock is in doubt.
    ClockSuspect,
    /// Refused: the person is suspended.
    Suspended,
    /// Refused: a code without a role, from a person held to roles.
    QuickNotAllowed,
}

impl From<&Record> for JournalRecordView {
    fn from(record: &Record) -> Self {
        let entry = &record.entry;
        Self {
            seq: signed(record.seq),
            at: signed(entry.at.0),
            person: entry
                .contact
                .as_ref()
                .map(|(id, name)| RecordedPersonView { id: (*id).into(), name: name.as_str().to_owned() }),
            event: (&entry.event).into(),
        }
    }
}

impl From<&Event> for JournalEvent {
    fn from(event: &Event) -> Self {
        match event {
            Event::VaultCreated => Self::VaultCreated,
            Event::Paired(level) => Self::Paired { trust: (*level).into() },
            Event::PairedAgain(level) => Self::PairedAgain { trust: (*level).into() },
            Event::Checked(check) => Self::Checked { check: check.into() },
            Event::Interrupted(context) => Self::Interrupted { role: CallRole::expecting(*context) },
            Event::ClockAccepted => Self::ClockAccepted,
            Event::DriftCorrected(steps) => Self::DriftCorrected { drift_seconds: seconds((*steps).into()) },
            Event::Renamed(from) => Self::Renamed { previous: from.as_str().to_owned() },
            Event::NumberSet(number) => Self::NumberSet { number: number.as_ref().map(NumberView::from) },
            Event::Suspended => Self::Suspended,
            Event::Resumed => Self::Resumed,
            Event::QuickAllowed(allowed) => Self::QuickAllowed { allowed: *allowed },
            Event::Forgotten => Self::Forgotten,
            Event::RollbackAccepted => Self::RollbackAccepted,
            Event::MarksRaised(step) => Self::MarksRaised { step: signed(step.0) },
            Event::PassphraseChanged => Self::PassphraseChanged,
            Event::RecoveryChanged => Self::RecoveryChanged,
            Event::PlatformKeyChanged => Self::PlatformKeyChanged,
            Event::Rekeyed => Self::Rekeyed,
            Event::Exported(up_to) => Self::Exported { up_to: signed(*up_to) },
        }
    }
}

impl From<&CheckRecord> for CheckRecordView {
    fn from(check: &CheckRecord) -> Self {
        Self {
            role: CallRole::expecting(check.context),
            trust: check.level.into(),
            number: check.number.as_ref().map(NumberView::from),
            verdict: check.verdict.into(),
            step: check.step.map(|step| signed(step.0)),
            drift_seconds: seconds(check.drift.into()),
        }
    }
}

impl From<journal::RecordedVerdict> for RecordedVerdict {
    fn from(verdict: journal::RecordedVerdict) -> Self {
        match verdict {
            journal::RecordedVerdict::Verified => Self::Verified,
            journal::RecordedVerdict::Wrong => Self::Wrong,
            journal::RecordedVerdict::AlreadyUsed => Self::AlreadyUsed,
            journal::RecordedVerdict::Reflected => Self::Reflected,
            journal::RecordedVerdict::WrongRole => Self::WrongRole,
            journal::RecordedVerdict::ClockOff => Self::ClockOff,
            journal::RecordedVerdict::Locked => Self::Locked,
            journal::RecordedVerdict::ClockSuspect => Self::ClockSuspect,
            journal::RecordedVerdict::Suspended => Self::Suspended,
            journal::RecordedVerdict::QuickNotAllowed => Self::QuickNotAllowed,
        }
    }
}
