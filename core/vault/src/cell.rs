//! Sealed cells: XChaCha20-Poly1305 over one column of one row. It exists so that no cell opens anywhere but in its own
//! place: the vault, table, row, column and version are part of what is authenticated.

use chacha20poly1305::aead::{Aead, AeadInOut, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use countersign::ports::Entropy;
use countersign::secret::Secret;
use zeroize::Zeroize;

use crate::error::{Part, VaultError};
use crate::keys::VaultId;
use crate::system::SystemEntropy;

/// Bytes of nonce in front of each cell.
pub(crate) const NONCE: usize = 24;
/// Bytes of tag behind each cell.
pub(crate) const TAG: usize = 16;

/// Where a cell belongs. The numbers are part of the format (`docs/format.md`, "Sealed cells").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    table: u8,
    row: u64,
    column: u8,
    version: u64,
}

impl Place {
    pub(crate) const fn device_seed(version: u64) -> Self {
        Self { table: 1, row: 1, column: 1, version }
    }

    pub(crate) const fn own_name(version: u64) -> Self {
        Self { table: 1, row: 1, column: 2, version }
    }

    pub(crate) const fn clock(version: u64) -> Self {
        Self { table: 2, row: 1, column: 1, version }
    }

    pub(crate) const fn contact(id: u64, version: u64) -> Self {
        Self { table: 3, row: id, column: 1, version }
    }

    pub(crate) const fn root(id: u64, version: u64) -> Self {
        Self { table: 3, row: id, column: 2, version }
    }

    pub(crate) const fn guard(id: u64, version: u64) -> Self {
        Self { table: 3, row: id, column: 3, version }
    }

    pub(crate) const fn entry(seq: u64) -> Self {
        Self { table: 4, row: seq, column: 1, version: 1 }
    }

    /// Lays out what is authenticated with the cell.
    fn bytes(self, vault: VaultId) -> Vec<u8> {
        let mut out = Vec::with_capacity(35);
        out.push(1);
        out.extend_from_slice(&vault.0);
        out.push(self.table);
        out.extend_from_slice(&self.row.to_be_bytes());
        out.push(self.column);
        out.extend_from_slice(&self.version.to_be_bytes());
        out
    }
}

/// Seals `plain` for its place: nonce, ciphertext, tag.
pub(crate) fn seal(key: &[u8; 32], vault: VaultId, place: Place, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    seal_with(key, &place.bytes(vault), plain)
}

/// Opens what [`seal`] made for the same place.
pub(crate) fn open(key: &[u8; 32], vault: VaultId, place: Place, cell: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (nonce, sealed) = cell.split_first_chunk::<NONCE>().ok_or(VaultError::Corrupt(Part::Cell))?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(<&XNonce>::from(nonce), Payload { msg: sealed, aad: &place.bytes(vault) })
        .map_err(|_| VaultError::Corrupt(Part::Cell))
}

/// Opens a cell that holds 32 secret bytes.
pub(crate) fn open_secret(key: &[u8; 32], vault: VaultId, place: Place, cell: &[u8]) -> Result<Secret<32>, VaultError> {
    open_secret_with(key, &place.bytes(vault), cell).ok_or(VaultError::Corrupt(Part::Cell))
}

/// Seals under any associated data.
pub(crate) fn seal_with(key: &[u8; 32], aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; NONCE];
    SystemEntropy.fill(&mut nonce)?;
    // At full size from the start: a vector that grows would leave plaintext where it was.
    let mut out = Vec::with_capacity(NONCE.saturating_add(plain.len()).saturating_add(TAG));
    out.extend_from_slice(&nonce);
    out.extend_from_slice(plain);
    let (_, body) = out.split_at_mut(NONCE);
    let tag = XChaCha20Poly1305::new(key.into()).encrypt_inout_detached(<&XNonce>::from(&nonce), aad, body.into());
    let Ok(tag) = tag else {
        // Only a text beyond 256 GiB is refused.
        out.zeroize();
        return Err(VaultError::OutOfRange);
    };
    out.extend_from_slice(&tag);
    Ok(out)
}

/// Opens 32 secret bytes in their final place; `None` when anything differs.
pub(crate) fn open_secret_with(key: &[u8; 32], aad: &[u8], cell: &[u8]) -> Option<Secret<32>> {
    let (nonce, sealed) = cell.split_first_chunk::<NONCE>()?;
    let (sealed, tag) = sealed.split_last_chunk::<TAG>()?;
    let mut plain: Box<[u8; 32]> = Box::new(sealed.try_into().ok()?);
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(<&XNonce>::from(nonce), aad, plain.as_mut_slice().into(), tag.into())
        .ok()?;
    Some(Secret::from_sealed(&mut plain))
}
