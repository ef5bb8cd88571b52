//! The pairing's errors and troubles as a person reads them. It exists so that each says what to do next, in the reader's
//! language.

use countersign::pairing::{ClockDistance, PairingError};
use countersign_qr::camera::CameraError;

use crate::picture::Unread;
use crate::texts::{Texts, say};

/// Says why a message was refused or a pairing ended.
pub(super) fn of_error(texts: &Texts, error: PairingError) -> String {
    match error {
        PairingError::BadArmor => texts.get("pair-bad-armor"),
        PairingError::BadChecksum => texts.get("pair-bad-checksum"),
        PairingError::UnsupportedVersion => texts.get("pair-unsupported-version"),
        PairingError::UnsupportedSuite => texts.get("pair-unsupported-suite"),
        PairingError::UnknownFlags => texts.get("pair-unknown-flags"),
        PairingError::BadLength => texts.get("pair-bad-length"),
        PairingError::WrongSession => texts.get("pair-wrong-session"),
        PairingError::SelfScan => texts.get("pair-self-scan"),
        PairingError::DecryptFailed => texts.get("pair-decrypt-failed"),
        PairingError::CommitmentMismatch => texts.get("pair-commitment-mismatch"),
        PairingError::BadProfile => texts.get("pair-bad-profile"),
        PairingError::UnknownRepairId => texts.get("pair-unknown-repair-id"),
        PairingError::SessionBusy => texts.get("pair-session-busy"),
        PairingError::NotRemote => texts.get("pair-not-remote"),
        PairingError::Expired => texts.get("pair-expired"),
        PairingError::SasMismatch => texts.get("pair-sas-mismatch"),
        PairingError::Cancelled => texts.get("pair-cancelled"),
        PairingError::Storage => texts.get("pair-storage"),
        PairingError::ClockSuspect => texts.get("pair-clock-suspect"),
    }
}

/// Says why there is no camera, and what to do.
pub(super) fn of_camera(texts: &Texts, error: &CameraError) -> String {
    match error {
        CameraError::Absent => texts.get("camera-absent"),
        CameraError::Busy => texts.get("camera-busy"),
        CameraError::Refused => texts.get("camera-refused"),
        CameraError::Unplugged => texts.get("camera-unplugged"),
        CameraError::Unsupported => texts.get("camera-unsupported"),
        CameraError::Unusable { reason } => say!(texts, "camera-unusable", reason = reason.clone()),
        CameraError::Picture { .. } | CameraError::File { .. } => {
            say!(texts, "camera-unusable", reason = error.to_string())
        }
    }
}

/// Says why a picture was not read.
pub(crate) fn of_unread(texts: &Texts, file: String, unread: &Unread) -> String {
    match unread {
        Unread::File(error) => say!(texts, "error-file-unreadable", file = file, reason = error.to_string()),
        Unread::Picture(error) => say!(texts, "picture-unusable", file = file, reason = error.to_string()),
        Unread::TooLong => say!(texts, "picture-too-long", file = file),
    }
}

/// Understands a yes or a no.
pub(super) fn yes_or_no(texts: &Texts, answer: &str) -> Option<bool> {
    let answer = answer.trim().to_lowercase();
    let is = |words: String| words.split_whitespace().any(|word| word == answer);
    if is(texts.get("answers-yes")) {
        return Some(true);
    }
    is(texts.get("answers-no")).then_some(false)
}

/// Says how far the other clock is off.
pub(super) fn of_distance(texts: &Texts, distance: ClockDistance) -> String {
    match distance {
        ClockDistance::Behind(seconds) => say!(texts, "pair-clock-behind", distance = duration(texts, seconds)),
        ClockDistance::Ahead(seconds) => say!(texts, "pair-clock-ahead", distance = duration(texts, seconds)),
    }
}

/// Gives a length of time in its largest unit, rounded: nobody needs to know more to set a clock.
fn duration(texts: &Texts, seconds: u64) -> String {
    const UNITS: [u64; 3] = [86_400, 3_600, 60];
    let rounded = |unit: u64| seconds.saturating_add(unit.div_euclid(2)).checked_div(unit).unwrap_or_default();
    match UNITS.iter().position(|unit| seconds >= unit.saturating_mul(2)) {
        Some(0) => say!(texts, "days", count = rounded(86_400)),
        Some(1) => say!(texts, "hours", count = rounded(3_600)),
        Some(_) => say!(texts, "minutes", count = rounded(60)),
        None => say!(texts, "seconds", count = seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_told_in_their_largest_unit() {
        let texts = crate::texts::of("en");
        for (seconds, told) in [(16, "16 seconds"), (120, "2 minutes"), (719, "12 minutes"), (7_200, "2 hours")] {
            assert_eq!(duration(&texts, seconds), told);
        }
        assert_eq!(duration(&texts, 40 * 86_400), "40 days");
    }
}
