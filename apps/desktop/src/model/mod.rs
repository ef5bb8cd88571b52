//! What the window decides: which screen, which words, which step may follow. It exists without a window, a thread or a
//! device of its own, so that each decision is tested by calling it.
//!
//! [`App`] holds a pile of [`Page`]s. What a person did goes in as a [`Gesture`], what happened outside as [`News`], what
//! the device answered as an [`Answer`]; out come a [`View`] to draw and [`Effect`]s to carry out.

mod app;
pub mod desk;
pub mod page;
pub mod pages;
mod say;
pub mod view;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use app::App;
pub use desk::Desk;
pub use page::{Gesture, News, Next, Page};
pub use view::View;

use crate::device::Device;
use crate::preferences::Preferences;

/// Names a screen that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u64);

/// Something for the device to do, on its thread.
pub struct Job(Box<dyn FnOnce(&mut Device) -> Answer + Send>);

impl Job {
    /// Does it.
    pub fn run(self, device: &mut Device) -> Answer {
        (self.0)(device)
    }
}

/// Takes up what the device did, on the screen that asked.
type Take = Box<dyn FnOnce(&mut dyn Page, &mut Desk<'_>) -> Next + Send>;

/// What the screen with this ticket does with what the device did.
pub struct Answer {
    ticket: Ticket,
    take: Take,
}

/// A verdict for the ear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// Two rising notes.
    Verified,
    /// One low note.
    Wrong,
    /// One middle note.
    Doubt,
}

/// Something for the window or the system to do.
pub enum Effect {
    /// The device is to do this.
    Do(Job),
    /// This text goes to the clipboard.
    Copy(String),
    /// The clipboard's text or picture is wanted.
    Paste,
    /// A person chooses a picture file, which is read.
    OpenPicture,
    /// A picture file is read.
    ReadPicture(PathBuf),
    /// A person chooses where to write these bytes.
    Save {
        /// A name to begin with.
        name: String,
        /// The file's content.
        bytes: Vec<u8>,
    },
    /// A person chooses where to write; see [`News::Chosen`].
    ChooseFile {
        /// A name to begin with.
        name: String,
    },
    /// The camera runs, or rests.
    Camera(bool),
    /// A sound.
    Sound(Sound),
    /// These are the preferences from now on.
    Prefer(Preferences),
}
