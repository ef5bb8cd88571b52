//! The end of a pairing that came to something: what it is worth, and what to do when they call. It exists because the next
//! time the person thinks of this is when the telephone rings.

use countersign::people::Person;
use countersign_texts::say as sentence;

use crate::model::say;
use crate::model::view::{Body, Button, Fact, FormView, Frame, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// A person who is paired with.
pub(super) struct Paired {
    person: Person,
    /// Whether a code passed in each direction that this device sees.
    tried: bool,
}

impl Paired {
    /// Tells what a pairing is worth; `tried` when their code passed just now.
    pub(super) const fn new(person: Person, tried: bool) -> Self {
        Self { person, tried }
    }
}

impl Page for Paired {
    fn view(&self, desk: &Desk<'_>) -> View {
        let contact = &self.person.contact;
        let name = contact.name.as_str().to_owned();
        let number = contact.number.as_ref();
        let facts = vec![
            Fact { name: desk.text("fact-trust"), value: say::trust(desk.texts, contact.level).1, tone: Tone::None },
            Fact {
                name: desk.text("fact-number"),
                value: number.map_or_else(|| desk.text("fact-no-number"), |number| number.as_str().to_owned()),
                tone: if number.is_some() { Tone::None } else { Tone::Warning },
            },
            Fact {
                name: desk.text("pair-fact-tried"),
                value: desk.text(if self.tried { "pair-tried" } else { "pair-not-tried" }),
                tone: if self.tried { Tone::Good } else { Tone::None },
            },
        ];
        let title = sentence!(desk.texts, "pair-paired-title", name = name.clone());
        let frame = Frame {
            announce: title.clone(),
            title,
            paragraphs: vec![
                say::trust_meaning(desk.texts, contact.level),
                sentence!(desk.texts, "pair-when-they-call", name = name.clone()),
                sentence!(desk.texts, "pair-when-i-call", name = name),
            ],
            back: Some(desk.text("back-home")),
            primary: Some(Button::new(desk.text("pair-done"))),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView { facts, ..FormView::default() }) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Primary => Next::Home,
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        Next::Home
    }
}
