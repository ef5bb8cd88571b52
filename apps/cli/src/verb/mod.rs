//! The verbs. Each has a module of its own with its arguments and `run`; it exists so that adding one means adding one
//! file, one line here, one group in `args/localise.rs` and one message in each Fluent file.

pub(crate) mod audit;
pub(crate) mod completions;
pub(crate) mod help;
pub(crate) mod man;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::shell::Shell;

/// What there is to do.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Verb {
    /// Holds an exported journal against its signature.
    Audit(audit::AuditArgs),
    /// Writes completions for a shell.
    Completions(completions::CompletionsArgs),
    /// Writes manual pages.
    Man(man::ManArgs),
    /// Explains a verb.
    Help(help::HelpArgs),
}

impl Verb {
    /// Does it.
    pub(crate) fn run(&self, shell: &mut Shell) -> Outcome<Exit> {
        match self {
            Self::Audit(args) => audit::run(shell, args),
            Self::Completions(args) => completions::run(shell, args),
            Self::Man(args) => man::run(shell, args),
            Self::Help(args) => help::run(shell, args),
        }
    }
}
