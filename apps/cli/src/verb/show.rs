//! `show`: all that is known of one person. It exists so that a number, its origin and a warning are one command away
//! during a call.

use countersign::contact::Requirement;
use countersign::people::Person;
use countersign::verify::Locked;

use super::view::{self, PersonView};
use crate::exit::Exit;
use crate::failure::Outcome;
use crate::screen::{FAINT, Sign, pad, paint};
use crate::session;
use crate::shell::Shell;
use crate::texts::say;
use countersign_texts::Moment;

/// What `show` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// Who.
    name: String,
}

/// Columns for what a line is about.
const LABEL: usize = 18;

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &ShowArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let person = session.find(shell, &args.name)?;
        shell.answer(&PersonView::new(&person), |shell| words(shell, &person));
        Ok(Exit::Done)
    })
}

fn words(shell: &mut Shell, person: &Person) {
    let contact = &person.contact;
    shell.heading(contact.name.as_str());
    if contact.suspended_at.is_some() {
        let text = shell.texts.get("show-suspended");
        shell.screen.banner(Sign::Lock, &text);
    }
    if let Some(locked) = person.locked {
        let text = match locked {
            Locked::Until(at) => say!(&shell.texts, "show-locked-until", time = Moment::of(at).clock()),
            Locked::NeedsAuthentication => shell.texts.get("show-locked-owner"),
            Locked::Frozen => shell.texts.get("show-frozen"),
        };
        shell.screen.banner(Sign::Lock, &text);
    }
    line(shell, "show-calls-themselves", contact.calls_themselves.as_str());
    let level = view::level(&shell.texts, contact.level);
    let paired =
        say!(&shell.texts, "show-paired", level = level, date = Moment::of(contact.paired_at).date(&shell.texts));
    line(shell, "show-pairing", &paired);
    if let Some(number) = &contact.number {
        line(shell, "show-number", number.as_str());
        line(shell, "", &view::origin(&shell.texts, number));
    } else {
        let none = shell.texts.get("show-no-number");
        line(shell, "show-number", &none);
    }
    let verified = match person.verified_at {
        Some(at) => {
            let at = Moment::of(at);
            say!(&shell.texts, "show-verified-at", date = at.date(&shell.texts), time = at.clock())
        }
        None => shell.texts.get("show-never-verified"),
    };
    line(shell, "show-verified", &verified);
    if contact.requirement == Requirement::Quick {
        let text = shell.texts.get("show-quick");
        line(shell, "show-require", &text);
    }
    if person.drift != 0 {
        let seconds = person.drift.saturating_abs().saturating_mul(30);
        let text = if person.drift > 0 {
            say!(&shell.texts, "show-clock-ahead", seconds = seconds)
        } else {
            say!(&shell.texts, "show-clock-behind", seconds = seconds)
        };
        line(shell, "show-clock", &text);
    }
}

fn line(shell: &mut Shell, label: &str, text: &str) {
    let label = if label.is_empty() { String::new() } else { shell.texts.get(label) };
    shell.screen.raw(&format!("{} {text}\n", paint(FAINT, &pad(&label, LABEL))));
}
