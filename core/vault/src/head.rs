//! The head: one code over the whole state. It exists so that nothing in the file can be changed, removed or put back on
//! its own: the head covers flags, slots, identity, clock and every bucket of contacts, and the end of the journal.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Part, VaultError};
use crate::keys::{Hasher, Keys, VaultId, digest, same};
use crate::slot;
use crate::sql::{from_sql, to_sql};
use hmac::Mac;

/// The layout this version writes.
pub(crate) const FORMAT: u32 = 1;

/// Bits of `vault.flags`.
pub(crate) mod flags {
    /// An anchor was posted and acknowledged: from now on its absence means something.
    pub(crate) const ANCHORED: u32 = 1;
    /// The vault is being deleted.
    pub(crate) const DELETING: u32 = 2;
}

/// The one row of `head` with that of `vault`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: u64,
    pub(crate) h: [u8; 32],
    pub(crate) contacts: u64,
    pub(crate) next_contact: u64,
    pub(crate) flags: u32,
    pub(crate) generation: u32,
}

/// What can be read of a vault before it is unlocked. Nothing of it is to be believed before the head's code was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Preface {
    pub(crate) vault: VaultId,
    pub(crate) flags: u32,
    pub(crate) generation: u32,
}

impl Preface {
    pub(crate) fn load(conn: &Connection) -> Result<Self, VaultError> {
        let row = conn
            .prepare_cached("SELECT vault_id, format, flags, generation FROM vault WHERE id=1")?
            .query_row([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((vault, format, flags, generation)) = row else { return Err(VaultError::Corrupt(Part::File)) };
        if format > i64::from(FORMAT) {
            return Err(VaultError::VaultTooNew { found: format });
        }
        let small = |number: i64| u32::try_from(number).map_err(|_| VaultError::Corrupt(Part::File));
        if small(format)? != FORMAT {
            return Err(VaultError::Corrupt(Part::File));
        }
        Ok(Self { vault: VaultId(vault), flags: small(flags)?, generation: small(generation)? })
    }
}

impl Head {
    /// Reads the head and checks its code over the whole state.
    pub(crate) fn load(conn: &Connection, keys: &Keys) -> Result<Self, VaultError> {
        let preface = Preface::load(conn)?;
        let (seq, h, contacts, next_contact, mac): (_, _, _, _, Vec<u8>) = conn
            .prepare_cached("SELECT seq, h, ncontact, next_contact, mac FROM head WHERE id=1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            .optional()?
            .ok_or(VaultError::Corrupt(Part::Head))?;
        let head = Self {
            seq: from_sql(seq)?,
            h,
            contacts: from_sql(contacts)?,
            next_contact: from_sql(next_contact)?,
            flags: preface.flags,
            generation: preface.generation,
        };
        if same(&mac, &head.code(conn, keys)?) { Ok(head) } else { Err(VaultError::Corrupt(Part::Head)) }
    }

    /// Writes the head with a fresh code over the state as it is now.
    pub(crate) fn save(&self, conn: &Connection, keys: &Keys) -> Result<(), VaultError> {
        conn.prepare_cached("UPDATE vault SET flags=?, generation=? WHERE id=1 AND (flags<>?1 OR generation<>?2)")?
            .execute(params![self.flags, self.generation])?;
        let code = self.code(conn, keys)?;
        conn.prepare_cached(
            "INSERT OR REPLACE INTO head(id, seq, h, ncontact, next_contact, mac) VALUES(1,?,?,?,?,?)",
        )?
        .execute(params![
            to_sql(self.seq)?,
            self.h,
            to_sql(self.contacts)?,
            to_sql(self.next_contact)?,
            code
        ])?;
        Ok(())
    }

    /// Computes `HMAC(K_h, "head\0" | …)` as `docs/format.md` lays it out.
    fn code(&self, conn: &Connection, keys: &Keys) -> Result<[u8; 32], VaultError> {
        let mut mac = keys.state();
        mac.update(b"head\0");
        number(&mut mac, self.seq);
        mac.update(&self.h);
        number(&mut mac, self.contacts);
        number(&mut mac, self.next_contact);
        mac.update(&FORMAT.to_be_bytes());
        mac.update(&self.flags.to_be_bytes());
        mac.update(&self.generation.to_be_bytes());
        let slots = slot::load(conn)?;
        number(&mut mac, count(slots.len()));
        for slot in &slots {
            number(&mut mac, slot.number);
            mac.update(&[slot.kind.byte()]);
            mac.update(&slot.generation.to_be_bytes());
            part(&mut mac, &slot.kdf);
            part(&mut mac, &slot.wrapped);
            mac.update(&[u8::from(slot.confirmed)]);
        }
        for table in ["SELECT row_mac FROM identity WHERE id=1", "SELECT row_mac FROM clock WHERE id=1"] {
            let row: Option<[u8; 32]> = conn.prepare_cached(table)?.query_row([], |row| row.get(0)).optional()?;
            // Before the first use of the clock there is no row.
            mac.update(&row.unwrap_or([0; 32]));
        }
        let mut statement = conn.prepare_cached("SELECT n, mac FROM bucket ORDER BY n")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            number(&mut mac, from_sql(row.get(0)?)?);
            mac.update(&row.get::<_, [u8; 32]>(1)?);
        }
        Ok(digest(mac))
    }
}

/// Feeds a number.
pub(crate) fn number(mac: &mut Hasher, value: u64) {
    mac.update(&value.to_be_bytes());
}

/// Feeds bytes behind their length.
fn part(mac: &mut Hasher, bytes: &[u8]) {
    number(mac, count(bytes.len()));
    mac.update(bytes);
}

pub(crate) fn count(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}
