//! Names, which come from people and from other devices. It exists because a name is how a person recognises a person:
//! what looks like another name, or hides characters, has to be caught before it is shown.

/// What I call a person: NFC, 1 to 120 bytes, no control, bidirectional or zero-width characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactName(String);

/// What a person's device says they are called: NFC, 1 to 32 bytes, as strict as the protocol's profile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PeerName(String);

/// The name under which this device introduces itself: NFC, 1 to 32 bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnName(String);

impl ContactName {
    /// Gives the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that the vault kept; `None` when it breaks the rules above.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

impl PeerName {
    /// Gives the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that the vault kept; `None` when it breaks the rules above.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

impl OwnName {
    /// Gives the name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name that the vault kept; `None` when it breaks the rules above.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}
