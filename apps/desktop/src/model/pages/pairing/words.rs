//! The pairing's errors, troubles and warnings as a person reads them. It exists so that each says what to do next, in one
//! place for every screen of the pairing.

use countersign::name::{NameError, NameWarning};
use countersign::pairing::{ClockDistance, PairingError, WordSet};
use countersign::words::Word;
use countersign_texts::{Texts, say};

/// Below so many seconds the time left is counted in seconds, and said where it is not shown all the time.
pub(super) const SHORT: u64 = 90;

/// Names the sentence that says why a message was refused or a pairing ended.
pub(super) const fn of_error(error: PairingError) -> &'static str {
    match error {
        PairingError::BadArmor => "pair-bad-armor",
        PairingError::BadChecksum => "pair-bad-checksum",
        PairingError::UnsupportedVersion => "pair-unsupported-version",
        PairingError::UnsupportedSuite => "pair-unsupported-suite",
        PairingError::UnknownFlags => "pair-unknown-flags",
        PairingError::BadLength => "pair-bad-length",
        PairingError::WrongSession => "pair-wrong-session",
        PairingError::SelfScan => "pair-self-scan",
        PairingError::DecryptFailed => "pair-decrypt-failed",
        PairingError::CommitmentMismatch => "pair-commitment-mismatch",
        PairingError::BadProfile => "pair-bad-profile",
        PairingError::UnknownRepairId => "pair-unknown-repair-id",
        PairingError::SessionBusy => "pair-session-busy",
        PairingError::NotRemote => "pair-not-remote",
        PairingError::Expired => "pair-expired",
        PairingError::SasMismatch => "pair-sas-mismatch",
        PairingError::Cancelled => "pair-cancelled",
        PairingError::Storage => "pair-storage",
        PairingError::ClockSuspect => "pair-clock-suspect",
    }
}

/// Says how far the other clock is off.
pub(super) fn of_distance(texts: &Texts, distance: ClockDistance) -> String {
    match distance {
        ClockDistance::Behind(seconds) => say!(texts, "pair-clock-behind", distance = duration(texts, seconds)),
        ClockDistance::Ahead(seconds) => say!(texts, "pair-clock-ahead", distance = duration(texts, seconds)),
    }
}

/// Gives a length of time in its largest unit, rounded: nobody needs to know more to set a clock. What is compared already
/// lacks the seconds that clocks may differ by, so two hours less those are two hours.
fn duration(texts: &Texts, seconds: u64) -> String {
    const UNITS: [u64; 3] = [86_400, 3_600, 60];
    const SLACK: u64 = 15;
    let rounded = |unit: u64| seconds.saturating_add(unit.div_euclid(2)).checked_div(unit).unwrap_or_default();
    match UNITS.iter().position(|unit| seconds.saturating_add(SLACK) >= unit.saturating_mul(2)) {
        Some(0) => say!(texts, "pair-days", count = rounded(86_400)),
        Some(1) => say!(texts, "pair-hours", count = rounded(3_600)),
        Some(_) => say!(texts, "pair-minutes", count = rounded(60)),
        None => say!(texts, "pair-seconds", count = seconds),
    }
}

/// Says what to know before a name is taken for someone's.
pub(super) fn of_warning(texts: &Texts, warning: &NameWarning) -> String {
    match warning {
        NameWarning::MixedScripts => texts.get("pair-name-mixed"),
        NameWarning::LooksLike(other) => say!(texts, "pair-name-alike", name = other.as_str().to_owned()),
        NameWarning::Unusual => texts.get("pair-name-unusual"),
    }
}

/// Says how long a message is good for; nothing where that does not end.
pub(super) fn left(texts: &Texts, seconds: Option<u64>) -> String {
    match seconds {
        None => String::new(),
        Some(seconds) if seconds < SHORT => say!(texts, "pair-left-seconds", count = seconds),
        Some(seconds) => say!(texts, "pair-left-minutes", count = seconds.div_ceil(60)),
    }
}

/// Names the sentence that says why a text cannot be a name.
pub(super) const fn of_name(error: NameError) -> &'static str {
    match error {
        NameError::Empty => "name-empty",
        NameError::TooLong(_) => "name-too-long",
        NameError::Unassigned | NameError::Marks => "name-unreliable",
    }
}

/// Gives the words as they are read aloud.
pub(super) fn spoken(words: WordSet) -> Vec<String> {
    words.map(|word| Word::as_str(word).to_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_told_in_their_largest_unit() {
        let (english, german) = (crate::texts::of("en"), crate::texts::of("de"));
        for (seconds, told) in [(16, "16 seconds"), (120, "2 minutes"), (719, "12 minutes"), (7_185, "2 hours")] {
            assert_eq!(duration(&english, seconds), told);
        }
        assert_eq!(duration(&english, 40 * 86_400), "40 days");
        assert_eq!(duration(&german, 40 * 86_400), "40 Tage");
    }

    #[test]
    fn every_error_has_its_sentence_in_both_languages() {
        const ERRORS: [PairingError; 19] = [
            PairingError::BadArmor,
            PairingError::BadChecksum,
            PairingError::UnsupportedVersion,
            PairingError::UnsupportedSuite,
            PairingError::UnknownFlags,
            PairingError::BadLength,
            PairingError::WrongSession,
            PairingError::SelfScan,
            PairingError::DecryptFailed,
            PairingError::CommitmentMismatch,
            PairingError::BadProfile,
            PairingError::UnknownRepairId,
            PairingError::SessionBusy,
            PairingError::NotRemote,
            PairingError::Expired,
            PairingError::SasMismatch,
            PairingError::Cancelled,
            PairingError::Storage,
            PairingError::ClockSuspect,
        ];
        let (english, german) = (crate::texts::of("en"), crate::texts::of("de"));
        let mut told = std::collections::BTreeSet::new();
        for error in ERRORS {
            let key = of_error(error);
            assert_ne!(english.get(key), key);
            assert_ne!(german.get(key), english.get(key));
            assert!(told.insert(english.get(key)), "{error:?} says what another says");
        }
    }
}
