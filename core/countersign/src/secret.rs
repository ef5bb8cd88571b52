//! The one type in which secrets live. It exists so that no secret can be copied, printed, compared in variable time or
//! left behind in memory by accident: everything that needs the bytes has to ask for them by name.

use core::hint::black_box;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Holds `N` secret bytes on the heap and wipes them when dropped.
///
/// The bytes sit in a box so that moving the value moves a pointer and leaves no copy on the stack. The type has no
/// `Clone`, `Debug`, `Display`, `PartialEq` or `Serialize`, and its bytes leave the crate through
/// [`Secret::for_sealing`] alone, which only the vault may call.
#[derive(ZeroizeOnDrop)]
pub struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    /// Makes a secret by letting `fill` write into its final place, so that no copy is made on the way.
    pub(crate) fn filled(fill: impl FnOnce(&mut [u8; N])) -> Self {
        let mut bytes = Box::new([0; N]);
        fill(&mut bytes);
        Self(bytes)
    }

    /// Draws a fresh secret from `entropy`.
    ///
    /// # Errors
    /// [`crate::ports::EntropyError`] when the system cannot supply random bytes.
    pub fn random(entropy: &mut dyn crate::ports::Entropy) -> Result<Self, crate::ports::EntropyError> {
        let mut bytes = Box::new([0; N]);
        entropy.fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// Lends the bytes to code of this crate; each caller says why it needs them.
    pub(crate) fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// Lends the bytes to a [`crate::ports::SecretSealer`], the one place outside this crate that may see them.
    #[must_use]
    pub fn for_sealing(&self) -> &[u8; N] {
        &self.0
    }

    /// Takes over a secret that a [`crate::ports::SecretSealer`] opened; the caller's copy is wiped.
    pub fn from_sealed(opened: &mut [u8; N]) -> Self {
        let secret = Self::filled(|bytes| bytes.copy_from_slice(opened));
        opened.zeroize();
        secret
    }
}

/// How much stack is wiped after a computation that leaves key material there: HMAC keeps its padded key block in a
/// local even with its `zeroize` feature, and a scrub of this size was seen to clear it.
const SCRUBBED: usize = 64 * 1024;

/// Runs `work` and wipes the 64 KiB of stack below it, where the computation's locals lay.
///
/// HMAC and key derivation leave key material there; whoever computes with a secret wraps the whole computation once.
#[inline(never)]
pub fn with_scrub<T>(work: impl FnOnce() -> T) -> T {
    #[inline(never)]
    fn run<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
    let result = run(work);
    scrub();
    result
}

#[inline(never)]
#[allow(clippy::large_stack_arrays, reason = "covering that much stack is the purpose")]
fn scrub() {
    let mut stack = [0_u8; SCRUBBED];
    stack.zeroize();
    black_box(&stack);
}
