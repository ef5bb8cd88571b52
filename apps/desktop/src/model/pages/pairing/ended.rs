//! The end of a pairing that came to nothing. It exists so that a person learns what happened, that nothing was kept, and
//! how to begin again.

use countersign::pairing::PairingError;

use super::{Pairing, words};
use crate::model::view::{Body, Button, FormView, Frame, Notice, Tone, View};
use crate::model::{Desk, Gesture, Next, Page};

/// A pairing that ended without a person.
pub(super) struct Ended {
    error: PairingError,
}

impl Ended {
    /// Tells why it ended.
    pub(super) const fn new(error: PairingError) -> Self {
        Self { error }
    }

    /// Tells whether someone in the middle is a likely reason.
    const fn is_alarming(&self) -> bool {
        matches!(self.error, PairingError::SasMismatch | PairingError::CommitmentMismatch | PairingError::DecryptFailed)
    }
}

impl Page for Ended {
    fn view(&self, desk: &Desk<'_>) -> View {
        let title = match self.error {
            PairingError::Expired => "pair-ended-expired",
            PairingError::SasMismatch => "pair-ended-words",
            _ => "pair-ended-title",
        };
        let mut paragraphs = Vec::new();
        if self.is_alarming() {
            paragraphs.push(desk.text("pair-ended-alarming"));
        }
        paragraphs.push(desk.text("pair-ended-nothing-kept"));
        let tone = if self.is_alarming() { Tone::Error } else { Tone::Warning };
        let reason = desk.text(words::of_error(self.error));
        let frame = Frame {
            title: desk.text(title),
            paragraphs,
            notice: Some(Notice { tone, text: reason }),
            back: Some(desk.text("back-home")),
            primary: Some(Button::new(desk.text("pair-begin-again"))),
            ..Frame::default()
        };
        View { frame, body: Body::Form(FormView::default()) }
    }

    fn on(&mut self, gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        match gesture {
            Gesture::Primary => Next::HomeThen(Box::new(Pairing::default())),
            _ => Next::Stay,
        }
    }

    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        Next::Home
    }
}
