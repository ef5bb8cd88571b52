//! `people`: everyone this device is paired with. It exists as the first thing to look at; codes never stand in it.

use countersign::people::Person;
use serde::Serialize;

use super::view::{self, PersonView};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::screen::{FAINT, STRONG, clip, pad, paint};
use crate::session;
use crate::shell::Shell;
use crate::texts::{Texts, say};
use countersign_texts::Moment;

/// `people` takes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct PeopleArgs {}

#[derive(Serialize)]
struct Answer {
    own_name: String,
    people: Vec<PersonView>,
}

/// Columns for the name.
const NAME: usize = 28;

/// Does it.
pub(crate) fn run(shell: &mut Shell, _args: &PeopleArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let people = session.people.list().map_err(|error| Failure::of(&shell.texts, error))?;
        let own_name = session.people.own_name().map_err(|error| Failure::of(&shell.texts, error))?;
        let answer =
            Answer { own_name: own_name.as_str().to_owned(), people: people.iter().map(PersonView::new).collect() };
        shell.answer(&answer, |shell| words(shell, &people));
        Ok(Exit::Done)
    })
}

fn words(shell: &mut Shell, people: &[Person]) {
    if people.is_empty() {
        let (text, next) = (shell.texts.get("people-none"), shell.texts.get("people-none-next"));
        shell.screen.say(&text);
        shell.screen.say(&next);
        return;
    }
    for person in people {
        let contact = &person.contact;
        let name = pad(&clip(contact.name.as_str(), NAME), NAME);
        let level = pad(&view::level(&shell.texts, contact.level), 26);
        let line = format!("{} {level} {}", paint(STRONG, &name), paint(FAINT, &state(&shell.texts, person)));
        shell.screen.raw(&format!("{}\n", line.trim_end()));
    }
}

/// Says the one thing about a person that matters most at present, in a few words.
fn state(texts: &Texts, person: &Person) -> String {
    if person.contact.suspended_at.is_some() {
        return texts.get("state-suspended");
    }
    if person.locked.is_some() {
        return texts.get("state-locked");
    }
    match person.verified_at {
        Some(at) => say!(texts, "state-verified", day = Moment::of(at).day()),
        None => texts.get("state-never"),
    }
}
