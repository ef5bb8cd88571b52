//! What a code came to, over the whole window: the sign, at most six words, and the one next step. It exists apart so that
//! the words of every verdict can be read, and tested, in one place.

use countersign::people::{Checked, Person};
use countersign::time::{TimeStep, UnixTime};
use countersign::verify::{CallRole, Locked, Remedy, Verdict as Judged};
use countersign_texts::{Moment, Texts, say as sentence};

use super::call::Mine;
use super::{ConfirmClock, Person as PersonPage, ProveOwner};
use crate::model::say;
use crate::model::view::{Body, Button, Frame, Sign, VerdictView, View};
use crate::model::{Desk, Gesture, Next, Page};

/// What a code came to.
pub struct Verdict {
    checked: Checked,
    person: Person,
    role: CallRole,
    at: UnixTime,
    explained: bool,
}

/// A verdict in words.
struct Told {
    sign: Sign,
    words: String,
    why: String,
    next: String,
    step: Step,
}

/// The step that the one button takes.
#[derive(Clone, Copy)]
enum Step {
    /// Show my code: theirs has passed.
    ProveMyself,
    /// Type another code.
    Again,
    /// The call is over, or all is done.
    End,
    /// Confirm the date and time.
    Clock,
    /// Prove that the owner is here, and check the same code.
    Owner,
    /// Open the person's page.
    Person,
}

impl Step {
    const fn key(self, verified: bool) -> &'static str {
        match self {
            Self::ProveMyself => "verdict-prove-myself",
            Self::Again => "verdict-again",
            Self::End if verified => "verdict-done",
            Self::End => "verdict-hung-up",
            Self::Clock => "call-confirm-clock",
            Self::Owner => "verdict-prove-owner",
            Self::Person => "verdict-open-person",
        }
    }
}

impl Verdict {
    /// Shows what came of a check at a time.
    #[must_use]
    pub const fn new(checked: Checked, person: Person, role: CallRole, at: UnixTime) -> Self {
        Self { checked, person, role, at, explained: false }
    }

    fn told(&self, texts: &Texts) -> Told {
        let name = || self.person.contact.name.as_str().to_owned();
        let call_back = || self.call_back(texts);
        let told = |sign, words, why, next, step| Told { sign, words, why, next, step };
        match &self.checked.verdict {
            Judged::Verified { drift, .. } => {
                let contact = &self.person.contact;
                let date = Moment::of(contact.paired_at).date(texts);
                let mut why = format!(
                    "{} {}",
                    say::trust_meaning(texts, contact.level),
                    sentence!(texts, "verdict-paired", date = date)
                );
                if drift.steps() != 0 {
                    why.push(' ');
                    why.push_str(&sentence!(texts, "verdict-drift", amount = amount(texts, drift.steps())));
                }
                let (next, step) = if self.role == CallRole::TheyCalled {
                    (texts.get("verdict-verified-they-called"), Step::ProveMyself)
                } else {
                    (texts.get("verdict-verified-i-called"), Step::End)
                };
                told(Sign::Verified, sentence!(texts, "verdict-verified", name = name()), why, next, step)
            }
            Judged::Wrong { left } => {
                let (why, next, step) = if *left > 0 {
                    let next = format!("{} {}", texts.get("verdict-wrong-next"), call_back());
                    (sentence!(texts, "verdict-wrong-left", left = *left), next, Step::Again)
                } else {
                    (texts.get("verdict-wrong-last"), call_back(), Step::End)
                };
                told(Sign::Wrong, texts.get("verdict-wrong"), why, next, step)
            }
            Judged::AlreadyUsed => told(
                Sign::Again,
                texts.get("verdict-already-used"),
                texts.get("verdict-already-used-why"),
                texts.get("verdict-already-used-next"),
                Step::Again,
            ),
            Judged::Reflected { .. } => told(
                Sign::Reflected,
                texts.get("verdict-reflected"),
                texts.get("verdict-reflected-why"),
                call_back(),
                Step::End,
            ),
            Judged::WrongRole { .. } => told(
                Sign::WrongRole,
                texts.get("verdict-wrong-role"),
                texts.get("verdict-wrong-role-why"),
                call_back(),
                Step::End,
            ),
            Judged::ClockOff { steps, remedy } => clock_off(texts, *steps, *remedy),
            Judged::Locked(locked) => {
                let (why, step) = match locked {
                    Locked::Until(at) => {
                        let time = Moment::of(*at).clock_with_seconds();
                        (sentence!(texts, "verdict-locked-until", time = time), Step::End)
                    }
                    Locked::NeedsAuthentication => (texts.get("verdict-locked-owner"), Step::Owner),
                    Locked::Frozen => (texts.get("verdict-frozen"), Step::End),
                };
                told(Sign::Padlock, texts.get("verdict-locked"), why, call_back(), step)
            }
            Judged::ClockSuspect(_) => {
                let now = Moment::of(self.at);
                let words = sentence!(texts, "verdict-clock-suspect", time = now.clock(), date = now.date(texts));
                let why = texts.get("verdict-clock-suspect-why");
                told(Sign::Calendar, words, why, texts.get("verdict-clock-suspect-next"), Step::Clock)
            }
            Judged::Malformed => told(
                Sign::Again,
                texts.get("call-six-digits"),
                String::new(),
                texts.get("verdict-wrong-next"),
                Step::Again,
            ),
            Judged::Suspended => told(
                Sign::Pause,
                sentence!(texts, "verdict-suspended", name = name()),
                texts.get("verdict-suspended-why"),
                call_back(),
                Step::Person,
            ),
            Judged::QuickNotAllowed => {
                told(Sign::Padlock, texts.get("verdict-quick"), texts.get("verdict-quick-why"), call_back(), Step::End)
            }
        }
    }

    /// Says which number to call back on: the saved one and no other.
    fn call_back(&self, texts: &Texts) -> String {
        match &self.person.contact.number {
            Some(number) => sentence!(
                texts,
                "verdict-call-back",
                number = number.as_str().to_owned(),
                origin = say::origin(texts, number)
            ),
            None => texts.get("verdict-no-number"),
        }
    }

    fn is_verified(&self) -> bool {
        matches!(self.checked.verdict, Judged::Verified { .. })
    }
}

fn clock_off(texts: &Texts, steps: i64, remedy: Remedy) -> Told {
    let amount = amount(texts, steps);
    let (words, why) = if steps > 0 {
        (texts.get("verdict-clock-ahead"), sentence!(texts, "verdict-clock-ahead-why", amount = amount))
    } else {
        (texts.get("verdict-clock-behind"), sentence!(texts, "verdict-clock-behind-why", amount = amount))
    };
    let next = match remedy {
        Remedy::AskForNext => "verdict-clock-ask",
        Remedy::Corrected => "verdict-clock-corrected",
        Remedy::SetClock => "verdict-clock-set",
    };
    Told { sign: Sign::Clock, words, why, next: texts.get(next), step: Step::Again }
}

/// Says how much a number of steps is: seconds below two minutes, else minutes.
fn amount(texts: &Texts, steps: i64) -> String {
    let seconds = steps.unsigned_abs().saturating_mul(TimeStep::SECONDS);
    if seconds < 120 {
        sentence!(texts, "amount-seconds", count = seconds)
    } else {
        sentence!(texts, "amount-minutes", count = seconds.saturating_add(30) / 60)
    }
}

impl Page for Verdict {
    fn view(&self, desk: &Desk<'_>) -> View {
        let told = self.told(desk.texts);
        let time = Moment::of(self.at).clock_with_seconds();
        let small = match self.checked.seq {
            Some(seq) => sentence!(desk.texts, "verdict-small", time = time, seq = seq),
            None => time,
        };
        let mut others = Vec::new();
        if matches!(told.step, Step::Again | Step::Clock | Step::Owner | Step::Person) {
            others.push(Button::new(desk.text("verdict-hung-up")));
        }
        let frame = Frame {
            title: told.words.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text(told.step.key(self.is_verified())))),
            others,
            // The verdict is announced by its own screen, whole.
            ..Frame::default()
        };
        let body = VerdictView {
            sign: told.sign,
            words: told.words,
            person: say::row(desk.texts, &self.person),
            why: told.why,
            next: told.next,
            explain: desk.text("verdict-explain"),
            explained: self.explained,
            explanation: desk.text(if self.is_verified() { "verdict-means-passed" } else { "verdict-means-failed" }),
            small,
        };
        View { frame, body: Body::Verdict(body) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Primary => match self.told(desk.texts).step {
                Step::ProveMyself => Next::instead(Mine::new(self.person.clone())),
                Step::Again => Next::Back,
                Step::End => Next::Home,
                Step::Clock => Next::instead(ConfirmClock::default()),
                Step::Owner => Next::instead(ProveOwner::default()),
                Step::Person => Next::HomeThen(Box::new(PersonPage::new(self.person.id))),
            },
            Gesture::Other(_) => Next::Home,
            Gesture::Explain => {
                self.explained = !self.explained;
                Next::Stay
            }
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        // After a code has passed there is nothing to type again.
        if self.is_verified() { Next::Home } else { Next::Back }
    }
}
