//! One screen's state and what it does with what a person did. It exists so that each screen is one file that can be read
//! and tested alone, and so that going back is the same everywhere.

use std::any::Any;

use super::desk::Desk;
use super::view::View;

/// What a person did on a screen. Rows are named by their place in the list that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The one step forward.
    Primary,
    /// Another button.
    Other(usize),
    /// An answer of several.
    Choose(usize),
    /// A field of a form holds this now.
    Edited(usize, String),
    /// Enter in a field of a form.
    Accepted(usize),
    /// The field for a code, for words or for a message holds this now.
    Typed(String),
    /// This is searched for.
    Searched(String),
    /// A row of a list.
    Pick(usize),
    /// An action on a person.
    Act(usize),
    /// The big button "They called me".
    TheyCalled,
    /// The big button "I am calling".
    ICalled,
    /// Pair with someone.
    Pair,
    /// Open the journal.
    Journal,
    /// Open the settings.
    Settings,
    /// Show what is hidden.
    Reveal,
    /// Show or hide what a verdict means.
    Explain,
    /// Copy my message.
    Copy,
    /// Save my message as a picture.
    Save,
    /// Take what the clipboard holds.
    Paste,
    /// Choose a picture file.
    Open,
    /// A picture file was dropped or named at the start.
    Dropped(std::path::PathBuf),
    /// Filters of the journal: person, verdict, time.
    Filter([usize; 3]),
    /// Fetch older records.
    More,
}

/// What happened outside of the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// About a second has passed.
    Tick,
    /// The clipboard held this text.
    PastedText(String),
    /// A QR code was read in a picture or by the camera.
    Read {
        /// Its text.
        text: String,
        /// Whether the camera saw it just now.
        live: bool,
    },
    /// A picture, the clipboard or the camera gave nothing, in words.
    Unread(String),
    /// The camera's pictures come, or say why they do not.
    Camera(Result<(), countersign_qr::camera::CameraError>),
    /// A person chose this file to write to.
    Chosen(std::path::PathBuf),
    /// A file was written here.
    Saved(std::path::PathBuf),
}

/// Where to go on.
pub enum Next {
    /// Here.
    Stay,
    /// On a further screen; "back" leads here again.
    Go(Box<dyn Page>),
    /// On another screen in place of this one.
    Instead(Box<dyn Page>),
    /// Where this screen was opened from.
    Back,
    /// Where this screen was opened from, with the owner's proof that this screen asked for; see [`Page::proved`].
    Proved,
    /// On the first screen, whatever lies between.
    Home,
    /// On the first screen, and from there on a further one.
    HomeThen(Box<dyn Page>),
    /// On this screen alone, where nothing is kept on this device any more: what waited behind the lock belonged to
    /// whoever was here before, and ends.
    Anew(Box<dyn Page>),
    /// Everything is locked.
    Lock,
}

impl Next {
    /// Goes on to a further screen.
    pub fn go(page: impl Page) -> Self {
        Self::Go(Box::new(page))
    }

    /// Goes on to another screen in place of this one.
    pub fn instead(page: impl Page) -> Self {
        Self::Instead(Box::new(page))
    }
}

/// A screen.
pub trait Page: Any {
    /// Shows its state.
    fn view(&self, desk: &Desk<'_>) -> View;

    /// Begins: called once when the screen is opened.
    fn open(&mut self, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }

    /// Comes back into view, after a screen above it closed.
    fn again(&mut self, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }

    /// Comes back into view after the owner proved themselves on a screen above it.
    fn proved(&mut self, desk: &mut Desk<'_>) -> Next {
        self.again(desk)
    }

    /// Takes what a person did.
    fn on(&mut self, gesture: Gesture, desk: &mut Desk<'_>) -> Next;

    /// Goes back; a screen that would lose something asks first.
    fn back(&mut self, _desk: &mut Desk<'_>) -> Next {
        Next::Back
    }

    /// Takes news.
    fn news(&mut self, _news: News, _desk: &mut Desk<'_>) -> Next {
        Next::Stay
    }

    /// Tells whether it wants to be told of each second.
    fn ticks(&self) -> bool {
        false
    }

    /// Tells whether it reads pictures that are dropped on the window or named at its start.
    fn takes_pictures(&self) -> bool {
        false
    }

    /// Tells whether it lives on behind the lock screen. Only what is lost for good otherwise, a pairing, does.
    fn outlives_lock(&self) -> bool {
        false
    }
}
