//! The key hierarchy under the data key. It exists so that every key of the vault comes from one place and each serves
//! one purpose: what seals a record cannot forge the journal, and what one slot wraps no other can open.

use core::fmt;

use countersign::secret::{Secret, with_scrub};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// HMAC-SHA256, as it runs over rows, buckets, heads and the journal.
pub(crate) type Hasher = Hmac<Sha256>;

/// Sixteen random bytes that name a vault; they are no secret.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VaultId(pub [u8; 16]);

impl fmt::Display for VaultId {
    /// Writes 32 lower-case hex digits.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for VaultId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "VaultId({self})")
    }
}

impl VaultId {
    /// Reads 32 lower-case hex digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut id = [0; 16];
        if text.len() != 32 || text.bytes().any(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        for (byte, at) in id.iter_mut().zip((0_usize..).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at.saturating_add(2))?, 16).ok()?;
        }
        Some(Self(id))
    }
}

/// The data key and all that follows from it, together on locked memory where the system allows it.
///
/// They lie side by side in one secret, so that one lock covers them and one wipe ends them.
pub(crate) struct Keys {
    // Dropped before the keys: the pages are unlocked, then wiped in the same breath.
    _locked: Option<region::LockGuard>,
    all: Secret<{ KEY * COUNT }>,
}

const KEY: usize = 32;
const COUNT: usize = 8;

/// Names a key by its place in the row.
#[derive(Clone, Copy)]
enum Which {
    Data,
    Secrets,
    Meta,
    LogBody,
    Chain,
    State,
    Anchor,
    Device,
}

impl Which {
    const fn place(self) -> usize {
        match self {
            Self::Data => 0,
            Self::Secrets => 1,
            Self::Meta => 2,
            Self::LogBody => 3,
            Self::Chain => 4,
            Self::State => 5,
            Self::Anchor => 6,
            Self::Device => 7,
        }
    }
}

impl Keys {
    /// Derives every key from the data key.
    pub(crate) fn derive(vault: VaultId, data: &Secret<32>) -> Self {
        with_scrub(|| {
            let from_data = Hkdf::<Sha256>::new(Some(&vault.0), data.for_sealing());
            let mut all = Box::new([0_u8; KEY * COUNT]);
            let (rows, _) = all.as_chunks_mut::<KEY>();
            let mut put = |which: Which, fill: &dyn Fn(&mut [u8; KEY])| {
                if let Some(row) = rows.get_mut(which.place()) {
                    fill(row);
                }
            };
            put(Which::Data, &|row| row.copy_from_slice(data.for_sealing()));
            let named = [
                (Which::Secrets, b"secret".as_slice()),
                (Which::Meta, b"meta"),
                (Which::LogBody, b"logbody"),
                (Which::Chain, b"chain"),
                (Which::State, b"state"),
                (Which::Anchor, b"anchor"),
            ];
            for (which, name) in named {
                put(which, &|row| expand_into(&from_data, &[b"Countersign/1 vault ", name], row));
            }
            let mut secrets = Box::new([0_u8; KEY]);
            expand_into(&from_data, &[b"Countersign/1 vault ", b"secret"], &mut secrets);
            put(Which::Device, &|row| expand_from(&secrets, &[b"Countersign/1 vault device"], row));
            drop(Secret::from_sealed(&mut secrets));
            let all = Secret::from_sealed(&mut all);
            // Where memory cannot be locked (a limit, a system without it) the keys are as safe as swap is.
            let locked = region::lock(all.for_sealing().as_ptr(), KEY * COUNT).ok();
            Self { _locked: locked, all }
        })
    }

    fn key(&self, which: Which) -> &[u8; KEY] {
        let (rows, _) = self.all.for_sealing().as_chunks::<KEY>();
        // Every place lies within the row of keys.
        rows.get(which.place()).unwrap_or(&[0; KEY])
    }

    /// The data key, for wrapping it under another slot.
    pub(crate) fn data(&self) -> &[u8; 32] {
        self.key(Which::Data)
    }

    /// Seals contacts' records and guards, the clock record and the own name.
    pub(crate) fn meta(&self) -> &[u8; 32] {
        self.key(Which::Meta)
    }

    /// Seals journal entries.
    pub(crate) fn log_body(&self) -> &[u8; 32] {
        self.key(Which::LogBody)
    }

    /// Seals the device's Ed25519 seed.
    pub(crate) fn device(&self) -> &[u8; 32] {
        self.key(Which::Device)
    }

    /// Derives the key that seals one contact's root.
    pub(crate) fn contact(&self, id: u64) -> Secret<32> {
        let mut key = Box::new([0; KEY]);
        expand_from(self.key(Which::Secrets), &[b"Countersign/1 vault contact", &id.to_be_bytes()], &mut key);
        Secret::from_sealed(&mut key)
    }

    /// Starts the HMAC that chains the journal.
    pub(crate) fn chain(&self) -> Hasher {
        hasher(self.key(Which::Chain))
    }

    /// Starts the HMAC over rows, buckets and heads.
    pub(crate) fn state(&self) -> Hasher {
        hasher(self.key(Which::State))
    }

    /// Starts the HMAC over the anchor.
    pub(crate) fn anchor(&self) -> Hasher {
        hasher(self.key(Which::Anchor))
    }
}

/// Starts an HMAC-SHA256 under a key of 32 bytes.
fn hasher(key: &[u8; 32]) -> Hasher {
    let mut block = Box::new([0_u8; 64]);
    if let Some(front) = block.first_chunk_mut::<32>() {
        front.copy_from_slice(key);
    }
    // RFC 2104 pads a short key with zeros to the block: the padded key is the same key.
    let hasher = Hasher::new((&*block).into());
    drop(Secret::from_sealed(&mut block));
    hasher
}

/// Ends an HMAC.
pub(crate) fn digest(hasher: Hasher) -> [u8; 32] {
    hasher.finalize().into_bytes().into()
}

/// Compares two codes in constant time.
pub(crate) fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}

fn expand_into(expander: &Hkdf<Sha256>, info: &[&[u8]], key: &mut [u8; 32]) {
    // One block is far below HKDF's limit of 255.
    let _ = expander.expand_multi_info(info, key);
}

fn expand_from(above: &[u8; 32], info: &[&[u8]], key: &mut [u8; 32]) {
    // `from_prk` refuses only keys shorter than a hash, and this one is as long.
    if let Ok(expander) = Hkdf::<Sha256>::from_prk(above) {
        expand_into(&expander, info, key);
    }
}

/// Derives the key of the recovery slot from the code's bytes.
pub(crate) fn recovery(vault: VaultId, indices: &[u8; 24]) -> Secret<32> {
    with_scrub(|| {
        let mut key = Box::new([0; 32]);
        expand_into(&Hkdf::<Sha256>::new(Some(&vault.0), indices), &[b"Countersign/1 vault recovery"], &mut key);
        Secret::from_sealed(&mut key)
    })
}
