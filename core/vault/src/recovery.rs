//! The recovery code: twelve words that open the vault when the platform's key is gone. It exists so that a lost keyring
//! or a forgotten passphrase never costs a person their vault.

use countersign::ports::{Entropy, EntropyError};
use countersign::secret::Secret;
use countersign::words::Word;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

/// How many words a code has; each stands for 11 bits.
pub(crate) const WORDS: usize = 12;

/// Twelve words of the BIP-39 English list: 132 random bits, without a checksum.
pub struct RecoveryCode(Secret<{ WORDS * 2 }>);

/// Tells that a text is not a recovery code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// There are not twelve words.
    #[error("a recovery code has twelve words; this text has {0}")]
    Count(usize),
    /// A word is not on the list.
    #[error("word {0} of the recovery code is not on the list; check its spelling")]
    UnknownWord(usize),
}

impl RecoveryCode {
    /// Draws a new code.
    ///
    /// # Errors
    /// [`EntropyError`] when the system supplies no random bytes.
    pub fn generate(entropy: &mut dyn Entropy) -> Result<Self, EntropyError> {
        let mut indices = Box::new([0_u8; WORDS * 2]);
        entropy.fill(indices.as_mut_slice())?;
        let (pairs, _) = indices.as_chunks_mut::<2>();
        for [high, _] in pairs {
            // 16 random bits, of which the list takes 11.
            *high &= 0x07;
        }
        Ok(Self(Secret::from_sealed(&mut indices)))
    }

    /// Reads a code that a person typed: twelve words in any case, with white space, commas, full stops or dashes
    /// between them, each whole, as its first four letters or as its number in four digits.
    ///
    /// # Errors
    /// [`RecoveryCodeError`] that names the word which is wrong, never the word itself.
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeError> {
        // Room for the longest expansion from the start: a text that grows would leave words where it was.
        let mut folded = Zeroizing::new(String::with_capacity(text.len().min(4096).saturating_mul(18)));
        folded.extend(text.chars().take(1024).nfkc().flat_map(char::to_lowercase));
        let words = || {
            folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '.')).filter(|word| !word.is_empty())
        };
        let count = words().count();
        if count != WORDS {
            return Err(RecoveryCodeError::Count(count));
        }
        let mut indices = Box::new([0_u8; WORDS * 2]);
        let (pairs, _) = indices.as_chunks_mut::<2>();
        for ((pair, word), number) in pairs.iter_mut().zip(words()).zip(1..) {
            let Some(word) = Word::parse(word) else {
                indices.zeroize();
                return Err(RecoveryCodeError::UnknownWord(number));
            };
            *pair = word.index().to_be_bytes();
        }
        Ok(Self(Secret::from_sealed(&mut indices)))
    }

    /// Gives the words, to be shown once and written down.
    #[must_use]
    pub fn words(&self) -> [&'static str; WORDS] {
        let (pairs, _) = self.0.for_sealing().as_chunks::<2>();
        let mut out = [""; WORDS];
        for (word, pair) in out.iter_mut().zip(pairs) {
            // Each number has 11 bits by construction.
            *word = Word::from_index(u16::from_be_bytes(*pair)).map_or("", Word::as_str);
        }
        out
    }

    /// Lends twelve big-endian word numbers to the derivation of the slot's key.
    pub(crate) fn indices(&self) -> &[u8; WORDS * 2] {
        self.0.for_sealing()
    }
}

#[cfg(test)]
mod tests {
    use crate::outside;

    #[test]
    fn the_fuzzer_s_seeds_pass_its_checks() {
        outside::recovery("abandon ability able about above absent absorb abstract absurd abuse access accident");
        let mut kdf = b"A2id\x13".to_vec();
        for number in [262_144_u32, 3, 1] {
            kdf.extend_from_slice(&number.to_be_bytes());
        }
        kdf.extend_from_slice(&[9; 16]);
        outside::kdf(&kdf);
        outside::anchor(&[0; 104]);
        outside::cell(&[0; 72]);
        outside::item(&format!("{}/kek/1", "ab".repeat(16)));
    }
}
