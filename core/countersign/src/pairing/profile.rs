//! What each device tells the other about itself, under encryption (`docs/format.md`, "Profile"). It exists apart from the
//! messages because it is the part that another person's device can fill with anything.

use super::PairingError;
use crate::name::{OwnName, PeerName};
use crate::secret::Secret;
use crate::time::UnixTime;
use crate::wire::{LayoutError, Reader};

/// Length of a profile in bytes.
pub const LEN: usize = 120;
/// Where the nonce ends and what may be shown begins.
pub(super) const NONCE: usize = 32;
const NAME: usize = 32;
const TIME: usize = 5;
/// The largest time that five bytes hold.
const MAX_TIME: u64 = 0x00ff_ffff_ffff;
/// Call roles, word codes and transaction codes: what this version of the protocol can do.
const CAPABILITIES: u16 = 0x0007;

/// What this device says of itself when it pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The name it goes by.
    pub name: OwnName,
    /// Its Ed25519 public key.
    pub device_key: [u8; 32],
}

/// What the other device said of itself; nothing of it is vouched for by anyone else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// What they call themselves.
    pub name: PeerName,
    /// The device's Ed25519 public key.
    pub device_key: [u8; 32],
    /// The device's revocation hash; zeros when it has none.
    pub revocation: [u8; 16],
    /// What its app can do; bits that this version does not know are kept.
    pub capabilities: u16,
    /// Its clock when it made the profile.
    pub time: UnixTime,
}

impl Peer {
    /// Reads a profile: 120 bytes, of which the first 32 are the nonce.
    ///
    /// # Errors
    /// [`PairingError::BadProfile`] when the length is another, the name is not what a device may call itself, or the name is
    /// not padded with zeros.
    pub fn from_profile(profile: &[u8]) -> Result<Self, PairingError> {
        Self::read(profile).map_err(|LayoutError| PairingError::BadProfile)
    }

    fn read(profile: &[u8]) -> Result<Self, LayoutError> {
        let mut reader = Reader::new(profile);
        reader.bytes(NONCE)?;
        let (device_key, revocation, capabilities) = (reader.array()?, reader.array()?, reader.u16()?);
        let time = reader.bytes(TIME)?.iter().fold(0, |time, byte| time << 8 | u64::from(*byte));
        let len = usize::from(reader.u8()?);
        let (name, padding) = reader.bytes(NAME)?.split_at_checked(len).ok_or(LayoutError)?;
        reader.finish()?;
        if padding.iter().any(|byte| *byte != 0) {
            return Err(LayoutError);
        }
        let name = core::str::from_utf8(name).ok().and_then(PeerName::new).ok_or(LayoutError)?;
        Ok(Self { name, device_key, revocation, capabilities, time: UnixTime(time) })
    }
}

impl Introduction {
    /// Lays the profile out around a fresh nonce. It is kept as a secret: the nonce stays hidden until the Finish, and the
    /// commitment is worth nothing to whoever knows it.
    pub(super) fn profile(&self, nonce: &Secret<NONCE>, now: UnixTime) -> Secret<LEN> {
        let [_, _, _, time @ ..] = now.0.min(MAX_TIME).to_be_bytes();
        let name = self.name.as_str().as_bytes();
        let len = u8::try_from(name.len()).unwrap_or(u8::MAX);
        // The nonce is copied into the place where the profile is sealed from.
        let fields: [&[u8]; 7] =
            [nonce.expose(), &self.device_key, &[0; 16], &CAPABILITIES.to_be_bytes(), &time, &[len], name];
        Secret::filled(|profile| {
            for (to, from) in profile.iter_mut().zip(fields.into_iter().flatten()) {
                *to = *from;
            }
        })
    }
}
