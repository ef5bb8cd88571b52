//! The last step of a pairing, which is a person's. It exists apart from the messages because here it is decided how much
//! the pairing is worth: a level for what a camera saw, another for words that were typed.

use super::PairingError;
use super::agreement::Agreement;
use super::clock::ClockDistance;
use super::message::{Finish, Meeting, Reply};
use super::phrase::{Phrase, WordSet};
use super::profile::Peer;
use super::state::{Pairing, is_over, seconds_left};
use crate::contact::{Side, TrustLevel};
use crate::secret::Secret;
use crate::time::{Reading, UnixTime};
use crate::words::Word;

/// The devices agree; the person has not confirmed yet.
pub struct Confirming {
    side: Side,
    meeting: Meeting,
    authentic: bool,
    peer: Peer,
    root: Secret<32>,
    pair_id: [u8; 16],
    phrase: Phrase,
    /// The Reply that was taken and the Finish to show; the responder has nothing to show any more.
    shown: Option<(Reply, Finish)>,
    clock: Option<ClockDistance>,
    clock_accepted: bool,
    words_differed: bool,
    since: Reading,
}

/// The pairing is confirmed: the only state that becomes a contact.
pub struct Agreed {
    side: Side,
    level: TrustLevel,
    peer: Peer,
    pair_id: [u8; 16],
    root: Secret<32>,
    clock: Option<ClockDistance>,
    at: UnixTime,
}

/// What the person has to do to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Say that the other's screen shows *Paired* and the same words: this device cannot know that they took the Finish.
    TheirScreen,
    /// Say that this is the person; this device has checked the rest.
    Person,
    /// Type the three words that the other person reads aloud.
    Words,
}

/// What the person did.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// Said yes to [`Ask::TheirScreen`] or [`Ask::Person`].
    Yes,
    /// Typed a line of words for [`Ask::Words`].
    Typed(&'a str),
}

/// What is still wanting before a pairing is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wanting {
    /// Words have to be typed; a yes is not enough here.
    #[error("type the three words that they read to you")]
    Words,
    /// The line is not three words of the list; it does not count.
    #[error("this is not three words of the list: type each whole, its first four letters, or its four digits")]
    WordsOfTheList,
    /// The words are not theirs; one more try is left.
    #[error("these are not their words: ask them to read the words again; one more try is left")]
    OtherWords,
    /// The clocks are far apart: set the wrong one right and begin again, or overrule it with
    /// [`Pairing::accept_clock`]. What the two devices said of their time stays as it was said.
    #[error("the clocks of the two devices are more than ten minutes apart: set the wrong one right and begin again")]
    Clock(ClockDistance),
}

/// Why a pairing is not confirmed.
pub enum Unconfirmed {
    /// Something is wanting; the state is handed back.
    Wanting(Box<Pairing<Confirming>>, Wanting),
    /// The session is over and its secrets are wiped: [`PairingError::Expired`] or [`PairingError::SasMismatch`].
    Ended(PairingError),
}

impl Confirming {
    #[allow(clippy::too_many_arguments, reason = "the two states that lead here each know all of this")]
    pub(super) fn new(
        side: Side,
        meeting: Meeting,
        authentic: bool,
        peer: Peer,
        agreement: Agreement,
        shown: Option<(Reply, Finish)>,
        clock: Option<ClockDistance>,
        since: Reading,
    ) -> Self {
        let Agreement { root, pair_id, phrase } = agreement;
        Self {
            side,
            meeting,
            authentic,
            peer,
            root,
            pair_id,
            phrase,
            shown,
            clock,
            clock_accepted: false,
            words_differed: false,
            since,
        }
    }
}

impl Pairing<Confirming> {
    /// Tells which end this device is.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.0.side
    }

    /// Gives what the other device said of itself.
    #[must_use]
    pub const fn peer(&self) -> &Peer {
        &self.0.peer
    }

    /// Gives the Finish, which the initiator shows until the other's screen says *Paired*.
    #[must_use]
    pub const fn message(&self) -> Option<&Finish> {
        match &self.0.shown {
            Some((_, finish)) => Some(finish),
            None => None,
        }
    }

    /// Tells whether this is the Reply that was taken.
    pub(super) fn took(&self, reply: &Reply) -> bool {
        self.0.shown.as_ref().is_some_and(|(taken, _)| taken == reply)
    }

    /// Tells whether a Reply carries the tag of the session.
    pub(super) fn shares_tag(&self, reply: &Reply) -> bool {
        self.0.shown.as_ref().is_some_and(|(taken, _)| taken.tag == reply.tag)
    }

    /// Tells where the two people are, as the Offer said it.
    #[must_use]
    pub const fn meeting(&self) -> Meeting {
        self.0.meeting
    }

    /// Tells what the person has to do.
    #[must_use]
    pub const fn ask(&self) -> Ask {
        match (self.0.authentic, self.0.side) {
            (false, _) => Ask::Words,
            (true, Side::Initiator) => Ask::TheirScreen,
            (true, Side::Responder) => Ask::Person,
        }
    }

    /// Gives the trust level that the contact will have.
    #[must_use]
    pub const fn level(&self) -> TrustLevel {
        match (self.0.meeting, self.0.authentic) {
            (Meeting::Remote, _) => TrustLevel::RemoteSas,
            (Meeting::InPerson, false) => TrustLevel::InPersonWords,
            (Meeting::InPerson, true) => TrustLevel::InPersonQr,
        }
    }

    /// Gives the three words to read aloud.
    #[must_use]
    pub const fn mine(&self) -> WordSet {
        self.0.phrase.read_by(self.0.side)
    }

    /// Gives the three words that the other person reads aloud; `None` where they have to be typed, since whoever sees them
    /// would type them without listening.
    #[must_use]
    pub const fn theirs(&self) -> Option<WordSet> {
        match (self.0.authentic, self.0.side) {
            (false, _) => None,
            (true, Side::Initiator) => Some(self.0.phrase.read_by(Side::Responder)),
            (true, Side::Responder) => Some(self.0.phrase.read_by(Side::Initiator)),
        }
    }

    /// Tells how far the other's clock is off, if it is.
    #[must_use]
    pub const fn clock(&self) -> Option<ClockDistance> {
        self.0.clock
    }

    /// Takes the person's word that the clocks may be far apart.
    pub const fn accept_clock(&mut self) {
        self.0.clock_accepted = true;
    }

    /// Tells whether the time to confirm is over.
    #[must_use]
    pub fn is_over(&self, now: Reading) -> bool {
        is_over(self.0.meeting, self.0.since, now)
    }

    /// Tells how many seconds are left to confirm.
    #[must_use]
    pub fn seconds_left(&self, now: Reading) -> u64 {
        seconds_left(self.0.meeting, self.0.since, now)
    }

    /// Ends the pairing with the person's answer.
    ///
    /// # Errors
    /// [`Unconfirmed`], with the state when something is still wanting.
    pub fn confirm(mut self, answer: Answer<'_>, now: Reading) -> Result<Pairing<Agreed>, Unconfirmed> {
        if self.is_over(now) {
            return Err(Unconfirmed::Ended(PairingError::Expired));
        }
        if let Some(distance) = self.0.clock.filter(|distance| distance.blocks() && !self.0.clock_accepted) {
            return Err(Unconfirmed::Wanting(Box::new(self), Wanting::Clock(distance)));
        }
        match (self.ask(), answer) {
            (Ask::TheirScreen | Ask::Person, Answer::Yes) => Ok(self.agreed(now)),
            (Ask::Words, Answer::Yes) => Err(Unconfirmed::Wanting(Box::new(self), Wanting::Words)),
            // Typed where a yes would do: the words are held to all the same.
            (Ask::Words | Ask::TheirScreen | Ask::Person, Answer::Typed(line)) => match Word::parse_line(line) {
                None => Err(Unconfirmed::Wanting(Box::new(self), Wanting::WordsOfTheList)),
                Some(words) if self.0.phrase.is_heard_by(self.0.side, words) => Ok(self.agreed(now)),
                Some(_) if self.0.words_differed => Err(Unconfirmed::Ended(PairingError::SasMismatch)),
                Some(_) => {
                    self.0.words_differed = true;
                    Err(Unconfirmed::Wanting(Box::new(self), Wanting::OtherWords))
                }
            },
        }
    }

    fn agreed(self, now: Reading) -> Pairing<Agreed> {
        let level = self.level();
        let Confirming { side, peer, root, pair_id, clock, .. } = self.0;
        Pairing(Agreed { side, level, peer, pair_id, root, clock, at: now.wall })
    }
}

impl Pairing<Agreed> {
    /// Tells which end this device was.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.0.side
    }

    /// Gives the trust level that the pairing earned.
    #[must_use]
    pub const fn level(&self) -> TrustLevel {
        self.0.level
    }

    /// Gives what the other device said of itself.
    #[must_use]
    pub const fn peer(&self) -> &Peer {
        &self.0.peer
    }

    /// Names the pairing, on both devices alike.
    #[must_use]
    pub const fn pair_id(&self) -> [u8; 16] {
        self.0.pair_id
    }

    /// Tells how far the other's clock was off, if it was.
    #[must_use]
    pub const fn clock(&self) -> Option<ClockDistance> {
        self.0.clock
    }

    /// Tells when the person confirmed.
    #[must_use]
    pub const fn at(&self) -> UnixTime {
        self.0.at
    }

    /// Lends the root to the facade, which stores it.
    pub(crate) const fn root(&self) -> &Secret<32> {
        &self.0.root
    }
}
