//! The short authentication string as words (`docs/format.md`, "Words"). It exists so that what is read aloud and what is
//! typed are told apart by side, and nobody mistakes pairing words for a code.

use subtle::ConstantTimeEq;

use crate::contact::Side;
use crate::words::Word;

/// Three words that one person reads and the other types: 33 bits.
pub type WordSet = [Word; 3];

/// The six words of a pairing.
pub(super) struct Phrase {
    /// Set B: the responder reads it aloud, the initiator types it.
    responders: WordSet,
    /// Set A: the initiator reads it aloud, the responder types it.
    initiators: WordSet,
}

impl Phrase {
    /// Takes the six highest groups of 11 bits of `sas`, read as one big-endian number.
    pub(super) fn from_sas(sas: [u8; 16]) -> Self {
        let number = u128::from_be_bytes(sas);
        let word = |place: u32| {
            let [.., high, low] = number.rotate_left(place.saturating_add(1).saturating_mul(11)).to_be_bytes();
            Word::from_bits(u16::from_be_bytes([high, low]))
        };
        Self { responders: [word(0), word(1), word(2)], initiators: [word(3), word(4), word(5)] }
    }

    /// Gives the words that the person on `side` reads aloud.
    pub(super) const fn read_by(&self, side: Side) -> WordSet {
        match side {
            Side::Initiator => self.initiators,
            Side::Responder => self.responders,
        }
    }

    /// Tells whether `typed` is what the person on the other side than `side` reads aloud; constant time.
    pub(super) fn is_heard_by(&self, side: Side, typed: WordSet) -> bool {
        let expected = match side {
            Side::Initiator => self.responders,
            Side::Responder => self.initiators,
        };
        expected.map(Word::index).ct_eq(&typed.map(Word::index)).into()
    }
}
