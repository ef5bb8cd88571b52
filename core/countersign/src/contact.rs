//! What this device remembers of a person it paired with, apart from the secrets. It exists as a plain record so that
//! the vault can seal it and every application shows the same facts.

use crate::code::{Direction, Whose};
use crate::name::{ContactName, PeerName};
use crate::time::UnixTime;
use crate::wire::{LayoutError, Reader, Writer};

/// Numbers a contact within one vault; a number is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactId(pub u64);

/// How surely the pairing tied the other device to the person, from how each message was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrustLevel {
    /// Level 2: a remote pairing whose words were compared over a call.
    RemoteSas,
    /// Level 3: in one room, with the words that each read to the other typed in.
    InPersonWords,
    /// Level 4: in one room, each code read by the device's own camera.
    InPersonQr,
}

impl TrustLevel {
    /// Gives the level's number on the scale 0 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::RemoteSas => 2,
            Self::InPersonWords => 3,
            Self::InPersonQr => 4,
        }
    }

    pub(crate) const fn from_number(number: u8) -> Result<Self, LayoutError> {
        match number {
            2 => Ok(Self::RemoteSas),
            3 => Ok(Self::InPersonWords),
            4 => Ok(Self::InPersonQr),
            0 | 1 | 5..=u8::MAX => Err(LayoutError),
        }
    }
}

/// Which end of the pairing this device was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// A in the protocol: showed the Offer.
    Initiator,
    /// B in the protocol: answered it.
    Responder,
}

impl Side {
    /// Gives the direction of my own codes, or of theirs.
    #[must_use]
    pub const fn direction(self, whose: Whose) -> Direction {
        match (self, whose) {
            (Self::Initiator, Whose::Mine) | (Self::Responder, Whose::Theirs) => Direction::AToB,
            (Self::Initiator, Whose::Theirs) | (Self::Responder, Whose::Mine) => Direction::BToA,
        }
    }
}

/// The weakest check that a contact is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Requirement {
    /// A code without a role is enough; the person lowered this beforehand.
    Quick,
    /// Codes that differ by who called.
    Roles,
}

/// Where a call-back number came from: a number that the caller named is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberSource {
    /// From a business card.
    Card,
    /// From a contract or another signed paper.
    Contract,
    /// From the person, face to face.
    Met,
}

impl NumberSource {
    const fn code(self) -> u8 {
        match self {
            Self::Card => 1,
            Self::Contract => 2,
            Self::Met => 3,
        }
    }

    const fn from_code(code: u8) -> Result<Self, LayoutError> {
        match code {
            1 => Ok(Self::Card),
            2 => Ok(Self::Contract),
            3 => Ok(Self::Met),
            0 | 4..=u8::MAX => Err(LayoutError),
        }
    }
}

/// The number to dial when a check fails, with its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallbackNumber {
    number: String,
    source: NumberSource,
    saved_at: UnixTime,
}

/// Tells that a text is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not a telephone number: it takes 3 to 15 digits, with `+` in front for a country code")]
pub struct NumberError;

impl CallbackNumber {
    /// Takes 3 to 15 digits (E.164 §6) with an optional leading `+`; spaces, dashes, dots, slashes and round brackets are
    /// for the eye and are dropped.
    ///
    /// # Errors
    /// [`NumberError`] for anything else.
    pub fn new(text: &str, source: NumberSource, saved_at: UnixTime) -> Result<Self, NumberError> {
        let mut number = String::with_capacity(16);
        for character in text.trim().chars() {
            match character {
                '0'..='9' => number.push(character),
                '+' if number.is_empty() => number.push('+'),
                ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' => {}
                _ => return Err(NumberError),
            }
            if number.len() > 16 {
                return Err(NumberError);
            }
        }
        let digits = number.trim_start_matches('+').len();
        if (3..=15).contains(&digits) { Ok(Self { number, source, saved_at }) } else { Err(NumberError) }
    }

    /// Gives the number as it is dialled: digits with an optional `+`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// Tells where the number came from.
    #[must_use]
    pub const fn source(&self) -> NumberSource {
        self.source
    }

    /// Tells when the number was saved.
    #[must_use]
    pub const fn saved_at(&self) -> UnixTime {
        self.saved_at
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.text(&self.number).u8(self.source.code()).u64(self.saved_at.0);
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let text = reader.text()?;
        let source = NumberSource::from_code(reader.u8()?)?;
        let number = Self::new(text, source, UnixTime(reader.u64()?)).map_err(|_| LayoutError)?;
        if number.number == text { Ok(number) } else { Err(LayoutError) }
    }
}

/// A person's device, as this vault knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The name I gave.
    pub name: ContactName,
    /// What they call themselves; a suggestion from outside, never an identity.
    pub calls_themselves: PeerName,
    /// How surely the pairing tied this device to the person.
    pub level: TrustLevel,
    /// Which end of the pairing this device was; it decides the direction of the codes.
    pub side: Side,
    /// What the other's app can do, as it said; bits that this version does not know are kept.
    pub capabilities: u16,
    /// The other device's Ed25519 public key.
    pub device_key: [u8; 32],
    /// The other's revocation hash; zeros when it has none.
    pub revocation: [u8; 16],
    /// Names the pairing on both devices alike; stays the same when keys are renewed.
    pub pair_id: [u8; 16],
    /// When the pairing was confirmed here.
    pub paired_at: UnixTime,
    /// Counts the renewals of the root; 0 after the first pairing.
    pub epoch: u32,
    /// The number to call back on.
    pub number: Option<CallbackNumber>,
    /// Since when nothing is accepted from this contact.
    pub suspended_at: Option<UnixTime>,
    /// The weakest check accepted.
    pub requirement: Requirement,
}

impl Contact {
    /// Tells whether a code without a role is enough for this contact.
    #[must_use]
    pub fn allows_quick(&self) -> bool {
        self.requirement == Requirement::Quick
    }

    /// Lays the record out for sealing (`docs/format.md`, "Sealed cells").
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.u8(1).text(self.name.as_str()).text(self.calls_themselves.as_str());
        out.u8(self.level.number());
        out.bool(self.side == Side::Initiator);
        out.u16(self.capabilities).bytes(&self.device_key).bytes(&self.revocation).bytes(&self.pair_id);
        out.u64(self.paired_at.0).u32(self.epoch);
        out.option(self.number.as_ref(), |out, number| number.write(out));
        out.option(self.suspended_at, |out, at| {
            out.u64(at.0);
        });
        out.bool(self.requirement == Requirement::Roles);
        out.finish()
    }

    /// Reads what [`Contact::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`LayoutError`] for anything that it would not have written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LayoutError> {
        let mut reader = Reader::new(bytes);
        if reader.u8()? != 1 {
            return Err(LayoutError);
        }
        let contact = Self {
            name: ContactName::from_stored(reader.text()?).ok_or(LayoutError)?,
            calls_themselves: PeerName::from_stored(reader.text()?).ok_or(LayoutError)?,
            level: TrustLevel::from_number(reader.u8()?)?,
            side: if reader.bool()? { Side::Initiator } else { Side::Responder },
            capabilities: reader.u16()?,
            device_key: reader.array()?,
            revocation: reader.array()?,
            pair_id: reader.array()?,
            paired_at: UnixTime(reader.u64()?),
            epoch: reader.u32()?,
            number: reader.option(CallbackNumber::read)?,
            suspended_at: reader.option(|reader| reader.u64().map(UnixTime))?,
            requirement: if reader.bool()? { Requirement::Roles } else { Requirement::Quick },
        };
        reader.finish()?;
        Ok(contact)
    }
}
