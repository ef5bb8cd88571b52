//! Randomness that repeats.

use sha2::{Digest, Sha256};

use crate::ports::{Entropy, EntropyError};

/// Bytes that follow from a seed: SHA-256 in counter mode.
#[derive(Clone, Debug)]
pub struct SeededEntropy {
    seed: u64,
    block: u64,
}

impl SeededEntropy {
    /// Starts from a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, block: 0 }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        for chunk in bytes.chunks_mut(32) {
            let digest = Sha256::new().chain_update(self.seed.to_be_bytes()).chain_update(self.block.to_be_bytes());
            self.block = self.block.wrapping_add(1);
            for (to, from) in chunk.iter_mut().zip(digest.finalize()) {
                *to = from;
            }
        }
        Ok(())
    }
}
