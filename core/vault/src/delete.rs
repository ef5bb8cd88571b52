//! Deleting a vault, in an order that a crash cannot turn into a half-deleted one: first the file says so, then the
//! keystore's items go, then the files. It exists apart so that unlocking can take up a deletion that was cut off.

use std::path::Path;

use rusqlite::Connection;

use crate::error::VaultError;
use crate::file::Files;
use crate::head::{Preface, flags};
use crate::keys::VaultId;
use crate::platform::{Item, PlatformKeys};
use crate::slot::{self, SlotKind};
use crate::sql;
use crate::vault::Vault;

impl Vault {
    /// Deletes the vault: its items in the keystore, then its files. The folder and its lock file stay.
    ///
    /// # Errors
    /// [`VaultError`]; the next opening goes on where this one stopped.
    pub fn delete(mut self) -> Result<(), VaultError> {
        let _lock = self.files.lock()?;
        self.change(|transaction| {
            transaction.head.flags |= flags::DELETING;
            transaction.touch();
            Ok::<_, VaultError>(())
        })?;
        finish(&self.files, self.conn, self.id, self.platform)
    }
}

/// Removes items and files of a vault whose head says that it is being deleted.
pub(crate) fn finish(
    files: &Files,
    conn: Connection,
    vault: VaultId,
    platform: Option<Box<dyn PlatformKeys>>,
) -> Result<(), VaultError> {
    if let Some(mut platform) = platform {
        // What was posted before must not come after.
        platform.flush()?;
        remove_items(platform.as_mut(), &conn, vault)?;
    }
    conn.close().map_err(|(_, error)| error)?;
    files.remove_all()
}

fn remove_items(platform: &mut dyn PlatformKeys, conn: &Connection, vault: VaultId) -> Result<(), VaultError> {
    platform.delete_anchor(vault)?;
    for slot in slot::load(conn)?.into_iter().filter(|slot| slot.kind == SlotKind::Platform) {
        platform.delete_key(vault, slot.generation)?;
    }
    Ok(())
}

/// Deletes a vault that cannot be unlocked any more, after a person said so: nothing in it can be brought back.
///
/// # Errors
/// [`VaultError::NoVault`] when there is none; [`VaultError::VaultInUse`] while it is being set up or upgraded.
pub fn delete_locked(dir: &Path, platform: Option<Box<dyn PlatformKeys>>) -> Result<(), VaultError> {
    let files = Files::in_existing(dir)?;
    let _lock = files.lock()?;
    if !files.has_vault()? {
        return Err(VaultError::NoVault(dir.to_owned()));
    }
    if let Some(mut platform) = platform {
        let conn = sql::connect(&files.vault())?;
        remove_items(platform.as_mut(), &conn, Preface::load(&conn)?.vault)?;
        conn.close().map_err(|(_, error)| error)?;
    }
    files.remove_all()
}

/// Lists the keystore's items that no vault in `dirs` needs: left over from a creation, a renewal or a deletion that was
/// cut off. A vault in a folder that is not named here counts as none, so a person has to agree before any is removed.
///
/// # Errors
/// [`VaultError`] when the keystore or one of the vaults cannot be read; then nothing can be called left over.
pub fn orphans(platform: &mut dyn PlatformKeys, dirs: &[&Path]) -> Result<Vec<Item>, VaultError> {
    let mut needed = Vec::new();
    for dir in dirs {
        let files = match Files::in_existing(dir) {
            Ok(files) => files,
            Err(VaultError::NoVault(_)) => continue,
            Err(error) => return Err(error),
        };
        if !files.has_vault()? {
            continue;
        }
        let conn = sql::connect(&files.vault())?;
        let vault = Preface::load(&conn)?.vault;
        needed.push(Item::Anchor(vault));
        needed.extend(slot::load(&conn)?.iter().map(|slot| Item::Key(vault, slot.generation)));
    }
    let mut items = platform.items()?;
    items.retain(|item| !needed.contains(item));
    Ok(items)
}
