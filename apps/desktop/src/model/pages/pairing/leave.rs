//! The question before a pairing is ended. It exists because what two people have done so far would be lost, and a key
//! pressed by mistake is no decision.

use crate::model::view::{Body, Button, FormView, Frame, View};
use crate::model::{Desk, Gesture};

/// What a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The pairing goes on.
    GoOn,
    /// It ends.
    End,
}

/// Shows the question; `what` names the sentence about what is lost.
pub(super) fn view(desk: &Desk<'_>, what: &str) -> View {
    let frame = Frame {
        title: desk.text("pair-leave-title"),
        paragraphs: vec![desk.text(what)],
        back: Some(desk.text("pair-leave-go-on")),
        primary: Some(Button::new(desk.text("pair-leave-go-on"))),
        others: vec![Button::new(desk.text("pair-leave-end")).destroys()],
        ..Frame::default()
    };
    View { frame, body: Body::Form(FormView::default()) }
}

/// Understands the answer.
pub(super) const fn answer(gesture: &Gesture) -> Option<Answer> {
    match gesture {
        Gesture::Primary => Some(Answer::GoOn),
        Gesture::Other(0) => Some(Answer::End),
        _ => None,
    }
}
