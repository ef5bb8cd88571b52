//! `accept-copy`: going on with what may be an older copy. It exists because only a person knows whether they restored a
//! backup or somebody put an old file in its place.

use countersign_vault::{RollbackCheck, SystemClock, VaultError};
use serde::Serialize;

use super::clock;
use super::edit::confirm;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::session::{self, Session};
use crate::shell::Shell;

/// What `accept-copy` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct AcceptCopyArgs {
    /// Whether the question was answered beforehand.
    #[arg(long)]
    yes: bool,
}

#[derive(Serialize)]
struct Answer {
    accepted: bool,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &AcceptCopyArgs) -> Outcome {
    // Only the keyring remembers how new this should be. A passphrase or recovery code that a script hands over proves the
    // owner, and what it opens is let go again.
    let by_script = shell.globals.passphrase_fd.is_some() || shell.globals.unlock_recovery_fd.is_some();
    if by_script {
        let proof = session::open(shell)?;
        session::close(shell, proof);
    }
    let folder = session::folder(shell)?;
    let mut session =
        session::by_keyring_alone(shell, &folder).map_err(|error| Failure::of_vault(&shell.texts, error))?;
    session.owner_is_here = by_script;
    let outcome = go_on(shell, &mut session, args);
    session::close(shell, session);
    outcome
}

fn go_on(shell: &mut Shell, session: &mut Session, args: &AcceptCopyArgs) -> Outcome {
    let RollbackCheck::Doubted(doubt) = session.people.store().rollback() else {
        let text = shell.texts.get("copy-newest");
        shell.answer(&Answer { accepted: false }, |shell| shell.done(&text));
        return Ok(Exit::Done);
    };
    if !args.yes {
        let means = shell.texts.get("copy-means");
        let why = Failure::of_doubt(&shell.texts, doubt).message;
        confirm(shell, &format!("{why}\n{means}"), "copy-ask")?;
    }
    session.authenticate(shell)?;
    accept(shell, session)?;
    let text = shell.texts.get("copy-accepted");
    shell.answer(&Answer { accepted: true }, |shell| shell.done(&text));
    Ok(Exit::Done)
}

/// Accepts; where the clock is in doubt too, it is confirmed first, since marks are raised by it.
fn accept(shell: &mut Shell, session: &mut Session) -> Outcome<()> {
    match session.people.store().accept(&SystemClock, false) {
        Err(VaultError::ClockInDoubt(doubt)) => {
            clock::ask(shell, doubt)?;
            session.people.store().accept(&SystemClock, true).map_err(|error| Failure::of_vault(&shell.texts, error))
        }
        outcome => outcome.map_err(|error| Failure::of_vault(&shell.texts, error)),
    }
}
