//! The command line as it is typed. It exists apart from the verbs so that the list of them, the options that all have,
//! and the way mistakes are answered stand in one place.

mod localise;
mod refusal;

use std::ffi::OsString;

use clap::{CommandFactory as _, FromArgMatches as _, Parser};

use crate::texts::Texts;
use crate::verb::Verb;
pub(crate) use refusal::Refusal;

/// Everything that can be typed. The help texts stand in the Fluent files under `verb-…` and `option-…`.
#[derive(Debug, Parser)]
#[command(name = "countersign", bin_name = "countersign", version)]
pub(crate) struct Arguments {
    /// Options of every verb.
    #[command(flatten)]
    pub(crate) globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// Options of every verb.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Globals {
    /// Whether the answer is JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The descriptor from which the passphrase is read.
    #[arg(long, global = true, value_name = "N")]
    pub(crate) passphrase_fd: Option<u32>,
    /// The descriptor from which the recovery code is read.
    #[arg(long, global = true, value_name = "N", conflicts_with = "passphrase_fd")]
    pub(crate) unlock_recovery_fd: Option<u32>,
}

/// Gives the whole command line with its help in the reader's language; man pages and completions are made from it.
pub(crate) fn command(texts: &Texts) -> clap::Command {
    localise::localise(Arguments::command(), texts)
}

/// Reads what was typed.
///
/// # Errors
/// [`Refusal`] for help that was asked for and for mistakes.
pub(crate) fn parse(texts: &Texts, typed: Vec<OsString>) -> Result<Arguments, Refusal> {
    let json = typed.iter().take_while(|argument| *argument != "--").any(|argument| argument == "--json");
    let mut command = command(texts);
    let parsed = command.try_get_matches_from_mut(typed).and_then(|matches| Arguments::from_arg_matches(&matches));
    parsed.map_err(|error| Refusal::new(texts, &error, json))
}

#[cfg(test)]
mod tests;
