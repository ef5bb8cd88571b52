//! Writing an export. It exists apart because a file that someone may rely on is made whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::session::Session;
use crate::shell::Shell;
use crate::texts::say;

#[derive(Serialize)]
struct Answer {
    exported: u64,
    file: String,
}

/// Writes the journal to a file that must not exist yet; `-` is standard output.
pub(super) fn run(shell: &mut Shell, session: &mut Session, path: &Path) -> Outcome {
    if path.as_os_str() == "-" {
        write(shell, session, &mut BufWriter::new(io::stdout().lock()))?;
        return Ok(Exit::Done);
    }
    let name = path.to_string_lossy().into_owned();
    let file = create(path).map_err(|error| {
        let texts = &shell.texts;
        if error.kind() == io::ErrorKind::AlreadyExists {
            failure!(texts, "file-exists", Exit::Usage, file = name.clone())
        } else {
            failure!(texts, "file-unwritable", Exit::Usage, file = name.clone(), reason = error.to_string())
        }
    })?;
    let mut out = BufWriter::new(file);
    let written = write(shell, session, &mut out).and_then(|written| {
        out.get_ref()
            .sync_all()
            .map(|()| written)
            .map_err(|error| failure!(&shell.texts, "export-unwritten", Exit::Vault, reason = error.to_string()))
    });
    let exported = match written {
        Ok(exported) => exported,
        Err(failure) => {
            // Half an export would only be mistaken for one. It was made here a moment ago, so it is ours to remove.
            let _ = std::fs::remove_file(path);
            return Err(failure);
        }
    };
    let text = say!(&shell.texts, "journal-exported", records = exported, file = name.clone());
    let next = say!(&shell.texts, "journal-exported-next", file = name.clone());
    shell.answer(&Answer { exported, file: name }, |shell| {
        shell.done(&text);
        shell.screen.say(&next);
    });
    Ok(Exit::Done)
}

fn write(shell: &Shell, session: &mut Session, out: &mut dyn Write) -> Outcome<u64> {
    let exported = session.people.export(1, out, &mut |done, all| {
        shell.progress(&say!(&shell.texts, "journal-exporting", done = done, all = all));
    });
    shell.progress("");
    let exported = exported.map_err(|error| Failure::of(&shell.texts, error))?;
    out.flush().map_err(|error| failure!(&shell.texts, "export-unwritten", Exit::Vault, reason = error.to_string()))?;
    Ok(exported)
}

/// Makes a new file that only its owner may read; one that is there already, a link too, is left as it is.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}
