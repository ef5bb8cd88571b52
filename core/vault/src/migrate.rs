//! Migrations from one layout of the file to the next. It exists so that a vault of any earlier version opens, after a
//! copy was put aside, and one of a later version is left alone.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::VaultError;
use crate::file::Files;
use crate::keys::Keys;

/// One step: what leads from a version to the next, within one transaction, under unlocked keys.
pub(crate) type Migration = fn(&Connection, &Keys) -> Result<(), VaultError>;

/// The first step leads from version 1 to 2. There is one version so far.
const MIGRATIONS: &[Migration] = &[];

/// The version this program writes.
pub(crate) const LATEST: i64 = 1;

/// Brings an unlocked vault up to the version of this program.
pub(crate) fn run(conn: &Connection, files: &Files, keys: &Keys) -> Result<(), VaultError> {
    run_steps(conn, files, keys, MIGRATIONS)
}

fn version(conn: &Connection) -> Result<i64, VaultError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn run_steps(conn: &Connection, files: &Files, keys: &Keys, steps: &[Migration]) -> Result<(), VaultError> {
    let steps_from = |found: i64| (1..).zip(steps).filter(move |(from, _)| *from >= found);
    let found = version(conn)?;
    if steps_from(found).next().is_none() {
        return Ok(());
    }
    let _lock = files.lock()?;
    let copy = files.dir().join(format!("vault.db.before-{}", found.saturating_add(1)));
    files.keep_copy(conn, &copy)?;
    for (from, step) in steps_from(found) {
        let transaction = rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        // Another process may have done this step while we waited for the lock.
        if version(&transaction)? != from {
            continue;
        }
        step(&transaction, keys)?;
        transaction.pragma_update(None, "user_version", from.saturating_add(1))?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
