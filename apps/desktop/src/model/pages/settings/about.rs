//! What this program is, and under which licences. It exists because the toolkit's licence asks for its notice in a place
//! that can be reached from the first screen.

use std::path::PathBuf;

use countersign_texts::say;

use super::machine;
use crate::model::view::{Body, Frame};
use crate::model::{Desk, Gesture, Next, Page, View};

/// The program, its version and licences.
#[derive(Default)]
pub(super) struct About {
    /// The list of everything that is linked in, with each licence in full, where the program was installed with one.
    licences: Option<PathBuf>,
}

impl Page for About {
    fn open(&mut self, desk: &mut Desk<'_>) -> Next {
        desk.ask(
            |_| machine::licences(),
            |page: &mut Self, licences, _| {
                page.licences = licences;
                Next::Stay
            },
        );
        Next::Stay
    }

    fn view(&self, desk: &Desk<'_>) -> View {
        let version = say!(desk.texts, "about-version", version = env!("CARGO_PKG_VERSION"));
        let parts = match &self.licences {
            Some(file) => say!(desk.texts, "about-parts", file = file.display().to_string()),
            None => desk.text("about-parts-elsewhere"),
        };
        let sentences = ["about-means", "about-offline", "about-licence"].map(|key| desk.text(key));
        let frame = Frame {
            title: desk.text("about-title"),
            paragraphs: core::iter::once(version).chain(sentences).chain([parts]).collect(),
            back: Some(desk.text("settings-title")),
            ..Frame::default()
        };
        View { frame, body: Body::About }
    }

    fn on(&mut self, _gesture: Gesture, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }
}
