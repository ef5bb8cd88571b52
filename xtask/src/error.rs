//! What can stop a task, in words that say what to do next.
//!
//! One enum for the whole runner: every task ends in the same two places, a line for the person and
//! an exit code for CI.

use std::{io, path::PathBuf};

/// Why a task or a step did not finish.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TaskError {
    /// A program ran and reported failure; its own output above says why.
    #[error("`{command}` failed ({status})")]
    CommandFailed {
        /// The command line as it was printed.
        command: String,
        /// How it ended.
        status: String,
    },
    /// A program could not be started at all.
    #[error("cannot start `{command}`: {source}")]
    CommandNotStarted {
        /// The command line as it was printed.
        command: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something this machine lacks and the runner may not or cannot install.
    #[error("{0}")]
    Missing(String),
    /// The check ran and found the project wanting.
    #[error("{0}")]
    Wrong(String),
    /// A name on the command line that means nothing here.
    #[error("{0}")]
    Usage(String),
}

impl TaskError {
    /// Wraps what the system said about a file.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
