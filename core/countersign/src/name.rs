//! Names, which come from people and from other devices. It exists because a name is how a person recognises a person:
//! what looks like another name, or hides characters, has to be caught before it is shown.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{is_combining_mark, is_public_assigned};
use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;

/// What I call a person: NFC, 1 to 120 bytes, no control, bidirectional or zero-width characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactName(String);

/// What a person's device says they are called: NFC, 1 to 32 bytes, as strict as the protocol's profile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PeerName(String);

/// The name under which this device introduces itself: NFC, 1 to 32 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnName(String);

/// The longest name that a profile carries, in bytes of UTF-8.
const WIRE_BYTES: usize = 32;
/// The longest name that I can give someone, in bytes of UTF-8.
const CONTACT_BYTES: usize = 120;
/// More text than this is not read when a name is set: nobody types it, and cleaning it would only take time.
const MAX_INPUT_BYTES: usize = 4096;
/// UTS #39 §5.4: no writing system puts more marks than this on one letter.
const MAX_MARKS: usize = 4;

/// Why a text cannot be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing that can be seen is left of it.
    #[error("a name needs at least one character that can be seen")]
    Empty,
    /// It is too long; the number is the most bytes of UTF-8 that it may have.
    #[error("this name is too long: it may have {0} bytes, which is as many plain letters")]
    TooLong(usize),
    /// It has characters that no writing system defines.
    #[error("this name has a character that this version cannot show")]
    Unassigned,
    /// It piles marks on one letter, or begins with a mark.
    #[error("this name piles more accents on a letter than any language does")]
    Marks,
}

/// What a person should know about a name before they trust their eyes. A warning never refuses a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameWarning {
    /// Its letters come from scripts that are not written together (UTS #39 §5.1).
    MixedScripts,
    /// It looks like the name of someone already known, and is another (UTS #39 §4).
    LooksLike(ContactName),
    /// It piles marks on a letter or has characters that no writing system defines, so it may not look as it is stored.
    Unusual,
}

impl ContactName {
    /// Cleans what a person typed: white space becomes single spaces, hidden characters are dropped, the rest is brought to
    /// NFC. It is never cut: two people could end up with one name.
    ///
    /// # Errors
    /// [`NameError`] when nothing is left, when more than 120 bytes are, or when it holds what cannot be shown reliably.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let name = clean(text).ok_or(NameError::TooLong(CONTACT_BYTES))?;
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.len() > CONTACT_BYTES {
            return Err(NameError::TooLong(CONTACT_BYTES));
        }
        if !name.chars().all(is_public_assigned) {
            return Err(NameError::Unassigned);
        }
        if piles_marks(&name) { Err(NameError::Marks) } else { Ok(Self(name)) }
    }

    /// Gives the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that the vault kept; `None` when it breaks the rules above.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        // Written by `new`, perhaps of a version with another table of characters: only what never changes is asked.
        let plain = !text.is_empty() && text.len() <= CONTACT_BYTES && !text.chars().any(is_hidden);
        plain.then(|| Self(text.to_owned()))
    }
}

impl PeerName {
    /// Takes a name from another device as it is, without cleaning: in NFC, without hidden characters, with at least one
    /// character that is not white space, in 32 bytes of UTF-8. `None` for anything else.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let valid = text.len() <= WIRE_BYTES
            && !text.chars().all(char::is_whitespace)
            && !text.chars().any(is_hidden)
            && unicode_normalization::is_nfc(text);
        valid.then(|| Self(text.to_owned()))
    }

    /// Gives the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that the vault kept; `None` when it breaks the rules above.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Self::new(text)
    }

    /// Tells what to know before this name is taken for someone's, beside the names of the people already known.
    #[must_use]
    pub fn warnings<'a>(&self, known: impl IntoIterator<Item = &'a ContactName>) -> Vec<NameWarning> {
        warnings(&self.0, known)
    }

    /// Suggests what to call this person; `None` when it could not be a contact's name.
    #[must_use]
    pub fn suggestion(&self) -> Option<ContactName> {
        ContactName::new(&self.0).ok()
    }
}

impl OwnName {
    /// Cleans what a person typed: white space becomes single spaces, hidden characters are dropped, the rest is brought to
    /// NFC and cut to the most whole characters that 32 bytes hold.
    ///
    /// # Errors
    /// [`NameError::Empty`] when nothing is left; [`NameError::TooLong`] for a text that is no name at all.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let name = clean(text).ok_or(NameError::TooLong(WIRE_BYTES))?;
        let mut end = name.len().min(WIRE_BYTES);
        while !name.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        let name = name.get(..end).unwrap_or_default().trim_end_matches(' ');
        if name.is_empty() { Err(NameError::Empty) } else { Ok(Self(name.to_owned())) }
    }

    /// Gives the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that the vault kept; `None` when it breaks the rules above.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        PeerName::new(text).map(|PeerName(name)| Self(name))
    }
}

/// Tells what to know before `name` is taken for someone's.
fn warnings<'a>(name: &str, known: impl IntoIterator<Item = &'a ContactName>) -> Vec<NameWarning> {
    let mut found = Vec::new();
    if !name.is_single_script() {
        found.push(NameWarning::MixedScripts);
    }
    if piles_marks(name) || !name.chars().all(is_public_assigned) {
        found.push(NameWarning::Unusual);
    }
    let (plain, folded) = looks(name);
    let alike = known.into_iter().filter(|other| {
        let (other_plain, other_folded) = looks(other.as_str());
        other.as_str() != name && (other_plain == plain || other_folded == folded)
    });
    found.extend(alike.cloned().map(NameWarning::LooksLike));
    found
}

/// Gives what a name looks like to a quick eye: its UTS #39 §4 skeleton without white space, as it is written and in lower
/// case. Both count, since `I` looks like `l` only as a capital, and `ALICE` reads like `Alice` only when case is folded.
fn looks(name: &str) -> (String, String) {
    let plain: String = name.split_whitespace().collect();
    let folded = plain.to_lowercase();
    (skeleton(&plain).collect(), skeleton(&folded).collect())
}

/// Cleans a name in the order of `docs/format.md`, "Names", up to the cut; `None` when the text is too long to be one.
fn clean(text: &str) -> Option<String> {
    if text.len() > MAX_INPUT_BYTES {
        return None;
    }
    let spaced = text.chars().map(|character| if character.is_whitespace() { ' ' } else { character });
    let composed: String = spaced.filter(|character| !is_hidden(*character)).nfc().collect();
    Some(composed.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Tells what shows nothing or steers how other characters are shown: general category `Cc`, the line and paragraph
/// separators, the interlinear annotation characters and the property `Default_Ignorable_Code_Point`.
const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Tells whether a name has more marks in a row than any writing system needs, or one with no letter to sit on.
fn piles_marks(name: &str) -> bool {
    let mut marks = MAX_MARKS;
    for character in name.chars() {
        if !is_combining_mark(character) {
            marks = if character == ' ' { MAX_MARKS } else { 0 };
        } else if marks < MAX_MARKS {
            marks = marks.saturating_add(1);
        } else {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests;
