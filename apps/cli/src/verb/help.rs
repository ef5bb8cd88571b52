//! `help`: the same as `--help` after a verb. It exists because people type it.

use serde::Serialize;

use crate::args;
use crate::exit::Exit;
use crate::failure::{Outcome, failure};
use crate::shell::Shell;

/// What `help` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct HelpArgs {
    /// The verb, and what follows it.
    #[arg(value_name = "VERB")]
    verb: Vec<String>,
}

#[derive(Serialize)]
struct Answer {
    help: String,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &HelpArgs) -> Outcome {
    let mut command = args::command(&shell.texts);
    command.build();
    let mut found = &mut command;
    for name in &args.verb {
        found = found
            .find_subcommand_mut(name)
            .ok_or_else(|| failure!(&shell.texts, "usage-unknown-verb", Exit::Usage, verb = name.clone()))?;
    }
    let help = found.render_long_help();
    shell.answer(&Answer { help: help.to_string() }, |shell| shell.screen.raw(&help.ansi().to_string()));
    Ok(Exit::Done)
}
