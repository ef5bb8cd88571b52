//! Forgetting a person: it cannot be undone, so it says what goes and has their name typed.

use countersign::contact::ContactId;
use countersign::people::Person as Known;
use countersign_texts::say as sentence;

use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Forgetting a person.
pub(super) struct Forget {
    id: ContactId,
    name: String,
    typed: String,
    notice: Option<Notice>,
}

impl Forget {
    pub(super) fn new(known: &Known) -> Self {
        let name = known.contact.name.as_str().to_owned();
        Self { id: known.id, name, typed: String::new(), notice: None }
    }

    fn is_typed(&self) -> bool {
        self.typed.trim().to_lowercase() == self.name.to_lowercase()
    }
}

impl Page for Forget {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: sentence!(desk.texts, "forget-title", name = self.name.clone()),
            paragraphs: vec![desk.text("forget-means"), desk.text("forget-instead")],
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(
                Button::new(sentence!(desk.texts, "forget-do", name = self.name.clone()))
                    .destroys()
                    .when(self.is_typed()),
            ),
            ..Frame::default()
        };
        let field = Field {
            label: sentence!(desk.texts, "forget-type", name = self.name.clone()),
            value: self.typed.clone(),
            ..Field::default()
        };
        View { frame, body: Body::Form(FormView { fields: vec![field], ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Edited(0, text) => self.typed = text,
            Gesture::Primary | Gesture::Accepted(_) if self.is_typed() => {
                let id = self.id;
                desk.ask(
                    move |device| Ok(device.people()?.forget(id)?),
                    |page: &mut Self, done: Result<(), Refusal>, desk| match done {
                        Ok(()) => Next::Home,
                        Err(refusal) => {
                            page.notice = Some(say::refused(desk.texts, &refusal));
                            Next::Stay
                        }
                    },
                );
            }
            _ => {}
        }
        Next::Stay
    }
}
