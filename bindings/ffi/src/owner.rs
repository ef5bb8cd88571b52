//! The word that the owner of this device is here. It exists as an object that only a key, a passphrase or a recovery code
//! makes, so that no shell can give that word by setting a flag.

use std::sync::{Mutex, PoisonError};

use countersign::people::OwnerPresent;

use crate::error::CountersignError;

/// Proves that the owner unlocked this very vault a moment ago. It is good for one call.
///
/// [`crate::People::prove_owner_with_key`] and its neighbours make one.
#[derive(uniffi::Object)]
pub struct OwnerProof(Mutex<Option<OwnerPresent>>);

impl OwnerProof {
    /// Gives the word; called when something just unlocked the vault once more.
    pub(crate) fn given() -> Self {
        Self(Mutex::new(Some(OwnerPresent::attested())))
    }

    /// Takes the word, which is given once.
    pub(crate) fn take(&self) -> Result<OwnerPresent, CountersignError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().ok_or(CountersignError::ProofUsed)
    }
}
