//! The seal on contacts' roots. It exists as its own small part because it is the one door through which a root leaves
//! and enters memory, and what a platform with hardware keys would fill differently.

use countersign::contact::ContactId;
use countersign::ports::SecretSealer;
use countersign::secret::Secret;

use crate::cell::{self, Place};
use crate::error::VaultError;
use crate::keys::{Keys, VaultId};

/// Seals each root under a key of its own contact.
pub(crate) struct RootSealer<'a> {
    pub(crate) keys: &'a Keys,
    pub(crate) vault: VaultId,
}

impl SecretSealer for RootSealer<'_> {
    type Error = VaultError;

    fn seal(&mut self, contact: ContactId, version: u64, secret: &Secret<32>) -> Result<Vec<u8>, VaultError> {
        let key = self.keys.contact(contact.0);
        cell::seal(key.for_sealing(), self.vault, Place::root(contact.0, version), secret.for_sealing())
    }

    fn open(&self, contact: ContactId, version: u64, sealed: &[u8]) -> Result<Secret<32>, VaultError> {
        let key = self.keys.contact(contact.0);
        cell::open_secret(key.for_sealing(), self.vault, Place::root(contact.0, version), sealed)
    }
}
