//! What an error carries: the reason in finer words, where a shell tells more than one story.

/// Why this device's clock is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ClockDoubt {
    /// The wall clock moved against the time since boot.
    Jumped {
        /// Above 0 forwards, below 0 back.
        seconds: i64,
    },
    /// The wall clock shows a time before one that it showed earlier.
    WentBack {
        /// How far, more than 60.
        seconds: i64,
    },
}

/// Why a vault may be an old copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum VaultDoubt {
    /// The anchor is ahead of the file: the file is an older copy.
    RollbackSuspected {
        /// The newest journal record in the file.
        kept: i64,
        /// The newest one that the anchor names.
        remembered: i64,
    },
    /// File and anchor went different ways: two copies were used.
    ForkDetected {
        /// The journal record that the anchor names.
        seq: i64,
    },
    /// There was an anchor and it is gone.
    AnchorMissing,
}

/// Which part of a vault is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum VaultPart {
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

/// How a desktop's keystore failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum KeystoreFault {
    /// There is no session bus to reach it over.
    NoBus,
    /// The session has none.
    NoProvider,
    /// This build knows none for this system.
    Unsupported,
    /// It is locked, or its prompt was dismissed.
    Locked,
    /// It has no collection to put keys in.
    NoDefaultCollection,
    /// No answer came in time.
    TimedOut,
    /// It went away in the middle of a request.
    Died,
    /// It has no room left.
    Full,
    /// It refuses a value of this length.
    TooLong,
    /// Several items carry the vault's name.
    Ambiguous,
    /// What was written could not be read back.
    NotKept,
    /// The item is there but is not what Countersign writes.
    Malformed,
    /// Something else.
    Failed,
}

/// Why a pairing message was refused or a pairing ended; the names of `docs/format.md`, "Checks of a message".
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PairingFault {
    /// The text is damaged or not complete.
    BadArmor,
    /// A character of the text is wrong.
    BadChecksum,
    /// Made by a later version.
    UnsupportedVersion,
    /// Made with primitives that this version does not know.
    UnsupportedSuite,
    /// Asks for something that this version does not know.
    UnknownFlags,
    /// Has the wrong length for its type.
    BadLength,
    /// Belongs to another session.
    WrongSession,
    /// This device's own Offer.
    SelfScan,
    /// Did not open: altered, or made for someone else.
    DecryptFailed,
    /// The other device changed what it had committed to.
    CommitmentMismatch,
    /// What the other device says of itself breaks the rules.
    BadProfile,
    /// Asks to renew keys, which this version does not do.
    UnknownRepairId,
    /// This device is already in the middle of a pairing.
    SessionBusy,
    /// They say that both are in one room, this person says not.
    NotRemote,
    /// The time is over.
    Expired,
    /// The words differed twice.
    SasMismatch,
    /// A person or the end of the input ended it.
    Cancelled,
    /// The contact could not be written.
    Storage,
    /// The clocks are far apart and nobody overruled that.
    ClockSuspect,
}
