//! `qr read`: one line for each code in the pictures. It exists so that a script or a person can see whether a picture
//! holds a code before anything is done with it.

use std::path::PathBuf;

use serde::Serialize;

use crate::exit::Exit;
use crate::picture;
use crate::shell::Shell;
use crate::texts::say;
use crate::verb::pair::words;

/// What `qr read` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct ReadArgs {
    /// The pictures.
    #[arg(value_name = "IMAGE", required = true)]
    image: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    images: Vec<Image>,
}

#[derive(Serialize)]
struct Image {
    file: String,
    codes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// Does it: every picture is looked at, whatever the one before held.
pub(super) fn run(shell: &mut Shell, args: &ReadArgs) -> Exit {
    countersign_qr::silence_decoder_panics();
    let mut exit = Exit::Done;
    let mut images = Vec::new();
    for path in &args.image {
        let file = picture::shown(path);
        let image = match picture::read_file(path) {
            Ok(codes) if codes.is_empty() => {
                exit = exit.max(Exit::NotVerified);
                let message = say!(&shell.texts, "picture-without-code", file = file.clone());
                Image { file, codes, error: Some("no-code"), message: Some(message) }
            }
            Ok(codes) => Image { file, codes, error: None, message: None },
            Err(unread) => {
                exit = exit.max(Exit::Usage);
                let message = words::of_unread(&shell.texts, file.clone(), &unread);
                Image { file, codes: Vec::new(), error: Some("file-unreadable"), message: Some(message) }
            }
        };
        if !shell.json() {
            for code in &image.codes {
                shell.screen.raw(&format!("{}\n", on_one_line(code)));
            }
            if let Some(message) = &image.message {
                shell.screen.note(message);
            }
        }
        images.push(image);
    }
    if shell.json() {
        shell.screen.json(&Answer { images });
    }
    exit
}

/// Writes what would break the line or command the terminal as an escape: a code is a stranger's text.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control()
            || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        {
            line.extend(character.escape_unicode());
        } else {
            line.push(character);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_can_neither_break_the_line_nor_command_the_terminal() {
        assert_eq!(on_one_line("CSIGN:AB"), "CSIGN:AB");
        assert_eq!(on_one_line("a\nb\x1b[2Jc"), "a\\u{a}b\\u{1b}[2Jc");
        assert_eq!(on_one_line("Jörg \u{202e}x"), "Jörg \\u{202e}x");
    }
}
