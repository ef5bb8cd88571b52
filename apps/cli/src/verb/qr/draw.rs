//! `qr draw`: a text as a code, in the terminal or as a picture file. It exists so that a message that came as text can be
//! shown to a camera.

use std::io::{IsTerminal as _, Read as _};
use std::path::PathBuf;

use countersign_qr::Symbol;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Outcome, failure};
use crate::picture::{self, Format};
use crate::shell::Shell;
use crate::texts::say;
use crate::verb::pair::outlet::{say_unshown, unwritable};

/// More than fits any code; longer input is refused by the drawing itself.
const LONGEST: u64 = 16 * 1024;

/// What `qr draw` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct DrawArgs {
    /// The text; `-` reads standard input.
    #[arg(value_name = "TEXT")]
    text: String,
    /// Write a PNG.
    #[arg(long, value_name = "FILE")]
    png: Option<PathBuf>,
    /// Write an SVG.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    side: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<String>,
}

/// Does it.
pub(super) fn run(shell: &mut Shell, args: &DrawArgs) -> Outcome {
    let text = if args.text == "-" { standard_input(shell)? } else { args.text.clone() };
    let symbol = Symbol::encode(&text)
        .map_err(|error| failure!(&shell.texts, "qr-undrawable", Exit::Usage, reason = error.to_string()))?;
    let mut files = Vec::new();
    for (path, format) in [(&args.png, Format::Png), (&args.svg, Format::Svg)] {
        let Some(path) = path else { continue };
        let file = picture::shown(path);
        let written = format.draw(&symbol).and_then(|bytes| picture::write_file(path, &bytes));
        written.map_err(|error| unwritable(shell, file.clone(), &error))?;
        files.push(file);
    }
    if shell.json() {
        let rows = if files.is_empty() { rows(&symbol) } else { Vec::new() };
        shell.screen.json(&Answer { side: symbol.side(), files, rows });
    } else if files.is_empty() {
        show(shell, &symbol)?;
    } else {
        for file in files {
            let text = say!(&shell.texts, "picture-written", file = file);
            shell.done(&text);
        }
    }
    Ok(Exit::Done)
}

/// Draws in the terminal; where that cannot be, into a picture in the folder for temporary files, which stays.
fn show(shell: &mut Shell, symbol: &Symbol) -> Outcome<()> {
    let unshown = match picture::for_terminal(&shell.screen, symbol, 1) {
        Ok(code) => {
            shell.screen.raw(&code);
            return Ok(());
        }
        Err(unshown) => unshown,
    };
    say_unshown(shell, unshown);
    let kept =
        Format::Png.draw(symbol).and_then(|bytes| picture::write_temporary(&bytes)).and_then(|file| Ok(file.keep()?));
    let (_, path) = kept.map_err(|error| unwritable(shell, picture::shown(&std::env::temp_dir()), &error))?;
    let text = say!(&shell.texts, "picture-written", file = picture::shown(&path));
    shell.done(&text);
    Ok(())
}

fn rows(symbol: &Symbol) -> Vec<String> {
    symbol.rows().map(|row| row.iter().map(|dark| if *dark { '1' } else { '0' }).collect()).collect()
}

/// Reads the text, without the line end that `echo` puts behind it.
fn standard_input(shell: &mut Shell) -> Outcome<String> {
    if std::io::stdin().is_terminal() {
        let text = shell.texts.get("qr-type-text");
        shell.screen.note(&text);
    }
    let mut text = String::new();
    std::io::stdin().take(LONGEST).read_to_string(&mut text).map_err(|error| {
        failure!(&shell.texts, "file-unreadable", Exit::Usage, file = "-", reason = error.to_string())
    })?;
    let trimmed = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Ok(trimmed.to_owned())
}
