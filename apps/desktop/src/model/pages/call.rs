//! A check under way, in either role: who, which number to dial, my code where its turn has come, and the field for theirs.
//! It exists as one screen with one job, since a person reads it with the telephone at their ear.

use countersign::code::{Code, Theirs};
use countersign::people::{Checked, OwnerPresent, PeopleError, Person, Proof};
use countersign::verify::{CallRole, Verdict as Judged};
use countersign_texts::say as sentence;
use zeroize::Zeroizing;

use super::{ConfirmClock, Verdict};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{AskView, Body, Button, CallView, CodeView, Frame, Notice, Tone, View};
use crate::model::{Desk, Gesture, News, Next, Page, Sound};

/// With so many seconds left, or fewer, it is better to wait for the next code.
const ENDING: u64 = 5;
/// More than anyone types for six digits.
const MAX_TYPED: usize = 64;

/// My code as it is shown: three digits and three, wiped when they go.
pub(super) struct MyCode {
    role: CallRole,
    digits: Option<(Zeroizing<String>, u64)>,
    /// Whether the device was asked and has not answered.
    asked: bool,
    trouble: Option<Refusal>,
    /// Whether the person asked to see it.
    revealed: bool,
}

impl MyCode {
    pub(super) const fn new(role: CallRole) -> Self {
        Self { role, digits: None, asked: false, trouble: None, revealed: false }
    }

    /// Asks for the code of this time step, unless it is there. `mine` finds this code on the screen that shows it.
    pub(super) fn renew<P: Page>(&mut self, desk: &mut Desk<'_>, person: &Person, mine: fn(&mut P) -> &mut Self) {
        let step = desk.now().wall.step().0;
        if self.asked || self.digits.as_ref().is_some_and(|(_, shown)| *shown == step) {
            return;
        }
        // An old code is worth nothing to anyone; it goes before the new one comes.
        self.digits = None;
        self.asked = true;
        let (id, role) = (person.id, self.role);
        desk.ask(
            move |device| Ok(device.people()?.prove(id, role)?),
            move |page: &mut P, proof: Result<Proof, Refusal>, _desk| {
                mine(page).take(proof);
                Next::Stay
            },
        );
    }

    fn take(&mut self, proof: Result<Proof, Refusal>) {
        self.asked = false;
        match proof {
            Ok(proof) => {
                self.digits = Some((Zeroizing::new(proof.code.digits()), proof.step.0));
                self.trouble = None;
            }
            Err(refusal) => self.trouble = Some(refusal),
        }
    }

    /// Asks again after something in the way was cleared.
    pub(super) fn forget_trouble(&mut self) {
        self.trouble = None;
        self.asked = false;
    }

    /// Shows it from now on, where codes are hidden until they are asked for.
    pub(super) const fn reveal(&mut self) {
        self.revealed = true;
    }

    pub(super) fn notice(&self, desk: &Desk<'_>) -> Option<Notice> {
        self.trouble.as_ref().map(|refusal| say::refused(desk.texts, refusal))
    }

    /// Tells whether the date and time have to be confirmed before a code can be shown.
    pub(super) const fn needs_clock(&self) -> bool {
        matches!(self.trouble, Some(Refusal::Rules(PeopleError::ClockSuspect(_))))
    }

    pub(super) fn view(&self, desk: &Desk<'_>, label: String) -> Option<CodeView> {
        if self.trouble.is_some() {
            return None;
        }
        let left = desk.now().wall.seconds_left();
        let ending = left <= ENDING;
        let ring_text =
            if ending { desk.text("ring-wait") } else { sentence!(desk.texts, "ring-left", seconds = left) };
        let hidden = desk.preferences.hide_codes && !self.revealed;
        let digits = self.digits.as_ref().filter(|_| !hidden).map_or("", |(digits, _)| digits.as_str());
        let (front, back) = digits.split_at_checked(3).unwrap_or_default();
        let tenths = u16::try_from(left).map_or(1.0, |left| f32::from(left) / 30.0);
        let (front, back) = (front.to_owned(), back.to_owned());
        Some(CodeView { label, front, back, hidden, ring: tenths, ring_text, ending })
    }
}

/// How a verdict sounds. Where nothing was judged, there is nothing to hear.
pub(super) const fn sound_of(verdict: &Judged) -> Option<Sound> {
    match verdict {
        Judged::Verified { .. } => Some(Sound::Verified),
        Judged::Wrong { .. } | Judged::Reflected { .. } | Judged::WrongRole { .. } => Some(Sound::Wrong),
        Judged::AlreadyUsed | Judged::ClockOff { .. } | Judged::ClockSuspect(_) => Some(Sound::Doubt),
        Judged::Locked(_) | Judged::Malformed | Judged::Suspended | Judged::QuickNotAllowed => None,
    }
}

/// A check under way.
pub struct Call {
    person: Person,
    role: CallRole,
    mine: MyCode,
    typed: Zeroizing<String>,
    error: String,
    notice: Option<Notice>,
    checking: bool,
}

impl Call {
    /// Begins a check of this person's code, in the role that the call has.
    #[must_use]
    pub fn new(person: Person, role: CallRole) -> Self {
        Self {
            person,
            role,
            mine: MyCode::new(role),
            typed: Zeroizing::new(String::new()),
            error: String::new(),
            notice: None,
            checking: false,
        }
    }

    fn renew(&mut self, desk: &mut Desk<'_>) {
        if self.role == CallRole::ICalled {
            self.mine.renew(desk, &self.person, |page: &mut Self| &mut page.mine);
        }
    }

    fn check(&mut self, desk: &mut Desk<'_>, owner: Option<OwnerPresent>) {
        if self.checking {
            return;
        }
        self.checking = true;
        self.notice = None;
        let (id, role, typed) = (self.person.id, self.role, self.typed.clone());
        desk.ask(
            move |device| {
                let people = device.people()?;
                let checked = people.check(id, role, &typed, owner)?;
                Ok((checked, people.person(id)?))
            },
            |page: &mut Self, checked: Result<(Checked, Person), Refusal>, desk| page.checked(checked, desk),
        );
    }

    fn checked(&mut self, checked: Result<(Checked, Person), Refusal>, desk: &mut Desk<'_>) -> Next {
        self.checking = false;
        let (checked, person) = match checked {
            Ok(checked) => checked,
            Err(refusal) => {
                self.notice = Some(say::refused(desk.texts, &refusal));
                return Next::Stay;
            }
        };
        self.person = person;
        if checked.verdict == Judged::Malformed {
            self.error = desk.text("call-six-digits");
            return Next::Stay;
        }
        if let Some(sound) = sound_of(&checked.verdict) {
            desk.sound(sound);
        }
        Next::go(Verdict::new(checked, self.person.clone(), self.role, desk.now().wall))
    }
}

impl Page for Call {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.renew(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        self.typed = Zeroizing::new(String::new());
        self.error.clear();
        self.mine.forget_trouble();
        self.renew(desk);
        Next::Stay
    }

    /// Checks the same code again, as the owner.
    fn proved(&mut self, desk: &mut Desk<'_>) -> Next {
        if self.typed.is_empty() {
            return self.again(desk);
        }
        self.check(desk, Some(OwnerPresent::attested()));
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let name = self.person.contact.name.as_str().to_owned();
        let i_called = self.role == CallRole::ICalled;
        let title = if i_called {
            sentence!(desk.texts, "call-i-called", name = name.clone())
        } else {
            sentence!(desk.texts, "call-they-called", name = name.clone())
        };
        let number = self.person.contact.number.as_ref().filter(|_| i_called);
        let mut paragraphs = Vec::new();
        if i_called && number.is_none() {
            paragraphs.push(desk.text("call-no-number"));
        }
        let code = if i_called { self.mine.view(desk, desk.text("call-my-code")) } else { None };
        let ask = AskView {
            label: sentence!(desk.texts, "call-their-code", name = name),
            typed: self.typed.to_string(),
            error: self.error.clone(),
        };
        let whole = Code::<Theirs>::parse(&self.typed).is_ok();
        let clock = self.mine.needs_clock();
        let primary = if clock {
            Button::new(desk.text("call-confirm-clock"))
        } else {
            Button::new(desk.text("call-check")).when(whole && !self.checking)
        };
        let frame = Frame {
            title,
            paragraphs,
            notice: self.notice.clone().or_else(|| self.mine.notice(desk)),
            back: Some(desk.text("back")),
            primary: Some(primary),
            busy: self.checking.then(|| desk.text("call-checking")),
            ..Frame::default()
        };
        let number = number.map(|number| say::number(desk.texts, desk.text("call-dial-only"), number));
        let body = CallView { person: say::row(desk.texts, &self.person), number, code, ask: (!clock).then_some(ask) };
        View { frame, body: Body::Call(body) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Typed(text) if !self.checking && text.chars().count() <= MAX_TYPED => {
                let changed = *self.typed != text;
                self.typed = Zeroizing::new(text);
                if changed {
                    self.error.clear();
                    // Six digits are the whole of it: nobody has to press anything more.
                    if Code::<Theirs>::parse(&self.typed).is_ok() {
                        self.check(desk, None);
                    }
                }
                Next::Stay
            }
            Gesture::Primary if self.mine.needs_clock() => Next::go(ConfirmClock::default()),
            Gesture::Primary => {
                self.check(desk, None);
                Next::Stay
            }
            Gesture::Reveal => {
                self.mine.reveal();
                Next::Stay
            }
            _ => Next::Stay,
        }
    }

    fn news(&mut self, news: News, desk: &mut Desk<'_>) -> Next {
        match news {
            News::Tick => self.renew(desk),
            News::Unread(text) => self.notice = Some(Notice { tone: Tone::Info, text }),
            News::PastedText(text) => return self.on(Gesture::Typed(text.trim().to_owned()), desk),
            News::Read { .. } | News::Camera(_) | News::Chosen(_) | News::Saved(_) => {}
        }
        Next::Stay
    }

    fn ticks(&self) -> bool {
        self.role == CallRole::ICalled
    }
}

/// My code for someone who called me, after theirs has passed.
pub(super) struct Mine {
    person: Person,
    mine: MyCode,
}

impl Mine {
    /// Shows my code to the person whose code has just passed.
    pub(super) const fn new(person: Person) -> Self {
        Self { person, mine: MyCode::new(CallRole::TheyCalled) }
    }

    fn renew(&mut self, desk: &mut Desk<'_>) {
        self.mine.renew(desk, &self.person, |page: &mut Self| &mut page.mine);
    }
}

impl Page for Mine {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.renew(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        self.mine.forget_trouble();
        self.renew(desk);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let name = self.person.contact.name.as_str().to_owned();
        let clock = self.mine.needs_clock();
        let frame = Frame {
            title: sentence!(desk.texts, "mine-title", name = name),
            paragraphs: vec![desk.text("mine-how")],
            notice: self.mine.notice(desk),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text(if clock { "call-confirm-clock" } else { "mine-done" }))),
            ..Frame::default()
        };
        let body = CallView {
            person: say::row(desk.texts, &self.person),
            number: None,
            code: self.mine.view(desk, desk.text("call-my-code")),
            ask: None,
        };
        View { frame, body: Body::Mine(body) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Primary if self.mine.needs_clock() => Next::go(ConfirmClock::default()),
            Gesture::Primary => Next::Home,
            Gesture::Reveal => {
                self.mine.reveal();
                Next::Stay
            }
            _ => Next::Stay,
        }
    }

    fn news(&mut self, news: News, desk: &mut Desk<'_>) -> Next {
        if news == News::Tick {
            self.renew(desk);
        }
        Next::Stay
    }

    fn ticks(&self) -> bool {
        true
    }
}
