//! The rows that a vault has once: this device's identity and its memory of the clock. It exists apart from contacts
//! because these rows hang on the head directly, without a bucket.

use countersign::identity::DeviceKey;
use countersign::name::OwnName;
use countersign::verify::ClockRecord;
use hmac::Mac;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::cell::{self, Place};
use crate::error::{Part, VaultError};
use crate::head::number;
use crate::keys::{Keys, VaultId, digest, same};
use crate::sql::{from_sql, to_sql};

/// The row of `identity`, sealed.
pub(crate) struct Identity {
    version: u64,
    public: [u8; 32],
    secret: Vec<u8>,
    name: Vec<u8>,
}

impl Identity {
    /// Seals a device key and the own name.
    pub(crate) fn seal(
        keys: &Keys,
        vault: VaultId,
        version: u64,
        key: &DeviceKey,
        name: &OwnName,
    ) -> Result<Self, VaultError> {
        Ok(Self {
            version,
            public: key.public(),
            secret: cell::seal(keys.device(), vault, Place::device_seed(version), key.seed().for_sealing())?,
            name: cell::seal(keys.meta(), vault, Place::own_name(version), name.as_str().as_bytes())?,
        })
    }

    /// Seals the same key with another name under the next version.
    pub(crate) fn with_name(&self, keys: &Keys, vault: VaultId, name: &OwnName) -> Result<Self, VaultError> {
        let version = self.version.checked_add(1).ok_or(VaultError::OutOfRange)?;
        Self::seal(keys, vault, version, &self.device_key(keys, vault)?, name)
    }

    pub(crate) fn own_name(&self, keys: &Keys, vault: VaultId) -> Result<OwnName, VaultError> {
        let plain = cell::open(keys.meta(), vault, Place::own_name(self.version), &self.name)?;
        core::str::from_utf8(&plain).ok().and_then(OwnName::from_stored).ok_or(VaultError::Corrupt(Part::Cell))
    }

    pub(crate) fn device_key(&self, keys: &Keys, vault: VaultId) -> Result<DeviceKey, VaultError> {
        let seed = cell::open_secret(keys.device(), vault, Place::device_seed(self.version), &self.secret)?;
        let key = DeviceKey::from_seed(seed);
        if key.public() == self.public { Ok(key) } else { Err(VaultError::Corrupt(Part::Row)) }
    }

    pub(crate) fn save(&self, conn: &Connection, keys: &Keys) -> Result<(), VaultError> {
        conn.prepare_cached(
            "INSERT OR REPLACE INTO identity(id, ver, public, secret, name, row_mac) VALUES(1,?,?,?,?,?)",
        )?
        .execute(params![to_sql(self.version)?, self.public, self.secret, self.name, self.code(keys)])?;
        Ok(())
    }

    fn code(&self, keys: &Keys) -> [u8; 32] {
        row_code(keys, self.version, &[&self.public, &self.secret, &self.name])
    }
}

/// Computes `HMAC(K_h, "row\0" | 1 u64 | ver | H(column)…)`, which is shorter than any contact's.
fn row_code(keys: &Keys, version: u64, columns: &[&[u8]]) -> [u8; 32] {
    let mut mac = keys.state();
    mac.update(b"row\0");
    number(&mut mac, 1);
    number(&mut mac, version);
    for column in columns {
        mac.update(&Sha256::digest(column));
    }
    digest(mac)
}

/// Reads the identity and checks its code.
pub(crate) fn load(conn: &Connection, keys: &Keys) -> Result<Identity, VaultError> {
    let found = conn
        .prepare_cached("SELECT ver, public, secret, name, row_mac FROM identity WHERE id=1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, Vec<u8>>(4)?)))
        .optional()?;
    let Some((version, public, secret, name, code)) = found else { return Err(VaultError::Corrupt(Part::Row)) };
    let identity = Identity { version: from_sql(version)?, public, secret, name };
    if same(&code, &identity.code(keys)) { Ok(identity) } else { Err(VaultError::Corrupt(Part::Row)) }
}

/// Reads what is remembered of the clock.
pub(crate) fn clock(conn: &Connection, keys: &Keys, vault: VaultId) -> Result<Option<ClockRecord>, VaultError> {
    let Some((version, sealed)) = clock_row(conn, keys)? else { return Ok(None) };
    let plain = cell::open(keys.meta(), vault, Place::clock(version), &sealed)?;
    ClockRecord::from_bytes(&plain).map(Some).map_err(|_| VaultError::Corrupt(Part::Cell))
}

/// Remembers a reading of the clock under the next version.
pub(crate) fn set_clock(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    record: &ClockRecord,
) -> Result<(), VaultError> {
    let before = clock_row(conn, keys)?.map_or(0, |(version, _)| version);
    let version = before.checked_add(1).ok_or(VaultError::OutOfRange)?;
    save_clock(conn, keys, vault, version, record)
}

/// Seals the clock's row anew under other keys.
pub(crate) fn reseal(conn: &Connection, old: &Keys, new: &Keys, vault: VaultId) -> Result<(), VaultError> {
    let identity = load(conn, old)?;
    Identity::seal(new, vault, identity.version, &identity.device_key(old, vault)?, &identity.own_name(old, vault)?)?
        .save(conn, new)?;
    if let (Some((version, _)), Some(record)) = (clock_row(conn, old)?, clock(conn, old, vault)?) {
        save_clock(conn, new, vault, version, &record)?;
    }
    Ok(())
}

fn save_clock(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    version: u64,
    record: &ClockRecord,
) -> Result<(), VaultError> {
    let sealed = cell::seal(keys.meta(), vault, Place::clock(version), &record.to_bytes())?;
    let code = row_code(keys, version, &[&sealed]);
    conn.prepare_cached("INSERT OR REPLACE INTO clock(id, ver, cell, row_mac) VALUES(1,?,?,?)")?.execute(params![
        to_sql(version)?,
        sealed,
        code
    ])?;
    Ok(())
}

fn clock_row(conn: &Connection, keys: &Keys) -> Result<Option<(u64, Vec<u8>)>, VaultError> {
    let found = conn
        .prepare_cached("SELECT ver, cell, row_mac FROM clock WHERE id=1")?
        .query_row([], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?)))
        .optional()?;
    let Some((version, sealed, code)) = found else { return Ok(None) };
    let version = from_sql(version)?;
    if same(&code, &row_code(keys, version, &[&sealed])) {
        Ok(Some((version, sealed)))
    } else {
        Err(VaultError::Corrupt(Part::Row))
    }
}
