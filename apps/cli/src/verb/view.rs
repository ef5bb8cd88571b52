//! A person as every verb shows them, in words and in JSON. It exists so that the same fact has the same name and the same
//! sentence wherever it stands.

use countersign::contact::{CallbackNumber, NumberSource, Requirement, TrustLevel};
use countersign::people::Person;
use countersign::verify::Locked;
use serde::Serialize;

use crate::texts::{Texts, say};
use countersign_texts::Moment;

/// A person in JSON.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PersonView {
    /// The number within this device.
    pub(crate) id: u64,
    /// What I call them.
    pub(crate) name: String,
    calls_themselves: String,
    level: &'static str,
    paired_at: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<NumberView>,
    require: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified_at: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suspended_at: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locked: Option<LockedView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_off_by_seconds: Option<i64>,
}

/// A call-back number in JSON.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NumberView {
    number: String,
    source: &'static str,
    saved_at: u64,
}

/// Why nothing is compared, in JSON.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LockedView {
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<u64>,
}

impl PersonView {
    /// Takes a person.
    pub(crate) fn new(person: &Person) -> Self {
        let contact = &person.contact;
        Self {
            id: person.id.0,
            name: contact.name.as_str().to_owned(),
            calls_themselves: contact.calls_themselves.as_str().to_owned(),
            level: contact.level.word(),
            paired_at: contact.paired_at.0,
            number: contact.number.as_ref().map(NumberView::new),
            require: match contact.requirement {
                Requirement::Quick => "quick",
                Requirement::Roles => "roles",
            },
            verified_at: person.verified_at.map(|at| at.0),
            suspended_at: contact.suspended_at.map(|at| at.0),
            locked: person.locked.as_ref().map(LockedView::new),
            clock_off_by_seconds: (person.drift != 0).then_some(person.drift.saturating_mul(30)),
        }
    }
}

impl NumberView {
    /// Takes a number.
    pub(crate) fn new(number: &CallbackNumber) -> Self {
        Self { number: number.as_str().to_owned(), source: number.source().word(), saved_at: number.saved_at().0 }
    }
}

impl LockedView {
    /// Takes a reason.
    pub(crate) const fn new(locked: &Locked) -> Self {
        match locked {
            Locked::Until(at) => Self { reason: "until", until: Some(at.0) },
            Locked::NeedsAuthentication => Self { reason: "needs-authentication", until: None },
            Locked::Frozen => Self { reason: "frozen", until: None },
        }
    }
}

/// Says how surely the pairing tied the device to the person.
pub(crate) fn level(texts: &Texts, level: TrustLevel) -> String {
    match level {
        TrustLevel::InPersonQr => texts.get("level-in-person"),
        TrustLevel::InPersonWords => texts.get("level-in-person-words"),
        TrustLevel::RemoteSas => texts.get("level-remote"),
    }
}

/// Says when a number was saved and where it came from: "saved on 3 March 2026, from their card".
pub(crate) fn origin(texts: &Texts, number: &CallbackNumber) -> String {
    let date = Moment::of(number.saved_at()).date(texts);
    match number.source() {
        NumberSource::Card => say!(texts, "origin-card", date = date),
        NumberSource::Contract => say!(texts, "origin-contract", date = date),
        NumberSource::Met => say!(texts, "origin-met", date = date),
    }
}

/// Gives a word of the command line for a person: quoted where a shell would split or read it otherwise.
pub(crate) fn as_typed(name: &str) -> String {
    let plain =
        !name.is_empty() && !name.starts_with('-') && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    if plain { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_for_the_shell() {
        assert_eq!(as_typed("Petra"), "Petra");
        assert_eq!(as_typed("Petra Meier"), "'Petra Meier'");
        assert_eq!(as_typed("O'Neil; rm"), "'O'\\''Neil; rm'");
        assert_eq!(as_typed("-x"), "'-x'");
    }
}
