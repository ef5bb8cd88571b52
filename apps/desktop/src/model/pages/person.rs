//! One person: what is known of them, and what can be changed. It exists as a list of facts and a form for each change, so
//! that nothing is changed by the way.

mod forget;
mod number;
mod rename;

use countersign::contact::{ContactId, Requirement};
use countersign::people::Person as Known;
use countersign::verify::CallRole;
use countersign_texts::say as sentence;

use self::forget::Forget;
use self::number::Number;
use self::rename::Rename;
use super::{Call, Journal};
use crate::device::{Circle, Refusal};
use crate::model::say;
use crate::model::view::{Body, Button, Fact, FormView, Frame, Notice, PersonView, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// One person.
pub struct Person {
    id: ContactId,
    known: Option<Known>,
    notice: Option<Notice>,
    /// Whether "Suspend" was pressed once and waits for a yes.
    suspending: bool,
}

/// What can be done, in the order of the buttons.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    TheyCalled,
    ICalled,
    Rename,
    Number,
    Journal,
    Suspend,
    Resume,
    Forget,
}

impl Action {
    const fn key(self) -> &'static str {
        match self {
            Self::TheyCalled => "person-they-called",
            Self::ICalled => "person-i-called",
            Self::Rename => "person-rename",
            Self::Number => "person-number",
            Self::Journal => "person-journal",
            Self::Suspend => "person-suspend",
            Self::Resume => "person-resume",
            Self::Forget => "person-forget",
        }
    }
}

/// What can be done with a person now.
fn actions(suspended: bool) -> [Action; 7] {
    use Action::{Forget, ICalled, Journal, Number, Rename, Resume, Suspend, TheyCalled};
    [TheyCalled, ICalled, Rename, Number, Journal, if suspended { Resume } else { Suspend }, Forget]
}

impl Person {
    /// Shows a person.
    #[must_use]
    pub const fn new(id: ContactId) -> Self {
        Self { id, known: None, notice: None, suspending: false }
    }

    /// Does `change` and reads the person anew.
    fn change(
        &mut self,
        desk: &mut Desk<'_>,
        change: impl FnOnce(&mut Circle) -> Result<(), Refusal> + Send + 'static,
    ) {
        let id = self.id;
        desk.ask(
            move |device| {
                let people = device.people()?;
                change(people)?;
                Ok(people.person(id)?)
            },
            |page: &mut Self, known: Result<Known, Refusal>, desk| {
                match known {
                    Ok(known) => {
                        page.known = Some(known);
                        page.notice = None;
                    }
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
    }

    fn facts(desk: &Desk<'_>, known: &Known) -> Vec<Fact> {
        let contact = &known.contact;
        let fact = |key: &str, value: String| Fact { name: desk.text(key), value, tone: Tone::None };
        let mut facts = vec![
            fact("fact-trust", say::trust_meaning(desk.texts, contact.level)),
            fact("fact-paired", say::date_time(desk.texts, contact.paired_at)),
            fact("fact-calls-themselves", contact.calls_themselves.as_str().to_owned()),
            fact(
                "fact-number",
                match &contact.number {
                    Some(number) => format!("{} ({})", number.as_str(), say::origin(desk.texts, number)),
                    None => desk.text("fact-no-number"),
                },
            ),
            fact("fact-checked", say::row(desk.texts, known).checked),
        ];
        if known.drift != 0 {
            let seconds = known.drift.saturating_mul(30);
            facts.push(fact("fact-drift", sentence!(desk.texts, "fact-drift-seconds", seconds = seconds)));
        }
        if contact.requirement == Requirement::Quick {
            facts.push(Fact { tone: Tone::Warning, ..fact("fact-quick", desk.text("fact-quick-allowed")) });
        }
        if let Some(at) = contact.suspended_at {
            let value = say::date_time(desk.texts, at);
            facts.push(Fact { tone: Tone::Warning, ..fact("fact-suspended", value) });
        }
        facts
    }
}

impl Page for Person {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        self.change(desk, |_| Ok(()));
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        self.open(desk)
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let back = Some(desk.text("back-home"));
        let Some(known) = &self.known else {
            let frame = Frame { back, notice: self.notice.clone(), ..Frame::default() };
            return View { frame, body: Body::Person(PersonView::default()) };
        };
        let name = known.contact.name.as_str().to_owned();
        let mut frame = Frame { title: name.clone(), notice: self.notice.clone(), back, ..Frame::default() };
        if self.suspending {
            frame.title = sentence!(desk.texts, "suspend-title", name = name);
            frame.paragraphs = vec![desk.text("suspend-means")];
            frame.primary = Some(Button::new(desk.text("person-suspend")).destroys());
            frame.others = vec![Button::new(desk.text("cancel"))];
            return View { frame, body: Body::Form(FormView::default()) };
        }
        let suspended = known.contact.suspended_at.is_some();
        let button = |action: Action| {
            let button = Button::new(desk.text(action.key()));
            match action {
                Action::Forget => button.destroys(),
                Action::TheyCalled | Action::ICalled => button.when(!suspended),
                Action::Rename | Action::Number | Action::Journal | Action::Suspend | Action::Resume => button,
            }
        };
        let body = PersonView {
            row: say::row(desk.texts, known),
            facts: Self::facts(desk, known),
            actions: actions(suspended).into_iter().map(button).collect(),
        };
        View { frame, body: Body::Person(body) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        let Some(known) = self.known.clone() else { return Next::Stay };
        match gesture {
            Gesture::Primary if self.suspending => {
                self.suspending = false;
                let id = self.id;
                self.change(desk, move |people| Ok(people.suspend(id)?));
                Next::Stay
            }
            Gesture::Other(0) if self.suspending => {
                self.suspending = false;
                Next::Stay
            }
            Gesture::Act(place) => match actions(known.contact.suspended_at.is_some()).get(place) {
                Some(Action::TheyCalled) => Next::go(Call::new(known, CallRole::TheyCalled)),
                Some(Action::ICalled) => Next::go(Call::new(known, CallRole::ICalled)),
                Some(Action::Rename) => Next::go(Rename::new(&known)),
                Some(Action::Number) => Next::go(Number::new(&known)),
                Some(Action::Journal) => Next::go(Journal::of(&known)),
                Some(Action::Suspend) => {
                    self.suspending = true;
                    Next::Stay
                }
                Some(Action::Resume) => {
                    let id = self.id;
                    self.change(desk, move |people| Ok(people.resume(id)?));
                    Next::Stay
                }
                Some(Action::Forget) => Next::go(Forget::new(&known)),
                None => Next::Stay,
            },
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        if core::mem::take(&mut self.suspending) { Next::Stay } else { Next::Back }
    }
}
