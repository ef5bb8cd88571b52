//! Key slots: the data key, wrapped once for each way to unlock. It exists so that a person who loses one way still has
//! another, and so that a hostile file can neither swap slots nor exhaust the machine.

use argon2::{Algorithm, Argon2, Params, Version};
use countersign::ports::Entropy;
use countersign::secret::{Secret, with_scrub};
use rusqlite::{Connection, params};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::cell;
use crate::error::{Part, VaultError};
use crate::keys::{self, VaultId};
use crate::recovery::RecoveryCode;
use crate::sql::{from_sql, to_sql};
use crate::system::SystemEntropy;

/// A way to unlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// A random key in the platform's keystore, or one that a phone's shell hands in.
    Platform,
    /// A passphrase, through Argon2id.
    Passphrase,
    /// Twelve words on paper.
    Recovery,
}

impl SlotKind {
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::Platform => 1,
            Self::Passphrase => 2,
            Self::Recovery => 3,
        }
    }

    const fn from_number(number: u64) -> Option<Self> {
        match number {
            1 => Some(Self::Platform),
            2 => Some(Self::Passphrase),
            3 => Some(Self::Recovery),
            0 | 4..=u64::MAX => None,
        }
    }
}

/// What may be shown of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotView {
    /// The way to unlock.
    pub kind: SlotKind,
    /// Counts the renewals of a platform key; 0 for the other kinds.
    pub generation: u32,
    /// Whether the key was read back on a later start; a platform key is not to be relied on before.
    pub confirmed: bool,
}

/// What a guess at the passphrase costs: Argon2id's memory in KiB, passes and lanes (RFC 9106 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KdfCost {
    kib: u32,
    passes: u32,
    lanes: u32,
}

impl KdfCost {
    /// 256 MiB, 3 passes: for desktops, below a second.
    pub const DESKTOP: Self = Self { kib: 256 * 1024, passes: 3, lanes: 1 };
    /// 64 MiB, 3 passes, 4 lanes, RFC 9106's second recommendation: for phones.
    pub const PHONE: Self = Self { kib: 64 * 1024, passes: 3, lanes: 4 };
    /// The least that is accepted on read: for tests.
    #[cfg(any(test, feature = "testing"))]
    pub const LEAST: Self = Self { kib: 19 * 1024, passes: 1, lanes: 1 };

    /// Takes a cost within the bounds that are accepted on read: 19 MiB to 1 GiB, at most 16 passes and 16 lanes.
    ///
    /// # Errors
    /// [`VaultError::KdfParamsRejected`] beyond them.
    pub const fn new(kib: u32, passes: u32, lanes: u32) -> Result<Self, VaultError> {
        if kib < 19 * 1024 || kib > 1024 * 1024 || passes < 1 || passes > 16 || lanes < 1 || lanes > 16 {
            return Err(VaultError::KdfParamsRejected);
        }
        Ok(Self { kib, passes, lanes })
    }
}

/// Argon2's version 1.3, the only one written and read.
const ARGON2_VERSION: u8 = 0x13;

/// The parameters of a passphrase slot: `"A2id" | 0x13 | m u32 | t u32 | p u32 | salt[16]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kdf {
    cost: KdfCost,
    salt: [u8; 16],
}

impl Kdf {
    fn fresh(cost: KdfCost) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        SystemEntropy.fill(&mut salt)?;
        Ok(Self { cost, salt })
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(33);
        out.extend_from_slice(b"A2id");
        out.push(ARGON2_VERSION);
        for number in [self.cost.kib, self.cost.passes, self.cost.lanes] {
            out.extend_from_slice(&number.to_be_bytes());
        }
        out.extend_from_slice(&self.salt);
        out
    }

    /// Reads the parameters, which come from a file that anyone may have written.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let damaged = VaultError::Corrupt(Part::Slot);
        let Some((&[b'A', b'2', b'i', b'd', ARGON2_VERSION], rest)) = bytes.split_first_chunk::<5>() else {
            return Err(damaged);
        };
        let Ok::<&[u8; 28], _>(rest) = rest.try_into() else { return Err(damaged) };
        let (numbers, _) = rest.as_chunks::<4>();
        let (&[kib, passes, lanes], Some(salt)) =
            (numbers.first_chunk::<3>().unwrap_or(&[[0; 4]; 3]), rest.last_chunk::<16>())
        else {
            return Err(damaged);
        };
        let cost = KdfCost::new(u32::from_be_bytes(kib), u32::from_be_bytes(passes), u32::from_be_bytes(lanes))?;
        Ok(Self { cost, salt: *salt })
    }

    fn key(&self, passphrase: &str) -> Result<Secret<32>, VaultError> {
        // Room for NFKC's longest expansion: a text that grows would leave a passphrase where it was.
        let mut text = Zeroizing::new(String::with_capacity(passphrase.len().saturating_mul(18)));
        text.extend(passphrase.nfkc());
        with_scrub(|| {
            let params = Params::new(self.cost.kib, self.cost.passes, self.cost.lanes, Some(32))
                .map_err(|_| VaultError::KdfParamsRejected)?;
            let mut key = Box::new([0; 32]);
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(text.as_bytes(), &self.salt, key.as_mut_slice())
                .map_err(|_| VaultError::KdfParamsRejected)?;
            Ok(Secret::from_sealed(&mut key))
        })
    }
}

/// One row of `keyslot`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) number: u64,
    pub(crate) kind: SlotKind,
    pub(crate) generation: u32,
    pub(crate) kdf: Vec<u8>,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) confirmed: bool,
}

/// More slots than this no vault of ours ever had.
const SLOTS: usize = 16;

impl Slot {
    /// Wraps the data key under a platform key.
    pub(crate) fn platform(
        vault: VaultId,
        number: u64,
        generation: u32,
        kek: &[u8; 32],
        data: &[u8; 32],
    ) -> Result<Self, VaultError> {
        Self { number, kind: SlotKind::Platform, generation, kdf: Vec::new(), wrapped: Vec::new(), confirmed: false }
            .wrap(vault, kek, data)
    }

    /// Wraps the data key under a passphrase.
    pub(crate) fn passphrase(
        vault: VaultId,
        number: u64,
        passphrase: &str,
        cost: KdfCost,
        data: &[u8; 32],
    ) -> Result<Self, VaultError> {
        if !fit(passphrase) {
            return Err(VaultError::UnfitPassphrase);
        }
        let kdf = Kdf::fresh(cost)?;
        let kek = kdf.key(passphrase)?;
        let kdf = kdf.to_bytes();
        Self { number, kind: SlotKind::Passphrase, generation: 0, kdf, wrapped: Vec::new(), confirmed: true }.wrap(
            vault,
            kek.for_sealing(),
            data,
        )
    }

    /// Wraps the data key under a recovery code.
    pub(crate) fn recovery(
        vault: VaultId,
        number: u64,
        code: &RecoveryCode,
        data: &[u8; 32],
    ) -> Result<Self, VaultError> {
        let kek = keys::recovery(vault, code.indices());
        Self { number, kind: SlotKind::Recovery, generation: 0, kdf: Vec::new(), wrapped: Vec::new(), confirmed: true }
            .wrap(vault, kek.for_sealing(), data)
    }

    fn wrap(mut self, vault: VaultId, kek: &[u8; 32], data: &[u8; 32]) -> Result<Self, VaultError> {
        self.wrapped = cell::seal_with(kek, &self.aad(vault), data)?;
        Ok(self)
    }

    /// Unwraps with a platform key; `None` when it is another one.
    pub(crate) fn open_platform(&self, vault: VaultId, kek: &[u8; 32]) -> Option<Secret<32>> {
        cell::open_secret_with(kek, &self.aad(vault), &self.wrapped)
    }

    /// Unwraps with a passphrase; `None` when it is another one.
    pub(crate) fn open_passphrase(&self, vault: VaultId, passphrase: &str) -> Result<Option<Secret<32>>, VaultError> {
        let kek = Kdf::from_bytes(&self.kdf)?.key(passphrase)?;
        Ok(cell::open_secret_with(kek.for_sealing(), &self.aad(vault), &self.wrapped))
    }

    /// Unwraps with a recovery code; `None` when it is another one.
    pub(crate) fn open_recovery(&self, vault: VaultId, code: &RecoveryCode) -> Option<Secret<32>> {
        let kek = keys::recovery(vault, code.indices());
        cell::open_secret_with(kek.for_sealing(), &self.aad(vault), &self.wrapped)
    }

    /// `"slot1" | vault_id | slot u64 | kind u8 | generation u32 | kdf`: what a wrapped key is bound to.
    fn aad(&self, vault: VaultId) -> Vec<u8> {
        let mut out = b"slot1".to_vec();
        out.extend_from_slice(&vault.0);
        out.extend_from_slice(&self.number.to_be_bytes());
        out.push(self.kind.byte());
        out.extend_from_slice(&self.generation.to_be_bytes());
        out.extend_from_slice(&self.kdf);
        out
    }

    pub(crate) const fn view(&self) -> SlotView {
        SlotView { kind: self.kind, generation: self.generation, confirmed: self.confirmed }
    }
}

/// Tells whether a passphrase can be taken: 1 to 1,024 bytes.
pub(crate) const fn fit(passphrase: &str) -> bool {
    !passphrase.is_empty() && passphrase.len() <= 1024
}

/// Reads every slot, in the order of their numbers.
pub(crate) fn load(conn: &Connection) -> Result<Vec<Slot>, VaultError> {
    let mut statement =
        conn.prepare_cached("SELECT slot, kind, gen, kdf, wrapped, confirmed FROM keyslot ORDER BY slot LIMIT 17")?;
    let mut rows = statement.query([])?;
    let mut slots = Vec::new();
    while let Some(row) = rows.next()? {
        let damaged = VaultError::Corrupt(Part::Slot);
        let (Some(kind), Ok(generation)) =
            (SlotKind::from_number(from_sql(row.get(1)?)?), u32::try_from(from_sql(row.get(2)?)?))
        else {
            return Err(damaged);
        };
        let slot = Slot {
            number: from_sql(row.get(0)?)?,
            kind,
            generation,
            kdf: row.get(3)?,
            wrapped: row.get(4)?,
            // Only 0 and 1 are written, and what the head covers has one form.
            confirmed: match row.get::<_, i64>(5)? {
                0 => false,
                1 => true,
                _ => return Err(damaged),
            },
        };
        if slots.len() == SLOTS || slot.kdf.len() > 64 || slot.wrapped.len() != cell::NONCE + 32 + cell::TAG {
            return Err(damaged);
        }
        slots.push(slot);
    }
    Ok(slots)
}

/// Writes one slot anew or in place of the one with its number.
pub(crate) fn save(conn: &Connection, slot: &Slot) -> Result<(), VaultError> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO keyslot(slot, kind, gen, kdf, wrapped, confirmed) VALUES(?,?,?,?,?,?)",
    )?
    .execute(params![
        to_sql(slot.number)?,
        slot.kind.byte(),
        slot.generation,
        slot.kdf,
        slot.wrapped,
        slot.confirmed
    ])?;
    Ok(())
}

/// Removes a slot.
pub(crate) fn remove(conn: &Connection, slot: u64) -> Result<(), VaultError> {
    conn.prepare_cached("DELETE FROM keyslot WHERE slot = ?")?.execute([to_sql(slot)?])?;
    Ok(())
}
