//! A journal record in words, as it stands in exports and in `--json` output. It exists so that a person, a script and an
//! auditor read the same fields with the same names.

use serde::{Deserialize, Serialize};

use super::{CheckRecord, Event, Record};
use crate::code::Context;
use crate::contact::{CallbackNumber, NumberSource, TrustLevel};

/// A record as flat fields; absent ones are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordLine {
    /// Counts from 1 without gaps.
    pub seq: u64,
    /// Unix seconds on the device that wrote it.
    pub at: u64,
    /// What happened, as one word or words joined by `-`.
    pub event: String,
    /// The contact's number in its vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<u64>,
    /// The contact's name at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The trust level, 2 to 4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Who had called: `they-called`, `i-called` or `quick`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The outcome of a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// The RFC 6238 time step that matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u64>,
    /// The clock difference allowed for, in steps of 30 seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift: Option<i8>,
    /// The call-back number saved at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where that number came from: `card`, `contract` or `met`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_source: Option<String>,
    /// When that number was saved, in Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_saved_at: Option<u64>,
    /// The name before a renaming.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whether codes without a role are accepted from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed: Option<bool>,
    /// The last sequence number that an export covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u64>,
}

impl RecordLine {
    /// Puts a record into words.
    #[must_use]
    pub fn new(record: &Record) -> Self {
        let entry = &record.entry;
        let mut line = Self {
            seq: record.seq,
            at: entry.at.0,
            event: word(&entry.event).to_owned(),
            contact: entry.contact.as_ref().map(|(id, _)| id.0),
            name: entry.contact.as_ref().map(|(_, name)| name.as_str().to_owned()),
            level: None,
            role: None,
            verdict: None,
            step: None,
            drift: None,
            number: None,
            number_source: None,
            number_saved_at: None,
            from: None,
            allowed: None,
            up_to: None,
        };
        match &entry.event {
            Event::Paired(level) | Event::PairedAgain(level) => line.level = Some(level.number()),
            Event::Checked(check) => line.check(check),
            Event::Interrupted(context) => line.role = Some(role(*context).to_owned()),
            Event::DriftCorrected(steps) => line.drift = Some(*steps),
            Event::Renamed(from) => line.from = Some(from.as_str().to_owned()),
            Event::NumberSet(number) => line.number(number.as_ref()),
            Event::QuickAllowed(allowed) => line.allowed = Some(*allowed),
            Event::MarksRaised(step) => line.step = Some(step.0),
            Event::Exported(up_to) => line.up_to = Some(*up_to),
            Event::VaultCreated
            | Event::ClockAccepted
            | Event::Suspended
            | Event::Resumed
            | Event::Forgotten
            | Event::RollbackAccepted
            | Event::PassphraseChanged
            | Event::RecoveryChanged
            | Event::PlatformKeyChanged
            | Event::Rekeyed => {}
        }
        line
    }

    /// Tells whether the record is a check.
    #[must_use]
    pub fn is_check(&self) -> bool {
        self.event == "checked"
    }

    /// Tells whether the record is a check that passed.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.is_check() && self.verdict.as_deref() == Some("verified")
    }

    fn check(&mut self, check: &CheckRecord) {
        self.level = Some(check.level.number());
        self.role = Some(role(check.context).to_owned());
        self.verdict = Some(check.verdict.word().to_owned());
        self.step = check.step.map(|step| step.0);
        self.drift = (check.drift != 0).then_some(check.drift);
        self.number(check.number.as_ref());
    }

    fn number(&mut self, number: Option<&CallbackNumber>) {
        self.number = number.map(|number| number.as_str().to_owned());
        self.number_source = number.map(|number| number.source().word().to_owned());
        self.number_saved_at = number.map(|number| number.saved_at().0);
    }
}

/// Gives the role of the call when this context is expected from the other side.
const fn role(expected: Context) -> &'static str {
    match expected {
        Context::Quick => "quick",
        Context::Caller => "they-called",
        Context::Callee => "i-called",
    }
}

const fn word(event: &Event) -> &'static str {
    match event {
        Event::VaultCreated => "vault-created",
        Event::Paired(_) => "paired",
        Event::PairedAgain(_) => "paired-again",
        Event::Checked(_) => "checked",
        Event::Interrupted(_) => "interrupted",
        Event::ClockAccepted => "clock-accepted",
        Event::DriftCorrected(_) => "drift-corrected",
        Event::Renamed(_) => "renamed",
        Event::NumberSet(_) => "number-set",
        Event::Suspended => "suspended",
        Event::Resumed => "resumed",
        Event::QuickAllowed(_) => "quick-allowed",
        Event::Forgotten => "forgotten",
        Event::RollbackAccepted => "rollback-accepted",
        Event::MarksRaised(_) => "marks-raised",
        Event::PassphraseChanged => "passphrase-changed",
        Event::RecoveryChanged => "recovery-changed",
        Event::PlatformKeyChanged => "platform-key-changed",
        Event::Rekeyed => "rekeyed",
        Event::Exported(_) => "exported",
    }
}

impl NumberSource {
    /// Gives the word for the source in commands, JSON and exports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Contract => "contract",
            Self::Met => "met",
        }
    }
}

impl TrustLevel {
    /// Gives the word for the level in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::RemoteSas => "remote",
            Self::InPersonWords => "in-person-words",
            Self::InPersonQr => "in-person",
        }
    }
}
