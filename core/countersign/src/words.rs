//! The English word list of BIP-39. It exists because pairing words and the vault's recovery code are read, heard and
//! typed by people, and this list was chosen so that four letters tell any two words apart.

use core::fmt;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// How many words the list has; an index takes 11 bits.
pub const COUNT: u16 = 2048;

/// The list as published: one word in a line, sorted, each line ended by a line feed.
const PUBLISHED: &str = include_str!("../../../fixtures/words/english.txt");

static LIST: LazyLock<Vec<&'static str>> = LazyLock::new(|| PUBLISHED.lines().collect());

/// Longer lines than this are refused unread; twelve words of eight letters take half of it.
const MAX_CHARS: usize = 256;

/// One word of the list. It does not print itself through `Debug`: a recovery code is made of words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Word(u16);

impl Word {
    /// Gives the word with this index; `None` from [`COUNT`] on.
    #[must_use]
    pub const fn from_index(index: u16) -> Option<Self> {
        if index < COUNT { Some(Self(index)) } else { None }
    }

    /// Gives the word for the lowest 11 bits of `bits`.
    pub(crate) const fn from_bits(bits: u16) -> Self {
        Self(bits & 0x07ff)
    }

    /// Gives the word's place in the list, 0 to 2047.
    #[must_use]
    pub const fn index(self) -> u16 {
        self.0
    }

    /// Gives the word in lower-case letters.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        // An index lies below the length of the list by construction.
        LIST.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Gives the index as four digits, for screens in another language.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:04}", self.0)
    }

    /// Reads one word in lower-case letters: whole, as the first four letters of a longer word, or as its index in
    /// exactly four ASCII digits. `None` when the list has no such word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.parse().ok().and_then(Self::from_index);
        }
        let place = LIST.partition_point(|word| *word < text);
        let word = LIST.get(place)?;
        let matches = *word == text || (text.len() == 4 && word.starts_with(text));
        if matches { u16::try_from(place).ok().and_then(Self::from_index) } else { None }
    }

    /// Reads exactly `N` words as a person types them (`docs/format.md`, "Words"): in any case, with white space, commas,
    /// full stops or dashes between them, each as [`Word::parse`] takes it. `None` for anything else.
    #[must_use]
    pub fn parse_line<const N: usize>(text: &str) -> Option<[Self; N]> {
        if text.chars().nth(MAX_CHARS).is_some() {
            return None;
        }
        // Sized for the worst growth of NFKC, so that it never moves; wiped, since a recovery code may stand in it.
        let mut line = zeroize::Zeroizing::new(String::with_capacity(text.len().saturating_mul(MAX_GROWTH)));
        line.extend(text.nfkc().map(|character| character.to_ascii_lowercase()));
        let mut words = [Self(0); N];
        let mut typed = line
            .split(|character: char| character.is_whitespace() || matches!(character, ',' | '.' | '-'))
            .filter(|word| !word.is_empty());
        for word in &mut words {
            *word = Self::parse(typed.next()?)?;
        }
        if typed.next().is_none() { Some(words) } else { None }
    }
}

/// UAX #15 §9: in UTF-8, NFKC makes no text longer than eleven times its length.
const MAX_GROWTH: usize = 11;

impl fmt::Debug for Word {
    /// Says that it is a word, not which.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Word(..)")
    }
}

#[cfg(test)]
mod tests;
