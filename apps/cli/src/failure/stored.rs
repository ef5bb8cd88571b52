//! What the vault, the keystore and the rules refuse, in words. It exists as one table, so that each refusal has its word,
//! its exit code and its next step in one place.

use countersign::people::PeopleError;
use countersign::verify::ClockDoubt;
use countersign_vault::{Doubt, KeystoreError, Part, VaultError};

use super::{Failure, failure};
use crate::exit::Exit;
use crate::texts::Texts;

impl Failure {
    /// Puts a refusal of the rules into words.
    pub(crate) fn of(texts: &Texts, error: PeopleError<VaultError>) -> Self {
        match error {
            PeopleError::Store(error) => Self::of_vault(texts, error),
            PeopleError::Entropy(_) => failure!(texts, "no-randomness", Exit::Vault),
            PeopleError::NoSuchPerson => failure!(texts, "person-gone", Exit::Usage),
            PeopleError::NameTaken(id) => failure!(texts, "name-taken", Exit::Usage).field("id", id.0),
            PeopleError::AlreadyAdmitted(id) => failure!(texts, "already-paired", Exit::Usage).field("id", id.0),
            PeopleError::Suspended => failure!(texts, "suspended", Exit::NotVerified),
            PeopleError::QuickNotAllowed => failure!(texts, "quick-not-allowed", Exit::NotVerified),
            PeopleError::PeerNotVerified => failure!(texts, "peer-not-verified", Exit::NotVerified),
            PeopleError::ClockSuspect(doubt) => Self::of_clock(texts, doubt),
            PeopleError::Export(_) => storage(texts, "error-export", "export"),
            PeopleError::Written(error) => {
                failure!(texts, "export-unwritten", Exit::Vault, reason = error.to_string())
            }
            PeopleError::Contended => failure!(texts, "contended", Exit::Vault),
        }
    }

    /// Says that this device's clock is in doubt, and why.
    pub(crate) fn of_clock(texts: &Texts, doubt: ClockDoubt) -> Self {
        let seconds = match doubt {
            ClockDoubt::Jumped { seconds } => seconds,
            ClockDoubt::WentBack { seconds } => i64::try_from(seconds).unwrap_or(i64::MAX).saturating_neg(),
        };
        failure!(texts, "clock-suspect", Exit::NotVerified).field("clock_moved_by", seconds)
    }

    /// Puts a refusal of the vault into words.
    pub(crate) fn of_vault(texts: &Texts, error: VaultError) -> Self {
        let exit = Exit::Vault;
        match error {
            VaultError::Keystore(error) => of_keystore(texts, error),
            VaultError::KeyMissing(id) => failure!(texts, "key-missing", exit).field("store", id.to_string()),
            VaultError::KeyUnconfirmed(id) => failure!(texts, "key-unconfirmed", exit).field("store", id.to_string()),
            VaultError::KeyMismatch => failure!(texts, "key-mismatch", exit),
            VaultError::NoSuchSlot => failure!(texts, "no-such-slot", exit),
            VaultError::LastSlot => failure!(texts, "last-slot", exit),
            VaultError::WrongPassphrase => failure!(texts, "wrong-passphrase", exit),
            VaultError::UnfitPassphrase => failure!(texts, "unfit-passphrase", Exit::Usage),
            VaultError::WrongRecoveryCode => failure!(texts, "wrong-recovery-code", exit),
            VaultError::KdfParamsRejected => failure!(texts, "unlock-too-costly", exit),
            VaultError::NoVault(path) => {
                failure!(texts, "not-set-up", exit).field("folder", path.to_string_lossy().into_owned())
            }
            VaultError::VaultExists(path) => {
                let folder = path.to_string_lossy().into_owned();
                failure!(texts, "already-set-up", exit, folder = folder.clone()).field("folder", folder)
            }
            VaultError::VaultInUse => failure!(texts, "in-use", exit),
            VaultError::VaultTooNew { found } => failure!(texts, "too-new", exit).field("format", found),
            VaultError::InsecurePermissions(path) => {
                failure!(texts, "insecure-permissions", exit, path = path.to_string_lossy().into_owned())
            }
            VaultError::SymbolicLink(path) => {
                failure!(texts, "symbolic-link", exit, path = path.to_string_lossy().into_owned())
            }
            VaultError::UnsupportedFilesystem(path) => {
                failure!(texts, "unsupported-filesystem", exit, path = path.to_string_lossy().into_owned())
            }
            VaultError::DiskFull => storage(texts, "error-disk-full", "disk-full"),
            VaultError::ReadOnlyDisk => storage(texts, "error-read-only", "read-only"),
            VaultError::Busy => storage(texts, "error-busy", "busy"),
            VaultError::Io(error) => of_text(texts, ("error-io", "io"), error.to_string()),
            VaultError::Database(error) => of_text(texts, ("error-database", "database"), error.to_string()),
            VaultError::SqliteTooOld(version) => failure!(texts, "sqlite-too-old", exit, version = version),
            VaultError::Corrupt(part) => failure!(texts, "damaged", exit).field("part", part_word(part)),
            VaultError::LogBroken { seq } => failure!(texts, "journal-broken", exit, seq = seq).field("journal", seq),
            VaultError::InDoubt(doubt) => Self::of_doubt(texts, doubt),
            VaultError::ClockInDoubt(doubt) => Self::of_clock(texts, doubt),
            VaultError::Rekeyed => failure!(texts, "rekeyed", exit),
            VaultError::Deleting => failure!(texts, "erasing", exit),
            VaultError::Deleted => failure!(texts, "erased-elsewhere", exit),
            VaultError::NoSuchContact(_) => failure!(texts, "person-gone", Exit::Usage),
            VaultError::Entropy(_) => failure!(texts, "no-randomness", exit),
            VaultError::OutOfRange => storage(texts, "error-out-of-range", "out-of-range"),
        }
    }

    /// Says why what is kept here may be an old copy.
    pub(crate) fn of_doubt(texts: &Texts, doubt: Doubt) -> Self {
        match doubt {
            Doubt::RollbackSuspected { db, anchor } => {
                failure!(texts, "older-copy", Exit::Vault, kept = db, remembered = anchor)
                    .field("kept", db)
                    .field("remembered", anchor)
            }
            Doubt::ForkDetected { seq } => failure!(texts, "other-copy", Exit::Vault, seq = seq).field("journal", seq),
            Doubt::AnchorMissing => failure!(texts, "memory-gone", Exit::Vault),
        }
    }
}

/// Something could not be read or kept; `cause` says what in one word.
fn storage(texts: &Texts, key: &str, cause: &'static str) -> Failure {
    Failure::new(texts, ("storage", key), Exit::Vault, &[]).field("cause", cause)
}

fn of_text(texts: &Texts, (key, cause): (&str, &'static str), reason: String) -> Failure {
    Failure::new(texts, ("storage", key), Exit::Vault, &[("reason", reason.into())]).field("cause", cause)
}

fn of_keystore(texts: &Texts, error: KeystoreError) -> Failure {
    let exit = Exit::Vault;
    match error {
        KeystoreError::NoBus => failure!(texts, "keystore-no-bus", exit),
        KeystoreError::NoProvider => failure!(texts, "keystore-no-provider", exit),
        KeystoreError::Unsupported => failure!(texts, "keystore-unsupported", exit),
        KeystoreError::Locked => failure!(texts, "keystore-locked", exit),
        KeystoreError::NoDefaultCollection => failure!(texts, "keystore-no-default-collection", exit),
        KeystoreError::TimedOut => failure!(texts, "keystore-timed-out", exit),
        KeystoreError::Died => failure!(texts, "keystore-died", exit),
        KeystoreError::Full => failure!(texts, "keystore-full", exit),
        KeystoreError::TooLong => failure!(texts, "keystore-too-long", exit),
        KeystoreError::Ambiguous => failure!(texts, "keystore-ambiguous", exit),
        KeystoreError::NotKept => failure!(texts, "keystore-not-kept", exit),
        KeystoreError::Malformed => failure!(texts, "keystore-malformed", exit),
        KeystoreError::Failed => failure!(texts, "keystore-failed", exit),
    }
}

const fn part_word(part: Part) -> &'static str {
    match part {
        Part::File => "file",
        Part::Slot => "slot",
        Part::Cell => "cell",
        Part::Row => "row",
        Part::Head => "head",
    }
}
