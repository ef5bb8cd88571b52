//! Changing the ways to unlock. It exists apart because an everyday change wraps the same data key anew, and only "someone
//! may know my passphrase" puts everything under a new one.

use countersign::journal::{Entry, Event};
use countersign::ports::Store;
use countersign::secret::{Secret, with_scrub};
use countersign::time::UnixTime;
use rusqlite::{Transaction, TransactionBehavior};

use crate::anchor::{self, Doubt};
use crate::create::{keep_new_key, written_here};
use crate::error::{Part, VaultError};
use crate::head::{Head, flags};
use crate::identity;
use crate::journal;
use crate::keys::Keys;
use crate::open::RollbackCheck;
use crate::platform::PlatformKeys;
use crate::recovery::RecoveryCode;
use crate::slot::{self, KdfCost, Slot, SlotKind};
use crate::system::SystemEntropy;
use crate::transaction::VaultTransaction;
use crate::vault::Vault;

/// The ways to unlock after [`Vault::rekey`]; those not named are gone.
pub struct Rekey<'a> {
    /// A passphrase and what a guess at it is to cost.
    pub passphrase: Option<(&'a str, KdfCost)>,
    /// A recovery code, which the person has written down.
    pub recovery: Option<&'a RecoveryCode>,
    /// On phones, the key that the shell keeps; one that opens nothing yet is taken as a fresh one. On desktops the
    /// keystore's slot stays when the vault was unlocked by it.
    pub handed: Option<&'a Secret<32>>,
    /// When this happens.
    pub at: UnixTime,
}

impl Vault {
    /// Sets or changes the passphrase; the data key stays the same.
    ///
    /// # Errors
    /// [`VaultError::UnfitPassphrase`], or those of [`Store::write`].
    pub fn set_passphrase(&mut self, passphrase: &str, cost: KdfCost, at: UnixTime) -> Result<(), VaultError> {
        let _lock = self.files.lock()?;
        // The number is settled before the passphrase is hashed, which takes longer than others should wait.
        let number = self.next_slot()?;
        let slot = Slot::passphrase(self.id, number, passphrase, cost, self.keys.data())?;
        self.replace_slots(SlotKind::Passphrase, Some(&slot), at, Event::PassphraseChanged)
    }

    /// Sets or replaces the recovery code; the data key stays the same.
    ///
    /// # Errors
    /// Those of [`Store::write`].
    pub fn set_recovery(&mut self, code: &RecoveryCode, at: UnixTime) -> Result<(), VaultError> {
        let _lock = self.files.lock()?;
        let slot = Slot::recovery(self.id, self.next_slot()?, code, self.keys.data())?;
        self.replace_slots(SlotKind::Recovery, Some(&slot), at, Event::RecoveryChanged)
    }

    /// Removes a way to unlock. One has to stay that does not hang on a keystore which has not yet proved to keep its
    /// key.
    ///
    /// # Errors
    /// [`VaultError::LastSlot`], [`VaultError::NoSuchSlot`], or those of [`Store::write`].
    pub fn remove_slots(&mut self, kind: SlotKind, at: UnixTime) -> Result<(), VaultError> {
        let _lock = self.files.lock()?;
        let slots = self.slots()?;
        if !slots.iter().any(|slot| slot.kind == kind) {
            return Err(VaultError::NoSuchSlot);
        }
        if !slots.iter().any(|slot| slot.kind != kind && slot.confirmed) {
            return Err(VaultError::LastSlot);
        }
        let event = match kind {
            SlotKind::Platform => Event::PlatformKeyChanged,
            SlotKind::Passphrase => Event::PassphraseChanged,
            SlotKind::Recovery => Event::RecoveryChanged,
        };
        self.replace_slots(kind, None, at, event)?;
        if kind == SlotKind::Platform
            && let Some(platform) = &mut self.platform
        {
            for slot in slots.iter().filter(|slot| slot.kind == kind) {
                platform.delete_key(self.id, slot.generation)?;
            }
        }
        Ok(())
    }

    /// Gives the vault a fresh key in `keystore`: the first one, a renewal, or one after the keystore lost the old. The
    /// slot before it goes once a later start has opened with the new one.
    ///
    /// # Errors
    /// [`VaultError::Keystore`]; [`VaultError::InDoubt`] when the keystore's anchor knows of a newer state.
    pub fn renew_platform_key(&mut self, mut keystore: Box<dyn PlatformKeys>, at: UnixTime) -> Result<(), VaultError> {
        let _lock = self.files.lock()?;
        let anchor = keystore.anchor(self.id)?;
        if let Err(error) = self.refuse_newer(anchor.as_deref()) {
            self.platform = Some(keystore);
            return Err(error);
        }
        let generation = self.next_generation()?;
        let key = keep_new_key(keystore.as_mut(), self.id, generation)?;
        self.add_platform_slot(generation, &key, at)?;
        self.platform = Some(keystore);
        self.first_anchor()
    }

    /// Takes a fresh key that a phone's shell made and keeps: the first one, a renewal, or one after the platform lost the
    /// old or made it invalid. `anchor` is what the shell still has of [`Vault::anchor`]. The slot before it goes once a
    /// later start has opened with the new one.
    ///
    /// # Errors
    /// [`VaultError::InDoubt`] when the anchor knows of a newer state, or those of [`Store::write`].
    pub fn set_handed_key(&mut self, key: &Secret<32>, anchor: Option<&[u8]>, at: UnixTime) -> Result<(), VaultError> {
        let _lock = self.files.lock()?;
        self.refuse_newer(anchor)?;
        let generation = self.next_generation()?;
        written_here(self.id, generation);
        self.add_platform_slot(generation, key, at)
    }

    /// Holds an anchor against the present state; one that knows of a newer state puts the vault in doubt.
    fn refuse_newer(&mut self, anchor: Option<&[u8]>) -> Result<(), VaultError> {
        let doubt = self.read(|transaction| {
            anchor::judge(transaction.conn, transaction.keys, transaction.vault, &transaction.head, false, anchor)
        })?;
        match doubt {
            Some(doubt @ (Doubt::RollbackSuspected { .. } | Doubt::ForkDetected { .. })) => {
                self.rollback = RollbackCheck::Doubted(doubt);
                Err(VaultError::InDoubt(doubt))
            }
            Some(Doubt::AnchorMissing) | None => Ok(()),
        }
    }

    /// Gives the generation of the next platform key.
    fn next_generation(&mut self) -> Result<u32, VaultError> {
        let newest =
            self.slots()?.iter().filter(|slot| slot.kind == SlotKind::Platform).map(|slot| slot.generation).max();
        newest.unwrap_or(0).checked_add(1).ok_or(VaultError::OutOfRange)
    }

    fn add_platform_slot(&mut self, generation: u32, key: &Secret<32>, at: UnixTime) -> Result<(), VaultError> {
        let slot = Slot::platform(self.id, self.next_slot()?, generation, key.for_sealing(), self.keys.data())?;
        self.write(|transaction| {
            slot::save(transaction.conn, &slot)?;
            log(transaction, at, Event::PlatformKeyChanged)
        })
    }

    /// Puts everything under a new data key, for when someone may know the passphrase and have a copy of the file. Ways
    /// to unlock that are not named here are gone.
    ///
    /// # Errors
    /// [`VaultError`]; nothing was changed.
    pub fn rekey(&mut self, rekey: &Rekey<'_>) -> Result<(), VaultError> {
        if let RollbackCheck::Doubted(doubt) = self.rollback {
            return Err(VaultError::InDoubt(doubt));
        }
        let _lock = self.files.lock()?;
        let data = Secret::random(&mut SystemEntropy)?;
        let slots = self.slots_for(rekey, &data)?;
        if !slots.iter().any(|slot| slot.confirmed) {
            return Err(VaultError::NoSuchSlot);
        }
        let new = Keys::derive(self.id, &data);
        drop(data);
        let head = with_scrub(|| self.reseal(&new, &slots, rekey.at))?;
        self.keys = new;
        self.seen = head;
        self.empty_log();
        self.first_anchor()
    }

    fn slots_for(&mut self, rekey: &Rekey<'_>, data: &Secret<32>) -> Result<Vec<Slot>, VaultError> {
        let data = data.for_sealing();
        let next = self.next_slot()?;
        let number = |offset: u64| next.saturating_add(offset);
        let mut slots = Vec::new();
        let mut platform = self.read(|transaction| slot::load(transaction.conn))?;
        platform.retain(|slot| slot.kind == SlotKind::Platform);
        if let (Some(keystore), Some(old)) = (&mut self.platform, platform.last()) {
            // The keystore's key is not what is feared for, and it has proved to be kept: it wraps the new data key too.
            if let Some(key) = keystore.key(self.id, old.generation)? {
                let slot = Slot::platform(self.id, number(0), old.generation, key.for_sealing(), data)?;
                slots.push(Slot { confirmed: old.confirmed, ..slot });
            }
        } else if let Some(key) = rekey.handed {
            let known = platform.iter().find(|slot| slot.open_platform(self.id, key.for_sealing()).is_some());
            let (generation, confirmed) = match known {
                // The shell read it out of its keystore just now.
                Some(slot) => (slot.generation, true),
                None => (platform.last().map_or(0, |slot| slot.generation).saturating_add(1), false),
            };
            if !confirmed {
                written_here(self.id, generation);
            }
            let slot = Slot::platform(self.id, number(0), generation, key.for_sealing(), data)?;
            slots.push(Slot { confirmed, ..slot });
        }
        if let Some((text, cost)) = rekey.passphrase {
            slots.push(Slot::passphrase(self.id, number(1), text, cost, data)?);
        }
        if let Some(code) = rekey.recovery {
            slots.push(Slot::recovery(self.id, number(2), code, data)?);
        }
        Ok(slots)
    }

    fn reseal(&self, new: &Keys, slots: &[Slot], at: UnixTime) -> Result<Head, VaultError> {
        let transaction = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        let mut head = Head::load(&transaction, &self.keys)?;
        if head.flags & flags::DELETING != 0 {
            return Err(VaultError::Deleting);
        }
        if head.generation != self.seen.generation {
            return Err(VaultError::Rekeyed);
        }
        VaultTransaction::new(&transaction, &self.keys, self.id, head.clone()).reseal_contacts(new)?;
        identity::reseal(&transaction, &self.keys, new, self.id)?;
        journal::reseal(&transaction, &self.keys, new, self.id, &mut head)?;
        head.generation = head.generation.checked_add(1).ok_or(VaultError::OutOfRange)?;
        for slot in slot::load(&transaction)? {
            slot::remove(&transaction, slot.number)?;
        }
        for slot in slots {
            slot::save(&transaction, slot)?;
        }
        let entry = Entry { at, contact: None, event: Event::Rekeyed };
        journal::append(&transaction, new, self.id, &mut head, &entry)?;
        head.save(&transaction, new)?;
        transaction.commit()?;
        Ok(head)
    }

    /// Gives a slot number that no slot has, above all that there are.
    fn next_slot(&mut self) -> Result<u64, VaultError> {
        self.read(|transaction| {
            let highest = slot::load(transaction.conn)?.iter().map(|slot| slot.number).max();
            highest.unwrap_or(0).checked_add(1).ok_or(VaultError::Corrupt(Part::Slot))
        })
    }

    fn replace_slots(
        &mut self,
        kind: SlotKind,
        with: Option<&Slot>,
        at: UnixTime,
        event: Event,
    ) -> Result<(), VaultError> {
        self.write(|transaction| {
            for old in slot::load(transaction.conn)?.iter().filter(|old| old.kind == kind) {
                slot::remove(transaction.conn, old.number)?;
            }
            if let Some(slot) = with {
                slot::save(transaction.conn, slot)?;
            }
            log(transaction, at, event)
        })?;
        // The old wrapping of the key should not lie on in the write-ahead log.
        self.empty_log();
        Ok(())
    }
}

fn log(transaction: &mut VaultTransaction<'_>, at: UnixTime, event: Event) -> Result<(), VaultError> {
    use countersign::ports::Transaction;
    transaction.append(&Entry { at, contact: None, event }).map(|_| ())
}
