//! Where this device's messages are shown: the terminal, picture files, a line of text, a line of JSON. It exists so that
//! the pairing shows a message once and every place that was asked for has it.

use std::path::PathBuf;

use countersign::pairing::armor;
use countersign_qr::Symbol;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome, failure};
use crate::picture::{self, Format, Unshown};
use crate::screen::{STRONG, paint};
use crate::shell::Shell;
use crate::texts::say;

/// Which of the three messages a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Offer,
    Reply,
    Finish,
}

impl Kind {
    /// Gives the rows of text that follow the code in the terminal and must not push it out: the line that counts the time,
    /// or, while the other device still reads the last code, the questions.
    const fn below(self) -> usize {
        match self {
            Self::Offer | Self::Reply => 1,
            Self::Finish => 9,
        }
    }
}

/// What is known of a message of this device's own from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: Kind,
    pub(super) remote: bool,
}

impl Header {
    /// Looks at an armored message; `None` for what is none.
    pub(super) fn of(message: &str) -> Option<Self> {
        let bytes = armor::decode(message).ok()?;
        let [_, kind, _, flags, ..] = bytes.as_slice() else { return None };
        let kind = match kind {
            1 => Kind::Offer,
            2 => Kind::Reply,
            3 => Kind::Finish,
            0 | 4..=u8::MAX => return None,
        };
        Some(Self { kind, remote: flags & 1 != 0 })
    }
}

#[derive(Serialize)]
struct MessageStep<'a> {
    step: &'static str,
    send: &'a str,
}

/// The places where messages are shown.
#[derive(Default)]
pub(super) struct Outlet {
    /// Lines of text on standard output.
    text: bool,
    /// Half blocks on standard output.
    terminal: bool,
    png: Option<PathBuf>,
    svg: Option<PathBuf>,
    /// What the terminal shows, or would show if the window were larger.
    drawn: Option<(Symbol, Kind)>,
    /// The window for which it was drawn.
    window: Option<(usize, usize)>,
    /// Stands in for a window that is too small; goes when the pairing ends.
    stand_in: Option<tempfile::NamedTempFile>,
}

impl Outlet {
    /// Settles the places.
    pub(super) fn new(text: bool, terminal: bool, png: Option<PathBuf>, svg: Option<PathBuf>) -> Self {
        Self { text, terminal, png, svg, ..Self::default() }
    }

    /// Shows a message in place of the one before.
    pub(super) fn show(&mut self, shell: &mut Shell, message: &str) -> Outcome<()> {
        let kind = Header::of(message).map_or(Kind::Offer, |header| header.kind);
        if shell.json() {
            shell.screen.json(&MessageStep { step: "message", send: message });
        }
        if self.text {
            let lead = match kind {
                Kind::Offer => shell.texts.get("pair-send-offer"),
                Kind::Reply => shell.texts.get("pair-send-reply"),
                Kind::Finish => shell.texts.get("pair-send-finish"),
            };
            shell.screen.note(&lead);
            if !shell.json() {
                shell.screen.raw(&format!("{message}\n"));
            }
            return Ok(());
        }
        let symbol = Symbol::encode(message)
            .map_err(|error| failure!(&shell.texts, "qr-undrawable", Exit::Usage, reason = error.to_string()))?;
        let lead = match kind {
            Kind::Offer => shell.texts.get("pair-show-offer"),
            Kind::Reply => shell.texts.get("pair-show-reply"),
            Kind::Finish => shell.texts.get("pair-show-finish"),
        };
        shell.screen.note_raw("\n");
        shell.screen.note(&paint(STRONG, &lead));
        self.write(shell, &symbol)?;
        self.stand_in = None;
        self.drawn = self.terminal.then_some((symbol, kind));
        self.draw(shell)
    }

    /// Draws again when the window has changed.
    pub(super) fn refresh(&mut self, shell: &mut Shell) -> Outcome<()> {
        if self.drawn.is_none() || picture::terminal_size() == self.window { Ok(()) } else { self.draw(shell) }
    }

    /// Tells whether there is any place to show a code.
    pub(super) const fn exists(&self) -> bool {
        self.text || self.terminal || self.png.is_some() || self.svg.is_some()
    }

    /// Gives the files that this device writes.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.png.iter().chain(&self.svg).cloned().collect()
    }

    fn write(&self, shell: &mut Shell, symbol: &Symbol) -> Outcome<()> {
        for (path, format) in [(&self.png, Format::Png), (&self.svg, Format::Svg)] {
            let Some(path) = path else { continue };
            let written = format.draw(symbol).and_then(|bytes| picture::write_file(path, &bytes));
            let file = picture::shown(path);
            if let Err(error) = written {
                return Err(unwritable(shell, file, &error));
            }
            let text = say!(&shell.texts, "pair-written", file = file);
            shell.screen.note(&text);
        }
        Ok(())
    }

    fn draw(&mut self, shell: &mut Shell) -> Outcome<()> {
        let Some((symbol, kind)) = &self.drawn else { return Ok(()) };
        self.window = picture::terminal_size();
        let unshown = match picture::for_terminal(&shell.screen, symbol, kind.below()) {
            Ok(code) => {
                shell.screen.raw(&code);
                return Ok(());
            }
            Err(unshown) => unshown,
        };
        say_unshown(shell, unshown);
        if self.png.is_some() || self.svg.is_some() {
            return Ok(());
        }
        if self.stand_in.is_none() {
            let made = Format::Png.draw(symbol).and_then(|bytes| picture::write_temporary(&bytes));
            let place = std::env::temp_dir();
            self.stand_in = Some(made.map_err(|error| unwritable(shell, picture::shown(&place), &error))?);
        }
        if let Some(file) = &self.stand_in {
            let text = say!(&shell.texts, "pair-stand-in", file = picture::shown(file.path()));
            shell.screen.note(&text);
        }
        Ok(())
    }
}

/// Says by how much the window is too small, or that it cannot show a code.
pub(crate) fn say_unshown(shell: &mut Shell, unshown: Unshown) {
    let text = match unshown {
        Unshown::Small { columns, rows: 0 } => say!(&shell.texts, "picture-narrow", columns = columns),
        Unshown::Small { columns: 0, rows } => say!(&shell.texts, "picture-low", rows = rows),
        Unshown::Small { columns, rows } => say!(&shell.texts, "picture-small", columns = columns, rows = rows),
        Unshown::NoBlocks => shell.texts.get("picture-no-blocks"),
    };
    shell.screen.note(&text);
}

/// Says that a file could not be written.
pub(crate) fn unwritable(shell: &Shell, file: String, error: &std::io::Error) -> Failure {
    failure!(&shell.texts, "file-unwritable", Exit::Usage, file = file, reason = error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_message_is_seen() {
        let message = |kind, flags| armor::encode(&[1, kind, 1, flags, 0, 0, 0, 0]);
        assert_eq!(Header::of(&message(1, 1)), Some(Header { kind: Kind::Offer, remote: true }));
        assert_eq!(Header::of(&message(2, 0)), Some(Header { kind: Kind::Reply, remote: false }));
        assert_eq!(Header::of(&message(3, 0)), Some(Header { kind: Kind::Finish, remote: false }));
        assert_eq!(Header::of(&message(9, 0)), None);
        assert_eq!(Header::of("hello"), None);
    }
}
