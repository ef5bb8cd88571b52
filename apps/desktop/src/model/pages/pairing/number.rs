//! The number to call back on, and where it came from. It exists as a step of the pairing because now the person who knows
//! the number is there, and later a caller could name any.

use countersign::contact::{CallbackNumber, NumberSource};
use countersign::people::Person;
use countersign_texts::say as sentence;

use super::first_codes::FirstCodes;
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Choice, Field, FormView, Frame, Notice, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Where a number may come from, in the order of the answers.
const SOURCES: [(NumberSource, &str); 3] = [
    (NumberSource::Met, "source-met"),
    (NumberSource::Card, "source-card"),
    (NumberSource::Contract, "source-contract"),
];

/// The number to call back on.
pub(super) struct Number {
    person: Person,
    typed: String,
    error: String,
    source: Option<NumberSource>,
    notice: Option<Notice>,
    busy: bool,
}

impl Number {
    /// Asks for the number of a person who was just paired with.
    pub(super) const fn new(person: Person) -> Self {
        Self { person, typed: String::new(), error: String::new(), source: None, notice: None, busy: false }
    }

    fn keep(&mut self, desk: &mut Desk<'_>) -> Next {
        let Some(source) = self.source else { return Next::Stay };
        let Ok(number) = CallbackNumber::new(&self.typed, source, desk.now().wall) else {
            self.error = desk.text("number-malformed");
            return Next::Stay;
        };
        self.busy = true;
        self.notice = None;
        let id = self.person.id;
        desk.ask(
            move |device| {
                let people = device.people()?;
                people.set_number(id, Some(number))?;
                Ok(people.person(id)?)
            },
            |page: &mut Self, person: Result<Person, Refusal>, desk| {
                page.busy = false;
                match person {
                    Ok(person) => Next::instead(FirstCodes::new(person)),
                    Err(refusal) => {
                        page.notice = Some(say::refused(desk.texts, &refusal));
                        Next::Stay
                    }
                }
            },
        );
        Next::Stay
    }
}

impl Page for Number {
    fn view(&self, desk: &Desk<'_>) -> View {
        let name = self.person.contact.name.as_str().to_owned();
        let choices = SOURCES.map(|(source, key)| Choice {
            title: desk.text(key),
            chosen: self.source == Some(source),
            enabled: true,
            ..Choice::default()
        });
        let field = Field {
            label: desk.text("number-label"),
            value: self.typed.clone(),
            help: desk.text("number-help"),
            error: self.error.clone(),
            ..Field::default()
        };
        let ready = !self.typed.trim().is_empty() && self.source.is_some();
        let frame = Frame {
            title: sentence!(desk.texts, "number-title", name = name.clone()),
            paragraphs: vec![
                sentence!(desk.texts, "pair-number-kept", name = name),
                desk.text("number-why"),
                desk.text("pair-number-without"),
            ],
            notice: self.notice.clone(),
            back: Some(desk.text("back-home")),
            primary: Some(Button::new(desk.text("pair-number-keep")).when(ready)),
            others: vec![Button::new(desk.text("pair-number-skip"))],
            busy: self.busy.then(|| desk.text("pair-keeping")),
            ..Frame::default()
        };
        let form = FormView { choices: choices.into(), fields: vec![field], ..FormView::default() };
        View { frame, body: Body::Form(form) }
    }

    fn open(&mut self, _desk: &mut Desk<'_>) -> Next {
        // A new device in place of an old one keeps the number.
        if self.person.contact.number.is_some() {
            return Next::instead(FirstCodes::new(self.person.clone()));
        }
        Next::Stay
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            _ if self.busy => {}
            Gesture::Choose(row) => self.source = SOURCES.get(row).map(|(source, _)| *source).or(self.source),
            Gesture::Edited(0, text) => {
                self.typed = text;
                self.error.clear();
            }
            Gesture::Primary | Gesture::Accepted(0) => return self.keep(desk),
            Gesture::Other(0) => return Next::instead(FirstCodes::new(self.person.clone())),
            _ => {}
        }
        Next::Stay
    }
}
