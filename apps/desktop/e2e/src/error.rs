//! What can stop a story, in words that show what was on the screen instead.
//!
//! A story is read by someone who was not there: the error carries the whole tree of the window it ended at.

use std::{io, path::PathBuf};

/// Why a story did not come to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoryError {
    /// A program could not be started, or ended too early.
    #[error("{program}: {source}")]
    Program {
        /// Its name.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A message bus refused or went away.
    #[error("bus: {0}")]
    Bus(#[from] zbus::Error),
    /// The X server refused or went away.
    #[error("display: {0}")]
    Display(String),
    /// What was waited for did not come.
    #[error("{who}: waited in vain for {what}; the window says:\n{shown}")]
    Unseen {
        /// Whose window.
        who: String,
        /// What was waited for.
        what: String,
        /// The tree of the window.
        shown: String,
    },
    /// The keyboard came to no control of this name.
    #[error("{who}: Tab never comes to {name:?}, only to {passed:?}; the window says:\n{shown}")]
    Unreachable {
        /// Whose window.
        who: String,
        /// The control.
        name: String,
        /// What the focus came to instead.
        passed: Vec<String>,
        /// The tree of the window.
        shown: String,
    },
    /// A kept expectation of a tree is not what is shown.
    #[error("{}: the tree is another now (`--bless` keeps it, if that is meant):\n{difference}", path.display())]
    Different {
        /// The kept file.
        path: PathBuf,
        /// The lines that differ.
        difference: String,
    },
    /// Something else is not as the story tells it.
    #[error("{0}")]
    Wrong(String),
}

impl StoryError {
    /// Wraps what the system said about a file.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

impl From<zbus::fdo::Error> for StoryError {
    fn from(error: zbus::fdo::Error) -> Self {
        Self::Bus(error.into())
    }
}
