//! What is shown of a pairing: where it stands, what is asked of the person, what came of something that was read.

use countersign::contact::Side;
use countersign::pairing::{self as rules, Ask, Confirming, Event, Pairing, Standing, WordSet};
use countersign::words::Word;

use crate::error::PairingFault;
use crate::number::signed;
use crate::view::TrustLevel;

/// Where both people are, and how the messages go; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum PairingWay {
    /// In one room; the devices scan each other's screens.
    Scan,
    /// In one room; the messages go as text or as pictures, and words are read out.
    Words,
    /// Apart; the messages go over any channel, and words are read out on a call.
    Apart,
}

/// How a message came to this device; it decides what the pairing is worth, so it must be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum ReadBy {
    /// The device's own live camera, from the other person's screen: the one way that needs no words.
    Camera,
    /// An image file or a pasted image.
    Image,
    /// Text that was typed, pasted or shared.
    Text,
}

/// Where a pairing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PairingStep {
    /// Nothing is shown; an Offer is awaited.
    Listening,
    /// Message 1 of 3 is mine: the Offer. Theirs may come first, too.
    Offer,
    /// Message 2 is mine: the Reply.
    Reply,
    /// Both devices agree, and message 3 is mine: the Finish, shown until their screen says *Paired*.
    Finish,
    /// Both devices agree, and there is nothing more to show.
    Agreed,
    /// The person confirmed; name them and take them in.
    Confirmed,
    /// It is over.
    Ended {
        /// Why.
        fault: PairingFault,
    },
}

/// A pairing as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PairingView {
    /// The way it goes.
    pub way: PairingWay,
    /// Where it stands.
    pub step: PairingStep,
    /// My present message, to show as a QR code or hand over as text; no secret.
    pub message: Option<String>,
    /// Seconds until it ends by itself, or the Offer is renewed; none while nothing runs out.
    pub left_seconds: Option<i64>,
    /// Whether the Offer is renewed at that time, instead of the pairing's end: then the time need not be shown.
    pub renews: bool,
    /// What the person is asked, once both devices agree.
    pub confirming: Option<ConfirmingView>,
}

/// What the person has to do to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PairingAsk {
    /// Say that the other's screen shows *Paired* and the same words, then
    /// [`confirm_yes`](crate::PairingSession::confirm_yes).
    TheirScreen,
    /// Say that this is the person, then [`confirm_yes`](crate::PairingSession::confirm_yes).
    Person,
    /// Type the three words that the other person reads aloud, for
    /// [`confirm_words`](crate::PairingSession::confirm_words).
    Words,
}

/// A word of a pairing.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct WordView {
    /// The English word.
    pub word: String,
    /// Its four digits, for people who read another language.
    pub digits: String,
}

/// What the person is asked.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ConfirmingView {
    /// What to do.
    pub ask: PairingAsk,
    /// What the pairing will be worth.
    pub trust: TrustLevel,
    /// What the other calls themselves.
    pub calls_themselves: String,
    /// The three words to read aloud.
    pub my_words: Vec<WordView>,
    /// The three words that both screens show for a glance; none where words are typed, since who sees them would type them
    /// without listening.
    pub shared_words: Option<Vec<WordView>>,
    /// How far the other's clock is off, if it is.
    pub clock: Option<ClockDistance>,
    /// Whether that is so far that the person has to set a clock and begin again, or to overrule it with
    /// [`accept_clocks`](crate::PairingSession::accept_clocks).
    pub waits_for_clocks: bool,
}

/// How far the other device's clock lies outside of what is plausible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ClockDistance {
    /// Theirs is behind by at least so much.
    Behind {
        /// In seconds.
        seconds: i64,
    },
    /// Theirs is ahead by at least so much.
    Ahead {
        /// In seconds.
        seconds: i64,
    },
}

/// What came of something that was read, or of time that passed. [`crate::PairingSession::view`] shows the rest.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum PairingEvent {
    /// It was meant for something else, or was handled before.
    Ignored,
    /// A message was refused; the pairing is as it was. A camera screen need not show each of these.
    Refused {
        /// Why.
        fault: PairingFault,
        /// Set once, after 20 different refused frames: tell the person to begin again on both devices.
        hint: bool,
    },
    /// This message is to be shown from now on, in place of the one before.
    Show {
        /// As text.
        message: String,
    },
    /// Both devices agree: ask the person.
    Confirm,
    /// The pairing is over and its secrets are wiped.
    Ended {
        /// Why.
        fault: PairingFault,
    },
}

/// Lays out what the person is asked.
pub(super) fn confirming(pairing: &Pairing<Confirming>, clock_accepted: bool) -> ConfirmingView {
    let shared = match pairing.ask() {
        Ask::TheirScreen => pairing.theirs(),
        Ask::Person => Some(pairing.mine()),
        Ask::Words => None,
    };
    ConfirmingView {
        ask: pairing.ask().into(),
        trust: pairing.level().into(),
        calls_themselves: pairing.peer().name.as_str().to_owned(),
        my_words: words(pairing.mine()),
        shared_words: shared.map(words),
        clock: pairing.clock().map(ClockDistance::from),
        waits_for_clocks: !clock_accepted && pairing.clock().is_some_and(rules::ClockDistance::blocks),
    }
}

fn words(set: WordSet) -> Vec<WordView> {
    set.map(WordView::from).into()
}

impl From<Word> for WordView {
    fn from(word: Word) -> Self {
        Self { word: word.as_str().to_owned(), digits: word.digits() }
    }
}

impl From<Standing> for PairingStep {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Listening => Self::Listening,
            Standing::Offering => Self::Offer,
            Standing::Replying => Self::Reply,
            Standing::Confirming(Side::Initiator) => Self::Finish,
            Standing::Confirming(Side::Responder) => Self::Agreed,
            Standing::Confirmed => Self::Confirmed,
            Standing::Ended(error) => Self::Ended { fault: error.into() },
        }
    }
}

impl From<Ask> for PairingAsk {
    fn from(ask: Ask) -> Self {
        match ask {
            Ask::TheirScreen => Self::TheirScreen,
            Ask::Person => Self::Person,
            Ask::Words => Self::Words,
        }
    }
}

impl From<rules::ClockDistance> for ClockDistance {
    fn from(distance: rules::ClockDistance) -> Self {
        match distance {
            rules::ClockDistance::Behind(seconds) => Self::Behind { seconds: signed(seconds) },
            rules::ClockDistance::Ahead(seconds) => Self::Ahead { seconds: signed(seconds) },
        }
    }
}

impl From<Event> for PairingEvent {
    fn from(event: Event) -> Self {
        match event {
            Event::Ignored => Self::Ignored,
            Event::Refused { error, hint } => Self::Refused { fault: error.into(), hint },
            Event::Show(message) => Self::Show { message },
            Event::Confirm { .. } => Self::Confirm,
            Event::Ended(error) => Self::Ended { fault: error.into() },
        }
    }
}
