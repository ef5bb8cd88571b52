//! Facts in words that more than one screen says: a person's badge and state, a number's origin, what went wrong. It exists
//! so that the same fact has the same words wherever it stands.

use countersign::contact::{CallbackNumber, NumberSource, TrustLevel};
use countersign::people::{PeopleError, Person};
use countersign::time::UnixTime;
use countersign::verify::Locked;
use countersign_texts::{Moment, Texts, say};
use countersign_vault::{KeystoreError, VaultError};

use super::view::{Notice, NumberView, PersonRow, Tone, Trust};
use crate::device::Refusal;

/// Puts a person into a row.
pub(super) fn row(texts: &Texts, person: &Person) -> PersonRow {
    let contact = &person.contact;
    let (trust, trust_text) = trust(texts, contact.level);
    let name = contact.name.as_str().to_owned();
    let checked = match person.verified_at {
        Some(at) => say!(texts, "row-checked", date = Moment::of(at).date(texts), time = Moment::of(at).clock()),
        None => texts.get("row-never-checked"),
    };
    PersonRow { initials: initials(&name), name, trust, trust_text, checked, state: state(texts, person) }
}

/// Gives the badge of a trust level and its words.
pub(super) fn trust(texts: &Texts, level: TrustLevel) -> (Trust, String) {
    match level {
        TrustLevel::InPersonQr => (Trust::InPerson, texts.get("trust-in-person")),
        TrustLevel::InPersonWords => (Trust::ByWords, texts.get("trust-by-words")),
        TrustLevel::RemoteSas => (Trust::Remote, texts.get("trust-remote")),
    }
}

/// Says what a trust level means, in a sentence.
pub(super) fn trust_meaning(texts: &Texts, level: TrustLevel) -> String {
    match level {
        TrustLevel::InPersonQr => texts.get("trust-in-person-means"),
        TrustLevel::InPersonWords => texts.get("trust-by-words-means"),
        TrustLevel::RemoteSas => texts.get("trust-remote-means"),
    }
}

fn state(texts: &Texts, person: &Person) -> String {
    if person.contact.suspended_at.is_some() {
        return texts.get("row-suspended");
    }
    match person.locked {
        Some(Locked::Until(at)) => say!(texts, "row-locked-until", time = Moment::of(at).clock()),
        Some(Locked::NeedsAuthentication | Locked::Frozen) => texts.get("row-locked"),
        None => String::new(),
    }
}

/// Gives the first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Puts a saved number on the screen under a label.
pub(super) fn number(texts: &Texts, label: String, number: &CallbackNumber) -> NumberView {
    NumberView { label, number: number.as_str().to_owned(), origin: origin(texts, number) }
}

/// Says when a number was saved and where it came from.
pub(super) fn origin(texts: &Texts, number: &CallbackNumber) -> String {
    let date = Moment::of(number.saved_at()).date(texts);
    match number.source() {
        NumberSource::Card => say!(texts, "origin-card", date = date),
        NumberSource::Contract => say!(texts, "origin-contract", date = date),
        NumberSource::Met => say!(texts, "origin-met", date = date),
    }
}

/// Says a date and the time of day.
pub(super) fn date_time(texts: &Texts, at: UnixTime) -> String {
    let moment = Moment::of(at);
    say!(texts, "date-time", date = moment.date(texts), time = moment.clock())
}

/// Says what went wrong, what is safe, and what to do.
pub(super) fn refused(texts: &Texts, refusal: &Refusal) -> Notice {
    Notice { tone: Tone::Error, text: texts.get(refusal_key(refusal)) }
}

fn refusal_key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Locked => "refused-locked",
        Refusal::Rules(PeopleError::Store(error)) => storage_key(error),
        Refusal::Rules(PeopleError::Entropy(_)) => "refused-no-randomness",
        Refusal::Rules(PeopleError::NoSuchPerson) => "refused-person-gone",
        Refusal::Rules(PeopleError::NameTaken(_)) => "refused-name-taken",
        Refusal::Rules(PeopleError::AlreadyAdmitted(_)) => "refused-already-paired",
        Refusal::Rules(PeopleError::Suspended) => "refused-suspended",
        Refusal::Rules(PeopleError::QuickNotAllowed) => "refused-quick",
        Refusal::Rules(PeopleError::PeerNotVerified) => "refused-peer-not-verified",
        Refusal::Rules(PeopleError::ClockSuspect(_)) => "refused-clock-suspect",
        Refusal::Rules(PeopleError::Export(_) | PeopleError::Written(_)) => "refused-unwritten",
        Refusal::Rules(PeopleError::Contended) => "refused-contended",
    }
}

/// Says what the vault refused, in the key of a sentence.
pub(super) fn storage_key(error: &VaultError) -> &'static str {
    match error {
        VaultError::Keystore(error) => keystore_key(*error),
        VaultError::KeyMissing(_) => "refused-key-missing",
        VaultError::KeyUnconfirmed(_) => "refused-key-unconfirmed",
        VaultError::KeyMismatch => "refused-key-mismatch",
        VaultError::NoSuchSlot => "refused-no-such-way",
        VaultError::LastSlot => "refused-last-way",
        VaultError::WrongPassphrase => "refused-wrong-passphrase",
        VaultError::UnfitPassphrase => "refused-unfit-passphrase",
        VaultError::WrongRecoveryCode => "refused-wrong-recovery",
        VaultError::KdfParamsRejected => "refused-too-costly",
        VaultError::NoVault(_) => "refused-nothing-here",
        VaultError::VaultExists(_) => "refused-already-set-up",
        VaultError::VaultInUse => "refused-in-use",
        VaultError::VaultTooNew { .. } => "refused-too-new",
        VaultError::InsecurePermissions(_) => "refused-permissions",
        VaultError::SymbolicLink(_) => "refused-symbolic-link",
        VaultError::UnsupportedFilesystem(_) => "refused-filesystem",
        VaultError::DiskFull => "refused-disk-full",
        VaultError::ReadOnlyDisk => "refused-read-only",
        VaultError::Busy => "refused-busy",
        VaultError::Corrupt(_) | VaultError::OutOfRange => "refused-damaged",
        VaultError::LogBroken { .. } => "refused-journal-broken",
        VaultError::InDoubt(_) => "refused-in-doubt",
        VaultError::ClockInDoubt(_) => "refused-clock-suspect",
        VaultError::Rekeyed => "refused-rekeyed",
        VaultError::Deleting | VaultError::Deleted => "refused-deleted",
        VaultError::NoSuchContact(_) => "refused-person-gone",
        VaultError::Entropy(_) => "refused-no-randomness",
        VaultError::Io(_) | VaultError::Database(_) | VaultError::SqliteTooOld(_) => "refused-storage",
    }
}

const fn keystore_key(error: KeystoreError) -> &'static str {
    match error {
        KeystoreError::NoBus | KeystoreError::NoProvider | KeystoreError::Unsupported => "refused-keystore-none",
        KeystoreError::Locked | KeystoreError::NoDefaultCollection => "refused-keystore-locked",
        KeystoreError::TimedOut | KeystoreError::Died => "refused-keystore-silent",
        KeystoreError::Full | KeystoreError::TooLong => "refused-keystore-full",
        KeystoreError::NotKept => "refused-keystore-not-kept",
        KeystoreError::Ambiguous | KeystoreError::Malformed | KeystoreError::Failed => "refused-keystore-failed",
    }
}
