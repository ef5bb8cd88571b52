//! The text form of a message (`docs/format.md`, "Armor"). It exists so that one form survives QR codes, chat, mail and
//! typing: tolerant about the text around a message, strict about the message.

use std::collections::BTreeSet;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use super::PairingError;
use super::message::{FINISH, OFFER, REPLY};

const PREFIX: &str = "CSIGN:";
const CHECKSUM: usize = 4;
/// A header and a checksum: the shortest thing that can be a message.
const MIN_BYTES: usize = 8;
/// The lengths that messages have, in bytes: those of the three here and of an Offer to renew keys.
const LENGTHS: [usize; 4] = [OFFER, 76, FINISH, REPLY];
/// Longer texts, in characters, are refused unread.
pub const MAX_CHARS: usize = 4096;

/// Why a text is not an armored message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unarmored {
    /// Nothing in the text begins like one: it was meant for something else.
    Ignored,
    /// It begins like one and is damaged: [`PairingError::BadArmor`] or [`PairingError::BadChecksum`].
    Damaged(PairingError),
}

/// Writes a message as text: `CSIGN:` and RFC 4648 base32 in upper case without padding, checksum included.
#[must_use]
pub fn encode(message: &[u8]) -> String {
    let mut text = String::from(PREFIX);
    BASE32_NOPAD.encode_append(&[message, &checksum(message)].concat(), &mut text);
    text
}

/// Finds the first message in a text and checks its armor; at least four bytes.
///
/// A message ends at the first character outside the alphabet. One that is damaged when read that far may end earlier: at a
/// gap in the text, after as many letters as a message has, so that a word can follow on the same line.
///
/// # Errors
/// [`Unarmored`], which tells a text that holds no message from one that holds a damaged one.
pub fn decode(text: &str) -> Result<Vec<u8>, Unarmored> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return Err(Unarmored::Damaged(PairingError::BadArmor));
    }
    let mut plain = String::new();
    let mut gaps = BTreeSet::new();
    for character in text.chars() {
        if is_dropped(character) {
            gaps.insert(plain.len());
        } else {
            plain.push(character.to_ascii_uppercase());
        }
    }
    let (before, rest) = plain.split_once(PREFIX).ok_or(Unarmored::Ignored)?;
    let body: String = rest.chars().map_while(symbol).collect();
    let start = before.len().saturating_add(PREFIX.len());
    let up_to_gap = |message: usize| {
        let letters = BASE32_NOPAD.encode_len(message.saturating_add(CHECKSUM));
        let cut = body.get(..letters).filter(|_| gaps.contains(&start.saturating_add(letters)))?;
        checked(cut).ok()
    };
    checked(&body).or_else(|damage| LENGTHS.into_iter().find_map(up_to_gap).ok_or(Unarmored::Damaged(damage)))
}

/// Decodes a body and takes the checksum off, which has to hold.
fn checked(body: &str) -> Result<Vec<u8>, PairingError> {
    let mut message = BASE32_NOPAD.decode(body.as_bytes()).map_err(|_| PairingError::BadArmor)?;
    if message.len() < MIN_BYTES {
        return Err(PairingError::BadArmor);
    }
    let found = message.split_off(message.len().saturating_sub(CHECKSUM));
    // The checksum finds mistakes in copying, not attackers: it needs no constant time.
    if found == checksum(&message) { Ok(message) } else { Err(PairingError::BadChecksum) }
}

/// Tells what chat programs and people put between the letters.
fn is_dropped(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200d}' | '\u{feff}' | '-')
}

/// Reads one letter of the base32 alphabet; the digits it lacks stand for the letters they look like.
const fn symbol(character: char) -> Option<char> {
    match character {
        'A'..='Z' | '2'..='7' => Some(character),
        '0' => Some('O'),
        '1' => Some('I'),
        '8' => Some('B'),
        _ => None,
    }
}

fn checksum(message: &[u8]) -> [u8; CHECKSUM] {
    let digest: [u8; 32] = Sha256::new().chain_update(b"Countersign armor\0").chain_update(message).finalize().into();
    [digest[0], digest[1], digest[2], digest[3]]
}
