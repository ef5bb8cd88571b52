//! Everything that can go wrong at rest. It exists as one list so that each application can tell a person what happened
//! and what to do next, and so that no failure is mistaken for a reason to fall back to something weaker.

use std::io;
use std::path::PathBuf;

use countersign::contact::ContactId;
use countersign::ports::EntropyError;
use countersign::verify::ClockDoubt;

use crate::anchor::Doubt;
use crate::keys::VaultId;

/// Why the platform's keystore did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeystoreError {
    /// There is no session bus to reach a keystore over.
    #[error("no keystore can be reached: this session has no message bus. Unlock with the passphrase or recovery code")]
    NoBus,
    /// The session has no keystore.
    #[error(
        "this session has no keystore service. Start one (GNOME Keyring, KWallet, KeePassXC), or unlock with the passphrase or recovery code"
    )]
    NoProvider,
    /// This build knows no keystore for this system.
    #[error("this system has no keystore that Countersign knows. Unlock with the passphrase or recovery code")]
    Unsupported,
    /// The keystore is locked, or its prompt was dismissed.
    #[error("the keystore is locked. Unlock it and try again, or use the passphrase or recovery code")]
    Locked,
    /// The keystore runs but has no collection to put keys in.
    #[error("the keystore has no default keyring yet. Create one in its settings, or use a passphrase")]
    NoDefaultCollection,
    /// No answer came in time.
    #[error("the keystore does not answer. Try again in a moment, or use the passphrase or recovery code")]
    TimedOut,
    /// The keystore went away in the middle of a request.
    #[error("the keystore stopped in the middle of a request. Try again, or use the passphrase or recovery code")]
    Died,
    /// The keystore has no room left.
    #[error("the keystore is full. Remove what is no longer needed from it and try again")]
    Full,
    /// The keystore refuses a value of this length.
    #[error("the keystore refuses a value of this length")]
    TooLong,
    /// Several items carry the vault's name; choosing one could choose the wrong one.
    #[error(
        "the keystore holds several items for this vault. Look at those of Countersign in its own program and remove the false ones"
    )]
    Ambiguous,
    /// What was written could not be read back.
    #[error("the keystore said it kept the key and does not give it back. Use a passphrase instead")]
    NotKept,
    /// The item is there but is not what Countersign writes.
    #[error("the keystore's item for this vault is damaged. Use the passphrase or recovery code")]
    Malformed,
    /// Something else, which the keystore does not explain.
    #[error("the keystore failed. Try again, or use the passphrase or recovery code")]
    Failed,
}

/// Which part of the vault is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The file is no vault, or its pages or tables are not whole.
    File,
    /// A key slot does not follow its layout.
    Slot,
    /// A sealed cell does not open.
    Cell,
    /// A row differs from its code, or is missing.
    Row,
    /// The state as a whole differs from its code.
    Head,
}

impl Part {
    const fn words(self) -> &'static str {
        match self {
            Self::File => "the file is damaged or is no vault",
            Self::Slot => "a key slot is damaged",
            Self::Cell => "a sealed record is damaged",
            Self::Row => "a record was changed or removed from outside",
            Self::Head => "the state was changed from outside",
        }
    }
}

/// Why the vault could not do what was asked. Nothing was changed unless the variant says so.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The keystore failed; the vault is as it was.
    #[error(transparent)]
    Keystore(#[from] KeystoreError),
    /// The vault exists and the keystore has no key for it. A new key would open nothing, so none is made.
    #[error("the keystore has no key for this vault ({0}). Unlock with the passphrase or recovery code")]
    KeyMissing(VaultId),
    /// As [`VaultError::KeyMissing`], for a key that was never yet read back on a later start.
    #[error(
        "the keystore lost the key it had just taken for this vault ({0}). Unlock with the passphrase or recovery code, then renew the platform key"
    )]
    KeyUnconfirmed(VaultId),
    /// The keystore's key, or the one handed in, does not open this vault.
    #[error("the key from the keystore does not open this vault. Unlock with the passphrase or recovery code")]
    KeyMismatch,
    /// The vault has no slot of this kind.
    #[error(
        "this vault was not set up for that way of unlocking. Use another: platform keystore, passphrase or recovery code"
    )]
    NoSuchSlot,
    /// The last way to unlock cannot be removed.
    #[error("this is the last way to unlock the vault; set up another one first")]
    LastSlot,
    /// The passphrase opens nothing.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// An empty passphrase, or one of more than 1,024 bytes.
    #[error("a passphrase takes 1 to 1,024 bytes")]
    UnfitPassphrase,
    /// The recovery code opens nothing.
    #[error("wrong recovery code: check the twelve words and their order")]
    WrongRecoveryCode,
    /// The file asks for more memory or time than a vault ever does.
    #[error(
        "the vault asks for an unreasonable amount of work to check a passphrase; it was refused. The file may have been tampered with: restore a backup"
    )]
    KdfParamsRejected,
    /// There is no vault in the folder.
    #[error("there is no vault in {}. Run `countersign init` to make one", .0.display())]
    NoVault(PathBuf),
    /// There is one already.
    #[error("there is a vault in {} already; it was left as it is", .0.display())]
    VaultExists(PathBuf),
    /// Another process creates, upgrades, renews or removes the vault.
    #[error("another program is setting up or upgrading this vault. Wait for it to finish and try again")]
    VaultInUse,
    /// Another process was writing for longer than the time allowed.
    #[error("another program is writing to the vault. Try again in a moment")]
    Busy,
    /// A newer version of Countersign made this vault.
    #[error("this vault was made by a newer version of Countersign (format {found}). Update this one")]
    VaultTooNew {
        /// The version that the file carries.
        found: i64,
    },
    /// The folder or file belongs to someone else, or others may read or change it.
    #[error("{} can be read or changed by others, or belongs to someone else. Make it yours alone: `chmod 700` for the folder, `chmod 600` for the files in it", .0.display())]
    InsecurePermissions(PathBuf),
    /// A symbolic link stands where the folder or a file of the vault should be.
    #[error("{} is a symbolic link; a vault has to be a real folder with real files", .0.display())]
    SymbolicLink(PathBuf),
    /// The folder lies on a network file system, where SQLite's locks cannot be relied on.
    #[error("{} lies on a network file system, which cannot keep a vault safe. Choose a folder on a local disk", .0.display())]
    UnsupportedFilesystem(PathBuf),
    /// The disk is full; nothing was changed.
    #[error("the disk is full: nothing was saved. Make room and try again")]
    DiskFull,
    /// The disk or file cannot be written; nothing was changed.
    #[error("the vault cannot be written: the disk or the file is read-only. Nothing was saved")]
    ReadOnlyDisk,
    /// The file system failed.
    #[error("the vault's files could not be read or written: {0}")]
    Io(#[source] io::Error),
    /// The database failed in a way that has no other name here.
    #[error("the vault's database failed: {0}")]
    Database(#[source] rusqlite::Error),
    /// The SQLite in this program has a known fault that corrupts databases.
    #[error("this program was built with SQLite {0}, which can corrupt a vault; 3.51.3 or later is needed")]
    SqliteTooOld(&'static str),
    /// The vault is damaged.
    #[error("the vault is damaged: {}. Nothing more is written to it; keep a copy of the folder and restore a backup", .0.words())]
    Corrupt(Part),
    /// The journal's chain breaks at this record.
    #[error(
        "the journal was changed from outside: its chain breaks at record {seq}. Keep a copy of the folder and restore a backup"
    )]
    LogBroken {
        /// The first record that does not fit.
        seq: u64,
    },
    /// The vault may be an old copy; until a person takes it as it is, nothing is written.
    #[error("{0}")]
    InDoubt(Doubt),
    /// The clock is in doubt, and replay marks may only be raised by a clock that is not.
    #[error("this device's clock is in doubt: confirm the date and time first")]
    ClockInDoubt(ClockDoubt),
    /// Another process put the vault under a new data key.
    #[error("another program changed the vault's keys. Unlock it again")]
    Rekeyed,
    /// Another process is deleting the vault.
    #[error("this vault is being deleted")]
    Deleting,
    /// A deletion had been cut off, and is complete now.
    #[error("this vault was being deleted when the program was cut off; now it is gone")]
    Deleted,
    /// There is no such contact.
    #[error("there is no such contact")]
    NoSuchContact(ContactId),
    /// A number exceeds what the database can hold (2⁶³ − 1).
    #[error("a number is out of range")]
    OutOfRange,
    /// The system supplies no random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let Some(code) = error.sqlite_error_code() else {
            // Without a code the rows themselves have another shape than this version writes.
            let misshapen = matches!(
                error,
                rusqlite::Error::QueryReturnedNoRows
                    | rusqlite::Error::InvalidColumnType(..)
                    | rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
            );
            return if misshapen { Self::Corrupt(Part::File) } else { Self::Database(error) };
        };
        // No room for the few pages of memory that all processes share beside the file: there SQLite does not say "full".
        if error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        #[allow(clippy::wildcard_enum_match_arm, reason = "the other codes of SQLite have no answer of their own")]
        match code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly => Self::ReadOnlyDisk,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::TypeMismatch => Self::Corrupt(Part::File),
            _ => Self::Database(error),
        }
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        #[allow(clippy::wildcard_enum_match_arm, reason = "the other kinds speak for themselves")]
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            _ => Self::Io(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_room_for_what_processes_share_is_a_full_disk() {
        let of = |extended| VaultError::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(extended), None));
        assert!(matches!(of(rusqlite::ffi::SQLITE_IOERR_SHMSIZE), VaultError::DiskFull));
        assert!(matches!(of(rusqlite::ffi::SQLITE_FULL), VaultError::DiskFull));
        assert!(matches!(of(rusqlite::ffi::SQLITE_IOERR_SHMMAP), VaultError::Database(_)));
    }
}
