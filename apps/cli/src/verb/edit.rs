//! `rename`, `number`, `suspend`, `resume`, `require` and `forget`: changes to one person. They exist in one module because
//! each is a question or two around one call of the facade.

use countersign::contact::{CallbackNumber, NumberSource, Requirement};
use countersign::name::{ContactName, NameError};
use countersign::people::Person;
use countersign::ports::Clock as _;
use countersign_vault::SystemClock;

use super::view::{self, PersonView};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;

/// What `suspend` and `resume` take.
#[derive(Debug, clap::Args)]
pub(crate) struct WhomArgs {
    /// Who.
    name: String,
}

/// What `rename` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct RenameArgs {
    /// Who.
    name: String,
    /// The name from now on.
    new_name: String,
}

/// What `number` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct NumberArgs {
    /// Who.
    name: String,
    /// The number; the saved one is shown without it.
    number: Option<String>,
    /// Where the number came from.
    #[arg(long, value_enum, requires = "number")]
    source: Option<Source>,
    /// Whether the saved number is removed.
    #[arg(long, conflicts_with = "number")]
    remove: bool,
}

/// Where a number came from, as it is typed.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Source {
    /// A business card.
    Card,
    /// A contract.
    Contract,
    /// The person.
    Met,
}

impl From<Source> for NumberSource {
    fn from(source: Source) -> Self {
        match source {
            Source::Card => Self::Card,
            Source::Contract => Self::Contract,
            Source::Met => Self::Met,
        }
    }
}

/// What `require` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct RequireArgs {
    /// Who.
    name: String,
    /// The weakest check.
    #[arg(value_enum)]
    what: Weakest,
    /// Whether the question was answered beforehand.
    #[arg(long)]
    yes: bool,
}

/// The weakest check, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Weakest {
    /// Codes without a role.
    Quick,
    /// Codes that differ by who called.
    Roles,
}

/// What `forget` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ForgetArgs {
    /// Who.
    name: String,
    /// Whether the question was answered beforehand.
    #[arg(long)]
    yes: bool,
}

/// Renames a person.
pub(crate) fn rename(shell: &mut Shell, args: &RenameArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        let name = contact_name(shell, &args.new_name)?;
        let text = say!(
            &shell.texts,
            "renamed",
            from = person.contact.name.as_str().to_owned(),
            name = name.as_str().to_owned()
        );
        session.people.rename(person.id, name).map_err(|error| Failure::of(&shell.texts, error))?;
        changed(shell, session, &person, &text)
    })
}

/// Shows, saves or removes the number to call back on.
pub(crate) fn number(shell: &mut Shell, args: &NumberArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        let name = person.contact.name.as_str().to_owned();
        let Some(typed) = &args.number else {
            if args.remove {
                session.people.set_number(person.id, None).map_err(|error| Failure::of(&shell.texts, error))?;
                let text = say!(&shell.texts, "number-removed", name = name);
                return changed(shell, session, &person, &text);
            }
            shell.answer(&PersonView::new(&person), |shell| show_number(shell, &person));
            return Ok(Exit::Done);
        };
        let source = match args.source {
            Some(source) => source.into(),
            None => ask_source(shell)?,
        };
        let number = callback_number(shell, typed, source)?;
        let text = say!(&shell.texts, "number-saved", name = name, number = number.as_str().to_owned());
        session.people.set_number(person.id, Some(number)).map_err(|error| Failure::of(&shell.texts, error))?;
        changed(shell, session, &person, &text)
    })
}

fn show_number(shell: &mut Shell, person: &Person) {
    let line = match &person.contact.number {
        Some(number) => format!("{} - {}", number.as_str(), view::origin(&shell.texts, number)),
        None => shell.texts.get("show-no-number"),
    };
    shell.screen.say(&line);
}

/// Takes a number as it was typed, saved now.
pub(crate) fn callback_number(shell: &Shell, typed: &str, source: NumberSource) -> Outcome<CallbackNumber> {
    CallbackNumber::new(typed, source, SystemClock.read().wall)
        .map_err(|_| failure!(&shell.texts, "no-number", Exit::Usage, typed = typed.to_owned()))
}

/// Asks where a number came from; a script has to say it beforehand.
pub(crate) fn ask_source(shell: &mut Shell) -> Outcome<NumberSource> {
    if !shell.person_is_there() {
        return Err(failure!(&shell.texts, "source-missing", Exit::Usage));
    }
    let question = shell.texts.get("ask-source");
    let choices = [shell.texts.get("source-card"), shell.texts.get("source-contract"), shell.texts.get("source-met")];
    Ok(match shell.ask_choice(&question, &choices)? {
        0 => NumberSource::Card,
        1 => NumberSource::Contract,
        _ => NumberSource::Met,
    })
}

/// Takes a name for a person as it was typed.
pub(crate) fn contact_name(shell: &Shell, typed: &str) -> Outcome<ContactName> {
    ContactName::new(typed).map_err(|error| unfit_name(shell, error))
}

/// Says why a text cannot be a name.
pub(crate) fn unfit_name(shell: &Shell, error: NameError) -> Failure {
    match error {
        NameError::Empty => failure!(&shell.texts, "name-empty", Exit::Usage),
        NameError::TooLong(bytes) => failure!(&shell.texts, "name-too-long", Exit::Usage, bytes = bytes),
        NameError::Unassigned => failure!(&shell.texts, "name-unassigned", Exit::Usage),
        NameError::Marks => failure!(&shell.texts, "name-marks", Exit::Usage),
    }
}

/// Suspends a person.
pub(crate) fn suspend(shell: &mut Shell, args: &WhomArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        session.people.suspend(person.id).map_err(|error| Failure::of(&shell.texts, error))?;
        let name = person.contact.name.as_str();
        let text = say!(&shell.texts, "suspended", name = name.to_owned(), typed = view::as_typed(name));
        changed(shell, session, &person, &text)
    })
}

/// Takes a suspension back.
pub(crate) fn resume(shell: &mut Shell, args: &WhomArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        session.people.resume(person.id).map_err(|error| Failure::of(&shell.texts, error))?;
        let text = say!(&shell.texts, "resumed", name = person.contact.name.as_str().to_owned());
        changed(shell, session, &person, &text)
    })
}

/// Sets the weakest check a person is held to.
pub(crate) fn require(shell: &mut Shell, args: &RequireArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        let name = person.contact.name.as_str().to_owned();
        let (requirement, text) = match args.what {
            Weakest::Roles => (Requirement::Roles, say!(&shell.texts, "require-roles", name = name.clone())),
            Weakest::Quick => (Requirement::Quick, say!(&shell.texts, "require-quick", name = name.clone())),
        };
        if args.what == Weakest::Quick && !args.yes && !person.contact.allows_quick() {
            let warning = say!(&shell.texts, "require-warning", name = name);
            confirm(shell, &warning, "require-ask")?;
        }
        session.people.require(person.id, requirement).map_err(|error| Failure::of(&shell.texts, error))?;
        changed(shell, session, &person, &text)
    })
}

/// Removes a person, after the name was typed.
pub(crate) fn forget(shell: &mut Shell, args: &ForgetArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        let name = person.contact.name.as_str().to_owned();
        if !args.yes {
            if !shell.person_is_there() {
                return Err(failure!(&shell.texts, "yes-missing", Exit::Usage));
            }
            let text = say!(&shell.texts, "forget-means", name = name.clone());
            shell.screen.note(&text);
            let question = shell.texts.get("forget-ask");
            let typed = shell.ask_line(&question)?;
            if contact_name(shell, &typed).ok().as_ref() != Some(&person.contact.name) {
                return Err(failure!(&shell.texts, "name-differs", Exit::Usage));
            }
        }
        session.people.forget(person.id).map_err(|error| Failure::of(&shell.texts, error))?;
        let text = say!(&shell.texts, "forgotten", name = name);
        shell.answer(&PersonView::new(&person), |shell| shell.done(&text));
        Ok(Exit::Done)
    })
}

/// Asks whether something is really meant; a script says so with `--yes`.
pub(crate) fn confirm(shell: &mut Shell, warning: &str, question: &str) -> Outcome<()> {
    if !shell.person_is_there() {
        return Err(failure!(&shell.texts, "yes-missing", Exit::Usage));
    }
    shell.screen.note(warning);
    let question = shell.texts.get(question);
    if shell.ask_yes(&question)? { Ok(()) } else { Err(failure!(&shell.texts, "not-confirmed", Exit::Usage)) }
}

fn changed(shell: &mut Shell, session: &mut Session, person: &Person, text: &str) -> Outcome {
    let person = session.again(shell, person)?;
    shell.answer(&PersonView::new(&person), |shell| shell.done(text));
    Ok(Exit::Done)
}
