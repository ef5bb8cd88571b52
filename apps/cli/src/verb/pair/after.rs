//! What follows a pairing: the number to call back on, and one code in each direction. It exists so that both are done
//! while the two people still sit together; neither can undo the pairing.

use countersign::contact::{CallbackNumber, NumberSource};
use countersign::verify::{CallRole, Verdict};

use super::confirm::Stored;
use super::drive::{Driver, Stop};
use crate::failure::{Failure, Outcome};
use crate::screen::{STRONG, paint};
use crate::shell::Shell;
use crate::texts::say;
use crate::verb::check::told;
use crate::verb::{edit, view};

/// Below so many seconds a code is not worth reading out any more.
const TOO_SHORT: u64 = 8;

/// The number to call back on, as it is typed.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct NumberArgs {
    /// The number.
    #[arg(long, value_name = "NUMBER", requires = "source")]
    number: Option<String>,
    /// Where it came from.
    #[arg(long, value_enum, value_name = "SOURCE", requires = "number")]
    source: Option<edit::Source>,
}

impl NumberArgs {
    /// Reads the number, before anything else is done.
    pub(super) fn parse(&self, shell: &Shell) -> Outcome<Option<CallbackNumber>> {
        let (Some(number), Some(source)) = (&self.number, self.source) else { return Ok(None) };
        edit::callback_number(shell, number, source.into()).map(Some)
    }
}

impl Driver<'_> {
    /// Stores the number that the command line gave.
    pub(super) fn keep_number(&mut self, stored: &Stored, number: Option<CallbackNumber>) {
        let Some(number) = number else { return };
        if let Err(error) = self.people.set_number(stored.id, Some(number)) {
            let failure = Failure::of(&self.shell.texts, error);
            self.note(&failure.message);
            let typed = view::as_typed(stored.name.as_str());
            let text = say!(&self.shell.texts, "pair-number-later", typed = typed);
            self.note(&text);
        }
    }

    /// Asks for the number and offers the first codes, where a person is there.
    pub(super) fn first_steps(&mut self, stored: &Stored) {
        if !self.shell.person_is_there() {
            return;
        }
        if let Err(Stop::Failure(failure)) = self.first_steps_with(stored) {
            self.note(&failure.message);
        }
        let name = stored.name.as_str();
        let text = say!(&self.shell.texts, "pair-next-time", name = name.to_owned(), typed = view::as_typed(name));
        self.shell.screen.note_raw("\n");
        self.note(&text);
    }

    fn first_steps_with(&mut self, stored: &Stored) -> Result<(), Stop> {
        let name = stored.name.as_str().to_owned();
        let known = self.people.person(stored.id).map_err(|error| self.failed(error))?;
        if known.contact.number.is_none() {
            self.ask_number(stored)?;
        }
        let question = say!(&self.shell.texts, "pair-ask-drill", name = name);
        self.shell.screen.note_raw("\n");
        if self.ask_yes(&question)? {
            // The one whose screen began plays the caller, so that the two agree on who that is.
            if stored.offered { self.drill_as_caller(stored) } else { self.drill_as_called(stored) }
        } else {
            Ok(())
        }
    }

    fn ask_number(&mut self, stored: &Stored) -> Result<(), Stop> {
        let name = stored.name.as_str().to_owned();
        let question = say!(&self.shell.texts, "pair-ask-number", name = name);
        self.shell.screen.note_raw("\n");
        loop {
            let typed = self.ask(&question)?;
            if typed.is_empty() {
                return Ok(());
            }
            if let Err(failure) = edit::callback_number(self.shell, &typed, NumberSource::Met) {
                self.note(&failure.message);
                continue;
            }
            let sources = [NumberSource::Met, NumberSource::Card, NumberSource::Contract];
            let texts = &self.shell.texts;
            let choices = [texts.get("source-met"), texts.get("source-card"), texts.get("source-contract")];
            let question = texts.get("ask-source");
            let chosen = self.ask_choice(&question, &choices)?;
            let source = sources.get(chosen).copied().unwrap_or(NumberSource::Met);
            let number = edit::callback_number(self.shell, &typed, source)?;
            self.people.set_number(stored.id, Some(number)).map_err(|error| self.failed(error))?;
            return Ok(());
        }
    }

    /// My code first, then theirs.
    fn drill_as_caller(&mut self, stored: &Stored) -> Result<(), Stop> {
        self.show_code(stored, CallRole::ICalled)?;
        self.check_code(stored, CallRole::ICalled).map(|_| ())
    }

    /// Their code first; mine only once it passed.
    fn drill_as_called(&mut self, stored: &Stored) -> Result<(), Stop> {
        if self.check_code(stored, CallRole::TheyCalled)? {
            self.show_code(stored, CallRole::TheyCalled)?;
            let question = self.shell.texts.get("pair-drill-done");
            self.ask(&question)?;
        }
        Ok(())
    }

    fn show_code(&mut self, stored: &Stored, role: CallRole) -> Result<(), Stop> {
        let proof = loop {
            let proof = self.people.prove(stored.id, role).map_err(|error| self.failed(error))?;
            if proof.seconds_left >= TOO_SHORT {
                break proof;
            }
            let text = self.shell.texts.get("pair-drill-wait");
            self.shell.progress(&text);
            std::thread::sleep(std::time::Duration::from_secs(proof.seconds_left));
            self.shell.progress("");
        };
        let name = stored.name.as_str().to_owned();
        let text = say!(&self.shell.texts, "pair-drill-read", name = name, seconds = proof.seconds_left);
        self.note(&text);
        self.shell.screen.note_raw(&format!("\n    {}\n\n", paint(STRONG, &proof.code.grouped())));
        Ok(())
    }

    /// Asks for their code until one passes; an empty line shows mine anew to who calls, and else gives up.
    fn check_code(&mut self, stored: &Stored, role: CallRole) -> Result<bool, Stop> {
        let name = stored.name.as_str().to_owned();
        loop {
            let question = match role {
                CallRole::ICalled => say!(&self.shell.texts, "pair-drill-type-or-anew", name = name.clone()),
                CallRole::TheyCalled | CallRole::Quick => {
                    say!(&self.shell.texts, "pair-drill-type", name = name.clone())
                }
            };
            let typed = self.ask(&question)?;
            if typed.is_empty() && role == CallRole::ICalled {
                // Mine may have run out before it was typed at the other end.
                self.show_code(stored, role)?;
                continue;
            }
            if typed.is_empty() {
                return Ok(false);
            }
            let checked = self.people.check(stored.id, role, &typed, None).map_err(|error| self.failed(error))?;
            let told = told::tell(&self.shell.texts, &checked, role);
            let banner = self.shell.screen.banner_text(told.sign, &told.verdict);
            self.shell.screen.note_raw(&format!("{banner}\n"));
            if matches!(checked.verdict, Verdict::Verified { .. }) {
                return Ok(true);
            }
            self.note(&told.next);
            if matches!(checked.verdict, Verdict::Locked(_)) {
                return Ok(false);
            }
        }
    }
}
