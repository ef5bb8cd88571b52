//! Reading what a person types, before it is handed in. It exists so that a screen can say at once what is wrong, in the
//! rules' own judgement.

use countersign::contact::CallbackNumber;
use countersign::name::{ContactName, OwnName};
use countersign::pairing::armor::{self, Unarmored};
use countersign::time::UnixTime;
use countersign::words::Word;

use crate::WordView;
use crate::error::{CountersignError, PairingFault};
use crate::view::NumberSource;

/// What a text is, as far as pairing goes.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum MessageText {
    /// Nothing in it begins like a message.
    NotAMessage,
    /// It begins like one and is damaged or not complete.
    Damaged {
        /// [`PairingFault::BadArmor`] or [`PairingFault::BadChecksum`].
        fault: PairingFault,
    },
    /// It holds a whole message; whether that fits is for [`crate::PairingSession::feed`].
    Message {
        /// The message's bytes; no secret.
        bytes: Vec<u8>,
    },
}

/// Looks for a pairing message in a text, such as what was pasted: chat and mail may have wrapped and quoted it.
#[uniffi::export]
#[must_use]
pub fn read_message(text: String) -> MessageText {
    match armor::decode(&text) {
        Ok(bytes) => MessageText::Message { bytes },
        Err(Unarmored::Ignored) => MessageText::NotAMessage,
        Err(Unarmored::Damaged(error)) => MessageText::Damaged { fault: error.into() },
    }
}

/// Reads a line of three pairing words as [`crate::PairingSession::confirm_words`] would; none when it is not three words
/// of the list.
#[uniffi::export]
#[must_use]
pub fn read_words(typed: String) -> Option<Vec<WordView>> {
    Word::parse_line::<3>(&typed).map(|words| words.map(WordView::from).into())
}

/// Gives a contact's name as it would be kept: cleaned, never cut.
///
/// # Errors
/// [`CountersignError::NameEmpty`], [`CountersignError::NameTooLong`], [`CountersignError::NameUnassigned`],
/// [`CountersignError::NameMarks`].
#[uniffi::export]
pub fn clean_name(typed: String) -> Result<String, CountersignError> {
    Ok(ContactName::new(&typed)?.as_str().to_owned())
}

/// Gives one's own name as it would be kept: cleaned and cut to 32 bytes.
///
/// # Errors
/// [`CountersignError::NameEmpty`], [`CountersignError::NameTooLong`].
#[uniffi::export]
pub fn clean_own_name(typed: String) -> Result<String, CountersignError> {
    Ok(OwnName::new(&typed)?.as_str().to_owned())
}

/// Gives a telephone number as it would be kept: digits with an optional `+`.
///
/// # Errors
/// [`CountersignError::NotANumber`].
#[uniffi::export]
pub fn clean_number(typed: String) -> Result<String, CountersignError> {
    // The source and the time play no part in how a number is read.
    let number = CallbackNumber::new(&typed, NumberSource::Met.into(), UnixTime(0))?;
    Ok(number.as_str().to_owned())
}
