//! The platform's keystore as the vault needs it: one key and one anchor for each vault. It exists as a trait so that the
//! vault's rules run the same over a real keystore and over one in memory.

#[cfg(any(test, feature = "testing"))]
#[allow(clippy::expect_used, reason = "a broken promise ends the test that runs the contract")]
pub mod contract;
mod keyring;
#[cfg(any(test, feature = "testing"))]
mod memory;
mod worker;

use countersign::secret::Secret;

pub use keyring::{KeyringKeys, SERVICE};
#[cfg(any(test, feature = "testing"))]
pub use memory::{MemoryKeys, Mishap};
pub use worker::Patience;

use crate::anchor::ANCHOR;
use crate::error::KeystoreError;
use crate::keys::VaultId;

/// Names an item that the keystore keeps for a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A vault's key; renewals count up from generation 1.
    Key(VaultId, u32),
    /// A vault's anchor.
    Anchor(VaultId),
}

impl Item {
    /// Tells whose item it is.
    #[must_use]
    pub const fn vault(&self) -> VaultId {
        match self {
            Self::Key(vault, _) | Self::Anchor(vault) => *vault,
        }
    }
}

/// Keeps each vault's key and anchor outside its file.
///
/// No call waits without end: an implementation gives up with [`KeystoreError::TimedOut`].
pub trait PlatformKeys: Send {
    /// Keeps a key. It is to be believed only when [`PlatformKeys::key`] gave it back after [`PlatformKeys::reopen`].
    ///
    /// # Errors
    /// [`KeystoreError`]; the key may have been kept all the same.
    fn set_key(&mut self, vault: VaultId, generation: u32, key: &Secret<32>) -> Result<(), KeystoreError>;

    /// Gives a key back; `None` when there is none of that name.
    ///
    /// # Errors
    /// [`KeystoreError`].
    fn key(&mut self, vault: VaultId, generation: u32) -> Result<Option<Secret<32>>, KeystoreError>;

    /// Removes a key; one that is not there is removed already.
    ///
    /// # Errors
    /// [`KeystoreError`].
    fn delete_key(&mut self, vault: VaultId, generation: u32) -> Result<(), KeystoreError>;

    /// Keeps the anchor in place of the one before and waits for the keystore to say so.
    ///
    /// # Errors
    /// [`KeystoreError`]; the anchor may have been kept all the same.
    fn set_anchor(&mut self, vault: VaultId, anchor: &[u8; ANCHOR]) -> Result<(), KeystoreError>;

    /// Hands an anchor over without waiting. Of several in a short time only the last need be kept; an `urgent` one goes
    /// out at once. [`PlatformKeys::flush`] waits for it.
    fn post_anchor(&mut self, vault: VaultId, anchor: &[u8; ANCHOR], urgent: bool);

    /// Waits until what was posted is kept.
    ///
    /// # Errors
    /// [`KeystoreError`], then an older anchor stays, which does no harm.
    fn flush(&mut self) -> Result<(), KeystoreError>;

    /// Gives the anchor back; `None` when there is none.
    ///
    /// # Errors
    /// [`KeystoreError`].
    fn anchor(&mut self, vault: VaultId) -> Result<Option<Vec<u8>>, KeystoreError>;

    /// Removes the anchor; one that is not there is removed already.
    ///
    /// # Errors
    /// [`KeystoreError`].
    fn delete_anchor(&mut self, vault: VaultId) -> Result<(), KeystoreError>;

    /// Lists the items of every vault.
    ///
    /// # Errors
    /// [`KeystoreError`].
    fn items(&mut self) -> Result<Vec<Item>, KeystoreError>;

    /// Forgets what is cached and connects anew.
    ///
    /// # Errors
    /// [`KeystoreError`].
    fn reopen(&mut self) -> Result<(), KeystoreError>;
}
