//! This device's own Ed25519 key (RFC 8032). It exists to sign what the device states about itself, such as an exported
//! journal; it takes no part in codes and authenticates no pairing.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use crate::ports::{Entropy, EntropyError};
use crate::secret::{Secret, with_scrub};

/// The device's Ed25519 signing key, kept as its 32-byte seed.
pub struct DeviceKey(Secret<32>);

impl DeviceKey {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`EntropyError`] when the system supplies no random bytes.
    pub fn generate(entropy: &mut dyn Entropy) -> Result<Self, EntropyError> {
        Secret::random(entropy).map(Self)
    }

    /// Takes over a seed that the vault opened.
    #[must_use]
    pub const fn from_seed(seed: Secret<32>) -> Self {
        Self(seed)
    }

    /// Lends the seed, for the vault to seal.
    #[must_use]
    pub const fn seed(&self) -> &Secret<32> {
        &self.0
    }

    /// Gives the public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        with_scrub(|| self.signing_key().verifying_key().to_bytes())
    }

    /// Signs `label || message`; the label says what kind of statement it is, so that no signature can stand for another
    /// kind.
    pub(crate) fn sign(&self, label: &[u8], message: &[u8]) -> [u8; 64] {
        with_scrub(|| self.signing_key().sign(&[label, message].concat()).to_bytes())
    }

    /// Expands the seed; the result wipes itself.
    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.expose())
    }
}

/// Checks a signature of [`DeviceKey::sign`] strictly: no small-order keys, no second form of a signature.
pub(crate) fn verify(public: &[u8; 32], label: &[u8], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public)
        .is_ok_and(|key| key.verify_strict(&[label, message].concat(), &Signature::from_bytes(signature)).is_ok())
}
