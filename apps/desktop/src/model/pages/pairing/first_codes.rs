//! Whether both try a code at once. It exists because the first check should not be the one that matters, and because it
//! shows that the pairing works on both devices while the two people are still together.

use countersign::people::Person;
use countersign_texts::say;

use super::drill::Drill;
use super::paired::Paired;
use crate::model::view::{Body, Button, FormView, Frame, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Whether both try a code.
pub(super) struct FirstCodes {
    person: Person,
}

impl FirstCodes {
    /// Asks about a person who was just paired with.
    pub(super) const fn new(person: Person) -> Self {
        Self { person }
    }
}

impl Page for FirstCodes {
    fn view(&self, desk: &Desk<'_>) -> View {
        let name = self.person.contact.name.as_str().to_owned();
        let frame = Frame {
            title: desk.text("pair-try-title"),
            paragraphs: vec![say!(desk.texts, "pair-try-how", name = name.clone()), desk.text("pair-try-why")],
            back: Some(desk.text("back-home")),
            primary: Some(Button::new(desk.text("pair-try-now"))),
            others: vec![Button::new(desk.text("pair-try-later"))],
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView::default()) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Primary => Next::instead(Drill::new(self.person.clone())),
            Gesture::Other(0) => Next::instead(Paired::new(self.person.clone(), false)),
            _ => Next::Stay,
        }
    }
}
