//! Everything that is written to the terminal, a file or a pipe. It exists so that colour, width, signs and a reader that
//! went away are dealt with in one place, and no verb can print past them.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{Ansi256Color, Style};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// No line is longer, wherever it goes.
pub(crate) const COLUMNS: usize = 80;

/// Bold text: digits, names, what is to be typed.
pub(crate) const STRONG: Style = Style::new().bold();
/// Text of lesser weight: times, numbers of records.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// The last seconds of a code, and warnings.
pub(crate) const AMBER: Style = Style::new().fg_color(Some(anstyle::Color::Ansi256(Ansi256Color(214)))).bold();

/// What a verdict or a notice is painted as; the words say the same without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Verified, or done.
    Tick,
    /// Wrong.
    Cross,
    /// Reflected, or the other side's code.
    Arrows,
    /// Already used.
    Circle,
    /// A clock that is off or in doubt.
    Clock,
    /// Locked or suspended.
    Lock,
}

impl Sign {
    const fn glyph(self, unicode: bool) -> &'static str {
        match (self, unicode) {
            (Self::Tick, true) => "✔",
            (Self::Cross, true) => "✘",
            (Self::Arrows, true) => "⇄",
            (Self::Circle, true) => "↺",
            (Self::Clock, true) => "⏲",
            (Self::Lock, true) => "⚿",
            (Self::Tick, false) => "[+]",
            (Self::Cross, false) => "[x]",
            (Self::Arrows, false) => "[<>]",
            (Self::Circle, false) => "[o]",
            (Self::Clock, false) => "[:]",
            (Self::Lock, false) => "[#]",
        }
    }

    /// Gives the surface: white on green 22, white on red 88, ink on amber 221, white on slate 238. Each pair has a contrast
    /// of 7 or more (WCAG 2.2 §1.4.6).
    const fn surface(self) -> Style {
        const fn on(text: u8, surface: u8) -> Style {
            Style::new()
                .bold()
                .fg_color(Some(anstyle::Color::Ansi256(Ansi256Color(text))))
                .bg_color(Some(anstyle::Color::Ansi256(Ansi256Color(surface))))
        }
        match self {
            Self::Tick => on(231, 22),
            Self::Cross | Self::Arrows => on(231, 88),
            Self::Circle | Self::Clock => on(16, 221),
            Self::Lock => on(231, 238),
        }
    }
}

/// Standard output and standard error, as far as verbs may use them.
pub(crate) struct Screen {
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
    unicode: bool,
    gone: bool,
    failed: Option<io::Error>,
}

impl Screen {
    /// Looks at the terminal and the locale: colour by `NO_COLOR`, `CLICOLOR_FORCE` and whether it is a terminal.
    pub(crate) fn of_system() -> Self {
        Self {
            out: AutoStream::auto(io::stdout()),
            err: AutoStream::auto(io::stderr()),
            unicode: speaks_utf8(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())),
            gone: false,
            failed: None,
        }
    }

    /// Tells whether the locale shows characters beyond ASCII.
    pub(crate) const fn unicode(&self) -> bool {
        self.unicode
    }

    /// Tells whether colours reach standard output.
    pub(crate) fn coloured(&self) -> bool {
        self.out.current_choice() != ColorChoice::Never
    }

    /// Tells whether whoever read standard output has gone away.
    pub(crate) const fn gone(&self) -> bool {
        self.gone
    }

    /// Writes a sentence, broken at 80 columns.
    pub(crate) fn say(&mut self, text: &str) {
        for line in wrap(&flow(text), "") {
            self.raw(&format!("{line}\n"));
        }
    }

    /// Writes sentences indented by two columns.
    pub(crate) fn indented(&mut self, text: &str) {
        for line in wrap(text, "  ") {
            self.raw(&format!("{line}\n"));
        }
    }

    /// Writes a sentence in a style, broken at 80 columns.
    pub(crate) fn styled(&mut self, style: Style, text: &str) {
        for line in wrap(text, "") {
            self.raw(&format!("{}\n", paint(style, &line)));
        }
    }

    /// Writes an empty line.
    pub(crate) fn gap(&mut self) {
        self.raw("\n");
    }

    /// Writes a sign and a sentence on the sign's surface.
    pub(crate) fn banner(&mut self, sign: Sign, text: &str) {
        let line = self.banner_text(sign, text);
        self.raw(&format!("{line}\n"));
    }

    /// Gives the line that [`Screen::banner`] writes, without its end.
    pub(crate) fn banner_text(&self, sign: Sign, text: &str) -> String {
        let glyph = sign.glyph(self.unicode);
        let text = clip(text, COLUMNS.saturating_sub(7));
        paint(sign.surface(), &format!(" {glyph} {text} "))
    }

    /// Gives a sign as it stands before a line of a list.
    pub(crate) fn sign(&self, sign: Sign) -> &'static str {
        sign.glyph(self.unicode)
    }

    /// Writes one JSON value on a line of its own.
    pub(crate) fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(line) => self.raw(&format!("{line}\n")),
            Err(error) => self.failed = Some(error.into()),
        }
    }

    /// Writes text as it is to standard output; control sequences are dropped where they would not be understood.
    pub(crate) fn raw(&mut self, text: &str) {
        if self.gone || self.failed.is_some() {
            return;
        }
        if let Err(error) = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            if error.kind() == io::ErrorKind::BrokenPipe {
                self.gone = true;
            } else {
                self.failed = Some(error);
            }
        }
    }

    /// Writes a sentence for the person to standard error, broken at 80 columns, so that it does not mix with the answer.
    pub(crate) fn note(&mut self, text: &str) {
        for line in wrap(&flow(text), "") {
            self.note_raw(&format!("{line}\n"));
        }
    }

    /// Writes text as it is to standard error. Nobody is left to tell when that fails.
    pub(crate) fn note_raw(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
    }

    /// Gives the error that kept the answer from being written, if one did; a reader that went away is none.
    pub(crate) fn take_failure(&mut self) -> Option<io::Error> {
        self.failed.take()
    }
}

/// Puts a style around a text.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Joins the lines of a paragraph, which end in the text files where it suits the file.
fn flow(text: &str) -> String {
    text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}

/// Breaks a text into lines of at most 80 columns, each with `indent` in front; its own line ends stay.
pub(crate) fn wrap(text: &str, indent: &str) -> Vec<String> {
    let options = textwrap::Options::new(COLUMNS)
        .initial_indent(indent)
        .subsequent_indent(indent)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// Shortens a text to `columns`, with an ellipsis.
pub(crate) fn clip(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    for character in text.chars() {
        clipped.push(character);
        if clipped.width() > columns.saturating_sub(3) {
            clipped.pop();
            break;
        }
    }
    clipped.push_str("...");
    clipped
}

/// Fills a text up with spaces to `columns`.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// Tells from the locale (POSIX.1-2024 §8.2: `LC_ALL`, then `LC_CTYPE`, then `LANG`) whether it is UTF-8. Windows' console
/// takes Unicode whatever its code page.
fn speaks_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    if cfg!(windows) {
        return true;
    }
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

#[cfg(test)]
mod tests;
