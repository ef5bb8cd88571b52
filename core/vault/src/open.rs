//! Unlocking: which key opens the vault, and whether the file is the newest there was. It exists as one place that works
//! through the decision table, so that no failure of the keystore ever leads to a new key or a weaker lock.

use std::path::Path;

use countersign::journal::{Entry, Event};
use countersign::ports::{Clock, Transaction};
use countersign::secret::{Secret, with_scrub};
use countersign::verify::ClockRecord;
use rusqlite::{Connection, TransactionBehavior};

use crate::anchor::{self, Doubt};
use crate::create::{handed_key, was_written_here};
use crate::delete;
use crate::error::{Part, VaultError};
use crate::file::Files;
use crate::head::{Head, Preface, flags};
use crate::journal;
use crate::keys::{Keys, VaultId};
use crate::migrate;
use crate::platform::PlatformKeys;
use crate::recovery::RecoveryCode;
use crate::slot::{self, Slot, SlotKind};
use crate::sql;
use crate::vault::Vault;

/// A way to unlock a vault.
pub enum Unlock<'a> {
    /// With the key in this keystore.
    Platform(Box<dyn PlatformKeys>),
    /// With a passphrase. The keystore is not asked, so an older copy of the file goes unnoticed.
    Passphrase(&'a str),
    /// With a recovery code. The keystore is not asked, so an older copy of the file goes unnoticed.
    Recovery(&'a RecoveryCode),
    /// With a key and an anchor that a phone's shell took out of its own keystore.
    Handed {
        /// 32 bytes; the caller wipes its copy.
        key: &'a [u8],
        /// What [`Vault::anchor`] gave last, if the shell has it.
        anchor: Option<&'a [u8]>,
    },
}

/// What is known about the file's age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollbackCheck {
    /// The file is at least as new as the anchor.
    Passed,
    /// No anchor was looked at: unlocked by passphrase or recovery code.
    NotChecked,
    /// The anchor was gone; every replay mark was raised, and the anchor written anew.
    AnchorRenewed,
    /// There is doubt: the vault can be read and not written, until [`Vault::accept`].
    Doubted(Doubt),
}

/// How far above the present step marks are raised after doubt: the largest drift and the window (`storage.md` has 4 + 1).
const RAISED_BY: i64 = 5;

/// A data key, the slot that gave it, and what the keystore knows.
struct Opened {
    data: Secret<32>,
    slot: Slot,
    platform: Option<Box<dyn PlatformKeys>>,
    anchor: Found,
}

/// What was found of an anchor.
enum Found {
    /// None was looked at.
    NotAsked,
    /// There is none.
    Absent,
    /// These bytes.
    Bytes(Vec<u8>),
}

impl From<Option<Vec<u8>>> for Found {
    fn from(anchor: Option<Vec<u8>>) -> Self {
        anchor.map_or(Self::Absent, Self::Bytes)
    }
}

impl Vault {
    /// Unlocks the vault in `dir` and checks its state, its newest journal records and its age.
    ///
    /// The clock is read only when the anchor is gone and marks have to be raised. A deletion that was broken off is
    /// brought to its end and reported as [`VaultError::Deleted`].
    ///
    /// # Errors
    /// [`VaultError`]; nothing was changed.
    pub fn open(dir: &Path, unlock: Unlock<'_>, clock: &dyn Clock) -> Result<Self, VaultError> {
        let files = Files::in_existing(dir)?;
        if !files.has_vault()? {
            return Err(VaultError::NoVault(dir.to_owned()));
        }
        let storage = files.storage()?;
        let conn = sql::connect(&files.vault()).map_err(cannot_open)?;
        check_kind(&conn)?;
        sql::make_durable(&conn, storage)?;
        let preface = Preface::load(&conn)?;
        let opened = unlock_slot(&conn, preface.vault, unlock)?;
        let keys = Keys::derive(preface.vault, &opened.data);
        migrate::run(&conn, &files, &keys)?;
        // The anchor was read before the head: another process may commit and post in between, and an older anchor is
        // harmless.
        let (head, doubt) = with_scrub(|| inspect(&conn, &keys, preface.vault, &opened))?;
        if head.flags & flags::DELETING != 0 {
            return Err(delete::finish(&files, conn, preface.vault, opened.platform)
                .err()
                .unwrap_or(VaultError::Deleted));
        }
        let rollback = match (doubt, &opened.anchor) {
            (Some(doubt), _) => RollbackCheck::Doubted(doubt),
            (None, Found::Absent | Found::Bytes(_)) => RollbackCheck::Passed,
            (None, Found::NotAsked) => RollbackCheck::NotChecked,
        };
        let mut vault = Self {
            conn,
            files,
            id: preface.vault,
            keys,
            platform: opened.platform,
            opened_by: opened.slot.kind,
            rollback,
            seen: head,
        };
        match rollback {
            RollbackCheck::Doubted(Doubt::AnchorMissing) => match vault.accept(clock, false) {
                Ok(()) => vault.rollback = RollbackCheck::AnchorRenewed,
                // The person has to confirm the clock first; until then the vault is read-only.
                Err(VaultError::ClockInDoubt(_)) => {}
                Err(error) => return Err(error),
            },
            RollbackCheck::Passed => {
                vault.settle_platform_slot(&opened.slot)?;
                if vault.seen.flags & flags::ANCHORED == 0 {
                    vault.first_anchor()?;
                } else {
                    vault.tell_anchor(false);
                }
            }
            RollbackCheck::Doubted(_) | RollbackCheck::NotChecked | RollbackCheck::AnchorRenewed => {}
        }
        Ok(vault)
    }

    /// Takes a vault in doubt as it is: every replay mark is raised five steps above the present one, so that no code
    /// passes twice, the journal says so, and the anchor is written anew.
    ///
    /// `confirmed` says that a person confirmed the date and time; otherwise the clock has to pass the clock guard.
    ///
    /// # Errors
    /// [`VaultError::ClockInDoubt`] when the clock has to be confirmed first.
    pub fn accept(&mut self, clock: &dyn Clock, confirmed: bool) -> Result<(), VaultError> {
        let RollbackCheck::Doubted(doubt) = self.rollback else { return Ok(()) };
        let reading = clock.read();
        self.change(|transaction| {
            let record = if confirmed {
                ClockRecord::accepted(reading)
            } else {
                ClockRecord::check(transaction.clock()?.as_ref(), reading).map_err(VaultError::ClockInDoubt)?
            };
            transaction.set_clock(&record)?;
            let step = reading.wall.step().offset(RAISED_BY);
            transaction.raise_all_marks(step)?;
            let at = reading.wall;
            if doubt != Doubt::AnchorMissing {
                transaction.append(&Entry { at, contact: None, event: Event::RollbackAccepted })?;
            }
            transaction.append(&Entry { at, contact: None, event: Event::MarksRaised(step) })?;
            Ok::<_, VaultError>(())
        })?;
        self.rollback = RollbackCheck::Passed;
        self.first_anchor()
    }

    /// Counts a platform key as kept once a later start has read it back, and then drops the one before it.
    fn settle_platform_slot(&mut self, opened: &Slot) -> Result<(), VaultError> {
        if opened.kind != SlotKind::Platform || was_written_here(self.id, opened.generation) {
            return Ok(());
        }
        let older = |slot: &Slot| slot.kind == SlotKind::Platform && slot.generation < opened.generation;
        let mut dropped: Vec<u32> = Vec::new();
        if opened.confirmed && !slot::load(&self.conn)?.iter().any(older) {
            return Ok(());
        }
        self.change(|transaction| {
            for mut slot in slot::load(transaction.conn)? {
                if older(&slot) {
                    slot::remove(transaction.conn, slot.number)?;
                    dropped.push(slot.generation);
                } else if slot.number == opened.number && !slot.confirmed {
                    slot.confirmed = true;
                    slot::save(transaction.conn, &slot)?;
                }
            }
            transaction.touch();
            Ok::<_, VaultError>(())
        })?;
        if let Some(platform) = &mut self.platform {
            for generation in dropped {
                // One that stays behind opens nothing any more; `orphans` lists it.
                let _ = platform.delete_key(self.id, generation);
            }
        }
        Ok(())
    }
}

/// Lists the ways to unlock the vault in `dir`, each once, without unlocking it; none where there is no vault.
///
/// What it tells is not vouched for before the vault is open: an app uses it to choose what to ask for.
///
/// # Errors
/// [`VaultError`] when something is there that is no vault or cannot be read.
pub fn ways_to_unlock(dir: &Path) -> Result<Vec<SlotKind>, VaultError> {
    let files = match Files::in_existing(dir) {
        Ok(files) => files,
        Err(VaultError::NoVault(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    if !files.has_vault()? {
        return Ok(Vec::new());
    }
    let conn = sql::connect(&files.vault()).map_err(cannot_open)?;
    check_kind(&conn)?;
    let mut kinds: Vec<SlotKind> = slot::load(&conn)?.iter().map(|slot| slot.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}

/// Says in our words why SQLite could not open the file.
fn cannot_open(error: VaultError) -> VaultError {
    let shut = matches!(
        &error,
        VaultError::Database(inner) if inner.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen)
    );
    if shut { VaultError::ReadOnlyDisk } else { error }
}

/// Refuses what is no vault, and what a newer version made.
pub(crate) fn check_kind(conn: &Connection) -> Result<(), VaultError> {
    let number = |name: &str| -> Result<i64, VaultError> {
        conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).map_err(VaultError::from).map_err(cannot_open)
    };
    if number("application_id")? != sql::APPLICATION_ID {
        return Err(VaultError::Corrupt(Part::File));
    }
    let found = number("user_version")?;
    if found > migrate::LATEST {
        return Err(VaultError::VaultTooNew { found });
    }
    if found < 1 {
        return Err(VaultError::Corrupt(Part::File));
    }
    Ok(())
}

/// Reads the head, the newest journal records and the anchor's word on them, all on one state.
fn inspect(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    opened: &Opened,
) -> Result<(Head, Option<Doubt>), VaultError> {
    let transaction = rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Deferred)?;
    let head = Head::load(&transaction, keys)?;
    // What opened the vault must be among what the head speaks of.
    // Another process may have counted its key as kept in the meantime, which changes nothing about what it opens.
    let is_it = |slot: Slot| Slot { confirmed: opened.slot.confirmed, ..slot } == opened.slot;
    if !slot::load(&transaction)?.into_iter().any(is_it) {
        return Err(VaultError::Corrupt(Part::Slot));
    }
    journal::check_recent(&transaction, keys, vault, &head)?;
    let expected = head.flags & flags::ANCHORED != 0;
    let judge = |anchor| anchor::judge(&transaction, keys, vault, &head, expected, anchor);
    let doubt = match &opened.anchor {
        Found::NotAsked => None,
        Found::Absent => judge(None)?,
        Found::Bytes(anchor) => judge(Some(anchor.as_slice()))?,
    };
    Ok((head, doubt))
}

fn unlock_slot(conn: &Connection, vault: VaultId, unlock: Unlock<'_>) -> Result<Opened, VaultError> {
    let slots = slot::load(conn)?;
    match unlock {
        Unlock::Platform(keystore) => unlock_platform(vault, of_kind(slots, SlotKind::Platform)?, keystore),
        Unlock::Handed { key, anchor } => {
            let slots = of_kind(slots, SlotKind::Platform)?;
            let key = handed_key(key).ok_or(VaultError::KeyMismatch)?;
            let anchor = anchor.map(<[u8]>::to_vec).into();
            let found = slots
                .into_iter()
                .find_map(|slot| slot.open_platform(vault, key.for_sealing()).map(|data| (slot, data)));
            let (slot, data) = found.ok_or(VaultError::KeyMismatch)?;
            Ok(Opened { data, slot, platform: None, anchor })
        }
        Unlock::Passphrase(text) => {
            if !slot::fit(text) {
                return Err(VaultError::WrongPassphrase);
            }
            for slot in of_kind(slots, SlotKind::Passphrase)? {
                if let Some(data) = slot.open_passphrase(vault, text)? {
                    return Ok(Opened { data, slot, platform: None, anchor: Found::NotAsked });
                }
            }
            Err(VaultError::WrongPassphrase)
        }
        Unlock::Recovery(code) => {
            for slot in of_kind(slots, SlotKind::Recovery)? {
                if let Some(data) = slot.open_recovery(vault, code) {
                    return Ok(Opened { data, slot, platform: None, anchor: Found::NotAsked });
                }
            }
            Err(VaultError::WrongRecoveryCode)
        }
    }
}

fn of_kind(slots: Vec<Slot>, kind: SlotKind) -> Result<Vec<Slot>, VaultError> {
    let slots: Vec<Slot> = slots.into_iter().filter(|slot| slot.kind == kind).collect();
    if slots.is_empty() { Err(VaultError::NoSuchSlot) } else { Ok(slots) }
}

/// Tries the keystore's keys, the newest generation first.
fn unlock_platform(
    vault: VaultId,
    mut slots: Vec<Slot>,
    mut keystore: Box<dyn PlatformKeys>,
) -> Result<Opened, VaultError> {
    slots.sort_by_key(|slot| core::cmp::Reverse(slot.generation));
    let (mut absent_unconfirmed, mut mismatched) = (false, false);
    for slot in slots {
        let Some(key) = keystore.key(vault, slot.generation)? else {
            absent_unconfirmed |= !slot.confirmed;
            continue;
        };
        let Some(data) = slot.open_platform(vault, key.for_sealing()) else {
            mismatched = true;
            continue;
        };
        let anchor = keystore.anchor(vault)?.into();
        return Ok(Opened { data, slot, platform: Some(keystore), anchor });
    }
    Err(match (mismatched, absent_unconfirmed) {
        (true, _) => VaultError::KeyMismatch,
        (false, true) => VaultError::KeyUnconfirmed(vault),
        (false, false) => VaultError::KeyMissing(vault),
    })
}
