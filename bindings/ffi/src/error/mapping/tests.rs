//! Each error of the core has one place across the boundary, and no two that a shell would tell apart share one.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use countersign::contact::ContactId;
use countersign::pairing::ClockDistance;
use countersign_vault::VaultId;

use super::*;

const DOUBT: verify::ClockDoubt = verify::ClockDoubt::WentBack { seconds: 61 };

/// Gives every variant of an enum, in order: each arm names the next, so that the compiler asks for a new one.
macro_rules! every {
    ($from:expr, $($this:pat => $next:expr),+ $(,)?) => {{
        let mut all = Vec::new();
        let mut next = Some($from);
        while let Some(this) = next {
            next = match &this { $($this => $next),+ };
            all.push(this);
        }
        all
    }};
}

fn vault_errors() -> Vec<VaultError> {
    use VaultError as E;
    let path = PathBuf::new;
    every!(E::Keystore(KeystoreError::Failed),
        E::Keystore(_) => Some(E::KeyMissing(VaultId([0; 16]))),
        E::KeyMissing(_) => Some(E::KeyUnconfirmed(VaultId([0; 16]))),
        E::KeyUnconfirmed(_) => Some(E::KeyMismatch),
        E::KeyMismatch => Some(E::NoSuchSlot),
        E::NoSuchSlot => Some(E::LastSlot),
        E::LastSlot => Some(E::WrongPassphrase),
        E::WrongPassphrase => Some(E::UnfitPassphrase),
        E::UnfitPassphrase => Some(E::WrongRecoveryCode),
        E::WrongRecoveryCode => Some(E::KdfParamsRejected),
        E::KdfParamsRejected => Some(E::NoVault(path())),
        E::NoVault(_) => Some(E::VaultExists(path())),
        E::VaultExists(_) => Some(E::VaultInUse),
        E::VaultInUse => Some(E::Busy),
        E::Busy => Some(E::VaultTooNew { found: 9 }),
        E::VaultTooNew { .. } => Some(E::InsecurePermissions(path())),
        E::InsecurePermissions(_) => Some(E::SymbolicLink(path())),
        E::SymbolicLink(_) => Some(E::UnsupportedFilesystem(path())),
        E::UnsupportedFilesystem(_) => Some(E::DiskFull),
        E::DiskFull => Some(E::ReadOnlyDisk),
        E::ReadOnlyDisk => Some(E::Io(io::Error::other("io"))),
        E::Io(_) => Some(E::SqliteTooOld("3.0.0")),
        E::SqliteTooOld(_) => Some(E::Corrupt(Part::File)),
        E::Corrupt(_) => Some(E::LogBroken { seq: 7 }),
        E::LogBroken { .. } => Some(E::InDoubt(Doubt::AnchorMissing)),
        E::InDoubt(_) => Some(E::ClockInDoubt(DOUBT)),
        E::ClockInDoubt(_) => Some(E::Rekeyed),
        E::Rekeyed => Some(E::Deleting),
        E::Deleting => Some(E::Deleted),
        E::Deleted => Some(E::NoSuchContact(ContactId(3))),
        E::NoSuchContact(_) => Some(E::OutOfRange),
        E::OutOfRange => Some(E::Entropy(EntropyError)),
        // The engine's own error type stays behind the vault; nothing here can make one.
        E::Entropy(_) | E::Database(_) => None,
    )
}

fn people_errors() -> Vec<PeopleError<VaultError>> {
    use PeopleError as E;
    every!(E::Entropy(EntropyError),
        E::Entropy(_) => Some(E::NoSuchPerson),
        E::NoSuchPerson => Some(E::NameTaken(ContactId(3))),
        E::NameTaken(_) => Some(E::AlreadyAdmitted(ContactId(3))),
        E::AlreadyAdmitted(_) => Some(E::Suspended),
        E::Suspended => Some(E::QuickNotAllowed),
        E::QuickNotAllowed => Some(E::PeerNotVerified),
        E::PeerNotVerified => Some(E::ClockSuspect(DOUBT)),
        E::ClockSuspect(_) => Some(E::Export(ExportError)),
        E::Export(_) => Some(E::Written(io::Error::other("io"))),
        E::Written(_) => Some(E::Contended),
        // The store's errors are listed above.
        E::Contended | E::Store(_) => None,
    )
}

fn keystore_errors() -> Vec<KeystoreError> {
    use KeystoreError as E;
    every!(E::NoBus,
        E::NoBus => Some(E::NoProvider),
        E::NoProvider => Some(E::Unsupported),
        E::Unsupported => Some(E::Locked),
        E::Locked => Some(E::NoDefaultCollection),
        E::NoDefaultCollection => Some(E::TimedOut),
        E::TimedOut => Some(E::Died),
        E::Died => Some(E::Full),
        E::Full => Some(E::TooLong),
        E::TooLong => Some(E::Ambiguous),
        E::Ambiguous => Some(E::NotKept),
        E::NotKept => Some(E::Malformed),
        E::Malformed => Some(E::Failed),
        E::Failed => None,
    )
}

fn pairing_errors() -> Vec<PairingError> {
    use PairingError as E;
    every!(E::BadArmor,
        E::BadArmor => Some(E::BadChecksum),
        E::BadChecksum => Some(E::UnsupportedVersion),
        E::UnsupportedVersion => Some(E::UnsupportedSuite),
        E::UnsupportedSuite => Some(E::UnknownFlags),
        E::UnknownFlags => Some(E::BadLength),
        E::BadLength => Some(E::WrongSession),
        E::WrongSession => Some(E::SelfScan),
        E::SelfScan => Some(E::DecryptFailed),
        E::DecryptFailed => Some(E::CommitmentMismatch),
        E::CommitmentMismatch => Some(E::BadProfile),
        E::BadProfile => Some(E::UnknownRepairId),
        E::UnknownRepairId => Some(E::SessionBusy),
        E::SessionBusy => Some(E::NotRemote),
        E::NotRemote => Some(E::Expired),
        E::Expired => Some(E::SasMismatch),
        E::SasMismatch => Some(E::Cancelled),
        E::Cancelled => Some(E::Storage),
        E::Storage => Some(E::ClockSuspect),
        E::ClockSuspect => None,
    )
}

/// Everything else, small enough to be listed; the matches above have no wildcard either.
fn others() -> Vec<(String, CountersignError)> {
    let mut all: Vec<(String, CountersignError)> = Vec::new();
    for error in [NameError::Empty, NameError::TooLong(120), NameError::Unassigned, NameError::Marks] {
        all.push((format!("{error:?}"), error.into()));
    }
    for error in [RecoveryCodeError::Count(11), RecoveryCodeError::UnknownWord(3)] {
        all.push((format!("{error:?}"), error.into()));
    }
    for error in [
        AuditError::NotAnExport,
        AuditError::BadLine { line: 2 },
        AuditError::Gap { line: 2 },
        AuditError::Truncated,
        AuditError::HeadMismatch,
        AuditError::BadSignature,
    ] {
        all.push((format!("{error:?}"), error.into()));
    }
    for error in [
        ConfirmError::NotConfirming,
        ConfirmError::Wanting(Wanting::Words),
        ConfirmError::Wanting(Wanting::WordsOfTheList),
        ConfirmError::Wanting(Wanting::OtherWords),
        ConfirmError::Wanting(Wanting::Clock(ClockDistance::Ahead(601))),
        ConfirmError::Ended(PairingError::Expired),
    ] {
        all.push((format!("{error:?}"), error.into()));
    }
    for error in [
        LumaError::Empty { width: 0, height: 1 },
        LumaError::TooLarge { width: 1, height: 1 },
        LumaError::ShortStride { stride: 1, width: 2 },
        LumaError::ShortData { given: 1, needed: 2 },
    ] {
        all.push((format!("{error:?}"), error.into()));
    }
    for error in [DrawError::Empty, DrawError::TooLong { bytes: 4000 }, DrawError::ModuleSize { pixels: 0 }] {
        all.push((format!("draw {error:?}"), error.into()));
    }
    for error in [
        ImageError::UnknownFormat,
        ImageError::FileTooLarge { bytes: 1 },
        ImageError::Damaged { format: "PNG", reason: String::new() },
        ImageError::TooSlow,
    ] {
        all.push((format!("{error:?}"), error.into()));
    }
    all.push(("NumberError".to_owned(), NumberError.into()));
    all
}

/// A variant without what it carries.
fn variant(error: &CountersignError) -> String {
    format!("{error:?}").split([' ', '{']).next().unwrap_or_default().to_owned()
}

#[test]
fn each_error_has_one_place_and_shares_it_with_its_like_alone() {
    let vault = vault_errors().into_iter().map(|error| (format!("vault {error:?}"), error.into()));
    let people = people_errors().into_iter().map(|error| (format!("people {error:?}"), error.into()));
    let mut by_variant: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (core, public) in vault.chain(people).chain(others()) {
        by_variant.entry(variant(&public)).or_default().push(core);
    }
    let shared: Vec<_> =
        by_variant.iter().filter(|(_, cores)| cores.len() > 1).map(|(name, _)| name.as_str()).collect();
    // The same thing said by two parts of the core.
    assert_eq!(shared, ["ClockSuspect", "NoRandomness", "NoSuchPerson"], "{by_variant:#?}");
    assert!(by_variant.len() > 55, "{}", by_variant.len());
}

#[test]
fn what_an_error_carries_is_told_apart_as_well() {
    let faults: Vec<String> =
        keystore_errors().into_iter().map(|error| format!("{:?}", KeystoreFault::from(error))).collect();
    assert_eq!(faults, keystore_errors().iter().map(|error| format!("{error:?}")).collect::<Vec<_>>());
    let faults: Vec<String> =
        pairing_errors().into_iter().map(|error| format!("{:?}", PairingFault::from(error))).collect();
    assert_eq!(faults, pairing_errors().iter().map(|error| error.name().to_owned()).collect::<Vec<_>>());
    let person = crate::PersonId { value: 3 };
    assert_eq!(
        CountersignError::from(PeopleError::<VaultError>::NameTaken(ContactId(3))),
        CountersignError::NameTaken { person }
    );
    assert_eq!(
        CountersignError::from(VaultError::InDoubt(Doubt::RollbackSuspected { db: 4, anchor: u64::MAX })),
        CountersignError::InDoubt { doubt: VaultDoubt::RollbackSuspected { kept: 4, remembered: i64::MAX } }
    );
}
