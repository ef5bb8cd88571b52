//! `completions`: what a shell needs to complete verbs and options. It exists because nobody types
//! `--they-called` twice.

use clap_complete::Shell as Kind;
use serde::Serialize;

use crate::args;
use crate::exit::Exit;
use crate::shell::Shell;

/// What `completions` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    shell: Kind,
}

#[derive(Serialize)]
struct Answer<'a> {
    shell: String,
    script: &'a str,
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &CompletionsArgs) -> Exit {
    let mut command = args::command(&shell.texts);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "countersign", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    shell.answer(&Answer { shell: args.shell.to_string(), script: &script }, |shell| shell.screen.raw(&script));
    Exit::Done
}
