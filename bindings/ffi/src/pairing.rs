//! One pairing on this device, from opening the screen to a person who is kept. It exists as one object that holds the
//! agreed secret until it is taken in, so that nothing but the vault ever gets it.

mod admit;
mod view;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use countersign::pairing::{self as rules, Agreed, Answer, Meeting, Pairing, Session};
use countersign::ports::Clock as _;
use countersign_vault::SystemEntropy;

pub use admit::{Admission, Admitted, NameWarning, NewcomerView};
pub use view::{
    ClockDistance, ConfirmingView, PairingAsk, PairingEvent, PairingStep, PairingView, PairingWay, ReadBy, WordView,
};

use crate::clock::DeviceClock;
use crate::error::CountersignError;
use crate::people::People;

/// A pairing under way. Texts and a person's answers go in, messages and events come out.
///
/// Show [`PairingView::message`] as a QR code or as text; give what the camera or a person reads to
/// [`PairingSession::feed`]; call [`PairingSession::tick`] every second or so. When [`PairingView::confirming`] is there,
/// ask the person, and answer with [`PairingSession::confirm_yes`] or [`PairingSession::confirm_words`]. Then
/// [`People::newcomer`] tells what to know before they are named, and [`People::admit`] keeps them.
///
/// It outlives the lock of the vault, and ends with [`PairingSession::cancel`] or when nothing holds it any more.
#[derive(uniffi::Object)]
pub struct PairingSession {
    way: PairingWay,
    clock: DeviceClock,
    state: Mutex<State>,
}

struct State {
    session: Session,
    /// The confirmed pairing; lent to each try to take it in, so that a refusal loses nothing.
    agreed: Option<Arc<Pairing<Agreed>>>,
    clock_accepted: bool,
}

#[uniffi::export]
impl People {
    /// Opens a pairing that shows an Offer and reads at the same time.
    ///
    /// # Errors
    /// [`CountersignError::NoRandomness`], [`CountersignError::Locked`], and those of the vault.
    pub fn begin_pairing(&self, way: PairingWay) -> Result<Arc<PairingSession>, CountersignError> {
        let me = self.with(countersign::people::People::introduction)?;
        let session = Session::offer(me, way.meeting(), self.place.clock.read(), &mut SystemEntropy)?;
        Ok(PairingSession::over(way, self.place.clock.clone(), session))
    }

    /// Opens a pairing that shows nothing and waits for an Offer to answer.
    ///
    /// # Errors
    /// [`CountersignError::Locked`], and those of the vault.
    pub fn answer_pairing(&self, way: PairingWay) -> Result<Arc<PairingSession>, CountersignError> {
        let me = self.with(countersign::people::People::introduction)?;
        Ok(PairingSession::over(way, self.place.clock.clone(), Session::listen(me, way.meeting())))
    }
}

#[uniffi::export]
impl PairingSession {
    /// Shows where the pairing stands.
    #[must_use]
    pub fn view(&self) -> PairingView {
        let now = self.clock.read();
        let state = self.state();
        PairingView {
            way: self.way,
            step: state.session.standing().into(),
            message: state.session.showing(),
            left_seconds: state.session.seconds_left(now).map(crate::number::signed),
            renews: state.session.renews(),
            confirming: state.session.confirming().map(|pairing| view::confirming(pairing, state.clock_accepted)),
        }
    }

    /// Takes what was read: a frame's text, a pasted line, a file's content.
    ///
    /// # Errors
    /// [`CountersignError::NoRandomness`]; the pairing is as it was.
    pub fn feed(&self, text: String, by: ReadBy) -> Result<PairingEvent, CountersignError> {
        let now = self.clock.read();
        Ok(self.state().session.feed(&text, by.into(), now, &mut SystemEntropy)?.into())
    }

    /// Lets time pass; call it every second or so. An Offer in person that has expired is renewed, anything else that has
    /// expired ends.
    ///
    /// # Errors
    /// [`CountersignError::NoRandomness`]; the pairing is as it was.
    pub fn tick(&self) -> Result<PairingEvent, CountersignError> {
        let now = self.clock.read();
        Ok(self.state().session.tick(now, &mut SystemEntropy)?.into())
    }

    /// Comes back after `away_seconds` in the background: a pairing in person does not outlive half a minute there.
    #[must_use]
    pub fn come_back(&self, away_seconds: i64) -> PairingEvent {
        self.state().session.resume(crate::number::unsigned(away_seconds)).into()
    }

    /// Takes the person's word that the clocks may be far apart.
    pub fn accept_clocks(&self) {
        let mut state = self.state();
        state.clock_accepted = true;
        state.session.accept_clock();
    }

    /// Says yes to [`PairingAsk::TheirScreen`] or [`PairingAsk::Person`].
    ///
    /// # Errors
    /// [`CountersignError::WordsWanted`], [`CountersignError::ClocksApart`], [`CountersignError::NothingToConfirm`];
    /// [`CountersignError::Pairing`] when it is over.
    pub fn confirm_yes(&self) -> Result<(), CountersignError> {
        self.confirm(Answer::Yes)
    }

    /// Gives the three words that the other person read aloud, as they were typed.
    ///
    /// # Errors
    /// [`CountersignError::NotWords`], which costs nothing; [`CountersignError::OtherWords`], after which one try is left;
    /// [`CountersignError::ClocksApart`], [`CountersignError::NothingToConfirm`]; [`CountersignError::Pairing`] when it is
    /// over.
    pub fn confirm_words(&self, typed: String) -> Result<(), CountersignError> {
        self.confirm(Answer::Typed(&typed))
    }

    /// Ends the pairing and wipes it, a confirmed one too; what was taken in stays.
    pub fn cancel(&self) {
        let mut state = self.state();
        state.session.cancel();
        state.agreed = None;
    }
}

impl PairingSession {
    fn over(way: PairingWay, clock: DeviceClock, session: Session) -> Arc<Self> {
        let state = Mutex::new(State { session, agreed: None, clock_accepted: false });
        Arc::new(Self { way, clock, state })
    }

    fn confirm(&self, answer: Answer<'_>) -> Result<(), CountersignError> {
        let now = self.clock.read();
        let mut state = self.state();
        let agreed = state.session.confirm(answer, now)?;
        state.agreed = Some(Arc::new(agreed));
        Ok(())
    }

    /// Lends the confirmed pairing.
    fn agreed(&self) -> Result<Arc<Pairing<Agreed>>, CountersignError> {
        self.state().agreed.clone().ok_or(CountersignError::PairingNotConfirmed)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PairingWay {
    const fn meeting(self) -> Meeting {
        match self {
            Self::Scan | Self::Words => Meeting::InPerson,
            Self::Apart => Meeting::Remote,
        }
    }
}

impl From<ReadBy> for rules::ReadBy {
    fn from(by: ReadBy) -> Self {
        match by {
            ReadBy::Camera => Self::Camera,
            ReadBy::Image => Self::Image,
            ReadBy::Text => Self::Text,
        }
    }
}
