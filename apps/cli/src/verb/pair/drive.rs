//! From the first message to the point where both devices agree. It exists as one loop, because lines, pictures, time
//! and Ctrl-C may come in any order and each has its rule.

use std::time::Duration;

use countersign::pairing::{Event, PairingError, ReadBy, Session, armor};
use countersign::people::PeopleError;
use countersign::ports::Clock as _;
use countersign_vault::VaultError;

use super::inlet::{Deadline, Inlet, Signal};
use super::outlet::{Header, Kind, Outlet};
use super::words;
use crate::exit::Exit;
use crate::failure::{Failure, failure};
use crate::picture;
use crate::screen::{STRONG, paint};
use crate::session::Circle;
use crate::shell::Shell;
use crate::texts::say;

/// Time between two looks at the clock.
const PACE: Duration = Duration::from_secs(1);
/// Seconds without a code after which a hint about holding the screen is due.
const PATIENCE: u32 = 15;

/// Why a pairing ended without a contact.
#[derive(Debug)]
pub(super) enum Stop {
    /// By a rule of pairing, or by the person.
    Pairing(PairingError),
    /// Something around it failed.
    Failure(Box<Failure>),
}

impl From<PairingError> for Stop {
    fn from(error: PairingError) -> Self {
        Self::Pairing(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(Box::new(failure))
    }
}

/// How a pairing is meant to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Text, showing the Offer.
    TextOffer,
    /// Text, answering.
    TextAnswer,
    /// Picture files.
    Pictures,
    /// A live camera.
    Camera,
}

impl Way {
    /// Tells whether messages come as lines.
    pub(super) const fn is_text(self) -> bool {
        match self {
            Self::TextOffer | Self::TextAnswer => true,
            Self::Pictures | Self::Camera => false,
        }
    }
}

/// A pairing under way.
pub(super) struct Driver<'a> {
    pub(super) shell: &'a mut Shell,
    pub(super) people: &'a mut Circle,
    pub(super) session: Session,
    pub(super) inlet: Inlet,
    pub(super) outlet: Outlet,
    pub(super) way: Way,
    /// When the present message expires.
    pub(super) deadline: Deadline,
    /// Seconds in which a camera saw nothing of use.
    pub(super) idle: u32,
    /// Whether a line that counts the time stands at the cursor.
    pub(super) counting: bool,
    /// Whether pointing the camera at one's own screen was spoken of.
    pub(super) warned_self: bool,
    /// Whether a message of this device's was shown.
    pub(super) shown: bool,
}

impl Driver<'_> {
    /// Exchanges messages until both devices agree; gives the Finish where this device has to show it.
    pub(super) fn agree(&mut self) -> Result<Option<String>, Stop> {
        match self.session.showing() {
            None => {
                let waiting = self.shell.texts.get("pair-waiting-for-offer");
                self.note(&waiting);
            }
            // Pictures that lie ready are read first: who finds an Offer answers it and need not show one.
            Some(_) if self.way == Way::Pictures => {}
            Some(message) => self.show(&message)?,
        }
        loop {
            let event = match self.inlet.next(PACE) {
                Some(Signal::Interrupted) => return Err(PairingError::Cancelled.into()),
                Some(Signal::InputEnded) if self.way.is_text() => return Err(PairingError::Cancelled.into()),
                Some(Signal::Line(line)) => self.line(&line)?,
                Some(Signal::Read(text, by)) => self.feed(&text, by)?,
                Some(Signal::Looked) => {
                    self.session.showing().filter(|_| !self.shown).map_or(Event::Ignored, Event::Show)
                }
                Some(signal) => {
                    self.tell(signal);
                    Event::Ignored
                }
                None => self.second()?,
            };
            match event {
                Event::Ignored => {}
                Event::Refused { error, hint } => self.refused(error, hint)?,
                Event::Show(message) => {
                    self.show(&message)?;
                    self.idle = 0;
                }
                Event::Confirm { show } => {
                    self.end_counting();
                    return Ok(show);
                }
                Event::Ended(error) => return Err(error.into()),
            }
        }
    }

    /// Shows a message and begins to count its time.
    pub(super) fn show(&mut self, message: &str) -> Result<(), Stop> {
        self.end_counting();
        self.outlet.show(self.shell, message)?;
        self.shown = true;
        if let Some(header) = Header::of(message) {
            let lifetime = lifetime(header.remote);
            self.deadline = Deadline::after(lifetime);
            if header.kind != Kind::Finish {
                let minutes = lifetime.div_euclid(60);
                let text = say!(&self.shell.texts, "pair-good-for", minutes = minutes);
                let waits = match self.way {
                    Way::TextOffer | Way::TextAnswer => self.shell.texts.get("pair-paste"),
                    Way::Pictures => self.shell.texts.get("pair-looking-pictures"),
                    Way::Camera => self.shell.texts.get("pair-looking-camera"),
                };
                // Below a code in the window there is room for the counting line alone.
                if !self.counts() {
                    self.note(&format!("{text} {waits}"));
                }
            }
        }
        Ok(())
    }

    /// Takes a line of standard input.
    fn line(&mut self, line: &str) -> Result<Event, Stop> {
        if line.trim().is_empty() {
            return Ok(Event::Ignored);
        }
        if self.way == Way::TextOffer && self.is_foreign_offer(line) {
            return Ok(Event::Ignored);
        }
        let event = self.feed(line, ReadBy::Text)?;
        if event == Event::Ignored && self.shell.person_is_there() {
            let text = self.shell.texts.get("pair-not-a-message");
            self.note(&text);
        }
        Ok(event)
    }

    /// Tells whether a text is another device's Offer: where the roles are given, it is not answered.
    fn is_foreign_offer(&self, text: &str) -> bool {
        let is_offer = Header::of(text).is_some_and(|header| header.kind == Kind::Offer);
        let own = self.session.showing().and_then(|own| armor::decode(&own).ok());
        is_offer && armor::decode(text).ok() != own
    }

    fn feed(&mut self, text: &str, by: ReadBy) -> Result<Event, Stop> {
        let now = self.people.clock().read();
        self.session.feed(text, by, now, self.people.entropy()).map_err(|_| self.no_entropy())
    }

    /// Lets a second pass.
    fn second(&mut self) -> Result<Event, Stop> {
        if self.way.is_text() && self.shown && self.deadline.left() == 0 {
            // A line that was handed over is not renewed: the other side would not know.
            return Ok(Event::Ended(PairingError::Expired));
        }
        let event = self.tick()?;
        if event == Event::Ignored {
            self.outlet.refresh(self.shell)?;
            self.count();
            if self.way == Way::Camera {
                self.idle = self.idle.saturating_add(1);
                if self.idle == PATIENCE {
                    let text = self.shell.texts.get("pair-camera-hint");
                    self.note(&text);
                }
            }
        }
        Ok(event)
    }

    /// Lets the session see what time it is.
    pub(super) fn tick(&mut self) -> Result<Event, Stop> {
        let now = self.people.clock().read();
        self.session.tick(now, self.people.entropy()).map_err(|_| self.no_entropy())
    }

    /// Makes an end of what the rules or the store say.
    pub(super) fn failed(&self, error: PeopleError<VaultError>) -> Stop {
        Failure::of(&self.shell.texts, error).into()
    }

    fn no_entropy(&self) -> Stop {
        failure!(&self.shell.texts, "no-randomness", Exit::Vault).into()
    }

    fn refused(&mut self, error: PairingError, hint: bool) -> Result<(), Stop> {
        if error == PairingError::Expired {
            return Err(error.into());
        }
        let texts = &self.shell.texts;
        let text = match (self.way, error) {
            // A camera sees half a code many times before it sees the whole; only what stays wrong is worth a word.
            (Way::Camera, PairingError::SelfScan) if !self.warned_self => Some(words::of_error(texts, error)),
            (
                Way::Camera,
                PairingError::NotRemote | PairingError::UnsupportedVersion | PairingError::UnsupportedSuite,
            ) => Some(words::of_error(texts, error)),
            (Way::Camera, _) => hint.then(|| texts.get("pair-strays")),
            // Both may keep their pictures in one folder.
            (Way::Pictures, PairingError::SelfScan) => None,
            (Way::TextOffer | Way::TextAnswer | Way::Pictures, _) => Some(words::of_error(texts, error)),
        };
        self.warned_self |= error == PairingError::SelfScan;
        if let Some(text) = text {
            self.note(&text);
        }
        Ok(())
    }

    /// Tells of a picture or camera that gives nothing.
    fn tell(&mut self, signal: Signal) {
        let texts = &self.shell.texts;
        let text = match signal {
            Signal::NoCode(path) => say!(texts, "picture-without-code", file = picture::shown(&path)),
            Signal::Unread(path, unread) => words::of_unread(texts, picture::shown(&path), &unread),
            Signal::CameraOpen => texts.get("camera-open"),
            Signal::Camera(error) => words::of_camera(texts, &error),
            Signal::Scanner(error) => say!(texts, "camera-unusable", reason = error.to_string()),
            Signal::Line(_) | Signal::InputEnded | Signal::Interrupted | Signal::Read(..) | Signal::Looked => return,
        };
        self.note(&text);
    }

    /// Asks and waits for a line. Pictures that come meanwhile change nothing any more.
    ///
    /// # Errors
    /// [`PairingError::Cancelled`] when the input ends, [`PairingError::Expired`] when the time does.
    pub(super) fn ask(&mut self, question: &str) -> Result<String, Stop> {
        self.end_counting();
        if !question.is_empty() {
            let question = paint(STRONG, question);
            self.shell.screen.note_raw(&format!("{question} "));
            if !self.shell.person_is_there() {
                self.shell.screen.note_raw("\n");
            }
        }
        if self.inlet.ended() {
            return Err(PairingError::Cancelled.into());
        }
        loop {
            match self.inlet.next(PACE) {
                Some(Signal::Line(line)) => return Ok(line.trim().to_owned()),
                Some(Signal::InputEnded | Signal::Interrupted) => {
                    self.shell.screen.note_raw("\n");
                    return Err(PairingError::Cancelled.into());
                }
                Some(_) => {}
                None => {
                    if let Event::Ended(error) = self.tick()? {
                        self.shell.screen.note_raw("\n");
                        return Err(error.into());
                    }
                }
            }
        }
    }

    /// Asks for a yes; anything but a clear yes or no is asked again.
    pub(super) fn ask_yes(&mut self, question: &str) -> Result<bool, Stop> {
        let hint = self.shell.texts.get("answer-hint");
        loop {
            let answer = self.ask(&format!("{question} {hint}"))?;
            if let Some(answer) = words::yes_or_no(&self.shell.texts, &answer) {
                return Ok(answer);
            }
        }
    }

    /// Asks which of several is meant.
    pub(super) fn ask_choice(&mut self, question: &str, choices: &[String]) -> Result<usize, Stop> {
        self.note(question);
        for (number, choice) in (1_usize..).zip(choices) {
            let number = paint(STRONG, &number.to_string());
            self.shell.screen.note_raw(&format!("  {number} {choice}\n"));
        }
        loop {
            let question = say!(&self.shell.texts, "ask-number", last = choices.len());
            let chosen = self.ask(&question)?.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(index) = chosen.filter(|index| *index < choices.len()) {
                return Ok(index);
            }
        }
    }

    /// Says something to the person.
    pub(super) fn note(&mut self, text: &str) {
        self.end_counting();
        self.shell.screen.note(text);
    }

    /// Tells whether the time is counted down on the screen.
    fn counts(&self) -> bool {
        self.shell.can_redraw() && !self.way.is_text()
    }

    /// Counts the time down on the line at the cursor.
    fn count(&mut self) {
        if !self.counts() || !self.shown {
            return;
        }
        let left = self.deadline.left();
        let time = format!("{}:{:02}", left.div_euclid(60), left.rem_euclid(60));
        let text = match self.way {
            Way::Camera => say!(&self.shell.texts, "pair-counting-camera", time = time),
            Way::Pictures | Way::TextOffer | Way::TextAnswer => {
                say!(&self.shell.texts, "pair-counting-pictures", time = time)
            }
        };
        self.shell.progress(&text);
        self.counting = true;
    }

    fn end_counting(&mut self) {
        if self.counting {
            self.shell.progress("");
            self.counting = false;
        }
    }
}

/// Gives how long a message lasts, in seconds.
pub(super) const fn lifetime(remote: bool) -> u64 {
    use countersign::pairing::Meeting;
    if remote { Meeting::Remote.lifetime() } else { Meeting::InPerson.lifetime() }
}
