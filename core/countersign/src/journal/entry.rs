//! One entry of the journal, and its bytes.

use crate::code::Context;
use crate::contact::{CallbackNumber, ContactId, TrustLevel};
use crate::name::ContactName;
use crate::time::{TimeStep, UnixTime};
use crate::wire::{LayoutError, Reader, Writer};

/// An entry with its place in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Counts from 1 without gaps.
    pub seq: u64,
    /// What happened.
    pub entry: Entry,
}

/// One thing that happened, when, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The wall time on this device.
    pub at: UnixTime,
    /// The contact it concerns, with the name it had then.
    pub contact: Option<(ContactId, ContactName)>,
    /// What happened.
    pub event: Event,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The vault was made.
    VaultCreated,
    /// A pairing was confirmed.
    Paired(TrustLevel),
    /// A known person's new device took the place of the old one.
    PairedAgain(TrustLevel),
    /// A code was checked.
    Checked(CheckRecord),
    /// A check began and never ended; it counts as a failure.
    Interrupted(Context),
    /// A person confirmed the date and time that the device shows.
    ClockAccepted,
    /// The other device's clock was found to be off by this many steps, and is allowed for from now on.
    DriftCorrected(i8),
    /// The contact was renamed from the name given here.
    Renamed(ContactName),
    /// The call-back number was set; `None` when it was removed.
    NumberSet(Option<CallbackNumber>),
    /// Nothing is accepted from the contact any more.
    Suspended,
    /// Codes are accepted from the contact again.
    Resumed,
    /// Codes without a role are accepted from the contact (`true`), or no longer (`false`).
    QuickAllowed(bool),
    /// The contact was removed.
    Forgotten,
    /// The vault was found to be older than its anchor, or on another branch, and a person took it as it is.
    RollbackAccepted,
    /// Every replay mark was raised to this step, after doubt about the vault's age.
    MarksRaised(TimeStep),
    /// The passphrase was set or changed.
    PassphraseChanged,
    /// A recovery code was made or replaced.
    RecoveryChanged,
    /// A key slot was added for the platform's keystore, or renewed.
    PlatformKeyChanged,
    /// Every secret was sealed again under a new data key.
    Rekeyed,
    /// The journal was exported up to this sequence number.
    Exported(u64),
}

/// What is kept of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRecord {
    /// What was expected: who had called.
    pub context: Context,
    /// The trust level at the time.
    pub level: TrustLevel,
    /// The number that was saved at the time.
    pub number: Option<CallbackNumber>,
    /// The outcome.
    pub verdict: RecordedVerdict,
    /// The time step that matched, if one did.
    pub step: Option<TimeStep>,
    /// The drift that was allowed for, in steps.
    pub drift: i8,
}

/// The outcome of a check, as the journal keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// Refused: the contact is suspended.
    Suspended,
    /// Refused: a code without a role, from a contact held to roles.
    QuickNotAllowed,
}

impl RecordedVerdict {
    /// Every verdict, in the order of their bytes from 1 on.
    pub const ALL: [Self; 10] = [
        Self::Verified,
        Self::Wrong,
        Self::AlreadyUsed,
        Self::Reflected,
        Self::WrongRole,
        Self::ClockOff,
        Self::Locked,
        Self::ClockSuspect,
        Self::Suspended,
        Self::QuickNotAllowed,
    ];

    const fn byte(self) -> u8 {
        match self {
            Self::Verified => 1,
            Self::Wrong => 2,
            Self::AlreadyUsed => 3,
            Self::Reflected => 4,
            Self::WrongRole => 5,
            Self::ClockOff => 6,
            Self::Locked => 7,
            Self::ClockSuspect => 8,
            Self::Suspended => 9,
            Self::QuickNotAllowed => 10,
        }
    }

    fn from_byte(byte: u8) -> Result<Self, LayoutError> {
        Self::ALL.into_iter().find(|verdict| verdict.byte() == byte).ok_or(LayoutError)
    }

    /// Gives the word for the verdict in JSON and in exports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Wrong => "wrong",
            Self::AlreadyUsed => "already-used",
            Self::Reflected => "reflected",
            Self::WrongRole => "wrong-role",
            Self::ClockOff => "clock-off",
            Self::Locked => "locked",
            Self::ClockSuspect => "clock-suspect",
            Self::Suspended => "suspended",
            Self::QuickNotAllowed => "quick-not-allowed",
        }
    }
}

impl CheckRecord {
    fn write(&self, out: &mut Writer) {
        out.u8(self.context.byte()).u8(self.level.number());
        out.option(self.number.as_ref(), |out, number| number.write(out));
        out.u8(self.verdict.byte());
        out.option(self.step, |out, step| {
            out.u64(step.0);
        });
        out.bytes(&self.drift.to_be_bytes());
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok(Self {
            context: Context::from_byte(reader.u8()?).ok_or(LayoutError)?,
            level: TrustLevel::from_number(reader.u8()?)?,
            number: reader.option(CallbackNumber::read)?,
            verdict: RecordedVerdict::from_byte(reader.u8()?)?,
            step: reader.option(|reader| reader.u64().map(TimeStep))?,
            drift: i8::from_be_bytes(reader.array()?),
        })
    }
}

impl Entry {
    /// Lays the entry out for sealing (`docs/format.md`, "Sealed cells").
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u8(1).u64(self.at.0);
        out.option(self.contact.as_ref(), |out, (id, name)| {
            out.u64(id.0).text(name.as_str());
        });
        match &self.event {
            Event::VaultCreated => out.u8(1),
            Event::Paired(level) => out.u8(2).u8(level.number()),
            Event::PairedAgain(level) => out.u8(3).u8(level.number()),
            Event::Checked(check) => {
                out.u8(4);
                check.write(&mut out);
                &mut out
            }
            Event::Interrupted(context) => out.u8(5).u8(context.byte()),
            Event::ClockAccepted => out.u8(6),
            Event::DriftCorrected(steps) => out.u8(7).bytes(&steps.to_be_bytes()),
            Event::Renamed(from) => out.u8(8).text(from.as_str()),
            Event::NumberSet(number) => out.u8(9).option(number.as_ref(), |out, number| number.write(out)),
            Event::Suspended => out.u8(10),
            Event::Resumed => out.u8(11),
            Event::QuickAllowed(allowed) => out.u8(12).bool(*allowed),
            Event::Forgotten => out.u8(13),
            Event::RollbackAccepted => out.u8(14),
            Event::MarksRaised(step) => out.u8(15).u64(step.0),
            Event::PassphraseChanged => out.u8(16),
            Event::RecoveryChanged => out.u8(17),
            Event::PlatformKeyChanged => out.u8(18),
            Event::Rekeyed => out.u8(19),
            Event::Exported(seq) => out.u8(20).u64(*seq),
        };
        out.finish()
    }

    /// Reads what [`Entry::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`LayoutError`] for anything that it would not have written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LayoutError> {
        let mut reader = Reader::new(bytes);
        if reader.u8()? != 1 {
            return Err(LayoutError);
        }
        let at = UnixTime(reader.u64()?);
        let contact = reader.option(|reader| {
            let id = ContactId(reader.u64()?);
            Ok((id, read_name(reader)?))
        })?;
        let event = Event::read(&mut reader)?;
        reader.finish()?;
        Ok(Self { at, contact, event })
    }
}

impl Event {
    fn read(reader: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok(match reader.u8()? {
            1 => Self::VaultCreated,
            2 => Self::Paired(TrustLevel::from_number(reader.u8()?)?),
            3 => Self::PairedAgain(TrustLevel::from_number(reader.u8()?)?),
            4 => Self::Checked(CheckRecord::read(reader)?),
            5 => Self::Interrupted(Context::from_byte(reader.u8()?).ok_or(LayoutError)?),
            6 => Self::ClockAccepted,
            7 => Self::DriftCorrected(i8::from_be_bytes(reader.array()?)),
            8 => Self::Renamed(read_name(reader)?),
            9 => Self::NumberSet(reader.option(CallbackNumber::read)?),
            10 => Self::Suspended,
            11 => Self::Resumed,
            12 => Self::QuickAllowed(reader.bool()?),
            13 => Self::Forgotten,
            14 => Self::RollbackAccepted,
            15 => Self::MarksRaised(TimeStep(reader.u64()?)),
            16 => Self::PassphraseChanged,
            17 => Self::RecoveryChanged,
            18 => Self::PlatformKeyChanged,
            19 => Self::Rekeyed,
            20 => Self::Exported(reader.u64()?),
            0 | 21..=u8::MAX => return Err(LayoutError),
        })
    }
}

fn read_name(reader: &mut Reader<'_>) -> Result<ContactName, LayoutError> {
    ContactName::from_stored(reader.text()?).ok_or(LayoutError)
}
