//! The byte layouts of Offer, Reply and Finish (`docs/format.md`, "Messages"). It exists so that every field of a message
//! from outside is checked in one place, in the written order, each with an error of its own.

use sha2::{Digest, Sha256};

use super::PairingError;
use crate::wire::Reader;

/// Length of an Offer in bytes.
pub const OFFER: usize = 68;
/// Length of a Reply in bytes.
pub const REPLY: usize = 176;
/// Length of a Finish in bytes.
pub const FINISH: usize = 144;
/// Length of a sealed profile: 120 bytes and the 16-byte tag.
pub(super) const SEALED: usize = 136;

const VERSION: u8 = 0x01;
const SUITE: u8 = 0x01;
const REMOTE: u8 = 0b001;
const REPAIR: u8 = 0b010;

/// Where the two people are, as the Offer says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// In one room.
    InPerson,
    /// Apart: flag `REMOTE`.
    Remote,
}

impl Meeting {
    const fn flags(self) -> u8 {
        match self {
            Self::InPerson => 0,
            Self::Remote => REMOTE,
        }
    }

    /// Gives how long an Offer and each later state lasts, in seconds.
    #[must_use]
    pub const fn lifetime(self) -> u64 {
        match self {
            Self::InPerson => 300,
            Self::Remote => 3600,
        }
    }
}

/// Names one session: the first bytes of a hash of its Offer.
pub(super) type SessionTag = [u8; 4];

/// The first message: the initiator's one-time key and its commitment to a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    bytes: [u8; OFFER],
    meeting: Meeting,
    /// `pkA`, an X25519 public key.
    pub(super) key: [u8; 32],
    /// `cA`, the hash that commits to the initiator's profile.
    pub(super) commitment: [u8; 32],
}

/// The second message: the responder's encapsulated key and sealed profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    bytes: [u8; REPLY],
    pub(super) tag: SessionTag,
    /// `enc`, an X25519 public key.
    pub(super) enc: [u8; 32],
    pub(super) sealed: [u8; SEALED],
}

/// The third message: the profile that the initiator committed to, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finish {
    bytes: [u8; FINISH],
    pub(super) tag: SessionTag,
    pub(super) sealed: [u8; SEALED],
}

/// A message whose layout is right; what it says is not believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Type 0x01.
    Offer(Offer),
    /// Type 0x02.
    Reply(Reply),
    /// Type 0x03.
    Finish(Finish),
}

/// Which types of message a device waits for, and the flags that a Reply or Finish has to carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Awaited {
    /// Whether an Offer is awaited.
    pub offer: bool,
    /// What the Offer that a Reply answers said.
    pub reply: Option<Meeting>,
    /// What the Offer that a Finish belongs to said.
    pub finish: Option<Meeting>,
}

impl Message {
    /// Reads a message (checks 3 to 7 of `docs/format.md`, "Checks of a message"); `None` when its type is not awaited.
    ///
    /// # Errors
    /// In this order: [`PairingError::UnsupportedVersion`], [`PairingError::UnsupportedSuite`],
    /// [`PairingError::UnknownFlags`], [`PairingError::WrongSession`] for flags that are not the Offer's,
    /// [`PairingError::UnknownRepairId`], [`PairingError::BadLength`].
    pub fn parse(bytes: &[u8], awaited: Awaited) -> Result<Option<Self>, PairingError> {
        let mut reader = Reader::new(bytes);
        let mut next = || reader.u8().map_err(|_| PairingError::BadLength);
        if next()? != VERSION {
            return Err(PairingError::UnsupportedVersion);
        }
        let kind = next()?;
        let expected = match (kind, awaited) {
            (Offer::TYPE, Awaited { offer: true, .. }) => None,
            (Reply::TYPE, Awaited { reply: Some(meeting), .. })
            | (Finish::TYPE, Awaited { finish: Some(meeting), .. }) => Some(meeting),
            (0..=u8::MAX, _) => return Ok(None),
        };
        if next()? != SUITE {
            return Err(PairingError::UnsupportedSuite);
        }
        let flags = next()?;
        if flags & !(REMOTE | REPAIR) != 0 {
            return Err(PairingError::UnknownFlags);
        }
        if expected.is_some_and(|meeting| meeting.flags() != flags) {
            return Err(PairingError::WrongSession);
        }
        let meeting = match flags {
            0 => Meeting::InPerson,
            REMOTE => Meeting::Remote,
            2..=u8::MAX => return Err(PairingError::UnknownRepairId),
        };
        let message = match kind {
            Offer::TYPE => Offer::read(bytes, meeting).map(Self::Offer),
            Reply::TYPE => Reply::read(bytes).map(Self::Reply),
            // Every other type was sent away above.
            0..=u8::MAX => Finish::read(bytes).map(Self::Finish),
        };
        message.map(Some).ok_or(PairingError::BadLength)
    }
}

impl Offer {
    const TYPE: u8 = 0x01;

    /// Lays an Offer out.
    pub(super) fn new(meeting: Meeting, key: [u8; 32], commitment: [u8; 32]) -> Self {
        let bytes = join(&[&header(Self::TYPE, meeting), &key, &commitment]);
        Self { bytes, meeting, key, commitment }
    }

    fn read(bytes: &[u8], meeting: Meeting) -> Option<Self> {
        let bytes: [u8; OFFER] = bytes.try_into().ok()?;
        let mut reader = Reader::new(&bytes);
        reader.u32().ok()?;
        let (key, commitment) = (reader.array().ok()?, reader.array().ok()?);
        Some(Self { bytes, meeting, key, commitment })
    }

    /// Gives the message's bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; OFFER] {
        &self.bytes
    }

    /// Tells where the two people are, as the Offer says it.
    #[must_use]
    pub const fn meeting(&self) -> Meeting {
        self.meeting
    }

    /// Gives the session tag: `SHA("Countersign/1 sid\0" || M1)[0..4]`.
    pub(super) fn tag(&self) -> SessionTag {
        let digest: [u8; 32] =
            Sha256::new().chain_update(b"Countersign/1 sid\0").chain_update(self.bytes).finalize().into();
        [digest[0], digest[1], digest[2], digest[3]]
    }
}

impl Reply {
    const TYPE: u8 = 0x02;

    /// Gives what the sealed profile is bound to: the Reply's header and session tag.
    pub(super) fn bound(meeting: Meeting, tag: SessionTag) -> [u8; 8] {
        join(&[&header(Self::TYPE, meeting), &tag])
    }

    /// Lays a Reply out.
    pub(super) fn new(meeting: Meeting, tag: SessionTag, enc: [u8; 32], sealed: [u8; SEALED]) -> Self {
        Self { bytes: join(&[&Self::bound(meeting, tag), &enc, &sealed]), tag, enc, sealed }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; REPLY] = bytes.try_into().ok()?;
        let mut reader = Reader::new(&bytes);
        reader.u32().ok()?;
        let (tag, enc, sealed) = (reader.array().ok()?, reader.array().ok()?, reader.array().ok()?);
        Some(Self { bytes, tag, enc, sealed })
    }

    /// Gives the message's bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; REPLY] {
        &self.bytes
    }
}

impl Finish {
    const TYPE: u8 = 0x03;

    /// Gives what the sealed profile is bound to: the Finish's header, the session tag and the whole Reply.
    pub(super) fn bound(meeting: Meeting, tag: SessionTag, reply: &Reply) -> [u8; 40] {
        join(&[&header(Self::TYPE, meeting), &tag, &Sha256::digest(reply.bytes)])
    }

    /// Lays a Finish out.
    pub(super) fn new(meeting: Meeting, tag: SessionTag, sealed: [u8; SEALED]) -> Self {
        Self { bytes: join(&[&header(Self::TYPE, meeting), &tag, &sealed]), tag, sealed }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; FINISH] = bytes.try_into().ok()?;
        let mut reader = Reader::new(&bytes);
        reader.u32().ok()?;
        let (tag, sealed) = (reader.array().ok()?, reader.array().ok()?);
        Some(Self { bytes, tag, sealed })
    }

    /// Gives the message's bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; FINISH] {
        &self.bytes
    }
}

const fn header(kind: u8, meeting: Meeting) -> [u8; 4] {
    [VERSION, kind, SUITE, meeting.flags()]
}

/// Puts fixed fields one after another; their lengths add up to `N`.
fn join<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut joined = [0; N];
    for (to, from) in joined.iter_mut().zip(parts.iter().copied().flatten()) {
        *to = *from;
    }
    joined
}
