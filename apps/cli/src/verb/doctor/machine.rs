//! What can be seen of the machine without unlocking anything. It exists apart because each system has its own way to look.

use std::path::Path;

use countersign::ports::Clock as _;
use countersign::verify::RELEASED_AT;
use countersign_vault::{KeystoreError, SystemClock, VaultError};

use super::{Finding, State};
use crate::failure::Failure;
use crate::session;
use crate::shell::Shell;
use crate::texts::say;
use countersign_texts::Moment;

/// Looks at clock, folder, keyring, camera and terminal.
pub(super) fn look(shell: &Shell, folder: &Path) -> Vec<Finding> {
    vec![clock(shell), place(shell, folder), keyring(shell), camera(shell), terminal(shell)]
}

fn clock(shell: &Shell) -> Finding {
    let texts = &shell.texts;
    let wall = SystemClock.read().wall;
    let now = Moment::of(wall);
    let (time, date) = (now.clock_with_seconds(), now.date(texts));
    if wall < RELEASED_AT {
        let next = texts.get("doctor-clock-next");
        return Finding {
            name: "clock",
            state: State::Failed,
            message: say!(texts, "doctor-clock-old", time = time, date = date),
            next: Some(next),
        };
    }
    Finding::good("clock", say!(texts, "doctor-clock", time = time, date = date))
}

fn place(shell: &Shell, folder: &Path) -> Finding {
    let texts = &shell.texts;
    let path = folder.to_string_lossy().into_owned();
    if !session::is_set_up(folder) {
        let text = texts.get("error-not-set-up");
        let next = texts.attribute("error-not-set-up", "next").unwrap_or_default();
        return Finding::warning("folder", text, next);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let open = std::fs::symlink_metadata(folder).is_ok_and(|data| data.permissions().mode() & 0o077 != 0);
        if open {
            let error = VaultError::InsecurePermissions(folder.to_owned());
            return Finding::of("folder", State::Failed, Failure::of_vault(texts, error));
        }
    }
    Finding::good("folder", say!(texts, "doctor-folder", folder = path))
}

fn keyring(shell: &Shell) -> Finding {
    let texts = &shell.texts;
    let mut keyring = session::keyring(shell);
    let looked = shell.waiting(&texts.get("waiting-keyring"), || keyring.reopen().and_then(|()| keyring.items()));
    match looked {
        Ok(_) => Finding::good("keyring", texts.get("doctor-keyring")),
        Err(error) => {
            // Without any keyring a passphrase does; one that is there and fails needs looking after.
            let absent = matches!(error, KeystoreError::NoBus | KeystoreError::NoProvider | KeystoreError::Unsupported);
            let state = if absent { State::Warning } else { State::Failed };
            Finding::of("keyring", state, Failure::of_vault(texts, VaultError::Keystore(error)))
        }
    }
}

#[cfg(target_os = "linux")]
fn camera(shell: &Shell) -> Finding {
    let texts = &shell.texts;
    let devices = std::fs::read_dir("/dev").map(|entries| {
        let names = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        names.filter(|path| path.to_string_lossy().starts_with("/dev/video")).collect::<Vec<_>>()
    });
    let devices = devices.unwrap_or_default();
    let usable = devices.iter().find(|path| std::fs::OpenOptions::new().read(true).write(true).open(path).is_ok());
    match (usable, devices.first()) {
        (Some(path), _) => {
            Finding::good("camera", say!(texts, "doctor-camera", path = path.to_string_lossy().into_owned()))
        }
        (None, Some(path)) => Finding::warning(
            "camera",
            say!(texts, "doctor-camera-refused", path = path.to_string_lossy().into_owned()),
            texts.get("doctor-camera-refused-next"),
        ),
        (None, None) => {
            Finding::warning("camera", texts.get("doctor-camera-none"), texts.get("doctor-camera-none-next"))
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn camera(shell: &Shell) -> Finding {
    let texts = &shell.texts;
    Finding::warning("camera", texts.get("doctor-camera-unused"), texts.get("doctor-camera-none-next"))
}

fn terminal(shell: &Shell) -> Finding {
    let texts = &shell.texts;
    if shell.screen.unicode() {
        Finding::good("terminal", texts.get("doctor-terminal"))
    } else {
        Finding::warning("terminal", texts.get("doctor-terminal-ascii"), texts.get("doctor-terminal-next"))
    }
}
