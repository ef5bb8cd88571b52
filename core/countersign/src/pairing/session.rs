//! The one object behind a "Pair" screen or `countersign pair`: texts and people's answers go in, messages and events come
//! out. It exists so that every application follows the same rules about strays, collisions, time limits and confirmation.

mod read;

use sha2::{Digest, Sha256};

use super::PairingError;
use super::armor::{self, Unarmored};
use super::confirm::{Agreed, Answer, Confirming, Unconfirmed, Wanting};
use super::message::{Meeting, Message};
use super::profile::Introduction;
use super::state::{Offering, Pairing, ReadBy, Replying};
use crate::contact::Side;
use crate::ports::{Entropy, EntropyError};
use crate::time::Reading;

/// After this many different refused frames the person gets a hint.
const STRAYS: usize = 20;
/// How long an app may be in the background during a pairing in person, in seconds.
const AWAY: u64 = 30;

/// What came of something that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It was meant for something else, or was handled before.
    Ignored,
    /// A message was refused; the session is as it was. A camera screen need not show each of these.
    Refused {
        /// Why.
        error: PairingError,
        /// Set once, after 20 different refused frames: tell the person to begin again on both devices.
        hint: bool,
    },
    /// This armored message is to be shown from now on, in place of the one before.
    Show(String),
    /// Both devices agree: ask the person, see [`Session::confirming`].
    Confirm {
        /// The armored Finish, which the initiator shows from now on; the responder shows nothing more.
        show: Option<String>,
    },
    /// The session is over and its secrets are wiped.
    Ended(PairingError),
}

/// Why [`Session::confirm`] gave no agreed pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmError {
    /// There is nothing to confirm yet, or no longer.
    #[error("there is nothing to confirm")]
    NotConfirming,
    /// Something is wanting; ask again.
    #[error(transparent)]
    Wanting(#[from] Wanting),
    /// The session is over.
    #[error(transparent)]
    Ended(#[from] PairingError),
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It shows nothing and waits for an Offer.
    Listening,
    /// It shows its Offer.
    Offering,
    /// It shows its Reply.
    Replying,
    /// Both devices agree, and the person is asked; the initiator shows its Finish.
    Confirming(Side),
    /// The person confirmed, and the pairing was handed over.
    Confirmed,
    /// It is over for this reason.
    Ended(PairingError),
}

/// One pairing on one device, from opening the screen to the person's yes.
pub struct Session {
    me: Introduction,
    /// What the person said about where both are.
    meeting: Meeting,
    stage: Stage,
    strays: Strays,
}

#[allow(clippy::large_enum_variant, reason = "a device holds one session")]
enum Stage {
    Listening,
    Offering(Pairing<Offering>),
    /// One's own Offer is kept: the other person may have answered it at the same time.
    Replying {
        pairing: Pairing<Replying>,
        own: Option<Pairing<Offering>>,
        seen: Reading,
    },
    Confirming(Pairing<Confirming>),
    /// `None` after a confirmed pairing.
    Over(Option<PairingError>),
}

/// The refused frames so far, each once.
#[derive(Default)]
struct Strays(Vec<[u8; 32]>);

impl Strays {
    /// Answers a refused frame. Text that a person pasted is answered each time, a camera's frame once.
    fn refuse(&mut self, frame: &[u8], by: ReadBy, error: PairingError) -> Event {
        let digest: [u8; 32] = Sha256::digest(frame).into();
        if self.0.contains(&digest) {
            return if by == ReadBy::Text { Event::Refused { error, hint: false } } else { Event::Ignored };
        }
        if self.0.len() < STRAYS {
            self.0.push(digest);
            return Event::Refused { error, hint: self.0.len() == STRAYS };
        }
        Event::Refused { error, hint: false }
    }
}

impl Session {
    /// Opens a session that shows an Offer and reads at the same time. `meeting` is what the person answered to "Are you in
    /// the same room?".
    ///
    /// # Errors
    /// [`EntropyError`] when the system supplies no random bytes.
    pub fn offer(
        me: Introduction,
        meeting: Meeting,
        now: Reading,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, EntropyError> {
        let offering = Pairing::offer(&me, meeting, now, entropy)?;
        Ok(Self { me, meeting, stage: Stage::Offering(offering), strays: Strays::default() })
    }

    /// Opens a session that shows nothing and waits for an Offer to answer.
    #[must_use]
    pub fn listen(me: Introduction, meeting: Meeting) -> Self {
        Self { me, meeting, stage: Stage::Listening, strays: Strays::default() }
    }

    /// Gives the armored message that the screen shows now.
    #[must_use]
    pub fn showing(&self) -> Option<String> {
        match &self.stage {
            Stage::Offering(offering) => Some(armor::encode(offering.message().bytes())),
            Stage::Replying { pairing, .. } => Some(armor::encode(pairing.message().bytes())),
            Stage::Confirming(pairing) => pairing.message().map(|finish| armor::encode(finish.bytes())),
            Stage::Listening | Stage::Over(_) => None,
        }
    }

    /// Gives the pairing that waits for the person, with its words, level, peer and clock.
    #[must_use]
    pub const fn confirming(&self) -> Option<&Pairing<Confirming>> {
        match &self.stage {
            Stage::Confirming(pairing) => Some(pairing),
            Stage::Listening | Stage::Offering(_) | Stage::Replying { .. } | Stage::Over(_) => None,
        }
    }

    /// Tells why the session is over; `None` while it goes on and after a confirmed pairing.
    #[must_use]
    pub const fn ended(&self) -> Option<PairingError> {
        match &self.stage {
            Stage::Over(error) => *error,
            Stage::Listening | Stage::Offering(_) | Stage::Replying { .. } | Stage::Confirming(_) => None,
        }
    }

    /// Tells where the session stands.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match &self.stage {
            Stage::Listening => Standing::Listening,
            Stage::Offering(_) => Standing::Offering,
            Stage::Replying { .. } => Standing::Replying,
            Stage::Confirming(pairing) => Standing::Confirming(pairing.side()),
            Stage::Over(None) => Standing::Confirmed,
            Stage::Over(Some(error)) => Standing::Ended(*error),
        }
    }

    /// Tells how many seconds are left until the session ends by itself, or renews its Offer where
    /// [`Session::renews`] says so; `None` while nothing runs out.
    #[must_use]
    pub fn seconds_left(&self, now: Reading) -> Option<u64> {
        match &self.stage {
            Stage::Offering(pairing) => Some(pairing.seconds_left(now)),
            Stage::Replying { pairing, .. } => Some(pairing.seconds_left(now)),
            Stage::Confirming(pairing) => Some(pairing.seconds_left(now)),
            Stage::Listening | Stage::Over(_) => None,
        }
    }

    /// Takes what was read: a frame's text, a line, a file's content.
    ///
    /// # Errors
    /// [`EntropyError`] when an Offer was to be answered and the system supplies no random bytes; the session is as it was.
    pub fn feed(
        &mut self,
        text: &str,
        by: ReadBy,
        now: Reading,
        entropy: &mut dyn Entropy,
    ) -> Result<Event, EntropyError> {
        if let Stage::Over(_) = self.stage {
            return Ok(Event::Ignored);
        }
        if self.is_over(now) && !self.renews() {
            return Ok(self.end(PairingError::Expired));
        }
        let bytes = match armor::decode(text) {
            Ok(bytes) => bytes,
            Err(Unarmored::Ignored) => return Ok(Event::Ignored),
            Err(Unarmored::Damaged(error)) => return Ok(self.strays.refuse(text.as_bytes(), by, error)),
        };
        let answered = match Message::parse(&bytes, self.awaited()) {
            Ok(None) => Ok(Event::Ignored),
            Ok(Some(Message::Offer(offer))) => self.read_offer(&offer, by, now, entropy)?,
            Ok(Some(Message::Reply(reply))) => self.read_reply(&reply, by, now, entropy)?,
            Ok(Some(Message::Finish(finish))) => self.read_finish(&finish, now),
            Err(error) => Err(error),
        };
        Ok(answered.unwrap_or_else(|error| self.strays.refuse(&bytes, by, error)))
    }

    /// Lets time pass: a screen calls this every second or so. An Offer in person that has expired is renewed; anything else
    /// that has expired ends the session.
    ///
    /// # Errors
    /// [`EntropyError`] when an Offer was to be renewed and the system supplies no random bytes.
    pub fn tick(&mut self, now: Reading, entropy: &mut dyn Entropy) -> Result<Event, EntropyError> {
        if !self.is_over(now) {
            Ok(Event::Ignored)
        } else if self.renews() {
            self.begin_again(now, entropy)
        } else {
            Ok(self.end(PairingError::Expired))
        }
    }

    /// Comes back from the background after `seconds`: a pairing in person does not outlive half a minute there.
    pub fn resume(&mut self, seconds: u64) -> Event {
        let in_person = match &self.stage {
            Stage::Offering(pairing) => pairing.message().meeting() == Meeting::InPerson,
            Stage::Replying { pairing, .. } => pairing.answered().meeting() == Meeting::InPerson,
            Stage::Confirming(pairing) => pairing.meeting() == Meeting::InPerson,
            Stage::Listening | Stage::Over(_) => false,
        };
        if in_person && seconds > AWAY { self.end(PairingError::Cancelled) } else { Event::Ignored }
    }

    /// Ends the session and wipes it; a session that is over stays as it ended.
    pub fn cancel(&mut self) {
        if !matches!(self.stage, Stage::Over(_)) {
            self.end(PairingError::Cancelled);
        }
    }

    /// Takes the person's word that the clocks may be far apart.
    pub const fn accept_clock(&mut self) {
        if let Stage::Confirming(pairing) = &mut self.stage {
            pairing.accept_clock();
        }
    }

    /// Ends the pairing with the person's answer and hands it over; it is handed over once.
    ///
    /// # Errors
    /// [`ConfirmError`]; only [`ConfirmError::Ended`] ends the session.
    pub fn confirm(&mut self, answer: Answer<'_>, now: Reading) -> Result<Pairing<Agreed>, ConfirmError> {
        match self.take() {
            Stage::Confirming(pairing) => match pairing.confirm(answer, now) {
                Ok(agreed) => {
                    self.stage = Stage::Over(None);
                    Ok(agreed)
                }
                Err(Unconfirmed::Wanting(pairing, wanting)) => {
                    self.stage = Stage::Confirming(*pairing);
                    Err(wanting.into())
                }
                Err(Unconfirmed::Ended(error)) => {
                    self.end(error);
                    Err(error.into())
                }
            },
            stage @ (Stage::Listening | Stage::Offering(_) | Stage::Replying { .. } | Stage::Over(_)) => {
                self.stage = stage;
                Err(ConfirmError::NotConfirming)
            }
        }
    }

    fn begin_again(&mut self, now: Reading, entropy: &mut dyn Entropy) -> Result<Event, EntropyError> {
        let offering = Pairing::offer(&self.me, self.meeting, now, entropy)?;
        let show = armor::encode(offering.message().bytes());
        self.stage = Stage::Offering(offering);
        Ok(Event::Show(show))
    }

    fn is_over(&self, now: Reading) -> bool {
        match &self.stage {
            Stage::Offering(pairing) => pairing.is_over(now),
            Stage::Replying { pairing, .. } => pairing.is_over(now),
            Stage::Confirming(pairing) => pairing.is_over(now),
            Stage::Listening | Stage::Over(_) => false,
        }
    }

    /// Tells whether what is shown is renewed when its time is over, rather than ended.
    #[must_use]
    pub const fn renews(&self) -> bool {
        matches!((&self.stage, self.meeting), (Stage::Offering(_), Meeting::InPerson))
    }

    fn end(&mut self, error: PairingError) -> Event {
        self.stage = Stage::Over(Some(error));
        Event::Ended(error)
    }

    /// Takes the stage out to be consumed; what is left in between stands for a session that is over.
    const fn take(&mut self) -> Stage {
        core::mem::replace(&mut self.stage, Stage::Over(Some(PairingError::Cancelled)))
    }
}
