//! `passphrase`, and new passphrases wherever one is set. It exists so that a passphrase is typed twice, never shown, and
//! that "someone may know it" puts everything under new keys.

use countersign::ports::Clock as _;
use countersign_vault::{KdfCost, RecoveryCode, Rekey, SlotKind, SystemClock};
use serde::Serialize;
use zeroize::Zeroizing;

use super::recovery::{RecoveryArgs, Written, settle};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::session::{self, Opener, Session};
use crate::shell::Shell;

/// What `passphrase` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct PassphraseArgs {
    /// What to do.
    #[command(subcommand)]
    step: Step,
}

/// What there is to do.
#[derive(Debug, clap::Subcommand)]
enum Step {
    /// Sets a passphrase where there is none.
    Set(SetArgs),
    /// Changes the passphrase.
    Change(ChangeArgs),
    /// Removes the passphrase.
    Remove(RemoveArgs),
}

/// What `passphrase set` takes.
#[derive(Debug, clap::Args)]
struct SetArgs {
    /// The descriptor from which the new passphrase is read.
    #[arg(long, value_name = "N")]
    new_passphrase_fd: Option<u32>,
}

/// What `passphrase change` takes.
#[derive(Debug, clap::Args)]
struct ChangeArgs {
    /// The descriptor from which the new passphrase is read.
    #[arg(long, value_name = "N")]
    new_passphrase_fd: Option<u32>,
    /// Whether someone may know the old one.
    #[arg(long)]
    someone_may_know: bool,
    /// What becomes of the recovery code then.
    #[command(flatten)]
    recovery: RecoveryArgs,
}

/// Nothing.
#[derive(Debug, clap::Args)]
struct RemoveArgs {}

#[derive(Serialize)]
struct Answer {
    passphrase: bool,
    rekeyed: bool,
}

/// A passphrase shorter than this is pointed out.
const SHORT: usize = 10;

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &PassphraseArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let at = SystemClock.read().wall;
        let (text, answer) = match &args.step {
            Step::Set(args) => {
                let passphrase = new(shell, args.new_passphrase_fd)?;
                set(shell, session, &passphrase)?;
                (shell.texts.get("passphrase-set"), Answer { passphrase: true, rekeyed: false })
            }
            Step::Change(args) if args.someone_may_know => {
                let passphrase = new(shell, args.new_passphrase_fd)?;
                let recovery = match settle(shell, args.recovery)? {
                    Written::Kept(code) => Some(code),
                    Written::Declined => None,
                };
                rekey(shell, session, &Known(Some(passphrase)), recovery.as_ref())?;
                (shell.texts.get("passphrase-rekeyed"), Answer { passphrase: true, rekeyed: true })
            }
            Step::Change(args) => {
                let passphrase = new(shell, args.new_passphrase_fd)?;
                set(shell, session, &passphrase)?;
                (shell.texts.get("passphrase-changed"), Answer { passphrase: true, rekeyed: false })
            }
            Step::Remove(_) => {
                session
                    .people
                    .store()
                    .remove_slots(SlotKind::Passphrase, at)
                    .map_err(|error| Failure::of_vault(&shell.texts, error))?;
                (shell.texts.get("passphrase-removed"), Answer { passphrase: false, rekeyed: false })
            }
        };
        shell.answer(&answer, |shell| shell.done(&text));
        Ok(Exit::Done)
    })
}

fn set(shell: &Shell, session: &mut Session, passphrase: &str) -> Outcome<()> {
    let at = SystemClock.read().wall;
    let text = shell.texts.get("waiting-passphrase-set");
    shell
        .waiting(&text, || session.people.store().set_passphrase(passphrase, KdfCost::DESKTOP, at))
        .map_err(|error| Failure::of_vault(&shell.texts, error))
}

/// Takes a new passphrase from a descriptor or from the person.
fn new(shell: &mut Shell, descriptor: Option<u32>) -> Outcome<Zeroizing<String>> {
    if let Some(number) = descriptor {
        return fit(shell, session::secret_from(shell, number)?);
    }
    if !shell.person_is_there() {
        return Err(failure!(&shell.texts, "new-passphrase-missing", Exit::Usage));
    }
    ask_new(shell, false)?.ok_or_else(|| failure!(&shell.texts, "no-answer", Exit::Usage))
}

/// Refuses an empty passphrase before anything is made with it.
pub(crate) fn fit(shell: &Shell, passphrase: Zeroizing<String>) -> Outcome<Zeroizing<String>> {
    if passphrase.is_empty() {
        return Err(failure!(&shell.texts, "unfit-passphrase", Exit::Usage));
    }
    Ok(passphrase)
}

/// Asks for a new passphrase twice; `None` when it may be left out and was.
pub(crate) fn ask_new(shell: &mut Shell, may_be_empty: bool) -> Outcome<Option<Zeroizing<String>>> {
    let (first, again) = (shell.texts.get("ask-new-passphrase"), shell.texts.get("ask-new-passphrase-again"));
    loop {
        let passphrase = shell.ask_hidden(&first)?;
        if passphrase.is_empty() && may_be_empty {
            return Ok(None);
        }
        if passphrase.is_empty() {
            let text = shell.texts.get("error-unfit-passphrase");
            shell.screen.note(&text);
            continue;
        }
        if passphrase.chars().count() < SHORT {
            let text = shell.texts.get("passphrase-short");
            shell.screen.note(&text);
        }
        if *shell.ask_hidden(&again)? == *passphrase {
            return Ok(Some(passphrase));
        }
        let text = shell.texts.get("passphrase-differs");
        shell.screen.note(&text);
    }
}

/// The passphrase that stays when everything else gets new keys.
pub(crate) struct Known(Option<Zeroizing<String>>);

impl Known {
    /// Takes the passphrase that opened this run, or asks for the one that is set; none when none is set.
    pub(crate) fn ask(shell: &mut Shell, session: &mut Session) -> Outcome<Self> {
        if session.passphrase.is_some() {
            return Ok(Self(session.passphrase.take()));
        }
        let slots = session.people.store().slots().map_err(|error| Failure::of_vault(&shell.texts, error))?;
        if !slots.iter().any(|slot| slot.kind == SlotKind::Passphrase) {
            return Ok(Self(None));
        }
        if !session::can_type_hidden() {
            return Err(failure!(&shell.texts, "passphrase-needed", Exit::Vault));
        }
        let question = shell.texts.get("ask-present-passphrase");
        let passphrase = shell.ask_hidden(&question)?;
        // It is tried on a second handle: a mistyped one would lock its owner out.
        drop(Opener { folder: session::folder(shell)? }.by_passphrase(shell, &passphrase)?);
        Ok(Self(Some(passphrase)))
    }
}

/// Puts everything under new keys. The keyring keeps its way to unlock, or gets a new one when this run did not use it.
pub(crate) fn rekey(
    shell: &mut Shell,
    session: &mut Session,
    known: &Known,
    recovery: Option<&RecoveryCode>,
) -> Outcome<()> {
    let at = SystemClock.read().wall;
    let vault = session.people.store();
    let refused = |error| Failure::of_vault(&shell.texts, error);
    let had_keyring = vault.slots().map_err(refused)?.iter().any(|slot| slot.kind == SlotKind::Platform);
    let rekey = Rekey {
        passphrase: known.0.as_ref().map(|text| (text.as_str(), KdfCost::DESKTOP)),
        recovery,
        handed: None,
        at,
    };
    let text = shell.texts.get("waiting-rekey");
    shell.waiting(&text, || vault.rekey(&rekey)).map_err(refused)?;
    if had_keyring && vault.opened_by() != SlotKind::Platform {
        let keyring = session::keyring(shell);
        if let Err(error) = vault.renew_platform_key(keyring, at) {
            let failure = Failure::of_vault(&shell.texts, error);
            let text = shell.texts.get("rekey-keyring-lost");
            shell.screen.note(&failure.message);
            shell.screen.note(&text);
        }
    }
    Ok(())
}
