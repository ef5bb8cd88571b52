//! `lock` and `keyring`: the ways to unlock this device, and the keyring's key. They exist together because the first
//! question after a lost key is which other way there is.

use countersign::ports::Clock as _;
use countersign_vault::{RollbackCheck, SlotKind, SlotView, SystemClock};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::screen::{AMBER, Sign, paint};
use crate::session::{self, Session};
use crate::shell::Shell;

/// `lock` takes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct LockArgs {}

/// What `keyring` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct KeyringArgs {
    /// What to do.
    #[command(subcommand)]
    step: Step,
}

/// What there is to do.
#[derive(Debug, clap::Subcommand)]
enum Step {
    /// Puts a fresh key into this system's keyring.
    Renew(NoArgs),
    /// Takes the key out of this system's keyring.
    Remove(NoArgs),
}

/// Nothing.
#[derive(Debug, clap::Args)]
struct NoArgs {}

#[derive(Serialize)]
struct Answer {
    unlocked_by: &'static str,
    ways: Vec<Way>,
    copy: &'static str,
}

#[derive(Serialize)]
struct Way {
    kind: &'static str,
    confirmed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    generation: Option<u32>,
}

/// Shows the ways to unlock.
pub(crate) fn run(shell: &mut Shell, _args: &LockArgs) -> Outcome {
    session::with(shell, |shell, session| {
        show(shell, session)?;
        Ok(Exit::Done)
    })
}

/// Changes the keyring's key.
pub(crate) fn keyring(shell: &mut Shell, args: &KeyringArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let at = SystemClock.read().wall;
        let keyring = session::keyring(shell);
        let vault = session.people.store();
        let text = shell.texts.get("waiting-keyring");
        let changed = match &args.step {
            Step::Renew(_) => shell.waiting(&text, || vault.renew_platform_key(keyring, at)),
            Step::Remove(_) => shell.waiting(&text, || vault.remove_slots(SlotKind::Platform, at)),
        };
        changed.map_err(|error| Failure::of_vault(&shell.texts, error))?;
        show(shell, session)?;
        Ok(Exit::Done)
    })
}

fn show(shell: &mut Shell, session: &mut Session) -> Outcome<()> {
    let vault = session.people.store();
    let slots = vault.slots().map_err(|error| Failure::of_vault(&shell.texts, error))?;
    let answer = Answer {
        unlocked_by: word(vault.opened_by()),
        ways: slots.iter().copied().map(way).collect(),
        copy: copy(vault.rollback()),
    };
    let unchecked = vault.rollback() == RollbackCheck::NotChecked;
    shell.answer(&answer, |shell| words(shell, &slots, unchecked));
    Ok(())
}

fn words(shell: &mut Shell, slots: &[SlotView], unchecked: bool) {
    let title = shell.texts.get("lock-title");
    shell.heading(&title);
    for slot in slots {
        let text = shell.texts.get(match slot.kind {
            SlotKind::Platform => "lock-keyring",
            SlotKind::Passphrase => "lock-passphrase",
            SlotKind::Recovery => "lock-recovery",
        });
        let sign = shell.screen.sign(Sign::Tick);
        let note = if slot.confirmed { String::new() } else { shell.texts.get("lock-unconfirmed") };
        shell.screen.raw(&format!("  {sign} {text}{}\n", paint(AMBER, &note)));
    }
    if slots.iter().all(|slot| slot.kind == SlotKind::Platform) {
        let text = shell.texts.get("lock-no-second");
        shell.screen.styled(AMBER, &text);
    }
    if unchecked && slots.iter().any(|slot| slot.kind == SlotKind::Platform) {
        let text = shell.texts.get("age-not-checked");
        shell.screen.say(&text);
    }
    let text = shell.texts.get("lock-nothing-open");
    shell.screen.say(&text);
}

fn way(slot: SlotView) -> Way {
    let platform = slot.kind == SlotKind::Platform;
    Way { kind: word(slot.kind), confirmed: slot.confirmed, generation: platform.then_some(slot.generation) }
}

const fn word(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Platform => "keyring",
        SlotKind::Passphrase => "passphrase",
        SlotKind::Recovery => "recovery",
    }
}

const fn copy(rollback: RollbackCheck) -> &'static str {
    match rollback {
        RollbackCheck::Passed => "newest",
        RollbackCheck::NotChecked => "not-checked",
        RollbackCheck::AnchorRenewed => "memory-renewed",
        RollbackCheck::Doubted(_) => "in-doubt",
    }
}
