//! The verbs. Each has a module of its own with its arguments and `run`; it exists so that adding one means adding one
//! file, one line here, one word in `args/localise.rs` and one message in each Fluent file.

mod accept_copy;
mod audit;
mod check;
mod clock;
mod completions;
mod doctor;
mod edit;
mod erase;
mod help;
mod init;
mod journal;
mod lock;
mod man;
mod pair;
mod passphrase;
mod people;
mod prove;
mod qr;
mod recovery;
mod role;
mod show;
mod tour;
mod view;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::shell::Shell;

/// What there is to do.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Verb {
    /// Shows my code for someone.
    Prove(prove::ProveArgs),
    /// Checks the code that someone reads out.
    Check(check::CheckArgs),
    /// Lists everyone.
    People(people::PeopleArgs),
    /// Pairs with someone.
    Pair(Box<pair::PairArgs>),
    /// Shows what is known of someone.
    Show(show::ShowArgs),
    /// Changes what I call someone.
    Rename(edit::RenameArgs),
    /// Shows, saves or removes the number to call back on.
    Number(edit::NumberArgs),
    /// Sets the weakest check that someone is held to.
    Require(edit::RequireArgs),
    /// Takes no more codes from someone.
    Suspend(edit::WhomArgs),
    /// Takes a suspension back.
    Resume(edit::WhomArgs),
    /// Removes someone.
    Forget(edit::ForgetArgs),
    /// Shows, verifies or exports what happened.
    Journal(journal::JournalArgs),
    /// Holds an exported journal against its signature.
    Audit(audit::AuditArgs),
    /// Sets this device up.
    Init(init::InitArgs),
    /// Shows the ways to unlock.
    Lock(lock::LockArgs),
    /// Sets, changes or removes the passphrase.
    Passphrase(passphrase::PassphraseArgs),
    /// Makes a new recovery code, or removes it.
    Recovery(recovery::RecoveryVerbArgs),
    /// Renews or removes the keyring's key.
    Keyring(lock::KeyringArgs),
    /// Shows or accepts this device's date and time.
    Clock(clock::ClockArgs),
    /// Goes on with what may be an older copy.
    AcceptCopy(accept_copy::AcceptCopyArgs),
    /// Removes everything from this device.
    Erase(erase::EraseArgs),
    /// Reads and draws codes as pictures.
    Qr(qr::QrArgs),
    /// Shows two people who pair and check each other.
    Tour(tour::TourArgs),
    /// Says what works and what is missing.
    Doctor(doctor::DoctorArgs),
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
            Self::Prove(args) => prove::run(shell, args),
            Self::Check(args) => check::run(shell, args),
            Self::People(args) => people::run(shell, args),
            Self::Pair(args) => pair::run(shell, args),
            Self::Show(args) => show::run(shell, args),
            Self::Rename(args) => edit::rename(shell, args),
            Self::Number(args) => edit::number(shell, args),
            Self::Require(args) => edit::require(shell, args),
            Self::Suspend(args) => edit::suspend(shell, args),
            Self::Resume(args) => edit::resume(shell, args),
            Self::Forget(args) => edit::forget(shell, args),
            Self::Journal(args) => journal::run(shell, args),
            Self::Audit(args) => audit::run(shell, args),
            Self::Init(args) => init::run(shell, args),
            Self::Lock(args) => lock::run(shell, args),
            Self::Passphrase(args) => passphrase::run(shell, args),
            Self::Recovery(args) => recovery::run(shell, args),
            Self::Keyring(args) => lock::keyring(shell, args),
            Self::Clock(args) => clock::run(shell, args),
            Self::AcceptCopy(args) => accept_copy::run(shell, args),
            Self::Erase(args) => erase::run(shell, args),
            Self::Qr(args) => qr::run(shell, args),
            Self::Tour(args) => tour::run(shell, args),
            Self::Doctor(args) => doctor::run(shell, args),
            Self::Completions(args) => Ok(completions::run(shell, args)),
            Self::Man(args) => man::run(shell, args),
            Self::Help(args) => help::run(shell, args),
        }
    }
}
