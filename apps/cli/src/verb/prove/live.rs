//! The code counted down on one line of the terminal. It exists apart because it waits for keys and draws over itself,
//! which nothing else here does.

use std::time::Duration;

use countersign::people::{Person, Proof};
use countersign::time::TimeStep;
use countersign::verify::CallRole;
use crossterm::event::{Event, KeyEventKind, poll, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::line;
use crate::failure::{Failure, Outcome};
use crate::session::Session;
use crate::shell::Shell;

/// How often the line is drawn.
const PACE: Duration = Duration::from_millis(200);

/// Keys are taken one by one while this lives.
struct Raw;

impl Raw {
    fn begin() -> Option<Self> {
        enable_raw_mode().ok().map(|()| Self)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // A terminal that refuses this is gone, and nobody is left to tell.
        let _ = disable_raw_mode();
    }
}

/// Shows the code until a key is pressed, or until the code after it has expired too: whoever is told to wait for the next
/// one sees it whole.
pub(super) fn count_down(
    shell: &mut Shell,
    session: &mut Session,
    person: &Person,
    role: CallRole,
    first: Proof,
) -> Outcome<()> {
    let Some(raw) = Raw::begin() else {
        let line = line(shell, &first);
        shell.screen.raw(&format!("{line}\n"));
        return Ok(());
    };
    let last = TimeStep(first.step.0.saturating_add(1));
    let mut proof = first;
    let ended = loop {
        let drawn = line(shell, &proof);
        shell.screen.raw(&format!("\r\x1b[2K{drawn}"));
        if shell.screen.gone() || key_pressed() {
            break Ok(());
        }
        match session.people.prove(person.id, role) {
            Ok(next) if next.step > last => break Ok(()),
            Ok(next) => proof = next,
            Err(error) => break Err(Failure::of(&shell.texts, error)),
        }
    };
    // What is over should not be read out later from what was scrolled up.
    let over = shell.texts.get("prove-over");
    shell.screen.raw(&format!("\r\x1b[2K  {over}\r\n"));
    drop(raw);
    ended
}

/// Waits a moment for a key.
fn key_pressed() -> bool {
    match poll(PACE) {
        Ok(true) => match read() {
            Ok(Event::Key(key)) => key.kind == KeyEventKind::Press,
            Ok(Event::FocusGained | Event::FocusLost | Event::Mouse(_) | Event::Resize(..)) => false,
            Err(_) => true,
        },
        Ok(false) => false,
        Err(_) => true,
    }
}
