//! The person's part of a pairing: a glance at the other's screen, a yes, or three words that were read aloud. It exists
//! apart from the messages because here a person, not a device, decides.

use std::sync::Arc;

use countersign::contact::TrustLevel;
use countersign::pairing::{Answer, Ask, ClockDistance, ConfirmError, Confirming, Event, Pairing as Paired, Wanting};
use countersign_texts::say as sentence;

use super::ended::Ended;
use super::exchange::Exchange;
use super::live::{Live, Step};
use super::naming::Naming;
use super::{Pairing, leave, no_randomness, words};
use crate::model::say;
use crate::model::view::{AskView, Body, Button, FormView, Frame, Notice, Tone, View, WordsView};
use crate::model::{Desk, Gesture, News, Next, Page};

/// More than anyone types for three words.
const MAX_TYPED: usize = 256;

/// The person's part of a pairing.
pub(super) struct Confirm {
    /// There until the pairing moves on to the next screen.
    live: Option<Live>,
    typed: String,
    error: String,
    /// Words that were not theirs: pressing the button twice must not use up the second try.
    refused: Option<String>,
    /// Whether my own words are shown, because the other person has to type them.
    reading_out: bool,
    notice: Option<Notice>,
    leaving: bool,
}

/// A step beside the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    /// Show my last message again.
    Show,
    /// Show my own words, or the ones on both screens.
    ReadOut,
    /// It is not as it should be.
    No,
}

impl Confirm {
    /// Asks about a pairing that both devices agree on.
    pub(super) const fn new(live: Live) -> Self {
        Self {
            live: Some(live),
            typed: String::new(),
            error: String::new(),
            refused: None,
            reading_out: false,
            notice: None,
            leaving: false,
        }
    }

    fn confirming(&self) -> Option<&Paired<Confirming>> {
        self.live.as_ref().and_then(Live::confirming)
    }

    fn ask(&self) -> Option<Ask> {
        self.confirming().map(Paired::<Confirming>::ask)
    }

    /// Gives the distance of clocks that are too far apart to go on without a word.
    fn blocking_clock(&self) -> Option<ClockDistance> {
        let live = self.live.as_ref().filter(|live| live.waits_for_clock())?;
        live.confirming().and_then(Paired::<Confirming>::clock)
    }

    fn others(&self) -> Vec<Other> {
        let has_message = self.live.as_ref().is_some_and(|live| live.step() == Step::Finish);
        let mut others = Vec::new();
        if self.ask() == Some(Ask::TheirScreen) {
            others.push(Other::ReadOut);
        }
        if has_message {
            others.push(Other::Show);
        }
        if self.ask() != Some(Ask::Words) {
            others.push(Other::No);
        }
        others
    }

    fn answer(&mut self, desk: &mut Desk<'_>) -> Next {
        let now = desk.now();
        let asked = self.ask();
        let typed = self.typed.trim().to_owned();
        if asked == Some(Ask::Words) && (typed.is_empty() || self.refused.as_ref() == Some(&typed)) {
            return Next::Stay;
        }
        let answer = if asked == Some(Ask::Words) { Answer::Typed(&typed) } else { Answer::Yes };
        let Some(live) = &mut self.live else { return Next::Stay };
        let common = shared_words(live.confirming());
        match live.confirm(answer, now) {
            Ok(agreed) => return Next::instead(Naming::new(Arc::new(agreed), common)),
            Err(ConfirmError::Ended(error)) => return Next::instead(Ended::new(error)),
            // The clocks are asked about before; this screen then shows that question.
            Err(ConfirmError::NotConfirming | ConfirmError::Wanting(Wanting::Clock(_))) => {}
            Err(ConfirmError::Wanting(Wanting::Words | Wanting::WordsOfTheList)) => {
                self.error = desk.text("pair-not-words");
            }
            Err(ConfirmError::Wanting(Wanting::OtherWords)) => {
                self.error = desk.text("pair-other-words");
                self.refused = Some(typed);
            }
        }
        Next::Stay
    }

    fn on_clock(&mut self, gesture: &Gesture) -> Next {
        let Some(live) = &mut self.live else { return Next::Stay };
        match gesture {
            Gesture::Primary => {
                live.cancel();
                Next::HomeThen(Box::new(Pairing::default()))
            }
            Gesture::Other(0) => {
                live.accept_clock();
                Next::Stay
            }
            _ => Next::Stay,
        }
    }

    fn clock_view(desk: &Desk<'_>, distance: ClockDistance) -> View {
        let frame = Frame {
            title: desk.text("pair-clock-title"),
            paragraphs: vec![
                words::of_distance(desk.texts, distance),
                desk.text("pair-clock-why"),
                desk.text("pair-clock-look"),
            ],
            back: Some(desk.text("pair-leave-end")),
            primary: Some(Button::new(desk.text("pair-clock-again"))),
            others: vec![Button::new(desk.text("pair-clock-overrule"))],
            ..Frame::default()
        };
        let large = say::date_time(desk.texts, desk.now().wall);
        View { frame, body: Body::Form(FormView { large, ..FormView::default() }) }
    }

    fn words_view(&self, desk: &Desk<'_>, confirming: &Paired<Confirming>) -> WordsView {
        let remote = confirming.level() == TrustLevel::RemoteSas;
        let (mine, label) = match confirming.ask() {
            Ask::Words if remote => (words::spoken(confirming.mine()), "pair-words-remote"),
            Ask::Words => (words::spoken(confirming.mine()), "pair-words-here"),
            Ask::TheirScreen if self.reading_out => (words::spoken(confirming.mine()), "pair-words-here"),
            Ask::TheirScreen | Ask::Person => (shared_words(Some(confirming)), "pair-words-glance"),
        };
        let ask = (confirming.ask() == Ask::Words).then(|| AskView {
            label: desk.text("pair-type-words"),
            typed: self.typed.clone(),
            error: self.error.clone(),
        });
        WordsView { mine, mine_label: desk.text(label), ask }
    }

    fn leave(&mut self) -> Next {
        if let Some(live) = &mut self.live {
            live.cancel();
        }
        Next::Home
    }

    fn tick(&mut self, desk: &mut Desk<'_>) -> Next {
        let now = desk.now();
        let Some(live) = &mut self.live else { return Next::Stay };
        if let Some(error) = live.ended() {
            return Next::instead(Ended::new(error));
        }
        match live.tick(now) {
            Ok(Event::Ended(error)) => return Next::instead(Ended::new(error)),
            Ok(_) => {}
            Err(_) => self.notice = Some(no_randomness(desk)),
        }
        Next::Stay
    }
}

/// Gives the words that both screens show for a glance: those of whom answered. Empty where words have to be typed, since
/// whoever sees them would type them without listening.
fn shared_words(confirming: Option<&Paired<Confirming>>) -> Vec<String> {
    let shared = confirming.and_then(|confirming| match confirming.ask() {
        Ask::TheirScreen => confirming.theirs(),
        Ask::Person => Some(confirming.mine()),
        Ask::Words => None,
    });
    shared.map(words::spoken).unwrap_or_default()
}

impl Page for Confirm {
    fn view(&self, desk: &Desk<'_>) -> View {
        if self.leaving {
            return leave::view(desk, "pair-leave-exchange");
        }
        if let Some(distance) = self.blocking_clock() {
            return Self::clock_view(desk, distance);
        }
        let Some(confirming) = self.confirming() else { return View::default() };
        let name = confirming.peer().name.as_str().to_owned();
        let (title, primary) = match confirming.ask() {
            Ask::TheirScreen => (desk.text("pair-their-screen"), "pair-their-screen-yes"),
            Ask::Person => (sentence!(desk.texts, "pair-person", name = name.clone()), "pair-person-yes"),
            Ask::Words => (sentence!(desk.texts, "pair-words-title", name = name.clone()), "pair-words-done"),
        };
        let hint = match confirming.ask() {
            Ask::TheirScreen => desk.text("pair-their-screen-hint"),
            Ask::Person => sentence!(desk.texts, "pair-person-hint", name = name),
            Ask::Words => desk.text("pair-words-hint"),
        };
        let label = |other| match other {
            Other::Show => Button::new(desk.text("pair-show-again")),
            Other::ReadOut if self.reading_out => Button::new(desk.text("pair-show-shared")),
            Other::ReadOut => Button::new(desk.text("pair-read-out")),
            Other::No => Button::new(desk.text("pair-no")).destroys(),
        };
        let clock = confirming
            .clock()
            .map(|distance| Notice { tone: Tone::Warning, text: words::of_distance(desk.texts, distance) });
        let mut paragraphs = vec![hint];
        let left = self.live.as_ref().and_then(|live| live.seconds_left(desk.now()));
        if left.is_some_and(|seconds| seconds < words::SHORT) {
            paragraphs.push(words::left(desk.texts, left));
        }
        let line = self.typed.trim();
        let ready = confirming.ask() != Ask::Words || !(line.is_empty() || self.refused.as_deref() == Some(line));
        let frame = Frame {
            title: title.clone(),
            paragraphs,
            notice: self.notice.clone().or(clock),
            back: Some(desk.text("pair-leave-end")),
            primary: Some(Button::new(desk.text(primary)).when(ready)),
            others: self.others().into_iter().map(label).collect(),
            announce: title,
            ..Frame::default()
        };
        View { frame, body: Body::Words(self.words_view(desk, confirming)) }
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        self.tick(desk)
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        if self.leaving {
            match leave::answer(&gesture) {
                Some(leave::Answer::GoOn) => self.leaving = false,
                Some(leave::Answer::End) => return self.leave(),
                None => {}
            }
            return Next::Stay;
        }
        if self.blocking_clock().is_some() {
            return self.on_clock(&gesture);
        }
        match gesture {
            Gesture::Primary | Gesture::Accepted(_) => return self.answer(desk),
            Gesture::Typed(text) => {
                self.typed = text.chars().take(MAX_TYPED).collect();
                self.error.clear();
            }
            Gesture::Other(row) => match self.others().get(row) {
                Some(Other::Show) => {
                    return self.live.take().map_or(Next::Stay, |live| Next::instead(Exchange::new(live)));
                }
                Some(Other::ReadOut) => self.reading_out = !self.reading_out,
                Some(Other::No) => self.leaving = true,
                None => {}
            },
            _ => {}
        }
        Next::Stay
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        self.leaving = !self.leaving;
        Next::Stay
    }

    fn news(&mut self, news: News, desk: &mut Desk<'_>) -> Next {
        match news {
            News::Tick => self.tick(desk),
            _ => Next::Stay,
        }
    }

    fn ticks(&self) -> bool {
        true
    }

    fn outlives_lock(&self) -> bool {
        true
    }
}
