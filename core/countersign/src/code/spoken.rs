//! Reads a code as a person types, pastes or dictates it. It exists because people write 418 203, 418-203 or ４１８２０３,
//! and none of that may cost them a try.

use unicode_normalization::UnicodeNormalization;

/// Tells that a text is not a six-digit code; nothing is counted and nothing is written for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code has six digits")]
pub struct MalformedCode;

/// More than anyone types for six digits; longer texts are refused unread.
const MAX_CHARS: usize = 64;

pub(crate) fn parse(text: &str) -> Result<u32, MalformedCode> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return Err(MalformedCode);
    }
    let mut value: u32 = 0;
    let mut digits: u8 = 0;
    for character in text.nfkc() {
        if character.is_whitespace() || is_dash(character) {
            continue;
        }
        let digit = decimal(character).ok_or(MalformedCode)?;
        digits = digits.saturating_add(1);
        if digits > 6 {
            return Err(MalformedCode);
        }
        value = value.saturating_mul(10).saturating_add(digit);
    }
    if digits == 6 { Ok(value) } else { Err(MalformedCode) }
}

const fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Gives the value of an ASCII digit; NFKC has already turned full-width and styled digits into those.
fn decimal(character: char) -> Option<u32> {
    if character.is_ascii() { character.to_digit(10) } else { None }
}
