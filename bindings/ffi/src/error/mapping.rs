//! From the core's errors to the one that crosses the boundary. Every match is exhaustive and without a wildcard, so that
//! a new error of the core does not compile before it has its place here.

use countersign::contact::NumberError;
use countersign::journal::{AuditError, ExportError};
use countersign::name::NameError;
use countersign::pairing::{ConfirmError, PairingError, Wanting};
use countersign::people::PeopleError;
use countersign::ports::EntropyError;
use countersign::verify;
use countersign_qr::{DrawError, ImageError, LumaError};
use countersign_vault::{Doubt, KeystoreError, Part, RecoveryCodeError, VaultError};

use super::{ClockDoubt, CountersignError, KeystoreFault, PairingFault, VaultDoubt, VaultPart};
use crate::number::{count, signed};

impl From<PeopleError<VaultError>> for CountersignError {
    fn from(error: PeopleError<VaultError>) -> Self {
        match error {
            PeopleError::Store(error) => error.into(),
            PeopleError::Entropy(error) => error.into(),
            PeopleError::NoSuchPerson => Self::NoSuchPerson,
            PeopleError::NameTaken(id) => Self::NameTaken { person: id.into() },
            PeopleError::AlreadyAdmitted(id) => Self::AlreadyAdmitted { person: id.into() },
            PeopleError::Suspended => Self::Suspended,
            PeopleError::QuickNotAllowed => Self::QuickNotAllowed,
            PeopleError::PeerNotVerified => Self::PeerNotVerified,
            PeopleError::ClockSuspect(doubt) => Self::ClockSuspect { doubt: doubt.into() },
            PeopleError::Export(ExportError) => Self::ExportFailed,
            PeopleError::Written(_) => Self::ExportNotWritten,
            PeopleError::Contended => Self::Contended,
        }
    }
}

impl From<VaultError> for CountersignError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Keystore(error) => Self::Keystore { fault: error.into() },
            VaultError::KeyMissing(_) => Self::KeyMissing,
            VaultError::KeyUnconfirmed(_) => Self::KeyUnconfirmed,
            VaultError::KeyMismatch => Self::KeyMismatch,
            VaultError::NoSuchSlot => Self::NoSuchSlot,
            VaultError::LastSlot => Self::LastSlot,
            VaultError::WrongPassphrase => Self::WrongPassphrase,
            VaultError::UnfitPassphrase => Self::UnfitPassphrase,
            VaultError::WrongRecoveryCode => Self::WrongRecoveryCode,
            VaultError::KdfParamsRejected => Self::KdfParamsRejected,
            VaultError::NoVault(_) => Self::NoVault,
            VaultError::VaultExists(_) => Self::VaultExists,
            VaultError::VaultInUse => Self::VaultInUse,
            VaultError::Busy => Self::Busy,
            VaultError::VaultTooNew { found } => Self::VaultTooNew { format: found },
            VaultError::InsecurePermissions(_) => Self::InsecurePermissions,
            VaultError::SymbolicLink(_) => Self::SymbolicLink,
            VaultError::UnsupportedFilesystem(_) => Self::UnsupportedFilesystem,
            VaultError::DiskFull => Self::DiskFull,
            VaultError::ReadOnlyDisk => Self::ReadOnlyDisk,
            VaultError::Io(_) => Self::Io,
            VaultError::Database(_) => Self::Database,
            VaultError::SqliteTooOld(_) => Self::SqliteTooOld,
            VaultError::Corrupt(part) => Self::Corrupt { part: part.into() },
            VaultError::LogBroken { seq } => Self::LogBroken { seq: signed(seq) },
            VaultError::InDoubt(doubt) => Self::InDoubt { doubt: doubt.into() },
            VaultError::ClockInDoubt(doubt) => Self::ClockSuspect { doubt: doubt.into() },
            VaultError::Rekeyed => Self::Rekeyed,
            VaultError::Deleting => Self::Deleting,
            VaultError::Deleted => Self::Deleted,
            VaultError::NoSuchContact(_) => Self::NoSuchPerson,
            VaultError::OutOfRange => Self::OutOfRange,
            VaultError::Entropy(error) => error.into(),
        }
    }
}

impl From<EntropyError> for CountersignError {
    fn from(EntropyError: EntropyError) -> Self {
        Self::NoRandomness
    }
}

impl From<NameError> for CountersignError {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Empty => Self::NameEmpty,
            NameError::TooLong(most) => Self::NameTooLong { most_bytes: count(most) },
            NameError::Unassigned => Self::NameUnassigned,
            NameError::Marks => Self::NameMarks,
        }
    }
}

impl From<NumberError> for CountersignError {
    fn from(NumberError: NumberError) -> Self {
        Self::NotANumber
    }
}

impl From<RecoveryCodeError> for CountersignError {
    fn from(error: RecoveryCodeError) -> Self {
        match error {
            RecoveryCodeError::Count(words) => Self::RecoveryWordCount { words: count(words) },
            RecoveryCodeError::UnknownWord(place) => Self::RecoveryWordUnknown { place: count(place) },
        }
    }
}

impl From<AuditError> for CountersignError {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::NotAnExport => Self::NotAnExport,
            AuditError::BadLine { line } => Self::ExportBadLine { line: signed(line) },
            AuditError::Gap { line } => Self::ExportGap { line: signed(line) },
            AuditError::Truncated => Self::ExportTruncated,
            AuditError::HeadMismatch => Self::ExportChanged,
            AuditError::BadSignature => Self::ExportBadSignature,
        }
    }
}

impl From<ConfirmError> for CountersignError {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::NotConfirming => Self::NothingToConfirm,
            ConfirmError::Wanting(Wanting::Words) => Self::WordsWanted,
            ConfirmError::Wanting(Wanting::WordsOfTheList) => Self::NotWords,
            ConfirmError::Wanting(Wanting::OtherWords) => Self::OtherWords,
            ConfirmError::Wanting(Wanting::Clock(distance)) => Self::ClocksApart { distance: distance.into() },
            ConfirmError::Ended(error) => Self::Pairing { fault: error.into() },
        }
    }
}

impl From<LumaError> for CountersignError {
    fn from(error: LumaError) -> Self {
        match error {
            LumaError::Empty { .. } => Self::FrameEmpty,
            LumaError::TooLarge { .. } => Self::FrameTooLarge,
            LumaError::ShortStride { .. } => Self::FrameShortStride,
            LumaError::ShortData { .. } => Self::FrameShortData,
        }
    }
}

impl From<DrawError> for CountersignError {
    fn from(error: DrawError) -> Self {
        match error {
            DrawError::Empty => Self::NothingToDraw,
            DrawError::TooLong { .. } => Self::TextTooLong,
            DrawError::ModuleSize { .. } => Self::ModuleSize,
        }
    }
}

impl From<ImageError> for CountersignError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::UnknownFormat => Self::NotAPicture,
            ImageError::FileTooLarge { .. } => Self::PictureTooLarge,
            ImageError::Damaged { .. } => Self::PictureDamaged,
            ImageError::TooSlow => Self::PictureTooSlow,
            ImageError::Measures(error) => error.into(),
        }
    }
}

impl From<verify::ClockDoubt> for ClockDoubt {
    fn from(doubt: verify::ClockDoubt) -> Self {
        match doubt {
            verify::ClockDoubt::Jumped { seconds } => Self::Jumped { seconds },
            verify::ClockDoubt::WentBack { seconds } => Self::WentBack { seconds: signed(seconds) },
        }
    }
}

impl From<Doubt> for VaultDoubt {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::RollbackSuspected { db, anchor } => {
                Self::RollbackSuspected { kept: signed(db), remembered: signed(anchor) }
            }
            Doubt::ForkDetected { seq } => Self::ForkDetected { seq: signed(seq) },
            Doubt::AnchorMissing => Self::AnchorMissing,
        }
    }
}

impl From<Part> for VaultPart {
    fn from(part: Part) -> Self {
        match part {
            Part::File => Self::File,
            Part::Slot => Self::Slot,
            Part::Cell => Self::Cell,
            Part::Row => Self::Row,
            Part::Head => Self::Head,
        }
    }
}

impl From<KeystoreError> for KeystoreFault {
    fn from(error: KeystoreError) -> Self {
        match error {
            KeystoreError::NoBus => Self::NoBus,
            KeystoreError::NoProvider => Self::NoProvider,
            KeystoreError::Unsupported => Self::Unsupported,
            KeystoreError::Locked => Self::Locked,
            KeystoreError::NoDefaultCollection => Self::NoDefaultCollection,
            KeystoreError::TimedOut => Self::TimedOut,
            KeystoreError::Died => Self::Died,
            KeystoreError::Full => Self::Full,
            KeystoreError::TooLong => Self::TooLong,
            KeystoreError::Ambiguous => Self::Ambiguous,
            KeystoreError::NotKept => Self::NotKept,
            KeystoreError::Malformed => Self::Malformed,
            KeystoreError::Failed => Self::Failed,
        }
    }
}

impl From<PairingError> for PairingFault {
    fn from(error: PairingError) -> Self {
        match error {
            PairingError::BadArmor => Self::BadArmor,
            PairingError::BadChecksum => Self::BadChecksum,
            PairingError::UnsupportedVersion => Self::UnsupportedVersion,
            PairingError::UnsupportedSuite => Self::UnsupportedSuite,
            PairingError::UnknownFlags => Self::UnknownFlags,
            PairingError::BadLength => Self::BadLength,
            PairingError::WrongSession => Self::WrongSession,
            PairingError::SelfScan => Self::SelfScan,
            PairingError::DecryptFailed => Self::DecryptFailed,
            PairingError::CommitmentMismatch => Self::CommitmentMismatch,
            PairingError::BadProfile => Self::BadProfile,
            PairingError::UnknownRepairId => Self::UnknownRepairId,
            PairingError::SessionBusy => Self::SessionBusy,
            PairingError::NotRemote => Self::NotRemote,
            PairingError::Expired => Self::Expired,
            PairingError::SasMismatch => Self::SasMismatch,
            PairingError::Cancelled => Self::Cancelled,
            PairingError::Storage => Self::Storage,
            PairingError::ClockSuspect => Self::ClockSuspect,
        }
    }
}

#[cfg(test)]
mod tests;
