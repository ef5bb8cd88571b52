//! `doctor`: what works on this machine, what is missing, and how to get it. It exists so that the first answer to "it does
//! not work" is one command.

mod machine;

use countersign_vault::{RollbackCheck, SlotKind, VaultError};
use data_encoding::HEXLOWER;
use serde::Serialize;

use super::audit::key_in_groups;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::screen::{AMBER, Sign, paint};
use crate::session::{self, Session};
use crate::shell::Shell;
use crate::texts::say;

/// `doctor` takes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct DoctorArgs {}

/// How one thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// As it should be.
    Ok,
    /// Missing, but not needed for codes.
    Warning,
    /// Broken.
    Failed,
}

/// One finding.
#[derive(Serialize)]
struct Finding {
    name: &'static str,
    state: State,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    healthy: bool,
    version: &'static str,
    folder: String,
    findings: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device_key: Option<String>,
}

impl Finding {
    fn good(name: &'static str, message: String) -> Self {
        Self { name, state: State::Ok, message, next: None }
    }

    fn warning(name: &'static str, message: String, next: String) -> Self {
        Self { name, state: State::Warning, message, next: Some(next) }
    }

    fn of(name: &'static str, state: State, failure: Failure) -> Self {
        Self { name, state, message: failure.message, next: failure.next }
    }
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, _args: &DoctorArgs) -> Outcome {
    let folder = session::folder(shell)?;
    let mut findings = machine::look(shell, &folder);
    let mut device_key = None;
    if session::is_set_up(&folder) {
        let keyring_works = findings.iter().any(|finding| finding.name == "keyring" && finding.state == State::Ok);
        if let Some(mut session) = unlock(shell, &folder, keyring_works, &mut findings)? {
            inside(shell, &mut session, &mut findings);
            device_key = session.people.device_public_key().ok().map(|key| HEXLOWER.encode(&key));
            session::close(shell, session);
        }
    }
    let healthy = findings.iter().all(|finding| finding.state != State::Failed);
    let folder = folder.to_string_lossy().into_owned();
    let answer = Answer { healthy, version: env!("CARGO_PKG_VERSION"), folder, findings, device_key };
    shell.answer(&answer, |shell| words(shell, &answer));
    Ok(if healthy { Exit::Done } else { Exit::Vault })
}

/// Unlocks without asking anyone: with what a script hands over, or with the keyring. A passphrase is not asked for.
fn unlock(
    shell: &mut Shell,
    folder: &std::path::Path,
    keyring_works: bool,
    findings: &mut Vec<Finding>,
) -> Outcome<Option<Session>> {
    if shell.globals.passphrase_fd.is_some() || shell.globals.unlock_recovery_fd.is_some() {
        return session::open(shell).map(Some);
    }
    match session::by_keyring_alone(shell, folder) {
        Ok(session) => Ok(Some(session)),
        Err(VaultError::NoSuchSlot) => {
            let (text, next) = (shell.texts.get("doctor-locked"), shell.texts.get("doctor-locked-next"));
            findings.push(Finding::warning("people", text, next));
            Ok(None)
        }
        // The keyring's own finding says the same.
        Err(VaultError::Keystore(_)) if !keyring_works => Ok(None),
        Err(error) => {
            let failure = Failure::of_vault(&shell.texts, error);
            findings.push(Finding::of("people", State::Failed, failure));
            Ok(None)
        }
    }
}

fn inside(shell: &mut Shell, session: &mut Session, findings: &mut Vec<Finding>) {
    let texts = &shell.texts;
    let whole = shell.waiting(&texts.get("waiting-doctor"), || session.people.store().check_file());
    findings.push(match whole {
        Ok(()) => Finding::good("people", texts.get("doctor-people-whole")),
        Err(error) => Finding::of("people", State::Failed, Failure::of_vault(texts, error)),
    });
    match session.people.clock_doubt() {
        Ok(None) => {}
        Ok(Some(doubt)) => findings.push(Finding::of("clock", State::Failed, Failure::of_clock(texts, doubt))),
        Err(error) => findings.push(Finding::of("clock", State::Failed, Failure::of(texts, error))),
    }
    if let RollbackCheck::Doubted(doubt) = session.people.store().rollback() {
        findings.push(Finding::of("copy", State::Failed, Failure::of_doubt(texts, doubt)));
    }
    match session.people.store().slots() {
        Ok(slots) if slots.iter().any(|slot| slot.kind != SlotKind::Platform) => {
            findings.push(Finding::good("unlocking", say!(texts, "doctor-ways", count = slots.len())));
        }
        Ok(_) => {
            findings.push(Finding::warning("unlocking", texts.get("lock-no-second"), texts.get("doctor-second-next")));
        }
        Err(error) => findings.push(Finding::of("unlocking", State::Failed, Failure::of_vault(texts, error))),
    }
}

fn words(shell: &mut Shell, answer: &Answer) {
    for finding in &answer.findings {
        let sign = match finding.state {
            State::Ok => shell.screen.sign(Sign::Tick).to_owned(),
            State::Warning => paint(AMBER, "!"),
            State::Failed => paint(AMBER, shell.screen.sign(Sign::Cross)),
        };
        shell.screen.say(&format!("{sign} {}", finding.message));
        if let Some(next) = &finding.next {
            shell.screen.indented(next);
        }
    }
    if let Some(key) = &answer.device_key {
        let text = shell.texts.get("doctor-device-key");
        shell.screen.say(&text);
        shell.screen.indented(&key_in_groups(key));
    }
}
