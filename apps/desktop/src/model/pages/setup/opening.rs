//! The first moment: finding out what is kept here. It exists as a screen of its own, so that a slow disk is seen as one.

use countersign_vault::{SlotKind, VaultError};

use super::blocked::Blocked;
use super::first::Welcome;
use super::unlock::Unlock;
use crate::model::view::{Body, Frame};
use crate::model::{Desk, Gesture, Next, Page, View};

/// Finds out what is kept here.
pub struct Opening;

impl Page for Opening {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        desk.ask(|device| device.ways(), |_: &mut Self, ways, _| lead(ways));
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let text = desk.text("opening");
        let frame = Frame { title: text.clone(), busy: Some(text), ..Frame::default() };
        View { frame, body: Body::Opening }
    }

    fn on(&mut self, _gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }
}

/// Leads on by the ways to unlock that there are.
fn lead(ways: Result<Vec<SlotKind>, VaultError>) -> Next {
    match ways {
        Ok(ways) if ways.is_empty() => Next::Anew(Box::new(Welcome::default())),
        Ok(ways) => Next::instead(Unlock::starting(ways)),
        Err(error) => Next::instead(Blocked::new(error)),
    }
}
