//! Rows and their buckets: each contact's code covers its cells and marks, each bucket's covers 128 contacts. It exists
//! so that one contact can be checked alone, at a cost that does not grow with their number.

use hmac::Mac;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use countersign::code::Context;
use countersign::contact::ContactId;

use crate::error::{Part, VaultError};
use crate::head::{count, number};
use crate::keys::{Keys, digest, same};
use crate::sql::{from_sql, to_sql};

/// How many contact numbers share a bucket.
pub(crate) const BUCKET: u64 = 128;

/// One row of `contact` with its rows of `mark`, sealed as it lies in the file.
pub(crate) struct Row {
    pub(crate) id: u64,
    pub(crate) version: u64,
    pub(crate) meta: Vec<u8>,
    pub(crate) secret: Vec<u8>,
    pub(crate) guard: Vec<u8>,
    pub(crate) marks: Vec<(u8, u64)>,
}

impl Row {
    /// Computes `HMAC(K_h, "row\0" | id | ver | H(meta) | H(secret) | H(guard) | n | n × (ctx | step))`.
    fn code(&self, keys: &Keys) -> [u8; 32] {
        let mut mac = keys.state();
        mac.update(b"row\0");
        number(&mut mac, self.id);
        number(&mut mac, self.version);
        for cell in [&self.meta, &self.secret, &self.guard] {
            mac.update(&Sha256::digest(cell));
        }
        number(&mut mac, count(self.marks.len()));
        for (context, step) in &self.marks {
            mac.update(&[*context]);
            number(&mut mac, *step);
        }
        digest(mac)
    }

    /// Tells the last accepted step of a context.
    pub(crate) fn mark(&self, context: Context) -> Option<u64> {
        self.marks.iter().find(|(byte, _)| *byte == context.byte()).map(|(_, step)| *step)
    }

    /// Writes the row with a fresh code; marks are written by [`Row::raise`].
    pub(crate) fn save(&self, conn: &Connection, keys: &Keys) -> Result<(), VaultError> {
        conn.prepare_cached(
            "INSERT INTO contact(id, ver, meta, secret, guard, row_mac) VALUES(?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE
             SET ver=excluded.ver, meta=excluded.meta, secret=excluded.secret, guard=excluded.guard,
             row_mac=excluded.row_mac",
        )?
        .execute(params![
            to_sql(self.id)?,
            to_sql(self.version)?,
            self.meta,
            self.secret,
            self.guard,
            self.code(keys)
        ])?;
        Ok(())
    }

    /// Raises a mark; `false` when it stands at `step` or above. The row's code is written anew.
    pub(crate) fn raise(
        &mut self,
        conn: &Connection,
        keys: &Keys,
        context: Context,
        step: u64,
    ) -> Result<bool, VaultError> {
        if self.mark(context).is_some_and(|mark| mark >= step) {
            return Ok(false);
        }
        let changed = conn
            .prepare_cached(
                "INSERT INTO mark(contact, ctx, step) VALUES(?1,?2,?3)
                 ON CONFLICT(contact, ctx) DO UPDATE SET step=excluded.step WHERE step<excluded.step",
            )?
            .execute(params![to_sql(self.id)?, context.byte(), to_sql(step)?])?;
        if changed != 1 {
            return Ok(false);
        }
        self.marks.retain(|(byte, _)| *byte != context.byte());
        self.marks.push((context.byte(), step));
        self.marks.sort_unstable();
        conn.prepare_cached("UPDATE contact SET row_mac=? WHERE id=?")?
            .execute(params![self.code(keys), to_sql(self.id)?])?;
        Ok(true)
    }

    /// Reads the rows from `first` to `last` in the order of their numbers and checks each one's code.
    pub(crate) fn load(
        conn: &Connection,
        keys: &Keys,
        first: u64,
        last: u64,
        mut each: impl FnMut(Self) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let range = [to_sql(first)?, to_sql(last)?];
        let mut marks = conn.prepare_cached(
            "SELECT contact, ctx, step FROM mark WHERE contact BETWEEN ? AND ? ORDER BY contact, ctx",
        )?;
        let mut marks = marks.query(range)?;
        let mut ahead = next_mark(&mut marks)?;
        let mut rows = conn.prepare_cached(
            "SELECT id, ver, meta, secret, guard, row_mac FROM contact WHERE id BETWEEN ? AND ? ORDER BY id",
        )?;
        let mut rows = rows.query(range)?;
        while let Some(found) = rows.next()? {
            let mut row = Self {
                id: from_sql(found.get(0)?)?,
                version: from_sql(found.get(1)?)?,
                meta: found.get(2)?,
                secret: found.get(3)?,
                guard: found.get(4)?,
                marks: Vec::new(),
            };
            while let Some((contact, context, step)) = ahead {
                if contact > row.id {
                    break;
                }
                if contact == row.id {
                    row.marks.push((context, step));
                }
                ahead = next_mark(&mut marks)?;
            }
            if !same(&found.get::<_, Vec<u8>>(5)?, &row.code(keys)) {
                return Err(VaultError::Corrupt(Part::Row));
            }
            each(row)?;
        }
        Ok(())
    }
}

fn next_mark(rows: &mut rusqlite::Rows<'_>) -> Result<Option<(u64, u8, u64)>, VaultError> {
    let Some(row) = rows.next()? else { return Ok(None) };
    let context = u8::try_from(from_sql(row.get(1)?)?).map_err(|_| VaultError::Corrupt(Part::Row))?;
    Ok(Some((from_sql(row.get(0)?)?, context, from_sql(row.get(2)?)?)))
}

/// Tells in which bucket a contact lies.
pub(crate) const fn bucket_of(id: ContactId) -> u64 {
    id.0 / BUCKET
}

/// Computes `HMAC(K_h, "bucket\0" | n | row codes in the order of their numbers)`; `None` for a bucket without rows.
fn bucket_code(conn: &Connection, keys: &Keys, n: u64) -> Result<Option<[u8; 32]>, VaultError> {
    let first = n.saturating_mul(BUCKET);
    let last = first.saturating_add(BUCKET.saturating_sub(1));
    let mut mac = keys.state();
    mac.update(b"bucket\0");
    number(&mut mac, n);
    let mut statement = conn.prepare_cached("SELECT row_mac FROM contact WHERE id BETWEEN ? AND ? ORDER BY id")?;
    let mut rows = statement.query([to_sql(first)?, to_sql(last)?])?;
    let mut empty = true;
    while let Some(row) = rows.next()? {
        empty = false;
        mac.update(&row.get::<_, [u8; 32]>(0)?);
    }
    Ok((!empty).then(|| digest(mac)))
}

/// Checks that the rows of a bucket are those that the head speaks of.
pub(crate) fn check_bucket(conn: &Connection, keys: &Keys, n: u64) -> Result<(), VaultError> {
    let stored: Option<[u8; 32]> = conn
        .prepare_cached("SELECT mac FROM bucket WHERE n=?")?
        .query_row([to_sql(n)?], |row| row.get(0))
        .optional()?;
    let fits = match (stored, bucket_code(conn, keys, n)?) {
        (None, None) => true,
        (Some(stored), Some(computed)) => same(&stored, &computed),
        (None, Some(_)) | (Some(_), None) => false,
    };
    if fits { Ok(()) } else { Err(VaultError::Corrupt(Part::Row)) }
}

/// Writes a bucket's code anew after its rows changed.
pub(crate) fn save_bucket(conn: &Connection, keys: &Keys, n: u64) -> Result<(), VaultError> {
    match bucket_code(conn, keys, n)? {
        Some(code) => conn
            .prepare_cached("INSERT INTO bucket(n, mac) VALUES(?,?) ON CONFLICT(n) DO UPDATE SET mac=excluded.mac")?
            .execute(params![to_sql(n)?, code])?,
        None => conn.prepare_cached("DELETE FROM bucket WHERE n=?")?.execute([to_sql(n)?])?,
    };
    Ok(())
}
