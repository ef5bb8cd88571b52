//! Everything that a call can be refused for. It exists as one enum without words, because words are lost on the way and
//! each language has its own: a shell chooses its sentence by the variant.
//!
//! `mapping` turns every error of the core into one of these; nothing here is made up from two.

mod fault;
mod mapping;

pub use fault::{ClockDoubt, KeystoreFault, PairingFault, VaultDoubt, VaultPart};

use crate::{ClockDistance, PersonId};

/// Why a call was refused. Unless a variant says so, nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum CountersignError {
    /// Everything is locked; unlock again.
    #[error("this is locked")]
    Locked,
    /// There is no such person, or no longer.
    #[error("there is no such person")]
    NoSuchPerson,
    /// Another person has this name.
    #[error("another person has this name")]
    NameTaken {
        /// Who has it.
        person: PersonId,
    },
    /// This very pairing was taken in before.
    #[error("this pairing is here already")]
    AlreadyAdmitted {
        /// As whom.
        person: PersonId,
    },
    /// The person is suspended.
    #[error("this person is suspended")]
    Suspended,
    /// A code without a role was asked for, and this person is held to roles.
    #[error("a code without a role is not allowed for this person")]
    QuickNotAllowed,
    /// They called, and their code has not passed within the last ten minutes: check theirs first.
    #[error("their code has to pass first")]
    PeerNotVerified,
    /// This device's clock is in doubt: have the owner confirm date and time.
    #[error("this device's clock is in doubt")]
    ClockSuspect {
        /// Why.
        doubt: ClockDoubt,
    },
    /// Another program checked the same person at the same moment, again and again.
    #[error("another program is checking this person")]
    Contended,
    /// The typed name is not this person's: forgetting is confirmed by typing it.
    #[error("the typed name is another one")]
    NameDiffers,
    /// The owner's proof was used before; it is good for one call.
    #[error("this proof was used before")]
    ProofUsed,

    /// A name needs at least one character that can be seen.
    #[error("the name is empty")]
    NameEmpty,
    /// The name is too long.
    #[error("the name is too long")]
    NameTooLong {
        /// The most bytes of UTF-8 that it may have.
        most_bytes: i64,
    },
    /// The name has a character that no writing system defines.
    #[error("the name has an unassigned character")]
    NameUnassigned,
    /// The name piles accents on a letter as no language does.
    #[error("the name piles marks")]
    NameMarks,
    /// This is no telephone number: it takes 3 to 15 digits, with `+` in front for a country code.
    #[error("this is no telephone number")]
    NotANumber,

    /// A recovery code has twelve words.
    #[error("a recovery code has twelve words")]
    RecoveryWordCount {
        /// How many there are.
        words: i64,
    },
    /// A word of the recovery code is not on the list.
    #[error("a word of the recovery code is not on the list")]
    RecoveryWordUnknown {
        /// Which one, counted from 1.
        place: i64,
    },
    /// The recovery code opens nothing.
    #[error("this recovery code opens nothing")]
    WrongRecoveryCode,
    /// The two words of the new recovery code were not typed back yet.
    #[error("the recovery code was not confirmed")]
    PaperNotConfirmed,
    /// The new recovery code was used; its words are gone.
    #[error("the recovery code was used")]
    PaperSpent,
    /// The passphrase opens nothing.
    #[error("this passphrase opens nothing")]
    WrongPassphrase,
    /// A passphrase takes 1 to 1,024 bytes of UTF-8.
    #[error("a passphrase takes 1 to 1,024 bytes")]
    UnfitPassphrase,
    /// A vault key has 32 bytes.
    #[error("a vault key has 32 bytes")]
    UnfitKey,
    /// An anchor has 104 bytes.
    #[error("an anchor has 104 bytes")]
    UnfitAnchor,
    /// The platform's key does not open this vault: it was lost, made anew or made invalid. Open the recovery screen; a
    /// passphrase or recovery code opens everything, and [`crate::People::set_platform_key`] mends it.
    #[error("the platform's key does not open this vault")]
    KeyMismatch,
    /// The keystore has no key for this vault.
    #[error("the keystore has no key for this vault")]
    KeyMissing,
    /// The keystore lost a key that it had just taken.
    #[error("the keystore lost the key it had just taken")]
    KeyUnconfirmed,
    /// The desktop's keystore failed. A phone's shell asks its keystore itself and never meets this.
    #[error("the keystore failed")]
    Keystore {
        /// How.
        fault: KeystoreFault,
    },
    /// The vault was not set up for that way of unlocking.
    #[error("there is no such way to unlock")]
    NoSuchSlot,
    /// The last way to unlock that is sure cannot be removed.
    #[error("this is the last way to unlock")]
    LastSlot,
    /// The file asks for more work than any vault does, and was refused.
    #[error("the vault asks for unreasonable work")]
    KdfParamsRejected,

    /// There is no vault here.
    #[error("there is no vault here")]
    NoVault,
    /// There is one already; it was left as it is.
    #[error("there is a vault here already")]
    VaultExists,
    /// Another program sets the vault up, upgrades it or changes its keys.
    #[error("another program holds the vault")]
    VaultInUse,
    /// Another program was writing for too long; try again.
    #[error("another program is writing")]
    Busy,
    /// A newer version made the vault.
    #[error("a newer version made this vault")]
    VaultTooNew {
        /// The version that it carries.
        format: i64,
    },
    /// The folder or file belongs to someone else, or others may use it.
    #[error("others can use the vault's files")]
    InsecurePermissions,
    /// A symbolic link stands where the folder or a file should be.
    #[error("a symbolic link stands in the vault's place")]
    SymbolicLink,
    /// The folder lies on a network file system.
    #[error("the folder lies on a network file system")]
    UnsupportedFilesystem,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or file cannot be written.
    #[error("the disk cannot be written")]
    ReadOnlyDisk,
    /// The file system failed.
    #[error("the file system failed")]
    Io,
    /// The database failed in a way without a name of its own.
    #[error("the database failed")]
    Database,
    /// This library was built with an SQLite that can corrupt a vault.
    #[error("the database engine is too old")]
    SqliteTooOld,
    /// The vault is damaged; nothing more is written to it.
    #[error("the vault is damaged")]
    Corrupt {
        /// Which part.
        part: VaultPart,
    },
    /// The journal was changed from outside.
    #[error("the journal's chain is broken")]
    LogBroken {
        /// The first record that does not fit.
        seq: i64,
    },
    /// The vault may be an old copy; it can be read and not written until the owner takes it as it is.
    #[error("the vault may be an old copy")]
    InDoubt {
        /// Why.
        doubt: VaultDoubt,
    },
    /// Another program put the vault under new keys; unlock again.
    #[error("the vault's keys were changed")]
    Rekeyed,
    /// The vault is being erased.
    #[error("the vault is being erased")]
    Deleting,
    /// An erasure had been cut off and is complete now; nothing is left.
    #[error("the vault was erased")]
    Deleted,
    /// A number is beyond what can be kept.
    #[error("a number is out of range")]
    OutOfRange,
    /// The system supplies no random bytes.
    #[error("the system supplies no random bytes")]
    NoRandomness,

    /// What was exported could not be written.
    #[error("the export could not be written")]
    ExportNotWritten,
    /// A journal record could not be put into words; a defect of this library.
    #[error("a journal record could not be exported")]
    ExportFailed,
    /// The file is no export of a journal, or of another version.
    #[error("this is no exported journal")]
    NotAnExport,
    /// A line of the export does not follow the format.
    #[error("a line does not follow the format")]
    ExportBadLine {
        /// Counted from 1.
        line: i64,
    },
    /// A record of the export is missing, doubled or out of order.
    #[error("a record is missing, doubled or out of order")]
    ExportGap {
        /// Counted from 1.
        line: i64,
    },
    /// The export ends before its signature.
    #[error("the export is cut off")]
    ExportTruncated,
    /// The export's lines are not the ones that were signed.
    #[error("the export's lines were changed")]
    ExportChanged,
    /// The export's signature is not that of its device.
    #[error("the export's signature is wrong")]
    ExportBadSignature,

    /// A pairing message was refused, or the pairing is over.
    #[error("the pairing was refused")]
    Pairing {
        /// Why.
        fault: PairingFault,
    },
    /// There is nothing to confirm yet, or no longer.
    #[error("there is nothing to confirm")]
    NothingToConfirm,
    /// Words have to be typed; a yes is not enough here.
    #[error("words have to be typed")]
    WordsWanted,
    /// The line is not three words of the list; it does not count.
    #[error("these are not three words of the list")]
    NotWords,
    /// The words are not theirs; one more try is left.
    #[error("these are not their words")]
    OtherWords,
    /// The clocks of the two devices are far apart, and nobody said that this does not matter.
    #[error("the clocks are far apart")]
    ClocksApart {
        /// How far.
        distance: ClockDistance,
    },
    /// The pairing is not confirmed yet, so nobody can be taken in.
    #[error("the pairing is not confirmed")]
    PairingNotConfirmed,

    /// The frame has no pixels.
    #[error("the frame is empty")]
    FrameEmpty,
    /// The frame has more than 40 megapixels.
    #[error("the frame is too large")]
    FrameTooLarge,
    /// The frame's rows overlap: its stride is smaller than its width.
    #[error("the frame's rows overlap")]
    FrameShortStride,
    /// The frame has fewer bytes than its measures ask for.
    #[error("the frame is cut off")]
    FrameShortData,
    /// Another thread's frame is being read; drop this one.
    #[error("another frame is being read")]
    ScannerBusy,
    /// There is no text to draw.
    #[error("there is no text to draw")]
    NothingToDraw,
    /// The text does not fit a QR code.
    #[error("the text does not fit a code")]
    TextTooLong,
    /// A module must be 1 to 64 pixels wide.
    #[error("a module must be 1 to 64 pixels wide")]
    ModuleSize,
    /// The file is none of PNG, JPEG and binary PGM.
    #[error("this is no picture")]
    NotAPicture,
    /// The picture file is larger than 64 MiB.
    #[error("the picture file is too large")]
    PictureTooLarge,
    /// The picture file is damaged or cut off.
    #[error("the picture is damaged")]
    PictureDamaged,
    /// The picture takes more than half a minute to read.
    #[error("the picture takes too long to read")]
    PictureTooSlow,
}
