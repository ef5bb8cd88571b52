//! What is shown of a person, and the small enums that several parts share. It exists as plain records: nothing in them is
//! secret, and nothing in them can be called.

use countersign::code::Context;
use countersign::contact::{self, CallbackNumber, ContactId, Side};
use countersign::people::Person;
use countersign::verify;

use crate::number::{seconds, signed, unsigned};
use crate::people::checks::Lockout;

/// Numbers a person within one vault; a number is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, uniffi::Record)]
pub struct PersonId {
    /// The number, from 1 on.
    pub value: i64,
}

impl From<ContactId> for PersonId {
    fn from(id: ContactId) -> Self {
        Self { value: signed(id.0) }
    }
}

impl From<PersonId> for ContactId {
    fn from(id: PersonId) -> Self {
        Self(unsigned(id.value))
    }
}

/// Who placed this call or opened this conversation, seen from this device; not who wanted something first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum CallRole {
    /// I placed the call.
    ICalled,
    /// They placed the call.
    TheyCalled,
    /// Nobody says; only for a person whose requirement was lowered beforehand.
    Quick,
}

impl From<CallRole> for verify::CallRole {
    fn from(role: CallRole) -> Self {
        match role {
            CallRole::ICalled => Self::ICalled,
            CallRole::TheyCalled => Self::TheyCalled,
            CallRole::Quick => Self::Quick,
        }
    }
}

impl CallRole {
    /// Gives the role of the call when this context is expected from the other side.
    pub(crate) const fn expecting(context: Context) -> Self {
        match context {
            Context::Quick => Self::Quick,
            Context::Caller => Self::TheyCalled,
            Context::Callee => Self::ICalled,
        }
    }
}

/// How surely the pairing tied the other device to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, uniffi::Enum)]
pub enum TrustLevel {
    /// Level 2: a remote pairing whose words were compared over a call.
    Remote,
    /// Level 3: in one room, with the words that each read to the other typed in.
    InPersonWords,
    /// Level 4: in one room, each code read by the device's own camera.
    InPerson,
}

impl From<contact::TrustLevel> for TrustLevel {
    fn from(level: contact::TrustLevel) -> Self {
        match level {
            contact::TrustLevel::RemoteSas => Self::Remote,
            contact::TrustLevel::InPersonWords => Self::InPersonWords,
            contact::TrustLevel::InPersonQr => Self::InPerson,
        }
    }
}

/// Where a call-back number came from: a number that the caller named is worth nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum NumberSource {
    /// From a business card.
    Card,
    /// From a contract or another signed paper.
    Contract,
    /// From the person, face to face.
    Met,
}

impl From<contact::NumberSource> for NumberSource {
    fn from(source: contact::NumberSource) -> Self {
        match source {
            contact::NumberSource::Card => Self::Card,
            contact::NumberSource::Contract => Self::Contract,
            contact::NumberSource::Met => Self::Met,
        }
    }
}

impl From<NumberSource> for contact::NumberSource {
    fn from(source: NumberSource) -> Self {
        match source {
            NumberSource::Card => Self::Card,
            NumberSource::Contract => Self::Contract,
            NumberSource::Met => Self::Met,
        }
    }
}

/// The number to dial when a check fails, with its origin.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct NumberView {
    /// As it is dialled: digits with an optional `+`.
    pub number: String,
    /// Where it came from.
    pub source: NumberSource,
    /// When it was saved, in Unix seconds.
    pub saved_at: i64,
}

impl From<&CallbackNumber> for NumberView {
    fn from(number: &CallbackNumber) -> Self {
        Self {
            number: number.as_str().to_owned(),
            source: number.source().into(),
            saved_at: signed(number.saved_at().0),
        }
    }
}

/// A person as a screen shows them.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PersonView {
    /// Names the person in every call.
    pub id: PersonId,
    /// The name I gave.
    pub name: String,
    /// What they call themselves; a suggestion from outside, never an identity.
    pub calls_themselves: String,
    /// How surely the pairing tied their device to them.
    pub trust: TrustLevel,
    /// When the pairing was confirmed here, in Unix seconds.
    pub paired_at: i64,
    /// When a code of theirs last passed, in Unix seconds.
    pub verified_at: Option<i64>,
    /// Why a check could not begin now, if so.
    pub lockout: Option<Lockout>,
    /// How far their clock is known to run ahead (above 0) or behind, a multiple of 30.
    pub drift_seconds: i64,
    /// The number to call back on.
    pub number: Option<NumberView>,
    /// Since when nothing is shown to them or accepted from them, in Unix seconds.
    pub suspended_at: Option<i64>,
    /// Whether a code without a role is enough for them.
    pub allows_quick: bool,
    /// The role to play with them in the drill right after pairing; the two devices' roles are opposite.
    pub drill_role: CallRole,
    /// Their device's Ed25519 public key, 32 bytes, as their exported journal names it.
    pub device_key: Vec<u8>,
}

impl From<Person> for PersonView {
    fn from(person: Person) -> Self {
        let Person { id, contact, verified_at, locked, drift } = person;
        Self {
            id: id.into(),
            name: contact.name.as_str().to_owned(),
            calls_themselves: contact.calls_themselves.as_str().to_owned(),
            trust: contact.level.into(),
            paired_at: signed(contact.paired_at.0),
            verified_at: verified_at.map(|at| signed(at.0)),
            lockout: locked.map(Lockout::from),
            drift_seconds: seconds(drift),
            number: contact.number.as_ref().map(NumberView::from),
            suspended_at: contact.suspended_at.map(|at| signed(at.0)),
            allows_quick: contact.allows_quick(),
            drill_role: match contact.side {
                Side::Initiator => CallRole::ICalled,
                Side::Responder => CallRole::TheyCalled,
            },
            device_key: contact.device_key.to_vec(),
        }
    }
}
