//! Opening what is kept on this device. It exists so that every verb unlocks in the same way: a passphrase or recovery
//! code that a script hands over, else the platform's keyring, else a person is asked; never anything weaker.

mod owner;

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use countersign::people::{Matches, People, Person};
use countersign_vault::platform::{KeyringKeys, Patience, PlatformKeys};
use countersign_vault::{RecoveryCode, RollbackCheck, SlotKind, SystemClock, SystemEntropy, Unlock, Vault, VaultError};
use zeroize::Zeroizing;

use crate::descriptor;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::shell::Shell;
use crate::texts::say;

/// The people over the real vault, clock and randomness.
pub(crate) type Circle = People<Vault, SystemClock, SystemEntropy>;

/// How often a person may mistype before the verb ends.
const TRIES: usize = 3;

/// What is open during one run.
pub(crate) struct Session {
    /// The people.
    pub(crate) people: Circle,
    /// Whether the owner proved themselves in this very run, by passphrase or recovery code.
    pub(crate) owner_is_here: bool,
    /// The passphrase that opened this run, for putting everything under new keys.
    pub(crate) passphrase: Option<Zeroizing<String>>,
}

/// Gives the folder in which everything is kept.
pub(crate) fn folder(shell: &Shell) -> Outcome<PathBuf> {
    let named = std::env::var_os("COUNTERSIGN_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    named.or_else(countersign_vault::default_dir).ok_or_else(|| failure!(&shell.texts, "no-folder", Exit::Vault))
}

/// Opens what is kept, does `work`, and closes it again whatever came of it.
pub(crate) fn with<T>(shell: &mut Shell, work: impl FnOnce(&mut Shell, &mut Session) -> Outcome<T>) -> Outcome<T> {
    let mut session = open(shell)?;
    let result = work(shell, &mut session);
    close(shell, session);
    result
}

/// Locks, and lets the keyring learn of the newest state. When it cannot, it remembers an older one, which does no harm.
pub(crate) fn close(shell: &Shell, session: Session) {
    let text = shell.texts.get("waiting-keyring");
    let _ = shell.waiting(&text, || session.people.into_store().lock());
}

/// Tells whether anything is kept in a folder. Files that cannot be read count: they are not to be overwritten.
pub(crate) fn is_set_up(folder: &Path) -> bool {
    !countersign_vault::ways_to_unlock(folder).is_ok_and(|ways| ways.is_empty())
}

/// Opens what is kept with the keyring, asking nobody.
pub(crate) fn by_keyring_alone(shell: &Shell, folder: &Path) -> Result<Session, VaultError> {
    let text = shell.texts.get("waiting-keyring");
    let keyring = keyring(shell);
    let vault = shell.waiting(&text, || Vault::open(folder, Unlock::Platform(keyring), &SystemClock))?;
    Ok(Session::over(vault, None))
}

/// Opens what is kept.
pub(crate) fn open(shell: &mut Shell) -> Outcome<Session> {
    let folder = folder(shell)?;
    let opener = Opener { folder };
    let mut kept = None;
    let vault = if let Some(number) = shell.globals.passphrase_fd {
        let passphrase = secret_from(shell, number)?;
        let vault = opener.by_passphrase(shell, &passphrase)?;
        kept = Some(passphrase);
        vault
    } else if let Some(number) = shell.globals.unlock_recovery_fd {
        let typed = secret_from(shell, number)?;
        let code = recovery_code(shell, &typed)?;
        opener.by_recovery(shell, &code)?
    } else {
        opener.by_keyring_or_person(shell, &mut kept)?
    };
    tell_age(shell, &vault);
    Ok(Session::over(vault, kept))
}

/// Reads a secret line that a script hands over.
pub(crate) fn secret_from(shell: &Shell, number: u32) -> Outcome<Zeroizing<String>> {
    descriptor::read_line(number).map_err(|error| {
        failure!(&shell.texts, "descriptor-unreadable", Exit::Usage, number = number, reason = error.to_string())
    })
}

/// Reads a recovery code from what was typed.
pub(crate) fn recovery_code(shell: &Shell, typed: &str) -> Outcome<RecoveryCode> {
    use countersign_vault::RecoveryCodeError as Error;
    RecoveryCode::parse(typed).map_err(|error| match error {
        Error::Count(count) => failure!(&shell.texts, "recovery-count", Exit::Usage, count = count),
        Error::UnknownWord(number) => failure!(&shell.texts, "recovery-word", Exit::Usage, number = number),
    })
}

/// Gives a connection to the platform's keyring: patient when a person is there to answer its prompt.
pub(crate) fn keyring(shell: &Shell) -> Box<dyn PlatformKeys> {
    let patience = if shell.person_is_there() { Patience::Prompting } else { Patience::Silent };
    Box::new(KeyringKeys::new(patience))
}

/// Says what is known about the age of what was opened, when it is not simply the newest.
fn tell_age(shell: &mut Shell, vault: &Vault) {
    match vault.rollback() {
        RollbackCheck::Passed | RollbackCheck::NotChecked => {}
        RollbackCheck::AnchorRenewed => {
            let text = shell.texts.get("age-renewed");
            shell.screen.note(&text);
        }
        RollbackCheck::Doubted(doubt) => {
            let failure = Failure::of_doubt(&shell.texts, doubt);
            shell.screen.note(&failure.message);
            if let Some(next) = failure.next {
                shell.screen.note(&next);
            }
        }
    }
}

/// Unlocks one folder in one of the ways there are.
pub(crate) struct Opener {
    /// The folder.
    pub(crate) folder: PathBuf,
}

impl Opener {
    fn unlock(&self, unlock: Unlock<'_>) -> Result<Vault, VaultError> {
        Vault::open(&self.folder, unlock, &SystemClock)
    }

    /// Unlocks with a passphrase.
    pub(crate) fn by_passphrase(&self, shell: &Shell, passphrase: &str) -> Outcome<Vault> {
        let text = shell.texts.get("waiting-passphrase");
        shell
            .waiting(&text, || self.unlock(Unlock::Passphrase(passphrase)))
            .map_err(|error| Failure::of_vault(&shell.texts, error))
    }

    /// Unlocks with a recovery code.
    pub(crate) fn by_recovery(&self, shell: &Shell, code: &RecoveryCode) -> Outcome<Vault> {
        self.unlock(Unlock::Recovery(code)).map_err(|error| Failure::of_vault(&shell.texts, error))
    }

    fn by_keyring_or_person(&self, shell: &mut Shell, kept: &mut Option<Zeroizing<String>>) -> Outcome<Vault> {
        let keyring = keyring(shell);
        let text = shell.texts.get("waiting-keyring");
        let error = match shell.waiting(&text, || self.unlock(Unlock::Platform(keyring))) {
            Ok(vault) => return Ok(vault),
            Err(error) => error,
        };
        let silent = matches!(error, VaultError::NoSuchSlot);
        let another_way = silent
            || matches!(
                error,
                VaultError::Keystore(_)
                    | VaultError::KeyMissing(_)
                    | VaultError::KeyUnconfirmed(_)
                    | VaultError::KeyMismatch
            );
        if !another_way {
            return Err(Failure::of_vault(&shell.texts, error));
        }
        if !can_type_hidden() {
            // Without a keyring slot the reason is not the keyring: a passphrase is needed and nobody is there to type it.
            return Err(if silent {
                failure!(&shell.texts, "passphrase-needed", Exit::Vault)
            } else {
                Failure::of_vault(&shell.texts, error)
            });
        }
        if !silent {
            let failure = Failure::of_vault(&shell.texts, error);
            shell.screen.note(&failure.message);
        }
        self.by_person(shell, kept)
    }

    /// Asks for the passphrase, or, when it is left empty, for the recovery code; leaves the
    /// passphrase in `kept`.
    pub(crate) fn by_person(&self, shell: &mut Shell, kept: &mut Option<Zeroizing<String>>) -> Outcome<Vault> {
        let question = shell.texts.get("ask-passphrase");
        let mut left = TRIES;
        loop {
            let passphrase = shell.ask_hidden(&question)?;
            let opened = if passphrase.is_empty() {
                self.by_typed_recovery(shell)
            } else {
                self.by_passphrase(shell, &passphrase)
            };
            left = left.saturating_sub(1);
            match opened {
                Err(failure) if left > 0 && is_mistyped(&failure) => shell.screen.note(&failure.message),
                opened => {
                    *kept = Some(passphrase).filter(|passphrase| opened.is_ok() && !passphrase.is_empty());
                    return opened;
                }
            }
        }
    }

    fn by_typed_recovery(&self, shell: &mut Shell) -> Outcome<Vault> {
        let question = shell.texts.get("ask-recovery");
        let typed = shell.ask_hidden(&question)?;
        let code = recovery_code(shell, &typed)?;
        self.by_recovery(shell, &code)
    }
}

fn is_mistyped(failure: &Failure) -> bool {
    ["wrong-passphrase", "wrong-recovery-code", "recovery-count", "recovery-word", "no-such-slot"]
        .contains(&failure.word)
}

/// Tells whether someone sits at a terminal, even when input or output is a pipe.
pub(crate) fn can_type_hidden() -> bool {
    std::io::stdin().is_terminal() || std::io::stderr().is_terminal()
}

impl Session {
    /// Takes what was opened, with the passphrase if one opened it.
    pub(crate) fn over(vault: Vault, passphrase: Option<Zeroizing<String>>) -> Self {
        let owner_is_here = vault.opened_by() != SlotKind::Platform;
        Self { people: People::new(vault, SystemClock, SystemEntropy), owner_is_here, passphrase }
    }

    /// Finds the person that is meant by what was typed; asks when it may be several.
    pub(crate) fn find(&mut self, shell: &mut Shell, typed: &str) -> Outcome<Person> {
        if typed.trim().is_empty() {
            return Err(failure!(&shell.texts, "no-such-person", Exit::Usage, name = typed.to_owned()));
        }
        match self.people.find(typed).map_err(|error| Failure::of(&shell.texts, error))? {
            Matches::One(person) => Ok(*person),
            Matches::None => Err(failure!(&shell.texts, "no-such-person", Exit::Usage, name = typed.to_owned())),
            Matches::Several(people) => {
                let names: Vec<String> = people.iter().map(|person| person.contact.name.as_str().to_owned()).collect();
                if !shell.person_is_there() {
                    let listed = names.join(", ");
                    let failure =
                        failure!(&shell.texts, "ambiguous", Exit::Usage, name = typed.to_owned(), names = listed);
                    return Err(failure.field("matches", names));
                }
                let question = say!(&shell.texts, "ask-whom", name = typed.to_owned());
                let chosen = shell.ask_choice(&question, &names)?;
                people.into_iter().nth(chosen).ok_or_else(|| failure!(&shell.texts, "no-answer", Exit::Usage))
            }
        }
    }

    /// Reads a person anew.
    pub(crate) fn again(&mut self, shell: &Shell, person: &Person) -> Outcome<Person> {
        self.people.person(person.id).map_err(|error| Failure::of(&shell.texts, error))
    }
}
