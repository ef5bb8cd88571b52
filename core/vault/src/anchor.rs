//! The anchor: what the platform's keystore remembers of the vault's newest state. It exists because a file can always
//! be replaced by an older copy of itself, and only something outside the file can tell.

use core::fmt;

use hmac::Mac;
use rusqlite::Connection;

use crate::error::VaultError;
use crate::head::Head;
use crate::journal;
use crate::keys::{Keys, VaultId, digest, same};

/// Bytes of an anchor.
pub const ANCHOR: usize = 104;

/// Why the vault may be an old copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The anchor is ahead of the file: the file is an older copy.
    RollbackSuspected {
        /// The newest journal record in the file.
        db: u64,
        /// The newest one that the anchor names.
        anchor: u64,
    },
    /// The file and the anchor went different ways: two copies of the vault were used.
    ForkDetected {
        /// The journal record that the anchor names.
        seq: u64,
    },
    /// There was an anchor and it is gone.
    AnchorMissing,
}

impl fmt::Display for Doubt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RollbackSuspected { db, anchor } => write!(
                formatter,
                "this vault looks like an older copy: its journal ends at record {db}, and this device remembers record \
                 {anchor}. It can be read. To go on with it, accept it; codes already used stay refused"
            ),
            Self::ForkDetected { seq } => write!(
                formatter,
                "this vault and this device's memory of it went different ways before journal record {seq}: was a copy \
                 used elsewhere? It can be read. To go on with it, accept it; codes already used stay refused"
            ),
            Self::AnchorMissing => formatter.write_str(
                "this device's memory of the vault's newest state is gone, so it cannot be told from an older copy. It \
                 can be read. To go on with it, accept it; codes already used stay refused",
            ),
        }
    }
}

/// What an anchor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) generation: u32,
    pub(crate) seq: u64,
    pub(crate) h: [u8; 32],
    pub(crate) contacts: u64,
}

impl Anchor {
    pub(crate) const fn of(head: &Head) -> Self {
        Self { generation: head.generation, seq: head.seq, h: head.h, contacts: head.contacts }
    }

    /// Lays out `"AN1\0" | vault_id[16] | gen u32 | seq u64 | h[32] | ncontact u64 | HMAC(K_a, all before)[32]`.
    pub(crate) fn to_bytes(self, keys: &Keys, vault: VaultId) -> [u8; ANCHOR] {
        let mut body = Vec::with_capacity(ANCHOR);
        body.extend_from_slice(b"AN1\0");
        body.extend_from_slice(&vault.0);
        body.extend_from_slice(&self.generation.to_be_bytes());
        body.extend_from_slice(&self.seq.to_be_bytes());
        body.extend_from_slice(&self.h);
        body.extend_from_slice(&self.contacts.to_be_bytes());
        let mut mac = keys.anchor();
        mac.update(&body);
        body.extend_from_slice(&digest(mac));
        let mut out = [0; ANCHOR];
        for (to, from) in out.iter_mut().zip(body) {
            *to = from;
        }
        out
    }

    /// Takes an anchor apart without believing it: the second part tells whether its code holds.
    pub(crate) fn from_bytes(bytes: &[u8], keys: &Keys, vault: VaultId) -> Option<(Self, bool)> {
        let bytes: &[u8; ANCHOR] = bytes.try_into().ok()?;
        let (magic, rest) = bytes.split_first_chunk::<4>()?;
        let (named, rest) = rest.split_first_chunk::<16>()?;
        let (generation, rest) = rest.split_first_chunk::<4>()?;
        let (seq, rest) = rest.split_first_chunk::<8>()?;
        let (h, rest) = rest.split_first_chunk::<32>()?;
        let (contacts, code) = rest.split_first_chunk::<8>()?;
        if magic != b"AN1\0" || *named != vault.0 {
            return None;
        }
        let anchor = Self {
            generation: u32::from_be_bytes(*generation),
            seq: u64::from_be_bytes(*seq),
            h: *h,
            contacts: u64::from_be_bytes(*contacts),
        };
        let mut mac = keys.anchor();
        mac.update(bytes.split_last_chunk::<32>()?.0);
        Some((anchor, same(code, &digest(mac))))
    }
}

/// Holds an anchor against the file: `None` when there is nothing to doubt.
pub(crate) fn judge(
    conn: &Connection,
    keys: &Keys,
    vault: VaultId,
    head: &Head,
    expected: bool,
    anchor: Option<&[u8]>,
) -> Result<Option<Doubt>, VaultError> {
    let Some(bytes) = anchor else { return Ok(expected.then_some(Doubt::AnchorMissing)) };
    let Some((anchor, genuine)) = Anchor::from_bytes(bytes, keys, vault) else {
        // Bytes that are no anchor of this vault remember nothing.
        return Ok(Some(Doubt::AnchorMissing));
    };
    if !genuine && anchor.generation < head.generation {
        // Written under an earlier data key, which is gone: the vault was re-keyed and the new anchor never came out.
        return Ok(Some(Doubt::AnchorMissing));
    }
    if !genuine && anchor.generation == head.generation {
        return Ok(Some(Doubt::ForkDetected { seq: anchor.seq }));
    }
    if anchor.generation > head.generation || anchor.seq > head.seq {
        return Ok(Some(Doubt::RollbackSuspected { db: head.seq, anchor: anchor.seq }));
    }
    let fits = anchor.h == journal::code_at(conn, vault, anchor.seq)?
        && (anchor.seq < head.seq || anchor.contacts == head.contacts);
    Ok((!fits).then_some(Doubt::ForkDetected { seq: anchor.seq }))
}
