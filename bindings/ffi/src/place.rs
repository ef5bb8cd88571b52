//! The folder of a vault, before it is unlocked. It exists so that a shell asks one object which ways to unlock there are,
//! and gets the people from it and nowhere else.

use std::path::PathBuf;
use std::sync::Arc;

use countersign::name::OwnName;
use countersign::ports::Clock as _;
use countersign::secret::Secret;
use countersign_vault::{
    KdfCost, PlatformSlot, RecoveryCode, Setup, Unlock, Vault, delete_locked, handed_key, ways_to_unlock,
};
use zeroize::Zeroizing;

use crate::clock::{Clock, DeviceClock};
use crate::error::CountersignError;
use crate::people::People;
use crate::people::slots::SlotKind;
use crate::recovery::RecoveryPaper;

/// What a guess at a passphrase costs on a phone: a fifth of a second or so, and 64 MiB.
pub(crate) const COST: KdfCost = KdfCost::PHONE;

/// A folder that holds a vault, or will.
#[derive(uniffi::Object)]
pub struct VaultPlace {
    pub(crate) folder: PathBuf,
    pub(crate) clock: DeviceClock,
}

#[uniffi::export]
impl VaultPlace {
    /// Names the folder, which need not be there yet; nothing is opened. On phones it is one that no backup takes along.
    ///
    /// Without a `clock` the system's own is read, which on Linux and Android counts sleep.
    #[uniffi::constructor]
    #[must_use]
    pub fn new(folder: String, clock: Option<Arc<dyn Clock>>) -> Arc<Self> {
        Arc::new(Self { folder: folder.into(), clock: DeviceClock::new(clock) })
    }

    /// Lists the ways to unlock, each once; none where there is no vault. What it tells is not vouched for before the vault
    /// is open: use it to choose what to ask for.
    ///
    /// # Errors
    /// [`CountersignError`] when something is there that is no vault or cannot be read.
    pub fn ways_to_unlock(&self) -> Result<Vec<SlotKind>, CountersignError> {
        Ok(ways_to_unlock(&self.folder)?.into_iter().map(SlotKind::from).collect())
    }

    /// Sets a vault up and unlocks it. `key` is the 32 random bytes that the shell keeps in its platform's keystore, or
    /// empty for none; the caller wipes its copy. At least one way to unlock is needed, and a recovery code is urged: a
    /// platform makes its keys invalid when a fingerprint is added.
    ///
    /// With a passphrase it blocks on Argon2id. An empty passphrase is refused; pass none instead.
    ///
    /// # Errors
    /// [`CountersignError::VaultExists`], [`CountersignError::NoSuchSlot`] without any way to unlock,
    /// [`CountersignError::PaperNotConfirmed`], and those of names, passphrases and files. Nothing was made, and the paper
    /// can still be used.
    pub fn create(
        &self,
        own_name: String,
        key: &[u8],
        passphrase: Option<String>,
        recovery: Option<Arc<RecoveryPaper>>,
    ) -> Result<Arc<People>, CountersignError> {
        let own_name = OwnName::new(&own_name)?;
        let passphrase = passphrase.map(Zeroizing::new);
        let key = if key.is_empty() { None } else { Some(vault_key(key)?) };
        let make = |recovery: Option<&RecoveryCode>| {
            let setup = Setup {
                own_name: &own_name,
                at: self.clock.read().wall,
                platform: key.as_ref().map_or(PlatformSlot::None, PlatformSlot::Handed),
                passphrase: passphrase.as_ref().map(|text| (text.as_str(), COST)),
                recovery,
            };
            Ok(Vault::create(&self.folder, setup)?)
        };
        let vault = match recovery {
            Some(paper) => paper.spend(|code| make(Some(code)))?,
            None => make(None)?,
        };
        Ok(People::over(self, vault, None))
    }

    /// Unlocks with the key out of the platform's keystore, and holds the anchor that the shell keeps beside it against the
    /// file. The caller wipes its copy of the key.
    ///
    /// # Errors
    /// [`CountersignError::KeyMismatch`]: the key was lost, made anew or made invalid. Ask for passphrase or recovery code;
    /// nothing is lost. [`CountersignError::NoSuchSlot`], [`CountersignError::Deleted`], and those of files.
    pub fn unlock_with_key(&self, key: &[u8], anchor: Option<Vec<u8>>) -> Result<Arc<People>, CountersignError> {
        let vault = self.open(Unlock::Handed { key, anchor: anchor.as_deref() })?;
        Ok(People::over(self, vault, anchor))
    }

    /// Unlocks with a passphrase; blocks on Argon2id.
    ///
    /// # Errors
    /// [`CountersignError::WrongPassphrase`], [`CountersignError::NoSuchSlot`], and those of files.
    pub fn unlock_with_passphrase(&self, passphrase: String) -> Result<Arc<People>, CountersignError> {
        let passphrase = Zeroizing::new(passphrase);
        Ok(People::over(self, self.open(Unlock::Passphrase(&passphrase))?, None))
    }

    /// Unlocks with the twelve words of a recovery code as a person types them.
    ///
    /// # Errors
    /// [`CountersignError::RecoveryWordCount`], [`CountersignError::RecoveryWordUnknown`],
    /// [`CountersignError::WrongRecoveryCode`], [`CountersignError::NoSuchSlot`], and those of files.
    pub fn unlock_with_recovery_code(&self, words: String) -> Result<Arc<People>, CountersignError> {
        let words = Zeroizing::new(words);
        let code = RecoveryCode::parse(&words)?;
        Ok(People::over(self, self.open(Unlock::Recovery(&code))?, None))
    }

    /// Erases a vault that cannot be unlocked any more, after a person said so: nothing in it can be brought back. The
    /// shell removes key and anchor from its keystore afterwards.
    ///
    /// # Errors
    /// [`CountersignError::NoVault`], [`CountersignError::VaultInUse`], and those of files.
    pub fn erase_locked(&self) -> Result<(), CountersignError> {
        Ok(delete_locked(&self.folder, None)?)
    }
}

impl VaultPlace {
    pub(crate) fn open(&self, unlock: Unlock<'_>) -> Result<Vault, CountersignError> {
        Ok(Vault::open(&self.folder, unlock, &self.clock)?)
    }
}

/// Takes a vault key over.
pub(crate) fn vault_key(key: &[u8]) -> Result<Secret<32>, CountersignError> {
    handed_key(key).ok_or(CountersignError::UnfitKey)
}
