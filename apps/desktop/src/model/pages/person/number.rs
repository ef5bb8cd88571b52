//! The number to call a person back on, and where it came from: a number from an e-mail is worth nothing here.

use countersign::contact::{CallbackNumber, ContactId, NumberSource};
use countersign::people::Person as Known;
use countersign_texts::say as sentence;

use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Choice, Field, FormView, Frame, Notice, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Where a number may come from, in the order of the answers.
pub(in crate::model::pages) const SOURCES: [(NumberSource, &str); 3] = [
    (NumberSource::Card, "source-card"),
    (NumberSource::Contract, "source-contract"),
    (NumberSource::Met, "source-met"),
];

/// The answers to "Where did you get it?".
pub(in crate::model::pages) fn sources(desk: &Desk<'_>, chosen: Option<usize>) -> Vec<Choice> {
    let choice = |(place, (_, key)): (usize, &(NumberSource, &str))| Choice {
        title: desk.text(key),
        detail: String::new(),
        chosen: chosen == Some(place),
        enabled: true,
    };
    SOURCES.iter().enumerate().map(choice).collect()
}

/// The number to call a person back on.
pub(super) struct Number {
    id: ContactId,
    name: String,
    typed: String,
    source: Option<usize>,
    /// The number that was saved, whose source the answer is until a person gives another.
    saved: Option<String>,
    error: String,
    notice: Option<Notice>,
}

impl Number {
    pub(super) fn new(known: &Known) -> Self {
        let number = known.contact.number.as_ref();
        Self {
            id: known.id,
            name: known.contact.name.as_str().to_owned(),
            typed: number.map(|number| number.as_str().to_owned()).unwrap_or_default(),
            source: number.and_then(|number| SOURCES.iter().position(|(source, _)| *source == number.source())),
            saved: number.map(|number| number.as_str().to_owned()),
            error: String::new(),
            notice: None,
        }
    }

    fn save(&mut self, desk: &mut Desk<'_>) {
        let Some((source, _)) = self.source.and_then(|place| SOURCES.get(place)) else { return };
        match CallbackNumber::new(&self.typed, *source, desk.now().wall) {
            Ok(number) => self.keep(desk, Some(number)),
            Err(_) => self.error = desk.text("number-malformed"),
        }
    }

    fn keep(&self, desk: &mut Desk<'_>, number: Option<CallbackNumber>) {
        let id = self.id;
        desk.ask(
            move |device| Ok(device.people()?.set_number(id, number)?),
            |page: &mut Self, done: Result<(), Refusal>, desk| match done {
                Ok(()) => Next::Back,
                Err(refusal) => {
                    page.notice = Some(say::refused(desk.texts, &refusal));
                    Next::Stay
                }
            },
        );
    }
}

impl Page for Number {
    fn view(&self, desk: &Desk<'_>) -> View {
        let ready = !self.typed.trim().is_empty() && self.source.is_some();
        let remove = Button::new(desk.text("number-remove")).destroys();
        let frame = Frame {
            title: sentence!(desk.texts, "number-title", name = self.name.clone()),
            paragraphs: vec![desk.text("number-why")],
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("save")).when(ready)),
            others: if self.saved.is_some() { vec![remove] } else { Vec::new() },
            ..Frame::default()
        };
        let field = Field {
            label: desk.text("number-label"),
            value: self.typed.clone(),
            placeholder: "+49 89 123456".to_owned(),
            help: desk.text("number-help"),
            error: self.error.clone(),
            ..Field::default()
        };
        let body = FormView { fields: vec![field], choices: sources(desk, self.source), ..FormView::default() };
        View { frame, body: Body::Form(body) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Edited(0, text) => {
                // Another number came from somewhere else, or the answer is given again.
                if self.saved.as_deref() == Some(self.typed.as_str()) {
                    self.source = None;
                }
                self.typed = text;
                self.error.clear();
            }
            Gesture::Choose(place) => self.source = Some(place),
            Gesture::Primary | Gesture::Accepted(_) => self.save(desk),
            Gesture::Other(0) if self.saved.is_some() => self.keep(desk, None),
            _ => {}
        }
        Next::Stay
    }
}
