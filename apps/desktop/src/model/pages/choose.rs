//! Whom this call is with. It exists because a code is checked against one person: the one they say they are.

use countersign::verify::CallRole;

use super::home::Roll;
use super::{Call, Pairing};
use crate::device::Refusal;
use crate::model::say;
use crate::model::view::{Body, Button, Frame, Notice, View};
use crate::model::{Desk, Gesture, Next, Page};

/// Whom this call is with.
pub struct Choose {
    role: CallRole,
    roll: Roll,
    notice: Option<Notice>,
}

impl Choose {
    /// Asks for the person, in the role that the call has.
    #[must_use]
    pub fn new(role: CallRole) -> Self {
        Self { role, roll: Roll::default(), notice: None }
    }

    fn read(desk: &mut Desk<'_>) {
        desk.ask(
            |device| Ok(device.people()?.list()?),
            |page: &mut Self, people: Result<_, Refusal>, desk| {
                match people {
                    Ok(people) => page.roll.set(people),
                    Err(refusal) => page.notice = Some(say::refused(desk.texts, &refusal)),
                }
                Next::Stay
            },
        );
    }
}

impl Page for Choose {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        Self::read(desk);
        Next::Stay
    }

    fn again(&mut self, desk: &mut Desk<'_>) -> Next {
        Self::read(desk);
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let (title, hint) = match self.role {
            CallRole::ICalled => ("choose-i-called", "choose-i-called-hint"),
            CallRole::TheyCalled | CallRole::Quick => ("choose-they-called", "choose-they-called-hint"),
        };
        let nobody = self.roll.len() == 0;
        let frame = Frame {
            title: desk.text(title),
            paragraphs: vec![desk.text(hint)],
            notice: self.notice.clone(),
            back: Some(desk.text("back-home")),
            primary: nobody.then(|| Button::new(desk.text("people-pair-first"))),
            ..Frame::default()
        };
        View { frame, body: Body::Choose(self.roll.view(desk)) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Searched(text) => {
                self.roll.search(text);
                Next::Stay
            }
            Gesture::Pick(row) => {
                self.roll.at(row).map_or(Next::Stay, |person| Next::go(Call::new(person.clone(), self.role)))
            }
            Gesture::Primary | Gesture::Pair if self.roll.len() == 0 => Next::instead(Pairing::default()),
            _ => Next::Stay,
        }
    }
}
