//! Codes: RFC 4226 truncation over RFC 6238 time steps, with a key of its own for each direction and context. It exists
//! apart from judging so that making a code and believing one stay two things: mine and theirs are different types.

mod hotp;
mod keys;
mod spoken;

#[cfg(test)]
mod tests;

use core::fmt;
use core::marker::PhantomData;

pub use hotp::hotp;
pub use keys::CodeKey;
pub use spoken::MalformedCode;
pub(crate) use spoken::parse;

/// Which way a proof goes: A showed the Offer at pairing, B answered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// A proves to B.
    AToB,
    /// B proves to A.
    BToA,
}

impl Direction {
    const fn byte(self) -> u8 {
        match self {
            Self::AToB => 0x01,
            Self::BToA => 0x02,
        }
    }
}

/// Says whose code is meant, seen from this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The one this device shows.
    Mine,
    /// The one the other device shows.
    Theirs,
}

/// The circumstances a code is made for; a code for one is worth nothing in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// No role: plain RFC 6238, for contacts that were lowered to it beforehand.
    Quick,
    /// The prover placed this call.
    Caller,
    /// The prover was called.
    Callee,
}

impl Context {
    /// Every context, in the order of their bytes.
    pub const ALL: [Self; 3] = [Self::Quick, Self::Caller, Self::Callee];

    /// Gives the byte that stands for the context in key derivation and in the vault.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Quick => 0x00,
            Self::Caller => 0x01,
            Self::Callee => 0x02,
        }
    }

    /// Reads a context from its byte.
    #[must_use]
    pub const fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            0x00 => Some(Self::Quick),
            0x01 => Some(Self::Caller),
            0x02 => Some(Self::Callee),
            3..=u8::MAX => None,
        }
    }
}

/// Marks a code that this device shows; see [`Code`].
pub enum Mine {}
/// Marks a code that the other device shows; see [`Code`].
pub enum Theirs {}

/// A six-digit code, mine or theirs. The two are different types, so that no code path can take the one for the other;
/// neither prints itself by accident.
pub struct Code<Of> {
    value: u32,
    of: PhantomData<Of>,
}

impl<Of> Code<Of> {
    pub(crate) const fn new(value: u32) -> Self {
        Self { value, of: PhantomData }
    }

    pub(crate) const fn value(&self) -> u32 {
        self.value
    }
}

impl Code<Mine> {
    /// Gives the six digits without a space, leading zeros included.
    #[must_use]
    pub fn digits(&self) -> String {
        format!("{:06}", self.value)
    }

    /// Gives the digits as they are read aloud: two groups of three.
    #[must_use]
    pub fn grouped(&self) -> String {
        let digits = self.digits();
        let (front, back) = digits.split_at_checked(3).unwrap_or((&digits, ""));
        format!("{front} {back}")
    }
}

impl Code<Theirs> {
    /// Reads a code that a person typed or pasted: exactly six digits (full-width ones too, by NFKC), with white space and dashes
    /// anywhere between them.
    ///
    /// # Errors
    /// [`MalformedCode`] for anything else.
    pub fn parse(text: &str) -> Result<Self, MalformedCode> {
        parse(text).map(Self::new)
    }
}

impl<Of> fmt::Debug for Code<Of> {
    /// Says that it is a code, not which.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Code(..)")
    }
}
