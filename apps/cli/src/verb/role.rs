//! Who placed this call. It exists apart because two verbs ask it and the answer decides which code counts.

use countersign::verify::CallRole;

use crate::exit::Exit;
use crate::failure::{Outcome, failure};
use crate::shell::Shell;
use crate::texts::say;

/// The three answers as options.
#[derive(Clone, Copy, Debug, clap::Args)]
#[group(multiple = false)]
pub(crate) struct RoleArgs {
    /// I placed this call.
    #[arg(long)]
    i_called: bool,
    /// They placed this call.
    #[arg(long)]
    they_called: bool,
    /// Nobody says; only for people lowered to it beforehand.
    #[arg(long)]
    quick: bool,
}

impl RoleArgs {
    /// Gives the role; asks the person when none was named.
    pub(crate) fn settle(self, shell: &mut Shell, name: &str) -> Outcome<CallRole> {
        if self.i_called {
            return Ok(CallRole::ICalled);
        }
        if self.they_called {
            return Ok(CallRole::TheyCalled);
        }
        if self.quick {
            return Ok(CallRole::Quick);
        }
        if !shell.person_is_there() {
            return Err(failure!(&shell.texts, "role-missing", Exit::Usage));
        }
        let question = shell.texts.get("ask-role");
        let choices = [
            say!(&shell.texts, "role-they-called", name = name.to_owned()),
            say!(&shell.texts, "role-i-called", name = name.to_owned()),
        ];
        Ok(if shell.ask_choice(&question, &choices)? == 0 { CallRole::TheyCalled } else { CallRole::ICalled })
    }
}

/// Gives the word for a role in JSON.
pub(crate) const fn word(role: CallRole) -> &'static str {
    match role {
        CallRole::ICalled => "i-called",
        CallRole::TheyCalled => "they-called",
        CallRole::Quick => "quick",
    }
}
