//! Tells a person that something takes its time. It exists because a terminal that stays silent for more than a second
//! looks as if the program had died.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use crate::screen::COLUMNS;
use crate::shell::Shell;

/// Nothing is said before this.
const PATIENCE: Duration = Duration::from_secs(1);

impl Shell {
    /// Runs `work`; when it takes longer than a second, `text` stands on the terminal until it ends.
    pub(crate) fn waiting<T>(&self, text: &str, work: impl FnOnce() -> T) -> T {
        if self.json() || !std::io::stderr().is_terminal() {
            return work();
        }
        let (ended, end) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    transient(text);
                    let _ = end.recv();
                    transient("");
                }
            });
            let result = work();
            drop(ended);
            result
        })
    }

    /// Says how far something is, in place of what was said before; an empty text clears the line.
    pub(crate) fn progress(&self, text: &str) {
        if !self.json() && std::io::stderr().is_terminal() {
            transient(text);
        }
    }
}

/// Writes a line that the next one overwrites.
fn transient(text: &str) {
    let mut err = std::io::stderr().lock();
    let line = crate::screen::pad(text, COLUMNS.saturating_sub(1));
    let blank = " ".repeat(COLUMNS.saturating_sub(1));
    let _ = write!(err, "\r{line}\r");
    if text.is_empty() {
        let _ = write!(err, "\r{blank}\r");
    }
    let _ = err.flush();
}
