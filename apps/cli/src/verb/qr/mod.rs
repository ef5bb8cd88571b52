//! `qr`: reads codes out of pictures and draws texts as codes. It exists for those who carry a pairing from one place to
//! another by hand, and to see what a camera sees.

mod draw;
mod read;

use crate::failure::Outcome;
use crate::shell::Shell;

/// What `qr` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct QrArgs {
    /// What to do with codes.
    #[command(subcommand)]
    verb: QrVerb,
}

#[derive(Debug, clap::Subcommand)]
enum QrVerb {
    /// Reads codes out of pictures.
    Read(read::ReadArgs),
    /// Draws a text as a code.
    Draw(draw::DrawArgs),
}

/// Does it.
pub(crate) fn run(shell: &mut Shell, args: &QrArgs) -> Outcome {
    match &args.verb {
        QrVerb::Read(args) => Ok(read::run(shell, args)),
        QrVerb::Draw(args) => draw::run(shell, args),
    }
}
