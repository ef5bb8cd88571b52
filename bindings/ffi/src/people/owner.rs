//! Proving that the owner is here: what they give has to unlock this very vault once more.

use std::sync::Arc;

use countersign_vault::{RecoveryCode, Unlock};
use zeroize::Zeroizing;

use super::People;
use crate::error::CountersignError;
use crate::owner::OwnerProof;

#[uniffi::export]
impl People {
    /// Proves it with the key that the platform's keystore gave out behind its prompt a moment ago.
    ///
    /// # Errors
    /// [`CountersignError::KeyMismatch`], [`CountersignError::Locked`], and those of unlocking.
    pub fn prove_owner_with_key(&self, key: &[u8]) -> Result<Arc<OwnerProof>, CountersignError> {
        let anchor = self.with_vault(|vault| Ok(vault.anchor()))?;
        self.unlock_again(Unlock::Handed { key, anchor: Some(&anchor) })
    }

    /// Proves it with the passphrase; blocks on Argon2id.
    ///
    /// # Errors
    /// [`CountersignError::WrongPassphrase`], [`CountersignError::Locked`], and those of unlocking.
    pub fn prove_owner_with_passphrase(&self, passphrase: String) -> Result<Arc<OwnerProof>, CountersignError> {
        let passphrase = Zeroizing::new(passphrase);
        self.unlock_again(Unlock::Passphrase(&passphrase))
    }

    /// Proves it with the recovery code.
    ///
    /// # Errors
    /// [`CountersignError::WrongRecoveryCode`], [`CountersignError::RecoveryWordCount`],
    /// [`CountersignError::RecoveryWordUnknown`], [`CountersignError::Locked`], and those of unlocking.
    pub fn prove_owner_with_recovery_code(&self, words: String) -> Result<Arc<OwnerProof>, CountersignError> {
        let words = Zeroizing::new(words);
        let code = RecoveryCode::parse(&words)?;
        self.unlock_again(Unlock::Recovery(&code))
    }
}

impl People {
    fn unlock_again(&self, unlock: Unlock<'_>) -> Result<Arc<OwnerProof>, CountersignError> {
        if self.is_locked() {
            return Err(CountersignError::Locked);
        }
        drop(self.place.open(unlock)?);
        Ok(Arc::new(OwnerProof::given()))
    }
}
