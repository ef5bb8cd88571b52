//! Half blocks for a terminal.
//!
//! A line of text is about twice as high as it is wide per character, so one character carries two
//! modules, one above the other. Terminals differ in what is light and what is dark, and a code
//! must come out dark on light on all of them.

use std::fmt::Write as _;

/// Chooses what a terminal's colours are used for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TerminalInk {
    /// Sets black and white itself by ANSI colour sequences: right on every terminal that has colours.
    Ansi,
    /// Uses the terminal's own colours, light letters on a dark ground: the letters draw the light modules.
    LightOnDark,
    /// Uses the terminal's own colours, dark letters on a light ground: the letters draw the dark modules.
    DarkOnLight,
}

pub(super) fn draw(rows: &[Vec<bool>], ink: TerminalInk) -> String {
    let mut text = String::new();
    let mut lines = rows.chunks(2);
    while let Some([top, rest @ ..]) = lines.next() {
        // An odd last row has nothing below it: the quiet zone goes on.
        let bottom = rest.first().map_or(&[][..], Vec::as_slice);
        let bottom = bottom.iter().copied().chain(std::iter::repeat(false));
        if ink == TerminalInk::Ansi {
            // Black letters on a white ground from the fixed 256-colour cube, which themes do not touch.
            let _ = write!(text, "\x1b[38;5;16;48;5;231m");
        }
        for (&upper, lower) in top.iter().zip(bottom) {
            let (upper, lower) = match ink {
                TerminalInk::Ansi | TerminalInk::DarkOnLight => (upper, lower),
                TerminalInk::LightOnDark => (!upper, !lower),
            };
            text.push(match (upper, lower) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        if ink == TerminalInk::Ansi {
            text.push_str("\x1b[0m");
        }
        text.push('\n');
    }
    text
}
