//! `prove`: my own code for one person. It exists for the moment in a call when the other side asks who I am.

mod live;

use countersign::people::{Person, Proof};
use countersign::verify::CallRole;
use serde::Serialize;

use super::role::{self, RoleArgs};
use super::view::{self, NumberView};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::screen::{AMBER, FAINT, STRONG, paint};
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;
use crate::verb::clock;

/// From so many seconds on it is better to wait for the next code.
const TOO_LATE: u64 = 5;
/// Width of the bar for the seconds.
const BAR: u64 = 30;

/// What `prove` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ProveArgs {
    /// Who.
    name: String,
    /// Who placed the call.
    #[command(flatten)]
    role: RoleArgs,
    /// Whether the code is shown once instead of being counted down.
    #[arg(long)]
    once: bool,
}

#[derive(Serialize)]
struct Answer {
    code: String,
    role: &'static str,
    seconds_left: u64,
    expires_at: u64,
    step: u64,
    id: u64,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<NumberView>,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &ProveArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        let role = args.role.settle(shell, person.contact.name.as_str())?;
        show(shell, session, &person, role, args.once)
    })
}

/// Shows my code for a person in a role, counted down where someone watches.
pub(crate) fn show(shell: &mut Shell, session: &mut Session, person: &Person, role: CallRole, once: bool) -> Outcome {
    let proof = prove(shell, session, person, role)?;
    if shell.json() {
        let answer = Answer {
            code: proof.code.digits(),
            role: role::word(role),
            seconds_left: proof.seconds_left,
            expires_at: proof.step.begin().plus(countersign::time::TimeStep::SECONDS).0,
            step: proof.step.0,
            id: person.id.0,
            name: person.contact.name.as_str().to_owned(),
            number: person.contact.number.as_ref().map(NumberView::new),
        };
        shell.screen.json(&answer);
        return Ok(Exit::Done);
    }
    introduction(shell, person, role);
    if once || !shell.can_redraw() {
        let line = line(shell, &proof);
        shell.screen.raw(&format!("{line}\n"));
    } else {
        live::count_down(shell, session, person, role, proof)?;
    }
    Ok(Exit::Done)
}

/// Asks the rules for the code; where the clock is in doubt and a person is there, they look at it first.
fn prove(shell: &mut Shell, session: &mut Session, person: &Person, role: CallRole) -> Outcome<Proof> {
    use countersign::people::PeopleError;
    match session.people.prove(person.id, role) {
        Err(PeopleError::ClockSuspect(doubt)) if shell.person_is_there() => {
            clock::confirm(shell, session, doubt)?;
            session.people.prove(person.id, role).map_err(|error| refused(shell, person, error))
        }
        outcome => outcome.map_err(|error| refused(shell, person, error)),
    }
}

/// Says why no code is shown, with this person's name in what to type.
fn refused(
    shell: &Shell,
    person: &Person,
    error: countersign::people::PeopleError<countersign_vault::VaultError>,
) -> Failure {
    let typed = view::as_typed(person.contact.name.as_str());
    let mut failure = Failure::of(&shell.texts, error);
    failure.next = failure.next.map(|next| next.replace("NAME", &typed));
    failure
}

fn introduction(shell: &mut Shell, person: &Person, role: CallRole) {
    let name = person.contact.name.as_str().to_owned();
    let (title, next) = match role {
        CallRole::ICalled => ("prove-i-called", "prove-i-called-next"),
        CallRole::TheyCalled => ("prove-they-called", "prove-they-called-next"),
        CallRole::Quick => ("prove-quick", "prove-quick-next"),
    };
    let title = shell.texts.with(title, None, &[("name", name.clone().into())]);
    shell.heading(&title);
    if role == CallRole::ICalled {
        if let Some(number) = &person.contact.number {
            let text = say!(&shell.texts, "prove-dial", number = paint(STRONG, number.as_str()));
            shell.screen.raw(&format!("{text}\n"));
            let origin = view::origin(&shell.texts, number);
            shell.screen.styled(FAINT, &origin);
        } else {
            let text = say!(&shell.texts, "prove-no-number", name = view::as_typed(&name));
            shell.screen.say(&text);
        }
    }
    let next = shell.texts.with(next, None, &[("name", name.into())]);
    shell.screen.say(&next);
    shell.screen.gap();
}

/// Gives the line with digits, bar and seconds.
fn line(shell: &Shell, proof: &Proof) -> String {
    let (full, empty) = if shell.screen.unicode() { ("█", "░") } else { ("#", ".") };
    let times = |glyph: &str, count: u64| glyph.repeat(usize::try_from(count).unwrap_or(0));
    let left = proof.seconds_left.min(BAR);
    let late = proof.seconds_left < TOO_LATE;
    let style = if late { AMBER } else { STRONG };
    let bar = format!("{}{}", times(full, left), times(empty, BAR.saturating_sub(left)));
    let words = if late {
        paint(AMBER, &say!(&shell.texts, "prove-wait", seconds = proof.seconds_left))
    } else {
        say!(&shell.texts, "prove-seconds", seconds = proof.seconds_left)
    };
    format!("  {}  {bar} {words}", paint(style, &proof.code.grouped()))
}
