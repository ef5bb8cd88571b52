//! `check`: whether a code that someone read out is theirs. It exists to be fast during a call: the verdict on the first
//! line, the next step on the second.

pub(super) mod told;

use countersign::people::{Checked, OwnerPresent, Person};
use countersign::verify::{CallRole, Locked, Remedy, Verdict};
use serde::Serialize;

use self::told::{Told, tell};
use super::role::{self, RoleArgs};
use super::view::{LockedView, NumberView};
use super::{clock, prove};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::screen::FAINT;
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Who they say they are.
    name: String,
    /// The code they read out.
    code: Option<String>,
    /// Who placed the call.
    #[command(flatten)]
    role: RoleArgs,
}

#[derive(Serialize)]
struct Answer {
    verdict: &'static str,
    role: &'static str,
    id: u64,
    name: String,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_off_by_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locked: Option<LockedView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<NumberView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<u64>,
    message: String,
    next: String,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &CheckArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        let role = args.role.settle(shell, person.contact.name.as_str())?;
        let Some(code) = &args.code else { return ask_and_check(shell, session, &person, role) };
        let checked = check(shell, session, &person, role, code)?;
        answer(shell, session, &person, role, &checked)
    })
}

/// Asks for the code, and again while another one may help.
fn ask_and_check(shell: &mut Shell, session: &mut Session, person: &Person, role: CallRole) -> Outcome {
    if !shell.person_is_there() {
        return Err(failure!(&shell.texts, "code-missing", Exit::Usage));
    }
    let mut exit = Exit::NotVerified;
    loop {
        let question = say!(&shell.texts, "ask-code", name = person.contact.name.as_str().to_owned());
        let code = shell.ask_line(&question)?;
        if code.is_empty() {
            return Ok(exit);
        }
        let checked = check(shell, session, person, role, &code)?;
        exit = answer(shell, session, person, role, &checked)?;
        if !another_may_help(&checked.verdict) {
            return Ok(exit);
        }
        let hint = shell.texts.get("ask-code-again");
        shell.screen.note(&hint);
    }
}

const fn another_may_help(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Wrong { left } => *left > 0,
        Verdict::AlreadyUsed
        | Verdict::Malformed
        | Verdict::ClockOff { remedy: Remedy::AskForNext | Remedy::Corrected, .. } => true,
        Verdict::Verified { .. }
        | Verdict::Reflected { .. }
        | Verdict::WrongRole { .. }
        | Verdict::ClockOff { remedy: Remedy::SetClock, .. }
        | Verdict::Locked(_)
        | Verdict::ClockSuspect(_)
        | Verdict::Suspended
        | Verdict::QuickNotAllowed => false,
    }
}

/// Has the code judged. Where the owner has to show that they are here, or to look at the clock, and a person is there,
/// they do it and the code is judged then.
fn check(shell: &mut Shell, session: &mut Session, person: &Person, role: CallRole, code: &str) -> Outcome<Checked> {
    let owner = session.owner_is_here.then(OwnerPresent::attested);
    let checked = judge(shell, session, person, (role, code), owner)?;
    let owner = match checked.verdict {
        Verdict::Locked(Locked::NeedsAuthentication) if session::can_type_hidden() && !shell.json() => {
            session.authenticate(shell)?
        }
        Verdict::ClockSuspect(doubt) if shell.person_is_there() => {
            clock::confirm(shell, session, doubt)?;
            OwnerPresent::attested()
        }
        Verdict::Verified { .. }
        | Verdict::Wrong { .. }
        | Verdict::AlreadyUsed
        | Verdict::Reflected { .. }
        | Verdict::WrongRole { .. }
        | Verdict::ClockOff { .. }
        | Verdict::Locked(_)
        | Verdict::ClockSuspect(_)
        | Verdict::Malformed
        | Verdict::Suspended
        | Verdict::QuickNotAllowed => return Ok(checked),
    };
    judge(shell, session, person, (role, code), Some(owner))
}

fn judge(
    shell: &Shell,
    session: &mut Session,
    person: &Person,
    (role, code): (CallRole, &str),
    owner: Option<OwnerPresent>,
) -> Outcome<Checked> {
    session.people.check(person.id, role, code, owner).map_err(|error| Failure::of(&shell.texts, error))
}

fn exit(verdict: &Verdict) -> Exit {
    match verdict {
        Verdict::Verified { .. } => Exit::Done,
        Verdict::Malformed => Exit::Usage,
        Verdict::Wrong { .. }
        | Verdict::AlreadyUsed
        | Verdict::Reflected { .. }
        | Verdict::WrongRole { .. }
        | Verdict::ClockOff { .. }
        | Verdict::Locked(_)
        | Verdict::ClockSuspect(_)
        | Verdict::Suspended
        | Verdict::QuickNotAllowed => Exit::NotVerified,
    }
}

fn answer(shell: &mut Shell, session: &mut Session, person: &Person, role: CallRole, checked: &Checked) -> Outcome {
    let told = tell(&shell.texts, checked, role);
    let exit = exit(&checked.verdict);
    if shell.json() {
        let answer = json(checked, (person.id.0, role), told);
        shell.screen.json(&answer);
        return Ok(exit);
    }
    shell.screen.banner(told.sign, &told.verdict);
    shell.screen.say(&told.next);
    for line in &told.more {
        shell.screen.say(line);
    }
    shell.screen.styled(FAINT, &told.small);
    if exit == Exit::Done && role == CallRole::TheyCalled && shell.person_is_there() {
        let question = shell.texts.get("ask-prove-now");
        if shell.ask_yes(&question)? {
            shell.screen.gap();
            prove::show(shell, session, person, role, false)?;
        }
    }
    Ok(exit)
}

fn json(checked: &Checked, (id, role): (u64, CallRole), told: Told) -> Answer {
    let contact = &checked.contact;
    let (left, clock_off, remedy, locked) = match &checked.verdict {
        Verdict::Wrong { left } | Verdict::Reflected { left } | Verdict::WrongRole { left } => {
            (Some(*left), None, None, None)
        }
        Verdict::ClockOff { steps, remedy } => (None, Some(steps.saturating_mul(30)), Some(word(*remedy)), None),
        Verdict::Locked(locked) => (None, None, None, Some(LockedView::new(locked))),
        Verdict::Verified { drift, .. } => {
            let seconds = drift.steps().saturating_mul(30);
            (None, (seconds != 0).then_some(seconds), None, None)
        }
        Verdict::AlreadyUsed
        | Verdict::ClockSuspect(_)
        | Verdict::Malformed
        | Verdict::Suspended
        | Verdict::QuickNotAllowed => (None, None, None, None),
    };
    Answer {
        verdict: checked.verdict.word(),
        role: role::word(role),
        id,
        name: contact.name.as_str().to_owned(),
        level: contact.level.word(),
        left,
        clock_off_by_seconds: clock_off,
        remedy,
        locked,
        number: contact.number.as_ref().map(NumberView::new),
        journal: checked.seq,
        message: told.verdict,
        next: told.next,
    }
}

const fn word(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::AskForNext => "ask-for-next",
        Remedy::Corrected => "corrected",
        Remedy::SetClock => "set-clock",
    }
}
