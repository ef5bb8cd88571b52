//! The first code in each direction, while both are still together. It exists apart from a check on the telephone because
//! here nothing is at stake: a wrong code is a slip, and the next step is to look again, not to hang up.

use countersign::code::{Code, Theirs};
use countersign::contact::Side;
use countersign::people::{Checked, Person};
use countersign::verify::{CallRole, Locked, Remedy, Verdict};
use countersign_texts::{Moment, Texts, say as sentence};

use super::super::ConfirmClock;
use super::super::call::{MyCode, sound_of};
use super::paired::Paired;
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{AskView, Body, Button, CallView, Frame, Notice, Tone, View};
use crate::model::{Desk, Gesture, News, Next, Page};

/// More than anyone types for six digits.
const MAX_TYPED: usize = 64;

/// The first code in each direction.
pub(super) struct Drill {
    person: Person,
    /// The one whose message came first plays the caller, so that the two agree on who that is.
    role: CallRole,
    mine: MyCode,
    typed: String,
    error: String,
    notice: Option<Notice>,
    clock_suspect: bool,
    /// Whether their code has passed; mine is shown to who calls only then.
    passed: bool,
    checking: bool,
}

impl Drill {
    /// Begins with a person who was just paired with.
    pub(super) const fn new(person: Person) -> Self {
        let role = match person.contact.side {
            Side::Initiator => CallRole::ICalled,
            Side::Responder => CallRole::TheyCalled,
        };
        Self {
            person,
            role,
            mine: MyCode::new(role),
            typed: String::new(),
            error: String::new(),
            notice: None,
            clock_suspect: false,
            passed: false,
            checking: false,
        }
    }

    fn shows_mine(&self) -> bool {
        self.role == CallRole::ICalled || self.passed
    }

    fn renew(&mut self, desk: &mut Desk<'_>) {
        if self.shows_mine() {
            self.mine.renew(desk, &self.person, |page: &mut Self| &mut page.mine);
        }
    }

    fn needs_clock(&self) -> bool {
        self.clock_suspect || self.mine.needs_clock()
    }

    fn check(&mut self, desk: &mut Desk<'_>) {
        self.checking = true;
        self.notice = None;
        let (id, role, typed) = (self.person.id, self.role, self.typed.clone());
        desk.ask(
            move |device| {
                let people = device.people()?;
                let checked = people.check(id, role, &typed, None)?;
                Ok((checked, people.person(id)?))
            },
            |page: &mut Self, checked: Result<(Checked, Person), Refusal>, desk| page.checked(checked, desk),
        );
    }

    fn checked(&mut self, checked: Result<(Checked, Person), Refusal>, desk: &mut Desk<'_>) -> Next {
        self.checking = false;
        let checked = match checked {
            Ok((checked, person)) => {
                self.person = person;
                checked
            }
            Err(refusal) => {
                self.notice = Some(say::refused(desk.texts, &refusal));
                return Next::Stay;
            }
        };
        self.clock_suspect = matches!(checked.verdict, Verdict::ClockSuspect(_));
        if checked.verdict == Verdict::Malformed {
            self.error = desk.text("call-six-digits");
            return Next::Stay;
        }
        if let Some(sound) = sound_of(&checked.verdict) {
            desk.sound(sound);
        }
        self.passed |= matches!(checked.verdict, Verdict::Verified { .. });
        if self.passed && self.role == CallRole::ICalled {
            return self.finish();
        }
        let name = self.person.contact.name.as_str();
        self.notice = Some(told(desk.texts, &checked.verdict, name));
        // The next code is typed from the beginning.
        self.typed.clear();
        self.renew(desk);
        Next::Stay
    }

    fn finish(&self) -> Next {
        Next::instead(Paired::new(self.person.clone(), self.passed))
    }
}

/// Puts a verdict into words for two people who sit together.
fn told(texts: &Texts, verdict: &Verdict, name: &str) -> Notice {
    let (tone, text) = match verdict {
        Verdict::Verified { .. } => (Tone::Good, sentence!(texts, "pair-drill-verified", name = name.to_owned())),
        Verdict::Wrong { left: 1.. } => (Tone::Error, texts.get("pair-drill-wrong")),
        Verdict::AlreadyUsed => (Tone::Warning, texts.get("pair-drill-used")),
        Verdict::Reflected { .. } => (Tone::Error, texts.get("pair-drill-reflected")),
        Verdict::WrongRole { .. } => (Tone::Error, texts.get("pair-drill-wrong-role")),
        Verdict::ClockOff { steps, remedy } => {
            let side = if *steps > 0 { "pair-drill-clock-ahead" } else { "pair-drill-clock-behind" };
            let next = match remedy {
                Remedy::AskForNext => "verdict-clock-ask",
                Remedy::Corrected => "verdict-clock-corrected",
                Remedy::SetClock => "verdict-clock-set",
            };
            (Tone::Warning, format!("{} {}", texts.get(side), texts.get(next)))
        }
        Verdict::Locked(Locked::Until(at)) => {
            let time = Moment::of(*at).clock_with_seconds();
            (Tone::Error, sentence!(texts, "pair-drill-locked-until", time = time))
        }
        Verdict::Wrong { left: 0 } | Verdict::Locked(Locked::NeedsAuthentication | Locked::Frozen) => {
            (Tone::Error, texts.get("pair-drill-locked"))
        }
        Verdict::ClockSuspect(_) => (Tone::Warning, texts.get("refused-clock-suspect")),
        Verdict::Malformed => (Tone::Warning, texts.get("call-six-digits")),
        Verdict::Suspended => (Tone::Warning, texts.get("verdict-suspended-why")),
        Verdict::QuickNotAllowed => (Tone::Warning, texts.get("verdict-quick-why")),
    };
    Notice { tone, text }
}

impl Page for Drill {
    fn view(&self, desk: &Desk<'_>) -> View {
        let name = self.person.contact.name.as_str().to_owned();
        let (title, label) = match (self.role, self.passed) {
            (CallRole::ICalled, _) => ("pair-drill-caller", "pair-drill-caller-how"),
            (_, false) => ("pair-drill-called", "pair-drill-called-how"),
            (_, true) => ("pair-drill-mine", "pair-drill-mine-how"),
        };
        let answered = self.passed && self.role != CallRole::ICalled;
        let whole = Code::<Theirs>::parse(&self.typed).is_ok();
        let primary = if self.needs_clock() {
            Button::new(desk.text("call-confirm-clock"))
        } else if answered {
            Button::new(desk.text("pair-drill-typed"))
        } else {
            Button::new(desk.text("call-check")).when(whole && !self.checking)
        };
        let notice = self.notice.clone().or_else(|| self.mine.notice(desk));
        let frame = Frame {
            title: desk.texts.with(title, None, &[("name", name.clone().into())]),
            paragraphs: vec![desk.texts.with(label, None, &[("name", name.clone().into())])],
            notice,
            back: Some(desk.text("back-home")),
            primary: Some(primary),
            others: if answered { Vec::new() } else { vec![Button::new(desk.text("pair-try-later"))] },
            busy: self.checking.then(|| desk.text("call-checking")),
            ..Frame::default()
        };
        let code = if self.shows_mine() { self.mine.view(desk, desk.text("pair-drill-my-code")) } else { None };
        let ask = AskView {
            label: sentence!(desk.texts, "call-their-code", name = name),
            typed: self.typed.clone(),
            error: self.error.clone(),
        };
        let body = CallView {
            person: say::row(desk.texts, &self.person),
            number: None,
            code,
            ask: (!answered && !self.needs_clock()).then_some(ask),
        };
        View { frame, body: if answered { Body::Mine(body) } else { Body::Call(body) } }
    }

    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.renew(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        self.checking = false;
        self.clock_suspect = false;
        self.notice = None;
        self.mine.forget_trouble();
        self.renew(desk);
        Next::Stay
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.checking => {}
            Gesture::Primary if self.needs_clock() => return Next::go(ConfirmClock::default()),
            Gesture::Primary if self.passed => return self.finish(),
            Gesture::Other(0) if !self.passed => return self.finish(),
            Gesture::Primary | Gesture::Accepted(_) if !self.passed => self.check(desk),
            Gesture::Reveal => self.mine.reveal(),
            Gesture::Typed(text) if !self.passed && text.chars().count() <= MAX_TYPED => {
                let changed = self.typed != text;
                self.typed = text;
                if changed {
                    self.error.clear();
                    // Six digits are the whole of it: nobody has to press anything more.
                    if Code::<Theirs>::parse(&self.typed).is_ok() {
                        self.check(desk);
                    }
                }
            }
            _ => {}
        }
        Next::Stay
    }

    fn news(&mut self, news: News, desk: &mut Desk<'_>) -> Next {
        match news {
            News::Tick => self.renew(desk),
            News::PastedText(text) => return self.on(Gesture::Typed(text.trim().to_owned()), desk),
            _ => {}
        }
        Next::Stay
    }

    fn ticks(&self) -> bool {
        true
    }
}
