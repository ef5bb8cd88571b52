//! What this program is, and under which licences. It exists because the toolkit's licence asks for its notice in a place
//! that can be reached from the first screen.

use countersign_texts::say;

use crate::model::view::{Body, Frame};
use crate::model::{Desk, Gesture, Next, Page, View};

/// The program, its version and licences.
pub(super) struct About;

impl Page for About {
    fn view(&self, desk: &Desk<'_>) -> View {
        let version = say!(desk.texts, "about-version", version = env!("CARGO_PKG_VERSION"));
        let frame = Frame {
            title: desk.text("about-title"),
            paragraphs: vec![version, desk.text("about-means"), desk.text("about-offline"), desk.text("about-licence")],
            back: Some(desk.text("settings-title")),
            ..Frame::default()
        };
        View { frame, body: Body::About }
    }

    fn on(&mut self, _gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }
}
