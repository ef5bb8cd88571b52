//! What every verb is handed: texts, screen, options, and the question whether a person is there to be asked. It exists so
//! that verbs say what they do and nothing else.

use std::io::IsTerminal as _;

use serde::Serialize;

use crate::args::Globals;
use crate::exit::Exit;
use crate::failure::{Failure, failure};
use crate::screen::{STRONG, Screen, Sign};
use crate::texts::Texts;

/// The surroundings of one run.
pub(crate) struct Shell {
    /// The sentences.
    pub(crate) texts: Texts,
    /// Where output goes.
    pub(crate) screen: Screen,
    /// Options that every verb has.
    pub(crate) globals: Globals,
}

impl Shell {
    /// Tells whether the answer is wanted as JSON.
    pub(crate) const fn json(&self) -> bool {
        self.globals.json
    }

    /// Tells whether a person is there who can be asked: input and messages are a terminal, and no JSON is wanted.
    pub(crate) fn person_is_there(&self) -> bool {
        !self.json() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Tells whether standard output is a terminal that can be redrawn.
    pub(crate) fn can_redraw(&self) -> bool {
        std::io::stdout().is_terminal()
            && self.person_is_there()
            && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
    }

    /// Answers: JSON when it is wanted, else whatever `words` writes.
    pub(crate) fn answer(&mut self, value: &impl Serialize, words: impl FnOnce(&mut Self)) {
        if self.json() {
            self.screen.json(value);
        } else {
            words(self);
        }
    }

    /// Says that something was done.
    pub(crate) fn done(&mut self, text: &str) {
        let sign = self.screen.sign(Sign::Tick);
        self.screen.say(&format!("{sign} {text}"));
    }

    /// Says why a verb ended, and gives its exit code.
    pub(crate) fn report(&mut self, failure: &Failure) -> Exit {
        if self.json() {
            self.screen.json(&failure.to_json());
        } else {
            let sign = self.screen.sign(Sign::Cross);
            self.screen.note(&format!("{sign} {}", failure.message));
            if let Some(next) = &failure.next {
                self.screen.note(next);
            }
        }
        failure.exit
    }

    /// Ends the run: an answer that could not be written counts as a failure, a reader that went away does not.
    pub(crate) fn finish(mut self, exit: Exit) -> Exit {
        match self.screen.take_failure() {
            Some(error) => {
                let failure = failure!(&self.texts, "output", Exit::Vault, reason = error.to_string());
                self.screen.note(&failure.message);
                exit.max(Exit::Vault)
            }
            None => exit,
        }
    }

    /// Writes a heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.screen.styled(STRONG, text);
    }
}
