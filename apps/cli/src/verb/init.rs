//! `init`: sets this device up. It exists as a conversation that leaves a person with two ways to unlock, or with the
//! knowledge of what they did without.

use countersign::name::OwnName;
use countersign::ports::Clock as _;
use countersign_vault::platform::PlatformKeys;
use countersign_vault::{KdfCost, KeystoreError, PlatformSlot, RecoveryCode, Setup, SystemClock, Vault, VaultError};
use data_encoding::HEXLOWER;
use serde::Serialize;
use zeroize::Zeroizing;

use super::edit::unfit_name;
use super::recovery::{RecoveryArgs, Written};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;

/// What `init` takes. The global `--passphrase-fd` gives the passphrase to set.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The name under which this device introduces itself.
    #[arg(long)]
    name: Option<String>,
    /// Whether this system's keyring is left alone.
    #[arg(long)]
    no_keyring: bool,
    /// Whether no passphrase is set.
    #[arg(long, conflicts_with = "passphrase_fd")]
    no_passphrase: bool,
    /// What becomes of the recovery code.
    #[command(flatten)]
    recovery: RecoveryArgs,
}

#[derive(Serialize)]
struct Answer {
    folder: String,
    name: String,
    keyring: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyring_error: Option<&'static str>,
    passphrase: bool,
    recovery: bool,
    device_key: String,
}

/// What was settled before anything is made.
struct Plan {
    name: OwnName,
    passphrase: Option<Zeroizing<String>>,
    recovery: Option<RecoveryCode>,
    keyring: bool,
    keyring_failed: Option<Failure>,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &InitArgs) -> Outcome {
    let folder = session::folder(shell)?;
    if session::is_set_up(&folder) {
        return Err(Failure::of_vault(&shell.texts, VaultError::VaultExists(folder)));
    }
    let name = own_name(shell, args)?;
    let keyring_failed = if args.no_keyring { None } else { keyring_trouble(shell)? };
    let keyring = !args.no_keyring && keyring_failed.is_none();
    if let Some(failure) = &keyring_failed {
        let text = say!(&shell.texts, "init-without-keyring", reason = failure.message.clone());
        shell.screen.note(&text);
    }
    let passphrase = passphrase(shell, args, keyring)?;
    let recovery = match super::recovery::settle(shell, args.recovery)? {
        Written::Kept(code) => Some(code),
        Written::Declined => None,
    };
    let plan = Plan { name, passphrase, recovery, keyring, keyring_failed };
    let vault = create(shell, &folder, &plan)?;
    let mut session = Session::over(vault, None);
    let key = session.people.device_public_key().map_err(|error| Failure::of(&shell.texts, error))?;
    session::close(shell, session);
    let answer = Answer {
        folder: folder.to_string_lossy().into_owned(),
        name: plan.name.as_str().to_owned(),
        keyring: plan.keyring,
        keyring_error: plan.keyring_failed.as_ref().map(|failure| failure.word),
        passphrase: plan.passphrase.is_some(),
        recovery: plan.recovery.is_some(),
        device_key: HEXLOWER.encode(&key),
    };
    shell.answer(&answer, |shell| {
        let text = say!(&shell.texts, "init-done", name = plan.name.as_str().to_owned());
        shell.done(&text);
        let next = shell.texts.get("init-next");
        shell.screen.say(&next);
    });
    Ok(Exit::Done)
}

fn own_name(shell: &mut Shell, args: &InitArgs) -> Outcome<OwnName> {
    if let Some(typed) = &args.name {
        return OwnName::new(typed).map_err(|error| unfit_name(shell, error));
    }
    if !shell.person_is_there() {
        return Err(failure!(&shell.texts, "own-name-missing", Exit::Usage));
    }
    let question = shell.texts.get("ask-own-name");
    loop {
        let typed = shell.ask_line(&question)?;
        match OwnName::new(&typed) {
            Ok(name) => return Ok(name),
            Err(error) => {
                let failure = unfit_name(shell, error);
                shell.screen.note(&failure.message);
            }
        }
    }
}

/// Finds out whether the keyring is there at all. Where the system has none, a passphrase takes its place, and that is
/// said; a keyring that is there and fails is for the person to put right, since nothing weaker may take its place unseen.
fn keyring_trouble(shell: &Shell) -> Outcome<Option<Failure>> {
    let mut keyring = session::keyring(shell);
    let text = shell.texts.get("waiting-keyring");
    match shell.waiting(&text, || keyring.reopen().and_then(|()| keyring.items())) {
        Ok(_) => Ok(None),
        Err(error) => {
            let absent = matches!(error, KeystoreError::NoBus | KeystoreError::NoProvider | KeystoreError::Unsupported);
            let failure = Failure::of_vault(&shell.texts, VaultError::Keystore(error));
            // A keyring without a place for keys yet shows itself only when one is put in; that failure is told then.
            if absent { Ok(Some(failure)) } else { Err(failure) }
        }
    }
}

fn passphrase(shell: &mut Shell, args: &InitArgs, keyring: bool) -> Outcome<Option<Zeroizing<String>>> {
    if let Some(number) = shell.globals.passphrase_fd {
        return super::passphrase::fit(shell, session::secret_from(shell, number)?).map(Some);
    }
    if args.no_passphrase && keyring {
        return Ok(None);
    }
    if args.no_passphrase || !shell.person_is_there() {
        return if keyring { Ok(None) } else { Err(failure!(&shell.texts, "passphrase-missing", Exit::Usage)) };
    }
    let text = shell.texts.get(if keyring { "init-passphrase-optional" } else { "init-passphrase" });
    shell.screen.note(&text);
    super::passphrase::ask_new(shell, keyring)
}

fn create(shell: &Shell, folder: &std::path::Path, plan: &Plan) -> Outcome<Vault> {
    let platform = if plan.keyring {
        let keyring: Box<dyn PlatformKeys> = session::keyring(shell);
        PlatformSlot::Keystore(keyring)
    } else {
        PlatformSlot::None
    };
    let setup = Setup {
        own_name: &plan.name,
        at: SystemClock.read().wall,
        platform,
        passphrase: plan.passphrase.as_ref().map(|text| (text.as_str(), KdfCost::DESKTOP)),
        recovery: plan.recovery.as_ref(),
    };
    let text = shell.texts.get("waiting-init");
    shell.waiting(&text, || Vault::create(folder, setup)).map_err(|error| Failure::of_vault(&shell.texts, error))
}
