//! A keystore in memory, which a test can let fail in every way a real one does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use countersign::secret::Secret;

use super::{Item, PlatformKeys};
use crate::anchor::ANCHOR;
use crate::error::KeystoreError;
use crate::keys::VaultId;

/// What goes wrong from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// Every call fails like this.
    Every(KeystoreError),
    /// Writing says "kept" and keeps nothing.
    ForgetsWrites,
    /// The key's item reads as absent.
    HidesKeys,
}

#[derive(Default)]
struct Kept {
    keys: BTreeMap<(VaultId, u32), [u8; 32]>,
    anchors: BTreeMap<VaultId, Vec<u8>>,
    mishap: Option<Mishap>,
}

/// Keys in memory; clones share them, as processes share a keystore.
#[derive(Clone, Default)]
pub struct MemoryKeys(Arc<Mutex<Kept>>);

impl MemoryKeys {
    /// Makes an empty keystore.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn working(&self) -> Result<MutexGuard<'_, Kept>, KeystoreError> {
        let kept = self.kept();
        match kept.mishap {
            Some(Mishap::Every(error)) => Err(error),
            Some(Mishap::ForgetsWrites | Mishap::HidesKeys) | None => Ok(kept),
        }
    }

    /// Lets things go wrong from now on, or work again.
    pub fn suffer(&self, mishap: Option<Mishap>) {
        self.kept().mishap = mishap;
    }

    /// Puts any bytes in place of a vault's anchor, or removes it.
    pub fn replace_anchor(&self, vault: VaultId, anchor: Option<Vec<u8>>) {
        match anchor {
            Some(anchor) => self.kept().anchors.insert(vault, anchor),
            None => self.kept().anchors.remove(&vault),
        };
    }

    /// Puts another key in place of a vault's.
    pub fn replace_key(&self, vault: VaultId, generation: u32, key: [u8; 32]) {
        self.kept().keys.insert((vault, generation), key);
    }
}

impl PlatformKeys for MemoryKeys {
    fn set_key(&mut self, vault: VaultId, generation: u32, key: &Secret<32>) -> Result<(), KeystoreError> {
        let mut kept = self.working()?;
        if kept.mishap != Some(Mishap::ForgetsWrites) {
            kept.keys.insert((vault, generation), *key.for_sealing());
        }
        Ok(())
    }

    fn key(&mut self, vault: VaultId, generation: u32) -> Result<Option<Secret<32>>, KeystoreError> {
        let kept = self.working()?;
        if kept.mishap == Some(Mishap::HidesKeys) {
            return Ok(None);
        }
        Ok(kept.keys.get(&(vault, generation)).copied().map(|mut key| Secret::from_sealed(&mut key)))
    }

    fn delete_key(&mut self, vault: VaultId, generation: u32) -> Result<(), KeystoreError> {
        self.working()?.keys.remove(&(vault, generation));
        Ok(())
    }

    fn set_anchor(&mut self, vault: VaultId, anchor: &[u8; ANCHOR]) -> Result<(), KeystoreError> {
        let mut kept = self.working()?;
        if kept.mishap != Some(Mishap::ForgetsWrites) {
            kept.anchors.insert(vault, anchor.to_vec());
        }
        Ok(())
    }

    fn post_anchor(&mut self, vault: VaultId, anchor: &[u8; ANCHOR], _urgent: bool) {
        // A failure leaves the older anchor, as the trait says.
        let _ = self.set_anchor(vault, anchor);
    }

    fn flush(&mut self) -> Result<(), KeystoreError> {
        self.working().map(|_| ())
    }

    fn anchor(&mut self, vault: VaultId) -> Result<Option<Vec<u8>>, KeystoreError> {
        Ok(self.working()?.anchors.get(&vault).cloned())
    }

    fn delete_anchor(&mut self, vault: VaultId) -> Result<(), KeystoreError> {
        self.working()?.anchors.remove(&vault);
        Ok(())
    }

    fn items(&mut self) -> Result<Vec<Item>, KeystoreError> {
        let kept = self.working()?;
        let keys = kept.keys.keys().map(|(vault, generation)| Item::Key(*vault, *generation));
        Ok(keys.chain(kept.anchors.keys().map(|vault| Item::Anchor(*vault))).collect())
    }

    fn reopen(&mut self) -> Result<(), KeystoreError> {
        self.working().map(|_| ())
    }
}
