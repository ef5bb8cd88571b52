//! Code keys, one for each direction and context. It exists so that every code key comes from a contact's root in one
//! place, by HKDF-Expand (RFC 5869 §2.3).

use hkdf::Hkdf;
use sha2::Sha256;

use super::{Context, Direction};
use crate::secret::Secret;

/// Length of a code key in bytes: RFC 4226 §4 recommends 160 bits.
pub(super) const LEN: usize = 20;

/// The HMAC-SHA1 key of one direction and context.
pub struct CodeKey(Secret<LEN>);

impl CodeKey {
    /// Derives the key: `Expand(root, "Countersign/1 code\0" || direction || context || 20, 20)`.
    #[must_use]
    pub fn derive(root: &Secret<32>, direction: Direction, context: Context) -> Self {
        // The root is read here to expand it; the key lands in its own box.
        let derived = Hkdf::<Sha256>::from_prk(root.expose()).map(|expander| {
            Secret::filled(|key| {
                let info = [b"Countersign/1 code\0".as_slice(), &[direction.byte(), context.byte(), LEN_BYTE]];
                // 20 bytes are below HKDF's limit of 255 blocks.
                let _ = expander.expand_multi_info(&info, key);
            })
        });
        // `from_prk` refuses only keys shorter than a hash, and a root is as long as one.
        Self(derived.unwrap_or_else(|_| Secret::filled(|_| ())))
    }

    /// Lends the key bytes to the HMAC.
    pub(super) fn expose(&self) -> &[u8; LEN] {
        self.0.expose()
    }
}

/// [`LEN`] as the byte that enters the derivation.
const LEN_BYTE: u8 = 20;
