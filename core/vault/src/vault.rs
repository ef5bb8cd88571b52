//! The unlocked vault and the `Store` it fills. It exists as one handle on the file, the keys and the keystore, so that
//! dropping it locks everything at once.

use core::ops::ControlFlow;

use countersign::ports::Store;
use countersign::secret::with_scrub;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::anchor::{ANCHOR, Anchor, Doubt};
use crate::error::{Part, VaultError};
use crate::file::Files;
use crate::head::{Head, Preface, flags};
use crate::journal::{self, Checkpoint};
use crate::keys::{Keys, VaultId};
use crate::open::RollbackCheck;
use crate::platform::PlatformKeys;
use crate::slot::{self, SlotKind, SlotView};
use crate::transaction::VaultTransaction;

/// An unlocked vault. Dropping it wipes its keys; [`Vault::lock`] does so after telling the keystore where it stands.
///
/// Several processes may have one vault unlocked: each change is one transaction that begins by checking the state it
/// finds.
pub struct Vault {
    pub(crate) conn: Connection,
    pub(crate) files: Files,
    pub(crate) id: VaultId,
    pub(crate) keys: Keys,
    pub(crate) platform: Option<Box<dyn PlatformKeys>>,
    pub(crate) opened_by: SlotKind,
    pub(crate) rollback: RollbackCheck,
    /// The newest state this process saw: the file never goes behind it.
    pub(crate) seen: Head,
}

impl Vault {
    /// Names the vault.
    #[must_use]
    pub const fn id(&self) -> VaultId {
        self.id
    }

    /// Tells by which way it was unlocked.
    #[must_use]
    pub const fn opened_by(&self) -> SlotKind {
        self.opened_by
    }

    /// Tells whether the file was found to be the newest, could not be held against anything, or is in doubt.
    #[must_use]
    pub const fn rollback(&self) -> RollbackCheck {
        self.rollback
    }

    /// Lists the ways to unlock.
    ///
    /// # Errors
    /// [`VaultError`] when the file cannot be read or was changed.
    pub fn slots(&mut self) -> Result<Vec<SlotView>, VaultError> {
        self.read(|transaction| Ok(slot::load(transaction.conn)?.iter().map(slot::Slot::view).collect()))
    }

    /// Gives the anchor of the newest state: 104 bytes that a phone's shell keeps beside the key, after each change.
    #[must_use]
    pub fn anchor(&self) -> [u8; ANCHOR] {
        with_scrub(|| Anchor::of(&self.seen).to_bytes(&self.keys, self.id))
    }

    /// Says that the shell keeps anchors from now on; their absence at a later opening will be a reason for doubt.
    ///
    /// # Errors
    /// [`VaultError`] when this cannot be written.
    pub fn anchor_kept(&mut self) -> Result<(), VaultError> {
        if self.seen.flags & flags::ANCHORED != 0 {
            return Ok(());
        }
        self.change(|transaction| {
            transaction.head.flags |= flags::ANCHORED;
            transaction.touch();
            Ok(())
        })
    }

    /// Checks the journal's chain from its origin or from a checkpoint of this vault. `report` hears every 10,000
    /// records how far it is whole and how many there are; it may break off and go on later from the checkpoint.
    ///
    /// # Errors
    /// [`VaultError::LogBroken`] with the first record that does not fit.
    pub fn check_journal(
        &mut self,
        from: Option<Checkpoint>,
        report: impl FnMut(Checkpoint, u64) -> ControlFlow<()>,
    ) -> Result<Checkpoint, VaultError> {
        self.read(|transaction| {
            journal::check(transaction.conn, transaction.keys, transaction.vault, &transaction.head, from, report)
        })
    }

    /// Looks through the whole file for damaged pages and opens every record of every contact.
    ///
    /// # Errors
    /// [`VaultError::Corrupt`] with the part that is damaged.
    pub fn check_file(&mut self) -> Result<(), VaultError> {
        let verdict: String = self.conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(VaultError::Corrupt(Part::File));
        }
        self.read(|transaction| {
            use countersign::ports::Transaction;
            for (id, _) in transaction.contacts()? {
                transaction.root(id)?;
                transaction.guard(id)?;
            }
            transaction.device_key()?;
            transaction.own_name()?;
            transaction.clock()?;
            Ok(())
        })
    }

    /// Locks the vault: the keystore learns where it stands, and the keys are wiped.
    ///
    /// # Errors
    /// [`VaultError::Keystore`] when the keystore could not be told; the vault is locked all the same, and the older
    /// anchor does no harm.
    pub fn lock(mut self) -> Result<(), VaultError> {
        match &mut self.platform {
            Some(platform) => Ok(platform.flush()?),
            None => Ok(()),
        }
    }

    /// Runs `work` on one consistent state.
    fn with_snapshot<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&VaultTransaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (result, head) = with_scrub(|| -> Result<_, E> {
            let transaction = begin(&self.conn, TransactionBehavior::Deferred)?;
            let head = current(&transaction, &self.keys, self.id, &self.seen)?;
            let view = VaultTransaction::new(&transaction, &self.keys, self.id, head.clone());
            Ok((work(&view)?, head))
        })
        .map_err(|error: E| error)?;
        self.seen = head;
        Ok(result)
    }

    /// Runs `work` as the only writer, whether or not the vault is in doubt.
    pub(crate) fn change<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&mut VaultTransaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (result, changed) = with_scrub(|| -> Result<_, E> {
            let transaction = begin(&self.conn, TransactionBehavior::Immediate)?;
            let head = current(&transaction, &self.keys, self.id, &self.seen)?;
            if head.flags & flags::DELETING != 0 {
                return Err(VaultError::Deleting.into());
            }
            let mut view = VaultTransaction::new(&transaction, &self.keys, self.id, head);
            let result = work(&mut view)?;
            let changed = view.finish()?;
            transaction.commit().map_err(VaultError::from)?;
            Ok((result, changed))
        })?;
        if let Some(changed) = changed {
            self.seen = changed.head;
            if changed.erased {
                self.empty_log();
            }
            self.tell_anchor(changed.urgent);
        }
        Ok(result)
    }

    /// Moves the write-ahead log into the file, which erases what was removed, and empties it. With a reader in the way
    /// the next one to close the vault does it.
    pub(crate) fn empty_log(&self) {
        let _ = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }

    /// Hands the newest state to the keystore, after the commit it names.
    pub(crate) fn tell_anchor(&mut self, urgent: bool) {
        let anchor = self.anchor();
        if let Some(platform) = &mut self.platform {
            platform.post_anchor(self.id, &anchor, urgent);
        }
    }
}

impl Store for Vault {
    type Error = VaultError;
    type Transaction<'a> = VaultTransaction<'a>;

    fn read<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&VaultTransaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_snapshot(work)
    }

    fn write<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&mut VaultTransaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if let RollbackCheck::Doubted(doubt) = self.rollback {
            return Err(VaultError::InDoubt(doubt).into());
        }
        self.change(work)
    }
}

/// Begins a transaction, which rolls back when dropped.
fn begin(conn: &Connection, behavior: TransactionBehavior) -> Result<Transaction<'_>, VaultError> {
    Ok(Transaction::new_unchecked(conn, behavior)?)
}

/// Reads the head within a transaction and holds it against what this process saw before.
fn current(conn: &Connection, keys: &Keys, vault: VaultId, seen: &Head) -> Result<Head, VaultError> {
    let preface = Preface::load(conn)?;
    if preface.vault != vault {
        return Err(VaultError::Corrupt(Part::File));
    }
    if preface.generation != seen.generation {
        return Err(VaultError::Rekeyed);
    }
    let head = Head::load(conn, keys)?;
    if head.seq < seen.seq {
        return Err(VaultError::InDoubt(Doubt::RollbackSuspected { db: head.seq, anchor: seen.seq }));
    }
    let before = if head.seq == seen.seq { head.h } else { journal::code_at(conn, vault, seen.seq)? };
    if before != seen.h {
        return Err(VaultError::InDoubt(Doubt::ForkDetected { seq: seen.seq }));
    }
    Ok(head)
}
