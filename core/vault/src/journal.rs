//! The journal's chain: each record's code covers the one before it. It exists so that no record can be changed, taken
//! out or moved without every later one telling.

use core::ops::ControlFlow;

use countersign::journal::{Entry, Record};
use hmac::Mac;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::cell::{self, Place};
use crate::error::{Part, VaultError};
use crate::head::{Head, count};
use crate::keys::{Hasher, Keys, VaultId, digest, same};
use crate::sql::{from_sql, to_sql};

/// How many of the newest records are checked at each open.
pub(crate) const RECENT: u64 = 1000;
/// How many records lie between two reports of [`check`].
const STRIDE: u64 = 10_000;

/// A place up to which the chain was found whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub(crate) seq: u64,
    pub(crate) h: [u8; 32],
}

impl Checkpoint {
    /// Tells the sequence number of the last record that was checked.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        self.seq
    }
}

/// Gives h₀ = SHA-256("Countersign/1 log\0" | `vault_id`), before the first record.
pub(crate) fn origin(vault: VaultId) -> [u8; 32] {
    Sha256::new().chain_update(b"Countersign/1 log\0").chain_update(vault.0).finalize().into()
}

/// Computes hₙ = HMAC(`K_c`, hₙ₋₁ | n u64 | len u64 | body).
fn link(chain: &Hasher, before: &[u8; 32], seq: u64, body: &[u8]) -> [u8; 32] {
    let mut mac = chain.clone();
    mac.update(before);
    mac.update(&seq.to_be_bytes());
    mac.update(&count(body.len()).to_be_bytes());
    mac.update(body);
    digest(mac)
}

/// Reads hₙ of a record as it stands in the file.
pub(crate) fn code_at(conn: &Connection, vault: VaultId, seq: u64) -> Result<[u8; 32], VaultError> {
    if seq == 0 {
        return Ok(origin(vault));
    }
    conn.prepare_cached("SELECT h FROM log WHERE seq=?")?
        .query_row([to_sql(seq)?], |row| row.get(0))
        .optional()?
        .ok_or(VaultError::LogBroken { seq })
}

/// Seals an entry behind the head and moves the head onto it.
pub(crate) fn append(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    head: &mut Head,
    entry: &Entry,
) -> Result<u64, VaultError> {
    let seq = head.seq.checked_add(1).ok_or(VaultError::OutOfRange)?;
    let body = cell::seal(keys.log_body(), vault, Place::entry(seq), &entry.to_bytes())?;
    add(conn, &keys.chain(), head, seq, &body)?;
    Ok(seq)
}

fn add(conn: &Connection, chain: &Hasher, head: &mut Head, seq: u64, body: &[u8]) -> Result<(), VaultError> {
    let h = link(chain, &head.h, seq, body);
    conn.prepare_cached("INSERT INTO log(seq, body, h) VALUES(?,?,?)")?.execute(params![to_sql(seq)?, body, h])?;
    head.seq = seq;
    head.h = h;
    Ok(())
}

/// Reads up to `limit` records from `from` on and checks that they follow on each other and, at the end, that they reach
/// the head.
pub(crate) fn read(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    head: &Head,
    from: u64,
    limit: usize,
) -> Result<Vec<Record>, VaultError> {
    let from = from.max(1);
    if limit == 0 || from > head.seq {
        return Ok(Vec::new());
    }
    let last = head.seq.min(from.saturating_add(count(limit)).saturating_sub(1));
    let mut records = Vec::new();
    let before = Checkpoint { seq: from.saturating_sub(1), h: code_at(conn, vault, from.saturating_sub(1))? };
    walk(conn, keys, before, last, head, |seq, body| {
        let plain =
            cell::open(keys.log_body(), vault, Place::entry(seq), body).map_err(|_| VaultError::LogBroken { seq })?;
        let entry = Entry::from_bytes(&plain).map_err(|_| VaultError::Corrupt(Part::Cell))?;
        records.push(Record { seq, entry });
        Ok(())
    })?;
    Ok(records)
}

/// Checks the newest records up to the head, and that none lies behind it.
pub(crate) fn check_recent(conn: &Connection, keys: &Keys, vault: VaultId, head: &Head) -> Result<(), VaultError> {
    let newest: Option<i64> = conn.prepare_cached("SELECT max(seq) FROM log")?.query_row([], |row| row.get(0))?;
    let newest = from_sql(newest.unwrap_or(0))?;
    if newest != head.seq {
        return Err(VaultError::LogBroken { seq: newest.min(head.seq).saturating_add(1) });
    }
    let seq = head.seq.saturating_sub(RECENT);
    let before = Checkpoint { seq, h: code_at(conn, vault, seq)? };
    walk(conn, keys, before, head.seq, head, |_, _| Ok(())).map(|_| ())
}

/// Checks the whole chain from a checkpoint on. `report` hears where the check stands and of how many records, every
/// 10,000 records and at the end; it may break off, and the checkpoint it was given takes the check up again.
pub(crate) fn check(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    head: &Head,
    from: Option<Checkpoint>,
    mut report: impl FnMut(Checkpoint, u64) -> ControlFlow<()>,
) -> Result<Checkpoint, VaultError> {
    let mut at = from.unwrap_or(Checkpoint { seq: 0, h: origin(vault) });
    if at.seq > head.seq {
        return Err(VaultError::LogBroken { seq: at.seq });
    }
    loop {
        let last = head.seq.min(at.seq.saturating_add(STRIDE));
        at = walk(conn, keys, at, last, head, |_, _| Ok(()))?;
        if report(at, head.seq).is_break() || at.seq == head.seq {
            return Ok(at);
        }
    }
}

/// Follows the chain from behind `before` to `last`.
fn walk(
    conn: &Connection,
    keys: &Keys,
    before: Checkpoint,
    last: u64,
    head: &Head,
    mut each: impl FnMut(u64, &[u8]) -> Result<(), VaultError>,
) -> Result<Checkpoint, VaultError> {
    let chain = keys.chain();
    let mut at = before;
    let mut statement = conn.prepare_cached("SELECT seq, body, h FROM log WHERE seq > ? AND seq <= ? ORDER BY seq")?;
    let mut rows = statement.query([to_sql(at.seq)?, to_sql(last)?])?;
    while let Some(row) = rows.next()? {
        let seq = at.seq.saturating_add(1);
        let broken = VaultError::LogBroken { seq };
        if from_sql(row.get(0)?)? != seq {
            return Err(broken);
        }
        let body = row.get_ref(1)?.as_blob().map_err(|_| VaultError::LogBroken { seq })?;
        let h = link(&chain, &at.h, seq, body);
        if !same(row.get_ref(2)?.as_blob().map_err(|_| VaultError::LogBroken { seq })?, &h) {
            return Err(broken);
        }
        each(seq, body)?;
        at = Checkpoint { seq, h };
    }
    // Fewer rows than the head counts, or another end than it names.
    if at.seq != last || (last == head.seq && !same(&at.h, &head.h)) {
        return Err(VaultError::LogBroken { seq: at.seq.saturating_add(1).min(last.max(1)) });
    }
    Ok(at)
}

/// Seals every entry anew under other keys and chains them from the origin on; the journal keeps its numbers.
pub(crate) fn reseal(
    conn: &Connection,
    old: &Keys,
    new: &Keys,
    vault: VaultId,
    head: &mut Head,
) -> Result<(), VaultError> {
    let end = Checkpoint { seq: head.seq, h: head.h };
    let mut fresh = Head { seq: 0, h: origin(vault), ..head.clone() };
    let chain = new.chain();
    conn.execute_batch("DROP TRIGGER log_keeps_rows; DROP TRIGGER log_keeps_text; ALTER TABLE log RENAME TO old_log;")?;
    conn.execute_batch(crate::sql::LOG)?;
    let mut statement = conn.prepare("SELECT seq, body, h FROM old_log ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let old_chain = old.chain();
    let mut at = Checkpoint { seq: 0, h: origin(vault) };
    while let Some(row) = rows.next()? {
        let seq = at.seq.saturating_add(1);
        let body: Vec<u8> = row.get(1)?;
        let h = link(&old_chain, &at.h, seq, &body);
        // What was tampered with must not be sealed as if it were whole.
        if from_sql(row.get(0)?)? != seq || !same(&row.get::<_, Vec<u8>>(2)?, &h) {
            return Err(VaultError::LogBroken { seq });
        }
        let plain = cell::open(old.log_body(), vault, Place::entry(seq), &body)?;
        let body = cell::seal(new.log_body(), vault, Place::entry(seq), &plain)?;
        add(conn, &chain, &mut fresh, seq, &body)?;
        at = Checkpoint { seq, h };
    }
    if at != end {
        return Err(VaultError::LogBroken { seq: at.seq.saturating_add(1) });
    }
    drop(rows);
    drop(statement);
    conn.execute_batch("DROP TABLE old_log;")?;
    *head = fresh;
    Ok(())
}
