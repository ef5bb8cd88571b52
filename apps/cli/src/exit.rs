//! Exit codes. It exists as one list because scripts rely on the numbers, which therefore never change.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Verified, or done.
    Done,
    /// Any other verdict, or a refusal that the rules demand.
    NotVerified,
    /// The command line or something typed does not follow the rules.
    Usage,
    /// The vault or the keystore failed.
    Vault,
    /// A pairing did not come to its end.
    Unfinished,
}

impl Exit {
    /// Gives the number that the shell sees.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::NotVerified => 1,
            Self::Usage => 2,
            Self::Vault => 3,
            Self::Unfinished => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}
