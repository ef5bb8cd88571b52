//! `recovery`, and the recovery code wherever it is made. It exists in one module because the code is shown once and only
//! once, and nothing may be made with it before the person has it on paper.

use countersign::ports::{Clock as _, Entropy as _};
use countersign_vault::{RecoveryCode, SlotKind, SystemClock, SystemEntropy};
use serde::Serialize;
use zeroize::Zeroizing;

use super::passphrase::{Known, rekey};
use crate::descriptor;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::screen::{STRONG, pad, paint};
use crate::session;
use crate::shell::Shell;
use crate::texts::say;

/// What becomes of a recovery code, as options.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(crate) struct RecoveryArgs {
    /// The descriptor to which the code is written.
    #[arg(long, value_name = "N")]
    recovery_fd: Option<u32>,
    /// Whether no code is made.
    #[arg(long, conflicts_with = "recovery_fd")]
    no_recovery: bool,
}

/// What `recovery` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct RecoveryVerbArgs {
    /// What to do.
    #[command(subcommand)]
    step: Step,
}

/// What there is to do.
#[derive(Debug, clap::Subcommand)]
enum Step {
    /// Makes a new code in place of the old one.
    Renew(RenewArgs),
    /// Removes the code.
    Remove(RemoveArgs),
}

/// What `recovery renew` takes.
#[derive(Debug, clap::Args)]
struct RenewArgs {
    /// The descriptor to which the code is written.
    #[arg(long, value_name = "N")]
    recovery_fd: Option<u32>,
    /// Whether someone may know the old one.
    #[arg(long)]
    someone_may_know: bool,
}

/// Nothing.
#[derive(Debug, clap::Args)]
struct RemoveArgs {}

/// What became of a recovery code.
pub(crate) enum Written {
    /// The person or script has it.
    Kept(RecoveryCode),
    /// It was declined.
    Declined,
}

#[derive(Serialize)]
struct Answer {
    recovery: bool,
    rekeyed: bool,
}

/// Words in a row when the code is shown.
const COLUMNS: usize = 3;
/// Columns for a word with its number.
const WORD: usize = 16;

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &RecoveryVerbArgs) -> Outcome {
    session::with(shell, |shell, session| {
        let at = SystemClock.read().wall;
        match &args.step {
            Step::Renew(args) => {
                let known = if args.someone_may_know { Some(Known::ask(shell, session)?) } else { None };
                let written = RecoveryArgs { recovery_fd: args.recovery_fd, no_recovery: false };
                let Written::Kept(code) = settle(shell, written)? else {
                    return Err(failure!(&shell.texts, "not-confirmed", Exit::Usage));
                };
                match known {
                    Some(known) => rekey(shell, session, &known, Some(&code))?,
                    None => session
                        .people
                        .store()
                        .set_recovery(&code, at)
                        .map_err(|error| Failure::of_vault(&shell.texts, error))?,
                }
                let text = shell.texts.get("recovery-renewed");
                let answer = Answer { recovery: true, rekeyed: args.someone_may_know };
                shell.answer(&answer, |shell| shell.done(&text));
            }
            Step::Remove(_) => {
                session
                    .people
                    .store()
                    .remove_slots(SlotKind::Recovery, at)
                    .map_err(|error| Failure::of_vault(&shell.texts, error))?;
                let text = shell.texts.get("recovery-removed");
                shell.answer(&Answer { recovery: false, rekeyed: false }, |shell| shell.done(&text));
            }
        }
        Ok(Exit::Done)
    })
}

/// Makes a code and sees to it that it is kept: written to the descriptor that was named, or shown to the person, who types
/// two of its words back. A person may decline, after reading what that means.
pub(crate) fn settle(shell: &mut Shell, args: RecoveryArgs) -> Outcome<Written> {
    if args.no_recovery {
        let text = shell.texts.get("recovery-without");
        shell.screen.note(&text);
        return Ok(Written::Declined);
    }
    if args.recovery_fd.is_none() && !shell.person_is_there() {
        return Err(failure!(&shell.texts, "recovery-missing", Exit::Usage));
    }
    let code =
        RecoveryCode::generate(&mut SystemEntropy).map_err(|_| failure!(&shell.texts, "no-randomness", Exit::Vault))?;
    if let Some(number) = args.recovery_fd {
        let mut line = Zeroizing::new(String::with_capacity(256));
        for word in code.words() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        descriptor::write_line(number, &line).map_err(|error| {
            failure!(&shell.texts, "descriptor-unwritable", Exit::Usage, number = number, reason = error.to_string())
        })?;
        return Ok(Written::Kept(code));
    }
    let text = shell.texts.get("recovery-what");
    shell.screen.note(&text);
    let question = shell.texts.get("recovery-ask");
    if !shell.ask_yes(&question)? {
        let without = shell.texts.get("recovery-without");
        shell.screen.note(&without);
        let question = shell.texts.get("recovery-decline-ask");
        if shell.ask_yes(&question)? {
            return Ok(Written::Declined);
        }
    }
    show_until_written(shell, &code)?;
    Ok(Written::Kept(code))
}

/// Shows the code, and again until two of its words are typed back.
fn show_until_written(shell: &mut Shell, code: &RecoveryCode) -> Outcome<()> {
    loop {
        show(shell, code);
        let mut right = true;
        for place in two_places(shell)? {
            let question = say!(&shell.texts, "recovery-word", number = place.saturating_add(1));
            let typed = Zeroizing::new(shell.ask_line(&question)?.to_lowercase());
            let word = code.words().get(place).copied().unwrap_or_default();
            // The first four letters tell any two words of the list apart.
            let front = word.get(..4).unwrap_or(word);
            right &= *typed == word || *typed == front;
        }
        if right {
            return Ok(());
        }
        let text = shell.texts.get("recovery-differs");
        shell.screen.note(&text);
    }
}

fn show(shell: &mut Shell, code: &RecoveryCode) {
    let text = shell.texts.get("recovery-write");
    shell.screen.note(&text);
    shell.screen.note_raw("\n");
    for (row, words) in code.words().chunks(COLUMNS).enumerate() {
        let mut line = Zeroizing::new(String::with_capacity(256));
        line.push_str("   ");
        for (column, word) in words.iter().enumerate() {
            let number = row.saturating_mul(COLUMNS).saturating_add(column).saturating_add(1);
            line.push_str(&pad(&format!(" {number}"), 4));
            line.push_str(&paint(STRONG, &pad(word, WORD)));
        }
        line.push('\n');
        shell.screen.note_raw(&line);
    }
    shell.screen.note_raw("\n");
}

/// Draws two different places, in order.
fn two_places(shell: &Shell) -> Outcome<[usize; 2]> {
    let mut bytes = [0_u8; 2];
    SystemEntropy.fill(&mut bytes).map_err(|_| failure!(&shell.texts, "no-randomness", Exit::Vault))?;
    // One of the first six and one of the last six; which ones need not be evenly drawn.
    let [first, second] = bytes.map(|byte| usize::from(byte % 6));
    Ok([first, second.saturating_add(6)])
}
