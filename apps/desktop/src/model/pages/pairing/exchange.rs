//! Showing my message and reading theirs, by camera, picture or text. It exists as one screen for all ways, because two
//! people may begin with a camera and end with a picture, and only the core decides what that is worth.

use countersign::pairing::{Event, PairingError, ReadBy, armor};
use countersign::ports::EntropyError;
use countersign_texts::say;

use super::camera::Camera;
use super::confirm::Confirm;
use super::ended::Ended;
use super::live::{Live, Step, Way};
use super::{leave, no_randomness, picture, words};
use crate::model::view::{Body, Button, ExchangeView, Frame, Notice, Tone, View};
use crate::model::{Desk, Effect, Gesture, News, Next, Page};

/// Showing my message and reading theirs.
pub(super) struct Exchange {
    /// There until the pairing moves on to the next screen.
    live: Option<Live>,
    camera: Camera,
    incoming: String,
    notice: Option<Notice>,
    announce: String,
    /// Seconds in which the camera saw nothing of use.
    idle: u32,
    warned_self: bool,
    leaving: bool,
}

impl Exchange {
    /// Shows the present message of a pairing.
    pub(super) const fn new(live: Live) -> Self {
        Self {
            live: Some(live),
            camera: Camera::Resting,
            incoming: String::new(),
            notice: None,
            announce: String::new(),
            idle: 0,
            warned_self: false,
            leaving: false,
        }
    }

    fn step(&self) -> Step {
        self.live.as_ref().map_or(Step::Agreed, Live::step)
    }

    fn way(&self) -> Way {
        self.live.as_ref().map_or(Way::Apart, Live::way)
    }

    /// Starts the camera where it can still see something of use.
    fn look(&mut self, desk: &mut Desk<'_>) {
        if self.way() == Way::Scan && matches!(self.step(), Step::Offer | Step::Reply) {
            self.camera = Camera::Starting;
            self.idle = 0;
            desk.effect(Effect::Camera(true));
        }
    }

    fn rest(&mut self, desk: &mut Desk<'_>) {
        if self.camera != Camera::Resting {
            self.camera = Camera::Resting;
            desk.effect(Effect::Camera(false));
        }
    }

    fn say(&mut self, tone: Tone, text: String) {
        self.notice = Some(Notice { tone, text });
    }

    /// Takes what was read. `asked`: someone pasted or chose it and waits for an answer, whatever it is.
    fn feed(&mut self, text: &str, by: ReadBy, asked: bool, desk: &mut Desk<'_>) -> Next {
        let now = desk.now();
        let Some(live) = &mut self.live else { return Next::Stay };
        let event = live.feed(text, by, now);
        if asked && event == Ok(Event::Ignored) {
            let is_message = armor::decode(text).is_ok();
            let key = if is_message { "pair-not-now" } else { "pair-not-a-message" };
            self.say(Tone::Warning, desk.text(key));
            return Next::Stay;
        }
        self.took(&event, by, desk)
    }

    fn took(&mut self, event: &Result<Event, EntropyError>, by: ReadBy, desk: &mut Desk<'_>) -> Next {
        match event {
            Err(EntropyError) => self.notice = Some(no_randomness(desk)),
            Ok(Event::Ignored) => {}
            Ok(Event::Refused { error, hint }) => self.refused(*error, *hint, by, desk),
            Ok(Event::Show(_)) => self.moved(desk),
            Ok(Event::Confirm { .. }) => {
                self.moved(desk);
                self.rest(desk);
                // Who answered has nothing more to show; who began shows the last message until the other has it.
                if self.step() == Step::Agreed {
                    return self.confirm();
                }
            }
            Ok(Event::Ended(error)) => return self.end(*error, desk),
        }
        Next::Stay
    }

    fn moved(&mut self, desk: &Desk<'_>) {
        self.notice = None;
        self.incoming.clear();
        self.idle = 0;
        self.announce = format!("{} {}", self.step_text(desk), self.instruction(desk));
    }

    fn refused(&mut self, error: PairingError, hint: bool, by: ReadBy, desk: &Desk<'_>) {
        let told = match (by, error) {
            // A camera sees half a code many times before it sees the whole; only what stays wrong is worth a word.
            (ReadBy::Camera, PairingError::SelfScan) => !core::mem::replace(&mut self.warned_self, true),
            (
                ReadBy::Camera,
                PairingError::NotRemote | PairingError::UnsupportedVersion | PairingError::UnsupportedSuite,
            ) => true,
            (ReadBy::Camera, _) => false,
            _ => true,
        };
        if hint {
            self.say(Tone::Warning, desk.text("pair-strays"));
        } else if told {
            self.say(Tone::Warning, desk.text(words::of_error(error)));
        }
    }

    /// Leaves for the end. The session stays: it is over, and behind the lock this step is asked for again.
    fn end(&mut self, error: PairingError, desk: &mut Desk<'_>) -> Next {
        self.rest(desk);
        Next::instead(Ended::new(error))
    }

    fn confirm(&mut self) -> Next {
        self.live.take().map_or(Next::Stay, |live| Next::instead(Confirm::new(live)))
    }

    fn tick(&mut self, desk: &mut Desk<'_>) -> Next {
        let now = desk.now();
        let Some(live) = &mut self.live else { return Next::Stay };
        if let Some(error) = live.ended() {
            return self.end(error, desk);
        }
        let was_held = live.is_handed_over();
        let event = live.tick(now);
        if was_held && matches!(event, Ok(Event::Show(_))) {
            let next = self.took(&event, ReadBy::Text, desk);
            self.say(Tone::Warning, desk.text("pair-renewed"));
            return next;
        }
        if self.camera == Camera::Running {
            self.idle = self.idle.saturating_add(1);
        }
        self.took(&event, ReadBy::Text, desk)
    }

    /// Takes what stands in the field. What came in one piece was pasted, and is answered; what is being typed is read as
    /// soon as it is whole, and not found fault with before.
    fn typed(&mut self, text: &str, desk: &mut Desk<'_>) -> Next {
        let was = self.incoming.chars().count();
        let pasted = text.chars().count() > was.saturating_add(1);
        // One character more than the core reads says as much as a thousand.
        self.incoming = text.chars().take(armor::MAX_CHARS.saturating_add(1)).collect();
        if self.incoming.trim().is_empty() || !(pasted || armor::decode(&self.incoming).is_ok()) {
            return Next::Stay;
        }
        self.read_field(desk)
    }

    fn read_field(&mut self, desk: &mut Desk<'_>) -> Next {
        let text = self.incoming.clone();
        self.feed(&text, ReadBy::Text, true, desk)
    }

    fn copy(&mut self, desk: &mut Desk<'_>) {
        if let Some(live) = &mut self.live
            && let Some(text) = live.showing()
        {
            live.hand_over();
            desk.effect(Effect::Copy(text));
            self.say(Tone::Good, desk.text("pair-copied"));
        }
    }

    fn save(&mut self, desk: &mut Desk<'_>) {
        let number = self.step().number();
        if let Some(live) = &self.live
            && let Some(bytes) = live.showing().and_then(|text| picture::png(&text))
        {
            desk.effect(Effect::Save { name: format!("countersign-{number}.png"), bytes });
        }
    }

    fn step_text(&self, desk: &Desk<'_>) -> String {
        say!(desk.texts, "pair-step", number = self.step().number())
    }

    fn instruction(&self, desk: &Desk<'_>) -> String {
        desk.text(match (self.way(), self.step()) {
            (Way::Scan, Step::Offer) => "pair-instruction-scan-1",
            (Way::Scan, Step::Reply) => "pair-instruction-scan-2",
            (Way::Scan, Step::Finish | Step::Agreed) => "pair-instruction-scan-3",
            (Way::Words | Way::Apart, Step::Offer) => "pair-instruction-text-1",
            (Way::Words | Way::Apart, Step::Reply) => "pair-instruction-text-2",
            (Way::Words | Way::Apart, Step::Finish | Step::Agreed) => "pair-instruction-text-3",
        })
    }

    fn primary(&self, desk: &Desk<'_>) -> Option<Button> {
        if self.step() == Step::Finish {
            return Some(Button::new(desk.text("pair-they-have-it")));
        }
        let whole = !self.incoming.trim().is_empty();
        self.way().by_text().then(|| Button::new(desk.text("pair-read-message")).when(whole))
    }
}

impl Page for Exchange {
    fn view(&self, desk: &Desk<'_>) -> View {
        if self.leaving {
            return leave::view(desk, "pair-leave-exchange");
        }
        let by_text = self.way().by_text();
        let outgoing = self.live.as_ref().and_then(Live::showing).unwrap_or_default();
        let left = self.live.as_ref().and_then(|live| live.seconds_left(desk.now()));
        let awaits = matches!(self.step(), Step::Offer | Step::Reply);
        let frame = Frame {
            title: desk.text(if by_text { "pair-exchange-text" } else { "pair-exchange-scan" }),
            notice: self.notice.clone(),
            back: Some(desk.text("pair-leave-end")),
            primary: self.primary(desk),
            announce: self.announce.clone(),
            ..Frame::default()
        };
        let body = ExchangeView {
            // Where the messages go as text the screen draws none of it; whoever wants to can still save it.
            code: picture::modules(&outgoing),
            code_label: say!(desk.texts, "pair-code-label", number = self.step().number()),
            camera: self.camera == Camera::Running,
            camera_text: self.camera.text(desk.texts, self.way(), self.idle),
            step: self.step_text(desk),
            instruction: self.instruction(desk),
            left: words::left(desk.texts, left),
            by_text,
            outgoing,
            incoming: self.incoming.clone(),
            incoming_label: if awaits { desk.text("pair-incoming") } else { String::new() },
        };
        View { frame, body: Body::Exchange(body) }
    }

    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.look(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        if let Some(error) = self.live.as_ref().and_then(Live::ended) {
            return self.end(error, desk);
        }
        self.look(desk);
        Next::Stay
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        if self.leaving {
            match leave::answer(&gesture) {
                Some(leave::Answer::GoOn) => self.leaving = false,
                Some(leave::Answer::End) => return self.leave(desk),
                None => {}
            }
            return Next::Stay;
        }
        match gesture {
            Gesture::Primary if self.step() == Step::Finish => return self.confirm(),
            Gesture::Primary | Gesture::Accepted(_) if !self.incoming.trim().is_empty() => {
                return self.read_field(desk);
            }
            Gesture::Typed(text) => return self.typed(&text, desk),
            Gesture::Copy => self.copy(desk),
            Gesture::Save => self.save(desk),
            Gesture::Paste => desk.effect(Effect::Paste),
            Gesture::Open => desk.effect(Effect::OpenPicture),
            Gesture::Dropped(path) => desk.effect(Effect::ReadPicture(path)),
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, desk: &mut Desk<'_>) -> Next {
        if self.leaving {
            self.leaving = false;
            return Next::Stay;
        }
        if self.live.as_ref().is_some_and(Live::is_engaged) {
            self.leaving = true;
            return Next::Stay;
        }
        self.rest(desk);
        Next::Back
    }

    fn news(&mut self, news: News, desk: &mut Desk<'_>) -> Next {
        match news {
            News::Tick => return self.tick(desk),
            News::Read { text, live: true } => return self.feed(&text, ReadBy::Camera, false, desk),
            News::Read { text, live: false } => return self.feed(&text, ReadBy::Image, true, desk),
            News::PastedText(text) => return self.feed(&text, ReadBy::Text, true, desk),
            News::Unread(why) => self.say(Tone::Warning, why),
            News::Camera(_) if self.camera == Camera::Resting => {}
            News::Camera(Ok(())) => self.camera = Camera::Running,
            News::Camera(Err(error)) => self.camera = Camera::Failed(error),
            News::Saved(path) => {
                if let Some(live) = &mut self.live {
                    live.hand_over();
                }
                let file = path.display().to_string();
                self.say(Tone::Good, say!(desk.texts, "pair-saved", file = file));
            }
            _ => {}
        }
        Next::Stay
    }

    fn ticks(&self) -> bool {
        true
    }

    fn outlives_lock(&self) -> bool {
        true
    }

    fn takes_pictures(&self) -> bool {
        true
    }
}

impl Exchange {
    fn leave(&mut self, desk: &mut Desk<'_>) -> Next {
        if let Some(live) = &mut self.live {
            live.cancel();
        }
        self.rest(desk);
        Next::Home
    }
}
