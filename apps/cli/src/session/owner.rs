//! Proving that the owner sits here. It exists because a few steps, such as believing a clock, must not be open to whoever
//! finds the device unlocked.

use countersign::people::OwnerPresent;
use countersign::ports::Clock as _;
use countersign_vault::{SlotKind, SystemClock};

use super::{Opener, Session, can_type_hidden, folder};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::shell::Shell;
use crate::texts::say;
use countersign_texts::Moment;

impl Session {
    /// Makes sure of the owner: nothing more is asked when passphrase or recovery code opened this run. Otherwise the
    /// person gives one of them or, where there is neither, types the date and time shown.
    pub(crate) fn authenticate(&mut self, shell: &mut Shell) -> Outcome<OwnerPresent> {
        if self.owner_is_here {
            return Ok(OwnerPresent::attested());
        }
        let slots = self.people.store().slots().map_err(|error| Failure::of_vault(&shell.texts, error))?;
        if slots.iter().any(|slot| slot.kind != SlotKind::Platform) {
            if !can_type_hidden() {
                return Err(failure!(&shell.texts, "owner-needed", Exit::Vault));
            }
            let text = shell.texts.get("owner-why");
            shell.screen.note(&text);
            // A second handle opened by what was typed is the proof; nothing else is done with it.
            let opener = Opener { folder: folder(shell)? };
            drop(opener.by_person(shell, &mut self.passphrase)?);
        } else {
            Self::type_the_time(shell)?;
        }
        self.owner_is_here = true;
        Ok(OwnerPresent::attested())
    }

    fn type_the_time(shell: &mut Shell) -> Outcome<()> {
        if !shell.person_is_there() {
            return Err(failure!(&shell.texts, "owner-needed", Exit::Vault));
        }
        let shown = Moment::of(SystemClock.read().wall).typed();
        let text = say!(&shell.texts, "owner-type-time", shown = shown.clone());
        shell.screen.note(&text);
        let typed = shell.ask_line(&shell.texts.get("ask-time"))?;
        if digits(&typed) == digits(&shown) { Ok(()) } else { Err(failure!(&shell.texts, "time-differs", Exit::Usage)) }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
