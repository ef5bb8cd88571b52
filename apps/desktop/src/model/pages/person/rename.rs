//! Another name for a person.

use countersign::contact::ContactId;
use countersign::name::{ContactName, NameError};
use countersign::people::{PeopleError, Person as Known};
use countersign_texts::say as sentence;

use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Field, FormView, Frame, Notice, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Another name for a person.
pub(super) struct Rename {
    id: ContactId,
    old: String,
    typed: String,
    error: String,
    notice: Option<Notice>,
}

impl Rename {
    pub(super) fn new(known: &Known) -> Self {
        let old = known.contact.name.as_str().to_owned();
        Self { id: known.id, typed: old.clone(), old, error: String::new(), notice: None }
    }

    fn save(&mut self, desk: &mut Desk<'_>) {
        let name = match ContactName::new(&self.typed) {
            Ok(name) => name,
            Err(error) => {
                self.error = name_error(desk, error);
                return;
            }
        };
        let id = self.id;
        desk.ask(
            move |device| Ok(device.people()?.rename(id, name)?),
            |page: &mut Self, done: Result<(), Refusal>, desk| match done {
                Ok(()) => Next::Back,
                Err(Refusal::Rules(PeopleError::NameTaken(_))) => {
                    page.error = desk.text("refused-name-taken");
                    Next::Stay
                }
                Err(refusal) => {
                    page.notice = Some(say::refused(desk.texts, &refusal));
                    Next::Stay
                }
            },
        );
    }
}

/// Says why a text is no name.
pub(in crate::model::pages) fn name_error(desk: &Desk<'_>, error: NameError) -> String {
    match error {
        NameError::Empty => desk.text("name-empty"),
        NameError::TooLong(_) => desk.text("name-too-long"),
        NameError::Unassigned | NameError::Marks => desk.text("name-unreliable"),
    }
}

impl Page for Rename {
    fn view(&self, desk: &Desk<'_>) -> View {
        let frame = Frame {
            title: sentence!(desk.texts, "rename-title", name = self.old.clone()),
            notice: self.notice.clone(),
            back: Some(desk.text("back")),
            primary: Some(Button::new(desk.text("save")).when(!self.typed.trim().is_empty())),
            ..Frame::default()
        };
        let field = Field {
            label: desk.text("rename-label"),
            value: self.typed.clone(),
            help: desk.text("rename-help"),
            error: self.error.clone(),
            ..Field::default()
        };
        View { frame, body: Body::Form(FormView { fields: vec![field], ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Edited(0, text) => {
                self.typed = text;
                self.error.clear();
            }
            Gesture::Primary | Gesture::Accepted(_) => self.save(desk),
            _ => {}
        }
        Next::Stay
    }
}
