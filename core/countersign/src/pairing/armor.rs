//! The text form of a message (`docs/format.md`, "Armor"). It exists so that one form survives QR codes, chat, mail and
//! typing: tolerant about the text around a message, strict about the message.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use super::PairingError;

const PREFIX: &str = "CSIGN:";
const CHECKSUM: usize = 4;
/// A header and a checksum: the shortest thing that can be a message.
const MIN_BYTES: usize = 8;
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
/// # Errors
/// [`Unarmored`], which tells a text that holds no message from one that holds a damaged one.
pub fn decode(text: &str) -> Result<Vec<u8>, Unarmored> {
    const BAD_ARMOR: Unarmored = Unarmored::Damaged(PairingError::BadArmor);
    if text.chars().nth(MAX_CHARS).is_some() {
        return Err(BAD_ARMOR);
    }
    let plain: String = text
        .chars()
        .filter(|character| !is_dropped(*character))
        .map(|character| character.to_ascii_uppercase())
        .collect();
    let (_, body) = plain.split_once(PREFIX).ok_or(Unarmored::Ignored)?;
    let body: String = body.chars().map_while(symbol).collect();
    let mut message = BASE32_NOPAD.decode(body.as_bytes()).map_err(|_| BAD_ARMOR)?;
    if message.len() < MIN_BYTES {
        return Err(BAD_ARMOR);
    }
    let found = message.split_off(message.len().saturating_sub(CHECKSUM));
    // The checksum finds mistakes in copying, not attackers: it needs no constant time.
    if found == checksum(&message) { Ok(message) } else { Err(Unarmored::Damaged(PairingError::BadChecksum)) }
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
