//! Random bytes from the operating system.

use countersign::ports::{Entropy, EntropyError};

/// Draws from the operating system's generator (`getrandom`, `ProcessPrng`, `getentropy`).
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        getrandom::fill(bytes).map_err(|_| EntropyError)
    }
}
