//! The HOTP value of RFC 4226 §5.3. It exists as one function, so that showing and judging a code can never truncate
//! differently.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::keys::CodeKey;
use crate::time::TimeStep;

/// Computes the six-digit HOTP value (RFC 4226 §5.3, RFC 6238 §4.2) of `step` under `key`.
///
/// Constant time in the key. HMAC leaves key material on the stack: wrap a user's action, not each call, in a scrub.
#[must_use]
pub fn hotp(key: &CodeKey, step: TimeStep) -> u32 {
    truncate(key, step) % 1_000_000
}

/// Computes the 31-bit dynamic truncation of RFC 4226 §5.3.
pub(super) fn truncate(key: &CodeKey, step: TimeStep) -> u32 {
    // The key bytes are read here to key the HMAC.
    truncate_bytes(key.expose(), step)
}

/// Truncates under a key of any length, as RFC 6238's own vectors need it.
pub(super) fn truncate_bytes(key: &[u8], step: TimeStep) -> u32 {
    // HMAC takes a key of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else { return 0 };
    mac.update(&step.0.to_be_bytes());
    let digest: [u8; 20] = mac.finalize().into_bytes().into();
    let offset = usize::from(digest[19] & 0x0f);
    let mut word = [0; 4];
    for (to, from) in word.iter_mut().zip(digest.iter().skip(offset)) {
        *to = *from;
    }
    u32::from_be_bytes(word) & 0x7fff_ffff
}
