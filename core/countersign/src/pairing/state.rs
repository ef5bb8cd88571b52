//! The states before two devices agree, as types. It exists so that a step cannot be skipped or taken twice: each step
//! consumes its state, and a refused one hands it back unless a rule ends the session.

use super::PairingError;
use super::agreement::{self, Exported};
use super::clock::ClockDistance;
use super::confirm::Confirming;
use super::message::{Finish, Meeting, Offer, Reply};
use super::profile::{Introduction, LEN as PROFILE, Peer};
use crate::contact::Side;
use crate::ports::{Entropy, EntropyError};
use crate::secret::Secret;
use crate::time::Reading;

/// How a message came to this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadBy {
    /// The device's own live camera, from the other person's screen: the one way that needs no words.
    Camera,
    /// An image file or a pasted image.
    Image,
    /// An image in a folder under watch.
    Folder,
    /// Text that was typed, pasted or piped.
    Text,
    /// A radio or a network.
    Radio,
}

impl ReadBy {
    /// Tells whether a message read this way counts as shown by the other person.
    pub(super) const fn is_authentic(self, meeting: Meeting) -> bool {
        match (self, meeting) {
            (Self::Camera, Meeting::InPerson) => true,
            (Self::Camera, Meeting::Remote) | (Self::Image | Self::Folder | Self::Text | Self::Radio, _) => false,
        }
    }
}

/// A pairing in state `S`, which is one of [`Offering`], [`Replying`], [`Confirming`] and [`super::Agreed`]. It lives in
/// memory alone and is wiped when dropped.
pub struct Pairing<S>(pub(super) S);

/// The initiator shows its Offer and waits for a Reply.
pub struct Offering {
    offer: Offer,
    /// The seed of the Offer's key pair.
    fresh: Secret<32>,
    profile: Secret<PROFILE>,
    made: Reading,
}

/// The responder shows its Reply and waits for the Finish.
pub struct Replying {
    offer: Offer,
    reply: Reply,
    exported: Exported,
    profile: Secret<PROFILE>,
    authentic: bool,
    made: Reading,
}

/// Why a step was not taken.
pub enum Refused<P> {
    /// The message was refused; the state is as it was.
    Kept(Box<P>, PairingError),
    /// The session is over and its secrets are wiped.
    Ended(PairingError),
}

impl<P> Refused<P> {
    /// Gives the reason.
    #[must_use]
    pub const fn error(&self) -> PairingError {
        match self {
            Self::Kept(_, error) | Self::Ended(error) => *error,
        }
    }

    /// Ends what has words to be typed, where each try would be a guess for someone in the middle; keeps the state where a
    /// camera sees the other's screen.
    fn unless_authentic(state: P, authentic: bool, error: PairingError) -> Self {
        match error {
            PairingError::DecryptFailed | PairingError::CommitmentMismatch if !authentic => Self::Ended(error),
            PairingError::BadArmor
            | PairingError::BadChecksum
            | PairingError::UnsupportedVersion
            | PairingError::UnsupportedSuite
            | PairingError::UnknownFlags
            | PairingError::BadLength
            | PairingError::WrongSession
            | PairingError::SelfScan
            | PairingError::DecryptFailed
            | PairingError::CommitmentMismatch
            | PairingError::BadProfile
            | PairingError::UnknownRepairId
            | PairingError::SessionBusy
            | PairingError::NotRemote
            | PairingError::Expired
            | PairingError::SasMismatch
            | PairingError::Cancelled
            | PairingError::Storage
            | PairingError::ClockSuspect => Self::Kept(Box::new(state), error),
        }
    }
}

/// Tells whether a state that began at `since` has outlived `meeting`'s limit, by the clock that counts sleep.
pub(super) fn is_over(meeting: Meeting, since: Reading, now: Reading) -> bool {
    let passed = now.boottime_ms.saturating_sub(since.boottime_ms);
    now.boot != since.boot || passed > meeting.lifetime().saturating_mul(1000)
}

/// Tells how many seconds are left until a state that began at `since` has outlived `meeting`'s limit.
pub(super) fn seconds_left(meeting: Meeting, since: Reading, now: Reading) -> u64 {
    if is_over(meeting, since, now) {
        return 0;
    }
    let passed = now.boottime_ms.saturating_sub(since.boottime_ms);
    meeting.lifetime().saturating_mul(1000).saturating_sub(passed).div_ceil(1000)
}

impl Pairing<Offering> {
    /// Makes an Offer: draws the key pair's seed (32 bytes), then the nonce (32 bytes), and fixes the profile for the whole
    /// session.
    ///
    /// # Errors
    /// [`EntropyError`] when the system supplies no random bytes.
    pub fn offer(
        me: &Introduction,
        meeting: Meeting,
        now: Reading,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, EntropyError> {
        let fresh = Secret::random(entropy)?;
        let profile = me.profile(&Secret::random(entropy)?, now.wall);
        let offer = Offer::new(meeting, agreement::public_key(&fresh), agreement::commitment(&profile));
        Ok(Self(Offering { offer, fresh, profile, made: now }))
    }

    /// Gives the Offer to show.
    #[must_use]
    pub const fn message(&self) -> &Offer {
        &self.0.offer
    }

    /// Tells whether the Offer has expired.
    #[must_use]
    pub fn is_over(&self, now: Reading) -> bool {
        is_over(self.0.offer.meeting(), self.0.made, now)
    }

    /// Tells how many seconds are left until the Offer expires.
    #[must_use]
    pub fn seconds_left(&self, now: Reading) -> u64 {
        seconds_left(self.0.offer.meeting(), self.0.made, now)
    }

    /// Takes the first valid Reply and makes the Finish.
    ///
    /// # Errors
    /// [`Refused`] with [`PairingError::Expired`], [`PairingError::WrongSession`], [`PairingError::DecryptFailed`] (which
    /// ends the session unless the camera read it in one room) or [`PairingError::BadProfile`].
    pub fn accept(self, reply: &Reply, by: ReadBy, now: Reading) -> Result<Pairing<Confirming>, Refused<Self>> {
        let meeting = self.0.offer.meeting();
        let authentic = by.is_authentic(meeting);
        match self.finish(reply, now) {
            Ok((exported, theirs, peer, finish)) => {
                let Offering { offer, profile, made, .. } = self.0;
                let agreement = agreement::agree(&offer, reply, &finish, &exported, &profile, &theirs);
                let clock = ClockDistance::between(peer.time, made.wall, now.wall);
                let shown = Some((reply.clone(), finish));
                Ok(Pairing(Confirming::new(Side::Initiator, meeting, authentic, peer, agreement, shown, clock, now)))
            }
            Err(error) => Err(Refused::unless_authentic(self, authentic, error)),
        }
    }

    fn finish(&self, reply: &Reply, now: Reading) -> Result<(Exported, Secret<PROFILE>, Peer, Finish), PairingError> {
        let Offering { offer, fresh, profile, .. } = &self.0;
        if self.is_over(now) {
            return Err(PairingError::Expired);
        }
        if !agreement::belongs(offer, reply.tag) {
            return Err(PairingError::WrongSession);
        }
        let (theirs, exported) = agreement::open_reply(offer, fresh, reply)?;
        // The profile is read; its nonce stays behind.
        let peer = Peer::from_profile(theirs.expose())?;
        let finish = agreement::seal_finish(offer, reply, &exported, profile)?;
        Ok((exported, theirs, peer, finish))
    }
}

impl Pairing<Replying> {
    /// Answers an Offer: draws the ephemeral key pair's seed (32 bytes), then the nonce (32 bytes). The inner result is
    /// [`PairingError::DecryptFailed`] for an Offer whose key has a small order.
    ///
    /// # Errors
    /// [`EntropyError`] when the system supplies no random bytes.
    pub fn answer(
        me: &Introduction,
        offer: &Offer,
        by: ReadBy,
        now: Reading,
        entropy: &mut dyn Entropy,
    ) -> Result<Result<Self, PairingError>, EntropyError> {
        let fresh = Secret::random(entropy)?;
        let profile = me.profile(&Secret::random(entropy)?, now.wall);
        let authentic = by.is_authentic(offer.meeting());
        Ok(agreement::seal_reply(offer, &fresh, &profile).map(|(reply, exported)| {
            Self(Replying { offer: offer.clone(), reply, exported, profile, authentic, made: now })
        }))
    }

    /// Gives the Reply to show.
    #[must_use]
    pub const fn message(&self) -> &Reply {
        &self.0.reply
    }

    /// Gives the Offer that was answered.
    #[must_use]
    pub const fn answered(&self) -> &Offer {
        &self.0.offer
    }

    /// Tells whether this device's camera read the Offer in one room.
    #[must_use]
    pub const fn is_authentic(&self) -> bool {
        self.0.authentic
    }

    /// Tells whether the Reply has expired.
    #[must_use]
    pub fn is_over(&self, now: Reading) -> bool {
        is_over(self.0.offer.meeting(), self.0.made, now)
    }

    /// Tells how many seconds are left until the Reply expires.
    #[must_use]
    pub fn seconds_left(&self, now: Reading) -> u64 {
        seconds_left(self.0.offer.meeting(), self.0.made, now)
    }

    /// Takes the Finish. How it was read does not matter: it is bound to the Offer, and that decides.
    ///
    /// # Errors
    /// [`Refused`] with [`PairingError::Expired`], [`PairingError::WrongSession`], [`PairingError::DecryptFailed`] or
    /// [`PairingError::CommitmentMismatch`] (which end the session unless the camera read the Offer in one room) or
    /// [`PairingError::BadProfile`].
    pub fn finish(self, finish: &Finish, now: Reading) -> Result<Pairing<Confirming>, Refused<Self>> {
        match self.open(finish, now) {
            Ok((theirs, peer)) => {
                let Replying { offer, reply, exported, profile, authentic, made } = self.0;
                let meeting = offer.meeting();
                let agreement = agreement::agree(&offer, &reply, finish, &exported, &theirs, &profile);
                let earliest = made.wall.minus(meeting.lifetime());
                let clock = ClockDistance::between(peer.time, earliest, made.wall);
                Ok(Pairing(Confirming::new(Side::Responder, meeting, authentic, peer, agreement, None, clock, now)))
            }
            Err(error) => {
                let authentic = self.0.authentic;
                Err(Refused::unless_authentic(self, authentic, error))
            }
        }
    }

    fn open(&self, finish: &Finish, now: Reading) -> Result<(Secret<PROFILE>, Peer), PairingError> {
        let Replying { offer, reply, exported, .. } = &self.0;
        if self.is_over(now) {
            return Err(PairingError::Expired);
        }
        if !agreement::belongs(offer, finish.tag) {
            return Err(PairingError::WrongSession);
        }
        let theirs = agreement::open_finish(offer, reply, exported, finish)?;
        // The profile is read; its nonce stays behind.
        let peer = Peer::from_profile(theirs.expose())?;
        Ok((theirs, peer))
    }
}
