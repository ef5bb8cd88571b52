//! `erase`: removes everyone, the journal and the keys from this device. It exists because giving a device away should not
//! need a file manager, and should take the keyring's key along.

use countersign_vault::{VaultError, delete_locked};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::session;
use crate::shell::Shell;
use crate::texts::say;

/// What `erase` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct EraseArgs {
    /// Whether the question was answered beforehand.
    #[arg(long)]
    yes: bool,
    /// Whether it is erased although it cannot be unlocked any more.
    #[arg(long)]
    without_unlocking: bool,
}

#[derive(Serialize)]
struct Answer {
    erased: bool,
    folder: String,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &EraseArgs) -> Outcome {
    let folder = session::folder(shell)?;
    if !session::is_set_up(&folder) {
        return Err(Failure::of_vault(&shell.texts, VaultError::NoVault(folder)));
    }
    if args.without_unlocking {
        confirm(shell, args, None)?;
        let keyring = session::keyring(shell);
        // The keyring is asked to give its key up too; where there is none, the files are what there is.
        let erased = match delete_locked(&folder, Some(keyring)) {
            Err(VaultError::Keystore(_)) => delete_locked(&folder, None),
            outcome => outcome,
        };
        erased.map_err(|error| Failure::of_vault(&shell.texts, error))?;
    } else {
        match session::open(shell) {
            Ok(mut session) => {
                let count = session.people.list().map_err(|error| Failure::of(&shell.texts, error))?.len();
                confirm(shell, args, Some(count))?;
                session.people.into_store().delete().map_err(|error| Failure::of_vault(&shell.texts, error))?;
            }
            // It was begun and cut off: what is left goes without being unlocked.
            Err(failure) if failure.word == "erasing" => {
                delete_locked(&folder, None).map_err(|error| Failure::of_vault(&shell.texts, error))?;
            }
            Err(failure) => return Err(failure),
        }
    }
    let text = shell.texts.get("erased");
    let answer = Answer { erased: true, folder: folder.to_string_lossy().into_owned() };
    shell.answer(&answer, |shell| shell.done(&text));
    Ok(Exit::Done)
}

fn confirm(shell: &mut Shell, args: &EraseArgs, people: Option<usize>) -> Outcome<()> {
    if args.yes {
        return Ok(());
    }
    if !shell.person_is_there() {
        return Err(failure!(&shell.texts, "yes-missing", Exit::Usage));
    }
    let text = match people {
        Some(count) => say!(&shell.texts, "erase-means", count = count),
        None => shell.texts.get("erase-means-locked"),
    };
    shell.screen.note(&text);
    let word = shell.texts.get("erase-word");
    let question = say!(&shell.texts, "erase-ask", word = word.clone());
    if shell.ask_line(&question)?.to_lowercase() == word {
        Ok(())
    } else {
        Err(failure!(&shell.texts, "not-confirmed", Exit::Usage))
    }
}
