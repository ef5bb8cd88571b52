//! Questions to the person. It exists so that every question goes to the terminal and never into the answer, and so that
//! a script is told which option says the same.

use std::io;

use zeroize::Zeroizing;

use crate::exit::Exit;
use crate::failure::{Outcome, failure};
use crate::screen::{STRONG, paint};
use crate::shell::Shell;
use crate::texts::say;

impl Shell {
    /// Asks for a line of text; outer spaces do not count.
    ///
    /// # Errors
    /// `no-answer` when input ends.
    pub(crate) fn ask_line(&mut self, question: &str) -> Outcome<String> {
        self.screen.note_raw(&format!("{} ", paint(STRONG, question)));
        let mut line = String::new();
        match io::stdin().read_line(&mut line) {
            Ok(0) => {
                self.screen.note_raw("\n");
                Err(failure!(&self.texts, "no-answer", Exit::Usage))
            }
            Ok(_) => Ok(line.trim().to_owned()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(String::new()),
            Err(_) => Err(failure!(&self.texts, "no-answer", Exit::Usage)),
        }
    }

    /// Asks a question that is answered by yes or no; anything but a clear yes is a no.
    ///
    /// # Errors
    /// `no-answer` when input ends.
    pub(crate) fn ask_yes(&mut self, question: &str) -> Outcome<bool> {
        let yes = self.texts.get("answers-yes");
        let hint = self.texts.get("answer-hint");
        let answer = self.ask_line(&format!("{question} {hint}"))?.to_lowercase();
        Ok(yes.split_whitespace().any(|word| word == answer))
    }

    /// Asks which of several is meant; asks again until the answer is one of their numbers.
    ///
    /// # Errors
    /// `no-answer` when input ends.
    pub(crate) fn ask_choice(&mut self, question: &str, choices: &[String]) -> Outcome<usize> {
        self.screen.note(question);
        for (number, choice) in (1_usize..).zip(choices) {
            self.screen.note_raw(&format!("  {} {choice}\n", paint(STRONG, &number.to_string())));
        }
        loop {
            let answer = self.ask_line(&say!(&self.texts, "ask-number", last = choices.len()))?;
            let chosen = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(index) = chosen.filter(|index| *index < choices.len()) {
                return Ok(index);
            }
        }
    }

    /// Asks for something that is not shown while it is typed.
    ///
    /// # Errors
    /// `no-answer` when input ends or there is no terminal.
    pub(crate) fn ask_hidden(&mut self, question: &str) -> Outcome<Zeroizing<String>> {
        let prompt = format!("{question} ");
        match rpassword::prompt_password(prompt) {
            Ok(typed) => Ok(Zeroizing::new(typed)),
            Err(_) => Err(failure!(&self.texts, "no-answer", Exit::Usage)),
        }
    }
}
