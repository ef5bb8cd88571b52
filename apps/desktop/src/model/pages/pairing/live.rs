//! A pairing under way, as its screens hold it: the session, the way it goes, and since when the present message is shown.
//! It exists so that the exchange and the comparison of words can hand it to each other without losing anything.

use countersign::contact::Side;
use countersign::pairing::{
    Agreed, Answer, ConfirmError, Confirming, Event, Introduction, Meeting, Pairing, PairingError, ReadBy, Session,
    armor,
};
use countersign::ports::EntropyError;
use countersign::time::Reading;
use countersign_vault::SystemEntropy;

/// Where both people are, and how the messages go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In one room; the devices scan each other's screens.
    Scan,
    /// In one room; the messages go as text or as pictures, and words are read out.
    Words,
    /// Apart; the messages go over any channel, and words are read out on a call.
    Apart,
}

impl Way {
    /// Every way, the surest first.
    pub(super) const ALL: [Self; 3] = [Self::Scan, Self::Words, Self::Apart];

    /// Names the sentence that answers where both are.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Scan => "pair-way-scan",
            Self::Words => "pair-way-words",
            Self::Apart => "pair-way-apart",
        }
    }

    /// Names the sentence that says what the way is worth.
    pub(super) const fn worth(self) -> &'static str {
        match self {
            Self::Scan => "pair-way-scan-worth",
            Self::Words => "pair-way-words-worth",
            Self::Apart => "pair-way-apart-worth",
        }
    }

    /// Tells whether the messages go as text unless someone has pictures.
    pub(super) const fn by_text(self) -> bool {
        match self {
            Self::Scan => false,
            Self::Words | Self::Apart => true,
        }
    }

    const fn meeting(self) -> Meeting {
        match self {
            Self::Scan | Self::Words => Meeting::InPerson,
            Self::Apart => Meeting::Remote,
        }
    }
}

/// Which message is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Mine is the Offer; theirs may come first, too.
    Offer,
    /// Theirs was read; mine is the Reply.
    Reply,
    /// Both devices agree; mine is the Finish, until theirs has it.
    Finish,
    /// Both devices agree, and there is nothing more to show.
    Agreed,
}

impl Step {
    /// Numbers the message that is shown.
    pub(super) const fn number(self) -> u8 {
        match self {
            Self::Offer => 1,
            Self::Reply => 2,
            Self::Finish | Self::Agreed => 3,
        }
    }
}

/// A pairing under way.
pub(super) struct Live {
    session: Session,
    way: Way,
    /// When the present message was made or both agreed.
    since: Reading,
    /// Whether the present message was copied or saved: someone may hold it who would not know that it was renewed.
    handed_over: bool,
    /// Whether anything happened that would be lost.
    engaged: bool,
    clock_accepted: bool,
}

impl Live {
    /// Opens a session that shows an Offer and reads at the same time.
    pub(super) fn begin(me: Introduction, way: Way, now: Reading) -> Result<Self, EntropyError> {
        let session = Session::offer(me, way.meeting(), now, &mut SystemEntropy)?;
        Ok(Self { session, way, since: now, handed_over: false, engaged: false, clock_accepted: false })
    }

    pub(super) const fn way(&self) -> Way {
        self.way
    }

    /// Gives my present message as text.
    pub(super) fn showing(&self) -> Option<String> {
        self.session.showing()
    }

    /// Tells which message is next.
    pub(super) fn step(&self) -> Step {
        match self.session.confirming().map(Pairing::<Confirming>::side) {
            Some(Side::Initiator) => Step::Finish,
            Some(Side::Responder) => Step::Agreed,
            None if self.header(1) == Some(REPLY) => Step::Reply,
            None => Step::Offer,
        }
    }

    /// Gives a byte of the present message's header.
    fn header(&self, place: usize) -> Option<u8> {
        self.showing().and_then(|text| armor::decode(&text).ok()?.get(place).copied())
    }

    /// Tells how long each message of this pairing lasts: a remote one that was answered counts as remote.
    fn meeting(&self) -> Meeting {
        match self.session.confirming() {
            Some(confirming) => confirming.meeting(),
            None if self.header(3).is_some_and(|flags| flags & REMOTE != 0) => Meeting::Remote,
            None => Meeting::InPerson,
        }
    }

    /// Tells how many seconds are left until the pairing ends by itself; `None` for a message that is renewed instead and
    /// that nobody holds.
    pub(super) fn seconds_left(&self, now: Reading) -> Option<u64> {
        let renewed = self.step() == Step::Offer && self.way.meeting() == Meeting::InPerson;
        if renewed && !self.handed_over {
            return None;
        }
        let passed = now.boottime_ms.saturating_sub(self.since.boottime_ms).div_euclid(1000);
        Some(self.meeting().lifetime().saturating_sub(passed))
    }

    /// Notes that the present message was copied or saved.
    pub(super) const fn hand_over(&mut self) {
        self.handed_over = true;
        self.engaged = true;
    }

    /// Tells whether the present message was copied or saved.
    pub(super) const fn is_handed_over(&self) -> bool {
        self.handed_over
    }

    /// Tells whether leaving would lose something.
    pub(super) const fn is_engaged(&self) -> bool {
        self.engaged
    }

    /// Takes what was read.
    pub(super) fn feed(&mut self, text: &str, by: ReadBy, now: Reading) -> Result<Event, EntropyError> {
        let event = self.session.feed(text, by, now, &mut SystemEntropy)?;
        let moved = matches!(event, Event::Show(_) | Event::Confirm { .. });
        self.engaged |= moved;
        self.restart(moved, now);
        Ok(event)
    }

    /// Lets time pass.
    pub(super) fn tick(&mut self, now: Reading) -> Result<Event, EntropyError> {
        let event = self.session.tick(now, &mut SystemEntropy)?;
        self.restart(matches!(event, Event::Show(_)), now);
        Ok(event)
    }

    const fn restart(&mut self, moved: bool, now: Reading) {
        if moved {
            self.since = now;
            self.handed_over = false;
        }
    }

    /// Tells why the session is over, if it is.
    pub(super) const fn ended(&self) -> Option<PairingError> {
        self.session.ended()
    }

    /// Gives the pairing that waits for the person.
    pub(super) const fn confirming(&self) -> Option<&Pairing<Confirming>> {
        self.session.confirming()
    }

    /// Tells whether the clocks are so far apart that the person has to say that this does not matter.
    pub(super) fn waits_for_clock(&self) -> bool {
        let clock = self.session.confirming().and_then(Pairing::<Confirming>::clock);
        !self.clock_accepted && clock.is_some_and(countersign::pairing::ClockDistance::blocks)
    }

    /// Takes the person's word that the clocks may be far apart.
    pub(super) const fn accept_clock(&mut self) {
        self.clock_accepted = true;
        self.session.accept_clock();
    }

    /// Ends the pairing with the person's answer.
    pub(super) fn confirm(&mut self, answer: Answer<'_>, now: Reading) -> Result<Pairing<Agreed>, ConfirmError> {
        self.session.confirm(answer, now)
    }

    /// Ends the session and wipes it.
    pub(super) fn cancel(&mut self) {
        self.session.cancel();
    }
}

/// The type of a Reply, in the second byte of its header.
const REPLY: u8 = 2;
/// The flag of a remote pairing, in the fourth byte of the header.
const REMOTE: u8 = 1;
